"""What the flow network learns from where nobody has painted: its own masks, judged and mended by appearance (Xie et
al. 2024, section 3.4.2)."""

import zlib
from collections.abc import Generator, Iterable
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch

from vosannot.core.events import Command, Event, ForegroundDone, FrameChecked, FrameDone, IterationDone, StageStarted
from vosannot.engines.refine.exemplars import choose_exemplars
from vosannot.engines.refine.info import RepairParams, RepairRequest
from vosannot.engines.refine.session import RepairSession
from vosannot.engines.refine.track import Track
from vosannot.masks.label_map import VOID, object_ids
from vosannot.masks.png import encode_png

__all__ = ["OwnMasks", "lessons"]

LabelArray = npt.NDArray[np.uint8]

_MOST = 6  # objects of a clip
_SHOWN = 0.1  # of the frames: what is seen less often is no object to learn
_EXEMPLARS = 10
_LEARNED = 100  # frames at most: more say nothing new, and take memory


class OwnMasks:
    """Collects what was found, as label maps of the objects that are seen most."""

    def __init__(self) -> None:
        self._found: dict[int, tuple[tuple[int, ...], bytes]] = {}
        self._areas: dict[int, int] = {}
        self._frames: dict[int, int] = {}

    def add(self, done: ForegroundDone) -> None:
        """The next frame, of a clip whose objects have numbers."""
        assert done.objects is not None
        numbers, counts = np.unique(done.objects, return_counts=True)
        for number, count in zip(numbers.tolist(), counts.tolist(), strict=True):
            if number:
                self._areas[number] = self._areas.get(number, 0) + count
                self._frames[number] = self._frames.get(number, 0) + 1
        self._found[done.frame] = done.objects.shape, zlib.compress(done.objects.tobytes(), 1)

    def labels(self) -> dict[int, bytes]:
        """Frame -> label map as PNG: the objects from 1, largest first; frames that show none are left out."""
        least = max(_SHOWN * len(self._found), 2)
        ranked = sorted((n for n, seen in self._frames.items() if seen >= least), key=lambda n: (-self._areas[n], n))
        table = np.zeros(max(self._areas, default=0) + 1, np.uint8)
        table[ranked[:_MOST]] = np.arange(1, len(ranked[:_MOST]) + 1)
        made = {}
        for frame, (shape, packed) in sorted(self._found.items()):
            labels = table[np.frombuffer(zlib.decompress(packed), np.uint16).reshape(shape)]
            if labels.any():
                made[frame] = encode_png(labels)
        return made


def lessons(
    clip: Path, masks: dict[int, bytes], device: torch.device
) -> Generator[Event, Command | None, dict[int, LabelArray]]:
    """The masks that can be trusted, mended ones among them; where an object's mask cannot, it is unknown (255).

    Args:
        masks: frame -> label map as PNG, at the clip's size; two or more.

    Returns:
        Frame -> uint8 [H, W]; not more than a hundred of them.

    Raises:
        WeightsError: mask selector or mask corrector are not there.
    """
    session = RepairSession(RepairParams(method="corrector", preview_every=0), device)
    errors, mended, track = {}, dict[int, bytes](), Track(masks)
    try:
        for event in session.run(RepairRequest(clip, masks)):
            if isinstance(event, FrameChecked):
                errors[event.frame] = event.errors
            elif isinstance(event, FrameDone):
                mended[event.frame] = encode_png(event.labels)
            elif isinstance(event, StageStarted | IterationDone):
                yield event
    finally:
        session.close()
    better, shown = track.replaced(mended), {frame: object_ids(track[frame]) for frame in track}
    good = {frame: _changed(track[frame], better[frame]) if frame in mended else set() for frame in track}
    for i in sorted({i for ids in shown.values() for i in ids}):
        for frame in choose_exemplars(i, errors, shown, (), _EXEMPLARS):
            good[frame].add(i)
    some = [frame for frame, ids in good.items() if ids]
    if len(some) > _LEARNED:
        some = [some[int(at)] for at in np.linspace(0, len(some) - 1, _LEARNED)]
    return {frame: _trusted(better[frame], good[frame]) for frame in some}


def _changed(before: LabelArray, after: LabelArray) -> set[int]:
    """Objects whose masks are others now."""
    return {i for i in object_ids(after) if not np.array_equal(before == i, after == i)}


def _trusted(labels: LabelArray, good: Iterable[int]) -> LabelArray:
    doubtful = (labels > 0) & ~np.isin(labels, list(good))
    return np.where(doubtful, VOID, labels).astype(np.uint8)
