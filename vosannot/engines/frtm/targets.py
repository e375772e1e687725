"""Target models of a session: learned from references, and kept for the next journey from the same ones."""

import hashlib
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import cv2
import numpy as np
import torch
from torch import Tensor

from vosannot.adaptation.augment import filled, next_frame
from vosannot.adaptation.target import Learned, Samples, learn_target, projected, small_labels
from vosannot.engines.frtm.memory import reference_importance
from vosannot.engines.propagation import Journey, LabelArray
from vosannot.networks.frtm.model import FRTM
from vosannot.networks.frtm.target import TargetModel, random_target

__all__ = ["LearnedTarget", "Learning", "Targets", "encoded", "random_start", "reference_samples"]

_STRENGTH = 2.0  # of the augmentation: turns of up to 40 degrees (public code: 45)
_KEPT = 16  # groups of objects; one holds up to half of K_max samples


@dataclass(frozen=True, slots=True)
class Learning:
    """How to learn from references.

    Attributes:
        augmented: samples made from each reference, fewer when there are many references.
        max_samples: K_max; references take no more than half of it, as far as there is a choice.
        seed: decides the augmented samples and where the models begin.
    """

    augmented: int
    max_samples: int
    seed: int

    def copies(self, references: int) -> int:
        """Augmented samples of each of so many references."""
        return max(min(self.augmented, self.max_samples // 2 // references - 1), 0)


@dataclass(frozen=True, slots=True)
class LearnedTarget:
    """Target models of a group of objects and the references' samples, after the models' first layers.

    Attributes:
        permanent: weights of the samples, those of each reference summing to one.
    """

    model: TargetModel
    samples: Samples
    permanent: tuple[float, ...]


class Targets:
    """Target models that depend on references alone, the latest few of them.

    Learning is decided by what it is given, so a model that is found here is the one that would be learned.
    """

    def __init__(self) -> None:
        self.kept: OrderedDict[str, LearnedTarget] = OrderedDict()

    def learn(
        self, network: FRTM, clip: Path, journey: Journey, ids: Sequence[int], frames: Sequence[int], how: Learning
    ) -> Iterator[Learned]:
        """Learn the models of the objects ``ids`` from the references ``frames``, unless they are here already.

        They are kept when the last step has been asked for.
        """
        key = _key(clip, journey, ids, frames, how)
        if key in self.kept:
            self.kept.move_to_end(key)
            return
        permanent, samples = reference_samples(network, journey, ids, frames, how)
        model = random_start(network, ids, how.seed, journey.device)
        for step in learn_target(model, samples):
            model = step.model
            yield step
        self.kept[key] = LearnedTarget(model, projected(model, samples), permanent)
        while len(self.kept) > _KEPT:
            self.kept.popitem(last=False)

    def get(
        self, network: FRTM, clip: Path, journey: Journey, ids: Sequence[int], frames: Sequence[int], how: Learning
    ) -> LearnedTarget:
        """The models, learned now if need be."""
        for _ in self.learn(network, clip, journey, ids, frames, how):
            pass
        return self.kept[_key(clip, journey, ids, frames, how)]


def random_start(network: FRTM, ids: Sequence[int], seed: int, device: torch.device) -> TargetModel:
    """Random target models; those of an object depend on its id and the seed only."""
    models = []
    for object_id in ids:
        state = int(np.random.SeedSequence((seed, object_id)).generate_state(1)[0])
        generator = torch.Generator().manual_seed(state)
        models.append(random_target(1, network.target_channels, network.config.target_width, generator, device))
    return TargetModel(*(torch.cat(parts) for parts in zip(*models, strict=True)))


def reference_samples(
    network: FRTM, journey: Journey, ids: Sequence[int], frames: Sequence[int], how: Learning
) -> tuple[tuple[float, ...], Samples]:
    """The references and what is made from them, with their weights; N samples, references in order of time."""
    copies = how.copies(len(frames))
    features, labels = [], []
    permanent: list[float] = []
    for frame in sorted(frames):
        image, given = journey.read(frame), journey.references[frame]
        features.append(encoded(network, journey, journey.geometry.image(image, journey.device)))
        labels.append(_labels(journey, given, ids))
        small = _made_small(journey)
        for picture, moved in _augmented(image, given, copies, journey, np.random.default_rng((how.seed, frame))):
            features.append(encoded(network, small, small.geometry.image(picture, journey.device)))
            labels.append(_labels(small, moved, ids))
        permanent += reference_importance(copies)
    weights = torch.tensor(permanent, device=journey.device) / len(frames)
    samples = Samples(torch.cat(features)[:, None], torch.cat(labels), weights[:, None].expand(-1, len(ids)))
    return tuple(permanent), samples


def encoded(network: FRTM, journey: Journey, image: Tensor) -> Tensor:
    """What target models see of a frame, float32 [1, C, h, w]."""
    with torch.autocast(journey.device.type, torch.bfloat16, enabled=journey.bf16):
        return network.encode(image).f16.float()


def _labels(journey: Journey, labels: LabelArray, ids: Sequence[int]) -> Tensor:
    return small_labels(journey.geometry.masks(labels, tuple(ids), journey.device))


def _made_small(journey: Journey) -> Journey:
    """For pictures that have the working size already: warping those of a large clip would take most of the time."""
    g = journey.geometry
    if g.inner_height >= g.height:
        return journey
    return replace(journey, geometry=replace(g, height=g.inner_height, width=g.inner_width))


def _augmented(
    image: LabelArray, labels: LabelArray, count: int, journey: Journey, rng: np.random.Generator
) -> Iterator[tuple[LabelArray, LabelArray]]:
    """``count`` views of a reference at the clip's or the working size, whichever is smaller."""
    if not count:
        return
    g = _made_small(journey).geometry
    if labels.shape != (g.height, g.width):
        image = cv2.resize(image, (g.width, g.height), interpolation=cv2.INTER_AREA).astype(np.uint8)
        labels = cv2.resize(labels, (g.width, g.height), interpolation=cv2.INTER_NEAREST).astype(np.uint8)
    background = filled(image, labels > 0)  # once: it takes most of the time
    for _ in range(count):
        yield next_frame(image, labels, rng, _STRENGTH, background=background)


def _key(clip: Path, journey: Journey, ids: Sequence[int], frames: Sequence[int], how: Learning) -> str:
    """Changes with everything that learning depends on, weights apart."""
    digest = hashlib.sha256(repr((clip, journey.geometry, journey.bf16, tuple(ids), sorted(frames), how)).encode())
    for frame in sorted(frames):
        digest.update(journey.references[frame].tobytes())
    return digest.hexdigest()
