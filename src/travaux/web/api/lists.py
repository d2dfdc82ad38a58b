"""How lists answer: rows of one kind, filtered by what their columns hold, in parts."""

from fastapi import Request
from starlette.responses import Response

from travaux.views.rows import Row, Wanted, filtered, row_named
from travaux.views.snapshot import Snapshot
from travaux.web.api.answers import answered, listed


def rows(
    request: Request, snapshot: Snapshot, what: str, wanted: Wanted, limit: int, cursor: str | None
) -> Response:
    """Return a part of the rows of one kind that hold what is ``wanted``."""
    return listed(request, filtered(snapshot, what, wanted), named, lambda row: row, limit, cursor)


def one(request: Request, snapshot: Snapshot, what: str, name: str, called: str) -> Response:
    """Return the row of one kind whose id is ``name``.

    Raises:
        NotFound: if there is none; ``called`` says of what.
    """
    return answered(request, row_named(snapshot, what, name, called))


def named(row: Row) -> str:
    """Return what names a row among those of its kind, for as long as the record stands."""
    within = row.get("meeting") or row.get("draft") or row.get("theme") or ""
    return f"{within}/{row.get('id') or row.get('source')}"
