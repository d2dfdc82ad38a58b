"""The history of a paragraph: its wordings by version, whose words came and went, who stands where on it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from travaux.analysis.text.comparison import joined_text
from travaux.analysis.text.standing_text import shown_text
from travaux.domain.commitments import FollowedCommitment
from travaux.domain.lineage import (
    Borrowing,
    Change,
    EarlierOccurrence,
    Link,
    LinkKind,
    Match,
    Phrase,
    Place,
    Thread,
    Trace,
)
from travaux.domain.messages import Text, joined
from travaux.domain.positions import Position
from travaux.domain.review import ReviewNote
from travaux.domain.sources import Source
from travaux.domain.spans import Citation
from travaux.reports.changes import SUMMED
from travaux.reports.lineage import shorten
from travaux.views.brief import BriefLine
from travaux.views.commitments.register import promises
from travaux.views.positions.indexes import positions_by
from travaux.views.snapshot import Snapshot
from travaux.views.text.paragraphs import ParagraphViews, paragraph_views
from travaux.views.text.proponents import told_apart
from travaux.views.text.wordings import PrintedWording, WordingRun, compared_runs, printed_wording
from travaux.views.verdicts import verdict_on

_PLACES = 3  # where a phrase stood before; the others are counted


@dataclass(frozen=True, slots=True)
class WordingInVersion:
    """The paragraph in one version: how it reads there, and what changed since it was last seen."""

    source: Source
    name: str
    labels: str
    first: int
    wordings: tuple[PrintedWording, ...]
    kind: str | None
    changes: tuple[Change, ...]
    runs: tuple[WordingRun, ...]
    returned: bool
    citation: Citation
    review: ReviewNote | None = None


@dataclass(frozen=True, slots=True)
class Arrival:
    """Words that came or went, when, and by whom where that is known.

    ``typed_by`` are those whose names a word processor put to the change, who need not hold what it says.
    """

    phrase: Phrase
    came: str
    went: str | None
    came_by: tuple[str, ...]
    went_by: tuple[str, ...]
    typed_by: tuple[str, ...] = ()

    @property
    def is_known(self) -> bool:
        """Tell whether anybody is named for them."""
        return bool(self.came_by or self.went_by)


@dataclass(frozen=True, slots=True)
class Sought:
    """A proposal of an input whose words entered the paragraph."""

    trace: Trace
    match: Match
    source: Source


@dataclass(frozen=True, slots=True)
class Borrowed:
    """A phrase of the paragraph with where it stood before: each place with its source, the best first.

    ``more`` counts the places that are left out.
    """

    phrase: Borrowing
    places: tuple[tuple[EarlierOccurrence, Source], ...]
    more: int


@dataclass(frozen=True, slots=True)
class ParagraphHistory:
    heading: str
    thread: Thread
    label: str
    verdict: tuple[BriefLine, ...]
    wordings: tuple[WordingInVersion, ...]
    absent: tuple[str, ...]
    arrivals: tuple[Arrival, ...]
    agreed: tuple[Borrowed, ...]
    put_forward: tuple[Borrowed, ...]
    sought: tuple[Sought, ...]
    positions: tuple[Position, ...]
    duties: tuple[FollowedCommitment, ...]
    before: tuple[str, str] | None
    after: tuple[str, str] | None

    @property
    def subject(self) -> str:
        """Return what tells this page from others of its heading: where and when the paragraph last stood."""
        last = self.wordings[-1]
        return f"¶{last.first + 1}, {last.name}"

    @property
    def preview(self) -> Text:
        """Return how the paragraph reads last, in short."""
        last = self.wordings[-1]
        return joined((last.name, shorten(last.citation.quote, 240)), ": ")


def paragraph_history(snapshot: Snapshot, thread: str) -> ParagraphHistory:
    """Return the history of one paragraph.

    Raises:
        NotFound: if there is none of that id.
    """
    text = paragraph_views(snapshot)
    found = text.thread(thread)
    wordings = tuple(_wordings(text, found))
    seen = {place.version for place in found.places}
    promised = promises(snapshot, date.today())
    order = list(text.order)
    place = text.order[thread]
    agreed, put_forward = text.origin_of(found)
    return ParagraphHistory(
        title_of(text, found),
        found,
        wordings[-1].labels,
        verdict_on(snapshot, thread),
        wordings,
        tuple(text.name(n) for n in range(found.places[0].version, len(text.sources)) if n not in seen),
        tuple(_arrivals(snapshot, text, found)),
        tuple(borrowed_phrases(snapshot, agreed)),
        tuple(borrowed_phrases(snapshot, put_forward)),
        tuple(sought_in(snapshot, text.traces.get(thread, ()))),
        positions_by(snapshot).by_thread.get(thread, ()),
        promised.by_thread.get(thread, ()) if promised else (),
        _neighbour(text, order, place - 1),
        _neighbour(text, order, place + 1),
    )


def sought_in(snapshot: Snapshot, traces: Iterable[tuple[Trace, Match]]) -> Iterable[Sought]:
    """Yield proposals of submissions that this viewer may see."""
    for trace, match in traces:
        if trace.proposal.citation and trace.proposal.citation.source in snapshot.sources:
            yield Sought(trace, match, snapshot.source(trace.proposal.citation.source))


def borrowed_phrases(snapshot: Snapshot, phrases: Iterable[Borrowing]) -> Iterable[Borrowed]:
    """Yield phrases with the first places where each stood before."""
    for phrase in phrases:
        places = tuple((found, snapshot.source(found.source)) for found in phrase.sources[:_PLACES])
        yield Borrowed(phrase, places, len(phrase.sources) - len(places))


def title_of(text: ParagraphViews, thread: Thread, width: int = 90) -> str:
    """Return what to call a paragraph: its last label, and its first words."""
    last = thread.places[-1]
    paragraph = text.lineage.versions[last.version].paragraphs[last.paragraphs[0]]
    words = shorten(shown_text(paragraph), width)
    label = text.called(last.version, last.paragraphs[:1])
    return words if label.startswith("¶") else f"{label} · {words}"


def _neighbour(text: ParagraphViews, order: list[str], place: int) -> tuple[str, str] | None:
    if not 0 <= place < len(order):
        return None
    return order[place], title_of(text, text.threads[order[place]], 50)


def _wordings(text: ParagraphViews, thread: Thread) -> Iterable[WordingInVersion]:
    earlier: Place | None = None
    for place in thread.places:
        draft = text.lineage.versions[place.version]
        paragraphs = [draft.paragraphs[index] for index in place.paragraphs]
        link = text.into[place.version].get(place.paragraphs[0])
        changes = link.changes if link and earlier and link.kind is not LinkKind.INSERTED else ()
        yield WordingInVersion(
            text.sources[place.version],
            text.name(place.version),
            text.called(place.version, place.paragraphs),
            place.paragraphs[0],
            tuple(map(printed_wording, paragraphs)),
            link.outcome if link and earlier else None,
            tuple(change for change in changes if change.op not in SUMMED),
            _runs(text, link, place.version) if changes and link else (),
            place.version in thread.returned,
            draft.source.cite(paragraphs[0].start, paragraphs[0].end),
            link.review if link else None,
        )
        earlier = place


def _runs(text: ParagraphViews, link: Link, version: int) -> tuple[WordingRun, ...]:
    old = joined_text(text.lineage.versions[version - 1], link.old)
    new = joined_text(text.lineage.versions[version], link.new)
    return compared_runs(old, new, link.changes)


def _arrivals(snapshot: Snapshot, text: ParagraphViews, thread: Thread) -> Iterable[Arrival]:
    first = thread.places[0].version
    for phrase in thread.words:
        if phrase.came > first or phrase.went is not None:
            came_by, came_typed = told_apart(snapshot, text, thread, phrase.came_by)
            went_by, went_typed = told_apart(snapshot, text, thread, phrase.went_by)
            yield Arrival(
                phrase,
                text.name(phrase.came),
                None if phrase.went is None else text.name(phrase.went),
                came_by,
                went_by,
                tuple(dict.fromkeys((*came_typed, *went_typed))),
            )
