"""How every route answers: parts of lists, entity tags, rows for spreadsheets and streams."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Annotated, Any, TypeAlias, TypeVar

from fastapi import Depends, Query, Request
from starlette.responses import JSONResponse, Response, StreamingResponse

from travaux.domain.canonical import digest
from travaux.domain.messages import message
from travaux.errors import UsageError
from travaux.views.rows import as_csv
from travaux.views.snapshot import Snapshot
from travaux.web.callers import seen_by

T = TypeVar("T")
Json = dict[str, Any]

PAGE = 50
MOST = 500
_BLOCK = 64 * 1024


def now(request: Request) -> Snapshot:
    """Return the record as it stands."""
    snapshot: Snapshot = seen_by(request)
    return snapshot


Now: TypeAlias = Annotated[Snapshot, Depends(now)]
"""The record as it stands, as whoever asks may see it."""

Limit: TypeAlias = Annotated[int, Query(ge=1, le=MOST, description="How many items at most.")]
Cursor: TypeAlias = Annotated[
    str | None, Query(max_length=400, description="`next` of the part before; left out for the first.")
]
Filter: TypeAlias = Annotated[str | None, Query(max_length=200)]
NOT_FOUND: dict[int | str, dict[str, Any]] = {404: {"description": "There is none that you may see."}}
UNFIT: dict[int | str, dict[str, Any]] = {400: {"description": "The request does not fit, and why."}}
UNCHANGED: dict[int | str, dict[str, Any]] = {304: {"description": "As your `If-None-Match` has it."}}
SEEN = {**UNCHANGED, **UNFIT}
ONE = {**UNCHANGED, **NOT_FOUND}


def answered(request: Request, body: object) -> Response:
    """Return ``body`` as JSON with its entity tag, or 304 where the caller has it already."""
    text, tag = _text(body), tag_of(body)
    if _tag_matches(request.headers.get("if-none-match"), tag):
        return Response(status_code=304, headers={"ETag": tag})
    headers = {"ETag": tag, "Cache-Control": "private, no-cache"}
    return Response(text, media_type="application/json", headers=headers)


def tag_of(body: object) -> str:
    """Return the entity tag of an answer: what it says tells it from others."""
    return f'"{digest(_text(body))[:24]}"'


def _text(body: object) -> str:
    return json.dumps(body, ensure_ascii=False, allow_nan=False)


def listed(
    request: Request,
    found: Sequence[T],
    name: Callable[[T], str],
    form: Callable[[T], Mapping[str, object]],
    limit: int,
    cursor: str | None,
) -> Response:
    """Return the part of ``found`` after ``cursor``; ``name`` names an item for good, ``form`` tells it.

    Raises:
        UsageError: if the cursor names nothing in the list.
    """
    start = _cursor_place(found, name, cursor)
    shown = found[start : start + limit]
    more = start + limit < len(found)
    following = _sealed_cursor(name(shown[-1])) if shown and more else None
    body = {"items": [form(item) for item in shown], "total": len(found), "next": following}
    return answered(request, body)


def _cursor_place(found: Sequence[T], name: Callable[[T], str], cursor: str | None) -> int:
    if not cursor:
        return 0
    wanted = _opened_cursor(cursor)
    for place, item in enumerate(found):
        if name(item) == wanted:
            return place + 1
    raise UsageError(
        message("the cursor names nothing in this list"), remedy=message("start again without it")
    )


def _sealed_cursor(name: str) -> str:
    return urlsafe_b64encode(name.encode()).decode().rstrip("=")


def _opened_cursor(cursor: str) -> str:
    try:
        return urlsafe_b64decode(cursor.encode() + b"==").decode()
    except ValueError:
        return ""


def _tag_matches(given: str | None, tag: str) -> bool:
    tags = [each.strip().removeprefix("W/") for each in (given or "").split(",")]
    return tag in tags or "*" in tags


def lines(rows: Iterable[Mapping[str, object]], name: str) -> Response:
    """Return rows as newline-delimited JSON, one a line, as they are made."""
    text = (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    return StreamingResponse(in_blocks(text), media_type="application/x-ndjson", headers=_saved_as(name))


def table(rows: Iterable[Mapping[str, object]], name: str) -> Response:
    """Return rows as CSV in UTF-8, as they are made; no cell is taken for a formula."""
    return StreamingResponse(as_csv(rows), media_type="text/csv; charset=utf-8", headers=_saved_as(name))


def in_blocks(parts: Iterable[str]) -> Iterator[str]:
    """Yield the same text in parts of some size, each of which costs a switch of threads."""
    block: list[str] = []
    size = 0
    for part in parts:
        block.append(part)
        size += len(part)
        if size >= _BLOCK:
            yield "".join(block)
            block, size = [], 0
    yield "".join(block)


def _saved_as(name: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="{name}"'}


def created(body: object, status: int, **headers: str) -> Response:
    """Return what a write made."""
    return JSONResponse(body, status, headers=headers)
