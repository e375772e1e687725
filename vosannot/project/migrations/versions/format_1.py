"""The first format. Workspaces are made whole, so nothing is to be done to come here."""

revision = "format_1"
down_revision = None


def upgrade() -> None:
    """Nothing."""
