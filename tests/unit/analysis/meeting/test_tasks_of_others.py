"""Work that somebody is asked for, and errands told of a third person; when a body meets again is no task."""

import pytest
from harbour import meet, utterances

from travaux.analysis.meeting.outcomes import find_actions
from travaux.domain.findings import Line


def given(record: str) -> list[Line]:
    meeting = meet(record)
    return list(find_actions(meeting, utterances(meeting)))


@pytest.mark.parametrize(
    ("said", "who", "due"),
    [
        ("Chair: I ask Ms. Orm to send the roll of berths to all pilots by Monday.", "Ms. Orm", "by Monday"),
        (
            "Chair: I would ask Dr. Elin Sand to draft a page on silt before the next meeting.",
            "Dr. Elin Sand",
            None,
        ),
        ("Chair: We therefore request Mr Tarn to share the chart by 3 May.", "Mr Tarn", "by 3 May"),
        ("Chair: I invite Elin Sand to circulate her slides.", "Elin Sand", None),
        ("Chair: I ask the pilots to submit their figures to the secretariat.", "Pilots", None),
        ("Ann: And Pia will call the boatyard tomorrow.", "Pia", "tomorrow"),
        ("Ann: Then Pia and Jon will book the hall by Friday.", "Pia and Jon", "by Friday"),
        ("Ann: Pia Lund is going to order the paint next week.", "Pia Lund", "next week"),
        ("Chair: Mr. Holt is to collect the keys on Tuesday.", "Mr. Holt", "on Tuesday"),
        ("Ann: So Jon will pick up the chairs on Saturday.", "Jon", "on Saturday"),
    ],
)
def test_the_work_is_whose_it_is_given_to(said: str, who: str, due: str | None) -> None:
    (line,) = given(said)
    assert line.actors == (who,)
    assert due is None or line.due == due


@pytest.mark.parametrize(
    "said",
    [
        "Ann: Pia called the boatyard yesterday.",
        "Ann: Pia will call the boatyard.",
        "Ann: Pia will be ninety tomorrow.",
        "Ann: If it rains, Pia will call the boatyard tomorrow.",
        "Ann: Will Pia call the boatyard tomorrow?",
        "Ann: Denmark will send its ships next week.",
        "Ann: Parliament will call an election next year.",
        "Ann: Prices will go up next year.",
        "Aru: Belmora will send troops tomorrow.",
        "Chair: I ask Ms. Orm to take the floor.",
        "Chair: I ask Ms. Orm to be patient until Monday.",
        "Chair: The next meeting will be held on 4 June.",
        "Chair: The next session of the board will be held in the spring of 2031.",
        "Chair: The second informal meeting is to be convened on Tuesday.",
    ],
)
def test_the_past_news_and_the_next_meeting_are_nobodys_task(said: str) -> None:
    assert given(said) == []
