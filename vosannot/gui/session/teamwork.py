"""Who works on what, as far as the person hears of it: claiming, handing over, reviewing, and claims that are lost."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from vosannot.core.words import plural, shortened, tr, tr_n
from vosannot.gui.background import Background
from vosannot.gui.session.notices import Kind
from vosannot.project.records import Tenure

if TYPE_CHECKING:
    from vosannot.gui.session.controller import Controller
    from vosannot.project.document import Document
    from vosannot.project.leases import Lease
    from vosannot.project.team import Offer
    from vosannot.project.workspace import Workspace

__all__ = ["Teamwork"]

_LOOK_MS = 5000  # how often it is looked who has what


class Teamwork(QObject):
    """Belongs to the controller. A workspace file has the same commands; nobody else can hold anything there.

    Signals:
        changed(): who has what is another.
    """

    changed = Signal()
    _lost = Signal(object, object)
    _kept = Signal(object, int, str)
    _refused = Signal(object, str)

    def __init__(self, controller: "Controller") -> None:
        super().__init__(controller)
        self._controller = controller
        self._work: Background | None = None
        self._passing: set[int] = set()  # claimed by opening them alone: given back when nothing was changed
        self._open: Document | None = None
        self._told_of: int | None = None  # the video that was lost last
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._lost.connect(self._has_lost)
        self._kept.connect(self._tell_lost)
        self._refused.connect(self._tell_refused)
        controller.session_changed.connect(self._another_clip)

    @property
    def shared(self) -> bool:
        """Others may have the workspace open too."""
        workspace = self._controller.workspace
        return workspace is not None and workspace.shared

    def follow(self, workspace: "Workspace") -> None:
        """Another workspace is open."""
        self._passing.clear()
        self._controller.withdrawn.emit("lost")
        workspace.team.on_lost.append(lambda lease: self._lost.emit(workspace, lease))
        workspace.on_kept.append(lambda video, sentence: self._kept.emit(workspace, video, sentence))
        workspace.on_refused.append(lambda error: self._refused.emit(workspace, str(error)))
        for sentence in workspace.refused:
            self._controller.say(Kind.WARNING, sentence, key="team")
        if workspace.shared:
            self._timer.start()
        else:
            self._timer.stop()
        self.look()

    def look(self) -> None:
        """Look who has what, and how far others are."""
        workspace = self._controller.workspace
        if workspace is None:
            return

        def work() -> dict[int, Tenure]:
            workspace.refresh()
            return workspace.team.tenures()

        def done(tenures: dict[int, Tenure]) -> None:
            if workspace is not self._controller.workspace:
                return
            self._controller.withdrawn.emit("server")
            collection = self._controller.collection
            known = {number: entry.video for number, entry in collection.entries.items()}
            if {video.id: video for video in workspace.videos()} != known:
                collection.refresh(files=known.keys() != {video.id for video in workspace.videos()})
            for number, entry in collection.entries.items():
                collection.entries[number] = replace(entry, tenure=tenures.get(number, Tenure()))
            self.changed.emit()

        def failed(sentence: str) -> None:
            if workspace is self._controller.workspace and workspace.write_error is None and not workspace.closed:
                self._controller.say(Kind.WARNING, sentence, key="server", lasting=True)

        self._work = self._work or Background("team", lambda _: None, self)
        if self._work.idle:
            self._work.do(work, done, failed)

    # Clips

    def document(self, workspace: "Workspace", video: int) -> "Document":
        """The document of a video that is opened; claims it, if it is free. Asks the database: not on the UI thread."""
        had = not workspace.shared or workspace.team.lease(video) is not None
        document = workspace.editable_document(video)
        if not had and document.lease is not None:
            self._passing.add(video)
        return document

    def _another_clip(self) -> None:
        session, before = self._controller.session, self._open
        self._open = None if session is None else session.document
        self._controller.withdrawn.emit("looking")
        self._controller.withdrawn.emit("kept")
        workspace = self._controller.workspace
        if workspace is None or not workspace.shared:
            return
        if before is not None and before.lease is not None and (self._open is None or self._open is not before):
            self._give_back(workspace, before)
        if self._open is None:
            return
        if self._open.read_only:
            if self._open.video.id != self._told_of:  # whoever has just lost it knows
                self._controller.say(Kind.WARNING, self._open.read_only, key="looking", lasting=True)
        else:
            self._look_for_kept(workspace, self._open)
        self.look()

    def _give_back(self, workspace: "Workspace", document: "Document") -> None:
        video = document.video.id
        again = self._open is not None and self._open.video.id == video
        if video in self._passing and document.clock == 0 and not again:
            self._passing.discard(video)
            self._controller.store.do(lambda: workspace.team.release(video), lambda _: self.look(), lambda _: None)

    # Claiming

    def claim_next(self, *, review: bool = False) -> None:
        """Claim the next free video, and open it."""
        controller, workspace = self._controller, self._controller.workspace
        if workspace is None:
            return
        controller.painter.end()
        session = controller.session
        current = None if session is None else session.document.video.id

        def done(lease: "Lease | None") -> None:
            if workspace is not controller.workspace:
                return
            if lease is None:
                text = tr("No video waits to be reviewed.") if review else tr("No other video is free.")
                controller.say(Kind.INFO, text, key="team")
                return
            controller.collection.refresh(files=False)
            controller.collection.open(lease.video)

        controller.store.do(lambda: workspace.team.claim_next(review=review, but=current), done)

    def claim(self, videos: Sequence[int]) -> None:
        """Claim these."""
        words = tr_n(len(videos), "{n} video is yours.", "{n} videos are yours.")
        if len(videos) == 1:
            words = tr("{video} is yours.", video=self._first(videos))
        self._give(videos, lambda team, video: team.claim(video), words, away=False)
        self._passing.difference_update(videos)
        self._told_of = None
        self._controller.withdrawn.emit("lost")

    # Giving back

    def release(self, videos: Sequence[int]) -> None:
        """Give these back to whoever wants them."""
        words = tr_n(len(videos), "{n} video is free.", "{n} videos are free.")
        if len(videos) == 1:
            words = tr("{video} is free.", video=self._first(videos))
        self._give(videos, lambda team, video: team.release(video), words)

    def send_for_review(self, videos: Sequence[int]) -> None:
        """These are done: somebody else looks at them."""
        words = tr_n(len(videos), "{n} video waits to be reviewed.", "{n} videos wait to be reviewed.")
        if len(videos) == 1:
            words = tr("{video} waits to be reviewed.", video=self._first(videos))
        self._give(videos, lambda team, video: team.send_for_review(video), words, claim=True)

    def approve(self, videos: Sequence[int]) -> None:
        """These are right."""
        words = tr_n(len(videos), "{n} video is reviewed.", "{n} videos are reviewed.")
        if len(videos) == 1:
            words = tr("{video} is reviewed.", video=self._first(videos))
        self._give(videos, lambda team, video: team.approve(video), words, claim=True)

    def hand_over(self, video: int, person: str, note: str) -> None:
        """Give a video to somebody else."""
        words = tr("{video} waits for {person}.", video=self._first((video,)), person=person)
        self._give((video,), lambda team, video: team.hand_over(video, person, note), words, claim=True)

    def send_back(self, video: int, note: str) -> None:
        """A video is not right yet."""
        words = tr("{video} was sent back.", video=self._first((video,)))
        self._give((video,), lambda team, video: team.send_back(video, note), words, claim=True)

    def _first(self, videos: Sequence[int]) -> str:
        workspace = self._controller.workspace
        return shortened(workspace.video(videos[0]).name) if workspace is not None and videos else ""

    def _give(
        self,
        videos: Sequence[int],
        act: Callable,
        words: str,
        *,
        claim: bool = False,
        away: bool = True,
    ) -> None:
        controller, workspace = self._controller, self._controller.workspace
        videos = tuple(videos)
        if workspace is None or not videos:
            return
        controller.painter.end()
        session = controller.session
        if away and session is not None and session.document.video.id in videos:
            self._passing.discard(session.document.video.id)
            controller.close_clip()

        def work() -> None:
            for video in videos:
                if claim:
                    workspace.team.claim(video)
                act(workspace.team, video)

        def done(_: object) -> None:
            if workspace is not controller.workspace:
                return
            controller.say(Kind.DONE, words, key="team")
            controller.collection.refresh(files=False)
            self._look_again(workspace, videos)
            self.look()

        def failed(sentence: str) -> None:
            controller.say_error(sentence)
            self.look()

        controller.store.do(work, done, failed)

    def _look_again(self, workspace: "Workspace", videos: Sequence[int]) -> None:
        """The open clip could only be looked at, and is this person's now."""
        session = self._controller.session
        if session is None or not session.document.read_only:
            return
        video = session.document.video.id
        if video in videos and workspace.team.lease(video) is not None:
            self._controller.open_clip(session.info.path)

    # Claims that are lost

    def _has_lost(self, workspace: "Workspace", lease: "Lease") -> None:
        if workspace is not self._controller.workspace:
            return
        session = self._controller.session
        name = shortened(workspace.video(lease.video).name)
        self._tell_lost(workspace, lease.video, tr("{video} is not yours any more: {why}.", video=name, why=lease.lost))
        if session is not None and session.document.lease is lease:
            self._controller.painter.end()
            self._controller.open_clip(session.info.path)

    def _tell_lost(self, workspace: "Workspace", video: int, sentence: str) -> None:
        if workspace is self._controller.workspace:
            again, self._told_of = partial(self.claim, (video,)), video
            self._controller.say(Kind.ERROR, sentence, tr("Claim it again"), again, key="lost", lasting=True)
            self.look()

    def _tell_refused(self, workspace: "Workspace", sentence: str) -> None:
        if workspace is self._controller.workspace:
            self._controller.say_error(sentence)
            self.look()  # what the list shows of it is not so

    def _look_for_kept(self, workspace: "Workspace", document: "Document") -> None:
        def offered(offer: "Offer") -> None:
            if document is self._open and (offer.safe or offer.late):
                self._offer(workspace, document, offer)

        self._controller.store.do(lambda: workspace.team.offer(document.video.id), offered)

    def _offer(self, workspace: "Workspace", document: "Document", offer: "Offer") -> None:
        """Strokes that were refused once are never dropped, and replace nothing newer unasked."""
        controller = self._controller
        strokes = offer.safe or offer.late
        frames = plural(len(strokes), "frame")

        def restored(_: object) -> None:
            controller.say(
                Kind.DONE, tr("{frames} of yours put back; undo takes that back.", frames=frames), key="team"
            )
            self._look_for_kept(workspace, document)

        def discarded(_: object) -> None:
            self._look_for_kept(workspace, document)

        def restore() -> None:
            controller.withdrawn.emit("kept")
            controller.painter.end()
            controller.store.do(lambda: workspace.team.restore(document, strokes), restored)

        def discard() -> None:
            controller.withdrawn.emit("kept")
            controller.store.do(lambda: workspace.team.forget(document.video.id, strokes), discarded)

        if offer.safe:
            text = tr("{frames} of what you painted when the video had gone: kept on this computer.", frames=frames)
            words = tr("Put them back"), tr("Discard them")
        else:
            text = tr("Also kept: {frames} of yours. But somebody has changed the masks there since.", frames=frames)
            words = tr("Replace theirs"), tr("Discard mine")
        controller.say(
            Kind.WARNING, text, words[0], restore, other=words[1], do_other=discard, key="kept", lasting=True
        )

    def close(self) -> None:
        """The window closes."""
        self._timer.stop()
        if self._work is not None:
            self._work.close(1.0)
