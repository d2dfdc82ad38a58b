"""Signing in and out, and joining by an invitation. Plain forms, which need no script."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from travaux.commands.people import accept, invitation_of
from travaux.commands.signing_in import (
    by_code,
    by_password,
    end_session,
    halfway,
    start_session,
    who_is_halfway,
)
from travaux.domain.messages import message
from travaux.domain.people import Person
from travaux.errors import NotFound, TravauxError
from travaux.web.callers import SECURE_SESSION, SESSION
from travaux.web.forms import texts_sent
from travaux.web.limits import address_of

if TYPE_CHECKING:
    from travaux.web.accounts import AccountsServed

router = APIRouter(include_in_schema=False)
_HALFWAY = "travaux_halfway"
_HALFWAY_S = 300
_FIELDS = 6


def served(request: Request) -> "AccountsServed":
    """Return the accounts of this server.

    Raises:
        NotFound: if nobody has one.
    """
    accounts: AccountsServed | None = request.app.state.accounts
    if accounts is None:
        raise NotFound(message("nobody has an account on this server"))
    return accounts


@router.get("/sign-in/")
def ask(request: Request) -> Response:
    """Ask who somebody is."""
    return served(request).sign_in_page(request)


@router.post("/sign-in/")
async def sign_in(request: Request) -> Response:
    """Take a name and a password; ask for a code where there is a second factor."""
    accounts = served(request)
    return await run_in_threadpool(_signed_in, request, accounts, await _sent(request))


async def _sent(request: Request) -> dict[str, str]:
    async with request.form(max_files=0, max_fields=_FIELDS) as form:
        return texts_sent(form)


def _signed_in(request: Request, accounts: "AccountsServed", sent: dict[str, str]) -> Response:
    name, to = " ".join(sent.get("name", "").split()), own_path(sent.get("next", ""))
    address = address_of(request.scope)
    if wait := accounts.attempts.take(address, name or "-"):
        return _wait(request, accounts, wait, name=name, next=to)
    person = by_password(accounts.people, name, sent.get("password", ""))
    if person is None:
        wrong = message("the name or the password is not right")
        return accounts.sign_in_page(request, 401, wrong=wrong, name=name, next=to)
    if person.second_factor:
        answer = accounts.sign_in_page(request, step="code", next=to)
        answer.set_cookie(
            _HALFWAY,
            halfway(accounts.people, person),
            max_age=_HALFWAY_S,
            path="/sign-in/",
            httponly=True,
            samesite="strict",
            secure=accounts.is_secure(request),
        )
        return answer
    accounts.attempts.forget(address, name)
    return _come_in(request, accounts, person, to)


@router.post("/sign-in/code/")
async def give_code(request: Request) -> Response:
    """Take the code of the second factor."""
    accounts = served(request)
    return await run_in_threadpool(_with_code, request, accounts, await _sent(request))


def _with_code(request: Request, accounts: "AccountsServed", sent: dict[str, str]) -> Response:
    to = own_path(sent.get("next", ""))
    name = who_is_halfway(accounts.people, request.cookies.get(_HALFWAY, ""))
    if name is None:
        late = message("too much time has passed: begin anew")
        return accounts.sign_in_page(request, 401, wrong=late, next=to)
    address = address_of(request.scope)
    if wait := accounts.attempts.take(address, name):
        return _wait(request, accounts, wait, step="code", next=to)
    person = by_code(accounts.people, name, sent.get("code", ""))
    if person is None:
        wrong = message("the code is not the one of now")
        return accounts.sign_in_page(request, 401, step="code", wrong=wrong, next=to)
    accounts.attempts.forget(address, name)
    answer = _come_in(request, accounts, person, to)
    answer.delete_cookie(_HALFWAY, path="/sign-in/")
    return answer


@router.post("/sign-out/")
def sign_out(request: Request) -> Response:
    """End this browser's session."""
    accounts = served(request)
    for name in (SECURE_SESSION, SESSION):
        if kept := request.cookies.get(name):
            end_session(accounts.people, kept)
    answer = RedirectResponse("/", 303, headers={"Clear-Site-Data": '"cache"'})
    answer.delete_cookie(SESSION)
    answer.delete_cookie(SECURE_SESSION, secure=True)
    return answer


@router.get("/join/{invitation}/")
def invited(request: Request, invitation: str) -> Response:
    """Ask whoever holds an invitation for a name and a password."""
    accounts = served(request)
    return _tried(request, accounts, lambda: _joining(request, accounts, invitation))


@router.post("/join/{invitation}/")
async def join(request: Request, invitation: str) -> Response:
    """Give whoever holds an invitation their account, and let them in."""
    accounts = served(request)
    return await run_in_threadpool(_joined, request, accounts, invitation, await _sent(request))


def _joining(request: Request, accounts: "AccountsServed", invitation: str) -> Response:
    found = invitation_of(accounts.people, invitation)
    return accounts.sign_in_page(request, step="join", invited=found)


def _joined(request: Request, accounts: "AccountsServed", invitation: str, sent: dict[str, str]) -> Response:
    def come() -> Response:
        name = " ".join(sent.get("name", "").split())
        try:
            if sent.get("password") != sent.get("again"):
                return again(message("the two passwords are not the same"))
            person = accept(accounts.people, accounts.title, invitation, name, sent.get("password", ""))
        except NotFound:
            raise
        except TravauxError as error:
            return again(error.line)
        return _come_in(request, accounts, person, "/")

    def again(wrong: object) -> Response:
        found = invitation_of(accounts.people, invitation)
        name = sent.get("name", "")
        return accounts.sign_in_page(request, 400, step="join", invited=found, wrong=wrong, name=name)

    return _tried(request, accounts, come)


def _tried(request: Request, accounts: "AccountsServed", way: Callable[[], Response]) -> Response:
    """Return what ``way`` answers; who tries one invitation after another is told to wait."""
    if wait := accounts.attempts.take(address_of(request.scope)):
        return _wait(request, accounts, wait)
    try:
        return way()
    except NotFound as error:
        return accounts.sign_in_page(request, 404, wrong=error.line)


def _wait(request: Request, accounts: "AccountsServed", seconds: int, **how: object) -> Response:
    wrong = message("too many attempts: try again in %(seconds)s seconds", seconds=seconds)
    answer = accounts.sign_in_page(request, 429, wrong=wrong, **how)
    answer.headers["Retry-After"] = str(seconds)
    return answer


def _come_in(request: Request, accounts: "AccountsServed", person: Person, to: str) -> Response:
    answer = RedirectResponse(to, 303)
    return accounts.with_session(request, answer, start_session(accounts.people, person))


def own_path(said: str) -> str:
    """Return an address of this site as it was said, and the first page for any other."""
    own = said.startswith("/") and not said.startswith(("//", "/\\")) and said.isprintable()
    return said if own else "/"
