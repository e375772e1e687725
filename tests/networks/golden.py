"""Weights by the seeded rule of ../shared/parity/README.md, for both families."""

import json
from pathlib import Path

import numpy as np
import torch

PARITY = Path(__file__).parents[3] / "shared" / "parity"


def golden_weights(family: str, base: int, pred_bias: float) -> dict[str, torch.Tensor]:
    """A state dict of the published size."""
    manifest = json.loads((PARITY / f"{family}_manifest.json").read_text())
    shapes = {entry["key"]: tuple(entry["shape"]) for entry in manifest["keys"]}
    state: dict[str, np.ndarray] = {}
    for n, name in enumerate(sorted(shapes)):
        shape = shapes[name]
        if name.endswith("num_batches_tracked"):
            state[name] = np.zeros(shape, np.int64)
            continue
        z = np.random.Generator(np.random.PCG64(base + n)).standard_normal(shape)
        if name.endswith("running_var"):
            z = 1 + 0.1 * np.abs(z)
        elif name.endswith(("running_mean", "bias")):
            z = 0.05 * z
        elif len(shape) == 1:
            z = 1 + 0.1 * z
        else:
            z = z * np.sqrt(2 / np.prod(shape[1:])) * 0.8
        state[name] = z
    for entry in manifest["table"]:
        low, high = entry["in_channels"]
        state[entry["key"]][:, low:high] *= entry["factor"]
    state["decoder.pred.bias"] = np.full((1,), pred_bias)
    return {k: torch.from_numpy(v if v.dtype == np.int64 else v.astype(np.float32)) for k, v in state.items()}
