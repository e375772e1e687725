"""FRTM's network and its files: shapes, folding, frozen backbone, ResNets in torchvision's layout."""

from dataclasses import replace

import pytest
import torch

from tests.engines.shelf import shelf  # noqa: F401 (fixture)
from tests.engines.test_frtm_engine import TINY, tiny_network
from vosannot.core.errors import WeightsError
from vosannot.engines.models.checking import check_weights
from vosannot.engines.models.importing import import_model
from vosannot.engines.models.library import model_file
from vosannot.engines.weights import find_weights, model_path
from vosannot.networks.checkpoint import family_of, load_frtm, load_network, load_resnet, load_stcn, save_network
from vosannot.networks.folding import for_inference
from vosannot.networks.frtm.backbone import ResNet
from vosannot.networks.frtm.config import FAST, LITE, PUBLISHED, FRTMConfig
from vosannot.networks.frtm.model import FRTM
from vosannot.training.transplant import begin_with


def torchvision_state(name: str) -> dict[str, torch.Tensor]:
    """A state dict as torchvision publishes it, with random values, from before batch norms counted."""
    torch.manual_seed(0)
    resnet = ResNet(name)
    state = {k: v for k, v in resnet.state_dict().items() if not k.endswith("num_batches_tracked")}
    return {**state, "fc.weight": torch.zeros(1000, resnet.channels[0]), "fc.bias": torch.zeros(1000)}


@pytest.fixture(scope="module")
def resnet18(tmp_path_factory):
    path = tmp_path_factory.mktemp("resnet") / "resnet18.pth"
    torch.save(torchvision_state("resnet18"), path)
    return path


@pytest.mark.parametrize("config", [TINY, replace(TINY, width=32)], ids=["16", "32"])
@pytest.mark.parametrize("size", [(64, 96), (80, 48)])
def test_masks_come_out_at_the_frames_size(config, size):
    torch.manual_seed(0)
    network = FRTM(config).eval()
    features = network.encode(torch.randn(2, 3, *size))
    assert [f.shape[-2:] for f in features[1:]] == [(size[0] // s, size[1] // s) for s in (16, 8, 4)]
    assert network.refine(torch.randn(2, 3, size[0] // 16, size[1] // 16), features).shape == (2, 3, *size)


def test_each_object_is_refined_by_its_own_scores():
    network = tiny_network()
    torch.manual_seed(1)
    features, scores = network.encode(torch.randn(2, 3, 64, 64)), torch.randn(2, 3, 4, 4)
    with torch.no_grad():
        together = network.refine(scores, features)
        for frame in range(2):
            for k in range(3):
                alone = network.refine(scores[frame : frame + 1, k : k + 1], features.frame(frame))
                assert torch.allclose(alone[0, 0], together[frame, k], atol=1e-4)


def test_folding_changes_nothing():
    network = tiny_network()
    folded = for_inference(network, bf16=False)
    assert not any(isinstance(module, torch.nn.BatchNorm2d) for module in folded.modules())
    torch.manual_seed(1)
    image, scores = torch.randn(1, 3, 64, 64), torch.randn(1, 2, 4, 4)
    with torch.no_grad():
        expected = network.refine(scores, network.encode(image))
        assert torch.allclose(folded.refine(scores, folded.encode(image)), expected, atol=1e-4)


def test_the_backbone_takes_no_gradient_and_keeps_its_statistics():
    network = tiny_network().train()
    before = {name: value.clone() for name, value in network.backbone.state_dict().items()}
    network.refine(torch.randn(1, 1, 4, 4), network.encode(torch.randn(1, 3, 64, 64))).sum().backward()
    assert all(p.grad is None for p in network.backbone.parameters())
    assert all(p.grad is not None for p in network.refinement.parameters())
    assert all(torch.equal(before[name], value) for name, value in network.backbone.state_dict().items())


def test_sizes_are_the_papers_and_the_lite_one_is_small():
    assert (PUBLISHED.width, PUBLISHED.target_width, FAST.backbone) == (64, 96, "resnet18")
    with torch.device("meta"):
        lite = FRTM(LITE)
        assert FRTM(PUBLISHED).target_channels == 1024
    assert sum(p.numel() for p in lite.parameters()) * 2 < 10e6  # bytes in half precision
    assert FRTMConfig.from_dict(LITE.to_dict()) == LITE


def test_a_file_comes_back_as_it_was(tmp_path):
    network = tiny_network()
    save_network(tmp_path / "a.safetensors", network, {"steps": 3})
    assert family_of(tmp_path / "a.safetensors") == "frtm"
    again = load_network(tmp_path / "a.safetensors")
    assert isinstance(again, FRTM) and again.config == TINY
    assert all(torch.equal(v.half().float(), again.state_dict()[k].float()) for k, v in network.state_dict().items())
    assert check_weights(tmp_path / "a.safetensors", "a") == ("frtm", "custom")
    with pytest.raises(WeightsError, match="no STCN weight file"):
        load_stcn(tmp_path / "a.safetensors")


def test_hostile_and_mismatched_files_get_a_sentence(tmp_path):
    network = tiny_network()

    def refused(match, network=network, state=None):
        save_network(tmp_path / "bad.safetensors", network, {}, state=state)
        with pytest.raises(WeightsError, match=match):
            load_frtm(tmp_path / "bad.safetensors")

    state = network.state_dict()
    missing = dict(state)
    missing.pop("refinement.mask.weight")
    refused("1 tensors differ", state=missing)
    refused("not numbers", state={**state, "refinement.mask.bias": torch.tensor([float("nan")])})
    refused("does not fit", state={**state, "refinement.mask.bias": torch.zeros(2)})
    network.config = type("Odd", (), {"to_dict": lambda self: {**TINY.to_dict(), "width": 10**6}})()
    refused("does not know")
    network.config = type("Odd", (), {"to_dict": lambda self: {**TINY.to_dict(), "backbone": "vgg"}})()
    refused("does not know")
    network.config = type("Odd", (), {"to_dict": lambda self: {**TINY.to_dict(), "key_widths": "many"}})()
    refused("does not know")
    torch.save({"a": print}, tmp_path / "hostile.pth")
    with pytest.raises(WeightsError, match="must not carry code"):
        load_frtm(tmp_path / "hostile.pth")


def test_a_resnet_in_torchvisions_layout_becomes_a_backbone(tmp_path, resnet18):
    assert family_of(resnet18) == "resnet"
    assert check_weights(resnet18, "r") == ("resnet", "resnet18")
    with pytest.raises(WeightsError, match="backbone only"):
        load_network(resnet18)
    torch.manual_seed(3)
    network = FRTM(FRTMConfig(backbone="resnet18", width=16))
    begin_with(network, resnet18)
    state = torch.load(resnet18, weights_only=True)
    assert torch.equal(network.backbone.layer4[1].conv2.weight, state["layer4.1.conv2.weight"])
    features = network.eval().encode(torch.randn(1, 3, 64, 96))
    assert [tuple(f.shape[1:]) for f in features] == [(512, 2, 3), (256, 4, 6), (128, 8, 12), (64, 16, 24)]
    with pytest.raises(WeightsError, match="stands on resnet101"):
        begin_with(type("Fake", (FRTM,), {"__init__": lambda self: None, "config": PUBLISHED})(), resnet18)


def test_a_resnet_that_is_none_gets_a_sentence(tmp_path, resnet18):
    state = torch.load(resnet18, weights_only=True)
    path = tmp_path / "r.pth"

    def refused(changed, match):
        torch.save(changed, path)
        with pytest.raises(WeightsError, match=match):
            load_resnet(path)

    refused({k: v for k, v in state.items() if k != "fc.bias"}, "fc.bias")
    refused({**state, "fc.weight": torch.zeros(10, 512)}, "fc.weight")
    refused({**state, "conv1.weight": torch.zeros(64, 4, 7, 7)}, "does not fit")
    refused({**state, "stranger": torch.zeros(1)}, "1 tensors differ")
    refused({"conv1.weight": state["conv1.weight"]}, "no ImageNet ResNet")


def test_a_backbone_in_the_library_can_be_trained_on_but_not_propagated_with(shelf, resnet18, tmp_path):  # noqa: F811
    *_, finished = import_model(resnet18, "mine")
    assert (finished.summary["family"], finished.summary["size"]) == ("resnet", "resnet18")
    assert model_path("mine") == model_file("mine", ".pth")
    assert model_path(str(resnet18)) == resnet18
    assert model_path("nobody").name == "nobody"
    with pytest.raises(WeightsError, match="without a refinement network"):
        find_weights("mine", "frtm")
    save_network(tmp_path / "own.safetensors", tiny_network(), {})
    *_, finished = import_model(tmp_path / "own.safetensors", "own")
    assert find_weights("own", "frtm").path.name == "own.safetensors"
    with pytest.raises(WeightsError, match="for FRTM, not for STCN"):
        find_weights("own", "stcn")
