"""The first schema: sources, their texts, results with their ground, findings, reviews, the log."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "log",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("when", sa.String(length=32), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("action", sa.String(length=40), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_log")),
    )
    op.create_table(
        "results",
        sa.Column("stage", sa.String(length=40), nullable=False),
        sa.Column("subject", sa.String(length=12), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("status", sa.String(length=10), nullable=False),
        sa.Column("form", sa.String(length=80), nullable=True),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("digest", sa.String(length=64), nullable=True),
        sa.Column("counts", sa.Text(), nullable=False),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("started", sa.String(length=32), nullable=False),
        sa.Column("finished", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("stage", "subject", name=op.f("pk_results")),
    )
    op.create_table(
        "reviews",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("subject", sa.String(length=12), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("id", sa.String(length=80), nullable=False),
        sa.Column("verdict", sa.String(length=10), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("original", sa.Text(), nullable=False),
        sa.Column("replacement", sa.Text(), nullable=True),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("when", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_reviews")),
    )
    op.create_index(op.f("ix_reviews_subject_kind_id"), "reviews", ["subject", "kind", "id"], unique=False)
    op.create_table(
        "sources",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", sa.String(length=12), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("date", sa.String(length=10), nullable=True),
        sa.Column("body", sa.Text(), nullable=True),
        sa.Column("stage", sa.Text(), nullable=True),
        sa.Column("sector", sa.String(length=40), nullable=True),
        sa.Column("author", sa.Text(), nullable=True),
        sa.Column("symbol", sa.Text(), nullable=True),
        sa.Column("language", sa.String(length=20), nullable=True),
        sa.Column("visibility", sa.String(length=10), nullable=False),
        sa.Column("added", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_sources")),
        sa.UniqueConstraint("id", name=op.f("uq_sources_id")),
        sa.UniqueConstraint("sha256", name=op.f("uq_sources_sha256")),
    )
    op.create_table(
        "findings",
        sa.Column("stage", sa.String(length=40), nullable=False),
        sa.Column("subject", sa.String(length=12), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("id", sa.String(length=80), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("form", sa.String(length=80), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["stage", "subject"],
            ["results.stage", "results.subject"],
            name=op.f("fk_findings_stage_subject_results"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("stage", "subject", "kind", "id", name=op.f("pk_findings")),
    )
    op.create_table(
        "rests_on",
        sa.Column("stage", sa.String(length=40), nullable=False),
        sa.Column("subject", sa.String(length=12), nullable=False),
        sa.Column("source", sa.String(length=12), nullable=False),
        sa.ForeignKeyConstraint(["source"], ["sources.id"], name=op.f("fk_rests_on_source_sources")),
        sa.ForeignKeyConstraint(
            ["stage", "subject"],
            ["results.stage", "results.subject"],
            name=op.f("fk_rests_on_stage_subject_results"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("stage", "subject", "source", name=op.f("pk_rests_on")),
    )
    op.create_index(op.f("ix_rests_on_source"), "rests_on", ["source"], unique=False)
    op.create_table(
        "texts",
        sa.Column("source", sa.String(length=12), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["source"], ["sources.id"], name=op.f("fk_texts_source_sources")),
        sa.PrimaryKeyConstraint("source", name=op.f("pk_texts")),
    )
