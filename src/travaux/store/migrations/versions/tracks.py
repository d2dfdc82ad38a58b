"""Sources say in which track of the negotiation they stand."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add the column."""
    op.add_column("sources", sa.Column("track", sa.String(length=10), nullable=True))
