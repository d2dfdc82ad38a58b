"""Who speaks, by names that a meeting gives in full elsewhere, or on its cover."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from travaux.domain.actors import ActorKind, Speaker
from travaux.reference.names import key
from travaux.reference.registry import Registry

COVER = 8000  # characters at the start of a source in which members may be listed
LISTED = re.compile(
    r"^(?:\w+:)?[ \t.]*(?P<who>[^\n:]{3,60}?)[ \t]*(?:\.[ \t]?){4,}"
    r"[ \t]*(?P<person>\w[^\n.]{1,20}\.?[^\n.]{2,40})$",
    re.MULTILINE,
)
_LISTED = r"(?P<person>(?![Tt]he\b)(?:(?:[A-ZÀ-Þ]\.)+\s*|[A-ZÀ-Þ][\w’'-]*\.?[ \t]+){1,6}[A-ZÀ-Þ][\w’'-]+)"
_OFFICE = r"(?:[Tt]he[ \t]+)?(?:(?:Acting|Honorary)[ \t]+)?(?P<office>[A-ZÀ-Þ][^,;:()\n–—]{3,60})"
HOLDERS = (
    re.compile(rf"{_LISTED}[ \t]*(?:,|[(–—-])[ \t]*{_OFFICE}"),
    re.compile(rf"{_OFFICE}[ \t]*(?:[:(–—]|,|[ \t]-)[ \t]*(?:the[ \t]+)?{_LISTED}"),
)
"""Somebody whom a list of those present gives with an office: "Lady Crane, Minister for Lake Affairs"; and
the office with its holder: "The Minister (Lady Crane)"."""
_TITLED = re.compile(
    r"(?:(?:Rt|Right)\.? Hon\.? |Hon\.? )*(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Senator|Professor|Prof)\b"
)
OFFICE_LABEL = re.compile(r"(?:the|an?)\s+(?P<office>[A-Za-zÀ-ÿ -]{4,60})", re.IGNORECASE)
Speakers = Sequence[Speaker]


def by_earlier_name(speakers: Speakers, registry: Registry, present: Speakers = ()) -> list[Speaker]:
    """Return ``speakers``, those named only as persons (or as written) joined to who is so named.

    ``present`` are people whom the source lists by delegation, as the cover of a verbatim record does.
    """
    people = _people((*speakers, *present), registry)
    organisations = {key(each.actor.name): each.actor for each in speakers if each.actor}

    def known(each: Speaker) -> Speaker:
        if each.actor or each.ambiguous or each.on_behalf_of:
            return each
        found = people.get(_without_honorifics(each.person or each.label, registry))
        if found:
            return replace(each, actor=found.actor, role=each.role or found.role)
        return replace(each, actor=organisations.get(key(each.label)))

    return [known(each) for each in speakers]


def listed_on_cover(cover: str, registry: Registry) -> list[Speaker]:
    """Return the people whom a list of members names: "Ruritania . . . . . Ms. Doe"."""
    lines = (
        (registry.resolve_exactly(found["who"]).actor, found["person"]) for found in LISTED.finditer(cover)
    )
    return [
        Speaker(person, actor, person.strip())
        for actor, person in lines
        if actor
        and actor.kind in (ActorKind.STATE, ActorKind.OBSERVER)
        and _without_honorifics(person, registry) != key(person)
    ]


def by_listed_office(speakers: Speakers, front: str, registry: Registry) -> list[Speaker]:
    """Return ``speakers``, those who go by an office alone joined to the one person listed with it.

    ``front`` is what precedes the first speaker, in which those present are listed.
    """
    listed = list(_offices(front[:COVER]))

    def holder(each: Speaker) -> Speaker:
        found = OFFICE_LABEL.fullmatch(each.label) if not (each.actor or each.person) else None
        office = key(found["office"]) if found else ""
        people = {
            _without_honorifics(person, registry): person
            for held, person in listed
            if office and f"{held} ".startswith(f"{office} ")
        }
        surnames = {name.split(" ")[-1] for name in people}
        if len(surnames) != 1:
            return each
        return replace(each, person=max(people.values(), key=len), role=each.label)

    return [holder(each) for each in speakers]


def _offices(front: str) -> Iterator[tuple[str, str]]:
    """Yield each office in plain form with the person whom ``front`` gives as its holder."""
    for pattern in HOLDERS:
        for found in pattern.finditer(front):
            if pattern is HOLDERS[0] or _TITLED.match(found["person"]):
                yield key(found["office"]), " ".join(found["person"].split())


def _people(speakers: Speakers, registry: Registry) -> Mapping[str, Speaker]:
    """Return who bears a full name or a surname, where all who bear it speak for the same actor."""
    bearers: dict[str, list[Speaker]] = {}
    for each in speakers:
        if each.actor and each.person:
            name = _without_honorifics(each.person, registry)
            for known in {name, name.split(" ")[-1]}:
                bearers.setdefault(known, []).append(each)
    return {
        name: found[0]
        for name, found in bearers.items()
        if name and len({each.actor.code for each in found if each.actor}) == 1
    }


def _without_honorifics(name: str, registry: Registry) -> str:
    """Return a person's name in plain form, without honorifics."""
    words = key(name).split(" ")
    while len(words) > 1 and words[0] in registry.lexicon.honorifics:
        del words[0]
    return " ".join(words)


def in_one_spelling(speakers: Sequence[Speaker]) -> list[Speaker]:
    """Return ``speakers`` with a person who is printed "MR. ORM" here and "Mr. Orm" there under one name.

    The name is that in small letters, which most turns have; of a person printed in capitals alone nothing
    changes.
    """
    spellings: dict[str, Counter[str]] = {}
    for each in speakers:
        if each.actor is None and each.person:
            spellings.setdefault(each.person.casefold(), Counter())[each.person] += 1
    return [_respelt(each, spellings) for each in speakers]


def _respelt(speaker: Speaker, spellings: Mapping[str, Counter[str]]) -> Speaker:
    if speaker.actor is not None or not speaker.person or not speaker.person.isupper():
        return speaker
    small = [
        (-times, name) for name, times in spellings[speaker.person.casefold()].items() if not name.isupper()
    ]
    return replace(speaker, person=min(small)[1]) if small else speaker
