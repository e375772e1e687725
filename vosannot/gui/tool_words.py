"""What the tools are called, and how they are used, in a few words."""

from vosannot.core.words import mark
from vosannot.gui.session.tools import Tool

__all__ = ["HINTS", "TITLES"]

TITLES = {
    Tool.BRUSH: mark("Brush"),
    Tool.ERASER: mark("Eraser"),
    Tool.POLYGON: mark("Polygon"),
    Tool.LASSO: mark("Lasso"),
    Tool.BOX: mark("Box"),
    Tool.FILL: mark("Fill"),
    Tool.GRABCUT: mark("GrabCut"),
    Tool.CLICK: mark("Click"),
    Tool.MOVE: mark("Move"),
    Tool.SPLIT: mark("Split"),
    Tool.HAND: mark("Hand"),
}

HINTS = {
    Tool.BRUSH: mark("Left paints, right erases · wheel zooms, Ctrl + wheel sizes the brush · Space + drag moves"),
    Tool.ERASER: mark("Left erases · wheel zooms, Ctrl + wheel sizes the eraser · Space + drag moves"),
    Tool.POLYGON: (
        mark(
            "Click corners, the first one closes · drag corners, click an edge for a new one, Delete · Enter fills · "
            "Esc gives up"
        )
    ),
    Tool.LASSO: mark("Draw around what is to be filled · right erases · Esc gives up"),
    Tool.BOX: mark("Drag from corner to corner · Shift makes a square · right erases"),
    Tool.GRABCUT: mark(
        "Drag a box around the object · then left: this too, right: not this · Enter accepts · Esc gives up"
    ),
    Tool.CLICK: mark(
        "Click the object, right click what is not · or drag a box · Enter accepts · Backspace takes back"
    ),
    Tool.MOVE: mark("Drag the mask to move it, handles scale it (Shift: in proportion) · Enter does it · Esc gives up"),
    Tool.SPLIT: mark("Click a piece of an object: it becomes a new object"),
    Tool.FILL: mark("Click a region to fill it with the current object · right click empties it"),
    Tool.HAND: mark("Drag the picture · double click fits it to the window"),
}
