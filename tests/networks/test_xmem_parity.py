"""XMem at published size against golden arrays of the public implementation (hkchengrex/XMem)."""

import numpy as np
import pytest
import torch

from tests.networks.golden import PARITY, golden_weights
from vosannot.engines.propagation import Journey
from vosannot.engines.xmem.memory import MemoryLimits
from vosannot.engines.xmem.propagation import XMemPropagation, XMemSettings
from vosannot.networks.matching import aggregate, gated_similarity, read_out, top_k, value_rows
from vosannot.networks.preprocess import Geometry
from vosannot.networks.xmem.config import PUBLISHED
from vosannot.networks.xmem.model import XMem

needs_parity = pytest.mark.skipif(
    not (PARITY / "xmem_case1.npz").exists(), reason="golden arrays (../shared/parity) are not here"
)
CPU = torch.device("cpu")


@pytest.fixture(scope="module")
def case():
    with np.load(PARITY / "xmem_case1.npz") as arrays:
        return {name: arrays[name] for name in arrays.files}


@pytest.fixture(scope="module")
def network():
    net = XMem(PUBLISHED)
    net.load_state_dict(golden_weights("xmem", 1000, 4.3))
    assert sum(p.numel() for p in net.parameters()) == 62_185_224
    return net.eval()


def close(ours: torch.Tensor, theirs: np.ndarray, relative: float = 1e-4) -> None:
    assert np.abs(ours.numpy() - theirs).max() <= relative * np.abs(theirs).max()


@needs_parity
@torch.no_grad()
def test_first_two_frames(case, network):
    frames = case["frames_u8"].transpose(0, 2, 3, 1)
    geometry = Geometry.of(*frames.shape[1:3], None)
    images = [geometry.image(frame, CPU) for frame in frames[:2]]
    first, second = (network.encode_key(image) for image in images)
    close(first.f16[0], case["f16_t0"])
    for ours, name in ((0, "key_t01"), (1, "shrinkage_t01"), (2, "selection_t01")):
        close(torch.cat((first[ours], second[ours])), case[name])

    labels = np.zeros(frames.shape[1:3], np.uint8)
    for i, mask in enumerate(case["mask0_u8"], 1):
        labels[mask > 0] = i
    soft = aggregate(geometry.masks(labels, (1, 2), CPU), 1).softmax(1)[:, 1:]
    hidden = network.initial_hidden(images[0], 2)
    value, hidden = network.encode_value(images[0], first.f16, soft, hidden, deep_update=True)
    close(value[0], case["value_t0"])
    close(hidden[0], case["hidden_after_t0_direct"])

    similarities = gated_similarity(
        first.key.flatten(2), first.shrinkage.flatten(2), second.key.flatten(2), second.selection.flatten(2)
    )[0]
    assert np.abs(similarities.t().numpy() - case["similarity_t1"]).max() < 1e-3
    weights, indices = top_k(similarities.__getitem__, len(similarities), 30)
    read = read_out(weights, indices, value_rows(value[0].flatten(2)), 2).reshape(case["readout_t1"].shape)
    close(read, case["readout_t1"])
    logits, hidden = network.decode(read[None], second, hidden, update=True)
    close(hidden[0], case["hidden_after_t1_direct"])
    close(aggregate(torch.sigmoid(logits), 1)[0, :, ::2, ::2], case["agg_logits_t1_padded_sub"])


RUNS = {
    "A_lt_off": ("prob_A_lt_off", 1, XMemSettings(limits=MemoryLimits(long_term=False))),
    "B_lt_on": ("prob_A_lt_off", 1, XMemSettings()),
    "C_lt_small": (
        "prob_C_lt_small",
        1,
        XMemSettings(mem_every=1, limits=MemoryLimits(max_mid_term=4, min_mid_term=2, prototypes=16)),
    ),
    "D_deep2": ("prob_D_deep2", 3, XMemSettings(mem_every=2, deep_update_every=2)),
    "E_mem2_sync": ("prob_E_mem2_sync", 3, XMemSettings(mem_every=2)),
}


@needs_parity
@pytest.mark.parametrize("run", RUNS)
def test_propagation(case, network, run):
    name, first_stored, settings = RUNS[run]
    with np.load(PARITY / "xmem_case1_runs.npz") as more:
        arrays = case | {key: more[key] for key in more.files}
    frames = case["frames_u8"].transpose(0, 2, 3, 1)
    labels = np.zeros(frames.shape[1:3], np.uint8)
    for i, mask in enumerate(case["mask0_u8"], 1):
        labels[mask > 0] = i
    journey = Journey(frames.__getitem__, Geometry.of(*labels.shape, None), {0: labels}, 0, True, CPU, False)
    propagation = XMemPropagation(network, journey, settings)
    for frame, result in propagation.run(range(1, len(frames))):
        if frame >= first_stored:
            golden = arrays[name][frame - first_stored]
            assert np.abs(result.probabilities.numpy() - golden).max() < 1e-3, frame
    if run == "C_lt_small":
        key, shrinkage = propagation.groups[0].memory.long_term_keys()
        close(key, arrays["lt_key_C"])
        close(shrinkage, arrays["lt_shrinkage_C"])
