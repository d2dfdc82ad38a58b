"""Two versions as one running text: what was kept, came and went, and by whom where they say so."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from travaux.analysis.text.assignment import keep_order
from travaux.analysis.text.changes import find_changes
from travaux.analysis.text.standing_text import find_struck, is_gone, printed_span, standing_text
from travaux.analysis.text.wording import find_keys, find_words
from travaux.domain.lineage import Comparison, Link
from travaux.domain.texts import Action, Draft, MarkKind, Paragraph, ParagraphKind
from travaux.reports.revisions import RevisionRun, WordOutcome, weave

_PIECES = re.compile(r"[^\n]*\n|[^\n]+")

Author = tuple[str, str | None]  # who, and when as the source writes it


@dataclass(frozen=True, slots=True)
class Ink:
    """Words with one fate and one author, where the author is known.

    ``move`` numbers words that went here and came there unchanged.
    """

    text: str
    outcome: WordOutcome = WordOutcome.KEPT
    author: Author | None = None
    move: int | None = None


@dataclass(frozen=True, slots=True)
class RedLine:
    """A paragraph of the running text; ``end`` is the fate of the mark that ends it.

    Where an end went, rejecting all changes keeps the paragraph apart from the next, accepting joins them.
    """

    inks: tuple[Ink, ...]
    end: WordOutcome
    heading: bool = False
    level: int = 0


@dataclass(frozen=True, slots=True)
class _Part:
    """Paragraphs of both versions that stand for one another; either side may be empty."""

    olds: tuple[Paragraph, ...] = ()
    news: tuple[Paragraph, ...] = ()
    move: int | None = None


def print_paragraph(paragraph: Paragraph) -> str:
    """Return a paragraph as it stands, on one line, its label before it."""
    text = standing_text(paragraph).replace("\n", " ")
    return f"{paragraph.label_apart}\t{text}" if paragraph.label_apart else text


def print_version(draft: Draft) -> str:
    """Return a version as the redline has it, a line for each paragraph that is not struck out whole."""
    return "".join(f"{print_paragraph(p)}\n" for p in draft.paragraphs if not is_gone(p))


def redline(comparison: Comparison) -> tuple[RedLine, ...]:
    """Return both versions as one text in the order of the new one.

    What was kept or came is ``print_version`` of the new version to the letter; what was kept or went is that
    of the old one. Paragraphs that moved go where they were and come where they are; both places of
    what only moved share a number.
    """
    return tuple(line for part in _parts_compared(comparison) for line in _lines_of(part))


def _lines_of(part: _Part) -> Iterator[RedLine]:
    return _lines(part) if part.move is None else _moved_lines(part)


def _moved_lines(part: _Part) -> Iterator[RedLine]:
    """Yield the line of a paragraph that left its place or took it, its label apart from its words."""
    outcome = WordOutcome.REMOVED if part.olds else WordOutcome.ADDED
    for paragraph in (*part.olds, *part.news):
        words = standing_text(paragraph).replace("\n", " ")
        label = (Ink(f"{paragraph.label_apart}\t", outcome),) if paragraph.label_apart else ()
        heading = paragraph.kind is ParagraphKind.HEADING
        yield RedLine((*label, Ink(words, outcome, move=part.move)), outcome, heading, paragraph.level)


def _parts_compared(comparison: Comparison) -> Iterator[_Part]:
    olds = [p for p in comparison.old.paragraphs if not is_gone(p)]
    news = [p for p in comparison.new.paragraphs if not is_gone(p)]
    there = {p.index: place for place, p in enumerate(olds)}
    here = {p.index: place for place, p in enumerate(news)}
    ordered = _in_order(comparison.links, there, here)
    went, came = _moved_paragraphs(comparison, ordered)
    i = j = 0
    for link in ordered:
        a, c = there[link.old[0]], here[link.new[0]]
        yield from (_Part((one,), (), went.get(one.index)) for one in olds[i:a])
        yield from (_Part((), (one,), came.get(one.index)) for one in news[j:c])
        i, j = a + len(link.old), c + len(link.new)
        yield _Part(tuple(olds[a:i]), tuple(news[c:j]))
    yield from (_Part((one,), (), went.get(one.index)) for one in olds[i:])
    yield from (_Part((), (one,), came.get(one.index)) for one in news[j:])


def _moved_paragraphs(
    comparison: Comparison, ordered: Sequence[Link]
) -> tuple[dict[int, int], dict[int, int]]:
    """Return the paragraphs of each version that moved and changed in nothing but their label, numbered."""
    placed = {index for link in ordered for index in link.old}, {i for link in ordered for i in link.new}
    went: dict[int, int] = {}
    came: dict[int, int] = {}
    for link in comparison.links:
        if len(link.old) != 1 or len(link.new) != 1 or link.old[0] in placed[0] or link.new[0] in placed[1]:
            continue
        one, other = comparison.old.paragraphs[link.old[0]], comparison.new.paragraphs[link.new[0]]
        if standing_text(one).strip() and standing_text(one) == standing_text(other):
            went[one.index] = came[other.index] = len(went) + 1
    return went, came


def _in_order(links: Sequence[Link], there: dict[int, int], here: dict[int, int]) -> list[Link]:
    """Return the links, cut to paragraphs that adjoin, as far as none crosses another."""
    whole = [
        replace(link, old=_side(link.old, there), new=_side(link.new, here))
        for link in links
        if link.old and link.new
    ]
    pairs = {(there[link.old[0]], here[link.new[0]]): link for link in whole}
    ordered = sorted(pairs)
    kept = keep_order(ordered, [float(len(pairs[pair].old) + len(pairs[pair].new)) for pair in ordered])
    return [pairs[pair] for pair in sorted(kept)]


def _side(indexes: tuple[int, ...], places: dict[int, int]) -> tuple[int, ...]:
    """Return the paragraphs of one side of a link where they adjoin, else the first of them alone."""
    found = [places[index] for index in indexes if index in places]
    return indexes if found == list(range(found[0], found[0] + len(indexes))) else indexes[:1]


def _lines(part: _Part) -> Iterator[RedLine]:
    """Yield the lines of a part: a new one wherever a paragraph ends in either version."""
    old, new = ("".join(f"{print_paragraph(p)}\n" for p in side) for side in (part.olds, part.news))
    inks: list[Ink] = []
    passed = {WordOutcome.ADDED: 0, WordOutcome.REMOVED: 0}
    for ink in _inks(part, old, new):
        words, mark = ink.text.removesuffix("\n"), ink.text.endswith("\n")
        if words:
            inks.append(Ink(words, ink.outcome, ink.author))
        if mark:
            side, at = _paragraphs_of_run(part, ink.outcome, passed)
            paragraph = side[min(at, len(side) - 1)]
            heading = paragraph.kind is ParagraphKind.HEADING
            yield RedLine(tuple(inks), ink.outcome, heading, paragraph.level)
            inks = []
            passed[WordOutcome.ADDED] += ink.outcome is not WordOutcome.REMOVED
            passed[WordOutcome.REMOVED] += ink.outcome is not WordOutcome.ADDED


def _paragraphs_of_run(
    part: _Part, outcome: WordOutcome, passed: dict[WordOutcome, int]
) -> tuple[tuple[Paragraph, ...], int]:
    gone = outcome is WordOutcome.REMOVED or not part.news
    return (part.olds, passed[WordOutcome.REMOVED]) if gone else (part.news, passed[WordOutcome.ADDED])


def _inks(part: _Part, old: str, new: str) -> Iterator[Ink]:
    """Yield the words of both sides with their fates, cut after each line feed and where authors change."""
    position = 0
    for run in _woven_paragraphs(old, new):
        for piece in _PIECES.findall(run.text):
            if run.outcome is WordOutcome.REMOVED:
                yield Ink(piece, run.outcome, _struck_by(part, piece))
                continue
            if run.outcome is WordOutcome.ADDED:
                yield from _signed_runs(part, RevisionRun(piece, run.outcome), position)
            else:
                yield Ink(piece)
            position += len(piece)


def _woven_paragraphs(old: str, new: str) -> tuple[RevisionRun, ...]:
    """Return both sides as one; the last paragraphs of both end in one place, whatever became of words."""
    if not (old and new):
        return weave(old, new, find_changes(old, new))
    one, other = old.removesuffix("\n"), new.removesuffix("\n")
    return (*weave(one, other, find_changes(one, other)), RevisionRun("\n"))


def _struck_by(part: _Part, words: str) -> Author | None:
    """Return who struck words out of the new version, where it shows them struck by one author."""
    struck = {
        word.key: (mark.author, mark.when)
        for paragraph in part.news
        for word, mark in find_struck(paragraph)
        if mark.author
    }
    authors = {struck.get(key) for key in find_keys(words)}
    found = authors.pop() if len(authors) == 1 else None
    return (found[0], found[1]) if found and found[0] else None


def _signed_runs(part: _Part, run: RevisionRun, position: int) -> Iterator[Ink]:
    starts = [word.start for word in find_words(run.text)]
    cuts = [0, *starts[1:], len(run.text)]
    pieces = [
        (run.text[start:end], _author_at(part, position + (starts[n] if starts else 0)))
        for n, (start, end) in enumerate(pairwise(cuts))
    ]
    for author, group in groupby(pieces, key=lambda piece: piece[1]):
        yield Ink("".join(text for text, _ in group), run.outcome, author)


def _author_at(part: _Part, position: int) -> Author | None:
    """Return who wrote the word at a position of the new side, where marks or brackets say so."""
    for paragraph in part.news:
        length = len(print_paragraph(paragraph)) + 1
        if position < length:
            label = len(paragraph.label_apart) + 1 if paragraph.label_apart else 0
            return _author_in(paragraph, position - label) if position >= label else None
        position -= length
    return None


def _author_in(paragraph: Paragraph, position: int) -> Author | None:
    at, _ = printed_span(paragraph, position, position + 1)
    for mark in paragraph.marks:
        if mark.kind is MarkKind.INSERTED and mark.author and mark.start <= at < mark.end:
            return mark.author, mark.when
    around = sorted((b for b in paragraph.brackets if b.start <= at < b.end), key=lambda b: -b.start)
    said = [one for bracket in around for one in bracket.attributions]
    proposing = next((one for one in (*said, *paragraph.attributions) if one.action is Action.PROPOSES), None)
    return (", ".join(proposing.actors), None) if proposing else None
