"""What comes after and around a decision: entry into force, corrected votes, packages, deadlines put off."""

from datetime import date

import pytest

from travaux.analysis.procedure.narrated import find_steps
from travaux.analysis.procedure.timeline import chart
from travaux.domain.process import Step, StepKind
from travaux.domain.spans import SourceText
from travaux.reference.registry import load_registry

DAY = date(2031, 5, 6)


def told(text: str, near: date | None = DAY, *, own_day: bool = True) -> tuple[Step, ...]:
    return chart(find_steps(SourceText("account", text), near, load_registry(), own_day=own_day)).steps


def of_kind(text: str, kind: StepKind) -> list[Step]:
    return [step for step in told(text) if step.kind is kind]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The Convention entered into force on 1 February 2031.", date(2031, 2, 1)),
        ("On 1 February 2031 the Protocol came into force.", date(2031, 2, 1)),
        ("The amendment will enter into force on 5 May 2032.", date(2032, 5, 5)),
        ("Entry into force: 5 May 2032.", date(2032, 5, 5)),
    ],
)
def test_entry_into_force_is_a_step(text: str, day: date) -> None:
    assert [step.date for step in of_kind(text, StepKind.IN_FORCE)] == [day]


@pytest.mark.parametrize(
    "text",
    [
        "The Protocol has not entered into force.",
        "It would enter into force only once ratified.",
        "Once the treaty enters into force, the Bureau will meet.",
        "The 1982 Convention, which entered into force in 1994, was recalled.",
        "The Bureau meets two years after the entry into force of the Protocol.",
    ],
)
def test_what_has_no_force_yet_is_no_step(text: str) -> None:
    assert of_kind(text, StepKind.IN_FORCE) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The delegation of Fiji subsequently advised us that it had intended to vote in favour.",
            [("Fiji", "in favour")],
        ),
        (
            "Chad and Mali later informed the Chair that they had meant to abstain.",
            [("Chad", "abstaining"), ("Mali", "abstaining")],
        ),
        ("Peru announced that its vote should have been recorded as against.", [("Peru", "against")]),
        ("Had he been told, he would have voted against.", []),
        ("Nobody had intended to vote in favour.", []),
    ],
)
def test_a_vote_corrected_without_a_list_is_told_by_its_delegation(
    text: str, expected: list[tuple[str, str]]
) -> None:
    steps = of_kind(text, StepKind.VOTE_CORRECTED)
    assert [(step.by[0].name, step.result) for step in steps] == expected


@pytest.mark.parametrize(
    "moved",
    [
        "The deadline was subsequently postponed to 6 May, noon.",
        "The deadline for breaking silence was moved to Tuesday, 6 May, at 12 noon.",
        "The Chair pushed back the deadline to 6 May at noon.",
        "The silence procedure was put off until 6 May, noon.",
    ],
)
def test_an_objection_is_measured_by_the_deadline_as_it_was_put_off(moved: str) -> None:
    placed = "The text was placed under silence on 1 May until 4 May, 5 p.m. "
    late = " Chile objected to paragraph 5 at 2 p.m. on the same day."
    steps = told(f"{placed}{moved} Peru objected to paragraph 4 at 11 a.m. on 6 May.{late}")
    kinds = {step.by[0].name: step.kind for step in steps if step.by}
    assert kinds == {"Peru": StepKind.SILENCE_BROKEN, "Chile": StepKind.LATE_OBJECTION}
    extended = [step for step in steps if step.kind is StepKind.SILENCE_EXTENDED]
    assert [(step.until, step.until_time) for step in extended] == [(date(2031, 5, 6), "12:00")]


@pytest.mark.parametrize(
    "text",
    [
        "The silence in the hall was broken by applause.",
        "The talks broke a long silence between the two cities.",
        "At the request of Japan, the deadline for breaking silence was moved to 6 May at 12 noon.",
    ],
)
def test_silence_that_nobody_broke_by_objecting(text: str) -> None:
    assert of_kind(text, StepKind.SILENCE_BROKEN) == []


def test_the_day_of_an_objection_is_not_that_on_which_silence_began() -> None:
    text = "The text under silence since 27 April did not survive: on 6 by Chad, silence was broken on 1 May."
    assert [step.date for step in of_kind(text, StepKind.SILENCE_BROKEN)] == [date(2031, 5, 1)]


def test_each_part_of_a_package_is_told_with_its_own_vote() -> None:
    text = (
        "Report of the plenary, 6 May 2031\n\nPart A (targets) was adopted without a vote. Decision 4 was "
        "adopted by a recorded vote of 61 to 12, with 9 abstentions. Part C was rejected by 80 votes to 61. "
        "Action on decision 6 was postponed until Thursday."
    )
    steps = told(text, None, own_day=False)
    assert [(step.kind, step.what[:10], step.votes and step.votes.favour) for step in steps] == [
        (StepKind.POSTPONED, "postponed", None),
        (StepKind.VOTE, "Part C", 61),
        (StepKind.ADOPTION, "Part A", None),
        (StepKind.ADOPTION, "Decision 4", 61),
    ]
    assert {step.date for step in steps} == {DAY}


def test_a_motion_and_the_vote_on_it_are_one_step() -> None:
    text = "Mali moved that no action be taken on L.40. The motion was rejected by 30 votes to 52."
    (step,) = told(text)
    assert (step.kind, step.votes and step.votes.against) == (StepKind.NO_ACTION, 52)


def test_the_day_and_the_body_between_a_result_and_its_figures() -> None:
    text = "It was adopted by the Conference on 12 April 2031 by 71 votes to none, with 4 abstentions."
    (step,) = told(text)
    assert (step.date, step.votes and step.votes.totals) == (date(2031, 4, 12), (71, 0, 4))


def test_an_active_oral_revision() -> None:
    assert len(of_kind("Ms. Diallo (Mali) orally revised paragraph 6.", StepKind.ORAL_REVISION)) == 1
    assert of_kind("The draft, as orally revised, was circulated.", StepKind.ORAL_REVISION) == []
