"""Which label maps are learned from, and which are held out to see whether it helped."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from vosannot.core.words import mark, tr
from vosannot.project.labelled import LabelledVideo

__all__ = ["Split", "held_sentence", "split", "thinned"]

_LONG = 8
"""A video of so many labelled frames can spare its last quarter."""


@dataclass(frozen=True, slots=True)
class Split:
    """Two disjoint parts; ``held`` is () when there is too little to hold anything back."""

    learned: tuple[LabelledVideo, ...]
    held: tuple[LabelledVideo, ...]


def split(videos: Sequence[LabelledVideo], *, hold: bool) -> Split:
    """Hold out whole videos where that leaves enough, else the end of a long one.

    Of two or more videos, a fifth (at least one) is held out: those with the fewest labelled frames that can be scored
    (two or more), as long as half of all frames stays. Otherwise the video with the most frames, if it has eight or
    more, gives its last quarter. What is decided depends on names, frame numbers and nothing else.
    """
    if not hold:
        return Split(tuple(videos), ())
    by_video = _whole_videos(videos)
    return by_video if by_video.held else _end_of_longest(videos)


def _whole_videos(videos: Sequence[LabelledVideo]) -> Split:
    spare = sum(len(video.maps) for video in videos) // 2
    wanted = max(len(videos) // 5, 1)
    held: list[LabelledVideo] = []
    for video in sorted((v for v in videos if len(v.maps) >= 2), key=lambda v: (len(v.maps), v.name)):
        count = len(video.maps)
        if len(held) < wanted and count <= spare and len(videos) > 1:
            held.append(video)
            spare -= count
    return Split(tuple(v for v in videos if v not in held), tuple(held))


def _end_of_longest(videos: Sequence[LabelledVideo]) -> Split:
    longest = max(videos, key=lambda video: len(video.maps))
    if len(longest.maps) < _LONG:
        return Split(tuple(videos), ())
    first = len(longest.maps) - len(longest.maps) // 4
    learned, held = (replace(longest, maps=part) for part in (longest.maps[:first], longest.maps[first:]))
    return Split(tuple(learned if v is longest else v for v in videos), (held,))


def held_sentence(parts: Split) -> str:
    """What is held out, for a person who is about to begin."""
    if not parts.held:
        return tr(
            "Nothing is held out (that takes two videos, or eight frames of one), so nothing will say whether it "
            "helped: look at the masks of the new model."
        )
    last, all_ = mark("the last {number} of “{name}”"), mark("{number} of “{name}”")
    names = ", ".join(
        tr(
            last if any(v.path == video.path for v in parts.learned) else all_,
            number=len(video.maps),
            name=video.name,
        )
        for video in parts.held
    )
    return tr("Held out, to compare the model before and after: {names}.", names=names)


def thinned(videos: Sequence[LabelledVideo], most: int) -> tuple[LabelledVideo, ...]:
    """At most ``most`` labelled frames in all, every video's spread evenly over it; a video keeps one at least."""
    total = sum(len(video.maps) for video in videos)
    if total <= most:
        return tuple(videos)
    kept = []
    for video in videos:
        count = max(len(video.maps) * most // total, 1)
        positions = [i * len(video.maps) // count for i in range(count)]
        kept.append(replace(video, maps=tuple(video.maps[i] for i in positions)))
    return tuple(kept)
