"""Overlay videos, to look at: frames with the masks over them, outlines, and a legend of the colours.

<root>/<video>-overlay.mp4    H.264, 4:2:0, the clip's frame rate; an odd width or height gets one more column or row
"""

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt
from PIL import Image as PilImage
from PIL import ImageDraw, ImageFont

from vosannot.core.words import shortened
from vosannot.masks.overlay import blend
from vosannot.masks.palette import display_palette
from vosannot.media.clip import Image
from vosannot.media.writer import open_video
from vosannot.project.exchange.material import Material
from vosannot.project.exchange.options import ExportOptions
from vosannot.project.exchange.place import Place
from vosannot.project.records import ObjectInfo

__all__ = ["KNOWN", "add_legend", "count", "draw", "legend"]

KNOWN = ("vosannot.json",)
_FPS = 24.0  # of a clip that does not say


def count(material: Material, options: ExportOptions) -> int:
    """How many steps :func:`draw` takes."""
    return len(material.frames)


def draw(materials: Sequence[Material], options: ExportOptions, place: Place) -> Iterator[Material]:
    """Write all; yields after every frame."""
    for material in materials:
        shown = sorted({i for s in material.states.values() for i in s.object_ids})
        objects = [o for o in material.objects if o.id in shown]
        colours = display_palette()
        for each in material.objects:
            colours[each.id] = each.colour
        plate = legend(objects, material.size)
        fps = material.video.fps if material.video.fps > 0 else _FPS
        with (
            place.file(f"{material.name}-overlay.mp4") as path,
            material.pictures() as pictures,
            open_video(path, fps) as write,
        ):
            for frame in material.frames:
                picture = pictures.frame(frame)
                if frame in material.states:
                    labels = material.labels(frame)
                    picture = blend(picture, labels, opacity=options.opacity, colours=colours)
                write(add_legend(picture, plate))
                yield material


def legend(objects: Sequence[ObjectInfo], size: tuple[int, int]) -> npt.NDArray[np.uint8] | None:
    """A plate with each object's colour, number and name; as many as a part of the frame has room for.

    Args:
        size: (height, width) of the frames.

    Returns:
        uint8 [h, w, 4] RGBA, smaller than a frame; None without objects, or on frames too small to read on.
    """
    height, width = size
    letter = max(10, min(height, width) // 36)
    line, pad = round(letter * 1.5), letter // 2
    font = ImageFont.load_default(size=letter)
    rows = max(0, int(height * 0.6) - 2 * pad) // line
    if not objects or not rows or height < 4 * letter:
        return None
    texts = [f"{o.id}  {shortened(o.name)}" for o in objects]
    column = line + pad + max(round(font.getlength(t)) for t in texts)
    columns = max(0, int(width * 0.8) - 2 * pad) // column
    if not columns:
        return None
    room = rows * columns
    if len(texts) > room:
        texts = [*texts[: room - 1], f"+ {len(texts) - room + 1} more"]
    used = min(len(texts), rows), -(-len(texts) // rows)
    plate = PilImage.new("RGBA", (2 * pad + used[1] * column, 2 * pad + used[0] * line), (16, 18, 22, 176))
    pen = ImageDraw.Draw(plate)
    for number, text in enumerate(texts):
        left, top = pad + number // rows * column, pad + number % rows * line
        if not text.startswith("+"):
            spot = (left, top + (line - letter) // 2, left + letter, top + (line + letter) // 2)
            pen.rectangle(spot, fill=(*objects[number].colour, 255), outline=(255, 255, 255, 255))
        pen.text((left + line, top + line // 2), text, fill=(240, 240, 240, 255), font=font, anchor="lm")
    return np.array(plate)


def add_legend(picture: Image, plate: npt.NDArray[np.uint8] | None) -> Image:
    """A copy of uint8 [H, W, 3] with the plate in its upper left corner."""
    if plate is None:
        return picture
    gap = max(2, picture.shape[0] // 72)
    room = picture.shape[0] - gap, picture.shape[1] - gap
    plate = plate[: room[0], : room[1]]
    drawn = picture.copy()
    part = drawn[gap : gap + plate.shape[0], gap : gap + plate.shape[1]]
    share = plate[..., 3:].astype(np.uint16)
    part[:] = ((plate[..., :3] * share + part * (255 - share) + 127) // 255).astype(np.uint8)
    return drawn
