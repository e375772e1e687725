"""Masks from a few hints on one frame: GrabCut (a box, scribbles) and Segment Anything (points, a box)."""
