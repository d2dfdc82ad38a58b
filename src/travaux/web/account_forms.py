"""What people send of their own account, and owners of others': passwords, tokens, roles, rooms."""

from collections.abc import Callable, Mapping
from typing import Any

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.responses import HTMLResponse, RedirectResponse, Response

from travaux.commands.people import (
    INVITED_DAYS,
    PeopleFile,
    account_named,
    change_person,
    drop_second_factor,
    end_token,
    invite,
    make_room,
    make_token,
    remove_person,
    set_password,
    take_back_invitation,
)
from travaux.commands.signing_in import end_sessions, new_second_factor, take_second_factor
from travaux.domain.messages import message
from travaux.domain.people import SCOPES, AccessRight, AccountRole
from travaux.domain.sources import OWNERS_ROOM, Room
from travaux.errors import TravauxError, UsageError
from travaux.web.callers import author_of, caller_of, seen_by
from travaux.web.forms import texts_sent
from travaux.web.languages import N_
from travaux.web.pages.account import AccountPage, PeoplePage
from travaux.web.pages.kind import PageKind
from travaux.web.rendering import render
from travaux.web.setting import setting_of
from travaux.web.signing_forms import served

router = APIRouter(include_in_schema=False)
_MOST_FIELDS = 120
_EVENTS = 100  # of accounts, on the page; the file has all

Done = Mapping[str, Any]


@router.get("/account/")
def account(request: Request) -> Response:
    """Show somebody their own account."""
    return _account(request, 200)


@router.post("/account/")
async def change_account(request: Request) -> Response:
    """Change the password, the second factor, the tokens or the sessions of whoever is signed in."""
    async with request.form(max_files=0, max_fields=_MOST_FIELDS) as form:
        return await run_in_threadpool(_changed, request, form, _OF_ACCOUNT, _account)


@router.get("/people/")
def people(request: Request) -> Response:
    """Show an owner who has an account."""
    return _people(request, 200)


@router.post("/people/")
async def change_people(request: Request) -> Response:
    """Invite, change or remove somebody, or make a room."""
    async with request.form(max_files=0, max_fields=_MOST_FIELDS) as form:
        return await run_in_threadpool(_changed, request, form, _OF_PEOPLE, _people)


def _changed(
    request: Request,
    form: FormData,
    ways: Mapping[str, Callable[[Request, PeopleFile, FormData], Done]],
    page: Callable[..., Response],
) -> Response:
    accounts = served(request)
    way = ways.get(texts_sent(form).get("does", ""))
    if way is None:
        return page(request, 400, refused=message("say what is to be changed"))
    try:
        done = way(request, accounts.people, form)
    except TravauxError as error:
        return page(request, error.http_status, refused=error.line)
    if "gone" in done:
        return RedirectResponse("/", 303)
    return page(request, 200, **done)


def _account(request: Request, status: int, **how: Any) -> HTMLResponse:
    caller, name = caller_of(request), author_of(request)
    with served(request).people.reading() as accounts:
        person = account_named(accounts, name).person
        sessions, tokens = tuple(accounts.sessions(name)), tuple(accounts.tokens(name))
    here = (caller.session or "")[:12]
    rooms = tuple(room for room in _rooms(request) if person.viewer.sees(room.name))
    said = AccountPage(N_("Your account"), person, sessions, here, tokens, rooms, **how)
    return _page(request, "account.html", said, status)


def _people(request: Request, status: int, **how: Any) -> HTMLResponse:
    with served(request).people.reading() as accounts:
        everybody, invitations = tuple(accounts.people()), tuple(accounts.invitations())
        events = tuple(reversed(accounts.log()[-_EVENTS:]))
    said = PeoplePage(N_("People and rooms"), everybody, invitations, _rooms(request), events, **how)
    return _page(request, "people.html", said, status)


def _rooms(request: Request) -> tuple[Room, ...]:
    made = seen_by(request).workspace.record.rooms()
    return (Room(OWNERS_ROOM, N_("the owners' own room")), *made)


def _page(request: Request, template: str, said: object, status: int) -> HTMLResponse:
    kind = PageKind("", template, lambda _: said, lambda _: (), "")
    page = render(kind, seen_by(request), setting_of(request))
    return HTMLResponse(page, status, headers={"Cache-Control": "no-store"})


def _password(request: Request, people: PeopleFile, form: FormData) -> Done:
    sent, name = texts_sent(form), author_of(request)
    if sent.get("password") != sent.get("again"):
        raise UsageError(message("the two passwords are not the same"))
    caller = caller_of(request)
    set_password(
        people,
        seen_by(request).title,
        name,
        sent.get("password", ""),
        name,
        old=sent.get("old", ""),
        session=caller.session or "",
    )
    return {"done": message("the password is changed; other browsers are signed out")}


def _sessions(request: Request, people: PeopleFile, _: FormData) -> Done:
    end_sessions(people, author_of(request))
    return {"gone": True}


def _token(request: Request, people: PeopleFile, form: FormData) -> Done:
    sent, name = texts_sent(form), author_of(request)
    scopes = {AccessRight(value) for value in form.getlist("scope") if value in set(SCOPES)}
    days = _days(sent)
    secret, _ = make_token(people, name, sent.get("title", ""), scopes, days, name)
    return {"made": secret}


_DIGITS = 4


def _days(sent: Mapping[str, str]) -> int:
    said = sent.get("days", "")
    return int(said) if said.isdecimal() and len(said) <= _DIGITS else 0


def _no_token(request: Request, people: PeopleFile, form: FormData) -> Done:
    name = author_of(request)
    end_token(people, name, texts_sent(form).get("token", ""), name)
    return {"done": message("the token opens nothing any more")}


def _offer(request: Request, people: PeopleFile, _: FormData) -> Done:
    name = author_of(request)
    return {"enrolment": new_second_factor(people, name, seen_by(request).title)}


def _second(request: Request, people: PeopleFile, form: FormData) -> Done:
    sent = texts_sent(form)
    take_second_factor(people, author_of(request), sent.get("sealed", ""), sent.get("code", ""))
    return {"done": message("from now on you are asked for a code as well")}


def _invite(request: Request, people: PeopleFile, form: FormData) -> Done:
    sent, by = texts_sent(form), author_of(request)
    workspace = seen_by(request).workspace
    days = _days(sent) or INVITED_DAYS
    secret = invite(people, workspace, _role(sent), _rooms_sent(form), days, by)
    request.app.state.runs.start(by)
    return {"link": f"{str(request.base_url).rstrip('/')}/join/{secret}/"}


def _change(request: Request, people: PeopleFile, form: FormData) -> Done:
    sent, by = texts_sent(form), author_of(request)
    rooms = _rooms_sent(form)
    changed = change_person(
        people, seen_by(request).workspace, sent.get("name", ""), by, role=_role(sent), rooms=rooms
    )
    request.app.state.runs.start(by)
    return {"done": message("%(name)s is now %(role)s", name=changed.name, role=message(changed.role.value))}


def _remove(request: Request, people: PeopleFile, form: FormData) -> Done:
    gone = remove_person(people, texts_sent(form).get("name", ""), author_of(request))
    return {"done": message("%(name)s has no account any more", name=gone.name)}


def _drop_second(request: Request, people: PeopleFile, form: FormData) -> Done:
    name = texts_sent(form).get("name", "")
    drop_second_factor(people, name, author_of(request))
    return {"done": message("%(name)s signs in by the password alone", name=name)}


def _take_back(request: Request, people: PeopleFile, form: FormData) -> Done:
    take_back_invitation(people, texts_sent(form).get("invitation", ""), author_of(request))
    return {"done": message("the invitation opens nothing any more")}


def _room(request: Request, _: PeopleFile, form: FormData) -> Done:
    sent = texts_sent(form)
    room = make_room(
        seen_by(request).workspace, sent.get("room", ""), sent.get("title", ""), author_of(request)
    )
    return {"done": message("there is a room “%(title)s”", title=room.title)}


def _role(sent: Mapping[str, str]) -> AccountRole:
    try:
        return AccountRole(sent.get("role", ""))
    except ValueError as error:
        raise UsageError(message("say which role")) from error


def _rooms_sent(form: FormData) -> frozenset[str]:
    return frozenset(value for value in form.getlist("rooms") if isinstance(value, str))


_OF_ACCOUNT: Mapping[str, Callable[[Request, PeopleFile, FormData], Done]] = {
    "password": _password,
    "sign-out-everywhere": _sessions,
    "token": _token,
    "no-token": _no_token,
    "offer": _offer,
    "second": _second,
}
_OF_PEOPLE: Mapping[str, Callable[[Request, PeopleFile, FormData], Done]] = {
    "invite": _invite,
    "change": _change,
    "remove": _remove,
    "no-second": _drop_second,
    "no-invitation": _take_back,
    "room": _room,
}
