"""The target model: its weighting, its two layers, and what it learns."""

import numpy as np
import pytest
import torch
import torch.nn.functional as F

from vosannot.adaptation.augment import filled, next_frame
from vosannot.adaptation.target import (
    FIRST,
    REGULARISATION,
    Samples,
    improved,
    learn_target,
    projected,
    small_labels,
    target_loss,
    updated,
)
from vosannot.networks.frtm.target import TargetModel, project, random_target, target_scores
from vosannot.objectives.target import pixel_weights

CPU = torch.device("cpu")


def random_model(objects=1, channels=8, width=6, seed=0) -> TargetModel:
    return random_target(objects, channels, width, torch.Generator().manual_seed(seed), CPU)


def test_a_small_target_is_raised_to_a_tenth_and_a_large_one_left_alone():
    labels = torch.zeros(2, 20, 20)
    labels[0, :2, :2] = 1  # 1 %
    labels[1, :, :10] = 1  # one half
    weights = pixel_weights(labels)
    assert float(weights[0, 0, 0]) == pytest.approx(0.1 / 0.01)
    assert float(weights[0, 5, 5]) == pytest.approx(0.9 / 0.99)
    assert torch.allclose(weights[1], torch.ones(20, 20))
    influence = (weights * labels).mean((1, 2))
    assert influence.tolist() == pytest.approx([0.1, 0.5])  # kappa
    assert torch.allclose(pixel_weights(torch.zeros(4, 4)), torch.full((4, 4), 0.9))
    assert torch.allclose(pixel_weights(torch.ones(4, 4)), torch.ones(4, 4))
    half = pixel_weights(labels[0].clone().index_put((torch.tensor([10]), torch.tensor([10])), torch.tensor(0.5)))
    assert half[0, 0] > half[10, 10] > half[15, 15]


def test_it_is_the_two_convolutions_of_the_paper():
    model = random_model(3)
    features = torch.randn(2, 8, 5, 7, generator=torch.Generator().manual_seed(1))
    together = model.scores(features)
    own = target_scores(model.taps, project(model.reduction, features))
    for k in range(3):
        filters = model.taps[k].flip(0).t().reshape(1, -1, 3, 3)
        expected = F.conv2d(F.conv2d(features, model.reduction[k, :, :, None, None]), filters, padding=1)
        assert torch.allclose(together[:, k], expected[:, 0], atol=1e-5)
        assert torch.allclose(own[:, k], expected[:, 0], atol=1e-5)


def separable(objects=1, frames=2, seed=0, noise=0.3) -> Samples:
    """Targets whose features lie on one side of a plane."""
    generator = torch.Generator().manual_seed(seed)
    coarse = torch.zeros(frames, objects, 10, 12)
    for k in range(objects):
        coarse[:, k, 2 + 3 * k : 6 + 3 * k, 3:9] = 1
    directions = torch.randn(objects, 8, generator=generator)
    features = torch.einsum("nkhw,kc->nchw", coarse, directions)
    features = features + noise * torch.randn(frames, 8, 10, 12, generator=generator)
    labels = F.interpolate(coarse, scale_factor=4, mode="nearest")
    weights = torch.tensor([2.0, *[1.0] * (frames - 1)])[:, None].expand(-1, objects)
    return Samples(features[:, None], labels, weights / weights.sum(0))


def test_five_steps_learn_a_separable_target():
    samples = separable(objects=2, noise=0.2)
    steps = list(learn_target(random_model(2, width=16), samples))
    assert [step.step for step in steps] == list(range(6))
    assert [step.inner for step in steps] == [0, *FIRST]
    losses = torch.stack([step.loss for step in steps])
    assert bool((losses[1:] <= losses[:-1]).all())
    scores = steps[-1].model.scores(samples.features[:, 0])
    found = F.interpolate(scores, samples.labels.shape[-2:], mode="bilinear", align_corners=False) > 0.5
    truth = samples.labels > 0.5
    overlap = (found & truth).sum((0, 2, 3)) / (found | truth).sum((0, 2, 3))
    assert float(overlap.min()) > 0.8


def test_the_loss_is_that_of_the_paper():
    samples, model = separable(), random_model()
    scores = F.interpolate(model.scores(samples.features[:, 0]), (40, 48), mode="bilinear", align_corners=False)
    pixels = (pixel_weights(samples.labels) * (samples.labels - scores)).square().mean((1, 2, 3))
    expected = (samples.weights[:, 0] * pixels).sum()
    expected = expected + sum(w * p.square().sum() for w, p in zip(REGULARISATION, model, strict=True))
    assert float(target_loss(model, samples)) == pytest.approx(float(expected), rel=1e-5)
    assert float(next(learn_target(model, samples)).loss) == pytest.approx(float(expected), rel=1e-5)


def test_an_update_keeps_the_first_layer_and_ends_where_a_dense_solution_ends():
    samples, model = separable(noise=0.5), random_model(width=3)
    own = projected(model, samples)
    found = updated(model, own, (200,))
    assert torch.equal(found.reduction, model.reduction)

    def residuals(taps):
        scores = F.interpolate(target_scores(taps, own.features), (40, 48), mode="bilinear", align_corners=False)
        scale = (own.weights[:, :, None, None] / (40 * 48)).sqrt() * pixel_weights(own.labels)
        return torch.cat(((scale * (own.labels - scores)).flatten(), REGULARISATION[1] ** 0.5 * taps.flatten()))

    jacobian = torch.autograd.functional.jacobian(residuals, model.taps).flatten(1).numpy().astype(np.float64)
    at = residuals(model.taps).numpy().astype(np.float64)
    step, *_ = np.linalg.lstsq(jacobian, -at, rcond=None)
    dense = model.taps + torch.from_numpy(step).float().view_as(model.taps)
    assert torch.allclose(found.taps, dense, atol=2e-3)
    assert float(target_loss(found, samples)) < float(target_loss(model, samples))


def test_objects_learned_together_are_learned_as_each_alone():
    samples, model = separable(objects=2), random_model(2)
    together = improved(model, samples, (5,))
    for k in range(2):
        alone = Samples(samples.features, samples.labels[:, k : k + 1], samples.weights[:, k : k + 1])
        single = improved(TargetModel(*(part[k : k + 1] for part in model)), alone, (5,))
        expected = together.scores(samples.features[:, 0])[:, k]
        assert torch.allclose(single.scores(samples.features[:, 0])[:, 0], expected, atol=1e-3)


def test_small_labels_hold_the_covered_share():
    masks = torch.zeros(1, 2, 16, 32)
    masks[0, 1, :2, :4] = 1
    small = small_labels(masks)
    assert small.shape == (1, 2, 4, 8)
    assert float(small[0, 1, 0, 0]) == 0.5
    assert float(small.sum()) == 0.5


def test_a_background_made_once_makes_the_same_frames():
    rng = np.random.default_rng(0)
    image = rng.integers(0, 255, (60, 80, 3)).astype(np.uint8)
    labels = np.zeros((60, 80), np.uint8)
    labels[20:40, 30:50] = 3
    first = next_frame(image, labels, np.random.default_rng(5))
    second = next_frame(image, labels, np.random.default_rng(5), background=filled(image, labels > 0))
    assert all(np.array_equal(a, b) for a, b in zip(first, second, strict=True))
    assert set(np.unique(second[1])) == {0, 3}
