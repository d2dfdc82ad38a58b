"""What was found of a holder: the last grade that stands, who differs, and what is counted."""

from datetime import date

import pytest

from travaux.domain.delivery import (
    UNTOUCHED,
    Assessment,
    AssessmentScale,
    Delivery,
    GivenAssessment,
    Grade,
    Milestone,
    progress,
    together,
)
from travaux.domain.sources import Visibility

SCALE = AssessmentScale("two", (Grade("low", "low"), Grade("high", "high", delivered=True)))


def given(grade: str | None, day: int, who: str = "Ann", withdrawn: bool = False) -> GivenAssessment:
    note = None if grade else "a reply came"
    return GivenAssessment(f"{who}{day}", Assessment("NOR", who, date(2030, 1, day), grade, note), withdrawn)


def test_the_last_grade_that_stands_is_where_a_holder_is() -> None:
    said = Delivery((given("low", 1), given("high", 2), given(None, 3)))
    assert said.grade == "high"
    assert Delivery((given("low", 1), given("high", 2, withdrawn=True))).grade == "low"
    assert Delivery((given("low", 1, withdrawn=True),)).grade is None
    assert UNTOUCHED.grade is None


def test_assessors_differ_where_their_last_grades_do() -> None:
    said = Delivery((given("low", 1, "Ben"), given("low", 2), given("high", 3)))
    assert [one.assessor for one in said.differing] == ["Ben"]
    assert Delivery((given("high", 1, "Ben"), given("low", 2, "Ben"), given("low", 3))).differing == ()


def test_milestones_and_reviews_stand_until_others_are_given() -> None:
    first = Assessment(
        "NOR", "Ann", date(2030, 1, 1), milestones=(Milestone("a law"),), next_review=date(2031, 1, 1)
    )
    later = Assessment("NOR", "Ann", date(2030, 2, 1), "low")
    said = Delivery((GivenAssessment("1", first), GivenAssessment("2", later)))
    assert said.milestones == (Milestone("a law"),)
    assert said.next_review == date(2031, 1, 1)
    taken_back = Delivery((GivenAssessment("1", first, withdrawn=True), GivenAssessment("2", later)))
    assert (taken_back.milestones, taken_back.next_review) == ((), None)


def test_what_is_not_assessed_is_counted_apart_from_every_grade() -> None:
    found = progress(["low", None, "high", "gone", None], SCALE)
    assert (found.total, dict(found.counts), found.other) == (5, {"low": 1, "high": 1}, 1)
    assert (found.assessed, found.not_assessed) == (3, 2)
    both = together([found, progress([None, "low"], SCALE)], SCALE)
    assert (both.total, dict(both.counts), both.other, both.not_assessed) == (7, {"low": 2, "high": 1}, 1, 3)
    assert together([], SCALE).total == 0


@pytest.mark.parametrize(
    ("said", "nothing"),
    [
        (Assessment("NOR", "Ann", date(2030, 1, 1)), True),
        (Assessment("NOR", "Ann", date(2030, 1, 1), visibility=Visibility.PRIVATE), True),
        (Assessment("NOR", "Ann", date(2030, 1, 1), reply="We have."), False),
        (Assessment("NOR", "Ann", date(2030, 1, 1), next_review=date(2031, 1, 1)), False),
    ],
)
def test_an_assessment_says_something_beyond_whose_it_is(said: Assessment, nothing: bool) -> None:
    assert said.says_nothing is nothing
