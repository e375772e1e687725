"""Differentiable propagation through a few frames with a memory, whatever the family.

Training-style read-out: full softmax over the memory, soft masks into memory, gradients through everything.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

import torch
from torch import Tensor

from vosannot.networks.families import Network
from vosannot.networks.matching import aggregate
from vosannot.networks.sequence import Prediction, aggregated
from vosannot.networks.stcn import sequence as stcn
from vosannot.networks.stcn.model import STCN
from vosannot.networks.xmem import sequence as xmem
from vosannot.networks.xmem.model import XMem

__all__ = ["STCNWalk", "Walk", "XMemWalk", "given_masks", "part", "walk_through"]

F = TypeVar("F", bound=tuple[Any, ...])  # the family's features
M = TypeVar("M", bound=tuple[Any, ...])  # the family's memory frame


class Walk(ABC, Generic[F, M]):
    """What one walk through a batch of short sequences remembers.

    Attributes:
        memory: frames remembered so far.
        hidden: XMem's sensory memory, float32 [B, K, C_h, h, w]; None where a network has none.
        present: float [B, K]; 0 silences an object that is only padding; None: all are there.
    """

    def __init__(self, present: Tensor | None = None) -> None:
        self.present = present
        self.memory: list[M] = []
        self.hidden: Tensor | None = None

    @abstractmethod
    def encode(self, images: Tensor) -> F:
        """The network's features of images float [B, 3, H, W]."""

    @abstractmethod
    def remember(self, features: F, image: Tensor, masks: Tensor, *, deep: bool = True) -> None:
        """Put a frame in memory.

        Args:
            features: of the frame.
            image: float [B, 3, H, W].
            masks: float [B, K, H, W], soft, without background.
            deep: let the value reinforce the sensory memory, where there is one.
        """

    @abstractmethod
    def predict(self, features: F, *, update: bool = True, read: Sequence[int] | None = None) -> Prediction:
        """Predict a frame from memory.

        Args:
            features: of the frame.
            update: let it change the sensory memory, where there is one.
            read: positions of the memory frames that are read; None: all.
        """

    @abstractmethod
    def decode_own(self, features: F) -> Prediction:
        """Decode the newest memory frame's own value, without the read-out (tt-AE)."""

    def share(self, leaf: Callable[[Tensor], Tensor]) -> "Walk[F, M]":
        """A walk that begins with what this one remembers, every tensor of it passed through ``leaf``."""
        twin = self._twin()
        twin.memory = [type(frame)(*map(leaf, frame)) for frame in self.memory]
        twin.hidden = None if self.hidden is None else leaf(self.hidden)
        return twin

    def _chosen(self, read: Sequence[int] | None) -> list[M]:
        return self.memory if read is None else [self.memory[i] for i in read]

    @abstractmethod
    def _twin(self) -> "Walk[F, M]":
        """An empty walk of the same network."""


class STCNWalk(Walk[Any, stcn.MemoryFrame]):
    """See :class:`Walk`."""

    def __init__(self, network: STCN, present: Tensor | None = None) -> None:
        super().__init__(present)
        self._network = network

    def encode(self, images: Tensor) -> Any:
        return self._network.encode_key(images)

    def remember(self, features: Any, image: Tensor, masks: Tensor, *, deep: bool = True) -> None:
        value = self._network.encode_value(image, features.f16, masks)
        self.memory.append(stcn.MemoryFrame(features.key, value))

    def predict(self, features: Any, *, update: bool = True, read: Sequence[int] | None = None) -> Prediction:
        return stcn.predict(self._network, features, self._chosen(read), self.present)

    def decode_own(self, features: Any) -> Prediction:
        return aggregated(self._network.decode(self.memory[-1].value.float(), features), self.present)

    def _twin(self) -> "STCNWalk":
        return STCNWalk(self._network, self.present)


class XMemWalk(Walk[Any, xmem.MemoryFrame]):
    """See :class:`Walk`; the hidden state begins with zeros at the first frame remembered."""

    def __init__(self, network: XMem, present: Tensor | None = None) -> None:
        super().__init__(present)
        self._network = network

    def encode(self, images: Tensor) -> Any:
        return self._network.encode_key(images)

    def remember(self, features: Any, image: Tensor, masks: Tensor, *, deep: bool = True) -> None:
        if not self.memory and self.hidden is None:
            self.hidden = self._network.initial_hidden(image, masks.shape[1])
        value, self.hidden = self._network.encode_value(image, features.f16, masks, self.hidden, deep_update=deep)
        self.memory.append(xmem.MemoryFrame(features.key, features.shrinkage, value))

    def predict(self, features: Any, *, update: bool = True, read: Sequence[int] | None = None) -> Prediction:
        prediction, self.hidden = xmem.predict(
            self._network, features, self._chosen(read), self.hidden, self.present, update=update
        )
        return prediction

    def decode_own(self, features: Any) -> Prediction:
        value = self.memory[-1].value.float()
        logits, _ = self._network.decode(value, features, self.hidden, update=False)
        return aggregated(logits, self.present)

    def _twin(self) -> "XMemWalk":
        return XMemWalk(self._network, self.present)


def walk_through(network: Network, present: Tensor | None = None) -> Walk[Any, Any]:
    """An empty walk of the network's family."""
    return STCNWalk(network, present) if isinstance(network, STCN) else XMemWalk(network, present)


def given_masks(masks: Tensor) -> Tensor:
    """A reference's masks float [B, K, H, W] as they enter memory: through the aggregation, as the public code does."""
    return torch.softmax(aggregate(masks, 1), 1)[:, 1:]


def part(features: F, begin: int, end: int) -> F:
    """The features of frames ``begin`` to ``end`` of a batch."""
    return type(features)(*(each[begin:end] for each in features))
