"""What the record shows of each step of published guidelines, and what it cannot show."""

from collections.abc import Sequence
from datetime import date as Date  # noqa: N812 - the name is used of days

from travaux.analysis.participation.record import (
    CHAIR,
    GOVERNMENT,
    REFLECTED,
    UNKNOWN,
    Attendance,
    Frame,
    TracedSubmission,
    sector_of,
)
from travaux.domain.meeting_reports import SpeakerStatistics
from travaux.domain.messages import Percentage, Text, counted, message
from travaux.domain.participation import ParticipationTable
from travaux.reference.guidelines import Guidelines, load_guidelines

_Spoken = Sequence[tuple[Attendance, SpeakerStatistics]]


def checklist(
    attended: Sequence[Attendance],
    written: Sequence[TracedSubmission],
    frame: Frame,
    own: Guidelines | None = None,
) -> ParticipationTable:
    """Return the steps with what the record shows; without a meeting or an input it has no rows.

    The guidelines are the shipped ones where there are no ``own``.
    """
    guidelines = own or load_guidelines()
    shown = _shown_figures(attended, written, frame)
    nothing = message("no figure of the record speaks to it")
    rows = tuple(
        (step.title, shown[step.shows] if step.shows else nothing, step.silent or None)
        for step in guidelines.steps
    )
    return ParticipationTable(
        message("Assessment against published guidelines"),
        (message("Step"), message("What the record shows"), message("What it cannot show")),
        rows if attended or written else (),
        message(
            "Steps of the %(guidelines)s. No step is scored: the record shows figures, not fairness.",
            guidelines=guidelines.name,
        ),
    )


def _shown_figures(
    attended: Sequence[Attendance], written: Sequence[TracedSubmission], frame: Frame
) -> dict[str, Text]:
    dated = sorted(day for day in frame.versions if day)
    first = dated[1] if len(dated) > 1 else dated[0] if dated else None
    outside = [
        (meeting, one)
        for meeting in attended
        for one in meeting.speakers
        if sector_of(one) not in (GOVERNMENT, CHAIR, UNKNOWN)
    ]
    return {
        "first paper": _first_version(len(frame.versions), dated),
        "sectors": _count_sectors(attended, written),
        "stakeholders before first draft": _count_stakeholders(outside, first, before=True),
        "public sources": message(
            "public sources: %(part)s of %(all)s", part=frame.public, all=frame.sources
        ),
        "share of words": _share_of_words(attended, outside),
        "meetings": counted(
            "%(n)s meeting or statement is on record",
            "%(n)s meetings and statements are on record",
            len(attended),
        ),
        "versions": counted(
            "%(n)s version is on record", "%(n)s versions are on record", len(frame.versions)
        ),
        "inputs after first draft": _count_inputs(written, first),
        "inputs reflected": _count_reflected(written),
        "stakeholders after first draft": _count_stakeholders(outside, first, before=False),
        "commitments": counted(
            "the last version contains %(n)s commitment",
            "the last version contains %(n)s commitments",
            frame.commitments,
        ),
        "reviews": counted("%(n)s review is provided for", "%(n)s reviews are provided for", frame.reviews),
    }


def _count_sectors(attended: Sequence[Attendance], written: Sequence[TracedSubmission]) -> Text:
    sectors = {sector_of(one) for meeting in attended for one in meeting.speakers}
    sectors |= {one.sector for one in written if one.sector}
    return counted(
        "%(n)s sector spoke or made submissions",
        "%(n)s sectors spoke or made submissions",
        len(sectors - {CHAIR, UNKNOWN}),
    )


def _share_of_words(
    attended: Sequence[Attendance], outside: Sequence[tuple[Attendance, SpeakerStatistics]]
) -> Text:
    words = sum(one.words for meeting in attended for one in meeting.speakers)
    theirs = sum(one.words for _, one in outside)
    return message(
        "%(share)s of %(words)s words were spoken by stakeholders",
        share=Percentage(theirs / words if words else 0.0),
        words=words,
    )


def _first_version(versions: int, dated: Sequence[Date]) -> Text:
    if not dated:
        return message("no version is dated")
    return counted(
        "the only version is dated %(day)s",
        "the first of %(n)s versions is dated %(day)s",
        versions,
        day=dated[0],
    )


def _count_reflected(written: Sequence[TracedSubmission]) -> Text:
    return message(
        "proposals reflected in the last version: %(part)s of %(all)s",
        part=sum(one.verdicts.get(verdict, 0) for one in written for verdict in REFLECTED),
        all=sum(sum(one.verdicts.values()) for one in written),
    )


def _count_stakeholders(outside: _Spoken, first: Date | None, before: bool) -> Text:
    if first is None:
        return message("no draft is dated")
    side = [(meeting, one) for meeting, one in outside if meeting.date and (meeting.date < first) is before]
    meetings = len({meeting.source for meeting, _ in side})
    stakeholders = len({one.actor or one.label for _, one in side})
    speakers = counted("%(n)s stakeholder", "%(n)s stakeholders", stakeholders)
    where = counted("%(n)s meeting", "%(n)s meetings", meetings)
    if before:
        return message(
            "%(speakers)s spoke in %(meetings)s before the draft of %(day)s",
            speakers=speakers,
            meetings=where,
            day=first,
        )
    return message(
        "%(speakers)s spoke in %(meetings)s from %(day)s on", speakers=speakers, meetings=where, day=first
    )


def _count_inputs(written: Sequence[TracedSubmission], first: Date | None) -> Text:
    if first is None:
        return message("no draft is dated")
    return message(
        "submissions dated %(day)s or later: %(part)s of %(all)s",
        day=first,
        part=sum(one.date is not None and one.date >= first for one in written),
        all=len(written),
    )
