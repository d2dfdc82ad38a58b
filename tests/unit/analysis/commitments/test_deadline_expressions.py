"""Forty ways to say when something is due, each with what it means: a day, a window, a recurrence, no day."""

from datetime import date

import pytest

from travaux.analysis.commitments.deadlines import find_deadlines
from travaux.analysis.commitments.moments import DocumentContext

ASSEMBLY = DocumentContext(date(2025, 11, 3), "General Assembly", 80)


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("to publish the list by 1 March 2027", date(2027, 3, 1)),
        ("to publish the list on or before 1 March 2027", date(2027, 3, 1)),
        ("to publish the list not later than 15 June 2028", date(2028, 6, 15)),
        ("to publish the list before 15 June 2028", date(2028, 6, 15)),
        ("to publish the list by 15th June 2028", date(2028, 6, 15)),
        ("to publish the list by the 15th of June 2028", date(2028, 6, 15)),
        ("to publish the list at the latest by 2 May 2029", date(2029, 5, 2)),
        ("to publish the list by 2 May 2029 at the latest", date(2029, 5, 2)),
        ("to publish the list by June 15, 2028", date(2028, 6, 15)),
        ("to publish the list by 2028-06-15", date(2028, 6, 15)),
        ("to publish the list by end-2028", date(2028, 12, 31)),
        ("to publish the list by the end of March 2028", date(2028, 3, 31)),
        ("to publish the list by mid-2029", date(2029, 6, 30)),
        ("to train the crews (Q3 2027)", date(2027, 9, 30)),
        ("to train the crews by Q1 2028", date(2028, 3, 31)),
        ("to train the crews in the fourth quarter of 2027", date(2027, 12, 31)),
        ("to train the crews in the second half of 2027", date(2027, 12, 31)),
        ("to train the crews within the next two years", date(2027, 11, 3)),
        ("to notify the holders within 90 days of the adoption of the present resolution", date(2026, 2, 1)),
        ("to circulate the draft six weeks before 15 June 2027", date(2027, 5, 4)),
        ("to circulate the draft no later than 30 days before 1 October 2027", date(2027, 9, 1)),
        ("to circulate the draft two months after 1 March 2027", date(2027, 5, 1)),
        ("to report at its eighty-first session", date(2026, 12, 31)),
        ("to report before the end of its eighty-first session", date(2027, 9, 6)),
        ("to cut accidents by half before 2030", date(2029, 12, 31)),
        ("to phase out the fuel no later than 2032", date(2032, 12, 31)),
    ],
)
def test_a_day_is_the_last_that_the_words_allow(words: str, due: date) -> None:
    when = find_deadlines(words, ASSEMBLY)[0]
    assert due in (when.date, when.until)
    assert when.opens is None
    assert when.ends is None


@pytest.mark.parametrize(
    ("words", "opens"),
    [
        ("not to open the fund before 1 May 2027", date(2027, 5, 1)),
        ("to open the fund no earlier than 1 May 2027", date(2027, 5, 1)),
        ("to apply the tariff from 2027", date(2027, 1, 1)),
        ("to apply the tariff as of 1 July 2027", date(2027, 7, 1)),
        ("to apply the tariff with effect from 1 July 2027", date(2027, 7, 1)),
    ],
)
def test_a_day_can_be_the_first(words: str, opens: date) -> None:
    when = find_deadlines(words, ASSEMBLY)[0]
    assert (when.date, when.opens) == (None, opens)


@pytest.mark.parametrize(
    ("words", "every", "ends"),
    [
        ("to report every two years until 2033", "two years", date(2033, 12, 31)),
        ("to report annually until 31 December 2030", "one year", date(2030, 12, 31)),
        ("to report every three months", "three months", None),
        ("to report once every four years", "four years", None),
    ],
)
def test_what_recurs_has_its_period_and_its_end(words: str, every: str, ends: date | None) -> None:
    when = next(one for one in find_deadlines(words, ASSEMBLY) if one.every)
    assert (when.every, when.ends) == (every, ends)


@pytest.mark.parametrize(
    "words",
    [
        "to notify the Parties within three working days of receiving the request",
        "to circulate the list no later than 60 days before each session of the Conference of the Parties",
        "to convene a conference four years after the entry into force of this Agreement",
        "to adopt rules within one year of the entry into force of this Convention",
        "to reply within thirty days of receipt of the notification",
    ],
)
def test_what_an_event_must_tell_has_no_day(words: str) -> None:
    (when,) = find_deadlines(words, ASSEMBLY)[:1]
    assert when.date is None
    assert when.opens is None


@pytest.mark.parametrize(
    "words",
    [
        "to build on the plan adopted in 2021",
        "to apply resolution 2030 (2012) in full",
        "to read the 2027 Compact with care",
    ],
)
def test_a_year_in_a_name_or_of_the_past_is_no_deadline(words: str) -> None:
    assert [when for when in find_deadlines(words, ASSEMBLY) if when.date] == []
