"""The published size against golden arrays of the public implementation (hkchengrex/STCN)."""

import json

import numpy as np
import pytest
import torch

from tests.networks.golden import PARITY, golden_weights
from vosannot.engines.propagation import Journey
from vosannot.engines.stcn.propagation import PropagationSettings, STCNPropagation
from vosannot.networks.matching import aggregate, read_out, similarity, top_k, value_rows
from vosannot.networks.preprocess import Geometry
from vosannot.networks.stcn.config import PUBLISHED
from vosannot.networks.stcn.model import STCN

needs_parity = pytest.mark.skipif(
    not (PARITY / "stcn_case1.npz").exists(), reason="golden arrays (../shared/parity) are not here"
)


@pytest.fixture(scope="module")
def case():
    with np.load(PARITY / "stcn_case1.npz") as arrays:
        return {name: arrays[name] for name in arrays.files}


@pytest.fixture(scope="module")
def network():
    manifest = json.loads((PARITY / "stcn_manifest.json").read_text())
    net = STCN(PUBLISHED)
    net.load_state_dict(golden_weights("stcn", 1000, -2.98))
    assert sum(p.numel() for p in net.parameters()) == manifest["num_params"]
    return net.eval()


def close(ours: torch.Tensor, theirs: np.ndarray, relative: float = 1e-4) -> None:
    scale = np.abs(theirs).max()
    assert np.abs(ours.numpy() - theirs).max() <= relative * scale


@needs_parity
@torch.no_grad()
def test_features_values_and_first_frame(case, network):
    frames = case["frames_u8"].transpose(0, 2, 3, 1)
    geometry = Geometry.of(*frames.shape[1:3], None)
    images = [geometry.image(frame, torch.device("cpu")) for frame in frames]
    first = network.encode_key(images[0])
    close(first.f16[0], case["f16_t0"])
    close(first.f8[0, ::8, ::2, ::2], case["f8_t0_sub"])
    close(first.f4[0, ::8, ::4, ::4], case["f4_t0_sub"])
    keys = torch.cat([network.encode_key(image).key for image in images])
    close(keys, case["k16_all"])

    labels = np.zeros(frames.shape[1:3], np.uint8)
    for i, mask in enumerate(case["mask0_u8"], 1):
        labels[mask > 0] = i
    masks = geometry.masks(labels, (1, 2), torch.device("cpu"))
    soft = aggregate(masks, 1).softmax(1)[:, 1:]
    value = network.encode_value(images[0], first.f16, soft)
    close(value[0], case["value_t0"])

    second = network.encode_key(images[1])
    similarities = similarity(first.key.flatten(2), second.key.flatten(2))[0]
    assert np.abs(similarities.t().numpy() - case["similarity_t1"]).max() < 1e-3
    read = read_out(*top_k(similarities.__getitem__, len(similarities), 20), value_rows(value[0].flatten(2)), 2)
    close(read.reshape(case["readout_t1"].shape), case["readout_t1"])
    logits = network.decode(read.view(1, *case["readout_t1"].shape), second)
    close(logits[0], case["logits_t1_padded"])


@needs_parity
@pytest.mark.parametrize(
    ("run", "mem_every", "include_last", "objects"),
    [
        ("A_davis_default", 5, False, 2),
        ("B_include_last", 5, True, 2),
        ("C_mem_every1", 1, False, 2),
        ("D_one_object_last", None, None, 1),
    ],
)
def test_propagation(case, network, run, mem_every, include_last, objects):
    meta = json.loads(case["meta_json"].tobytes())["runs"][run]
    settings = PropagationSettings(
        meta.get("top_k", 20),
        mem_every or meta.get("mem_every", 5),
        include_last if include_last is not None else meta.get("include_last", True),
    )
    frames = case["frames_u8"].transpose(0, 2, 3, 1)
    labels = np.zeros(frames.shape[1:3], np.uint8)
    for i, mask in enumerate(case["mask0_u8"][:objects], 1):
        labels[mask > 0] = i
    geometry = Geometry.of(*labels.shape, None)
    journey = Journey(frames.__getitem__, geometry, {0: labels}, 0, True, torch.device("cpu"), False)
    results = dict(STCNPropagation(network, journey, settings).run(range(1, len(frames))))
    golden = case[f"prob_{run}"]
    for position, frame in enumerate(meta["frames_stored"]):
        if frame:
            assert np.abs(results[frame].probabilities.numpy() - golden[:, position]).max() < 1e-3
