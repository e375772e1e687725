"""The networks of the DATT family: layouts of public weights, what the parts compute, what the flow encoder sees."""

from dataclasses import replace

import numpy as np
import pytest
import torch
import torch.nn.functional as F

from vosannot.core.errors import WeightsError
from vosannot.networks.checkpoint import family_of, load_datt, load_mit, load_network, save_network
from vosannot.networks.datt.config import B1, LITE, PUBLISHED, SWIN, SWIN_TINY, DATTConfig, MiTConfig, SwinConfig
from vosannot.networks.datt.decoder import MLPDecoder, Modulation
from vosannot.networks.datt.inputs import CHANNELS, camera_flow, flow_input
from vosannot.networks.datt.mit import MiT
from vosannot.networks.datt.model import DATT
from vosannot.networks.datt.swin import Swin

TINY_MIT = MiTConfig((16, 16, 32, 32), (1, 1, 1, 1), (1, 1, 2, 2), (8, 4, 2, 1), 2, "convs")
TINY = DATTConfig(image=TINY_MIT, flow=TINY_MIT, width=16, flow_input="residual")
TINY_SWIN = SwinConfig(16, (2, 1, 1, 1), (1, 1, 2, 2), 4)


def tiny_network(config: DATTConfig = TINY, seed: int = 0) -> DATT:
    torch.manual_seed(seed)
    return DATT(config).eval()


def count(module: torch.nn.Module) -> int:
    return sum(parameter.numel() for parameter in module.parameters())


# Sizes and layouts


def test_the_published_encoders_have_the_published_sizes():
    with torch.device("meta"):
        assert count(MiT(B1)) == 13_151_424  # SegFormer's paper: 13.1 million
        assert count(Swin(SWIN_TINY)) == 27_520_698  # 28.3 with its classifier
        assert 2 * count(DATT(LITE)) < 15e6  # bytes in half precision


def test_a_mix_transformer_in_the_public_layout_loads_strictly(tmp_path):
    small = replace(B1, widths=(16, 32, 40, 64), depths=(1, 1, 2, 1))
    encoder = MiT(small)
    # Names of NVlabs/SegFormer's mit_b*.pth.
    for name, shape in {
        "patch_embed1.proj.weight": (16, 3, 7, 7),
        "patch_embed2.norm.bias": (32,),
        "block1.0.attn.sr.weight": (16, 16, 8, 8),
        "block1.0.attn.norm.weight": (16,),
        "block3.1.attn.kv.weight": (80, 40),
        "block4.0.mlp.dwconv.dwconv.weight": (256, 1, 3, 3),
        "block2.0.mlp.fc1.bias": (128,),
        "norm4.weight": (64,),
    }.items():
        assert encoder.state_dict()[name].shape == shape
    assert "block4.0.attn.sr.weight" not in encoder.state_dict()
    state = {**encoder.state_dict(), "head.weight": torch.zeros(1000, 64), "head.bias": torch.zeros(1000)}
    torch.save(state, tmp_path / "mit.pth")
    assert family_of(tmp_path / "mit.pth") == "mit"
    loaded = load_mit(tmp_path / "mit.pth")
    assert loaded.config == small
    picture = torch.randn(1, 3, 64, 96)
    assert all(torch.equal(a, b) for a, b in zip(loaded(picture), encoder.eval()(picture), strict=True))
    with pytest.raises(WeightsError, match=r"backbone only.*datt"):
        load_network(tmp_path / "mit.pth")
    del state["block3.1.attn.kv.weight"]
    torch.save(state, tmp_path / "torn.pth")
    with pytest.raises(WeightsError, match=r"block3\.1\.attn\.kv"):
        load_mit(tmp_path / "torn.pth")


@pytest.mark.parametrize("config", [TINY, replace(TINY, flow=TINY_SWIN, flow_input="picture", modulation=False)])
def test_weights_come_back_from_a_file(tmp_path, config):
    network = tiny_network(config)
    save_network(tmp_path / "w.safetensors", network, {"steps": 1})
    loaded = load_datt(tmp_path / "w.safetensors")
    assert loaded.config == config and not loaded.training
    state = loaded.state_dict()
    assert all(torch.equal(v.half().float(), state[n].float()) for n, v in network.state_dict().items())
    with pytest.raises(WeightsError, match="carries no masks"):
        load_network(tmp_path / "w.safetensors")


@pytest.mark.parametrize("config", [LITE, PUBLISHED, SWIN])
def test_sizes_survive_json(config):
    assert DATTConfig.from_dict(config.to_dict()) == config


def test_hostile_sizes_are_refused():
    values = TINY.to_dict()
    for change in ({"width": 10**9}, {"flow_input": "smell"}, {"image": {"widths": [16, 16, 32, 0]}}):
        with pytest.raises(ValueError):
            DATTConfig.from_dict({**values, **change})
    with pytest.raises(KeyError):
        DATTConfig.from_dict({**values, "flow": {"kind": "vgg"}})
    with pytest.raises(ValueError, match="nothing to modulate"):
        replace(TINY, depth=False)


# What the parts compute


def test_every_size_of_picture_comes_back_at_its_size():
    network = tiny_network()
    for height, width in ((32, 32), (64, 96), (36, 100)):
        found = network(torch.randn(2, 3, height, width), torch.randn(2, 5, height, width))
        assert found.logits.shape == found.depth.shape == (2, height, width)
        assert found.logits.dtype == torch.float32
    images = torch.randn(1, 3, 64, 64)
    assert torch.allclose(network.depth(images), network(images, torch.randn(1, 5, 64, 64)).depth, atol=1e-5)


def test_the_decoder_fuses_as_one_convolution_over_all_scales_would():
    torch.manual_seed(0)
    decoder = MLPDecoder((16, 16, 32, 32), 16).eval()
    features = [torch.randn(2, c, s, s) for c, s in zip((16, 16, 32, 32), (16, 8, 4, 2), strict=True)]
    projected = decoder.project(features)
    large = [F.interpolate(x, (16, 16), mode="bilinear", align_corners=False) for x in projected[::-1]]
    fuse = decoder.linear_fuse
    plain = decoder.linear_pred(F.relu(fuse.bn(fuse.conv(torch.cat(large, 1)))))
    assert torch.allclose(decoder.fuse(projected), plain, atol=1e-5)


def test_an_untrained_modulation_changes_nothing_and_a_trained_one_listens_to_depth():
    torch.manual_seed(0)
    layer, mask, depth = Modulation(16), torch.randn(1, 16, 4, 4), torch.randn(1, 16, 4, 4)
    assert torch.equal(layer(mask, depth), mask)
    torch.nn.init.normal_(layer.scale_shift.weight)
    assert not torch.allclose(layer(mask, depth), layer(mask, -depth))


def test_depth_reaches_the_mask_only_through_the_modulation():
    images, flows = torch.randn(1, 3, 32, 32), torch.randn(1, 5, 32, 32)
    for modulation in (True, False):
        network = tiny_network(replace(TINY, modulation=modulation))
        for layer in network.modulation or ():
            torch.nn.init.normal_(layer.scale_shift.weight)
        before = network(images, flows).logits
        for parameter in network.depth_decoder.linear_c1.parameters():
            torch.nn.init.normal_(parameter)
        assert torch.equal(network(images, flows).logits, before) != modulation


def test_windows_that_do_not_touch_do_not_see_each_other():
    torch.manual_seed(0)
    encoder = Swin(replace(TINY_SWIN, depths=(2, 1, 1, 1))).eval()
    picture = torch.randn(1, 3, 64, 64, requires_grad=True)
    first = encoder(picture)[0]  # 16 x 16 cells in windows of 4, the second block's shifted by 2
    (first[0, :, 0, 0] * torch.randn(16)).sum().backward()
    seen = picture.grad.abs().sum((0, 1)) > 0
    assert seen[:24, :24].any() and not seen[24:].any() and not seen[:, 24:].any()
    # Shifting wraps around the border; the mask must keep what is there apart.
    assert not seen[40:, 40:].any()
    assert [tuple(f.shape[1:]) for f in encoder(torch.randn(1, 3, 44, 60))] == [
        (16, 11, 15), (32, 6, 8), (64, 3, 4), (128, 2, 2),
    ]  # fmt: skip


# What the flow encoder sees


def planar(height: int, width: int) -> np.ndarray:
    y, x = np.mgrid[:height, :width].astype(np.float64)
    h = np.array([[1.01, 0.005, 3], [-0.004, 0.99, -2], [1e-5, 2e-5, 1]])
    q = np.stack([x, y, np.ones_like(x)], -1) @ h.T
    return (q[..., :2] / q[..., 2:] - np.stack([x, y], -1)).astype(np.float32)


@pytest.mark.parametrize("size", [(96, 96), (96, 170), (170, 96)])
def test_the_cameras_motion_is_found_beside_what_moves(size):
    camera = planar(*size)
    flow = camera.copy()
    box = slice(size[0] // 4, size[0] // 4 * 3), slice(size[1] // 4, size[1] // 4 * 3)
    flow[box] += (5, 1)
    assert np.abs(camera_flow(flow) - camera).max() < 0.05
    planes = flow_input(flow, "residual")
    assert planes.shape == (CHANNELS["residual"], *size) and planes.dtype == np.float32
    inside = np.zeros(size, bool)
    inside[box] = True
    assert planes[2][inside].min() > planes[2][~inside].max() + 1
    assert np.allclose(planes[:2, ~inside], 0, atol=0.05)


def test_stillness_stays_still():
    noise = np.random.default_rng(0).normal(0, 0.02, (96, 96, 2)).astype(np.float32)
    planes = flow_input(noise, "residual")
    assert np.abs(planes[:2]).max() < 0.3  # not stretched to full length
    assert planes[2].max() < -0.3
    assert np.array_equal(flow_input(np.zeros_like(noise), "residual")[:2], np.zeros((2, 96, 96)))


def test_a_picture_of_flow_is_normalised_as_frames_are():
    planes = flow_input(np.zeros((32, 48, 2), np.float32), "picture")
    white = (1 - np.array([0.485, 0.456, 0.406])) / np.array([0.229, 0.224, 0.225])
    assert planes.shape == (3, 32, 48)
    assert np.allclose(planes[:, 0, 0], white, atol=1e-4)
