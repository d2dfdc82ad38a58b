"""What stands between the network and the record: hosts, tokens, origins, sizes, and what a page may load.

The server is for one person on their own machine. A page of another site may make a browser call it, so every
request must name a host that is ours (DNS rebinding) and every write must come from our own pages (CSRF).
"""

import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from starlette.middleware.base import BaseHTTPMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp

from travaux.web.problems import plain

LOCAL_HOSTS = frozenset({"localhost", "127.0.0.1", "[::1]", "testserver"})
MAX_BODY_BYTES = 200 * 1024 * 1024

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})

Next = Callable[[Request], Awaitable[Response]]


@dataclass(frozen=True, slots=True)
class Admission:
    """Who may call. ``token`` is asked for wherever it is set; ``hosts`` are the names that we answer to."""

    hosts: frozenset[str] = LOCAL_HOSTS
    token: str | None = None


class Guard(BaseHTTPMiddleware):
    """Refuses what should not reach a page, and says on every answer what a page may load."""

    def __init__(self, app: ASGIApp, admission: Admission) -> None:
        super().__init__(app)
        self._admission = admission

    async def dispatch(self, request: Request, call_next: Next) -> Response:
        """Return a refusal, or what the application answers with the headers that keep it safe."""
        response = self._refusal(request) or await call_next(request)
        response.headers.setdefault("Content-Security-Policy", _POLICY)
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "same-origin"
        response.headers["X-Frame-Options"] = "DENY"
        response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        return response

    def _refusal(self, request: Request) -> Response | None:
        if _host(request) not in self._admission.hosts:
            return plain(421, "this server does not answer to that host name", "host")
        if not self._has_token(request):
            return plain(401, "this server asks for its token, as “Authorization: Bearer …”", "token")
        if request.method not in _SAFE and not _from_here(request):
            return plain(403, "a change must come from this site's own pages", "origin")
        return _too_much(request)

    def _has_token(self, request: Request) -> bool:
        token = self._admission.token
        if token is None or request.url.path == "/api/v1/health":
            return True
        given = request.headers.get("authorization", "").removeprefix("Bearer ")
        given = given or request.cookies.get("travaux_token", "")
        return secrets.compare_digest(given.encode(), token.encode())


def _host(request: Request) -> str:
    host = request.headers.get("host", "").lower()
    if host.startswith("["):
        return host.partition("]")[0] + "]"
    return host.partition(":")[0]


def _too_much(request: Request) -> Response | None:
    """Refuse a body that is too large, or that does not say how large it is."""
    length = request.headers.get("content-length", "0")
    if not length.isdecimal() or len(length) > 18 or int(length) > MAX_BODY_BYTES:
        return plain(413, f"a request may carry {MAX_BODY_BYTES:,} bytes", "too-large")
    if "transfer-encoding" in request.headers:
        return plain(411, "a request must say how long it is", "length")
    return None


def _from_here(request: Request) -> bool:
    """Say whether a write comes from our own pages, or from a program, which sends neither header."""
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = request.headers.get("origin")
    return origin is None or urlsplit(origin).netloc.lower() == request.headers.get("host", "").lower()
