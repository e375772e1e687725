"""Which frames a report shows, and their pictures as data URIs."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from vosannot.core.errors import VosannotError
from vosannot.evaluation.davis import DavisDataset
from vosannot.evaluation.pictures import data_uri, overlay_jpeg, worst_frames
from vosannot.masks.label_map import strip_void
from vosannot.masks.png import read_png
from vosannot.media.clip import open_clip

__all__ = ["Shot", "difference_shots", "worst_shots"]

_WORST, _A_SEQUENCE, _DIFFERENCES = 12, 2, 6


class _Run(Protocol):
    """What is used of :class:`vosannot.evaluation.report.page.Run`."""

    @property
    def label(self) -> str: ...
    @property
    def result(self) -> dict[str, Any]: ...
    @property
    def folder(self) -> Path: ...


@dataclass(frozen=True, slots=True)
class Shot:
    """A frame's pictures side by side: (caption, data URI) each."""

    title: str
    value: float
    pictures: tuple[tuple[str, str], ...]


def worst_shots(run: _Run) -> list[Shot]:
    """The worst frames of all sequences, worst first, from the pictures that the run kept; files that are gone are
    left out."""
    entries = [
        (entry, name) for name, record in run.result["sequences"].items() for entry in record.get("pictures", ())
    ]
    shots = []
    for entry, name in sorted(entries, key=lambda e: e[0]["jf"])[:_WORST]:
        files = [run.folder / "pictures" / entry[kind] for kind in ("predicted", "truth")]
        if all(file.is_file() for file in files):
            uris = [data_uri(file.read_bytes()) for file in files]
            captions = (f"predicted, J&F {entry['jf']:.3f}", "truth")
            shots.append(Shot(f"{name}, frame {entry['frame']}", entry["jf"], tuple(zip(captions, uris, strict=True))))
    return shots


def difference_shots(runs: list[Any], names: list[str]) -> list[Shot]:
    """Frames where the second run differs most from the first; none when masks or images are no longer there."""
    found = []
    for name in names:
        values = [_per_frame(run.result["sequences"][name]) for run in runs]
        gap = values[1] - values[0]
        first = runs[0].result["sequences"][name]["first_scored"]
        found += [
            (float(gap[frame - first]), name, frame, [float(v[frame - first]) for v in values])
            for frame in worst_frames((-np.abs(gap)).tolist(), first, _A_SEQUENCE)
            if abs(gap[frame - first]) > 1e-9
        ]
    found.sort(key=lambda entry: -abs(entry[0]))
    shots = []
    for gap_here, name, frame, both in found[:_DIFFERENCES]:
        try:
            shots.append(_difference(runs, name, frame, gap_here, both))
        except (VosannotError, IndexError, ValueError):
            continue
    return shots


def _per_frame(record: dict[str, Any]) -> Any:
    return np.array([[entry["j"], entry["f"]] for entry in record["objects"].values()]).mean((0, 1))


def _difference(runs: list[Any], name: str, frame: int, gap: float, both: list[float]) -> Shot:
    settings = runs[0].result["settings"]
    dataset = DavisDataset(Path(settings["dataset"]), settings["resolution"])
    with open_clip(dataset.images(name)) as clip:
        picture, stem = clip.frame(frame), clip.info.stems[frame]
    pictures = [
        (f"{run.label}, J&F {value:.3f}", read_png(run.folder / "masks" / name / f"{stem}.png"))
        for run, value in zip(runs, both, strict=True)
    ]
    truth = dataset.masks(name)[0].parent / f"{stem}.png"
    pictures.append(("truth", strip_void(read_png(truth), binary=False)))
    return Shot(
        f"{name}, frame {frame}",
        gap,
        tuple((caption, data_uri(overlay_jpeg(picture, labels))) for caption, labels in pictures),
    )
