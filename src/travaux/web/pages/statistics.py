"""Statistics: who had the floor over all meetings, by sector, by region and by actor."""

import csv
import io
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from travaux.analysis.speech.statistics import SpeakerStatistics
from travaux.domain.sources import Source
from travaux.reports.meeting import MeetingReport
from travaux.reports.page import Bars, Block, Page, Section, Table
from travaux.service.passages import SPOKEN
from travaux.service.reading_room import Snapshot
from travaux.web.languages import N_
from travaux.web.pages.kind import FileKind, PageKind

Spoken = tuple[Source, SpeakerStatistics]

_CHARTED = 24
_UNKNOWN = "not known"


@dataclass(frozen=True, slots=True)
class Statistics:
    heading: str
    report: Page


def statistics(room: Snapshot) -> Statistics:
    """Return the figures over all meetings."""
    return room.kept("statistics", lambda: _statistics(room))


def _spoken(room: Snapshot) -> list[Spoken]:
    reports = room.results(MeetingReport, *SPOKEN)
    return [(source, one) for source, report in reports for one in report.statistics.speakers]


def _statistics(room: Snapshot) -> Statistics:
    spoken = _spoken(room)
    total = sum(one.words for _, one in spoken)
    meetings = len({source.id for source, _ in spoken})
    recipe = f"Shares are of all {total:,} words spoken in {meetings:,} meetings and statements."
    page = Page(
        "Statistics",
        "Statistics",
        (("Meetings", f"{meetings:,}"), ("Words", f"{total:,}")),
        (
            Section("sectors", "By sector", _by(spoken, "Sector", lambda one: one.sector, total, recipe)),
            Section("regions", "By region", _by(spoken, "Region", lambda one: one.region, total, recipe)),
            Section("speakers", "By speaker", _by(spoken, "Speaker", _name, total, recipe)),
            Section("meetings", "By meeting", (_meetings(room),)),
        ),
    )
    return Statistics(N_("Statistics"), page)


def _by(
    spoken: Iterable[Spoken],
    column: str,
    key: Callable[[SpeakerStatistics], str | None],
    total: int,
    recipe: str,
) -> tuple[Block, ...]:
    groups: dict[str, list[Spoken]] = defaultdict(list)
    for source, one in spoken:
        groups[key(one) or _UNKNOWN].append((source, one))
    rows = [
        (
            name,
            len({source.id for source, _ in own}),
            sum(one.interventions for _, one in own),
            words := sum(one.words for _, one in own),
            round(100 * words / total, 1) if total else 0.0,
        )
        for name, own in groups.items()
    ]
    rows.sort(key=lambda row: (row[0] == _UNKNOWN, -row[3], row[0]))
    shown = rows[:_CHARTED]
    bars = Bars(
        "Words spoken" if len(shown) == len(rows) else f"Words spoken, the first {len(shown)} of {len(rows)}",
        "; ".join(f"{name} {words:,} words" for name, _, _, words, _ in shown[:6]),
        tuple((name, float(words), f"{words:,} · {share:.1f}%") for name, _, _, words, share in shown),
    )
    table = Table(
        f"Words spoken, by {column.lower()}",
        (column, "Meetings", "Interventions", "Words", "Share %"),
        tuple(rows),
        recipe,
    )
    return bars, table


def _name(one: SpeakerStatistics) -> str:
    return one.actor or one.person or one.label


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
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(
        (
            "date",
            "meeting",
            "source",
            "actor",
            "label",
            "sector",
            "region",
            "interventions",
            "words",
            "seconds",
        )
    )
    for source, one in _spoken(room):
        writer.writerow(
            (
                source.facts.date or "",
                source.title,
                source.id,
                one.actor or "",
                one.label,
                one.sector or "",
                one.region or "",
                one.interventions,
                one.words,
                "" if one.seconds is None else one.seconds,
            )
        )
    return out.getvalue().encode()


def _any(room: Snapshot) -> bool:
    return any(room.has(MeetingReport, source.id) for source in room.of_kind(*SPOKEN))


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
)
"""What can be taken away."""
