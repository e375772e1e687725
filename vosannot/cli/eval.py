"""``vosannot eval``: measure an engine on a dataset."""

import dataclasses
import itertools
import json
import shlex
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.markup import escape
from rich.progress import Progress, TaskID
from rich.table import Table

from vosannot.cli.common import console, progress_bar, readable_errors, with_params
from vosannot.core.errors import UsageError
from vosannot.core.events import ForegroundDone, FrameDone, IterationDone, StageStarted, Warned
from vosannot.core.files import make_folder, write_file
from vosannot.engines.catalogue import engine_ids, engine_info, offered_proposers, proposer_ids
from vosannot.engines.refine.info import METHODS, RepairParams
from vosannot.evaluation.checking import RANKINGS
from vosannot.evaluation.davis import DavisDataset
from vosannot.evaluation.evaluate import check
from vosannot.evaluation.evaluate import evaluate as run_evaluation
from vosannot.evaluation.material import choose_sequences, corruption_name
from vosannot.evaluation.repairing import MEASURES
from vosannot.evaluation.report import write_report
from vosannot.evaluation.result import find_result, load_result
from vosannot.evaluation.spec import COPY, Spec, digest, to_json
from vosannot.evaluation.tasks import TASKS
from vosannot.evaluation.work import Stream
from vosannot.settings.params import describe, validated

__all__ = ["evaluate"]

_SHOWN = {"jf_mean": "J&F", "j_mean": "J", "f_mean": "F", "jf_best": "best", "area": "area"}
_SHOWN_ZERO_SHOT = {
    "j_mean": "J",
    "f_pixel_mean": "F pixel",
    "f_mean": "F boundary",
    "j_before": "J before adapting",
    "first_candidate_j": "J of the first candidate",
    "objects_j": "J object by object",
}
_RANKED = ("selector", "its relative error", "confidence", "distance from the first frame")
_SUGGEST = ("worst", "listed", "selector", "confidence", "even", "random")


def _one_of(option: str, value: str, choices: tuple[str, ...]) -> None:
    if value not in choices:
        raise UsageError(f"{option} is one of {', '.join(choices)}, not {value!r}.")


def _variants(base: Spec, corruptions: list[str], compare: bool) -> dict[str, Spec]:
    """Subfolder -> run: every corruption, and with ``compare`` the engine as set, unadapted, and no network."""
    methods = {"": base}
    if compare and base.task == "zero-shot":
        methods = _without_masks(base)
    elif compare:
        methods = {"plain": base, "copy": dataclasses.replace(base, engine=COPY, params=None)}
        if getattr(base.params, "objective", "none") != "none":
            plain = dataclasses.replace(base, params=dataclasses.replace(base.params, objective="none"))
            methods = {"plain": plain, "adapted": base, "copy": methods["copy"]}
    runs = {}
    for corruption, (method, spec) in itertools.product(corruptions, methods.items()):
        folder = corruption.replace(":", "-") if len(corruptions) > 1 else ""
        runs["/".join(part for part in (folder, method) if part)] = dataclasses.replace(spec, corruption=corruption)
    return runs


def _without_masks(base: Spec) -> dict[str, Spec]:
    """Subfolder -> run: the network with every schedule and objective that it has, and what looks at flow only."""
    offered: list[str] = [name for name in ("flow", "motion") if name in offered_proposers()]
    methods = {name: dataclasses.replace(base, engine=name, params=engine_info(name).params()) for name in offered}
    if base.engine != "datt":
        return {**methods, base.engine: base}
    known = {parameter.name: parameter.choices for parameter in describe(type(base.params))}
    for schedule in known["schedule"]:
        params = dataclasses.replace(base.params, objective="depth", schedule=schedule)
        methods[f"depth-{schedule}"] = dataclasses.replace(base, params=params)
    for objective in (name for name in known["objective"] if name not in ("none", "depth")):
        params = dataclasses.replace(base.params, objective=objective)
        methods[objective] = dataclasses.replace(base, params=params)
    return methods


def _follow(stream: Stream[dict[str, Any]], progress: Progress, title: str, sequences: list[str]) -> dict[str, Any]:
    """Drive a run: one bar for the sequences, one for what is going on in the present one."""
    names = iter(sequences)
    whole: TaskID | None = None
    stage: TaskID | None = None
    frames = 0
    while True:
        try:
            event = next(stream)
        except StopIteration as end:
            result: dict[str, Any] = end.value
            break
        if isinstance(event, StageStarted) and event.stage == "evaluate":
            whole = progress.add_task(title, total=event.total, note=next(names, ""))
        elif isinstance(event, StageStarted):
            if stage is not None:
                progress.remove_task(stage)
            frames = 0
            stage = progress.add_task(event.stage, total=event.total or None, note="")
        elif isinstance(event, IterationDone):
            bar = whole if event.stage == "evaluate" else stage
            note = "  ".join(f"{name} {value:.4g}" for name, value in event.scalars.items())
            if event.stage == "evaluate":
                note = "  now ".join(part for part in (note, next(names, "")) if part)
            if bar is not None:
                progress.update(bar, completed=event.step, note=note)
        elif isinstance(event, FrameDone | ForegroundDone) and stage is not None:
            frames += 1
            progress.update(stage, completed=frames)
        elif isinstance(event, Warned):
            console.print(f"[yellow]{escape(event.message)}[/]", highlight=False, soft_wrap=True)
    if stage is not None:
        progress.remove_task(stage)
    return result


def _run_all(
    runs: dict[str, Spec], out: Path, sequences: list[str], command: list[str], restart: bool
) -> Iterator[tuple[str, dict[str, Any]]]:
    with progress_bar() as progress:
        for folder, spec in runs.items():
            stream = run_evaluation(spec, out / folder, sequences, command, restart=restart)
            yield folder, _follow(stream, progress, spec.title, sequences)


def _command(
    dataset: Annotated[Path, typer.Argument(help="Dataset in the DAVIS layout.")],
    task: Annotated[
        str,
        typer.Option(
            help="semi: first mask given, propagate (DAVIS); iterations: J&F of every N-th iteration of an adaptation; "
            "rounds: a simulated annotator corrects one frame a round; check: how well a check ranks the frames; "
            "repair: J of the worst quarter of the frames before and after a repair; "
            "zero-shot: what moves, without any mask."
        ),
    ] = "semi",
    engine: Annotated[str, typer.Option(help=f"One of {', '.join(engine_ids())}.")] = "stcn",
    method: Annotated[
        str | None,
        typer.Option(
            help=f"Of --task zero-shot: one of {', '.join(proposer_ids())}; default: the first whose weights are "
            "there. Of --task iterations: follow an adaptation without masks, whose iterations are epochs."
        ),
    ] = None,
    corruption: Annotated[
        list[str] | None,
        typer.Option(help="NAME:LEVEL, applied on the fly, or clean; several: one run each below --out."),
    ] = None,
    sequences: Annotated[list[str] | None, typer.Option(help="Only this sequence; may be given several times.")] = None,
    out: Annotated[
        Path | None, typer.Option(help="Folder for masks, results and report; finished sequences in it are kept.")
    ] = None,
    resolution: Annotated[str, typer.Option(help="Folder of Annotations and JPEGImages.")] = "480p",
    against: Annotated[Path | None, typer.Option(help="A result.json, or its folder, to be put beside this.")] = None,
    every: Annotated[int, typer.Option(help="Iterations between scored snapshots (--task iterations).", min=1)] = 5,
    rounds: Annotated[int, typer.Option(help="Corrections (--task rounds).", min=1)] = 8,
    suggest: Annotated[
        str, typer.Option(help=f"Which frame is corrected (--task rounds): one of {', '.join(_SUGGEST)}.")
    ] = "worst",
    selector: Annotated[
        str, typer.Option(help="Mask selector (--task check and repair, --suggest selector): a model or a weight file.")
    ] = "",
    corrector: Annotated[str, typer.Option(help="Mask corrector (--task repair): a model or a weight file.")] = "",
    repair_method: Annotated[str, typer.Option(help=f"Of --task repair: one of {', '.join(METHODS)}.")] = METHODS[0],
    repair_adapt: Annotated[
        int, typer.Option(help="Of --task repair: iterations in which the corrector adapts first.", min=0)
    ] = 0,
    repair_select: Annotated[
        bool,
        typer.Option(
            "--repair-select/--no-repair-select",
            help="Of --task repair: let the mask selector choose; off: all frames are mended.",
        ),
    ] = True,
    compare: Annotated[
        bool,
        typer.Option(
            "--compare",
            help="Also run the same network unadapted, and no network (copied masks); of --task zero-shot: all "
            "schedules, the other objectives, flow object by object, and motion alone.",
        ),
    ] = False,
    device: Annotated[str, typer.Option(help="auto, cpu, cuda or mps.")] = "auto",
    restart: Annotated[
        bool, typer.Option("--restart", help="Throw away what is in --out instead of going on with it.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the means as JSON on stdout.")] = False,
    **settings: Any,
) -> None:
    """Measure an engine on a dataset: J and F, curves, a report. Ctrl-C stops; the same command goes on."""
    with readable_errors():
        _one_of("--task", task, TASKS)
        _one_of("--suggest", suggest, _SUGGEST)
        if task == "zero-shot":
            engine = method or offered_proposers()[0]
            _one_of("--method", engine, proposer_ids())
        elif task == "iterations" and method is not None:
            engine = method
            _one_of("--method", engine, proposer_ids())
        elif method is not None:
            raise UsageError("--method is for --task zero-shot and iterations; the others take --engine.")
        info = engine_info(engine)
        seed = settings.pop("seed", 0)  # also of corruptions and random suggestions, which need no engine's leave
        if "seed" in {parameter.name for parameter in describe(info.params)}:
            settings["seed"] = seed
        if task == "iterations" and "stop" not in {parameter.name for parameter in describe(info.params)}:
            raise UsageError(f"--task iterations compares snapshots of an adaptation, of which {engine} keeps none.")
        if task == "iterations":
            settings = {"stop": "fixed", **settings}  # rules are judged afterwards, on all iterations
        if task in ("check", "repair") and "objective" in {parameter.name for parameter in describe(info.params)}:
            settings = {"objective": "none", **settings}  # masks as they come from the weights, unless asked otherwise
        params = validated(info.params, settings)
        data = DavisDataset(dataset, resolution)
        names = choose_sequences(data, tuple(sequences or ()))
        corruptions = list(dict.fromkeys(corruption_name(text) for text in corruption or ["clean"]))
        chosen = {"method": repair_method, "adapt": repair_adapt, "select": repair_select, "preview_every": 0}
        named = {name: value for name, value in (("weights", corrector), ("selector", selector)) if value}
        mending = validated(RepairParams, {**chosen, **named})
        base = Spec(data, task, engine, params, device, seed, corruptions[0], every, rounds, suggest, selector, mending)
        other = load_result(against) if against is not None else None
        if other is not None and other["settings"]["task"] != task:
            raise UsageError(
                f"{against} is of task {other['settings']['task']}, not {task}; the two cannot be compared."
            )
        check(base, names)
        if compare and task == "iterations":
            raise UsageError(
                "--compare makes no sense with --task iterations: its iteration 0 is the unadapted network."
            )
        runs = _variants(base, corruptions, compare)
        out = (
            out
            or Path("runs") / f"eval-{dataset.resolve().name}-{task}-{digest([s.settings() for s in runs.values()])}"
        )
        command = ["vosannot", *sys.argv[1:]]
        results = list(_run_all(runs, out, names, command, restart))
        _finish(out, results, other, find_result(against).parent if against is not None else out, command)
    summary = {
        "out": str(out),
        "report": str(out / "report.html"),
        "runs": {folder or ".": _summary(result) for folder, result in results},
    }
    if as_json:
        typer.echo(json.dumps(summary))
        return
    for _, result in results:
        overall = result["overall"]
        shown = _SHOWN_ZERO_SHOT if task == "zero-shot" else _SHOWN
        words = [f"{word} {overall[key]:.4f}" for key, word in shown.items() if key in overall]
        typer.echo(f"{result['title']}: {'  '.join(words)}")
        if "check" in overall:
            _print_check(result)
        if "repair" in overall:
            _print_repair(result)
        for goal, needed in overall.get("corrections", {}).items():
            typer.echo(_corrections(goal, needed))
        if overall.get("looks"):
            typer.echo(_listed(overall["looks"]))
        for name, verdict in overall.get("rules", {}).items():
            spent = f", {verdict['iterations']:.0f} iterations" if "iterations" in verdict else ""
            typer.echo(
                f"  {name}: J {verdict['j']:.4f}, {verdict['kept']:.0%} of the gain in hindsight, worst "
                f"{verdict['worst']:+.3f}{spent}"
            )
    typer.echo(f"Report: {out / 'report.html'}")


def _corrections(goal: str, needed: dict[str, Any]) -> str:
    mean = "" if needed["mean"] is None else f", {needed['mean']:.2f} corrections each"
    return (
        f"  corrections to J {goal}: {needed['reached']} of {needed['of']} sequences get there{mean}; "
        f"{needed['capped']:.2f} when the others count with all rounds"
    )


def _print_check(result: dict[str, Any]) -> None:
    """Rank correlations of every sequence and their means."""
    table = Table("sequence", "J", "predicted", "relative error", "confidence", "distance", "off by", "exemplars' J")
    for name, record in result["sequences"].items():
        check = record["check"]
        table.add_row(
            name,
            f"{record['j_mean']:.3f}",
            *(f"{check['rank'][ranking]:.3f}" for ranking in RANKINGS),
            f"{check['off']:.3f}",
            f"{check['exemplar_j']:.3f}",
        )
    console.print(table)
    found = result["overall"]["check"]
    words = "  ".join(f"{word} {found['rank'][name]:.3f}" for word, name in zip(_RANKED, RANKINGS, strict=True))
    typer.echo(f"  rank correlation with the true error: {words}; all frames together {found['rank_together']:.3f}")
    typer.echo(f"  expected J off by {found['off']:.3f}; J of exemplars {found['exemplar_j']:.3f}")


def _print_repair(result: dict[str, Any]) -> None:
    """J before and after, of every sequence and the means."""
    table = Table("sequence", "J", "repaired", "worst quarter", "repaired", "better", "worse", "doubtful")
    for name, record in result["sequences"].items():
        found = record["repair"]
        table.add_row(
            name,
            *(f"{found[measure]:.3f}" for measure in MEASURES),
            *(str(found[count]) for count in ("better", "worse", "doubtful_frames")),
        )
    console.print(table)
    found = result["overall"]["repair"]
    typer.echo(
        f"  worst quarter of the frames: J {found['worst_before']:.3f} -> {found['worst_after']:.3f}; all frames "
        f"{found['j_before']:.3f} -> {found['j_after']:.3f}; {found['better']} frames better, {found['worse']} worse"
    )


def _listed(looks: dict[str, float]) -> str:
    return (
        f"  frames to look at next: {looks['hits']:.0%} of them among the worst fifth (evenly spaced "
        f"{looks['hits_even']:.0%}, random {looks['hits_random']:.0%}); their J {looks['j']:.3f}, evenly spaced "
        f"{looks['j_even']:.3f}, random {looks['j_random']:.3f}, worst {looks['j_worst']:.3f}"
    )


def _summary(result: dict[str, Any]) -> dict[str, Any]:
    names = ("jf_mean", "j_mean", "f_mean", "f_pixel_mean", "before", "area", "corrections", "best", "objects_j")
    return {
        "title": result["title"],
        "overall": result["overall"],
        "sequences": {n: {k: r[k] for k in names if k in r} for n, r in result["sequences"].items()},
    }


def _finish(
    out: Path, results: list[tuple[str, dict[str, Any]]], other: dict[str, Any] | None, beside: Path, command: list[str]
) -> None:
    """The reports: one for each run, one for all of them, with the other result beside."""
    line = shlex.join(command)
    first = [(other, beside)] if other is not None else []
    for folder, result in results:
        write_report(out / folder / "report.html", [*first, (result, out / folder)], line, focus=len(first))
    if len(results) > 1:
        make_folder(out)
        listed = [{"folder": f, "title": r["title"], "overall": r["overall"]} for f, r in results]
        write_file(out / "result.json", to_json({"command": line, "runs": listed}))
        focus = next((n for n, (folder, _) in enumerate(results) if folder.endswith("adapted")), 0)
        every = [*first, *((result, out / folder) for folder, result in results)]
        write_report(out / "report.html", every, line, focus=len(first) + focus)


evaluate = with_params(_command, *(engine_info(name).params for name in (*engine_ids(), *proposer_ids())))
