"""The links of the record, kept beside what they bind, and what is not as it was bound.

Rows are read by their tables' names, not by today's schema: the step that chains an older record reads them
so too.
"""

from collections.abc import Callable, Iterable, Iterator

from sqlalchemy import Connection, text

from travaux.domain.chain import (
    BEGIN,
    GONE,
    Chained,
    ChainEntry,
    ChainHead,
    bound,
    broken_links,
    differences,
    row_digest,
)
from travaux.domain.record import Problem

_LAST = "SELECT number, link FROM links ORDER BY number DESC LIMIT 1"
_BIND = "INSERT INTO links (number, kind, name, digest, link) VALUES (:number, :kind, :name, :digest, :link)"

_NOTE = (
    'INSERT INTO log ("when", who, action, subject, detail) VALUES (:when, :who, :action, :subject, :detail)'
)


def bind(connection: Connection, kind: Chained, name: str) -> None:
    """Bind an entry as it now stands in the record, or that it is gone."""
    append(connection, kind, name, _DIGESTS[kind](connection, name))


def append(connection: Connection, kind: str, name: str, digest: str) -> None:
    """Add a link to the chain."""
    last = connection.execute(text(_LAST)).first()
    number, before = (last.number + 1, last.link) if last else (1, "")
    link = bound(before, number, kind, name, digest)
    values = {"number": number, "kind": kind, "name": name, "digest": digest, "link": link}
    connection.execute(text(_BIND), values)


def take_up(connection: Connection, moment: str) -> None:
    """Chain a record that was kept without a chain, as it now stands, and say so in its log."""
    # No record was without a chain that had rooms.
    entries = list(_present(connection, [kind for kind in _NAMES if kind is not Chained.ROOM]))
    if not entries:
        return
    for kind, name, digest in entries:
        append(connection, kind, name, digest)
    values = {"when": moment, "who": "travaux", "action": BEGIN, "subject": "", "detail": str(len(entries))}
    connection.execute(text(_NOTE), values)
    number = connection.execute(text("SELECT max(number) FROM log")).scalar_one()
    bind(connection, Chained.LOG, str(number))


def head(connection: Connection) -> ChainHead:
    """Return where the chain stands."""
    last = connection.execute(text(_LAST)).first()
    query = text('SELECT "when" FROM log WHERE action = :action ORDER BY number LIMIT 1')
    taken_up = connection.execute(query, {"action": BEGIN}).scalar()
    return ChainHead(last.number, last.link, taken_up) if last else ChainHead(taken_up=taken_up)


def holds(connection: Connection, link: str) -> bool:
    """Tell whether ``link`` is one of the chain's, however much was written after it."""
    query = text("SELECT count(*) FROM links WHERE link = :link")
    return bool(connection.execute(query, {"link": link}).scalar_one())


def last_digest(connection: Connection, kind: Chained, name: str) -> str | None:
    """Return the digest that an entry was last bound with, None where it never was."""
    query = text("SELECT digest FROM links WHERE kind = :kind AND name = :name ORDER BY number DESC LIMIT 1")
    found: str | None = connection.execute(query, {"kind": kind, "name": name}).scalar()
    return found


def chain_problems(connection: Connection) -> Iterator[Problem]:
    """Yield every link that is broken, and every entry that is not as the chain has it."""
    chain = [ChainEntry(*row) for row in connection.execute(text(_CHAIN))]
    yield from broken_links(chain)
    yield from differences(chain, _present(connection))


_CHAIN = "SELECT number, kind, name, digest, link FROM links ORDER BY number"


def _present(
    connection: Connection, kinds: Iterable[Chained] | None = None
) -> Iterator[tuple[str, str, str]]:
    """Yield the kind, name and digest of every entry of the record, of all ``kinds``, sources first."""
    for kind in _NAMES if kinds is None else kinds:
        for (name,) in connection.execute(text(_NAMES[kind])).all():
            yield kind, str(name), _DIGESTS[kind](connection, str(name))


_NAMES = {
    Chained.SOURCE: "SELECT id FROM sources ORDER BY number",
    Chained.TEXT: "SELECT source FROM texts ORDER BY source",
    Chained.RESULT: "SELECT stage || '/' || subject FROM results ORDER BY stage, subject",
    Chained.REVIEW: "SELECT number FROM reviews ORDER BY number",
    Chained.LOG: "SELECT number FROM log ORDER BY number",
    Chained.ROOM: "SELECT name FROM rooms ORDER BY name",
}


def _row(query: str) -> Callable[[Connection, str], str]:
    def digest(connection: Connection, name: str) -> str:
        row = connection.execute(text(query), {"name": name}).mappings().first()
        return row_digest(dict(row)) if row else GONE

    return digest


def _result(connection: Connection, name: str) -> str:
    """Return the digest of a result with its ground and what was found."""
    stage, _, subject = name.partition("/")
    about = {"stage": stage, "subject": subject}
    row, ground, found = (connection.execute(text(query), about).mappings().all() for query in _RESULT)
    return row_digest(dict(row[0]), map(dict, ground), map(dict, found)) if row else GONE


_OF = "WHERE stage = :stage AND subject = :subject"
_RESULT = (
    f"SELECT * FROM results {_OF}",
    f"SELECT * FROM rests_on {_OF} ORDER BY source",
    f"SELECT * FROM findings {_OF} ORDER BY place, kind, id",
)
_DIGESTS: dict[Chained, Callable[[Connection, str], str]] = {
    Chained.SOURCE: _row("SELECT * FROM sources WHERE id = :name"),
    Chained.TEXT: _row("SELECT * FROM texts WHERE source = :name"),
    Chained.RESULT: _result,
    Chained.REVIEW: _row("SELECT * FROM reviews WHERE number = CAST(:name AS INTEGER)"),
    Chained.LOG: _row("SELECT * FROM log WHERE number = CAST(:name AS INTEGER)"),
    Chained.ROOM: _row("SELECT * FROM rooms WHERE name = :name"),
}
