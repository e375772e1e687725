"""Networks prepared for predicting: the same function."""

import pytest
import torch
from torch import nn

from tests.adaptation.test_adaptation import TINY
from vosannot.networks.folding import for_inference
from vosannot.networks.stcn.model import STCN


@pytest.fixture
def network():
    torch.manual_seed(3)
    network = STCN(TINY).eval()
    for module in network.modules():
        if isinstance(module, nn.BatchNorm2d):
            nn.init.uniform_(module.running_mean, -0.5, 0.5)
            nn.init.uniform_(module.running_var, 0.5, 2)
            nn.init.uniform_(module.weight, 0.5, 2)
    return network


@torch.no_grad()
def outputs(network):
    frames, masks = torch.randn(1, 3, 32, 48, generator=torch.manual_seed(1)), torch.rand(1, 2, 32, 48)
    features = network.encode_key(frames)
    return features.key, network.encode_value(frames, features.f16, masks.round()), features.f4


def test_no_batch_norm_is_left_and_nothing_changes(network):
    before = {name: value.clone() for name, value in network.state_dict().items()}
    folded = for_inference(network, bf16=False)
    assert not any(isinstance(module, nn.BatchNorm2d) for module in folded.modules())
    for ours, theirs in zip(outputs(folded), outputs(network), strict=True):
        assert torch.allclose(ours, theirs, rtol=1e-4, atol=1e-5)
    assert all(torch.equal(before[name], value) for name, value in network.state_dict().items())
    assert not any(parameter.requires_grad for parameter in folded.parameters())
    assert any(parameter.requires_grad for parameter in network.parameters())


def test_filters_are_rounded_once_but_keys_stay_exact(network):
    folded = for_inference(network, bf16=True)
    assert folded.key_proj.key_proj.weight.dtype == torch.float32
    assert folded.decoder.pred.weight.dtype == torch.bfloat16
