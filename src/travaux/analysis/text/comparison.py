"""Two versions side by side: their links, each with the words that changed."""

from collections.abc import Sequence
from dataclasses import replace

from travaux.analysis.text.alignment import align
from travaux.analysis.text.changes import find_changes, find_proper_words, readable
from travaux.analysis.text.standing_text import standing_text
from travaux.analysis.text.wording import find_keys
from travaux.domain.lineage import Comparison, Link
from travaux.domain.texts import Draft, Paragraph


def compare(old: Draft, new: Draft) -> Comparison:
    """Return the links between two versions with their changes, spacing left out."""
    return Comparison(old, new, tuple(with_changes(link, old, new) for link in align(old, new)))


def joined_text(draft: Draft, indexes: Sequence[int]) -> str:
    """Return several paragraphs as they stand, a line each: what spans of changes count in."""
    return "\n".join(standing_text(draft.paragraphs[index]) for index in indexes)


def with_changes(link: Link, old: Draft, new: Draft) -> Link:
    """Return ``link`` with what changed between its paragraphs, spacing left out."""
    if not (link.old and link.new):
        return link
    olds = [old.paragraphs[index] for index in link.old]
    news = [new.paragraphs[index] for index in link.new]
    olds, news = _without_repeated(olds), _without_repeated(news)
    one, other = ("\n".join(map(standing_text, olds)), "\n".join(map(standing_text, news)))
    if one == other:
        return link
    changes = find_changes(one, other, find_proper_words(olds), find_proper_words(news))
    return replace(link, changes=readable(changes))


def _without_repeated(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Return paragraphs without repetitions of the first: what stood twice and stands once is not gone."""
    first = find_keys(paragraphs[0].clean_text)
    repeated = all(find_keys(each.clean_text) == first for each in paragraphs)
    return list(paragraphs[:1] if repeated and first else paragraphs)
