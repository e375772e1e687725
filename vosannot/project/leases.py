"""Who works on which video: the SQL. A lease ends when its holder gives it back, or when nobody renews it in time.

Every lease and every end of one raises the video's fence. Whoever writes shows the fence of their own lease, inside the
transaction that writes: a smaller one than the video's is late, whatever any clock says.
"""

import time
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from sqlalchemy import (
    ColumnElement,
    Connection,
    Float,
    and_,
    case,
    cast,
    extract,
    func,
    insert,
    literal,
    or_,
    select,
    update,
)

from vosannot.core.errors import BusyError, LeaseLostError, WorkspaceError
from vosannot.core.words import tr
from vosannot.project.records import Tenure, VideoStatus
from vosannot.project.schema import leases, reviews, videos

__all__ = ["Lease", "check", "claim", "claim_next", "end", "last_asked", "read_tenures", "renew", "say"]


@dataclass(eq=False, slots=True)
class Lease:
    """The right to write to one video.

    Attributes:
        fence: the number of this lease among those of the video.
        session: the opening of the workspace that holds it.
        lost: why it holds no more, as a sentence; "" while it does.
    """

    video: int
    fence: int
    session: str
    lost: str = field(default="", compare=False)


def _now(connection: Connection) -> ColumnElement[float]:
    """The database's clock: those of the computers of a team need not agree."""
    if connection.dialect.name == "postgresql":
        return cast(extract("epoch", func.clock_timestamp()), Float)
    return literal(time.time())


def _free(now: ColumnElement[float]) -> ColumnElement[bool]:
    return or_(leases.c.holder.is_(None), leases.c.expires < now)


def check(connection: Connection, shown: Collection[Lease]) -> None:
    """See that leases hold, and keep them from ending before the transaction does.

    Raises:
        LeaseLostError: some do not; it names them.
    """
    numbers = sorted({lease.video for lease in shown})
    rows = connection.execute(
        select(leases.c.video_id, leases.c.fence, leases.c.session, leases.c.holder)
        .where(leases.c.video_id.in_(numbers))
        .order_by(leases.c.video_id)
        .with_for_update(read=True)
    )
    found = {row.video_id: row for row in rows}
    lost = [one for one in shown if not _holds(one, found.get(one.video))]
    if not lost:
        return
    for one in lost:
        row = found.get(one.video)
        who = row.holder if row is not None and row.session != one.session else None
        one.lost = one.lost or (tr("{who} has the video now", who=who) if who else tr("you no longer have the video"))
    raise LeaseLostError(tr("Your claim has ended: {lost}.", lost=lost[0].lost), lost)


def _holds(lease: Lease, row: object) -> bool:
    return row is not None and (row.fence, row.session) == (lease.fence, lease.session)  # type: ignore[attr-defined]


def claim(connection: Connection, video: int, who: str, session: str, seconds: float, *, alone: bool = False) -> Lease:
    """Take this video. Whoever holds it already, in another window of theirs, takes it over from there.

    Args:
        seconds: after which it is free again, unless it is renewed.
        alone: nobody else can have the workspace open, so that nobody holds anything.

    Raises:
        BusyError: somebody else has it.
        WorkspaceError: there is no such video.
    """
    now = _now(connection)
    row = connection.execute(
        select(leases, _free(now).label("free")).where(leases.c.video_id == video).with_for_update()
    ).one_or_none()
    if row is None:
        if connection.execute(select(videos.c.id).where(videos.c.id == video)).one_or_none() is None:
            raise WorkspaceError(tr("The workspace has no video number {video}.", video=video))
        connection.execute(insert(leases).values(video_id=video, fence=0))
        return claim(connection, video, who, session, seconds, alone=alone)
    if not (row.free or alone or row.holder == who):
        raise BusyError(tr("{holder} has this video.", holder=row.holder))
    return _take(connection, video, row.fence + 1, who, session, seconds)


def claim_next(
    connection: Connection,
    who: str,
    session: str,
    seconds: float,
    statuses: Iterable[VideoStatus],
    *,
    but: int | None = None,
    alone: bool = False,
) -> Lease | None:
    """Take the next free video of these statuses: what was handed or sent back to this person comes first.

    Two who ask at once get two videos: a row that the other one is about to take is passed over.
    """
    now = _now(connection)
    for_me = or_(leases.c.reserved.is_(None), leases.c.reserved == who)
    free = literal(True) if alone else _free(now)
    found = connection.execute(
        select(leases.c.video_id, leases.c.fence)
        .join(videos, videos.c.id == leases.c.video_id)
        .where(free, for_me, videos.c.status.in_([str(s) for s in statuses]), videos.c.id != (but or 0))
        .order_by(case((leases.c.reserved == who, 0), else_=1), videos.c.id)
        .limit(1)
        .with_for_update(of=leases, skip_locked=True)
    ).one_or_none()
    return None if found is None else _take(connection, found.video_id, found.fence + 1, who, session, seconds)


def _take(connection: Connection, video: int, fence: int, who: str, session: str, seconds: float) -> Lease:
    now = _now(connection)
    connection.execute(
        update(leases)
        .where(leases.c.video_id == video)
        .values(fence=fence, holder=who, session=session, since=now, expires=now + seconds, reserved=None)
    )
    return Lease(video, fence, session)


def renew(connection: Connection, held: Collection[Lease], seconds: float) -> list[Lease]:
    """Say that the holder is alive; returns the leases that hold no more."""
    lost = []
    for lease in sorted(held, key=lambda one: one.video):
        done = connection.execute(
            update(leases)
            .where(
                leases.c.video_id == lease.video,
                leases.c.fence == lease.fence,
                leases.c.session == lease.session,
            )
            .values(expires=_now(connection) + seconds)
        )
        if not done.rowcount:
            lost.append(lease)
    return lost


def end(connection: Connection, lease: Lease, *, reserved: str | None = None) -> None:
    """Give a video back, to anybody or to one person.

    Raises:
        LeaseLostError: somebody else has it already.
    """
    check(connection, (lease,))
    connection.execute(
        update(leases)
        .where(leases.c.video_id == lease.video)
        .values(fence=lease.fence + 1, holder=None, session=None, since=None, expires=None, reserved=reserved)
    )


def say(connection: Connection, video: int, kind: str, author: str, note: str) -> None:
    """Add a line to the video's review. Its lease is held, so no other line comes at the same time."""
    newest = select(func.coalesce(func.max(reviews.c.number), 0)).where(reviews.c.video_id == video)
    number = connection.execute(newest).scalar_one() + 1
    connection.execute(
        insert(reviews).values(
            video_id=video, number=number, kind=kind, author=author, note=note, created=_now(connection)
        )
    )


def last_asked(connection: Connection, video: int) -> str | None:
    """Who sent the video for review last."""
    return connection.execute(
        select(reviews.c.author)
        .where(reviews.c.video_id == video, reviews.c.kind == "asked")
        .order_by(reviews.c.number.desc())
        .limit(1)
    ).scalar_one_or_none()


def read_tenures(connection: Connection, who: str, session: str, *, alone: bool = False) -> dict[int, Tenure]:
    """Who has what, by number of the video, as seen by a person in an opening of the workspace."""
    now = _now(connection)
    newest = select(reviews.c.video_id, func.max(reviews.c.number).label("number")).group_by(reviews.c.video_id)
    last = newest.subquery()
    rows = connection.execute(
        select(leases, _free(now).label("free"), reviews.c.kind, reviews.c.note, reviews.c.author)
        .outerjoin(last, last.c.video_id == leases.c.video_id)
        .outerjoin(reviews, and_(reviews.c.video_id == last.c.video_id, reviews.c.number == last.c.number))
    )
    found = {}
    for row in rows:
        mine = row.session == session
        free = (row.free and not mine) or (alone and not mine)
        found[row.video_id] = Tenure(
            "" if free else row.holder or "",
            mine,
            0.0 if free else row.since or 0.0,
            row.reserved or "",
            row.reserved == who,
            row.kind or "",
            row.note or "",
            row.author or "",
        )
    return found
