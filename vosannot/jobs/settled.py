"""Which frames of a video are done with given settings and references, kept so that a second run does nothing twice.

A frame counts as done when it has the very mask that the run gave it, by its stamp; one that was undone, deleted or
predicted by another job since is open again. Kept among the runs of the video, as checks are.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any

from vosannot.masks.label_map import LabelMap
from vosannot.project.checks import stamp
from vosannot.project.document import Document

__all__ = ["Settled", "digest"]

_ENGINE = "batch"
_AT_ONCE = 16  # frames between two writings, or an eighth of those that are done: the list is written as a whole
_NO_MASK = 0
_WATCHING = ("preview_every",)  # settings that no mask depends on


def digest(engine: str, params: Any, checksum: str, references: Mapping[int, LabelMap]) -> str:
    """A name for everything that decides the masks: engine, settings, weights, references with their pixels."""
    settings = {f.name: getattr(params, f.name) for f in fields(params) if f.name not in _WATCHING}
    told = hashlib.sha256(json.dumps([engine, settings, checksum], sort_keys=True, default=str).encode())
    for frame, labels in sorted(references.items()):
        told.update(f"{frame} {labels.shape}".encode())
        told.update(labels.tobytes())
    return told.hexdigest()


class Settled:
    """The frames of one video that are done.

    Args:
        name: what :func:`digest` says.
    """

    def __init__(self, document: Document, name: str) -> None:
        self._document = document
        known = [r for r in document.runs() if r.engine == _ENGINE and r.settings.get("digest") == name]
        self._run = known[-1].id if known else None
        self._name = name
        self._stamps = {int(p["frame"]): int(p["stamp"]) for r in known for p in r.curve}
        self._stored = len(self._stamps)

    def frames(self) -> frozenset[int]:
        """Those that still have what the run gave them."""
        return frozenset(frame for frame, kept in self._stamps.items() if kept == self._now(frame))

    def add(self, frame: int) -> None:
        """This frame has got its last mask. It is on disk after the mask; some of the newest may not be yet."""
        self._stamps[frame] = self._now(frame)
        if len(self._stamps) >= self._stored + max(_AT_ONCE, self._stored // 8):
            self.store()

    def finish(self, asked: Iterable[int]) -> None:
        """The run is over: frames that it said nothing of have nothing to show."""
        for frame in asked:
            self._stamps.setdefault(frame, self._now(frame))
        self.store(finished=True)

    def store(self, *, finished: bool = False) -> None:
        """Write it down."""
        if self._run is None:
            if not self._stamps:
                return
            self._run = self._document.add_run(_ENGINE, {"digest": self._name})
        curve = [{"frame": frame, "stamp": kept} for frame, kept in sorted(self._stamps.items())]
        self._document.update_run(self._run, curve=curve, finished=finished)
        self._stored = len(self._stamps)

    def _now(self, frame: int) -> int:
        state = self._document.state(frame)
        return _NO_MASK if state is None else stamp(state)
