"""Run as a program by killing.py: paints, runs jobs and makes backups until it is killed.

For each line "PATH MODE SEED" on stdin it forks a painter (importing everything anew would take a second), prints its
process number, and "dead" when it has ended. The painter prints "ready", then of each of its threads (p paints, j is
the job) "p ! STEP" before a step and "p = N" when its first N steps are on disk.

Modes: paint (strokes, undo, redo, changes of the object list; in every second round each step waits for the disk, as it
does when a person paints), job (strokes, and a job that writes in another thread), backup (as paint, while another
thread makes one backup after the other).
"""

import os
import sys
import threading
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

import numpy as np

from tests.project.helpers import stroke
from vosannot.project.backups import make_backup
from vosannot.project.document import Document
from vosannot.project.workspace import Workspace

SIZE, HALF, FRAMES = 12, 20, 40  # strokes go to the first half of the frames, the job's to the second


class Thread:
    """One thread's report."""

    def __init__(self, name: str, document: Document, rng: np.random.Generator, patience: float) -> None:
        self._name, self._document, self._rng, self._patience = name, document, rng, patience
        self._steps = 0

    def begins(self, step: str) -> None:
        self._say(f"! {step}")
        self._steps += 1

    def did(self) -> None:
        """Most steps are not waited for: a kill must find the writer with a queue, too."""
        if self._rng.random() < self._patience:
            self._document.flush()
            self._say(f"= {self._steps}")

    def _say(self, text: str) -> None:
        os.write(1, f"{self._name} {text}\n".encode())  # in one piece, whatever the other thread says


def paint(document: Document, seed: int, *, undo: bool) -> None:
    rng = np.random.default_rng(seed)
    thread = Thread("p", document, rng, 1.0 if seed % 2 else 0.3)
    while True:
        dice, value, x, frame = rng.random(), int(rng.integers(1, 3)), int(rng.integers(0, 50)), int(rng.integers(HALF))
        objects = document.objects()
        if dice < 0.1:
            thread.begins(f"rename {objects[-1].id} {x}")
            document.rename_object(objects[-1].id, f"name {x}")
        elif dice < 0.15 and len(objects) < 6:
            thread.begins("add")
            document.add_object()
        elif dice < 0.18 and undo and len(objects) > 2:
            thread.begins(f"remove {objects[-1].id}")
            document.remove_object(objects[-1].id)
        elif dice < 0.35 and undo and document.can_undo:
            thread.begins("undo")
            document.undo()
        elif dice < 0.45 and undo and document.can_redo:
            thread.begins("redo")
            document.redo()
        else:
            value = objects[int(rng.integers(len(objects)))].id
            thread.begins(f"stroke {frame} {value} {x}")
            stroke(document, frame, value, x=x, y=0, size=SIZE)
        thread.did()


def propagate(document: Document, seed: int) -> None:
    rng = np.random.default_rng(seed + 1_000_000)
    thread = Thread("j", document, rng, 0.2)
    while True:
        job = document.open_job("Propagate")
        for _ in range(int(rng.integers(1, 30))):
            frame, value = int(rng.integers(HALF, FRAMES)), int(rng.integers(1, 3))
            thread.begins(f"job {frame} {value}")
            job.write(frame, np.full((48, 64), value, np.uint8), 0.5)
            thread.did()
        job.close()


def back_up(workspace: Workspace) -> None:
    for number in count():
        os.write(1, b"b ! backup\n")
        make_backup(workspace.path, datetime(2030, 1, 1) + timedelta(days=number), workspace.copy_to)
        os.write(1, b"b = 1\n")


def main(path: Path, mode: str, seed: int) -> None:
    workspace = Workspace.open(path)
    document = workspace.video_document(1)
    os.write(1, b"ready\n")
    if mode == "job":
        threading.Thread(target=propagate, args=(document, seed)).start()
    if mode == "backup":
        threading.Thread(target=back_up, args=(workspace,)).start()
    paint(document, seed, undo=mode != "job")


if __name__ == "__main__":
    for order in sys.stdin:
        where, how, number = order.rsplit(maxsplit=2)
        child = os.fork()
        if child == 0:
            main(Path(where), how, int(number))
        print(child, flush=True)
        os.waitpid(child, 0)
        print("dead", flush=True)
