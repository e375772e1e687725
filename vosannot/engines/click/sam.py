"""Segment Anything (Kirillov et al. 2023) on single frames of a clip, as work for the worker process.

The network, the open clip and the embeddings of the frames seen last stay in the process: a second click on a frame
takes a fraction of the first.
"""

from collections import OrderedDict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt
import torch

from vosannot.core.errors import EngineError, UsageError
from vosannot.core.events import EventStream, Finished, FrameDone, StageStarted
from vosannot.core.words import decimal, tr
from vosannot.engines.click.network import load_sam
from vosannot.engines.click.package import segment_anything
from vosannot.engines.click.prompts import Corners, Point
from vosannot.engines.devices import choose_device
from vosannot.media.clip import Clip, open_clip

__all__ = ["Embeddings", "SamSession", "segment"]

_EMBEDDINGS_BYTES = 256 << 20
_SURE = 8.0  # logit of a mask that is given as a hint


class Embeddings:
    """What the encoder made of the frames used last, bounded by bytes."""

    def __init__(self, limit: int = _EMBEDDINGS_BYTES) -> None:
        self._limit = limit
        self._kept: OrderedDict[tuple[Path, int], tuple[torch.Tensor, tuple[int, int]]] = OrderedDict()

    def get(self, key: tuple[Path, int]) -> tuple[torch.Tensor, tuple[int, int]] | None:
        """The embedding and the size of the picture that the encoder saw (height, width)."""
        found = self._kept.get(key)
        if found is not None:
            self._kept.move_to_end(key)
        return found

    def put(self, key: tuple[Path, int], features: torch.Tensor, seen: tuple[int, int]) -> None:
        """Keep one; those unused longest make room."""
        self._kept[key] = features, seen
        while len(self._kept) > 1 and sum(f.nbytes for f, _ in self._kept.values()) > self._limit:
            self._kept.popitem(last=False)

    def __len__(self) -> int:
        return len(self._kept)


class SamSession:
    """One network on one device.

    Args:
        weights: a checkpoint in the official layout.
        device: "auto", "cpu", "cuda", "mps".

    Raises:
        WeightsError: it cannot be loaded.
        EngineError: the package ``segment-anything`` is not installed.
    """

    def __init__(self, weights: Path, device: str = "auto") -> None:
        network, self.config = load_sam(weights)
        self._predictor: Any = segment_anything().SamPredictor(network.to(choose_device(device)))
        self.embeddings = Embeddings()

    def embed(self, key: tuple[Path, int], image: npt.NDArray[np.uint8]) -> None:
        """Encode a picture, uint8 [H, W, 3] RGB, unless that was done already."""
        if self.embeddings.get(key) is None:
            self._predictor.set_image(image)
            self.embeddings.put(key, self._predictor.features, self._predictor.input_size)

    def predict(
        self,
        key: tuple[Path, int],
        size: tuple[int, int],
        points: Sequence[Point],
        box: Corners | None,
        mask: npt.NDArray[np.bool_] | None = None,
    ) -> tuple[npt.NDArray[np.bool_], float]:
        """The mask that fits the hints, for an embedded picture of ``size`` (height, width).

        One point alone can mean a part or the whole: of the network's three answers the one it trusts most is taken.

        Args:
            mask: bool [H, W], nearly what is meant.

        Returns:
            bool [H, W] and the network's own estimate of its IoU, 0..1.
        """
        found = self.embeddings.get(key)
        if found is None:
            raise EngineError(tr("The picture has not been embedded."))
        predictor = self._predictor
        predictor.features, predictor.input_size = found
        predictor.original_size, predictor.is_image_set = size, True
        masks, scores, _ = predictor.predict(
            point_coords=np.array([p[:2] for p in points], np.float64) if points else None,
            point_labels=np.array([int(p[2]) for p in points]) if points else None,
            box=None if box is None else np.array(box, np.float64),
            mask_input=None if mask is None else self._logits(mask, predictor.input_size),
            multimask_output=mask is None and len(points) + 2 * (box is not None) == 1,
        )
        best = int(np.argmax(scores))
        return np.asarray(masks[best], np.bool_), float(np.clip(scores[best], 0.0, 1.0))

    def _logits(self, mask: npt.NDArray[np.bool_], seen: tuple[int, int]) -> npt.NDArray[np.float32]:
        """A mask as the network reads one: float32 [1, h, w], a quarter of its input's side, filled up like that.

        Args:
            seen: height and width of the picture that the encoder saw, without what fills it up.
        """
        side = self.config.grid * self.config.patch
        shape: tuple[int, int] = self._predictor.model.prompt_encoder.mask_input_size
        height, width = (max(round(length * shape[0] / side), 1) for length in seen)
        share = cv2.resize(mask.astype(np.float32), (width, height), interpolation=cv2.INTER_AREA)
        logits = np.full((1, *shape), -_SURE, np.float32)
        logits[0, :height, :width] = _SURE * (2 * share - 1)
        return logits


class _Kept:
    """What stays between two clicks in this process."""

    session: SamSession | None = None
    weights: tuple[Path, int, str] | None = None
    clip: Clip | None = None
    path: Path | None = None


def segment(
    weights: Path,
    clip: Path,
    frame: int,
    points: Sequence[Point] = (),
    box: Corners | None = None,
    mask: npt.NDArray[np.bool_] | None = None,
    device: str = "auto",
) -> EventStream:
    """The mask that a few hints mean on one frame.

    Args:
        mask: bool [H, W], nearly what is meant; alone it is no hint.

    Yields:
        Stages "load" and "embed" when they have to be done; ``FrameDone`` with uint8 [H, W] labels, 1 where the object
        is, and the network's estimate of its own IoU as confidence; ``Finished``.

    Raises:
        UsageError: there are no hints, or one lies outside of the frame.
        WeightsError, EngineError: see :class:`SamSession`. ClipError: the frame cannot be read.
    """
    if not points and box is None:
        raise UsageError(tr("Segment Anything needs a point or a box."))
    key = (weights, weights.stat().st_mtime_ns if weights.exists() else 0, device)
    if _Kept.session is None or _Kept.weights != key:
        yield StageStarted("load", 0)
        _Kept.session = None  # two large networks at once may be too much
        _Kept.session, _Kept.weights = SamSession(weights, device), key
    session = _Kept.session
    image = _picture(clip, frame)
    height, width = image.shape[:2]
    _check(points, box, width, height)
    if session.embeddings.get((clip, frame)) is None:
        yield StageStarted("embed", 0)
        session.embed((clip, frame), image)
    found, score = session.predict((clip, frame), (height, width), points, box, mask)
    yield FrameDone(frame, found.astype(np.uint8), score)
    yield Finished({"frame": frame})


def _picture(path: Path, frame: int) -> npt.NDArray[np.uint8]:
    if _Kept.clip is None or _Kept.path != path:
        if _Kept.clip is not None:
            _Kept.clip.close()
            _Kept.clip = None
        _Kept.clip, _Kept.path = open_clip(path), path
    return _Kept.clip.frame(frame)


def _check(points: Sequence[Point], box: Corners | None, width: int, height: int) -> None:
    corners = [] if box is None else [(box[0], box[1]), (box[2], box[3])]
    for x, y in [p[:2] for p in points] + corners:
        if not (0 <= x <= width and 0 <= y <= height):
            raise UsageError(
                tr(
                    "The hint at {x}, {y} lies outside of the frame, which is {width}x{height}.",
                    x=decimal(x, 0),
                    y=decimal(y, 0),
                    width=width,
                    height=height,
                )
            )
