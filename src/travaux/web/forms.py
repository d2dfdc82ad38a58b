"""What people send from pages: reviews, files, runs. Plain forms, which need no script."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.responses import HTMLResponse, RedirectResponse, Response

from travaux.commands.backgrounds import write_background
from travaux.commands.corrections import FIELDS, read_correction
from travaux.commands.describing import describe
from travaux.commands.notes import note_commitment, read_entry
from travaux.commands.reviewing import decide
from travaux.domain.messages import Text, message
from travaux.domain.review import ReviewDecision
from travaux.errors import Conflict, TravauxError, UsageError
from travaux.views.review.findings import ReviewItem, item, with_alike
from travaux.views.snapshot import Snapshot
from travaux.web.addresses import server_address
from travaux.web.callers import author_of, seen_by, viewer_of
from travaux.web.pages import commitments as commitment_pages
from travaux.web.pages import facts as fact_pages
from travaux.web.pages import process as process_pages
from travaux.web.pages import review as review_pages
from travaux.web.pages import work as work_pages
from travaux.web.pages.interface import interface_page
from travaux.web.pages.kind import PageKind
from travaux.web.rendering import render
from travaux.web.setting import setting_of

router = APIRouter(include_in_schema=False)
_LONGEST = 4000


@router.post("/review/{kind}/{subject}/{finding}/")
async def review(request: Request, kind: str, subject: str, finding: str) -> Response:
    """Keep a review and go back to the finding; where somebody was faster, show both."""
    sent = texts_sent(await request.form())
    return await run_in_threadpool(_reviewed, request, (kind, subject, finding), sent)


def _reviewed(request: Request, named: tuple[str, str, str], sent: Mapping[str, str]) -> Response:
    snapshot: Snapshot = seen_by(request)
    one = item(snapshot, "/".join(named))
    seen = int(sent["version"]) if sent.get("version", "").isdecimal() else -1
    try:
        _record_decision(snapshot, one, sent, seen, author_of(request))
    except Conflict:
        snapshot = seen_by(request)
        return _finding(request, snapshot, named, 409, sent=sent, seen=max(seen, 0))
    except UsageError as error:
        return _finding(request, snapshot, named, 400, sent=sent, refused=error_line(error))
    request.app.state.runs.start(author_of(request))
    return RedirectResponse(server_address(review_pages.path_of(one.name)), 303)


def _record_decision(
    snapshot: Snapshot, one: ReviewItem, sent: Mapping[str, str], seen: int, who: str
) -> None:
    try:
        verdict = ReviewDecision(sent.get("verdict", ""))
    except ValueError as error:
        raise UsageError(message("say whether you confirm, correct or reject it")) from error
    said = {name: sent[name] for name in FIELDS[one.key.kind] if sent.get(name, "").strip()}
    correction = read_correction(snapshot, one, said) if verdict is ReviewDecision.EDIT else None
    wanted = with_alike(snapshot, one) if sent.get("alike") else [one]
    reason = sent.get("reason", "")
    decide(
        snapshot.workspace,
        wanted,
        verdict,
        who,
        reason=reason,
        correction=correction,
        after=seen,
    )


def _finding(
    request: Request, snapshot: Snapshot, named: tuple[str, str, str], status: int, **how: Any
) -> HTMLResponse:
    kind = PageKind(
        "",
        "finding.html",
        lambda snapshot: review_pages.finding(snapshot, *named, **how),
        lambda _: (),
        "review",
    )
    return HTMLResponse(render(kind, snapshot, setting_of(request)), status)


@router.post("/commitments/{commitment}/")
async def note(request: Request, commitment: str) -> Response:
    """Keep what somebody notes of a commitment and go back to it; where another was faster, show both."""
    sent = texts_sent(await request.form())
    return await run_in_threadpool(_noted, request, commitment, sent)


def _noted(request: Request, name: str, sent: Mapping[str, str]) -> Response:
    snapshot: Snapshot = seen_by(request)
    seen = int(sent["version"]) if sent.get("version", "").isdecimal() else -1
    try:
        one = note_commitment(
            snapshot.workspace,
            name,
            read_entry(sent, date.today()),
            author_of(request),
            seen,
            viewer=snapshot.viewer,
            room=sent.get("room"),
        )
    except Conflict:
        snapshot = seen_by(request)
        return _commitment(request, snapshot, name, 409, sent=sent, seen=max(seen, 0))
    except UsageError as error:
        return _commitment(request, snapshot, name, 400, sent=sent, refused=error_line(error))
    return RedirectResponse(server_address(f"commitments/{one.id}/"), 303)


def _commitment(request: Request, snapshot: Snapshot, name: str, status: int, **how: Any) -> HTMLResponse:
    kind = PageKind(
        "",
        "commitment.html",
        lambda snapshot: commitment_pages.commitment(snapshot, name, **how),
        lambda _: (),
        "commitments",
    )
    return HTMLResponse(render(kind, snapshot, setting_of(request)), status)


@router.post("/sources/{source}/facts/")
async def change(request: Request, source: str) -> Response:
    """Keep what is said of a source and go back to it; where another was faster, show both."""
    sent = texts_sent(await request.form())
    return await run_in_threadpool(_with_change, request, source, sent)


def _with_change(request: Request, name: str, sent: Mapping[str, str]) -> Response:
    snapshot: Snapshot = seen_by(request)
    seen = snapshot.source(name)
    said = fact_pages.said_in(sent)
    try:
        if sent.get("version") != fact_pages.version_of(seen):
            raise Conflict(message("what is said of it has changed"))
        describe(snapshot.workspace, seen, said, author_of(request), snapshot.viewer)
    except Conflict:
        return _facts(request, name, 409, sent=sent, conflict=True)
    except UsageError as error:
        return _facts(request, name, 400, sent=sent, refused=error_line(error))
    request.app.state.runs.start(author_of(request))
    return RedirectResponse(server_address(f"sources/{seen.id}/"), 303)


def _facts(request: Request, name: str, status: int, **how: Any) -> HTMLResponse:
    kind = PageKind(
        "", "facts.html", lambda snapshot: fact_pages.facts(snapshot, name, **how), lambda _: (), "sources"
    )
    return HTMLResponse(render(kind, seen_by(request), setting_of(request)), status)


@router.post("/process/")
async def background(request: Request) -> Response:
    """Keep the background of the process and go back to it; where another was faster, show both."""
    sent = await request.form()
    words, seen = sent.get("words"), sent.get("version")
    return await run_in_threadpool(
        _written, request, words if isinstance(words, str) else "", seen if isinstance(seen, str) else ""
    )


def _written(request: Request, words: str, seen: str) -> Response:
    snapshot: Snapshot = seen_by(request)
    after = int(seen) if seen.isdecimal() else -1
    try:
        write_background(snapshot.workspace, words, author_of(request), date.today(), after)
    except Conflict:
        return _process(request, 409, sent=words, conflict=True)
    except UsageError as error:
        return _process(request, 400, sent=words, refused=error_line(error))
    return RedirectResponse(server_address("process/"), 303)


def _process(request: Request, status: int, **how: Any) -> HTMLResponse:
    kind = PageKind(
        "", "process.html", lambda snapshot: process_pages.process(snapshot, **how), lambda _: (), "process"
    )
    return HTMLResponse(render(kind, seen_by(request), setting_of(request)), status)


@router.get("/api/v1/docs")
def interface(request: Request) -> Response:
    """Show the programming interface to people."""
    said = interface_page(request.app.openapi())
    kind = PageKind("", "interface.html", lambda _: said, lambda _: (), "method")
    return HTMLResponse(render(kind, seen_by(request), setting_of(request)))


@router.get("/work/")
def work(request: Request) -> Response:
    """Show the last runs; while one is under way the page keeps up with it, script or no script."""
    viewer = viewer_of(request)
    runs = tuple(run.as_seen_by(viewer) for run in request.app.state.runs.all())
    snapshot: Snapshot = seen_by(request)
    kind = PageKind(
        "", "work.html", lambda snapshot: work_pages.work(snapshot, runs), lambda _: (), "sources"
    )
    return HTMLResponse(render(kind, snapshot, setting_of(request)))


@router.post("/work/")
def start(request: Request) -> Response:
    """Start a run and show how far it is."""
    request.app.state.runs.start(author_of(request))
    return RedirectResponse("/work/", 303)


def texts_sent(form: FormData) -> dict[str, str]:
    """Return what the fields of a form hold, files left out and each cut where no field is longer."""
    return {name: value[:_LONGEST] for name, value in form.items() if isinstance(value, str)}


def error_line(error: TravauxError) -> Text:
    """Return an error as one line in the reader's language."""
    return error.line
