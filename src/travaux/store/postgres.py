"""The record in PostgreSQL, for a server whose work many machines share; SQLite stays the default.

One database, or one schema of it, holds one record. Indexes for searching lie in the workspace's folder as
ever: they are made of the record and can be made again.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, String, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError

from travaux.domain.messages import Text, message
from travaux.errors import UsageError, WorkspaceError
from travaux.extras import require
from travaux.store.errors import database_errors_at
from travaux.store.jobs import PostgresJobs, job_tables
from travaux.store.migrations import CURRENT
from travaux.store.record import create_record, refuse_unknown
from travaux.store.schema import metadata, sources
from travaux.store.sql_store import Clock, SQLStore, migrate, now, schema_of, take_over_rows

if TYPE_CHECKING:
    from sqlalchemy.engine import URL

PATIENCE_S = 30
"""How long a writer waits for another one, as with SQLite."""
_CONNECTIONS = 10
_MORE_CONNECTIONS = 30
_DRIVER = "postgresql+psycopg"
_KINDS = ("postgresql", "postgres", _DRIVER)


class PostgresStore(SQLStore):
    """The record in PostgreSQL."""

    def __init__(self, address: str, folder: Path, clock: Clock = now) -> None:
        url = _url(address)
        super().__init__(_engine(url), _said(url), folder, clock)

    @contextmanager
    def alone(self, name: str, doing: Text, *, wait: bool = False) -> Iterator[None]:
        """Hold the record for what is called ``name``; the database lets go when our connection ends."""
        key = text("SELECT hashtext(current_schema() || :name)").bindparams(name=f"/travaux/{name}")
        take = "SELECT pg_advisory_lock(:key)" if wait else "SELECT pg_try_advisory_lock(:key)"
        with database_errors_at(self.where), self._engine.connect() as plain:
            connection = plain.execution_options(isolation_level="AUTOCOMMIT", held=True)
            given = {"key": connection.execute(key).scalar_one()}
            if connection.execute(text(take), given).scalar_one() is False:
                raise WorkspaceError(doing, where=self.where, remedy=message("wait until it is done"))
            try:
                yield
            finally:
                if not connection.invalidated:
                    connection.execute(text("SELECT pg_advisory_unlock(:key)"), given)

    @property
    def engine(self) -> Engine:
        """Return the way to the database, for what lies beside the record in it."""
        return self._engine

    def jobs(self) -> PostgresJobs:
        """Return the work that waits for whichever machine takes it."""
        return PostgresJobs(self._engine, self.where)

    def copy(self, path: Path) -> None:
        """Write the record as it now stands to ``path``, a SQLite file, while others read and write it."""
        create_record(path)
        theirs = create_engine(f"sqlite+pysqlite:///{path}")
        try:
            with self.connection() as ours, database_errors_at(str(path)), theirs.begin() as copy:
                take_over_rows(ours, copy)
        finally:
            theirs.dispose()


def create_postgres_record(address: str, file: Path | None = None) -> None:
    """Make a new record of today's schema in the database at ``address``, of the one in ``file`` if given.

    Raises:
        UsageError: if the address is none, or something stands there already.
    """
    url = _url(address)
    engine, ours = _engine(url), None
    try:
        with database_errors_at(_said(url)), engine.connect() as connection, connection.begin():
            _hold_schema(connection)
            if schema_of(connection) is not None:
                raise UsageError(
                    message("there is a record in this database already"),
                    where=_said(url),
                    remedy=message("name an empty database, or another schema of it"),
                )
            _make_tables(connection)
            if file is not None:
                ours = create_engine(f"sqlite+pysqlite:///{file}")
                with ours.connect() as taken:
                    take_over_rows(taken, connection)
                _count_on(connection)
    finally:
        engine.dispose()
        if ours is not None:
            ours.dispose()


def open_postgres_record(address: str, folder: Path, clock: Clock = now) -> PostgresStore:
    """Return the record in the database at ``address``, brought to today's schema if it is older.

    Raises:
        WorkspaceError: if it cannot be reached, is none, or was made by a newer Travaux.
    """
    record = PostgresStore(address, folder, clock)
    with record.connection() as connection:
        version = schema_of(connection)
    if version != CURRENT:
        refuse_unknown(version, record.where)
        with database_errors_at(record.where), record.engine.connect() as plain:
            connection = plain.execution_options(changing=True)
            with connection.begin():
                _hold_schema(connection)
                migrate(connection)
    return record


def _url(address: str) -> "URL":
    """Return where a database is.

    Raises:
        UsageError: if that is no address of a PostgreSQL database.
        MissingExtra: if what speaks to it is not installed.
    """
    require("postgres", "a record in PostgreSQL")
    try:
        url = make_url(address)
    except ArgumentError:
        url = None
    if url is None or url.drivername not in _KINDS:
        raise UsageError(
            message("is no address of a PostgreSQL database"),
            where=address.rpartition("@")[2],  # what stands before may be a password
            remedy=message("write it as postgresql://NAME@HOST/DATABASE"),
        )
    return url.set(drivername=_DRIVER)


def _said(url: "URL") -> str:
    return url.set(drivername="postgresql").render_as_string(hide_password=True)


def _engine(url: "URL") -> Engine:
    engine = create_engine(
        url,
        pool_size=_CONNECTIONS,
        max_overflow=_MORE_CONNECTIONS,
        pool_pre_ping=True,  # a database that was restarted is found again
        connect_args={"connect_timeout": PATIENCE_S},
    )

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        options = connection.get_execution_options()
        if options.get("held"):
            return
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{PATIENCE_S}s'")
        if options.get("writing"):
            # One writer at a time, as the chain needs; whoever reads is not kept waiting.
            connection.exec_driver_sql("LOCK TABLE links IN EXCLUSIVE MODE")
        elif not options.get("changing"):
            connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")

    return engine


def _hold_schema(connection: Connection) -> None:
    """Keep others waiting who would make or change the tables of this record meanwhile."""
    connection.exec_driver_sql("SELECT pg_advisory_xact_lock(hashtext(current_schema() || '/travaux'))")


def _make_tables(connection: Connection) -> None:
    """Make the tables as SQLite has them: text of any length, by its code points, and wide numbers."""
    metadata.create_all(connection)
    for table in metadata.sorted_tables:
        for column in table.columns:
            if isinstance(column.type, String):  # text is one
                named = f'ALTER TABLE {table.name} ALTER COLUMN "{column.name}"'
                connection.exec_driver_sql(f'{named} TYPE TEXT COLLATE "C"')
    connection.exec_driver_sql(f"ALTER TABLE {sources.name} ALTER COLUMN {sources.c.size.name} TYPE BIGINT")
    job_tables.create_all(connection)
    connection.exec_driver_sql("CREATE TABLE alembic_version (version_num VARCHAR(32) PRIMARY KEY)")
    connection.execute(text("INSERT INTO alembic_version VALUES (:known)"), {"known": CURRENT})


def _count_on(connection: Connection) -> None:
    """Have numbers that the database gives go on where those that were taken over end."""
    for table in metadata.sorted_tables:
        if "number" in table.c and table.c.number.autoincrement is True:
            name = table.name
            last = f"SELECT setval(pg_get_serial_sequence('{name}', 'number'), max(number)) FROM {name}"
            connection.exec_driver_sql(f"{last} HAVING max(number) IS NOT NULL")
