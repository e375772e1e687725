"""Flow by RAFT, with weights from the catalogue."""

import numpy as np
import torch

from vosannot.engines.devices import choose_device
from vosannot.engines.weights import find_weights
from vosannot.media.clip import Image
from vosannot.media.flow import Flow
from vosannot.media.flow_reader import FlowMethod
from vosannot.networks.checkpoint import read_state
from vosannot.networks.raft import RAFT

__all__ = ["raft_flow"]


def raft_flow(weights: str, device: str = "auto") -> tuple[str, FlowMethod]:
    """A name for its results and the function that computes them.

    Raises:
        WeightsError: the weights cannot be found or loaded.
    """
    found = find_weights(weights, "raft")
    network = RAFT.load(found.path, read_state(found.path)[0])
    where = choose_device(device)
    network.to(where)
    stamp = found.path.stat()

    def tensor(frame: Image) -> torch.Tensor:
        return torch.from_numpy(np.ascontiguousarray(frame)).to(where).permute(2, 0, 1)[None].float() / 255

    def compute(before: Image, after: Image) -> Flow:
        if before.shape != after.shape:
            raise ValueError(f"flow needs two frames of one size, not {before.shape[:2]} and {after.shape[:2]}")
        flow = network(tensor(before), tensor(after))[0].permute(1, 2, 0)
        return np.ascontiguousarray(flow.cpu().numpy(), np.float32)

    return f"raft {found.path} {stamp.st_size} {stamp.st_mtime_ns}", compute
