"""People of a record: what they may do, in which rooms they are, and what they sign in with."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from travaux.domain.sources import BUILT_IN_ROOMS, Viewer


class AccountRole(StrEnum):
    """What somebody is to the record; which routes each may use stands in one table, `web/access.csv`."""

    OWNER = "owner"  # sees every room, and says who is in which
    EDITOR = "editor"  # a secretariat: adds, describes, moves and runs, in their own rooms
    REVIEWER = "reviewer"
    CONTRIBUTOR = "contributor"  # hands in, and sees what was handed in to their own room
    READER = "reader"
    PUBLIC = "public"  # whoever has not signed in, where the server lets them read


ACCOUNT_ROLES = tuple(role for role in AccountRole if role is not AccountRole.PUBLIC)
"""The roles that an account can have."""


class AccessRight(StrEnum):
    """What a route does. An access token has some of the first four as its scopes, and never the last."""

    READ = "read"
    REVIEW = "review"
    ADD = "add"
    EDIT = "edit"
    ACCOUNT = "account"  # accounts, sessions and rooms: a person at a browser alone


SCOPES = tuple(act for act in AccessRight if act is not AccessRight.ACCOUNT)
"""What an access token can be for."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with an account. ``name`` signs what they write; ``rooms`` are those that they are in."""

    name: str
    role: AccountRole
    rooms: frozenset[str] = frozenset()
    made: str = ""
    second_factor: bool = False

    @property
    def viewer(self) -> Viewer:
        """Return what of the record exists for them."""
        return Viewer.KEEPER if self.role is AccountRole.OWNER else Viewer.of_rooms(self.rooms)


@dataclass(frozen=True, slots=True)
class Caller:
    """Who makes a request: somebody with a role, and what this very way of calling allows."""

    role: AccountRole
    viewer: Viewer
    name: str | None = None
    acts: frozenset[AccessRight] = frozenset(AccessRight)
    session: str | None = None
    """What tells the caller's session from their others, None where they came in by a token."""


@dataclass(frozen=True, slots=True)
class Invitation:
    """A way in for one person, once, until ``expires`` (ISO 8601); ``id`` names it and does not open it."""

    id: str
    role: AccountRole
    rooms: frozenset[str]
    by: str
    expires: str


@dataclass(frozen=True, slots=True)
class AccessToken:
    """A program's way in, in somebody's name. ``id`` names it and does not open anything."""

    id: str
    person: str
    title: str
    scopes: frozenset[AccessRight]
    made: str
    expires: str
    used: str | None = None


@dataclass(frozen=True, slots=True)
class BrowserSession:
    """One browser in which somebody is signed in."""

    id: str
    made: str
    seen: str


@dataclass(frozen=True, slots=True)
class AccountEvent:
    """One act on accounts: when, by whom, what, and to whom or what."""

    when: str
    who: str
    action: str
    subject: str
    detail: str


_SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
_NAME = re.compile(r"\S(?:.{0,58}\S)?")


def is_room_name(name: str) -> bool:
    """Tell whether ``name`` can be that of a room which somebody makes."""
    return _SLUG.fullmatch(name) is not None and name not in BUILT_IN_ROOMS


def is_person_name(name: str) -> bool:
    """Tell whether ``name`` can sign what somebody writes: one line of 1 to 60 printable characters."""
    return _NAME.fullmatch(name) is not None and name.isprintable()


def audiences(people: Iterable[Person]) -> tuple[Viewer, ...]:
    """Return each viewer that ``people`` make, once, the owners left out."""
    viewers = dict.fromkeys(person.viewer for person in people if person.role is not AccountRole.OWNER)
    return tuple(sorted(viewers, key=lambda viewer: viewer.name))
