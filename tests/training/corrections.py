"""A workspace to learn from, and a tiny model to begin with."""

from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np

from vosannot.engines.models.importing import import_model
from vosannot.masks.label_map import LabelMap
from vosannot.media.clip import open_clip
from vosannot.project.document import Document
from vosannot.project.labelled import LabelledVideo, labelled_videos
from vosannot.project.records import Provenance
from vosannot.project.workspace import Workspace
from vosannot.training.learning.options import LearnOptions
from vosannot.training.learning.record import LearnRequest

SIZE = 72, 96
OPTIONS = LearnOptions(steps=4, batch=2, size=64, frames=3, objects=1, lr=1e-3, rendered=0, check_size=72)


def square(frame: int) -> LabelMap:
    """A square that moves to the right."""
    labels = np.zeros(SIZE, np.uint8)
    labels[20:44, 10 + 4 * frame : 34 + 4 * frame] = 1
    return labels


def film(folder: Path, name: str, frames: int = 12) -> Path:
    """A folder of pictures of it, every video before another background."""
    clip = folder / name
    clip.mkdir(parents=True)
    back = np.random.default_rng(len(name)).integers(0, 120, (*SIZE, 3)).astype(np.uint8)
    for frame in range(frames):
        picture = np.where(square(frame)[..., None] > 0, np.uint8(220), back)
        cv2.imwrite(str(clip / f"{frame:05d}.png"), picture)
    return clip


def annotated(
    workspace: Workspace,
    clip: Path,
    manual: Sequence[int],
    approved: Sequence[int] = (),
    propagated: Sequence[int] = (),
) -> Document:
    """Add a clip with masks of each provenance."""
    with open_clip(clip) as opened:
        video = workspace.add_video(opened.info)
    document = workspace.video_document(video.id)
    document.add_object("square")
    kinds = ((manual, Provenance.MANUAL), (approved, Provenance.APPROVED), (propagated, Provenance.PROPAGATED))
    for frames, provenance in kinds:
        for frame in frames:
            document.set_labels(frame, square(frame), provenance, "test")
    return document


def two_videos(folder: Path) -> tuple[Path, tuple[LabelledVideo, ...]]:
    """A workspace with five labelled frames of one video and three of another, and what it teaches."""
    path = folder / "work.vosannot"
    with Workspace.open(path) as workspace:
        annotated(workspace, film(folder, "long"), (0, 4), (2, 6, 8), propagated=(1, 3))
        annotated(workspace, film(folder, "short-one"), (0,), (3, 5))
        return path, labelled_videos(workspace)


def stocked(tiny: dict[str, Path]) -> None:
    """Models of both families in the library: "tiny" and "tiny-xmem"."""
    list(import_model(tiny["stcn"], "tiny"))
    list(import_model(tiny["xmem"], "tiny-xmem"))


def wanted(folder: Path, **changes: object) -> LearnRequest:
    """A request that learns "mine" from :func:`two_videos` and "tiny"."""
    path, videos = two_videos(folder)
    values = {"name": "mine", "start": "tiny", "workspace": path, "videos": videos, "options": OPTIONS}
    return LearnRequest(**(values | changes))  # type: ignore[arg-type]
