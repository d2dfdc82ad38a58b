"""One paragraph through the versions: where it came from and where it went, by the links between them."""

from collections.abc import Callable, Iterable, Sequence

from travaux.domain.lineage import Link
from travaux.views.text.paragraphs import ParagraphViews

At = tuple[int, int]
"""A version by its number, and the index of a paragraph in it."""


Step = Callable[[ParagraphViews, At], list[At]]


def life_of(text: ParagraphViews, starts: Iterable[At]) -> tuple[At, ...]:
    """Return where a paragraph stands, from its first version to its last.

    A thread holds all that a paragraph was split into; a life follows one paragraph alone: what it was made
    of before, and what was made of it after. One that was taken out and brought back has one life.
    """
    given = tuple(starts)
    return tuple(sorted({*_followed(given, text, _earlier_places), *_followed(given, text, _later_places)}))


def _followed(starts: Sequence[At], text: ParagraphViews, step: Step) -> set[At]:
    found: set[At] = set()
    ahead = list(starts)
    while ahead:
        at = ahead.pop()
        if at not in found:
            found.add(at)
            ahead += step(text, at)
    return found


def _earlier_places(text: ParagraphViews, at: At) -> list[At]:
    version, index = at
    link = text.into[version].get(index)
    if link is not None and link.old:
        return [(version - 1, old) for old in link.old]
    thread = text.threads.get(text.at.get(at, ""))
    if thread is None or version not in thread.returned:
        return []
    earlier = [place for place in thread.places if place.version < version]
    return [(earlier[-1].version, old) for old in earlier[-1].paragraphs] if earlier else []


def _later_places(text: ParagraphViews, at: At) -> list[At]:
    version, index = at
    links: Sequence[Link] = text.lineage.links[version] if version < len(text.lineage.links) else ()
    link = next((one for one in links if index in one.old), None)
    if link is not None and link.new:
        return [(version + 1, new) for new in link.new]
    thread = text.threads.get(text.at.get(at, ""))
    later = [place for place in thread.places if place.version > version] if thread else []
    if thread is None or not later or later[0].version not in thread.returned:
        return []
    return [(later[0].version, new) for new in later[0].paragraphs]
