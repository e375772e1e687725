"""Thin typed wrappers around the OpenCV calls everything here is made of, and 2-D affine maps as tuples.

Layers are uint8 [h, w, 4] with premultiplied colour: blending is then one multiply and one add, directional
blur needs no special case at the edges, and uint8 keeps OpenCV on its fast paths.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, TypeAlias, cast

import cv2
import numpy as np
import numpy.typing as npt

Image: TypeAlias = npt.NDArray[np.uint8]
Floats: TypeAlias = npt.NDArray[np.float32]
Affine: TypeAlias = tuple[float, float, float, float, float, float]
"""(a, b, c, d, e, f): x' = a x + b y + c, y' = d x + e y + f."""

IDENTITY: Affine = (1.0, 0.0, 0.0, 0.0, 1.0, 0.0)
REFLECT = cv2.BORDER_REFLECT_101
EMPTY = cv2.BORDER_CONSTANT
WRAP = cv2.BORDER_WRAP


def compose(m: Affine, n: Affine) -> Affine:
    """The map that applies n, then m."""
    a, b, c, d, e, f = m
    p, q, r, s, t, u = n
    return (
        a * p + b * s,
        a * q + b * t,
        a * r + b * u + c,
        d * p + e * s,
        d * q + e * t,
        d * r + e * u + f,
    )


def invert(m: Affine) -> Affine:
    """The inverse map; m must not be singular."""
    a, b, c, d, e, f = m
    det = a * e - b * d
    ia, ib, id_, ie = e / det, -b / det, -d / det, a / det
    return (ia, ib, -(ia * c + ib * f), id_, ie, -(id_ * c + ie * f))


def similarity(x: float, y: float, angle: float, sx: float, sy: float) -> Affine:
    """Scale by (sx, sy), turn by angle (radians, clockwise on screen), then move to (x, y)."""
    cos, sin = math.cos(angle), math.sin(angle)
    return (cos * sx, -sin * sy, x, sin * sx, cos * sy, y)


def apply(m: Affine, x: float, y: float) -> tuple[float, float]:
    """The image of one point."""
    return m[0] * x + m[1] * y + m[2], m[3] * x + m[4] * y + m[5]


def apply_points(m: Affine, points: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """The image of float64 [..., 2] points."""
    out = np.empty_like(points)
    out[..., 0] = m[0] * points[..., 0] + m[1] * points[..., 1] + m[2]
    out[..., 1] = m[3] * points[..., 0] + m[4] * points[..., 1] + m[5]
    return out


def matrix(m: Affine) -> npt.NDArray[np.float64]:
    """The 2 x 3 array OpenCV wants."""
    return np.array(m, np.float64).reshape(2, 3)


def warp(image: Image, m: Affine, width: int, height: int, border: int = EMPTY) -> Image:
    """image moved by m (source to target pixels) into a width x height picture, bilinear."""
    return cast(Image, cv2.warpAffine(image, matrix(m), (width, height), flags=cv2.INTER_LINEAR, borderMode=border))


def sample(image: Image, m: Affine, width: int, height: int, border: int = REFLECT) -> Image:
    """As `warp`, with m from target to source pixels."""
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    return cast(Image, cv2.warpAffine(image, matrix(m), (width, height), flags=flags, borderMode=border))


def resize(image: Image, width: int, height: int, how: int = cv2.INTER_LINEAR) -> Image:
    """image at another size."""
    return cast(Image, cv2.resize(image, (width, height), interpolation=how))


def blur(image: Image, sigma: float) -> Image:
    """Gaussian blur, sigma in pixels; large sigmas go through a smaller picture, which is much cheaper."""
    if sigma < 0.3:
        return image
    height, width = image.shape[:2]
    shrink = min(int(sigma / 1.6), min(height, width) // 6)
    if shrink >= 2:
        small = resize(image, max(4, width // shrink), max(4, height // shrink), cv2.INTER_AREA)
        small = cast(Image, cv2.GaussianBlur(small, (0, 0), sigma / shrink, borderType=cv2.BORDER_REFLECT_101))
        return resize(small, width, height, cv2.INTER_CUBIC if image.ndim == 2 else cv2.INTER_LINEAR)
    return cast(Image, cv2.GaussianBlur(image, (0, 0), sigma, borderType=cv2.BORDER_REFLECT_101))


def gray3(plane: Image) -> Image:
    """uint8 [h, w] repeated to [h, w, 3]."""
    return cast(Image, cv2.cvtColor(plane, cv2.COLOR_GRAY2BGR))


def times(a: Image, b: Image, scale: float = 1.0 / 255.0) -> Image:
    """a * b * scale, rounded and saturated."""
    return cast(Image, cv2.multiply(a, b, scale=scale))


def mix(a: Image, b: Image, weight: Image) -> Image:
    """a where weight (uint8 [h, w]) is 0, b where it is 255; a, b uint8 [h, w, 3]."""
    w = gray3(weight)
    return cast(Image, cv2.add(times(a, cast(Image, cv2.bitwise_not(w))), times(b, w)))


def lookup(image: Image, table: Image) -> Image:
    """table (uint8 [256] or [256, 1, 3]) looked up; a one-plane image with a colour table is coloured."""
    if table.ndim == 3 and image.ndim == 2:
        image = gray3(image)
    return cast(Image, cv2.LUT(image, table))


def premultiply(rgb: Image, alpha: Image) -> Image:
    """A premultiplied layer, uint8 [h, w, 4], from straight colour and alpha."""
    return cast(Image, cv2.merge((times(rgb, gray3(alpha)), alpha)))


def over(target: Image, layer: Image) -> None:
    """Lay a premultiplied layer over target, both uint8 [h, w, 4], in place (target may be a view)."""
    clear = cv2.bitwise_not(cv2.extractChannel(layer, 3))
    keep = cv2.merge((clear, clear, clear, clear))
    cv2.multiply(target, keep, dst=target, scale=1.0 / 255.0)
    cv2.add(target, layer, dst=target)


def fill(height: int, width: int, outlines: Sequence[npt.NDArray[np.floating[Any]]], m: Affine = IDENTITY) -> Image:
    """Anti-aliased even-odd fill of closed outlines (each [n, 2]) mapped by m; uint8 [height, width]."""
    mask = np.zeros((height, width), np.uint8)
    contours = []
    for outline in outlines:
        points = np.empty((len(outline), 2), np.float64)
        points[:, 0] = m[0] * outline[:, 0] + m[1] * outline[:, 1] + m[2]
        points[:, 1] = m[3] * outline[:, 0] + m[4] * outline[:, 1] + m[5]
        contours.append(np.rint(points * 16.0).astype(np.int32))
    cv2.fillPoly(mask, contours, 255, lineType=cv2.LINE_AA, shift=4)
    return mask


def streak(layer: Image, dx: float, dy: float) -> Image:
    """Directional blur along (dx, dy), the whole path in pixels (what an open shutter sees)."""
    length = math.hypot(dx, dy)
    if length < 1.3:
        return layer
    if length > 31.0:
        dx, dy = dx * 31.0 / length, dy * 31.0 / length
    half = math.ceil(max(abs(dx), abs(dy)) / 2)
    kernel = np.zeros((2 * half + 1, 2 * half + 1), np.uint8)
    ends = np.rint(np.array([half - dx / 2, half - dy / 2, half + dx / 2, half + dy / 2]) * 16).astype(int)
    cv2.line(kernel, (int(ends[0]), int(ends[1])), (int(ends[2]), int(ends[3])), 255, 1, cv2.LINE_AA, 4)
    weights = kernel.astype(np.float32)
    weights /= weights.sum()
    return cast(Image, cv2.filter2D(layer, -1, weights, borderType=cv2.BORDER_REFLECT_101))


def enlarge(nodes: Floats, width: int, height: int) -> Floats:
    """A float32 [ny, nx, c] grid whose corner nodes sit on the corner pixels, linearly spread to [height, width, c].

    cv2.resize aligns pixel edges, not centres, so the node grid is sampled through an explicit affine map.
    """
    ny, nx = nodes.shape[:2]
    m = np.array([[(nx - 1) / max(1, width - 1), 0, 0], [0, (ny - 1) / max(1, height - 1), 0]], np.float64)
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    return cast(Floats, cv2.warpAffine(nodes, m, (width, height), flags=flags, borderMode=cv2.BORDER_REPLICATE))


def gather(image: Image, places: Floats, border: int = EMPTY, how: int = cv2.INTER_LINEAR) -> Image:
    """image sampled at float32 [h, w, 2] places (x, y in pixels)."""
    # Two planes instead of one two-channel map and a None: the type stubs know no other form.
    x, y = np.ascontiguousarray(places[:, :, 0]), np.ascontiguousarray(places[:, :, 1])
    return cast(Image, cv2.remap(image, x, y, how, borderMode=border))


def tinted(layer: Image, colour: float, alpha: float) -> Image:
    """A premultiplied layer with colour and alpha scaled, saturated."""
    where = np.arange(256, dtype=np.float32)
    table = np.empty((256, 1, 4), np.uint8)
    table[:, 0, :3] = np.clip(where * colour, 0, 255)[:, None]
    table[:, 0, 3] = np.clip(where * alpha, 0, 255)
    return lookup(layer, table)
