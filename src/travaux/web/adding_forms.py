"""What people send to add sources: files, looked at before they are kept or added at once. Plain forms."""

from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.responses import HTMLResponse, RedirectResponse, Response

from travaux.commands.adding import Added
from travaux.commands.manifest import Said
from travaux.commands.returning import said_of_return
from travaux.commands.uploading import MOST_FILES, Sent, Waiting, add_uploads
from travaux.errors import TravauxError
from travaux.views.snapshot import Snapshot
from travaux.web.callers import author_of, depositor_of, seen_by
from travaux.web.forms import error_line, texts_sent
from travaux.web.pages import work as work_pages
from travaux.web.pages.kind import PageKind
from travaux.web.rendering import render
from travaux.web.setting import setting_of

router = APIRouter(include_in_schema=False)
_FACTS = ("kind", "title", "date", "stage", "symbol", "author", "sector", "track", "visibility")


@router.post("/add/")
async def add(request: Request) -> Response:
    """Add the files that were sent and start a run; or only say how they are read, where that is asked."""
    async with request.form(max_files=100) as form:
        files = [part for part in form.getlist("files") if isinstance(part, UploadFile)]
        sent = [Sent(file.filename or "", file.file) for file in files if file.filename]
        return await run_in_threadpool(_sent, request, sent, texts_sent(form))


def _sent(request: Request, sent: list[Sent], texts: Mapping[str, str]) -> Response:
    snapshot: Snapshot = seen_by(request)
    said: Said = _in_room({name: texts[name] for name in _FACTS if texts.get(name)})
    try:
        said = {**said, **_return(snapshot, texts)}
        if texts.get("step") == "look":
            waiting: Waiting = request.app.state.waiting
            named, read = waiting.look(
                snapshot.workspace, sent, said, author_of(request), depositor_of(request)
            )
            looked = work_pages.looked_at(named, read, texts.get("returns", ""), texts.get("author", ""))
            return _page(request, 200, looked=looked)
        done = tuple(add_uploads(snapshot.workspace, sent, said, author_of(request), depositor_of(request)))
    except TravauxError as error:
        return _page(request, error.http_status, refused=error_line(error))
    return _done(request, done)


@router.get("/add/keep/")
def ask_again() -> Response:
    """Lead back to the form whoever opens the address of what is sent from it."""
    return RedirectResponse("/add/", 303)


@router.post("/add/keep/")
async def keep(request: Request) -> Response:
    """Keep those of the files that were looked at which their sender wants, with what is said of each."""
    async with request.form(max_files=0, max_fields=_MOST_FIELDS) as form:
        return await run_in_threadpool(_kept, request, texts_sent(form))


_MOST_FIELDS = 20 + MOST_FILES * (len(_FACTS) + 2)


def _kept(request: Request, texts: Mapping[str, str]) -> Response:
    snapshot: Snapshot = seen_by(request)
    waiting: Waiting = request.app.state.waiting
    try:
        returned = _return(snapshot, texts)
        said = {n: {**_said_of(texts, n), **returned} for n in range(MOST_FILES) if texts.get(f"keep-{n}")}
        done = waiting.keep(
            snapshot.workspace, texts.get("batch", ""), said, author_of(request), depositor_of(request)
        )
    except TravauxError as error:
        return _page(request, error.http_status, refused=error_line(error))
    return _done(request, tuple(done))


def _said_of(texts: Mapping[str, str], number: int) -> Said:
    named = {name: texts.get(f"{name}-{number}", "").strip() for name in _FACTS}
    return _in_room({name: value for name, value in named.items() if value})


def _in_room(said: Said) -> Said:
    """Return what is said of a file, with who may see it as the room in which it stands."""
    told = {name: value for name, value in said.items() if name != "visibility"}
    return told | {"room": said["visibility"]} if "visibility" in said else told


def _return(snapshot: Snapshot, texts: Mapping[str, str]) -> Said:
    version = texts.get("returns")
    return (
        said_of_return(snapshot.workspace, version, texts.get("author", ""), snapshot.viewer)
        if version
        else {}
    )


def _done(request: Request, done: tuple[Added, ...]) -> Response:
    if any(one.status in ("added", "updated") for one in done):
        request.app.state.runs.start(author_of(request))
    return _page(request, 200, done=done)


def _page(request: Request, status: int, **how: Any) -> HTMLResponse:
    snapshot: Snapshot = seen_by(request)
    kind = PageKind("", "add.html", lambda snapshot: work_pages.adding(snapshot, **how), lambda _: (), "add")
    return HTMLResponse(render(kind, snapshot, setting_of(request)), status)
