"""How fast a workspace takes masks, on either back end."""

import statistics
import tempfile
import time
from pathlib import Path

import cv2
import numpy as np

from vosannot.masks.label_map import Box, LabelMap
from vosannot.media.clip import ClipInfo, ClipKind
from vosannot.project.address import TeamAddress
from vosannot.project.workspace import Workspace

__all__ = ["bench_store"]

_WIDTH, _HEIGHT, _FPS = 854, 480, 25.0
_STROKE = 60  # pixels


def bench_store(url: TeamAddress | None, masks: int) -> dict[str, dict[str, float]]:
    """Masks of a job and strokes one by one, at 480p with two objects: on a file in a new folder, and in a database.

    Args:
        url: of a team's workspace, whose owner one is: a video is added and removed again. None: only the file.
        masks: how many a job stores, and how many strokes are painted (a tenth).

    Returns:
        By back end: masks a second, and milliseconds until a stroke is acknowledged (median and the slowest).
    """
    found = {}
    with tempfile.TemporaryDirectory(prefix="vosannot-bench-") as folder:
        with Workspace.open(Path(folder) / "bench.vosannot") as workspace:
            found["SQLite"] = _measure(workspace, masks)
        if url is not None:
            with Workspace.open(url, create=False) as workspace:
                found["PostgreSQL"] = _measure(workspace, masks)
    return found


def _measure(workspace: Workspace, masks: int) -> dict[str, float]:
    path = Path(f"/vosannot-bench/{time.time_ns()}.mp4")
    times = tuple(frame / _FPS for frame in range(masks))
    info = ClipInfo(path, path.stem, ClipKind.VIDEO, _WIDTH, _HEIGHT, masks, _FPS, (), times)
    video = workspace.add_video(info)
    try:
        document = workspace.editable_document(video.id)
        for _ in range(2):
            document.add_object()
        document.flush()
        began = time.perf_counter()
        job = document.open_job("Bench")
        for frame in range(masks):
            job.write(frame, _drawn(frame), 0.9)
        job.close()
        document.flush()
        seconds = time.perf_counter() - began
        waits = []
        new = np.full((_STROKE, _STROKE), 2, np.uint8)
        for frame in range(max(1, masks // 10)):
            before = np.zeros_like(new)
            began = time.perf_counter()
            document.commit_edit(frame, Box(0, 0, _STROKE, _STROKE), before, new, "Brush")
            document.flush()
            waits.append(1000 * (time.perf_counter() - began))
        del document, job
    finally:
        workspace.remove_videos([video.id], masks=masks)
    return {"masks/s": masks / seconds, "stroke, ms": statistics.median(waits), "slowest stroke, ms": max(waits)}


def _drawn(frame: int) -> LabelMap:
    """uint8 [480, 854]: two objects with rough outlines, elsewhere on each frame."""
    labels = np.zeros((_HEIGHT, _WIDTH), np.uint8)
    for value, (x, y) in ((1, (200 + frame % 300, 200)), (2, (600 - frame % 300, 300))):
        angles = np.linspace(0, 2 * np.pi, 90, endpoint=False)
        radius = 90 + 12 * np.sin(7 * angles + frame / 5)
        outline = np.stack([x + radius * np.cos(angles), y + radius * np.sin(angles)], axis=1)
        cv2.fillPoly(labels, [outline.astype(np.int32)], value)
    return labels
