"""What people send of delivery: assessments, withdrawals and tables of them. Plain forms, no script."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.responses import HTMLResponse, RedirectResponse, Response

from travaux.commands.assessing import BadRows, assess, hand_in, withdraw_assessment
from travaux.domain.messages import message
from travaux.errors import Conflict, TravauxError, UsageError
from travaux.views.delivery.matrix import slug
from travaux.views.snapshot import Snapshot
from travaux.web.addresses import server_address
from travaux.web.callers import author_of, seen_by
from travaux.web.forms import error_line, texts_sent
from travaux.web.pages import delivery as pages
from travaux.web.pages.kind import PageKind
from travaux.web.rendering import render
from travaux.web.setting import setting_of

router = APIRouter(include_in_schema=False)


@router.post("/delivery/")
async def table(request: Request) -> Response:
    """Hand in a table of assessments, and say what became of it."""
    async with request.form(max_files=1) as form:
        sent = form.get("table")
        data = await sent.read() if isinstance(sent, UploadFile) else b""
        name = sent.filename or "" if isinstance(sent, UploadFile) else ""
    return await run_in_threadpool(_handed_in, request, data, name)


def _handed_in(request: Request, data: bytes, name: str) -> Response:
    snapshot: Snapshot = seen_by(request)
    try:
        if not data:
            raise UsageError(message("no table was sent"), remedy=message("choose a CSV file"))
        done = hand_in(snapshot.workspace, data, name, author_of(request), date.today(), snapshot.viewer)
    except BadRows as error:
        return _page(request, "delivery.html", pages.delivery, 400, problems=error.problems)
    except TravauxError as error:
        return _page(request, "delivery.html", pages.delivery, error.http_status, refused=error_line(error))
    return _page(request, "delivery.html", pages.delivery, 200, done=done)


@router.post("/delivery/commitments/{commitment}/")
async def of_commitment(request: Request, commitment: str) -> Response:
    """Keep an assessment of whoever the form names, and go to what was said of them."""
    sent = texts_sent(await request.form())
    return await run_in_threadpool(_assessed, request, commitment, None, sent)


@router.post("/delivery/commitments/{commitment}/{holder}/")
async def of_pair(request: Request, commitment: str, holder: str) -> Response:
    """Keep an assessment of a holder, or take one back, and go to what was said of them."""
    sent = texts_sent(await request.form())
    if sent.get("withdraw"):
        return await run_in_threadpool(_withdrawn, request, commitment, holder, sent["withdraw"])
    return await run_in_threadpool(_assessed, request, commitment, holder, sent)


def _assessed(request: Request, commitment: str, holder: str | None, sent: Mapping[str, str]) -> Response:
    snapshot: Snapshot = seen_by(request)
    whom = pages.pair(snapshot, commitment, holder).holder.code if holder else sent.get("holder", "")
    seen = int(sent["version"]) if holder and sent.get("version", "").isdecimal() else None
    try:
        kept = assess(
            snapshot.workspace,
            commitment,
            whom,
            sent,
            author_of(request),
            date.today(),
            seen,
            snapshot.viewer,
            sent.get("room") or None,
        )
    except Conflict:
        return _again(request, commitment, holder, 409, sent=sent, conflict=True)
    except TravauxError as error:
        return _again(request, commitment, holder, error.http_status, sent=sent, refused=error_line(error))
    name = slug(kept.assessment.holder)
    return RedirectResponse(server_address(f"delivery/commitments/{kept.commitment}/{name}/"), 303)


def _withdrawn(request: Request, commitment: str, holder: str, name: str) -> Response:
    snapshot: Snapshot = seen_by(request)
    try:
        withdraw_assessment(snapshot.workspace, name, author_of(request), snapshot.viewer)
    except TravauxError as error:
        return _again(request, commitment, holder, error.http_status, refused=error_line(error))
    return RedirectResponse(server_address(f"delivery/commitments/{commitment}/{holder}/"), 303)


def _again(request: Request, commitment: str, holder: str | None, status: int, **how: Any) -> HTMLResponse:
    if holder is None:
        return _page(request, "delivery-commitment.html", pages.commitment, status, commitment, **how)
    return _page(request, "delivery-pair.html", pages.pair, status, commitment, holder, **how)


def _page(
    request: Request, template: str, context: Any, status: int, *parts: str, **how: Any
) -> HTMLResponse:
    kind = PageKind("", template, lambda snapshot: context(snapshot, *parts, **how), lambda _: (), "delivery")
    return HTMLResponse(render(kind, seen_by(request), setting_of(request)), status)
