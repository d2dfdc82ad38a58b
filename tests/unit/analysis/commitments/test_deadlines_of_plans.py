"""Deadlines as plans, treaties and decisions put them: parts of years, windows, financial years."""

from datetime import date

import pytest

from travaux.analysis.commitments.deadlines import find_deadlines
from travaux.analysis.commitments.moments import DocumentContext

PLAN = DocumentContext(date(2026, 5, 20))
ASSEMBLY = DocumentContext(date(2025, 11, 3), "General Assembly", 80)


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("publish the guidance by the end of calendar year 2027", date(2027, 12, 31)),
        ("publish the guidance by the end of this calendar year", date(2026, 12, 31)),
        ("publish the guidance later this year", date(2026, 12, 31)),
        ("publish the guidance next year", date(2027, 12, 31)),
        ("publish the guidance by Q2 of 2027", date(2027, 6, 30)),
        ("publish the guidance between January 2027 and June 2028", date(2028, 6, 30)),
        ("publish the guidance. Timeline: January 2027 – June 2028", date(2028, 6, 30)),
        ("publish the guidance during 2026-2028", date(2028, 12, 31)),
        ("publish the guidance by 31 Dec 2027", date(2027, 12, 31)),
        ("publish the guidance by Sept. 2027", date(2027, 9, 30)),
        ("publish the guidance by around mid-2027", date(2027, 6, 30)),
        ("publish the guidance (deadline: 30 June 2027)", date(2027, 6, 30)),
        ("publish the guidance; target date: June 2027", date(2027, 6, 30)),
        ("publish the guidance within the first six months of 2027", date(2027, 6, 30)),
        ("publish the guidance not later than 18 months from now", date(2027, 11, 20)),
        ("hold the hearing on 7 and 8 June 2027", date(2027, 6, 8)),
        ("hold the hearing on 30 May to 2 June 2027", date(2027, 6, 2)),
        ("hold the hearing during 7–11 June 2027", date(2027, 6, 11)),
    ],
)
def test_plans_name_the_last_day_in_many_ways(words: str, due: date) -> None:
    assert due in [day for when in find_deadlines(words, PLAN) for day in (when.date, when.until)]


@pytest.mark.parametrize(
    ("words", "opens", "ends"),
    [
        ("run the course from January 2027 to June 2028", date(2027, 1, 1), date(2028, 6, 30)),
        ("run the course from 7 to 11 June 2027", date(2027, 6, 7), date(2027, 6, 11)),
        ("not open the registry until 30 June 2028", date(2028, 6, 30), None),
        ("open the registry effective 1 January 2028", date(2028, 1, 1), None),
        ("open the registry from Mar 2028", date(2028, 3, 1), None),
        ("keep the registry open until 30 June 2028", None, date(2028, 6, 30)),
        ("continue the talks throughout the 2026–2030 period", None, date(2030, 12, 31)),
    ],
)
def test_a_time_opens_and_ends(words: str, opens: date | None, ends: date | None) -> None:
    (when,) = find_deadlines(words, PLAN)
    assert (when.date, when.opens, when.ends) == (None, opens, ends)


@pytest.mark.parametrize(
    ("words", "every"),
    [
        ("review the list at five-year intervals", "five years"),
        ("review the list at intervals of not more than three years", "three years"),
        ("review the list once per year", "one year"),
        ("review the list twice yearly", "six months"),
        ("review the list in alternate years", "two years"),
    ],
)
def test_a_period_is_told_in_many_ways(words: str, every: str) -> None:
    assert every in [when.every for when in find_deadlines(words, PLAN)]


@pytest.mark.parametrize(
    "words",
    [
        "publish the guidance by the end of fiscal year 2028",
        "publish the guidance in FY2028",
        "publish the guidance before the end of the current financial year",
        "publish the guidance in the coming weeks",
        "publish the guidance upon entry into force",
        "publish the guidance by the summer",
        "review the rules at regular intervals",
        "review the rules no later than the fifth anniversary of the entry into force of this Treaty",
        "report at the third meeting of the Board",
        "report to the Conference of the Parties at its sixth and seventh meetings",
        "report at its next meeting",
    ],
)
def test_what_names_no_day_is_kept_in_words(words: str) -> None:
    whens = find_deadlines(words, PLAN)
    assert whens
    assert not any(when.date or when.until for when in whens)


@pytest.mark.parametrize(
    "words",
    [
        "use the list published in June 2027",
        "use data collected between 2026 and 2028",
        "use the list agreed at its third meeting",
        "repeat this year's exercise",
        "follow up next year's assembly",
        "strengthen the 2027 conference",
        "mark 2028 as the international year of lagoons",
    ],
)
def test_when_something_else_is_dates_no_duty(words: str) -> None:
    assert not [when for when in find_deadlines(words, PLAN) if when.date or when.ends]


def test_a_session_has_its_end_and_its_resumed_part() -> None:
    ends = [
        find_deadlines(words, ASSEMBLY)[0].date
        for words in (
            "to report by the end of the current session",
            "to report at its resumed eightieth session",
        )
    ]
    assert ends == [date(2026, 9, 7), date(2026, 9, 7)]
