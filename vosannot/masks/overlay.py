"""Pictures of masks over frames, for overlay videos and contact sheets."""

from collections.abc import Sequence
from typing import Literal

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw, ImageFont

from vosannot.masks.label_map import LabelMap
from vosannot.masks.palette import davis_palette, display_palette

__all__ = ["Colours", "blend", "contact_sheet", "outline_mask"]

Colours = Literal["display", "davis"] | npt.NDArray[np.uint8]


_palettes = {"display": display_palette, "davis": davis_palette}


def outline_mask(labels: LabelMap, thickness: int = 1) -> npt.NDArray[np.bool_]:
    """The pixels of objects that lie within ``thickness`` pixels of another id.

    Args:
        labels: uint8 [H, W].
        thickness: width of the line in pixels, at least 1; it lies inside the object.

    Returns:
        bool [H, W]; the border of the image is no outline.
    """
    size = 2 * max(1, thickness) + 1
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (size, size))
    labels = np.ascontiguousarray(labels)
    low = np.asarray(cv2.erode(labels, kernel))
    high = np.asarray(cv2.dilate(labels, kernel))
    edges: npt.NDArray[np.bool_] = (low != high) & (labels != 0)
    return edges


def blend(
    frame: npt.NDArray[np.uint8],
    labels: LabelMap,
    *,
    opacity: float = 0.5,
    outline: bool = True,
    colours: Colours = "display",
) -> npt.NDArray[np.uint8]:
    """Lay the objects' colours over a frame.

    Args:
        frame: uint8 [H, W, 3] RGB; not changed.
        labels: uint8 [H, W].
        opacity: 0 (frame only) .. 1 (colour only).
        outline: draw the objects' rims in full colour, about one pixel for each 400 of the frame's height.
        colours: "display" (:func:`~vosannot.masks.palette.display_colour`), "davis", or a table of one's own,
            uint8 [256, 3] RGB.

    Returns:
        uint8 [H, W, 3] RGB, a new array.

    Raises:
        ValueError: the sizes differ, or the opacity is outside 0..1.
    """
    if frame.shape[:2] != labels.shape:
        raise ValueError(f"the frame is {frame.shape[:2]} and the label map {labels.shape}")
    if not 0 <= opacity <= 1:
        raise ValueError(f"opacity lies between 0 and 1, not {opacity}")
    palette = colours if isinstance(colours, np.ndarray) else _palettes[colours]()
    painted = np.array(frame, np.uint8, order="C")
    rows = np.flatnonzero(labels.any(axis=1))
    if rows.size == 0:
        return painted
    band = slice(int(rows[0]), int(rows[-1]) + 1)  # nothing outside these rows changes
    part = np.ascontiguousarray(labels[band])
    colour = np.asarray(cv2.LUT(np.asarray(cv2.cvtColor(part, cv2.COLOR_GRAY2RGB)), palette[None]), np.uint8)
    mixed = np.asarray(cv2.addWeighted(painted[band], 1 - opacity, colour, opacity, 0))
    cv2.copyTo(mixed, part, painted[band])
    if outline:
        rim = outline_mask(labels, max(1, round(labels.shape[0] / 400)))[band]
        cv2.copyTo(colour, rim.view(np.uint8), painted[band])
    return painted


def contact_sheet(
    images: Sequence[npt.NDArray[np.uint8]],
    columns: int,
    captions: Sequence[str] | None = None,
    width: int = 1600,
) -> npt.NDArray[np.uint8]:
    """Put pictures side by side in a grid.

    Args:
        images: uint8 [H, W, 3] RGB each, of any sizes; each is fitted into its cell, whose shape is the
            first's.
        columns: pictures in a row, at least 1.
        captions: a line of text under each picture, or None.
        width: width of the sheet in pixels.

    Returns:
        uint8 [height, width, 3] RGB.

    Raises:
        ValueError: no images, no columns, or not one caption for each image.
    """
    if not images or columns < 1:
        raise ValueError("a contact sheet needs at least one image and one column")
    if captions is not None and len(captions) != len(images):
        raise ValueError(f"{len(images)} images but {len(captions)} captions")
    gap = max(2, width // 300)
    cell_width = max(1, (width - gap * (columns + 1)) // columns)
    cell_height = max(1, round(cell_width * images[0].shape[0] / images[0].shape[1]))
    text_height = max(12, cell_width // 16) if captions is not None else 0
    rows = -(-len(images) // columns)
    height = gap + rows * (cell_height + text_height + gap)
    sheet = np.full((height, width, 3), 24, np.uint8)
    spots: list[tuple[int, int]] = []
    for number, image in enumerate(images):
        top = gap + number // columns * (cell_height + text_height + gap)
        left = gap + number % columns * (cell_width + gap)
        spots.append((left, top + cell_height))
        scale = min(cell_width / image.shape[1], cell_height / image.shape[0])
        fit = (max(1, round(image.shape[1] * scale)), max(1, round(image.shape[0] * scale)))
        method = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
        small = np.asarray(cv2.resize(np.ascontiguousarray(image[..., :3]), fit, interpolation=method))
        y, x = top + (cell_height - fit[1]) // 2, left + (cell_width - fit[0]) // 2
        sheet[y : y + fit[1], x : x + fit[0]] = small
    if captions is None:
        return sheet
    picture = Image.fromarray(sheet)
    draw = ImageDraw.Draw(picture)
    font = ImageFont.load_default(size=max(9, int(text_height * 0.75)))
    for (left, top), caption in zip(spots, captions, strict=True):
        text = caption
        while text and draw.textlength(text, font=font) > cell_width:
            text = text[:-2] + "…" if len(text) > 2 else ""
        draw.text((left, top), text, fill=(225, 225, 225), font=font)
    return np.array(picture)
