"""Sentences kept word for word, what followed them, and lines that stand under headings of outcome."""

import pytest
from harbour import meet, utterances

from travaux.analysis.meeting.conclusions import find_concluded
from travaux.analysis.meeting.quotes import find_quotes
from travaux.domain.findings import Line
from travaux.domain.meetings import Meeting, MeetingFacts
from travaux.domain.spans import SourceText

CONTRAST = "The levy is not a punishment, but a promise to those who dredge at night."


def quotes(record: str) -> tuple[Line, ...]:
    meeting = meet(record)
    return find_quotes(meeting, utterances(meeting))


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        (CONTRAST, True),
        ("The levy is a punishment for those who dredge at night.", False),
        ("It is not small, but it is late.", True),
        ("It is not small but late.", False),
        (f"The levy is not small, but it is{' very' * 33} late.", True),
        (f"The levy is not small, but it is{' very' * 34} late.", False),
        ("The levy is not a punishment, but a promise to those who dredge?", False),
        ("There is one in the same boat with us on these levies today.", True),
    ],
    ids=[
        "contrast",
        "plain",
        "eight words",
        "six words",
        "forty-two",
        "forty-three",
        "a question",
        "an image",
    ],
)
def test_a_sentence_of_eight_to_forty_two_words_that_stands_out_is_kept(said: str, kept: bool) -> None:
    assert [line.text for line in quotes(f"Aru: {said}")] == ([said] if kept else [])


def test_one_sentence_of_a_speaker_is_kept_the_one_that_stands_out_most() -> None:
    strong = "Let me be clear, the levy is not a punishment, but a promise to those who dredge."
    found = quotes(f"Aru: {CONTRAST} {strong}\nBelmora: {CONTRAST}")
    assert [(line.actors, line.text) for line in found] == [(("Aru",), strong), (("Belmora",), CONTRAST)]


def test_whoever_presides_or_is_not_known_is_not_quoted() -> None:
    assert quotes(f"Chair: {CONTRAST}") == ()


def test_twelve_speakers_at_most_are_quoted() -> None:
    names = ("Ann", "Ben", "Cora", "Dan", "Eve", "Finn", "Gus", "Hana", "Ida", "Jo", "Kim", "Lea", "Max")
    assert len(quotes("\n".join(f"{name}: {CONTRAST}" for name in names))) == 12


LAMPS = "Lamps should burn on every cape."


def test_who_names_the_speaker_and_takes_its_words_up_is_told_before_who_only_came_next() -> None:
    taken = "We thank all. As Belmora said, the levy is a promise to those who dredge at night. We agree."
    others = "\n".join(
        f"Estria: {said}" for said in ("Ropes rot.", "Sails tear.", "Oars break.", "Masts fall.")
    )
    (line,) = quotes(f"{others}\nBelmora: {CONTRAST}\nCorvane: {LAMPS}\nDunmark: {taken}")
    assert "taken up by Dunmark" in str(line.note)
    assert (
        line.citations[1].quote.strip()
        == "As Belmora said, the levy is a promise to those who dredge at night."
    )


@pytest.mark.parametrize(
    ("after", "note"),
    [
        (f"Corvane: {LAMPS}\nDunmark: As Belmora said, lamps should burn.", "followed by Corvane"),
        ("Corvane: The levy is a promise to those who dredge at night.", "followed by Corvane"),
        (f"Chair: Thank you.\nBelmora: {LAMPS}\nCorvane: {LAMPS}", "followed by Corvane"),
        (f"Corvane: Good morning. {LAMPS} Ropes rot.", "followed by Corvane"),
        (f"{'Chair: Thank you, all of you.' + chr(10)}" * 12 + f"Corvane: {LAMPS}", None),
        (f"{'Chair: Thank you, all of you.' + chr(10)}" * 11 + f"Corvane: {LAMPS}", "followed by Corvane"),
        ("", None),
    ],
    ids=["other words", "no name", "another", "on the matter", "beyond twelve", "twelfth", "nobody"],
)
def test_who_came_next_among_twelve_is_told_where_nobody_takes_the_words_up(
    after: str, note: str | None
) -> None:
    (line,) = [each for each in quotes(f"Belmora: {CONTRAST}\n{after}") if each.actors == ("Belmora",)]
    assert (note or "Stands out for a contrast.") in str(line.note)
    assert len(line.citations) == (2 if note else 1)
    if note and "Good morning" in after:
        assert line.citations[1].quote.strip() == LAMPS


def concluded(text: str) -> list[str]:
    meeting = Meeting(SourceText("m.txt", text), "plain", MeetingFacts(), ())
    return [text[start:end].strip() for start, end in find_concluded(meeting)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Conclusions\n\n- Keep the register.\n- Mend the lamps.\n",
            ["Keep the register.", "Mend the lamps."],
        ),
        ("Conclusions\n\nKeep the register.\n\nThe hall was painted.\n", ["Keep the register."]),
        ("Conclusions\n\n- Keep the register.\n\nThe hall was painted.\n", ["Keep the register."]),
        (
            "Conclusions\n\n- Keep the register.\n\n- Mend the lamps.\n",
            ["Keep the register.", "Mend the lamps."],
        ),
        ("Conclusions\n\nKeep the register.\nMend the lamps.\n", ["Keep the register.", "Mend the lamps."]),
        ("Conclusions\n\n- Keep the register.\n## Lamps\n- Mend the lamps.\n", ["Keep the register."]),
        ("Conclusions\n\n- Keep the register.\nANY OTHER BUSINESS\nMend it now.\n", ["Keep the register."]),
        (
            "Conclusions\n\n- Keep the register.\nANNEX\nMend it now.\n",
            ["Keep the register.", "Mend it now."],
        ),
        ("Conclusions\n\n- Keep the register.\nBen: Mend the lamps.\n", ["Keep the register."]),
        ("Conclusions\n\n- Ben: Mend the lamps.\n", ["Ben: Mend the lamps."]),
        ("Conclusions\n\n- Keep.\n- Keep it.\n", ["Keep it."]),
        (f"Conclusions\n\n- Keep{' it' * 59}.\n", [f"Keep{' it' * 59}."]),
        (f"Conclusions\n\n- Keep{' it' * 60}.\n", []),
        ("Conclusions\n\n- Keep the register?\n", []),
        ("Conclusion: keep the register.\n", ["keep the register."]),
        ("Lamps\n\n- Mend the lamps.\n", []),
    ],
)
def test_lines_under_a_heading_of_outcome_are_outcomes_to_the_next_heading(
    text: str, found: list[str]
) -> None:
    assert concluded(text) == found


def test_twelve_lines_at_most_are_what_was_concluded() -> None:
    lines = "".join(f"- Keep lamp {n}.\n" for n in range(13))
    assert len(concluded(f"Conclusions\n{lines}")) == 12
