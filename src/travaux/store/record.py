"""The record of a workspace: one SQLite database, opened safely, read by a viewer, written by somebody."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing
from pathlib import Path
from sqlite3 import Connection as SQLiteConnection
from typing import cast

from sqlalchemy import Engine

from travaux.domain.messages import Text, message
from travaux.domain.record import Problem
from travaux.errors import WorkspaceError
from travaux.store.errors import complaint_of
from travaux.store.lock import lock_held
from travaux.store.migrations import CURRENT
from travaux.store.sql_store import Clock, SQLStore, migrate, now, schema_of
from travaux.store.transactions import SAVED_IN_FULL, sqlite_engine, transaction

_JOURNAL_STARTS = (bytes.fromhex("377f0682"), bytes.fromhex("377f0683"))  # sqlite.org/fileformat.html, 4.1


class SQLiteStore(SQLStore):
    """The record in one file."""

    def __init__(self, path: Path, clock: Clock = now) -> None:
        super().__init__(_engine(path), str(path), path.parent, clock)
        self.path = path

    def problems(self) -> Iterator[Problem]:
        """Yield what does not hold within the database, the gravest first."""
        if _is_foreign_journal(self.path):
            yield Problem("journal", self.path.name + "-wal", "is no journal of the record")
        yield from super().problems()

    def alone(self, name: str, doing: Text, *, wait: bool = False) -> AbstractContextManager[None]:
        """Hold the record for what is called ``name``, by a lock beside it."""
        return lock_held(self.folder / f"{name}.lock", doing, wait=wait)

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
            raise complaint_of(error, str(path)) or error from error


def create_record(path: Path, schema: str = "head") -> None:
    """Make a new, empty record of today's schema, or an earlier one, at ``path``, whole or not at all."""
    draft = path.with_name(path.name + ".new")
    draft.unlink(missing_ok=True)
    engine = _engine(draft, enforcing=False)
    with transaction(engine, str(draft)) as connection:
        migrate(connection, schema)
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
        version = schema_of(connection)
    if version != CURRENT:
        refuse_unknown(version, record.where)
        engine = _engine(path, enforcing=False)
        with transaction(engine, record.where) as connection:
            migrate(connection)
        engine.dispose()
    return record


def refuse_unknown(version: str | None, where: str) -> None:
    """Raise an error about a record that is none, or is of a schema that comes after today's.

    Raises:
        WorkspaceError: if that is so.
    """
    if version is None:
        raise WorkspaceError(
            message("is not a record of Travaux"), where=where, remedy=message("restore it from a copy")
        )
    if version > CURRENT:
        raise WorkspaceError(
            message(
                "was made by a newer Travaux (schema %(version)s; this one knows %(known)s)",
                version=version,
                known=CURRENT,
            ),
            where=where,
            remedy=message("upgrade with: pip install --upgrade travaux"),
        )


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
    """Return the way to a record; steps of the schema rebuild tables and are not ``enforcing``."""
    if _is_sealed(path):
        return sqlite_engine(path, sealed=True)
    enforced = f"foreign_keys={'ON' if enforcing else 'OFF'}"
    return sqlite_engine(path, "journal_mode=WAL", SAVED_IN_FULL, enforced)
