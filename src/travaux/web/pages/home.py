"""The home of a negotiation: its course from the first paper to the last, and where it stands."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from travaux.domain.consultation import Consultation
from travaux.domain.lineage import Lineage, Traces
from travaux.domain.sources import Source, SourceKind
from travaux.domain.texts import Paragraph
from travaux.reports.lineage import shorten
from travaux.reports.meeting import MeetingReport
from travaux.service.passages import SPOKEN, home_of
from travaux.service.provisions import TAKEN_UP, Provisions, is_heading, label_of, provisions
from travaux.service.reading_room import Snapshot
from travaux.web.languages import N_
from travaux.web.pages.consultation import is_known
from travaux.web.pages.kind import PageKind, only

_FOLDED_FROM = 4  # so many sources of a kind in a row are told as one step


@dataclass(frozen=True, slots=True)
class Step:
    """One source of the course, and its page."""

    source: Source
    path: str


@dataclass(frozen=True, slots=True)
class Steps:
    """Sources of one kind that follow one another, told as one where they are many."""

    kind: SourceKind
    steps: tuple[Step, ...]
    folded: bool


@dataclass(frozen=True, slots=True)
class Contested:
    """A paragraph of the latest version with brackets in it, and who is named beside them."""

    path: str
    label: str
    words: str
    brackets: int
    actors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Home:
    """``bracketed`` is the last version with brackets; ``added`` are sources by when they were added."""

    heading: str
    course: tuple[Steps, ...]
    figures: tuple[tuple[int, str, str], ...]
    latest: tuple[str, Source] | None
    bracketed: tuple[str, Source] | None
    contested: tuple[Contested, ...]
    added: tuple[tuple[str, Step], ...]
    withheld: int


def home(room: Snapshot) -> Home:
    """Return what the first page says."""
    return room.kept("home", lambda: _home(room))


def _home(room: Snapshot) -> Home:
    ordered = sorted(room.sources.values(), key=lambda source: source.dated)
    stored = sorted(room.stored.values(), key=lambda each: each.added, reverse=True)
    text = provisions(room) if room.has(Lineage) else None
    if text and not text.sources:
        text = None
    open_in = _last_bracketed(text) if text else None
    return Home(
        room.title,
        tuple(_course(room, ordered)),
        tuple(_figures(room, text)),
        (text.name(-1), text.sources[-1]) if text else None,
        (text.name(open_in), text.sources[open_in]) if text and open_in is not None else None,
        tuple(_contested(text, open_in)) if text and open_in is not None else (),
        tuple((each.added, Step(each.source, home_of(room, each.source))) for each in stored),
        room.withheld,
    )


def _course(room: Snapshot, ordered: Iterable[Source]) -> Iterator[Steps]:
    for kind, group in groupby(ordered, key=lambda source: source.facts.kind):
        steps = tuple(Step(source, home_of(room, source)) for source in group)
        yield Steps(kind, steps, len(steps) >= _FOLDED_FROM)


def _figures(room: Snapshot, text: Provisions | None) -> Iterator[tuple[int, str, str]]:
    """Yield the numbers that matter: how many, of what, and the page that shows them."""
    spoken = room.results(MeetingReport, *SPOKEN)
    if spoken:
        yield len(spoken), N_("meetings"), "meetings/"
        yield (
            sum(len(report.meeting.interventions) for _, report in spoken),
            N_("interventions"),
            "meetings/",
        )
    if text:
        yield len(text.sources), N_("versions of the text"), "text/"
    if inputs := len(room.of_kind(SourceKind.INPUT)):
        yield inputs, N_("inputs"), "inputs/" if room.has(Traces) else "sources/"
    if room.has(Traces):
        taken = sum(trace.verdict in TAKEN_UP for trace in room.result(Traces).traces)
        yield taken, N_("proposals that entered the text"), "inputs/"
    if is_known(room):
        yield len(room.result(Consultation).issues), N_("issues that inputs speak to"), "consultation/"


def _last_bracketed(text: Provisions) -> int | None:
    versions = enumerate(text.lineage.versions)
    return max(
        (number for number, draft in versions if any(p.brackets for p in draft.paragraphs)), default=None
    )


def _contested(text: Provisions, number: int) -> Iterator[Contested]:
    found = [p for p in text.lineage.versions[number].paragraphs if p.brackets and not is_heading(p)]
    for paragraph in sorted(found, key=lambda p: (-len(p.brackets), p.index)):
        thread = text.at.get((number, paragraph.index))
        yield Contested(
            f"paragraphs/{thread}/" if thread else f"text/{text.sources[number].id}/#p{paragraph.index}",
            label_of(paragraph) or f"¶{paragraph.index + 1}",
            shorten(paragraph.clean_text or paragraph.text, 110),
            sum(1 for bracket in paragraph.brackets if bracket.opened_in is None),
            _named(paragraph),
        )


def _named(paragraph: Paragraph) -> tuple[str, ...]:
    said = [*paragraph.attributions, *(a for bracket in paragraph.brackets for a in bracket.attributions)]
    return tuple(dict.fromkeys(actor for one in said for actor in one.actors))


PAGES = (PageKind("", "home.html", home, only(""), "home"),)
"""The pages of this module."""
