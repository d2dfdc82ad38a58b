"""Who voted how: every vote on record once, by its lists, its figures and the words of voters."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from tests.unit.views.made_records import FIJI, KENYA, NORWAY, by, cite, meeting, position, record, source
from tests.unit.views.talks_of_harbours import told
from travaux.analysis.search.question import Question
from travaux.domain.meeting_reports import MeetingReport, MeetingStatistics, Vote
from travaux.domain.positions import Position, Register, Stance
from travaux.domain.process import Procedure, Step, StepKind
from travaux.domain.sources import SourceKind
from travaux.domain.spans import SourceText
from travaux.domain.votes import Ballot, VoteChoice, Votes
from travaux.views.search.vote_answers import vote_reply
from travaux.views.snapshot import Snapshot

DAY = date(2031, 5, 1)
NOTE = SourceText(
    "note",
    "The lamps were kept by a vote. Fiji, Kenya and Peru voted yes. Norway voted no. "
    "We abstained on the lamps. We voted no on oil.",
)
PLENARY = meeting("plenary", (by(NORWAY), "The oil was kept by a vote."), (by(FIJI), "We meet."))
SOURCES = (
    source("note", SourceKind.REPORT, DAY, title="Report"),
    source("plenary", SourceKind.TRANSCRIPT, DAY, title="Plenary"),
    source("other", SourceKind.REPORT, date(2031, 6, 1), title="Other"),
)
KEPT, YES, NO = (cite(NOTE, words) for words in ("The lamps were kept", "Fiji, Kenya", "Norway voted no"))
FAVOUR, AGAINST, ABSTAINING = VoteChoice.FAVOUR, VoteChoice.AGAINST, VoteChoice.ABSTAINING
LISTED = (
    Ballot(FAVOUR, "Fiji", YES),
    Ballot(FAVOUR, "Kenya", YES),
    Ballot(FAVOUR, "Peru", YES),
    Ballot(AGAINST, "Norway", NO),
)


def _step(votes: Votes | None, **also: Any) -> Step:
    facts = {"paragraphs": ("4",), "citations": (KEPT,), "date": DAY, **also}
    return Step("v1", StepKind.VOTE, "vote on the lamps", votes=votes, **facts)


def _talks(*steps: Step, votes: Sequence[Vote] = (), held: Sequence[Position] = ()) -> Snapshot:
    report = MeetingReport(PLENARY, MeetingStatistics(()), votes=tuple(votes))
    whole = [Procedure(steps), Register(tuple(held))] if steps else [Register(tuple(held))]
    return record(SOURCES, {"plenary": [report], "": whole})


def _spoken(favour: int | None, against: int | None, *voters: tuple[str, str]) -> Vote:
    return Vote("m1", "vote on the oil", favour, against, None, voters, (cite(PLENARY, "The oil was kept"),))


VOTED = _step(Votes(3, 2, 1, LISTED))
THREE = [("Fiji", "in favour", "Fiji, Kenya"), ("Kenya", "in favour", "Fiji, Kenya")]
PERU, AGAINST_IT = ("Peru", "in favour", "Fiji, Kenya"), ("Norway", "against", "Norway voted no")


@pytest.mark.parametrize(
    ("asked", "found", "counted"),
    [
        (Question(""), [(None, None, "The lamps were kept")], "1 of 1 votes on record"),
        (
            Question("", who=True),
            [*THREE, PERU, AGAINST_IT],
            "vote on the lamps: all 3 of 3 in favour; vote on the lamps: partial: 1 named of 2 against; "
            "vote on the lamps: partial: 0 named of 1 abstaining",
        ),
        (
            Question("", who=True, choices=(AGAINST,)),
            [AGAINST_IT],
            "vote on the lamps: partial: 1 named of 2 against",
        ),
        (Question("", actors=(KENYA,)), THREE[1:], "1 of 1 votes on record"),
        (Question("", actors=(KENYA,), choices=(AGAINST,)), THREE[1:], "1 of 1 votes on record"),
        (Question("", who=True, paragraphs=("4",), choices=(AGAINST,)), [AGAINST_IT], None),
        (Question("", who=True, paragraphs=("5",)), [], ""),
        (Question("", who=True, topic=("lamps",), choices=(AGAINST,)), [AGAINST_IT], None),
        (Question("", who=True, topic=("lamps", "salt")), [], ""),
    ],
)
def test_voters_or_the_result_are_told_as_asked(
    asked: Question, found: list[tuple[str | None, str | None, str]], counted: str | None
) -> None:
    reply = vote_reply(_talks(VOTED), asked)
    assert told(reply.answers) == found
    assert counted is None or str(reply.counted or "") == counted


def test_a_vote_is_told_with_its_title_its_day_and_the_words_of_its_result() -> None:
    [result] = vote_reply(_talks(VOTED), Question("")).answers
    assert (result.title, result.date, result.found) == ("Report: vote on the lamps", "2031-05-01", "vote")
    [one] = vote_reply(_talks(VOTED), Question("", actors=(NORWAY,))).answers
    assert one.citations == (NO, KEPT)
    [undated] = vote_reply(_talks(_step(Votes(3, 2), date=None)), Question("")).answers
    assert undated.date == "2031-05-01"  # of its source


@pytest.mark.parametrize(
    ("step", "is_vote"),
    [
        (_step(None), False),
        (_step(Votes(0, 0)), False),
        (_step(Votes(1, 0)), True),
        (_step(Votes(0, 1)), True),
        (_step(Votes(0, 0, 1)), True),
        (_step(Votes(1, 1, None, LISTED[:2])), False),
        (_step(Votes(1, 1, 1, LISTED[:2])), True),
        (_step(Votes(1, 1, None, LISTED[:3])), True),
        (_step(Votes(0, 0), result="adopted"), True),
    ],
)
def test_a_vote_shows_by_its_result_its_figures_or_three_who_voted(step: Step, is_vote: bool) -> None:
    assert bool(vote_reply(_talks(step), Question("")).answers) is is_vote


@pytest.mark.parametrize(
    ("vote", "is_vote"),
    [
        (_spoken(None, None), False),
        (_spoken(1, None), True),
        (_spoken(None, 1), True),
        (_spoken(0, 0), False),
        (_spoken(1, 1, ("in favour", "Fiji"), ("against", "Kenya")), False),
        (_spoken(2, 1, ("in favour", "Fiji"), ("against", "Kenya")), True),
        (_spoken(None, None, ("in favour", "Fiji"), ("in favour", "Peru"), ("against", "Kenya")), True),
    ],
)
def test_a_vote_in_a_meeting_shows_by_its_figures_or_three_who_voted(vote: Vote, is_vote: bool) -> None:
    found = vote_reply(_talks(votes=[vote]), Question("")).answers
    assert bool(found) is is_vote
    assert [one.title for one in found] == ["Plenary: vote on the oil"] * is_vote
    assert [one.date for one in found] == ["2031-05-01"] * is_vote


@pytest.mark.parametrize(
    ("favour", "against", "votes"),
    [(3, 2, 1), (3, None, 1), (3, 1, 2), (2, 2, 2)],
)
def test_a_vote_that_a_step_tells_is_not_told_again_from_the_meeting(
    favour: int, against: int | None, votes: int
) -> None:
    step = _step(Votes(3, 2, 1), citations=(cite(PLENARY, "The oil was kept"),))
    found = vote_reply(_talks(step, votes=[_spoken(favour, against)]), Question("")).answers
    assert len(found) == votes
    elsewhere = vote_reply(_talks(VOTED, votes=[_spoken(favour, against)]), Question("")).answers
    assert len(elsewhere) == 2


def test_voters_of_a_meeting_are_named_as_the_registry_has_them_else_as_written() -> None:
    vote = _spoken(2, 1, ("in favour", "Kingdom of Norway"), ("in favour", "Atlantis"), ("against", "Fiji"))
    found = vote_reply(_talks(votes=[vote]), Question("", who=True)).answers
    assert [(one.actor, one.stance) for one in found] == [
        ("Norway", "in favour"),
        ("Atlantis", "in favour"),
        ("Fiji", "against"),
    ]


def _own(name: str, words: str, holder: Any = KENYA, day: str | None = "2031-05-01") -> Position:
    return position(name, holder, Stance.OPPOSE, cite(NOTE, words), date=day)


OIL = _own("p1", "We voted no on oil")


@pytest.mark.parametrize(
    ("held", "asked", "found"),
    [
        ([OIL], Question("", who=True, choices=(AGAINST,)), ["Kenya"]),
        ([OIL, _own("p2", "We voted no")], Question("", who=True, choices=(AGAINST,)), ["Kenya"]),
        (
            [OIL, _own("p2", "We voted no", FIJI)],
            Question("", who=True, choices=(AGAINST,)),
            ["Kenya", "Fiji"],
        ),
        ([OIL], Question("", who=True, choices=(FAVOUR,)), []),
        ([OIL], Question("", actors=(KENYA,)), ["Kenya"]),
        ([OIL], Question("", actors=(FIJI,)), []),
        ([_own("p1", "We abstained on the lamps")], Question("", who=True, choices=(AGAINST,)), []),
    ],
)
def test_where_nobody_is_listed_those_who_tell_of_their_own_vote_are_named(
    held: list[Position], asked: Question, found: list[str]
) -> None:
    reply = vote_reply(_talks(_step(Votes(5, 2)), held=held), asked)
    assert [one.actor for one in reply.answers] == found


def test_a_choice_that_is_listed_is_told_by_its_list_alone() -> None:
    kept = _talks(VOTED, held=[OIL])
    found = vote_reply(kept, Question("", who=True, choices=(AGAINST,))).answers
    assert [one.actor for one in found] == ["Norway"]


def test_a_choice_without_a_figure_is_counted_only_where_somebody_made_it() -> None:
    kept = _talks(_step(Votes(5, 2)), held=[_own("p1", "We abstained on the lamps")])
    asked = Question("", who=True, choices=(ABSTAINING, VoteChoice.ABSENT))
    reply = vote_reply(kept, asked)
    assert str(reply.counted) == "vote on the lamps: 1 named abstaining, no total stated"


@pytest.mark.parametrize(
    ("where", "day", "told_of"),
    [("plenary", "2031-05-01", True), ("plenary", "2031-05-02", False), ("plenary", None, False)],
)
def test_own_words_tell_of_the_vote_of_their_meeting_or_their_day(
    where: str, day: str | None, told_of: bool
) -> None:
    spoken = meeting(where, (by(NORWAY), "The oil was kept by a vote."), (by(FIJI), "We voted no on oil."))
    words = cite(spoken, "We voted no")
    report = MeetingReport(spoken, MeetingStatistics(()))
    held = position("p1", FIJI, Stance.OPPOSE, words, date=day)
    steps = (_step(Votes(5, 2)),)
    kept = record(SOURCES, {where: [report], "": [Procedure(steps), Register((held,))]})
    found = vote_reply(kept, Question("", who=True, choices=(AGAINST,))).answers
    assert bool(found) is told_of


def test_without_votes_nothing_is_told() -> None:
    reply = vote_reply(record(SOURCES, {}), Question("", who=True))
    assert (reply.answers, reply.counted) == ((), None)
