"""XMem's journey through a clip: when frames enter memory and when the hidden state is updated."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import torch
from torch import Tensor

from vosannot.engines.propagation import FrameResult, Group, Journey, Propagation
from vosannot.engines.xmem.memory import MemoryLimits, XMemMemory
from vosannot.networks.matching import aggregate
from vosannot.networks.xmem.model import XMem, XMemFeatures

__all__ = ["XMemPropagation", "XMemSettings"]


@dataclass(frozen=True, slots=True)
class XMemSettings:
    """Memory policy; the public defaults.

    Attributes:
        top_k: memory cells that each pixel reads.
        mem_every: frames between two memory frames.
        deep_update_every: frames between two deep updates of the hidden state; -1: with every memory frame.
    """

    top_k: int = 30
    mem_every: int = 5
    deep_update_every: int = -1
    limits: MemoryLimits = field(default_factory=MemoryLimits)


class XMemPropagation(Propagation[XMemMemory]):
    """See :class:`vosannot.engines.propagation.Propagation`; ``network`` is in evaluation mode.

    Intervals follow the public code: a frame enters memory when ``mem_every`` frames have passed since the last one
    that did, or when it is a reference; the last frame changes nothing.
    """

    def __init__(self, network: XMem, journey: Journey, settings: XMemSettings) -> None:
        self._network, self._settings = network, settings
        self._hidden: Tensor | None = None
        self._values: dict[int, tuple[tuple[int, ...], Tensor]] = {}  # of references that have not been passed yet
        self._last_memory = self._last_deep = journey.start
        super().__init__(journey)
        self._pass(journey.start)

    @torch.no_grad()
    def _open_group(self, ids: tuple[int, ...], references: Sequence[int]) -> Group[XMemMemory]:
        config, journey = self._network.config, self.journey
        memory = XMemMemory(len(ids), config.key_dim, config.value_dim, self._settings.limits, journey.device)
        with torch.autocast(journey.device.type, torch.bfloat16, enabled=journey.bf16):
            for frame in references:
                image, features = self._reference(frame)
                masks = self._reference_masks(frame, ids)
                value, _ = self._network.encode_value(image, features.f16, masks, None, deep_update=False)
                value = value[:, : len(ids)]
                memory.add(features.key, features.shrinkage, features.selection, value, permanent=True)
                self._values[frame] = ids, value
            image, _ = self._reference(references[0])
            fresh = self._network.initial_hidden(image, len(ids))
        if fresh is not None:
            self._hidden = fresh if self._hidden is None else torch.cat((self._hidden, fresh), 1)
        return Group(ids, memory)

    def _encode(self, image: Tensor) -> XMemFeatures:
        return self._network.encode_key(image)

    @torch.no_grad()
    def _pass(self, reference: int) -> None:
        """A reference counts as a memory frame with a deep update (its cells are permanent already)."""
        self._last_memory = self._last_deep = reference
        if self._hidden is None or reference not in self._references:
            return
        journey = self.journey
        ids, value = self._values.pop(reference, ((), None))
        with torch.autocast(journey.device.type, torch.bfloat16, enabled=journey.bf16):
            if value is None or ids != self.ids:  # several groups: the values of all objects together
                image, features = self._reference(reference)
                masks = self._reference_masks(reference, self.ids)[:, : len(self.ids)]
                value, _ = self._network.encode_value(image, features.f16, masks, None, deep_update=False)
            self._hidden = self._network.reinforce(value, self._hidden)

    @torch.no_grad()
    def _predict(self, frame: int, *, last: bool) -> FrameResult:
        settings, journey = self._settings, self.journey
        remember = not last and abs(frame - self._last_memory) >= settings.mem_every
        together = settings.deep_update_every < 0
        due = abs(frame - self._last_deep) >= settings.deep_update_every
        deep = remember and (together or due)
        update = not last and not (together and deep)
        with torch.autocast(journey.device.type, torch.bfloat16, enabled=journey.bf16):
            image = journey.image(frame)
            features = self._network.encode_key(image)
            with torch.autocast(journey.device.type, enabled=False):
                read = [g.memory.read(features.key, features.selection, settings.top_k) for g in self.groups]
            logits, hidden = self._network.decode(torch.cat(read)[None], features, self._hidden, update=update)
            if update:
                self._hidden = hidden
            probabilities = aggregate(torch.sigmoid(logits), 1).softmax(1)
            if remember:
                self._remember(frame, image, features, probabilities[:, 1:], deep=deep)
        return self._result(probabilities[0])

    def _remember(self, frame: int, image: Tensor, features: XMemFeatures, masks: Tensor, *, deep: bool) -> None:
        value, hidden = self._network.encode_value(image, features.f16, masks, self._hidden, deep_update=deep)
        offset = 0
        for group in self.groups:
            part = value[:, offset : offset + len(group.ids)]
            group.memory.add(features.key, features.shrinkage, features.selection, part)
            offset += len(group.ids)
        self._last_memory = frame
        if deep:
            self._hidden, self._last_deep = hidden, frame
