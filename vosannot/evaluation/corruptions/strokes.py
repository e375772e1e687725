"""Style 2: painted with brush strokes."""

import cv2
import numpy as np
import numpy.typing as npt

from vosannot.evaluation.corruptions.colour import Floats, luma, take_colours
from vosannot.evaluation.corruptions.flow import tangents
from vosannot.evaluation.corruptions.paintings import meadow
from vosannot.media.clip import Image

__all__ = ["BrushStrokes"]

_BRUSHES = ((7, 4), (11, 6), (18, 9))  # radii at 480p, coarse to fine, by level
_ERROR = 26.0  # a finer brush paints where the canvas is off by more than this (sum over R, G, B)
_BEND = 3  # pieces of a stroke
_JITTER = (8.0, 14.0, 20.0)  # of a stroke's colour, bytes
_FRACTION = 4  # bits behind the point in drawing coordinates


class BrushStrokes:
    """Curved strokes in layers, coarse brushes first.

    Method: Hertzmann, "Painterly rendering with curved brush strokes of multiple sizes" (SIGGRAPH 1998): every layer
    paints the frame blurred to its brush, strokes follow the edges (Litwinowicz, "Processing images and video for an
    impressionist effect", SIGGRAPH 1997), and finer brushes paint only where the canvas is not yet right. Where strokes
    start, their order and their colour jitter belong to the clip, so that the canvas does not flicker more than the
    video moves.

    Broader brushes with growing strength. Strokes have the frame's colours; at high strength those of
    ``paintings.meadow``.
    """

    def __init__(self, level: int, height: int, width: int, random: np.random.Generator) -> None:
        """Place the strokes.

        Args:
            level: 0 (low), 1 (medium) or 2 (high).
            height, width: of the frames, pixels; brushes grow with the short side.
            random: of the clip.
        """
        self._level = level
        self._layers = []
        for brush in _BRUSHES[level]:
            radius = max(1.0, brush * min(height, width) / 480)
            ys, xs = np.mgrid[0 : height + radius : radius, 0 : width + radius : radius]
            grid = np.stack([xs.ravel(), ys.ravel()], 1) + random.uniform(-radius / 2, radius / 2, (xs.size, 2))
            inside = np.clip(grid, 0, (width - 1, height - 1)).astype(np.float32)
            starts = inside[random.permutation(xs.size)]
            shade = random.normal(0, _JITTER[level], (xs.size, 1)) + random.normal(0, 3, (xs.size, 3))
            self._layers.append((radius, starts, shade.astype(np.float32)))

    def __call__(self, frame: Image) -> Image:
        """uint8 [H, W, 3] RGB in and out."""
        grey = luma(frame)
        canvas: Image | None = None
        for radius, starts, shade in self._layers:
            wanted = np.asarray(cv2.GaussianBlur(frame, (0, 0), radius / 2), np.uint8)
            along = tangents(grey, max(1.0, radius * 0.7))
            x, y = starts[:, 0].round().astype(int), starts[:, 1].round().astype(int)
            if canvas is None:
                canvas, needed = wanted.copy(), np.ones(len(starts), bool)
            else:
                off = np.abs(canvas.astype(np.int16) - wanted).sum(axis=2).astype(np.float32)
                size = 2 * int(radius / 2) + 1
                needed = cv2.blur(off, (size, size))[y, x] > _ERROR
            colours = np.clip(wanted[y, x] + shade, 0, 255)[needed]
            _paint(canvas, _paths(starts[needed], along, radius), colours.tolist(), round(radius * 1.1))
        assert canvas is not None
        return take_colours(canvas, meadow()) if self._level == 2 else canvas


def _paths(starts: Floats, along: tuple[Floats, Floats], radius: float) -> npt.NDArray[np.int32]:
    """int32 [N, _BEND + 1, 1, 2]: the strokes' corners, in drawing coordinates."""
    height, width = along[0].shape
    point, corners = starts.copy(), [starts]
    before = np.zeros_like(starts)
    for _ in range(_BEND):
        x = np.clip(point[:, 0].round().astype(int), 0, width - 1)
        y = np.clip(point[:, 1].round().astype(int), 0, height - 1)
        step = np.stack([along[0][y, x], along[1][y, x]], 1)
        step *= np.where((step * before).sum(axis=1, keepdims=True) < 0, np.float32(-1), np.float32(1))
        before, point = step, (point + step * (radius * 0.9)).astype(np.float32)
        corners.append(point)
    return np.asarray(np.round(np.stack(corners, 1)[:, :, None] * 2**_FRACTION), np.int32)


def _paint(canvas: Image, paths: npt.NDArray[np.int32], colours: list[list[float]], width: int) -> None:
    for path, colour in zip(paths, colours, strict=True):
        cv2.polylines(canvas, [path], False, colour, max(1, width), cv2.LINE_AA, _FRACTION)
