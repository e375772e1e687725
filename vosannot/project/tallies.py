"""What there is of each video, counted by the database: no document is opened and no mask decoded."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection, case, func, select

from vosannot.project.records import Provenance
from vosannot.project.schema import changes, label_maps, objects, videos

__all__ = ["Tally", "read_tallies", "read_thumbnail"]


@dataclass(frozen=True, slots=True)
class Tally:
    """Of one video.

    Attributes:
        objects: in its list.
        masks: frames that have a label map.
        settled: of these, frames that were painted by hand or approved.
        references: frames that masks can be propagated from: painted by hand, or, if there is none, approved.
        changed: when its masks or objects changed last, in seconds since 1970, UTC; 0: never.
    """

    objects: int = 0
    masks: int = 0
    settled: int = 0
    references: int = 0
    changed: float = 0.0


def read_tallies(connection: Connection, video_ids: Collection[int] = ()) -> dict[int, Tally]:
    """The tallies of these videos (all by default); one that has nothing is not there.

    The index ``label_maps_states`` holds all that is counted, so no page with pixels is read.
    """
    provenance = label_maps.c.provenance
    shown = func.length(label_maps.c.object_ids) > 0

    def number(condition: object) -> object:
        return func.sum(case((condition, 1), else_=0))  # type: ignore[arg-type]

    manual = number((provenance == str(Provenance.MANUAL)) & shown)
    approved = number((provenance == str(Provenance.APPROVED)) & shown)
    settled = number(provenance != str(Provenance.PROPAGATED))
    masks = select(label_maps.c.video_id, func.count(), settled, manual, approved).group_by(label_maps.c.video_id)  # type: ignore[call-overload]
    listed = select(objects.c.video_id, func.count()).group_by(objects.c.video_id)
    last = select(changes.c.video_id, func.max(changes.c.created)).group_by(changes.c.video_id)
    if video_ids:
        masks = masks.where(label_maps.c.video_id.in_(video_ids))
        listed = listed.where(objects.c.video_id.in_(video_ids))
        last = last.where(changes.c.video_id.in_(video_ids))
    counted = {row[0]: row[1:] for row in connection.execute(masks)}
    known = {row[0]: int(row[1]) for row in connection.execute(listed)}
    changed = {row[0]: float(row[1]) for row in connection.execute(last)}
    found = {}
    for video in counted.keys() | known.keys() | changed.keys():
        total, sure, painted, looked_at = counted.get(video, (0, 0, 0, 0))
        found[video] = Tally(known.get(video, 0), total, sure, painted or looked_at, changed.get(video, 0.0))
    return found


def read_thumbnail(connection: Connection, video_id: int) -> bytes | None:
    """A video's small picture as JPEG; None: there is none."""
    data = connection.execute(select(videos.c.thumbnail).where(videos.c.id == video_id)).scalar_one_or_none()
    return None if data is None else bytes(data)
