"""Kills a painter again and again, and compares what is on disk with what it had done, pixel by pixel."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from tests.project.helpers import clip_info
from tests.project.kill_painter import HALF, SIZE
from vosannot.project.backups import list_backups
from vosannot.project.document import Document
from vosannot.project.workspace import Workspace

__all__ = ["MODES", "Counts", "kill"]

MODES = ("paint", "job", "backup")
_ROOT = Path(__file__).parents[2]


@dataclass
class Counts:
    """What happened.

    Attributes:
        kills: by what was going on: opening the workspace, painting, a job beside it, a backup beside it.
        steps: begun by all painters and jobs together.
        acknowledged: of those, the ones the disk had when the kill came, as the painter knew.
        found: of those, the ones that were there afterwards.
        behind: the most steps that a kill cost when nobody waited for the disk.
        behind_paced: the same when every step waits for the disk, as it does when a person paints.
        label_maps: compared pixel by pixel.
        backups: compared with what had been painted.
    """

    kills: dict[str, int] = field(default_factory=dict)
    steps: int = 0
    acknowledged: int = 0
    found: int = 0
    behind: int = 0
    behind_paced: int = 0
    label_maps: int = 0
    backups: int = 0

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True)
class State:
    """What a video holds: label maps, object list, and what can be undone and done again (as states before and after).

    It knows what a step does without asking the program.
    """

    frames: dict[int, np.ndarray]
    objects: tuple[tuple[int, str], ...]
    done: tuple["State", ...] = ()  # before each change
    undone: tuple["State", ...] = ()  # after each change that was undone

    def after(self, step: str) -> "State":
        kind, *rest = step.split()
        if kind == "undo":
            return State(self.done[-1].frames, self.done[-1].objects, self.done[:-1], (*self.undone, self))
        if kind == "redo":
            return State(self.undone[-1].frames, self.undone[-1].objects, (*self.done, self), self.undone[:-1])
        numbers = [int(n) for n in rest]
        frames, objects = dict(self.frames), self.objects
        if kind == "stroke":
            frame, value, x = numbers
            labels = frames[frame].copy() if frame in frames else np.zeros((48, 64), np.uint8)
            if (labels[:SIZE, x : x + SIZE] == value).all():
                return self  # no change, no step
            labels[:SIZE, x : x + SIZE] = value
            frames[frame] = labels
        elif kind == "job":
            frames[numbers[0]] = np.full((48, 64), numbers[1], np.uint8)
        elif kind == "rename":
            objects = tuple((i, f"name {numbers[1]}" if i == numbers[0] else name) for i, name in objects)
            if objects == self.objects:
                return self
        elif kind == "add":
            free = next(i for i in range(1, 255) if all(i != known for known, _ in objects))
            objects = (*objects, (free, f"object {free}"))
        else:
            assert kind == "remove"
            objects = tuple((i, name) for i, name in objects if i != numbers[0])
            frames = {f: np.where(labels == numbers[0], 0, labels) for f, labels in frames.items()}
            frames = {f: labels.astype(np.uint8) for f, labels in frames.items() if labels.any()}
        return State(frames, objects, (*self.done, self))

    def shows(self, other: "State", half: slice) -> bool:
        """The same in these frames; if they are all frames, the same object list and as many steps to undo and redo."""
        mine, theirs = ({f: v for f, v in s.frames.items() if f in range(100)[half]} for s in (self, other))
        same = mine.keys() == theirs.keys() and all(np.array_equal(mine[f], theirs[f]) for f in mine)
        if half != slice(None):
            return same and (half.start is not None or self.objects == other.objects)
        steps = len(self.done) == len(other.done) and len(self.undone) == len(other.undone)
        return same and steps and self.objects == other.objects


def _seen(document: Document) -> State:
    """What the program shows; of its history only how long it is."""
    frames = {f: np.asarray(document.labels(f)) for f in document.states()}
    nothing, history = State({}, ()), document._history
    lengths = len(history._done), len(history._undone)
    return State(
        frames, tuple((o.id, o.name) for o in document.objects()), *((nothing,) * length for length in lengths)
    )


class _Killer:
    def __init__(self, folder: Path, seed: int, *, timed: bool) -> None:
        self.folder, self.timed = folder, timed
        self.rng = random.Random(seed)
        self.counts = Counts()
        self.known: dict[str, State] = {}
        for mode in MODES:
            with Workspace.open(folder / f"{mode}.vosannot") as workspace:
                document = workspace.video_document(workspace.add_video(clip_info(folder / "cow.mp4")).id)
                self.known[mode] = _seen(document)
                for _ in range(2):
                    document.add_object()
                    self.known[mode] = self.known[mode].after("add")

    def round(self, painters: "subprocess.Popen[str]", number: int) -> None:
        mode = MODES[number % len(MODES)]
        path = self.folder / f"{mode}.vosannot"
        opening = number % 20 == 19
        steps = self.rng.randrange(40)
        lines = self._killed(painters, path, mode, number, -1 if opening else steps)
        was = "opening" if opening else mode
        self.counts.kills[was] = self.counts.kills.get(was, 0) + 1
        connection = sqlite3.connect(path)
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert not connection.execute("PRAGMA foreign_key_check").fetchall()
        connection.close()
        with Workspace.open(path) as workspace:
            document = workspace.video_document(1)
            found = _seen(document)
            self.counts.label_maps += len(found.frames)
            before = self.known[mode]
            if mode == "job":
                self._compare(before, lines, "p", found, slice(HALF), number)
                self._compare(before, lines, "j", found, slice(HALF, None), number)
                self.known[mode] = found
            else:
                self.known[mode] = self._compare(before, lines, "p", found, slice(None), number)
            if number % 15 < len(MODES):
                _walk(document, found)
        if mode == "backup":
            self._compare_backups(path, lines, before)

    def _killed(self, painters: "subprocess.Popen[str]", path: Path, mode: str, seed: int, steps: int) -> list[str]:
        """What the painter printed before it was killed. The kill comes right after so many lines of strokes or job
        (-1: at once), so on a slow machine as many are done as on a fast one; with ``timed``, a little later."""
        assert painters.stdin is not None and painters.stdout is not None
        painters.stdin.write(f"{path} {mode} {seed}\n")
        painters.stdin.flush()
        child, lines, seen = None, [], -1
        while child is None or seen < steps:
            line = painters.stdout.readline().strip()
            assert line, "the painter failed"
            if line.isdecimal():
                child = int(line)
            else:
                lines.append(line)
                seen += line == "ready" or " ! " in line
        if self.timed:
            time.sleep(self.rng.uniform(0.0, 0.03))
        os.kill(child, signal.SIGKILL)
        while not (line := painters.stdout.readline()).endswith("dead\n"):
            assert line, "the painter failed"
            lines.append(line.strip())
        return lines

    def _compare(self, before: State, lines: list[str], who: str, found: State, half: slice, seed: int) -> State:
        """Everything acknowledged is there; of what came after it, a beginning and nothing else."""
        steps = [line[4:] for line in lines if line.startswith(f"{who} ! ")]
        sure = max((int(line[4:]) for line in lines if line.startswith(f"{who} = ")), default=0)
        states = [before]
        for step in steps:
            states.append(states[-1].after(step))
        there = next((n for n in range(len(steps), sure - 1, -1) if states[n].shows(found, half)), None)
        assert there is not None, f"round {seed}: {sure} of {len(steps)} steps were on disk, and what is there is none"
        self.counts.steps += len(steps)
        self.counts.acknowledged += sure
        self.counts.found += there
        behind = len(steps) - there
        if who == "p" and seed % 2:
            self.counts.behind_paced = max(self.counts.behind_paced, behind)
        else:
            self.counts.behind = max(self.counts.behind, behind)
        return states[there]

    def _compare_backups(self, path: Path, lines: list[str], before: State) -> None:
        """Every backup opens, and the last one holds the workspace as it was at some moment of this round."""
        finished = lines.count("b = 1")
        for place, backup in enumerate(list_backups(path)):
            connection = sqlite3.connect(backup.path)
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            connection.close()
            if place == 0 and finished:
                with Workspace.open(backup.path) as copy:
                    found = _seen(copy.video_document(1))
                state, states = before, [before]
                for step in (line[4:] for line in lines if line.startswith("p ! ")):
                    state = state.after(step)
                    states.append(state)
                assert any(state.shows(found, slice(None)) for state in states)
                self.counts.backups += 1
                for extra in backup.path.parent.glob(f"{backup.path.name}*"):
                    if extra != backup.path:
                        extra.unlink()


def _walk(document: Document, found: State) -> None:
    """All the way back, and forth again."""
    done = 0
    while document.undo() is not None:
        done += 1
    assert not document.states() and not document.objects()
    for _ in range(done):
        assert document.redo() is not None
    assert _seen(document).shows(found, slice(None))


@contextmanager
def _painters(data: Path) -> Iterator["subprocess.Popen[str]"]:
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.project.kill_painter"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=_ROOT,
        env={**os.environ, "XDG_DATA_HOME": str(data), "PYTHONPATH": str(_ROOT)},
    )
    try:
        yield process
    finally:
        process.communicate()


def kill(folder: Path, data: Path, rounds: int, seed: int, *, timed: bool) -> Counts:
    """Kill so many times.

    Args:
        folder: empty; the workspaces are made there.
        data: the person's data folder (``XDG_DATA_HOME``), where the backups go.
        timed: kill at any moment; else right after a step, so that no clock is asked.
    """
    killer = _Killer(folder, seed, timed=timed)
    with _painters(data) as painters:
        for number in range(rounds):
            killer.round(painters, number)
    return killer.counts
