"""Leases and reviews; under which lease a label map was written."""

import sqlalchemy as sa
from alembic import op

revision = "format_3"
down_revision = "format_2"


def _video() -> sa.Column[int]:
    return sa.Column("video_id", sa.Integer, sa.ForeignKey("videos.id", ondelete="CASCADE"), primary_key=True)


def upgrade() -> None:
    """Add the column and the tables. Nobody has claimed anything yet."""
    op.add_column("label_maps", sa.Column("fence", sa.Integer))
    op.create_table(
        "leases",
        _video(),
        sa.Column("fence", sa.Integer, nullable=False),
        sa.Column("holder", sa.Text),
        sa.Column("session", sa.String(32)),
        sa.Column("since", sa.Float),
        sa.Column("expires", sa.Float),
        sa.Column("reserved", sa.Text),
    )
    op.create_table(
        "reviews",
        _video(),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("author", sa.Text, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("created", sa.Float, nullable=False),
    )
    op.execute("INSERT INTO leases (video_id, fence) SELECT id, 0 FROM videos")
