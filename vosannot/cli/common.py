"""What the commands share: options made from parameter classes, progress bars, errors."""

import inspect
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

from vosannot.core.errors import VosannotError
from vosannot.core.events import (
    Event,
    EventStream,
    Finished,
    ForegroundDone,
    FrameDone,
    IterationDone,
    StageStarted,
    Warned,
)
from vosannot.core.words import shortened
from vosannot.project.address import Address, address_of
from vosannot.settings.params import ParamInfo, describe

__all__ = [
    "Bars",
    "CurveFile",
    "console",
    "fail",
    "follow",
    "importing_window",
    "progress_bar",
    "readable_errors",
    "stoppable",
    "until_stopped",
    "with_params",
    "workspace_address",
]

console = Console(stderr=True)
CurveFile = Annotated[
    Path | None, typer.Option(help="CSV file that gets every iteration of the adaptation: loss and other numbers.")
]


def fail(message: str) -> NoReturn:
    """Print one sentence on stderr and leave with exit code 2."""
    console.print(f"[bold red]vosannot:[/] {escape(message)}", highlight=False, soft_wrap=True)
    raise typer.Exit(2)


@contextmanager
def readable_errors() -> Iterator[None]:
    """Turn errors meant for people into a sentence and exit code 2."""
    try:
        yield
    except VosannotError as error:
        fail(str(error))
    except KeyboardInterrupt:
        fail("Stopped. What was finished is kept.")


def workspace_address(given: str) -> Address:
    """Reads a workspace's file or URL, for options and arguments."""
    with readable_errors():
        return address_of(given)


@contextmanager
def stoppable() -> Iterator[Callable[[], bool]]:
    """Ctrl-C in the block only asks it to stop: it looks at what it is given, and stops between two steps.

    A second Ctrl-C interrupts as usual.
    """
    asked: list[int] = []

    def ask(number: int, _frame: object) -> None:
        asked.append(number)
        signal.signal(signal.SIGINT, before)

    before = signal.signal(signal.SIGINT, ask)
    try:
        yield lambda: bool(asked)
    finally:
        signal.signal(signal.SIGINT, before)


def until_stopped(stream: EventStream, shown: Iterable[Event], asked: Callable[[], bool]) -> Finished | None:
    """Follow a stream to its end, or until it is asked to stop.

    Args:
        shown: the same stream's events, which are shown while they are passed on: see :func:`follow`.
        asked: see :func:`stoppable`.

    Returns:
        The stream's last event; None: it was stopped.
    """
    last: Event | None = None
    for event in shown:
        last = event
        if asked():
            stream.close()
            break
    return last if isinstance(last, Finished) else None


@contextmanager
def importing_window() -> Iterator[None]:
    """Say what is missing where what is imported in the block, a part of the window, cannot be."""
    try:
        yield
    except ImportError as error:
        fail(f"The window cannot start: {error}. `make setup` names the missing system libraries.")


def progress_bar() -> Progress:
    """A progress display on stderr, so that stdout stays for results."""
    return Progress(
        TextColumn("{task.description}", justify="right"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.fields[note]}"),
        console=console,
        disable=not sys.stderr.isatty(),
    )


_TITLES = {
    "adapt": "Adapting to this clip",
    "learn": "Learning target models",
    "propagate": "Propagating",
    "videos": "Videos",
    "train": "Training",
    "export": "Exporting",
    "fetch": "Fetching (MB)",
    "import": "Copying (MB)",
    "masks": "Reading masks",
    "unpack": "Unpacking",
    "check": "Checking",
    "repair": "Repairing",
    "flow": "Computing flow",
    "search": "Looking for videos",
    "add": "Adding videos",
    "copy": "Copying and comparing",
}


class Bars:
    """The bars of one stream of events, a stage after the other.

    Args:
        name: of what it is about, where several streams share a display; then there is one bar for all stages.
    """

    def __init__(self, progress: Progress, name: str = "") -> None:
        self._progress, self._name = progress, name
        self._task: TaskID | None = None
        self._done = 0

    def show(self, event: Event) -> None:
        """Move them."""
        progress = self._progress
        if isinstance(event, StageStarted):
            title = _TITLES.get(event.stage, event.stage)
            if self._name:
                self.remove()
                title = f"{escape(shortened(self._name))}: {title[:1].lower()}{title[1:]}"
            self._done, self._task = 0, progress.add_task(title, total=event.total or None, note="")
        elif isinstance(event, IterationDone) and self._task is not None:
            note = "  ".join(f"{name} {value:.4g}" for name, value in event.scalars.items())
            progress.update(self._task, completed=event.step, note=note)
        elif isinstance(event, FrameDone | ForegroundDone) and self._task is not None:
            self._done += 1
            progress.update(self._task, completed=self._done, note=f"frame {event.frame}")
        elif isinstance(event, Warned):
            console.print(f"[yellow]{escape(event.message)}[/]", highlight=False, soft_wrap=True)

    def remove(self) -> None:
        """Take the last one away."""
        if self._task is not None:
            self._progress.remove_task(self._task)
        self._task = None


def follow(stream: EventStream, progress: Progress) -> Iterator[Event]:
    """Pass the events on while the bars move."""
    bars = Bars(progress)
    for event in stream:
        bars.show(event)
        yield event


def with_params(function: Callable[..., None], *classes: type, skip: tuple[str, ...] = ()) -> Callable[..., None]:
    """Give a command one option for every parameter of the classes; those that were given come in ``**settings``.

    Those in ``skip`` get none. A parameter that several classes have is one option; when it is not given, each
    class's own default holds.
    """
    signature = inspect.signature(function)
    own = [p for p in signature.parameters.values() if p.kind is not inspect.Parameter.VAR_KEYWORD]
    found: dict[str, list[ParamInfo]] = {}
    for cls in classes:
        for info in describe(cls):
            if info.name not in skip:
                found.setdefault(info.name, []).append(info)
    made = [_parameter(infos) for infos in found.values()]

    @wraps(function)
    def command(**arguments: Any) -> None:
        unset = [name for name in found if arguments.get(name) is None]
        function(**{name: value for name, value in arguments.items() if name not in unset})

    command.__signature__ = signature.replace(parameters=[*own, *made])  # type: ignore[attr-defined]
    command.__annotations__ = {p.name: p.annotation for p in (*own, *made)}
    return command


def _parameter(infos: list[ParamInfo]) -> inspect.Parameter:
    first = infos[0]
    flag = "--" + first.name.replace("_", "-")
    kind: Any = type(first.default)
    defaults = dict.fromkeys(str(info.default or info.zero or info.default) for info in infos)
    text = f"{first.help} Default: {' or '.join(defaults)}."
    if first.choices:
        text += f" One of {', '.join(first.choices)}."
    names = (f"{flag}/--no-{flag[2:]}",) if kind is bool else (flag,)
    metavar = (first.unit or None) if kind is not bool else None
    if first.zero:
        metavar = f"{metavar or kind.__name__}|{first.zero}"
        option = typer.Option(*names, help=text, metavar=metavar, show_default=False, parser=_number(first))
    else:
        option = typer.Option(*names, help=text, metavar=metavar, show_default=False)
    return inspect.Parameter(
        first.name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=Annotated[kind | None, option]
    )


def _number(info: ParamInfo) -> Callable[[str], int | float | str]:
    """Reads a number, or the word that stands for 0: "auto" need not lie in the range that numbers must lie in."""
    kind = type(info.default)

    def number(text: str) -> int | float | str:
        if text == info.zero:
            return text
        try:
            value: int | float = kind(text)
        except ValueError as error:
            raise typer.BadParameter(f"{text!r} is neither a number nor {info.zero!r}.") from error
        return value

    return number
