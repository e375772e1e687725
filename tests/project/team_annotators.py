"""Some simulated annotators of one process: they claim, paint, lose their connection, and go on. They may be killed.

What the workspace has acknowledged is written down at once, one line a stroke: ``video frame y x value``.
"""

import os
import random
import sys
import threading
import time
from pathlib import Path

import numpy as np

from tests.servers import Line
from vosannot.core.errors import LeaseLostError, VosannotError
from vosannot.masks.label_map import Box
from vosannot.project.document import Document
from vosannot.project.kept import KeptStrokes
from vosannot.project.workspace import Workspace

CELL = 4  # pixels; a stroke fills a cell that was empty
LEASE_S = 3.0
OBJECTS = 20


class Annotator:
    """One person, painting until the time is over.

    Args:
        address: of the database, with {port} for the port of this person's line.
        notes: what was acknowledged, and what was counted.
    """

    def __init__(self, name: str, address: str, port: int, end: float, folder: Path) -> None:
        self._line, self._end = Line(port), end
        self._url = address.format(person=name, port=self._line.port)
        self._random = random.Random(f"{name} {time.time_ns()}")
        self._kept = KeptStrokes(folder / f"{name}.sqlite")
        self._notes = os.open(folder / f"{name}.acknowledged", os.O_WRONLY | os.O_APPEND | os.O_CREAT)
        self._counts = os.open(folder / f"{name}.counts", os.O_WRONLY | os.O_APPEND | os.O_CREAT)
        self.value = 1 + int(name.removeprefix("person")) % OBJECTS

    def _count(self, what: str) -> None:
        os.write(self._counts, f"{what}\n".encode())

    def run(self) -> None:
        """Until the end."""
        while time.time() < self._end:
            try:
                workspace = Workspace.open(self._url, lease_seconds=LEASE_S, kept=self._kept)
            except VosannotError:
                self._line.mend()
                time.sleep(0.2)
                continue
            try:
                while time.time() < self._end and self._work(workspace):
                    pass
            finally:
                workspace.close(abandon=True)
                self._line.mend()
        self._line.close()

    def _work(self, workspace: Workspace) -> bool:
        """One video. False: this opening of the workspace is of no use any more."""
        try:
            lease = workspace.team.claim_next()
            if lease is None:
                time.sleep(self._random.random())
                return True
            self._count("claimed")
            document = workspace.video_document(lease.video)
            offer = workspace.team.offer(lease.video)
            if offer.safe:
                workspace.team.restore(document, offer.safe)
                self._count("restored")
            for _ in range(self._random.randrange(2, 8)):
                if not self._paint(document) or time.time() > self._end:
                    break
            del document
            workspace.team.release(lease.video)
        except LeaseLostError:
            self._count("lost")
        except VosannotError:
            self._count("no answer")
            self._line.mend()
            return self._random.random() < 0.5  # else it is left as it is, as by somebody who closes the lid
        return True

    def _paint(self, document: Document) -> bool:
        """Some strokes, then waiting for them to be acknowledged; something may go wrong in between."""
        painted = []
        for _ in range(self._random.randrange(1, 5)):
            place = self._empty(document)
            if place is None:
                return False
            frame, y, x = place
            box = Box(y, x, y + CELL, x + CELL)
            new = np.full((CELL, CELL), self.value, np.uint8)
            document.commit_edit(frame, box, np.zeros_like(new), new, "Brush")
            painted.append(place)
            self._count("painted")
        fate = self._random.random()
        if fate < 0.05:
            self._line.cut()
            threading.Timer(self._random.random() * 2 * LEASE_S, self._line.mend).start()
        elif fate < 0.08:
            self._line.hang()
            threading.Timer(self._random.random() * 2 * LEASE_S, self._line.mend).start()
        elif fate < 0.12:  # asleep, and the heartbeat with it
            self._line.hang()
            time.sleep(LEASE_S * (0.5 + self._random.random()))
            self._line.mend()
        self._flush(document)
        for frame, y, x in painted:
            os.write(self._notes, f"{document.video.id} {frame} {y} {x} {self.value}\n".encode())
        return True

    def _flush(self, document: Document) -> None:
        for attempt in range(3):
            try:
                document.flush(timeout=2 * LEASE_S)
                return
            except LeaseLostError:
                raise
            except VosannotError:
                if attempt == 2:
                    raise
                time.sleep(0.3)

    def _empty(self, document: Document) -> tuple[int, int, int] | None:
        video = document.video
        for _ in range(20):
            frame = self._random.randrange(video.frame_count)
            y = CELL * self._random.randrange(video.height // CELL)
            x = CELL * self._random.randrange(video.width // CELL)
            labels = document.labels(frame)
            if labels is None or not labels[y : y + CELL, x : x + CELL].any():
                return frame, y, x
        return None


def main() -> None:
    """Arguments: the address, the port, when it ends (seconds since 1970), a folder, and the names."""
    address, port, end, folder, *names = sys.argv[1:]
    people = [Annotator(name, address, int(port), float(end), Path(folder)) for name in names]
    threads = [threading.Thread(target=person.run) for person in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


if __name__ == "__main__":
    main()
