"""What a person paints with: tool, size, object, opacity, protection."""

from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from vosannot.gui.preferences import Preferences

__all__ = ["AMOUNTS", "READS_MASKS", "Tool", "ToolState"]

LARGEST_BRUSH = 500.0
_LIGHTEST = 0.15  # share of the radius that the lightest touch of a pen paints with

AMOUNTS = {"grow": (1, 2, 100), "smooth": (1, 4, 100), "speck": (2, 64, 1_000_000)}
"""Of the refinements (smallest, default, largest): grow and smooth in pixels of the clip, speck in their area."""


class Tool(StrEnum):
    """The tools of the canvas."""

    BRUSH = "brush"
    ERASER = "eraser"
    POLYGON = "polygon"
    LASSO = "lasso"
    BOX = "box"
    FILL = "fill"
    GRABCUT = "grabcut"
    CLICK = "click"
    MOVE = "move"
    SPLIT = "split"
    HAND = "hand"


READS_MASKS = frozenset({Tool.FILL, Tool.MOVE, Tool.SPLIT})
"""They look at the frame's masks before they change anything."""


class ToolState(QObject):
    """Shared by canvas, panels and actions. Every setter emits its signal only when something changed."""

    tool_changed = Signal(object)
    radius_changed = Signal(float)
    opacity_changed = Signal(float)
    protect_changed = Signal(bool)
    object_changed = Signal(object)
    visibility_changed = Signal()
    amount_changed = Signal(str, int)
    switched = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tool = Tool.BRUSH
        self._radius = 12.0
        self._opacity = 0.45
        self._protect = False
        self._object: int | None = None
        self._hidden: set[int] = set()
        self._masks_visible = True
        self._pressure = True
        self._everywhere = True
        self._replaces = False
        self._amounts = {name: default for name, (_, default, _) in AMOUNTS.items()}

    def restore(self, kept: Preferences) -> None:
        """Set what a person had set the last time."""
        self.radius = kept.number("brush/radius", 12.0)
        self.opacity = kept.number("brush/opacity", 0.45)
        self.protect = kept.flag("brush/protect")
        self.pressure = kept.flag("brush/pressure", True)
        for name, (_, default, _) in AMOUNTS.items():
            self.set_amount(name, round(kept.number(f"mask/{name}", default)))

    def keep(self, kept: Preferences) -> None:
        """Remember it for the next time."""
        kept.set("brush/radius", self.radius)
        kept.set("brush/opacity", self.opacity)
        kept.set("brush/protect", self.protect)
        kept.set("brush/pressure", self.pressure)
        for name, value in self._amounts.items():
            kept.set(f"mask/{name}", value)

    def amount(self, name: str) -> int:
        """One of :data:`AMOUNTS`, as it is set now."""
        return self._amounts[name]

    def set_amount(self, name: str, value: int) -> None:
        """Change it; clamped to its range."""
        low, _, high = AMOUNTS[name]
        value = min(max(value, low), high)
        if value != self._amounts[name]:
            self._amounts[name] = value
            self.amount_changed.emit(name, value)

    @property
    def tool(self) -> Tool:
        return self._tool

    @tool.setter
    def tool(self, tool: Tool) -> None:
        if tool is not self._tool:
            self._tool = tool
            self.tool_changed.emit(tool)

    @property
    def radius(self) -> float:
        """Brush radius in the clip's pixels."""
        return self._radius

    @radius.setter
    def radius(self, radius: float) -> None:
        radius = min(max(radius, 0.5), LARGEST_BRUSH)
        if radius != self._radius:
            self._radius = radius
            self.radius_changed.emit(radius)

    @property
    def pressure(self) -> bool:
        """A pen's pressure sets the brush's radius."""
        return self._pressure

    @pressure.setter
    def pressure(self, pressure: bool) -> None:
        if pressure != self._pressure:
            self._pressure = pressure
            self.switched.emit()

    def pressed_radius(self, pressure: float) -> float:
        """The radius at this pressure (0..1), as far as it counts."""
        if not self._pressure:
            return self._radius
        return max(0.5, self._radius * (_LIGHTEST + (1 - _LIGHTEST) * min(max(pressure, 0.0), 1.0)))

    @property
    def everywhere(self) -> bool:
        """Splitting means every frame, not only the shown one."""
        return self._everywhere

    @everywhere.setter
    def everywhere(self, everywhere: bool) -> None:
        if everywhere != self._everywhere:
            self._everywhere = everywhere
            self.switched.emit()

    @property
    def replaces(self) -> bool:
        """What GrabCut and click-to-segment suggest replaces the object's mask, instead of being added to it."""
        return self._replaces

    @replaces.setter
    def replaces(self, replaces: bool) -> None:
        if replaces != self._replaces:
            self._replaces = replaces
            self.switched.emit()

    def resize(self, steps: float) -> None:
        """Larger or smaller by steps that feel even: a tenth, at least one pixel of diameter."""
        step = max(0.5, self._radius * 0.12) * steps
        self.radius = round((self._radius + step) * 2) / 2

    @property
    def opacity(self) -> float:
        """Of the masks' fill, 0..1; outlines stay."""
        return self._opacity

    @opacity.setter
    def opacity(self, opacity: float) -> None:
        opacity = min(max(opacity, 0.0), 1.0)
        if opacity != self._opacity:
            self._opacity = opacity
            self.opacity_changed.emit(opacity)

    @property
    def protect(self) -> bool:
        """The brush leaves the pixels of other objects alone."""
        return self._protect

    @protect.setter
    def protect(self, protect: bool) -> None:
        if protect != self._protect:
            self._protect = protect
            self.protect_changed.emit(protect)

    @property
    def object(self) -> int | None:
        """Id of the object that is painted; None: the video has none yet."""
        return self._object

    @object.setter
    def object(self, object_id: int | None) -> None:
        if object_id != self._object:
            self._object = object_id
            self.object_changed.emit(object_id)

    @property
    def hidden(self) -> frozenset[int]:
        """Objects that are not drawn."""
        return frozenset(self._hidden)

    def set_visible(self, object_id: int, visible: bool) -> None:
        """Show or hide one object on the canvas."""
        before = set(self._hidden)
        self._hidden.discard(object_id) if visible else self._hidden.add(object_id)
        if before != self._hidden:
            self.visibility_changed.emit()

    @property
    def masks_visible(self) -> bool:
        """False while all masks are hidden."""
        return self._masks_visible

    @masks_visible.setter
    def masks_visible(self, visible: bool) -> None:
        if visible != self._masks_visible:
            self._masks_visible = visible
            self.visibility_changed.emit()
