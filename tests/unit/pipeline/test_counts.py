"""What a run tells in figures of each result."""

from datetime import date

from travaux.domain.actors import Actor, ActorKind, Speaker
from travaux.domain.commitments import Commitment, Commitments, Deadline, Strength
from travaux.domain.consultation import Ask, Consultation, Contribution, FollowUp, Issue, Participant
from travaux.domain.meeting_reports import MeetingReport, MeetingStatistics
from travaux.domain.meetings import Intervention, Meeting, MeetingFacts
from travaux.domain.overview import AttributedSentence, Overview, Theme, Unattributed
from travaux.domain.positions import Moment, Position, Register, Stance, Unresolved, Via
from travaux.domain.process import Budget, Doubt, Procedure, Step, StepKind
from travaux.domain.spans import Citation, SourceText
from travaux.domain.voices import Voice
from travaux.pipeline.counts import (
    counted_commitments,
    counted_consultation,
    counted_contribution,
    counted_overview,
    counted_positions,
    counted_procedure,
    counted_report,
)

WORDS = Citation("talks", 0, 4, "toll")
MARENIA = Actor("mar", "Marenia", ActorKind.STATE)
TURNS = (
    Intervention("i1", Speaker("MARENIA", MARENIA), 0, 4, 5),
    Intervention("i2", Speaker("VOICE"), 0, 4, 7),
)
MEETING = Meeting(SourceText("talks", "toll"), "plain", MeetingFacts(), TURNS)


def sentence(*actors: str, divergent: bool = False) -> AttributedSentence:
    return AttributedSentence("s", "…", tuple(Voice(name, WORDS) for name in actors), actors, divergent)


def test_a_meeting_and_an_input_in_figures() -> None:
    assert counted_report(MeetingReport(MEETING, MeetingStatistics(()))) == {
        "arguments": 0,
        "agreements": 0,
        "differences": 0,
        "unresolved speakers": 1,
    }
    for author, without in (("Marenia", 0), (None, 1)):
        assert counted_contribution(Contribution(MEETING, "On tolls", author)) == {
            "passages": 2,
            "words": 12,
            "without a known author": without,
        }


def test_an_overview_and_a_consultation_in_figures() -> None:
    told = (sentence("A"), sentence("A", "B"), sentence("A", "B", divergent=True))
    overview = Overview((), (Theme("Tolls", "topic", told),), (Unattributed("nobody", (WORDS,)),))
    assert counted_overview(overview) == {
        "themes": 1,
        "sentences": 3,
        "made by several": 2,
        "divergent": 1,
        "unresolved": 1,
    }
    consultation = Consultation(
        (Participant("i", "A", "On tolls", None, None, None),),
        (Issue("Tolls", (Ask("call", told[0]), Ask("view", told[1]))), Issue("Pilots", ())),
        promises=(FollowUp("Soon.", (WORDS,)),),
    )
    assert counted_consultation(consultation) == {"inputs": 1, "issues": 2, "sentences": 2, "promises": 1}


def test_registers_and_procedures_in_figures() -> None:
    def position(name: str, contested: str | None = None) -> Position:
        said = (Stance.SUPPORT, (), Moment.BEFORE, Via.REPORT, 1.0, (WORDS,))
        return Position(name, MARENIA, *said, contested=contested)

    register = Register((position("p1"), position("p2", "a report")), (Unresolved("nobody", (WORDS,)),))
    assert counted_positions(register) == {"positions": 2, "actors": 1, "contested": 1, "unresolved": 1}

    def duty(addressees: tuple[str, ...], deadline: Deadline | None) -> Commitment:
        where = ("4", 3, (), Strength.REQUESTS, "requests")
        return Commitment("c", *where, addressees, (), "to keep it", (WORDS,), deadline)

    day = STEP.date
    duties = (duty(("Pilots",), Deadline("by May", "", WORDS, day)), duty((), Deadline("soon", "", WORDS)))
    found = counted_commitments(Commitments("text", (*duties, duty(("Pilots",), None))))
    assert found == {"commitments": 3, "with a day": 1, "no addressee": 1}
    procedure = Procedure((STEP, UNDATED), (Budget((), 1),), (Doubt("late", ()),))
    assert counted_procedure(procedure) == {"steps": 2, "with a day": 1, "budgets": 1, "doubts": 1}


STEP = Step("s1", StepKind.VOTE, "vote", date(2031, 5, 1), by_hand="Ada")
UNDATED = Step("s2", StepKind.VOTE, "vote", by_hand="Ada")
