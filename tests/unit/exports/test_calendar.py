"""The calendar file, read back by a reader that is not ours."""

from dataclasses import replace
from datetime import date

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.analysis.commitments.follow_up import follow_up
from travaux.domain.commitments import Commitment, Deadline, Entry, FollowedCommitment, Strength
from travaux.domain.spans import Citation
from travaux.exports.calendar import write_calendar

NOW = date(2026, 11, 21)
WORDS = Citation("text", 0, 7, "by 2030")


def commitment(
    duty: str = "report", every: str | None = None, day: date | None = date(2030, 12, 31)
) -> Commitment:
    return Commitment(
        id="0123456789ab",
        paragraph="12(a)",
        index=3,
        section=(),
        strength=Strength.REQUESTS,
        verb="Requests",
        addressees=("Secretary-General", "River Fund; Delta, and others"),
        capacity=(),
        duty=duty,
        citations=(WORDS,),
        deadline=Deadline("by 2030", "the year is named", WORDS, day, day, every),
    )


def items(*commitments: Commitment, entry: Entry | None = None) -> tuple[FollowedCommitment, ...]:
    noted = {one.id: (entry,) for one in commitments if entry}
    return follow_up(commitments, NOW, noted)


def events(written: str) -> list[icalendar.Event]:
    calendar = icalendar.Calendar.from_ical(written)
    assert isinstance(calendar, icalendar.Calendar)
    assert not calendar.errors
    return list(calendar.events)


def test_a_deadline_is_an_event_of_one_day_with_a_reminder() -> None:
    (event,) = events(write_calendar("Outcome, part I; final", items(commitment()), NOW))
    assert event["UID"] == "0123456789ab@travaux.invalid"
    assert (event.start, event.end) == (date(2030, 12, 31), date(2031, 1, 1))
    assert event["SUMMARY"] == "Secretary-General, River Fund; Delta, and others: report"
    assert "Outcome, part I; final, paragraph 12(a)" in event["DESCRIPTION"]
    assert event["DTSTAMP"].dt.date() == NOW
    assert not event.errors
    assert [alarm["ACTION"] for alarm in event.walk("VALARM")] == ["DISPLAY"]


def test_what_is_not_dated_is_left_out() -> None:
    assert events(write_calendar("Outcome", items(commitment(day=None)), NOW)) == []


@pytest.mark.parametrize(
    ("every", "rule"),
    [
        ("one year", {"FREQ": ["YEARLY"]}),
        ("four years", {"FREQ": ["YEARLY"], "INTERVAL": [4]}),
        ("six months", {"FREQ": ["MONTHLY"], "INTERVAL": [6]}),
        ("ten years", {"FREQ": ["YEARLY"], "INTERVAL": [10]}),
    ],
)
def test_what_recurs_has_a_rule_that_calendars_know(every: str, rule: dict[str, list[object]]) -> None:
    (event,) = events(write_calendar("Outcome", items(commitment(every=every)), NOW))
    assert dict(event["RRULE"]) == rule


def test_a_planned_review_is_an_event_of_its_own() -> None:
    entry = Entry("a clerk", date(2026, 11, 1), next_review=date(2027, 2, 1))
    deadline, review = events(write_calendar("Outcome", items(commitment(), entry=entry), NOW))
    assert review["UID"] != deadline["UID"]
    assert review.start == date(2027, 2, 1)
    assert review["SUMMARY"].startswith("To be reviewed again")


def test_uids_stay_from_one_day_to_the_next() -> None:
    written = [write_calendar("Outcome", items(commitment()), day) for day in (NOW, date(2027, 3, 1))]
    assert len({events(each)[0]["UID"] for each in written}) == 1


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=400))
def test_any_words_come_back_as_they_were(duty: str) -> None:
    written = write_calendar("Outcome", items(commitment(duty)), NOW)
    lines = written.encode().split(b"\r\n")
    assert lines.pop() == b""
    assert all(len(line) <= 75 and b"\n" not in line and b"\r" not in line for line in lines)
    (event,) = events(written)
    assert f"requested: {duty}\n" in event["DESCRIPTION"]


def test_signs_that_no_calendar_holds_are_left_out_and_lines_stay_lines() -> None:
    (event,) = events(write_calendar("Outcome", items(commitment("report\x07 at\nlast\x1b; or, never")), NOW))
    assert "requested: report at\nlast; or, never\n" in event["DESCRIPTION"]


@pytest.mark.parametrize(("length", "cut"), [(108, False), (150, True)])
def test_a_long_duty_is_cut_at_a_word_in_the_summary(length: int, cut: bool) -> None:
    duty = ("word " * length)[:length].strip()
    one = replace(commitment(duty), addressees=())
    (event,) = events(write_calendar("Outcome", items(one), NOW))
    assert str(event["SUMMARY"]).endswith("word…") is cut
