"""Frozen features: DINO's ViT beside a plain second implementation, strict loading, the key encoder, one grid."""

import math
from pathlib import Path

import pytest
import torch
import torch.nn.functional as F
from torch import Tensor

from vosannot.core.errors import UsageError, WeightsError
from vosannot.core.paths import bundled
from vosannot.engines.features import open_features
from vosannot.engines.models.checking import check_weights
from vosannot.engines.weights import find_weights
from vosannot.networks.checkpoint import family_of, load_network, load_stcn
from vosannot.networks.features.base import grid_features
from vosannot.networks.features.loading import load_features
from vosannot.networks.features.vit import ViT
from vosannot.networks.preprocess import normalise


def _random(network: ViT) -> ViT:
    torch.manual_seed(0)
    for parameter in network.parameters():
        torch.nn.init.normal_(parameter, std=0.2)
    return network


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("dino") / "dino_deitsmall16_pretrain.pth"
    torch.save(_random(ViT(16)).state_dict(), path)
    return path


def _plainly(state: dict[str, Tensor], frame: Tensor, patch: int, heads: int) -> Tensor:
    """One frame [3, H, W] through a ViT, a token and a head at a time: [C, h, w]."""

    def norm(x: Tensor, name: str) -> Tensor:
        x = x - x.mean(-1, keepdim=True)
        return x / (x.pow(2).mean(-1, keepdim=True) + 1e-6).sqrt() * state[f"{name}.weight"] + state[f"{name}.bias"]

    def linear(x: Tensor, name: str) -> Tensor:
        return x @ state[f"{name}.weight"].T + state[f"{name}.bias"]

    rows, columns = frame.shape[1] // patch, frame.shape[2] // patch
    filters = state["patch_embed.proj.weight"]
    width = len(filters)
    tokens = [state["cls_token"][0, 0]]
    for i in range(rows):
        for j in range(columns):
            square = frame[:, i * patch : (i + 1) * patch, j * patch : (j + 1) * patch]
            tokens.append((filters * square).sum((1, 2, 3)) + state["patch_embed.proj.bias"])
    places = state["pos_embed"][0]
    side = math.isqrt(len(places) - 1)
    if (rows, columns) != (side, side):
        plane = places[1:].reshape(side, side, width).permute(2, 0, 1)[None]
        plane = F.interpolate(plane, scale_factor=((rows + 0.1) / side, (columns + 0.1) / side), mode="bicubic")
        places = torch.cat((places[:1], plane[0].permute(1, 2, 0).reshape(rows * columns, width)))
    x = torch.stack(tokens) + places
    for block in range(sum(name.endswith("norm1.weight") for name in state)):
        triple = linear(norm(x, f"blocks.{block}.norm1"), f"blocks.{block}.attn.qkv")
        size, read = width // heads, []
        for head in range(heads):
            query, key, value = (
                triple[:, part * width + head * size : part * width + (head + 1) * size] for part in range(3)
            )
            read.append((query @ key.T / math.sqrt(size)).softmax(-1) @ value)
        x = x + linear(torch.cat(read, -1), f"blocks.{block}.attn.proj")
        hidden = linear(norm(x, f"blocks.{block}.norm2"), f"blocks.{block}.mlp.fc1")
        hidden = hidden * 0.5 * (1 + torch.erf(hidden / math.sqrt(2)))
        x = x + linear(hidden, f"blocks.{block}.mlp.fc2")
    return norm(x, "norm")[1:].T.reshape(width, rows, columns)


@pytest.mark.parametrize(("patch", "rows", "columns"), [(16, 14, 14), (16, 8, 14), (8, 6, 9)])
def test_as_a_plain_second_implementation(patch: int, rows: int, columns: int) -> None:
    network = _random(ViT(patch, width=24, depth=3, heads=3))
    network.blocks[0].attn.heads = 3
    frames = torch.randn(2, 3, rows * patch, columns * patch)
    found = network(frames)
    state = dict(network.state_dict())
    expected = torch.stack([_plainly(state, frame, patch, 3) for frame in frames])
    assert found.shape == (2, 24, rows, columns)
    assert torch.allclose(found, expected, atol=2e-4)


def test_official_names_and_sizes() -> None:
    sixteen, eight = ViT(16), ViT(8)
    assert sum(p.numel() for p in sixteen.parameters()) == 21_665_664  # as in the README of facebookresearch/dino
    assert sixteen.pos_embed.shape == (1, 197, 384) and eight.pos_embed.shape == (1, 785, 384)
    assert {"blocks.11.mlp.fc2.bias", "blocks.0.attn.qkv.bias", "norm.weight"} <= set(sixteen.state_dict())


def test_a_file_is_known_and_used(whole: Path) -> None:
    assert family_of(whole) == "dino" and check_weights(whole, "mine") == ("dino", "vits16")
    assert find_weights(str(whole), "dino").path == whole
    features = load_features(whole)
    assert (features.name, features.stride, features.channels) == ("dino-vits16", 16, 384)
    assert not any(p.requires_grad for p in features.parameters())
    with pytest.raises(WeightsError, match="features, which carry no masks"):
        load_network(whole)


def test_strict_with_a_sentence(whole: Path, tmp_path: Path) -> None:
    state = torch.load(whole, weights_only=True)
    short = {name: value for name, value in state.items() if name != "blocks.7.mlp.fc1.bias"}
    torch.save(short, path := tmp_path / "short.pth")
    with pytest.raises(WeightsError, match=r"1 tensors differ, the first is 'blocks.7.mlp.fc1.bias'"):
        load_features(path)
    torch.save({**state, "patch_embed.proj.weight": torch.zeros(768, 3, 16, 16)}, path)
    with pytest.raises(WeightsError, match="ViT-S/16 or ViT-S/8"):
        load_features(path)
    torch.save({**state, "norm.bias": torch.full((384,), math.nan)}, path)
    with pytest.raises(WeightsError, match="not numbers"):
        load_features(path)


def test_without_weights_there_is_a_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    with pytest.raises(WeightsError, match="vosannot models fetch dino-vits8"):
        open_features("dino-vits8", "cpu")
    with pytest.raises(UsageError, match="key, dino-vits16, dino-vits8"):
        open_features("resnet", "cpu")


def test_the_bundled_key_encoder_on_any_grid() -> None:
    features = open_features("key", "cpu")
    frames = torch.randint(0, 256, (2, 3, 96, 160), dtype=torch.uint8)
    stcn = load_stcn(bundled("models") / "stcn-lite.safetensors")
    with torch.no_grad():
        expected = stcn.encode_key(normalise(frames)).f16
    assert torch.allclose(grid_features(features, frames, (6, 10)), expected, atol=1e-4)
    assert grid_features(features, frames, (16, 28)).shape == (2, features.channels, 16, 28)
    assert grid_features(features, frames[:0], (16, 28)).shape == (0, features.channels, 16, 28)
    features.train()
    assert not any(module.training for module in features.modules())
