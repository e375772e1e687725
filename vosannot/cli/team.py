"""``vosannot workspace …``: making, copying, and who works on what in a team's workspace (or in a file)."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from vosannot.cli.common import console, follow, progress_bar, readable_errors, workspace_address
from vosannot.core.errors import BusyError, UsageError
from vosannot.core.events import Event, Finished
from vosannot.core.words import plural
from vosannot.project.address import TeamAddress
from vosannot.project.collection import STATUS_WORDS
from vosannot.project.records import Tenure

if TYPE_CHECKING:
    from vosannot.project.workspace import Workspace

__all__ = ["workspace"]

workspace = typer.Typer(help="Workspaces: make a team's, copy one, claim, hand over, review.", no_args_is_help=True)

_Place = Annotated[
    Any, typer.Argument(metavar="WORKSPACE", help="Workspace file, or a team's URL.", parser=workspace_address)
]
_Video = Annotated[str, typer.Argument(help="Number or name of a video.")]
_Note = Annotated[str, typer.Option(help="A note to whoever comes next.")]


@workspace.command("init")
def init(
    url: Annotated[Any, typer.Argument(help="postgresql+psycopg://owner@host/name", parser=workspace_address)],
) -> None:
    """Make a workspace in an empty PostgreSQL database, or bring an older one up to date, and set up its roles."""
    from vosannot.project.postgresql import make
    from vosannot.project.roles import grant, role_names

    with readable_errors():
        if not isinstance(url, TeamAddress):
            raise UsageError("A workspace file is made when it is opened; init takes the URL of a database.")
        made = make(url)
        left = grant(url)
    console.print(f"{'Made' if made else 'Up to date:'} {url}", highlight=False, markup=False, soft_wrap=True)
    if left:
        console.print("You may not make roles. Somebody who may runs this in the database:", highlight=False)
        typer.echo(";\n".join(left) + ";")
        return
    annotator, reviewer = role_names(url.name)
    console.print(
        f'Let people in with: CREATE ROLE ana LOGIN PASSWORD \'…\' IN ROLE "{annotator}"; reviewers in "{reviewer}".',
        highlight=False, markup=False, soft_wrap=True,
    )  # fmt: skip


@workspace.command("copy")
def copy(
    source: Annotated[Any, typer.Argument(help="Workspace file or URL.", parser=workspace_address)],
    target: Annotated[Any, typer.Argument(help="A new file, or the URL of an empty one.", parser=workspace_address)],
    as_json: Annotated[bool, typer.Option("--json", help="Print a summary as JSON on stdout.")] = False,
) -> None:
    """Copy a workspace to another place, bit for bit, and compare; all or nothing. Claims stay behind."""
    from vosannot.project.transfer import copy_workspace

    last: Event | None = None
    with readable_errors(), progress_bar() as progress:
        for event in follow(copy_workspace(source, target), progress):
            last = event
    assert isinstance(last, Finished)
    rows = int(last.summary["rows"])
    if as_json:
        typer.echo(json.dumps({"rows": rows}))
    else:
        text = f"{plural(rows, 'row')} copied to {target}, and compared: all the same."
        console.print(text, highlight=False, markup=False, soft_wrap=True)


@workspace.command("who")
def who(
    place: _Place, as_json: Annotated[bool, typer.Option("--json", help="One JSON list on stdout.")] = False
) -> None:
    """Who has which video, what waits for review, and what was said last."""
    with _opened(place) as opened:
        tenures = opened.team.tenures()
        listed = [(video, tenures.get(video.id, Tenure())) for video in opened.videos()]
    if as_json:
        facts = [
            {
                "number": video.id,
                "name": video.name,
                "status": str(video.status),
                "holder": tenure.holder or None,
                "since": tenure.since or None,
                "reserved": tenure.reserved or None,
                "review": tenure.review or None,
                "note": tenure.note or None,
                "by": tenure.author or None,
            }
            for video, tenure in listed
        ]
        typer.echo(json.dumps(facts, indent=2))
        return
    table = Table.grid(padding=(0, 2))
    for video, tenure in listed:
        said = f"{tenure.author}: {tenure.note}" if tenure.note else ""
        whose = tenure.holder or (f"for {tenure.reserved}" if tenure.reserved else "free")
        table.add_row(str(video.id), video.name, STATUS_WORDS[video.status], whose, said)
    Console(highlight=False, markup=False).print(table)


@workspace.command("claim")
def claim(
    place: _Place,
    video: Annotated[str, typer.Argument(help="Number or name of a video; by default the next free one.")] = "",
    review: Annotated[bool, typer.Option("--review", help="The next one that waits to be reviewed.")] = False,
    hours: Annotated[float, typer.Option(help="How long it stays yours while no window of yours is open.")] = 8.0,
) -> None:
    """Claim a video: nobody else writes to it until you release it, or the hours are over."""
    with _opened(place) as opened:
        team = opened.team
        if video:
            number = _number(opened, video)
            team.claim(number, hours * 3600)
        else:
            lease = team.claim_next(review=review, seconds=hours * 3600)
            if lease is None:
                raise UsageError("No video is free." if not review else "No video waits to be reviewed.")
            number = lease.video
        team.leave()
        console.print(f"{opened.video(number).name} is yours.", highlight=False, markup=False)


@workspace.command("release")
def release(place: _Place, video: _Video) -> None:
    """Give a video back."""
    _do(place, video, "is free", lambda opened, number: opened.team.release(number))


@workspace.command("hand-over")
def hand_over(
    place: _Place, video: _Video, person: Annotated[str, typer.Argument(help="Their name.")], note: _Note = ""
) -> None:
    """Give a video to somebody else."""
    _do(place, video, f"waits for {person}", lambda opened, number: opened.team.hand_over(number, person, note))


@workspace.command("send")
def send(place: _Place, video: _Video, note: _Note = "") -> None:
    """Send a video for review."""
    _do(place, video, "waits to be reviewed", lambda opened, number: opened.team.send_for_review(number, note))


@workspace.command("approve")
def approve(place: _Place, video: _Video, note: _Note = "") -> None:
    """Say that a video is right (reviewers)."""
    _do(place, video, "is reviewed", lambda opened, number: opened.team.approve(number, note))


@workspace.command("send-back")
def send_back(place: _Place, video: _Video, note: Annotated[str, typer.Argument(help="What is to be done.")]) -> None:
    """Send a video back to whoever sent it for review (reviewers)."""
    _do(place, video, "was sent back", lambda opened, number: opened.team.send_back(number, note))


@workspace.command("kept")
def kept(as_json: Annotated[bool, typer.Option("--json", help="One JSON list on stdout.")] = False) -> None:
    """Strokes that a team's workspace has refused and that are kept on this computer."""
    from vosannot.project.kept import KeptStrokes, kept_file

    with readable_errors():
        listed = KeptStrokes().listed()
    if as_json:
        names = ("workspace", "name", "number", "frames")
        typer.echo(json.dumps([dict(zip(names, row, strict=True)) for row in listed], indent=2))
        return
    for address, name, _, frames in listed:
        typer.echo(f"{plural(frames, 'frame')} of {name} ({address})")
    words = f"They are in {kept_file()} and offered again when you claim the video." if listed else "Nothing is kept."
    console.print(words, highlight=False, markup=False, soft_wrap=True)


@contextmanager
def _opened(place: Any) -> "Iterator[Workspace]":
    from vosannot.project.workspace import Workspace

    with readable_errors(), Workspace.open(place, create=False) as opened:
        yield opened


def _do(place: Any, video: str, words: str, act: "Callable[[Workspace, int], None]") -> None:
    """Claim a video that is this person's, or nobody's, and give it away."""
    with _opened(place) as opened:
        number = _number(opened, video)
        tenure = opened.team.tenures().get(number, Tenure())
        if not tenure.free and tenure.holder != opened.team.me:
            raise BusyError(f"{tenure.holder} has this video.")
        opened.team.claim(number)
        act(opened, number)
        console.print(f"{opened.video(number).name} {words}.", highlight=False, markup=False)


def _number(opened: "Workspace", given: str) -> int:
    listed = opened.videos()
    found = [video for video in listed if video.name == given or (given.isdecimal() and video.id == int(given))]
    if len(found) != 1:
        raise UsageError(f"{'No video is' if not found else 'Several videos are'} called {given!r}; see: workspace who")
    return found[0].id
