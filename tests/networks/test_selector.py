"""The mask selector: shapes, what it does not depend on, readings, its weight file; losses and scores."""

import pytest
import torch

from vosannot.core.errors import WeightsError
from vosannot.networks.checkpoint import load_network, load_selector, save_network
from vosannot.networks.selector.config import SelectorConfig
from vosannot.networks.selector.model import Selector
from vosannot.networks.selector.reading import PLANES, readings
from vosannot.objectives.errors import error_areas, error_loss, expected_jaccard, relative_error

TINY = SelectorConfig(channels=12, key_dim=6, widths=(8, 8, 16), blocks=1, heads=2)


def tiny() -> Selector:
    torch.manual_seed(0)
    return Selector(TINY).eval()


def inputs(count: int = 3, height: int = 32, width: int = 48):
    g = torch.Generator().manual_seed(1)
    frames = torch.randn(1, count, 3, height, width, generator=g)
    masks = torch.zeros(1, count, 2, height, width)
    masks[:, :, 0, 8:24, 8:24] = 1
    features = torch.randn(1, count, 12, height // 8, width // 8, generator=g)
    return frames, masks, torch.tensor([[True] + [False] * (count - 1)]), torch.arange(count).float()[None], features


@pytest.mark.parametrize("count", [1, 2, 5])
def test_one_frame_or_many(count):
    with torch.no_grad():
        found = tiny()(*inputs(count))
    assert found.shape == (1, count, 3, 32, 48) and bool(torch.isfinite(found).all())


def test_it_works_without_any_known_frame():
    frames, masks, known, times, features = inputs()
    with torch.no_grad():
        assert bool(torch.isfinite(tiny()(frames, masks, ~known & False, times, features)).all())


def test_clips_of_a_batch_do_not_see_each_other():
    frames, masks, known, times, features = inputs()
    network = tiny()
    with torch.no_grad():
        alone = network(frames, masks, known, times, features)
        both = network(
            *(
                torch.cat((part, part.flip(1) if part.dtype != torch.float32 else part + 0))
                for part in (frames, masks, known, times, features)
            )
        )
    assert torch.allclose(alone[0], both[0], atol=1e-5)


def test_a_mask_is_read_where_frames_look_alike():
    keys = torch.eye(12).view(1, 12, 3, 4).repeat(2, 1, 1, 1) * 30
    keys[1] = keys[1].flip(2)  # the second frame shows everything mirrored
    masks = torch.zeros(2, 2, 3, 4)
    masks[0, 0, :, 0] = 1
    found = readings(keys, masks, torch.tensor([True, False]), by_angle=False)
    assert found.shape == (2, PLANES, 3, 4)
    assert torch.allclose(found[1, 0], masks[0, 0].flip(1), atol=1e-3)
    assert float(found[1, 2].max()) < 1e-3 and not found[0, :3].any()  # nothing is known besides itself
    assert torch.allclose(found[1, 5], found[1, 0]) and not found[1, 6].any()


def test_known_frames_outweigh_many_wrong_ones():
    keys = torch.eye(12).view(1, 12, 3, 4).repeat(6, 1, 1, 1) * 30
    masks = torch.zeros(6, 2, 3, 4)
    masks[0, 0, :, :2] = 1
    masks[1:, 0, :, 2:] = 1
    known = torch.tensor([True] + [False] * 5)
    found = readings(keys, masks, known, by_angle=True)
    assert float(found[5, 0, :, :2].min()) > 0.9 and float(found[5, 3, :, :2].max()) < 0.3


def test_a_file_is_loaded_strictly(tmp_path):
    network = tiny()
    save_network(tmp_path / "s.safetensors", network, {})
    loaded = load_selector(tmp_path / "s.safetensors")
    assert loaded.config == TINY
    assert all(
        torch.allclose(a.half().float(), b)
        for a, b in zip(network.state_dict().values(), loaded.state_dict().values(), strict=True)
    )
    with pytest.raises(WeightsError, match="judges masks"):
        load_network(tmp_path / "s.safetensors")


def test_scores_are_what_the_map_says():
    mask = torch.zeros(2, 20, 20)
    mask[0, :10] = 1  # 200 pixels
    probabilities = torch.zeros(2, 3, 20, 20)
    probabilities[0, 0, :5] = 0.5  # half of 100 is too much: 50
    probabilities[0, 1, 15:] = 1  # 100 are missing
    probabilities[0, 0, 15:] = 1  # there is no mask there that could be too much
    areas = error_areas(probabilities, mask)
    assert [float(part[0]) for part in areas] == pytest.approx([50, 100, 200])
    assert float(relative_error(*areas, 400)[0]) == pytest.approx(150 / 200)
    assert float(expected_jaccard(*areas, 400)[0]) == pytest.approx(150 / 300, abs=0.01)
    assert float(expected_jaccard(*areas, 400)[1]) == 1 and float(relative_error(*areas, 400)[1]) == 0


def test_the_loss_is_least_for_the_truth():
    mask = torch.zeros(1, 16, 16)
    mask[:, :8] = 1
    target = torch.zeros(1, 2, 16, 16)
    target[:, 0, :2], target[:, 1, 8:10] = 1, 1
    right = torch.cat((target, 1 - target.sum(1, keepdim=True)), 1) * 20 - 10
    entropy, score = error_loss(right, mask, target)
    assert float(entropy) < 0.05 and float(score) < 0.01
    for wrong in (-right, torch.zeros_like(right)):
        assert float(error_loss(wrong, mask, target)[0]) > 1 and float(error_loss(wrong, mask, target)[1]) > 0.1
