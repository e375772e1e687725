"""``vosannot propose``: masks of what moves, with no mask to begin with."""

import json
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

import numpy as np
import typer

from vosannot.cli.adaptation import Adaptation
from vosannot.cli.common import console, follow, progress_bar, readable_errors, with_params
from vosannot.core.errors import UsageError
from vosannot.core.events import Candidate, CandidatesFound, ForegroundDone
from vosannot.core.files import make_folder
from vosannot.core.machine import peak_rss_mb
from vosannot.core.words import plural
from vosannot.engines.base import Request
from vosannot.engines.catalogue import engine_info, load_engine, offered_proposers, proposer_ids
from vosannot.engines.proposing import ProposingSession
from vosannot.masks.png import write_png
from vosannot.media.clip import ClipInfo, open_clip
from vosannot.settings.params import validated

__all__ = ["propose", "propose_clip"]


def propose_clip(
    clip: Path,
    out: Path,
    method: str,
    settings: dict[str, Any],
    *,
    objects: int,
    all_frames: bool,
    device: str,
    curve: Path | None = None,
) -> dict[str, Any]:
    """Find what moves and write ``out/<clip>/<stem>.png``; returns the summary that ``--json`` prints."""
    params = validated(engine_info(method).params, settings)
    with open_clip(clip) as opened:
        info = opened.info
    begun = time.monotonic()
    adaptation = Adaptation()
    found, frames = CandidatesFound(()), []
    with progress_bar() as progress:
        session = load_engine(method).open(params, device)
        assert isinstance(session, ProposingSession)
        make_folder(folder := out / info.name)
        request = Request(clip, {}, tuple(range(info.frame_count)), 0, adapt=True)
        for event in follow(session.run(request), progress):
            adaptation.see(event)
            if isinstance(event, ForegroundDone):
                frames.append(event.frame)
            elif isinstance(event, CandidatesFound):
                found = replace(event, candidates=event.candidates[:objects])
        written = 0
        if all_frames and session.follower is not None:
            for frame in frames:
                write_png(folder / f"{info.stems[frame]}.png", session.follower.labels(frame, objects))
            written = len(frames)
        elif not all_frames:
            written = _write_first(folder, info, found.candidates)
        session.close()
    adaptation.write_curve(curve)
    return {
        "clip": info.name,
        "out": str(folder),
        "method": method,
        "masks": written,
        "candidates": [_listed(n, info, candidate) for n, candidate in enumerate(found.candidates, 1)],
        "nothing": found.reason,
        **adaptation.summary,
        "seconds": round(time.monotonic() - begun, 3),
        "peak_rss_mb": peak_rss_mb(),
        "losses": adaptation.losses,
    }


def _write_first(folder: Path, info: ClipInfo, candidates: Sequence[Candidate]) -> int:
    """Each candidate's mask on the frame where it is surest; one file for a frame that several are surest on."""
    labels: dict[int, np.ndarray] = {}
    for number, candidate in enumerate(candidates, 1):
        shown = labels.setdefault(candidate.frame, np.zeros((info.height, info.width), np.uint8))
        shown[candidate.mask] = number
    for frame, shown in labels.items():
        write_png(folder / f"{info.stems[frame]}.png", shown)
    return len(labels)


def _listed(number: int, info: ClipInfo, candidate: Candidate) -> dict[str, Any]:
    return {
        "object": number,
        "frame": candidate.frame,
        "stem": info.stems[candidate.frame],
        "frames": len(candidate.frames),
        "first": candidate.frames[0],
        "last": candidate.frames[-1],
        "confidence": round(candidate.confidence, 4),
        "area": round(candidate.area, 5),
        "speed": None if np.isnan(candidate.speed) else round(candidate.speed, 2),
        "score": round(candidate.score, 4),
    }


def _command(
    clip: Annotated[Path, typer.Argument(help="Video file or folder of images.")],
    out: Annotated[Path, typer.Option(help="Folder that gets <clip>/<stem>.png.")],
    method: Annotated[
        str | None,
        typer.Option(
            help="datt: a network that adapts to the clip by depth; flow: a network that tells several objects apart "
            "by their flow (motion alone where its weights are missing); motion: motion against the background, "
            "without any network. Default: the first of them whose weights are there."
        ),
    ] = None,
    all_frames: Annotated[
        bool, typer.Option("--all-frames", help="Every frame's label map, not only each object's surest frame.")
    ] = False,
    objects: Annotated[int, typer.Option(help="Objects at most; the likeliest are 1, 2, …", min=1, max=254)] = 5,
    device: Annotated[str, typer.Option(help="auto, cpu, cuda or mps.")] = "auto",
    curve: Annotated[
        Path | None, typer.Option(help="CSV file that gets every epoch of the adaptation: loss and other numbers.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print a summary as JSON on stdout.")] = False,
    **settings: Any,
) -> None:
    """Find what moves in a clip, with no mask to begin with."""
    with readable_errors():
        chosen = method or offered_proposers()[0]
        if chosen not in proposer_ids():
            raise UsageError(f"--method is one of {', '.join(proposer_ids())}, not {chosen!r}.")
        summary = propose_clip(
            clip, out, chosen, settings, objects=objects, all_frames=all_frames, device=device, curve=curve
        )
    if as_json:
        typer.echo(json.dumps(summary))
        return
    if summary["reason"]:
        step = "epoch" if chosen == "datt" else "iteration"
        console.print(f"Adapted for {plural(summary['iterations'], step)}. {summary['reason']}", highlight=False)
    for listed in summary["candidates"]:
        console.print(
            f"object {listed['object']}: surest on {listed['stem']}, seen on {plural(listed['frames'], 'frame')}, "
            f"confidence {listed['confidence']:.2f}",
            highlight=False,
        )
    if summary["nothing"]:
        console.print(summary["nothing"], highlight=False)
    console.print(f"{plural(summary['masks'], 'mask')} in {summary['out']} ({summary['seconds']:.1f} s)")


propose = with_params(_command, *(engine_info(name).params for name in proposer_ids()))
