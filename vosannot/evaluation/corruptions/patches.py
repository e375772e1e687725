"""Style 1: a night painting's brush texture, transferred patch by patch."""

import cv2
import numpy as np
import numpy.typing as npt

from vosannot.evaluation.corruptions.colour import Floats, keep_colours, luma, take_colours
from vosannot.evaluation.corruptions.paintings import night
from vosannot.media.clip import Image

__all__ = ["PatchTransfer"]

_PATCH = (16, 20, 28)  # side of a patch at 480p, by level
_TEXTURE = (0.7, 1.1, 1.5)  # how strong the painting's texture is
_CELLS = 4  # a patch is described by 4x4 means
_SAMPLES = 1500  # patches of the painting, before turning them


class PatchTransfer:
    """Texture transfer: each patch of the frame is replaced by the painting's patch that is most like it.

    Method: texture transfer by patches (Efros and Freeman, "Image quilting for texture synthesis and transfer",
    SIGGRAPH 2001), with the correspondence by the patches' coarse structure, patches turned by quarters and mirrored as
    in Frigo et al., "Split and match" (CVPR 2016), and overlaps blended instead of cut. The coarse tones stay the
    frame's, so the scene can be read; the strokes are the painting's. The painting is ``paintings.night``.

    Larger patches and stronger texture with growing strength; at high strength also the painting's colours.
    """

    def __init__(self, level: int, height: int, width: int, random: np.random.Generator) -> None:
        """Cut the painting into patches.

        Args:
            level: 0 (low), 1 (medium) or 2 (high).
            height, width: of the frames, pixels; patches grow with the short side.
            random: which patches of the painting are taken.
        """
        self._level = level
        self._side = max(_CELLS, round(_PATCH[level] * min(height, width) / 480 / _CELLS) * _CELLS)
        painting = luma(night())
        rows, columns = random.integers(0, np.array(painting.shape)[:, None] - self._side, (2, _SAMPLES))
        views = np.lib.stride_tricks.sliding_window_view(painting, (self._side, self._side))[rows, columns]
        turned = [np.rot90(kind, k, (1, 2)) for kind in (views, views[..., ::-1]) for k in range(4)]
        samples = np.concatenate(turned).astype(np.float32)
        self._textures = samples - samples.mean(axis=(1, 2), keepdims=True)
        self._textures /= float(self._textures.std())
        self._features = _normal(_cells(samples, self._side)).T.copy()

    def __call__(self, frame: Image) -> Image:
        """uint8 [H, W, 3] RGB in and out."""
        grey = luma(frame)
        height, width = grey.shape
        side, stride = self._side, self._side // 2
        rows, columns = (-(-(size + side) // stride) for size in (height, width))
        below, right = (rows - 1) * stride + 2 * side - height, (columns - 1) * stride + 2 * side - width
        padded = np.asarray(cv2.copyMakeBorder(grey, side, below, side, right, cv2.BORDER_REFLECT), np.float32)
        views = np.lib.stride_tricks.sliding_window_view(padded, (side, side))[::stride, ::stride][:rows, :columns]
        cells = _cells(views.reshape(-1, side, side), side)
        chosen = np.argmax(_normal(cells) @ self._features, axis=1)
        texture = self._textures[chosen].reshape(rows, columns, side, side)
        # Strokes are as strong as the patch's own contrast, but never vanish: painted skies are not flat.
        contrast = cells.std(axis=1).reshape(rows, columns, 1, 1)
        strength = np.float32(_TEXTURE[self._level]) * (np.float32(0.05) + np.float32(0.45) * contrast)
        strokes = _overlap(texture * strength, padded.shape, stride)[side : side + height, side : side + width]
        base = cv2.bilateralFilter(grey, 0, 0.12, max(0.5, side / 6))
        styled = base + strokes
        if self._level < 2:
            return keep_colours(styled, frame)
        soft = np.asarray(cv2.GaussianBlur(frame, (0, 0), side / 6), np.uint8)
        return take_colours(keep_colours(styled, soft), night())


def _cells(patches: Floats, side: int) -> Floats:
    """Means of 4x4 cells: float32 [N, 16]."""
    cell = side // _CELLS
    return np.asarray(patches.reshape(-1, _CELLS, cell, _CELLS, cell).mean(axis=(2, 4)), np.float32).reshape(-1, 16)


def _normal(cells: Floats) -> Floats:
    """Without mean and length, so that only structure counts."""
    cells = cells - cells.mean(axis=1, keepdims=True)
    return np.asarray(cells / (np.linalg.norm(cells, axis=1, keepdims=True) + np.float32(1e-3)), np.float32)


def _overlap(patches: Floats, shape: tuple[int, ...], stride: int) -> Floats:
    """Patches of mean 0 on a grid, blended where they overlap so that their variance stays what it is; otherwise the
    grid would show as a pattern of strong and weak texture. float32 of ``shape``, at least what the grid covers."""
    rows, columns, side, _ = patches.shape
    line = np.sin(np.pi * (np.arange(side) + 0.5) / side)
    window: npt.NDArray[np.float32] = np.outer(line, line).astype(np.float32) ** np.float32(1.5)
    total, power = np.zeros(shape, np.float32), np.full(shape, 1e-6, np.float32)
    for i in range(side):
        for j in range(side):
            where = np.s_[i : i + rows * stride : stride, j : j + columns * stride : stride]
            total[where] += window[i, j] * patches[:, :, i, j]
            power[where] += window[i, j] ** 2
    return np.asarray(total / np.sqrt(power), np.float32)
