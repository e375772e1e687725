"""A video's place in the queue, and what is remembered of the queue when the program ends."""

import dataclasses
import json
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from typing import Any

from vosannot.core.errors import VosannotError
from vosannot.core.words import tr
from vosannot.engines.catalogue import engine_info
from vosannot.gui.preferences import Preferences
from vosannot.gui.session.queued_task import QueuedTask
from vosannot.jobs.runner import Runner
from vosannot.project.address import Address
from vosannot.settings.params import describe, validated

__all__ = ["Place", "Queued", "left_over", "remember"]


class Place(StrEnum):
    """Where in the queue a video is."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    STOPPED = "stopped"
    FAILED = "failed"


@dataclass(slots=True)
class Queued:
    """A video in the queue, with the settings of the moment in which it was put there.

    Attributes:
        adapt: adapt before propagating, if the settings have an objective.
        task: what runs; None before and afterwards.
        written: frames that got a mask.
        sentence: why it failed, or what came of it.
        stopped: it was taken off while it was being prepared.
        warnings: what its job warned of.
    """

    video: int
    name: str
    adapt: bool
    engine: str
    params: Any
    place: Place = Place.WAITING
    task: QueuedTask | None = None
    sentence: str = ""
    written: int = 0
    stopped: bool = False
    runner: Runner | None = None
    warnings: list[str] = dataclasses.field(default_factory=list)

    @property
    def over(self) -> bool:
        """Nothing more comes."""
        return self.place in (Place.DONE, Place.STOPPED, Place.FAILED)

    @property
    def words(self) -> str:
        """What the list says of it."""
        if self.place is Place.WAITING:
            return tr("waiting in the queue")
        if self.place is not Place.RUNNING:
            return self.sentence
        task = self.task
        if task is None:
            return tr("starting")
        return f"{task.stage_title} {task.done} / {task.total}" if task.total and not task.paused else task.stage_title


def remember(preferences: Preferences, workspace: Address, queued: Iterable[Queued]) -> None:
    """Keep what is not over, with its settings, in the order of the queue."""
    kept = [
        {
            "video": each.video,
            "name": each.name,
            "adapt": each.adapt,
            "engine": each.engine,
            "params": dataclasses.asdict(each.params),
        }
        for each in queued
        if not each.over
    ]
    preferences.set(_key(workspace), json.dumps(kept) if kept else "")


def left_over(preferences: Preferences, workspace: Address) -> list[Queued]:
    """What was not over when the workspace was left. What can no longer be read, or done, is passed over."""
    try:
        kept = json.loads(preferences.text(_key(workspace)) or "[]")
    except ValueError:
        return []
    return [each for entry in kept if (each := _read(entry)) is not None] if isinstance(kept, list) else []


def _read(entry: Any) -> Queued | None:
    try:
        kind = engine_info(str(entry["engine"])).params
        kept = entry["params"]
        values = {
            info.name: kept[info.name] or info.zero or kept[info.name] for info in describe(kind) if info.name in kept
        }
        params = validated(kind, values)  # where 0 has a word it is no number of the range
        return Queued(int(entry["video"]), str(entry["name"]), bool(entry["adapt"]), str(entry["engine"]), params)
    except (AttributeError, KeyError, TypeError, ValueError, VosannotError):
        return None


def _key(workspace: Address) -> str:
    place = str(workspace.absolute() if isinstance(workspace, Path) else workspace.without_password)
    return f"queue/left-{sha256(place.encode()).hexdigest()[:16]}"
