"""Stretches of a clip without a cut."""

from collections.abc import Iterator
from itertools import pairwise

from vosannot.media.flow_reader import FlowReader
from vosannot.media.motion import is_cut

__all__ = ["shots"]


def shots(reader: FlowReader, first: int, last: int) -> Iterator[range]:
    """Ranges of frames from ``first`` to ``last`` without a cut, as they are found; raises what the reader raises."""
    begin = first
    for before, after in pairwise(range(first, last + 1)):
        if is_cut(reader.frame(before), reader.frame(after), reader.flow(before, after)):
            yield range(begin, after)
            begin = after
    yield range(begin, last + 1)
