"""Errors in one shape on every route: RFC 9457 problem documents, or a page for those who read pages."""

from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from travaux.errors import TravauxError


def problem(status: int, title: str, detail: str, code: str, *, remedy: str | None = None) -> JSONResponse:
    """Return a problem document."""
    body = {"type": f"urn:travaux:problem:{code}", "title": title, "status": status, "detail": detail}
    if remedy:
        body["remedy"] = remedy
    return JSONResponse(body, status, media_type="application/problem+json")


def of_error(error: TravauxError) -> JSONResponse:
    """Return the problem document of a deliberate error."""
    where = f"{error.where}: " if error.where else ""
    return problem(
        error.http_status,
        HTTPStatus(error.http_status).phrase,
        where + error.message,
        error.code,
        remedy=error.remedy,
    )


def wants_page(request: Request) -> bool:
    """Say whether the reader is a person with a browser rather than a program."""
    return not request.url.path.startswith("/api/") and "text/html" in request.headers.get("accept", "")


def plain(status: int, detail: str, code: str) -> Response:
    """Return a problem document for a status with its usual phrase."""
    return problem(status, HTTPStatus(status).phrase, detail, code)
