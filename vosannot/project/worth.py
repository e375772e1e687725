"""Which corrections are worth most where masks were checked: those that mend most of a clip when they are carried on.

A correction mends its own frame altogether and its neighbours the less, the farther they are: masks carried from it go
bad as quickly as masks of this clip have gone bad so far. Its worth is the sum of what it mends, in frames; that of the
next one is counted with the first one made.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

__all__ = ["Correction", "corrections"]

Floats = npt.NDArray[np.float32]

_SLOWER = 0.7  # of the rate at which masks went bad: a corrected frame is joined by those there are already
_AS_FAR = 40  # frames; farther from a reference masks are as bad as they get
_REACH = 100  # frames on both sides that are looked at


@dataclass(frozen=True, slots=True)
class Correction:
    """A frame to correct.

    Attributes:
        frame: index.
        worth: frames, what is mended in all.
        mended: float32 [frames], what of each frame's wrong share.
    """

    frame: int
    worth: float
    mended: Floats


def corrections(wrong: Floats, distance: Floats, least: float) -> Iterator[Correction]:
    """The most worth first, each counted with all before it made; ends when no frame is wrong enough.

    Args:
        wrong: float32 [frames], 0.., the share of a frame's masks that is taken to be wrong; 0 for frames that are not
            to be corrected.
        distance: float32 [frames], to the nearest frame that is right; inf when there is none.
        least: frames of which less is wrong are not to be corrected.
    """
    bad = wrong > 0
    if not bad.any():
        return
    rate = _SLOWER * float(wrong[bad].sum() / distance[bad].clip(1, _AS_FAR).sum())
    left = wrong.copy()
    worth = _worth(left, rate)
    while True:
        frame = int(np.where(left >= least, worth, -1).argmax())
        if left[frame] < least:
            return
        fall = rate * np.abs(np.arange(left.size, dtype=np.float32) - frame)
        mended = (left - fall).clip(min=0)
        yield Correction(frame, float(worth[frame]), mended)
        left -= mended
        # Only what is near has changed.
        first, last = max(0, frame - 2 * _REACH), frame + 2 * _REACH + 1
        worth[first:last] = _worth(left[max(0, first - _REACH) : last + _REACH], rate)[min(first, _REACH) :][
            : worth[first:last].size
        ]


def _worth(left: Floats, rate: float) -> Floats:
    """For every frame what its correction mends, float32 [frames]."""
    worth = left.copy()
    for lag in range(1, min(_REACH, left.size - 1) + 1):
        mended = (left - np.float32(rate * lag)).clip(min=0)
        if not mended.any():
            break
        worth[lag:] += mended[:-lag]
        worth[:-lag] += mended[lag:]
    return worth
