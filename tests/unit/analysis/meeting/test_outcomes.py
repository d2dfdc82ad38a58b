import pytest
from harbour import meet, utterances

from travaux.analysis.meeting import outcomes
from travaux.analysis.meeting.decisions import find_decisions
from travaux.analysis.meeting.questions import find_questions
from travaux.analysis.meeting.quotes import find_quotes
from travaux.analysis.meeting.summary import find_purpose
from travaux.analysis.meeting.tone import find_tone

RECORD = """
Chair: We are here today to discuss the harbour levy and the winter timetable of ferries.
Aru: The levy is not a punishment, but a promise to those who dredge at night.
We could live with two per cent if small boats are exempt.
Belmora: We have a doubt about the timetable.
Could the Chair explain how the winter timetable of ferries was drawn up?
Chair: The winter timetable of ferries was drawn up with the pilots, to answer the question.
The Secretariat will circulate the cost estimate by 15 May.
Corvane: We regret that the levy is still unclear. There is no agreement on the northern cape.
Chair: I take it that the levy of two per cent is adopted for one year.
Chair: It was so decided.
"""
MEETING = meet(RECORD)
SAID = utterances(MEETING)


def test_a_decision_names_what_was_put_to_the_room() -> None:
    decisions = find_decisions(MEETING, SAID)
    assert any("levy of two per cent" in line.text for line in decisions)
    decided = next(line for line in decisions if len(line.citations) == 2)
    assert [citation.quote for citation in decided.citations][1] == "It was so decided."


def test_an_action_says_who_and_by_when() -> None:
    action = outcomes.find_actions(MEETING, SAID)[0]
    assert "will circulate the cost estimate" in action.text
    assert action.due == "by 15 May"


def test_a_conditional_offer_is_a_compromise_and_keeps_its_condition() -> None:
    offer = outcomes.find_compromises(MEETING, SAID)[0]
    assert offer.actors == ("Aru",)
    assert "if small boats are exempt" in offer.text


def test_what_is_said_to_be_open_is_unresolved() -> None:
    assert any("northern cape" in line.text for line in outcomes.find_unresolved(MEETING, SAID))


def test_a_question_comes_with_its_answer() -> None:
    (question,) = find_questions(MEETING, SAID)
    assert question.actors == ("Belmora",)
    assert "with the pilots" in str(question.note)


def test_a_contrast_is_worth_keeping_word_for_word() -> None:
    quote = next(line for line in find_quotes(MEETING, SAID) if line.actors == ("Aru",))
    assert quote.text in MEETING.source.text
    assert "a contrast" in str(quote.note)
    assert "Belmora" in str(quote.note)


def test_every_line_cites_words_that_are_there() -> None:
    found = [
        *find_decisions(MEETING, SAID),
        *outcomes.find_actions(MEETING, SAID),
        *find_quotes(MEETING, SAID),
        *find_questions(MEETING, SAID),
        *find_tone(MEETING, SAID),
        *find_purpose(MEETING, SAID),
    ]
    assert found
    for line in found:
        for citation in line.citations:
            assert MEETING.source.text[citation.start : citation.end] == citation.quote


def test_the_purpose_is_what_the_chair_says_at_the_opening() -> None:
    assert "winter timetable" in find_purpose(MEETING, SAID)[0].text


def test_nothing_is_found_in_an_empty_room() -> None:
    empty = meet("Chair: Thank you.")
    said = utterances(empty)
    assert not find_decisions(empty, said)
    assert not find_quotes(empty, said)
    assert not find_tone(empty, said)


SEALED = """
Chair: Section I. Paragraph 1 is suggested for closure. I hear no objection.
Chair: Two per cent, with the rebate.
Agreed.
Paragraph 3 bis, pilots.
Chair: May I then take it that the Committee agrees to join the two lists?
Aru: Nobody minds that.
We do not insist on the third list.
"""


def test_what_is_sealed_is_what_was_put_to_the_room() -> None:
    meeting = meet(SEALED)
    texts = [line.text for line in find_decisions(meeting, utterances(meeting))]
    assert "Agreed: Paragraph 1 is suggested for closure." in texts
    assert "Agreed: Two per cent, with the rebate." in texts
    assert not any("3 bis" in text for text in texts)


def test_what_is_only_put_to_the_room_is_not_decided() -> None:
    meeting = meet("Chair: May I take it that the Committee agrees to the levy of two per cent?")
    assert not find_decisions(meeting, utterances(meeting))


def test_a_vote_decides() -> None:
    meeting = meet("Chair: Paragraph 7 was retained by 19 votes to 5, with 4 abstentions.")
    assert find_decisions(meeting, utterances(meeting))[0].text.startswith("Paragraph 7 was retained")


def test_an_understanding_is_no_task_and_a_line_names_its_speaker() -> None:
    meeting = meet(
        "Aru: Aru interprets the words as a promise that the board will publish the tolls.\n"
        "Belmora: There is no agreement on the northern cape."
    )
    said = utterances(meeting)
    assert not outcomes.find_actions(meeting, said)
    assert outcomes.find_unresolved(meeting, said)[0].text.startswith("Belmora: ")


@pytest.mark.parametrize(
    "words",
    [
        "We had asked for twenty lamps but, to bridge the gap, would be satisfied with ten.",
        "My delegation would settle for six months instead of a year.",
        "We could content ourselves with a single chart of the bay.",
        "We had hoped for five locks, but we could make do with three.",
        "Aru would be happy with a shorter levy.",
    ],
)
def test_who_would_settle_for_less_offers_a_compromise(words: str) -> None:
    meeting = meet(f"Aru: {words}")
    assert [line.actors for line in outcomes.find_compromises(meeting, utterances(meeting))] == [("Aru",)]


@pytest.mark.parametrize(
    "words",
    [
        "We would not be satisfied with less than twelve lamps in all.",
        "We would be satisfied only if all the lamps were lit.",
        "We are happy with the text as it stands in the draft.",
        "The crews were satisfied with the canteen of the harbour.",
    ],
)
def test_who_is_content_or_insists_offers_none(words: str) -> None:
    meeting = meet(f"Aru: {words}")
    assert outcomes.find_compromises(meeting, utterances(meeting)) == ()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("A very strong theme came through about the cost of lamps.", True),
        ("There was much discussion of how the lamps are paid for.", True),
        ("Many of you asked who keeps the lamps.", True),
        ("I heard the bell as I came in this morning.", False),
    ],
)
def test_what_the_chair_says_that_the_room_said_is_a_takeaway(words: str, told: bool) -> None:
    heard, said = meet(f"Aru: We like lamps.\nChair: {words}"), meet(f"Aru: We like lamps.\nBelmora: {words}")
    assert bool(outcomes.find_conclusions(heard, utterances(heard))) is told
    assert not outcomes.find_conclusions(said, utterances(said))
