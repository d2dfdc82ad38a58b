"""`travaux people`: who has an account, in which rooms they are, and what their programs may do."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import click

from travaux.cli.printing import print_json, say
from travaux.commands.people import (
    INVITED_DAYS,
    TOKEN_DAYS,
    PeopleFile,
    accounts_at,
    add_person,
    change_person,
    drop_second_factor,
    end_token,
    invite,
    make_room,
    make_token,
    remove_person,
    set_password,
)
from travaux.commands.workspace import somebody
from travaux.domain.messages import message
from travaux.domain.people import ACCOUNT_ROLES, SCOPES, AccessRight, AccountRole, Person
from travaux.errors import UsageError
from travaux.views.workspace import opened


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the command line says."""

    folder: Path
    name: str
    role: AccountRole | None
    rooms: frozenset[str] | None
    title: str
    scopes: frozenset[AccessRight]
    days: int | None

    def named(self, what: str) -> str:
        """Return the name that an action is about.

        Raises:
            UsageError: if there is none.
        """
        if not self.name:
            raise UsageError(message("name %(what)s", what=what), where="NAME")
        return self.name


def _list(people: PeopleFile, asked: _Asked) -> Mapping[str, object]:
    with opened(asked.folder) as workspace:
        rooms = workspace.record.rooms()
    if not people.exists:
        return {"people": [], "rooms": [{"name": room.name, "title": room.title} for room in rooms]}
    with people.reading() as accounts:
        return {
            "people": [_plain(person) for person in accounts.people()],
            "invitations": [
                {"role": one.role.value, "rooms": sorted(one.rooms), "by": one.by, "expires": one.expires}
                for one in accounts.invitations()
            ],
            "tokens": [
                {"id": one.id, "person": one.person, "title": one.title, "scopes": sorted(one.scopes)}
                | {"expires": one.expires, "used": one.used}
                for one in accounts.tokens()
            ],
            "rooms": [{"name": room.name, "title": room.title} for room in rooms],
        }


def _add(people: PeopleFile, asked: _Asked) -> Mapping[str, object]:
    name = asked.named("whom to give an account")
    person = Person(" ".join(name.split()), asked.role or AccountRole.READER, asked.rooms or frozenset())
    with opened(asked.folder) as workspace:
        add_person(people, workspace, person, _password(), somebody())
    return {"person": _plain(person)}


def _invite(people: PeopleFile, asked: _Asked) -> Mapping[str, object]:
    with opened(asked.folder) as workspace:
        rooms = asked.rooms or frozenset()
        days = asked.days or INVITED_DAYS
        secret = invite(people, workspace, asked.role or AccountRole.READER, rooms, days, somebody())
    return {"invitation": f"/join/{secret}/", "days": days}


def _change(people: PeopleFile, asked: _Asked) -> Mapping[str, object]:
    with opened(asked.folder) as workspace:
        person = change_person(
            people,
            workspace,
            asked.named("whose role or rooms to change"),
            somebody(),
            role=asked.role,
            rooms=asked.rooms,
        )
    return {"person": _plain(person)}


def _remove(people: PeopleFile, asked: _Asked) -> Mapping[str, object]:
    return {"removed": remove_person(people, asked.named("whose account to remove"), somebody()).name}


def _token(people: PeopleFile, asked: _Asked) -> Mapping[str, object]:
    name, days = asked.named("whose token it is"), asked.days or TOKEN_DAYS
    secret, kept = make_token(people, name, asked.title, asked.scopes, days, somebody())
    return {"token": secret, "id": kept.id, "expires": kept.expires}


def _end_token(people: PeopleFile, asked: _Asked) -> Mapping[str, object]:
    end_token(people, asked.named("whose token it is"), asked.title, somebody())
    return {"ended": asked.title}


def _room(_: PeopleFile, asked: _Asked) -> Mapping[str, object]:
    with opened(asked.folder) as workspace:
        room = make_room(workspace, asked.named("the room"), asked.title, somebody())
    return {"room": {"name": room.name, "title": room.title}}


def _new_password(people: PeopleFile, asked: _Asked) -> Mapping[str, object]:
    name = asked.named("whose password to set")
    with opened(asked.folder) as workspace:
        set_password(people, workspace.settings.title, name, _password(), somebody())
    return {"password": name}


def _no_second(people: PeopleFile, asked: _Asked) -> Mapping[str, object]:
    name = asked.named("whose second factor to turn off")
    drop_second_factor(people, name, somebody())
    return {"second factor off": name}


_ACTIONS: dict[str, Callable[[PeopleFile, _Asked], Mapping[str, object]]] = {
    "list": _list,
    "add": _add,
    "invite": _invite,
    "role": _change,
    "remove": _remove,
    "token": _token,
    "end-token": _end_token,
    "room": _room,
    "password": _new_password,
    "no-second-factor": _no_second,
}
_OF_ROOMS = frozenset({"list", "room"})


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.argument("action", type=click.Choice(list(_ACTIONS)), default="list")
@click.argument("name", required=False, default="")
@click.option("--role", type=click.Choice([role.value for role in ACCOUNT_ROLES]), help="What they may do.")
@click.option("--room", "rooms", multiple=True, metavar="ROOM", help="A room they are in; may be repeated.")
@click.option("--no-room", is_flag=True, help="With “role”: take them out of every room.")
@click.option("--title", default="", help="What a room or a token is called; the id of a token to end.")
@click.option(
    "--scope", "scopes", multiple=True, type=click.Choice([scope.value for scope in SCOPES]),
    help="What a token may do; may be repeated.",
)  # fmt: skip
@click.option("--days", type=click.IntRange(1, 366), help="How long an invitation or a token holds.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON for scripts.")
def people(
    folder: Path,
    action: str,
    name: str,
    role: str | None,
    rooms: tuple[str, ...],
    no_room: bool,
    title: str,
    scopes: tuple[str, ...],
    days: int | None,
    as_json: bool,
) -> None:
    """Say who may see and change what in the workspace DIR: list, add, invite, role, remove, token, room.

    From the first account on `travaux serve` asks everybody to sign in. Accounts are kept in
    DIR/people.sqlite, and no copy or package of the workspace has them. A password is asked for, or taken
    from TRAVAUX_PASSWORD.
    """
    held = frozenset(rooms) if rooms or no_room else None
    asked = _Asked(folder, name, AccountRole(role) if role else None, held, title, _scopes(scopes), days)
    accounts = accounts_at(folder, needed=action not in _OF_ROOMS)
    try:
        done = _ACTIONS[action](accounts, asked)
    finally:
        accounts.close()
    if as_json:
        print_json(done)
        return
    for line in _lines(done):
        say(line)


def _scopes(said: tuple[str, ...]) -> frozenset[AccessRight]:
    return frozenset(AccessRight(value) for value in said)


def _password() -> str:
    given = os.environ.get("TRAVAUX_PASSWORD")
    if given is not None:
        return given
    said: str = click.prompt("Password", hide_input=True, confirmation_prompt=True)
    return said


def _plain(person: Person) -> dict[str, object]:
    rooms = sorted(person.rooms)
    return {
        "name": person.name,
        "role": person.role.value,
        "rooms": rooms,
        "second_factor": person.second_factor,
    }


def _lines(done: Mapping[str, object]) -> list[str]:
    """Return what was done, a line for each thing that it is about."""
    lines = []
    for what, value in done.items():
        for each in value if isinstance(value, list) else [value]:
            said = " ".join(_cell(part) for part in each.values()) if isinstance(each, dict) else str(each)
            lines.append(f"{what}: {said}")
    return lines


def _cell(value: object) -> str:
    if isinstance(value, list):
        return ",".join(map(str, value)) or "–"
    return "–" if value in (None, "", False) else str(value)
