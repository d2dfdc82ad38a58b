"""Accounts of a workspace: given, invited, changed and taken away, each in somebody's name."""

from collections.abc import Collection, Iterable
from datetime import timedelta
from pathlib import Path

from travaux.domain.messages import message
from travaux.domain.people import (
    ACCOUNT_ROLES,
    SCOPES,
    AccessRight,
    AccessToken,
    AccountRole,
    Invitation,
    Person,
    is_person_name,
    is_room_name,
)
from travaux.domain.sources import OWNERS_ROOM, Room
from travaux.engines.credentials import (
    LONGEST_PASSWORD,
    SHORTEST_PASSWORD,
    digest_of,
    hash_password,
    is_easily_guessed,
    is_password,
    new_secret,
)
from travaux.errors import Conflict, NotFound, UsageError
from travaux.extras import require
from travaux.store.people import FILE, Accounts, StoredAccount
from travaux.store.people import PeopleFile as PeopleFile  # pages hold it and ask commands
from travaux.store.workspace import Workspace, open_workspace

INVITED_DAYS = 7
TOKEN_DAYS = 90
LONGEST_DAYS = 366
TOKEN_PREFIX = "travaux_"
"""What access tokens begin with, so that scanners of code find one that was left there."""


def people_of(folder: Path) -> PeopleFile:
    """Return the accounts of the workspace in ``folder``; nobody may have one yet.

    Raises:
        MissingExtra: if the packages that accounts need are not installed.
    """
    people = PeopleFile(folder / FILE)
    if people.exists:
        require("server", "a workspace with accounts")
    return people


def accounts_at(folder: Path, *, needed: bool) -> PeopleFile:
    """Return the accounts of a workspace for somebody who changes them there, on its own machine.

    Raises:
        WorkspaceError: if there is no workspace.
        MissingExtra: if the packages that accounts need are ``needed`` and not installed.
    """
    open_workspace(folder).record.close()
    if needed:
        require("server", "an account")
    return people_of(folder)


def make_room(workspace: Workspace, name: str, title: str, who: str) -> Room:
    """Make a room, or give one another title, and return it.

    Raises:
        UsageError: if the name cannot be that of a room.
    """
    if not is_room_name(name):
        raise UsageError(
            message("“%(name)s” is no name for a room", name=name),
            remedy=message("use small letters, digits and hyphens, 40 at most; public and private are there"),
        )
    room = Room(name, " ".join(title.split())[:200] or name)
    with workspace.record.writing(who) as writing:
        writing.put_room(room)
    return room


def add_person(people: PeopleFile, workspace: Workspace, person: Person, password: str, by: str) -> None:
    """Give somebody an account.

    Raises:
        Conflict: if the name is, or was once, somebody's.
        UsageError: if the name or the password will not do, a room is none, or a contributor has none.
    """
    _check(workspace, person.role, person.rooms)
    _check_password(password, (person.name, workspace.settings.title))
    hashed = hash_password(password)
    with people.writing() as accounts:
        _put(accounts, person, hashed)
        accounts.note(by, "add", person.name, _described(person.role, person.rooms))


def invite(
    people: PeopleFile, workspace: Workspace, role: AccountRole, rooms: Collection[str], days: int, by: str
) -> str:
    """Return the secret of a new invitation, which opens once and for ``days``.

    Raises:
        UsageError: if a room is none, or a contributor has none.
    """
    _check(workspace, role, rooms)
    _check_days(days)
    made = new_secret()
    expires = (people.clock() + timedelta(days=days)).isoformat(timespec="milliseconds")
    invitation = Invitation("", role, frozenset(rooms), by, expires)
    with people.writing() as accounts:
        accounts.add_invitation(made.digest, invitation)
        accounts.note(by, "invite", "", _described(role, rooms))
    return made.secret


def accept(people: PeopleFile, title: str, invitation: str, name: str, password: str) -> Person:
    """Give whoever holds an invitation the account that it is for, and return them; it opens no more.

    Raises:
        NotFound: if there is no such invitation, or no longer.
        Conflict: if the name is, or was once, somebody's.
        UsageError: if the name or the password will not do.
    """
    digest = digest_of(invitation)
    invitation_of(people, invitation)
    _check_password(password, (name, title))
    hashed = hash_password(password)
    with people.writing() as accounts:
        found = accounts.invitation(digest)
        if found is None or not accounts.end_invitation(digest):
            raise _no_invitation()
        person = Person(" ".join(name.split()), found.role, found.rooms)
        _put(accounts, person, hashed)
        accounts.note(person.name, "join", person.name, _described(person.role, person.rooms))
    return person


def invitation_of(people: PeopleFile, invitation: str) -> Invitation:
    """Return what an invitation is for, by its secret.

    Raises:
        NotFound: if there is no such invitation, or no longer.
    """
    if people.exists:
        with people.reading() as accounts:
            found = accounts.invitation(digest_of(invitation))
        if found is not None:
            return found
    raise _no_invitation()


def _no_invitation() -> NotFound:
    return NotFound(
        message("this invitation was used, has ended, or never was"),
        remedy=message("ask whoever invited you for another"),
    )


def take_back_invitation(people: PeopleFile, identifier: str, by: str) -> None:
    """Take an invitation back by what names it in lists.

    Raises:
        NotFound: if there is none.
    """
    with people.writing() as accounts:
        if (
            len(identifier) < _SHORTEST_ID
            or not identifier.isalnum()
            or not accounts.end_invitation(identifier)
        ):
            raise NotFound(message("there is no invitation “%(name)s”", name=identifier))
        accounts.note(by, "withdraw invitation", identifier)


_SHORTEST_ID = 8  # characters, of the twelve that lists show


def change_person(
    people: PeopleFile,
    workspace: Workspace,
    name: str,
    by: str,
    *,
    role: AccountRole | None = None,
    rooms: Collection[str] | None = None,
) -> Person:
    """Give somebody another role or other rooms, from their next request on, and return them.

    Raises:
        NotFound: if nobody is called so.
        UsageError: if a room is none, a contributor has none, or no owner would be left.
    """
    with people.writing() as accounts:
        before = account_named(accounts, name).person
        wanted = role or before.role
        held = frozenset(before.rooms if rooms is None else rooms)
        _check(workspace, wanted, held)
        if before.role is AccountRole.OWNER and wanted is not AccountRole.OWNER:
            _keep_an_owner(accounts, before)
        accounts.change(before.name, role=wanted.value, rooms=held)
        accounts.note(by, "change", before.name, _described(wanted, held))
        return account_named(accounts, name).person


def remove_person(people: PeopleFile, name: str, by: str) -> Person:
    """Take somebody's account away with their sessions and tokens, and return who it was.

    What they wrote stays in their name, and nobody else can take that name.

    Raises:
        NotFound: if nobody is called so.
        UsageError: if no owner would be left.
    """
    with people.writing() as accounts:
        person = account_named(accounts, name).person
        if person.role is AccountRole.OWNER:
            _keep_an_owner(accounts, person)
        accounts.remove(person.name)
        accounts.note(by, "remove", person.name)
    return person


def make_token(
    people: PeopleFile, name: str, title: str, scopes: Iterable[AccessRight], days: int, by: str
) -> tuple[str, AccessToken]:
    """Return the secret of a new access token of somebody's, and what is kept of it.

    Raises:
        NotFound: if nobody is called so.
        UsageError: if it is for nothing, or for what no token can do, or for too long.
    """
    wanted = frozenset(scopes)
    if not wanted or not wanted <= set(SCOPES):
        raise UsageError(
            message("say what the token is for"),
            remedy=message("scopes are %(known)s", known=", ".join(SCOPES)),
        )
    _check_days(days)
    called = " ".join(title.split())[:100]
    if not called:
        raise UsageError(message("say what program the token is for"))
    made, now = new_secret(TOKEN_PREFIX), people.clock()
    with people.writing() as accounts:
        person = account_named(accounts, name).person
        expires = (now + timedelta(days=days)).isoformat(timespec="milliseconds")
        token = AccessToken(made.digest[:12], person.name, called, wanted, accounts.moment(), expires)
        accounts.add_token(made.digest, token)
        accounts.note(by, "token", person.name, f"{called}: {', '.join(sorted(wanted))}")
    return made.secret, token


def end_token(people: PeopleFile, name: str, identifier: str, by: str) -> None:
    """Take back an access token of somebody's, by what names it in lists.

    Raises:
        NotFound: if they have none that is called so.
    """
    with people.writing() as accounts:
        person = account_named(accounts, name).person
        named = len(identifier) >= _SHORTEST_ID and identifier.isalnum()
        if not named or not accounts.end_token(person.name, identifier):
            raise NotFound(message("there is no token “%(name)s”", name=identifier))
        accounts.note(by, "end token", person.name, identifier)


def set_password(
    people: PeopleFile, title: str, name: str, new: str, by: str, *, old: str | None = None, session: str = ""
) -> None:
    """Give somebody another password and sign them out everywhere, but not in ``session``.

    ``old`` is the password that stands, where somebody changes their own.

    Raises:
        NotFound: if nobody is called so.
        UsageError: if the old password is not right, or the new one will not do.
    """
    with people.reading() as accounts:
        account = account_named(accounts, name)
    if old is not None and not is_password(account.password, old):
        raise UsageError(message("the password that you have now is not right"))
    _check_password(new, (name, title))
    hashed = hash_password(new)
    with people.writing() as accounts:
        accounts.change(account.person.name, password=hashed)
        accounts.end_sessions(account.person.name, but=session or None)
        accounts.note(by, "password", account.person.name)


def drop_second_factor(people: PeopleFile, name: str, by: str) -> None:
    """Take somebody's second factor away, as where they lost their telephone.

    Raises:
        NotFound: if nobody is called so.
    """
    with people.writing() as accounts:
        person = account_named(accounts, name).person
        accounts.change(person.name, second=None)
        accounts.end_sessions(person.name)
        accounts.note(by, "second factor off", person.name)


def account_named(accounts: Accounts, name: str) -> StoredAccount:
    """Return the account of this name.

    Raises:
        NotFound: if nobody is called so.
    """
    found = accounts.account(name)
    if found is None:
        raise NotFound(message("nobody here is called “%(name)s”", name=name))
    return found


def _put(accounts: Accounts, person: Person, hashed: str) -> None:
    if not is_person_name(person.name):
        raise UsageError(message("a name has 1 to 60 characters in one line"))
    if accounts.is_taken(person.name):
        raise Conflict(
            message("the name “%(name)s” is taken", name=person.name),
            remedy=message("choose another; a name stays with what was written in it"),
        )
    accounts.add(person, hashed)


def _check(workspace: Workspace, role: AccountRole, rooms: Collection[str]) -> None:
    known = {OWNERS_ROOM, *(room.name for room in workspace.record.rooms())}
    if unknown := sorted(set(rooms) - known):
        raise UsageError(
            message("there is no room “%(name)s”", name=unknown[0]),
            remedy=message("there are: %(known)s", known=", ".join(sorted(known))),
        )
    if role not in ACCOUNT_ROLES:
        raise UsageError(message("nobody is given an account as “%(role)s”", role=role.value))
    if role is AccountRole.CONTRIBUTOR and len(set(rooms)) != 1:
        raise UsageError(
            message("a contributor hands in to one room"), remedy=message("name the one that is theirs")
        )


def _check_days(days: int) -> None:
    if not 0 < days <= LONGEST_DAYS:
        raise UsageError(message("it can hold for 1 to %(most)s days", most=LONGEST_DAYS))


def _check_password(password: str, about: tuple[str, ...]) -> None:
    if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
        raise UsageError(
            message(
                "a password has %(least)s to %(most)s characters",
                least=SHORTEST_PASSWORD,
                most=LONGEST_PASSWORD,
            )
        )
    if is_easily_guessed(password, about):
        raise UsageError(
            message("this password is easily guessed"),
            remedy=message("take four or five words that nobody would put together"),
        )


def _keep_an_owner(accounts: Accounts, leaving: Person) -> None:
    if not any(one.role is AccountRole.OWNER and one.name != leaving.name for one in accounts.people()):
        raise UsageError(
            message("nobody would be left who owns this record"),
            remedy=message("make somebody else an owner first"),
        )


def _described(role: AccountRole, rooms: Collection[str]) -> str:
    return " ".join([role.value, *sorted(rooms)])
