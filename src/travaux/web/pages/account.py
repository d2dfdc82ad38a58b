"""What somebody has signed in with, and who else has an account."""

from dataclasses import dataclass

from travaux.commands.signing_in import OfferedFactor
from travaux.domain.messages import Text
from travaux.domain.people import (
    ACCOUNT_ROLES,
    SCOPES,
    AccessToken,
    AccountEvent,
    BrowserSession,
    Invitation,
    Person,
)
from travaux.domain.sources import Room
from travaux.web.languages import N_

ROLES = {
    "owner": N_("owner: sees every room, and says who is in which"),
    "editor": N_("editor: adds, describes, moves and processes sources"),
    "reviewer": N_("reviewer: confirms, corrects and rejects what was found"),
    "contributor": N_("contributor: hands in, and sees what was handed in to their room"),
    "reader": N_("reader: reads"),
}
"""What each role may do, in a line."""

ROLE_NAMES = (N_("owner"), N_("editor"), N_("reviewer"), N_("contributor"), N_("reader"))
"""What roles are called."""

ACTIONS = (
    N_("add"),
    N_("invite"),
    N_("withdraw invitation"),
    N_("join"),
    N_("change"),
    N_("remove"),
    N_("token"),
    N_("end token"),
    N_("password"),
    N_("second factor on"),
    N_("second factor off"),
    N_("sign in"),
    N_("sign out everywhere"),
    N_("refused"),
    N_("move"),
    N_("room"),
)
"""What is done with accounts, and with rooms in the log of the record."""

SCOPE_NAMES = {
    "read": N_("read"),
    "review": N_("review what was found"),
    "add": N_("add sources"),
    "edit": N_("change the record"),
}
"""What an access token can be for, in words."""


@dataclass(frozen=True, slots=True)
class AccountPage:
    """Somebody's own account. ``made`` is a new token, shown this once; ``done`` what was just changed."""

    heading: str
    person: Person
    sessions: tuple[BrowserSession, ...]
    this_session: str
    tokens: tuple[AccessToken, ...]
    rooms: tuple[Room, ...]
    made: str | None = None
    enrolment: OfferedFactor | None = None
    refused: Text | None = None
    done: Text | None = None
    scopes: tuple[tuple[str, str], ...] = tuple((scope.value, SCOPE_NAMES[scope]) for scope in SCOPES)


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """Everybody who has an account, and the rooms. ``link`` is a new invitation, shown this once."""

    heading: str
    people: tuple[Person, ...]
    invitations: tuple[Invitation, ...]
    rooms: tuple[Room, ...]
    events: tuple[AccountEvent, ...]
    link: str | None = None
    refused: Text | None = None
    done: Text | None = None
    roles: tuple[tuple[str, str], ...] = tuple((role.value, ROLES[role]) for role in ACCOUNT_ROLES)

    def room_names(self, held: frozenset[str]) -> tuple[str, ...]:
        """Return the titles of rooms by their names."""
        titles = {room.name: room.title for room in self.rooms}
        return tuple(titles.get(name, name) for name in sorted(held))
