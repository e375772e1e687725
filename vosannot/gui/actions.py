"""The one registry of actions: menus, toolbars, shortcuts and the cheat sheet are made from it."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QMenu, QWidget

from vosannot.core.words import mark, tr
from vosannot.gui import theme
from vosannot.gui.icons import icon
from vosannot.gui.key_map import KeyMap, portable

__all__ = ["SECTIONS", "Actions", "Spec"]

SECTIONS = {
    "tool": mark("Paint"),
    "mask": mark("Masks"),
    "object": mark("Objects"),
    "frame": mark("Frames"),
    "range": mark("Range of frames"),
    "play": mark("Play"),
    "go": mark("Go to"),
    "propagate": mark("Propagate"),
    "video": mark("Videos"),
    "team": mark("Team"),
    "view": mark("View"),
    "edit": mark("Edit"),
    "file": mark("File"),
    "help": mark("Help"),
}
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
        return tr(SECTIONS[self.id.split(".")[0]])

    @property
    def key_names(self) -> list[str]:
        """Its shortcuts as this system writes them."""
        return [QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in self.keys]


class Actions(QObject):
    """Makes and keeps the QActions.

    Args:
        window: the shortcuts hold in this window.
        key_map: the person's own keys.

    Signals:
        keys_changed(): an action has another key.
    """

    keys_changed = Signal()

    def __init__(self, window: QWidget, key_map: KeyMap) -> None:
        super().__init__(window)
        self._window, self._key_map = window, key_map
        self._specs: dict[str, Spec] = {}
        self._usual: dict[str, tuple[str, ...]] = {}
        self._actions: dict[str, QAction] = {}

    def add(self, spec: Spec, do: Callable[[], object], owner: QWidget | None = None) -> QAction:
        """Register an action; ``owner`` (default: the window) is where its shortcut holds."""
        action = QAction(spec.title, self)
        action.setObjectName(spec.id)
        action.setCheckable(spec.checkable)
        if spec.canvas:
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(lambda *_: do())
        (owner or self._window).addAction(action)
        self._usual[spec.id], self._actions[spec.id] = spec.keys, action
        self._give(replace(spec, keys=self._key_map.keys(spec.id, spec.keys)))
        return action

    def _give(self, spec: Spec) -> None:
        """The action gets the keys of this spec."""
        self._specs[spec.id], action = spec, self._actions[spec.id]
        action.setShortcuts([QKeySequence(k) for k in spec.keys])
        first = f"  ({spec.key_names[0]})" if spec.keys else ""
        action.setToolTip((spec.tip or spec.title.rstrip("…")) + first)

    # Keys

    def usual_keys(self, action_id: str) -> tuple[str, ...]:
        """Those that the program gives it."""
        return self._usual[action_id]

    def holder(self, key: str) -> Spec | None:
        """The action that has this key now."""
        return next((s for s in self._specs.values() if portable(key) in map(portable, s.keys)), None)

    def rebind(self, action_id: str, keys: Sequence[str] | None) -> None:
        """Give an action these keys and remember it; None: those of the program. Who had them before loses them."""
        wanted = self._usual[action_id] if keys is None else tuple(keys)
        for key in wanted:
            other = self.holder(key)
            if other is not None and other.id != action_id:
                left = tuple(k for k in other.keys if portable(k) != portable(key))
                self._key_map.set(other.id, left)
                self._give(replace(other, keys=left))
        self._key_map.set(action_id, None if wanted == self._usual[action_id] else wanted)
        self._give(replace(self._specs[action_id], keys=wanted))
        self.keys_changed.emit()

    def usual_again(self) -> None:
        """All keys as the program gives them."""
        for action_id, keys in self._usual.items():
            self._key_map.set(action_id, None)
            self._give(replace(self._specs[action_id], keys=keys))
        self.keys_changed.emit()

    def write_key(self, button: QAbstractButton, title: str, action_id: str) -> None:
        """Write a title and the action's key, whichever it is, on a button."""

        def write() -> None:
            names = self._specs[action_id].key_names
            button.setText(f"{title}   {names[0]}" if names else title)
            button.setToolTip(self._actions[action_id].toolTip())

        self.keys_changed.connect(write)
        write()

    def worded(self, text: str) -> str:
        """A text in which "{frame.approve}" stands for that action's key, or for its title when it has none."""

        def name(found: re.Match[str]) -> str:
            spec = self._specs.get(found[1])
            if spec is None:
                return found[0]
            return spec.key_names[0] if spec.keys else f"“{spec.plain_title}”"

        return re.sub(r"\{([a-z]+\.[a-z0-9_]+)\}", name, text)

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
