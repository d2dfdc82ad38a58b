"""Sources say which version they return."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the column."""
    op.add_column("sources", sa.Column("returns", sa.String(length=12), nullable=True))
