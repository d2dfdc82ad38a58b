"""What values tell of themselves: whose words they hold, how they are counted and what is asked of them."""

from dataclasses import replace
from datetime import date

import pytest
from parties import MARENIA, TESSALY

from travaux.domain.actors import Speaker
from travaux.domain.commitments import (
    Commitment,
    CommitmentFilter,
    CommitmentStatus,
    DutyKind,
    DutyPlace,
    FollowedCommitment,
    GoalScheme,
    NamedGoal,
    Strength,
)
from travaux.domain.delivery import (
    UNTOUCHED,
    AssessmentScale,
    Delivery,
    DutyHolder,
    Grade,
    HeldCommitment,
    HolderKind,
)
from travaux.domain.findings import Agreement, Argument, Difference, Gate, Line, Side
from travaux.domain.hearing import DecidingWord, Hearing, describe_hearing
from travaux.domain.lineage import Link, LinkKind, Remainder, Trail
from travaux.domain.meeting_reports import MeetingReport, MeetingStatistics
from travaux.domain.meetings import Intervention, Meeting, MeetingFacts
from travaux.domain.messages import Message, Narrated, joined, listed, message, narrated, replaced
from travaux.domain.overview import AttributedSentence, Overview, Theme
from travaux.domain.process import DayRange
from travaux.domain.review import ReviewDecision, ReviewNote
from travaux.domain.spans import Citation, SourceText
from travaux.domain.texts import Paragraph, ParagraphKind
from travaux.domain.voices import Voice
from travaux.domain.votes import Ballot, VoteChoice, Votes

TEXT = SourceText("m.txt", "Marenia: we keep the toll. Tessaly: we drop the toll.")
KEEPS, DROPS = TEXT.cite(9, 26), TEXT.cite(36, 53)
FOR, AGAINST = Voice("Marenia", KEEPS, MARENIA), Voice("Tessaly", DROPS, TESSALY)


def duty(strength: Strength = Strength.SHALL) -> Commitment:
    return Commitment("c1", "1", 0, (), strength, "shall", ("Marenia",), (), "keep the toll", (KEEPS,))


@pytest.mark.parametrize(
    ("strength", "kind"),
    [
        (Strength.SHALL, DutyKind.OBLIGATION),
        (Strength.DECIDES, DutyKind.DECISION),
        (Strength.COMMITS, DutyKind.PLEDGE),
        (Strength.INVITES, DutyKind.INVITATION),
        (Strength.AIMS, DutyKind.AIM),
        (Strength.URGES, DutyKind.REQUEST),
        (Strength.RECOMMENDS, DutyKind.REQUEST),
    ],
)
def test_a_duty_is_of_the_kind_of_its_verb(strength: Strength, kind: DutyKind) -> None:
    assert duty(strength).kind is kind


def test_what_nobody_has_adopted_obliges_nobody_yet() -> None:
    asked = {status: str(FollowedCommitment(duty(), status).asked) for status in CommitmentStatus}
    assert asked.pop(CommitmentStatus.NOT_ADOPTED) == f"would be {Strength.SHALL.asked}"
    assert set(asked.values()) == {Strength.SHALL.asked}


def test_a_duty_is_called_by_its_id_in_any_of_its_texts() -> None:
    place = DutyPlace("t2", "The other text", "d7", "4", (KEEPS,))
    item = FollowedCommitment(duty(), CommitmentStatus.IN_PROGRESS, places=(place,))
    assert item.ids == ("c1", "d7")
    assert [item.is_called(name) for name in ("c", "d7", "1", "7")] == [True, True, False, False]


@pytest.mark.parametrize(
    ("goal", "matches"),
    [("SDG 9.c", True), ("9.C", True), ("sdg 9", True), ("SDG 1", False), ("c", False), ("9", False)],
)
def test_a_target_is_asked_for_by_its_name_its_code_or_its_goal(goal: str, matches: bool) -> None:
    named = (NamedGoal(GoalScheme.SDG, "9.c", "target 9.c"), NamedGoal(GoalScheme.SDG, "14", "Goal 14"))
    item = FollowedCommitment(duty(), CommitmentStatus.IN_PROGRESS, goals=named)
    assert CommitmentFilter(goal=goal).among([item]) == ((item,) if matches else ())


def test_a_holder_is_a_state_or_not() -> None:
    kinds = {kind for kind in HolderKind if DutyHolder("nor", "Nor", kind).is_state}
    assert kinds == {HolderKind.STATE}


def test_a_point_of_a_scale_has_a_number_from_the_least_delivered() -> None:
    low, high = Grade("low", "low"), Grade("high", "high", delivered=True)
    scale = AssessmentScale("two", (low, high))
    assert [scale.number(key) for key in ("low", "high", "gone", None)] == [0, 1, None, None]
    assert [scale.grade(key) for key in ("low", "high", "gone", None)] == [low, high, None, None]


def test_only_holders_hold_and_are_counted_unless_others_are_meant() -> None:
    scale = AssessmentScale("two", (Grade("low", "low"), Grade("high", "high")))
    marenia, tessaly, other = (DutyHolder(code, code) for code in ("mar", "tes", "oth"))
    said = Delivery()
    item = FollowedCommitment(duty(), CommitmentStatus.IN_PROGRESS)
    held = HeldCommitment(item, (marenia, tessaly), {"mar": said}, {"mar": "high", "oth": "low"})
    assert [held.held_by(code) for code in ("mar", "tes", "oth")] == [True, True, False]
    assert held.of("mar") is said
    assert held.of("tes") is UNTOUCHED
    assert dict(held.progress(scale).counts) == {"low": 0, "high": 1}
    assert held.progress(scale).total == 2
    assert dict(held.progress(scale, [other]).counts) == {"low": 1, "high": 0}
    assert held.progress(scale, []).total == 0


def test_findings_tell_their_words_and_holders_in_order() -> None:
    assert Line("l", "decision", message("The toll stays."), (KEEPS,)).text == "The toll stays."
    agreement = Agreement("a", "agreement", message("Keep it"), (FOR, AGAINST), (), by_name=("Lakes",))
    assert agreement.text == "Keep it"
    assert agreement.actors == ("Marenia", "Tessaly", "Lakes")
    assert agreement.citations == (KEEPS, DROPS)
    side = Side((AGAINST, FOR), ())
    assert (side.actors, side.citations) == (("Tessaly", "Marenia"), (DROPS, KEEPS))
    assert Difference("d", "difference", message("On tolls"), (side,)).text == "On tolls"
    told = Argument("g", "i", "Marenia", "it keeps the toll", (KEEPS,)).told
    assert str(told) == "it keeps the toll"


def _sentence(quoted: bool) -> AttributedSentence:
    return AttributedSentence("s", message("Tolls stay."), (FOR,), ("Marenia",), quoted=quoted)


def test_what_stands_as_composed_is_counted_apart_from_what_is_quoted() -> None:
    themes = (
        Theme("tolls", "topic", (_sentence(True), _sentence(False))),
        Theme("locks", "topic", (_sentence(False),)),
    )
    assert Overview((), themes).gate == Gate(2, 1)
    assert _sentence(True).text == "Tolls stay."
    meeting = Meeting(TEXT, "plain", MeetingFacts(), ())
    line = Line("l", "decision", message("The toll stays."), (KEEPS,))
    agreement = Agreement("a", "agreement", message("Keep it"), (FOR, AGAINST), ("g", "h"))
    argument = Argument("g", "i", "Marenia", "it keeps the toll", (KEEPS,), quoted=True)
    difference = Difference("d", "difference", message("On tolls"), (Side((FOR,), ()), Side((AGAINST,), ())))
    report = MeetingReport(
        meeting,
        MeetingStatistics(()),
        (argument,),
        (agreement,),
        (difference,),
        takeaways=(line,),
        decisions=(replace(line, quoted=True),),
        actions=(line,),
        unresolved=(replace(line, quoted=True),),
        compromises=(line,),
        refused=4,
    )
    assert report.gate == Gate(5, 7)


def test_a_hearing_is_confirmed_by_whoever_listened_and_says_how_sure_it_was() -> None:
    hearing = Hearing("h", "toll", 0.42, DecidingWord.NEGATION, (TEXT.cite(21, 25), KEEPS), Speaker("Ann"))
    confirmed, rejected = (
        replace(hearing, review=ReviewNote("h", verdict, "Ann"))
        for verdict in (ReviewDecision.CONFIRM, ReviewDecision.REJECT)
    )
    assert [one.is_confirmed for one in (hearing, confirmed, rejected)] == [False, True, False]
    assert hearing.sentence == KEEPS
    assert str(describe_hearing(hearing)) == "heard as “toll” (42%): listen"
    meeting = Meeting(TEXT, "srt", MeetingFacts(), (), held_back=(confirmed, hearing, rejected))
    assert meeting.unsure == (hearing, rejected)


def test_a_turn_is_found_by_a_place_in_it() -> None:
    turns = (
        Intervention("i", Speaker("Marenia"), 9, 26, 4),
        Intervention("j", Speaker("Tessaly"), 36, 53, 4),
    )
    meeting = Meeting(TEXT, "plain", MeetingFacts(), turns)
    assert [meeting.turn_at(place) for place in (9, 25, 36, 30)] == [turns[0], turns[0], turns[1], None]


def test_words_told_in_english_are_quoted_elsewhere_after_who_said_them() -> None:
    told = narrated("it  keeps it", "we\nkeep  it", "Marenia")
    assert str(told) == "it  keeps it"
    assert str(told.words) == "Marenia: “we keep it”"
    assert narrated("it keeps it", "we keep it").words == "“we keep it”"


def test_words_of_the_record_are_replaced_wherever_they_stand() -> None:
    said = message("%(name)s and %(n)s more", name="Nets of Nor", n=3)
    narration = narrated("Nor mends", "we of Nor mend", "Nor")
    for text, expected in (
        ("Nor mends", "Sor mends"),
        (said, "Nets of Sor and 3 more"),
        (joined((said, "Nor"), "; "), "Nets of Sor and 3 more; Sor"),
        (narration, "Sor mends"),
    ):
        assert str(replaced(text, "Nor", "Sor")) == expected
    elsewhere = replaced(narration, "Nor", "Sor")
    assert isinstance(elsewhere, Narrated)
    assert str(elsewhere.words) == "Sor: “we of Sor mend”"
    assert replaced(Message("Nor"), "Nor", "Sor") == Message("Nor")  # a message of ours is no word of theirs


@pytest.mark.parametrize(
    ("names", "and_", "or_"),
    [
        ((), "", ""),
        (("A",), "A", "A"),
        (("A", "B"), "A and B", "A or B"),
        (("A", "B", "C"), "A, B and C", "A, B or C"),
    ],
)
def test_names_are_listed_as_prose_does(names: tuple[str, ...], and_: str, or_: str) -> None:
    assert str(listed(names)) == and_
    assert str(listed(names, either=True)) == or_


def test_what_became_of_a_paragraph_is_never_that_it_is_gone_where_words_remain() -> None:
    link = Link(LinkKind.DELETED, (0,), (), 0.8, citations=(KEEPS,))
    assert link.outcome == "deleted"
    assert replace(link, trail=Trail(Remainder.TAKEN_INTO, (1,), 0.8)).outcome == "taken into"


def test_a_range_of_days_may_be_one_day_and_does_not_end_before_it_begins() -> None:
    day = date(2031, 2, 3)
    assert DayRange(day, day).first == day
    with pytest.raises(ValueError, match="ends before"):
        DayRange(day, date(2031, 2, 2))


def test_citations_overlap_where_they_share_words_of_one_source() -> None:
    first, then, across = (Citation("a", at, at + 4, "toll") for at in (0, 4, 3))
    assert not first.overlaps(then)
    assert first.overlaps(across)
    assert across.overlaps(first)
    assert not first.overlaps(replace(across, source="b"))


@pytest.mark.parametrize(
    ("label", "text", "apart"),
    [
        ("1.", "We mend nets.", "1."),
        ("Article 1", "Article 1 We mend nets.", None),
        ("Article 1", "[** Article 1 We mend nets.]", None),
        (None, "We mend nets.", None),
    ],
)
def test_a_label_is_written_unless_the_text_opens_with_it(label: str | None, text: str, apart: str) -> None:
    assert Paragraph(0, label, ParagraphKind.OPERATIVE, text, 0, len(text)).label_apart == apart


@pytest.mark.parametrize(
    ("other", "agrees"),
    [
        (Votes(2, 1, 3), True),
        (Votes(2, 1), True),
        (Votes(2, 1, 4), False),
        (Votes(2, 2, 3), False),
        (Votes(1, 1, 3), False),
    ],
)
def test_tallies_agree_as_far_as_both_state_figures(other: Votes, agrees: bool) -> None:
    assert Votes(2, 1, 3).agrees_with(other) is agrees
    assert other.agrees_with(Votes(2, 1, 3)) is agrees


def test_lists_are_held_against_what_the_record_states() -> None:
    cast = ((VoteChoice.FAVOUR, "Nor"), (VoteChoice.AGAINST, "Sor"), (VoteChoice.FAVOUR, "Lor"))
    ballots = tuple(Ballot(choice, name, KEEPS) for choice, name in cast)
    votes = Votes(2, 2, 5, ballots)
    assert votes.who(VoteChoice.FAVOUR) == ("Nor", "Lor")
    assert [str(said) for said in votes.differences()] == ["1 are listed against, and 2 are stated"]
    assert Votes(2, 1, None, ballots).differences() == ()
