"""What is said of the floor: who is given it, who is thanked, who says to be somebody else."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from rapidfuzz.distance.Levenshtein import distance

from travaux.domain.actors import Actor, ActorKind
from travaux.language.sentences import split_text
from travaux.reference.floor import FloorJob, floor_family, floor_matches, floor_patterns
from travaux.reference.names import key
from travaux.reference.registry import Mention, Registry

CLOSING = 400  # characters at the end of a turn in which the floor is given
OPENING = 400  # characters at the start of a turn in which thanks are given or a call is denied
LAST_SENTENCES = 3  # a call may be followed by a word on the time limit
BESIDE = 16  # characters after a name, as of ", the current ", in which an office is that of whoever is named
TELLING = 2  # words of "Go ahead": by fewer, whoever was named in the sentence before is given nothing
FAR = 160  # characters between "the floor to" and the name, as in "His Excellency Mr. …, Minister of …, of X"

LONG_NAME = 5  # letters of a surname that recognisers may hear in two ways
MISHEARD = 2  # letters in which the two may differ

_ADDRESS = re.compile(
    r"(?:[\s,:]|\b(?:the|our|to|of|from|for|his|her|dear|you|very|much|so|kindly|also|and|now|next|colleague|friend|excellency"
    r"|distinguished|hono[u]?rable|esteemed|permanent|deputy|head|representatives?|delegates?|delegations?|observers?"
    r"|ambassador|minister|mission|state|delegado|delegada|delegación|representante|représentant|représentante|délégation"
    r"|la|le|les|el|los|las|del?|du|des|à|al?|au|aux|l|d)\b|['’]|(?:mr|ms|mrs|dr|mme|sr|sra)\b\.? \w+)*",
    re.IGNORECASE,
)
_FOLLOWED = re.compile(
    r"followed by|and then|, then|after (?:him|her|them|that)|suivie? d|seguid[oa] d", re.I
)
_OFFICE = re.compile(
    r"\b(?:president|chair(?:man|person|woman)?|rapporteur|facilitator|coordinator|moderator|conven[eo]r"
    r"|focal point|special (?:envoy|adviser|representative))\b"
    r"(?: of| on| for| and\b|,(?= the (?:permanent )?representative))(?: the)? ?",
    re.I,
)
_TITLED = re.compile(
    r"(?i:Mr|Mrs|Ms|Dr|Mister|Madam|Doctor|Ambassador|Minister|Professor|Judge|Sir|Dame"
    r"|Her Excellency|His Excellency)\.? "
    r"(?!President|Chair|Facilitator|Moderator|Secretary|Speaker|of\b)(?:[A-Z][\w’'-]+ ?){1,4}"
)
_CLAUSE_END = re.compile(r"[,;:—–]")
_STATES = (ActorKind.STATE, ActorKind.OBSERVER, ActorKind.PARTICIPANT)


class _Presence(Enum):
    LOOSE = "the name may stand further on"
    STRICT = "the name must follow at once"


@dataclass(frozen=True, slots=True)
class FloorName:
    """Somebody who is named where the floor is spoken of: an actor, a person, or both; and the sentence.

    ``office`` says that the name is called as the holder of an office in a body.
    """

    actor: Actor | None
    start: int
    end: int
    person: str | None = None
    office: bool = False


def find_call(words: str, start: int, registry: Registry, *, formal: bool = False) -> FloorName | None:
    """Return to whom the last sentences of ``words`` give the floor, None where that is not plain.

    ``start`` is where ``words`` stand in the source. Only a whole formula counts where it is ``formal``,
    since a bare name says nothing where nobody is known to preside.
    """
    cut = max(0, len(words) - CLOSING)
    following = ""
    for left, right in reversed(split_text(words[cut:])[-LAST_SENTENCES:]):
        sentence = words[cut + left : cut + right]
        found = call_in(sentence, start + cut + left, registry, formal=formal)
        found = found or addressed_in(sentence, following, start + cut + left, registry)
        if found:
            return found
        following = sentence
    return None


def addressed_in(sentence: str, following: str, start: int, registry: Registry) -> FloorName | None:
    """Return who is named first in ``sentence`` and given the floor in the sentence ``following`` it.

    "Ruritania, I see your flag. You have the floor." gives it; one word, such as "Please.", is not enough.
    """
    if len(following.split()) < TELLING or not is_added(following) or is_thanks(sentence):
        return None
    mentions = [each for each in registry.mentions(sentence) if each.resolution.actor]
    before = sentence[: mentions[0].start] if len(mentions) == 1 else ""
    if len(mentions) != 1 or not any(
        one.fullmatch(before) for one in floor_patterns(FloorJob.CALL_BEFORE_NAME)
    ):
        return None
    return FloorName(mentions[0].resolution.actor, start, start + len(sentence))


def is_added(sentence: str) -> bool:
    """Tell whether a sentence adds to a call and no more: "You have the floor, Sir." """
    return any(pattern.fullmatch(sentence) for pattern in floor_patterns(FloorJob.CALL_AFTER))


def call_in(sentence: str, start: int, registry: Registry, *, formal: bool = False) -> FloorName | None:
    """Return to whom ``sentence`` gives the floor."""
    mentions = [each for each in registry.mentions(sentence) if each.resolution.actor]
    strict = ((FloorJob.CALL_STRICT, _Presence.STRICT),) if mentions else ()
    for job, presence in ((FloorJob.CALL, _Presence.LOOSE), *strict):
        for cue in floor_family(job).finditer(sentence):
            found = _mention_called(sentence, cue.end(), mentions, presence)
            if found:
                return _floor_name(sentence, start, found, cue.end())
            if presence is _Presence.LOOSE and (person := _TITLED.search(sentence, cue.end())):
                return FloorName(None, start, start + len(sentence), person[0].strip())
    if len(mentions) == 1 and not is_thanks(sentence):
        return _called_by_name(sentence, start, mentions[0], formal=formal)
    return None


def _mention_called(sentence: str, end: int, mentions: list[Mention], presence: _Presence) -> Mention | None:
    """Return the one mention after ``end`` that is called; a State before the group or body beside it."""
    later = [each for each in mentions if each.start >= end and each.start - end <= FAR]
    if not later:
        return None
    between = sentence[end : later[0].start]
    if presence is _Presence.STRICT and not _ADDRESS.fullmatch(between):
        return None
    if any(pattern.search(between) for pattern in floor_patterns(FloorJob.ANOTHER_CLAUSE)):
        return None  # "the floor to the fishermen, as Norway does": the name is of another clause
    if len(later) > 1 and _FOLLOWED.search(sentence[later[0].end : later[1].start]):
        return later[0]
    states = {each.resolution.actor for each in later if _is_state(each)}
    if len(states) > 1:
        return None
    return next((each for each in later if _is_state(each)), later[0] if len(later) == 1 else None)


def _is_state(mention: Mention) -> bool:
    return mention.resolution.actor is not None and mention.resolution.actor.kind in _STATES


def _floor_name(sentence: str, start: int, found: Mention, cue_end: int) -> FloorName:
    offices = [
        each
        for each in _OFFICE.finditer(sentence, cue_end)
        if each.end() < found.start or 0 < each.start() - found.end <= BESIDE
    ]
    titled = _TITLED.search(sentence, cue_end, found.start)
    person = titled[0].strip() if titled else None
    return FloorName(found.resolution.actor, start, start + len(sentence), person, office=bool(offices))


def _called_by_name(sentence: str, start: int, only: Mention, *, formal: bool) -> FloorName | None:
    """Return who is called by name: "Ruritania, please." or, not ``formal``, "Ruritania?"."""
    before, after = sentence[: only.start], sentence[only.end :]
    if not any(pattern.fullmatch(before) for pattern in floor_patterns(FloorJob.CALL_BEFORE_NAME)):
        return None
    named = FloorName(only.resolution.actor, start, start + len(sentence))
    if any(pattern.match(after) for pattern in floor_patterns(FloorJob.CALL_AFTER)):
        return named
    return named if not formal and re.fullmatch(r"\W*", after) else None


def is_thanks(sentence: str) -> bool:
    """Tell whether ``sentence`` thanks somebody for a statement."""
    return any(pattern.search(sentence) for pattern in floor_patterns(FloorJob.THANKS))


def find_thanks(words: str, start: int, registry: Registry, called: Actor | None) -> FloorName | None:
    """Return whom the first sentences of ``words`` thank for a statement.

    A bare name after a bare "Thank you." counts where it is that of whom was ``called``.
    """
    thanked = False
    for left, right in split_text(words[:OPENING])[:LAST_SENTENCES]:
        sentence = words[left:right]
        found = thanks_in(sentence, start + left, registry)
        if found:
            return found
        mentions = registry.mentions(sentence)
        bare = len(mentions) == 1 and re.fullmatch(
            r"\W*", sentence[: mentions[0].start] + sentence[mentions[0].end :]
        )
        if thanked and bare and called is not None and mentions[0].resolution.actor == called:
            return FloorName(called, start + left, start + right)
        thanked = is_thanks(sentence) and len(sentence.split()) < 6
    return None


def thanks_in(sentence: str, start: int, registry: Registry) -> FloorName | None:
    """Return whom ``sentence`` thanks by name."""
    for pattern in floor_patterns(FloorJob.THANKS):
        cue = pattern.search(sentence)
        if cue is None:
            continue
        mention = next((each for each in registry.mentions(sentence) if each.start >= cue.end()), None)
        if mention and mention.resolution.actor and _ADDRESS.fullmatch(sentence[cue.end() : mention.start]):
            return FloorName(mention.resolution.actor, start, start + len(sentence))
        person = _TITLED.match(sentence[cue.end() :].lstrip(" ,"))
        if person:
            return FloorName(None, start, start + len(sentence), person[0].strip())
    return None


def is_spoken_of(sentence: str, actor: Actor, registry: Registry) -> bool:
    """Tell whether a sentence speaks of the one who sits for ``actor``, as only others do."""
    ends = {cue.end() for cue in floor_family(FloorJob.SPOKEN_OF).finditer(sentence)}
    return bool(ends) and any(
        each.start in ends and each.resolution.actor == actor for each in registry.mentions(sentence)
    )


def is_interruption(sentence: str) -> bool:
    """Tell whether a sentence stops whoever has the floor, who does not say it."""
    return next(iter(floor_family(FloorJob.INTERRUPTS).finditer(sentence)), None) is not None


def denies(words: str, called: Actor, registry: Registry) -> bool:
    """Tell whether the opening ``words`` of a turn say that their speaker is not the one called."""
    for left, right in split_text(words[:OPENING])[:LAST_SENTENCES]:
        sentence = words[left:right]
        if any(pattern.search(sentence) for pattern in floor_patterns(FloorJob.MISDIRECTED)):
            return True
        named = any(each.resolution.actor == called for each in registry.mentions(sentence))
        if named and _is_denial(sentence) and called not in _named_by_itself(sentence, registry):
            return True
    return False


def _is_denial(words: str) -> bool:
    return any(pattern.search(words) for pattern in floor_patterns(FloorJob.DENIAL))


def _named_by_itself(sentence: str, registry: Registry) -> Iterator[Actor]:
    """Yield whom ``sentence`` says that its speaker represents: "not the minister, but I speak for X"."""
    for cue in floor_matches(sentence, FloorJob.SELF_NAMING):
        clause = _CLAUSE_END.split(sentence[: cue.start()])[-1] + cue[0]
        for mention in registry.mentions(sentence) if not _is_denial(clause) else ():
            actor = mention.resolution.actor
            at_once = mention.start >= cue.end() and not sentence[cue.end() : mention.start].strip(" ,")
            if at_once and actor and actor.kind is not ActorKind.GROUP:
                yield actor


def names_itself(words: str, start: int, registry: Registry) -> FloorName | None:
    """Return the State or body that the opening ``words`` of a turn say that their speaker represents."""
    for left, right in split_text(words[:OPENING]):
        sentence = words[left:right]
        itself = next(_named_by_itself(sentence, registry), None)
        if itself:
            return FloorName(itself, start + left, start + right)
    return None


def corrects_call(words: str, start: int, called: Actor, registry: Registry) -> FloorName | None:
    """Return whom the opening ``words`` of a turn say that their speaker represents, and not the one called.

    "I represent Peru, not Chile", "I am not from Chile. I represent Peru": whoever says both says who speaks.
    """
    itself = names_itself(words, start, registry) if denies(words, called, registry) else None
    if itself is not None and itself.actor != called:
        return itself
    for left, right in split_text(words[:OPENING])[:LAST_SENTENCES]:
        sentence = words[left:right]
        mentions = [each for each in registry.mentions(sentence) if each.resolution.actor]
        for one, other in pairwise(mentions):
            own = one.resolution.actor
            apart = any(
                pattern.fullmatch(sentence[one.end : other.start])
                for pattern in floor_patterns(FloorJob.NOT_CALLED)
            )
            says_so = any(
                not sentence[cue.end() : one.start].strip(" ,")
                for cue in floor_matches(sentence, FloorJob.ITSELF)
            )
            if apart and says_so and own and other.resolution.actor == called and own != called:
                return FloorName(own, start + left, start + right)
    return None


def is_same_person(one: str | None, other: str | None) -> bool:
    """Tell whether two persons, as named in a call and in thanks, are one: by a surname as it was heard."""
    surnames = [key(name).split(" ")[-1] for name in (one, other) if name]
    if len(surnames) < len((one, other)):
        return False
    return surnames[0] == surnames[1] or (
        min(map(len, surnames)) >= LONG_NAME and distance(*surnames) <= MISHEARD
    )
