"""One handler for every tool."""

from vosannot.gui.canvas.camera import Camera
from vosannot.gui.canvas.handler import Handler
from vosannot.gui.canvas.moving import MoveHandler
from vosannot.gui.canvas.shapes import BoxHandler, LassoHandler, PolygonHandler
from vosannot.gui.canvas.strokes import BrushHandler, FillHandler, HandHandler, SplitHandler
from vosannot.gui.canvas.suggestions import ClickHandler, GrabHandler
from vosannot.gui.session.controller import Controller
from vosannot.gui.session.tools import Tool

__all__ = ["handlers"]


def handlers(controller: Controller, camera: Camera) -> dict[Tool, Handler]:
    """All tools."""
    parts = controller.painter, controller.tools, camera
    brush = BrushHandler(*parts)
    masking = controller.masking
    return {
        Tool.BRUSH: brush,
        Tool.ERASER: brush,
        Tool.POLYGON: PolygonHandler(*parts),
        Tool.LASSO: LassoHandler(*parts),
        Tool.BOX: BoxHandler(*parts),
        Tool.FILL: FillHandler(*parts),
        Tool.GRABCUT: GrabHandler(*parts, controller.grabber),
        Tool.CLICK: ClickHandler(*parts, controller.clicker),
        Tool.MOVE: MoveHandler(*parts),
        Tool.SPLIT: SplitHandler(*parts, lambda point, everywhere: masking.split(point, everywhere=everywhere)),
        Tool.HAND: HandHandler(*parts),
    }
