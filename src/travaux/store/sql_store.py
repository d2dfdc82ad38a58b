"""What every record kept in SQL has in common, whatever database it is: views, transactions, the chain."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, select, text

from travaux.domain.chain import Chained, ChainHead
from travaux.domain.record import Problem
from travaux.domain.search import Unit
from travaux.domain.sources import Room, Viewer
from travaux.ports import Jobs
from travaux.store import chain, integrity, search_index
from travaux.store.record_view import SQLRecordView
from travaux.store.record_writer import SQLRecordWriter
from travaux.store.schema import metadata, rooms
from travaux.store.search_index import SQLiteSearchIndex
from travaux.store.transactions import transaction

_ROWS_AT_A_TIME = 500

Clock = Callable[[], datetime]


def now() -> datetime:
    """Return the present moment in UTC."""
    return datetime.now(UTC)


class SQLStore:
    """The one way to a database. Every read names its viewer, every write who makes it.

    Args:
        engine: the way there. A connection with the option ``writing`` keeps other writers waiting.
        where: what complaints call it.
        folder: where search indexes lie.
        clock: what gives each write its moment.
    """

    def __init__(self, engine: Engine, where: str, folder: Path, clock: Clock) -> None:
        self.where = where
        self.folder = folder
        self._clock = clock
        self._engine = engine

    @contextmanager
    def view(self, viewer: Viewer) -> Iterator[SQLRecordView]:
        """Give one unchanging view of what ``viewer`` may see."""
        with self.connection() as connection:
            yield SQLRecordView(connection, viewer)

    @contextmanager
    def writing(self, who: str) -> Iterator[SQLRecordWriter]:
        """Give one transaction in the name of ``who``: all of it is saved at the end, or nothing."""
        with transaction(self._engine, self.where, writing=True) as connection:
            yield SQLRecordWriter(connection, who, self._clock)

    @contextmanager
    def connection(self) -> Iterator[Connection]:
        """Give a bare connection, for checks of the database itself."""
        with transaction(self._engine, self.where) as connection:
            yield connection

    def problems(self) -> Iterator[Problem]:
        """Yield what does not hold within the database, the gravest first."""
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

    def index_is_damaged(self, viewer: Viewer) -> bool:
        """Tell whether there is an index of the viewer's that cannot be used at all."""
        return search_index.is_damaged(self._index_path(viewer))

    def open_index(self, viewer: Viewer, fingerprint: str) -> SQLiteSearchIndex | None:
        """Return the viewer's index made from ``fingerprint``, None where there is none that can be used."""
        return search_index.open_index(self._index_path(viewer), fingerprint)

    def write_index(self, viewer: Viewer, fingerprint: str, units: Sequence[Unit]) -> SQLiteSearchIndex:
        """Make the viewer's index anew, in the workspace or where that may only be read elsewhere."""
        return search_index.make_index(self._index_path(viewer), fingerprint, units)

    def _index_path(self, viewer: Viewer) -> Path:
        return self.folder.resolve() / f"search-{viewer.name}.sqlite"

    def jobs(self) -> Jobs | None:
        """Return the work that waits for other machines, None where the record is one machine's alone."""
        return None

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()


def schema_of(connection: Connection) -> str | None:
    """Return the schema of a record, None where there is none."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def migrate(connection: Connection, schema: str = "head") -> None:
    """Bring a record to today's schema, or another one; nothing is enforced meanwhile."""
    from alembic import command  # only a new or an old record needs it, and it takes a while to load
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    command.upgrade(config, schema)


def take_over_rows(ours: Connection, theirs: Connection) -> None:
    """Write every row of the record behind ``ours`` into the empty one behind ``theirs``, links and all."""
    for table in metadata.sorted_tables:
        for rows in ours.execute(select(table)).mappings().partitions(_ROWS_AT_A_TIME):
            theirs.execute(table.insert(), [dict(row) for row in rows])
