"""Which frames the masks of an object are mended from."""

from collections.abc import Collection, Mapping, Sequence

__all__ = ["Errors", "choose_exemplars", "evenly"]

_HOPELESS = 1.0
"""A predicted error: as many wrong pixels as the mask has."""

Errors = Mapping[int, Mapping[int, float]]
"""Frame -> object -> predicted error; objects that neither show nor are missed on a frame may be left out."""


def choose_exemplars(
    object_id: int, errors: Errors, shown: Mapping[int, Collection[int]], trusted: Collection[int], most: int
) -> list[int]:
    """Trusted frames that show the object, then those of the others whose predicted error is smallest.

    Ranks count, not the errors' size, which is not the same from clip to clip; but never more than the better third of
    the frames, and none whose masks are expected to be more wrong than right.

    Args:
        errors: of the masks as they are.
        shown: frame -> objects that its masks show.
        trusted: frames whose masks are known to be right.
        most: exemplars.

    Returns:
        At most ``most`` frames, in order of time.
    """
    sure = [frame for frame in sorted(trusted) if object_id in shown.get(frame, ())]
    if len(sure) >= most:
        return _spread(sure, most)
    ranked = sorted(
        (values[object_id], frame)
        for frame, values in errors.items()
        if frame not in trusted and object_id in values and object_id in shown.get(frame, ())
    )
    better = [frame for error, frame in ranked[: len(ranked) // 3] if error <= _HOPELESS]
    return sorted([*sure, *better[: most - len(sure)]])


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
