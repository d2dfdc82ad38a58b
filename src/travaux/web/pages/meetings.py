"""Meetings: the list, and each with its session report and its transcript."""

from collections.abc import Iterable
from dataclasses import dataclass

from travaux.domain.meeting_reports import MeetingReport
from travaux.domain.sources import SPOKEN, Source
from travaux.views.citation_targets import Span, spans_cited
from travaux.views.documents import Document
from travaux.views.meetings import MeetingRow, in_form, meeting_document, meeting_rows, meetings_csv
from travaux.views.search.units import spans_found
from travaux.views.snapshot import Snapshot
from travaux.web.languages import N_
from travaux.web.pages.downloads import table
from travaux.web.pages.kind import PageKind, in_forms

_FORMS = ("html", "docx", "md", "json")


@dataclass(frozen=True, slots=True)
class Meetings:
    heading: str
    rows: tuple[MeetingRow, ...]


@dataclass(frozen=True, slots=True)
class Meeting:
    """``also`` are the spans that other pages cite, so that they open here; ``forms`` can be taken away."""

    heading: str
    source: Source
    report: Document
    also: frozenset[Span]
    forms: tuple[str, ...] = _FORMS
    has_record: bool = True


def meetings(room: Snapshot) -> Meetings:
    """Return the list of meetings and statements."""
    return Meetings(N_("Meetings"), meeting_rows(room))


def meeting(room: Snapshot, source: str) -> Meeting:
    """Return one meeting's report."""
    found = room.source(source)
    report = meeting_document(room, source)
    return Meeting(found.title, found, report, spans_cited(room, source) | spans_found(room, source))


def _spoken(room: Snapshot) -> Iterable[str]:
    return (s.id for s in room.of_kind(*SPOKEN) if room.has(MeetingReport, s.id))


def _list(room: Snapshot) -> Iterable[str]:
    return ("meetings/",) if any(_spoken(room)) else ()


def _file(room: Snapshot, source: str, form: str) -> bytes:
    return in_form(room.result(MeetingReport, source), form)


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
    table("meetings/meetings.csv", meetings_csv, _list),
    *in_forms(
        "meetings/{source}/report",
        _FORMS,
        _file,
        lambda room: (f"meetings/{source}/report" for source in _spoken(room)),
    ),
)
"""What can be taken away."""
