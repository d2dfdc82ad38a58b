"""The data files shipped beside this module, read into plain values."""

import csv
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property, lru_cache
from importlib.resources import files
from typing import TypeVar

from travaux.domain.actors import ActorKind, Sector
from travaux.domain.messages import message
from travaux.errors import UsageError
from travaux.reference.expressions import Expression
from travaux.reference.names import key

LANGUAGES = ("en", "fr", "es", "ru", "zh", "ar")
FEWEST_MARKS = 3  # a record that merely mentions a body bears its symbol once or twice
Choice = TypeVar("Choice", bound=StrEnum)
Table = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class ActorEntry:
    """One actor as the tables state it, before membership is computed."""

    name: str
    kind: ActorKind
    sector: Sector | None = None
    region: str | None = None
    codes: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    note: str = ""
    spoken: tuple[str, ...] = ()  # the names in which slips of recognisers and typists are understood
    own_aliases: tuple[str, ...] = ()  # names a user gave, which mean this actor alone

    def is_same(self, other: "ActorEntry") -> bool:
        """Tell whether ``other``, with the same code, is this actor under one of its names."""
        return key(other.name) in {key(name) for name in (self.name, *self.aliases)}


@dataclass(frozen=True)
class Lexicon:
    """The words by which labels tell people, roles, groups and forms of address apart."""

    words: Mapping[str, tuple[str, ...]]
    ambiguous: Mapping[str, tuple[str, ...]]
    sectors: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    bodies: tuple[Table, ...] = ()
    adjectives: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def __getitem__(self, name: str) -> tuple[str, ...]:
        return self.words[name]

    @cached_property
    def decoys(self) -> tuple[str, ...]:
        return self.words["decoys"]

    @cached_property
    def honorifics(self) -> frozenset[str]:
        return frozenset(key(word) for word in self.words["honorifics"])

    @cached_property
    def never_near(self) -> frozenset[str]:
        return frozenset(self.words["never_near"])

    def absent_from(self, text: str) -> tuple[str, ...]:
        """Return the codes that the body whose marks (such as symbols) ``text`` bears is known to lack."""
        for body in self.bodies:
            if len(re.findall(str(body["mark"]), text)) >= FEWEST_MARKS:
                return strings(body["without"])
        return ()

    def patterns(self, name: str) -> tuple[Expression, ...]:
        """Return a list of the lexicon as compiled patterns."""
        return _compiled(self.words[name])

    def without_address(self, name: str) -> str | None:
        """Return what a form of address ("the delegation of …") is about, or None where there is none."""
        for pattern in self.patterns("address"):
            found = pattern.fullmatch(with_straight_apostrophe(name))
            if found:
                return found["who"].strip()
        return None


def read_table(name: str) -> Table:
    """Return one shipped TOML file."""
    return tomllib.loads(files(__package__).joinpath("data", name).read_text(encoding="utf-8"))


def read_rows(name: str) -> list[dict[str, str]]:
    """Return the rows of one shipped CSV file."""
    return list(
        csv.DictReader(files(__package__).joinpath("data", name).read_text(encoding="utf-8").splitlines())
    )


def read_entries() -> dict[str, ActorEntry]:
    """Return every shipped actor by code."""
    return {**_states(), **_groups(), **_organisations(), **_roles()}


def read_lexicon() -> Lexicon:
    """Return the words of labels and forms of address."""
    tables = read_table("labels.toml")
    words = {name: strings(value) for name, value in tables.items() if isinstance(value, list)}
    bodies = tuple(rows_in(tables["body"]))
    return Lexicon(words, _lists(tables["ambiguous"]), _lists(tables["sectors"]), bodies, _adjectives())


def read_user_entries(
    extra: Table, shipped: Mapping[str, ActorEntry]
) -> tuple[dict[str, ActorEntry], dict[str, str]]:
    """Return a user's own actors by code, and further names by the code of whom they mean.

    Raises:
        UsageError: if an entry cannot be understood.
    """
    own: dict[str, ActorEntry] = {}
    for row in rows_in(extra.get("actor", [])):
        code = str(row.get("code") or "")
        known = own.get(code) or shipped.get(code)
        if known and "name" in row and not known.is_same(ActorEntry(str(row["name"]), known.kind)):
            known = None  # another actor takes the place of the one who has this code
        if not code or (known is None and not row.get("name")):
            raise UsageError(
                message("an [[actor]] needs a code and a name"),
                where="actors.toml",
                remedy=message("add what is missing"),
            )
        own[code] = _user_entry(row, known or ActorEntry(str(row["name"]), ActorKind.ORGANISATION))
    aliases = {name: str(code) for name, code in _mapping(extra.get("aliases", {})).items()}
    for owner, code in _references(own, aliases):
        if code not in own and code not in shipped:
            raise UsageError(
                message("“%(owner)s” names an unknown actor “%(code)s”", owner=owner, code=code),
                where="actors.toml",
                remedy=message("use a code of the registry"),
            )
    return own, aliases


def strings(value: object) -> tuple[str, ...]:
    """Return a list of a table as strings."""
    return tuple(str(item) for item in value) if isinstance(value, list) else ()


def _user_entry(row: Table, known: ActorEntry) -> ActorEntry:
    sector = row.get("sector")
    return ActorEntry(
        str(row.get("name", known.name)),
        _choose(ActorKind, row["kind"]) if "kind" in row else known.kind,
        _choose(Sector, sector) if sector else known.sector,
        str(row["region"]) if "region" in row else known.region,
        known.codes,
        known.aliases,
        strings(row["members"]) if "members" in row else known.members,
        strings(row.get("groups", [])),
        known.note,
        known.spoken,
        (*known.own_aliases, *strings(row.get("aliases", []))),
    )


def _references(own: Mapping[str, ActorEntry], aliases: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    yield from aliases.items()
    for code, entry in own.items():
        yield from ((code, other) for other in (*entry.members, *entry.groups))


def _choose(choices: type[Choice], value: object) -> Choice:
    try:
        return choices(str(value))
    except ValueError:
        known = ", ".join(choices)
        raise UsageError(
            message("unknown: “%(value)s”", value=str(value)),
            where="actors.toml",
            remedy=message("use one of %(known)s", known=known),
        ) from None


def _states() -> dict[str, ActorEntry]:
    further = _lists(read_table("state-names.toml"))
    entries = {}
    for row in read_rows("states.csv"):
        columns = (*LANGUAGES, "ru_genitive")
        names = [name for column in columns for name in row[column].split("|") if name]
        entries[row["code"]] = ActorEntry(
            row["name"],
            ActorKind(row["kind"]),
            Sector.GOVERNMENT,
            row["region"] or None,
            (row["code"], row["iso2"]),
            (*names, *further.get(row["code"], ())),
            spoken=(row["name"], *row["en"].split("|"), *further.get(row["code"], ())),
        )
    return entries


def _adjectives() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for code, words in _lists(read_table("adjectives.toml")).items():
        for word in words:
            found[key(word)] = (*found.get(key(word), ()), code)
    return found


def _groups() -> dict[str, ActorEntry]:
    entries = {}
    regional: dict[str, list[str]] = {}
    for row in read_rows("states.csv"):
        regional.setdefault(row["region"], []).append(row["code"])
    for group in rows_in(read_table("groups.toml")["group"]):
        code = str(group["code"])
        members = (
            *strings(group.get("members", [])),
            *(regional.get(code, []) if group.get("regional") else []),
        )
        entries[code] = ActorEntry(
            str(group["name"]),
            ActorKind(str(group.get("kind", "group"))),
            Sector.INTERGOVERNMENTAL if "kind" in group or group.get("organisation") else None,
            aliases=strings(group.get("aliases", [])),
            members=tuple(dict.fromkeys(members)),
            note=str(group.get("note", "")),
            spoken=(str(group["name"]),),
        )
    return entries


def _organisations() -> dict[str, ActorEntry]:
    entries = {}
    for row in read_rows("organisations.csv"):
        entries[row["code"]] = ActorEntry(
            row["name"],
            ActorKind(row["kind"]),
            Sector(row["sector"]) if row["sector"] else None,
            aliases=tuple(name for name in row["aliases"].split("|") if name),
        )
    return entries


def _roles() -> dict[str, ActorEntry]:
    return {
        str(row["code"]): ActorEntry(str(row["name"]), ActorKind.ROLE, aliases=strings(row["names"]))
        for row in rows_in(read_table("roles.toml")["role"])
    }


def rows_in(value: object) -> list[Table]:
    """Return the tables of a list; nothing of what is no list, and nothing in it that is no table."""
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []


def _mapping(value: object) -> Table:
    return value if isinstance(value, dict) else {}


def _lists(value: object) -> dict[str, tuple[str, ...]]:
    return {name: strings(items) for name, items in _mapping(value).items()}


def with_straight_apostrophe(name: str) -> str:
    """Return ``name`` with the one apostrophe that the patterns of labels.toml are written with."""
    return name.strip().replace("'", "’")


@lru_cache(maxsize=64)
def _compiled(patterns: tuple[str, ...]) -> tuple[Expression, ...]:
    return tuple(Expression(pattern, re.IGNORECASE) for pattern in patterns)
