"""What the window is about: the open clip, its tools, its tasks. QObjects without a single widget."""
