"""RAFT: the names and shapes of torchvision's weights, sizes, and, where torchvision works, its numbers."""

from pathlib import Path

import numpy as np
import pytest
import torch

from vosannot.core.errors import WeightsError
from vosannot.engines.flow import flow_method
from vosannot.engines.models.checking import check_weights
from vosannot.engines.weights import find_weights
from vosannot.networks.checkpoint import family_of
from vosannot.networks.raft import RAFT


@pytest.fixture(scope="module")
def network() -> RAFT:
    torch.manual_seed(0)
    return RAFT().eval()


def test_as_many_parameters_as_published(network: RAFT) -> None:
    assert sum(p.numel() for p in network.parameters()) == 5_257_536
    names = set(network.state_dict())
    assert {"feature_encoder.layer2.0.downsample.0.weight", "context_encoder.convnormrelu.1.running_mean"} <= names
    assert "feature_encoder.layer1.0.convnormrelu1.1.weight" not in names  # instance norms have none


@pytest.mark.parametrize(("height", "width"), [(40, 50), (130, 143)])
def test_any_size(network: RAFT, height: int, width: int) -> None:
    frames = torch.rand(2, 3, height, width)
    flow = network(frames[:1], frames[1:], rounds=2)
    assert flow.shape == (1, 2, height, width) and flow.isfinite().all()


def test_a_file_is_known_and_checked(network: RAFT, tmp_path: Path) -> None:
    torch.save(network.state_dict(), path := tmp_path / "mine.pth")
    assert family_of(path) == "raft"
    assert check_weights(path, "mine") == ("raft", "large")
    assert find_weights(str(path), "raft").path == path
    state = dict(network.state_dict())
    del state["update_block.flow_head.conv2.bias"]
    with pytest.raises(WeightsError, match="RAFT"):
        RAFT.load(path, state)


def test_without_weights_there_is_a_sentence(monkeypatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    with pytest.raises(WeightsError, match="vosannot models fetch raft-large"):
        flow_method("raft")


def test_as_a_method(network: RAFT, tmp_path: Path, monkeypatch) -> None:
    from vosannot.engines.flow import raft

    torch.save(network.state_dict(), path := tmp_path / "mine.pth")
    name, compute = raft.raft_flow(str(path), "cpu")
    frames = np.random.default_rng(0).integers(0, 256, (2, 40, 50, 3), np.uint8)
    flow = compute(*frames)
    assert flow.shape == (40, 50, 2) and flow.dtype == np.float32 and str(path) in name
    with pytest.raises(ValueError, match="one size"):
        compute(frames[0], frames[1, :20])


def test_the_numbers_of_torchvision(network: RAFT) -> None:
    try:
        from torchvision.models.optical_flow import raft_large
    except (ImportError, RuntimeError):
        pytest.skip("torchvision is not installed, or does not match torch")
    theirs = raft_large().eval()
    theirs.load_state_dict(network.state_dict())
    frames = torch.rand(2, 3, 128, 136)
    with torch.inference_mode():
        expected = theirs(frames[:1] * 2 - 1, frames[1:] * 2 - 1, num_flow_updates=3)[-1]
    assert torch.allclose(network(frames[:1], frames[1:], rounds=3), expected, atol=1e-3)
