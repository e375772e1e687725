"""The networks of the layers family: what the parts compute, what they are shown, their files."""

import numpy as np
import pytest
import torch

from vosannot.core.errors import WeightsError
from vosannot.networks.checkpoint import family_of, load_layers, load_network, load_trained, save_network
from vosannot.networks.families import SIZES, build
from vosannot.networks.layers.config import LITE, PUBLISHED, LayersConfig
from vosannot.networks.layers.inputs import PLANES, both_flows, shrunken
from vosannot.networks.layers.model import SCALE, Layers, compose

TINY = LayersConfig((16, 16, 16, 32), (1, 1, 1), layers=1, heads=2, expansion=1, queries=3, head=32)


def tiny_layers(config: LayersConfig = TINY, seed: int = 0) -> Layers:
    torch.manual_seed(seed)
    return Layers(config).eval()


def moving_square(height: int = 48, width: int = 64) -> np.ndarray:
    """A background that pans, and a square that goes another way."""
    flow = np.zeros((height, width, 2), np.float32)
    flow[..., 0] = 2
    flow[16:32, 24:40] = (-1, 3)
    return flow


# Sizes and files


def test_sizes():
    assert SIZES["layers"] == {"lite": LITE, "published": PUBLISHED}
    with torch.device("meta"):
        counts = [sum(p.numel() for p in Layers(config).parameters()) for config in (LITE, PUBLISHED)]
    assert 1e6 < counts[0] < 3e6 and counts[1] == pytest.approx(20.7e6, rel=0.1)


def test_weights_come_back_from_a_file(tmp_path):
    network = tiny_layers()
    save_network(tmp_path / "w.safetensors", network, {"steps": 1})
    assert family_of(tmp_path / "w.safetensors") == "layers"
    loaded = load_layers(tmp_path / "w.safetensors")
    assert loaded.config == TINY and not loaded.training
    state = loaded.state_dict()
    assert all(torch.allclose(value.float(), state[n].float(), atol=1e-3) for n, value in network.state_dict().items())
    assert isinstance(load_trained(tmp_path / "w.safetensors"), Layers)
    with pytest.raises(WeightsError, match="carries no masks"):
        load_network(tmp_path / "w.safetensors")


def test_a_size_that_is_none_is_refused():
    values = TINY.to_dict()
    assert LayersConfig.from_dict(values) == TINY
    for wrong in ({"heads": 3}, {"queries": 0}, {"widths": (16, 16, 16, 10**6)}):
        with pytest.raises(ValueError, match=r"multiple|positive"):
            LayersConfig.from_dict({**values, **wrong})
    with pytest.raises(TypeError):
        LayersConfig.from_dict({**values, "colour": 1})


# What it computes


def test_shapes_and_any_number_of_frames():
    network = tiny_layers()
    for frames, high, wide in ((1, 32, 48), (5, 48, 32)):
        with torch.no_grad():
            found = network(torch.randn(2, frames, PLANES, high, wide))
        assert found.amodal.shape == (2, frames, 3, high // SCALE, wide // SCALE)
        assert found.order.shape == (2, frames, 3)
        seen = found.modal()
        assert seen.shape == found.amodal.shape and float(seen.min()) >= 0 and float(seen.max()) <= 1


def test_frames_of_a_window_know_of_each_other_and_of_their_order():
    network = build(TINY).eval()
    flows = torch.randn(1, 3, PLANES, 32, 32)
    with torch.no_grad():
        plain = network(flows).amodal
        other = flows.clone()
        other[:, 2] += 1
        changed = network(other).amodal
        turned = network(flows.flip(1)).amodal.flip(1)
    assert not torch.allclose(plain[:, 0], changed[:, 0], atol=1e-5)
    assert not torch.allclose(plain, turned, atol=1e-5)


def test_what_is_in_front_hides_what_is_behind():
    amodal = torch.zeros(3, 4, 4)
    amodal[0, :, :3], amodal[1, :, 1:] = 1, 1
    seen = compose(amodal, torch.tensor([20.0, 0.0, -20.0]))
    assert torch.allclose(seen[0], amodal[0], atol=1e-4)
    assert torch.allclose(seen[1], amodal[1] * (1 - amodal[0]), atol=1e-4) and not seen[2].any()
    turned = compose(amodal, torch.tensor([0.0, 20.0, -20.0]))
    assert torch.allclose(turned[0], amodal[0] * (1 - amodal[1]), atol=1e-4)
    # Nobody knows who is in front: nobody gets more than half.
    assert torch.allclose(compose(amodal, torch.zeros(3))[:2, :, 1:3], torch.tensor(0.5))


# What it is shown


def test_the_camera_is_taken_out_of_both_flows():
    flow = moving_square()
    planes = both_flows(flow, -flow, flow.shape[:2])
    assert planes.shape == (PLANES, *flow.shape[:2]) and np.isfinite(planes).all()
    assert np.allclose(planes[: PLANES // 2], planes[PLANES // 2 :], atol=1e-5)  # steady motion looks the same in both
    length = np.hypot(*planes[:2])
    assert length[20:28, 28:36].min() > 0.8 > 0.1 > length[:8].max()


def test_a_missing_neighbour_is_replaced_by_the_other_one():
    flow = moving_square()
    both = both_flows(flow, -flow, flow.shape[:2])
    for alone in (both_flows(flow, None, flow.shape[:2]), both_flows(None, -flow, flow.shape[:2])):
        assert np.allclose(alone, both, atol=1e-5)
    none = both_flows(None, None, (32, 48))
    assert none.shape == (PLANES, 32, 48) and not none[:2].any()


def test_a_flow_at_another_size_is_in_that_sizes_pixels():
    small = shrunken(moving_square(), (24, 32))
    assert small.shape == (24, 32, 2)
    assert np.allclose(small[0, 0], (1, 0)) and np.allclose(small[12, 16], (-0.5, 1.5))
