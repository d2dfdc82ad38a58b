"""What a meeting itself tells of who speaks: names given earlier, the floor given, groups spoken for.

Each rule asks for words that leave no doubt; what it finds is noted, so that a reader can check it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from travaux.domain.actors import Actor, ActorKind, Speaker
from travaux.domain.meetings import Manner, Turn
from travaux.domain.spans import Note
from travaux.reference.names import key
from travaux.reference.registry import Registry

CLOSING = 320  # characters at the end of a turn in which a chair gives the floor
OPENING = 700  # characters at the start of a turn in which somebody says for whom they speak
COVER = 8000  # characters at the start of a source in which members may be listed
LISTED = re.compile(
    r"^(?:\w+:)?[ \t.]*(?P<who>[^\n:]{3,60}?)[ \t]*(?:\.[ \t]?){4,}"
    r"[ \t]*(?P<person>\w[^\n.]{1,20}\.?[^\n.]{2,40})$",
    re.MULTILINE,
)
BETWEEN = re.compile(
    r"[\s,;]*(?:(?:and|y|et|и|as well as|also)\s+)?(?:on behalf of\s+|of\s+)?(?:the\s+)?", re.IGNORECASE
)
PRESIDES = 2  # times an unnamed voice gives the floor before it is taken for the Chair
Speakers = Sequence[Speaker]


def introduce(
    turns: Sequence[Turn], speakers: Speakers, text: str, registry: Registry
) -> tuple[list[Speaker], list[Note]]:
    """Return the speakers of ``turns``, completed by what is said in the room, and notes of what was."""
    named = by_given_floor(turns, speakers, text, registry)
    known = by_earlier_name(named, registry, _listed(text[:COVER], registry))
    complete = by_group_spoken_for(turns, known, text, registry)
    return complete, [
        *_noted("actor taken from the Chair's giving the floor", speakers, named),
        *_noted("actor taken from the name's fuller form elsewhere in the meeting", named, known),
        *_noted("group taken from the speaker's own opening words", known, complete),
    ]


def by_earlier_name(speakers: Speakers, registry: Registry, present: Speakers = ()) -> list[Speaker]:
    """Return ``speakers``, those named only as persons (or as written) joined to who is so named.

    ``present`` are people whom the source lists by delegation, as the cover of a verbatim record does.
    """
    people = _people((*speakers, *present), registry)
    organisations = {key(each.actor.name): each.actor for each in speakers if each.actor}

    def known(each: Speaker) -> Speaker:
        if each.actor or each.ambiguous or each.on_behalf_of:
            return each
        found = people.get(_bare(each.person or each.label, registry))
        if found:
            return replace(each, actor=found.actor, role=each.role or found.role)
        return replace(each, actor=organisations.get(key(each.label)))

    return [known(each) for each in speakers]


def by_given_floor(turns: Sequence[Turn], speakers: Speakers, text: str, registry: Registry) -> list[Speaker]:
    """Return ``speakers``, those unresolved joined to whom the turn before gave the floor by name."""
    given: dict[str, set[Actor]] = {}
    givers: Counter[str] = Counter()
    for place in range(1, len(turns)):
        before, turn = turns[place - 1], turns[place]
        if (
            not turn.label
            or turn.label == before.label
            or speakers[place].actor
            or turn.manner is Manner.INDIRECT
        ):
            continue
        actor = floor_given(text[max(before.start, before.end - CLOSING) : before.end], registry)
        if actor:
            given.setdefault(turn.label, set()).add(actor)
            givers[before.label or ""] += 1
    certain = {label: actors.pop() for label, actors in given.items() if len(actors) == 1}
    chair = registry.role("CHAIR")
    presiding = {
        label for label, count in givers.items() if label and count >= PRESIDES and label not in given
    }
    return [
        each
        if each.actor
        else replace(each, actor=certain[each.label])
        if each.label in certain
        else replace(each, actor=chair)
        if each.label in presiding and not each.person
        else each
        for each in speakers
    ]


def by_group_spoken_for(
    turns: Sequence[Turn], speakers: Speakers, text: str, registry: Registry
) -> list[Speaker]:
    """Return ``speakers`` with the groups that they say themselves, on opening, that they speak for."""
    completed = []
    for turn, each in zip(turns, speakers, strict=True):
        groups: tuple[Actor, ...] = ()
        if each.actor and each.actor.kind is not ActorKind.GROUP and not each.on_behalf_of:
            groups = _spoken_for(text[turn.start : min(turn.end, turn.start + OPENING)], registry)
        others = tuple(group for group in groups if each.actor and group.code != each.actor.code)
        completed.append(replace(each, on_behalf_of=others) if others else each)
    return completed


def _listed(cover: str, registry: Registry) -> list[Speaker]:
    """Return the people whom a list of members names: "Ruritania . . . . . Ms. Doe"."""
    lines = (
        (registry.resolve_exactly(found["who"]).actor, found["person"]) for found in LISTED.finditer(cover)
    )
    return [
        Speaker(person, actor, person.strip())
        for actor, person in lines
        if actor
        and actor.kind in (ActorKind.STATE, ActorKind.OBSERVER)
        and _bare(person, registry) != key(person)
    ]


def _people(speakers: Speakers, registry: Registry) -> Mapping[str, Speaker]:
    """Return who bears a full name or a surname, where all who bear it speak for the same actor."""
    bearers: dict[str, list[Speaker]] = {}
    for each in speakers:
        if each.actor and each.person:
            name = _bare(each.person, registry)
            for known in {name, name.split(" ")[-1]}:
                bearers.setdefault(known, []).append(each)
    return {
        name: found[0]
        for name, found in bearers.items()
        if name and len({each.actor.code for each in found if each.actor}) == 1
    }


def _bare(name: str, registry: Registry) -> str:
    """Return a person's name in plain form, without honorifics."""
    words = key(name).split(" ")
    while len(words) > 1 and words[0] in registry.lexicon.honorifics:
        del words[0]
    return " ".join(words)


def floor_given(closing: str, registry: Registry) -> Actor | None:
    """Return the one actor to whom the last words of a turn give the floor."""
    cues = [
        found for pattern in registry.lexicon.patterns("floor_given") for found in pattern.finditer(closing)
    ]
    if not cues:
        return None
    after = closing[max(cues, key=lambda found: found.start()).end() :]
    mentioned = {each.resolution.actor for each in registry.mentions(after)}
    actor = mentioned.pop() if len(mentioned) == 1 else None
    return actor if actor and len(after) <= CLOSING // 2 else None


def _spoken_for(opening: str, registry: Registry) -> tuple[Actor, ...]:
    """Return the groups that follow "I speak on behalf of" in the opening words of a turn."""
    for pattern in registry.lexicon.patterns("speaking_for"):
        found = pattern.search(opening)
        if found:
            return tuple(dict.fromkeys(_named_from(opening[found.end() :], registry)))
    return ()


def _named_from(text: str, registry: Registry) -> Iterable[Actor]:
    """Yield the groups named one after the other at the start of ``text``."""
    place = 0
    for mention in registry.mentions(text):
        actor = mention.resolution.actor
        if actor is None or not BETWEEN.fullmatch(text[place : mention.start]):
            return
        if actor.kind is ActorKind.GROUP:
            yield actor
        place = mention.end
        place += len(text[place:]) - len(re.sub(r"^\s*\([A-Z0-9 .&+-]{2,12}\)", "", text[place:]))


def _noted(what: str, before: Speakers, after: Speakers) -> list[Note]:
    changed = Counter(now.label for then, now in zip(before, after, strict=True) if then != now)
    return [Note(what, label, count) for label, count in sorted(changed.items())]
