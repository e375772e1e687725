"""Style 4: an engraving."""

import cv2
import numpy as np
from scipy.special import ndtr

from vosannot.evaluation.corruptions.colour import Floats, keep_colours, luma
from vosannot.evaluation.corruptions.flow import streaks, tangents
from vosannot.evaluation.corruptions.paintings import engraving
from vosannot.media.clip import Image

__all__ = ["Engraving"]

_LINE = (1.6, 2.4, 3.4)  # width of a cut at 480p, pixels, by level
_SHARE = (0.4, 0.6, 1.0)  # of the cuts; the rest is the frame's own luma
_EDGE = 0.10  # softness of a cut's rim


class Engraving:
    """Cuts that follow the forms, closer and broader where it is dark.

    Method: a threshold picture of streaks along the edges (line integral convolution, Cabral and Leedom, SIGGRAPH 1993)
    compared with the luma, as a halftone screen is, which gives the dense and swelling lines of "Digital facial
    engraving" (Ostromoukhov, SIGGRAPH 1999) without placing them one by one. The grain that the streaks are drawn from
    belongs to the clip.

    Broader cuts and less of the frame's own luma with growing strength, in the frame's colours; at high strength dark
    blue ink on cream paper (``paintings.engraving``).
    """

    def __init__(self, level: int, height: int, width: int, random: np.random.Generator) -> None:
        """Grind the plate.

        Args:
            level: 0 (low), 1 (medium) or 2 (high).
            height, width: of the frames, pixels; cuts grow with the short side.
            random: of the clip.
        """
        self._level = level
        # Streaks are found at the size at which a cut is about 1.2 pixels broad; that also keeps it fast.
        line = max(1.2, _LINE[level] * min(height, width) / 480)
        self._small = max(4, round(width * 1.2 / line)), max(4, round(height * 1.2 / line))
        grain = random.standard_normal(self._small[::-1], dtype=np.float32)
        self._grain = np.asarray(cv2.GaussianBlur(grain, (0, 0), 0.6), np.float32)

    def __call__(self, frame: Image) -> Image:
        """uint8 [H, W, 3] RGB in and out."""
        grey = luma(frame)
        cuts = self._cuts(grey)
        if self._level < 2:
            share = np.float32(_SHARE[self._level])
            return keep_colours(cuts * share + grey * (1 - share), frame)
        sheet = engraving()
        ink, paper = sheet[0, 0].astype(np.float32), sheet[-1, -1].astype(np.float32)
        return np.ascontiguousarray((ink + (paper - ink) * cuts[..., None] + 0.5).astype(np.uint8))

    def _cuts(self, grey: Floats) -> Floats:
        """float32 [H, W]: 0 ink, 1 paper."""
        small = np.asarray(cv2.resize(grey, self._small, interpolation=cv2.INTER_AREA), np.float32)
        screen = streaks(self._grain, tangents(small, 3.0), 9)
        size = grey.shape[1], grey.shape[0]
        threshold = ndtr(cv2.resize(screen, size, interpolation=cv2.INTER_CUBIC)).astype(np.float32)
        # Local contrast first: prints have no soft mid-tones, and ink and paper should both be seen.
        detail = grey - cv2.GaussianBlur(grey, (0, 0), max(2.0, min(grey.shape) / 60))
        tone = np.clip((grey + 1.2 * detail - 0.5) * 1.15 + 0.5, 0.04, 0.97)
        return np.clip((tone - threshold) / _EDGE + 0.5, 0, 1).astype(np.float32)
