"""Work that waits for whichever machine takes it, in the database of the record: leases, and who holds them.

A job is taken for a while and kept by saying so again. Whose lease has run out has lost it: another takes the
job, and what the first one made of it is not accepted any more. All moments are the database's, so that no
machine's clock matters.
"""

from collections.abc import Collection
from contextlib import AbstractContextManager

from sqlalchemy import (
    Column,
    Connection,
    Engine,
    Float,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    delete,
    func,
    literal_column,
    or_,
    select,
    update,
)

from travaux.domain.jobs import Job, WorkerSeen
from travaux.store.transactions import transaction

LEASE_S = 30.0
"""How long a job is taken for: after a machine is lost so much time passes until another takes it."""
SEEN_S = 30.0
"""How long after it was last heard of a worker counts as there."""
TRIES = 3
"""How often a job is taken before it is given up: it ends whoever takes it."""

job_tables = MetaData()

_jobs = Table(
    "jobs",
    job_tables,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("key", String(64), nullable=False, unique=True),
    Column("fit", String(64), nullable=False),
    Column("work", Text, nullable=False),
    Column("worker", Text),
    Column("until", Float),
    Column("tries", Integer, nullable=False),
    Column("result", Text),
)

_workers = Table(
    "workers",
    job_tables,
    Column("name", String(200), primary_key=True),
    Column("fit", String(64), nullable=False),
    Column("seen", Float, nullable=False),
    Column("doing", Text, nullable=False),
    Column("done", Integer, nullable=False),
)

_NOW = literal_column("extract(epoch from clock_timestamp())", Float)


class PostgresJobs:
    """The jobs of one record; ``fit`` names what a worker must be like to do them as we would."""

    def __init__(self, engine: Engine, where: str, lease_s: float = LEASE_S) -> None:
        self._engine = engine
        self._where = where
        self._lease_s = lease_s

    def _changing(self) -> AbstractContextManager[Connection]:
        return transaction(self._engine, self._where, changing=True)

    def put(self, key: str, fit: str, work: str) -> None:
        """Have ``work`` wait; what waits, is taken or was done under the same key stays as it is."""
        from sqlalchemy.dialects.postgresql import insert  # slow to import, and SQLite does without

        row = insert(_jobs).values(key=key, fit=fit, work=work, tries=0)
        with self._changing() as connection:
            connection.execute(row.on_conflict_do_nothing(index_elements=["key"]))

    def take(self, worker: str, fit: str) -> Job | None:
        """Take the job that has waited longest, one that is ``fit`` for us; None where there is none."""
        free = or_(_jobs.c.until.is_(None), _jobs.c.until < _NOW)
        waiting = (
            select(_jobs.c.number)
            .where(_jobs.c.fit == fit, _jobs.c.result.is_(None), _jobs.c.tries < TRIES, free)
            .order_by(_jobs.c.number)
            .limit(1)
            .with_for_update(skip_locked=True)
        )
        taken = (
            update(_jobs)
            .where(_jobs.c.number == waiting.scalar_subquery())
            .values(worker=worker, until=_NOW + self._lease_s, tries=_jobs.c.tries + 1)
            .returning(_jobs.c.key, _jobs.c.work)
        )
        with self._changing() as connection:
            row = connection.execute(taken).first()
        return Job(row.key, row.work) if row else None

    def keep(self, key: str, worker: str) -> bool:
        """Keep a job for another while; say whether it is still ours."""
        return self._ours(key, worker, until=_NOW + self._lease_s)

    def finish(self, key: str, worker: str, result: str) -> bool:
        """Hand in what came of a job; say whether it was still ours and so is accepted."""
        return self._ours(key, worker, result=result)

    def give_back(self, key: str, worker: str) -> bool:
        """Let others take a job that we took and cannot do now."""
        return self._ours(key, worker, until=None, tries=_jobs.c.tries - 1)

    def _ours(self, key: str, worker: str, **values: object) -> bool:
        held = (_jobs.c.key == key, _jobs.c.worker == worker, _jobs.c.result.is_(None))
        with self._changing() as connection:
            return connection.execute(update(_jobs).where(*held).values(values)).rowcount == 1

    def results(self, keys: Collection[str]) -> dict[str, str]:
        """Return what came of those of ``keys`` that are done."""
        query = select(_jobs.c.key, _jobs.c.result)
        with self._changing() as connection:
            rows = connection.execute(query.where(_jobs.c.key.in_(keys), _jobs.c.result.is_not(None)))
            return {row.key: row.result for row in rows}

    def given_up(self, keys: Collection[str]) -> list[str]:
        """Return those of ``keys`` that nobody will take any more: whoever took them was lost."""
        lost = (_jobs.c.result.is_(None), _jobs.c.tries >= TRIES, _jobs.c.until < _NOW)
        with self._changing() as connection:
            return list(connection.execute(select(_jobs.c.key).where(_jobs.c.key.in_(keys), *lost)).scalars())

    def clear(self, keys: Collection[str] | None = None) -> None:
        """Forget the jobs of ``keys``, or all of them."""
        which = delete(_jobs) if keys is None else delete(_jobs).where(_jobs.c.key.in_(keys))
        with self._changing() as connection:
            connection.execute(which)

    def waiting(self) -> int:
        """Return how many jobs are not done yet."""
        with self._changing() as connection:
            query = select(func.count()).select_from(_jobs).where(_jobs.c.result.is_(None))
            return connection.execute(query).scalar_one()

    def here(self, worker: str, fit: str, doing: str, done: int) -> None:
        """Say that a worker is there, what it is at, and how many jobs it has done."""
        from sqlalchemy.dialects.postgresql import insert

        values = {"fit": fit, "seen": _NOW, "doing": doing, "done": done}
        row = insert(_workers).values(name=worker, **values)
        with self._changing() as connection:
            connection.execute(row.on_conflict_do_update(index_elements=["name"], set_=values))

    def gone(self, worker: str) -> None:
        """Say that a worker leaves."""
        with self._changing() as connection:
            connection.execute(delete(_workers).where(_workers.c.name == worker))

    def workers(self) -> list[WorkerSeen]:
        """Return the workers that are there, by their names."""
        ago = (_NOW - _workers.c.seen).label("ago")
        with self._changing() as connection:
            rows = connection.execute(select(_workers, ago).where(ago < SEEN_S).order_by(_workers.c.name))
            return [WorkerSeen(row.name, row.fit, row.ago, row.doing, row.done) for row in rows]
