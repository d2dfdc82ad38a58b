from datetime import date

import pytest

from travaux.analysis.commitments.deadlines import find_deadlines, recurrence
from travaux.analysis.commitments.moments import DocumentContext
from travaux.reference.sessions import opening_of_assembly

ASSEMBLY = DocumentContext(date(2025, 11, 3), "General Assembly", 80)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("to publish, by 30 June 2027, a standard", date(2027, 6, 30)),
        ("to complete it no later than July 2026", date(2026, 7, 31)),
        ("to close the gap by 2030", date(2030, 12, 31)),
        ("to conclude by the end of 2028", date(2028, 12, 31)),
        ("to convene in the first quarter of 2027", date(2027, 3, 31)),
        ("to report at its eighty-second session", date(2027, 12, 31)),
        ("to report by the end of the eighty-first session", date(2027, 9, 6)),
        ("to report at its next session", date(2026, 12, 31)),
        ("to submit a report at its thirtieth session, in 2027", date(2027, 12, 31)),
        ("to report to the Human Rights Council at its sixty-third session", date(2026, 10, 31)),
        ("to report within 30 days of the adoption of the present resolution", date(2025, 12, 3)),
        ("to meet biennially", date(2027, 11, 3)),
        ("to meet every year", date(2026, 11, 3)),
        ("to conclude before the end of 2026", date(2026, 12, 31)),
        ("to conclude before 2027", date(2026, 12, 31)),
        ("to conclude by March 1, 2027", date(2027, 3, 1)),
        ("to mend, from 2026 to 2030, every gauge", date(2030, 12, 31)),
        ("to mend every gauge over the next five years", date(2030, 11, 3)),
        (
            "to hold a review no later than ten years after the adoption of the present text",
            date(2035, 11, 3),
        ),
        ("to report by the end of this year", date(2025, 12, 31)),
        ("that the Forum shall be convened annually", date(2026, 11, 3)),
        ("a meeting shall be held in 2035, with inputs from the 2030 review", date(2035, 12, 31)),
        ("to meet prior to its eighty-second session", date(2027, 9, 7)),
        ("to report at its eighty-first and eighty-second sessions", date(2026, 12, 31)),
        ("to report at its one hundred and third session", date(2048, 12, 31)),
        ("that the Economic and Social Council meet at its session of 2027", date(2027, 7, 31)),
    ],
)
def test_words_become_the_day_they_name(words: str, day: date) -> None:
    (when,) = find_deadlines(words, ASSEMBLY)
    assert when.date == day
    assert when.rule


@pytest.mark.parametrize(
    "words",
    [
        "to build on what was agreed in 2015",
        "to follow up the 2030 Agenda",
        "to give effect to its resolution 7/31 of 14 October 2020",
        "to support those who take part in the harbour meetings to be held in the second half of 2026",
    ],
)
def test_what_is_past_or_a_title_is_no_deadline(words: str) -> None:
    assert find_deadlines(words, ASSEMBLY) == []


@pytest.mark.parametrize(
    "words",
    [
        "to report at the ninth session of the Commission on Tides",
        "to answer within five days of the request",
        "to mend a gauge which falls silent within three days",
        "to report by the end of the year",
        "to answer as soon as possible",
    ],
)
def test_a_day_that_cannot_be_known_is_not_guessed(words: str) -> None:
    (when,) = find_deadlines(words, ASSEMBLY)
    assert when.date is None
    assert "no" in str(when.rule).split() or "not" in str(when.rule).split()


def test_a_session_can_be_met_until_its_last_day() -> None:
    (when,) = find_deadlines("to decide during its eightieth session", ASSEMBLY)
    assert (when.date, when.until) == (date(2025, 12, 31), date(2026, 9, 7))


@pytest.mark.parametrize(
    ("session", "day"),
    [(77, date(2022, 9, 13)), (78, date(2023, 9, 5)), (79, date(2024, 9, 10)), (80, date(2025, 9, 9))],
)
def test_the_assembly_opens_when_its_rules_say(session: int, day: date) -> None:
    assert opening_of_assembly(session) == day


@pytest.mark.parametrize(
    ("every", "since", "day"),
    [
        ("one year", date(2026, 1, 1), date(2026, 2, 28)),
        ("two years", date(2027, 3, 1), date(2028, 2, 29)),
        ("three months", date(2024, 6, 1), date(2024, 8, 29)),
        ("one year", date(2020, 1, 1), date(2024, 2, 29)),
    ],
)
def test_what_recurs_falls_due_when_its_period_next_ends(every: str, since: date, day: date) -> None:
    assert recurrence(date(2024, 2, 29), every, since) == day
