"""Style 3: stained glass."""

import cv2
import numpy as np
import numpy.typing as npt

from vosannot.evaluation.corruptions.colour import luma, take_colours
from vosannot.evaluation.corruptions.paintings import window
from vosannot.media.clip import Image

__all__ = ["StainedGlass"]

_CELL = (8.0, 11.5, 16.0)  # distance between panes at 480p, pixels, by level
_LEAD = (0.6, 1.0, 1.5)  # width of the lead at 480p
_LIGHT = (0.6, 0.4, 0.2)  # that falls through the lead
_ROUNDS = 4
_SHADE = 0.07  # panes differ in brightness by this much (standard deviation)


class StainedGlass:
    """Panes of one colour each between dark lead.

    Method: Hausner, "Simulating decorative mosaics" (SIGGRAPH 2001): a centroidal Voronoi diagram by Lloyd's rounds, in
    which pixels near edges do not count, so that the borders between panes move onto the edges of the picture. The
    panes start from one jittered grid in every frame of a clip.

    Larger panes and broader, darker lead with growing strength. Panes have the frame's mean colours; at high strength
    those of ``paintings.window``.
    """

    def __init__(self, level: int, height: int, width: int, random: np.random.Generator) -> None:
        """Place the panes.

        Args:
            level: 0 (low), 1 (medium) or 2 (high).
            height, width: of the frames, pixels; panes grow with the short side.
            random: of the clip.
        """
        self._level = level
        unit = min(height, width) / 480
        cell = min(max(3.0, _CELL[level] * unit), float(min(height, width)))
        self._lead = max(0.5, _LEAD[level] * unit)
        ys, xs = np.mgrid[cell / 2 : height : cell, cell / 2 : width : cell]
        jitter = random.uniform(-0.35 * cell, 0.35 * cell, (2, ys.size))
        self._points = np.stack([ys.ravel() + jitter[0], xs.ravel() + jitter[1]], 1)
        self._limits = height - 1, width - 1
        self._shade = 1 + random.normal(0, _SHADE, (ys.size, 1)).clip(-0.15, 0.15)

    def __call__(self, frame: Image) -> Image:
        """uint8 [H, W, 3] RGB in and out."""
        grey = cv2.GaussianBlur(luma(frame), (0, 0), 1.2)
        slope = cv2.magnitude(cv2.Sobel(grey, cv2.CV_32F, 1, 0), cv2.Sobel(grey, cv2.CV_32F, 0, 1))
        weight = (1 / (1 + (slope / 0.08) ** 2)).ravel()
        points = self._points
        height, width = grey.shape
        ys, xs = np.repeat(np.arange(height), width), np.tile(np.arange(width), height)
        for _ in range(_ROUNDS):
            owner = _voronoi(points, self._limits)
            mass, y, x = (np.bincount(owner.ravel(), w, len(points)) for w in (weight, weight * ys, weight * xs))
            moved = np.stack([y, x], 1) / np.maximum(mass, 1e-6)[:, None]
            points = np.where((mass > 1e-6)[:, None], moved, points)
        owner = _voronoi(points, self._limits)
        count = np.maximum(np.bincount(owner.ravel(), minlength=len(points)), 1)
        flat = frame.reshape(-1, 3)
        means = np.stack([np.bincount(owner.ravel(), flat[:, c], len(points)) / count for c in range(3)], 1)
        panes = np.clip(means * self._shade + 0.5, 0, 255).astype(np.uint8)[owner]
        if self._level == 2:
            panes = take_colours(panes, window())
        return _leaded(panes, owner, self._lead, _LIGHT[self._level])


def _voronoi(points: npt.NDArray[np.float64], limits: tuple[int, int]) -> npt.NDArray[np.int32]:
    """For each pixel the index of its nearest point; int32 [H, W]."""
    cells = np.clip(np.round(points).astype(int), 0, limits)
    picture = np.ones((limits[0] + 1, limits[1] + 1), np.uint8)
    picture[cells[:, 0], cells[:, 1]] = 0
    _, found = cv2.distanceTransformWithLabels(picture, cv2.DIST_L2, 5, labelType=cv2.DIST_LABEL_PIXEL)
    labels = np.asarray(found, np.int32)
    # Labels are numbered by OpenCV; of points on one pixel one gets all.
    index = np.zeros(int(labels.max()) + 1, np.int32)
    index[labels[cells[:, 0], cells[:, 1]]] = np.arange(len(points), dtype=np.int32)
    return index[labels]


def _leaded(panes: Image, owner: npt.NDArray[np.int32], lead: float, least: float) -> Image:
    """Dark lines along the borders, with the soft rim that light makes."""
    border = np.zeros(owner.shape, bool)
    border[:, 1:] |= owner[:, 1:] != owner[:, :-1]
    border[1:] |= owner[1:] != owner[:-1]
    distance = cv2.distanceTransform((~border).astype(np.uint8), cv2.DIST_L2, 5)
    light = np.clip((distance - lead / 2 + 0.5) / max(1.0, lead), least, 1)[..., None]
    return np.ascontiguousarray((panes * light + 0.5).astype(np.uint8))
