"""The tables of the record, in SQL that SQLite and PostgreSQL both speak.

Moments are UTC in ISO 8601. What has structure is canonical JSON in text, since its digest must hold.
``subject`` is the id of the source that a result is about, or empty for the whole workspace.
"""

from sqlalchemy import (
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

rooms = Table(
    "rooms",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("title", Text, nullable=False),
)

sources = Table(
    "sources",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("id", String(12), nullable=False, unique=True),
    Column("sha256", String(64), nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("kind", String(20), nullable=False),
    Column("title", Text),
    Column("date", String(10)),
    Column("body", Text),
    Column("stage", Text),
    Column("sector", String(40)),
    Column("author", Text),
    Column("symbol", Text),
    Column("language", String(20)),
    Column("visibility", String(10), nullable=False),
    Column("returns", String(12)),
    Column("track", String(10)),
    Column("speakers", Text),
    Column("sound", String(64)),
    Column("room", String(40)),
    Column("added", String(32), nullable=False),
)

texts = Table(
    "texts",
    metadata,
    Column("source", String(12), ForeignKey("sources.id"), primary_key=True),
    Column("digest", String(64), nullable=False),
    Column("text", Text, nullable=False),
)

results = Table(
    "results",
    metadata,
    Column("stage", String(40), primary_key=True),
    Column("subject", String(12), primary_key=True),
    Column("version", Integer, nullable=False),
    Column("fingerprint", String(64), nullable=False),
    Column("status", String(10), nullable=False),
    Column("form", String(80)),
    Column("value", Text),
    Column("digest", String(64)),
    Column("counts", Text, nullable=False),
    Column("error", Text),
    Column("started", String(32), nullable=False),
    Column("finished", String(32), nullable=False),
)

rests_on = Table(
    "rests_on",
    metadata,
    Column("stage", String(40), primary_key=True),
    Column("subject", String(12), primary_key=True),
    Column("source", String(12), ForeignKey("sources.id"), primary_key=True),
    ForeignKeyConstraint(["stage", "subject"], ["results.stage", "results.subject"], ondelete="CASCADE"),
    Index(None, "source"),
)

findings = Table(
    "findings",
    metadata,
    Column("stage", String(40), primary_key=True),
    Column("subject", String(12), primary_key=True),
    Column("kind", String(40), primary_key=True),
    Column("id", String(80), primary_key=True),
    Column("place", Integer, nullable=False),
    Column("form", String(80), nullable=False),
    Column("value", Text, nullable=False),
    ForeignKeyConstraint(["stage", "subject"], ["results.stage", "results.subject"], ondelete="CASCADE"),
)

reviews = Table(
    "reviews",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("subject", String(12), nullable=False),
    Column("kind", String(40), nullable=False),
    Column("id", String(80), nullable=False),
    Column("verdict", String(10), nullable=False),
    Column("reason", Text, nullable=False),
    Column("original", Text, nullable=False),
    Column("replacement", Text),
    Column("who", Text, nullable=False),
    Column("when", String(32), nullable=False),
    Column("room", String(40)),
    Index(None, "subject", "kind", "id"),
)

log = Table(
    "log",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("when", String(32), nullable=False),
    Column("who", Text, nullable=False),
    Column("action", String(40), nullable=False),
    Column("subject", Text, nullable=False),
    Column("detail", Text, nullable=False),
)

links = Table(
    "links",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("kind", String(10), nullable=False),
    Column("name", Text, nullable=False),
    Column("digest", String(64), nullable=False),
    Column("link", String(64), nullable=False, unique=True),
    Index(None, "kind", "name"),
)
