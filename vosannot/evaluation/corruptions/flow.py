"""Directions in a picture, and streaks that follow them."""

import cv2
import numpy as np

from vosannot.evaluation.corruptions.colour import Floats

__all__ = ["streaks", "tangents"]


def tangents(grey: Floats, sigma: float) -> tuple[Floats, Floats]:
    """Unit vectors along the edges, smoothed over ``sigma`` pixels: (x, y), float32 [H, W] each.

    The minor eigenvector of the structure tensor (Kyprianidis and Kang, "Image and video abstraction by
    coherence-enhancing filtering", Eurographics 2011). Opposite vectors mean the same; where nothing points anywhere it
    is (1, 0).
    """
    smooth = cv2.GaussianBlur(grey, (0, 0), 1.0)
    gx, gy = cv2.Sobel(smooth, cv2.CV_32F, 1, 0), cv2.Sobel(smooth, cv2.CV_32F, 0, 1)
    xx, yy, xy = (cv2.GaussianBlur(product, (0, 0), sigma) for product in (gx * gx, gy * gy, gx * gy))
    # Twice the angle of the gradient; the tangent is at a right angle to it.
    angle = 0.5 * np.arctan2(2 * xy, xx - yy + np.float32(1e-12)) + np.float32(np.pi / 2)
    flat = xx + yy < 1e-9
    angle[flat] = 0
    return np.cos(angle).astype(np.float32), np.sin(angle).astype(np.float32)


def streaks(noise: Floats, along: tuple[Floats, Floats], steps: int) -> Floats:
    """Line integral convolution (Cabral and Leedom, SIGGRAPH 1993): noise averaged along the vectors.

    Args:
        noise: float32 [H, W], any values.
        along: unit vectors (x, y), float32 [H, W] each; opposite ones count as the same.
        steps: of one pixel, in both directions.

    Returns:
        float32 [H, W], mean 0 and standard deviation 1.
    """
    height, width = noise.shape
    grid_x, grid_y = np.meshgrid(np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32))
    field = cv2.merge([along[0], along[1]])
    total = noise.copy()
    for sign in (1, -1):
        x, y = grid_x.copy(), grid_y.copy()
        vx, vy = along[0] * sign, along[1] * sign
        for step in range(steps):
            x += vx
            y += vy
            cv2.add(total, cv2.remap(noise, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT), total)
            if step + 1 < steps:
                found = cv2.remap(field, x, y, cv2.INTER_NEAREST, borderMode=cv2.BORDER_REPLICATE)
                here = np.asarray(found, np.float32)
                # Vectors are directions without a sense: keep walking forwards.
                turn = np.where(here[..., 0] * vx + here[..., 1] * vy < 0, np.float32(-1), np.float32(1))
                vx, vy = here[..., 0] * turn, here[..., 1] * turn
    total -= total.mean()
    return np.asarray(total / max(float(total.std()), 1e-6), np.float32)
