"""Who calls: proved by a password and a code, kept in a session, or by an access token of a program."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from travaux.commands.people import account_named
from travaux.domain.messages import message
from travaux.domain.people import AccessRight, Caller, Person
from travaux.engines.credentials import (
    code_step,
    digest_of,
    is_password,
    new_second,
    new_secret,
    picture_of,
    second_address,
    signed,
    unsigned,
)
from travaux.errors import UsageError
from travaux.store.people import PeopleFile

IDLE = timedelta(hours=2)
LONGEST = timedelta(hours=12)
"""A session ends when nothing was asked for so long, and at the latest after so long."""
_NOTED = timedelta(minutes=1)  # the use of a session or a token is noted no oftener
_HALFWAY_S = 300  # between the password and the code
_SESSION, _HALFWAY, _ENROLLING = "session", "halfway", "enrolling"


def by_password(people: PeopleFile, name: str, password: str) -> Person | None:
    """Return whose name and password these are, None where they are nobody's; both take as long."""
    with people.reading() as accounts:
        account = accounts.account(name)
    right = is_password(account.password if account else None, password)
    found = account.person if account and right else None
    if found is None or not found.second_factor:
        with people.writing() as accounts:
            accounts.note(name[:60], "sign in" if found else "refused", name[:60])
    return found


def halfway(people: PeopleFile, person: Person) -> str:
    """Return what a browser keeps between somebody's password and their code."""
    return _signed(people, _HALFWAY, person.name)


def who_is_halfway(people: PeopleFile, kept: str) -> str | None:
    """Return the name of whoever has given their password and not yet their code; None after five minutes."""
    return _unsigned(people, _HALFWAY, kept, _HALFWAY_S)


def by_code(people: PeopleFile, name: str, code: str) -> Person | None:
    """Return whose code of now this is, None where it is not theirs or was used before."""
    with people.writing() as accounts:
        account = accounts.account(name)
        step = code_step(account.second, code, people.clock()) if account and account.second else None
        right = account is not None and step is not None and accounts.use_second(name, step)
        accounts.note(name[:60], "sign in" if right else "refused", name[:60], "code")
        return account.person if account and right else None


def start_session(people: PeopleFile, person: Person) -> str:
    """Return what a browser keeps of a new session of somebody's."""
    made = new_secret()
    with people.writing() as accounts:
        accounts.add_session(person.name, made.digest)
    return _signed(people, _SESSION, made.secret)


def by_session(people: PeopleFile, kept: str) -> Caller | None:
    """Return who calls with what a browser kept of a session; None where that has ended or never was."""
    secret = _unsigned(people, _SESSION, kept, int(LONGEST.total_seconds()))
    if secret is None:
        return None
    digest, now = digest_of(secret), people.clock()
    with people.reading() as accounts:
        found = accounts.session(digest)
    if found is None:
        return None
    session, account = found
    made, seen = datetime.fromisoformat(session.made), datetime.fromisoformat(session.seen)
    if now - made > LONGEST or now - seen > IDLE:
        end_session(people, kept)
        return None
    if now - seen > _NOTED:
        with people.writing() as accounts:
            accounts.see_session(digest)
    person = account.person
    return Caller(person.role, person.viewer, person.name, session=digest)


def end_session(people: PeopleFile, kept: str) -> None:
    """Sign one browser out."""
    secret = _unsigned(people, _SESSION, kept, None)
    if secret is not None:
        with people.writing() as accounts:
            accounts.end_session(digest_of(secret))


def end_sessions(people: PeopleFile, name: str) -> None:
    """Sign somebody out everywhere."""
    with people.writing() as accounts:
        accounts.end_sessions(name)
        accounts.note(name, "sign out everywhere", name)


def by_token(people: PeopleFile, secret: str) -> Caller | None:
    """Return who calls with an access token; None where it has ended or never was."""
    digest, now = digest_of(secret), people.clock()
    with people.reading() as accounts:
        found = accounts.token(digest)
    if found is None:
        return None
    token, account = found
    if datetime.fromisoformat(token.expires) <= now:
        return None
    if token.used is None or now - datetime.fromisoformat(token.used) > _NOTED:
        with people.writing() as accounts:
            accounts.use_token(digest)
    person = account.person
    return Caller(person.role, person.viewer, person.name, token.scopes | set[AccessRight]())


@dataclass(frozen=True, slots=True)
class OfferedFactor:
    """A second factor that is offered: its QR code as SVG, and what a form sends back."""

    secret: str
    picture: str
    sealed: str


def new_second_factor(people: PeopleFile, name: str, title: str) -> OfferedFactor:
    """Return a secret for the authenticator of one person, in which the record is called ``title``."""
    secret = new_second()
    picture = picture_of(second_address(secret, name, title))
    return OfferedFactor(secret, picture, _signed(people, _ENROLLING, f"{name}\n{secret}"))


def take_second_factor(people: PeopleFile, name: str, sent: str, code: str) -> None:
    """Ask somebody for codes from now on, once a first ``code`` shows that they have the secret.

    Raises:
        UsageError: if it does not, or the secret was offered too long ago.
    """
    owner, _, secret = (_unsigned(people, _ENROLLING, sent, _ENROLLING_S) or "").partition("\n")
    step = code_step(secret, code, people.clock()) if secret and owner == name else None
    if step is None:
        raise UsageError(
            message("the code is not the one of now"), remedy=message("look at the clock of the telephone")
        )
    with people.writing() as accounts:
        person = account_named(accounts, name).person
        accounts.change(person.name, second=secret)
        accounts.use_second(person.name, step)
        accounts.note(name, "second factor on", name)


_ENROLLING_S = 900


def _signed(people: PeopleFile, purpose: str, value: str) -> str:
    with people.writing() as accounts:
        key = accounts.key()
    return signed(key, purpose, value)


def _unsigned(people: PeopleFile, purpose: str, kept: str, seconds: int | None) -> str | None:
    with people.reading() as accounts:
        key = accounts.key_there()
    return unsigned(key, purpose, kept, seconds) if key else None
