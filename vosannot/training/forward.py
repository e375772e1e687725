"""A clip through a network as in training: the first frame's masks are given, every other frame is predicted."""

from abc import ABC, abstractmethod
from typing import NamedTuple

import torch
from torch import Tensor

from vosannot.networks.families import Network
from vosannot.networks.preprocess import normalise
from vosannot.networks.sequence import Prediction
from vosannot.networks.stcn import sequence as stcn
from vosannot.networks.stcn.model import STCN, KeyFeatures
from vosannot.networks.xmem import sequence as xmem
from vosannot.networks.xmem.model import XMem, XMemFeatures
from vosannot.training.batch import Batch

__all__ = ["Forward", "forward"]

_DEEP_UPDATE = 0.2
"""Chance that a frame's value reinforces the hidden state (hkchengrex/XMem's ``deep_update_prob``)."""


class Forward(NamedTuple):
    """What a network made of a batch.

    Attributes:
        keys: float32 [T (+ 2), B, C_k, h, w], of the clips' frames, then of ``batch.pixels.after`` and ``.views``.
        predictions: of frames 1 to T - 1.
    """

    keys: Tensor
    predictions: tuple[Prediction, ...]


def forward(network: Network, batch: Batch, generator: torch.Generator) -> Forward:
    """Encode all frames at once, then predict the clips' frames one after the other.

    Every predicted frame enters the memory with its own soft masks before the next one is predicted, so errors of the
    network are part of what it learns from. The frames of ``batch.pixels`` join the one pass through the encoder: in
    another one, batch norm would see other statistics, and the keys would not compare.
    """
    size, count = batch.frames.shape[:2]
    frames = normalise(batch.frames.permute(0, 1, 4, 2, 3))
    flat = frames.transpose(0, 1).flatten(0, 1)
    if batch.pixels is not None:
        beside = torch.cat((batch.pixels.after, batch.pixels.views)).permute(0, 3, 1, 2)
        flat = torch.cat((flat, normalise(beside)))
    flat = flat.contiguous(memory_format=torch.channels_last)
    clip = _STCNClip(network, flat, batch) if isinstance(network, STCN) else _XMemClip(network, flat, batch, generator)
    masks, predictions = batch.masks[:, 0], []
    for t in range(1, count):
        image = frames[:, t - 1].contiguous(memory_format=torch.channels_last)
        clip.remember(t - 1, image, masks)
        prediction = clip.predict(t)
        masks = prediction.masks
        predictions.append(prediction)
    return Forward(clip.keys.view(-1, size, *clip.keys.shape[1:]), tuple(predictions))


class _Clip(ABC):
    """A family's features and memory of a batch of clips."""

    keys: Tensor

    @abstractmethod
    def remember(self, t: int, image: Tensor, masks: Tensor) -> None:
        """Put frame t in memory (image float [B, 3, H, W], masks float [B, K, H, W])."""

    @abstractmethod
    def predict(self, t: int) -> Prediction:
        """Predict frame t from memory."""


class _STCNClip(_Clip):
    def __init__(self, network: STCN, frames: Tensor, batch: Batch) -> None:
        self._network, self._present, self._size = network, batch.present, batch.frames.shape[0]
        self._features = network.encode_key(frames)
        self._memory: list[stcn.MemoryFrame] = []
        self.keys = self._features.key

    def _at(self, t: int) -> KeyFeatures:
        return KeyFeatures(*(part[t * self._size : (t + 1) * self._size] for part in self._features))

    def remember(self, t: int, image: Tensor, masks: Tensor) -> None:
        features = self._at(t)
        value = self._network.encode_value(image, features.f16, masks)
        self._memory.append(stcn.MemoryFrame(features.key, value))

    def predict(self, t: int) -> Prediction:
        return stcn.predict(self._network, self._at(t), self._memory, self._present)


class _XMemClip(_Clip):
    def __init__(self, network: XMem, frames: Tensor, batch: Batch, generator: torch.Generator) -> None:
        self._network, self._present = network, batch.present
        self._size, count = batch.frames.shape[:2]
        self._last = count - 1
        self._features = network.encode_key(frames)
        self._hidden = network.initial_hidden(frames[: self._size], batch.present.shape[1])
        # The given masks always reach the hidden state.
        self._deep = [True, *(torch.rand(count - 1, generator=generator) < _DEEP_UPDATE).tolist()]
        self._memory: list[xmem.MemoryFrame] = []
        self.keys = self._features.key

    def _at(self, t: int) -> XMemFeatures:
        return XMemFeatures(*(part[t * self._size : (t + 1) * self._size] for part in self._features))

    def remember(self, t: int, image: Tensor, masks: Tensor) -> None:
        features = self._at(t)
        value, self._hidden = self._network.encode_value(
            image, features.f16, masks, self._hidden, deep_update=self._deep[t]
        )
        self._memory.append(xmem.MemoryFrame(features.key, features.shrinkage, value))

    def predict(self, t: int) -> Prediction:
        prediction, self._hidden = xmem.predict(
            self._network, self._at(t), self._memory, self._hidden, self._present, update=t < self._last
        )
        return prediction
