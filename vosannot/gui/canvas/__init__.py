"""The picture in the middle: frame, masks, cursor, and the tools that paint."""
