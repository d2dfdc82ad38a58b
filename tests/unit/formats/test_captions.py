"""Captions become turns: who speaks, in their words, and when."""
# ruff: noqa: E501 (the cues of a meeting stand on one line)

from pathlib import Path

import pytest

from travaux.domain.meetings import Transcript
from travaux.errors import UnreadableSource
from travaux.formats.transcripts import read_transcript


def read(tmp_path: Path, text: str, name: str = "meeting.vtt") -> Transcript:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return read_transcript(path)


def said(transcript: Transcript) -> list[tuple[str | None, str]]:
    return [(turn.label, transcript.source.text[turn.start : turn.end]) for turn in transcript.turns]


def test_voices_become_turns_and_cues_keep_their_times(tmp_path: Path) -> None:
    read_back = read(
        tmp_path,
        "WEBVTT - Lake Council\n\nNOTE hall 2\n\nSTYLE\n::cue { color: red }\n\n"
        "1\n00:01.000 --> 00:04.000 align:start\n<v Chair>Order, colleagues &amp; friends.</v>\n\n"
        "intro of delegate\n00:04.000 --> 00:07.000\n<v.loud Ms. Orsa (Velmara)>We thank <i>you</i>,\nand\n"
        "<v Chair>Order!\n\n00:00:07.500 --> 00:00:09.000\n<v Chair>Please.\n",
    )
    assert said(read_back) == [
        ("Chair", "Order, colleagues & friends."),
        ("Ms. Orsa (Velmara)", "We thank you, and"),
        ("Chair", "Order! Please."),
    ]
    assert read_back.facts.title == "Lake Council"
    last = read_back.turns[-1]
    assert read_back.source.spoken(last.start, last.end) == (4000, 9000)


def test_names_before_a_colon_are_speakers_and_clauses_are_not(tmp_path: Path) -> None:
    read_back = read(
        tmp_path,
        "1\n00:00:01,000 --> 00:00:04,000\nThe Chair: I have one thing to say: begin.\n\n"
        "2\n00:00:04,000 --> 00:00:06,000\nNote: the time is 10:30.\n\n"
        "3\n00:00:06,000 --> 00:00:08,000\nLena Orsa: And see https://velmara.example: it is there.\n\n"
        "4\n00:00:08,000 --> 00:00:09,000\nThe Chair: Thank you.\n",
        "meeting.srt",
    )
    assert read_back.format == "srt"
    assert [label for label, _ in said(read_back)] == ["The Chair", "Lena Orsa", "The Chair"]
    assert said(read_back)[0][1] == "I have one thing to say: begin. Note: the time is 10:30."


def test_roll_up_captions_are_said_once(tmp_path: Path) -> None:
    lines = ["we open the meeting", "and thank the hosts", "for their welcome", "in this city", "of bridges"]
    cues, shown = [], ""
    for second, line in enumerate(lines):
        cues.append(f"00:00:{second:02d}.000 --> 00:00:{second + 1:02d}.000\n{shown}{line}\n")
        shown = line + "\n"
    read_back = read(tmp_path, "WEBVTT\n\n" + "\n".join(cues))
    assert said(read_back) == [(None, " ".join(lines))]
    assert any("roll-up" in str(note.what) for note in read_back.notes)


def test_the_same_words_said_twice_stay_twice(tmp_path: Path) -> None:
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v A>Agreed.\n\n00:03.000 --> 00:04.000\n<v A>Agreed.\n"
    assert said(read(tmp_path, text)) == [("A", "Agreed. Agreed.")]


def test_cues_out_of_order_and_overlapping_are_put_right_and_told(tmp_path: Path) -> None:
    read_back = read(
        tmp_path,
        "WEBVTT\n\n00:10.000 --> 00:12.000\n<v B>Second.\n\n00:01.000 --> 00:04.000\n<v A>First.\n\n"
        "00:11.000 --> 00:10.000\n<v C>Third.\n",
    )
    assert [label for label, _ in said(read_back)] == ["A", "B", "C"]
    assert [t.start_ms for t in read_back.source.times] == [1000, 10000, 11000]
    assert {str(note.what).split(":")[0] for note in read_back.notes} == {
        "cues out of order",
        "cues that end before they start",
        "cues that overlap in time",
    }


def test_a_caption_that_is_a_figure_is_not_taken_for_a_number(tmp_path: Path) -> None:
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Teller>15\n\n00:02.000 --> 00:03.000\n<v Teller>in favour\n"
    assert said(read(tmp_path, text)) == [("Teller", "15 in favour")]


def test_chevrons_mark_speakers(tmp_path: Path) -> None:
    text = (
        "WEBVTT\n\n00:01.000 --> 00:02.000\n>> CHAIR: Good morning\n\n00:02.000 --> 00:03.000\nto all.\n\n"
        "00:03.000 --> 00:04.000\n>> Thank you.\n"
    )
    assert said(read(tmp_path, text)) == [("CHAIR", "Good morning to all."), (None, "Thank you.")]


@pytest.mark.parametrize("text", ["WEBVTT\n\n", "WEBVTT\n\n00:01.000 --> 00:02.000\n\n", "WEBVTT\n\n00:01.0"])
def test_captions_without_words_are_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(UnreadableSource, match="no captions"):
        read(tmp_path, text)


def test_words_without_spaces_are_joined_without_them(tmp_path: Path) -> None:
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v 主席>现在\n\n00:02.000 --> 00:03.000\n<v 主席>开会。\n"
    assert said(read(tmp_path, text)) == [("主席", "现在开会。")]


def test_accounts_in_small_letters_are_speakers_where_every_cue_names_one(tmp_path: Path) -> None:
    cues = ["ana.p: We begin.", "Kofi Mensah: Good.", "ana.p: Next is the fund.", "nixo: We oppose it.", "Kofi Mensah: So do we."]  # fmt: skip
    text = "WEBVTT\n\n" + "".join(
        f"{number}\n00:00:0{number}.000 --> 00:00:0{number}.900\n{cue}\n\n"
        for number, cue in enumerate(cues, 1)
    )
    assert [label for label, _ in said(read(tmp_path, text))] == ["ana.p", "Kofi Mensah", "ana.p", "nixo", "Kofi Mensah"]  # fmt: skip


def test_small_letters_before_a_colon_are_words_where_few_cues_name_anybody(tmp_path: Path) -> None:
    cues = ["Kofi Mensah: Good.", "we have", "one thing: the fund", "and another", "thing: the lake", "which is low"]  # fmt: skip
    text = "WEBVTT\n\n" + "".join(
        f"{number}\n00:00:0{number}.000 --> 00:00:0{number}.900\n{cue}\n\n"
        for number, cue in enumerate(cues, 1)
    )
    assert "thing" not in {label for label, _ in said(read(tmp_path, text))}


def test_states_in_brackets_are_speakers_though_each_speaks_once(tmp_path: Path) -> None:
    cues = [
        "[Ghana] We oppose it.",
        "It is a burden.",
        "[Uruguay] We support it.",
        "[laughter]",
        "It is late.",
    ]
    text = "".join(f"{n}\n00:00:0{n},000 --> 00:00:0{n},900\n{cue}\n\n" for n, cue in enumerate(cues, 1))
    path = tmp_path / "captions.srt"
    path.write_text(text, encoding="utf-8")
    assert [label for label, _ in said(read_transcript(path)) if label] == ["Ghana", "Uruguay"]


@pytest.mark.parametrize(
    ("text", "turns"),
    [
        (
            "0:00:01.000,0:00:02.000\nMS. ORSA: We support\nthe levy.\n\n0:00:03.000,0:00:04.000\nMR. VANE: No.\n",
            [("MS. ORSA", "We support the levy."), ("MR. VANE", "No.")],
        ),
        ("0:00:01.5,0:00:02.0\nWe meet[br]today.\n", [(None, "We meet today.")]),
    ],
)
def test_captions_with_both_times_on_one_line_are_read(
    tmp_path: Path, text: str, turns: list[tuple[str | None, str]]
) -> None:
    found = read(tmp_path, text, "meeting.sbv")
    assert found.format == "sbv"
    assert said(found) == turns
    assert found.source.times[0].start_ms in (1000, 1500)


def test_figures_that_look_like_times_begin_no_captions(tmp_path: Path) -> None:
    text = "0:00:01.000,0:00:02.000 was the best time.\n\nMs. Orsa: Thank you.\n\nMr. Vane: Thank you.\n"
    assert read(tmp_path, text, "race.txt").format != "sbv"


def cued(tmp_path: Path, *cues: str) -> list[tuple[str | None, str]]:
    """Return who says what in captions of five seconds each."""
    path = tmp_path / "meeting.srt"
    path.write_text(
        "\n".join(
            f"{place + 1}\n00:00:{5 * place:02},000 --> 00:00:{5 * place + 4:02},000\n{cue}\n"
            for place, cue in enumerate(cues)
        ),
        encoding="utf-8",
    )
    read = read_transcript(path)
    return [
        (turn.label or None, " ".join(words.split()))
        for turn in read.turns
        if (words := read.source.text[turn.start : turn.end])
    ]


def test_a_caption_without_a_name_goes_on_where_another_holds_two_voices(tmp_path: Path) -> None:
    assert cued(
        tmp_path, "[Peru] We agree,", "but not to the annex.", "[Mali] It is what makes it work.", "[inaudible]", "- [Mali] We want both.\n- [Peru] And we one."
    ) == [("Peru", "We agree, but not to the annex."), ("Mali", "It is what makes it work. We want both."), ("Peru", "And we one.")]  # fmt: skip


def test_a_sentence_that_runs_over_captions_stays_with_whoever_began_it(tmp_path: Path) -> None:
    named = [
        "Peru: We agree.",
        "Mali: We do not,",
        "not at all.",
        "Peru: Why?",
        "Mali: It is late.",
        "Peru: No.",
    ]
    assert ("Mali", "We do not, not at all.") in cued(tmp_path, *named)
    named[2] = "Order, please."
    assert (None, "Order, please.") in cued(tmp_path, *named)


@pytest.mark.parametrize("dash", ["- ", "– ", "—"])
def test_a_dash_that_opens_captions_marks_another_voice_after_a_stop(tmp_path: Path, dash: str) -> None:
    cues = [f"{dash}We cannot take it.", f"{dash}And we can.", "It is short.", f"{dash}Shall we wait?"]
    assert [words for _, words in cued(tmp_path, *cues)] == ["We cannot take it.", "And we can. It is short.", "Shall we wait?"]  # fmt: skip


def test_one_dash_or_one_within_a_sentence_marks_no_other_voice(tmp_path: Path) -> None:
    assert len(cued(tmp_path, "We cannot take it.", "- And we can.", "It is short.")) == 1
    assert len(cued(tmp_path, "We take it for the fee,", "- the dues,", "- the quay.")) == 1
