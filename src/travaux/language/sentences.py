"""Where one sentence ends and the next begins, in prepared speech, minutes and bare captions."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Any

import nupunkt

from travaux.domain.findings import Sentence
from travaux.domain.meetings import Meeting
from travaux.reference.lexicons import lexicon_pattern

Span = tuple[int, int]

LONGEST = 120  # words; beyond this a "sentence" is captioning without punctuation
_CHUNK = 40
_STOPS = ".?!…"  # what ends a sentence by the rules of nupunkt
_LABELLED = 60  # characters before a full stop in which "annexes A, B and C" stands

_PARTS = re.compile(r"[\n.?!]")  # what may end a sentence within a text of plain letters
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_LIST_ITEM = re.compile(r"\n(?=[^\S\n]*(?:[-•▪*–]\s|\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})[).]\s))")
_ENDED_LINE = re.compile(r"(?<=[.!?…؟。！？][\"”»’)\]])\s*\n|(?<=[.!?…؟。！？])\s*\n")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\[“\"])(?:Mr|Mrs|Ms|Mme|Dr|Prof|Sr|Sra|St|Amb|Hon|Rt|Gen|Col|Capt|Lt|Sen|Rep|H\.\s?E|Rev|Fr|"
    r"paras?|pp?|art|arts|sect?|chap|ch|vol|res|dec|doc|corr|add|op|cit|cf|vs|e\.\s?g|i\.\s?e|approx|fig|ibid|"
    r"[A-Z])\.\s*$",
    re.IGNORECASE,
)
_INITIALS = re.compile(r"(?:^|[\s(“\"])(?:[A-Z]\.[ ]?){2,}$")
_GOES_ON = re.compile(r"(?:\[\d{1,3}\]\s+)?[a-z]")
"""The initials of a body or a State: "the G.O.C. was useless" goes on, whatever ends before a capital."""
_NUMBER_SIGN = re.compile(r"(?:^|[\s(])(?:nos?|nr|núm|arts?|paras?|pp?)\.\s*$", re.IGNORECASE)
_LETTERED = re.compile(
    r"\b(?:annex(?:es)?|appendi(?:x|ces)|attachments?|options?|alternatives?|variants?|versions?|parts?|"
    r"sections?|chapters?|schedules?|lists?|tables?|groups?|categor(?:y|ies)|columns?|class(?:es)?|levels?|"
    r"tracks?|clusters?|streams?|plans?|scenarios?|models?|forms?|types?|tiers?|phases?|boxes|box|figures?|"
    r"items?|articles?|arts?\.|paragraphs?|paras?\.|sub-?paragraphs?|clauses?|points?|proposals?|texts?)\s+"
    r"(?:(?:[A-Z]|[IVX]{2,5})(?:,\s*|\s+(?:and|or|to)\s+|,\s*(?:and|or)\s+))*(?:[A-Z]|[IVX]{2,5})\.\s*$",
    re.IGNORECASE,
)
"""A letter that labels what is spoken of, and so is no initial of a name: "annex C."."""
_NUMBERED = re.compile(r"(?:^|[\s(])(?:paras?|pp?|arts?|sect?|chap|ch|vol|res|dec|doc|corr|op)\.\s*$")
_CITED = re.compile(r"(?:^|[\s(])(?:adds?|arts?|sect|chap|vol|res|dec|doc|corr)\.\s*$")
_PLAIN_START = re.compile(r"[“\"«]?(?:[A-Z][a-z’']+|I)(?=[\s,])")
_IN_CAPITALS = re.compile(r"[“\"«]?(?![IVXLC]+[\s,.)])[A-Z][A-Z’'-]{2,}(?=[\s,.])(?![’'-]*\d)")
_MISSED = re.compile(r"(?<=[a-z][a-z)][.!?])[\"”»’)]?\s+(?=[“\"«]?[A-Z][a-z’']*[\s,.])")
_BEFORE_CAPITALS = re.compile(r"(?<=[a-z0-9)][.!?])\s+(?=[“\"«]?[A-Z][A-Z’'-]+[\s,.])")
_AFTER_LETTER = re.compile(r"\b(?:[A-Z]|[IVX]{2,5})\.(?P<gap>\s+)(?=[“\"«]?[A-Z])")
_TITLE = re.compile(r"(?:^|[\s(])[A-Z][a-z]{0,5}\.\s*$")  # "Gov. SMITH": a name in capitals follows
_AWAITING = re.compile(r"(?:^|\s)(?:Mr|Mrs|Ms|Dr|Prof|Amb|H\.E|paras?|Nos|arts?)\.\s*$")
_COMMAS = "،,，"  # after which no sentence ends, though the rules for Arabic cut there
_PLAIN_NO = re.compile(r"\bno\.\s*$", re.IGNORECASE)
_ARABIC = re.compile(r"[\u0600-\u06ff]")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_WORD = re.compile(r"\S+")


def split(meeting: Meeting) -> tuple[Sentence, ...]:
    """Return the sentences of ``meeting``, in order, each with its span in the source.

    What only marks a gap that the record has still to fill, "<TODO: add the reply>", nobody said.
    """
    gap = lexicon_pattern("outcomes", "placeholders")
    return tuple(
        Sentence(turn.id, turn.start + start, turn.start + end)
        for turn in meeting.interventions
        for start, end in split_text(meeting.words_of(turn), turn.language)
        if not gap.search(meeting.source.text[turn.start + start : turn.start + end])
    )


def split_text(text: str, language: str | None = None) -> tuple[Span, ...]:
    """Return the spans of the sentences in ``text``, trimmed and in order.

    ``language`` is what the source states; where it is silent the script decides. Many findings ask of the
    same turn, which is split once.
    """
    if _is_one_line(text):
        span = trimmed(text, 0, len(text))
        return (span,) if span[0] < span[1] else ()
    return _split(text, _rule_language(text, language))


def _is_one_line(text: str) -> bool:
    """Tell whether nothing parts a text, so that no rule need be asked: headings and items are many."""
    return len(text) <= LONGEST and text.isascii() and not _PARTS.search(text.rstrip()[:-1])


@lru_cache(maxsize=16384)
def _split(text: str, by_rules: str | None) -> tuple[Span, ...]:
    spans: list[Span] = []
    for start, end in _blocks(text):
        block = text[start:end]
        found = _with_pysbd(block, by_rules) if by_rules else _with_nupunkt(block)
        for left, right in found:
            spans.extend(_shortened(text, start + left, start + right))
    return tuple(span for span in (trimmed(text, *span) for span in spans) if span[0] < span[1])


def _rule_language(text: str, language: str | None) -> str | None:
    sample = text[:2000]
    if len(_HAN.findall(sample)) * 4 > len(sample) or (language == "zh" and _HAN.search(sample)):
        return "zh"
    if len(_ARABIC.findall(sample)) * 3 > len(sample) or (language == "ar" and _ARABIC.search(sample)):
        return "ar"
    return None


def _blocks(text: str) -> Iterator[Span]:
    """Yield what cannot be one sentence with its neighbours: paragraphs, list items, lines that ended."""
    cuts = {0, len(text)}
    for pattern in (_BLANK_LINE, _LIST_ITEM, _ENDED_LINE):
        cuts.update(
            match.end() for match in pattern.finditer(text) if not _awaits_continuation(text, match.start())
        )
    ordered = sorted(cuts)
    yield from pairwise(ordered)


def _awaits_continuation(text: str, place: int) -> bool:
    """Say whether the words before ``place`` await a name or a number: a line broken after "Mr."."""
    return bool(_AWAITING.search(text[max(0, place - 12) : place]))


def _with_nupunkt(block: str) -> list[Span]:
    merged: list[Span] = []
    within = block.rstrip()[:-1]
    stops = any(mark in within for mark in _STOPS)  # without one the block is one sentence
    for start, end in nupunkt.sent_spans(block) if stops else ((0, len(block)),):
        if merged and _runs_on(block[slice(*merged[-1])], block[start:end]):
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    return [piece for start, end in merged for piece in _separated(block, start, end)]


def _runs_on(before: str, after: str) -> bool:
    tail = before[-14:]
    if _NUMBER_SIGN.search(tail) and after[:1].isdigit():
        return True
    if _INITIALS.search(tail) and _GOES_ON.match(after):
        return True
    return _is_abbreviated(before, after) or not any(letter.isalnum() for letter in after)


def _is_abbreviated(before: str, after: str) -> bool:
    """Tell whether the full stop that ends ``before`` is an abbreviation's: not in "annex C. PERU …"."""
    if not _ABBREVIATION.search(before[-14:]):
        return False
    if _NUMBERED.search(before[-14:]) and _IN_CAPITALS.match(after):
        return False  # "a museum of modern art. PERU …"
    if _CITED.search(before[-14:]) and _PLAIN_START.match(after):
        return False  # "we have little to add. We …"
    return not _LETTERED.search(before[-_LABELLED:])


def _separated(block: str, start: int, end: int) -> Iterator[Span]:
    """Yield ``block[start:end]`` cut where a full stop was taken for an abbreviation's."""
    for place in sorted(_missed_starts(block, start, end)):
        yield start, place
        start = place
    yield start, end


def _missed_starts(block: str, start: int, end: int) -> Iterator[int]:
    """Yield where a sentence begins in ``block[start:end]`` after a full stop that is no abbreviation's."""
    for match in _MISSED.finditer(block, start, end):
        before = block[max(start, match.start() - 14) : match.start()]
        abbreviated = _is_abbreviated(before, block[match.end() : end])
        if not abbreviated and (_PLAIN_NO.search(before) or match.group().strip() == ""):
            yield match.end()
    for match in _BEFORE_CAPITALS.finditer(block, start, end):
        before = block[max(start, match.start() - _LABELLED) : match.start()]
        if not (_is_abbreviated(before, block[match.end() : end]) or _TITLE.search(before)):
            yield match.end()
    for match in _AFTER_LETTER.finditer(block, start, end):
        if _LETTERED.search(block[max(start, match.start() - _LABELLED) : match.start("gap")]):
            yield match.end()


def _with_pysbd(block: str, language: str) -> list[Span]:
    spans: list[Span] = []
    place = 0
    for piece in _segmenter(language).segment(block):
        found = block.find(piece.strip(), place)
        if found < 0:
            continue
        if spans and block[spans[-1][1] - 1] in _COMMAS:
            spans[-1] = (spans[-1][0], found + len(piece.strip()))
        else:
            spans.append((found, found + len(piece.strip())))
        place = spans[-1][1]
    return spans


@lru_cache(maxsize=2)
def _segmenter(language: str) -> Any:
    import pysbd  # slow to load, and needed for two languages only

    return pysbd.Segmenter(language=language, clean=False)


def _shortened(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the span, cut at line ends or after every forty words where captions lack punctuation."""
    words = list(_WORD.finditer(text, start, end))
    if len(words) <= LONGEST:
        yield start, end
        return
    first = 0
    lines = "\n" in text[start:end]
    for index in range(1, len(words)):
        new_line = lines and "\n" in text[words[index - 1].end() : words[index].start()]
        if index - first >= (_CHUNK // 2 if new_line else _CHUNK):
            yield words[first].start(), words[index - 1].end()
            first = index
    yield words[first].start(), end


def trimmed(text: str, start: int, end: int) -> Span:
    """Return the span of ``text`` without the spaces at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
