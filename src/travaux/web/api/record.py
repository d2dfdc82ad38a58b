"""What the record holds of sources and meetings: originals, their words, who spoke and what was found."""

from collections import Counter
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import FileResponse, Response

from travaux.domain.messages import message
from travaux.domain.sources import SourceKind, Visibility
from travaux.errors import UsageError
from travaux.views.rows import KINDS, report_row, rows_of
from travaux.web.api import shapes
from travaux.web.api.answers import NOT_FOUND, ONE, PAGE, SEEN, UNFIT, Cursor, Filter, Limit, Now, answered
from travaux.web.api.lists import one, rows
from travaux.web.media import sound_answer

router = APIRouter(tags=["record"])


@router.get("/record", response_model=shapes.RecordShape, responses=ONE)
def record(request: Request, snapshot: Now) -> Response:
    """Return what the record holds, in figures."""
    kinds = Counter(source.facts.kind.value for source in snapshot.sources.values())
    return answered(
        request,
        {
            "title": snapshot.title,
            "sources": dict(sorted(kinds.items())),
            "withheld": 0,
            "failed": len(snapshot.failed),
            "counts": {what: len(rows_of(snapshot, what)) for what in KINDS},
        },
    )


@router.get("/sources", response_model=shapes.PageShape[shapes.SourceShape], responses=SEEN)
def sources(
    request: Request,
    snapshot: Now,
    kind: SourceKind | None = None,
    author: Filter = None,
    sector: Filter = None,
    visibility: Visibility | None = None,
    limit: Limit = PAGE,
    cursor: Cursor = None,
) -> Response:
    """List the sources, by date."""
    wanted = {"kind": kind, "author": author, "sector": sector, "visibility": visibility}
    return rows(request, snapshot, "sources", wanted, limit, cursor)


@router.get("/sources/{source}", response_model=shapes.SourceShape, responses=ONE)
def source(request: Request, snapshot: Now, source: str) -> Response:
    """Return one source and what is said of it; its entity tag is what a change must name."""
    return one(request, snapshot, "sources", source, "source")


@router.get("/sources/{source}/text", response_model=shapes.SourceTextShape, responses={**ONE, **UNFIT})
def text(
    request: Request,
    snapshot: Now,
    source: str,
    start: Annotated[int, Query(ge=0, le=2**53)] = 0,
    end: Annotated[int | None, Query(ge=1, le=2**53)] = None,
) -> Response:
    """Return a source's text as citations count it, in Unicode characters, or the span asked for."""
    found = snapshot.text(snapshot.source(source).id)
    until = len(found.text) if end is None else end
    if not start <= until <= len(found.text):
        raise UsageError(
            message(
                "%(start)s-%(until)s is not a span of its %(text)s characters",
                start=start,
                until=until,
                text=len(found.text),
            ),
            where=source,
        )
    words = found.text[start:until]
    body = {
        "source": source,
        "characters": len(found.text),
        "start": start,
        "end": until,
        "text": words,
    }
    return answered(request, body)


@router.get(
    "/sources/{source}/original",
    response_class=Response,
    responses={
        **NOT_FOUND,
        200: {"content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}},
    },
)
def original(snapshot: Now, source: str) -> Response:
    """Return the bytes as they came, to be saved and never to be shown."""
    stored = snapshot.stored[snapshot.source(source).id]
    headers = {"ETag": f'"{stored.sha256}"', "Content-Security-Policy": "sandbox; default-src 'none'"}
    path = snapshot.workspace.original(stored.sha256)
    return FileResponse(
        path, media_type="application/octet-stream", filename=stored.source.name, headers=headers
    )


@router.get(
    "/sources/{source}/media",
    response_class=Response,
    responses={
        **NOT_FOUND,
        200: {"content": {"audio/*": {"schema": {"type": "string", "format": "binary"}}}},
        206: {"description": "The bytes that a range asks for."},
        416: {"description": "A range that the file does not have."},
    },
)
def media(snapshot: Now, source: str) -> Response:
    """Return the sound or film of a meeting, whole or by ranges, as a player asks for it."""
    return sound_answer(snapshot, source)


@router.get("/meetings", response_model=shapes.PageShape[shapes.MeetingShape], responses=SEEN)
def meetings(request: Request, snapshot: Now, limit: Limit = PAGE, cursor: Cursor = None) -> Response:
    """List the meetings and statements, by date."""
    return rows(request, snapshot, "meetings", {}, limit, cursor)


@router.get(
    "/meetings/{source}",
    responses={**ONE, 200: {"description": "A session report, as `travaux/meeting-report/2` has it."}},
    response_model=shapes.Finding,
)
def meeting(request: Request, snapshot: Now, source: str) -> Response:
    """Return one meeting's session report, as `travaux report --json` prints it."""
    return answered(request, report_row(snapshot, snapshot.source(source).id))


@router.get("/interventions", response_model=shapes.PageShape[shapes.InterventionShape], responses=SEEN)
def interventions(
    request: Request,
    snapshot: Now,
    meeting: Filter = None,
    actor: Filter = None,
    limit: Limit = PAGE,
    cursor: Cursor = None,
) -> Response:
    """List who took the floor and what they said, by meeting, in the order they spoke."""
    wanted = {"meeting": meeting, "actor": actor}
    return rows(request, snapshot, "interventions", wanted, limit, cursor)


@router.get("/arguments", response_model=shapes.PageShape[shapes.ArgumentShape], responses=SEEN)
def arguments(
    request: Request,
    snapshot: Now,
    meeting: Filter = None,
    actor: Filter = None,
    topic: Filter = None,
    limit: Limit = PAGE,
    cursor: Cursor = None,
) -> Response:
    """List what speakers hold, with their reasons and evidence."""
    wanted = {"meeting": meeting, "actor": actor, "topic": topic}
    return rows(request, snapshot, "arguments", wanted, limit, cursor)


@router.get("/agreements", response_model=shapes.PageShape[shapes.AgreementShape], responses=SEEN)
def agreements(
    request: Request,
    snapshot: Now,
    meeting: Filter = None,
    actor: Filter = None,
    limit: Limit = PAGE,
    cursor: Cursor = None,
) -> Response:
    """List the points that several speakers of a meeting make."""
    return rows(request, snapshot, "agreements", {"meeting": meeting, "actor": actor}, limit, cursor)


@router.get("/differences", response_model=shapes.PageShape[shapes.DifferenceShape], responses=SEEN)
def differences(
    request: Request, snapshot: Now, meeting: Filter = None, limit: Limit = PAGE, cursor: Cursor = None
) -> Response:
    """List the points on which the speakers of a meeting part, side by side."""
    return rows(request, snapshot, "differences", {"meeting": meeting}, limit, cursor)
