"""The web application: pages, what they load, and the programming interface, behind one guard."""

from pathlib import Path

from fastapi import FastAPI, Request
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, Response
from starlette.staticfiles import StaticFiles

from travaux import __version__
from travaux.domain.sources import Viewer
from travaux.errors import TravauxError
from travaux.service.reading_room import ReadingRoom
from travaux.store.workspace import open_workspace
from travaux.web.addresses import served
from travaux.web.guards import Admission, Guard
from travaux.web.pages import PAGES
from travaux.web.pages.kind import PageKind
from travaux.web.problems import of_error, plain, wants_page
from travaux.web.rendering import Setting, render, templates

STATIC: list[str | tuple[str, str]] = [("travaux.web", "static"), ("travaux.exports.html", "static")]
"""Where the files lie that pages load."""


def create_app(
    folder: Path, *, admission: Admission | None = None, viewer: Viewer = Viewer.KEEPER
) -> FastAPI:
    """Return the application on the workspace in ``folder``, as ``viewer`` may see it.

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
    app.state.room = ReadingRoom(open_workspace(folder), viewer)
    app.add_middleware(Guard, admission=admission or Admission())
    app.add_exception_handler(TravauxError, _deliberate)
    app.add_exception_handler(HTTPException, _refused)
    app.add_api_route("/api/v1/health", _health, methods=["GET"], tags=["service"])
    for kind in PAGES:
        _add_page(app, kind)
    app.mount("/static", StaticFiles(packages=STATIC, html=False), name="static")
    return app


def _health() -> dict[str, str]:
    """Say that the server is ready."""
    return {"status": "ready", "version": __version__}


def _add_page(app: FastAPI, kind: PageKind) -> None:
    def page(request: Request) -> HTMLResponse:
        room = request.app.state.room.now()
        return HTMLResponse(render(kind, room, Setting(served), **request.path_params))

    app.add_api_route(
        "/" + kind.pattern, page, methods=["GET"], include_in_schema=False, response_class=HTMLResponse
    )


async def _deliberate(request: Request, error: Exception) -> Response:
    assert isinstance(error, TravauxError)
    return _page_of(request, error.http_status, error.message, error.remedy) or of_error(error)


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return _page_of(request, error.status_code, str(error.detail), None) or plain(
        error.status_code, str(error.detail), "http"
    )


def _page_of(request: Request, status: int, message: str, remedy: str | None) -> Response | None:
    """Return an error as a page, for a person with a browser."""
    if not wants_page(request):
        return None
    body = (
        templates()
        .get_template("error.html")
        .render(
            this={"heading": "This page cannot be shown"},
            message=message,
            remedy=remedy,
            room=request.app.state.room.now(),
            link=served,
            setting=Setting(served),
            section="",
        )
    )
    return HTMLResponse(body, status)
