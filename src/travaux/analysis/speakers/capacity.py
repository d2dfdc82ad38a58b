"""For whom a turn is spoken: for its speaker's own, for a group, in an office, or reading for somebody."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from travaux.analysis.speakers.label_parts import code_of, described_group
from travaux.domain.actors import Actor, ActorKind, Speaker
from travaux.domain.attribution import Capacity
from travaux.language.sentences import split_text
from travaux.reference.floor import FloorJob, floor_matches, floor_patterns
from travaux.reference.registry import Registry

OPENING = 700  # characters at the start of a turn in which somebody says for whom they speak
_BODIES = (ActorKind.ENTITY, ActorKind.INTERGOVERNMENTAL)
_REPRESENTING = re.compile(r"\bas (?:the )?(?:representative|delegate) of\b", re.I)
OFFICE_WORD = re.compile(r"\b(?:president|chair(?:man|person|woman)?|rapporteur|facilitator)\b", re.I)
LONGEST_GROUP = 14  # words of a group's name

_BETWEEN = re.compile(
    r"[\s,;]*(?:(?:and|y|et|и|as well as|also|along with|together with)\s+)?(?:(?:on behalf of|of|for)\s+)?"
    r"(?:(?:my|our) (?:own )?(?:country|delegation|government|nation)[\s,]+)?(?:and\s+(?:of\s+)?)?"
    r"(?:the\s+|la\s+|los\s+|las\s+)?",
    re.IGNORECASE,
)
_NAME_GOES_ON = re.compile(
    r"[\s-]+(?:[A-Z]|(?i:(?:sub-?)?committee|commission|panel|working group|task force|group of experts)\b)"
)
_ADDED = re.compile(
    r"\b(?:as well|and|also|in addition to|along with|together with|besides|plus"
    r"|et|ainsi que|y|además de)[\s,]+"
    r"(?:(?:also|as|on behalf of|for|au nom de|en nombre de)\s+)*$",
    re.IGNORECASE,
)
"""What adds one's own country to those for whom one speaks."""
_ACRONYM = re.compile(r"^\s*\([A-Z0-9 .&+-]{2,12}\)")
_SELF_VERB = re.compile(
    r"\b(?:i|we|my (?:delegation|country)|je|nous|tengo|intervengo|hablo)\b[^.]*\b(?:speak|deliver|mak|tak"
    r"|present|interven|parl|prend|exprim|habl)",
    re.I,
)
_LONGER = re.compile(
    r"(?P<more>(?:[- ](?:of|for|on|in|de|des|du|del|para)(?: the| la| los| las)?|-)? ?(?-i:[A-ZÀ-Þ])[\w’'-]*"
    r"(?:[ -](?:of|for|on|and|the|de|des|du|et|y|del|los|las|la|(?-i:[A-ZÀ-Þ0-9])[\w’'-]*))*)",
    re.I,
)
_BEFORE_NAME = 4  # characters of "the "
_SMALL_WORDS = re.compile(r"(?!\b(?:the|los|las|les)\b)\b[\w’'-]+")
_NARROWED = re.compile(
    r"[’'-]|\s+(?!(?:and|as|in th\w+|on th\w+|at th\w+|today|here|i|we|my|our|et|y)\b)[\w(]", re.I
)
"""What stands after the name of a group where it is not the whole: "of Africa", "Universities"."""
_SMALL_END = re.compile(r"(?: (?:of|for|on|and|the|de|des|du|et|y|del|los|las|la))+$", re.I)
_PLAIN_TAIL = re.compile(
    r"^[- ](?:Group|Coalition|Countries|States|Members|Parties|Negotiators|Caucus)$", re.I
)
_NAME = re.compile(
    r"(?-i:[A-ZÀ-Þ])[\w’'-]*"
    r"(?:[ -](?:(?:d[eu]|des|de la|de l[’']|del|de los|de las) (?!et\b|y\b)[a-zà-ÿ][\w’'-]+"
    r"|of|for|on|and|the|in|de|des|du|et|y|del|los|las|la|[A-ZÀ-Þ0-9][\w’'-]*))*"
)


@dataclass(frozen=True, slots=True)
class SpokenFor:
    """In what capacity, and for whom, somebody speaks."""

    capacity: Capacity
    others: tuple[Actor, ...] = ()


def with_capacity(speaker: Speaker, words: str, registry: Registry) -> tuple[Speaker, Capacity]:
    """Return ``speaker`` with those for whom the opening ``words`` or the label say that they speak."""
    if speaker.actor is not None and speaker.actor.kind is ActorKind.ROLE:
        return speaker, Capacity.PRESIDING
    said = _announced(words[:OPENING], registry)
    if said and said.capacity is Capacity.NATIONAL:
        return replace(speaker, on_behalf_of=()), Capacity.NATIONAL
    if _mentions_capacity(speaker.label, FloorJob.NATIONAL) or _REPRESENTING.search(speaker.label):
        return speaker, Capacity.NATIONAL
    if speaker.actor is not None and speaker.actor.kind in _BODIES and OFFICE_WORD.search(speaker.role or ""):
        return speaker, Capacity.OFFICE
    states = (ActorKind.STATE, ActorKind.OBSERVER, ActorKind.PARTICIPANT)
    sent = speaker.actor is not None and speaker.actor.kind in states
    if said and said.capacity is Capacity.OFFICE and sent and not speaker.on_behalf_of:
        return replace(speaker, actor=said.others[0] if said.others else None), Capacity.OFFICE
    if speaker.on_behalf_of or not said or speaker.actor is None or speaker.actor.kind is ActorKind.GROUP:
        return speaker, Capacity.GROUP if speaker.actor and speaker.on_behalf_of else Capacity.OWN
    others = tuple(other for other in said.others if other.code != speaker.actor.code)
    return (replace(speaker, on_behalf_of=others), said.capacity) if others else (speaker, Capacity.OWN)


def _announced(opening: str, registry: Registry) -> SpokenFor | None:
    """Return in what capacity the opening sentences of a turn say that their speaker speaks."""
    for start, end in split_text(opening):
        sentence = opening[start:end]
        if _speaks_for_itself(sentence):
            return SpokenFor(Capacity.NATIONAL)
        if cue := _first_capacity(sentence, FloorJob.READING):
            owners = tuple(dict.fromkeys(_named_from(sentence[cue.end() :], registry, states=True)))
            if owners:
                several = len(owners) > 1 or owners[0].kind is ActorKind.GROUP
                return SpokenFor(Capacity.GROUP if several else Capacity.READING, owners)
        for cue in floor_matches(sentence, FloorJob.OWN_GROUP):
            if _is_of_another(sentence, cue):
                continue
            others = tuple(dict.fromkeys(_named_from(sentence[cue.end() :], registry, states=True)))
            if others:
                return SpokenFor(Capacity.GROUP, others)
        if cue := _first_capacity(sentence, FloorJob.OFFICE):
            body = next(iter(registry.mentions(sentence[cue.end() : cue.end() + 90])), None)
            actor = body.resolution.actor if body and body.start < 4 else None
            if body and _NAME_GOES_ON.match(sentence, cue.end() + body.end):
                actor = None  # "the Security Council Committee" is not the Security Council
            if actor is None or actor.kind not in (ActorKind.GROUP, ActorKind.STATE):
                return SpokenFor(Capacity.OFFICE, (actor,) if actor else ())
    return None


def _speaks_for_itself(sentence: str) -> bool:
    """Tell whether a sentence says that one speaks for one's own country, and not for others beside it."""
    own = _first_capacity(sentence, FloorJob.NATIONAL)
    if own is None or not re.search(r"\b(?:speak|i|je|hablo|intervengo)\b|ي|发言", sentence, re.I):
        return False
    before = sentence[: own.start()]
    is_added = _ADDED.search(before) or (
        own[0].lower().startswith("as ") and before.rstrip().endswith("well")
    )
    return not (is_added and _mentions_capacity(before, FloorJob.OWN_GROUP))


def _is_of_another(sentence: str, cue: re.Match[str]) -> bool:
    """Tell whether "on behalf of" belongs to somebody else's statement, with which the speaker aligns."""
    before = sentence[: cue.end()]
    for pattern in floor_patterns(FloorJob.ALIGNED):
        for aligned in pattern.finditer(before):
            if not _SELF_VERB.search(before[aligned.end() :]):
                return True
    return False


def _mentions_capacity(sentence: str, job: FloorJob) -> bool:
    return _first_capacity(sentence, job) is not None


def _first_capacity(sentence: str, job: FloorJob) -> re.Match[str] | None:
    return next(floor_matches(sentence, job), None)


def _named_from(text: str, registry: Registry, *, states: bool) -> Iterator[Actor]:
    """Yield those named one after the other at the start of ``text``, each by its whole name."""
    place = 0
    if small := _in_small_letters(text, registry):
        yield small[0]
        place = small[1]
    for mention in registry.mentions(text):
        if mention.start < place:
            continue  # within the longer name before
        actor = mention.resolution.actor
        if actor is None or not _BETWEEN.fullmatch(text[place : mention.start]):
            break
        whole, end = _whole_name(text, mention.start, mention.end, actor, registry)
        if states or whole.kind is ActorKind.GROUP:
            yield whole
        place = end
        acronym = _ACRONYM.match(text[place:])
        place += acronym.end() if acronym else 0
    if place == 0 and (unknown := _unknown_group(text, registry)):
        yield unknown


def _in_small_letters(text: str, registry: Registry) -> tuple[Actor, int] | None:
    """Return the group that the first words of ``text`` name without a capital, and where its name ends.

    "the least developed countries" is one where nothing narrows it: neither "of Africa" nor a longer name.
    """
    words = list(_SMALL_WORDS.finditer(text))[:LONGEST_GROUP]
    if not words or not words[0][0][0].islower() or words[0].start() > _BEFORE_NAME:
        return None
    for last in reversed(words[1:]):
        if _NARROWED.match(text, last.end()):
            continue
        found = registry.resolve_exactly(text[words[0].start() : last.end()])
        if found.actor and found.actor.kind is ActorKind.GROUP and found.how == "name":
            return found.actor, last.end()
    return None


def _whole_name(text: str, start: int, end: int, actor: Actor, registry: Registry) -> tuple[Actor, int]:
    """Return whom the name at ``start`` means as a whole, which may run on beyond the known one."""
    longer = _LONGER.match(text, end)
    if actor.kind is not ActorKind.GROUP or longer is None:
        return actor, end
    more = _SMALL_END.sub("", longer["more"])
    if _PLAIN_TAIL.match(more) or not re.search(r"[A-ZÀ-Þ]", more):
        return actor, end
    name = text[start : end + len(more)]
    known = registry.resolve_exactly(name).actor
    known = known or Actor(code_of("GROUP", name), name, ActorKind.GROUP)
    return known, end + len(more)


def _unknown_group(text: str, registry: Registry) -> Actor | None:
    """Return the group at the start of ``text`` that the registry lacks, under its name as written."""
    name = re.sub(r"^\W*(?:the |an? |la |los |las |le )?", "", text, flags=re.I)
    found = _NAME.match(name)
    written = _SMALL_END.sub("", found[0]) if found else ""
    words = {word.lower() for word in re.findall(r"\w+", written)}
    if not words & {*registry.lexicon["group_words"]} or len(words) > LONGEST_GROUP:
        return described_group(name, registry)
    return Actor(code_of("GROUP", written), written, ActorKind.GROUP)
