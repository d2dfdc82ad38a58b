"""The text: its versions, any two of them compared, and its life as a picture."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from travaux.analysis.text.comparison import joined_text
from travaux.analysis.text.places import place
from travaux.analysis.text.survival import Figures, count_versions
from travaux.domain.lineage import Change, Comparison, Lineage, Link, LinkKind
from travaux.domain.review import ReviewNote
from travaux.domain.sources import Source
from travaux.reports.lineage import MARKS, TOLD
from travaux.views.documents import Document
from travaux.views.snapshot import Snapshot
from travaux.views.text.documents import COMPARISON, LINEAGE, in_form, river_document
from travaux.views.text.paragraphs import Provisions, compared, provisions
from travaux.views.text.wordings import Run, compared_runs
from travaux.web.languages import N_
from travaux.web.pages.kind import MEDIA_TYPES, FileKind, PageKind

COMPARED = ("docx", "akn", "csv", "json")
"""The forms in which a comparison can be taken away; in Word its changes are tracked."""

LIVES = ("docx", "csv", "json")
"""The forms in which the life of the text can be taken away."""


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
    review: ReviewNote | None = None


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
    forms: tuple[str, ...] = COMPARED


@dataclass(frozen=True, slots=True)
class River:
    heading: str
    report: Document
    downloads: tuple[str, tuple[str, ...]] = ("text/river/lineage.", LIVES)


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


def named(text: Provisions) -> tuple[tuple[Source, str], ...]:
    """Return every version with what to call it."""
    return tuple((source, text.name(number)) for number, source in enumerate(text.sources))


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
        named(text),
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
        place(before, link.old),
        place(after, link.new),
        _runs(link.kind, there, here, link.changes),
        tuple(change for change in link.changes if change.op in TOLD),
        tuple((MARKS[op], count) for op, count in others.items()),
        text.at.get(first),
        link.old[0] if link.old else None,
        link.new[0] if link.new else None,
        link.review,
    )


def _runs(kind: LinkKind, old: str, new: str, changes: tuple[Change, ...]) -> tuple[Run, ...]:
    if kind is LinkKind.DELETED:
        return (Run(old, elements=("del",)),)
    if kind is LinkKind.INSERTED:
        return (Run(new, elements=("ins",)),)
    return compared_runs(old, new, changes)


def version_ids(room: Snapshot) -> tuple[str, ...]:
    """Return the ids of the sources that are versions of the text, oldest first."""
    return tuple(draft.source.id for draft in room.result(Lineage).versions) if room.has(Lineage) else ()


def _river(room: Snapshot) -> Iterable[str]:
    return ("text/river/",) if len(version_ids(room)) > 1 else ()


def _pairs(room: Snapshot) -> Iterable[str]:
    sources = version_ids(room)
    for number, old in enumerate(sources):
        yield from (f"text/{old}/compare/{new}/" for new in sources[number + 1 :])


def _list(room: Snapshot) -> Iterable[str]:
    return ("text/",) if room.has(Lineage) else ()


def river(room: Snapshot) -> River:
    """Return the life of the whole text as a picture, and in words."""

    return River(N_("The life of the text"), river_document(room))


def _compared_file(room: Snapshot, source: str, other: str, form: str) -> bytes:
    text = provisions(room)
    old, new = sorted((text.number(source), text.number(other)))
    versions = text.lineage.versions
    return in_form(Comparison(versions[old], versions[new], compared(room, old, new)), form, COMPARISON)


def _compared_kind(form: str) -> FileKind:
    return FileKind(
        f"text/{{source}}/compare/{{other}}/comparison.{form}",
        MEDIA_TYPES[form],
        partial(_compared_file, form=form),
        lambda room: (f"{path}comparison.{form}" for path in _pairs(room)),
        live=True,
    )


def _life(room: Snapshot, form: str) -> bytes:
    return in_form(provisions(room).lineage, form, LINEAGE)


def _life_kind(form: str) -> FileKind:
    return FileKind(
        f"text/river/lineage.{form}",
        MEDIA_TYPES[form],
        partial(_life, form=form),
        lambda room: (f"{path}lineage.{form}" for path in _river(room)),
    )


PAGES = (
    PageKind("text/river/", "river.html", river, _river, "text", steady=True),
    PageKind("text/", "versions.html", texts, _list, "text"),
    PageKind("text/{source}/compare/{other}/", "comparison.html", comparison, _pairs, "text"),
)
"""The pages of this module."""

FILES = (*map(_compared_kind, COMPARED), *map(_life_kind, LIVES))
"""What can be taken away."""
