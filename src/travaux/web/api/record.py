"""What the record holds: sources, meetings, what was said, drafts, and how their paragraphs hang together."""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from travaux.domain.lineage import Lineage
from travaux.domain.positions import Register, Stance
from travaux.domain.sources import SourceKind
from travaux.domain.texts import Draft
from travaux.errors import NotFound, UsageError
from travaux.exports.lineage import name_versions, plain_lineage, plain_link
from travaux.exports.meeting_json import meeting_json
from travaux.exports.positions import positions_json
from travaux.exports.search import search_json
from travaux.reports.meeting import MeetingReport
from travaux.service.commitments import commitments_json
from travaux.service.reading_room import Snapshot
from travaux.service.register import promises
from travaux.service.search import search
from travaux.service.stages import STAGES
from travaux.service.texts import draft_as_json
from travaux.store.rows import StoredSource
from travaux.web.api import shapes
from travaux.web.api.answers import (
    NOT_FOUND,
    PAGE,
    UNCHANGED,
    UNFIT,
    Cursor,
    Limit,
    Room,
    answered,
    lines,
    listed,
    table,
)

router = APIRouter(tags=["record"])
_SEEN = {**UNCHANGED, **UNFIT}
_ONE = {**UNCHANGED, **NOT_FOUND}
Rows = Iterator[dict[str, Any]]


@router.get("/sources", response_model=shapes.Page[shapes.Source], responses=_SEEN)
def sources(
    request: Request, room: Room, kind: SourceKind | None = None, limit: Limit = PAGE, cursor: Cursor = None
) -> Response:
    """List the sources, by date."""
    found = sorted(room.stored.values(), key=lambda stored: (stored.source.dated, stored.source.id))
    wanted = [stored for stored in found if kind in (None, stored.source.facts.kind)]
    return listed(request, wanted, lambda s: s.source.id, _source, limit, cursor)


@router.get("/sources/{source}", response_model=shapes.Source, responses=_ONE)
def source(request: Request, room: Room, source: str) -> Response:
    """Return one source and what is said of it."""
    return answered(request, _source(room.stored[room.source(source).id]))


@router.get("/sources/{source}/text", response_model=shapes.SourceText, responses={**_ONE, **UNFIT})
def text(
    request: Request,
    room: Room,
    source: str,
    start: Annotated[int, Query(ge=0, le=2**53)] = 0,
    end: Annotated[int | None, Query(ge=1, le=2**53)] = None,
) -> Response:
    """Return a source's text as citations count it, in Unicode characters, or the span asked for."""
    found = room.text(room.source(source).id)
    until = len(found.text) if end is None else end
    if not start <= until <= len(found.text):
        raise UsageError(f"{start}-{until} is not a span of its {len(found.text)} characters", where=source)
    words = found.text[start:until]
    told = {"source": source, "characters": len(found.text), "start": start, "end": until, "text": words}
    return answered(request, told)


@router.get("/meetings", response_model=shapes.Page[shapes.Meeting], responses=_SEEN)
def meetings(request: Request, room: Room, limit: Limit = PAGE, cursor: Cursor = None) -> Response:
    """List the meetings and statements, by date."""
    found = [report for _, report in room.results(MeetingReport)]
    return listed(request, found, lambda r: r.meeting.source.id, _meeting_of(room), limit, cursor)


@router.get(
    "/meetings/{source}",
    responses={**_ONE, 200: {"description": "A session report, as `travaux/meeting-report/1` has it."}},
    response_model=shapes.Finding,
)
def meeting(request: Request, room: Room, source: str) -> Response:
    """Return one meeting's session report, as `travaux report --json` prints it."""
    return answered(request, meeting_json(room.result(MeetingReport, room.source(source).id)))


@router.get("/interventions", response_model=shapes.Page[shapes.Intervention], responses=_SEEN)
def interventions(
    request: Request,
    room: Room,
    meeting: str | None = None,
    actor: str | None = None,
    limit: Limit = PAGE,
    cursor: Cursor = None,
) -> Response:
    """List who took the floor and what they said, by meeting, in the order they spoke."""
    wanted = {"meeting": meeting, "actor": actor}
    return _rows(request, room, "interventions", wanted, limit, cursor)


@router.get("/arguments", response_model=shapes.Page[shapes.Argument], responses=_SEEN)
def arguments(
    request: Request,
    room: Room,
    meeting: str | None = None,
    actor: str | None = None,
    limit: Limit = PAGE,
    cursor: Cursor = None,
) -> Response:
    """List what speakers hold, with their reasons and evidence."""
    wanted = {"meeting": meeting, "actor": actor}
    return _rows(request, room, "arguments", wanted, limit, cursor)


@router.get("/drafts", response_model=shapes.Page[shapes.Draft], responses=_SEEN)
def drafts(request: Request, room: Room, limit: Limit = PAGE, cursor: Cursor = None) -> Response:
    """List the versions of the text, by date."""
    found = [draft for _, draft in room.results(Draft, SourceKind.DRAFT)]
    return listed(request, found, lambda draft: draft.source.id, _draft, limit, cursor)


@router.get("/drafts/{source}", response_model=shapes.Finding, responses=_ONE)
def draft(request: Request, room: Room, source: str) -> Response:
    """Return one version as it is understood, as `travaux read --json` prints it."""
    return answered(request, draft_as_json(room.result(Draft, room.source(source).id)))


@router.get("/threads", response_model=shapes.Page[shapes.Thread], responses=_SEEN)
def threads(request: Request, room: Room, limit: Limit = PAGE, cursor: Cursor = None) -> Response:
    """List the provisions, each through all versions."""
    return _rows(request, room, "threads", {}, limit, cursor)


@router.get("/threads/{thread}", response_model=shapes.Thread, responses=_ONE)
def thread(request: Request, room: Room, thread: str) -> Response:
    """Return one provision through all versions."""
    for row in _BULK["threads"](room):
        if row["id"] == thread:
            return answered(request, row)
    raise NotFound(f"there is no provision “{thread}”")


@router.get("/links", response_model=shapes.Page[shapes.Link], responses=_SEEN)
def links(
    request: Request,
    room: Room,
    older: str | None = None,
    newer: str | None = None,
    limit: Limit = PAGE,
    cursor: Cursor = None,
) -> Response:
    """List what became of each paragraph from one version to the next."""
    return _rows(request, room, "links", {"older": older, "newer": newer}, limit, cursor)


@router.get("/positions", response_model=shapes.Page[shapes.Position], responses=_SEEN)
def positions(
    request: Request,
    room: Room,
    actor: str | None = None,
    stance: Stance | None = None,
    limit: Limit = PAGE,
    cursor: Cursor = None,
) -> Response:
    """List who stands where, on what, in which words."""
    wanted = {"actor": actor, "stance": stance.value if stance else None}
    return _rows(request, room, "positions", wanted, limit, cursor)


@router.get("/commitments", response_model=shapes.Page[shapes.Cited], responses=_SEEN)
def commitments(request: Request, room: Room, limit: Limit = PAGE, cursor: Cursor = None) -> Response:
    """List who must do what by when under the latest version, with its status today."""
    return _rows(request, room, "commitments", {}, limit, cursor)


@router.get("/search", response_model=shapes.Hits, responses=_SEEN, tags=["search"])
def find(
    request: Request,
    room: Room,
    q: Annotated[str, Query(max_length=400)],
    limit: Annotated[int, Query(ge=1, le=100)] = 20,
    skip: Annotated[int, Query(ge=0, le=10_000)] = 0,
) -> Response:
    """Search everything, as `travaux search --json` does."""
    return answered(request, search_json(search(room, q, limit=limit, skip=skip)))


class Bulk(StrEnum):
    """What can be taken away whole."""

    INTERVENTIONS = "interventions"
    ARGUMENTS = "arguments"
    THREADS = "threads"
    LINKS = "links"
    POSITIONS = "positions"
    COMMITMENTS = "commitments"


@router.get(
    "/bulk/{what}.csv",
    response_class=Response,
    responses={200: {"content": {"text/csv": {"schema": {"type": "string"}}}}},
    tags=["bulk"],
)
def as_table(room: Room, what: Bulk) -> Response:
    """Stream everything of one kind as CSV."""
    return table(_BULK[what.value](room))


@router.get(
    "/bulk/{what}.ndjson",
    response_class=Response,
    responses={200: {"content": {"application/x-ndjson": {"schema": {"type": "string"}}}}},
    tags=["bulk"],
)
def as_lines(room: Room, what: Bulk) -> Response:
    """Stream everything of one kind as newline-delimited JSON."""
    return lines(_BULK[what.value](room))


def _rows(
    request: Request,
    room: Snapshot,
    what: str,
    wanted: Mapping[str, str | None],
    limit: int,
    cursor: str | None,
) -> Response:
    asked = {name: value for name, value in wanted.items() if value is not None}
    rows = [row for row in _BULK[what](room) if all(row[name] == value for name, value in asked.items())]
    return listed(request, rows, _named, lambda row: row, limit, cursor)


def _named(row: Mapping[str, Any]) -> str:
    return f"{row.get('meeting', '')}/{row['id']}"


def _interventions(room: Snapshot) -> Rows:
    for found, report in room.results(MeetingReport):
        words = room.text(found.id).text
        for row in _told(room, found.id)["interventions"]:
            yield {"meeting": found.id, **row, "text": words[row["start"] : row["end"]]}
        del report


def _arguments(room: Snapshot) -> Rows:
    for found, _ in room.results(MeetingReport):
        for row in _told(room, found.id)["arguments"]:
            yield {"meeting": found.id, **row}


def _told(room: Snapshot, source: str) -> dict[str, Any]:
    return room.kept(("api meeting", source), lambda: meeting_json(room.result(MeetingReport, source)))


def _threads(room: Snapshot) -> Rows:
    if room.has(Lineage):
        plain: Any = room.kept("api lineage", lambda: plain_lineage(room.result(Lineage)))
        yield from plain["threads"]


def _links(room: Snapshot) -> Rows:
    if not room.has(Lineage):
        return
    lineage = room.result(Lineage)
    names = name_versions(lineage.versions)
    for step, found in enumerate(lineage.links):
        for link in found:
            yield {"older": names[step], "newer": names[step + 1], **plain_link(link)}


def _positions(room: Snapshot) -> Rows:
    if any(Register in stage.returns for stage in STAGES) and room.has(Register):
        plain: Any = room.kept("api positions", lambda: positions_json(room.result(Register)))
        yield from plain["positions"]


def _commitments(room: Snapshot) -> Rows:
    today = datetime.now(UTC).date()
    found = promises(room, today)
    plain: Any = commitments_json(found.items, today) if found else {"commitments": []}
    yield from plain["commitments"]


_BULK: dict[str, Callable[[Snapshot], Rows]] = {
    "interventions": _interventions,
    "arguments": _arguments,
    "threads": _threads,
    "links": _links,
    "positions": _positions,
    "commitments": _commitments,
}


def _source(stored: StoredSource) -> dict[str, object]:
    facts = stored.source.facts
    return {
        "id": stored.source.id,
        "name": stored.source.name,
        "kind": facts.kind.value,
        "title": stored.source.title,
        "date": facts.date.isoformat() if facts.date else None,
        "body": facts.body,
        "stage": facts.stage,
        "symbol": facts.symbol,
        "sector": facts.sector.value if facts.sector else None,
        "author": facts.author,
        "language": facts.language,
        "visibility": facts.visibility.value,
        "sha256": stored.sha256,
        "size": stored.size,
        "added": stored.added,
    }


def _meeting_of(room: Snapshot) -> Callable[[MeetingReport], dict[str, object]]:
    def form(report: MeetingReport) -> dict[str, object]:
        spoken, found = report.meeting.interventions, room.source(report.meeting.source.id)
        return {
            "source": found.id,
            "title": found.title,
            "date": found.facts.date.isoformat() if found.facts.date else None,
            "interventions": len(spoken),
            "words": sum(turn.words for turn in spoken),
            "arguments": len(report.arguments),
        }

    return form


def _draft(draft: Draft) -> dict[str, object]:
    return {
        "source": draft.source.id,
        "title": draft.title,
        "symbol": draft.symbol,
        "stage": draft.stage,
        "date": draft.date.isoformat() if draft.date else None,
        "paragraphs": len(draft.paragraphs),
    }
