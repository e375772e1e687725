"""Frames of a clip and their flow, as a network that finds what moves is shown them."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import TypeVar

import cv2
import numpy as np
import numpy.typing as npt
import torch
import torch.nn.functional as F
from torch import Tensor

from vosannot.media.flow import Flow
from vosannot.networks.datt.config import FlowInput
from vosannot.networks.datt.inputs import flow_input
from vosannot.networks.datt.model import DATT
from vosannot.networks.preprocess import normalise

__all__ = ["Frames", "Image", "enlarged", "look", "working_size"]

A = TypeVar("A", npt.NDArray[np.uint8], npt.NDArray[np.float16])
Image = npt.NDArray[np.uint8]
_STRIDE = 32
_CACHE_BYTES = 256 * 2**20
_LEAST = 96  # px


def working_size(height: int, width: int, side: int) -> tuple[int, int]:
    """Height and width of the frames a network sees: short side ``side``, both rounded to multiples of 32.

    A frame is scaled to exactly that, which changes its proportions by a few percent at most: no padding that a network
    could take for a part of the picture.
    """
    scale = side / min(height, width)
    tall, wide = (max(round(length * scale / _STRIDE), 1) * _STRIDE for length in (height, width))
    return tall, wide


class Frames:
    """Frames and flow of one clip at the working size.

    Args:
        read: frame index -> uint8 [h', w', 3] RGB, of about the working size.
        flow: frame index -> flow to its neighbours, each float32 [h', w', 2]; empty where there is none to be had.
        size: of the clip's frames, height and width.
        side: short side of the working size.
        kind: what the flow encoder sees.
        device: where the network is.
    """

    def __init__(
        self,
        read: Callable[[int], Image],
        flow: Callable[[int], Sequence[Flow]],
        size: tuple[int, int],
        side: int,
        kind: FlowInput,
        device: torch.device,
    ) -> None:
        self._read, self._flow, self._kind = read, flow, kind
        self.clip_size, self.side, self.device = size, side, device
        self._pictures: OrderedDict[int, Image] = OrderedDict()
        self._flows: OrderedDict[int, npt.NDArray[np.float16]] = OrderedDict()  # [flows of the frame, C, h, w]
        self._still: Tensor | None = None

    @property
    def size(self) -> tuple[int, int]:
        """Height and width of the working size."""
        return working_size(*self.clip_size, self.side)

    def picture(self, frame: int) -> Image:
        """uint8 [h, w, 3]; the latest 256 MB of them stay decoded."""
        if frame not in self._pictures:
            height, width = self.size
            read = self._read(frame)
            how = cv2.INTER_AREA if read.shape[0] > height else cv2.INTER_LINEAR
            scaled = cv2.resize(read, (width, height), interpolation=how)
            _keep(self._pictures, frame, np.asarray(scaled, np.uint8))
        return self._pictures[frame]

    def images(self, frames: Sequence[int]) -> Tensor:
        """float32 [B, 3, h, w], 0..255."""
        stacked = np.stack([self.picture(frame) for frame in frames]).transpose(0, 3, 1, 2)
        return torch.from_numpy(np.ascontiguousarray(stacked)).to(self.device).float()

    def flows(self, frames: Sequence[int]) -> list[Tensor]:
        """What the flow encoder sees: one or two float32 [B, C, h, w], the second with all frames' other neighbour.

        A frame with one neighbour only shows it in both.
        """
        stacks = [self._planes(frame) for frame in frames]
        count = max(len(stack) for stack in stacks)
        chosen = [np.stack([stack[min(i, len(stack) - 1)] for stack in stacks]) for i in range(count)]
        return [torch.from_numpy(planes).to(self.device).float() for planes in chosen]

    def still(self) -> Tensor:
        """float32 [C, h, w]: what the flow encoder sees where nothing moves, or is known to move."""
        if self._still is None:
            planes = flow_input(np.zeros((*self.size, 2), np.float32), self._kind)
            self._still = torch.from_numpy(planes).to(self.device).float()
        return self._still

    def _planes(self, frame: int) -> npt.NDArray[np.float16]:
        if frame not in self._flows:
            scaled = [self._scaled(flow) for flow in self._flow(frame)]
            planes = [flow_input(flow, self._kind) for flow in scaled or [np.zeros((*self.size, 2), np.float32)]]
            _keep(self._flows, frame, np.stack(planes).astype(np.float16))
        return self._flows[frame]

    def _scaled(self, flow: Flow) -> Flow:
        """At the working size, in its pixels."""
        height, width = self.size
        scale = np.array([width / flow.shape[1], height / flow.shape[0]], np.float32)
        return np.asarray(cv2.resize(flow, (width, height), interpolation=cv2.INTER_LINEAR), np.float32) * scale

    def smaller(self) -> bool:
        """Go on at three quarters of the size; False when it is small already."""
        side = self.side * 3 // 4
        if side < _LEAST:
            return False
        self.side = side
        self._pictures.clear()
        self._flows.clear()
        self._still = None
        return True


def _keep(store: OrderedDict[int, A], frame: int, value: A) -> None:
    store[frame] = value
    most = max(_CACHE_BYTES // value.nbytes, 16)
    while len(store) > most:
        store.popitem(last=False)


@torch.no_grad()
def look(network: DATT, frames: Frames, chosen: Sequence[int], *, bf16: bool, batch: int = 4) -> list[Tensor]:
    """Probability that a pixel moves on its own, float32 [h, w] for every chosen frame; the mean over its flows."""
    found: list[Tensor] = []
    for i in range(0, len(chosen), batch):
        some = chosen[i : i + batch]
        images = normalise(frames.images(some)).contiguous(memory_format=torch.channels_last)
        flows = [planes.contiguous(memory_format=torch.channels_last) for planes in frames.flows(some)]
        with torch.autocast(images.device.type, torch.bfloat16, enabled=bf16):
            seen = network.image_encoder(images)
            ways = [network.find(seen, planes).logits.sigmoid() for planes in flows]
        found.extend(torch.stack(ways).mean(0).unbind(0))
    return found


def enlarged(probability: Tensor, size: tuple[int, int]) -> Tensor:
    """[h, w] -> [H, W], bilinear."""
    return F.interpolate(probability[None, None], size, mode="bilinear", align_corners=False)[0, 0]
