"""Who asks whom, and which turn replies; a turn on a matter of its own replies to nothing."""

import pytest
from harbour import meet, utterances

from travaux.analysis.meeting.questions import answers_as_claims, find_questions
from travaux.analysis.meeting.roles import assign_roles
from travaux.domain.findings import SentenceRole
from travaux.language.sentences import split


def replies(record: str) -> list[tuple[str, str] | None]:
    meeting = meet(record)
    asked = find_questions(meeting, utterances(meeting))
    return [(line.reply.name, line.reply.citation.quote) if line.reply else None for line in asked]


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Are you satisfied that the pilots know the new chart?", "I have no doubt about it."),
        ("Can you think of other ports where the fee was dropped?", "Two ports in the north dropped it."),
        ("Is a shortage of lamps a barrier to night pilotage?", "It is a small barrier, and it can be met."),
        ("How many lamps does the outer channel have?", "Forty, and nine of them are broken."),
        ("What does the code of the harbour cover in practice?", "Mostly the moorings and the two locks."),
        ("Who pays for the dredging of the eastern channel?", "The port does, out of the levy."),
        ("Do the crews have enough time to read the notices?", "They are read aloud on every ship."),
        ("When will the second lighthouse be repaired by the port?", "Work begins before the autumn gales."),
        ("Does the levy include the cost of the rescue boats?", "No, the boats are paid by the isles."),
        ("Why was the northern quay closed without a notice?", "Because the piles were rotten."),
    ],
)
def test_the_next_turn_replies_to_a_witness_examined(question: str, answer: str) -> None:
    record = f"Wick: {question}\nOrm: {answer}"
    assert replies(record) == [("Orm", answer)]


def test_the_chair_of_a_hearing_asks_as_well_and_a_reply_is_a_claim() -> None:
    meeting = meet(
        "Chair: Can you tell us how your crews learn of the new chart?\n"
        "Orm: They read the notices aloud on every ship."
    )
    asked = find_questions(meeting, utterances(meeting))
    (reply,) = [line.reply for line in asked]
    assert reply is not None
    spoken = answers_as_claims(assign_roles(meeting, split(meeting)), asked)
    assert [each.role for each in spoken if each.start == reply.citation.start] == [SentenceRole.CLAIM]


@pytest.mark.parametrize(
    "record",
    [
        "Aru: How would the fee be shared by the isles?\nBelmora: Thank you, Chair. My delegation has lamps.",
        "Aru: How would the fee be shared by the isles?\nBelmora: Lamps on the cape should be repaired.",
        "Aru: How would the fee be shared among the isles?\nChair: I now give the floor to Belmora.",
        "Wick: How many lamps does the outer channel have?\nOrm: I do not have an answer to that today.",
        "Wick: How many lamps does the outer channel have?\nOrm: Why do you ask about the lamps?",
    ],
)
def test_a_turn_on_its_own_matter_is_no_reply(record: str) -> None:
    assert replies(record)[:1] == [None]


@pytest.mark.parametrize(
    "words",
    [
        "Are there any objections to your closing of the list?",
        "Can we agree to adopt your text as it stands?",
        "Would you like to take the floor on this item?",
        "May I take it that you agree to the levy?",
    ],
)
def test_the_chair_running_the_room_asks_nothing(words: str) -> None:
    assert replies(f"Chair: {words}\nAru: We have no objection to it.") == []


def _asked(record: str) -> list[tuple[str, str | None]]:
    meeting = meet(record)
    lines = find_questions(meeting, utterances(meeting))
    return [(each.actors[0], each.reply.name if each.reply else None) for each in lines]


@pytest.mark.parametrize(
    ("question", "reply"),
    [
        ("The quay is silting up. Who would pay?", "The county, under the old agreement."),
        ("What does it cost?", "About twelve thousand crowns."),
        ("There is a survey, right?", "Yes, from last year."),
        ("How does the bell know the tide", "It does not, the keeper rings it."),
    ],
)
def test_a_short_question_that_the_next_turn_answers_is_one(question: str, reply: str) -> None:
    assert _asked(f"Ann: {question}\nBen: {reply}") == [("Ann", "Ben")]


@pytest.mark.parametrize(
    ("question", "reply"),
    [
        ("Can you hear me?", "Yes, we can."),
        ("There is a survey, right?", "Thank you, Chair. I wish to speak on the lighthouse."),
        ("Who is next?", "The lamp was dark on Monday."),
        ("Really?", "Yes."),
    ],
)
def test_a_short_question_of_the_floor_or_without_an_answer_is_none(question: str, reply: str) -> None:
    assert _asked(f"Ann: {question}\nBen: {reply}") == []


@pytest.mark.parametrize(
    ("call", "answer"),
    [
        ("Thank you. Ms. Orm, would you like to respond?", "Yes, the piles were rotten."),
        ("Orm.", "It was, after the gales."),
        ("Please, Ms. Orm.", "The northern quay was closed by the pilots."),
        ("I give the floor to Orm to reply.", "The piles were rotten, and a barge had struck them."),
        ("Thank you very much, Wick. Who wishes to answer? Orm?", "They were mended in the spring."),
        ("Over to you.", "That was decided by the pilots."),
        ("Perhaps I can ask Orm to respond to that.", "The piles were rotten at that time."),
    ],
)
def test_who_is_called_in_between_replies(call: str, answer: str) -> None:
    record = f"Wick: Was the northern quay closed without a notice?\nChair: {call}\nOrm: {answer}"
    assert replies(record) == [("Orm", answer)]


@pytest.mark.parametrize(
    ("call", "answer"),
    [
        ("Orm.", "Lamps on the cape should be repaired."),
        ("I have Orm next.", "The canteen serves fish on feast days."),
        ("I give the floor to Aru.", "Aru welcomes the report on lamps."),
        ("Aru.", "We support a new lighthouse on the cape."),
        ("Thank you. Orm.", "I would like to speak about the museum of knots."),
    ],
)
def test_who_is_only_next_replies_to_nothing(call: str, answer: str) -> None:
    name = "Aru" if "Aru" in call else "Orm"
    record = f"Wick: Was the northern quay closed without a notice?\nChair: {call}\n{name}: {answer}"
    assert replies(record) == [None]


def test_a_chair_who_answers_replies_itself() -> None:
    record = (
        "Wick: Is there a fee for a second inspection of hulls?\n"
        "Chair: I can answer that. There is none.\nOrm: The list of members has been printed."
    )
    assert replies(record) == [("Chair", "There is none.")]


_FILLER = "The keeper of the bell is here. " * 3


@pytest.mark.parametrize(
    ("before", "asked"),
    [
        ("", False),  # put for effect: the speaker goes on arguing
        ("I have one question. ", True),
        ("I have one question. " + _FILLER[: len(_FILLER) * 2 // 3], True),
        ("I have one question. " + _FILLER, False),
    ],
)
def test_a_question_before_an_argument_is_one_where_its_speaker_announced_it(
    before: str, asked: bool
) -> None:
    record = f"Aru: {before}What would the isles gain from a second pier? We must keep the fee low for them."
    assert bool(_asked(record)) is asked


def test_what_another_announced_is_not_announced() -> None:
    record = (
        "Belmora: I have one question.\n"
        "Aru: What would the isles gain from a second pier? We must keep the fee low for them."
    )
    assert _asked(record) == []
