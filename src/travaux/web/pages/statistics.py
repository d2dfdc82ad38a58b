"""Statistics: who was heard, who wrote and whose words came through, over the whole record."""

from dataclasses import dataclass, replace

from travaux.domain.meeting_reports import MeetingReport, SpeakerStatistics, StatisticsTable
from travaux.domain.sources import SPOKEN, Source
from travaux.exports.text_tables import write_table
from travaux.reports.page import Page, Section, Table
from travaux.reports.participation import participation_page, table_section, words_chart
from travaux.views.participation import in_form, tables_in
from travaux.views.registry import registry_of
from travaux.views.snapshot import Snapshot
from travaux.web.languages import N_
from travaux.web.pages.kind import FileKind, PageKind, in_forms

Spoken = tuple[Source, SpeakerStatistics]

_FORMS = ("json", "docx")


@dataclass(frozen=True, slots=True)
class Statistics:
    heading: str
    report: Page
    forms: tuple[str, ...] = _FORMS


def statistics(room: Snapshot) -> Statistics:
    """Return every table of participation, with charts, and the figures of each meeting."""
    return room.kept("statistics", lambda: Statistics(N_("Statistics"), _page(room)))


def _tables(room: Snapshot) -> tuple[StatisticsTable, ...]:
    return room.kept("participation", lambda: tables_in(room, registry_of(room)))


def _page(room: Snapshot) -> Page:
    tables = _tables(room)
    spoken = _spoken(room)
    meetings = len({source.id for source, _ in spoken})
    facts = (("Meetings", f"{meetings:,}"), ("Words", f"{sum(one.words for _, one in spoken):,}"))
    by_meeting = Section("meetings", "By meeting", (_meetings(room),))
    sections = (*map(_section, tables), by_meeting)
    return replace(participation_page(tables, room.title), facts=facts, sections=sections)


def _section(table: StatisticsTable) -> Section:
    section, chart = table_section(table), words_chart(table)
    return replace(section, blocks=(chart, *section.blocks)) if chart else section


def _spoken(room: Snapshot) -> list[Spoken]:
    reports = room.results(MeetingReport, *SPOKEN)
    return [(source, one) for source, report in reports for one in report.statistics.speakers]


def _meetings(room: Snapshot) -> Table:
    rows = tuple(
        (
            source.facts.date.isoformat() if source.facts.date else None,
            source.title,
            len(report.statistics.speakers),
            len(report.meeting.interventions),
            sum(one.words for one in report.statistics.speakers),
            len(report.arguments),
        )
        for source, report in room.results(MeetingReport, *SPOKEN)
    )
    columns = ("Date", "Meeting", "Speakers", "Interventions", "Words", "Arguments")
    return Table("Every meeting and statement", columns, rows)


def _as_csv(room: Snapshot) -> bytes:
    """Return one row a speaker and meeting."""
    columns = ("date", "meeting", "source", "actor", "label", "sector", "region")
    return write_table((*columns, "interventions", "words", "seconds"), map(_cells, _spoken(room)))


def _cells(spoken: Spoken) -> tuple[str | int | float | None, ...]:
    source, one = spoken
    return (
        source.facts.date.isoformat() if source.facts.date else None,
        source.title,
        source.id,
        one.actor,
        one.label,
        one.sector,
        one.region,
        one.interventions,
        one.words,
        one.seconds,
    )


def _any(room: Snapshot) -> bool:
    return any(room.has(MeetingReport, source.id) for source in room.of_kind(*SPOKEN))


def _file(room: Snapshot, form: str) -> bytes:
    return in_form(_tables(room), form, room.title)


PAGES = (
    PageKind(
        "statistics/",
        "statistics.html",
        statistics,
        lambda room: ("statistics/",) if _any(room) else (),
        "statistics",
    ),
)
"""The pages of this module."""

FILES = (
    FileKind(
        "statistics/speakers.csv",
        "text/csv; charset=utf-8",
        _as_csv,
        lambda room: ("statistics/speakers.csv",) if _any(room) else (),
    ),
    *in_forms(
        "statistics/statistics", _FORMS, _file, lambda room: ("statistics/statistics",) if _any(room) else ()
    ),
)
"""What can be taken away."""
