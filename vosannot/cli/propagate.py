"""``vosannot propagate``: the window's main job without a window."""

import json
import time
from pathlib import Path
from typing import Annotated, Any

import numpy as np
import typer

from vosannot.cli.adaptation import Adaptation
from vosannot.cli.common import CurveFile, console, follow, progress_bar, readable_errors, with_params
from vosannot.core.errors import AnnotationError, UsageError
from vosannot.core.events import FrameDone, IterationDone
from vosannot.core.files import draft_of, make_folder
from vosannot.core.machine import peak_rss_mb
from vosannot.engines.catalogue import engine_ids, engine_info, load_engine
from vosannot.engines.planning import plan
from vosannot.masks.label_map import LabelMap, strip_void, validate
from vosannot.masks.png import read_png, write_png
from vosannot.media.clip import ClipInfo, open_clip
from vosannot.settings.params import describe, validated

__all__ = ["propagate", "propagate_clip", "unwatched_params"]


def _references(masks: list[str], info: ClipInfo) -> dict[int, LabelMap]:
    """``--mask`` values (PNG for the first frame, or FRAME=PNG) as label maps."""
    references: dict[int, LabelMap] = {}
    for text in masks:
        frame_text, equals, file = text.partition("=")
        if equals and frame_text.isdigit():
            frame, path = int(frame_text), Path(file)
        else:
            frame, path = 0, Path(text)
        if frame >= info.frame_count:
            raise UsageError(f"--mask {text}: the clip {info.name} has frames 0 to {info.frame_count - 1}.")
        labels = strip_void(read_png(path))
        validate(labels, size=(info.height, info.width), known=None, source=str(path))
        references[frame] = labels
    if not any(labels.any() for labels in references.values()):
        raise AnnotationError(f"{masks[0]}: the mask shows no object (all pixels are background).")
    return references


def unwatched_params(engine: str, settings: dict[str, Any]) -> Any:
    """The engine's parameters, without previews unless they are asked for; raises UsageError for a wrong setting."""
    about = engine_info(engine).params
    unwatched = {"preview_every": 0} if "preview_every" in {info.name for info in describe(about)} else {}
    return validated(about, {**unwatched, **settings})


def propagate_clip(
    clip: Path,
    masks: list[str],
    out: Path,
    engine: str,
    settings: dict[str, Any],
    *,
    soft: bool,
    device: str,
    curve: Path | None = None,
) -> dict[str, Any]:
    """Run the job and write ``out/<clip>/<stem>.png``; returns the summary that ``--json`` prints.

    Previews, when they are asked for, become ``out/<clip>.previews/<iteration>-<stem>.png``.
    """
    params = unwatched_params(engine, settings)
    with open_clip(clip) as opened:
        info = opened.info
    references = _references(masks, info)
    begun = time.monotonic()
    with progress_bar() as progress:
        session = load_engine(engine).open(params, device)
        folder = out / info.name
        make_folder(folder)
        for frame, labels in references.items():
            write_png(folder / f"{info.stems[frame]}.png", labels)
        loaded = time.monotonic()
        adapted, predicted, written = loaded, 0, set(references)
        adaptation = Adaptation()
        for request in plan(clip, info.frame_count, references, adapt=True, soft=soft):
            for event in follow(session.run(request), progress):
                adaptation.see(event)
                if isinstance(event, IterationDone):
                    adapted = time.monotonic()
                    for preview in event.previews if settings.get("preview_every") else ():
                        name = f"{event.step:05d}-{info.stems[preview.frame]}.png"
                        make_folder(shown := out / f"{info.name}.previews")
                        write_png(shown / name, preview.labels)
                elif isinstance(event, FrameDone):
                    stem = info.stems[event.frame]
                    write_png(folder / f"{stem}.png", event.labels)
                    if event.probabilities is not None:
                        _write_soft(folder / f"{stem}.npz", event.probabilities)
                    predicted += 1
                    written.add(event.frame)
        session.close()
    finished = time.monotonic()
    adaptation.write_curve(curve)
    return {
        "clip": info.name,
        "out": str(folder),
        "engine": engine,
        "frames": len(written),
        **adaptation.summary,
        "load_seconds": round(loaded - begun, 3),
        "adapt_seconds": round(adapted - loaded, 3),
        "propagate_seconds": round(finished - adapted, 3),
        "fps": round(predicted / max(finished - adapted, 1e-9), 3),
        "peak_rss_mb": peak_rss_mb(),
        "losses": adaptation.losses,
    }


def _write_soft(path: Path, probabilities: np.ndarray) -> None:
    with draft_of(path) as draft:
        np.savez_compressed(draft, probabilities=probabilities)


def _command(
    clip: Annotated[Path, typer.Argument(help="Video file or folder of images.")],
    mask: Annotated[
        list[str],
        typer.Option(help="Palette PNG of the first frame, or FRAME=PNG; may be given several times."),
    ],
    out: Annotated[Path, typer.Option(help="Folder that gets <clip>/<stem>.png.")],
    engine: Annotated[str, typer.Option(help=f"One of {', '.join(engine_ids())}.")] = "stcn",
    device: Annotated[str, typer.Option(help="auto, cpu, cuda or mps.")] = "auto",
    soft: Annotated[bool, typer.Option("--soft", help="Also write float16 probabilities as <stem>.npz.")] = False,
    curve: CurveFile = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print a summary as JSON on stdout.")] = False,
    **settings: Any,
) -> None:
    """Carry the masks of one or more frames through a clip."""
    with readable_errors():
        summary = propagate_clip(clip, mask, out, engine, settings, soft=soft, device=device, curve=curve)
    if as_json:
        typer.echo(json.dumps(summary))
    else:
        if summary["reason"]:
            console.print(
                f"Adapted for {summary['iterations']} iterations, using {summary['chosen']}. {summary['reason']}"
            )
        console.print(
            f"{summary['frames']} masks in {summary['out']} "
            f"({summary['adapt_seconds']:.1f} s adapting, {summary['fps']:.1f} frames/s propagating)"
        )


propagate = with_params(_command, *(engine_info(name).params for name in engine_ids()))
