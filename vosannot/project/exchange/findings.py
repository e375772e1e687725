"""What a check found: which evaluators would reject something, where, and what to do."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from enum import IntEnum
from typing import Any

__all__ = ["Finding", "Rank", "worst_first"]


class Rank(IntEnum):
    """How bad it is."""

    REJECTED = 0
    """An evaluator, or the export itself, would refuse it or score it wrongly."""

    REMARK = 1
    """Allowed, but perhaps not meant."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing, of one video.

    Attributes:
        kind: a short word for scripts, e.g. "void".
        text: what is wrong, in one sentence.
        todo: what to do about it, in one sentence.
        video: which video; "" when it is about all.
        path: the first file concerned; "" when there is none.
        frame: the first frame concerned, from 0; None when there is none, or nobody knows.
        count: of the files or frames concerned.
    """

    rank: Rank
    kind: str
    text: str
    todo: str
    video: str = ""
    path: str = ""
    frame: int | None = None
    count: int = 1

    def to_json(self) -> dict[str, Any]:
        """For scripts."""
        return {**asdict(self), "rank": self.rank.name.lower()}


def worst_first(findings: Iterable[Finding]) -> list[Finding]:
    """What would be rejected comes first; otherwise the order stays."""
    return sorted(findings, key=lambda finding: finding.rank)
