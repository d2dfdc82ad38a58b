"""The text: its versions, and any two of them compared."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from travaux.domain.lineage import Lineage
from travaux.domain.messages import Message, Text, joined, message
from travaux.domain.sources import Source
from travaux.views.documents import Document
from travaux.views.snapshot import Snapshot
from travaux.views.text.comparison import ComparedSection, comparison_file, comparison_view
from travaux.views.text.paragraphs import compared, paragraph_views
from travaux.views.text.parts import TreeEntry
from travaux.views.text.versions import ListedVersion, counts_by_kind, named, version_ids, versions_of
from travaux.web.languages import N_
from travaux.web.pages.kind import MEDIA_TYPES, FileKind, PageKind
from travaux.web.pages.parts import later_parts, part_name, part_number

COMPARED = ("docx", "akn", "csv", "json")
"""The forms in which a comparison can be taken away; in Word its changes are tracked."""


@dataclass(frozen=True, slots=True)
class Texts:
    heading: str
    versions: tuple[ListedVersion, ...]
    most_words: int


@dataclass(frozen=True, slots=True)
class ComparisonPage:
    """Two versions, or one of the ``parts`` of a long comparison, numbered from 1."""

    heading: str
    old: Source
    new: Source
    old_name: str
    new_name: str
    versions: tuple[tuple[Source, str], ...]
    old_number: int
    new_number: int
    counts: tuple[tuple[str, int], ...]
    report: Document
    tree: tuple[TreeEntry, ...]
    sections: tuple[ComparedSection, ...]
    part: int
    parts: int
    forms: tuple[str, ...] = COMPARED

    @property
    def path(self) -> str:
        """Return the path of the first part."""
        return f"text/{self.old.id}/compare/{self.new.id}/"

    @property
    def qualifier(self) -> Text:
        """Return which part this is, where there are several and it is not the first."""
        return part_name(self.part, self.parts)

    @property
    def preview(self) -> Text:
        """Return what became of the paragraphs, counted."""
        counts = (joined((count, Message(name)), " ") for name, count in self.counts)
        return message(
            "What changed from %(old)s to %(new)s: %(counts)s.",
            old=self.old_name,
            new=self.new_name,
            counts=joined(counts),
        )


def texts(snapshot: Snapshot) -> Texts:
    """Return the list of versions."""
    versions = versions_of(snapshot)
    return Texts(N_("The text"), versions, max((each.figures.words for each in versions), default=0))


def comparison(snapshot: Snapshot, source: str, other: str, part: str = "1") -> ComparisonPage:
    """Return two versions as one text, the older first; one part of it where it is long."""
    text = paragraph_views(snapshot)
    old, new = sorted((text.number(source), text.number(other)))
    view = comparison_view(snapshot, old, new)
    number = part_number(part)
    return ComparisonPage(
        f"{text.name(old)} → {text.name(new)}",
        text.sources[old],
        text.sources[new],
        text.name(old),
        text.name(new),
        named(text),
        old,
        new,
        counts_by_kind(compared(snapshot, old, new)),
        view.document(number),
        view.tree,
        view.sections,
        number,
        len(view.bounds),
    )


def _pair_paths(snapshot: Snapshot) -> Iterable[str]:
    sources = version_ids(snapshot)
    for number, old in enumerate(sources):
        yield from (f"text/{old}/compare/{new}/" for new in sources[number + 1 :])


def _part_paths(snapshot: Snapshot) -> Iterable[str]:
    """Yield the paths of all parts but the first of comparisons that are long."""
    count = len(version_ids(snapshot))
    pairs = ((old, new) for old in range(count) for new in range(old + 1, count))
    for path, (old, new) in zip(_pair_paths(snapshot), pairs, strict=True):
        yield from later_parts(path, len(comparison_view(snapshot, old, new).bounds))


def _list(snapshot: Snapshot) -> Iterable[str]:
    return ("text/",) if snapshot.has(Lineage) else ()


def _compared_kind(form: str) -> FileKind:
    return FileKind(
        f"text/{{source}}/compare/{{other}}/comparison.{form}",
        MEDIA_TYPES[form],
        partial(comparison_file, form=form),
        lambda snapshot: (f"{path}comparison.{form}" for path in _pair_paths(snapshot)),
        live=True,
    )


PAGES = (
    PageKind("text/", "versions.html", texts, _list, "text"),
    PageKind("text/{source}/compare/{other}/", "comparison.html", comparison, _pair_paths, "text"),
    PageKind(
        "text/{source}/compare/{other}/part-{part}/", "comparison.html", comparison, _part_paths, "text"
    ),
)
"""The pages of this module."""

FILES = tuple(map(_compared_kind, COMPARED))
"""What can be taken away."""
