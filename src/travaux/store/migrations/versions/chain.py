"""The chain that binds every entry to those before it; an older record is chained as it stands."""

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

from travaux.store.chain import take_up

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the table, and bind what there is."""
    op.create_table(
        "links",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("link", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_links")),
        sa.UniqueConstraint("link", name=op.f("uq_links_link")),
    )
    op.create_index(op.f("ix_links_kind_name"), "links", ["kind", "name"], unique=False)
    take_up(op.get_bind(), datetime.now(UTC).isoformat(timespec="milliseconds"))
