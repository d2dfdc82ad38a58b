"""Which language words are written in, told by its commonest words."""

import re
from collections import Counter
from functools import cache, lru_cache

from travaux.domain.meetings import Intervention, Meeting
from travaux.reference.cues import load_cues
from travaux.reference.language_data import LANGUAGES, read_language

SAMPLE = 4000  # characters by which a language is known
_ONE_IN = 12  # words of which one at least is a common one

_LETTER = re.compile(r"[^\W\d_]")
_ELIDED = re.compile(r"['’]")
_PARTICLE = re.compile(
    r"\b(?:(?:del?|da|di|du|la|los?|las|des)\s+)+(?=[A-ZÀ-Þ])|\b(?:(?:DEL?|DA|DI|DU|LA|LOS?|LAS|DES)\s+)+(?=[A-ZÀ-Þ]{2})"
)
"""A small word before a name, "Ms. del Río", "Mr. DE LA FUENTE": such names have it in every language."""
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


@lru_cache(maxsize=4096)
def language_of(text: str) -> str | None:
    """Return the language whose commonest words ``text`` uses most, None where no lexicon fits it.

    What a record states ("spoke in Arabic") is of no help here: the words printed are often a translation.
    """
    words = [word.lower() for word in _WORD.findall(_PARTICLE.sub("", text[:SAMPLE]))]
    told = Counter(code for word in words for code in _languages_of(word))
    most = max(told.values(), default=0)
    if not words or most * _ONE_IN < len(words):
        return None
    shared = [code for code in LANGUAGES if told[code] == most]
    return max(shared, key=lambda code: _endings(words, code))


def language_of_turn(meeting: Meeting, turn: Intervention) -> str | None:
    """Return the language of ``turn``; of the record around it where so few words can have no common one.

    "Arcadia opposes paragraph 4." has none of the words by which a language is told.
    """
    said = meeting.words_of(turn)[:SAMPLE]
    own = language_of(said)
    if own is None and len(_WORD.findall(said)) < _ONE_IN:
        return language_of(meeting.source.text[:SAMPLE])
    return own


@lru_cache(maxsize=4096)
def language_alone(text: str) -> str | None:
    """Return the one language whose common words a short ``text`` has, None where it has those of others too.

    Two such words tell it, or one beside a word that ends as its words do: "Apoyamos el texto".
    """
    words = [word.lower() for word in _WORD.findall(_PARTICLE.sub("", text[:SAMPLE]))]
    told = Counter(code for word in set(words) for code in _languages_of(word))
    if len(told) != 1:
        return None
    code, count = next(iter(told.items()))
    marked = _endings(words, code) > 0 or not text.isascii()
    return code if count > 1 or marked else None


@lru_cache(maxsize=65536)
def _languages_of(word: str) -> tuple[str, ...]:
    """Return where a word is a common one, or begins with one that is elided: "n’est", "l’option"."""
    elided = _ELIDED.split(word, maxsplit=1)[0] + "'"
    return tuple(code for code in LANGUAGES if word in _common_words(code) or elided in _common_words(code))


def _endings(words: list[str], language: str) -> int:
    """Return how many words end as they do in ``language``: what decides where common words are shared."""
    endings = load_cues(language).lists.get("language.endings", ())
    return sum(word.endswith(endings) for word in words) if endings else 0


@cache
def _common_words(language: str) -> frozenset[str]:
    return frozenset(load_cues(language).lists.get("language.words", ()))


@lru_cache(maxsize=4096)
def language_written(text: str) -> str | None:
    """Return the language of ``text`` by its script where that tells it, else by its commonest words.

    None where letters say that it is another language of that script: Persian, Japanese, Ukrainian.
    """
    sample = text[:SAMPLE]
    letters = len(_LETTER.findall(sample))
    for language, script, others in _scripts():
        if letters and len(script.findall(sample)) * 2 > letters:
            return None if others.search(sample) else language
    return language_of(text)


@cache
def _scripts() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]:
    """Return the languages that a script tells, with it and the letters that others of it have."""
    known = ((language, read_language(language, "identity")) for language in LANGUAGES)
    return tuple(
        (language, re.compile(data["script"], re.IGNORECASE), re.compile(data["others"], re.IGNORECASE))
        for language, data in known
        if "script" in data
    )
