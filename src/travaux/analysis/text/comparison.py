"""Two versions side by side: their links, each with the words that changed."""

from collections.abc import Sequence
from dataclasses import replace

from travaux.analysis.text.alignment import align
from travaux.analysis.text.changes import find_changes, find_proper_words, readable
from travaux.analysis.text.standing_text import standing_text
from travaux.domain.lineage import Comparison, Link
from travaux.domain.texts import Draft


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
    one, other = joined_text(old, link.old), joined_text(new, link.new)
    if one == other:
        return link
    changes = find_changes(one, other, find_proper_words(olds), find_proper_words(news))
    return replace(link, changes=readable(changes))
