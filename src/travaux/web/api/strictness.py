"""No part of a request is passed over in silence, nor taken for what it is not."""

from collections.abc import Iterator

from fastapi import HTTPException, Request
from fastapi.dependencies.models import Dependant
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute


def only_known(request: Request) -> None:
    """Refuse a query parameter that the route does not know.

    Raises:
        RequestValidationError: naming each, and those that there are.
    """
    route = request.scope["route"]
    known = set(_queried(route.dependant)) if isinstance(route, APIRoute) else set[str]()
    unknown = sorted(set(request.query_params) - known)
    if unknown:
        there_are = f"there are: {', '.join(sorted(known))}" if known else "it takes none"
        raise RequestValidationError(
            [
                {"loc": ("query", name[:60]), "msg": f"is not known here; {there_are}", "type": "unknown"}
                for name in unknown[:20]
            ]
        )


def only_as_meant(request: Request) -> None:
    """Refuse a body of another kind than the route takes.

    Raises:
        HTTPException: with status 415, naming the kind.
    """
    if request.headers.get("content-length", "0") == "0":
        return
    wanted = "multipart/form-data" if request.url.path.endswith("/uploads") else "application/json"
    given = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if given != wanted:
        raise HTTPException(415, f"send {wanted}, not {given[:60] or 'a body of no kind'}")


def _queried(dependant: Dependant) -> Iterator[str]:
    yield from (field.alias for field in dependant.query_params)
    for each in dependant.dependencies:
        yield from _queried(each)
