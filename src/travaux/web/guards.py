"""What stands between the network and the record: hosts, tokens, origins, sizes, and what a page may load.

The server is for one person on their own machine. A page of another site may make a browser call it, so every
request must name a host that is ours (DNS rebinding) and every write must come from our own pages (CSRF).
Where other machines are let in, each must show the token.
"""

import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from starlette.middleware.base import BaseHTTPMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp

from travaux.web.callers import Callers, caller_of
from travaux.web.entering import COOKIE, ENTER, enter, entry_page
from travaux.web.limits import Buckets, Rate, address_of
from travaux.web.problems import problem_of_status, wants_page

LOCAL_HOSTS = frozenset({"localhost", "127.0.0.1", "[::1]", "testserver"})
MAX_UPLOAD_BYTES = 200 * 1024 * 1024
MAX_BODY_BYTES = 1024 * 1024

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; media-src 'self'; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
_HTTPS_ALONE = "max-age=31536000"  # a year
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_UPLOADS = frozenset({"/add/", "/api/v1/uploads"})
_OPEN = ("/api/v1/health", "/static/")
_GUESSES = Rate(burst=10, per_second=0.1)

Next = Callable[[Request], Awaitable[Response]]


@dataclass(frozen=True, slots=True)
class Admission:
    """Who may call. ``token`` is asked for wherever it is set; ``hosts`` are the names that we answer to.

    ``hosts`` may be None, for any name, only where a token is asked for or ``people`` sign in: this is then
    what keeps others out.
    """

    hosts: frozenset[str] | None = LOCAL_HOSTS
    token: str | None = None
    people: bool = False

    def __post_init__(self) -> None:
        if self.hosts is None and not self.token and not self.people:
            raise ValueError("a server that answers to any name needs a token")


class Guard(BaseHTTPMiddleware):
    """Refuses what should not reach a page, and says on every answer what a page may load."""

    def __init__(self, app: ASGIApp, admission: Admission, callers: Callers) -> None:
        super().__init__(app)
        self._callers = callers
        self._admission = admission
        self._guesses = Buckets(_GUESSES)

    async def dispatch(self, request: Request, call_next: Next) -> Response:
        """Return a refusal, or what the application answers with the headers that keep it safe."""
        response = self._refusal(request) or await self._entry(request)
        response = response or await self._callers.refusal(request) or await call_next(request)
        if request.url.scheme == "https":
            response.headers["Strict-Transport-Security"] = _HTTPS_ALONE
        if caller_of(request).name is not None:
            response.headers.setdefault("Cache-Control", "no-store")
        return guarded(response)

    def _refusal(self, request: Request) -> Response | None:
        hosts = self._admission.hosts
        if hosts is not None and _host(request) not in hosts:
            return problem_of_status(421, "this server does not answer to that host name", "host")
        if request.method not in _SAFE:
            return _foreign_write(request) or _too_much(request)
        return _too_much(request)

    async def _entry(self, request: Request) -> Response | None:
        """Return what whoever has no token gets: a way to give it, or a refusal."""
        token = self._admission.token
        if token is None or request.url.path.startswith(_OPEN):
            return None
        given = _token_given(request)
        if given and secrets.compare_digest(given.encode(), token.encode()):
            return None
        wrong = bool(given)
        if request.url.path == ENTER and request.method == "POST":
            answer = await enter(request, token)
            if answer is not None:
                return answer
            wrong = True
        if wrong and (wait := self._guesses.take(address_of(request.scope))[1]):
            refused = problem_of_status(429, f"too many wrong tokens; try again in {wait} seconds", "rate")
            refused.headers["Retry-After"] = str(wait)
            return refused
        if wants_page(request):
            return entry_page(request, wrong=wrong)
        refused = problem_of_status(
            401, "this server asks for its token, as “Authorization: Bearer …”", "token"
        )
        refused.headers["WWW-Authenticate"] = "Bearer"
        return refused


def guarded(response: Response) -> Response:
    """Return ``response`` with what keeps a browser from doing more with it than we mean."""
    response.headers.setdefault("Content-Security-Policy", _POLICY)
    response.headers.update(_HEADERS)
    return response


def _token_given(request: Request) -> str:
    scheme, _, bearer = request.headers.get("authorization", "").partition(" ")
    return bearer if scheme.lower() == "bearer" else request.cookies.get(COOKIE, "")


def _host(request: Request) -> str:
    host = request.headers.get("host", "").lower()
    if host.startswith("["):
        return host.partition("]")[0] + "]"
    return host.partition(":")[0]


def _too_much(request: Request) -> Response | None:
    """Refuse a body that is too large, or that does not say how large it is."""
    most = MAX_UPLOAD_BYTES if request.url.path in _UPLOADS else MAX_BODY_BYTES
    length = request.headers.get("content-length", "0")
    if not length.isdecimal() or len(length) > 18 or int(length) > most:
        return problem_of_status(413, f"a request may carry {most:,} bytes", "too-large")
    if "transfer-encoding" in request.headers:
        return problem_of_status(411, "a request must say how long it is", "length")
    return None


def _foreign_write(request: Request) -> Response | None:
    """Refuse a write that comes from another site; a program sends neither header."""
    refused = problem_of_status(403, "a change must come from this site's own pages", "origin")
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return refused
    origin = request.headers.get("origin")
    if origin is None:
        return None
    try:
        host = urlsplit(origin).netloc.lower()
    except ValueError:
        return problem_of_status(400, "the header Origin is no origin", "origin")
    return None if host == request.headers.get("host", "").lower() else refused
