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
        ("to publish the list within three months of 1 June 2028", date(2028, 9, 1)),
        ("to publish the list within sixty days of 1 June 2028", date(2028, 7, 31)),
        ("to publish the list within 60 days from 1 June 2028", date(2028, 7, 31)),
        ("to publish the list within two years after 1 June 2028", date(2030, 6, 1)),
        ("to publish the list within a year of 1 June 2028", date(2029, 6, 1)),
        ("to publish the list within a period of six months from 1 June 2028", date(2028, 12, 1)),
        ("to publish the list in not more than 90 days from 1 June 2028", date(2028, 8, 30)),
        ("to publish the list no later than six weeks after 1 June 2028", date(2028, 7, 13)),
        ("to publish the list at least two weeks prior to 20 September 2027", date(2027, 9, 6)),
        ("to publish the list one year to the day after 1 June 2028", date(2029, 6, 1)),
        ("to publish the list the day after 1 June 2028", date(2028, 6, 2)),
        ("to publish the list within three months of the end of 2028", date(2029, 3, 31)),
        ("to publish the list two months following the end of May 2028", date(2028, 7, 31)),
        ("to publish the list six months after the adoption of the present resolution", date(2026, 5, 3)),
        (
            "to publish the list within four weeks of the closing of its eighty-second session",
            date(2028, 10, 2),
        ),
        ("to publish the list one month before its eighty-second session", date(2027, 8, 7)),
        ("to publish the list by the end of the first half of 2029", date(2029, 6, 30)),
        ("to publish the list by the close of 2029", date(2029, 12, 31)),
        ("to publish the list by year-end 2029", date(2029, 12, 31)),
        ("to publish the list in the course of 2029", date(2029, 12, 31)),
        ("to publish the list by the beginning of 2029", date(2029, 3, 31)),
        ("to publish the list by mid-June 2029", date(2029, 6, 15)),
        ("to publish the list by the beginning of June 2029", date(2029, 6, 10)),
        ("to publish the list by Monday, 5 March 2029", date(2029, 3, 5)),
        ("to publish the list by midnight on 5 May 2029", date(2029, 5, 5)),
        ("to publish the list by 1.7.2027", date(2027, 7, 1)),
        ("to publish the list by 25/07/2027", date(2027, 7, 25)),
        ("to publish the list no later than 2027-07-01", date(2027, 7, 1)),
        ("to publish the list by H1 2027", date(2027, 6, 30)),
        ("to publish the list by the end of the biennium 2028-2029", date(2029, 12, 31)),
        ("to publish the list over the coming year", date(2026, 11, 3)),
        ("to publish the list within a month", date(2025, 12, 3)),
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
        ("to apply the tariff no sooner than 1 July 2027", date(2027, 7, 1)),
        ("to apply the tariff, but not until 1 July 2027", date(2027, 7, 1)),
        ("to apply the tariff on or after 1 July 2027", date(2027, 7, 1)),
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
        ("to report every two years, beginning in 2027 and ending in 2035", "two years", date(2035, 12, 31)),
        ("to report once every 18 months", "18 months", None),
        ("to report every other year", "two years", None),
        ("to report every year by 31 March", "one year", None),
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
        "to reply within five working days of 1 June 2028",
        "to reply by the summer of 2029",
        "to reply by the end of the decade",
        "to reply ten days after the receipt of the notice",
        "to reply three months before the expiry of the mandate",
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


@pytest.mark.parametrize(
    ("words", "opens", "due", "ends"),
    [
        ("to run from 1 March 2028 until 28 February 2030", date(2028, 3, 1), None, date(2030, 2, 28)),
        ("to meet between 1 March 2028 and 30 June 2028", date(2028, 3, 1), date(2028, 6, 30), None),
        ("to stay closed until 5 May 2029", None, None, date(2029, 5, 5)),
        ("to stay closed through 2029", None, None, date(2029, 12, 31)),
        ("to stay closed up to and including 5 May 2029", None, None, date(2029, 5, 5)),
    ],
)
def test_a_time_has_its_first_and_its_last_day(
    words: str, opens: date | None, due: date | None, ends: date | None
) -> None:
    (when,) = find_deadlines(words, ASSEMBLY)
    assert (when.opens, when.date, when.ends) == (opens, due, ends)


@pytest.mark.parametrize("words", ["to report by 31 March each year", "to report annually by 31 March"])
def test_a_day_of_every_year_is_first_due_after_the_adoption(words: str) -> None:
    when = find_deadlines(words, ASSEMBLY)[0]
    assert (when.date, when.every) == (date(2026, 3, 31), "one year")


def test_a_day_that_may_be_two_is_left_open() -> None:
    assert find_deadlines("to publish the list by 03/07/2027", ASSEMBLY) == []
