"""Steps of several sources as one course: merged, ordered, and doubted on the right side of every bound."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from travaux.analysis.procedure.timeline import chart
from travaux.domain.process import Budget, BudgetItem, Party, Step, StepKind
from travaux.domain.spans import Citation
from travaux.domain.votes import Votes

MAY = date(2031, 5, 1)
MARENIA, TESSALY = Party("Marenia"), Party("Tessaly")
BROKEN, KEPT, PLACED = StepKind.SILENCE_BROKEN, StepKind.SILENCE_KEPT, StepKind.UNDER_SILENCE


def at(source: str, start: int = 0) -> tuple[Citation, ...]:
    return (Citation(source, start, start + 4, "said"),)


def step(kind: StepKind, source: str = "a", start: int = 0, **more: Any) -> Step:
    told: dict[str, Any] = {"what": kind.value, "date": MAY, "citations": at(source, start), **more}
    return Step(f"{kind.value} {source} {start}", kind, **told)


def days(number: int) -> date:
    return MAY + timedelta(days=number)


def doubts(*steps: Step) -> list[str]:
    return [str(doubt.what) for doubt in chart(steps).doubts]


def merged(*steps: Step) -> list[Step]:
    return list(chart(steps).steps)


def test_steps_stand_by_day_then_time_then_their_usual_order() -> None:
    steps = [
        step(StepKind.ADOPTION, "a"),
        step(StepKind.VOTE, "b"),
        step(StepKind.AMENDMENT, "c", time="09:00"),
        step(StepKind.CONSULTATIONS, "d", date=days(-1), time="18:00"),
        step(StepKind.REVIEW, "e", date=None),
    ]
    assert [one.kind for one in merged(*steps)] == [
        StepKind.CONSULTATIONS,
        StepKind.VOTE,
        StepKind.ADOPTION,
        StepKind.AMENDMENT,
        StepKind.REVIEW,
    ]


def test_a_step_without_a_day_stands_beside_what_its_source_tells_nearest() -> None:
    first = step(StepKind.ADOPTION, "a", 100, date=days(1))
    last = step(StepKind.ADOPTION, "a", 300, date=days(9), result="x")
    before = step(StepKind.VOTE, "a", 90, date=None)
    after = step(StepKind.AMENDMENT, "a", 320, date=None)
    elsewhere = step(StepKind.CONSULTATIONS, "b", 100, date=None)
    assert merged(elsewhere, after, last, before, first) == [before, first, last, after, elsewhere]


def test_equal_places_are_told_in_the_order_of_their_source() -> None:
    late, early = (step(StepKind.EXPLANATION_AFTER, "a", n, by=(Party(str(n)),)) for n in (50, 10))
    assert merged(late, early) == [early, late]


def test_what_two_sources_tell_is_one_step_under_the_fuller_account() -> None:
    full = step(BROKEN, "a", by=(MARENIA,), time="10:00", paragraphs=("4",))
    bare = step(BROKEN, "b", result="noted", counted=(3, 9))
    (one,) = merged(bare, full)
    assert (one.by, one.time, one.paragraphs) == ((MARENIA,), "10:00", ("4",))
    assert (one.result, one.counted, one.note) == ("noted", (3, 9), None)
    assert {citation.source for citation in one.citations} == {"a", "b"}


def test_what_is_known_is_not_overwritten_by_a_retelling() -> None:
    full = step(StepKind.ADOPTION, "a", by=(MARENIA,), result="by consensus", counted=(1, 2), note="own")
    (one,) = merged(full, step(StepKind.ADOPTION, "b", result="without a vote", counted=(3, 9), note="other"))
    assert (one.result, one.counted, one.note) == ("by consensus", (1, 2), "own")


def test_a_retelling_of_several_at_once_is_counted_together() -> None:
    steps = [step(BROKEN, "a", n, by=(party,)) for n, party in enumerate((MARENIA, TESSALY))]
    found = merged(*steps, step(BROKEN, "b", counted=(31, 84)))
    assert [one.counted for one in found] == [None, None]
    assert {str(one.note) for one in found} == {"all challenges together: 31 of 84 paragraphs"}
    uncounted = merged(*steps, step(BROKEN, "b"))
    assert [one.note for one in uncounted] == [None, None]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (step(BROKEN, "a"), step(KEPT, "b")),
        (step(BROKEN, "a"), step(BROKEN, "b", date=days(1))),
        (step(BROKEN, "a", by=(MARENIA,)), step(BROKEN, "b", by=(TESSALY,))),
        (step(StepKind.AMENDMENT, "a"), step(StepKind.AMENDMENT, "a", 9)),
        (step(StepKind.VOTE, "a", votes=Votes(3, 1)), step(StepKind.VOTE, "b", votes=Votes(3, 2))),
        (
            step(StepKind.PARAGRAPH_VOTE, "a", votes=Votes(3, 1), paragraphs=("1",)),
            step(StepKind.PARAGRAPH_VOTE, "b", votes=Votes(3, 1), paragraphs=("2",)),
        ),
        (
            step(StepKind.ADOPTION, "a", date=None, result="by consensus"),
            step(StepKind.ADOPTION, "b", date=None, result="without a vote"),
        ),
        (step(StepKind.CIRCULATED, "a", what="Rev.1"), step(StepKind.CIRCULATED, "b", what="Rev.2")),
        (
            step(StepKind.CIRCULATED, "a", what="Rev.1"),
            step(StepKind.CIRCULATED, "b", what="Rev.1", date=days(1)),
        ),
    ],
)
def test_what_differs_is_told_twice(one: Step, other: Step) -> None:
    assert len(merged(one, other)) == len(merged(other, one)) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (step(BROKEN, "a", by=(MARENIA, TESSALY)), step(BROKEN, "b", by=(MARENIA,))),
        (step(StepKind.AMENDMENT, "a"), step(StepKind.AMENDMENT, "b")),
        (step(BROKEN, "a"), step(BROKEN, "a", 9)),
        (
            step(StepKind.VOTE, "a", votes=Votes(3, 1)),
            step(StepKind.VOTE, "b", votes=Votes(3, 1), date=days(1)),
        ),
        (
            step(StepKind.ADOPTION, "a", date=None, result="by consensus"),
            step(StepKind.ADOPTION, "b", date=None, result="by consensus"),
        ),
        (step(StepKind.CIRCULATED, "a", what="rev. 1 · HT/1"), step(StepKind.CIRCULATED, "b", what="Rev.1")),
        (
            step(StepKind.CIRCULATED, "a", what="Rev.1"),
            step(StepKind.CIRCULATED, "b", what="Rev.1", date=None),
        ),
    ],
)
def test_what_is_the_same_is_told_once(one: Step, other: Step) -> None:
    assert len(merged(one, other)) == len(merged(other, one)) == 1


def test_what_people_set_down_leads_what_sources_tell() -> None:
    own = replace(step(BROKEN, citations=(), by_hand="Ada"), id="own")
    (one,) = merged(step(BROKEN, "a", time="10:00", paragraphs=("4",)), own)
    assert (one.id, one.by_hand) == ("own", "Ada")
    assert one.citations == at("a")


def test_an_objection_after_the_hour_is_late_and_one_at_the_hour_is_not() -> None:
    placed = step(PLACED, "a", date=days(-4), until=MAY, until_time="12:00")
    kinds = {
        time: merged(placed, step(BROKEN, "b", time=time, by=(MARENIA,)))[-1].kind
        for time in ("11:59", "12:00", "12:01", None)
    }
    assert kinds == {"11:59": BROKEN, "12:00": BROKEN, "12:01": StepKind.LATE_OBJECTION, None: BROKEN}
    assert merged(placed, step(BROKEN, "b", date=days(1), time="13:00"))[-1].kind is StepKind.LATE_OBJECTION
    assert merged(replace(placed, until_time=None), step(BROKEN, "b", time="13:00"))[-1].kind is BROKEN
    assert merged(placed, step(KEPT, "b", time="13:00"))[-1].kind is KEPT


@pytest.mark.parametrize(
    ("length", "doubt"),
    [
        (3, []),
        (2, ["less than 72 hours between the letter and the deadline"]),
        (0, ["less than 72 hours between the letter and the deadline"]),
        (-1, ["the deadline of the silence procedure is before the day it began"]),
    ],
)
def test_a_silence_procedure_lasts_three_days_at_least(length: int, doubt: list[str]) -> None:
    assert doubts(step(PLACED, until=days(length))) == doubt
    assert doubts(step(PLACED, until=days(length), date=None)) == []


def test_silence_ends_after_it_was_placed() -> None:
    placed = step(PLACED, "a", until=days(5))
    for kind in (BROKEN, KEPT):
        assert doubts(placed, step(kind, "b")) == []
        early = step(kind, "b", date=days(-1))
        assert doubts(placed, early) == [f"{kind.value} before any text was placed under silence"]
        assert doubts(early) == []
        assert doubts(replace(placed, date=None), early) == []
        assert doubts(placed, replace(early, date=None)) == []
    assert doubts(placed, step(StepKind.CONSULTATIONS, "b", date=days(-1))) == []


@pytest.mark.parametrize(("day", "both"), [(0, True), (7, True), (8, False)])
def test_silence_is_not_both_kept_and_broken(day: int, both: bool) -> None:
    placed = step(PLACED, "a", until=days(5))
    steps = (placed, step(BROKEN, "b", date=days(4)), step(KEPT, "c", date=days(day)))
    expected = ["silence is reported to have been both kept and broken"] if both else []
    assert doubts(*steps) == expected
    assert doubts(placed, steps[1]) == []
    assert doubts(replace(placed, until=None), *steps[1:]) == []


def test_silence_ends_before_the_text_is_adopted() -> None:
    adopted = step(StepKind.ADOPTION, "a", date=days(5))
    assert doubts(adopted, step(PLACED, "b", until=days(5))) == []
    assert doubts(adopted, step(PLACED, "b", until=days(6))) == [
        "adopted on 6 May 2031, before silence ended on 7 May 2031"
    ]
    assert doubts(adopted, step(PLACED, "b", date=days(5), until=days(9))) != []


@pytest.mark.parametrize("kind", StepKind)
def test_what_comes_before_adoption_may_not_follow_it(kind: StepKind) -> None:
    before = {
        PLACED,
        BROKEN,
        StepKind.AMENDMENT,
        StepKind.PARAGRAPH_VOTE,
        StepKind.NO_ACTION,
        StepKind.ORAL_REVISION,
        StepKind.BUDGET,
        StepKind.EXPLANATION_BEFORE,
    }
    adopted = step(StepKind.ADOPTION, "z", result="by consensus")
    assert bool(doubts(adopted, step(kind, "a", date=days(1)))) is (kind in before)
    assert doubts(adopted, step(kind, "a")) == []
    late = {StepKind.EXPLANATION_AFTER, StepKind.REVIEW}
    assert bool(doubts(adopted, step(kind, "a", date=days(-1)))) is (kind in late)


def test_a_doubt_names_the_step_and_the_adoption() -> None:
    adopted, early = step(StepKind.ADOPTION, "a"), step(StepKind.ADOPTION, "b", date=days(-9))
    vote = step(StepKind.PARAGRAPH_VOTE, "c", date=days(1))
    (doubt,) = chart([adopted, early, vote]).doubts
    assert doubt.steps == (vote.id, adopted.id)
    assert str(doubt.what) == "vote on a paragraph after the adoption on 1 May 2031"
    assert doubts(step(StepKind.ADOPTION, date=None), vote) == []


def test_only_a_budget_that_does_not_add_up_is_doubtful() -> None:
    assert chart([], [Budget((), None)]).doubts == ()
    where = at("a")[0]
    assert chart([], [Budget((), 5)]).doubts == ()
    wrong = Budget((BudgetItem("1", "pilots", 1200, where),), 1300)
    (doubt,) = chart([], [wrong]).doubts
    assert str(doubt.what) == "the items of the budget add up to 1,200, not to the stated 1,300"
    assert chart([], [replace(wrong, total=1200)]).doubts == ()
