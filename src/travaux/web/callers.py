"""Who makes a request, what of the record exists for them, and whether they may do what they ask."""

from typing import Protocol

from starlette.concurrency import run_in_threadpool
from starlette.requests import HTTPConnection, Request
from starlette.responses import Response

from travaux.commands.adding import Depositor
from travaux.commands.workspace import somebody
from travaux.domain.messages import message
from travaux.domain.people import AccessRight, AccountRole, Caller
from travaux.domain.sources import PUBLIC_ROOM, Viewer
from travaux.views.snapshot import Snapshot, SnapshotsByViewer
from travaux.web.access import access_to, acts_of, methods_at
from travaux.web.limits import address_of
from travaux.web.problems import problem_of_status, wants_page

_READS = frozenset({"GET", "HEAD", "OPTIONS"})
SESSION = "travaux_session"
SECURE_SESSION = "__Host-" + SESSION
"""The cookie of a session; under the second name a browser takes it over HTTPS alone."""


class CountedAttempts(Protocol):
    """What counts attempts to come in."""

    def take(self, address: str, name: str = "") -> int:
        """Count an attempt; return 0 where it may be made, else the seconds to wait."""
        ...


class AccountsAsked(Protocol):
    """The accounts of a server, as far as it needs them to know who calls."""

    @property
    def attempts(self) -> CountedAttempts:
        """Return what counts attempts."""
        ...

    def by_session(self, kept: str) -> Caller | None:
        """Return who calls with the cookie of a session."""
        ...

    def by_token(self, secret: str) -> Caller | None:
        """Return who calls with an access token."""
        ...

    def sign_in_page(self, request: Request, status: int = 200) -> Response:
        """Return the page on which people sign in."""
        ...

    def refused_page(self, request: Request) -> Response:
        """Return the page that says to somebody known that this is not for them."""
        ...


class Callers:
    """Says who calls one server: its user, or people with accounts where there are any."""

    def __init__(self, viewer: Viewer, accounts: "AccountsAsked | None", *, public: bool) -> None:
        self._viewer = viewer
        self._accounts = accounts
        self._public = public

    async def refusal(self, request: Request) -> Response | None:
        """Note in the request who calls; return why they may not, None where they may."""
        caller, refused = await self._caller(request)
        request.state.caller = caller
        if refused is not None:
            return refused
        # The path that routes are matched with: that of the address ends at a "?" which was sent as %3F.
        path: str = request.scope["path"]
        line = access_to(request.method, path)
        if line is None and caller is not None:
            return None if request.method in _READS else _nothing_there(path)
        if line is not None and line.allows(caller):
            return None
        return self._denied(request, caller)

    async def _caller(self, request: Request) -> tuple[Caller | None, Response | None]:
        if self._accounts is None:
            role = AccountRole.PUBLIC if self._viewer == Viewer.PUBLIC else AccountRole.OWNER
            return Caller(role, self._viewer), None
        public = Caller(AccountRole.PUBLIC, Viewer.PUBLIC) if self._public else None
        scheme, _, bearer = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer" and bearer:
            return await self._by_token(request, bearer, public)
        kept = request.cookies.get(SECURE_SESSION) or request.cookies.get(SESSION)
        found = await run_in_threadpool(self._accounts.by_session, kept) if kept else None
        return found or public, None

    async def _by_token(
        self, request: Request, bearer: str, public: Caller | None
    ) -> tuple[Caller | None, Response | None]:
        assert self._accounts is not None  # only asked where there are accounts
        found = await run_in_threadpool(self._accounts.by_token, bearer)
        if found is not None:
            return found, None
        if wait := self._accounts.attempts.take(address_of(request.scope)):
            refused = problem_of_status(429, f"too many wrong tokens; try again in {wait} seconds", "rate")
            refused.headers["Retry-After"] = str(wait)
            return None, refused
        return public, _sign_in()

    def _denied(self, request: Request, caller: Caller | None) -> Response:
        if self._accounts is None:
            return problem_of_status(404, str(message("there is nothing here to write to")), "not-found")
        if caller is None or caller.role is AccountRole.PUBLIC:
            return self._accounts.sign_in_page(request, 401) if wants_page(request) else _sign_in()
        if wants_page(request):
            return self._accounts.refused_page(request)
        said = "your role in this record, or your token, does not allow this"
        return problem_of_status(403, said, "role")


def _nothing_there(path: str) -> Response:
    """Refuse a write that no route takes, so that no router decides otherwise."""
    if methods := methods_at(path):
        refused = problem_of_status(405, "this cannot be done at this address", "http")
        refused.headers["Allow"] = ", ".join(methods)
        return refused
    return problem_of_status(404, "nothing is at this address", "http")


def _sign_in() -> Response:
    said = "this server asks who you are: sign in, or send an access token as “Authorization: Bearer …”"
    refused = problem_of_status(401, said, "sign-in")
    refused.headers["WWW-Authenticate"] = "Bearer"
    return refused


def caller_of(request: HTTPConnection) -> Caller:
    """Return who makes a request; on the way in to an error page, somebody who sees nothing."""
    found: Caller | None = getattr(request.state, "caller", None)
    return found or Caller(AccountRole.PUBLIC, Viewer.PUBLIC)


def author_of(request: Request) -> str:
    """Return in whose name a request writes."""
    return caller_of(request).name or somebody()


def seen_by(request: Request) -> Snapshot:
    """Return the record as it stands, as whoever makes the request may see it."""
    snapshots: SnapshotsByViewer = request.app.state.snapshots
    return snapshots.now(caller_of(request).viewer)


def viewer_of(request: Request) -> Viewer:
    """Return what of the record exists for whoever makes a request."""
    return caller_of(request).viewer


def depositor_of(request: Request) -> Depositor:
    """Return to which rooms whoever makes a request may hand in: a contributor to their own alone."""
    caller = caller_of(request)
    own = None
    if caller.role is AccountRole.CONTRIBUTOR:
        own = next(iter(sorted((caller.viewer.rooms or frozenset()) - {PUBLIC_ROOM})))
    return Depositor(caller.viewer, own)


def acts_for(request: Request) -> frozenset[AccessRight]:
    """Return what whoever makes a request may do."""
    caller = caller_of(request)
    return acts_of(caller.role) & caller.acts
