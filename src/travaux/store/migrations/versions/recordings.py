"""Recordings say who is down to speak in them."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add the column."""
    op.add_column("sources", sa.Column("speakers", sa.Text(), nullable=True))
