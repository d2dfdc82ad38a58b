"""What a meeting decides, and what only looks like it: another body's act, a past one, one that is wished."""

import re

import pytest
from harbour import meet, speaker, utterances

from travaux.analysis.meeting.decisions import find_decisions
from travaux.analysis.meeting.votes import find_votes
from travaux.domain.meetings import Intervention, Meeting, MeetingFacts
from travaux.domain.spans import SourceText
from travaux.reference.registry import load_registry


def decided(record: str) -> list[str]:
    meeting = meet(record)
    return [line.text for line in find_decisions(meeting, utterances(meeting))]


@pytest.mark.parametrize(
    "words",
    [
        "The draft decision has been adopted unanimously as decision 44.",
        "The amendment was rejected by 7 votes to 12, with 3 abstentions.",
        "By 13 votes to none, with 2 abstentions, the draft was adopted.",
        "The motion is carried.",
        "The amendment is lost, by nine votes to four.",
        "The draft resolution, as orally revised, is adopted.",
        "The levy proposal failed to obtain the required majority.",
        "We have decided to meet again in the autumn of 2033.",
        "Ms. Orm was elected by acclamation.",
        "The agenda is adopted.",
        "The minutes are approved.",
        "Paragraph 9 was retained by 14 votes to 3.",
    ],
)
def test_whoever_presides_announces_a_decision(words: str) -> None:
    assert decided(f"Chair: {words}")


@pytest.mark.parametrize(
    "words",
    [
        "With five in the affirmative and two in the negative, the motion passes.",
        "That passes unanimously, so we move on to item 4.",
        "The show of hands gives 11 in favour and 2 against.",
        "We have consensus on stage 3 for the tide tables.",
        "The ayes have it.",
        "The motion fails for want of a majority.",
        "So ordered, and the clerk will note it.",
    ],
)
def test_a_motion_or_a_poll_is_settled_by_whoever_runs_the_room(words: str) -> None:
    meeting = meet(f"Chair: {words}")
    assert find_decisions(meeting, utterances(meeting))


@pytest.mark.parametrize(
    "words",
    [
        "Earlier this year the Harbour Council decided to close the northern quay.",
        "In March the Assembly adopted a code for pilots.",
        "The Council had decided to close the quay.",
        "The report was adopted in 2015 by the Assembly.",
        "Last year the Committee agreed on a levy of two per cent.",
        "I hope that the motion passes.",
        "If the motion passes, we meet on Friday.",
        "Once the amendment is adopted, the fees change.",
        "The draft should be adopted without delay.",
        "Is the amendment adopted?",
        "May I take it that the levy is adopted?",
        "Let us see whether the motion is carried.",
    ],
)
def test_what_is_past_wished_or_put_is_no_decision(words: str) -> None:
    assert decided(f"Chair: {words}") == []


@pytest.mark.parametrize(
    "words",
    [
        "The draft resolution was adopted by 12 votes to 3, and we regret it.",
        "The motion passes every year in our parliament.",
        "Our Board adopted a code of its own.",
    ],
)
def test_a_delegation_announces_nothing(words: str) -> None:
    assert decided(f"Aru: {words}") == []


def test_the_act_of_a_body_that_is_not_this_one_is_background() -> None:
    record = """
        Chair: I open the third meeting of the Pilots Committee.
        Chair: The General Council adopts the budget of the fleet.
        Chair: The Pilots Committee adopts the tide tables.
        """
    assert decided(record) == ["The Pilots Committee adopts the tide tables."]


def test_a_tally_and_its_result_are_one_decision_and_a_vote() -> None:
    meeting = meet(
        "Chair: The draft decision received 7 votes in favour, 2 against and 1 abstention. "
        "The draft decision has been adopted."
    )
    lines = find_decisions(meeting, utterances(meeting))
    (vote,) = find_votes(meeting, lines, load_registry())
    assert len(lines) == 1
    assert (vote.favour, vote.against, vote.abstaining) == (7, 2, 1)


@pytest.mark.parametrize(
    ("words", "tally"),
    [
        ("The motion was carried by 12 votes to 4, with 3 abstentions.", (12, 4, 3)),
        ("With six in the affirmative and one in the negative, the motion passes.", (6, 1, None)),
        ("The amendment was adopted by nine votes to none.", (9, 0, None)),
        ("The motion is carried: in favour: 8, against: 2, abstaining: 1.", (8, 2, 1)),
    ],
)
def test_a_tally_is_read_in_figures_and_in_words(words: str, tally: tuple[int | None, ...]) -> None:
    meeting = meet(f"Chair: {words}")
    (vote,) = find_votes(meeting, find_decisions(meeting, utterances(meeting)), load_registry())
    assert (vote.favour, vote.against, vote.abstaining) == tally


def test_a_decision_without_a_count_is_no_vote() -> None:
    meeting = meet("Chair: The agenda is adopted.")
    assert find_votes(meeting, find_decisions(meeting, utterances(meeting)), load_registry()) == ()


def test_what_nobody_objects_to_is_told_and_what_only_goes_on_is_not() -> None:
    sealed = "There being no objection, it is so decided."
    (line,) = decided(f"Chair: I propose that the levy be halved. {sealed}")
    assert "levy be halved" in line
    assert decided(f"Chair: If I hear no objection, I shall put the draft to the vote now. {sealed}") == []


def test_what_is_carried_is_told_with_the_count_beside_it() -> None:
    (line,) = decided("Chair: The draft received 4 votes in favour and 1 against. It has been adopted.")
    assert "4 votes in favour" in line
    assert decided("Chair: The draft is on your desks. Let us hope that it was adopted.") == []


VOTED = """
Chair: If I hear no objection, the draft is put to the vote. There being no objection, it is so decided.

A vote was taken by show of hands.

In favour:
Kenya, Fiji, Norway, United Kingdom
of Great Britain and Northern Ireland

Against:
None

Abstaining:
Peru

Chair: The draft resolution received 4 votes in favour, none against and 1 abstention. It has been adopted.
"""


def test_lists_of_voters_belong_to_the_vote_that_is_counted_and_none_is_nobody() -> None:
    chair = speaker("Chair")
    turns = []
    for number, match in enumerate(re.finditer(r"Chair: (.+)", VOTED)):
        turns.append(Intervention(f"i{number}", chair, match.start(1), match.end(1), len(match[1].split())))
    meeting = Meeting(SourceText("vote.txt", VOTED), "verbatim", MeetingFacts(), tuple(turns))
    (vote,) = find_votes(meeting, find_decisions(meeting, utterances(meeting)), load_registry())
    assert (vote.favour, vote.against, vote.abstaining) == (4, 0, 1)
    assert vote.voters == (
        ("in favour", "Kenya"),
        ("in favour", "Fiji"),
        ("in favour", "Norway"),
        ("in favour", "United Kingdom of Great Britain and Northern Ireland"),
        ("abstaining", "Peru"),
    )


def test_that_a_room_has_no_consensus_to_go_on_is_the_outcome_of_a_poll() -> None:
    assert len(decided("Ann: This doesn't look like consensus in favour of stage 3.")) == 1
    assert decided("Norland: We don't have a plan to deepen the harbour.") == []


@pytest.mark.parametrize(
    "words",
    [
        "The draft decision has not been adopted, having failed to obtain the required majority.",
        "The proposal has therefore not been approved.",
        "The Council has adopted draft resolution L.40 without a vote.",
        "The Committee has thus rejected the amendment.",
        "The Board has decided to defer item 4.",
        "The Assembly has elected Ms. Orm as Rapporteur.",
        "The motion has been lost.",
        "The draft treaty was not adopted.",
    ],
)
def test_a_result_in_the_perfect_is_a_decision(words: str) -> None:
    assert decided(f"Chair: {words}") == [words]


@pytest.mark.parametrize(
    "record",
    [
        "Chair: The Council has adopted many resolutions on lamps.",
        "Chair: Once the Council has adopted the budget, we can turn to lamps.",
        "Chair: The Council has yet to adopt the budget.",
        "Chair: If the Council has not adopted the text by noon, it falls.",
        "Aru: The Council has adopted draft resolution L.40.",
        "Chair: The text could not be adopted last spring.",
    ],
)
def test_what_was_or_may_be_adopted_is_no_decision(record: str) -> None:
    assert decided(record) == []


def test_what_is_put_by_a_pronoun_is_told_with_its_name() -> None:
    told = decided(
        "Chair: We turn to draft decision L.40 on the lamps. I understand that members wish to adopt it "
        "without a vote. If I hear no objection, it is so decided."
    )
    assert len(told) == 1
    assert "L.40" in told[0]
    assert "adopt it without a vote" in told[0]


def test_what_is_put_by_its_name_is_told_alone() -> None:
    told = decided(
        "Chair: We come to the list of lamps. I take it that members wish to adopt the list. "
        "It is so decided."
    )
    assert told == ["Agreed: members wish to adopt the list."]


@pytest.mark.parametrize(
    "words",
    [
        "A smattering of hands in the room, several more in the chat.",
        "12 for the first option, 5 for the second.",
        "Nine votes for the shorter text, four for the longer.",
        "So we go with the first option.",
        "We'll continue the discussion on the list.",
        "Continue discussion on list.",
        "I think we should take it to the mailing list.",
    ],
)
def test_polls_and_what_goes_on_elsewhere_are_decided(words: str) -> None:
    assert decided(f"Chair: {words}")


@pytest.mark.parametrize(
    "words",
    [
        "It is a good point, which we will bring to the list.",
        "Many hands have worked on this text.",
        "There are 12 seats for the first row, and 5 for the guests.",
        "We go with open eyes into this debate.",
        "The wording of section 3 had yet to be agreed in May.",
        "As the hour was late we stopped there.",
    ],
)
def test_what_only_sounds_like_a_poll_is_not_decided(words: str) -> None:
    assert decided(f"Chair: {words}") == []


def test_a_course_that_is_put_and_taken_with_a_word_is_decided() -> None:
    record = "Aru: Do you want to close the two issues and go to last call?\nBen: Yes.\nChair: Next item."
    assert len(decided(record)) == 1


@pytest.mark.parametrize(
    "record",
    [
        "Aru: Do you want to close the two issues?\nBen: Yes, but only once the tests are in.",
        "Aru: Do you want to say something?\nBen: Yes.",
        "Aru: Shall we close it?\nAru: Yes.",
        "Aru: Do you want to close the two issues?\nBen: No.",
    ],
)
def test_a_course_that_is_not_plainly_taken_is_not_decided(record: str) -> None:
    assert decided(record) == []
