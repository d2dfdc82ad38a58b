"""Links between versions as people judge them, before any thread is drawn through them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import cast

from travaux.analysis.text.alignment import (
    comparable,
    find_remains,
    in_reading_order,
    lone,
    with_trail,
)
from travaux.analysis.text.citing import cite_paragraph
from travaux.analysis.text.comparison import with_changes
from travaux.analysis.text.named import is_renumbered, name_paragraphs
from travaux.analysis.text.places import place
from travaux.analysis.text.wording import find_keys
from travaux.domain.canonical import restored
from travaux.domain.corrections import LinkCorrection
from travaux.domain.lineage import Comparison, Link, LinkKind
from travaux.domain.messages import Message, Text, joined, message
from travaux.domain.review import Review, ReviewDecision, ReviewNote, Reviews, mark
from travaux.domain.spans import Citation
from travaux.domain.texts import Draft


@dataclass(frozen=True, slots=True)
class _Judgement:
    """What a person said: these paragraphs are the same provision, or (``joined`` false) they are not."""

    old: tuple[int, ...]
    new: tuple[int, ...]
    joined: bool
    freed: frozenset[tuple[str, int]]
    said: ReviewNote


def reviewed(found: Comparison, reviews: Reviews) -> tuple[Link, ...]:
    """Return the links of two versions with what people said of them put first.

    A review of paragraphs that are no longer there, or no longer in versions that follow one another, does
    not fit and is left out. Where two reviews speak of the same paragraph the later one stands.
    """
    links = list(found.links)
    standing = sorted(reviews.standing().values(), key=lambda review: str(review.when or ""))
    for review in standing:
        judgement = _read(review, found)
        if judgement:
            links = _with_judgement(links, judgement, found)
    return tuple(in_reading_order(links))


def describe(link: Link, old: Draft | None = None, new: Draft | None = None) -> Text:
    """Return in words what a link says; paragraphs by their labels where the versions are at hand."""
    before, after = named(link.old, old), named(link.new, new)
    if not (link.old and link.new):
        return joined((before if link.old else after, Message(link.outcome)), " ")
    moved = message("moved") if link.moved else None
    how = joined((Message(link.kind.value), moved))
    return message("%(older)s → %(newer)s (%(how)s)", older=before, newer=after, how=how)


def named(indexes: Sequence[int], draft: Draft | None = None) -> Text:
    """Return what pages call paragraphs of ``draft``; by their number in it where it is not at hand."""
    if draft is None or not _is_within(indexes, draft):
        return joined(
            (message("paragraph no. %(number)s", number=str(index + 1)) for index in indexes), " + "
        )
    places = (place(draft, [index]) for index in indexes)
    return " + ".join(where if where.startswith("¶") else f"paragraph {where}" for where in places)


def _read(review: Review, found: Comparison) -> _Judgement | None:
    seen = cast(Link, restored(review.original, Link))
    if not _link_fits(seen, found):
        return None
    freed = frozenset({*(("old", index) for index in seen.old), *(("new", index) for index in seen.new)})
    moved = seen.id not in {link.id for link in found.links}
    said = mark(review, describe(seen, found.old, found.new), review.original, moved=moved)
    if review.verdict is not ReviewDecision.EDIT or review.replacement is None:
        return _Judgement(seen.old, seen.new, review.verdict is ReviewDecision.CONFIRM, freed, said)
    wanted = cast(LinkCorrection, restored(review.replacement, LinkCorrection))
    if (wanted.older, wanted.newer) != (found.old.source.id, found.new.source.id):
        return None
    if not (_is_within(wanted.old, found.old) and _is_within(wanted.new, found.new)):
        return None
    return _Judgement(wanted.old, wanted.new, True, freed, said)


def _link_fits(seen: Link, found: Comparison) -> bool:
    """Tell whether the paragraphs that a link was between are those of these two versions, word for word."""
    if not (_is_within(seen.old, found.old) and _is_within(seen.new, found.new)):
        return False
    return seen.citations == _citations_of_link(seen.old, seen.new, found)


def _is_within(indexes: Iterable[int], draft: Draft) -> bool:
    return all(0 <= index < len(draft.paragraphs) for index in indexes)


def _citations_of_link(old: Sequence[int], new: Sequence[int], found: Comparison) -> tuple[Citation, ...]:
    return (
        *(cite_paragraph(found.old, found.old.paragraphs[index]) for index in old),
        *(cite_paragraph(found.new, found.new.paragraphs[index]) for index in new),
    )


def _with_judgement(links: list[Link], judgement: _Judgement, found: Comparison) -> list[Link]:
    """Return ``links`` with the judgement's own; what it tears apart stands alone."""
    taken = {*(("old", index) for index in judgement.old), *(("new", index) for index in judgement.new)}
    touched = taken | judgement.freed
    kept = [link for link in links if not _link_ends(link) & touched]
    torn = set().union(*(_link_ends(link) for link in links if _link_ends(link) & touched)) | judgement.freed
    joined = judgement.joined and (judgement.old or judgement.new)
    if joined:
        kept.append(_joined_link(links, judgement, found))
        torn -= taken
    return [*kept, *_lone_links(torn, judgement.said, found)]


def _link_ends(link: Link) -> set[tuple[str, int]]:
    return {*(("old", index) for index in link.old), *(("new", index) for index in link.new)}


def _joined_link(links: Iterable[Link], judgement: _Judgement, found: Comparison) -> Link:
    for link in links:
        if (link.old, link.new) == (judgement.old, judgement.new):
            return replace(link, review=judgement.said)
    drawn = Link(
        _kind(judgement, found),
        judgement.old,
        judgement.new,
        1.0,
        renumbered=_is_renumbered(judgement, found),
        citations=_citations_of_link(judgement.old, judgement.new, found),
        review=judgement.said,
    )
    if not (drawn.old and drawn.new):
        return with_trail(drawn, found.old, found.new, find_remains(found.old, found.new))
    return with_changes(drawn, found.old, found.new)


def _kind(judgement: _Judgement, found: Comparison) -> LinkKind:
    if not judgement.old:
        return LinkKind.INSERTED
    if not judgement.new:
        return LinkKind.DELETED
    if len(judgement.old) == len(judgement.new) == 1:
        one = find_keys(comparable(found.old.paragraphs[judgement.old[0]]))
        other = find_keys(comparable(found.new.paragraphs[judgement.new[0]]))
        return LinkKind.UNCHANGED if one == other else LinkKind.EDITED
    return LinkKind.SPLIT if len(judgement.new) >= len(judgement.old) else LinkKind.MERGED


def _is_renumbered(judgement: _Judgement, found: Comparison) -> bool:
    if not (judgement.old and judgement.new):
        return False
    old, new = judgement.old[0], judgement.new[0]
    was, now = name_paragraphs(found.old).get(old), name_paragraphs(found.new).get(new)
    return is_renumbered(found.old.paragraphs[old], found.new.paragraphs[new], was, now)


def _lone_links(torn: set[tuple[str, int]], said: ReviewNote, found: Comparison) -> Iterator[Link]:
    if not torn:
        return
    trail = find_remains(found.old, found.new)
    for side, index in sorted(torn):
        draft = found.old if side == "old" else found.new
        yield replace(lone(draft, index, trail(draft, index)), review=said)
