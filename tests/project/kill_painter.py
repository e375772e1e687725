"""Run as a program by test_kill: paints and runs jobs in a workspace until it is killed.

For each line "PATH SEED" on stdin it forks a painter (importing everything anew would take a second), prints its
process number, and "dead" when it has ended. The painter prints "ready", then its steps, "stroke FRAME VALUE X" or
"job FRAME VALUE", once the disk has them, or with "? " before it when it did not wait for the disk.
"""

import os
import sys
from pathlib import Path

import numpy as np

from vosannot.masks.label_map import Box
from vosannot.project.workspace import Workspace

SIZE = 12


def main(path: Path, seed: int) -> None:
    rng = np.random.default_rng(seed)
    document = Workspace.open(path).video_document(1)
    print("ready", flush=True)
    job = None
    while True:
        value, x, frame = int(rng.integers(1, 3)), int(rng.integers(0, 50)), int(rng.integers(0, 20))
        if rng.random() < 0.5:
            box = Box(0, x, SIZE, x + SIZE)
            current = document.labels(frame)
            before = np.zeros((SIZE, SIZE), np.uint8) if current is None else current[box.slices].copy()
            document.commit_edit(frame, box, before, np.full((SIZE, SIZE), value, np.uint8), "Brush")
            line = f"stroke {frame} {value} {x}"
        else:
            job = job or document.open_job("Propagate")
            labels = np.full((48, 64), value, np.uint8)
            frame += 20
            written = job.write(frame, labels, 0.5)
            if rng.random() < 0.1:
                job.close()
                job = None
            line = f"job {frame} {value}" if written else ""
        # Most steps are not waited for: a kill must find the writer with a queue, too.
        if rng.random() < 0.3:
            document.flush()
            print(line, flush=True)
        elif line:
            print(f"? {line}", flush=True)


if __name__ == "__main__":
    for order in sys.stdin:
        where, number = order.split()
        child = os.fork()
        if child == 0:
            main(Path(where), int(number))
        print(child, flush=True)
        os.waitpid(child, 0)
        print("dead", flush=True)
