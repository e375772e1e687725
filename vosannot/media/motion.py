"""What of a flow field is the camera's, and where one shot ends and another begins."""

import cv2
import numpy as np

from vosannot.media.clip import Image
from vosannot.media.flow import Flow

__all__ = ["camera_motion", "is_cut"]

_GRID = 8  # pixels between the vectors that the camera's motion is fitted to
_NEAR = 1.0  # pixels: a vector this close to the fitted motion agrees with it
_LEAST_AGREEING = 0.25  # share of the vectors; a plane that fewer lie on is none
_CUT = 0.45  # of the contrast; on real clips neighbours stay below 0.25, frames of two shots above 0.6
_LEAST_CONTRAST = 10.0  # grey values: in the dark, noise is no cut


def camera_motion(flow: Flow) -> Flow:
    """The flow of a background that is one plane or far away: a homography fitted by RANSAC.

    Where no plane explains a quarter of the vectors (much depth close to the camera), it is their median: some answer
    is needed, and a wild one would make everything move.

    Args:
        flow: float32 [H, W, 2] in pixels.

    Returns:
        float32 [H, W, 2]: what the flow would be if nothing but the camera moved.
    """
    height, width = flow.shape[:2]
    still = np.broadcast_to(np.median(flow[::2, ::2].reshape(-1, 2), axis=0), flow.shape).astype(np.float32)
    y, x = (g.ravel() for g in np.mgrid[_GRID // 2 : height : _GRID, _GRID // 2 : width : _GRID])
    if len(x) < 12:
        return still
    places = np.stack([x, y], axis=1).astype(np.float32)
    found, agreeing = cv2.findHomography(places, places + flow[y, x], cv2.RANSAC, _NEAR, maxIters=500)
    if found is None or agreeing.mean() < _LEAST_AGREEING:
        return still
    columns, rows = np.arange(width, dtype=np.float64), np.arange(height, dtype=np.float64)[:, None]
    to_x, to_y, depth = (a * columns + b * rows + c for a, b, c in found)
    if depth.min() < 0.1:  # the plane's horizon runs through the picture
        return still
    return np.stack([to_x / depth - columns, to_y / depth - rows], axis=2).astype(np.float32)


def is_cut(before: Image, after: Image, flow: Flow) -> bool:
    """Whether two frames that follow each other belong to two shots: no motion makes the one out of the other.

    Args:
        before, after: uint8 RGB [H, W, 3].
        flow: from one to the other, float32 [H, W, 2].
    """
    first, second = (cv2.cvtColor(frame, cv2.COLOR_RGB2GRAY).astype(np.float32) for frame in (before, after))
    height, width = first.shape
    x, y = np.meshgrid(np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32))
    moved = cv2.remap(second, x + flow[..., 0], y + flow[..., 1], cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return float(np.abs(moved - first).mean()) > _CUT * max(float(first.std()), _LEAST_CONTRAST)
