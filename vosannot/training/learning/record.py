"""A run of learning from corrections: what was asked for, and what its folder says of it. No torch here."""

import contextlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any, Self

import filelock

from vosannot.core.errors import ExportError, UsageError, WeightsError
from vosannot.core.files import make_folder, write_file
from vosannot.core.paths import learning_dir
from vosannot.core.words import tr
from vosannot.engines.models.importing import name_for, unused_name
from vosannot.engines.models.library import listing
from vosannot.project.labelled import LabelledVideo, fingerprint
from vosannot.training.learning.options import LearnOptions

__all__ = [
    "LearnRequest",
    "Record",
    "default_name",
    "holding_run",
    "nothing_to_learn",
    "run_folder",
    "runs",
    "step_reached",
]

_RECORD = "run.json"


@dataclass(frozen=True, slots=True)
class LearnRequest:
    """What to learn. Picklable.

    Attributes:
        name: of the model that it becomes.
        start: name of a model, or path of a weight file.
        workspace: its file.
        videos: what the workspace can teach.
        anew: begin again, whatever an earlier run of this name has left.
        keep: make it a model even if it is worse than the start on what was held out.
    """

    name: str
    start: str
    workspace: Path
    videos: tuple[LabelledVideo, ...]
    options: LearnOptions
    anew: bool = False
    keep: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """``run.json``: what a run began with. The same again goes on with it, something else is refused.

    Attributes:
        sha256: of the start's weight file.
        masks: digest of the label maps, see :func:`vosannot.project.labelled.fingerprint`.
        videos, frames: how many were found in the workspace.
    """

    name: str
    start: str
    sha256: str
    workspace: str
    masks: str
    videos: int
    frames: int
    options: LearnOptions

    @classmethod
    def of(cls, request: LearnRequest, sha256: str) -> Self:
        """The record of a new run."""
        frames = sum(len(video.maps) for video in request.videos)
        where, masks = str(request.workspace), fingerprint(request.videos)
        return cls(
            request.name, request.start, sha256, where, masks, len(request.videos), frames, request.options
        )  # fmt: skip

    @classmethod
    def read(cls, folder: Path) -> Self | None:
        """The record in a run's folder; None when there is none that this version can go on from."""
        try:
            values: Mapping[str, Any] = json.loads((folder / _RECORD).read_text("utf-8"))
            known = {field.name: values[field.name] for field in fields(cls)}
            return cls(**{**known, "options": LearnOptions(**known["options"])})
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def write(self, folder: Path) -> None:
        """Put it into the run's folder."""
        write_file(folder / _RECORD, json.dumps(asdict(self), indent=1).encode())

    def refuse_another(self, wanted: "Record") -> None:
        """Raises UsageError when ``wanted`` is not what this run began with; other masks alone are no reason."""
        ours, theirs = asdict(self.options), asdict(wanted.options)
        settings = [name for name in ours if ours[name] != theirs[name]]
        if self.workspace != wanted.workspace:
            what = f"the workspace {self.workspace}"
        elif self.start != wanted.start:
            what = f"the start model {self.start}"
        elif self.sha256 != wanted.sha256:
            what = f"another file of the model {self.start}"
        elif settings:
            what = f"other settings ({', '.join(f'{name} {ours[name]}' for name in settings)})"
        else:
            return
        raise UsageError(
            tr(
                "The unfinished run {name} was begun with {what}: give the same to go on with it, another "
                "name (--name), or begin it anew (--anew).",
                name=self.name,
                what=what,
            )
        )


def run_folder(name: str) -> Path:
    """Where a run of this name keeps its state."""
    return learning_dir() / name


def runs(workspace: Path) -> list[Record]:
    """The runs on this workspace that have not become a model, by name."""
    folder = learning_dir()
    found = [Record.read(each) for each in sorted(folder.iterdir())] if folder.is_dir() else []
    return [record for record in found if record is not None and record.workspace == str(workspace)]


def step_reached(name: str) -> int:
    """The step at which a run was stopped, as its curve tells; a run that died goes on a little before it."""
    try:
        lines = (run_folder(name) / "curve.csv").read_text("utf-8").splitlines()
        return int(lines[-1].partition(",")[0]) if len(lines) > 1 else 0
    except (OSError, ValueError):
        return 0


def default_name(start: str, workspace: Path) -> str:
    """What the model is called when nobody says: "stcn-lite-mine"; or, when that is taken, "stcn-lite-mine-2", ….

    An unfinished run that began with the same start on the same workspace keeps its name, so that it can go on.
    """
    taken = {entry.name for entry in listing()}
    for record in runs(workspace):
        if record.start == start and record.name not in taken:
            return record.name
    base = f"{name_for(Path(start))[:50]}-mine"
    others = {each.name for each in learning_dir().iterdir() if each.is_dir()} if learning_dir().is_dir() else set()
    return unused_name(base, others)


def nothing_to_learn(workspace: Path) -> str:
    """The sentence for a workspace without labelled frames."""
    return tr(
        "{name} has no painted or approved masks yet: paint a frame or approve one (Enter) in the window, and come "
        "back.",
        name=workspace.stem,
    )


@contextlib.contextmanager
def holding_run(name: str) -> Iterator[Path]:
    """The run's folder, made; while the block runs, no other vosannot trains under this name.

    Raises:
        WeightsError: another one does so now.
        ExportError: the folder cannot be written.
    """
    make_folder(run_folder(name))
    file = learning_dir() / f".{name}.lock"
    lock = filelock.FileLock(file, thread_local=False)
    try:
        lock.acquire(timeout=0)
    except filelock.Timeout:
        raise WeightsError(
            tr("{name} is being trained by another vosannot; wait for that, or stop it.", name=name)
        ) from None
    except (OSError, NotImplementedError) as error:
        raise ExportError(tr("{file} cannot be locked: {error}.", file=file, error=error)) from error
    try:
        yield run_folder(name)
    finally:
        lock.release(force=True)
