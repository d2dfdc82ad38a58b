"""The record of a workspace: one SQLite database, opened safely, read by a viewer, written by somebody."""

import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from sqlite3 import Connection as SQLiteConnection
from typing import cast
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event, inspect, select, text

from travaux.domain.chain import Chained, ChainHead
from travaux.domain.messages import message
from travaux.domain.record import Problem
from travaux.domain.search import Unit
from travaux.domain.sources import Room, Viewer
from travaux.errors import WorkspaceError
from travaux.store import chain, integrity, search_index
from travaux.store.errors import complaint_of, database_errors_at
from travaux.store.migrations import CURRENT
from travaux.store.record_view import SQLRecordView
from travaux.store.record_writer import SQLRecordWriter
from travaux.store.schema import rooms
from travaux.store.search_index import SQLiteSearchIndex

_PATIENCE_S = 30
_JOURNAL_STARTS = (bytes.fromhex("377f0682"), bytes.fromhex("377f0683"))  # sqlite.org/fileformat.html, 4.1

Clock = Callable[[], datetime]


def now() -> datetime:
    """Return the present moment in UTC."""
    return datetime.now(UTC)


class SQLiteStore:
    """The one way to the database. Every read names its viewer, every write who makes it."""

    def __init__(self, path: Path, clock: Clock = now) -> None:
        self.path = path
        self._clock = clock
        self._engine = _engine(path)

    @contextmanager
    def view(self, viewer: Viewer) -> Iterator[SQLRecordView]:
        """Give one unchanging view of what ``viewer`` may see."""
        with database_errors_at(self.path), self._engine.connect() as connection, connection.begin():
            yield SQLRecordView(connection, viewer)

    @contextmanager
    def writing(self, who: str) -> Iterator[SQLRecordWriter]:
        """Give one transaction in the name of ``who``: all of it is saved at the end, or nothing."""
        with database_errors_at(self.path), self._engine.connect() as connection:
            connection = connection.execution_options(writing=True)
            with connection.begin():
                yield SQLRecordWriter(connection, who, self._clock)

    @contextmanager
    def connection(self) -> Iterator[Connection]:
        """Give a bare connection, for checks of the database itself."""
        with database_errors_at(self.path), self._engine.connect() as connection, connection.begin():
            yield connection

    def problems(self) -> Iterator[Problem]:
        """Yield what does not hold within the database, the gravest first."""
        if _is_foreign_journal(self.path):
            yield Problem("journal", self.path.name + "-wal", "is no journal of the record")
        with self.connection() as connection:
            yield from integrity.problems(connection)

    def chain_head(self) -> ChainHead:
        """Return where the chain of all that was ever written stands."""
        with self.connection() as connection:
            return chain.head(connection)

    def chain_holds(self, link: str) -> bool:
        """Tell whether the chain once ended with ``link``."""
        with self.connection() as connection:
            return chain.holds(connection, link)

    def used_file(self, name: str) -> str | None:
        """Return the digest that a file of the keeper's was last used with, None where it never was."""
        with self.connection() as connection:
            return chain.last_digest(connection, Chained.FILE, name)

    def rooms(self) -> list[Room]:
        """Return the rooms that somebody has made, by their titles."""
        with self.connection() as connection:
            rows = connection.execute(select(rooms).order_by(rooms.c.title, rooms.c.name))
            return [Room(row.name, row.title) for row in rows]

    def copy(self, path: Path) -> None:
        """Write the record as it now stands to ``path``, while others read and write it.

        Raises:
            WorkspaceError: if it cannot be written there.
        """
        try:
            with self.connection() as ours, closing(sqlite3.connect(path)) as copy:
                cast("SQLiteConnection", ours.connection.driver_connection).backup(copy)
                copy.execute("PRAGMA journal_mode=DELETE")  # one file, complete by itself
        except sqlite3.Error as error:
            raise complaint_of(error, path) or error from error

    def index_is_damaged(self, viewer: Viewer) -> bool:
        """Tell whether there is an index of the viewer's that cannot be used at all."""
        return search_index.is_damaged(self._index_path(viewer))

    def open_index(self, viewer: Viewer, fingerprint: str) -> SQLiteSearchIndex | None:
        """Return the viewer's index made from ``fingerprint``, None where there is none that can be used."""
        return search_index.open_index(self._index_path(viewer), fingerprint)

    def write_index(self, viewer: Viewer, fingerprint: str, units: Sequence[Unit]) -> SQLiteSearchIndex:
        """Make the viewer's index anew, beside the record or where that may only be read elsewhere."""
        return search_index.make_index(self._index_path(viewer), fingerprint, units)

    def _index_path(self, viewer: Viewer) -> Path:
        return self.path.parent.resolve() / f"search-{viewer.name}.sqlite"

    def close(self) -> None:
        """Let go of the database; SQLite then folds its journal in."""
        self._engine.dispose()


def create_record(path: Path, schema: str = "head") -> None:
    """Make a new, empty record of today's schema, or an earlier one, at ``path``, whole or not at all."""
    draft = path.with_name(path.name + ".new")
    draft.unlink(missing_ok=True)
    engine = _engine(draft, enforcing=False)
    with database_errors_at(draft), engine.connect() as connection, connection.begin():
        _migrate(connection, schema)
    engine.dispose()
    draft.rename(path)


def open_record(path: Path, clock: Clock = now) -> SQLiteStore:
    """Return the record at ``path``, brought to today's schema if it is older.

    Raises:
        WorkspaceError: if it is missing, damaged, or made by a newer Travaux.
    """
    if not path.is_file():
        raise WorkspaceError(
            message("the record is missing"),
            where=str(path),
            remedy=message("restore it from a copy, or add the originals again"),
        )
    record = SQLiteStore(path, clock)
    with record.connection() as connection:
        version = _version(connection)
    if version != CURRENT:
        _bring_up(record, version)
    return record


def _version(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _bring_up(record: SQLiteStore, version: str | None) -> None:
    if version is None:
        raise WorkspaceError(
            message("is not a record of Travaux"),
            where=str(record.path),
            remedy=message("restore it from a copy"),
        )
    if version > CURRENT:
        raise WorkspaceError(
            message(
                "was made by a newer Travaux (schema %(version)s; this one knows %(known)s)",
                version=version,
                known=CURRENT,
            ),
            where=str(record.path),
            remedy=message("upgrade with: pip install --upgrade travaux"),
        )
    engine = _engine(record.path, enforcing=False)
    with database_errors_at(record.path), engine.connect() as connection, connection.begin():
        _migrate(connection)
    engine.dispose()


def _migrate(connection: Connection, schema: str = "head") -> None:
    from alembic import command  # only a new or an old record needs it, and it takes a while to load
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    command.upgrade(config, schema)


def _is_sealed(path: Path) -> bool:
    """Say whether a record lies where nobody can write, with nothing left to fold in; it can be read."""
    journal = path.with_name(path.name + "-wal")
    left = journal.exists() and journal.stat().st_size > 0
    return path.is_file() and not os.access(path.parent, os.W_OK) and not left


def _is_foreign_journal(path: Path) -> bool:
    """Say whether the journal beside a record begins as none of SQLite's, which takes it for empty."""
    try:
        with path.with_name(path.name + "-wal").open("rb") as journal:
            start = journal.read(4)
    except OSError:
        return False
    return bool(start) and start not in _JOURNAL_STARTS


def _engine(path: Path, *, enforcing: bool = True) -> Engine:
    """Return the way to a database; steps of the schema rebuild tables and are not ``enforcing``."""
    sealed = _is_sealed(path)
    where = f"file:{quote(str(path))}?mode=ro&immutable=1&uri=true" if sealed else str(path)
    engine = create_engine(f"sqlite+pysqlite:///{where}", connect_args={"timeout": _PATIENCE_S})

    @event.listens_for(engine, "connect")
    def configure(connection: SQLiteConnection, _: object) -> None:
        # The driver's own transactions begin too late to protect a read that precedes a write.
        connection.isolation_level = None
        if sealed:
            return
        connection.execute("PRAGMA journal_mode=WAL")
        # FULL, not NORMAL: what was acknowledged must survive a power cut too, and we write seldom.
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute(f"PRAGMA foreign_keys={'ON' if enforcing else 'OFF'}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writing = connection.get_execution_options().get("writing", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine
