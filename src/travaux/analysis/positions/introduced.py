"""Names that a report itself introduces: persons under their names, bodies that its list of speakers names.

A person is somebody only where the report says so: by a title, by an office beside the name, or as whoever
represents a body; a State or body that the same words tie to the person holds what the person says. Those
who preside or serve the meeting are nobody.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property

from travaux.analysis.positions.persons import holder_of, person_named
from travaux.domain.actors import Actor, ActorKind
from travaux.domain.meetings import Meeting
from travaux.domain.spans import stable_id
from travaux.reference.expressions import Expression
from travaux.reference.phrases import clause_pattern
from travaux.reference.registry import Mention, Registry, Resolution
from travaux.reference.stances import load_stances

_TIE = re.compile(r",?\s+(?:of|from|for)\s+(?:the\s+)?", re.IGNORECASE)
_WORD, _EDGE = re.compile(r"\w+"), re.compile(r"\b")
_SHORTEST = 4  # letters of a family name by which a person is named again: "Ray" may be a common word
_BESIDE = 90  # characters on either side of a name in which whom it represents stands
_OFFICE = 40  # characters on either side of a name in which its office stands
# Whom a person speaks for by being theirs; an officer of the United Nations is named as such and no more.
_TYING = frozenset(
    {ActorKind.STATE, ActorKind.OBSERVER, ActorKind.PARTICIPANT, ActorKind.GROUP, ActorKind.ORGANISATION}
)


@dataclass(frozen=True, eq=False)
class Introduced(Registry):
    """The registry with the names that one report introduces; a longer name wins where two overlap."""

    known: Registry | None = None
    own: Mapping[str, Actor] = field(default_factory=dict)

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """Return the names of actors in running ``text``, those that the report introduces among them."""
        assert self.known is not None
        known = self.known.mentions(text)
        if not self.own:
            return known
        found = list(known)
        for match in self._names.finditer(text):
            actor = self.own[" ".join(match.group().split())]
            span = match.start(), _with_tie(text, match.end(), actor, found)
            if text[match.end() :].lstrip().startswith("(") and span[1] == match.end():
                continue  # "Mr. Sato (Japan)" is read with the State in brackets
            beside = [one for one in found if one.start < span[1] and span[0] < one.end]
            if all(one.end - one.start < span[1] - span[0] for one in beside):
                found = [one for one in found if one not in beside]
                found.append(Mention(*span, Resolution(actor, (), "name")))
        return tuple(sorted(found, key=lambda one: one.start))

    def resolve_exactly(self, name: str) -> Resolution:
        """Return whom ``name`` means as a whole name, those that the report introduces first."""
        assert self.known is not None
        own = self.own.get(" ".join(name.split()))
        return Resolution(own, (), "name") if own else self.known.resolve_exactly(name)

    @cached_property
    def _names(self) -> Expression:
        ordered = sorted(self.own, key=len, reverse=True)
        spelt = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in ordered)
        return Expression(rf"(?<![\w’'-])(?:{spelt})(?![\w-])")


def _with_tie(text: str, end: int, actor: Actor, found: Sequence[Mention]) -> int:
    """Return where a person’s name ends with the State named after it: "Ana Roe of Peru"."""
    for one in found:
        if one.resolution.actor == actor and _TIE.fullmatch(text, end, one.start):
            return one.end
    return end


def introducing(text: str, registry: Registry, language: str, *, dispatch: bool = False) -> Registry:
    """Return ``registry`` with the persons and bodies that ``text`` introduces, itself where it has none.

    A ``dispatch``, whose reader knows everybody, introduces people by their surnames alone.
    """
    own = {**_listed_bodies(text, registry, language), **_persons(text, registry, language)}
    if dispatch:
        own = {**_surnames(text, registry, language), **own}
    if not own:
        return registry
    return Introduced(
        registry.actors, registry.index, registry.lexicon, registry.membership, registry.notes, registry, own
    )


def introduced_in(meeting: Meeting, registry: Registry) -> Registry:
    """Return ``registry`` with the persons whom the minutes of ``meeting`` name, the speakers among them.

    A speaker is whoever positions of that speaker are given to; nobody is known by a name that two bear.
    """
    text = meeting.source.text
    own = _persons(text, registry, "en")
    speakers: dict[str, set[Actor]] = {}
    for turn in meeting.interventions:
        person, holder = turn.speaker.person or "", holder_of(turn.speaker)
        if person and holder:
            speakers.setdefault(person.split()[-1].casefold(), set()).add(holder)
    for name in own:
        held = speakers.get(name.split()[-1].casefold(), set())
        own[name] = next(iter(held)) if len(held) == 1 else own[name]
    if not own:
        return registry
    return Introduced(
        registry.actors, registry.index, registry.lexicon, registry.membership, registry.notes, registry, own
    )


def _listed_bodies(text: str, registry: Registry, language: str) -> dict[str, Actor]:
    """Return the bodies that a list of speakers names and nobody else knows: "X – the body of Y"."""
    heading = clause_pattern(language, "speakers_heading").search(text)
    own: dict[str, Actor] = {}
    for line in text[heading.end() :].splitlines() if heading else ():
        entry = clause_pattern(language, "speakers_entry").fullmatch(line.strip())
        if entry is None:
            if line.strip() and not line.rstrip().endswith(":"):
                break
            continue
        name = " ".join(entry["name"].split())
        known = registry.resolve_exactly(name).how != "unknown" or registry.mentions(name)
        if " " in name and not known and not _presides(name, entry["rest"], language):
            own[name] = Actor(f"NAMED-{stable_id(name.casefold())}", name, ActorKind.ORGANISATION)
    return own


def _presides(before: str, after: str, language: str) -> bool:
    office = clause_pattern(language, "presiding_office")
    return bool(office.search(before[-_OFFICE:]) or office.search(after[:_OFFICE]))


def _persons(text: str, registry: Registry, language: str) -> dict[str, Actor]:
    """Return the persons introduced: by full name, by title, and by a family name that is one’s alone."""
    own: dict[str, Actor] = {}
    families: dict[str, set[str]] = {}
    introductions = list(_introductions(text, registry, language))
    barred = _presiding({name.split()[-1] for name, _, _ in introductions}, text, language)
    for name, before, after in introductions:
        family = name.split()[-1]
        if _presides(before, after, language):
            barred.add(family)
        actor = _tied_actor(before, after, registry, language) or person_named(name)
        if actor is None:
            continue
        families.setdefault(family, set()).add(actor.code)
        held = own.get(name)
        own[name] = actor if held is None or held.kind is ActorKind.PERSON else held
    for name, actor in tuple(own.items()):
        family = name.split()[-1]
        if len(family) >= _SHORTEST and len(families[family]) == 1 and not registry.mentions(family):
            own.setdefault(family, actor)
    return {name: actor for name, actor in own.items() if name.split()[-1] not in barred}


def _surnames(text: str, registry: Registry, language: str) -> dict[str, Actor]:
    """Return the persons whom a telegram names by surname: never in small letters, and no State or adjective.

    The State that brackets give after the name anywhere in the text is whom the person speaks for.
    """
    own: dict[str, Actor] = {}
    for match in clause_pattern(language, "surname_acts").finditer(text):
        name = match["name"]
        common = re.search(rf"\b(?:{name.lower()}|[Tt]he {name}|{name}s)\b", text)
        known = registry.mentions(name) or registry.resolve_addressed(name).how != "unknown"
        if common or known or name.lower() in load_stances(language).words.get("not_names", ()):
            continue
        beside = re.search(rf"\b{name} \((?P<of>[^()]{{3,40}})\)", text)
        state = registry.resolve_exactly(beside["of"]).actor if beside else None
        tied = state if state is not None and state.kind in _TYING else None
        own[name] = tied or Actor(f"PERSON-{stable_id(name.casefold())}", name, ActorKind.PERSON)
    return own


def _presiding(families: Set[str], text: str, language: str) -> set[str]:
    """Return those of the ``families`` to whom ``text`` anywhere gives an office of whoever presides."""
    office = clause_pattern(language, "presiding_before")
    by_word: dict[str, list[str]] = defaultdict(list)
    for family in families:
        for first in _WORD.findall(family)[:1]:
            by_word[first].append(family)
    return {
        family
        for word in _WORD.finditer(text)
        for family in by_word.get(word.group(), ())
        if text.startswith(family, word.start())
        and _EDGE.match(text, word.start() + len(family))
        and office.search(text[max(0, word.start() - _BESIDE) : word.start()])
    }


def _introductions(text: str, registry: Registry, language: str) -> Iterator[tuple[str, str, str]]:
    """Yield each person’s name where it is introduced, with the words before and after it."""
    for pattern in ("titled_person", "person_with_office", "office_before_person", "represented_by"):
        for match in clause_pattern(language, pattern).finditer(text):
            name = " ".join(match["name"].split())
            if registry.mentions(name) or clause_pattern(language, "no_persons_word").search(name):
                continue
            before = text[max(0, match.start("name") - _BESIDE) : match.start("name")]
            after = text[match.end("name") : match.end("name") + _BESIDE]
            yield name, re.split(r"[.;\n]\s", before)[-1], re.split(r"[.;\n]\s", after)[0]


def _tied_actor(before: str, after: str, registry: Registry, language: str) -> Actor | None:
    """Return the State or body that words tie to a name: "Jane Roe (Peru)", "Jane Roe, X", "X’s minister"."""
    for pattern, where in (("tied_after", after), ("tied_before", before)):
        for mention in registry.mentions(where):
            actor = mention.resolution.actor
            if actor is None or actor.kind not in _TYING:
                continue
            tie = where[: mention.start] if pattern == "tied_after" else where[mention.end :]
            if clause_pattern(language, pattern).fullmatch(tie):
                return actor
    return None
