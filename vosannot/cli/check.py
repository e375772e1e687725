"""``vosannot check``: which masks are probably wrong."""

import json
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import cv2
import numpy as np
import typer
from rich.table import Table

from vosannot.cli.common import console, follow, progress_bar, readable_errors, with_params
from vosannot.core.events import ExemplarsChosen, FrameChecked
from vosannot.core.files import make_folder, write_file
from vosannot.core.words import plural
from vosannot.engines.refine.reading import masks_and_trust
from vosannot.engines.refine.request import CheckParams, CheckRequest
from vosannot.media.clip import ClipInfo
from vosannot.settings.params import validated

__all__ = ["check"]


def check_clip(
    clip: Path, masks: Path, trusted: str, settings: dict[str, Any], device: str, error_maps: Path | None
) -> dict[str, Any]:
    """Judge the masks; returns what ``--json`` prints."""
    params = validated(CheckParams, settings)
    info, held, known = masks_and_trust(clip, masks, trusted)
    begun = time.monotonic()
    found: list[FrameChecked] = []
    chosen = ExemplarsChosen({})
    from vosannot.engines.refine.checking import check as judge

    with progress_bar() as progress:
        request = CheckRequest(clip, held, known, maps=error_maps is not None)
        for event in follow(judge(request, params, device), progress):
            if isinstance(event, FrameChecked):
                found.append(event)
                if error_maps is not None and event.error_map is not None:
                    _write_map(error_maps, info, event.frame, event.error_map)
            elif isinstance(event, ExemplarsChosen):
                chosen = event
    return {
        "clip": info.name,
        "masks": str(masks),
        "frames": len(found),
        "without_masks": [frame for frame in range(info.frame_count) if frame not in held],
        "objects": {
            str(object_id): {
                "exemplars": list(chosen.frames.get(object_id, ())),
                "frames": [_entry(info, event, object_id, chosen) for event in _of(found, object_id)],
            }
            for object_id in sorted({object_id for event in found for object_id in event.errors})
        },
        "seconds": round(time.monotonic() - begun, 3),
    }


def _of(found: Sequence[FrameChecked], object_id: int) -> list[FrameChecked]:
    return sorted((event for event in found if object_id in event.errors), key=lambda event: event.frame)


def _entry(info: ClipInfo, event: FrameChecked, object_id: int, chosen: ExemplarsChosen) -> dict[str, Any]:
    return {
        "frame": event.frame,
        "stem": info.stems[event.frame],
        "error": round(event.errors[object_id], 4),
        "expected_j": round(event.agreement[object_id], 4),
        "area": round(event.areas[object_id], 5),
        "exemplar": event.frame in chosen.frames.get(object_id, ()),
        "trusted": event.trusted,
    }


def _write_map(folder: Path, info: ClipInfo, frame: int, error_map: np.ndarray) -> None:
    """An RGB PNG at the clip's size: red is too much, blue is too little, 255 is certain."""
    too_much, too_little = (cv2.resize(plane, (info.width, info.height)) for plane in error_map)
    picture = np.stack([too_little, np.zeros_like(too_much), too_much], -1)  # OpenCV writes BGR
    make_folder(folder)
    write_file(folder / f"{info.stems[frame]}.png", cv2.imencode(".png", picture)[1].tobytes())


def _command(
    clip: Annotated[Path, typer.Argument(help="Video file or folder of images.")],
    masks: Annotated[
        Path, typer.Argument(help="Folder of masks named like the frames, or anything else that is imported.")
    ],
    trusted: Annotated[
        str,
        typer.Option(help="Frames whose masks are known to be right, like 0,5,10-20: the others are measured by them."),
    ] = "",
    worst: Annotated[int, typer.Option(help="Frames listed for each object, the worst first; 0: all.", min=0)] = 10,
    error_maps: Annotated[
        Path | None,
        typer.Option(help="Folder that gets <stem>.png: red where a mask covers too much, blue too little."),
    ] = None,
    device: Annotated[str, typer.Option(help="auto, cpu, cuda or mps.")] = "auto",
    as_json: Annotated[bool, typer.Option("--json", help="Print everything as JSON on stdout.")] = False,
    **settings: Any,
) -> None:
    """Tell which masks are probably wrong, from any source, and which can be trusted."""
    with readable_errors():
        summary = check_clip(clip, masks, trusted, settings, device, error_maps)
    if as_json:
        typer.echo(json.dumps(summary))
        return
    _print(summary, worst)


def _print(summary: dict[str, Any], worst: int) -> None:
    missing = summary["without_masks"]
    if missing:
        few = ", ".join(map(str, missing[:8])) + (", …" if len(missing) > 8 else "")
        console.print(f"[yellow]{plural(len(missing), 'frame')} without a mask: {few}[/]", highlight=False)
    table = Table("object", "frame", "file", "predicted error", "expected J", "")
    for object_id, part in summary["objects"].items():
        rows = sorted(part["frames"], key=lambda row: (-row["error"], row["frame"]))
        shown = rows[:worst] if worst else sorted(rows, key=lambda row: row["frame"])
        for row in shown:
            note = "known to be right" if row["trusted"] else "exemplar" if row["exemplar"] else ""
            error = f"{row['error']:.3f}" if row["area"] > 0 or row["error"] < 1 else "no mask"
            table.add_row(object_id, str(row["frame"]), row["stem"], error, f"{row['expected_j']:.3f}", note)
        table.add_section()
    console.print(table)
    for object_id, part in summary["objects"].items():
        named = ", ".join(map(str, part["exemplars"])) or "none"
        typer.echo(f"object {object_id}: exemplars {named}")
    typer.echo(f"{plural(summary['frames'], 'frame')} checked in {summary['seconds']:.1f} s")


check = with_params(_command, CheckParams)
