"""What the bundled networks make of rendered clips, kept on disk."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt
import torch

from vosannot.adaptation.zero_shot.frames import Frames, enlarged, look
from vosannot.core.files import draft_of, make_folder
from vosannot.core.paths import bundled
from vosannot.media.flow import Flow, dis_flow
from vosannot.networks.checkpoint import load_datt, load_network
from vosannot.networks.datt.model import DATT
from vosannot.networks.families import AnyNetwork
from vosannot.training.render import Renderer, RenderOptions
from vosannot.training.validation import carry

__all__ = ["SOURCES", "Pool", "Track"]

SOURCES = ("stcn", "xmem", "stcn-small", "flow")
"""Who made the masks: first masks carried by a network, at the clip's size or at two thirds of it, or motion alone."""

_LENGTH = 24
_SMALL = 2 / 3
_GAP = 4
_SEED = 77_000_003  # textures, bodies and motions of its own, neither the families' nor validation's
_QUALITY = 95
_TOUCHED = 0.1  # of a moving piece must lie on an object for it to be taken for the object


@dataclass(frozen=True)
class Track:
    """A rendered clip with masks that something made of it.

    Attributes:
        frames: uint8 [T, H, W, 3], RGB.
        labels: uint8 [T, H, W], the right masks; ids are all in frame 0.
        made: uint8 [T, H, W], the masks that were made. With a first mask given, frame 0 is right.
        source: one of :data:`SOURCES`.
    """

    frames: npt.NDArray[np.uint8]
    labels: npt.NDArray[np.uint8]
    made: npt.NDArray[np.uint8]
    source: str


class Pool:
    """Tracks number 0 to ``count`` - 1, in a folder.

    A file a track, of about 0.5 MB: frames as JPEG (rendering them again would take ten times as long as reading them),
    label maps exactly. Which clip a number stands for, and who makes its masks, depends on the number only.

    Args:
        folder: made when it is not there.
        count: tracks, one or more.
        size: height and width of the frames in pixels, multiples of 16. A folder holds one size.
    """

    def __init__(self, folder: Path, count: int, size: tuple[int, int] = (192, 336)) -> None:
        self.folder, self.count, self.size = folder, count, size

    def __len__(self) -> int:
        return self.count

    def __getitem__(self, number: int) -> Track:
        """A track that has been made; raises FileNotFoundError for another."""
        with np.load(self._file(number)) as held:
            pictures = [cv2.imdecode(part, cv2.IMREAD_COLOR_RGB) for part in np.split(held["jpeg"], held["ends"])]
            frames = np.stack([np.asarray(picture, np.uint8) for picture in pictures])
            return Track(frames, held["labels"], held["made"], source_of(number))

    def ready(self) -> list[int]:
        """Numbers of the tracks that have been made."""
        return [number for number in range(self.count) if self._file(number).exists()]

    def make(self) -> Iterator[int]:
        """Make the tracks that are missing, in order; yields each one's number when it is on disk."""
        missing = [number for number in range(self.count) if not self._file(number).exists()]
        if not missing:
            return
        make_folder(self.folder)
        models = bundled("models")
        carriers: dict[str, AnyNetwork] = {
            family: load_network(models / f"{family}-lite.safetensors") for family in ("stcn", "xmem")
        }
        finder = load_datt(models / "datt-lite.safetensors")
        renderers: dict[bool, Renderer] = {}
        height, width = self.size
        for number in missing:
            busy = number % 3 != 0
            options = RenderOptions(
                size=height, width=width, frames=_LENGTH, max_gap=_GAP, objects=3 if busy else 1, difficulty=1.0
            )
            clip = renderers.setdefault(busy, Renderer(options, seed=_SEED)).clip(number)
            source = source_of(number)
            if source == "flow":
                made = _found(finder, clip.frames, clip.labels)
            else:
                scale = _SMALL if source == "stcn-small" else 1.0
                made = _carried(carriers[source.split("-")[0]], clip.frames, clip.labels[0], scale)
            self._write(number, clip.frames, clip.labels, made)
            yield number

    def _file(self, number: int) -> Path:
        return self.folder / f"{number:05d}.npz"

    def _write(
        self, number: int, frames: npt.NDArray[np.uint8], labels: npt.NDArray[np.uint8], made: npt.NDArray[np.uint8]
    ) -> None:
        flags = [cv2.IMWRITE_JPEG_QUALITY, _QUALITY]
        parts = [cv2.imencode(".jpg", cv2.cvtColor(f, cv2.COLOR_RGB2BGR), flags)[1].ravel() for f in frames]
        ends = np.cumsum([len(part) for part in parts])[:-1]
        with draft_of(self._file(number)) as draft:
            np.savez_compressed(draft, jpeg=np.concatenate(parts), ends=ends, labels=labels, made=made)


def source_of(number: int) -> str:
    """Who makes the masks of a track."""
    return SOURCES[number // 3 % len(SOURCES)]


def _carried(
    network: AnyNetwork, frames: npt.NDArray[np.uint8], first: npt.NDArray[np.uint8], scale: float
) -> npt.NDArray[np.uint8]:
    """uint8 [T, H, W]: the first frame's masks carried through the clip, which is looked at at ``scale``."""
    height, width = first.shape
    small = (round(width * scale), round(height * scale))
    looked = [cv2.resize(frame, small, interpolation=cv2.INTER_AREA) for frame in frames] if scale < 1 else list(frames)
    given = cv2.resize(first, small, interpolation=cv2.INTER_NEAREST)
    out = np.zeros((len(frames), height, width), np.uint8)
    out[0] = first
    for t, labels in carry(network, looked.__getitem__, np.asarray(given, np.uint8), len(frames)):
        out[t] = cv2.resize(labels, (width, height), interpolation=cv2.INTER_NEAREST)
    return out


def _found(network: DATT, frames: npt.NDArray[np.uint8], labels: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
    """uint8 [T, H, W]: what moves, each connected piece as the object it lies on most."""
    size = (frames.shape[1], frames.shape[2])

    def flow(t: int) -> list[Flow]:
        return [dis_flow(frames[t], frames[t + 1 if t + 1 < len(frames) else t - 1])]

    seen = Frames(frames.__getitem__, flow, size, min(size), network.config.flow_input, torch.device("cpu"))
    out = np.zeros_like(labels)
    for t in range(len(frames)):
        moving = enlarged(look(network, seen, [t], bf16=False)[0], size).numpy() > 0.5
        count, pieces = cv2.connectedComponents(moving.astype(np.uint8), connectivity=8)
        for piece in range(1, count):
            mask = pieces == piece
            shares = np.bincount(labels[t][mask], minlength=256)[1:]
            if shares.max() > _TOUCHED * mask.sum():
                out[t][mask] = shares.argmax() + 1
    return out
