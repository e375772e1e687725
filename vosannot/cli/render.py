"""``vosannot render``: look at what the network is trained on."""

from pathlib import Path
from typing import Annotated

import cv2
import numpy as np
import numpy.typing as npt
import typer

from vosannot.cli.common import console, progress_bar, readable_errors
from vosannot.core.files import make_folder, write_file
from vosannot.masks.png import write_png
from vosannot.training.render import RenderedClip, Renderer, RenderOptions
from vosannot.training.render.sheet import contact_sheet

__all__ = ["render"]

_SHEET_COLUMNS, _SHEET_ROWS = 6, 16


def render(
    out: Annotated[Path, typer.Option(help="Folder that gets a dataset in the DAVIS layout and sheet.png.")],
    clips: Annotated[int, typer.Option(help="Number of clips.", min=1)] = 8,
    frames: Annotated[int, typer.Option(help="Frames a clip.", min=2)] = 24,
    size: Annotated[int, typer.Option(help="Height of the frames.", min=64)] = 240,
    width: Annotated[int, typer.Option(help="Width of the frames.", min=64)] = 432,
    difficulty: Annotated[float, typer.Option(help="0 (simple) to 1.", min=0, max=1)] = 1.0,
    seed: Annotated[int, typer.Option(help="Decides every pixel.")] = 0,
    first: Annotated[int, typer.Option(help="Index of the first clip.")] = 0,
) -> None:
    """Write rendered clips with their exact masks (DAVIS layout) and a contact sheet."""
    with readable_errors():
        options = RenderOptions(size=size, width=width, frames=frames, max_gap=1, difficulty=difficulty)
        renderer, shown = Renderer(options, seed), []
        with progress_bar() as progress:
            task = progress.add_task("Rendering", total=clips, note="")
            for index in range(first, first + clips):
                clip = renderer.clip(index)
                _write(out, f"rendered-{index:05d}", clip)
                shown.append(clip)
                progress.advance(task)
        names = [f"rendered-{index:05d}" for index in range(first, first + clips)]
        listing = out / "ImageSets" / "2017" / "val.txt"
        make_folder(listing.parent)
        write_file(listing, "".join(f"{name}\n" for name in names).encode())
        _save(out / "sheet.png", contact_sheet([_thinned(clip) for clip in shown[:_SHEET_ROWS]], 1))
    console.print(f"{clips} clips and sheet.png in {out}", soft_wrap=True)


def _thinned(clip: RenderedClip) -> RenderedClip:
    """A few frames spread over the clip, so that a row of the sheet can be looked at."""
    chosen = np.unique(np.linspace(0, len(clip.frames) - 1, _SHEET_COLUMNS).round().astype(int))
    return RenderedClip(clip.frames[chosen], clip.labels[chosen], None, None, None)


def _write(out: Path, name: str, clip: RenderedClip) -> None:
    images, masks = out / "JPEGImages" / "480p" / name, out / "Annotations" / "480p" / name
    make_folder(images)
    make_folder(masks)
    for t, (frame, labels) in enumerate(zip(clip.frames, clip.labels, strict=True)):
        _save(images / f"{t:05d}.jpg", frame)
        write_png(masks / f"{t:05d}.png", labels)


def _save(path: Path, picture: npt.NDArray[np.uint8]) -> None:
    _, data = cv2.imencode(path.suffix, cv2.cvtColor(picture, cv2.COLOR_RGB2BGR), [cv2.IMWRITE_JPEG_QUALITY, 95])
    write_file(path, data.tobytes())
