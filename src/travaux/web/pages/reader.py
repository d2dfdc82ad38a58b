"""The reader of a version: its paragraphs, and beside each its history, positions, inputs and commitments."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from travaux.domain.commitments import FollowedCommitment
from travaux.domain.lineage import LinkKind
from travaux.domain.messages import Text, message
from travaux.domain.positions import AGAINST, Position, Stance
from travaux.domain.sources import Source
from travaux.domain.spans import Note
from travaux.domain.texts import Draft, Paragraph
from travaux.views.commitments.documents import Promises
from travaux.views.commitments.register import promises
from travaux.views.interests import Interests, interests_in, positions_on
from travaux.views.positions.indexes import PositionIndexes, positions_by
from travaux.views.snapshot import Snapshot
from travaux.views.text.documents import DRAFT, in_form
from travaux.views.text.labels import heading_words
from travaux.views.text.paragraphs import ParagraphViews, is_heading, label_of, paragraph_views
from travaux.views.text.parts import TreeEntry, part_bounds, part_holding, rows_of_part
from travaux.views.text.sieve import KINDS, Filter, Values, name_of_section, sieve_of
from travaux.views.text.versions import named, version_ids
from travaux.views.text.wordings import PrintedWording, printed_wording
from travaux.web.pages.kind import PageKind, in_forms
from travaux.web.pages.parts import later_parts, part_name, part_number

FORMS = ("docx", "akn", "csv", "json")
"""The forms in which a version can be taken away."""


@dataclass(frozen=True, slots=True)
class ParagraphStance:
    """Those who take one stance on a paragraph, each with the position whose words open."""

    stance: Stance
    holders: tuple[tuple[str, Position], ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """What the record knows of a paragraph, in short; its own page has the whole.

    ``course`` is what became of it, version by version: (name of the version, what, whether it is this one).
    ``authors`` are those of inputs whose words entered it.
    """

    course: tuple[tuple[str, str, bool], ...]
    stood: tuple[ParagraphStance, ...]
    authors: tuple[str, ...]
    duties: tuple[FollowedCommitment, ...]

    @property
    def owed(self) -> tuple[tuple[str, str | None], ...]:
        """Return by whom and until when something is owed, each pair once."""
        due = ((item.commitment.addressees, item.commitment.deadline) for item in self.duties)
        pairs = ((", ".join(who), when.date.isoformat() if when and when.date else None) for who, when in due)
        return tuple(dict.fromkeys(pairs))


@dataclass(frozen=True, slots=True)
class ParagraphEntry:
    """A paragraph of the reader. ``since`` says what became of it since the version before.

    ``label`` is as printed, ``place`` what to call it elsewhere; ``keys`` are what filters know it by.
    """

    paragraph: Paragraph
    label: str
    place: str
    heading: bool
    wording: PrintedWording
    thread: str | None
    since: str | None
    beside: Beside | None
    section: Text = ""
    keys: tuple[tuple[str, str], ...] = ()

    @property
    def values(self) -> Values:
        """Return what filters choose it by."""
        state = [_STATES[run.look] for run in self.wording.runs if run.look]
        if self.beside and any(each.stance in AGAINST for each in self.beside.stood):
            state.append(_OBJECTED)
        noted = (one for note in self.wording.notes for one in note.attributions)
        names = [name for one in (*self.paragraph.attributions, *noted) for name in one.actors]
        held = self.beside.stood if self.beside else ()
        names += [name for each in held if each.stance in _ASKING for name, _ in each.holders]
        kind = (KINDS.get(self.since, self.since),) if self.since else ()
        return {"kind": kind, "section": (self.section,), "actor": names, "state": state}


_STATES = {
    "contested": message("In contested brackets"),
    "nearly": message("Nearly agreed"),
    "agreed": message("Agreed in brackets"),
}
_OBJECTED = message("Objected to")
_ASKING = frozenset({Stance.PROPOSE, Stance.AMEND, Stance.DELETE})
_FILTERS: Mapping[str, Text] = {
    "section": message("Section"),
    "kind": message("Since the version before"),
    "state": message("How it stands"),
    "actor": message("Who asks for it"),
}


@dataclass(frozen=True, slots=True)
class Reader:
    """A version to be read, or one of the ``parts`` of a long one, numbered from 1."""

    heading: str
    source: Source
    number: int
    versions: tuple[tuple[Source, str], ...]
    draft: Draft
    entries: tuple[ParagraphEntry, ...]
    tree: tuple[TreeEntry, ...]
    filters: tuple[Filter, ...]
    lost: tuple[Note, ...]
    looks: tuple[str, ...]
    interests: Interests
    bounds: tuple[int, ...]
    part: int = 1
    forms: tuple[str, ...] = FORMS

    @property
    def parts(self) -> int:
        """Return in how many parts the version is read."""
        return len(self.bounds)

    @property
    def path(self) -> str:
        """Return the path of the first part."""
        return f"text/{self.source.id}/"

    @property
    def qualifier(self) -> Text:
        """Return which part this is, where there are several and it is not the first."""
        return part_name(self.part, self.parts)

    @property
    def parties(self) -> tuple[tuple[str, str], ...]:
        """Return whom a reader can be, each by the name in paths and the name to print."""
        return self.interests.parties

    def filters_for(self, party: str) -> tuple[Filter, ...]:
        """Return the filters, with that by which a party sees its own paragraphs first."""
        own = self.interests.filter_for(party)
        return (own, *self.filters) if own else self.filters

    def owned_by(self, entry: ParagraphEntry, party: str) -> str:
        """Return the numbers by which a row says that it is a party's business, "" where it is not."""
        return self.interests.of(entry.paragraph.index, party) if party else ""

    @property
    def preview(self) -> Text:
        """Return what version this is, and how long."""
        return message(
            "%(version)s of %(day)s: %(n)s paragraphs, each with its history, who wants what of it, and "
            "where its words came from.",
            version=self.versions[self.number][1],
            day=self.source.facts.date or "–",
            n=len(self.draft.paragraphs),
        )


def reader(snapshot: Snapshot, source: str, part: str = "1") -> Reader:
    """Return one version to be read; one part of it where it is long."""
    today = date.today()
    whole = snapshot.cached(("reader", source, today), lambda: _reader(snapshot, source, today))
    number = part_number(part)
    return replace(whole, entries=rows_of_part(whole.entries, whole.bounds, number), part=number)


def _reader(snapshot: Snapshot, source: str, today: date) -> Reader:
    text = paragraph_views(snapshot)
    number = text.number(source)
    draft = text.lineage.versions[number]
    beside = _Beside(text, number, positions_by(snapshot), promises(snapshot, today), snapshot)
    sections = text.sections(number)
    entries = tuple(
        _entry(text, number, paragraph, beside, name_of_section(sections[paragraph.index]))
        for paragraph in draft.paragraphs
    )
    sieve = sieve_of([{"section": (e.section,)} if e.heading else e.values for e in entries], _FILTERS)
    entries = tuple(replace(e, keys=keys) for e, keys in zip(entries, sieve.keys, strict=True))
    bounds = part_bounds([_weight(entry) for entry in entries], [entry.section for entry in entries])
    return Reader(
        text.sources[number].title,
        text.sources[number],
        number,
        named(text),
        draft,
        entries,
        tuple(_tree(entries, bounds)),
        sieve.filters,
        draft.lost,
        tuple(_looks(entries)),
        interests_in(snapshot, number),
        bounds,
    )


def _weight(entry: ParagraphEntry) -> int:
    """Return how many bytes a paragraph is on the page with its margin, as estimated."""
    runs, held = entry.wording.runs, entry.beside.stood if entry.beside else ()
    holders = sum(min(len(each.holders), _MOST_HOLDERS) for each in held)
    words = sum(len(run.text) + (_RUN if run.depth else 0) for run in runs)
    return _FRAME + words + _HOLDER * holders + _HOLDER * len(entry.wording.notes)


_FRAME, _RUN, _HOLDER, _MOST_HOLDERS = 330, 35, 300, 5
"""Bytes of a paragraph without its words, of a bracket, of a holder in the margin; the most holders."""


def _looks(entries: Iterable[ParagraphEntry]) -> Iterator[str]:
    """Yield how the brackets of a version stand, in the order of the legend."""
    looks = {look for entry in entries for look in _looks_of(entry.wording)}
    return (look for look in ("contested", "nearly", "agreed") if look in looks)


def _looks_of(wording: PrintedWording) -> Iterator[str]:
    yield from (note.look for note in wording.notes)
    yield from (run.look for run in wording.runs if run.look)


def _tree(entries: Sequence[ParagraphEntry], bounds: Sequence[int]) -> Iterator[TreeEntry]:
    """Yield the headings."""
    for row, entry in enumerate(entries):
        if entry.heading:
            words, level = heading_words(entry.paragraph), entry.paragraph.level
            yield TreeEntry(f"p{entry.paragraph.index}", words, level, part_holding(bounds, row))


def _entry(
    text: ParagraphViews, number: int, paragraph: Paragraph, beside: "_Beside", section: Text
) -> ParagraphEntry:
    thread = text.at.get((number, paragraph.index))
    link = text.into[number].get(paragraph.index)
    changed = link is not None and link.kind is not LinkKind.UNCHANGED
    heading = is_heading(paragraph)
    return ParagraphEntry(
        paragraph,
        label_of(paragraph),
        text.called(number, (paragraph.index,)),
        heading,
        printed_wording(paragraph),
        thread,
        link.outcome if link and changed else None,
        beside.of(thread) if thread and not heading else None,
        section,
    )


@dataclass(frozen=True, slots=True)
class _Beside:
    """Gathers what stands beside the paragraphs of one version."""

    text: ParagraphViews
    number: int
    positions: PositionIndexes
    promises: Promises | None
    snapshot: Snapshot

    def of(self, thread: str) -> Beside:
        traces = self.text.traces.get(thread, ())
        sources = (trace.proposal.citation.source for trace, _ in traces if trace.proposal.citation)
        known = (self.snapshot.sources[source] for source in sources if source in self.snapshot.sources)
        return Beside(
            tuple(self._course_of_thread(thread)),
            tuple(stances_on(self._of_this_version(thread))),
            tuple(dict.fromkeys(source.facts.author or source.title for source in known)),
            self.promises.by_thread.get(thread, ()) if self.promises else (),
        )

    def _of_this_version(self, thread: str) -> Iterator[Position]:
        """Return the positions on the words as this version has them."""
        source = self.text.sources[self.number].id
        return positions_on(self.positions.by_thread.get(thread, ()), thread, source)

    def _course_of_thread(self, thread: str) -> Iterator[tuple[str, str, bool]]:
        """Yield the versions in which the paragraph came, changed or stands, first to last."""
        places = self.text.threads[thread].places
        for place in places:
            link = self.text.into[place.version].get(place.paragraphs[0])
            first = place is places[0]
            kind = "" if first or link is None else link.outcome
            yield self.text.name(place.version), kind, place.version == self.number


def stances_on(positions: Iterable[Position]) -> Iterator[ParagraphStance]:
    """Yield who takes which stance, each holder once a stance."""
    found: dict[Stance, dict[str, Position]] = {}
    for one in positions:
        found.setdefault(one.stance, {}).setdefault(one.holder.name, one)
    for stance in Stance:
        if stance in found:
            yield ParagraphStance(stance, tuple(found[stance].items()))


def _part_paths(snapshot: Snapshot) -> Iterator[str]:
    """Yield the paths of all parts but the first of versions that are long."""
    for source in version_ids(snapshot):
        yield from later_parts(f"text/{source}/", reader(snapshot, source).parts)


def _file(snapshot: Snapshot, source: str, form: str) -> bytes:
    return in_form(paragraph_views(snapshot).draft(source), form, DRAFT)


PAGES = (
    PageKind(
        "text/{source}/",
        "reader.html",
        reader,
        lambda snapshot: (f"text/{source}/" for source in version_ids(snapshot)),
        "text",
    ),
    PageKind("text/{source}/part-{part}/", "reader.html", reader, _part_paths, "text"),
)
"""The pages of this module."""

FILES = in_forms(
    "text/{source}/text",
    FORMS,
    _file,
    lambda snapshot: (f"text/{source}/text" for source in version_ids(snapshot)),
)
"""What can be taken away."""
