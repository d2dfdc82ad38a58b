"""Who has an account, kept beside the record and never in it: a copy of a record holds no account.

Nothing here opens anything: passwords are kept as argon2 hashes, tokens, invitations and sessions as SHA-256
digests of 256 random bits. Only the secret of a second factor must be kept as it is.
"""

import json
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    Engine,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    delete,
    insert,
    select,
    update,
)

from travaux.domain.canonical import dumps
from travaux.domain.people import (
    AccessRight,
    AccessToken,
    AccountEvent,
    AccountRole,
    BrowserSession,
    Invitation,
    Person,
)
from travaux.store.sql_store import now
from travaux.store.transactions import SAVED_IN_FULL, sqlite_engine, transaction

FILE = "people.sqlite"

_metadata = MetaData()
_people = Table(
    "people",
    _metadata,
    Column("key", String(120), primary_key=True),  # the name in one case: no two people differ by it alone
    Column("name", Text, nullable=False),
    Column("role", String(20), nullable=False),
    Column("rooms", Text, nullable=False),
    Column("password", Text),
    Column("second", Text),
    Column("second_used", Integer, nullable=False),
    Column("made", String(32), nullable=False),
    Column("removed", String(32)),
)
_sessions = Table(
    "sessions",
    _metadata,
    Column("digest", String(64), primary_key=True),
    Column("person", String(120), nullable=False),
    Column("made", String(32), nullable=False),
    Column("seen", String(32), nullable=False),
)
_tokens = Table(
    "tokens",
    _metadata,
    Column("digest", String(64), primary_key=True),
    Column("person", String(120), nullable=False),
    Column("title", Text, nullable=False),
    Column("scopes", Text, nullable=False),
    Column("made", String(32), nullable=False),
    Column("expires", String(32), nullable=False),
    Column("used", String(32)),
)
_invitations = Table(
    "invitations",
    _metadata,
    Column("digest", String(64), primary_key=True),
    Column("role", String(20), nullable=False),
    Column("rooms", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("expires", String(32), nullable=False),
)
_log = Table(
    "log",
    _metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("when", String(32), nullable=False),
    Column("who", Text, nullable=False),
    Column("action", String(40), nullable=False),
    Column("subject", Text, nullable=False),
    Column("detail", Text, nullable=False),
)
_keys = Table(
    "keys",
    _metadata,
    Column("name", String(20), primary_key=True),
    Column("value", String(64), nullable=False),
)

ID_LENGTH = 12
"""How much of a digest names a session, token or invitation in lists."""


@dataclass(frozen=True, slots=True)
class StoredAccount:
    """A person with what they sign in with: the hash of a password, and the secret of a second factor."""

    person: Person
    password: str | None
    second: str | None


class PeopleFile:
    """The accounts of one workspace, in a file that its owner alone may read."""

    def __init__(self, path: Path, clock: Callable[[], datetime] = now) -> None:
        self.path = path
        self.clock = clock
        self._engine: Engine | None = None

    @property
    def exists(self) -> bool:
        """Tell whether anybody was ever given an account."""
        return self.path.is_file()

    @contextmanager
    def reading(self) -> Iterator["Accounts"]:
        """Give the accounts as they stand; none where nobody was ever given one."""
        with transaction(self._opened(), str(self.path)) as connection:
            yield Accounts(connection, self.clock)

    @contextmanager
    def writing(self) -> Iterator["Accounts"]:
        """Give one transaction: all of it is saved at the end, or nothing."""
        with transaction(self._opened(), str(self.path), writing=True) as connection:
            yield Accounts(connection, self.clock)

    def _opened(self) -> Engine:
        if self._engine is None:
            self.path.touch(mode=0o600)
            self._engine = sqlite_engine(self.path, SAVED_IN_FULL)
            with transaction(self._engine, str(self.path), writing=True) as connection:
                _metadata.create_all(connection)
        return self._engine

    def close(self) -> None:
        """Let go of the file."""
        if self._engine is not None:
            self._engine.dispose()
            self._engine = None


class Accounts:
    """Accounts within one transaction."""

    def __init__(self, connection: Connection, clock: Callable[[], datetime]) -> None:
        self._connection = connection
        self._clock = clock

    def people(self) -> list[Person]:
        """Return everybody who has an account, by name."""
        query = select(_people).where(_people.c.removed.is_(None)).order_by(_people.c.key)
        return [_account(row).person for row in self._connection.execute(query)]

    def account(self, name: str) -> StoredAccount | None:
        """Return the account of this name, in any case; None where there is none."""
        query = select(_people).where(_people.c.key == key_of(name), _people.c.removed.is_(None))
        row = self._connection.execute(query).first()
        return _account(row) if row else None

    def is_taken(self, name: str) -> bool:
        """Tell whether the name is, or ever was, somebody's: what they wrote stays theirs."""
        return (
            self._connection.execute(select(_people).where(_people.c.key == key_of(name))).first() is not None
        )

    def add(self, person: Person, password: str | None) -> None:
        """Give somebody an account; the name must not be taken."""
        self._connection.execute(
            insert(_people).values(
                key=key_of(person.name),
                name=person.name,
                role=person.role.value,
                rooms=dumps(sorted(person.rooms)),
                password=password,
                second_used=0,
                made=self.moment(),
            )
        )

    def change(self, name: str, **values: Any) -> None:
        """Change columns of an account: ``role``, ``rooms``, ``password``, ``second``."""
        said = {column: _stored(value) for column, value in values.items()}
        self._connection.execute(update(_people).where(_people.c.key == key_of(name)).values(**said))

    def remove(self, name: str) -> None:
        """Take an account away with all that opens it; the name stays taken."""
        gone = {"removed": self.moment(), "password": None, "second": None}
        self._connection.execute(update(_people).where(_people.c.key == key_of(name)).values(**gone))
        self.end_sessions(name)
        self._connection.execute(delete(_tokens).where(_tokens.c.person == key_of(name)))

    def use_second(self, name: str, step: int) -> bool:
        """Note that a code of this step was used; False where it, or a later one, was used before."""
        later = update(_people).where(_people.c.key == key_of(name), _people.c.second_used < step)
        return self._connection.execute(later.values(second_used=step)).rowcount == 1

    def add_session(self, name: str, digest: str) -> None:
        """Note that somebody has signed in."""
        moment = self.moment()
        self._connection.execute(
            insert(_sessions).values(digest=digest, person=key_of(name), made=moment, seen=moment)
        )

    def session(self, digest: str) -> tuple[BrowserSession, StoredAccount] | None:
        """Return a session and whose it is; None where there is none."""
        row = self._connection.execute(select(_sessions).where(_sessions.c.digest == digest)).first()
        account = self.account(row.person) if row else None
        return (_session(row), account) if row and account else None

    def sessions(self, name: str) -> list[BrowserSession]:
        """Return the sessions of somebody, the newest first."""
        query = select(_sessions).where(_sessions.c.person == key_of(name)).order_by(_sessions.c.made.desc())
        return [_session(row) for row in self._connection.execute(query)]

    def see_session(self, digest: str) -> None:
        """Note that a session was used."""
        self._connection.execute(
            update(_sessions).where(_sessions.c.digest == digest).values(seen=self.moment())
        )

    def end_session(self, digest: str) -> None:
        """Sign one browser out."""
        self._connection.execute(delete(_sessions).where(_sessions.c.digest == digest))

    def end_sessions(self, name: str, but: str | None = None) -> None:
        """Sign somebody out everywhere, ``but`` not in the session of this digest."""
        others = delete(_sessions).where(_sessions.c.person == key_of(name))
        self._connection.execute(others.where(_sessions.c.digest != but) if but else others)

    def add_token(self, digest: str, token: AccessToken) -> None:
        """Save an access token by its digest."""
        self._connection.execute(
            insert(_tokens).values(
                digest=digest,
                person=key_of(token.person),
                title=token.title,
                scopes=dumps(sorted(token.scopes)),
                made=token.made,
                expires=token.expires,
            )
        )

    def token(self, digest: str) -> tuple[AccessToken, StoredAccount] | None:
        """Return an access token and whose it is; None where there is none."""
        row = self._connection.execute(select(_tokens).where(_tokens.c.digest == digest)).first()
        account = self.account(row.person) if row else None
        return (_token(row), account) if row and account else None

    def tokens(self, name: str | None = None) -> list[AccessToken]:
        """Return the access tokens of somebody, or of all, the newest first."""
        query = select(_tokens).order_by(_tokens.c.made.desc())
        mine = query.where(_tokens.c.person == key_of(name)) if name is not None else query
        names = {key_of(person.name): person.name for person in self.people()}
        found = [_token(row) for row in self._connection.execute(mine)]
        return [replace(token, person=names.get(token.person, token.person)) for token in found]

    def use_token(self, digest: str) -> None:
        """Note that an access token was used."""
        self._connection.execute(update(_tokens).where(_tokens.c.digest == digest).values(used=self.moment()))

    def end_token(self, name: str, identifier: str) -> bool:
        """Take back a token of somebody's by what names it; False where there is none."""
        mine = delete(_tokens).where(_tokens.c.person == key_of(name))
        return self._connection.execute(mine.where(_tokens.c.digest.like(f"{identifier}%"))).rowcount == 1

    def add_invitation(self, digest: str, invitation: Invitation) -> None:
        """Save an invitation by its digest."""
        self._connection.execute(
            insert(_invitations).values(
                digest=digest,
                role=invitation.role.value,
                rooms=dumps(sorted(invitation.rooms)),
                by=invitation.by,
                expires=invitation.expires,
            )
        )

    def invitation(self, digest: str) -> Invitation | None:
        """Return the invitation of this digest that still holds, None where there is none."""
        query = select(_invitations).where(
            _invitations.c.digest == digest, _invitations.c.expires > self.moment()
        )
        row = self._connection.execute(query).first()
        return _invitation(row) if row else None

    def invitations(self) -> list[Invitation]:
        """Return the invitations that still hold, those that end first before the others."""
        query = select(_invitations).where(_invitations.c.expires > self.moment())
        return [_invitation(row) for row in self._connection.execute(query.order_by(_invitations.c.expires))]

    def end_invitation(self, identifier: str) -> bool:
        """Take an invitation away by its digest or what names it; False where there is none."""
        gone = delete(_invitations).where(_invitations.c.digest.like(f"{identifier}%"))
        return self._connection.execute(gone).rowcount == 1

    def note(self, who: str, action: str, subject: str, detail: str = "") -> None:
        """Note an act on accounts."""
        self._connection.execute(
            insert(_log).values(when=self.moment(), who=who, action=action, subject=subject, detail=detail)
        )

    def log(self) -> list[AccountEvent]:
        """Return every act on accounts, oldest first."""
        rows = self._connection.execute(select(_log).order_by(_log.c.number))
        return [AccountEvent(row.when, row.who, row.action, row.subject, row.detail) for row in rows]

    def key(self) -> str:
        """Return the key that signs what browsers keep, made when it is first asked for."""
        found = self.key_there()
        if found is None:
            found = secrets.token_hex(32)
            self._connection.execute(insert(_keys).values(name="cookies", value=found))
        return found

    def key_there(self) -> str | None:
        """Return the key that signs what browsers keep, None where nothing was ever signed."""
        query = select(_keys.c.value).where(_keys.c.name == "cookies")
        found: str | None = self._connection.execute(query).scalar()
        return found

    def moment(self) -> str:
        """Return the present moment as it is kept."""
        return self._clock().isoformat(timespec="milliseconds")


def key_of(name: str) -> str:
    """Return what tells names apart: two that differ in case alone are one."""
    return name.casefold()


def _stored(value: object) -> object:
    return dumps(sorted(value)) if isinstance(value, frozenset) else value


def _account(row: Any) -> StoredAccount:
    person = Person(
        row.name, AccountRole(row.role), frozenset(json.loads(row.rooms)), row.made, row.second is not None
    )
    return StoredAccount(person, row.password, row.second)


def _session(row: Any) -> BrowserSession:
    return BrowserSession(row.digest[:ID_LENGTH], row.made, row.seen)


def _token(row: Any) -> AccessToken:
    scopes = frozenset(AccessRight(name) for name in json.loads(row.scopes))
    return AccessToken(row.digest[:ID_LENGTH], row.person, row.title, scopes, row.made, row.expires, row.used)


def _invitation(row: Any) -> Invitation:
    rooms = frozenset(json.loads(row.rooms))
    return Invitation(row.digest[:ID_LENGTH], AccountRole(row.role), rooms, row.by, row.expires)
