"""Mended masks drawn once more by Segment Anything, prompted with themselves (Xie et al. 2024, section 4.3)."""

from pathlib import Path

import numpy as np
import numpy.typing as npt

from vosannot.engines.click.prompts import prompts_of
from vosannot.engines.click.sam import SamSession
from vosannot.engines.models.library import listing
from vosannot.engines.weights import find_weights

__all__ = ["Redrawer", "sam_weights"]

Mask = npt.NDArray[np.bool_]

_FIRST = "sam-vit-b"  # of the catalogue, when there is none here: the smallest


def sam_weights(name: str) -> Path:
    """The file of a Segment Anything model; "auto" stands for the first one that is on this computer.

    Raises:
        WeightsError: it is not here; the sentence says where it comes from.
    """
    if name == "auto":
        here = (e.name for e in listing() if e.usable and e.card is not None and e.card.family == "sam")
        name = next(here, _FIRST)
    return find_weights(name, "sam").path


class Redrawer:
    """Has a Segment Anything network; lives on one thread.

    Args:
        weights: its file.
        agree: IoU with the mask from which an answer is taken: Segment Anything may mean something else.

    Raises:
        WeightsError: the weights cannot be loaded.
        EngineError: the package ``segment-anything`` is not installed.
    """

    def __init__(self, weights: Path, device: str, agree: float) -> None:
        self.weights, self.agree = weights, agree
        self._session = SamSession(weights, device)

    def redrawn(self, clip: Path, frame: int, picture: npt.NDArray[np.uint8], mask: Mask) -> Mask | None:
        """The mask as Segment Anything draws it; None where that is something else, or the mask is empty.

        Args:
            picture: uint8 [H, W, 3] RGB, of this frame of the clip.
            mask: bool [H, W].
        """
        prompts = prompts_of(mask)
        if prompts is None:
            return None
        self._session.embed((clip, frame), picture)
        size = (mask.shape[0], mask.shape[1])
        found, _ = self._session.predict((clip, frame), size, prompts.points, prompts.box, mask)
        either = (found | mask).sum()
        return found if (found & mask).sum() >= self.agree * either else None
