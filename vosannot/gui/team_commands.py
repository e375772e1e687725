"""The actions of the Team menu: a team's workspace, claiming, handing over, reviewing."""

from typing import TYPE_CHECKING

from vosannot.core.words import shortened, tr
from vosannot.gui.actions import Actions, Spec
from vosannot.gui.dialogs.team import NoteDialog, OpenTeamDialog

if TYPE_CHECKING:
    from vosannot.gui.main_window import MainWindow
    from vosannot.project.address import TeamAddress

__all__ = ["TEAM_MENU", "register_team"]

TEAM_MENU = (
    "team.next", "team.next_review", "-", "team.claim", "team.release", "team.hand_over", "-",
    "team.send", "team.approve", "team.send_back",
)  # fmt: skip


def register_team(actions: Actions, window: "MainWindow") -> None:
    """Fill the registry."""
    controller = window.controller
    team, add = controller.teamwork, actions.add

    def chosen() -> tuple[int, ...]:
        """Those of the list, or the open one."""
        if window.listing:
            return controller.collection.selected
        session = controller.session
        return () if session is None else (session.document.video.id,)

    def hand_over() -> None:
        if chosen():
            _ask_person(window, chosen()[0])

    def send_back() -> None:
        if chosen():
            _ask_note(window, chosen()[0])

    tip = tr("A PostgreSQL database that several people annotate in")
    add(Spec("team.open", tr("Open a team's wor&kspace…"), (), "", tip), lambda: _ask_team(window))
    tip = tr("Claim the next video that nobody has, and open it")
    add(Spec("team.next", tr("Claim the &next free video"), ("Ctrl+T",), "", tip), team.claim_next)
    tip = tr("Claim the next video that waits to be reviewed, and open it")
    add(
        Spec("team.next_review", tr("Claim the next to re&view"), ("Ctrl+Shift+T",), "", tip),
        lambda: team.claim_next(review=True),
    )
    tip = tr("Nobody else writes to it until you release it")
    add(Spec("team.claim", tr("&Claim"), (), "", tip), lambda: team.claim(chosen()))
    add(
        Spec("team.release", tr("&Release"), (), "", tr("Give it back to whoever wants it")),
        lambda: team.release(chosen()),
    )
    add(Spec("team.hand_over", tr("&Hand over…"), (), "", tr("Give it to somebody else")), hand_over)
    tip = tr("It is done: somebody else looks at it")
    add(Spec("team.send", tr("&Send for review"), (), "", tip), lambda: team.send_for_review(chosen()))
    add(
        Spec("team.approve", tr("&Approve the video"), (), "", tr("It is right (reviewers)")),
        lambda: team.approve(chosen()),
    )
    tip = tr("Whoever sent it gets it back with a note (reviewers)")
    add(Spec("team.send_back", tr("Send &back with a note…"), (), "", tip), send_back)


def _ask_team(window: "MainWindow") -> None:
    preferences = window.controller.preferences

    def opened(address: "TeamAddress") -> None:
        # Never with a password: this file is read by whoever helps with a problem.
        preferences.set("team/address", address.without_password.url)
        window.controller.open_workspace(address)

    OpenTeamDialog(preferences.text("team/address"), opened, window).show()


def _name(window: "MainWindow", video: int) -> str:
    workspace = window.controller.workspace
    return shortened(workspace.video(video).name) if workspace is not None else ""


def _ask_person(window: "MainWindow", video: int) -> None:
    about = tr("{video} waits for them; nobody else is offered it.", video=_name(window, video))
    NoteDialog(
        tr("Hand over"), about, tr("Hand over"),
        lambda person, note: window.controller.teamwork.hand_over(video, person, note), person=True, parent=window,
    ).show()  # fmt: skip


def _ask_note(window: "MainWindow", video: int) -> None:
    about = tr("{video} goes back to whoever sent it for review.", video=_name(window, video))
    NoteDialog(
        tr("Send back"), about, tr("Send back"),
        lambda _, note: window.controller.teamwork.send_back(video, note), needed=True, parent=window,
    ).show()  # fmt: skip
