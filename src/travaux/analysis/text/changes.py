"""Word by word, what changed between two texts, in reading order; applying the changes gives the new text.

Only words are aligned. What stands between words that stay (brackets, punctuation, spaces) is compared in
place, so that a bracket opened or lifted, a comma or a capital is never taken for a rewording.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, zip_longest

from travaux.analysis.text.plain import say_change, say_mark
from travaux.analysis.text.sequences import common_runs
from travaux.analysis.text.standing_text import standing_text
from travaux.analysis.text.wording import KeyedWord, find_keys, find_words, is_function_word
from travaux.domain.lineage import REWORDINGS, Change, ChangeOp
from travaux.domain.texts import Paragraph
from travaux.reference.wording import load_wording

BRACKETS = re.compile(r"[\[\]［］【】〔〕]")
ALTERNATIVE = re.compile(r"[\]］]\s*(?:\([^()]*\)\s*)*[\[［]")
NOTE_OR_MARK = re.compile(r"\([^()]*\)|[\[\]［］]")
ISLAND = 2  # this many function words alone between two changes belong to the change

Span = tuple[int, int]
Pair = tuple[Span, Span]


def find_changes(
    old: str,
    new: str,
    old_words: Sequence[KeyedWord] | None = None,
    new_words: Sequence[KeyedWord] | None = None,
) -> tuple[Change, ...]:
    """Return every difference, spacing included, in reading order.

    ``old_words`` and ``new_words`` are the words of the text proper, where something else is written
    between them: who proposes a bracket, for one.
    """
    if old == new:
        return ()
    there, here = _ComparedWords(old, old_words), _ComparedWords(new, new_words)
    changes = (_change_of_pair(there, here, pair) for pair in _span_pairs(there, here))
    return tuple(change for change in changes if change)


def find_proper_words(paragraphs: Sequence[Paragraph]) -> tuple[KeyedWord, ...]:
    """Return the words of paragraphs as they stand, joined by line feeds, without notes beside brackets."""
    words: list[KeyedWord] = []
    offset = 0
    for paragraph in paragraphs:
        words += [
            KeyedWord(word.start + offset, word.end + offset, word.form, word.key)
            for word in _proper_words(paragraph)
        ]
        offset += len(standing_text(paragraph)) + 1
    return tuple(words)


def readable(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Return the changes a reader wants to see: all but those of spacing."""
    return tuple(change for change in changes if change.op is not ChangeOp.SPACING)


def apply_changes(changes: Iterable[Change], old: str, new: str) -> str:
    """Return the old text with the changes made; ``new`` supplies the words that come in."""
    parts, position = [], 0
    for change in changes:
        parts += [old[position : change.old_start], new[change.new_start : change.new_end]]
        position = change.old_end
    return "".join((*parts, old[position:]))


def _proper_words(paragraph: Paragraph) -> Iterator[KeyedWord]:
    text = standing_text(paragraph)
    printed = find_words(text)
    if paragraph.clean_text in ("", text):
        yield from printed
        return
    proper = find_keys(paragraph.clean_text)
    for start, _, size in matching_runs([word.key for word in printed], proper, islands=True):
        yield from printed[start : start + size]


class _ComparedWords:
    """A text as words, with what stands between them."""

    def __init__(self, text: str, words: Sequence[KeyedWord] | None = None) -> None:
        self.text = text
        self.words = find_words(text) if words is None else words
        self.keys = [word.key for word in self.words]

    def start(self, index: int) -> int:
        return self.words[index].start if index < len(self.words) else len(self.text)

    def end(self, index: int) -> int:
        return self.words[index].end if index >= 0 else 0

    def read(self, span: Span) -> str:
        return self.text[slice(*span)]

    def said(self, span: Span) -> str:
        """Return the words of the text proper in a span, with a stroke between alternatives in brackets."""
        inside = self._words_within(span)
        parts = [self.text[word.start : word.end] for word in inside]
        gaps = [_text_between(self.text[one.end : other.start]) for one, other in pairwise(inside)]
        return "".join(part + gap for part, gap in zip_longest(parts, gaps, fillvalue=""))

    def proper_keys(self, span: Span) -> list[str]:
        """Return the keys of the words of the text proper in a span."""
        return [word.key for word in self._words_within(span)]

    def _words_within(self, span: Span) -> Sequence[KeyedWord]:
        first = bisect_left(self.words, span[0], key=lambda word: word.start)
        last = bisect_left(self.words, span[1], key=lambda word: word.start)
        return self.words[first:last]


def _text_between(between: str) -> str:
    """Return what stands between two words, without bracket marks and the notes beside them."""
    if ALTERNATIVE.search(between):
        return " / "
    plain = NOTE_OR_MARK.sub("", between)
    return " " if between != plain and not plain.strip() else plain


def _span_pairs(old: _ComparedWords, new: _ComparedWords) -> Iterator[Pair]:
    """Yield spans of both texts that stand for each other: together they make up both texts."""
    i = j = 0
    for a, c, size in (*matching_runs(old.keys, new.keys), (len(old.keys), len(new.keys), 0)):
        yield from _between(old, new, (i, a), (j, c))
        for step in range(size):
            one, other = old.words[a + step], new.words[c + step]
            yield (one.start, one.end), (other.start, other.end)
            if step + 1 < size:
                yield (one.end, old.start(a + step + 1)), (other.end, new.start(c + step + 1))
        i, j = a + size, c + size


def _between(old: _ComparedWords, new: _ComparedWords, olds: Span, news: Span) -> Iterator[Pair]:
    """Yield what stands between two runs: words [a, b) of the old text became words [c, d) of the new."""
    there = old.end(olds[0] - 1), old.start(olds[1])
    here = new.end(news[0] - 1), new.start(news[1])
    if olds[0] == olds[1] and news[0] == news[1]:
        yield there, here
    elif olds[0] == olds[1] or news[0] == news[1]:
        yield _trimmed(old.read(there), new.read(here), there, here)
    else:
        first, last = (old.start(olds[0]), new.start(news[0])), (old.end(olds[1] - 1), new.end(news[1] - 1))
        yield (there[0], first[0]), (here[0], first[1])
        yield (first[0], last[0]), (first[1], last[1])
        yield (last[0], there[1]), (last[1], here[1])


def _trimmed(one: str, other: str, there: Span, here: Span) -> Pair:
    """Return the spans without the gap that one text has and the other has beside its added words."""
    gap, full = (one, other) if len(one) < len(other) else (other, one)
    lead = next((k for k in range(len(gap)) if gap[k] != full[k]), len(gap))
    rest = len(gap) - lead
    trail = next((k for k in range(rest) if gap[-1 - k] != full[-1 - k]), rest)
    return (there[0] + lead, there[1] - trail), (here[0] + lead, here[1] - trail)


def matching_runs(
    old: Sequence[str], new: Sequence[str], islands: bool = False
) -> Iterator[tuple[int, int, int]]:
    """Yield (start in old, start in new, length) of what stays, without ``islands`` that mean little."""
    months = load_wording().months
    runs = common_runs(old, new)
    for index, (a, c, size) in enumerate(runs):
        means_little = all(is_function_word(key) or key in months for key in old[a : a + size])
        at_edge = index in (0, len(runs) - 1) and (
            a == c == 0 or (a + size, c + size) == (len(old), len(new))
        )
        if islands or at_edge or size > ISLAND or not means_little:
            yield a, c, size


def _change_of_pair(old: _ComparedWords, new: _ComparedWords, pair: Pair) -> Change | None:
    there, here = pair
    before, after = old.read(there), new.read(here)
    if before == after:
        return None
    op = _operation(before, after, old.proper_keys(there), new.proper_keys(here))
    if op in REWORDINGS:
        line, force = say_change(old.said(there), new.said(here))
    else:
        line, force = say_mark(op, before, after, new.text[: here[0]], new.text[here[1] :]), None
    return Change(op, before.strip(), after.strip(), *there, *here, line=line, force=force)


def _operation(before: str, after: str, old: Sequence[str], new: Sequence[str]) -> ChangeOp:
    if old and new:
        return ChangeOp.SPELLING if "".join(old) == "".join(new) else ChangeOp.REPLACE
    if old or new:
        return ChangeOp.INSERT if new else ChangeOp.DELETE
    if before.split() == after.split():
        return ChangeOp.SPACING
    if find_keys(before) != find_keys(after):
        return ChangeOp.ATTRIBUTION
    opened = len(BRACKETS.findall(after)) - len(BRACKETS.findall(before))
    if opened:
        return ChangeOp.BRACKET if opened > 0 else ChangeOp.UNBRACKET
    return ChangeOp.PUNCTUATION
