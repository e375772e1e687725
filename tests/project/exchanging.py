"""What the tests of export and import share."""

from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np

from tests.project.helpers import HEIGHT, WIDTH, blob
from vosannot.core.events import Event, EventStream, Finished, Warned
from vosannot.masks.label_map import LabelMap
from vosannot.media.clip import open_clip
from vosannot.project.document import Document
from vosannot.project.workspace import Workspace

OpenClip = Callable[..., Document]


def run(stream: EventStream) -> tuple[dict[str, float | int | str], list[str], list[Event]]:
    """The summary, the warnings, and everything."""
    events = list(stream)
    assert isinstance(events[-1], Finished)
    return dict(events[-1].summary), [e.message for e in events if isinstance(e, Warned)], events


def images(folder: Path, count: int, height: int = HEIGHT, width: int = WIDTH, pattern: str = "{:05d}.jpg") -> Path:
    """A folder of pictures."""
    folder.mkdir(parents=True)
    rng = np.random.default_rng(1)
    for i in range(count):
        small = rng.integers(0, 255, (6, 8, 3), np.uint8)
        assert cv2.imwrite(str(folder / pattern.format(i)), cv2.resize(small, (width, height)))
    return folder


def opener(workspace: Workspace, root: Path) -> OpenClip:
    """Makes an image folder of that name and opens it, with two objects."""

    def make(name: str = "cow", count: int = 5, **more: object) -> Document:
        with open_clip(images(root / "source" / name, count, **more)) as clip:  # type: ignore[arg-type]
            document = workspace.video_document(workspace.add_video(clip.info).id)
        document.add_object("cow")
        document.add_object("rider")
        return document

    return make


def propagated(document: Document, frames: range, labels: LabelMap | None = None) -> None:
    """Masks of two objects, of a job."""
    job = document.open_job("Propagate")
    for frame in frames:
        job.write(frame, blob(1, x=frame) | blob(2, x=40) if labels is None else labels, 0.5)
    job.close()


def tree(folder: Path) -> dict[str, bytes]:
    """All files of a folder, hidden ones too."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def label_maps(document: Document) -> dict[int, bytes]:
    """The pixels of every frame that has any."""
    return {f: document.labels(f).tobytes() for f in document.states()}


def beside(folder: Path) -> list[str]:
    """Everything in a folder, hidden or not, but the workspace and its side files."""
    return sorted(p.name for p in folder.iterdir() if not p.name.startswith("work.vosannot"))
