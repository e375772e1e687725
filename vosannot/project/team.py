"""Who works on what: claims with a heartbeat, reviews, and strokes that were refused and wait to be offered again."""

import threading
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Protocol, TypeVar

from sqlalchemy import Connection, select, update

from vosannot.core.errors import LeaseLostError, UsageError, VosannotError
from vosannot.core.words import tr
from vosannot.masks.palette import display_colour
from vosannot.project import journal, leases
from vosannot.project.backend import Backend
from vosannot.project.changes import ChangeKind
from vosannot.project.kept import Kept, KeptStrokes
from vosannot.project.leases import Lease
from vosannot.project.records import FrameState, ObjectInfo, Provenance, Tenure, VideoStatus
from vosannot.project.schema import label_maps, videos

if TYPE_CHECKING:
    from vosannot.project.document import Document
    from vosannot.project.videos import Videos
    from vosannot.project.writer import Writer

__all__ = ["LEASE_S", "OPEN", "Offer", "Team"]

LEASE_S = 120.0
"""Seconds after which a claim ends when nothing is heard of its holder."""

OPEN = (VideoStatus.NEW, VideoStatus.IN_PROGRESS)
_BEATS = 4  # heartbeats in the time of a lease
_CLOSE_S = 3.0
_T = TypeVar("_T")


class _Run(Protocol):
    def __call__(self, function: Callable[[Connection], _T], /) -> _T: ...


@dataclass(frozen=True, slots=True)
class Offer:
    """Strokes that were kept, of a video that is claimed again.

    Attributes:
        safe: nothing newer is in their place.
        late: somebody has painted there since, or deleted what was there.
    """

    safe: tuple[Kept, ...]
    late: tuple[Kept, ...]


class Team:
    """Belongs to a workspace. Thread-safe; every method but :meth:`lease` asks the database.

    Args:
        run: runs a function in a transaction.

    Attributes:
        on_lost: called in a thread with a lease that has ended by itself.
    """

    def __init__(
        self, reader: Backend, run: _Run, writer: "Writer", known: "Videos", kept: KeptStrokes, seconds: float
    ) -> None:
        self._reader, self._run, self._writer, self._known, self._kept = reader, run, writer, known, kept
        self._seconds = seconds
        self._held: dict[int, Lease] = {}
        self._lock = threading.Lock()
        self._stop = threading.Event()
        self.on_lost: list[Callable[[Lease], None]] = []
        self._beating: threading.Thread | None = None
        if reader.shared:
            self._beating = threading.Thread(target=self._beat, name="vosannot-heartbeat", daemon=True)
            self._beating.start()

    @property
    def me(self) -> str:
        """This person, as others see them."""
        return self._reader.user

    @property
    def workspace_id(self) -> str:
        """Under which strokes are kept."""
        return getattr(self._reader, "workspace_id", "") or str(self._reader.address)

    def lease(self, video: int) -> Lease | None:
        """What this opening of the workspace holds of the video."""
        with self._lock:
            found = self._held.get(video)
            return None if found is None or found.lost else found

    def holder(self, video: int) -> str:
        """Who has the video; "" for nobody."""
        return self.tenures().get(video, Tenure()).holder

    def tenures(self) -> dict[int, Tenure]:
        """Who has what, by number of the video."""
        with self._reader() as connection:
            return leases.read_tenures(connection, self.me, self._reader.session, alone=not self._reader.shared)

    # Claiming

    def claim(self, video: int, seconds: float | None = None) -> Lease:
        """Take this video; what is held already stays held.

        Raises:
            BusyError: somebody else has it.
            WorkspaceError: there is no such video, or the database does not answer.
        """
        held = self.lease(video)
        if held is not None:
            return held
        me, session, alone = self.me, self._reader.session, not self._reader.shared
        time = seconds or self._seconds
        found = self._run(lambda connection: leases.claim(connection, video, me, session, time, alone=alone))
        return self._take(found)

    def claim_next(self, *, review: bool = False, but: int | None = None, seconds: float | None = None) -> Lease | None:
        """Take the next free video: one that is to do, or with ``review`` one that waits to be reviewed. None: none."""
        me, session, alone = self.me, self._reader.session, not self._reader.shared
        statuses = (VideoStatus.DONE,) if review else OPEN
        time = seconds or self._seconds
        found = self._run(
            lambda connection: leases.claim_next(connection, me, session, time, statuses, but=but, alone=alone)
        )
        return None if found is None else self._take(found)

    def _take(self, found: Lease) -> Lease:
        self._refresh(found.video)
        with self._lock:
            self._held[found.video] = found
        return found

    def _refresh(self, video: int) -> None:
        """Somebody else may have said how far the video is, or have added it."""
        if self._reader.shared:
            with self._reader() as connection:
                self._known.read(connection)
        self._known.get(video)

    # Giving back

    def release(self, video: int) -> None:
        """Give the video back; everything painted is saved first.

        Raises:
            LeaseLostError: somebody else has it already. WorkspaceError: it cannot be saved.
        """
        self._give(video, None)

    def hand_over(self, video: int, person: str, note: str = "") -> None:
        """Give the video back for one person; others pass it over. Raises as :meth:`release`."""
        if not person.strip():
            raise UsageError(tr("Say to whom the video is handed over."))
        self._give(video, None, kind="handed", note=note, reserved=person.strip())

    def send_for_review(self, video: int, note: str = "") -> None:
        """The video is done: somebody else looks at it. Raises as :meth:`release`."""
        self._give(video, VideoStatus.DONE, kind="asked", note=note)

    def approve(self, video: int, note: str = "") -> None:
        """The video is right. Raises as :meth:`release`, and WorkspaceError if this person reviews nothing."""
        self._give(video, VideoStatus.REVIEWED, kind="approved", note=note)

    def send_back(self, video: int, note: str) -> None:
        """The video is not right yet: whoever sent it for review gets it back. Raises as :meth:`release`."""
        if not note.strip():
            raise UsageError(tr("Say what is to be done: a video is sent back with a note."))
        self._give(video, VideoStatus.IN_PROGRESS, kind="returned", note=note.strip(), back=True)

    def leave(self) -> None:
        """Keep what is held after the workspace is closed, for as long as was said when it was claimed."""
        with self._lock:
            self._held = {}

    def _give(
        self,
        video: int,
        status: VideoStatus | None,
        *,
        kind: str = "",
        note: str = "",
        reserved: str | None = None,
        back: bool = False,
    ) -> None:
        lease = self.lease(video)
        if lease is None:
            raise LeaseLostError(tr("{name} is not yours: claim it first.", name=self._known.get(video).name))
        self._writer.flush()

        def give(connection: Connection) -> None:
            to = leases.last_asked(connection, video) if back else reserved
            leases.end(connection, lease, reserved=to)
            if kind:
                leases.say(connection, video, kind, self.me, note)
            if status is not None:
                connection.execute(update(videos).where(videos.c.id == video).values(status=str(status)))

        self._run(give)
        with self._lock:
            lease.lost = lease.lost or tr("you gave the video back")
            self._held.pop(video, None)
        if status is not None:
            self._known.said(video, status)

    # Staying alive

    def lose(self, lease: Lease) -> None:
        """The database has refused a write under this lease."""
        with self._lock:
            if self._held.get(lease.video) is lease:
                del self._held[lease.video]
            else:
                return
        self._tell(lease)

    def _beat(self) -> None:
        while not self._stop.wait(self._seconds / _BEATS):
            with self._lock:
                held = [lease for lease in self._held.values() if not lease.lost]
            if not held:
                continue
            try:
                lost = self._run(partial(leases.renew, held=held, seconds=self._seconds))
            except VosannotError:
                continue  # the network is away: the writer says so, and the next beat may come through
            for lease in lost:
                with self._lock:
                    if self._held.get(lease.video) is not lease:
                        continue  # it was given back just now
                lease.lost = lease.lost or tr("somebody else has the video now")
                self.lose(lease)
        with self._lock:
            held, self._held = list(self._held.values()), {}
        for lease in held:
            try:
                self._run(partial(leases.end, lease=lease))
            except VosannotError:
                break  # it ends by itself

    def _tell(self, lease: Lease) -> None:
        for callback in tuple(self.on_lost):
            callback(lease)

    def close(self, *, at_once: bool = False) -> None:
        """End the heartbeat, and give back what is held; a server that does not answer is waited for a moment.

        Args:
            at_once: claims end by themselves.
        """
        if at_once:
            with self._lock:
                self._held = {}
        self._stop.set()
        if self._beating is not None:
            self._beating.join(_CLOSE_S)

    # Strokes that were refused

    def keep(
        self, video: int, name: str, strokes: Sequence[Kept], objects: str | None, *, reverted: bool = False
    ) -> None:
        """Put strokes aside on this computer; see :meth:`.kept.KeptStrokes.put`."""
        address = str(self._reader.address)
        self._kept.put(self.workspace_id, address, video, name, strokes, objects, reverted=reverted)

    def offer(self, video: int) -> Offer:
        """What is kept of a video, and what of it would stand over something newer."""
        kept = self._kept.of(self.workspace_id, video)
        if not kept:
            return Offer((), ())
        with self._reader() as connection:
            rows = connection.execute(
                select(label_maps.c.frame, label_maps.c.fence).where(
                    label_maps.c.video_id == video, label_maps.c.frame.in_([each.frame for each in kept])
                )
            )
            there = {row.frame: row.fence or 0 for row in rows}

        def is_late(each: Kept) -> bool:
            if each.frame in there:
                return there[each.frame] > each.fence
            return each.based and each.kind != "none"

        late = tuple(each for each in kept if is_late(each))
        return Offer(tuple(each for each in kept if each not in late), late)

    def restore(self, document: "Document", strokes: Collection[Kept]) -> int:
        """Write kept strokes into a video that is claimed again; they are forgotten here once they are saved.

        Returns:
            How many frames were written. What does not fit the video any more stays kept.

        Raises:
            VosannotError: they cannot be written now; they stay kept.
        """
        video = document.video.id
        painted = {each.frame: each for each in strokes if each.kind == "labels" and each.png is not None}
        if painted:
            missing = self._missing_objects(document, painted.values())
            maps = {
                each.frame: (
                    FrameState(
                        each.frame, Provenance(each.provenance or "manual"), each.confidence, (), (), each.agreement
                    ),
                    each.png or b"",
                )
                for each in painted.values()
            }
            document.set_many(maps, tr("Kept strokes"), new_objects=missing, kind=ChangeKind.SET)
        for each in strokes:
            state = document.state(each.frame)
            if each.frame in painted or state is None:
                continue
            if each.kind == "none":
                document.delete_labels([each.frame], title=tr("Kept strokes"))
            elif each.kind == "ids":
                gone = set(state.object_ids) - set(each.object_ids)
                document.delete_labels([each.frame], gone, title=tr("Kept strokes"))
            elif each.provenance == str(Provenance.APPROVED):
                document.approve([each.frame])
            elif each.provenance == str(Provenance.PROPAGATED):
                document.unapprove([each.frame])
        document.flush()
        self._kept.drop(self.workspace_id, video, [each.frame for each in strokes])
        return len(strokes)

    def forget(self, video: int, strokes: Iterable[Kept]) -> None:
        """The person does not want them."""
        self._kept.drop(self.workspace_id, video, [each.frame for each in strokes])

    def _missing_objects(self, document: "Document", painted: Iterable[Kept]) -> list[ObjectInfo]:
        known = {each.id for each in document.objects()}
        wanted = {number for each in painted for number in each.object_ids} - known
        text = self._kept.objects(self.workspace_id, document.video.id)
        listed = {each.id: each for each in journal.load_objects(text)} if text else {}
        return [listed.get(number) or _nameless(number) for number in sorted(wanted)]


def _nameless(number: int) -> ObjectInfo:
    return ObjectInfo(number, f"object {number}", display_colour(number))
