"""Procedural video: clips with exact masks (and flow, depth, visibility) made from nothing but mathematics."""

from vosannot.training.render.options import RenderedClip, RenderOptions
from vosannot.training.render.renderer import Renderer
from vosannot.training.render.sheet import contact_sheet

__all__ = ["RenderOptions", "RenderedClip", "Renderer", "contact_sheet"]
