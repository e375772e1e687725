"""``vosannot bench``: how fast things are on this machine. One sub-command for each subject."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from vosannot.cli.common import console, fail, importing_window, readable_errors, with_params, workspace_address
from vosannot.core.errors import UsageError
from vosannot.engines.catalogue import engine_ids, engine_info
from vosannot.engines.matching import MatchingParams
from vosannot.media.clip import open_clip
from vosannot.project.address import TeamAddress
from vosannot.settings.params import validated
from vosannot.training.options import TrainOptions

__all__ = ["bench", "report"]

bench = typer.Typer(help="Measure how fast things are on this machine.", no_args_is_help=True)


@bench.callback()
def _bench() -> None:
    """Without a callback typer would fold a lone sub-command into `bench` itself."""


def report(values: Mapping[str, Any], as_json: bool) -> None:
    """Print a benchmark's numbers, as one line of JSON or one to a line."""
    if as_json:
        typer.echo(json.dumps(values))
        return
    for name, value in values.items():
        if isinstance(value, Mapping):
            typer.echo(name)
            for key, inner in value.items():
                shown = inner if not isinstance(inner, Mapping) else "  ".join(f"{k} {v:.3g}" for k, v in inner.items())
                typer.echo(f"  {key}: {shown}")
        else:
            typer.echo(f"{name}: {value:.4g}" if isinstance(value, float) else f"{name}: {value}")


@bench.command("measures")
def measures(
    repeats: Annotated[int, typer.Option(help="Timed calls for each pair.", min=1)] = 50,
    as_json: Annotated[bool, typer.Option("--json", help="One line of JSON on stdout.")] = False,
) -> None:
    """J and F of a 480p pair of masks, beside the official way of computing them (one core)."""
    from vosannot.evaluation.benchmarks.measures import bench_measures

    with readable_errors():
        report(bench_measures(repeats), as_json)


def _propagate(
    engine: Annotated[str, typer.Option(help=f"One of {', '.join(engine_ids())}.")] = "stcn",
    clip: Annotated[Path | None, typer.Option(help="Clip to propagate through; the sample clip by default.")] = None,
    mask: Annotated[Path | None, typer.Option(help="Indexed PNG with the masks of the clip's first frame.")] = None,
    frames: Annotated[int, typer.Option(help="Frames of the clip, held in memory.", min=4)] = 40,
    repeats: Annotated[int, typer.Option(help="Runs of each; the best one counts.", min=1)] = 2,
    device: Annotated[str, typer.Option(help="auto, cpu or cuda.")] = "auto",
    as_json: Annotated[bool, typer.Option("--json", help="One line of JSON on stdout.")] = False,
    **settings: Any,
) -> None:
    """Propagation beside a plain implementation with the same weights: frames/s, memory, agreement, shares of time."""
    from vosannot.engines.benchmark.propagation import Spec, bench_propagation

    with readable_errors():
        if engine == "xmem":
            settings["long_term"] = "off"  # the plain loop has none, and a short clip never fills it
        spec = Spec(engine, settings, *_clip_and_mask(clip, mask), frames, device)
        report(bench_propagation(spec, repeats), as_json)


def _adapt(
    engine: Annotated[str, typer.Option(help=f"One of {', '.join(engine_ids())}.")] = "stcn",
    clip: Annotated[Path | None, typer.Option(help="Clip to adapt to; the sample clip by default.")] = None,
    mask: Annotated[Path | None, typer.Option(help="Indexed PNG with the masks of the clip's first frame.")] = None,
    frames: Annotated[int, typer.Option(help="Frames of the clip.", min=4)] = 80,
    repeats: Annotated[int, typer.Option(help="Runs of each; the best one counts.", min=1)] = 1,
    device: Annotated[str, typer.Option(help="auto, cpu or cuda.")] = "auto",
    as_json: Annotated[bool, typer.Option("--json", help="One line of JSON on stdout.")] = False,
    **settings: Any,
) -> None:
    """Adaptation beside the plain loop with the same weights: seconds for 100 iterations, memory, gradients."""
    from vosannot.engines.benchmark.adaptation import bench_adaptation
    from vosannot.engines.benchmark.propagation import Spec

    with readable_errors():
        path, labels = _clip_and_mask(clip, mask)
        with open_clip(path) as opened:
            frames = min(frames, opened.info.frame_count)
        report(bench_adaptation(Spec(engine, settings, path, labels, frames, device), repeats), as_json)


def _render(
    timed: Annotated[int, typer.Option(help="Steps' worth of clips that are timed.", min=1)] = 12,
    as_json: Annotated[bool, typer.Option("--json", help="One line of JSON on stdout.")] = False,
    **settings: Any,
) -> None:
    """The renderer beside the trainer: clips a second that one core makes, and that training takes."""
    from vosannot.training.benchmark import bench_rendering

    with readable_errors():
        report(bench_rendering(validated(TrainOptions, settings), timed), as_json)


def _long(
    engine: Annotated[str, typer.Option(help=f"One of {', '.join(engine_ids())}.")] = "stcn",
    clip: Annotated[Path | None, typer.Option(help="Clip, played there and back; the sample clip by default.")] = None,
    mask: Annotated[Path | None, typer.Option(help="Indexed PNG with the masks of the clip's first frame.")] = None,
    frames: Annotated[int, typer.Option(help="Frames to propagate through.", min=2)] = 2000,
    every: Annotated[int, typer.Option(help="Frames between two points of the curve.", min=1)] = 100,
    device: Annotated[str, typer.Option(help="auto, cpu or cuda.")] = "auto",
    as_json: Annotated[bool, typer.Option("--json", help="One line of JSON on stdout.")] = False,
    **settings: Any,
) -> None:
    """A long clip: memory and frames/s along the way (minutes)."""
    from vosannot.engines.benchmark.long import bench_long
    from vosannot.engines.benchmark.propagation import Spec

    with readable_errors():
        path, labels = _clip_and_mask(clip, mask)
        found = bench_long(Spec(engine, settings, path, labels, frames, device), every)
        curve = {} if as_json else {"curve": {f"frame {p.pop('frame')}": p for p in found["curve"]}}
        report({**found, **curve}, as_json)


def _batch(
    engine: Annotated[str, typer.Option(help=f"One of {', '.join(engine_ids())}.")] = "stcn",
    videos: Annotated[int, typer.Option(help="Small videos that are rendered.", min=2)] = 8,
    frames: Annotated[int, typer.Option(help="Frames of each.", min=4)] = 24,
    repeats: Annotated[int, typer.Option(help="Runs of each way, in turn.", min=1)] = 3,
    as_json: Annotated[bool, typer.Option("--json", help="One line of JSON on stdout.")] = False,
    **settings: Any,
) -> None:
    """Many videos: by a process, by one and by two workers of Ray; how late previews are; decoding, storing."""
    from vosannot.jobs.benchmark import bench_batch

    with readable_errors():
        report(bench_batch(engine, settings, videos, frames, repeats, _say), as_json)


@bench.command("scaling")
def scaling(
    numbers: Annotated[Path, typer.Argument(help="What `vosannot bench batch --json` printed.")],
    way: Annotated[str, typer.Option(help="Whose frames/s: embedded or ray_1.")] = "embedded",
    workers: Annotated[str, typer.Option(help="Numbers of workers, with commas.")] = "2,5,10,20,50,100",
    videos: Annotated[int, typer.Option(help="How many videos there are.", min=1)] = 1_000_000,
    frames: Annotated[int, typer.Option(help="Frames of each.", min=1)] = 70,
    annotators: Annotated[int, typer.Option(help="How many people.", min=1)] = 100,
    paint_minutes: Annotated[float, typer.Option(help="To paint a video's first masks.", min=0.01)] = 1.5,
    review_minutes: Annotated[float, typer.Option(help="To look through and correct it.", min=0.01)] = 2.0,
    rounds: Annotated[float, typer.Option(help="How often a video is propagated.", min=0.1)] = 1.5,
    speed: Annotated[float, typer.Option(help="Of a worker, compared to the measured one.", min=0.01)] = 1.0,
) -> None:
    """How long a collection takes, from measured numbers: a simulated plan, as a Markdown table."""
    from vosannot.jobs.scaling import Assumptions, Measured, table

    with readable_errors():
        given = Assumptions(
            videos,
            frames,
            annotators,
            paint_minutes=paint_minutes,
            review_minutes=review_minutes,
            rounds=rounds,
            speed=speed,
        )
        typer.echo(table(Measured.read(numbers, way), given, tuple(int(n) for n in workers.split(","))))


def _clip_and_mask(clip: Path | None, mask: Path | None) -> tuple[Path, Path]:
    """Those given, or the sample clip's."""
    from vosannot.media.sample import sample_clip, sample_mask

    if clip is None and mask is None:
        return sample_clip(), sample_mask()
    if clip is None or mask is None:
        fail("Give --clip and --mask together, or neither for the sample clip.")
    return clip, mask


_PARAMS = tuple(engine_info(name).params for name in engine_ids())
_PROPAGATING = {"weights", "size", "precision", "top_k", "mem_every"}
_ADAPTING = tuple(name for name in MatchingParams.__dataclass_fields__ if name not in _PROPAGATING)
# The plain loop knows neither: no previous frame in memory, no long-term memory.
_NOT_PLAIN = ("include_last", "deep_update_every", "long_term", "max_mid_term", "min_mid_term", "prototypes")
bench.command("propagate")(
    with_params(_propagate, *_PARAMS, skip=(*_ADAPTING, *_NOT_PLAIN, "max_long_term", "max_mem_frames"))
)
bench.command("adapt")(with_params(_adapt, *_PARAMS, skip=("iterations", "stop", "warm_start", "both_ways")))
bench.command("batch")(with_params(_batch, *_PARAMS))
bench.command("render")(with_params(_render, TrainOptions))
bench.command("long")(with_params(_long, *_PARAMS, skip=_ADAPTING))


def _say(what: str) -> None:
    console.print(f"measuring: {what}", highlight=False)


@bench.command("ui")
def window_speed(
    clip: Annotated[Path | None, typer.Option(help="Clip of the job; the sample clip by default.")] = None,
    mask: Annotated[Path | None, typer.Option(help="Indexed PNG with the masks of the clip's first frame.")] = None,
    iterations: Annotated[int, typer.Option(help="Adaptation steps of the job.", min=2)] = 8,
    as_json: Annotated[bool, typer.Option("--json", help="One line of JSON on stdout.")] = False,
) -> None:
    """The window: start, painting, stepping, timeline, and how long it is away while a job runs (minutes)."""
    with readable_errors():
        with importing_window():
            from vosannot.gui.benchmark import bench_ui
        report(bench_ui(clip, mask, iterations, _say), as_json)


@bench.command("collection")
def collection_speed(
    videos: Annotated[int, typer.Option(help="Small videos that are rendered and listed.", min=2)] = 300,
    as_json: Annotated[bool, typer.Option("--json", help="One line of JSON on stdout.")] = False,
) -> None:
    """The list of videos: adding, opening, searching, sorting, scrolling, queueing (a minute)."""
    with readable_errors():
        with importing_window():
            from vosannot.gui.bench_collection import bench_collection
        report(bench_collection(videos, _say), as_json)


@bench.command("store")
def store_speed(
    url: Annotated[
        Any, typer.Option(help="Also this team's workspace; you are its owner.", parser=workspace_address)
    ] = None,
    masks: Annotated[int, typer.Option(help="Masks that are stored.", min=10)] = 500,
    as_json: Annotated[bool, typer.Option("--json", help="One line of JSON on stdout.")] = False,
) -> None:
    """Masks stored a second, and how long until a stroke is acknowledged: a workspace file, and PostgreSQL."""
    from vosannot.project.benchmark import bench_store

    with readable_errors():
        if url is not None and not isinstance(url, TeamAddress):
            raise UsageError("--url takes the URL of a team's workspace.")
        report(bench_store(url, masks), as_json)
