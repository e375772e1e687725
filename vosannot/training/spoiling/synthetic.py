"""Faults drawn into right masks. Each begins on some frame, grows, and stays or heals, as in real tracks."""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from vosannot.training.spoiling import faults
from vosannot.training.spoiling.faults import Masks, Subject

__all__ = ["spoil"]

_UNTOUCHED = 0.12
"""Share of the objects whose masks stay right: what is right must be believed."""
_EVERYWHERE = 0.2
"""Share of the faults that are there from the first frame on, as in masks that no first mask was given for."""

_FAULTS: dict[Callable[[Subject, npt.NDArray[np.float32], np.random.Generator], Masks], float] = {
    faults.leak: 2.0,
    faults.leak_into_object: 1.5,
    faults.lose_side: 1.5,
    faults.lose_colour: 1.5,
    faults.resize: 1.5,
    faults.bend: 1.5,
    faults.shift: 0.7,
    faults.holes: 0.6,
    faults.islands: 1.0,
    faults.vanish: 0.7,
    faults.swap: 1.0,
    faults.lag: 1.2,
}
"""How often each one is drawn, relative to the others."""


def spoil(
    frames: npt.NDArray[np.uint8], labels: npt.NDArray[np.uint8], rng: np.random.Generator
) -> npt.NDArray[np.uint8]:
    """Spoil right masks.

    Args:
        frames: uint8 [T, H, W, 3], RGB, in the order of time (all of a clip's, or every n-th).
        labels: uint8 [T, H, W], the right masks; 0 is background.
        rng: draws everything.

    Returns:
        uint8 [T, H, W] with the same ids; one to three faults an object, and an eighth of the objects without any.
        Faults come over time: most are not there yet on the first frame.
    """
    count = len(frames)
    ids = [int(i) for i in np.unique(labels) if i]
    subjects = {i: Subject(frames, labels, i) for i in ids}
    kinds, odds = list(_FAULTS), np.array(list(_FAULTS.values()))
    out = np.zeros_like(labels)
    for object_id in rng.permutation(ids):
        subject = subjects[int(object_id)]
        if rng.random() >= _UNTOUCHED:
            for which in rng.choice(len(kinds), size=int(rng.integers(1, 4)), replace=False, p=odds / odds.sum()):
                subject.masks = kinds[which](subject, _course(count, rng), rng)
        # Where two masks meet, either may win, as in a network that mixes up two objects.
        out[subject.masks] = object_id
    return out


def _course(count: int, rng: np.random.Generator) -> npt.NDArray[np.float32]:
    """How far a fault has come on each frame, float32 [T], 0..1."""
    if rng.random() < _EVERYWHERE:
        begin, rise = -1.0, 1.0
    else:
        begin, rise = float(rng.uniform(0, 0.8 * count)), float(rng.uniform(0.5, max(0.6 * count, 1)))
    at = np.arange(count)
    course = np.clip((at - begin) / rise, 0, 1)
    if rng.random() < 0.4:  # it heals
        end = begin + rise + rng.uniform(0, 0.6 * count)
        course = course * np.clip(1 - (at - end) / rng.uniform(0.5, max(0.4 * count, 1)), 0, 1)
    trembling = 1 - rng.uniform(0, 0.5) * rng.random(count)
    return np.asarray(course * trembling, np.float32)
