"""What the tests of this folder share besides fixtures."""

from pathlib import Path

import numpy as np

from vosannot.masks.label_map import Box, LabelMap
from vosannot.media.clip import ClipInfo, ClipKind
from vosannot.project.document import Document
from vosannot.project.records import FrameState

HEIGHT, WIDTH, FRAMES = 48, 64, 40


def clip_info(path: Path, width: int = WIDTH, height: int = HEIGHT, frames: int = FRAMES) -> ClipInfo:
    stems = tuple(f"{i:05d}" for i in range(frames))
    times = tuple(i / 25 for i in range(frames))
    return ClipInfo(path, path.stem, ClipKind.VIDEO, width, height, frames, 25.0, stems, times)


def blob(value: int = 1, x: int = 10, y: int = 10, size: int = 8) -> LabelMap:
    labels = np.zeros((HEIGHT, WIDTH), np.uint8)
    labels[y : y + size, x : x + size] = value
    return labels


def stroke(
    document: Document, frame: int, value: int, x: int = 10, y: int = 10, size: int = 8, title: str = "Brush"
) -> None:
    """Paint a square, as the window does it."""
    box = Box(y, x, y + size, x + size)
    current = document.labels(frame)
    before = np.zeros((size, size), np.uint8) if current is None else current[box.slices].copy()
    document.commit_edit(frame, box, before, np.full((size, size), value, np.uint8), title)


def picture(document: Document) -> dict[int, tuple[bytes, FrameState]]:
    """Everything about the label maps, for comparing."""
    seen = {}
    for frame, state in document.states().items():
        labels = document.labels(frame)
        assert labels is not None
        ids, areas = np.unique(labels[labels > 0], return_counts=True)
        assert (tuple(ids.tolist()), tuple(areas.tolist())) == (state.object_ids, state.areas)
        seen[frame] = labels.tobytes(), state
    return seen
