"""Which frames the masks of an object are mended from."""

from collections.abc import Collection, Mapping, Sequence

__all__ = ["Errors", "choose_exemplars", "evenly"]

Errors = Mapping[int, Mapping[int, float]]
"""Frame -> object -> predicted error; objects that neither show nor are missed on a frame may be left out."""


def choose_exemplars(
    object_id: int,
    errors: Errors,
    shown: Mapping[int, Collection[int]],
    trusted: Collection[int],
    most: int,
    good: float,
) -> list[int]:
    """Trusted frames that show the object, then the best of the others, at most ``most``; in order of time.

    Args:
        errors: of the masks as they are.
        shown: frame -> objects that its masks show.
        trusted: frames whose masks are known to be right.
        most: exemplars.
        good: a frame whose predicted error is above this is no exemplar, however few there are.
    """
    sure = [frame for frame in sorted(trusted) if object_id in shown.get(frame, ())]
    if len(sure) >= most:
        return _spread(sure, most)
    ranked = sorted(
        (values[object_id], frame)
        for frame, values in errors.items()
        if frame not in trusted and object_id in shown.get(frame, ()) and values.get(object_id, good + 1) <= good
    )
    return sorted([*sure, *(frame for _, frame in ranked[: most - len(sure)])])


def evenly(object_id: int, shown: Mapping[int, Collection[int]], trusted: Collection[int], most: int) -> list[int]:
    """The same without any judgement: trusted frames, then others evenly spread over those that show the object."""
    sure = [frame for frame in sorted(trusted) if object_id in shown.get(frame, ())]
    if len(sure) >= most:
        return _spread(sure, most)
    others = [frame for frame in sorted(shown) if frame not in trusted and object_id in shown[frame]]
    return sorted([*sure, *_spread(others, min(most - len(sure), len(others)))])


def _spread(frames: Sequence[int], count: int) -> list[int]:
    if count <= 1:
        return list(frames[:count])
    return [frames[round(i * (len(frames) - 1) / (count - 1))] for i in range(count)]
