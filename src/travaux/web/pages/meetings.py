"""Meetings: the list, and each with its session report and its transcript."""

from collections.abc import Iterable
from dataclasses import dataclass

from travaux.domain.meeting_reports import MeetingReport
from travaux.domain.messages import Text, message
from travaux.domain.sources import SPOKEN, Source
from travaux.views.citation_targets import Span, spans_cited
from travaux.views.documents import Document
from travaux.views.meetings import MeetingRow, in_form, meeting_document, meeting_rows, meetings_csv
from travaux.views.recordings import CAPTIONS, Sound, captions, has_sound, sound_of
from travaux.views.search.units import spans_found
from travaux.views.snapshot import Snapshot
from travaux.views.writing import written_of
from travaux.web.languages import N_
from travaux.web.pages.downloads import table
from travaux.web.pages.kind import PageKind, in_forms

_FORMS = ("html", "docx", "md", "json")


@dataclass(frozen=True, slots=True)
class Meetings:
    heading: str
    rows: tuple[MeetingRow, ...]


@dataclass(frozen=True, slots=True)
class MeetingPage:
    """``also`` are the spans that other pages cite, so that they open here; ``forms`` can be taken away.

    ``counted`` are its interventions, agreements and differences.
    """

    heading: str
    source: Source
    report: Document
    also: frozenset[Span]
    counted: tuple[int, int, int]
    forms: tuple[str, ...] = _FORMS
    captions: tuple[str, ...] = ()
    sound: Sound | None = None
    has_record: bool = True

    @property
    def preview(self) -> Text:
        """Return when the meeting was and how much was found of it."""
        spoken, agreed, differed = self.counted
        return message(
            "%(day)s: %(spoken)s interventions, %(agreed)s agreements, %(differed)s differences, "
            "each with the words that show it.",
            day=self.source.facts.date or "–",
            spoken=spoken,
            agreed=agreed,
            differed=differed,
        )


def meetings(snapshot: Snapshot) -> Meetings:
    """Return the list of meetings and statements."""
    return Meetings(N_("Meetings"), meeting_rows(snapshot))


def meeting(snapshot: Snapshot, source: str) -> MeetingPage:
    """Return one meeting's report."""
    found = snapshot.source(source)
    report = meeting_document(snapshot, source)
    also = spans_cited(snapshot, source) | spans_found(snapshot, source)
    row = next(row for row in meeting_rows(snapshot) if row.source.id == source)
    counted = (row.interventions, row.agreements, row.differences)
    timed = CAPTIONS if _is_timed(snapshot, source) else ()
    sound = sound_of(snapshot, source) if has_sound(found) else None
    return MeetingPage(found.title, found, report, also, counted, captions=timed, sound=sound)


def _is_timed(snapshot: Snapshot, source: str) -> bool:
    """Tell whether it is known when the words of a meeting were said."""
    return bool(snapshot.result(MeetingReport, source).meeting.source.times)


def _paths_of_meetings(snapshot: Snapshot) -> Iterable[str]:
    return (s.id for s in snapshot.of_kind(*SPOKEN) if snapshot.has(MeetingReport, s.id))


def _list(snapshot: Snapshot) -> Iterable[str]:
    return ("meetings/",) if any(_paths_of_meetings(snapshot)) else ()


def _file(snapshot: Snapshot, source: str, form: str) -> bytes:
    written = written_of(snapshot, source)
    return in_form(snapshot.result(MeetingReport, source), form, written=written)


PAGES = (
    PageKind("meetings/", "meetings.html", meetings, _list, "meetings"),
    PageKind(
        "meetings/{source}/",
        "meeting.html",
        meeting,
        lambda snapshot: (f"meetings/{source}/" for source in _paths_of_meetings(snapshot)),
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
        lambda snapshot: (f"meetings/{source}/report" for source in _paths_of_meetings(snapshot)),
    ),
    *in_forms(
        "meetings/{source}/captions",
        CAPTIONS,
        captions,
        lambda snapshot: (
            f"meetings/{source}/captions"
            for source in _paths_of_meetings(snapshot)
            if _is_timed(snapshot, source)
        ),
    ),
)
"""What can be taken away."""
