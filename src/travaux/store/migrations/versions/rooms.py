"""Rooms, in which sources and what people set down stand; the same bytes may stand in two of them."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make the table and the columns; nothing that stands in the record moves."""
    op.create_table(
        "rooms",
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_rooms")),
    )
    with op.batch_alter_table("sources") as sources:
        sources.add_column(sa.Column("room", sa.String(length=40), nullable=True))
        sources.drop_constraint(op.f("uq_sources_sha256"), type_="unique")
    op.create_index(op.f("ix_sources_sha256"), "sources", ["sha256"], unique=False)
    op.add_column("reviews", sa.Column("room", sa.String(length=40), nullable=True))
