"""The seven image corruptions of ImageNet-C that DAVIS-C uses, at severities 3, 4 and 5.

Source of definitions and constants: Hendrycks and Dietterich, "Benchmarking neural network robustness to common
corruptions and perturbations" (ICLR 2019) and the public generator ``ImageNet-C/create_c/make_imagenet_c.py``.

ImageNet-C is defined for 224 px images. As in the public DAVIS-C generator of Bertrand et al., every constant keeps its
published value at any frame size: standard deviations and offsets are fractions of the value range, radii and
displacements are pixels, and pixelation is a fraction of the frame's own width and height. Blurs of a 480p frame
are therefore weaker, relative to what is shown, than those of a 224 px image.

Every function takes a frame uint8 [H, W, 3] RGB, a level (0 low, 1 medium, 2 high) and a random generator (used by
noise and glass blur only) and returns a new frame. Fractions are cut off, not rounded, as the generator does when it
converts its floats.
"""

from collections.abc import Sequence
from typing import TypeAlias

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image as PilImage

from vosannot.media.clip import Image

__all__ = [
    "brightness",
    "contrast",
    "defocus_blur",
    "disk",
    "gaussian_noise",
    "glass_blur",
    "pixelate",
    "saturate",
    "shuffled",
]

Floats: TypeAlias = npt.NDArray[np.float32]

_NOISE = (0.18, 0.26, 0.38)  # standard deviation, of values 0..1
_BRIGHTNESS = (0.3, 0.4, 0.5)  # added to HSV's value
_CONTRAST = (0.2, 0.1, 0.05)  # what is left of the distance to the mean
_SATURATE = ((2.0, 0.0), (5.0, 0.1), (20.0, 0.2))  # HSV's saturation times this plus that
_PIXELATE = (0.4, 0.3, 0.25)  # of width and height
_DEFOCUS = ((6, 0.5), (8, 0.5), (10, 0.5))  # radius of the disk, blur of its rim, pixels
_GLASS = ((1.0, 2, 3), (1.1, 3, 2), (1.5, 4, 2))  # blur, largest displacement (pixels), passes


def _unit(frame: Image) -> Floats:
    return np.asarray(np.multiply(frame, np.float32(1 / 255), dtype=np.float32))


def _bytes(values: Floats) -> Image:
    """Values 0..1 to bytes; what is whole but for rounding stays whole."""
    scaled = values * np.float32(255) + np.float32(1e-3)
    return np.asarray(np.clip(scaled, 0, 255, out=scaled), np.uint8)


def gaussian_noise(frame: Image, level: int, random: np.random.Generator) -> Image:
    """Independent normal noise on every value."""
    noise = random.standard_normal(frame.shape, dtype=np.float32)
    noise *= np.float32(_NOISE[level])
    noise += _unit(frame)
    return _bytes(noise)


def brightness(frame: Image, level: int, random: np.random.Generator) -> Image:
    """HSV's value grows by a constant, up to 1.

    Hue and saturation stay, so all channels grow by one factor; black, which has neither, becomes grey.
    """
    value = _unit(frame.max(axis=2))
    wanted = np.minimum(value + np.float32(_BRIGHTNESS[level]), np.float32(1))
    factor = wanted / np.where(value > 0, value, np.float32(1))
    out = _unit(frame) * factor[..., None]
    out[value == 0] = wanted[value == 0][:, None]
    return _bytes(out)


def contrast(frame: Image, level: int, random: np.random.Generator) -> Image:
    """Every channel moves towards its mean over the frame."""
    means = (frame.mean(axis=(0, 1), dtype=np.float64) / 255).astype(np.float32)
    return _bytes((_unit(frame) - means) * np.float32(_CONTRAST[level]) + means)


def saturate(frame: Image, level: int, random: np.random.Generator) -> Image:
    """HSV's saturation is multiplied and grows by a constant, up to 1.

    Grey has hue 0 by convention, so the constant tints it red at medium and high strength, as in ImageNet-C.
    """
    factor, constant = _SATURATE[level]
    unit = _unit(frame)
    value = unit.max(axis=2)
    span = value - unit.min(axis=2)
    # A channel is value * (1 - saturation * depth); its depth, 0..1, depends on the hue alone.
    depth = (value[..., None] - unit) / np.where(span > 0, span, np.float32(1))[..., None]
    depth[span == 0] = (0, 1, 1)
    saturation = span / np.where(value > 0, value, np.float32(1))
    saturation = np.clip(saturation * np.float32(factor) + np.float32(constant), 0, 1)
    return _bytes(value[..., None] * (1 - saturation[..., None] * depth))


def pixelate(frame: Image, level: int, random: np.random.Generator) -> Image:
    """Box filter down to a fraction of the size, box filter (nearest) up again."""
    height, width = frame.shape[:2]
    small = max(1, int(width * _PIXELATE[level])), max(1, int(height * _PIXELATE[level]))
    box = PilImage.Resampling.BOX
    return np.array(PilImage.fromarray(frame).resize(small, box).resize((width, height), box))


def disk(radius: int, rim: float) -> Floats:
    """A disk of 1 / area whose rim is softened: float32 [N, N], N odd, at least 17."""
    reach, size = (8, 3) if radius <= 8 else (radius, 5)
    line = np.arange(-reach, reach + 1)
    inside = (line[:, None] ** 2 + line[None, :] ** 2 <= radius**2).astype(np.float32)
    return np.asarray(cv2.GaussianBlur(inside / inside.sum(), (size, size), rim), np.float32)


def defocus_blur(frame: Image, level: int, random: np.random.Generator) -> Image:
    """Convolution with a disk."""
    return _bytes(np.asarray(cv2.filter2D(_unit(frame), -1, disk(*_DEFOCUS[level])), np.float32))


def glass_blur(frame: Image, level: int, random: np.random.Generator) -> Image:
    """Blur, pixels shuffled locally, blur.

    The published generator walks from the bottom right to the top left corner and swaps each pixel with a random
    neighbour ("locally shuffle pixels"). Because numpy's rows are views, its statement in fact copies the neighbour
    over the pixel, which also moves the whole picture by about 2 pixels down and to the right (2.2 at severity 3, 1.6
    at 4, 1.7 at 5), away from its annotation, and makes severity 4 weaker than 3. Here pixels are swapped, as it was
    meant.
    """
    sigma, reach, passes = _GLASS[level]
    blurred = _bytes(_blur(_unit(frame), sigma)).reshape(-1, 3)
    height, width = frame.shape[:2]
    offsets = [random.integers(-reach, reach, size=(2, height, width)) for _ in range(passes)]
    taken = shuffled(height, width, reach, offsets)
    return _bytes(_blur(_unit(blurred[taken].reshape(frame.shape)), sigma))


def _blur(unit: Floats, sigma: float) -> Floats:
    size = 2 * int(4 * sigma + 0.5) + 1  # skimage.filters.gaussian's reach; its border repeats the last pixel, too
    return np.asarray(cv2.GaussianBlur(unit, (size, size), sigma, borderType=cv2.BORDER_REPLICATE), np.float32)


def shuffled(height: int, width: int, reach: int, passes: Sequence[npt.NDArray[np.int64]]) -> npt.NDArray[np.int64]:
    """Which pixel is where after passes of sequential swaps.

    Every pixel but those at the borders is visited, from the bottom right to the top left, and swapped with a
    neighbour. Visits whose neighbourhoods do not overlap may happen at the same time: those of one row, and of the row
    above 2 * reach + 1 columns further right, and so on. That gives the result of the loop in about width + (2 * reach
    + 1) * height steps.

    Args:
        height, width: pixels.
        reach: offsets are -reach .. reach - 1; so many rows and columns at the borders are not visited (one more at
            the top and left, one less at the bottom and right).
        passes: for each pass the offsets (dy, dx), int64 [2, height, width].

    Returns:
        int64 [height * width], rows first: index of the pixel that is now there.
    """
    state = np.arange(height * width)
    rows = np.arange(height - reach, reach, -1)
    columns = np.arange(width - reach, reach, -1)
    if not rows.size or not columns.size:
        return state
    # The row's number from below, the column's from the right: when a pixel's turn is.
    turn = ((2 * reach + 1) * np.arange(rows.size)[:, None] + np.arange(columns.size)).ravel()
    order = np.argsort(turn, kind="stable")
    pixels = (rows[:, None] * width + columns).ravel()[order]
    ends = np.cumsum(np.bincount(turn)).tolist()
    for dy, dx in passes:
        partners = pixels + (dy * width + dx).ravel()[pixels]
        start = 0
        for end in ends:
            here, there = pixels[start:end], partners[start:end]
            held = state[here]
            state[here] = state[there]
            state[there] = held
            start = end
    return state
