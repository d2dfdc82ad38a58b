"""Meetings: the list, and each with its session report and its transcript."""

from collections.abc import Iterable
from dataclasses import dataclass

from travaux.domain.meeting_reports import MeetingReport
from travaux.domain.sources import SPOKEN, Source
from travaux.exports.html.anchors import Span
from travaux.exports.text_tables import write_table
from travaux.reports.meeting import page_of
from travaux.reports.page import Page
from travaux.views.citation_targets import spans_cited
from travaux.views.meetings import in_form
from travaux.views.search.units import spans_found
from travaux.views.snapshot import Snapshot
from travaux.web.languages import N_
from travaux.web.pages.downloads import table
from travaux.web.pages.kind import PageKind, in_forms

_FORMS = ("html", "docx", "md", "json")

COUNTED = ("interventions", "words", "arguments", "agreements", "differences")


@dataclass(frozen=True, slots=True)
class Row:
    source: Source
    interventions: int
    words: int
    arguments: int
    agreements: int
    differences: int

    @property
    def counts(self) -> tuple[int, ...]:
        """Return what was found of it, in the order of ``COUNTED``."""
        return self.interventions, self.words, self.arguments, self.agreements, self.differences


@dataclass(frozen=True, slots=True)
class Meetings:
    heading: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Meeting:
    """``also`` are the spans that other pages cite, so that they open here; ``forms`` can be taken away."""

    heading: str
    source: Source
    report: Page
    also: frozenset[Span]
    forms: tuple[str, ...] = _FORMS
    has_record: bool = True


def meetings(room: Snapshot) -> Meetings:
    """Return the list of meetings and statements."""
    return room.kept(
        "meetings",
        lambda: Meetings(N_("Meetings"), tuple(_row(s, r) for s, r in room.results(MeetingReport, *SPOKEN))),
    )


def _row(source: Source, report: MeetingReport) -> Row:
    spoken = report.meeting.interventions
    return Row(
        source,
        len(spoken),
        sum(turn.words for turn in spoken),
        len(report.arguments),
        len(report.agreements),
        len(report.differences),
    )


def meeting(room: Snapshot, source: str) -> Meeting:
    """Return one meeting's report."""
    found = room.source(source)
    report = room.kept(("meeting page", source), lambda: page_of(room.result(MeetingReport, source)))
    return Meeting(found.title, found, report, spans_cited(room, source) | spans_found(room, source))


def _spoken(room: Snapshot) -> Iterable[str]:
    return (s.id for s in room.of_kind(*SPOKEN) if room.has(MeetingReport, s.id))


def _list(room: Snapshot) -> Iterable[str]:
    return ("meetings/",) if any(_spoken(room)) else ()


def _file(room: Snapshot, source: str, form: str) -> bytes:
    return in_form(room.result(MeetingReport, source), form)


def _as_csv(room: Snapshot) -> bytes:
    return write_table(("id", "date", "title", *COUNTED), (_cells(row) for row in meetings(room).rows))


def _cells(row: Row) -> tuple[str | int | None, ...]:
    date = row.source.facts.date
    return row.source.id, date.isoformat() if date else None, row.source.title, *row.counts


PAGES = (
    PageKind("meetings/", "meetings.html", meetings, _list, "meetings"),
    PageKind(
        "meetings/{source}/",
        "meeting.html",
        meeting,
        lambda room: (f"meetings/{source}/" for source in _spoken(room)),
        "meetings",
    ),
)
"""The pages of this module."""

FILES = (
    table("meetings/meetings.csv", _as_csv, _list),
    *in_forms(
        "meetings/{source}/report",
        _FORMS,
        _file,
        lambda room: (f"meetings/{source}/report" for source in _spoken(room)),
    ),
)
"""What can be taken away."""
