"""What is asked of a check of masks. No torch here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from vosannot.core.events import FrameChecked
from vosannot.settings.params import param

__all__ = ["EXEMPLARS", "CheckParams", "CheckRequest", "exemplars"]

EXEMPLARS = 10
"""Exemplars of an object (Xie et al. 2024, section 3.2)."""


@dataclass(frozen=True, slots=True)
class CheckParams:
    """Settings of a check."""

    weights: str = param("selector-lite", "Weights", "A bundled, fetched or imported mask selector, or a weight file.")
    check_size: int = param(
        128,
        "Size",
        "Short side of the frames that masks are judged on, rounded to 8 px (paper: 128); features see twice as much.",
        unit="px",
        low=64,
        high=512,
    )


@dataclass(frozen=True, slots=True)
class CheckRequest:
    """Masks to be judged. Picklable, and small: 20,000 frames are some ten megabytes.

    Attributes:
        clip: path of the video file or image folder.
        masks: frame -> label map as PNG; at the clip's size, or smaller with the same aspect ratio.
        trusted: frames whose masks are known to be right: a person made or approved them.
        maps: report error maps, too.
    """

    clip: Path
    masks: Mapping[int, bytes]
    trusted: frozenset[int] = field(default=frozenset())
    maps: bool = False


def exemplars(found: Sequence[FrameChecked], most: int = EXEMPLARS) -> dict[int, tuple[int, ...]]:
    """For every object the frames with the least predicted error, at most ``most`` of them; trusted ones come first.

    Args:
        found: what a check has reported. A mask that is empty is no exemplar.

    Returns:
        Object id -> ascending frames.
    """
    shown: dict[int, list[tuple[bool, float, int]]] = {}
    for event in found:
        for object_id, error in event.errors.items():
            if event.areas[object_id] > 0:
                shown.setdefault(object_id, []).append((not event.trusted, error, event.frame))
    return {i: tuple(sorted(frame for _, _, frame in sorted(shown[i])[:most])) for i in sorted(shown)}
