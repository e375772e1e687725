"""The machine-readable result of a run: made, written, read back."""

import csv
import io
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np

from vosannot.core.errors import UsageError
from vosannot.core.files import write_file
from vosannot.evaluation import checking, repairing, zero_shot
from vosannot.evaluation.judging import verdicts
from vosannot.evaluation.looking import looks
from vosannot.evaluation.spec import digest, to_json, versions

__all__ = ["MEASURES", "find_result", "frame_rows", "load_result", "make_result", "write_result"]

MEASURES = ("j_mean", "j_recall", "j_decay", "f_mean", "f_recall", "f_decay")
_FORMAT = 1


def make_result(
    settings: dict[str, Any], weights: dict[str, Any], records: dict[str, dict[str, Any]], command: str, title: str
) -> dict[str, Any]:
    """Put the records of all sequences together.

    ``overall`` holds the means over all objects, as DAVIS reports them, and what the task adds: for ``iterations`` the
    mean J&F of the original weights, of the last ones and of every sequence's best, and what stopping rules would have
    kept of it; for ``rounds`` the curve, its area and the mean number of corrections of the sequences that reach a
    goal; for ``check`` the rank correlations, see :mod:`vosannot.evaluation.checking`; for
    ``repair`` J before and after, see :mod:`vosannot.evaluation.repairing`. ``looks``:
    what the list of frames to look at next is worth, see :mod:`vosannot.evaluation.looking`.
    """
    entries = [entry for record in records.values() for entry in record["objects"].values()]
    overall: dict[str, Any] = {name: float(np.mean([entry[name] for entry in entries])) for name in MEASURES}
    overall["jf_mean"] = (overall["j_mean"] + overall["f_mean"]) / 2
    seconds = [record["seconds"] for record in records.values()]
    overall["seconds"] = {part: float(sum(s[part] for s in seconds)) for part in ("adapt", "propagate")}
    overall["fps"] = float(np.mean([record["fps"] for record in records.values()]))
    if settings["task"] == "iterations":
        overall |= {
            "jf_before": float(np.mean([r["iterations"][0]["jf"] for r in records.values()])),
            "jf_last": float(np.mean([r["iterations"][-1]["jf"] for r in records.values()])),
            "jf_best": float(np.mean([r["best"]["jf"] for r in records.values()])),
            "rules": verdicts(list(records.values())),
        }
    if settings["task"] == "semi":
        overall["looks"] = looks(list(records.values()))
    if settings["task"] == "check":
        overall["check"] = checking.overall(list(records.values()))
    if settings["task"] == "repair":
        overall["repair"] = repairing.overall(list(records.values()))
    if settings["task"] == "zero-shot":
        overall |= zero_shot.overall(records)
    if settings["task"] == "rounds":
        rounds = [entry for record in records.values() for entry in record["rounds"][1:]]
        overall["looks"] = looks(rounds)  # with a second reference there are two directions
        overall |= _rounds(list(records.values()), settings["rounds"])
    return {
        "format": _FORMAT,
        "title": title,
        "made": datetime.now(UTC).isoformat(timespec="seconds"),
        "command": command,
        "settings": settings,
        "settings_digest": digest(settings),
        "weights": weights,
        "versions": versions(),
        "overall": overall,
        "sequences": records,
    }


def _rounds(records: list[dict[str, Any]], rounds: int) -> dict[str, Any]:
    curves = []
    for record in records:
        curve = [entry["jf"] for entry in record["rounds"]]
        curves.append(curve + [curve[-1]] * (rounds + 1 - len(curve)))
    goals = list(records[0]["corrections"])
    return {
        "curve": [float(v) for v in np.mean(curves, 0)],
        "area": float(np.mean(curves)),
        "corrections": {goal: _needed([r["corrections"][goal] for r in records], rounds) for goal in goals},
    }


def _needed(corrections: list[int | None], rounds: int) -> dict[str, Any]:
    """``mean`` of the sequences that reach a goal; ``capped``: of all, those that do not reach it with ``rounds``."""
    found = [count for count in corrections if count is not None]
    capped = float(np.mean([rounds if count is None else count for count in corrections]))
    mean = float(np.mean(found)) if found else None
    return {"reached": len(found), "of": len(corrections), "mean": mean, "capped": capped}


def frame_rows(result: dict[str, Any]) -> Iterator[tuple[str, int, int, float, float]]:
    """(sequence, object, frame, J, F) of every scored frame."""
    for name, record in result["sequences"].items():
        for identifier, entry in record["objects"].items():
            for position, (j, f) in enumerate(zip(entry["j"], entry["f"], strict=True)):
                yield name, int(identifier), record["first_scored"] + position, j, f


def write_result(folder: Path, result: dict[str, Any]) -> None:
    """``result.json``, ``result.csv`` (per frame) and, for other tasks, ``iterations.csv``, ``rounds.csv`` or
    ``zero-shot.csv`` (per sequence, with the pixel F).

    Raises:
        ExportError: they cannot be written.
    """
    write_file(folder / "result.json", to_json(result))
    _write_csv(folder / "result.csv", [("sequence", "object", "frame", "J", "F"), *frame_rows(result)])
    for task, columns in (
        ("iterations", ("step", "j", "f", "jf", "confidence", "loss")),
        ("rounds", ("round", "corrected", "j", "f", "jf")),
    ):
        if result["settings"]["task"] == task:
            rows = [
                (name, *(point[column] for column in columns))
                for name, record in result["sequences"].items()
                for point in record[task]
            ]
            _write_csv(folder / f"{task}.csv", [("sequence", *columns), *rows])
    if result["settings"]["task"] == "zero-shot":
        before = ("J before", "F pixel before", "F boundary before")
        head = ("sequence", "J", "F pixel", "F boundary", *before, "J object by object")
        _write_csv(folder / "zero-shot.csv", [head, *_zero_shot_rows(result)])


def _zero_shot_rows(result: dict[str, Any]) -> Iterator[tuple[Any, ...]]:
    for name, record in result["sequences"].items():
        before = record.get("before", {})
        measured = (record["j_mean"], record["f_pixel_mean"], record["f_mean"])
        each = list(record.get("objects_j", {}).values())
        apart = sum(each) / len(each) if each else ""
        yield (name, *measured, *(before.get(key, "") for key in ("j", "f_pixel", "f")), apart)


def _write_csv(path: Path, rows: list[tuple[Any, ...]]) -> None:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    write_file(path, text.getvalue().encode())


def find_result(path: Path) -> Path:
    """The result.json meant by a file or a folder that holds one; raises UsageError when there is none."""
    file = path / "result.json" if path.is_dir() else path
    if not file.is_file():
        raise UsageError(f"{path} is no result: there is no file {file}.")
    return file


def load_result(path: Path) -> dict[str, Any]:
    """Read a result.json, or that of a folder.

    Raises:
        UsageError: it is missing, damaged, or a list of several runs.
    """
    file = find_result(path)
    try:
        result = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise UsageError(f"{file} cannot be read as a result; run the evaluation again.") from error
    if isinstance(result, dict) and "runs" in result:
        folders = ", ".join(str(file.parent / run["folder"]) for run in result["runs"])
        raise UsageError(f"{file} lists several runs; choose one of {folders}.")
    if not isinstance(result, dict) or result.get("format") != _FORMAT or "sequences" not in result:
        raise UsageError(f"{file} is no result of `vosannot eval` that this version can read.")
    return result
