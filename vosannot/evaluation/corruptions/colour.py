"""Colours of a stylised frame: the video's own, or those of the style."""

from typing import TypeAlias

import cv2
import numpy as np
import numpy.typing as npt

from vosannot.media.clip import Image

__all__ = ["Floats", "keep_colours", "luma", "take_colours"]

Floats: TypeAlias = npt.NDArray[np.float32]

_LARGEST_GAIN = 2.5


def luma(frame: Image) -> Floats:
    """float32 [H, W], 0..1."""
    return np.asarray(cv2.cvtColor(frame, cv2.COLOR_RGB2GRAY), np.float32) / np.float32(255)


def keep_colours(styled: Floats, frame: Image) -> Image:
    """The style's luma with the frame's chroma.

    The rule of the public DAVIS-C generator at low and medium strength; "luminance-only transfer" in Gatys et al.,
    "Preserving color in neural artistic style transfer" (2016).

    Args:
        styled: float32 [H, W] luma, 0..1; is cut to that range.
        frame: uint8 [H, W, 3] RGB.
    """
    ycc = cv2.cvtColor(frame, cv2.COLOR_RGB2YCrCb)
    ycc[..., 0] = np.clip(styled * 255 + 0.5, 0, 255).astype(np.uint8)
    return np.ascontiguousarray(cv2.cvtColor(ycc, cv2.COLOR_YCrCb2RGB))


def take_colours(frame: Image, style: Image) -> Image:
    """The frame with the mean and covariance that the style's colours have in CIE Lab.

    The linear Monge-Kantorovich map of Pitié and Kokaram, "The linear Monge-Kantorovitch linear colour mapping for
    example-based colour transfer" (CVMP 2007). Gains are limited, so that a grey frame's noise does not become
    colourful. Statistics are the frame's own, as a style network's are; they change as slowly as the picture does.

    Args:
        frame: uint8 [H, W, 3] RGB.
        style: uint8 [h, w, 3] RGB of any size.
    """
    lab, wanted = _lab(frame), _lab(style)
    mean, cov = _statistics(lab)
    to_mean, to_cov = _statistics(wanted)
    root = _root(cov)
    inverse = np.linalg.inv(root)
    values, vectors = np.linalg.eigh(inverse @ _root(root @ to_cov @ root) @ inverse)
    matrix = (vectors * np.minimum(values, _LARGEST_GAIN)) @ vectors.T
    moved = (lab.reshape(-1, 3) - mean) @ matrix.astype(np.float32) + to_mean
    moved = moved.astype(np.float32).reshape(lab.shape)
    np.clip(moved[..., 0], 0, 100, out=moved[..., 0])
    rgb = cv2.cvtColor(moved, cv2.COLOR_Lab2RGB)
    return np.ascontiguousarray(np.clip(rgb * 255 + 0.5, 0, 255).astype(np.uint8))


def _lab(frame: Image) -> Floats:
    return np.asarray(cv2.cvtColor(frame.astype(np.float32) / np.float32(255), cv2.COLOR_RGB2Lab), np.float32)


def _statistics(lab: Floats) -> tuple[Floats, npt.NDArray[np.float64]]:
    values = lab[:: max(1, lab.shape[0] // 120), :: max(1, lab.shape[1] // 200)].reshape(-1, 3).astype(np.float64)
    mean = values.mean(axis=0)
    centred = values - mean
    return mean.astype(np.float32), centred.T @ centred / len(values) + np.eye(3)


def _root(matrix: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Symmetric square root of a symmetric matrix that has no negative eigenvalues."""
    values, vectors = np.linalg.eigh((matrix + matrix.T) / 2)
    return np.asarray((vectors * np.sqrt(np.maximum(values, 1e-9))) @ vectors.T)
