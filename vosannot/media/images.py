"""A clip made of image files."""

import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image as PilImage
from PIL import UnidentifiedImageError
from PIL.Image import Transpose

from vosannot.core.errors import ClipError
from vosannot.core.words import tr
from vosannot.media._info import Clip, ClipInfo, ClipKind, Image

__all__ = ["IMAGE_FPS", "ImagesClip", "natural_key"]

IMAGE_FPS = 24.0
"""Frames per second at which image folders play."""

_MAX_PIXELS = 89_000_000  # above that PIL suspects an attack
_ORIENTATION = 0x0112
_TURNS = {
    2: Transpose.FLIP_LEFT_RIGHT,
    3: Transpose.ROTATE_180,
    4: Transpose.FLIP_TOP_BOTTOM,
    5: Transpose.TRANSPOSE,
    6: Transpose.ROTATE_270,
    7: Transpose.TRANSVERSE,
    8: Transpose.ROTATE_90,
}


def natural_key(name: str) -> tuple[tuple[tuple[int, int | str], ...], str]:
    """A sort key by which "img2" comes before "img10", whatever the case."""
    parts = re.split(r"(\d+)", name.casefold())
    return tuple((0, int(p)) if p.isdecimal() and p.isascii() else (1, p) for p in parts if p), name


class ImagesClip(Clip):
    """Image files of one size, in natural order. See :class:`vosannot.media.clip.Clip`.

    JPEG, PNG, BMP, TIFF and WebP; EXIF orientation is honoured, 16-bit values are scaled to 8, grey, palette
    and CMYK pictures become RGB, transparency is dropped, and of an animated or paged file the first picture
    counts.
    """

    def __init__(self, folder: Path, names: Sequence[str], path: Path, clip_name: str) -> None:
        """Read the headers of all files.

        Args:
            folder: where the files are.
            names: their names, in any order; at least one.
            path: ``info.path``, the folder or the single file.
            clip_name: ``info.name``.

        Raises:
            ClipError: a file cannot be read, sizes differ, or two files would be exported under one name.
        """
        self._folder = folder
        self._names = sorted(names, key=natural_key)
        self._closed = False
        seen: dict[str, str] = {}
        for name in self._names:
            stem = os.path.splitext(name)[0]  # noqa: PTH122
            if stem in seen:
                raise ClipError(
                    tr(
                        "{folder}: '{seen}' and '{name}' differ only in their ending, and their masks would have one "
                        "name; move one of them out of the folder.",
                        folder=folder,
                        seen=seen[stem],
                        name=name,
                    )
                )
            seen[stem] = name
        width, height = self._header(self._names[0])
        for name in self._names[1:]:
            w, h = self._header(name)
            if (w, h) != (width, height):
                raise ClipError(
                    tr(
                        "{folder}: frame '{name}' is {w}x{h} but '{names}' is {width}x{height}; all images of a "
                        "folder must have one size.",
                        folder=folder,
                        name=name,
                        w=w,
                        h=h,
                        names=self._names[0],
                        width=width,
                        height=height,
                    )
                )
        count = len(self._names)
        self._info = ClipInfo(
            path=path,
            name=clip_name,
            kind=ClipKind.IMAGES,
            width=width,
            height=height,
            frame_count=count,
            fps=IMAGE_FPS,
            stems=tuple(seen),
            times=tuple(i / IMAGE_FPS for i in range(count)),
        )

    @property
    def info(self) -> ClipInfo:
        """See :class:`vosannot.media.clip.Clip`."""
        return self._info

    def frame(self, index: int) -> Image:
        """See :meth:`vosannot.media.clip.Clip.frame`."""
        if self._closed:
            raise ClipError(tr("{name} is closed; open it again.", name=self._info.name))
        if not 0 <= index < len(self._names):
            raise IndexError(f"frame {index} of {self._info.name}, which has {len(self._names)} frames")
        name = self._names[index]
        where = f"Frame {index} ('{name}') of {self._folder}"
        try:
            picture = _read(self._folder / name)
        except FileNotFoundError as error:
            raise ClipError(tr("{where} is gone; put the file back or open the folder again.", where=where)) from error
        except Exception as error:  # decoders raise whatever they stumble over
            raise ClipError(
                tr("{where} cannot be decoded ({error}); replace the file.", where=where, error=error)
            ) from error
        size = picture.shape[:2]
        if size != (self._info.height, self._info.width):
            raise ClipError(
                tr(
                    "{where} has changed its size to {width}x{height}; open the folder again.",
                    where=where,
                    width=size[1],
                    height=size[0],
                )
            )
        return picture

    def close(self) -> None:
        """See :class:`vosannot.media.clip.Clip`."""
        self._closed = True

    def _header(self, name: str) -> tuple[int, int]:
        """Displayed (width, height) of a file, from its header alone."""
        path = self._folder / name
        try:
            with PilImage.open(path) as image:
                width, height = image.size
                if _orientation(image) in (5, 6, 7, 8):
                    width, height = height, width
        except UnidentifiedImageError as error:
            if size := _size_by_opencv(path):
                width, height = size
            elif path.stat().st_size == 0:
                raise ClipError(tr("{path} is empty (0 bytes); copy it again or remove it.", path=path)) from error
            else:
                raise ClipError(
                    tr("{path} is not an image that can be read; replace or remove it.", path=path)
                ) from error
        except PermissionError as error:
            raise ClipError(
                tr("{path} cannot be read: permission denied; change its permissions.", path=path)
            ) from error
        except Exception as error:
            raise ClipError(
                tr("{path} cannot be read as an image ({error}); replace or remove it.", path=path, error=error)
            ) from error
        if width * height > _MAX_PIXELS:
            raise ClipError(
                tr(
                    "{path} is {width}x{height}, more than {max_pixels} megapixels; scale it down.",
                    path=path,
                    width=width,
                    height=height,
                    max_pixels=_MAX_PIXELS // 10**6,
                )
            )
        return width, height


def _orientation(image: PilImage.Image) -> int:
    """EXIF orientation 1..8 from the file's header (PIL would decode a whole PNG to look behind the pixels)."""
    if image.format == "PNG":
        exif = PilImage.Exif()
        exif.load(image.info.get("exif") or b"")
    else:
        exif = image.getexif()
    value = exif.get(_ORIENTATION, 1)
    return value if isinstance(value, int) else 1


def _read(path: Path) -> Image:
    try:
        with PilImage.open(path) as image:
            turn = _TURNS.get(_orientation(image))
            return _to_rgb(image.transpose(turn) if turn is not None else image)
    except UnidentifiedImageError:
        picture = _by_opencv(path)
        if picture is None:
            raise
        return picture


def _to_rgb(image: PilImage.Image) -> Image:
    if image.mode in ("I;16", "I;16B", "I;16L", "I", "F"):
        grey = _to_8_bit(np.asarray(image))
        return np.repeat(grey[..., None], 3, axis=2)
    if image.mode != "RGB":
        image = image.convert("RGB")
    return np.array(image)


def _to_8_bit(values: npt.NDArray[Any]) -> Image:
    """Whole numbers are taken as 16-bit (0..65535), fractions as 0..1."""
    if values.dtype == np.uint8:
        return values
    if values.dtype.kind == "f":
        return np.asarray(np.clip(np.nan_to_num(values) * 255 + 0.5, 0, 255), np.uint8)
    return np.asarray(np.clip(values.astype(np.float32) / 257 + 0.5, 0, 255), np.uint8)


def _by_opencv(path: Path) -> Image | None:
    """For what PIL cannot read (16-bit colour TIFF, …); None when OpenCV cannot either."""
    data = np.fromfile(path, np.uint8)
    if not data.size:
        return None
    try:
        values = cv2.imdecode(data, cv2.IMREAD_UNCHANGED)
    except cv2.error:
        return None
    if values is None:
        return None
    picture = _to_8_bit(np.asarray(values))
    if picture.ndim == 2 or picture.shape[2] == 1:
        return np.repeat(picture.reshape(*picture.shape[:2], 1), 3, axis=2)
    return np.ascontiguousarray(picture[..., 2::-1])


def _size_by_opencv(path: Path) -> tuple[int, int] | None:
    picture = _by_opencv(path)
    return None if picture is None else (picture.shape[1], picture.shape[0])
