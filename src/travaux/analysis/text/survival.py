"""Negotiation in figures: how long each version is, how much is contested, and how much survived."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from travaux.analysis.text.changes import find_proper_words
from travaux.analysis.text.standing_text import is_gone, printed_span
from travaux.analysis.text.wording import KeyedWord, find_keys
from travaux.domain.lineage import Lineage
from travaux.domain.texts import Draft, Paragraph, ParagraphKind


@dataclass(frozen=True, slots=True)
class Figures:
    """Sums over a version, or over one of its sections (the outermost heading)."""

    version: int
    section: str | None
    paragraphs: int
    words: int
    brackets: int
    contested_words: int


@dataclass(frozen=True, slots=True)
class Survival:
    """What a version's words became: how many stand in the last version, and how many in all came with it."""

    version: int
    words_that_came: int
    words_that_stand: int


def count_versions(versions: Sequence[Draft]) -> Iterator[Figures]:
    """Yield the figures of each version as a whole, then those of its sections."""
    for number, draft in enumerate(versions):
        yield _sum(number, None, draft.paragraphs)
        for section in dict.fromkeys(p.section[0] for p in draft.paragraphs if p.section):
            inside = [p for p in draft.paragraphs if p.section and p.section[0] == section]
            yield _sum(number, section, inside)


def _sum(version: int, section: str | None, paragraphs: Iterable[Paragraph]) -> Figures:
    counted = [p for p in paragraphs if p.kind is not ParagraphKind.HEADING and not is_gone(p)]
    words = [(p, find_proper_words((p,))) for p in counted]
    return Figures(
        version,
        section,
        len(counted),
        sum(len(found) for _, found in words),
        sum(1 for p in counted for bracket in p.brackets if bracket.opened_in is None),
        sum(1 for p, found in words for word in found if _is_contested(p, word)),
    )


def _is_contested(paragraph: Paragraph, word: KeyedWord) -> bool:
    position, _ = printed_span(paragraph, word.start, word.end)
    return bool(paragraph.within) or any(b.start <= position < b.end for b in paragraph.brackets)


def count_survival(lineage: Lineage) -> Iterator[Survival]:
    """Yield for each version how many words came in with it and how many of those stand at the end."""
    phrases = [phrase for thread in lineage.threads for phrase in thread.words]
    for version in range(len(lineage.versions)):
        came = [phrase for phrase in phrases if phrase.came == version]
        stand = [phrase for phrase in came if phrase.went is None]
        yield Survival(version, *(sum(len(find_keys(p.text)) for p in group) for group in (came, stand)))
