"""Soft masks: one 8-bit grey picture for each object and frame, for compositing.

    <root>/<video>/<object id>-<name>/00000.png    8-bit grey, 0 outside, 255 inside

Their edges are softened from the label map. They are no probabilities: the workspace holds what a person has corrected
and approved, and what a network thought before that is not part of it (``vosannot propagate --soft`` writes that).
Every value of a label map is blurred alike, so on each pixel the soft masks and what is left to the background add up
to 255 (but for rounding): objects that touch have no seam between them.
"""

from collections.abc import Iterator, Sequence

import cv2
import numpy as np
import numpy.typing as npt

from vosannot.masks.label_map import LabelMap
from vosannot.project.exchange.material import Material, clean_name, encode_grey
from vosannot.project.exchange.options import ExportOptions
from vosannot.project.exchange.place import Place

__all__ = ["KNOWN", "count", "draw", "soften"]

KNOWN = ("vosannot.json",)


def count(material: Material, options: ExportOptions) -> int:
    """How many steps :func:`draw` takes."""
    return len(material.masked(options.fill_missing))


def draw(materials: Sequence[Material], options: ExportOptions, place: Place) -> Iterator[Material]:
    """Write all; yields after every frame. A frame without some object gets a black picture: sequences have no gaps."""
    for material in materials:
        place.folder(material.name)
        shown = {i for s in material.states.values() for i in s.object_ids}
        folders = {o.id: f"{o.id:03d}-{clean_name(o.name) or 'object'}" for o in material.objects if o.id in shown}
        for frame in material.masked(options.fill_missing):
            labels = material.labels(frame)
            for object_id, folder in folders.items():
                name = f"{material.name}/{folder}/{material.stems[frame]}.png"
                place.write(name, encode_grey(soften(labels, object_id, options.soften)))
            yield material


def soften(labels: LabelMap, object_id: int, pixels: float) -> npt.NDArray[np.uint8]:
    """An object's soft mask.

    Args:
        labels: uint8 [H, W].
        pixels: standard deviation of the blur; 0 leaves the edge hard.

    Returns:
        uint8 [H, W], 0..255; along a straight edge it is 127.5 between the last pixel inside and the first outside.
    """
    mask = np.where(labels == object_id, np.uint8(255), np.uint8(0))
    if pixels == 0 or not mask.any():
        return mask
    # Beyond the border goes on what is at the border: a mask that is cut off by the frame is not faded there.
    blurred = cv2.GaussianBlur(mask.astype(np.float32), (0, 0), pixels, borderType=cv2.BORDER_REPLICATE)
    return np.asarray(np.rint(blurred), np.uint8)
