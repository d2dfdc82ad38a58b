"""The words of a sentence that decide what it says, which must have been heard surely."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from travaux.domain.actors import ActorKind
from travaux.domain.annotations import Modified
from travaux.domain.hearing import DecidingWord
from travaux.language.identification import language_of
from travaux.language.modifiers import annotate
from travaux.reference.language_data import read_language
from travaux.reference.lexicons import load_lexicon
from travaux.reference.registry import Mention, Registry
from travaux.reference.stances import LANGUAGES, load_stances

SURE = 0.6
"""How surely a deciding word must be heard. Of two made meetings (evals/recordings.py) two in three of the
deciding words that were misheard are below it, of those that were heard right one in twelve."""

LOST = 0.3
"""How surely any other word must be heard: below it every second one of the made meetings was another."""

_SHORTEST = 4  # letters of another word that may carry what is said: shorter ones join the others
_WORD = re.compile(r"[^\W_]+(?:['’.,/-][^\W_]+)*")

SURE_OF_SYMBOL = 0.9
"""How surely figures with letters must be heard, as in symbols: "4D" for forty was heard at .70."""

_DIGIT = re.compile(r"\d")
_LETTER = re.compile(r"[^\W\d_]")
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th|s|er|ère|e|º|ª|o|a)\b", re.I)

Deciding = tuple[int, int, DecidingWord]
"""Where a word stands in its sentence, and what it decides."""


def deciding_words(sentence: str, registry: Registry) -> Iterator[Deciding]:
    """Yield the words of ``sentence`` in order, with what each decides; what decides nothing is ``OTHER``.

    Words of fewer than four letters that decide nothing are left out.
    """
    language = language_of(sentence) or "en"
    names, offices = _names(sentence, registry)
    stances = list(_stances(sentence, language))
    for number, word in enumerate(_WORD.finditer(sentence)):
        kind = _by_itself(word[0], language, first=number == 0)
        if kind is DecidingWord.NAME and (_within(word.span(), offices) or _presides(word[0])):
            continue
        if kind is None and _within(word.span(), names):
            kind = DecidingWord.NAME
        is_long = len(word[0]) >= _SHORTEST
        if kind is None and is_long and _within(word.span(), stances):
            kind = DecidingWord.STANCE
        if kind or is_long:
            yield *word.span(), kind or DecidingWord.OTHER


Spans = Sequence[tuple[int, int]]


def _names(sentence: str, registry: Registry) -> tuple[Spans, Spans]:
    """Return where somebody or something is named, and where whoever presides or serves is."""
    offices = [each for each in registry.mentions(sentence) if _is_office(each)]
    names = [each for each in registry.mentions(sentence) if not _is_office(each)]
    return [(each.start, each.end) for each in names], [(each.start, each.end) for each in offices]


def _is_office(mention: Mention) -> bool:
    actor = mention.resolution.actor
    return actor is not None and actor.kind is ActorKind.ROLE


def _presides(word: str) -> bool:
    """Tell whether a word is the office of whoever presides or serves: "Chair", "Secretariat"."""
    return any(
        word.casefold() in load_lexicon("floor", each).get("presiding_roles", ()) for each in LANGUAGES
    )


def _within(span: tuple[int, int], places: Spans) -> bool:
    return any(start < span[1] and span[0] < end for start, end in places)


def needed(word: str, decides: DecidingWord) -> float:
    """Return how surely a word must be heard for what it decides to be taken as said."""
    if decides is DecidingWord.OTHER:
        return LOST
    mixed = _DIGIT.search(word) and _LETTER.search(_ORDINAL.sub("", word))
    return SURE_OF_SYMBOL if mixed else SURE


def _by_itself(word: str, language: str, *, first: bool) -> DecidingWord | None:
    """Return what a word decides wherever it stands; the first of a sentence has its capital from that."""
    if any(sign.isdigit() for sign in word):
        return DecidingWord.FIGURE
    small = word.casefold()
    for kind, words in _lists(language):
        if small in words:
            return kind
    if any(part in small for part in _short_negations(language)):
        return DecidingWord.NEGATION
    return DecidingWord.NAME if word[0].isupper() and not first and len(word) > 1 else None


def _stances(sentence: str, language: str) -> Iterator[tuple[int, int]]:
    """Yield the words that take a stance, and those that modify one."""
    if language in LANGUAGES:
        for cues in load_stances(language).stances:
            for pattern in (cues.cues, cues.impersonal, cues.nominal):
                if pattern is not None:
                    yield from (found.span() for found in pattern.finditer(sentence.casefold()))
    for one in annotate(sentence, language).modifiers:
        if one.category in (Modified.NEGATED, Modified.DENIED):
            yield one.start, one.end


@cache
def _lists(language: str) -> tuple[tuple[DecidingWord, frozenset[str]], ...]:
    if not read_language(language, "hearing"):
        return ()
    words = load_lexicon("hearing", language)
    kinds = {
        "figures": DecidingWord.FIGURE,
        "provisions": DecidingWord.PROVISION,
        "negations": DecidingWord.NEGATION,
    }
    return tuple((kind, frozenset(words.get(name, ()))) for name, kind in kinds.items())


@cache
def _short_negations(language: str) -> tuple[str, ...]:
    return load_lexicon("hearing", language).get("negated", ()) if read_language(language, "hearing") else ()
