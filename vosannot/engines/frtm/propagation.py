"""FRTM's way through a clip (Robinson et al. 2020, algorithm 1): predict, refine, remember, update now and then."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor

from vosannot.adaptation.target import UPDATE, small_labels, updated
from vosannot.engines.frtm.memory import SampleMemory, SampleWeights
from vosannot.engines.frtm.targets import LearnedTarget
from vosannot.engines.propagation import FrameResult, Group, Journey, Propagation
from vosannot.networks.frtm.backbone import Features
from vosannot.networks.frtm.model import FRTM
from vosannot.networks.frtm.target import project
from vosannot.networks.matching import aggregate
from vosannot.networks.preprocess import STRIDE

__all__ = ["FRTMPropagation", "FRTMSettings", "Online", "object_probabilities"]

Learn = Callable[[Sequence[int], Sequence[int]], LearnedTarget]
"""Object ids and references that know them -> their target models."""


@dataclass(frozen=True, slots=True)
class FRTMSettings:
    """Meanings and sources as in the engine's parameters."""

    refine: bool = True
    updates: bool = True
    update_every: int = 8
    eta: float = 0.1
    max_samples: int = 80
    reference_share: float = 0.25


class Online:
    """Target models of one group that go on learning."""

    def __init__(self, learned: LearnedTarget, settings: FRTMSettings) -> None:
        weights = SampleWeights(learned.permanent, settings.eta, settings.max_samples, settings.reference_share)
        self.model = learned.model
        self.memory = SampleMemory(learned.samples, weights)
        self._every, self._since = settings.update_every, 0

    @property
    def cells(self) -> int:
        """Feature cells in memory."""
        return self.memory.cells

    def remember(self, features: Tensor, masks: Tensor) -> None:
        """Take a predicted frame into memory, and update when it is time.

        Args:
            features: float [1, C, h, w].
            masks: float32 [1, B, H, W] of the padded working size, soft.
        """
        self.memory.add(project(self.model.reduction, features), small_labels(masks))
        self._since += 1
        if self._since == self._every:
            self.update()
            self._since = 0

    def update(self) -> None:
        """Optimise the second layer over all samples."""
        self.model = updated(self.model, self.memory.samples(), UPDATE)


class FRTMPropagation(Propagation[Online]):
    """See :class:`vosannot.engines.propagation.Propagation`; ``network`` is in evaluation mode."""

    def __init__(self, network: FRTM, journey: Journey, settings: FRTMSettings, learn: Learn) -> None:
        self._network, self._settings, self._learn = network, settings, learn
        super().__init__(journey)

    def _open_group(self, ids: tuple[int, ...], references: Sequence[int]) -> Group[Online]:
        return Group(ids, Online(self._learn(ids, references), self._settings))

    def _encode(self, image: Tensor) -> Features:
        with torch.autocast(self.journey.device.type, torch.bfloat16, enabled=self.journey.bf16):
            return self._network.encode(image)

    @torch.no_grad()
    def _predict(self, frame: int, *, last: bool) -> FrameResult:
        features = self._encode(self.journey.image(frame))
        scores = self._scores(features.f16)
        probabilities = self._segment(scores, features)
        if self._settings.updates and not last:
            self._remember(features.f16, probabilities[:, 1:])
        return self._result(probabilities[0])

    def _leaves_traces(self, frame: int) -> bool:
        return self._settings.updates

    def _scores(self, f16: Tensor) -> Tensor:
        """Coarse scores of all objects, float32 [1, K, h, w]."""
        return torch.cat([group.memory.model.scores(f16) for group in self.groups], 1)

    def _segment(self, scores: Tensor, features: Features) -> Tensor:
        """Aggregated probabilities float32 [1, 1 + K, H, W]."""
        with torch.autocast(self.journey.device.type, torch.bfloat16, enabled=self.journey.bf16):
            return object_probabilities(self._network, scores, features, refine=self._settings.refine)

    def _remember(self, f16: Tensor, masks: Tensor) -> None:
        offset = 0
        for group in self.groups:
            group.memory.remember(f16, masks[:, offset : offset + len(group.ids)])
            offset += len(group.ids)


def object_probabilities(network: FRTM, scores: Tensor, features: Features, *, refine: bool) -> Tensor:
    """Soft aggregation of what the scores of K objects stand for.

    Args:
        scores: float32 [B, K, h, w].
        features: of the B frames.
        refine: with the refinement network; else scores are brought to full size and taken as probabilities, since that
            is what they were learned to be ("D-only", section 4.1).

    Returns:
        float32 [B, 1 + K, H, W], background first.
    """
    if refine:
        alone = torch.sigmoid(network.refine(scores, features))
    else:
        alone = F.interpolate(scores.float(), scale_factor=STRIDE, mode="bilinear", align_corners=False).clamp(0, 1)
    return aggregate(alone, 1).softmax(1)
