"""Datasets in the DAVIS layout, and the semi-supervised protocol's scores of a folder of masks."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from vosannot.core.errors import AnnotationError
from vosannot.evaluation.measures import measure, statistics
from vosannot.masks.label_map import LabelMap, object_ids, strip_void
from vosannot.masks.png import read_png

__all__ = [
    "DavisDataset",
    "ObjectScores",
    "Scores",
    "Values",
    "check_length",
    "frame_values",
    "object_scores",
    "score_folder",
    "score_sequence",
]

Values = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class DavisDataset:
    """``JPEGImages/<resolution>/<sequence>`` beside ``Annotations/<resolution>/<sequence>``."""

    root: Path
    resolution: str = "480p"

    def sequences(self) -> list[str]:
        """Names of all annotated sequences, sorted.

        Raises:
            AnnotationError: the folder has not the DAVIS layout.
        """
        folder = self.root / "Annotations" / self.resolution
        if not folder.is_dir():
            raise AnnotationError(f"{self.root} is no dataset in the DAVIS layout: there is no folder {folder}.")
        return sorted(path.name for path in folder.iterdir() if path.is_dir())

    def masks(self, sequence: str) -> list[Path]:
        """Annotation files of a sequence in frame order; raises AnnotationError when there are none."""
        folder = self.root / "Annotations" / self.resolution / sequence
        files = sorted(folder.glob("*.png"))
        if not files:
            raise AnnotationError(
                f"There is no annotated sequence {sequence!r} in {self.root} (looked for PNGs in {folder})."
            )
        return files

    def images(self, sequence: str) -> Path:
        """Folder of a sequence's frames."""
        return self.root / "JPEGImages" / self.resolution / sequence


@dataclass(frozen=True, slots=True)
class ObjectScores:
    """One object of one sequence: means, recalls, decays, and the per-frame values they come from (first and last frame
    of the sequence left out, as the official evaluation does)."""

    sequence: str
    object: int
    j_mean: float
    j_recall: float
    j_decay: float
    f_mean: float
    f_recall: float
    f_decay: float
    j: tuple[float, ...]
    f: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Scores:
    """All objects, and the means over them that DAVIS reports."""

    objects: tuple[ObjectScores, ...]

    def mean(self, name: str) -> float:
        """Mean of one of the scores over all objects."""
        return float(np.mean([getattr(entry, name) for entry in self.objects]))

    def to_json(self) -> dict[str, Any]:
        """Overall, per-sequence and per-object scores at full precision."""
        names = ("j_mean", "j_recall", "j_decay", "f_mean", "f_recall", "f_decay")
        overall = {name: self.mean(name) for name in names}
        sequences: dict[str, Any] = {}
        for entry in self.objects:
            objects = sequences.setdefault(entry.sequence, {"objects": {}})["objects"]
            objects[str(entry.object)] = {k: v for k, v in asdict(entry).items() if k not in ("sequence", "object")}
        for found in sequences.values():
            found |= {name: float(np.mean([o[name] for o in found["objects"].values()])) for name in names}
        overall["jf_mean"] = (overall["j_mean"] + overall["f_mean"]) / 2
        return {"overall": overall, "sequences": sequences}


def score_folder(
    results: Path,
    dataset: DavisDataset,
    sequences: Sequence[str] | None = None,
    progress: Callable[[str], None] = lambda _: None,
) -> Scores:
    """Score ``results/<sequence>/<stem>.png`` against the dataset.

    Args:
        results: that folder, or one in the DAVIS layout, such as an export: its annotations of that resolution then.
        sequences: which to score; None: those that ``results`` has a folder of.
        progress: called with every sequence's name when it is done.

    Raises:
        AnnotationError: a mask is missing, of another size, or holds 255; the sentence names the file.
    """
    exported = results / "Annotations" / dataset.resolution
    results = exported if exported.is_dir() else results
    names = list(sequences) if sequences else [name for name in dataset.sequences() if (results / name).is_dir()]
    if not names:
        raise AnnotationError(f"{results} holds no folder that is named like a sequence of {dataset.root}.")
    scores: list[ObjectScores] = []
    for name in names:
        scores += score_sequence(results / name, dataset.masks(name), name)
        progress(name)
    return Scores(tuple(scores))


def score_sequence(folder: Path, truth_files: Sequence[Path], name: str) -> list[ObjectScores]:
    """Scores of the masks ``folder/<stem>.png`` of one sequence; errors as in :func:`score_folder`."""
    first = strip_void(read_png(truth_files[0]), binary=False)
    ids = object_ids(first)
    if not ids:
        raise AnnotationError(f"{truth_files[0]} shows no object, so there is nothing to score in {name}.")
    check_length(name, len(truth_files))

    def one(path: Path) -> Values:
        truth, predicted = strip_void(read_png(path), binary=False), _prediction(folder / path.name)
        if truth.shape != predicted.shape:
            raise AnnotationError(
                f"{folder / path.name} is {predicted.shape[1]}x{predicted.shape[0]}, "
                f"its ground truth is {truth.shape[1]}x{truth.shape[0]}."
            )
        return frame_values(truth, predicted, ids)

    # OpenCV, zlib and numpy release the GIL where the time goes.
    with ThreadPoolExecutor() as pool:
        values = np.stack(list(pool.map(one, truth_files[1:-1])), 2)
    return object_scores(name, ids, values)


def frame_values(truth: LabelMap, predicted: LabelMap, ids: Sequence[int]) -> Values:
    """J and F of every object on one frame: float64 [K, 2]. Other ids in ``predicted`` count as background."""
    return np.array([measure(truth == i, predicted == i) for i in ids])


def object_scores(name: str, ids: Sequence[int], values: Values) -> list[ObjectScores]:
    """Scores of every object from the values of the frames that count.

    Args:
        values: float64 [K, 2, T], J and F.
    """
    return [
        ObjectScores(name, i, *statistics(j), *statistics(f), tuple(j.tolist()), tuple(f.tolist()))
        for i, (j, f) in zip(ids, values, strict=True)
    ]


def check_length(name: str, frames: int) -> None:
    """Raises AnnotationError when a sequence is too short to be scored."""
    if frames < 3:
        raise AnnotationError(f"{name} has {frames} frames; without the first and last one nothing is left to score.")


def _prediction(path: Path) -> LabelMap:
    if not path.is_file():
        raise AnnotationError(f"The mask {path} is missing; every frame of a sequence needs one to be scored.")
    labels = read_png(path)
    if (labels == 255).any():
        raise AnnotationError(f"{path} holds the value 255 (void), which a prediction must not; use 0 for background.")
    return labels
