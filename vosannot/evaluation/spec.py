"""What one evaluation run is: everything that decides its numbers, and the folder that keeps them."""

import hashlib
import json
import shutil
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from platform import machine, python_version, system
from typing import Any

import vosannot
from vosannot.core.errors import UsageError
from vosannot.core.files import make_folder, refusing, write_file
from vosannot.engines.catalogue import engine_info
from vosannot.engines.refine.info import RepairParams
from vosannot.engines.refine.request import CheckParams
from vosannot.engines.weights import find_weights
from vosannot.evaluation.davis import DavisDataset

__all__ = ["COPY", "RunFolder", "Spec", "digest", "to_json", "versions"]

_AS_IT_COMES = RepairParams()
COPY = "copy"
"""Engine id of the baseline without a network (:mod:`vosannot.evaluation.copying`)."""


@dataclass(frozen=True, slots=True)
class Spec:
    """One run.

    Attributes:
        dataset: in the DAVIS layout.
        task: "semi", "iterations", "rounds", "check", "repair" or "zero-shot".
        engine: id from the catalogue, or :data:`COPY`.
        params: of the engine's parameter class; None for :data:`COPY`.
        device: for the engine.
        seed: of corruptions and of random suggestions (the engine's own is in ``params``).
        corruption: "clean" or NAME:LEVEL.
        every: iterations between scored snapshots (task "iterations").
        rounds: corrections (task "rounds").
        suggest: "worst", "listed", "selector", "confidence", "even" or "random" (task "rounds").
        selector: weights of the mask selector; "": the bundled ones (task "check", and rounds that it suggests).
        repair: settings of the repair (task "repair").
    """

    dataset: DavisDataset
    task: str
    engine: str
    params: Any
    device: str
    seed: int
    corruption: str
    every: int
    rounds: int
    suggest: str
    selector: str = ""
    repair: RepairParams = _AS_IT_COMES

    def weights(self) -> dict[str, Any]:
        """Name, sha256 and recommended adaptation rate of the weights, or {} when there are none.

        Raises:
            WeightsError: they cannot be found.
        """
        name = getattr(self.params, "weights", None)
        if name is None:
            return {}
        found = find_weights(name, engine_info(self.engine).models)
        with refusing(found.path), found.path.open("rb") as file:
            return {"name": name, "sha256": hashlib.file_digest(file, "sha256").hexdigest(), "lr": found.lr}

    def _menders(self) -> dict[str, str]:
        names = {"corrector": self.repair.weights, "selector": self.repair.selector}
        found = {}
        for family, name in names.items():
            with refusing(path := find_weights(name, family).path), path.open("rb") as file:
                found[f"{family}_sha256"] = hashlib.file_digest(file, "sha256").hexdigest()
        return found

    def _selector(self) -> dict[str, str]:
        name = self.selector or CheckParams().weights
        with refusing(path := find_weights(name, "selector").path), path.open("rb") as file:
            return {"weights": name, "sha256": hashlib.file_digest(file, "sha256").hexdigest()}

    def settings(self) -> dict[str, Any]:
        """Everything that decides the numbers, ready for JSON."""
        settings: dict[str, Any] = {
            "dataset": str(self.dataset.root.resolve()),
            "resolution": self.dataset.resolution,
            "task": self.task,
            "engine": self.engine,
            "corruption": self.corruption,
            "seed": self.seed,
            "device": self.device,
            "version": vosannot.__version__,
        }
        if self.params is not None:
            weights = self.weights()
            settings["params"] = {**asdict(self.params), **({"weights": weights["name"]} if weights else {})}
            settings["weights_sha256"] = weights.get("sha256", "")
            settings["weights_lr"] = weights.get("lr", 0.0)
        if self.task == "iterations":
            settings["every"] = self.every
        if self.task == "rounds":
            settings |= {"rounds": self.rounds, "suggest": self.suggest}
        if self.task == "check" or (self.task == "rounds" and self.suggest == "selector"):
            settings["selector"] = self._selector()
        if self.task == "repair":
            settings["repair"] = {**asdict(self.repair), **self._menders()}
        return settings

    @property
    def title(self) -> str:
        """A few words for tables: engine, objective, corruption."""
        if self.engine == COPY:
            words = ["no network"]
        else:
            objective = getattr(self.params, "objective", None)
            words = [engine_info(self.engine).title, *([f"objective {objective}"] if objective else [])]
            if objective not in (None, "none") and hasattr(self.params, "schedule"):
                words.append(f"schedule {self.params.schedule}")
        return ", ".join([*words, *([self.corruption] if self.corruption != "clean" else [])])


def digest(settings: Any) -> str:
    """16 hex digits that change with the settings."""
    return hashlib.sha256(json.dumps(settings, sort_keys=True).encode()).hexdigest()[:16]


def versions() -> dict[str, str]:
    """Of this program and of what computes the numbers (read from package data: nothing is imported)."""
    found = {"vosannot": vosannot.__version__, "python": python_version(), "system": f"{system()} {machine()}"}
    for package in ("torch", "numpy", "opencv-contrib-python-headless"):
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            continue
    return found


def to_json(value: Any) -> bytes:
    """Indented JSON; a NaN is a mistake, not a number."""
    return (json.dumps(value, indent=1, allow_nan=False) + "\n").encode()


class RunFolder:
    """Where a run keeps what it has finished: ``settings.json``, ``sequences/<name>.json``, ``masks``, ``pictures``.

    Args:
        path: the folder; made on :meth:`open`.
        settings: of the run, see :meth:`Spec.settings`.
    """

    def __init__(self, path: Path, settings: dict[str, Any]) -> None:
        self.path, self.settings = path, settings

    def guard(self) -> None:
        """Raises UsageError when the folder holds results of other settings."""
        known = self._known()
        if known is not None and digest(known) != digest(self.settings):
            raise UsageError(
                f"{self.path} holds results made with other settings ({_difference(known, self.settings)}); "
                "choose another --out, or throw them away with --restart."
            )

    def open(self, *, restart: bool = False) -> None:
        """Make the folder, or take it up again.

        Args:
            restart: throw away what is there.

        Raises:
            ExportError: it cannot be written.
        """
        if restart:
            with refusing(self.path):
                for name in ("sequences", "masks", "pictures"):
                    shutil.rmtree(self.path / name, ignore_errors=True)
        for name in ("sequences", "masks", "pictures"):
            make_folder(self.path / name)
        write_file(self.path / "settings.json", to_json(self.settings))

    def _known(self) -> dict[str, Any] | None:
        file = self.path / "settings.json"
        if not file.is_file():
            return None
        try:
            known: dict[str, Any] = json.loads(file.read_text("utf-8"))
        except (OSError, ValueError) as error:
            raise UsageError(f"{file} is damaged; choose another --out, or start anew with --restart.") from error
        return known

    def record(self, sequence: str) -> dict[str, Any] | None:
        """What was kept of a finished sequence, or None."""
        file = self.path / "sequences" / f"{sequence}.json"
        if not (self.path / "masks" / sequence).is_dir():
            return None
        try:
            record: dict[str, Any] = json.loads(file.read_text("utf-8"))
        except (OSError, ValueError):
            return None
        return record

    def keep(self, sequence: str, record: dict[str, Any]) -> None:
        """Mark a sequence as finished; its masks must lie on disk already."""
        write_file(self.path / "sequences" / f"{sequence}.json", to_json(record))


def _difference(old: dict[str, Any], new: dict[str, Any]) -> str:
    """The settings that differ, in words."""
    left, right = ({**s, **s.get("params", {})} for s in (old, new))
    keys = [k for k in {**left, **right} if k != "params" and left.get(k) != right.get(k)]
    words = [f"{k} {left.get(k, 'unset')} there, {right.get(k, 'unset')} now" for k in keys[:3]]
    return "; ".join(words) + ("; …" if len(keys) > 3 else "")
