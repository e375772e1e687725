"""Agreement and areas of label maps; empty where nobody counted them."""

import sqlalchemy as sa
from alembic import op

revision = "format_2"
down_revision = "format_1"

_AGREEMENT, _AREAS = sa.Float, sa.LargeBinary


def upgrade() -> None:
    """Add the columns, and renew the index that covers all but the pixels."""
    op.add_column("label_maps", sa.Column("agreement", _AGREEMENT()))
    op.add_column("label_maps", sa.Column("areas", _AREAS()))
    for side in ("before", "after"):
        op.add_column("patches", sa.Column(f"{side}_agreement", _AGREEMENT()))
        op.add_column("patches", sa.Column(f"{side}_areas", _AREAS()))
    op.drop_index("label_maps_states", "label_maps")
    op.create_index(
        "label_maps_states",
        "label_maps",
        ["video_id", "frame", "provenance", "confidence", "agreement", "object_ids", "areas"],
    )
