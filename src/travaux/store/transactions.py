"""Transactions in any of our databases, and the way to a file of SQLite's."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from sqlite3 import Connection as SQLiteConnection
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event

from travaux.store.errors import database_errors_at

_PATIENCE_S = 30
"""How long one writer waits for another."""
SAVED_IN_FULL = "synchronous=FULL"
"""FULL, not NORMAL: what was acknowledged must survive a power cut too, and we write seldom."""


@contextmanager
def transaction(engine: Engine, where: str, **options: object) -> Iterator[Connection]:
    """Give one transaction: all of it is saved at the end, or nothing. Complaints call it ``where``."""
    with database_errors_at(where), engine.connect() as plain:
        connection = plain.execution_options(**options)
        with connection.begin():
            yield connection


def sqlite_engine(path: Path, *pragmas: str, sealed: bool = False) -> Engine:
    """Return the way to a file of SQLite's; a connection with the option ``writing`` keeps others waiting.

    Each of ``pragmas`` is set on every connection. A ``sealed`` file is only read, and nobody writes it.
    """
    where = f"file:{quote(str(path))}?mode=ro&immutable=1&uri=true" if sealed else str(path)
    engine = create_engine(f"sqlite+pysqlite:///{where}", connect_args={"timeout": _PATIENCE_S})

    @event.listens_for(engine, "connect")
    def configure(connection: SQLiteConnection, _: object) -> None:
        # The driver's own transactions begin too late to protect a read that precedes a write.
        connection.isolation_level = None
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writing = connection.get_execution_options().get("writing", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine
