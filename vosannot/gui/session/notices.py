"""What the window says to the person, one sentence at a time."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Kind", "Notice"]


class Kind(StrEnum):
    """How serious it is."""

    INFO = "info"
    DONE = "check"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence, and at most one thing to do about it (two when painting cannot be saved).

    Attributes:
        key: a later notice with the same key replaces this one, and ``withdraw(key)`` takes it back.
        lasting: stays until it is withdrawn or dismissed, and other notices wait behind it.
        pinned: lasting, and only withdrawing takes it away; neither the person nor good news covers it.
        action, do: label and callback of the button.
        other, do_other: of a second one.
        details: what stands behind it, shown on demand.
    """

    kind: Kind
    text: str
    action: str = ""
    do: Callable[[], None] | None = None
    key: str = ""
    lasting: bool = False
    details: str = ""
    pinned: bool = False
    other: str = ""
    do_other: Callable[[], None] | None = None
