from harbour import arguments, meet, positions, utterances

from travaux.analysis.meeting.agreement import find_agreement
from travaux.analysis.meeting.decisions import find_decisions
from travaux.analysis.meeting.outcomes import find_actions
from travaux.analysis.meeting.points import find_points
from travaux.analysis.meeting.sides import find_sides
from travaux.analysis.meeting.summary import LONGEST, find_plans, find_takeaways, summarise
from travaux.analysis.wording import sentence_case
from travaux.engines.sentence_encoder import default_embedder

WINTERS = " ".join(
    f"In {year} the ice came in week {year % 7} and the harbour of Port {year} was shut."
    for year in range(1990, 2000)
)
SUPPORT = "We support night pilotage in the strait."
MEETING = meet(
    f"""
    Chair: We are here today to discuss pilotage in the strait.
    Aru: {SUPPORT} {WINTERS}
    Belmora: {SUPPORT} {WINTERS}
    Corvane: {SUPPORT} {WINTERS}
    Norland: {SUPPORT} {WINTERS}
    Dunmark: We oppose night pilotage in the strait.
    """
)
CONCORD = find_agreement(MEETING, arguments(MEETING), default_embedder(), positions(MEETING))


def test_a_summary_has_at_most_two_hundred_words_each_with_its_evidence() -> None:
    lines = summarise(MEETING, utterances(MEETING), CONCORD)
    assert sum(len(line.text.split()) for line in lines) <= LONGEST
    assert not any("participants spoke" in line.text for line in lines), "counts in place of substance"
    assert all(line.citations for line in lines)


def test_how_many_spoke_is_said_where_nothing_else_can_be_told() -> None:
    meeting = meet("Chair: Good morning.\nAru: Good morning to all.\nBelmora: Thank you.")
    concord = find_agreement(meeting, (), default_embedder(), ())
    assert [line.text for line in summarise(meeting, utterances(meeting), concord)][
        -1
    ] == "2 participants spoke."


def test_points_and_takeaways_name_who_stands_where() -> None:
    points = find_points(CONCORD, (), find_sides(MEETING))
    assert points[0].text.startswith("Night pilotage in the strait (for:")
    assert "against: Dunmark" in points[0].text
    assert find_takeaways(MEETING, utterances(MEETING), CONCORD)


def test_what_comes_of_a_meeting_stands_in_its_summary() -> None:
    meeting = meet(
        """
        Chair: We are here today to discuss pilotage in the strait.
        Aru: We support night pilotage in the strait.
        Chair: Paragraph 7 was retained by 19 votes to 5. The Secretariat will circulate the tolls by 15 May.
        """
    )
    said = utterances(meeting)
    concord = find_agreement(meeting, arguments(meeting), default_embedder(), positions(meeting))
    lines = summarise(
        meeting,
        said,
        concord,
        find_decisions(meeting, said),
        actions=find_actions(meeting, said),
    )
    texts = [line.text for line in lines]
    assert "One decision is recorded: paragraph 7 was retained by 19 votes to 5." in texts
    assert texts[-1] == "Next: the Secretariat will circulate the tolls by 15 May."


def test_a_title_in_capitals_is_put_in_sentence_case() -> None:
    text = "The Committee of Vesland met in May. The VRC sat. The VRC rose."
    assert sentence_case("NOTE OF THE VRC COMMITTEE, 3 MAY", text) == "Note of the VRC Committee, 3 May"
    assert sentence_case("A note of the Committee", text) == "A note of the Committee"


def test_what_was_decided_left_open_and_given_is_to_be_remembered() -> None:
    meeting = meet(
        "Chair: The levy is adopted by 9 votes to 4.\nAru: We regret that.\n"
        "Chair: No agreement was reached on the tolls. The Secretariat will circulate a paper by 3 May."
    )
    said = utterances(meeting)
    concord = find_agreement(meeting, (), default_embedder(), ())
    decided, given = find_decisions(meeting, said), find_actions(meeting, said)
    told = [line.text for line in find_takeaways(meeting, said, concord, decided, given, ())]
    assert any("levy is adopted" in text for text in told)
    assert any("circulate a paper" in text for text in told)


def test_how_whoever_presides_says_work_will_go_is_to_be_remembered() -> None:
    meeting = meet(
        "Chair: We intend to look at the harbour system as a whole this year. "
        "We intend to give the floor now.\n"
        "Aru: We intend to build a new quay of our own next year."
    )
    (plan,) = find_plans(meeting, utterances(meeting))
    assert "harbour system" in plan.text
