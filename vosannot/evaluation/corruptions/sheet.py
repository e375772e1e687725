"""A contact sheet: one frame in all its variants."""

from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np

from vosannot.core.errors import UsageError
from vosannot.core.events import EventStream, Finished, IterationDone, StageStarted
from vosannot.core.files import make_folder, write_file
from vosannot.evaluation.corruptions.clip import corrupted
from vosannot.evaluation.corruptions.names import STRENGTHS, Corruption, all_corruptions
from vosannot.media.clip import Image, open_clip

__all__ = ["write_sheet"]

_WIDTH, _BAND, _GAP = 320, 22, 6  # of a picture, its caption, and the space between, pixels
_BLOCKS = 2  # corruptions side by side


def write_sheet(
    path: Path,
    source: Path,
    *,
    seed: int = 0,
    frame: int | None = None,
    variants: Sequence[Corruption] | None = None,
) -> EventStream:
    """Write a PNG with the clean frame and the variants of it, each with its name; strengths grow to the right.

    Yields one ``IterationDone`` for every variant (stage "sheet").

    Args:
        path: PNG file to write.
        source: clip to take the frame from.
        seed: as in ``corrupted``.
        frame: index; None: the middle of the clip.
        variants: in the sheet's order; None: all 42.

    Raises:
        ClipError: the clip cannot be read.
        ExportError: the file cannot be written.
        UsageError: the clip has no such frame.
    """
    chosen = list(variants) if variants is not None else list(all_corruptions())
    make_folder(path.parent)
    yield StageStarted("sheet", len(chosen))
    tiles: list[Image] = []
    with open_clip(source) as clip:
        index = clip.info.frame_count // 2 if frame is None else frame
        if not 0 <= index < clip.info.frame_count:
            raise UsageError(f"{clip.info.name} has {clip.info.frame_count} frames; there is no frame {index}.")
        clean = _tile(clip.frame(index), f"clean: {clip.info.name}, frame {index}")
    for step, corruption in enumerate(chosen, 1):
        with corrupted(open_clip(source), corruption, seed) as clip:
            tiles.append(_tile(clip.frame(index), str(corruption)))
        yield IterationDone("sheet", step, len(chosen))
    write_file(path, png_bytes(_arranged(clean, tiles)))
    yield Finished({"variants": len(chosen), "sheet": str(path)})


def png_bytes(picture: Image) -> bytes:
    """A uint8 [H, W, 3] RGB picture as the bytes of a PNG file, compressed fast."""
    _, data = cv2.imencode(".png", cv2.cvtColor(picture, cv2.COLOR_RGB2BGR), [cv2.IMWRITE_PNG_COMPRESSION, 1])
    return data.tobytes()


def _tile(frame: Image, caption: str) -> Image:
    height = max(1, round(frame.shape[0] * _WIDTH / frame.shape[1]))
    how = cv2.INTER_AREA if frame.shape[1] > _WIDTH else cv2.INTER_CUBIC
    tile = np.full((height + _BAND, _WIDTH, 3), 255, np.uint8)
    tile[_BAND:] = cv2.resize(frame, (_WIDTH, height), interpolation=how)
    cv2.putText(tile, caption, (3, _BAND - 7), cv2.FONT_HERSHEY_SIMPLEX, 0.45, (20, 20, 20), 1, cv2.LINE_AA)
    return tile


def _arranged(clean: Image, tiles: Sequence[Image]) -> Image:
    columns = _BLOCKS * len(STRENGTHS)
    blank = np.full_like(clean, 255)
    cells = [clean, *[blank] * (columns - 1), *tiles]
    cells += [blank] * (-len(cells) % columns)
    pad = ((0, _GAP), (0, _GAP), (0, 0))
    rows = []
    for start in range(0, len(cells), columns):
        padded = [np.pad(cell, pad, constant_values=255) for cell in cells[start : start + columns]]
        rows.append(np.concatenate(padded, axis=1))
    return np.concatenate(rows, axis=0)
