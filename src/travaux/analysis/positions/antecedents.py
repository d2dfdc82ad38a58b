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

_NEXT_WORD = 24  # characters in which the verb after a name stands
_PERSON_AGAIN = re.compile(
    r"(?:(?:Finally|In conclusion|Furthermore|Moreover|However|Also|Turning to|Regarding|As for|On|In|With)\b"
    r"[^,.]{0,80},\s+)?"
    r"(?:(?:While|Although|Though|If|As|Since)\s+|[A-Z]\w+ing\b[^,.]{3,160},\s+)?(?:[Hh]e|[Ss]he)\b"
)
_PERSON_LAST = re.compile(r"\b(?:he|she|(?:his|her) \w+)$", re.IGNORECASE)
_OFFICE_LAST = re.compile(r"\bthe (?:minister|ambassador|delegate|envoy)$", re.IGNORECASE)
_IS_SO = re.compile(
    r"(?: (?:countries|states|governments?|members?|nations?|peoples?))?,? "
    r"(?:is|are|was|were|has|have|had)\b",
    re.IGNORECASE,
)
"""After a name, what it is or has: nobody speaks there."""
_SAID_AGAIN = re.compile(r",\s+(?:he|she)\s+(?:\w+ly\s+|also\s+|then\s+)?(?P<verb>[a-z]+)\b")
_PERSONAL = frozenset({"he", "she", "it", "they", "his", "her", "their", "its"})


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


def goes_on_personally(words: str) -> bool:
    """Tell whether a paragraph goes on about the person whom the one before it reported: "She said …"."""
    return bool(_PERSON_AGAIN.match(words))


def is_personal(words: str) -> bool:
    """Tell whether a sentence goes on about a person, and not about a body or a thing: "he", "she"."""
    return re.search(r"\b(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er)\b", words) is not None


def says_again(words: str, lexicon: StanceLexicon) -> bool:
    """Tell whether a sentence says on its way that the person before says it: "…, she said"."""
    saying = saying_of(lexicon)
    return any(found["verb"] in saying for found in _SAID_AGAIN.finditer(words))


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
    if opens and not led and _PERSON_LAST.search(opens.group()):
        return person  # never a body or a State spoken of: "All were concerned. As regards costs, he"
    if opens and not led and _OFFICE_LAST.search(opens.group()):
        return tuple(one for one in person if one.actor and one.actor.kind is not ActorKind.PERSON)
    again = goes_on(words, lexicon.language)
    kept = last if led or again else ()
    if kept or not (again or says_again(words, lexicon)):
        return kept
    return person if is_personal(words) else teller


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
        return bool(_IS_SO.match(after))
    return not any(word in saying_of(told.lexicon) for word in words_of(after)[:2])


@lru_cache(maxsize=64)
def somebody_else_says(sentence: str, lexicon: StanceLexicon) -> bool:
    """Tell whether a sentence has somebody say something whom nothing names: "Co-Chair Roe noted that".

    It is asked both for who goes on being reported and for whom "he" and "she" mean.
    """
    saying = saying_of(lexicon)
    words = words_of(sentence)
    return any(
        word in saying and not _PERSONAL & {*words[max(0, place - 3) : place]}
        for place, word in enumerate(words)
    )
