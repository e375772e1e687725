"""What the tools are called, and how they are used, in a few words."""

from vosannot.gui.session.tools import Tool

__all__ = ["HINTS", "TITLES"]

TITLES = {
    Tool.BRUSH: "Brush", Tool.ERASER: "Eraser", Tool.POLYGON: "Polygon", Tool.LASSO: "Lasso", Tool.BOX: "Box",
    Tool.FILL: "Fill", Tool.GRABCUT: "GrabCut", Tool.CLICK: "Click", Tool.MOVE: "Move", Tool.SPLIT: "Split",
    Tool.HAND: "Hand",
}  # fmt: skip

HINTS = {
    Tool.BRUSH: "Left paints, right erases · wheel zooms, Ctrl + wheel sizes the brush · Space + drag moves",
    Tool.ERASER: "Left erases · wheel zooms, Ctrl + wheel sizes the eraser · Space + drag moves",
    Tool.POLYGON: (
        "Click corners, the first one closes · drag corners, click an edge for a new one, Delete · Enter fills · "
        "Esc gives up"
    ),
    Tool.LASSO: "Draw around what is to be filled · right erases · Esc gives up",
    Tool.BOX: "Drag from corner to corner · Shift makes a square · right erases",
    Tool.GRABCUT: "Drag a box around the object · then left: this too, right: not this · Enter accepts · Esc gives up",
    Tool.CLICK: "Click the object, right click what is not · or drag a box · Enter accepts · Backspace takes back",
    Tool.MOVE: "Drag the mask to move it, handles scale it (Shift: in proportion) · Enter does it · Esc gives up",
    Tool.SPLIT: "Click a piece of an object: it becomes a new object",
    Tool.FILL: "Click a region to fill it with the current object · right click empties it",
    Tool.HAND: "Drag the picture · double click fits it to the window",
}
