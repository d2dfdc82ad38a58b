"""Days and times of procedure, on both sides of every bound."""

from datetime import date

import pytest

from travaux.analysis.procedure.moments import (
    StatedTime,
    last_day_before,
    read_day,
    read_received,
    read_until,
)

NEAR = date(2031, 12, 20)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("on 3rd May 2030", date(2030, 5, 3)),
        ("on May 3, 2030", date(2030, 5, 3)),
        ("on 3 January", date(2032, 1, 3)),
        ("on 30 November", date(2031, 11, 30)),
        ("on Saturday, 20 December", NEAR),
        ("on Friday, 20 December", None),
        ("on 31 February", None),
        ("on 31 February 2031", None),
        ("on 29 February", date(2032, 2, 29)),
        ("it was sent yesterday", date(2031, 12, 19)),
        ("I hereby place it", NEAR),
        ("as of today", NEAR),
        ("soon", None),
    ],
)
def test_a_day_is_read_with_its_own_or_the_nearest_year(words: str, day: date | None) -> None:
    assert read_day(words, NEAR) == day


@pytest.mark.parametrize("words", ["on 3 May", "yesterday", "today", "I hereby place it"])
def test_without_a_date_of_its_source_a_day_without_year_is_left_open(words: str) -> None:
    assert read_day(words, None) is None


def test_the_last_day_before_a_place_is_lent() -> None:
    text = "On 3 May 2030 and 4 June 2030 and on 31 June 2030 it sat; on 5 July 2030 it rose."
    assert last_day_before(text, text.index("it sat")) == date(2030, 6, 4)
    assert last_day_before(text, text.index("and 4")) == date(2030, 5, 3)
    assert last_day_before(text, 3) is None


@pytest.mark.parametrize(
    ("words", "time"),
    [
        ("until 18 May 2031 at 12 noon", "12:00"),
        ("until 18 May 2031, at noon", "12:00"),
        ("by 18 May 2031 at 3 p.m.", "15:00"),
        ("by 18 May 2031 at 12 p.m.", "12:00"),
        ("by 18 May 2031 at 12 a.m.", "00:00"),
        ("by 18 May 2031 at 11 a.m.", "11:00"),
        ("by 18 May 2031 at 11.59 p.m.", "23:59"),
        ("by 18 May 2031 at 17:30", "17:30"),
        ("by 18 May 2031 at 23:59", "23:59"),
        ("by 18 May 2031 at 24:00", None),
        ("by 18 May 2031 at 17:60", None),
        ("by 18 May 2031 at 17", None),
        ("no later than 18 May 2031", None),
    ],
)
def test_a_deadline_keeps_its_hour_where_there_is_such_an_hour(words: str, time: str | None) -> None:
    assert read_until(words, NEAR) == StatedTime(date(2031, 5, 18), time)


def test_a_deadline_and_a_receipt_are_told_apart() -> None:
    assert read_received("received on 18 May 2031 at 9.05 a.m.", None) == StatedTime(
        date(2031, 5, 18), "09:05"
    )
    assert read_received("until 18 May 2031", None) is None
    assert read_until("received on 18 May 2031", None) is None
    assert read_until("until 18 May", None) is None
