"""From results to the report's HTML: what is shown where. The look is in ``report.html.j2``."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from vosannot.core.files import write_file
from vosannot.evaluation.report.charts import Line, line_chart
from vosannot.evaluation.report.figures import Shot, difference_shots, worst_shots

__all__ = ["Run", "write_report"]

_STYLES = 8  # colours in the style sheet


@dataclass(frozen=True, slots=True)
class Run:
    """A result, its folder (for pictures and masks), the name and the style that it has on this page."""

    label: str
    style: str
    result: dict[str, Any]
    folder: Path


def write_report(path: Path, results: Sequence[tuple[dict[str, Any], Path]], command: str, focus: int = 0) -> None:
    """Write the page.

    Args:
        path: HTML file.
        results: results and the folders they lie in, of one task; differences are to the first.
        command: the command line that asked for the page.
        focus: which of the results the page is about: its worst frames are shown.

    Raises:
        ExportError: it cannot be written.
    """
    labels = _labels([result for result, _ in results])
    runs = [
        Run(label, f"s{n % _STYLES}", result, folder)
        for n, (label, (result, folder)) in enumerate(zip(labels, results, strict=True))
    ]
    environment = Environment(
        loader=PackageLoader("vosannot.evaluation.report", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"number": _number, "signed": _signed}
    page = environment.get_template("report.html.j2").render(**_content(runs, runs[focus]), command=command)
    write_file(path, page.encode())


def _labels(results: Sequence[dict[str, Any]]) -> list[str]:
    """What tells the runs apart: parts of their titles, else settings that differ, else letters."""
    parts = [str(result["title"]).split(", ") for result in results]
    if len(parts) == 1:
        return [", ".join(parts[0])]
    shared = set.intersection(*(set(p) for p in parts))
    labels = [", ".join(word for word in p if word not in shared) for p in parts]
    if len(set(labels)) < len(labels):
        flat = [{**r["settings"], **r["settings"].get("params", {})} for r in results]
        keys = [k for k in flat[0] if k != "params" and len({str(f.get(k)) for f in flat}) > 1]
        for n, settings in enumerate(flat):
            labels[n] = ", ".join(p for p in (labels[n], *(f"{k} {str(settings.get(k))[:32]}" for k in keys[:3])) if p)
    if len(set(labels)) < len(labels):
        return [f"{chr(65 + n % 26)}: {', '.join(p)}" for n, p in enumerate(parts)]
    return [label or "clean" for label in labels]


def _content(runs: list[Run], main: Run) -> dict[str, Any]:
    names = [n for n in main.result["sequences"] if all(n in run.result["sequences"] for run in runs)]
    task = main.result["settings"]["task"]
    shots: list[Shot] = difference_shots(runs[:2], names) if len(runs) > 1 else []
    return {
        "runs": runs,
        "main": main,
        "others": [run for run in runs if run is not main],
        "task": task,
        "names": names,
        "rows": _rows(runs, names),
        "frame_charts": [(name, _frame_chart(runs, name)) for name in names],
        "loss_charts": [(name, chart) for name in names if (chart := _loss_chart(runs, name))],
        "iteration_charts": [(name, _iteration_chart(runs, name)) for name in names] if task == "iterations" else [],
        "rules": main.result["overall"].get("rules", {}),
        "round_charts": _round_charts(runs, names) if task == "rounds" else [],
        "worst": worst_shots(main),
        "differences": shots,
        "sequence_count": len(names),
        "object_count": sum(len(main.result["sequences"][n]["objects"]) for n in names),
    }


def _rows(runs: list[Run], names: list[str]) -> list[dict[str, Any]]:
    """One row for each sequence and object; J&F of every run and its difference to the first."""
    rows = []
    for name in names:
        for identifier, entry in runs[0].result["sequences"][name]["objects"].items():
            found = [run.result["sequences"][name]["objects"].get(identifier) for run in runs]
            jf = [None if e is None else (e["j_mean"] + e["f_mean"]) / 2 for e in found]
            rows.append({"sequence": name, "object": identifier, "entry": entry, "entries": found, "jf": jf})
    return rows


def _jf(record: dict[str, Any]) -> list[float]:
    """Mean J&F over objects of every scored frame."""
    values = np.array([[entry["j"], entry["f"]] for entry in record["objects"].values()])
    return [float(v) for v in values.mean((0, 1))]


def _frame_chart(runs: list[Run], name: str) -> Markup:
    """J and F for one run; J&F of each for several."""
    records = [run.result["sequences"][name] for run in runs]
    first = records[0]["first_scored"]
    if len(runs) > 1:
        lines = [
            Line(f"{run.label}, J&F", run.style, list(enumerate(_jf(record), first)))
            for run, record in zip(runs, records, strict=True)
        ]
    else:
        lines = [
            Line(title, style, list(enumerate(np.mean([e[key] for e in records[0]["objects"].values()], 0), first)))
            for title, style, key in (("J", "s0", "j"), ("F", "s1", "f"))
        ]
        if "check" in records[0]:
            lines[1:] = [
                Line("J expected by the selector", "s1", list(enumerate(records[0]["check"]["expected_j"], first)))
            ]
    return line_chart(lines, "frame")


def _loss_chart(runs: list[Run], name: str) -> Markup:
    lines = []
    for run in runs:
        curve = run.result["sequences"][name]["adaptation"]
        points = [(float(p["step"]), float(p["loss"])) for p in curve if p.get("loss") is not None]
        if points:
            lines.append(Line(f"{run.label}, loss", run.style, points, dots=len(points) < 40))
    return line_chart(lines, "iteration", low=0.0, high=None)


def _iteration_chart(runs: list[Run], name: str) -> Markup:
    lines, marks = [], []
    for run in runs:
        record = run.result["sequences"][name]
        points = [(float(p["step"]), float(p["jf"])) for p in record["iterations"]]
        lines.append(Line(f"{run.label}, J&F", run.style, points, dots=True))
        best = record["best"]
        marks.append((float(best["step"]), float(best["jf"]), f"best: {best['jf']:.3f} at iteration {best['step']}"))
    return line_chart(lines, "iteration", low=None, high=None, marks=marks)


def _round_charts(runs: list[Run], names: list[str]) -> list[tuple[str, Markup]]:
    charts = [("mean of all", line_chart(
        [Line(run.label, run.style, list(enumerate(run.result["overall"]["curve"])), dots=True) for run in runs],
        "corrections",
    ))]  # fmt: skip
    for name in names:
        lines = [
            Line(
                run.label,
                run.style,
                [(float(r["round"]), float(r["jf"])) for r in run.result["sequences"][name]["rounds"]],
                dots=True,
            )
            for run in runs
        ]
        charts.append((name, line_chart(lines, "corrections")))
    return charts


def _number(value: float | None, digits: int = 3) -> str:
    return "–" if value is None else f"{value:.{digits}f}"


def _signed(value: float | None, digits: int = 3) -> str:
    return "–" if value is None else f"{value:+.{digits}f}".replace("-", "−")
