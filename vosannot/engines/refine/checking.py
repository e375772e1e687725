"""Judging masks: the mask selector over a clip."""

from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import replace

import cv2
import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from vosannot.core.errors import AnnotationError, UsageError
from vosannot.core.events import EventStream, ExemplarsChosen, Finished, FrameChecked, IterationDone, StageStarted
from vosannot.core.words import tr
from vosannot.engines.devices import choose_device, fast_bf16
from vosannot.engines.features import open_features
from vosannot.engines.refine.passes import passes
from vosannot.engines.refine.request import CheckParams, CheckRequest, exemplars
from vosannot.engines.weights import find_weights
from vosannot.masks.label_map import LabelMap, object_ids, strip_void
from vosannot.masks.png import decode_png
from vosannot.media.clip import Clip, ClipInfo, open_clip
from vosannot.networks.checkpoint import load_selector
from vosannot.networks.features.base import FrozenFeatures, grid_features
from vosannot.networks.preprocess import channels_last, normalise
from vosannot.networks.selector.config import STRIDE
from vosannot.networks.selector.model import Selector
from vosannot.objectives.errors import error_areas, expected_jaccard, relative_error

__all__ = ["Checker", "check"]

_FINER = 2  # features see frames this much larger, as in training
_ENCODED = 8  # frames whose features are made at once
_KEPT = 24  # frames that several passes look at, kept with their features
_WIDEST = 4.0  # of a working size's sides; wider clips are squeezed


def check(request: CheckRequest, params: CheckParams, device: str = "auto") -> EventStream:
    """Judge masks; see :meth:`Checker.run`. For a worker process.

    Raises:
        WeightsError: the weights cannot be loaded.
    """
    yield StageStarted("load", 0)
    yield from Checker(params, device).run(request)


class Checker:
    """Has a mask selector and its features; lives on one thread.

    Raises:
        WeightsError: the weights cannot be loaded.
    """

    def __init__(self, params: CheckParams, device: str = "auto") -> None:
        self.params = params
        self.device = choose_device(device)
        self.network: Selector = channels_last(
            load_selector(find_weights(params.weights, "selector").path), self.device
        )
        self.features: FrozenFeatures = open_features(self.network.config.features, device)

    def run(self, request: CheckRequest) -> EventStream:
        """Judge every frame that has a mask.

        Yields:
            ``FrameChecked`` for each, with every object that frames around it show: one that is missing may have been
            lost. ``IterationDone`` meanwhile; at the end ``ExemplarsChosen``. Stage "check".

        Raises:
            AnnotationError: a mask is of another size than the clip, or none shows an object.
            UsageError: there are fewer than two masks, or one belongs to no frame.
            ClipError: the clip cannot be read.
        """
        with open_clip(request.clip) as clip:
            masks = _Masks(request, clip.info)
            yield StageStarted("check", len(masks.frames))
            looker = _Looker(self, clip, masks, request)
            done: list[FrameChecked] = []
            for together, judged in passes(masks.frames, request.trusted):
                for share, event in looker.look(together, judged):
                    if event is None:
                        yield IterationDone("check", len(done) + int(share * len(judged)), len(masks.frames))
                    else:
                        done.append(replace(event, error_map=None))
                        yield event
            chosen = exemplars(done)
            yield ExemplarsChosen(chosen)
            yield Finished({"frames": len(done), "objects": len(chosen)})


class _Masks:
    """The request's masks, decoded when they are needed.

    Attributes:
        frames: ascending.
    """

    def __init__(self, request: CheckRequest, info: ClipInfo) -> None:
        self._png, self._info = request.masks, info
        self.frames = sorted(request.masks)
        if self.frames and not 0 <= self.frames[0] <= self.frames[-1] < info.frame_count:
            wrong = self.frames[0] if self.frames[0] < 0 else self.frames[-1]
            raise UsageError(
                tr(
                    "There is a mask for frame {wrong}, but {name} has frames 0 to {frame_count}.",
                    wrong=wrong,
                    name=info.name,
                    frame_count=info.frame_count - 1,
                )
            )
        if len(self.frames) < 2:
            raise UsageError(
                tr(
                    "One mask alone cannot be checked: masks are compared with those of other frames, so give those of "
                    "two frames at least."
                )
                if self.frames
                else tr("There is no mask to check: masks are compared with those of other frames.")
            )
        if not any(self[frame].any() for frame in self.frames):
            raise AnnotationError(
                tr("No mask shows an object (all pixels are background), so there is nothing to check.")
            )

    def __getitem__(self, frame: int) -> LabelMap:
        labels = strip_void(decode_png(self._png[frame], tr("the mask of frame {frame}", frame=frame)))
        height, width = self._info.height, self._info.width
        if abs(labels.shape[0] * width - labels.shape[1] * height) > max(height, width):
            raise AnnotationError(
                tr(
                    "The mask of frame {frame} is {own_width}x{own_height}, but {name} is {width}x{height}.",
                    frame=frame,
                    own_width=labels.shape[1],
                    own_height=labels.shape[0],
                    name=self._info.name,
                    width=width,
                    height=height,
                )
            )
        return labels


class _Looker:
    """Passes over one clip."""

    def __init__(self, checker: Checker, clip: Clip, masks: _Masks, request: CheckRequest) -> None:
        self._checker, self._clip, self._masks = checker, clip, masks
        self._trusted, self._maps = request.trusted, request.maps
        self._size = working_size(clip.info.height, clip.info.width, checker.params.check_size)
        self._seen: OrderedDict[int, tuple[Tensor, Tensor]] = OrderedDict()
        self._bf16 = fast_bf16(checker.device)

    def look(self, together: Sequence[int], judged: frozenset[int]) -> Iterator[tuple[float, FrameChecked | None]]:
        """How far the pass is, 0..1, and at its end a ``FrameChecked`` for each frame that is judged."""
        network, device = self._checker.network, self._checker.device
        frames, cells = [], []
        for start in range(0, len(together), _ENCODED):
            for picture, cell in self._encode(together[start : start + _ENCODED]):
                frames.append(picture)
                cells.append(cell)
            yield 0.5 * len(frames) / len(together), None
        labels = [self._masks[frame] for frame in together]
        known = torch.tensor([[frame in self._trusted for frame in together]], device=device)
        times = torch.tensor([together], dtype=torch.float32, device=device)
        pictures, features = torch.stack(frames)[None], torch.stack(cells)[None]
        numbers: dict[int, tuple[list[float], ...]] = {}
        worst = np.zeros((len(together), 2, *self._size), np.uint8) if self._maps else None
        ids = sorted({object_id for shown in labels for object_id in object_ids(shown)})
        for count, object_id in enumerate(ids, 1):
            planes = self._planes(labels, object_id).to(device)
            with torch.no_grad(), torch.autocast(device.type, torch.bfloat16, enabled=self._bf16):
                found = network(pictures, planes[None], known, times, features)[0].sigmoid()[:, :2]
            numbers[object_id] = self._numbers(found, planes[:, 0])
            if worst is not None:
                inside = torch.stack((planes[:, 0], 1 - planes[:, 0]), 1)
                np.maximum(worst, (255 * found * inside).round().to(torch.uint8).cpu().numpy(), out=worst)
            yield 0.5 + 0.5 * count / len(ids), None
        for place, frame in enumerate(together):
            if frame in judged:
                right = frame in self._trusted
                errors = {i: 0.0 if right else found[place] for i, (found, _, _) in numbers.items()}
                agreement = {i: 1.0 if right else found[place] for i, (_, found, _) in numbers.items()}
                areas = {i: found[place] for i, (_, _, found) in numbers.items()}
                shade = None if worst is None else np.zeros_like(worst[place]) if right else worst[place]
                yield 1.0, FrameChecked(frame, errors, agreement, areas, right, shade)

    def _numbers(self, found: Tensor, mask: Tensor) -> tuple[list[float], ...]:
        """Predicted error, expected J and share of the frame, of each frame; ``found`` [T, 2, h, w], mask [T, h, w]."""
        pixels = mask.shape[-2] * mask.shape[-1]
        areas = error_areas(found, mask)
        parts = relative_error(*areas, pixels), expected_jaccard(*areas, pixels), areas[2] / pixels
        return tuple(part.tolist() for part in parts)

    def _encode(self, frames: Sequence[int]) -> list[tuple[Tensor, Tensor]]:
        """Network input [3, h, w] and features [C, h/8, w/8] of frames; those of the last few stay for other passes."""
        new = [frame for frame in frames if frame not in self._seen]
        if new:
            height, width = self._size
            large = [self._picture(frame, (_FINER * height, _FINER * width)) for frame in new]
            stacked = torch.from_numpy(np.stack(large).transpose(0, 3, 1, 2)).to(self._checker.device)
            grid = (height // STRIDE, width // STRIDE)
            with torch.autocast(self._checker.device.type, torch.bfloat16, enabled=self._bf16):
                cells = grid_features(self._checker.features, stacked, grid)
            small = normalise(torch.nn.functional.avg_pool2d(stacked.float(), _FINER))
            for frame, picture, cell in zip(new, small, cells, strict=True):
                self._seen[frame] = picture, cell
        found = [self._seen[frame] for frame in frames]
        while len(self._seen) > _KEPT:
            self._seen.popitem(last=False)
        return found

    def _picture(self, frame: int, size: tuple[int, int]) -> npt.NDArray[np.uint8]:
        read = self._clip.frame(frame)
        how = cv2.INTER_AREA if read.shape[0] > size[0] else cv2.INTER_LINEAR
        return np.asarray(cv2.resize(read, size[::-1], interpolation=how), np.uint8)

    def _planes(self, labels: Sequence[LabelMap], object_id: int) -> Tensor:
        """float32 [T, 2, h, w]: the covered share of each pixel, by the object and by all others."""
        height, width = self._size
        planes = [
            [cv2.resize(mask.astype(np.float32), (width, height), interpolation=cv2.INTER_AREA) for mask in both]
            for both in ((m == object_id, (m != object_id) & (m > 0)) for m in labels)
        ]
        return torch.from_numpy(np.asarray(planes, np.float32))


def working_size(height: int, width: int, side: int) -> tuple[int, int]:
    """Height and width of what is judged: short side ``side``, both rounded to multiples of 8."""
    scale = side / min(height, width)
    tall, wide = (round(length * scale / STRIDE) * STRIDE for length in (height, width))
    longest = int(_WIDEST * side)
    return max(min(tall, longest), STRIDE), max(min(wide, longest), STRIDE)
