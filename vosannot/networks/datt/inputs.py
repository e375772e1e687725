"""What the flow encoder is shown: flow as numbers that mean the same in every clip.

"picture" is the published way: the flow's colour wheel, as an RGB picture. A panning camera colours everything in it,
what an object moves against its surroundings is a shade among colours, and how fast things are is lost. "residual"
takes the camera's part out first: a planar motion fitted robustly, beginning at the borders, where the background is.
Its channels are the remaining flow over its own largest (2), the logarithm of its length (1), and the flow itself over
its own largest (2): parallax goes along the camera's motion, what moves on its own need not.
"""

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from vosannot.media.flow import flow_picture
from vosannot.networks.datt.config import FlowInput
from vosannot.networks.preprocess import MEAN, STD

__all__ = ["CHANNELS", "camera_flow", "flow_input"]

Floats = npt.NDArray[np.float32]

CHANNELS: Mapping[FlowInput, int] = {"picture": 3, "residual": 5}

_GRID = 28  # points along the longer side that the camera's motion is fitted to
_ROUNDS = 8
_LEAST = 0.004  # of the short side: flow is not enlarged beyond what makes this length 1
_UNIT = 0.002  # of the short side


def flow_input(flow: Floats, kind: FlowInput) -> Floats:
    """Flow float32 [H, W, 2] (pixels) -> float32 [C, H, W], see the module; a picture is normalised as frames are."""
    return _residual(flow) if kind == "residual" else _picture(flow)


def _picture(flow: Floats) -> Floats:
    colours = flow_picture(flow).astype(np.float32).transpose(2, 0, 1)
    mean, std = (np.array(values, np.float32)[:, None, None] * 255 for values in (MEAN, STD))
    out: Floats = (colours - mean) / std
    return out


def _residual(flow: Floats) -> Floats:
    side = min(flow.shape[:2])
    rest = flow - camera_flow(flow)
    length = np.hypot(rest[..., 0], rest[..., 1])
    planes = np.empty((5, *flow.shape[:2]), np.float32)
    planes[:2] = np.clip(rest / _largest(length, side), -2, 2).transpose(2, 0, 1)
    planes[2] = np.log1p(length / (_UNIT * side)) - 1
    planes[3:] = np.clip(flow / _largest(np.hypot(flow[..., 0], flow[..., 1]), side), -2, 2).transpose(2, 0, 1)
    return planes


def camera_flow(flow: Floats) -> Floats:
    """The motion of a plane that most of the flow, float32 [H, W, 2], follows; same shape.

    Eight parameters (what a homography does to small motions), by least squares with weights that fall with what does
    not fit (Geman-McClure); the first round goes by the distance from the picture's centre.
    """
    height, width = flow.shape[:2]
    step = max(max(height, width) // _GRID, 1)
    rows, columns = np.arange(step // 2, height, step), np.arange(step // 2, width, step)
    target = flow[rows[:, None], columns].reshape(-1, 2).T.ravel().astype(np.float64)
    x, y = (plane.ravel() for plane in np.broadcast_arrays(*_places(rows, columns, height, width)))
    one, none = np.ones_like(x), np.zeros_like(x)
    # u = a + b x + c y + (g x + h y) x, v = d + e x + f y + (g x + h y) y
    u = (one, x, y, none, none, none, x * x, x * y)
    v = (none, none, none, one, x, y, x * y, y * y)
    design = np.concatenate((np.stack(u, 1), np.stack(v, 1)))
    weights = np.maximum(np.abs(x) / x.max(), np.abs(y) / y.max()) ** 4 + 0.02
    fit = np.zeros(8)
    for _ in range(_ROUNDS):
        weighted = design * np.tile(weights, 2)[:, None]
        fit = np.linalg.solve(weighted.T @ design + 1e-6 * np.eye(8), weighted.T @ target)
        off = np.hypot(*(target - design @ fit).reshape(2, -1))
        tolerance = 1.5 * float(np.median(off)) + 0.0005 * min(height, width)
        weights = 1 / (1 + (off / tolerance) ** 2) ** 2
    a, b, c, d, e, f, g, h = fit.astype(np.float32)
    x, y = (places.astype(np.float32) for places in _places(np.arange(height), np.arange(width), height, width))
    bend = g * x + h * y
    return np.stack((a + b * x + c * y + bend * x, d + e * x + f * y + bend * y), 2)


def _places(
    rows: npt.NDArray[np.int64], columns: npt.NDArray[np.int64], height: int, width: int
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """x [1, W] and y [H, 1] from the picture's centre, in half its longer side."""
    x: npt.NDArray[np.float64] = (2 * columns + 1 - width) / max(height, width)
    y: npt.NDArray[np.float64] = (2 * rows + 1 - height) / max(height, width)
    return x[None], y[:, None]


def _largest(length: Floats, side: int) -> float:
    return max(float(np.percentile(length[::2, ::2], 98)), _LEAST * side)
