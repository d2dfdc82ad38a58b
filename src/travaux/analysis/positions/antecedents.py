"""Whom a report goes on about: what "he", "she" and "they" mean, and who still says what follows."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from travaux.analysis.positions.attributions import Holder, NamedHolders, is_body
from travaux.analysis.positions.clauses import is_bridge
from travaux.analysis.positions.cues import Cue
from travaux.analysis.positions.stances import words_of
from travaux.domain.actors import ActorKind
from travaux.reference.phrases import clause_pattern
from travaux.reference.stances import StanceLexicon, saying_of

_NUMBER = re.compile(r"\s*\d{1,3}(?:\.\d{1,3})*[.)]?\s+")
"""The number of a paragraph."""
_NEXT_WORD = 24  # characters in which the verb after a name stands


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence of a report and who is named in it; ``dropped`` where it leaves its subject out."""

    words: str
    named: Sequence[NamedHolders]
    lexicon: StanceLexicon
    dropped: bool = False


def goes_on(words: str, language: str) -> bool:
    """Tell whether a sentence goes on about whoever was its predecessor's subject: "They …"."""
    opens = clause_pattern(language, "pronoun_subject").match(words)
    points_back = ("by_pronoun", "said_by_pronoun")
    return bool(opens) or any(clause_pattern(language, name).search(words) for name in points_back)


def goes_on_personally(words: str, language: str) -> bool:
    """Tell whether a paragraph goes on about the person whom the one before it reported: "She said …"."""
    return bool(clause_pattern(language, "person_again").match(words, number_end(words)))


def number_end(words: str) -> int:
    """Return where the number of a paragraph ends, 0 where it has none."""
    number = _NUMBER.match(words)
    return number.end() if number else 0


def _is_personal(words: str, language: str) -> bool:
    """Tell whether a sentence goes on about a person, and not about a body or a thing: "he", "she"."""
    return bool(clause_pattern(language, "personally").search(words))


def says_again(words: str, lexicon: StanceLexicon) -> bool:
    """Tell whether a sentence says on its way that the person before says it: "…, she said"."""
    saying = saying_of(lexicon)
    return any(
        found["verb"] in saying for found in clause_pattern(lexicon.language, "said_again").finditer(words)
    )


def subject_again(
    words: str,
    lexicon: StanceLexicon,
    last: tuple[Holder, ...],
    person: tuple[Holder, ...],
    teller: tuple[Holder, ...],
    *,
    led: bool,
) -> tuple[Holder, ...]:
    """Return who may be the subject of a sentence from those before it, empty where nobody is.

    ``last`` was the subject before, ``person`` is whom "he" means, ``teller`` who goes on being reported;
    ``led`` where the passage says whose it is, or the sentence leaves its subject out.
    """
    opens = clause_pattern(lexicon.language, "pronoun_subject").match(words)
    if opens and not led and clause_pattern(lexicon.language, "person_last").search(opens.group()):
        return person  # never a body or a State spoken of: "All were concerned. As regards costs, he"
    if opens and not led and clause_pattern(lexicon.language, "office_last").search(opens.group()):
        return tuple(one for one in person if one.actor and one.actor.kind is not ActorKind.PERSON)
    again = goes_on(words, lexicon.language)
    kept = last if led or again else ()
    if kept or not (again or says_again(words, lexicon)):
        return kept
    return person if _is_personal(words, lexicon.language) else teller


def last_person(told: Told, cues: Sequence[Cue], last: tuple[Holder, ...]) -> tuple[Holder, ...]:
    """Return who a later "he" or "she" means: the one subject that a sentence names, else as before.

    A body is never meant, nor a State or group of which something merely is so: "Syldavia was far away".
    """
    named = [one for one in told.named if one.part == "subject"]
    if not named:
        return () if somebody_else_says(told.words, told.lexicon) else last
    first = named[0]
    if len(first.holders) != 1:
        return ()
    return last if _merely_is(told, first, cues) else first.holders


def _merely_is(told: Told, one: NamedHolders, cues: Sequence[Cue]) -> bool:
    """Tell whether no person speaks for a subject: it is a body, or something is told of it that it is.

    A State may speak in any verb ("Syldavia drew attention to costs"), a group only where it says something.
    """
    actor = one.holders[0].actor
    if actor is None or actor.kind is ActorKind.PERSON:
        return False
    if is_body(actor):
        return True
    after = told.words[one.end : one.end + _NEXT_WORD]
    if any(cue.start >= one.end and is_bridge(told.words[one.end : cue.start], told.lexicon) for cue in cues):
        return False
    if actor.kind in (ActorKind.STATE, ActorKind.OBSERVER):
        return bool(clause_pattern(told.lexicon.language, "merely_is").match(after))
    return not any(word in saying_of(told.lexicon) for word in words_of(after)[:2])


@lru_cache(maxsize=64)
def somebody_else_says(sentence: str, lexicon: StanceLexicon) -> bool:
    """Tell whether a sentence has somebody say something whom nothing names: "Co-Chair Roe noted that".

    It is asked both for who goes on being reported and for whom "he" and "she" mean.
    """
    saying = saying_of(lexicon)
    personal = frozenset(lexicon.words.get("personal", ()))
    words = words_of(sentence)
    return any(
        word in saying and not personal & {*words[max(0, place - 3) : place]}
        for place, word in enumerate(words)
    )
