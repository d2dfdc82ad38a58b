"""The web application: pages, what they load, and the programming interface, behind one guard."""

from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, Response
from starlette.staticfiles import StaticFiles

from travaux.commands.background import Runs
from travaux.commands.people import people_of
from travaux.commands.running import run
from travaux.commands.uploading import Waiting
from travaux.domain.messages import Text, message
from travaux.domain.sources import Viewer
from travaux.errors import TravauxError
from travaux.release import __version__
from travaux.views.documents import written_in
from travaux.views.snapshot import SnapshotsByViewer
from travaux.web.account_forms import router as account_forms
from travaux.web.adding_forms import router as adding_forms
from travaux.web.api import interface
from travaux.web.api.document import describe
from travaux.web.assets import STATIC
from travaux.web.callers import Callers, seen_by
from travaux.web.delivery_forms import router as delivery_forms
from travaux.web.forms import router as forms
from travaux.web.guards import Admission, Guard, guarded
from travaux.web.heads import Heads
from travaux.web.languages import LANGUAGES
from travaux.web.limits import Limits, Rate
from travaux.web.media import router as media
from travaux.web.pages import FILES, PAGES
from travaux.web.pages.kind import FileKind, PageKind
from travaux.web.problems import of_error, problem_of_input, problem_of_status, wants_page
from travaux.web.rendering import render, render_error
from travaux.web.setting import DELEGATION, setting_of
from travaux.web.signing_forms import router as signing_forms
from travaux.web.translation import translation
from travaux.web.visits import COOKIE, visits

if TYPE_CHECKING:
    from travaux.web.accounts import AccountsServed

_YEAR_S = 365 * 24 * 3600
_USUAL = {404: message("nothing is at this address"), 405: message("this cannot be done at this address")}
"""What pages say of a refusal that is given no words of its own, by its status."""


def create_app(
    folder: Path,
    *,
    admission: Admission | None = None,
    viewer: Viewer = Viewer.KEEPER,
    rate: Rate | None = None,
    public: bool = False,
    secure: bool = False,
) -> FastAPI:
    """Return the application on the workspace in ``folder``.

    Where people have accounts, each sees what is theirs to see, and ``public`` lets others read what is
    public; where nobody has, everything is shown as ``viewer`` may see it. ``rate`` is how often one caller
    may ask the programming interface; ``secure`` says that people come over HTTPS alone.

    Raises:
        WorkspaceError: if there is no workspace that can be used.
    """
    app = FastAPI(
        title="Travaux",
        version=__version__,
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/v1/openapi.json",
    )
    app.state.snapshots = SnapshotsByViewer.open(folder)
    app.state.accounts = _accounts(folder, app.state.snapshots.workspace.settings.title, secure=secure)
    kept = app.state.snapshots.of(Viewer.KEEPER)
    app.state.runs = Runs(app.state.snapshots.workspace, partial(run, snapshots=kept))
    app.state.waiting = Waiting()
    app.add_middleware(Limits, rate=rate)
    callers = Callers(viewer, app.state.accounts, public=public)
    app.add_middleware(Guard, admission=admission or Admission(), callers=callers)
    app.add_middleware(Heads)
    _answer_errors(app)
    _add_routes(app)
    return app


def _add_routes(app: FastAPI) -> None:
    app.include_router(interface())
    app.openapi = lambda: describe(app)  # type: ignore[method-assign] # FastAPI's own way to extend it
    for entered in (forms, adding_forms, delivery_forms, media, signing_forms, account_forms):
        app.include_router(entered)
    for kind in PAGES:
        _add_page(app, kind)
    for file in FILES:
        _add_file(app, file)
    app.mount("/static", StaticFiles(packages=list(STATIC)), name="static")


def _accounts(folder: Path, title: str, *, secure: bool) -> "AccountsServed | None":
    """Return the accounts of a workspace; None where nobody has one, as with one person on their machine."""
    people = people_of(folder)
    if not people.exists:
        return None
    from travaux.web.accounts import AccountsServed  # it needs the extra for accounts
    from travaux.web.attempts import Attempts

    return AccountsServed(people, Attempts(), title, secure)


def _answer_errors(app: FastAPI) -> None:
    app.add_exception_handler(TravauxError, _deliberate)
    app.add_exception_handler(HTTPException, _refused)
    app.add_exception_handler(RequestValidationError, _validation_refusal)
    app.add_exception_handler(Exception, _defective)


def _add_page(app: FastAPI, kind: PageKind) -> None:
    def page(request: Request) -> HTMLResponse:
        snapshot = seen_by(request)
        since, cookie = visits(request.cookies.get(COOKIE), datetime.now(UTC))
        setting = replace(setting_of(request), since=since)
        answer = HTMLResponse(render(kind, snapshot, setting, **_address_parts(request, kind)))
        _remember(answer, COOKIE, cookie)
        if "mine" in request.query_params:
            _remember(answer, DELEGATION, setting.mine)
        if request.query_params.get("lang") in LANGUAGES:
            _remember(answer, "travaux_language", setting.language)
        return answer

    app.add_api_route(
        "/" + kind.pattern, page, methods=["GET"], include_in_schema=False, response_class=HTMLResponse
    )


def _add_file(app: FastAPI, kind: FileKind) -> None:
    def file(request: Request) -> Response:
        with written_in(translation(setting_of(request).language)):
            content = kind.content(seen_by(request), **_address_parts(request, kind))
        return Response(content, media_type=kind.media_type)

    app.add_api_route("/" + kind.pattern, file, methods=["GET"], include_in_schema=False)


def _address_parts(request: Request, kind: PageKind | FileKind) -> dict[str, Any]:
    """Return the parts of an address by their names, and what its query asks for where that matters."""
    asked = {name: request.query_params.getlist(name) for name in request.query_params}
    return request.path_params | ({"asked": asked} if kind.queried else {})


def _remember(answer: Response, name: str, value: str) -> None:
    answer.set_cookie(name, value, max_age=_YEAR_S, httponly=True, samesite="lax")


async def _deliberate(request: Request, error: Exception) -> Response:
    assert isinstance(error, TravauxError)
    return _page_of(request, error.http_status, error.said, error.advice) or of_error(error)


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    said = str(error.detail)
    seen = _USUAL.get(error.status_code, said) if said == HTTPStatus(error.status_code).phrase else said
    answer = _page_of(request, error.status_code, seen, None) or problem_of_status(
        error.status_code, said, "http"
    )
    answer.headers.update(error.headers or {})
    return answer


async def _validation_refusal(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    return _page_of(request, 422, message("what was sent does not fit"), None) or problem_of_input(
        error.errors()
    )


async def _defective(request: Request, _: Exception) -> Response:
    """Say that a defect is ours, and nothing of its inside."""
    said = message("this is a defect of ours; please report what you did")
    return guarded(_page_of(request, 500, said, None) or problem_of_status(500, str(said), "defect"))


def _page_of(request: Request, status: int, said: Text, remedy: Text | None) -> Response | None:
    """Return an error as a page, for a person with a browser."""
    if not wants_page(request):
        return None
    snapshot, setting = seen_by(request), setting_of(request)
    return HTMLResponse(render_error(snapshot, setting, said, remedy, missing=status == 404), status)
