"""Optical flow between two frames, and the picture of it."""

import cv2
import numpy as np
import numpy.typing as npt

from vosannot.media.clip import Image

__all__ = ["SLOW", "Flow", "dis_flow", "flow_picture", "full_colour"]

Flow = npt.NDArray[np.float32]
"""float32 [H, W, 2]: where a pixel of the first frame went in the second one, in pixels, x (right) before y (down)."""

SLOW = 0.5
"""Pixels: motion slower than this is never stretched to full colour, so that noise of a static scene stays pale."""

_LEAST = 16  # pixels: DIS matches patches of eight on a picture at half the size, and refuses less
_PERCENTILE = 98.0  # of the lengths: a few wrong vectors must not make everything else pale
_SECTORS = (15, 6, 4, 11, 13, 6)  # steps of red-yellow, yellow-green, green-cyan, cyan-blue, blue-magenta, magenta-red


def dis_flow(before: Image, after: Image) -> Flow:
    """Dense flow by inverse search (Kroeger et al., ECCV 2016), OpenCV's preset "medium".

    Medium is the one that matches a patch every third pixel on every second scale and refines down to the full
    resolution: outlines of what moves lie within a pixel or two, which is what segmenting needs. On a translated
    texture of 854 x 480 its error is a hundredth of a pixel, the faster presets' a tenth (about 0.06 s against 0.01 s
    on one core; either is less than a network needs for the frame).

    Args:
        before: uint8 RGB [H, W, 3].
        after: the frame it moves to, of the same size.

    Returns:
        float32 [H, W, 2], finite.

    Raises:
        ValueError: the sizes differ.
    """
    if before.shape != after.shape:
        raise ValueError(f"flow needs two frames of one size, not {before.shape[:2]} and {after.shape[:2]}")
    first, second = (cv2.cvtColor(np.ascontiguousarray(frame), cv2.COLOR_RGB2GRAY) for frame in (before, after))
    height, width = first.shape
    below, right = max(_LEAST - height, 0), max(_LEAST - width, 0)
    if below or right:
        first, second = (cv2.copyMakeBorder(x, 0, below, 0, right, cv2.BORDER_REPLICATE) for x in (first, second))
    found = cv2.DISOpticalFlow.create(cv2.DISOPTICAL_FLOW_PRESET_MEDIUM).calc(first, second, np.empty(0))
    return np.nan_to_num(np.asarray(found, np.float32)[:height, :width], copy=False, posinf=0, neginf=0)


def flow_picture(flow: Flow, longest: float | None = None) -> Image:
    """The flow in the colours of the Middlebury benchmark: hue says where to, saturation how fast; zero is white.

    Args:
        flow: float32 [H, W, 2] in pixels.
        longest: the length that gets full colour, in pixels; None: :func:`full_colour` of this field.

    Returns:
        uint8 RGB [H, W, 3].
    """
    dx, dy = np.asarray(flow[..., 0], np.float32), np.asarray(flow[..., 1], np.float32)
    length, turn = cv2.cartToPolar(dx, dy)
    longest = full_colour(flow) if longest is None else longest
    wheel = _wheel()
    hue = np.rint(turn * np.float32(len(wheel) / (2 * np.pi))).astype(np.intp) % len(wheel)
    strength = np.minimum(length / np.float32(longest), 1)[..., None]
    return np.asarray(np.rint(255 - strength * (255 - wheel[hue])), np.uint8)


def full_colour(flow: Flow) -> float:
    """The length in pixels that gets full colour by itself: the 98th percentile of the lengths, at least ``SLOW``."""
    return max(float(np.percentile(np.hypot(flow[::2, ::2, 0], flow[::2, ::2, 1]), _PERCENTILE)), SLOW)


def _wheel() -> npt.NDArray[np.float32]:
    """float32 [720, 3], 0 to 255: colours of the directions, from right (red) by down (yellow) and left."""
    corners = np.array([(1, 0, 0), (1, 1, 0), (0, 1, 0), (0, 1, 1), (0, 0, 1), (1, 0, 1), (1, 0, 0)], np.float32) * 255
    ends = np.cumsum((0, *_SECTORS)) / sum(_SECTORS)
    at = np.arange(720) / 720
    return np.stack([np.interp(at, ends, corners[:, channel]) for channel in range(3)], axis=1).astype(np.float32)
