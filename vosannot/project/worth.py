"""Which corrections are worth most where masks were checked: those that mend most of a clip when they are carried on.

Masks go bad with the distance from the frames that are right. So a correction mends its own frame altogether, and of
another one the more, the nearer it is compared with the frames that are right already: where masks are wrong beside a
reference, one more would hardly help. The worth is the sum of what is mended, in frames; that of the next correction is
counted with the first one made.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

__all__ = ["Correction", "corrections"]

Floats = npt.NDArray[np.float32]

_FARTHER = 1.4  # times as far as the nearest frame that is right, a correction helps: the two are used together
_AS_FAR = 40  # frames; farther from what is right masks are as bad as they get
_REACH = int(_FARTHER * _AS_FAR)


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
    if not wrong.size:
        return
    left, reach = wrong.copy(), np.asarray(_FARTHER * distance.clip(1, _AS_FAR), np.float32)
    worth, frames = _worth(left, reach), np.arange(wrong.size)
    while True:
        frame = int(np.where(left >= least, worth, -1).argmax())
        if left[frame] < least:
            return
        away = np.abs(frames - frame).astype(np.float32)
        mended = np.asarray(left * (1 - away / reach).clip(min=0), np.float32)
        yield Correction(frame, float(worth[frame]), mended)
        left -= mended
        reach = np.asarray(np.minimum(reach, _FARTHER * away.clip(1)), np.float32)
        # Only what is near has changed.
        first, last = max(0, frame - 2 * _REACH), frame + 2 * _REACH + 1
        wide = slice(max(0, first - _REACH), last + _REACH)
        worth[first:last] = _worth(left[wide], reach[wide])[first - wide.start : last - wide.start]


def _worth(left: Floats, reach: Floats) -> Floats:
    """For every frame what its correction mends, float32 [frames]."""
    worth = left.copy()
    for lag in range(1, min(_REACH, left.size - 1) + 1):
        mended = left * (1 - np.float32(lag) / reach).clip(min=0)
        worth[lag:] += mended[:-lag]
        worth[:-lag] += mended[lag:]
    return worth
