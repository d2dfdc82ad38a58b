"""What a sentence asks of a text: words to put in, take out or replace, a paragraph to keep, new wording."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from travaux.analysis.text.wording import find_words
from travaux.domain.lineage import Request
from travaux.reference.asking import load_asking
from travaux.reference.expressions import Expression
from travaux.reference.wording import load_wording

FEWEST_WORDS = 4  # of a sentence that is traced by its own words
LEAD = 160  # characters within which the words that ask come to their end
SHORTEST_QUOTE = 20  # characters of quoted words that stand for the sentence around them
_QUOTED = re.compile(rf"[“\"«]([^“”\"«»]{{{SHORTEST_QUOTE},}})[”\"»]")
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for, by spans of the sentence: the words to go in and to go out, and the clause."""

    request: Request
    clause: Span
    new: Span | None = None
    old: Span | None = None
    quoted: bool = False


def find_requests(sentence: str) -> list[Asked]:
    """Return what a sentence asks for, in order; one that quotes nothing asks for its own wording."""
    for found in (_amendments, _whole_sentences, _quotations):
        if asked := list(found(sentence)):
            return asked
    return list(_clauses(sentence))


def asks_for_something(sentence: str) -> bool:
    """Tell whether a sentence asks for anything, as far as its words show; courtesy never does."""
    lexicon = load_asking()
    return bool(lexicon.asks.search(sentence)) and not lexicon.courtesy.search(sentence)


def _amendments(sentence: str) -> Iterator[Asked]:
    lexicon, taken = load_asking(), list[Span]()
    for request, patterns in (
        (Request.REPLACE, lexicon.replaced),
        (Request.DELETE, lexicon.deleted),
        (Request.INSERT, lexicon.inserted),
    ):
        for match in (match for pattern in patterns for match in pattern.finditer(sentence)):
            if any(match.start() < b and a < match.end() for a, b in taken):
                continue
            taken.append(match.span())
            named = match.groupdict()
            new = match.span("new") if named.get("new") else None
            yield Asked(request, match.span(), new, match.span("old") if named.get("old") else None)


def _whole_sentences(sentence: str) -> Iterator[Asked]:
    lexicon = load_asking()
    if lexicon.whole_retained.search(sentence):
        yield Asked(Request.RETAIN, (0, len(sentence)))
    elif lexicon.whole_deleted.search(sentence.strip()):
        yield Asked(Request.DELETE, (0, len(sentence)))


def _quotations(sentence: str) -> Iterator[Asked]:
    for match in _QUOTED.finditer(sentence):
        if len(find_words(match[1])) >= FEWEST_WORDS:
            yield Asked(Request.WORDING, match.span(1), match.span(1), quoted=True)


def _clauses(sentence: str) -> Iterator[Asked]:
    """Yield the coordinate clauses of a sentence, each with what it asks for behind the words that ask."""
    for start, end in _coordinate(sentence):
        frame = load_asking().frames.search(sentence, start, min(start + LEAD, end))
        asked = frame.end() if frame and _is_long(sentence[frame.end() : end]) else start
        yield Asked(Request.WORDING, (start, end), (asked, end))


def _coordinate(sentence: str) -> Iterator[Span]:
    start = 0
    for cut in _coordination().finditer(sentence):
        if _is_long(sentence[start : cut.start()]) and _is_long(sentence[cut.end() :]):
            yield start, cut.start()
            start = cut.end()
    yield start, len(sentence)


@cache
def _coordination() -> Expression:
    verbs = [verb for scale in load_wording().scales if "operative" in scale.name for verb in scale.members]
    either = "|".join(sorted(map(re.escape, verbs), key=len, reverse=True))
    return Expression(rf"(?:,|;)\s+and\s+(?=(?:that|also\s+)?(?:{either}|that)\b)|;\s+(?=\S)", re.IGNORECASE)


def _is_long(words: str) -> bool:
    return len(find_words(words)) >= FEWEST_WORDS


def without_reasons(words: str) -> str:
    """Return wording without the reason that ends it, where there is one."""
    match = load_asking().reasons.search(words)
    return words[: match.start()] if match and _is_long(words[: match.start()]) else words
