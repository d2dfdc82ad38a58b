"""Meetings: the list, and each with its session report and its transcript."""

from collections.abc import Iterable
from dataclasses import dataclass

from travaux.domain.sources import Source, SourceKind
from travaux.reports.meeting import MeetingReport, page_of
from travaux.reports.page import Page
from travaux.service.reading_room import Snapshot
from travaux.web.pages.kind import PageKind, only

_SPOKEN = (SourceKind.TRANSCRIPT, SourceKind.STATEMENT)


@dataclass(frozen=True, slots=True)
class Row:
    source: Source
    interventions: int
    words: int
    arguments: int


@dataclass(frozen=True, slots=True)
class Meetings:
    heading: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Meeting:
    heading: str
    source: Source
    report: Page


def meetings(room: Snapshot) -> Meetings:
    """Return the list of meetings and statements."""
    return Meetings(
        "Meetings", tuple(_row(source, report) for source, report in room.results(MeetingReport, *_SPOKEN))
    )


def _row(source: Source, report: MeetingReport) -> Row:
    spoken = report.meeting.interventions
    return Row(source, len(spoken), sum(turn.words for turn in spoken), len(report.arguments))


def meeting(room: Snapshot, source: str) -> Meeting:
    """Return one meeting's report."""
    found = room.source(source)
    return Meeting(found.title, found, page_of(room.result(MeetingReport, source)))


def _paths(room: Snapshot) -> Iterable[str]:
    return (f"meetings/{s.id}/" for s in room.of_kind(*_SPOKEN) if room.has(MeetingReport, s.id))


PAGES = (
    PageKind("meetings/", "meetings.html", meetings, only("meetings/"), "meetings"),
    PageKind("meetings/{source}/", "meeting.html", meeting, _paths, "meetings"),
)
"""The pages of this module."""
