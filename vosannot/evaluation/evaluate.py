"""A whole run: sequence after sequence, kept as they are finished, then the result."""

import shlex
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from vosannot.core.errors import UsageError
from vosannot.core.events import IterationDone, StageStarted, Warned
from vosannot.core.files import make_folder, write_file
from vosannot.engines.base import Session
from vosannot.engines.catalogue import load_engine, proposer_ids
from vosannot.evaluation.checking import run_check
from vosannot.evaluation.copying import CopySession
from vosannot.evaluation.material import Material, frames_folder, load_material
from vosannot.evaluation.pictures import overlay_jpeg, worst_frames
from vosannot.evaluation.repairing import run_repair
from vosannot.evaluation.result import make_result, write_result
from vosannot.evaluation.spec import COPY, RunFolder, Spec
from vosannot.evaluation.tasks import Outcome, run_iterations, run_rounds, run_semi
from vosannot.evaluation.work import Stream
from vosannot.evaluation.zero_shot import run_epochs, run_zero_shot
from vosannot.masks.label_map import LabelMap
from vosannot.masks.png import write_png
from vosannot.media.clip import open_clip

__all__ = ["check", "evaluate"]

_RUNS = {
    "semi": run_semi,
    "iterations": run_iterations,
    "rounds": run_rounds,
    "check": run_check,
    "repair": run_repair,
    "zero-shot": run_zero_shot,
}
_WORST = 4  # pictures a sequence


def check(spec: Spec, sequences: Sequence[str]) -> None:
    """Look at everything that can be wrong before minutes of work: sequences, weights, corruption.

    Raises:
        VosannotError: one sentence about what is wrong.
    """
    if spec.task == "iterations" and getattr(spec.params, "objective", "none") == "none":
        raise UsageError("--task iterations follows an adaptation, and with objective none there is none; use mcc.")
    if spec.task == "iterations" and getattr(spec.params, "schedule", "ltv") != "ltv":
        raise UsageError("--task iterations needs weights that are the same for all frames: use --schedule ltv.")
    spec.weights()
    for name in sequences:
        load_material(spec.dataset, name)


def evaluate(
    spec: Spec, out: Path, sequences: Sequence[str], command: Sequence[str], *, restart: bool = False
) -> Stream[dict[str, Any]]:
    """Run the task on the sequences; what was finished in ``out`` with the same settings is not done again.

    The events are the sessions' own inside a stage "evaluate" of one step for each sequence. Returns the result, which
    lies in ``out/result.json`` and ``out/result.csv`` by then; masks are in ``out/masks/<sequence>/<stem>.png``.

    Args:
        command: the command line, for the record.
        restart: throw away what is in ``out``.

    Raises:
        VosannotError: bad input, settings that differ from those in ``out``, or an engine that failed.
    """
    settings = spec.settings()
    folder = RunFolder(out, settings)
    if not restart:
        folder.guard()
    records = {} if restart else {name: record for name in sequences if (record := folder.record(name)) is not None}
    session = _open(spec) if len(records) < len(sequences) else None
    yield StageStarted("evaluate", len(sequences))
    try:
        folder.open(restart=restart)
        for number, name in enumerate(sequences, 1):
            if session is not None and name not in records:
                records[name] = yield from _sequence(spec, session, folder, name)
            else:
                yield Warned(f"{name} is finished already and kept.")
            yield IterationDone("evaluate", number, len(sequences), {"J&F": records[name]["jf_mean"]})
    finally:
        if session is not None:
            session.close()
    records = {name: records[name] for name in sequences}
    result = make_result(settings, spec.weights(), records, shlex.join(command), spec.title)
    write_result(out, result)
    return result


def _open(spec: Spec) -> Session:
    return CopySession() if spec.engine == COPY else load_engine(spec.engine).open(spec.params, spec.device)


def _sequence(spec: Spec, session: Session, folder: RunFolder, name: str) -> Stream[dict[str, Any]]:
    material = load_material(spec.dataset, name)
    with frames_folder(material, spec.corruption, spec.seed, folder.path) as clip:
        without_masks = spec.task == "iterations" and spec.engine in proposer_ids()
        run = run_epochs if without_masks else _RUNS[spec.task]
        outcome = yield from run(spec, session, material, clip)
        return _keep(folder, material, clip, outcome)


def _keep(folder: RunFolder, material: Material, clip: Path, outcome: Outcome) -> dict[str, Any]:
    """Write masks and pictures, then the record that says that they are complete."""
    labels, values, record = outcome
    masks = folder.path / "masks" / material.name
    make_folder(masks)
    for frame, stem in enumerate(material.info.stems):
        write_png(masks / f"{stem}.png", labels.get(frame, np.zeros_like(material.truth[0])))
    record["pictures"] = _pictures(
        folder.path / "pictures", material, clip, labels, values.mean((0, 1)).tolist(), record["first_scored"]
    )
    folder.keep(material.name, record)
    return record


def _pictures(
    folder: Path, material: Material, clip: Path, labels: dict[int, LabelMap], per_frame: list[float], first: int
) -> list[dict[str, Any]]:
    entries = []
    with open_clip(clip) as opened:
        for frame in worst_frames(per_frame, first, _WORST):
            picture, stem = opened.frame(frame), material.info.stems[frame]
            files = {}
            for kind, shown in (("predicted", labels.get(frame)), ("truth", material.truth[frame])):
                files[kind] = f"{material.name}-{stem}-{kind}.jpg"
                shown = np.zeros_like(material.truth[frame]) if shown is None else shown
                write_file(folder / files[kind], overlay_jpeg(picture, shown))
            entries.append({"frame": frame, "stem": stem, "jf": per_frame[frame - first], **files})
    return entries
