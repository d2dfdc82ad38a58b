"""What the record shows of each step of published guidelines, and what it cannot show."""

from collections.abc import Sequence
from datetime import date as Date  # noqa: N812 - the name is used of days

from travaux.analysis.participation.record import (
    CHAIR,
    GOVERNMENT,
    REFLECTED,
    UNKNOWN,
    Frame,
    Heard,
    Written,
    percent,
    sector_of,
)
from travaux.domain.meeting_reports import SpeakerStatistics, StatisticsTable
from travaux.reference.guidelines import load_guidelines

_Spoken = Sequence[tuple[Heard, SpeakerStatistics]]


def checklist(heard: Sequence[Heard], written: Sequence[Written], frame: Frame) -> StatisticsTable:
    """Return the steps with what the record shows; without anybody heard or read it has no rows."""
    guidelines = load_guidelines()
    shown = _shown(heard, written, frame)
    rows = tuple((step.title, shown[step.shows], step.silent) for step in guidelines.steps)
    return StatisticsTable(
        "Held against published guidelines",
        ("Step", "What the record shows", "What it cannot show"),
        rows if heard or written else (),
        f"After the {guidelines.name}. No step is scored: the record shows figures, not fairness.",
    )


def _shown(heard: Sequence[Heard], written: Sequence[Written], frame: Frame) -> dict[str, str]:
    dated = sorted(day for day in frame.versions if day)
    first = dated[1] if len(dated) > 1 else dated[0] if dated else None
    outside = [
        (meeting, one)
        for meeting in heard
        for one in meeting.speakers
        if sector_of(one) not in (GOVERNMENT, CHAIR, UNKNOWN)
    ]
    words = sum(one.words for meeting in heard for one in meeting.speakers)
    sectors = {sector_of(one) for meeting in heard for one in meeting.speakers} | {
        one.sector for one in written if one.sector
    }
    proposals = sum(sum(one.verdicts.values()) for one in written)
    taken = sum(one.verdicts.get(verdict, 0) for one in written for verdict in REFLECTED)
    theirs = sum(one.words for _, one in outside)
    return {
        "first paper": f"the first of {len(frame.versions)} versions is of {dated[0].isoformat()}"
        if dated
        else "no version is dated",
        "sectors": f"{len(sectors - {CHAIR, UNKNOWN})} sectors spoke or wrote",
        "stakeholders before first draft": _count_stakeholders(outside, first, before=True),
        "public sources": f"{frame.public} of {frame.sources} sources are public",
        "share of words": f"{percent(theirs, words)}% of {words:,} words were stakeholders’ own",
        "meetings": f"{len(heard)} meetings and statements are on record",
        "versions": f"{len(frame.versions)} versions are on record",
        "inputs after first draft": _count_inputs(written, first),
        "inputs reflected": f"{taken} of {proposals} proposals stand in the last version",
        "stakeholders after first draft": _count_stakeholders(outside, first, before=False),
        "commitments": f"{frame.commitments} commitments in the last version",
        "reviews": f"{frame.reviews} reviews are provided for",
    }


def _count_stakeholders(outside: _Spoken, first: Date | None, before: bool) -> str:
    if first is None:
        return "no draft is dated"
    side = [(meeting, one) for meeting, one in outside if meeting.date and (meeting.date < first) is before]
    speakers = len({one.actor or one.label for _, one in side})
    meetings = len({meeting.source for meeting, _ in side})
    when = f"before the draft of {first.isoformat()}" if before else f"from {first.isoformat()} on"
    return f"{speakers} stakeholders spoke, in meetings: {meetings}, {when}"


def _count_inputs(written: Sequence[Written], first: Date | None) -> str:
    if first is None:
        return "no draft is dated"
    after = sum(one.date is not None and one.date >= first for one in written)
    return f"{after} of {len(written)} inputs are of {first.isoformat()} or later"
