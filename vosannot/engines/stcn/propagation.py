"""STCN's memory policy: references for ever, every r-th predicted frame, and the previous one on wish."""

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from vosannot.engines.propagation import FrameResult, Group, Journey, Propagation
from vosannot.engines.stcn.memory import Memory
from vosannot.networks.matching import aggregate
from vosannot.networks.stcn.model import STCN, KeyFeatures

__all__ = ["PropagationSettings", "STCNPropagation"]


@dataclass(frozen=True, slots=True)
class PropagationSettings:
    """Memory policy; meanings as in the engine's parameters."""

    top_k: int
    mem_every: int
    include_last: bool
    max_mem_frames: int = 0


class STCNPropagation(Propagation[Memory]):
    """See :class:`vosannot.engines.propagation.Propagation`; ``network`` is in evaluation mode."""

    def __init__(self, network: STCN, journey: Journey, settings: PropagationSettings) -> None:
        self._network, self._settings = network, settings
        super().__init__(journey)

    @torch.no_grad()
    def _open_group(self, ids: tuple[int, ...], references: Sequence[int]) -> Group[Memory]:
        config, journey = self._network.config, self.journey
        memory = Memory(len(ids), config.key_dim, config.value_dim, self._settings.max_mem_frames, journey.device)
        with torch.autocast(journey.device.type, torch.bfloat16, enabled=journey.bf16):
            for frame in references:
                image, features = self._reference(frame)
                value = self._network.encode_value(image, features.f16, self._reference_masks(frame, ids))
                memory.add(features.key, value[:, : len(ids)], permanent=True)
        return Group(ids, memory)

    def _encode(self, image: Tensor) -> KeyFeatures:
        return self._network.encode_key(image)

    @torch.no_grad()
    def _predict(self, frame: int, *, last: bool) -> FrameResult:
        journey = self.journey
        with torch.autocast(journey.device.type, torch.bfloat16, enabled=journey.bf16):
            image = journey.image(frame)
            features = self._network.encode_key(image)
            with torch.autocast(journey.device.type, enabled=False):
                read = torch.cat([group.memory.read(features.key, self._settings.top_k) for group in self.groups])
            logits = self._network.decode(read[None], features)
            probabilities = aggregate(torch.sigmoid(logits), 1).softmax(1)
            if not last:
                self._remember(frame, image, features, probabilities[:, 1:])
        return self._result(probabilities[0])

    def _due(self, frame: int) -> bool:
        return frame % self._settings.mem_every == 0

    def _leaves_traces(self, frame: int) -> bool:
        return self._due(frame) or self._settings.include_last

    def _remember(self, frame: int, image: Tensor, features: KeyFeatures, masks: Tensor) -> None:
        """Add a predicted frame to memory when it is due (frames whose index is divisible by r, as STCN counts)."""
        if not self._leaves_traces(frame):
            return
        due = self._due(frame)
        value = self._network.encode_value(image, features.f16, masks)
        offset = 0
        for group in self.groups:
            group.memory.add(features.key, value[:, offset : offset + len(group.ids)], temporary=not due)
            offset += len(group.ids)
