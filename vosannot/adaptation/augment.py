"""A next frame made from a reference: objects cut out, the hole filled, everything warped and pasted again.

As Robinson et al. 2020 (FRTM, section 3.3) make more training samples of a first frame; Khoreva et al. 2017 (lucid data
dreaming) were the first to do so.
"""

import cv2
import numpy as np
import numpy.typing as npt

__all__ = ["filled", "next_frame"]

_HOLE_MARGIN = 0.02  # of the picture's short side; edges of an object bleed into what is around it
_INPAINT_SIDE = 240  # short side at which the hole is filled: time goes by the pixel, detail is lost anyway


def next_frame(
    image: npt.NDArray[np.uint8],
    labels: npt.NDArray[np.uint8],
    rng: np.random.Generator,
    strength: float = 1.0,
    *,
    background: npt.NDArray[np.uint8] | None = None,
) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.uint8]]:
    """Another view of a labelled frame.

    Args:
        image: uint8 [H, W, 3] RGB.
        labels: uint8 [H, W]; objects are moved one by one, lower ids lie below.
        rng: decides everything.
        strength: 1: objects turn by up to 20 degrees, change size by up to 15 %, move by up to a tenth of the short
            side; the background moves by a quarter of that. Objects may leave the picture in part.
        background: the picture without objects, from :func:`filled`, for whoever makes several frames of one; None:
            it is made here, which takes most of the time.

    Returns:
        image and labels of the same shapes.
    """
    height, width = labels.shape
    side = min(height, width)
    empty = filled(image, labels > 0) if background is None else background
    result = _warp(empty, _affine((width / 2, height / 2), side, rng, strength / 4))
    moved = np.zeros_like(labels)
    for object_id in (int(i) for i in np.unique(labels) if i):
        mask = (labels == object_id).astype(np.uint8)
        ys, xs = np.nonzero(mask)
        matrix = _affine((float(xs.mean()), float(ys.mean())), side, rng, strength)
        picture = _warp(image, matrix)
        share = _warp(mask * np.uint8(255), matrix).astype(np.float32) / 255
        if rng.random() < 0.3:
            radius = 2 * int(rng.integers(1, 3)) + 1
            picture = cv2.GaussianBlur(picture, (radius, radius), 0).astype(np.uint8)
        result = (result + share[..., None] * (picture.astype(np.float32) - result)).astype(np.uint8)
        moved[share > 0.5] = object_id
    return np.ascontiguousarray(result), moved


def filled(image: npt.NDArray[np.uint8], hole: npt.NDArray[np.bool_]) -> npt.NDArray[np.uint8]:
    """The picture uint8 [H, W, 3] with the hole, bool [H, W], painted over by its surroundings (Telea 2004)."""
    height, width = hole.shape
    scale = min(_INPAINT_SIDE / min(height, width), 1.0)
    size = (max(round(width * scale), 1), max(round(height * scale), 1))
    margin = max(round(_HOLE_MARGIN * min(size)), 1)
    small_hole = cv2.resize(hole.astype(np.uint8), size, interpolation=cv2.INTER_NEAREST)
    grown = cv2.dilate((small_hole > 0).astype(np.uint8), np.ones((2 * margin + 1,) * 2, np.uint8))
    if grown.all():
        return image
    small = cv2.inpaint(cv2.resize(image, size, interpolation=cv2.INTER_AREA), grown, 3, cv2.INPAINT_TELEA)
    fill = cv2.resize(small, (width, height), interpolation=cv2.INTER_LINEAR)
    where = cv2.resize(grown, (width, height), interpolation=cv2.INTER_NEAREST)
    return np.where(where[..., None] > 0, fill, image).astype(np.uint8)


def _affine(
    centre: tuple[float, float], side: int, rng: np.random.Generator, strength: float
) -> npt.NDArray[np.float64]:
    angle, growth = rng.uniform(-20, 20) * strength, 1 + rng.uniform(-0.15, 0.15) * strength
    matrix: npt.NDArray[np.float64] = np.asarray(cv2.getRotationMatrix2D(centre, angle, growth), np.float64)
    matrix[:, 2] += rng.uniform(-0.1, 0.1, 2) * side * strength
    return matrix


def _warp(picture: npt.NDArray[np.uint8], matrix: npt.NDArray[np.float64]) -> npt.NDArray[np.uint8]:
    height, width = picture.shape[:2]
    border = cv2.BORDER_REFLECT_101 if picture.ndim == 3 else cv2.BORDER_CONSTANT
    return cv2.warpAffine(picture, matrix, (width, height), borderMode=border).astype(np.uint8)
