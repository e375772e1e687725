"""Labelled frames, decoded once and kept small in the run's folder, mapped and not loaded.

Memory stays the same however many there are, a resumed run sees the very same pixels, and neither the workspace nor the
videos are needed any more once they are here.
"""

import json
from collections.abc import Generator, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt

from vosannot.core.errors import ClipError, UsageError
from vosannot.core.events import Command, Event, IterationDone, StageStarted, Warned
from vosannot.core.files import make_folder, refusing, write_file
from vosannot.core.words import tr
from vosannot.masks.label_map import VOID, resize_labels
from vosannot.masks.png import decode_png
from vosannot.media.clip import Clip, open_clip
from vosannot.project.labelled import LabelledVideo

__all__ = ["Sequenced", "Store", "keep"]

_INDEX = "index.json"
_HIGHEST_LABEL = VOID - 1


@dataclass(frozen=True, slots=True)
class Sequenced:
    """Labelled frames of one video, in time.

    Attributes:
        name: of the video.
        numbers: their frame numbers, ascending.
        shown: positions of those whose label map shows an object, ascending.
        frames: uint8 [N, H, W, 3] RGB, read-only.
        labels: uint8 [N, H, W], 0..254, read-only.
    """

    name: str
    numbers: tuple[int, ...]
    shown: tuple[int, ...]
    frames: npt.NDArray[np.uint8]
    labels: npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the index: what the files ``<number>-frames.npy`` and ``<number>-labels.npy`` hold."""

    number: int
    name: str
    numbers: tuple[int, ...]
    shown: tuple[int, ...]
    held: bool


class Store:
    """What :func:`keep` left in a folder. Cheap to make and to pickle: the files are opened when they are asked for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def complete(self) -> bool:
        """Whether everything is there."""
        return (self.folder / _INDEX).is_file()

    def learned(self) -> list[Sequenced]:
        """What is trained on."""
        return self._opened(held=False)

    def held(self) -> list[Sequenced]:
        """What was held out."""
        return self._opened(held=True)

    def _opened(self, *, held: bool) -> list[Sequenced]:
        lines = json.loads((self.folder / _INDEX).read_text("utf-8"))
        return [
            Sequenced(
                line["name"],
                tuple(line["numbers"]),
                tuple(line["shown"]),
                *(_mapped(path) for path in self._files(line["number"])),
            )
            for line in lines
            if line["held"] is held and line["shown"]
        ]

    def _files(self, number: int) -> tuple[Path, Path]:
        return self.folder / f"{number}-frames.npy", self.folder / f"{number}-labels.npy"


def keep(
    folder: Path, learned: Sequence[LabelledVideo], held: Sequence[LabelledVideo], side: int, held_side: int
) -> Generator[Event, Command | None, Store]:
    """Decode the labelled frames into ``folder``; what is there already is complete and stays.

    Args:
        side: short side of the frames that are learned from; smaller videos keep their size.
        held_side: the same for those held out.

    Yields:
        Stage "read", a step for every frame; ``Warned`` for a video that cannot be read or is another one now.

    Returns:
        What is in the folder now.

    Raises:
        UsageError: no video that could be learned from is left.
        ExportError: the folder cannot be written.
    """
    store = Store(folder)
    if store.complete:
        return store
    make_folder(folder)
    lines: list[_Line] = []
    done, total = 0, sum(len(video.maps) for video in (*learned, *held))
    yield StageStarted("read", total)
    for number, video in enumerate((*learned, *held)):
        is_held = number >= len(learned)
        try:
            with open_clip(video.path) as clip:
                _refuse_another(clip, video)
                shown = []
                for i, shows in _decoded(clip, video, held_side if is_held else side, *store._files(number)):
                    shown += [i] * shows
                    done += 1
                    yield IterationDone("read", done, total)
        except ClipError as error:
            yield Warned(tr("{name} is left out. {error}", name=video.name, error=error))
            continue
        lines.append(_Line(number, video.name, tuple(each.frame for each in video.maps), tuple(shown), is_held))
    if not any(line.shown and not line.held for line in lines):
        raise UsageError(
            tr(
                "None of the videos with painted or approved masks can be read and shows an object; see whether they "
                "are still where they were."
            )
        )
    write_file(folder / _INDEX, json.dumps([asdict(line) for line in lines]).encode())
    return store


def _refuse_another(clip: Clip, video: LabelledVideo) -> None:
    info = clip.info
    now, then = (info.width, info.height, info.frame_count), (video.width, video.height, video.frame_count)
    if now != then:
        raise ClipError(
            tr(
                "{path} has changed since it was annotated: it had {then} frames of {then2}x{then3}, now it "
                "has {now} of {now2}x{now3}.",
                path=video.path,
                then=then[2],
                then2=then[0],
                then3=then[1],
                now=now[2],
                now2=now[0],
                now3=now[1],
            )
        )


def _decoded(
    clip: Clip, video: LabelledVideo, side: int, frames_at: Path, labels_at: Path
) -> Iterator[tuple[int, bool]]:
    """Fill the two files, frame by frame; tells which of them show an object at that size."""
    scale = min(side / min(video.height, video.width), 1.0)
    size = max(round(video.height * scale), 1), max(round(video.width * scale), 1)
    count = len(video.maps)
    with refusing(frames_at):
        frames = np.lib.format.open_memmap(frames_at, "w+", np.uint8, (count, *size, 3))
        labels = np.lib.format.open_memmap(labels_at, "w+", np.uint8, (count, *size))
    for i, each in enumerate(video.maps):
        frames[i] = cv2.resize(clip.frame(each.frame), size[::-1], interpolation=cv2.INTER_AREA)
        shown = resize_labels(decode_png(each.png, f"the label map of frame {each.frame} of {video.name}"), size)
        labels[i] = np.where(shown > _HIGHEST_LABEL, 0, shown)
        yield i, bool(labels[i].any())
    with refusing(frames_at):
        frames.flush()
        labels.flush()


def _mapped(path: Path) -> npt.NDArray[np.uint8]:
    mapped: npt.NDArray[np.uint8] = np.load(path, mmap_mode="r")
    return mapped
