"""What the network sees of a frame: where everything went, and where it came from.

Both flows are shown as what is left when the camera's motion is taken out (:mod:`vosannot.networks.datt.inputs`). The
one to the frame before is negated, so that steady motion looks the same in both; what an object uncovers seems to move
with it in one of them only.
"""

import cv2
import numpy as np
import numpy.typing as npt

from vosannot.networks.datt.inputs import CHANNELS, flow_input

__all__ = ["PLANES", "both_flows", "shrunken"]

Floats = npt.NDArray[np.float32]

PLANES = 2 * CHANNELS["residual"]


def both_flows(later: Floats | None, earlier: Floats | None, shape: tuple[int, int]) -> Floats:
    """The network's input for one frame.

    Args:
        later: flow to a later frame, float32 [H, W, 2] in pixels; None: there is none (the clip's end, a cut).
        earlier: flow to an earlier frame.
        shape: (H, W), of a frame that has neither.

    Returns:
        float32 [PLANES, H, W]; a flow that is missing is shown as its opposite, and nothing moves where both are.
    """
    ahead = later if later is not None else None if earlier is None else -earlier
    behind = None if earlier is None else -earlier
    if ahead is None:
        none = flow_input(np.zeros((*shape, 2), np.float32), "residual")
        return np.concatenate((none, none))
    first = flow_input(ahead, "residual")
    return np.concatenate((first, first if behind is None or later is None else flow_input(behind, "residual")))


def shrunken(flow: Floats, shape: tuple[int, int]) -> Floats:
    """Flow float32 [h, w, 2] at another size (H, W), in that size's pixels."""
    if flow.shape[:2] == shape:
        return flow
    smaller = shape[0] < flow.shape[0]
    sized = cv2.resize(flow, shape[::-1], interpolation=cv2.INTER_AREA if smaller else cv2.INTER_LINEAR)
    scale = np.array((shape[1] / flow.shape[1], shape[0] / flow.shape[0]), np.float32)
    out: Floats = np.asarray(sized, np.float32) * scale
    return out
