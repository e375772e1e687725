"""A person's own keys, kept with the preferences."""

import json
from collections.abc import Sequence

from PySide6.QtGui import QKeySequence

from vosannot.core.words import mark
from vosannot.gui.preferences import Preferences

__all__ = ["HELD", "KeyMap", "portable"]

HELD = {
    "X": mark("hides the masks while it is held"),
    "Esc": mark("gives up what is being drawn"),
    "Backspace": mark("takes the last corner or hint back"),
    **{str(digit): mark("chooses an object") for digit in range(1, 10)},
}
"""Keys that the canvas or the window holds for itself, and what for."""


def portable(key: str) -> str:
    """A key as it is stored, such as "Ctrl+Shift+M"; "" when it is none that Qt knows."""
    sequence = QKeySequence(key)
    return sequence.toString(QKeySequence.SequenceFormat.PortableText) if sequence.count() == 1 else ""


class KeyMap:
    """Which actions have other keys than the program gives them."""

    def __init__(self, preferences: Preferences) -> None:
        self._preferences = preferences

    def keys(self, action_id: str, usual: tuple[str, ...]) -> tuple[str, ...]:
        """An action's keys; those of the program when the person has set none, or what is stored makes no sense."""
        stored = self._preferences.text(_entry(action_id))
        if not stored:
            return usual
        try:
            listed = json.loads(stored)
        except ValueError:
            return usual
        if not isinstance(listed, list) or not all(isinstance(key, str) and portable(key) for key in listed):
            return usual
        return tuple(listed)

    def set(self, action_id: str, keys: Sequence[str] | None) -> None:
        """Remember an action's keys, none at all too; None: the program's again."""
        self._preferences.set(_entry(action_id), "" if keys is None else json.dumps(list(keys)))


def _entry(action_id: str) -> str:
    return f"keys/{action_id}"
