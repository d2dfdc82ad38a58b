"""Does the record hold what it says: every text, every result, every quoted word."""

import json
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

from sqlalchemy import Connection, select

from travaux.domain.canonical import digest
from travaux.domain.record import Problem, is_whole
from travaux.domain.review import ASSESSMENTS
from travaux.domain.sources import BUILT_IN_ROOMS, twins_of
from travaux.store.chain import chain_problems
from travaux.store.schema import findings, results, reviews, rooms, sources, texts

_QUOTED = {"source", "start", "end", "quote"}


def problems(connection: Connection) -> Iterator[Problem]:
    """Yield everything that does not hold within the database, the gravest first."""
    yield from _database(connection)
    yield from _sources(connection)
    yield from _texts(connection)
    yield from _results(connection)
    yield from _orphans(connection)
    yield from _citations(connection)
    yield from chain_problems(connection)


def _database(connection: Connection) -> Iterator[Problem]:
    if connection.dialect.name != "sqlite":
        return  # another database sees to its own pages, and lets no row refer to one that is missing
    for row in connection.exec_driver_sql("PRAGMA integrity_check"):
        if row[0] != "ok":
            yield Problem("database", "record.sqlite", str(row[0]))
    for row in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield Problem("orphan", f"{row[0]} row {row[1]}", f"refers to a missing row of {row[2]}")


def _sources(connection: Connection) -> Iterator[Problem]:
    held = [*BUILT_IN_ROOMS, *connection.execute(select(rooms.c.name)).scalars()]
    for row in connection.execute(select(sources.c.id, sources.c.sha256, sources.c.name)):
        if not row.sha256.startswith(row.id) and row.id not in twins_of(row.sha256, held):
            yield Problem("source", row.id, f"{row.name} does not have the address of its bytes")


def _texts(connection: Connection) -> Iterator[Problem]:
    for row in connection.execute(select(texts)):
        if digest(row.text) != row.digest:
            yield Problem("text", row.source, "the text is not what its reader exposed")


def _results(connection: Connection) -> Iterator[Problem]:
    own = select(results, texts.c.text).outerjoin(texts, texts.c.source == results.c.subject)
    for row in connection.execute(own.where(results.c.status == "done")):
        if row.value is None or row.digest not in (digest(row.value), digest(row.value + (row.text or ""))):
            yield Problem("result", f"{row.stage} {row.subject}", "the result is not what the stage gave")


def _orphans(connection: Connection) -> Iterator[Problem]:
    known = set(connection.execute(select(sources.c.id)).scalars())
    for table in (results, reviews):
        for subject in connection.execute(select(table.c.subject).distinct()).scalars():
            if subject not in known and not is_whole(subject):
                yield Problem("orphan", table.name, f"is about {subject}, which is not in the workspace")


def _citations(connection: Connection) -> Iterator[Problem]:
    exposed: dict[str, str] = {}
    stored = chain(
        connection.execute(select(results.c.stage, results.c.subject, results.c.value)),
        connection.execute(select(findings.c.stage, findings.c.subject, findings.c.value)),
        connection.execute(
            select(
                reviews.c.kind.label("stage"), reviews.c.subject, reviews.c.replacement.label("value")
            ).where(reviews.c.kind.in_(ASSESSMENTS))
        ),
    )
    for row in stored:
        for said in _quotations(json.loads(row.value)) if row.value else ():
            if said["source"] not in exposed:
                exposed[said["source"]] = _exposed(connection, said["source"])
            if exposed[said["source"]][said["start"] : said["end"]] != said["quote"]:
                where = f"{row.stage} {row.subject}"
                place = f"{said['source']} {said['start']}-{said['end']}"
                yield Problem("citation", where, f"{place} does not read “{said['quote'][:80]}”")


def _exposed(connection: Connection, source: str) -> str:
    form = connection.execute(select(texts.c.text).where(texts.c.source == source)).scalar()
    return str(json.loads(form)[0]) if form else ""


def _quotations(plain: Any) -> Iterator[Mapping[str, Any]]:
    if isinstance(plain, dict):
        if plain.keys() >= _QUOTED:
            yield plain
        for value in plain.values():
            yield from _quotations(value)
    elif isinstance(plain, list):
        for value in plain:
            yield from _quotations(value)
