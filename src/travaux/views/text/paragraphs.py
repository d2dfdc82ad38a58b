"""The text as the reading room shows it: provisions through versions, and what changed between any two."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from travaux.analysis.text.alignment import find_remains, with_trail
from travaux.analysis.text.comparison import with_changes
from travaux.domain.lineage import (
    TAKEN_UP,
    Borrowing,
    Lineage,
    Link,
    LinkKind,
    Match,
    Origin,
    Origins,
    Place,
    Thread,
    Trace,
    Traces,
)
from travaux.domain.messages import message
from travaux.domain.sources import Source
from travaux.domain.texts import Draft, Paragraph, ParagraphKind
from travaux.errors import NotFound
from travaux.reports.river import in_order
from travaux.reports.versions import sections_of
from travaux.views.snapshot import Snapshot
from travaux.views.text.labels import Labels, labels_of


@dataclass(frozen=True)
class ParagraphViews:
    """The lineage with its indexes. Versions are numbered from 0, as the lineage has them."""

    lineage: Lineage
    sources: tuple[Source, ...]
    threads: Mapping[str, Thread] = field(repr=False)
    at: Mapping[tuple[int, int], str] = field(repr=False)
    into: tuple[Mapping[int, Link], ...] = field(repr=False)
    """By version, from the index of a paragraph to the link with which it came from the version before."""
    traces: Mapping[str, tuple[tuple[Trace, Match], ...]] = field(repr=False)
    """By thread, the proposals whose words entered it."""
    origins: Mapping[str, Origin] = field(repr=False)
    """By version (the id of its source), where its wording comes from."""

    def number(self, source: str) -> int:
        """Return the number of the version that a source is.

        Raises:
            NotFound: if it is none.
        """
        for number, draft in enumerate(self.lineage.versions):
            if draft.source.id == source:
                return number
        raise NotFound(message("“%(source)s” is no version of the text", source=source))

    def draft(self, source: str) -> Draft:
        """Return the version that a source is."""
        return self.lineage.versions[self.number(source)]

    def name(self, number: int) -> str:
        """Return what to call a version: its stage, else its symbol, else its title."""
        facts, draft = self.sources[number].facts, self.lineage.versions[number]
        return facts.stage or draft.stage or draft.symbol or self.sources[number].title

    def origin_of(self, thread: Thread) -> tuple[tuple[Borrowing, ...], tuple[Borrowing, ...]]:
        """Return the telling phrases of a last wording: those agreed before, and those put forward."""
        last = thread.places[-1]
        origin = self.origins.get(self.lineage.versions[last.version].source.id)
        if origin is None:
            return (), ()
        agreed, put_forward = (
            tuple(one for one in found if one.paragraph in last.paragraphs and not one.common)
            for found in (origin.agreed, origin.put_forward)
        )
        return agreed, put_forward

    @cached_property
    def order(self) -> Mapping[str, int]:
        """Return the place of each paragraph's life in reading order."""
        return {thread.id: place for place, thread in enumerate(in_order(self.lineage))}

    @cached_property
    def _sections(self) -> Sequence[Sequence[str]]:
        return tuple(_with_headings(draft, sections_of(draft)) for draft in self.lineage.versions)

    def sections(self, version: int) -> Sequence[str]:
        """Return the section of each paragraph of a version."""
        return self._sections[version]

    def section(self, thread: str) -> str:
        """Return the section in which a paragraph stands last, "" outside of any."""
        last = self.threads[thread].places[-1]
        return self._sections[last.version][last.paragraphs[0]]

    def thread(self, name: str) -> Thread:
        """Return a paragraph's life by its id.

        Raises:
            NotFound: if there is none of that id.
        """
        if name not in self.threads:
            raise NotFound(message("there is no paragraph “%(name)s”", name=name))
        return self.threads[name]

    def label(self, thread: str) -> str:
        """Return the label that a paragraph had last, and in which version if that is not the latest."""
        places = self.threads[thread].places
        place = next((place for place in reversed(places) if self._labelled(place)), None)
        if place is None:
            return self._dated(self.called(places[-1].version, places[-1].paragraphs[:1]), places[-1])
        return self._dated(self.called(place.version, self._labelled(place)), place)

    def _labelled(self, place: Place) -> list[int]:
        paragraphs = self.lineage.versions[place.version].paragraphs
        return [index for index in place.paragraphs if label_of(paragraphs[index])]

    @cached_property
    def _labels_by_version(self) -> Sequence[Labels]:
        return tuple(map(labels_of, self.lineage.versions))

    def called(self, version: int, indexes: Sequence[int]) -> str:
        """Return what paragraphs of a version are called: by label, behind their article where that tells."""
        return self._labels_by_version[version].of(indexes)

    def _dated(self, label: str, place: Place) -> str:
        return label if place.version + 1 == len(self.sources) else f"{label} ({self.name(place.version)})"

    def thread_at(self, source: str, paragraph: int) -> str | None:
        """Return the thread that runs through a paragraph of a source, None where it is in no version."""
        for number, draft in enumerate(self.lineage.versions):
            if draft.source.id == source:
                return self.at.get((number, paragraph))
        return None


def _with_headings(draft: Draft, sections: Sequence[str]) -> Sequence[str]:
    """Return the section of each paragraph, a heading in that of the words below it."""
    found, below = list(sections), ""
    for paragraph in reversed(draft.paragraphs):
        if not is_heading(paragraph):
            below = sections[paragraph.index]
        elif below:
            found[paragraph.index] = below
    return found


def paragraph_views(snapshot: Snapshot) -> ParagraphViews:
    """Return the text with its indexes.

    Raises:
        NotFound: if there is no text yet that this viewer may see.
    """
    return snapshot.cached("provisions", lambda: _gathered(snapshot))


def _gathered(snapshot: Snapshot) -> ParagraphViews:
    lineage = snapshot.result(Lineage)
    at = {
        (place.version, index): thread.id
        for thread in lineage.threads
        for place in thread.places
        for index in place.paragraphs
    }
    into: list[dict[int, Link]] = [{}]
    into += [{index: link for link in links for index in link.new} for links in lineage.links]
    numbers = {draft.source.id: number for number, draft in enumerate(lineage.versions)}
    return ParagraphViews(
        lineage,
        tuple(snapshot.source(draft.source.id) for draft in lineage.versions),
        {thread.id: thread for thread in lineage.threads},
        at,
        tuple(into),
        _traces(snapshot, at, numbers),
        {each.draft: each for each in snapshot.result(Origins).versions} if snapshot.has(Origins) else {},
    )


def _traces(
    snapshot: Snapshot, at: Mapping[tuple[int, int], str], numbers: Mapping[str, int]
) -> dict[str, tuple[tuple[Trace, Match], ...]]:
    found: dict[str, list[tuple[Trace, Match]]] = defaultdict(list)
    for trace in snapshot.result(Traces).proposals if snapshot.has(Traces) else ():
        if trace.verdict not in TAKEN_UP or not trace.matches:
            continue
        match = trace.matches[0]
        thread = thread_of(match, at, numbers)
        if thread:
            found[thread].append((trace, match))
    return {thread: tuple(traces) for thread, traces in found.items()}


def thread_of(match: Match, at: Mapping[tuple[int, int], str], numbers: Mapping[str, int]) -> str | None:
    """Return the thread of the paragraph that a proposal met."""
    number = numbers.get(match.target.draft or "")
    if number is None or match.target.paragraph is None:
        return None
    return at.get((number, match.target.paragraph))


def compared(snapshot: Snapshot, old: int, new: int) -> tuple[Link, ...]:
    """Return what links two versions of the text, in the order of the newer one, with what changed."""

    def make() -> tuple[Link, ...]:
        text = paragraph_views(snapshot)
        links = text.lineage.links[old] if new == old + 1 else tuple(_linked(text, old, new))
        return tuple(_in_order(links))

    return snapshot.cached(("compared", old, new), make)


def _linked(text: ParagraphViews, old: int, new: int) -> Iterator[Link]:
    """Yield the links between two versions that do not follow each other, by the threads through both."""
    before, after = text.lineage.versions[old], text.lineage.versions[new]
    trail = find_remains(before, after)
    for thread in text.lineage.threads:
        places = {place.version: place.paragraphs for place in thread.places}
        there, here = places.get(old, ()), places.get(new, ())
        if not there and not here:
            continue
        citations = tuple(
            draft.source.cite(draft.paragraphs[index].start, draft.paragraphs[index].end)
            for draft, indexes in ((before, there), (after, here))
            for index in indexes
        )
        kind = LinkKind.EDITED if there and here else LinkKind.DELETED if there else LinkKind.INSERTED
        link = with_changes(Link(kind, there, here, 1.0, citations=citations), before, after)
        if kind is LinkKind.EDITED and not link.changes:
            link = Link(LinkKind.UNCHANGED, there, here, 1.0, citations=citations)
        yield with_trail(link, before, after, trail)


def _in_order(links: tuple[Link, ...]) -> list[Link]:
    """Return links by the newer version, what was deleted after what it stood behind in the older one."""
    new_of = {index: link.new[0] for link in links if link.new for index in link.old}

    def place(link: Link) -> tuple[int, int, int]:
        if link.new:
            return link.new[0], 0, 0
        before = (new_of[index] for index in range(link.old[0] - 1, -1, -1) if index in new_of)
        return next(before, -1), 1, link.old[0]

    return sorted(links, key=place)


def label_of(paragraph: Paragraph) -> str:
    """Return the label of a paragraph without the full stop behind it."""
    return paragraph.label.strip(" .") if paragraph.label else ""


def is_heading(paragraph: Paragraph) -> bool:
    """Say whether a paragraph is a heading or the title of an annex."""
    return paragraph.kind in (ParagraphKind.HEADING, ParagraphKind.ANNEX)
