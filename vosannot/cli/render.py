"""``vosannot render``: look at what the network is trained on."""

from pathlib import Path
from typing import Annotated, Any

import cv2
import typer

from vosannot.cli.common import console, progress_bar, readable_errors
from vosannot.core.errors import ExportError
from vosannot.masks.png import write_png
from vosannot.training.render import Renderer, RenderOptions
from vosannot.training.render.sheet import contact_sheet

__all__ = ["render"]


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
        listing.parent.mkdir(parents=True, exist_ok=True)
        listing.write_text("".join(f"{name}\n" for name in names), encoding="utf-8")
        _save(out / "sheet.png", contact_sheet(shown[:16], 1))
    console.print(f"{clips} clips and sheet.png in {out}", soft_wrap=True)


def _write(out: Path, name: str, clip: Any) -> None:
    images, masks = out / "JPEGImages" / "480p" / name, out / "Annotations" / "480p" / name
    images.mkdir(parents=True, exist_ok=True)
    masks.mkdir(parents=True, exist_ok=True)
    for t, (frame, labels) in enumerate(zip(clip.frames, clip.labels, strict=True)):
        _save(images / f"{t:05d}.jpg", frame)
        write_png(masks / f"{t:05d}.png", labels)


def _save(path: Path, picture: Any) -> None:
    if not cv2.imwrite(str(path), cv2.cvtColor(picture, cv2.COLOR_RGB2BGR)):
        raise ExportError(f"Cannot write {path}: the folder is not writable or the disk is full.")
