"""Errors in one shape on every route: RFC 9457 problem documents, or a page for those who read pages."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from travaux.domain.messages import joined
from travaux.errors import TravauxError

Errors = list[dict[str, str]]


def problem(
    status: int,
    title: str,
    detail: str,
    code: str,
    *,
    remedy: str | None = None,
    errors: Errors | None = None,
) -> JSONResponse:
    """Return a problem document; ``errors`` say of each part what does not fit."""
    body: dict[str, object] = {
        "type": f"urn:travaux:problem:{code}",
        "title": title,
        "status": status,
        "detail": detail,
    }
    if remedy:
        body["remedy"] = remedy
    if errors:
        body["errors"] = errors
    return JSONResponse(body, status, media_type="application/problem+json")


def of_error(error: TravauxError) -> JSONResponse:
    """Return the problem document of a deliberate error."""
    return problem(
        error.http_status,
        HTTPStatus(error.http_status).phrase,
        str(joined((error.where, error.said), ": ")),
        error.code,
        remedy=error.remedy,
    )


def problem_of_input(found: Sequence[Mapping[str, Any]]) -> JSONResponse:
    """Return the problem document of a request whose parts do not fit."""
    errors = [{"where": " ".join(map(str, each["loc"])), "what": str(each["msg"])} for each in found]
    detail = "; ".join(f"{each['where']}: {each['what']}" for each in errors)
    return problem(422, HTTPStatus(422).phrase, detail, "unfit", errors=errors)


def wants_page(request: Request) -> bool:
    """Say whether the reader is a person with a browser rather than a program."""
    return not request.url.path.startswith("/api/") and "text/html" in request.headers.get("accept", "")


def problem_of_status(status: int, detail: str, code: str) -> Response:
    """Return a problem document for a status with its usual phrase."""
    return problem(status, HTTPStatus(status).phrase, detail, code)
