"""Learning while a person paints: a changed label map becomes better masks at once."""

import hashlib
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from typing import Any

import torch
from torch import Tensor

from vosannot.adaptation.target import FIRST, WARM, Learned, Samples, learn_target, small_labels
from vosannot.engines.frtm.propagation import object_probabilities
from vosannot.engines.frtm.targets import random_start
from vosannot.engines.propagation import FrameResult, Journey, entering, result_of
from vosannot.networks.frtm.backbone import Features
from vosannot.networks.frtm.model import FRTM
from vosannot.networks.frtm.target import TargetModel

__all__ = ["Live"]

_KEPT_BYTES = 256 * 2**20  # of features; of those of the lite network at 384 px, a frame takes about 3 MB


class Live:
    """Target models of one clip that follow a person's strokes.

    Frames are encoded once, models begin with what they were after the last stroke, and there are no augmented samples:
    a stroke costs a few conjugate gradient iterations over the references, and one refinement for each frame shown.
    Objects learn from the references since the first that shows them, as in a propagation that goes forwards.
    """

    def __init__(self) -> None:
        self._clip: Any = None
        self._taught = b""
        self._features: OrderedDict[int, Features] = OrderedDict()
        self.models: dict[int, TargetModel] = {}

    def attend(self, clip: Any) -> None:
        """Forget everything unless ``clip`` equals what was given last time: all that features depend on."""
        if clip != self._clip:
            self._clip, self._taught = clip, b""
            self._features.clear()
            self.models.clear()

    def learn(self, network: FRTM, journey: Journey, seed: int) -> Iterator[Learned]:
        """Learn from all references of the journey; the models are taken over at the end.

        Yields:
            The state before, then every Gauss-Newton step: one when all objects are known already, else five. Nothing
            when these references were the last that it learned from.
        """
        taught = _digest(journey, seed)
        if taught == self._taught:
            return
        ids = tuple(i for new in entering(dict(sorted(journey.references.items()))).values() for i in new)
        fresh = random_start(network, ids, seed, journey.device)
        known = [
            self.models.get(object_id, TargetModel(*(part[i : i + 1] for part in fresh)))
            for i, object_id in enumerate(ids)
        ]
        start = TargetModel(*(torch.cat(parts) for parts in zip(*known, strict=True)))
        warm = all(object_id in self.models for object_id in ids)
        model = start
        for step in learn_target(start, self._samples(network, journey, ids), WARM if warm else FIRST):
            model = step.model
            yield step
        self.models = {object_id: TargetModel(*(p[i : i + 1] for p in model)) for i, object_id in enumerate(ids)}
        self._taught = taught

    @torch.no_grad()
    def predict(self, network: FRTM, journey: Journey, frame: int, *, refine: bool) -> FrameResult:
        """A frame's masks by the newest models, references included."""
        features = self._encoded(network, journey, frame)
        scores = torch.cat([model.scores(features.f16) for model in self.models.values()], 1)
        with torch.autocast(journey.device.type, torch.bfloat16, enabled=journey.bf16):
            probabilities = object_probabilities(network, scores, features, refine=refine)
        return result_of(journey.geometry.restore(probabilities[0]), tuple(self.models))

    def _samples(self, network: FRTM, journey: Journey, ids: Sequence[int]) -> Samples:
        frames = sorted(journey.references)
        features = torch.cat([self._encoded(network, journey, frame).f16.float() for frame in frames])
        geometry, device = journey.geometry, journey.device
        labels = [small_labels(geometry.masks(journey.references[f], tuple(ids), device)) for f in frames]
        return Samples(features[:, None], torch.cat(labels), _since_first(torch.cat(labels)))

    def _encoded(self, network: FRTM, journey: Journey, frame: int) -> Features:
        if frame in self._features:
            self._features.move_to_end(frame)
            return self._features[frame]
        with torch.no_grad(), torch.autocast(journey.device.type, torch.bfloat16, enabled=journey.bf16):
            features = network.encode(journey.image(frame))
        self._features[frame] = features
        while len(self._features) > 2 and sum(_bytes(f) for f in self._features.values()) > _KEPT_BYTES:
            self._features.popitem(last=False)
        return features


def _since_first(labels: Tensor) -> Tensor:
    """Weights float32 [N, B]: the same for all samples from the first that shows the object on."""
    shown = (labels.flatten(2).amax(2) > 0).float().cummax(0).values
    return shown / shown.sum(0, keepdim=True).clamp(min=1)


def _digest(journey: Journey, seed: int) -> bytes:
    """Changes with the references and the seed."""
    digest = hashlib.sha256(str((sorted(journey.references), seed)).encode())
    for frame in sorted(journey.references):
        digest.update(journey.references[frame].tobytes())
    return digest.digest()


def _bytes(features: Features) -> int:
    return sum(part.nbytes for part in features)
