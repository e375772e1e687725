"""One sequence of a dataset, checked and ready to be worked on, clean or corrupted."""

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from vosannot.core.errors import AnnotationError, ClipError, UsageError
from vosannot.core.files import make_folder, refusing, write_file
from vosannot.evaluation.davis import DavisDataset, Values, check_length, frame_values
from vosannot.masks.label_map import LabelMap, object_ids, strip_void
from vosannot.masks.png import read_png
from vosannot.media.clip import Clip, ClipInfo, open_clip

__all__ = ["Material", "choose_sequences", "corruption_name", "frames_folder", "load_material"]

CLEAN = "clean"


@dataclass(frozen=True, slots=True)
class Material:
    """A sequence with its truth.

    Attributes:
        name: the sequence's.
        info: of its images.
        truth: for every frame uint8 [H, W], without void.
        ids: objects of the first frame, which are those that are scored.
    """

    name: str
    info: ClipInfo
    truth: tuple[LabelMap, ...]
    ids: tuple[int, ...]

    @property
    def scored(self) -> range:
        """Frames that count: all but the first and the last."""
        return range(1, len(self.truth) - 1)

    def values(self, labels: Mapping[int, LabelMap]) -> Values:
        """J and F of every object and scored frame: float64 [K, 2, T - 2]. A frame without labels counts as empty."""
        empty = np.zeros_like(self.truth[0])
        return np.stack([frame_values(self.truth[t], labels.get(t, empty), self.ids) for t in self.scored], 2)


def choose_sequences(dataset: DavisDataset, wanted: tuple[str, ...]) -> list[str]:
    """The wanted sequences, or all; raises UsageError for one that the dataset has not."""
    known = dataset.sequences()
    unknown = [name for name in wanted if name not in known]
    if unknown:
        raise UsageError(f"{dataset.root} has no sequence {unknown[0]!r}; it has {', '.join(known) or 'none'}.")
    if not known:
        raise AnnotationError(f"{dataset.root} has no sequences: its Annotations/{dataset.resolution} is empty.")
    return list(dict.fromkeys(wanted)) or known


def load_material(dataset: DavisDataset, name: str) -> Material:
    """Read the truth of a sequence and check it against the images.

    Raises:
        AnnotationError: no object in the first frame, a mask of another size, a mask too many or too few.
        ClipError: there are no images.
    """
    files = dataset.masks(name)
    folder = dataset.images(name)
    if not folder.is_dir():
        raise ClipError(f"{name} has masks but no images: there is no folder {folder}.")
    with open_clip(folder) as clip:
        info = clip.info
    check_length(name, len(files))
    stems = [file.stem for file in files]
    for stem in info.stems:
        if stem not in stems:
            raise AnnotationError(
                f"The mask {files[0].parent / f'{stem}.png'} is missing; every frame of a sequence needs one."
            )
    if len(stems) > info.frame_count:
        extra = next(file for file in files if file.stem not in info.stems)
        raise AnnotationError(f"{extra} has no image: {folder} holds no frame called {extra.stem}.")
    truth = []
    for stem in info.stems:  # in the order of the frames
        file = files[stems.index(stem)]
        labels = strip_void(read_png(file), binary=False)
        if labels.shape != (info.height, info.width):
            raise AnnotationError(
                f"{file} is {labels.shape[1]}x{labels.shape[0]}, but the images in {folder} are "
                f"{info.width}x{info.height}."
            )
        truth.append(labels)
    ids = object_ids(truth[0])
    if not ids:
        raise AnnotationError(f"{files[0]} shows no object, so there is nothing to start from in {name}.")
    return Material(name, info, tuple(truth), ids)


def corruption_name(text: str) -> str:
    """Checks ``NAME:LEVEL`` or "clean"; raises UsageError for an unknown one."""
    if text == CLEAN:
        return CLEAN
    from vosannot.evaluation.corruptions import parse

    parse(text)
    return text


@contextmanager
def frames_folder(material: Material, corruption: str, seed: int, scratch: Path) -> Iterator[Path]:
    """The folder an engine is to open: the dataset's own, or a passing one below ``scratch`` with corrupted frames.

    Args:
        corruption: "clean" or NAME:LEVEL.
        scratch: a folder that may be made.
    """
    if corruption == CLEAN:
        yield material.info.path
        return
    from vosannot.evaluation.corruptions import corrupted, parse

    make_folder(scratch)
    with refusing(scratch):
        temporary = tempfile.TemporaryDirectory(prefix=".frames-", dir=scratch)
    with temporary as place, open_clip(material.info.path) as clip:
        folder = Path(place) / material.name
        make_folder(folder)
        with corrupted(clip, parse(corruption), seed) as changed:
            _write_frames(changed, folder, material.info.stems)
        yield folder


def _write_frames(clip: Clip, folder: Path, stems: tuple[str, ...]) -> None:
    """Lossless, and quick rather than small: they are gone in a minute."""
    for index, stem in enumerate(stems):
        picture = cv2.cvtColor(clip.frame(index), cv2.COLOR_RGB2BGR)
        _, data = cv2.imencode(".png", picture, [cv2.IMWRITE_PNG_COMPRESSION, 1])
        write_file(folder / f"{stem}.png", data.tobytes())
