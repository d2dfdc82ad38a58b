"""Lines of a transcript that nobody with the floor said, and lines like them that somebody did say."""
# ruff: noqa: E501 (a line of a record stands on one line)

from pathlib import Path

import pytest

from travaux.formats.transcripts import read_transcript

NOTED = [
    "Members at the back: Louder!",
    "Honourable members on both sides of the house: Hear, hear!",
    "Voices in the gallery: Resign!",
    "Several delegates off-mic: No!",
    "Someone at the back: What page?",
    "Sitting interrupted.",
    "Proceedings disrupted by a fire alarm.",
    "Debate adjourned.",
    "After the break—",
    "(The interpretation was lost for a minute.)",
    "[The microphone failed.]",
    "Webcast interrupted due to rain",
    "Prolonged applause in the hall.",
    "(Disturbance in the public gallery)",
    "Fiji (Guest) left the meeting",
    "Ana Roe - MFA rejoined the call",
    "Ana Roe was removed from the meeting by the host",
    "Peru started screen share",
    "Tonga is presenting their slides",
    "Peru (Guest) raised their hand",
    "Peru is now a co-host",
    "Ana Roe unmuted themselves",
    "Tonga disconnected",
    "Peru changed the meeting name to Drafting call 4",
    "The recording can be downloaded until 4 May 2031.",
    "Downloaded from the portal on 4 May 2031",
    "View the full transcript here",
    "Copyright 2031 The Registry. All rights reserved.",
    "Pérou a quitté la réunion",
    "El audio se interrumpió durante un minuto.",
]

SAID = [
    "Norway joined the consensus.",
    "India is sharing its data with all.",
    "Peru raised its voice for the islands.",
    "Chile is now the host of the talks.",
    "We would pause here, and ask for time.",
    "The sound policy is the one that we support.",
    "(We would also take the second option.)",
    "On resuming our work, we noted the draft.",
    "The debate was long, and we thank the members at the back.",
    "Exported from our ports at low cost, fish feeds the region.",
]


def turns(tmp_path: Path, line: str) -> list[str]:
    path = tmp_path / "meeting.txt"
    path.write_text(
        "The Chair: We begin with the first of the items.\n\nMs. Fall (Senegal): We support the draft.\n\n"
        f"{line}\n\nMr. Roe (Malta): We do not support it.\n\nThe Chair: Thank you.\n",
        encoding="utf-8",
    )
    read = read_transcript(path)
    assert len(read.turns) == 4
    return [read.source.text[turn.start : turn.end] for turn in read.turns]


@pytest.mark.parametrize("line", NOTED)
def test_what_is_noted_of_the_hall_or_by_a_platform_is_in_no_turn(tmp_path: Path, line: str) -> None:
    assert turns(tmp_path, line)[1] == "We support the draft."


@pytest.mark.parametrize("line", SAID)
def test_what_a_delegation_says_in_words_like_those_is_its_own(tmp_path: Path, line: str) -> None:
    assert turns(tmp_path, line)[1].endswith(line)


def test_lines_of_a_platform_are_not_joined_where_others_are_broken_at_the_page(tmp_path: Path) -> None:
    path = tmp_path / "call.txt"
    path.write_text(
        "Second call on the register of harbours\nNorth room\n\nTonga (Guest)   0:05\nWe have read the paragraph and we like it.\n\n"
        "Malta - MFA   0:22\nThe second line of the paragraph does not work\nfor us at all.\n\nTonga (Guest)   0:47\n"
        "Then let us take out the second line.\nMalta - MFA left the meeting\nPeru (Guest) joined the meeting\nTonga (Guest) stopped transcription\n"
    )
    read = read_transcript(path)
    assert (
        read.source.text[read.turns[-1].start : read.turns[-1].end] == "Then let us take out the second line."
    )
