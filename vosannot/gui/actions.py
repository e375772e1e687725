"""The one registry of actions: menus, toolbars, shortcuts and the cheat sheet are made from it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from vosannot.gui import theme
from vosannot.gui.icons import icon

__all__ = ["SECTIONS", "Actions", "Spec"]

SECTIONS = {
    "tool": "Paint", "mask": "Masks", "object": "Objects", "frame": "Frames", "range": "Range of frames",
    "play": "Play", "go": "Go to",
    "propagate": "Propagate", "view": "View", "edit": "Edit", "file": "File", "help": "Help",
}  # fmt: skip
"""By the part of an id before the dot, in the order of the cheat sheet."""


@dataclass(frozen=True, slots=True)
class Spec:
    """One action.

    Attributes:
        id: "group.verb"; the group is its section of the cheat sheet.
        title: as in the menu.
        keys: shortcuts, the first is shown.
        icon: name in ``resources/icons``.
        tip: a sentence for the tooltip, if the title does not say it all.
        checkable: it is on or off.
        canvas: its shortcut holds only while the canvas has the focus (Enter and Tab mean other things elsewhere).
    """

    id: str
    title: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    tip: str = ""
    checkable: bool = False
    canvas: bool = False

    @property
    def plain_title(self) -> str:
        """Without the mark of the letter that opens it in the menu, and without dots."""
        return self.title.replace("&&", "\0").replace("&", "").replace("\0", "&").rstrip("…")

    @property
    def section(self) -> str:
        """Of the cheat sheet."""
        return SECTIONS[self.id.split(".")[0]]

    @property
    def key_names(self) -> list[str]:
        """Its shortcuts as this system writes them."""
        return [QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in self.keys]


class Actions(QObject):
    """Makes and keeps the QActions.

    Args:
        window: the shortcuts hold in this window.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._specs: dict[str, Spec] = {}
        self._actions: dict[str, QAction] = {}

    def add(self, spec: Spec, do: Callable[[], object], owner: QWidget | None = None) -> QAction:
        """Register an action; ``owner`` (default: the window) is where its shortcut holds."""
        action = QAction(spec.title, self)
        action.setObjectName(spec.id)
        action.setCheckable(spec.checkable)
        action.setShortcuts([QKeySequence(k) for k in spec.keys])
        if spec.canvas:
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        first = f"  ({spec.key_names[0]})" if spec.keys else ""
        action.setToolTip((spec.tip or spec.title.rstrip("…")) + first)
        action.triggered.connect(lambda *_: do())
        (owner or self._window).addAction(action)
        self._specs[spec.id], self._actions[spec.id] = spec, action
        return action

    def __getitem__(self, action_id: str) -> QAction:
        return self._actions[action_id]

    def specs(self) -> list[Spec]:
        """All, in order of registration."""
        return list(self._specs.values())

    def enable(self, action_ids: Iterable[str], enabled: bool) -> None:
        """Enable or disable several."""
        for action_id in action_ids:
            self._actions[action_id].setEnabled(enabled)

    def tint(self) -> None:
        """The theme changed: colour the icons anew."""
        colours = theme.current()
        for action_id, spec in self._specs.items():
            if spec.icon:
                tint = colours.on_accent if action_id == "propagate.adapt" else colours.text
                self._actions[action_id].setIcon(icon(spec.icon, tint, colours.disabled, colours.text))

    def fill(self, menu: QMenu, action_ids: Iterable[str]) -> None:
        """Put actions into a menu; "-" is a separator."""
        for action_id in action_ids:
            if action_id == "-":
                menu.addSeparator()
            else:
                menu.addAction(self._actions[action_id])
