"""Some words of a version: when they entered, from whose proposal, who objected, what became of them."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import takewhile
from typing import TypeVar

from travaux.analysis.text.histories import FollowedWords, follow_words
from travaux.analysis.text.wording import find_keys
from travaux.domain.lineage import Borrowing, Match, Thread, Trace
from travaux.domain.messages import Text, message
from travaux.domain.positions import AGAINST, Position, Stance, Target, TargetKind
from travaux.domain.sources import Source
from travaux.domain.texts import Attribution, Paragraph
from travaux.errors import NotFound
from travaux.views.brief import BriefLine
from travaux.views.paragraph_history import Borrowed, Sought, borrowed_phrases, sought_in
from travaux.views.positions.indexes import positions_by
from travaux.views.snapshot import Snapshot
from travaux.views.text.paragraphs import ParagraphViews, paragraph_views
from travaux.views.text.proponents import Names, told_apart
from travaux.views.verdicts import line_of_end

LONGEST = 2000
"""How many characters of words are looked for: more than the longest paragraph that people select by hand."""
_ASKING = frozenset({Stance.PROPOSE, Stance.AMEND})


@dataclass(frozen=True, slots=True)
class Came:
    """Words that came with one version; ``first`` where the paragraph itself came with it.

    ``by`` are parties whose words they are, as the text has it; ``typed_by`` persons whose name a word
    processor put to them, who need not be their proponents; ``opposed_by`` those named there against them.
    """

    words: str
    version: str
    first: bool
    by: tuple[str, ...]
    typed_by: tuple[str, ...]
    opposed_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Went:
    """Words that went with one version, by whom as far as the text names anybody, and what replaced them."""

    words: str
    version: str
    by: tuple[str, ...]
    typed_by: tuple[str, ...]
    lines: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class WordsView:
    """What the record knows of some words of a paragraph; of all of them where none were chosen.

    ``shown`` are the words as printed, brackets included; ``asked`` what a reader chose, ``missing`` where
    the paragraph does not have that.
    """

    source: Source
    version: str
    label: str
    paragraph: Paragraph
    thread: str | None
    shown: str
    asked: str
    missing: bool
    came: tuple[Came, ...] = ()
    went: tuple[Went, ...] = ()
    proposals: tuple[Sought, ...] = ()
    proposed: tuple[Position, ...] = ()
    agreed: tuple[Borrowed, ...] = ()
    put_forward: tuple[Borrowed, ...] = ()
    objected: tuple[Position, ...] = ()
    objected_later: tuple[Position, ...] = ()
    end: BriefLine | None = None


def words_view(snapshot: Snapshot, source: str, index: int, asked: str = "") -> WordsView:
    """Return what the record knows of the words ``asked`` of a paragraph of a version, found as they stand.

    Raises:
        NotFound: if the source is no version, or has no such paragraph.
    """
    text = paragraph_views(snapshot)
    number = text.number(source)
    paragraphs = text.lineage.versions[number].paragraphs
    if not 0 <= index < len(paragraphs):
        raise NotFound(message("this version has no paragraph %(number)s", number=index + 1))
    paragraph, asked = paragraphs[index], " ".join(asked[:LONGEST].split())
    span = span_of(paragraph.text, asked) if asked else (0, len(paragraph.text))
    whole = span or (0, len(paragraph.text))
    found = text.threads.get(text.at.get((number, index), ""))
    base = WordsView(
        text.sources[number],
        text.name(number),
        text.called(number, (index,)),
        paragraph,
        found.id if found else None,
        paragraph.text[slice(*whole)],
        asked,
        bool(asked) and span is None,
    )
    return _Told(snapshot, text, found, number, base, whole).view() if found else base


def span_of(text: str, words: str) -> tuple[int, int] | None:
    """Return where words first stand in a text, whole words of it, whatever the spaces between; else None."""
    pattern = r"\s+".join(map(re.escape, words.split()))
    found = re.search(pattern, text) or re.search(pattern, text, re.IGNORECASE)
    if not found or not words.strip():
        return None
    start, end = found.span()
    return _word_edge(text, start, -1), _word_edge(text, end, 1)


def _word_edge(text: str, at: int, step: int) -> int:
    """Return where the word that a place falls into begins or ends; the place itself if in none."""
    while 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum():
        at += step
    return at


@dataclass(frozen=True, slots=True)
class _Told:
    """Gathers what is known of a span of one paragraph."""

    snapshot: Snapshot
    text: ParagraphViews
    thread: Thread
    number: int
    base: WordsView
    span: tuple[int, int]

    def view(self) -> WordsView:
        """Return the view with all that the record knows."""
        index = self.base.paragraph.index
        versions = self.text.lineage.versions
        followed = follow_words(versions, self.thread.places, self.number, index, self.span)
        came = {each.phrase.came for each in followed}
        against = [one for one in self._positions(AGAINST) if self._on_words(one)]
        then = tuple(one for one in against if any(self._is_then(one, version) for version in came))
        later = tuple(one for one in against if one not in then and self._is_later(one, came))
        agreed, put_forward = self._origins()
        return replace(
            self.base,
            came=tuple(self._came(followed)),
            went=tuple(self._went(followed)),
            proposals=tuple(sought_in(self.snapshot, self._traces())),
            proposed=tuple(one for one in self._positions(_ASKING) if self._on_words(one)),
            agreed=agreed,
            put_forward=put_forward,
            objected=then,
            objected_later=later,
            end=line_of_end(self.snapshot, self.text, self.thread),
        )

    def _came(self, followed: Sequence[FollowedWords]) -> Iterator[Came]:
        """Yield the words by the version with which they came, the newest first."""
        first = self.thread.places[0].version
        groups = _grouped(followed, lambda one: (one.phrase.came, one.phrase.came_by, one.opposed_by))
        for (came, by, opposed), own in sorted(groups.items(), key=lambda each: -each[0][0]):
            parties, typists = self._told_apart(by)
            against, _ = self._told_apart(opposed)
            yield Came(self._pieced(own), self.text.name(came), came == first, parties, typists, against)

    def _went(self, followed: Sequence[FollowedWords]) -> Iterator[Went]:
        """Yield the words that went by the version that is without them, the earliest first."""
        gone = [one for one in followed if one.phrase.went is not None]
        groups = _grouped(gone, lambda one: (one.phrase.went or 0, one.phrase.went_by))
        for (went, by), own in sorted(groups.items(), key=lambda each: each[0][0]):
            lines = (self._replacement(one.phrase.text, went) for one in own)
            known = tuple(dict.fromkeys(line for line in lines if line))
            yield Went(self._pieced(own), self.text.name(went), *self._told_apart(by), known)

    def _told_apart(self, said: Iterable[Attribution]) -> tuple[Names, Names]:
        return told_apart(self.snapshot, self.text, self.thread, said)

    def _pieced(self, own: Sequence[FollowedWords]) -> str:
        """Return words that need not stand together, as printed, with a mark of what is left out between."""
        text = self.base.paragraph.text
        return " … ".join(with_brackets(text, one.start, one.end) for one in own)

    def _replacement(self, words: str, went: int | None) -> Text | None:
        """Return the line of the change with which words went, where one tells it."""
        before = next((place for place in self.thread.places if went and place.version == went - 1), None)
        links = self.text.lineage.links[went - 1] if went and before else ()
        link = next((each for each in links if before and set(each.old) & set(before.paragraphs)), None)
        changes = link.changes if link and link.new else ()
        return next(
            (each.line for each in changes if each.old and (words in each.old or each.old in words)), None
        )

    def _positions(self, stances: frozenset[Stance]) -> Iterator[Position]:
        by_thread = positions_by(self.snapshot).by_thread.get(self.thread.id, ())
        return (one for one in by_thread if one.stance in stances)

    def _on_words(self, one: Position) -> bool:
        """Tell whether a position is on the words that were chosen, or names no words of the paragraph."""
        named = [target.words or _term(target) for target in one.targets]
        said = [words for words in named if words]
        return not self.base.asked or not said or any(map(self._shares, said))

    def _shares(self, words: str) -> bool:
        """Tell whether words are for the most part those that were chosen, or the other way round."""
        one, other = set(find_keys(words)), set(find_keys(self.base.shown))
        fewer = min(len(one), len(other))
        return bool(fewer) and len(one & other) >= _MOST * fewer

    def _is_then(self, one: Position, version: int) -> bool:
        """Tell whether a position was taken on a version, or from its day to that of the next one."""
        source = self.text.sources[version].id
        if any(target.version == source for target in one.targets):
            return True
        start, end = self._day(version), self._day(version + 1)
        return bool(one.date and start and start <= one.date and (end is None or one.date < end))

    def _is_later(self, one: Position, came: set[int]) -> bool:
        start = self._day(min(came, default=0))
        return bool(one.date and start and one.date >= start)

    def _day(self, version: int) -> str | None:
        day: date | None = self.text.sources[version].facts.date if version < len(self.text.sources) else None
        return day.isoformat() if day else None

    def _traces(self) -> Iterable[tuple[Trace, Match]]:
        found = self.text.traces.get(self.thread.id, ())
        return (each for each in found if not self.base.asked or self._shares(each[0].proposal.new))

    def _origins(self) -> tuple[tuple[Borrowed, ...], tuple[Borrowed, ...]]:
        origin = self.text.origins.get(self.base.source.id)
        lists: Sequence[Iterable[Borrowing]] = (origin.agreed, origin.put_forward) if origin else ((), ())
        agreed, put_forward = (tuple(borrowed_phrases(self.snapshot, self._own(each))) for each in lists)
        return agreed, put_forward

    def _own(self, phrases: Iterable[Borrowing]) -> Iterator[Borrowing]:
        for one in phrases:
            own = one.paragraph == self.base.paragraph.index and not one.common
            if own and (not self.base.asked or self._shares(one.citation.quote)):
                yield one


_MOST = 0.6  # of the shorter of two wordings: "the" and "of" in common are not the same words


def _term(target: Target) -> str | None:
    return target.label if target.kind is TargetKind.TERM else None


Key = TypeVar("Key")


def _grouped(
    followed: Iterable[FollowedWords], key: Callable[[FollowedWords], Key]
) -> dict[Key, list[FollowedWords]]:
    groups: dict[Key, list[FollowedWords]] = {}
    for one in followed:
        groups.setdefault(key(one), []).append(one)
    return groups


def with_brackets(text: str, start: int, end: int) -> str:
    """Return words of a printed text in the brackets that they stand in, each opened and closed.

    Where other words part these from the mark of a bracket, an ellipsis stands for them: "[shall …]".
    """
    ahead, behind = 0, 0
    for letter in text[start:end]:
        behind += (letter in _OPEN) - (letter in _CLOSE)
        ahead = max(ahead, -behind)
    around = sum((letter in _OPEN) - (letter in _CLOSE) for letter in text[:start])
    ahead = max(ahead, min(around, 1))
    behind += ahead
    before, after = _marks_at_edge(text[:start][::-1], _OPEN), _marks_at_edge(text[end:], _CLOSE)
    head = "[… " * (ahead - before) + "[" * min(ahead, before)
    return f"{head}{text[start:end]}{']' * min(behind, after)}{' …]' * (behind - after)}"


def _marks_at_edge(text: str, marks: frozenset[str]) -> int:
    """Return how many marks a text begins with, whatever the spaces between them."""
    return sum(1 for _ in takewhile(marks.__contains__, (letter for letter in text if not letter.isspace())))


_OPEN, _CLOSE = frozenset("[［【〔"), frozenset("]］】〕")
