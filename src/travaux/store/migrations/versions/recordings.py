"""Recordings say who is down to speak in them, transcripts in which sound their words are heard."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add the columns."""
    op.add_column("sources", sa.Column("speakers", sa.Text(), nullable=True))
    op.add_column("sources", sa.Column("sound", sa.String(64), nullable=True))
