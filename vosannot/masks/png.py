"""Palette PNG files of label maps, as DAVIS stores them, and reading of what other tools write."""

import io
import struct
import zlib
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image

from vosannot.core.errors import AnnotationError
from vosannot.core.files import write_file
from vosannot.core.words import tr
from vosannot.masks.label_map import LabelMap
from vosannot.masks.palette import davis_palette

__all__ = ["MAX_PIXELS", "decode_png", "encode_png", "is_palette_png", "read_png", "write_png"]

MAX_PIXELS = 80_000_000
"""Larger pictures are refused before anything is decompressed."""

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_MODES = frozenset({"1", "L", "LA", "P", "RGB", "RGBA", "I;16", "I"})


def encode_png(labels: LabelMap) -> bytes:
    """An 8-bit palette PNG (colour type 3, 256 entries of the DAVIS palette, no transparency).

    Each row is stored as its difference from the row above and run-length coded, which for label maps is both
    faster and smaller than the usual settings (0.8 ms and about 2 KB for a map of 854 x 480).

    Args:
        labels: uint8 [H, W].

    Raises:
        ValueError: not a two-dimensional uint8 array with at least one pixel.
    """
    if labels.ndim != 2 or labels.dtype != np.uint8 or labels.size == 0:
        raise ValueError(f"a label map is uint8 [H, W], not {labels.dtype} {list(labels.shape)}")
    height, width = labels.shape
    rows = np.empty((height, width + 1), np.uint8)
    rows[:, 0] = 2  # PNG filter "up"
    rows[0, 1:] = labels[0]
    np.subtract(labels[1:], labels[:-1], out=rows[1:, 1:])
    packer = zlib.compressobj(6, zlib.DEFLATED, zlib.MAX_WBITS, 9, zlib.Z_RLE)
    body = packer.compress(rows.data) + packer.flush()
    header = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    return b"".join(
        (
            _SIGNATURE,
            _chunk(b"IHDR", header),
            _chunk(b"PLTE", davis_palette().tobytes()),
            _chunk(b"IDAT", body),
            _chunk(b"IEND", b""),
        )
    )


def decode_png(data: bytes, source: str = "the mask") -> LabelMap:
    """Read a label map from the bytes of a PNG file.

    Understood are palette pictures (the indices are the ids, whatever the colours), grey ones (the values are
    the ids; a grey picture with no values but black and white is one object, as in DAVIS-2016), one-bit ones,
    and RGB(A) pictures in which every colour is one of the DAVIS palette (or all is black and white). Fully
    transparent pixels of an RGBA picture are background.

    Args:
        data: the file's bytes.
        source: what to call it in errors, e.g. the file name.

    Returns:
        uint8 [H, W], writable; 255 is void (only ground truth has it, see
        :func:`~vosannot.masks.label_map.strip_void`).

    Raises:
        AnnotationError: no PNG, damaged, too large, or its colours are no object ids.
    """
    depth, colour_type = _checked_header(data, source)
    try:
        with Image.open(io.BytesIO(data), formats=("PNG",)) as image:
            image.load()
            mode = image.mode
            if mode not in _MODES:
                raise AnnotationError(
                    tr(
                        "{source} is a PNG of an unknown kind ({mode}); save it as a palette PNG.",
                        source=source,
                        mode=mode,
                    )
                )
            palette = image.getpalette("RGB") if mode == "P" else None
            pixels = np.array(image)
    except AnnotationError:
        raise
    except MemoryError as error:
        raise AnnotationError(tr("{source} is too large for this machine's memory.", source=source)) from error
    except Exception as error:  # PIL raises whatever its parsers stumble over; nothing of it may pass
        raise AnnotationError(
            tr("{source} is damaged and cannot be read ({error}); save or copy it again.", source=source, error=error)
        ) from error
    if mode == "P":
        return _from_palette(pixels, palette or [])
    if mode in ("RGB", "RGBA", "LA"):
        return _from_colours(pixels, source)
    return _from_grey(pixels, depth if colour_type == 0 else 8, source)


def read_png(path: Path | str) -> LabelMap:
    """:func:`decode_png` of a file.

    Raises:
        AnnotationError: the file cannot be read, or see there.
    """
    try:
        data = Path(path).read_bytes()
    except FileNotFoundError as error:
        raise AnnotationError(tr("{path} does not exist.", path=path)) from error
    except OSError as error:
        raise AnnotationError(
            tr("{path} cannot be read: {reason}.", path=path, reason=error.strerror or error)
        ) from error
    return decode_png(data, str(path))


def is_palette_png(path: Path) -> bool:
    """Whether a file is a PNG with a palette, as masks are and frames hardly ever; from its header. Never raises."""
    try:
        with path.open("rb") as file:
            head = file.read(26)
    except OSError:
        return False
    return head[:8] == b"\x89PNG\r\n\x1a\n" and head[25:] == b"\x03"


def write_png(path: Path | str, labels: LabelMap) -> None:
    """Write :func:`encode_png` to a file, all or nothing: a file of that name is replaced only by a complete
    one.

    Raises:
        ExportError: the file cannot be written (no such folder, no permission, disk full).
    """
    write_file(Path(path), encode_png(labels))


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _checked_header(data: bytes, source: str) -> tuple[int, int]:
    """Bit depth and colour type, after checking that it is a PNG of bearable size."""
    if not data:
        raise AnnotationError(tr("{source} is empty (0 bytes); save or copy it again.", source=source))
    if not data.startswith(_SIGNATURE):
        raise AnnotationError(
            tr("{source} is not a PNG file; masks are read from palette or grey PNG files.", source=source)
        )
    if len(data) < 33 or data[12:16] != b"IHDR":
        raise AnnotationError(
            tr("{source} is damaged: its header is incomplete; save or copy it again.", source=source)
        )
    width, height, depth, colour_type = struct.unpack(">IIBB", data[16:26])
    if width == 0 or height == 0 or width * height > MAX_PIXELS:
        raise AnnotationError(
            tr(
                "{source} claims to be {width}x{height} pixels; masks of up to {max_pixels} megapixels are read.",
                source=source,
                width=width,
                height=height,
                max_pixels=MAX_PIXELS // 1_000_000,
            )
        )
    return depth, colour_type


def _binary(mask: npt.NDArray[np.bool_]) -> LabelMap:
    return mask.astype(np.uint8)


def _from_palette(pixels: npt.NDArray[np.uint8], palette: list[int]) -> LabelMap:
    """Indices are ids. Only a file of nothing but 0 and 255, with white at 255, is a black-and-white mask."""
    white = palette[765:768] == [255, 255, 255]
    if white and not ((pixels != 0) & (pixels != 255)).any():
        return _binary(pixels == 255)
    return pixels


def _from_grey(pixels: npt.NDArray[np.generic], depth: int, source: str) -> LabelMap:
    values = pixels.astype(np.int64) if pixels.dtype != np.uint8 else pixels
    if pixels.dtype == np.bool_:
        return pixels.astype(np.uint8)
    top = 65535 if depth == 16 else 255
    if not ((values != 0) & (values != top)).any():
        return _binary(values == top)
    if depth in (2, 4):  # PIL stretches these to 0..255
        values = values // (255 // (2**depth - 1))
    if values.min() < 0 or values.max() > 255:
        raise AnnotationError(
            tr(
                "{source} has 16-bit values up to {max}; object ids lie between 1 and 254. Save it as an "
                "8-bit palette PNG.",
                source=source,
                max=values.max(),
            )
        )
    return values.astype(np.uint8)


@cache
def _davis_codes() -> tuple[npt.NDArray[np.uint32], npt.NDArray[np.uint8]]:
    """The palette's colours as sorted 24-bit numbers, and the id of each."""
    table = davis_palette().astype(np.uint32)
    codes = (table[:, 0] << 16 | table[:, 1] << 8 | table[:, 2]).astype(np.uint32)
    order = np.argsort(codes)
    return codes[order], order.astype(np.uint8)


def _from_colours(pixels: npt.NDArray[np.uint8], source: str) -> LabelMap:
    if pixels.shape[2] == 2:
        pixels = pixels[..., [0, 0, 0, 1]]
    codes = pixels[..., 0].astype(np.uint32) << 16 | pixels[..., 1].astype(np.uint32) << 8 | pixels[..., 2]
    if pixels.shape[2] == 4:
        alpha = pixels[..., 3]
        if ((alpha != 0) & (alpha != 255)).any():
            raise AnnotationError(
                tr(
                    "{source} has half-transparent pixels, so its colours are no object ids; save it as a palette PNG.",
                    source=source,
                )
            )
        codes[alpha == 0] = 0
    if not ((codes != 0) & (codes != 0xFFFFFF)).any():
        return _binary(codes != 0)
    known, ids = _davis_codes()
    found = np.minimum(np.searchsorted(known, codes), 255)
    wrong = known[found] != codes
    if wrong.any():
        y, x = (int(v) for v in np.argwhere(wrong)[0])
        colour = tuple(int(v) for v in pixels[y, x, :3])
        raise AnnotationError(
            tr(
                "{source} is a colour picture with {colour} at ({x}, {y}), which is no colour of the DAVIS "
                "palette; save it as a palette PNG whose indices are the object ids.",
                source=source,
                colour=colour,
                x=x,
                y=y,
            )
        )
    return ids[found]
