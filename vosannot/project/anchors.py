"""Which frames a propagation starts from, and which ones it must leave alone."""

from typing import TYPE_CHECKING

from vosannot.project.records import Provenance

if TYPE_CHECKING:
    from vosannot.project.document import Document

__all__ = ["anchor_frames", "locked_frames"]


def anchor_frames(document: "Document") -> tuple[int, ...]:
    """Frames that masks are propagated from, ascending: painted by hand, or, if there is none, approved."""
    painted = document.references()
    if painted:
        return painted
    return tuple(f for f, s in document.states().items() if s.provenance is Provenance.APPROVED)


def locked_frames(document: "Document") -> frozenset[int]:
    """Frames that no job changes unasked."""
    return frozenset(f for f, s in document.states().items() if s.provenance is not Provenance.PROPAGATED)
