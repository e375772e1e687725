"""The adaptation runs of a video: a list in memory, written behind."""

import json
import threading
import time
from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, insert, select, update

from vosannot.core.errors import WorkspaceError
from vosannot.core.words import tr
from vosannot.project.operations import Statement
from vosannot.project.records import RunInfo
from vosannot.project.schema import runs
from vosannot.project.writer import Saver

__all__ = ["Runs"]


class Runs:
    """Thread-safe."""

    def __init__(self, video: int, connection: Connection, writer: Saver) -> None:
        self._video = video
        self._writer = writer
        self._lock = threading.Lock()
        self._known: dict[int, RunInfo] = {}
        rows = connection.execute(select(runs).where(runs.c.video_id == video).order_by(runs.c.number))
        for row in rows:
            self._known[row.number] = RunInfo(
                row.number,
                row.created,
                row.engine,
                json.loads(row.settings),
                tuple(json.loads(row.curve)),
                row.chosen,
                row.finished,
            )

    def listed(self) -> tuple[RunInfo, ...]:
        """Oldest first."""
        with self._lock:
            return tuple(self._known.values())

    def add(self, engine: str, settings: Mapping[str, Any]) -> int:
        """A new run; returns its id."""
        self._writer.check()
        with self._lock:
            run = RunInfo(max(self._known, default=0) + 1, time.time(), engine, dict(settings))
            self._known[run.id] = run
            statement = insert(runs).values(
                video_id=self._video,
                number=run.id,
                created=run.created,
                engine=engine,
                settings=json.dumps(run.settings, ensure_ascii=False),
                curve="[]",
                chosen=None,
                finished=False,
            )
            self._writer.submit(Statement(lambda connection: connection.execute(statement)))
            return run.id

    def update(
        self,
        run: int,
        *,
        curve: Collection[Mapping[str, float]] | None,
        chosen: int | None,
        finished: bool | None,
    ) -> None:
        """Change what is not None.

        Raises:
            WorkspaceError: there is no such run.
        """
        self._writer.check()
        with self._lock:
            known = self._known.get(run)
            if known is None:
                raise WorkspaceError(tr("The video has no run {run}.", run=run))
            changed = replace(
                known,
                curve=known.curve if curve is None else tuple(dict(point) for point in curve),
                chosen=known.chosen if chosen is None else chosen,
                finished=known.finished if finished is None else finished,
            )
            self._known[run] = changed
            values: dict[str, Any] = {"chosen": changed.chosen, "finished": changed.finished}
            if curve is not None:
                values["curve"] = json.dumps(changed.curve)
            statement = update(runs).where(runs.c.video_id == self._video, runs.c.number == run).values(values)
            self._writer.submit(Statement(lambda connection: connection.execute(statement)))
