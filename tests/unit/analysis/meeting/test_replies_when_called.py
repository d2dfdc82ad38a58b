"""Replies across the chair's calls: in a parliament, a round of questions, a row of answers, in notes."""

import pytest
from harbour import meet, utterances

from travaux.analysis.meeting.questions import find_questions


def replies(record: str) -> list[tuple[str, str | None]]:
    meeting = meet(record)
    asked = find_questions(meeting, utterances(meeting))
    return [(line.actors[0], line.reply.name if line.reply else None) for line in asked]


@pytest.mark.parametrize(
    ("call", "answer"),
    [
        ("", "Mr. Chair, the second tranche was opened in spring and nine towns have it."),
        ("The minister, in 20 seconds or less, please.", "Mr. Chair, islanders get a rebate since May."),
        ("The honourable minister.", "We have heard from the ferrymen, who are content."),
        ("You have about 30 seconds to answer.", "Madam Chair, the board closed it for repairs."),
    ],
)
def test_in_a_parliament_a_reply_opens_with_the_chair(call: str, answer: str) -> None:
    called = f"Chair: {call}\n" if call else ""
    record = (
        "Orm: The river towns wait. When will the minister pay for the dikes?\n"
        f"{called}Vale: {answer}\nOrm: That is a crumb for the river towns."
    )
    assert replies(record) == [("Orm", "Vale")]


@pytest.mark.parametrize(
    "words",
    [
        "I am afraid that the time is up. We go to Ms. Holt.",
        "I thank Aru. Belmora has the floor.",
        "We will hear the replies next week.",
        "The next question is from Mr. Lund.",
    ],
)
def test_whoever_keeps_the_time_replies_to_nothing(words: str) -> None:
    assert replies(f"Orm: Does she think that a rebate of one crown is enough?\nChair: {words}") == [
        ("Orm", None)
    ]


def test_in_a_round_of_questions_the_next_delegation_replies_to_none() -> None:
    record = """
    Aru: Thank you, Chair. What resources went into the register of lamps?
    Chair: I thank Aru. Belmora.
    Belmora: Thank you, Chair. We welcome the register of lamps. Could the Secretariat say who pays for it?
    Chair: I thank Belmora. I give the floor to Corvane.
    Corvane: Thank you, Chair. We also welcome the register. Who keeps the register of lamps up to date?
    """
    assert [reply for _, reply in replies(record)] == [None, None, None]


def test_a_row_of_answers_is_given_to_those_whom_it_names() -> None:
    record = """
    Aru: Thank you, Chair. What did the register cost so far?
    Chair: Belmora.
    Belmora: Thank you, Chair. Who chooses the experts that sit on the panel?
    Chair: I give the floor to the Secretariat to respond.
    Secretariat: Thank you, Chair. To Aru, the register cost two million crowns in its first year.
    On the question by Belmora, experts are chosen by the bureau after a call for names.
    """
    assert replies(record) == [("Aru", "Secretariat"), ("Belmora", "Secretariat")]


@pytest.mark.parametrize(
    "question",
    ["So the two are the same on a fresh link?", "You use link for the pair, not the socket?"],
)
def test_where_two_talk_to_each_other_any_mark_asks(question: str) -> None:
    record = f"Ann: {question}\nBen: The pair, and only that.\nAnn: Then I have no more."
    assert replies(record) == [("Ann", "Ben")]


def test_a_word_torn_out_of_a_turn_is_no_reply() -> None:
    record = (
        "Ann: How long will the works on the bridge take?\nBen: So\n"
        "Cora: The contractor expects eleven months from the date of the permit."
    )
    assert replies(record) == [("Ann", "Cora")]


def test_what_a_witness_says_that_one_asks_oneself_is_not_asked_here() -> None:
    record = """
    Counsel: What is weighed in such a survey of the coast?
    Field: One looks at the shore. What does the plan do to those who fish at night?
    Counsel: So the survey could help in two ways, is that right?
    Field: Yes, it could.
    """
    assert [asker for asker, _ in replies(record)] == ["Counsel", "Counsel"]
