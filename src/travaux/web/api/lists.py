"""How lists answer: rows of one kind, filtered by what their columns hold, in parts."""

from collections.abc import Iterable, Mapping

from fastapi import Request
from starlette.responses import Response

from travaux.errors import NotFound
from travaux.views.snapshot import Snapshot
from travaux.web.api.answers import answered, listed
from travaux.web.api.rows import Row, rows_of

Wanted = Mapping[str, str | None]
"""What columns must hold, by their names; None asks for nothing."""


def rows(
    request: Request, room: Snapshot, what: str, wanted: Wanted, limit: int, cursor: str | None
) -> Response:
    """Return a part of the rows of one kind that hold what is ``wanted``."""
    return listed(request, filtered(room, what, wanted), named, lambda row: row, limit, cursor)


def filtered(room: Snapshot, what: str, wanted: Wanted) -> list[Row]:
    """Return the rows of one kind that hold what is ``wanted``."""
    return holding(rows_of(room, what), wanted)


def holding(found: Iterable[Row], wanted: Wanted) -> list[Row]:
    """Return the rows among ``found`` that hold what is ``wanted``."""
    asked = {name: value for name, value in wanted.items() if value is not None}
    return [row for row in found if all(_has(row, name, asked[name]) for name in asked)]


def one(request: Request, room: Snapshot, what: str, name: str, called: str) -> Response:
    """Return the row of one kind whose id is ``name``.

    Raises:
        NotFound: if there is none; ``called`` says of what.
    """
    return answered(request, found(room, what, name, called))


def found(room: Snapshot, what: str, name: str, called: str) -> Row:
    """Return the row of one kind whose id is ``name``.

    Raises:
        NotFound: if there is none; ``called`` says of what.
    """
    for row in rows_of(room, what):
        if row["id"] == name:
            return row
    raise NotFound(f"there is no {called} “{name}”")


def named(row: Row) -> str:
    """Return what names a row among those of its kind, for as long as the record stands."""
    within = row.get("meeting") or row.get("draft") or row.get("theme") or ""
    return f"{within}/{row.get('id') or row.get('source')}"


_COLUMNS = {
    "actor": ("actor", "actor_code", "actors", "speaking_for", "on_behalf_of", "by", "author"),
    "addressee": ("addressees",),
    "group": ("groups",),
    "paragraph": ("targets", "paragraphs", "paragraph"),
    "thread": ("thread", "targets"),
    "topic": ("topics",),
}
"""Where a filter looks that looks into more, or other, columns than the one it is called by."""


def _has(row: Row, name: str, wanted: str) -> bool:
    return any(_holds(row.get(column), wanted) for column in _COLUMNS.get(name, (name,)))


def _holds(value: object, wanted: str) -> bool:
    """Say whether a column holds what is asked for: as a whole, or as one of several."""
    if isinstance(value, list):
        return any(_holds(each, wanted) for each in value)
    if isinstance(value, dict):
        return wanted in (value.get("thread"), value.get("label"), value.get("name"))
    return value == wanted
