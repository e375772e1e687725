"""``vosannot repair``: better masks where they are probably wrong."""

import json
import time
from pathlib import Path
from typing import Annotated, Any

import typer

from vosannot.cli.adaptation import Adaptation
from vosannot.cli.common import CurveFile, console, follow, progress_bar, readable_errors, with_params
from vosannot.core.events import Finished, FrameDone
from vosannot.core.files import make_folder, write_file
from vosannot.core.machine import peak_rss_mb
from vosannot.core.words import plural
from vosannot.engines.catalogue import load_engine
from vosannot.engines.refine.info import RepairParams, RepairRequest
from vosannot.engines.refine.reading import masks_and_trust
from vosannot.masks.png import write_png
from vosannot.settings.params import validated

__all__ = ["repair", "repair_clip"]


def repair_clip(
    clip: Path,
    masks: Path,
    out: Path,
    trusted: str,
    settings: dict[str, Any],
    *,
    device: str,
    curve: Path | None = None,
) -> dict[str, Any]:
    """Mend masks and write all of them, mended or not, as ``out/<clip>/<stem>.png``; returns what ``--json`` prints."""
    params = validated(RepairParams, {"preview_every": 0, **settings})
    info, held, known = masks_and_trust(clip, masks, trusted)
    begun = time.monotonic()
    adaptation = Adaptation()
    mended: list[int] = []
    summary: dict[str, float | int | str] = {}
    with progress_bar() as progress:
        session = load_engine("repair").open(params, device)
        make_folder(folder := out / info.name)
        for frame, png in held.items():
            write_file(folder / f"{info.stems[frame]}.png", png)
        request = RepairRequest(clip, held, known)
        for event in follow(session.run(request), progress):  # type: ignore[arg-type]
            adaptation.see(event)
            if isinstance(event, FrameDone):
                mended.append(event.frame)
                write_png(folder / f"{info.stems[event.frame]}.png", event.labels)
            elif isinstance(event, Finished):
                summary = dict(event.summary)
        session.close()
    adaptation.write_curve(curve)
    return {
        "clip": info.name,
        "out": str(folder),
        "method": params.method,
        **summary,
        "mended": mended,
        **adaptation.summary,
        "seconds": round(time.monotonic() - begun, 3),
        "peak_rss_mb": peak_rss_mb(),
    }


def _command(
    clip: Annotated[Path, typer.Argument(help="Video file or folder of images.")],
    masks: Annotated[
        Path, typer.Argument(help="Folder of masks named like the frames, or anything else that is imported.")
    ],
    out: Annotated[Path, typer.Option(help="Folder that gets <clip>/<stem>.png for every frame that has a mask.")],
    trusted: Annotated[
        str,
        typer.Option(
            help="Frames whose masks are known to be right, like 0,5,10-20: others are mended from them, and they are "
            "never touched."
        ),
    ] = "",
    device: Annotated[str, typer.Option(help="auto, cpu, cuda or mps.")] = "auto",
    curve: CurveFile = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print a summary as JSON on stdout.")] = False,
    **settings: Any,
) -> None:
    """Mend masks that are probably wrong from the good ones of the same clip."""
    with readable_errors():
        summary = repair_clip(clip, masks, out, trusted, settings, device=device, curve=curve)
    if as_json:
        typer.echo(json.dumps(summary))
        return
    if summary["reason"]:
        console.print(f"Adapted for {plural(summary['iterations'], 'iteration')}. {summary['reason']}", highlight=False)
    console.print(
        f"{plural(int(summary['doubtful_frames']), 'frame')} of {summary['frames']} doubtful, "
        f"{plural(int(summary['repaired_frames']), 'frame')} mended; all masks in {summary['out']} "
        f"({summary['seconds']:.1f} s)",
        highlight=False,
    )


repair = with_params(_command, RepairParams)
