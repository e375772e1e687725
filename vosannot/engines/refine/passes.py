"""Which frames are looked at together. A pass holds as many as memory allows; every frame is judged in one of them."""

from collections.abc import Iterator, Sequence

import numpy as np

__all__ = ["MOST", "passes"]

MOST = 100
"""Frames of a pass (Xie et al. 2024, section 0.A.1)."""
_SPREAD = 12
_TRUSTED = 8


def passes(
    frames: Sequence[int], trusted: frozenset[int], most: int = MOST
) -> Iterator[tuple[list[int], frozenset[int]]]:
    """Frames to look at together, ascending, and those of them that are judged by it.

    Up to ``most`` frames are one pass. A longer clip is cut into stretches; each is seen with some frames of the whole
    clip and with trusted ones: the nearest on both sides, and a few from everywhere.

    Args:
        frames: ascending, those that have masks.
        trusted: some of them.
    """
    if len(frames) <= most:
        yield list(frames), frozenset(frames)
        return
    known = [frame for frame in frames if frame in trusted]
    beside = {*_evenly(frames, _SPREAD), *_evenly(known, _TRUSTED)}
    own = most - _SPREAD - _TRUSTED - 2
    stretches = -(-len(frames) // own)
    for part in np.array_split(np.asarray(frames), stretches):
        judged = [int(frame) for frame in part]
        before = [frame for frame in known if frame < judged[0]][-1:]
        after = [frame for frame in known if frame > judged[-1]][:1]
        yield sorted({*judged, *beside, *before, *after}), frozenset(judged)


def _evenly(frames: Sequence[int], count: int) -> list[int]:
    if not frames:
        return []
    places = np.linspace(0, len(frames) - 1, min(count, len(frames))).round().astype(int)
    return [frames[place] for place in places]
