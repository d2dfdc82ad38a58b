"""The home of a negotiation: its course from the first paper to the last, and where it stands."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from travaux.domain.commitments import due_within
from travaux.domain.consultation import Consultation
from travaux.domain.lineage import TAKEN_UP, Lineage, Traces
from travaux.domain.meeting_reports import MeetingReport
from travaux.domain.messages import Text, joined
from travaux.domain.positions import Stance
from travaux.domain.sources import SPOKEN, Source, SourceKind
from travaux.views.activity import Activity, activity
from travaux.views.brief import Brief, RecordContents, brief
from travaux.views.citation_targets import home_of
from travaux.views.commitments.register import promises
from travaux.views.disputes import DisputeShown, bracketed, dispute_shown, disputes_now, last_bracketed
from travaux.views.meeting_digest import MeetingDigest, meeting_digest
from travaux.views.positions.indexes import positions_by
from travaux.views.snapshot import Snapshot
from travaux.views.text.paragraphs import ParagraphViews, paragraph_views
from travaux.views.text.versions import ListedVersion, versions_of
from travaux.web.languages import N_
from travaux.web.pages.consultation import is_known
from travaux.web.pages.kind import PageKind, path_alone

_GRAVE = frozenset({Stance.RESERVE, Stance.DISSOCIATE})
_SOON_DAYS = 90
_FOLDED_FROM = 4  # so many sources of a kind in a row are told as one step


@dataclass(frozen=True, slots=True)
class TimelineSource:
    """One source of the course, and its page."""

    source: Source
    path: str


@dataclass(frozen=True, slots=True)
class Steps:
    """Sources of one kind that follow one another, told as one where they are many."""

    kind: SourceKind
    steps: tuple[TimelineSource, ...]
    folded: bool


@dataclass(frozen=True, slots=True)
class Home:
    """``bracketed`` is the last version with brackets, where the latest has none, with what stood in them.

    ``digest`` is there where the record has meetings and no text, ``versions`` where it has more than one.
    """

    heading: str
    brief: Brief
    digest: MeetingDigest | None
    versions: tuple[ListedVersion, ...]
    timeline: tuple[Steps, ...]
    figures: tuple[tuple[int, str, str], ...]
    latest: tuple[str, Source] | None
    disputes: tuple[DisputeShown, ...]
    bracketed: tuple[str, Source, tuple[DisputeShown, ...]] | None
    activity: tuple[Activity, ...]

    @property
    def preview(self) -> Text:
        """Return the sentences of the brief."""
        return joined((line.said for line in self.brief.lines), " ")

    @property
    def most_words(self) -> int:
        """Return how many words the longest version has."""
        return max((version.figures.words for version in self.versions), default=0)


def home(snapshot: Snapshot) -> Home:
    """Return what the first page says."""
    today = date.today()
    return snapshot.cached(("home", today), lambda: _home_page(snapshot, today))


def _home_page(snapshot: Snapshot, today: date) -> Home:
    ordered = sorted(snapshot.sources.values(), key=lambda source: source.dated)
    text = paragraph_views(snapshot) if snapshot.has(Lineage) else None
    if text and not text.sources:
        text = None
    told = brief(snapshot, today)
    return Home(
        snapshot.title,
        told,
        meeting_digest(snapshot) if told.form is RecordContents.MEETINGS else None,
        versions_of(snapshot) if text and len(text.sources) > 1 else (),
        tuple(_timeline(snapshot, ordered)),
        tuple(_figures(snapshot, text, today)),
        (text.name(-1), text.sources[-1]) if text else None,
        tuple(dispute_shown(text, one) for one in disputes_now(snapshot)) if text else (),
        _last_bracketed(text) if text else None,
        activity(snapshot, today),
    )


def _last_bracketed(text: ParagraphViews) -> tuple[str, Source, tuple[DisputeShown, ...]] | None:
    number = last_bracketed(text)
    if number is None or number + 1 == len(text.sources):
        return None
    return (
        text.name(number),
        text.sources[number],
        tuple(dispute_shown(text, one) for one in bracketed(text, number)),
    )


def _timeline(snapshot: Snapshot, ordered: Iterable[Source]) -> Iterator[Steps]:
    for kind, group in groupby(ordered, key=lambda source: source.facts.kind):
        steps = tuple(TimelineSource(source, home_of(snapshot, source)) for source in group)
        yield Steps(kind, steps, len(steps) >= _FOLDED_FROM)


def _figures(snapshot: Snapshot, text: ParagraphViews | None, today: date) -> Iterator[tuple[int, str, str]]:
    """Yield the numbers that matter: how many, of what, and the page that shows them."""
    spoken = snapshot.results(MeetingReport, *SPOKEN)
    if spoken:
        yield len(spoken), N_("meetings"), "meetings/"
        yield (
            sum(len(report.meeting.interventions) for _, report in spoken),
            N_("interventions"),
            "meetings/",
        )
    if text:
        yield len(text.sources), N_("versions of the text"), "text/"
    if inputs := len(snapshot.of_kind(SourceKind.INPUT)):
        yield inputs, N_("submissions"), "inputs/" if snapshot.has(Traces) else "sources/"
    if snapshot.has(Traces):
        taken = sum(trace.verdict in TAKEN_UP for trace in snapshot.result(Traces).proposals)
        yield taken, N_("proposals that entered the text"), "inputs/"
    grave = [p for p in positions_by(snapshot).held if p.stance in _GRAVE]
    if grave:
        yield len(grave), N_("reservations and dissociations"), "registers/"
    promised = promises(snapshot, today)
    if promised and (due := due_within(promised.items, _SOON_DAYS)):
        yield len(due), N_("commitments due in the next 90 days"), "commitments/"
    if is_known(snapshot):
        yield len(snapshot.result(Consultation).issues), N_("issues raised in submissions"), "consultation/"


PAGES = (PageKind("", "home.html", home, path_alone(""), "home"),)
"""The pages of this module."""
