"""What is read out within a turn, headings in bold, counts of votes, and the day in a cable's head."""

from datetime import date

import pytest

from travaux.formats.facts import find_date
from travaux.formats.interludes import is_heading, is_not_said
from travaux.formats.labels import is_voice
from travaux.formats.opening import without_unseen
from travaux.formats.read_aloud import find_read_aloud
from travaux.formats.transcripts import read_transcript


@pytest.mark.parametrize(
    ("said", "aloud"),
    [
        ("It reads as follows: Norway: We refuse. Unquote. We agree.", "Norway: We refuse. Unquote."),
        ("Last year’s transcript says, and I read it out: Peru: No.", "Peru: No."),
        ("Il se lit comme suit : Pérou : Non. Fin de citation. Oui.", "Pérou : Non. Fin de citation."),
        ("I say only this: Fiji: thank you.", None),
        ("The record reads as follows: first: nothing.", None),
    ],
)  # fmt: skip
def test_words_read_out_are_found_by_what_leads_to_them(said: str, aloud: str | None) -> None:
    found = [said[each.start : each.end] for each in find_read_aloud(said, 0, len(said))]
    assert found == ([aloud] if aloud else [])


def test_a_caption_read_out_is_not_its_readers_word(tmp_path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "talk.vtt"
    cues = (
        "Nepal>We agree. The minutes of 2010 say:",
        "Nepal>Peru: We do not. End of quote.",
        "Fiji>We agree.",
    )
    times = (f"00:00:0{n}.000 --> 00:00:0{n + 1}.000\n<v {cue}</v>\n\n" for n, cue in enumerate(cues, 1))
    path.write_text("WEBVTT\n\n" + "".join(times), "utf-8")
    read = read_transcript(path)
    assert [read.source.text[turn.start : turn.end] for turn in read.turns] == [
        "We agree. The minutes of 2010 say:",
        "We agree.",
    ]


@pytest.mark.parametrize("line", ["**1. Budget**", "**Any other business**", "## Item 2", "---"])
def test_a_heading_parts_what_follows(line: str) -> None:
    assert is_heading(line)


@pytest.mark.parametrize("line", ["**We must keep it.**", "**No** to that", "Norway: yes"])
def test_emphasis_is_no_heading(line: str) -> None:
    assert not is_heading(line)


@pytest.mark.parametrize(
    "line",
    ["Vote: 9 keep, 2 drop.", "Votes: 9-2", "Vote : 9 pour, 2 contre", "Votación: 9 a favor, 2 en contra"],
)
def test_the_count_of_a_vote_is_nobodys(line: str) -> None:
    assert is_not_said(line)


@pytest.mark.parametrize(
    "line", ["Vote: we keep it by 9 October.", "The vote was close, 9 to 2, as we said."]
)
def test_talk_of_a_vote_is_somebodys(line: str) -> None:
    assert not is_not_said(line)


@pytest.mark.parametrize(
    ("label", "voice"), [("Participant A", True), ("Speaker2", True), ("Participants", False)]
)
def test_several_are_no_voice(label: str, voice: bool) -> None:
    assert is_voice(label) is voice


@pytest.mark.parametrize(
    "head",
    [
        "TELEGRAM 14, 3 March 2031. Subject: lamps.",
        "Lima, 3 March 2031. The group met in the morning.",
        "To: Ministry. From: Mission. Date: 3 March 2031.",
        "On 3 March 2031 the working group considered the draft on lamps.",
        "TÉLÉGRAMME 14, 3 mars 2031. Objet : lampes.",
        "Telegrama 14, 3 de marzo de 2031. Asunto: lámparas.",
    ],
)
def test_the_head_of_a_cable_gives_its_day(head: str, tmp_path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "cable.txt"
    path.write_text(f"{head}\n\n1. Belgium opposed paragraph 2.\n\n2. Peru opposed paragraph 4.\n", "utf-8")
    assert read_transcript(path).facts.date == date(2031, 3, 3)


@pytest.mark.parametrize(
    "head",
    [
        "Comments on the draft are due on 3 March 2031. Subject: lamps.",
        "We recall that the treaty of 3 March 2031 was never kept.",
    ],
)
def test_the_day_of_something_else_is_not_the_records(head: str, tmp_path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "cable.txt"
    path.write_text(f"{head}\n\n1. Belgium opposed paragraph 2.\n\n2. Peru opposed paragraph 4.\n", "utf-8")
    assert read_transcript(path).facts.date is None


def test_a_number_before_a_day_is_no_day() -> None:
    assert find_date("Cable 14, 3 March 2031") == date(2031, 3, 3)
    assert find_date("3, 4 and 5 March 2031") == date(2031, 3, 3)


def test_joiners_go_beside_figures_and_stay_in_scripts_that_join() -> None:
    assert without_unseen("2\u200c032") == "2032"
    assert without_unseen("می\u200cخواهم") == "می\u200cخواهم"
