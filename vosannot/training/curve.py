"""``curve.csv``: one row for every step of a training run."""

import csv
from pathlib import Path
from types import TracebackType
from typing import Self

from vosannot.core.events import IterationDone
from vosannot.core.files import make_folder, refusing, write_file

__all__ = ["Curve"]


class Curve:
    """Appends rows; a context manager. The columns are step and the scalars of the run's events.

    Args:
        path: the file.
        step: where the run stands. Rows beyond it come from steps that were lost with the process that made them;
            they are dropped, because the run makes them again.
    """

    def __init__(self, path: Path, step: int) -> None:
        self._path = path
        make_folder(path.parent)
        with refusing(path):
            lines = path.read_text("utf-8").splitlines(keepends=True) if path.exists() else []
        whole = [line for line in lines[1:] if line.endswith("\n")]  # the last one may have been cut short
        kept = lines[:1] + [line for line in whole if int(line.partition(",")[0]) <= step] if step else []
        write_file(path, "".join(kept).encode())
        self._file = path.open("a", newline="", encoding="utf-8")
        self._writer = csv.writer(self._file)
        self._headed = bool(kept)

    def add(self, event: IterationDone) -> None:
        """Write a step's row."""
        if not self._headed:
            names = (name.replace("clips/s", "clips_per_second") for name in event.scalars)
            self._writer.writerow(["step", *names])
            self._headed = True
        self._writer.writerow([event.step, *(f"{value:.6g}" for value in event.scalars.values())])
        self._file.flush()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()
