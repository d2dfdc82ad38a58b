"""Speech without labels, parted by what the Chair says: the floor given, thanks, the meeting closed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from travaux.analysis.speakers.floor import (
    FloorName,
    addressed_in,
    call_in,
    denies,
    is_added,
    is_interruption,
    is_same_person,
    is_spoken_of,
    names_itself,
    thanks_in,
)
from travaux.domain.actors import Actor
from travaux.domain.attribution import EvidenceKind
from travaux.domain.meetings import Manner, Turn
from travaux.domain.messages import Text, message
from travaux.language.sentences import split_text
from travaux.reference.floor import FloorJob, floor_patterns
from travaux.reference.names import key
from travaux.reference.registry import Registry

BEFORE_THANKS = 4  # sentences that the Chair may add to a call before the one called says "Thank you, Chair"
BEFORE_CALL = 2  # sentences between the Chair's thanks, to whomever they are, and the next call

_TO_THE_CHAIR = re.compile(
    r"^\W*(?:(?:many )?thank(?:s| you)\b[^.!?]{0,40}|merci\b[^.!?]{0,20}|(?:muchas )?gracias\b[^.!?]{0,20})"
    r"\b(?:president|chair\w*|madam|mr\.?|facilitator|présidente?|président|presidente|presidenta)\b",
    re.I,
)
_CLOSES = re.compile(
    r"^\W*(?:the (?:meeting|session|sitting) (?:is|stands) (?:adjourned|suspended|closed)"
    r"|there are no (?:more|further|other) (?:names|speakers|requests)|that concludes\b"
    r"|we have (?:now )?heard the last|la séance est (?:levée|suspendue)|se (?:levanta|suspende) la sesión"
    r"|(?:it|that) is so decided|the floor is open)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class UnlabelledStretch:
    """A part of unlabelled speech: whose it is, by which witnesses. ``presides`` marks the Chair's."""

    turn: Turn
    named: FloorName | None
    witnesses: tuple[tuple[EvidenceKind, int, int], ...] = ()
    presides: bool = False
    reason: Text | None = None


@dataclass(frozen=True, slots=True)
class _SpokenSentence:
    start: int
    end: int
    words: str
    opens: bool  # a change of speaker is marked before it


def divide(turns: Sequence[Turn], text: str, registry: Registry) -> list[UnlabelledStretch] | None:
    """Return ``turns``, none of which has a label, parted by the floor; None where nobody is given it."""
    sentences = [each for turn in turns for each in _sentences(turn, text)]
    following = [*(each.words for each in sentences[1:]), ""]
    calls = [
        call_in(each.words, each.start, registry, formal=True)
        or addressed_in(each.words, after, each.start, registry)
        for each, after in zip(sentences, following, strict=True)
    ]
    if not any(calls):
        return None
    return list(_stretches(sentences, calls, text, registry))


def gives_floor(turns: Sequence[Turn], text: str, registry: Registry) -> bool:
    """Tell whether unlabelled ``turns`` are speech whose Chair gives the floor, by two witnesses at least."""
    if any(turn.label for turn in turns) or not any(
        pattern.search(text) for pattern in floor_patterns(FloorJob.CALL)
    ):
        return False
    stretches = divide(turns, text, registry) or ()
    return (
        any(len(each.witnesses) > 1 for each in stretches) or sum(bool(each.named) for each in stretches) > 1
    )


def _sentences(turn: Turn, text: str) -> Iterator[_SpokenSentence]:
    for number, (start, end) in enumerate(split_text(text[turn.start : turn.end], turn.language)):
        words = text[turn.start + start : turn.start + end]
        yield _SpokenSentence(turn.start + start, turn.start + end, words, number == 0)


def _stretches(
    sentences: Sequence[_SpokenSentence], calls: Sequence[FloorName | None], text: str, registry: Registry
) -> Iterator[UnlabelledStretch]:
    place = 0
    while place < len(sentences):
        last = _chair_until(sentences, calls, place)
        yield UnlabelledStretch(_turn(sentences[place : last + 1]), None, presides=True)
        # What is added to a call, "You have the floor, Sir.", leaves it standing.
        call, place = next((each for each in reversed(calls[place : last + 1]) if each), None), last + 1
        if place >= len(sentences):
            return
        if call is None:
            end = _unknown_until(sentences, calls, place, registry)
            yield UnlabelledStretch(
                _turn(sentences[place:end]), None, reason=message("nobody is told to have the floor")
            )
            place = end
            continue
        end = _speech_until(sentences, calls, place, call, registry)
        if end > place:
            yield _stretch_after_call(sentences[place:end], call, sentences[end : end + 2], text, registry)
        place = end
        if end < len(sentences) and _is_of_nobody(sentences, calls, end, call, registry):
            place = _unknown_until(sentences, calls, end, registry)
            reason = message(
                "whoever had the floor is spoken of or interrupted, and nobody is told to have it"
            )
            yield UnlabelledStretch(_turn(sentences[end:place]), None, reason=reason)


def _chair_until(sentences: Sequence[_SpokenSentence], calls: Sequence[FloorName | None], place: int) -> int:
    """Return the index of the last sentence that whoever presides says: a call, or what is added to one."""
    called = next((index for index in range(place, len(sentences)) if calls[index]), len(sentences) - 1)
    for index in range(place + 1, called + 1):
        if _TO_THE_CHAIR.match(sentences[index].words) and not calls[index]:
            return index - 1  # somebody who is not told to have the floor speaks to the Chair
    while called + 1 < len(sentences) and calls[called] and is_added(sentences[called + 1].words):
        called += 1
    for index in range(called + 1, min(called + 1 + BEFORE_THANKS, len(sentences))):
        if sentences[index].opens:
            return index - 1
        if _TO_THE_CHAIR.match(sentences[index].words):
            return index - 1 if calls[index - 1] or index - 1 > called else called
    return called


def _unknown_until(
    sentences: Sequence[_SpokenSentence], calls: Sequence[FloorName | None], place: int, registry: Registry
) -> int:
    """Return the index of the first sentence after ``place`` that shows whoever presides to speak again."""
    for index in range(place + 1, len(sentences)):
        words = sentences[index].words
        if calls[index] or _CLOSES.match(words) or thanks_in(words, 0, registry):
            return index
    return len(sentences)


def _speech_until(
    sentences: Sequence[_SpokenSentence],
    calls: Sequence[FloorName | None],
    place: int,
    call: FloorName,
    registry: Registry,
) -> int:
    """Return the index of the first sentence from ``place`` on that the one called does not say."""
    for index in range(place, len(sentences)):
        sentence = sentences[index]
        thanked = thanks_in(sentence.words, sentence.start, registry)
        calls_soon = any(calls[index + 1 : index + 1 + BEFORE_CALL])
        ends = (
            calls[index]
            or _CLOSES.match(sentence.words)
            or (thanked and (calls_soon or _is_same(thanked, call)))
            or (index > place and _is_anothers(sentence, call, registry))
        )
        if ends or (sentence.opens and index > place):
            return index
    return len(sentences)


def _is_of_nobody(
    sentences: Sequence[_SpokenSentence],
    calls: Sequence[FloorName | None],
    place: int,
    call: FloorName,
    registry: Registry,
) -> bool:
    """Tell whether a turn ends with words that show no more than that another speaks: misheard thanks."""
    sentence = sentences[place]
    return (
        not shows_presiding(sentence.words, registry)
        and not calls[place]
        and _is_anothers(sentence, call, registry)
    )


def _is_anothers(sentence: _SpokenSentence, call: FloorName, registry: Registry) -> bool:
    """Tell whether a sentence is not of whoever has the floor, though nobody else is told to have it."""
    return _is_spoken_of(sentence, call, registry) or is_interruption(sentence.words)


def _is_spoken_of(sentence: _SpokenSentence, call: FloorName, registry: Registry) -> bool:
    return call.actor is not None and is_spoken_of(sentence.words, call.actor, registry)


def shows_presiding(words: str, registry: Registry) -> bool:
    """Tell whether only whoever presides says such a sentence: a call, thanks by name, the meeting closed."""
    return bool(
        _CLOSES.match(words) or thanks_in(words, 0, registry) or call_in(words, 0, registry, formal=True)
    )


def is_to_the_chair(words: str) -> bool:
    """Tell whether a sentence thanks whoever presides, who does not say it."""
    return _TO_THE_CHAIR.match(words) is not None


def _is_same(thanked: FloorName, call: FloorName) -> bool:
    if is_same_person(call.person, thanked.person):
        return True
    if call.actor is not None:
        return thanked.actor == call.actor
    return False


def _stretch_after_call(
    said: Sequence[_SpokenSentence],
    call: FloorName,
    after: Sequence[_SpokenSentence],
    text: str,
    registry: Registry,
) -> UnlabelledStretch:
    turn = _turn(said)
    words = text[turn.start : turn.end]
    thanks = next((found for each in after if (found := thanks_in(each.words, each.start, registry))), None)
    if call.actor is not None and denies(words, call.actor, registry):
        return UnlabelledStretch(turn, None, reason=message("says that it is not the one who was called"))
    itself = names_itself(words, turn.start, registry)
    witnesses = [(EvidenceKind.FLOOR, call.start, call.end)]
    if thanks and _is_same(thanks, call):
        witnesses.append((EvidenceKind.THANKED, thanks.start, thanks.end))
    misheard = len(witnesses) == 1 and bool(after) and _is_spoken_of(after[0], call, registry)
    if misheard:
        witnesses.append((EvidenceKind.THANKED, after[0].start, after[0].end))
    if itself and itself.actor == call.actor:
        witnesses.append((EvidenceKind.SELF, itself.start, itself.end))
    elif itself:
        return UnlabelledStretch(
            turn, None, reason=message("called under one name, and names itself by another")
        )
    if (len(witnesses) == 1 or (misheard and not itself)) and (own := _own_name(said, call.actor, registry)):
        witnesses.append((EvidenceKind.SELF, own.start, own.end))
    if call.actor is None and len(witnesses) == 1:
        return UnlabelledStretch(
            turn, None, reason=message("called by a name that no other words of the meeting bear out")
        )
    return UnlabelledStretch(turn, call, tuple(witnesses))


def _own_name(
    said: Sequence[_SpokenSentence], actor: Actor | None, registry: Registry
) -> _SpokenSentence | None:
    """Return a sentence in which the State called is the subject, as delegations speak of themselves."""
    for sentence in said[:6] if actor else ():
        mention = next(iter(registry.mentions(sentence.words)), None)
        if mention and mention.resolution.actor == actor and not key(sentence.words[: mention.start]):
            return sentence
    return None


def _turn(sentences: Sequence[_SpokenSentence]) -> Turn:
    return Turn(None, sentences[0].start, sentences[-1].end, Manner.DIRECT)


def spoken_in(stretch: UnlabelledStretch, language: str | None) -> Turn:
    """Return the turn of ``stretch`` with the language that the source states."""
    return replace(stretch.turn, language=language)
