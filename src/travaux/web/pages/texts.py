"""The text: its versions, a reader of each, and any two of them compared."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from travaux.analysis.text.comparison import joined_text
from travaux.analysis.text.survival import Figures, count_versions
from travaux.domain.lineage import Change, Lineage, Link, LinkKind
from travaux.domain.sources import Source
from travaux.domain.spans import Note
from travaux.domain.texts import Draft, Paragraph
from travaux.reports.lineage import MARKS, TOLD
from travaux.reports.page import Page
from travaux.reports.text_life import page_of
from travaux.service.forms import as_json
from travaux.service.provisions import Provisions, compared, is_heading, label_of, provisions
from travaux.service.reading_room import Snapshot
from travaux.service.texts import draft_as_json
from travaux.web.languages import N_
from travaux.web.pages.kind import FileKind, PageKind
from travaux.web.wordings import Run, Wording, compared_runs, worded


@dataclass(frozen=True, slots=True)
class Version:
    """One version in the list. ``step`` counts what became of paragraphs since the version before."""

    number: int
    source: Source
    name: str
    figures: Figures
    step: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Texts:
    heading: str
    versions: tuple[Version, ...]
    most_words: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A paragraph of the reader. ``since`` says what became of it since the version before."""

    paragraph: Paragraph
    label: str
    heading: bool
    wording: Wording
    thread: str | None
    since: str | None
    inputs: int


@dataclass(frozen=True, slots=True)
class Reader:
    heading: str
    source: Source
    number: int
    versions: tuple[tuple[Source, str], ...]
    draft: Draft
    entries: tuple[Entry, ...]
    contents: tuple[tuple[int, str], ...]
    lost: tuple[Note, ...]
    looks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """What became of one provision between two versions, with the words and a line for each change."""

    kind: LinkKind
    moved: bool
    old_label: str
    new_label: str
    runs: tuple[Run, ...]
    changes: tuple[Change, ...]
    marks: tuple[tuple[str, int], ...]
    thread: str | None
    old_at: int | None
    new_at: int | None


@dataclass(frozen=True, slots=True)
class Compared:
    heading: str
    old: Source
    new: Source
    old_name: str
    new_name: str
    versions: tuple[tuple[Source, str], ...]
    old_number: int
    new_number: int
    counts: tuple[tuple[str, int], ...]
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class River:
    heading: str
    report: Page


def texts(room: Snapshot) -> Texts:
    """Return the list of versions."""
    text = provisions(room)
    figures = room.kept(
        "figures", lambda: [row for row in count_versions(text.lineage.versions) if row.section is None]
    )
    versions = tuple(
        Version(number, source, text.name(number), figures[number], _step(text, number))
        for number, source in enumerate(text.sources)
    )
    return Texts(N_("The text"), versions, max((row.words for row in figures), default=0))


def _step(text: Provisions, number: int) -> tuple[tuple[str, int], ...]:
    return _counted(text.lineage.links[number - 1]) if number else ()


def _counted(links: Iterable[Link]) -> tuple[tuple[str, int], ...]:
    kinds = Counter(link.kind for link in links)
    return tuple((kind.value, kinds[kind]) for kind in LinkKind if kinds[kind])


def reader(room: Snapshot, source: str) -> Reader:
    """Return one version to be read."""
    text = provisions(room)
    number = text.number(source)
    draft = text.lineage.versions[number]
    entries = tuple(_entry(text, number, paragraph) for paragraph in draft.paragraphs)
    contents = tuple((e.paragraph.index, e.paragraph.text) for e in entries if e.heading)
    looks = {note.look for entry in entries for note in entry.wording.notes}
    looks |= {run.look for entry in entries for run in entry.wording.runs if run.look}
    return Reader(
        text.sources[number].title,
        text.sources[number],
        number,
        _named(text),
        draft,
        entries,
        contents,
        draft.lost,
        tuple(look for look in ("contested", "nearly", "agreed") if look in looks),
    )


def _named(text: Provisions) -> tuple[tuple[Source, str], ...]:
    return tuple((source, text.name(number)) for number, source in enumerate(text.sources))


def _entry(text: Provisions, number: int, paragraph: Paragraph) -> Entry:
    thread = text.at.get((number, paragraph.index))
    link = text.into[number].get(paragraph.index)
    changed = link is not None and link.kind is not LinkKind.UNCHANGED
    return Entry(
        paragraph,
        label_of(paragraph),
        is_heading(paragraph),
        worded(paragraph),
        thread,
        link.kind.value if link and changed else None,
        len(text.traces.get(thread, ())) if thread else 0,
    )


def comparison(room: Snapshot, source: str, other: str) -> Compared:
    """Return two versions, the older first, with every provision that is not as it was."""
    text = provisions(room)
    old, new = sorted((text.number(source), text.number(other)))
    links = compared(room, old, new)
    changed = [link for link in links if link.kind is not LinkKind.UNCHANGED or link.changes]
    return Compared(
        f"{text.name(old)} → {text.name(new)}",
        text.sources[old],
        text.sources[new],
        text.name(old),
        text.name(new),
        _named(text),
        old,
        new,
        _counted(links),
        tuple(_difference(text, old, new, link) for link in changed),
    )


def _difference(text: Provisions, old: int, new: int, link: Link) -> Difference:
    before, after = text.lineage.versions[old], text.lineage.versions[new]
    there, here = joined_text(before, link.old), joined_text(after, link.new)
    first = (new, link.new[0]) if link.new else (old, link.old[0])
    others = Counter(change.op for change in link.changes if change.op in MARKS)
    return Difference(
        link.kind,
        link.moved,
        _labels(before, link.old),
        _labels(after, link.new),
        _runs(link.kind, there, here, link.changes),
        tuple(change for change in link.changes if change.op in TOLD),
        tuple((MARKS[op], count) for op, count in others.items()),
        text.at.get(first),
        link.old[0] if link.old else None,
        link.new[0] if link.new else None,
    )


def _runs(kind: LinkKind, old: str, new: str, changes: tuple[Change, ...]) -> tuple[Run, ...]:
    if kind is LinkKind.DELETED:
        return (Run(old, elements=("del",)),)
    if kind is LinkKind.INSERTED:
        return (Run(new, elements=("ins",)),)
    return compared_runs(old, new, changes)


def _labels(draft: Draft, indexes: Iterable[int]) -> str:
    return " + ".join(label_of(draft.paragraphs[index]) or f"¶{index + 1}" for index in indexes)


def _sources(room: Snapshot) -> tuple[str, ...]:
    return tuple(draft.source.id for draft in room.result(Lineage).versions) if room.has(Lineage) else ()


def _river(room: Snapshot) -> Iterable[str]:
    return ("text/river/",) if len(_sources(room)) > 1 else ()


def _pairs(room: Snapshot) -> Iterable[str]:
    sources = _sources(room)
    for number, old in enumerate(sources):
        yield from (f"text/{old}/compare/{new}/" for new in sources[number + 1 :])


def _as_json(room: Snapshot, source: str) -> bytes:
    return as_json(draft_as_json(provisions(room).draft(source)))


def _list(room: Snapshot) -> Iterable[str]:
    return ("text/",) if room.has(Lineage) else ()


def river(room: Snapshot) -> River:
    """Return the life of the whole text as a picture, and in words."""

    def make() -> River:
        return River(N_("The life of the text"), page_of(provisions(room).lineage))

    return room.kept("river", make)


PAGES = (
    PageKind("text/river/", "river.html", river, _river, "text"),
    PageKind("text/", "versions.html", texts, _list, "text"),
    PageKind("text/{source}/", "reader.html", reader, lambda r: (f"text/{s}/" for s in _sources(r)), "text"),
    PageKind("text/{source}/compare/{other}/", "comparison.html", comparison, _pairs, "text"),
)
"""The pages of this module."""

FILES = (
    FileKind(
        "text/{source}/text.json",
        "application/json",
        _as_json,
        lambda room: (f"text/{source}/text.json" for source in _sources(room)),
    ),
)
"""What can be taken away."""
