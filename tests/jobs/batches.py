"""Workspaces with small clips, and workers in a thread of the test."""

from collections import deque

import numpy as np
import pytest
from PIL import Image

from tests.adaptation.test_adaptation import square_clip
from vosannot.core.paths import bundled
from vosannot.engines.stcn.info import STCNParams
from vosannot.jobs.batch import Batch
from vosannot.jobs.checksums import weights_checksum
from vosannot.jobs.hand import Hand, Hello
from vosannot.jobs.places import WorkerLost
from vosannot.jobs.turn import Way
from vosannot.media.clip import open_clip
from vosannot.project.records import Provenance
from vosannot.project.workspace import Workspace

needs_weights = pytest.mark.skipif(
    not (bundled("models") / "stcn-lite.json").exists(), reason="the bundled weights are not there yet"
)


def make_workspace(folder, videos=3, references=(0,), frames=10):
    """A workspace of small clips, "clip0" …, whose ``references`` are painted."""
    images, masks = square_clip()
    there_and_back = [*range(10), *range(8, 0, -1)]
    order = [there_and_back[t % len(there_and_back)] for t in range(frames)]
    images, masks = [images[t] for t in order], [masks[t] for t in order]
    path = folder / "batch.vosannot"
    with Workspace.open(path) as workspace:
        for number in range(videos):
            clip = folder / f"clip{number}"
            clip.mkdir(exist_ok=True)
            for t, image in enumerate(images):
                Image.fromarray(np.roll(image, 2 * number, 1)).save(clip / f"{t:05d}.png")
            with open_clip(clip) as opened:
                document = workspace.video_document(workspace.add_video(opened.info).id)
            document.add_object()
            for frame in references:
                document.set_labels(frame, np.roll(masks[frame], 2 * number, 1), Provenance.MANUAL, "Paint")
    return path


def way(weights="stcn-lite", **changes):
    """Trained weights: masks that are all alike could be mixed up, and nobody would see it."""
    settings = {"weights": str(weights), "size": 0, "adapt_size": 0, "iterations": 2, "lr": 1e-3, "jump": 3}
    params = STCNParams(**({**settings, "preview_every": 0, "objective": "none"} | changes))
    return Way("stcn", params, weights_checksum("stcn", params), "cpu")


def work(path, how, backend, videos=None, until=None, retries=2):
    """Run a batch; ``until`` may end it. Returns it and what it told."""
    told = []
    with Workspace.open(path) as workspace:
        batch = Batch(workspace, how, backend, retries=retries)
        stream = batch.run(workspace.videos() if videos is None else videos)
        for each in stream:
            told.append(each)
            if until is not None and until(told):
                stream.close()
                break
    return batch, told


def masks_of(path):
    """Video -> frame -> label map, of all propagated frames."""
    with Workspace.open(path) as workspace:
        found = {}
        for video in workspace.videos():
            document = workspace.video_document(video.id)
            states = document.states()
            frames = [f for f, s in states.items() if s.provenance is Provenance.PROPAGATED]
            found[video.name] = {f: document.labels(f).copy() for f in frames}
    return found


def same(a, b):
    return a.keys() == b.keys() and all(
        a[v].keys() == b[v].keys() and all(np.array_equal(a[v][f], b[v][f]) for f in a[v]) for v in a
    )


class Threads:
    """A backend whose workers are threads: what an actor of Ray runs, without Ray.

    Args:
        spoil: called with every message that leaves a worker; returns what leaves it instead, or raises WorkerLost.
    """

    def __init__(self, workers=1, spoil=lambda message: message):
        self.workers, self.spoil = workers, spoil
        self.opened = self.started = 0

    def open(self):
        self.opened += 1
        return [self] * self.workers

    def close(self):
        pass

    away = False

    def start(self):
        self.started += 1
        return _Thread(self.spoil)


class _Thread:
    def __init__(self, spoil):
        self._hand, self._spoil, self._said = Hand(), spoil, deque()
        self.alive = True

    def send(self, order):
        self._hand.tell(order)

    def recv(self):
        while True:
            while not self._said:
                self._said.extend(self._hand.take(0.05))
                if not self.alive:
                    raise WorkerLost("closed")
            message = self._said.popleft()
            if isinstance(message, Hello):
                continue
            try:
                return self._spoil(message)
            except WorkerLost:
                self.alive = False
                raise

    def close(self, patience, timeout):
        self.alive = False
        self._hand.tell(None)
