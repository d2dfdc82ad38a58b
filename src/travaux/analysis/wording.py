"""Words as analysis compares them: tokens, stems, and how telling each is."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from travaux.reference.lexicons import load_lexicon

# A document's symbol ("A/80/L.41") is one word, and says nothing of a topic.
_TOKEN = re.compile(r"[A-Z0-9]+(?:[/][\w.()-]*\w)+|[^\W\d_]+(?:['’][^\W\d_]+)?|\d+(?:[.,]\d+)*|[.;:,!?()—–]")
_SHORTEST_STEM = 4
_RUN = 3  # words of a phrase that names a matter, at most
_SENTENCE = 1000  # characters: the longest stretch that is read as one sentence has 120 words


class StemmedToken(NamedTuple):
    """A word or a punctuation mark of a text, by its span, with its stem (empty for marks)."""

    text: str
    start: int
    end: int
    stem: str


@cache
def _endings() -> tuple[str, ...]:
    return load_lexicon("wording")["endings"]


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return ``word`` in lower case without its English endings; short words lose only a plural."""
    word = word.lower().replace("’", "'").removesuffix("'s")
    for suffix in _endings():
        if word.endswith(suffix) and len(word) - len(suffix) >= _SHORTEST_STEM:
            return word[: -len(suffix)]
    return word


@cache
def stop_words() -> frozenset[str]:
    """Return the words that carry no topic of their own, in lower case."""
    return frozenset(load_lexicon("wording")["stop"])


@cache
def institutions() -> frozenset[str]:
    """Return the stems of words that name bodies and offices: they say who, not what."""
    return frozenset(stem(word) for word in load_lexicon("wording")["institutions"])


@cache
def _before_verbs() -> frozenset[str]:
    return frozenset(load_lexicon("wording")["before_a_verb"])


@cache
def _noun_endings() -> tuple[str, ...]:
    return tuple(load_lexicon("wording")["noun_endings"])


def tokens(text: str) -> tuple[StemmedToken, ...]:
    """Return the words, numbers and punctuation marks of ``text`` in order.

    Many findings ask of the same sentence, which is read once; what is longer than one is not kept.
    """
    return _kept_tokens(text) if len(text) <= _SENTENCE else _tokens(text)


@lru_cache(maxsize=8192)
def _kept_tokens(text: str) -> tuple[StemmedToken, ...]:
    return _tokens(text)


def _tokens(text: str) -> tuple[StemmedToken, ...]:
    found = ((match.group(), match.span()) for match in _TOKEN.finditer(text))
    return tuple(
        StemmedToken(word, *span, stem(word) if word[0].isalnum() and "/" not in word else "")
        for word, span in found
    )


def count_words(text: str) -> Counter[str]:
    """Return how often each word and mark stands in ``text``, as printed: what needs no places is quicker."""
    return Counter(_TOKEN.findall(text))


def is_content(token: StemmedToken) -> bool:
    """Tell whether ``token`` can carry a topic."""
    return len(token.text) > 1 and bool(token.stem) and token.text.lower() not in stop_words()


def telling_runs(
    text: str, names: Collection[str], may_name: Callable[[StemmedToken], bool] = is_content
) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield each run of two or three words of ``text`` that may name a matter, by their stems and as written.

    ``names`` are stems of who speaks: like figures, they end a run. A run of words for bodies names none, and
    none that goes on ("strengthen internal", of oversight) or opens with a verb ("to strengthen
    internal oversight").
    """
    run: list[StemmedToken] = []
    spoken = tokens(text)
    acts = _before_verbs()
    for place, token in enumerate(spoken):
        if token.stem in names or token.text[:1].isdigit() or not may_name(token):
            run = []
            continue
        if not run and place and spoken[place - 1].text.lower() in acts and not _is_noun(token):
            continue
        run = [*run[1 - _RUN :], token]
        if place + 1 < len(spoken) and is_content(spoken[place + 1]):
            continue
        for size in range(2, len(run) + 1):
            part = run[-size:]
            stems = tuple(each.stem for each in part)
            if set(stems) - institutions():
                yield stems, " ".join(text[part[0].start : part[-1].end].split())


def _is_noun(token: StemmedToken) -> bool:
    """Tell whether a word can be no verb, by its ending: "accountability"."""
    return token.text.lower().endswith(_noun_endings())


def content_stems(text: str) -> tuple[str, ...]:
    """Return the stems of the words of ``text`` that can carry a topic, in order, repeated as they are."""
    return _kept_stems(text) if len(text) <= _SENTENCE else _content_stems(text)


@lru_cache(maxsize=8192)
def _kept_stems(text: str) -> tuple[str, ...]:
    return _content_stems(text)


def _content_stems(text: str) -> tuple[str, ...]:
    return tuple(token.stem for token in tokens(text) if is_content(token))


def inverse_frequencies(documents: Sequence[Iterable[str]]) -> dict[str, float]:
    """Return how telling each term is: the smoothed logarithm of how rarely a document holds it."""
    frequencies = Counter(term for document in documents for term in set(document))
    total = len(documents)
    return {term: math.log(1 + (total - n + 0.5) / (n + 0.5)) for term, n in frequencies.items()}


def sentence_case(title: str, text: str) -> str:
    """Return ``title`` in sentence case if it is in capitals, names spelt as ``text`` mostly spells them.

    A word that ``text`` has in capitals alone, more than once, is an acronym and stays one.
    """
    known = _spellings(text) if title.isupper() else {}
    if not title.isupper() or (" " not in title.strip() and title.strip().lower() not in known):
        return title
    spelt = re.sub(r"[^\W\d_]+", lambda match: _spelling(match.group(), known), title)
    return spelt[:1].upper() + spelt[1:]


@lru_cache(maxsize=2)
def _spellings(text: str) -> Mapping[str, Counter[str]]:
    """Return how often each word of ``text`` is spelt how, by its small letters."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for match in re.finditer(r"(?<!\w)[^\W\d_]+(?!\w)", text):
        found[match.group().lower()][match.group()] += 1
    return found


def _spelling(word: str, known: Mapping[str, Counter[str]]) -> str:
    found = Counter(known.get(word.lower(), ()))
    capitals = found.pop(word, 0)
    if word.lower() in found or word.lower() in stop_words():
        return (
            word.lower() if word.capitalize() not in load_lexicon("wording")["months"] else word.capitalize()
        )
    if found:
        return found.most_common(1)[0][0]
    if word.capitalize() in load_lexicon("wording")["months"]:
        return word.capitalize()
    return word if capitals > 1 and len(word) < _ACRONYM else word.lower()


_ACRONYM = 7  # letters from which a word in capitals is none
