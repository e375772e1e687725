"""The tables of a workspace, in portable SQLAlchemy Core.

Every row below ``videos`` is keyed by its video, and journal numbers count within a video: whoever works on a
video can number its changes without asking the database, also when many people share one.

Rule for readers: the pixels of a label map are its PNG *limited to* ``object_ids``; any other value counts as
background. Removing an object from thousands of frames is then a matter of rows, not of re-encoding images.

Times are seconds since 1970 in UTC, for people; order is given by numbers, never by the clock.
"""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

__all__ = [
    "FIRST_TABLES",
    "FORMAT",
    "changes",
    "label_maps",
    "leases",
    "meta",
    "metadata",
    "object_changes",
    "objects",
    "patches",
    "reviews",
    "runs",
    "team_metadata",
    "videos",
    "writers",
]

FORMAT = 3
"""Schema version this program writes, and the newest it reads; older ones are brought up to it when they are opened
(:mod:`vosannot.project.migration`).

1: the first. 2: agreement and areas of label maps. 3: leases, reviews, and under which lease a label map was written.
"""

FIRST_TABLES = frozenset({"meta", "videos", "objects", "label_maps", "changes", "patches", "object_changes", "runs"})
"""Names of the tables that every workspace has, also one of format 1."""

metadata = MetaData()

meta = Table(
    "meta",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("value", Text, nullable=False),
)

videos = Table(
    "videos",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("path", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("kind", String(32), nullable=False),
    Column("width", Integer, nullable=False),
    Column("height", Integer, nullable=False),
    Column("frame_count", Integer, nullable=False),
    Column("fps", Float, nullable=False),
    Column("stems", Text, nullable=False),  # JSON list; "[]" for a video file
    Column("fingerprint", String(128), nullable=False),
    Column("status", String(16), nullable=False),
    Column("notes", Text, nullable=False),
    Column("time_spent", Float, nullable=False),  # seconds
    Column("added", Float, nullable=False),
    Column("thumbnail", LargeBinary),  # JPEG, made when first needed
    CheckConstraint("width > 0 AND height > 0 AND frame_count > 0", name="videos_sizes"),
)


def _video() -> Column[int]:
    return Column("video_id", Integer, ForeignKey("videos.id", ondelete="CASCADE"), primary_key=True)


objects = Table(
    "objects",
    metadata,
    _video(),
    Column("object_id", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("colour", String(7), nullable=False),  # "#rrggbb"
    Column("position", Integer, nullable=False),
    CheckConstraint("object_id BETWEEN 1 AND 254", name="objects_id"),
)

label_maps = Table(
    "label_maps",
    metadata,
    _video(),
    Column("frame", Integer, primary_key=True),
    Column("provenance", String(16), nullable=False),
    Column("confidence", Float),
    Column("agreement", Float),
    Column("object_ids", LargeBinary, nullable=False),  # one byte an id, ascending
    Column("areas", LargeBinary),  # uint32 little-endian an id, in the same order; null or empty: not counted
    Column("change", Integer, nullable=False),  # number of the change that wrote it last; 0 after an undo
    Column("fence", Integer),  # of the lease under which it was written; null where nobody needed one
    Column("png", LargeBinary, nullable=False),
    # Covers everything but the pixels: opening a video reads this index alone, not the pages with images.
    Index("label_maps_states", "video_id", "frame", "provenance", "confidence", "agreement", "object_ids", "areas"),
)

changes = Table(
    "changes",
    metadata,
    _video(),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("kind", String(16), nullable=False),
    Column("title", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("created", Float, nullable=False),
    Column("undone", Boolean, nullable=False),
)


def _of_change() -> tuple[Column[int], Column[int], ForeignKeyConstraint]:
    return (
        Column("video_id", Integer, primary_key=True),
        Column("number", Integer, primary_key=True, autoincrement=False),
        ForeignKeyConstraint(["video_id", "number"], ["changes.video_id", "changes.number"], ondelete="CASCADE"),
    )


# What a change did to one frame. ``kind`` says how to read the blobs:
#   box    palette PNGs of the box before and after; before is null when the frame had no label map
#   whole  palette PNGs of the whole frame; null where there was, or then is, no label map
#   ids    before is the whole PNG; afterwards the same pixels limited to after_ids (after is null)
#   state  only provenance and confidence changed; both blobs are null
# A null provenance stands for "no label map".
patches = Table(
    "patches",
    metadata,
    *_of_change(),
    Column("frame", Integer, primary_key=True, autoincrement=False),
    Column("kind", String(8), nullable=False),
    Column("y0", Integer, nullable=False),
    Column("x0", Integer, nullable=False),
    Column("y1", Integer, nullable=False),
    Column("x1", Integer, nullable=False),
    Column("before_provenance", String(16)),
    Column("before_confidence", Float),
    Column("before_agreement", Float),
    Column("before_ids", LargeBinary),
    Column("before_areas", LargeBinary),
    Column("after_provenance", String(16)),
    Column("after_confidence", Float),
    Column("after_agreement", Float),
    Column("after_ids", LargeBinary),
    Column("after_areas", LargeBinary),
    Column("before", LargeBinary),
    Column("after", LargeBinary),
)

object_changes = Table(
    "object_changes",
    metadata,
    *_of_change(),
    Column("before", Text, nullable=False),  # JSON: the whole list, [[id, name, "#rrggbb"], …] in order
    Column("after", Text, nullable=False),
)

runs = Table(
    "runs",
    metadata,
    _video(),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("created", Float, nullable=False),
    Column("engine", String(64), nullable=False),
    Column("settings", Text, nullable=False),  # JSON object
    Column("curve", Text, nullable=False),  # JSON list of objects
    Column("chosen", Integer),
    Column("finished", Boolean, nullable=False),
)

# Who works on a video. A row for each video that was ever claimed or waits to be; no holder: it is free.
# ``fence`` grows with every lease and every end of one: what was begun under a smaller number is late.
leases = Table(
    "leases",
    metadata,
    _video(),
    Column("fence", Integer, nullable=False),
    Column("holder", Text),  # the person
    Column("session", String(32)),  # the opening of the workspace that holds it
    Column("since", Float),
    Column("expires", Float),  # by the database's clock
    Column("reserved", Text),  # the person it was handed or sent back to; others pass it over
)

reviews = Table(
    "reviews",
    metadata,
    _video(),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("kind", String(16), nullable=False),
    Column("author", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("created", Float, nullable=False),
)

team_metadata = MetaData()
"""What only a database that many people share has."""

# The last transaction of every opening of the workspace, so that one which reached the disk is not written twice.
writers = Table(
    "writers",
    team_metadata,
    Column("session", String(32), primary_key=True),
    Column("number", Integer, nullable=False),
    Column("seen", Float, nullable=False),
)
