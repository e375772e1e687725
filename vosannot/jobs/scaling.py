"""What a large collection takes: a plan, hour by hour, from measured numbers and said assumptions."""

import json
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median
from typing import Self

from vosannot.core.errors import UsageError

__all__ = ["Assumptions", "Measured", "Plan", "plan", "table"]

_BUSY = 0.8  # of the time: whoever is, holds up the others


@dataclass(frozen=True, slots=True)
class Measured:
    """By ``vosannot bench batch``, on one machine.

    Attributes:
        frames_per_s: that one worker adapts to and propagates, adaptation included.
        stored_per_s: label maps that one workspace takes.
        decoded_per_s: frames of a clip, one reader.
        mask_bytes: of a label map on its way from a worker.
    """

    frames_per_s: float
    stored_per_s: float
    decoded_per_s: float
    mask_bytes: int

    @classmethod
    def read(cls, path: Path, way: str) -> Self:
        """What ``vosannot bench batch --json`` printed; the median of its repeats.

        Raises:
            UsageError: it is something else.
        """
        try:
            found = json.loads(path.read_text())
            return cls(median(found[way]["fps"]), found["stored_per_s"], found["decode_fps"], found["bytes_per_mask"])
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise UsageError(f"{path} is not what `vosannot bench batch --json` prints for {way!r}.") from error


@dataclass(frozen=True, slots=True)
class Assumptions:
    """Nobody has measured these here; change them.

    Attributes:
        videos, frames: how many there are, and frames of each.
        annotators: how many people.
        hours, days: that each works in a day, and in a year (spread evenly).
        paint_minutes: to paint the first masks of a video.
        review_minutes: to look through and correct a propagated one, all rounds together.
        rounds: how often a video is propagated: once, and again after corrections.
        workers: that work day and night.
        speed: of a worker, compared to the one that was measured (a GPU may be 20).
        network: bytes a second that the coordinator takes in.
    """

    videos: int = 1_000_000
    frames: int = 70
    annotators: int = 100
    hours: float = 7.0
    days: int = 220
    paint_minutes: float = 1.5
    review_minutes: float = 2.0
    rounds: float = 1.5
    workers: int = 100
    speed: float = 1.0
    network: float = 100e6


@dataclass(frozen=True, slots=True)
class Plan:
    """What comes of it.

    Attributes:
        years: until the last video is done.
        people_busy: share of their working time in which people had something to do.
        workers_busy: share of the time in which workers had.
        waiting: videos that waited for a worker, at most.
        stored_share: of what one workspace can store, that the workers make when all are busy.
        network_share: of the network, likewise.
        limit: what holds it up: "people", "workers", "workspace" or "network".
    """

    years: float
    people_busy: float
    workers_busy: float
    waiting: int
    stored_share: float
    network_share: float
    limit: str


def plan(measured: Measured, given: Assumptions) -> Plan:
    """Simulate hour after hour: people review what is propagated first, then paint; workers never sleep.

    Workers are slowed to what one workspace and the network take.
    """
    wanted = given.workers * measured.frames_per_s * given.speed
    stored, network = wanted / measured.stored_per_s, wanted * measured.mask_bytes / given.network
    frames_per_hour = 3600 * wanted / max(1.0, stored, network)
    videos_per_hour = frames_per_hour / (given.frames * given.rounds)
    unpainted, queued, ready, done = float(given.videos), 0.0, 0.0, 0.0
    hour, open_hours, worked, computed, most = 0, 0.0, 0.0, 0.0, 0.0
    while done < given.videos - 0.5 and hour < 24 * 365 * 1000:
        day, time = divmod(hour, 24)
        people = given.annotators * min(1.0, max(0.0, given.hours - time)) if day * given.days % 365 < given.days else 0
        open_hours += people
        reviewed = min(ready, 60 * people / given.review_minutes)
        ready, done = ready - reviewed, done + reviewed
        left = people - reviewed * given.review_minutes / 60
        painted = min(unpainted, 60 * left / given.paint_minutes)
        unpainted, queued = unpainted - painted, queued + painted
        worked += people - left + painted * given.paint_minutes / 60
        most = max(most, queued)
        made = min(queued, videos_per_hour)
        queued, ready = queued - made, ready + made
        computed += made / videos_per_hour
        hour += 1
    people_busy, workers_busy = worked / max(open_hours, 1e-9), computed / max(hour, 1)
    slow = "workspace" if stored > max(1.0, network) else "network" if network > 1 else "workers"
    limit = slow if workers_busy > _BUSY else "people"
    return Plan(hour / 24 / 365, people_busy, workers_busy, round(most), stored, network, limit)


def table(measured: Measured, given: Assumptions, workers: tuple[int, ...]) -> str:
    """The plan with these numbers of workers, as Markdown."""
    lines = [
        "| workers | years | people busy | workers busy | waiting at most | of a workspace | of the network | limit |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for number in workers:
        p = plan(measured, replace(given, workers=number))
        lines.append(
            f"| {number} | {p.years:.1f} | {p.people_busy:.0%} | {p.workers_busy:.0%} | {p.waiting:,} "
            f"| {p.stored_share:.0%} | {p.network_share:.0%} | {p.limit} |"
        )
    return "\n".join(lines)
