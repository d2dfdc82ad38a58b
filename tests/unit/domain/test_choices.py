"""What is chosen, counted and linked among findings, on both sides of every condition."""

from dataclasses import replace
from datetime import date

import pytest
from parties import MARENIA, RIVERS

from travaux.domain.actors import Actor
from travaux.domain.commitments import (
    CLOSED,
    Commitment,
    CommitmentFilter,
    CommitmentStatus,
    Entry,
    FollowedCommitment,
    Funding,
    Strength,
    due_within,
)
from travaux.domain.findings import Agreement, Argument, Difference, Side
from travaux.domain.meeting_reports import MeetingReport, MeetingStatistics
from travaux.domain.meetings import Meeting, MeetingFacts
from travaux.domain.positions import (
    AGAINST,
    FOR,
    Event,
    Moment,
    Position,
    PositionStatus,
    Register,
    Stance,
    Via,
    Witness,
    side,
)
from travaux.domain.search import Answer, Answers, SearchResult
from travaux.domain.spans import Citation, SourceText
from travaux.domain.texts import label_order
from travaux.domain.voices import Voice

WORDS = Citation("text", 0, 4, "toll")
DUTY = Commitment("c", "4", 3, (), Strength.REQUESTS, "requests", (), (), "to keep it", (WORDS,))
OPEN = FollowedCommitment(DUTY, CommitmentStatus.NOT_STARTED, date(2031, 2, 3), 5)


@pytest.mark.parametrize(("days", "due"), [(-1, False), (0, True), (30, True), (31, False), (None, False)])
def test_what_is_due_is_due_from_today_to_the_last_day(days: int | None, due: bool) -> None:
    assert bool(due_within([replace(OPEN, days=days)], 30)) is due


@pytest.mark.parametrize("status", CommitmentStatus)
def test_what_is_closed_is_not_due(status: CommitmentStatus) -> None:
    assert bool(due_within([replace(OPEN, status=status)], 30)) is (status not in CLOSED)


def test_what_is_due_comes_soonest_first() -> None:
    late, soon = replace(OPEN, days=9), replace(OPEN, days=0)
    assert due_within([late, soon], 30) == (soon, late)
    assert CommitmentFilter().among([late, soon]) == (late, soon)
    assert CommitmentFilter(within=5).among([late, soon]) == (soon,)
    assert CommitmentFilter(within=0).among([late, soon]) == (soon,)


def test_each_choice_leaves_out_what_it_does_not_ask_for() -> None:
    undated = replace(OPEN, due=None)
    funded = replace(OPEN, commitment=replace(DUTY, funding=Funding.NAMED))
    reporting = replace(OPEN, commitment=replace(DUTY, reporting=True))
    late = replace(OPEN, status=CommitmentStatus.OVERDUE)
    every = (OPEN, undated, funded, reporting, late)
    assert CommitmentFilter(undated=True).among(every) == (undated,)
    assert CommitmentFilter(unfunded=True).among(every) == (OPEN, undated, reporting, late)
    assert CommitmentFilter(reporting=True).among(every) == (reporting,)
    assert CommitmentFilter(status=CommitmentStatus.OVERDUE).among(every) == (late,)
    assert CommitmentFilter().among(every) == every


def test_the_next_look_is_the_last_that_somebody_planned() -> None:
    days = [Entry("Ada", next_review=date(2031, month, 1)) for month in (3, 4)]
    assert replace(OPEN, entries=(*days, Entry("Ben"))).next_review == date(2031, 4, 1)
    assert replace(OPEN, entries=(Entry("Ben"),)).next_review is None


@pytest.mark.parametrize("stance", Stance)
def test_a_stance_is_for_or_against_or_neither(stance: Stance) -> None:
    assert side(stance) == (stance in FOR) - (stance in AGAINST)
    assert (side(Stance.SUPPORT), side(Stance.OPPOSE), side(Stance.INTERPRET)) == (1, -1, 0)


def test_labels_are_ordered_as_a_text_has_them() -> None:
    labels = ["10", "2 bis", "2", "PP10", "PP9", "chapeau", "OP1"]
    assert sorted(labels, key=label_order) == ["PP9", "PP10", "chapeau", "OP1", "2", "2 bis", "10"]


def argument(name: str) -> Argument:
    return Argument(name, "i", MARENIA.name, RIVERS.name, (WORDS,))


def test_arguments_are_linked_to_all_others_of_their_point_and_to_the_other_side() -> None:
    meeting = Meeting(SourceText("text", "toll"), "plain", MeetingFacts(), ())
    agreement = Agreement("g", "agreement", "x", (Voice("A", WORDS), Voice("B", WORDS)), ("a", "b"))
    sides = (Side((Voice("A", WORDS),), ("a",)), Side((Voice("C", WORDS),), ("c", "d")))
    opposed = Difference("d", "difference", "x", sides)
    report = MeetingReport(
        meeting,
        MeetingStatistics(()),
        tuple(map(argument, "abcd")),
        (agreement, agreement),
        (opposed, replace(opposed, kind="partial", sides=sides[::-1])),
    )
    agrees, differs = report.linked()
    assert agrees == {"a": ["b"], "b": ["a"], "c": [], "d": []}
    assert differs == {"a": ["c", "d"], "b": [], "c": ["a"], "d": ["a"]}
    partial = replace(opposed, kind="partial")
    assert replace(report, differences=(partial,)).linked()[1] == {name: [] for name in "abcd"}


def event(name: str, status: PositionStatus, group: Actor | None = None) -> Event:
    witnesses = (Witness(Via.REPORT, name, WORDS),)
    what = (Stance.SUPPORT, (), status, Moment.BEFORE, None, witnesses)
    return Event(f"e-{name}", name, MARENIA, group, *what)


def test_an_act_is_the_groups_where_somebody_speaks_for_one() -> None:
    assert event("p1", PositionStatus.STANDS).holder == MARENIA
    assert event("p1", PositionStatus.STANDS, RIVERS).holder == RIVERS


@pytest.mark.parametrize("status", PositionStatus)
def test_only_what_stands_or_is_contested_is_held(status: PositionStatus) -> None:
    said = (Stance.SUPPORT, (), Moment.BEFORE, Via.REPORT, 1.0, (WORDS,))
    first, other = Position("p1", MARENIA, *said), Position("p2", MARENIA, *said)
    register = Register((first, other), events=(event("p1", status),))
    stands = status in (PositionStatus.STANDS, PositionStatus.CONTESTED)
    assert register.held == ((first,) if stands else ())


def test_a_record_without_an_answer_abstains() -> None:
    answer = Answer("keep it", None, None, (WORDS,), "page", "words")
    assert Answers("who?", "nothing").abstained
    assert not Answers("who?", "words", (answer,)).abstained
    assert not SearchResult("toll", {}, (), 0).unranked
