"""Texts that name their speakers at the start of a line."""
# ruff: noqa: E501 (a meeting stands on one line)

from pathlib import Path

import pytest

from travaux.domain.meetings import Transcript
from travaux.errors import SourceTooLarge, UnreadableSource, UsageError
from travaux.formats.labels import is_plausible
from travaux.formats.transcripts import MAX_TURNS, read_transcript


def read(tmp_path: Path, text: str, as_format: str | None = None) -> Transcript:
    path = tmp_path / "meeting.txt"
    path.write_text(text, encoding="utf-8")
    return read_transcript(path, as_format=as_format)


def said(transcript: Transcript) -> list[tuple[str | None, str]]:
    return [(turn.label, transcript.source.text[turn.start : turn.end]) for turn in transcript.turns]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("CHAIR: Order.\nMS. ORSA (VELMARA): We agree.\nCHAIR: Thanks.\n", "names"),
        (">> CHAIR: Order.\n>> MS. ORSA (VELMARA): We agree.\n>> CHAIR: Thanks.\n", "live-captions"),
        (
            "**CHAIR**\n\nOrder.\n\n**MS. ORSA (VELMARA)**\n\nWe agree.\n\n**CHAIR**\n\nThanks.\n",
            "markdown-names",
        ),
        ("**CHAIR:** Order.\n\n**MS. ORSA (VELMARA):** We agree.\n\n**CHAIR:** Thanks.\n", "markdown-names"),
        (
            "[00:00:01] CHAIR: Order.\n[00:00:05] MS. ORSA (VELMARA): We agree.\n[00:00:09] CHAIR: Thanks.\n",
            "timed-names",
        ),
        (
            "00:00:01 CHAIR: Order.\n00:00:05 MS. ORSA (VELMARA): We agree.\n00:00:09 CHAIR: Thanks.\n",
            "timed-names",
        ),
        (
            "[CHAIR] 0:00:01\nOrder.\n\n[MS. ORSA (VELMARA)] 0:00:05\nWe agree.\n[CHAIR] 0:00:09\nThanks.\n",
            "timed-names",
        ),
        (
            "CHAIR   0:01\nOrder.\n\nMS. ORSA (VELMARA)   0:05\nWe agree.\n\nCHAIR   0:09\nThanks.\n",
            "timed-names",
        ),
    ],
)
def test_each_form_of_naming_is_read(tmp_path: Path, text: str, form: str) -> None:
    read_back = read(tmp_path, text)
    assert read_back.format == form
    assert said(read_back) == [
        ("CHAIR", "Order."),
        ("MS. ORSA (VELMARA)", "We agree."),
        ("CHAIR", "Thanks."),
    ]
    if form == "timed-names":
        assert [(t.start_ms, t.end_ms) for t in read_back.source.times] == [(1000, 5000), (5000, 9000)]


@pytest.mark.parametrize(
    "label",
    [
        "Note",
        "Question 3",
        "Paragraph 5",
        "https",
        "Article 3",
        "Venue",
        "In favour",
        "The following was decided",
        "at 10:30",
        "I would say this",
        "However",
        "Для примечания",
        "Decision 5/12",
        "赞成",
        "المؤيدون",
    ],
)
def test_a_word_before_a_colon_is_not_always_a_speaker(label: str) -> None:
    assert not is_plausible(label)


@pytest.mark.parametrize(
    "label",
    [
        "Chair",
        "Ms. Orsa (Velmara)",
        "VELMARA ON BEHALF OF THE LAKE GROUP",
        "Iran, Islamic Republic of",
        "Côte d’Ivoire",
        "Speaker 2",
        "H.E. Mr. Tomas van der Aar",
        "Председатель",
        "Г-жа Орса (Вельмара)",
        "السيدة أورسا (فلمارا)",
        "主席",
        "奥尔萨女士（韦尔马拉）",
        "El Presidente (habla en inglés)",
        "Mme Orsa (Velmara)",
    ],
)
def test_names_and_offices_are_speakers(label: str) -> None:
    assert is_plausible(label)


def test_front_matter_headings_and_stage_directions_are_not_speech(tmp_path: Path) -> None:
    read_back = read(
        tmp_path,
        "# Lake Council\n\nVenue: Hall 2\n\n**Velmara | Lena Orsa | Delegate**\n\nWe agree.\n\n"
        "It is 10:30: time to go.\n\n[Applause]\n\n## Item 2\n\n"
        "**Ostrava Basin | Delegate**\n\n(inaudible)\n\nWe too.\n",
    )
    assert said(read_back) == [
        ("Velmara | Lena Orsa | Delegate", "We agree.\n\nIt is 10:30: time to go."),
        ("Ostrava Basin | Delegate", "We too."),
    ]


def test_words_before_the_first_speaker_are_listed_not_given_to_somebody(tmp_path: Path) -> None:
    opening = "This record was made by hand in the hall and may have mistakes that its readers should report."
    read_back = read(tmp_path, f"{opening}\n\nChair: Order.\n\nVelmara: We agree.\n\nChair: Thanks.\n")
    assert [read_back.source.text[a:b] for a, b in read_back.unattributed] == [opening]


def test_running_text_is_one_turn_of_nobody(tmp_path: Path) -> None:
    read_back = read(tmp_path, "The talks went on until dawn.\n\nNote: nobody slept.\n")
    assert said(read_back) == [(None, "The talks went on until dawn.\n\nNote: nobody slept.")]
    assert any("nobody is named" in str(note.what) for note in read_back.notes)


def test_an_unknown_format_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no transcript format"):
        read(tmp_path, "Chair: Order.", as_format="telegram")


def test_what_is_no_transcript_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "photo.txt"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50))
    with pytest.raises(UnreadableSource, match="image"):
        read_transcript(path)


def test_people_who_go_by_initials_are_found_however_many_they_are(tmp_path: Path) -> None:
    letters = "ABCDEFGHIJ"
    labels = [f"{first}{second}" for first in letters for second in letters]
    path = tmp_path / "initials.txt"
    path.write_text("".join(f"{label}: We would rather keep the second option.\n" for label in labels))
    assert [turn.label for turn in read_transcript(path).turns] == labels


def test_a_label_within_a_line_opens_the_words_of_who_has_turns_of_his_own(tmp_path: Path) -> None:
    text = "MT: I want it. DS: Me too. It is short.\n\nMB (Mara Brand): No.\n\nDS: As MT said: keep it.\n\nMT: Fine. MB: I can live with it. Note: it is late.\n"
    assert said(read(tmp_path, text)) == [
        ("MT", "I want it."),
        ("DS", "Me too. It is short."),
        ("MB (Mara Brand)", "No."),
        ("DS", "As MT said: keep it."),
        ("MT", "Fine."),
        ("MB", "I can live with it. Note: it is late."),
    ]


def test_an_item_beside_the_labelled_ones_is_nobodys_and_one_within_is_the_speakers(tmp_path: Path) -> None:
    text = (
        "# Notes\n\n- Ana Roe: Two issues are open.\n- [#85](https://example.org) The octet check of the desk\n"
        "- Kofi Doe: I see three points:\n- it is short\n    - it is quick\n- Ana Roe: It is this:\n    - we wait\n\n"
        "- Editors believe that it is ready to go on\n\nKofi Doe: Good.\n- one\n- two\n"
    )
    back = read(tmp_path, text)
    words = dict.fromkeys(("Ana Roe", "Kofi Doe"), "")
    for label, part in said(back):
        words[label or ""] += part
    assert "octet" not in words["Ana Roe"] + words["Kofi Doe"]
    assert "Editors" not in words["Ana Roe"] + words["Kofi Doe"]
    assert "it is short" in words["Kofi Doe"]
    assert "we wait" in words["Ana Roe"]
    assert words["Kofi Doe"].endswith("- one\n- two")


@pytest.mark.parametrize("line", ["[Slide](https://example.org/a)", "![logo](/a.png)", "https://example.org/deck", "Map: https://example.org/deck"])  # fmt: skip
def test_a_link_on_a_line_of_its_own_is_nobodys(tmp_path: Path, line: str) -> None:
    text = f"Ana Roe: We begin.\n\n{line}\n\nThen we go on.\n\nKofi Doe: Good.\n\nAna Roe: See https://example.org/b\n"
    words = [part for _, part in said(read(tmp_path, text))]
    assert words == ["We begin.", "Then we go on.", "Good.", "See https://example.org/b"]


@pytest.mark.parametrize("voice", ["[Speaker:{}] ", "Speaker {}: ", "[SPEAKER_0{}]: ", "Voice {}: ", "speaker_{}: "])  # fmt: skip
def test_voices_of_a_recogniser_are_labels(tmp_path: Path, voice: str) -> None:
    lines = [(0, "We begin."), (1, "Good."), (0, "Next."), (2, "Fine.")]
    back = read(tmp_path, "\n".join(voice.format(number) + words for number, words in lines) + "\n")
    assert [part for _, part in said(back)] == ["We begin.", "Good.", "Next.", "Fine."]
    assert len({label for label, _ in said(back)}) == 3


def test_lines_of_preformatted_html_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(
        "<html><body><pre>\n  Mr. ROE of Velmara. Madam President, the lake\nis low. It was said by Mr. Doe. The\nfish die.\n"
        "  The PRESIDING OFFICER. Without objection.\n  The assistant clerk proceeded to call the roll.\n  Mr. DOE of Tyne. I agree.\n</pre></body></html>",
        encoding="utf-8",
    )
    assert [label for label, _ in said(read_transcript(path))] == ["Mr. ROE of Velmara", "The PRESIDING OFFICER", "Mr. DOE of Tyne"]  # fmt: skip


def test_more_turns_than_a_meeting_has_are_refused_in_one_line(tmp_path: Path) -> None:
    turns = [f"Name{n} Surname{n}: I support it.\n" for n in range(MAX_TURNS + 1)]
    assert len(read(tmp_path, "".join(turns[:-1])).turns) == MAX_TURNS
    with pytest.raises(SourceTooLarge, match=f"{MAX_TURNS + 1:,} turns of speech") as refused:
        read(tmp_path, "".join(turns))
    assert "give each meeting a file" in str(refused.value)


@pytest.mark.parametrize(
    "label",
    [
        "Sir Adam REED of New Zealand",
        "The Delegate of South Africa",
        "Mr. Piet VOS of the Netherlands",
        "The Observer for the Holy See",
    ],
)
def test_labels_that_end_with_a_stop_name_the_delegation_in_many_ways(tmp_path: Path, label: str) -> None:
    text = f"The CHAIRMAN. Article 3 is open.\n\n{label}. We cannot accept it.\n\nDr. SEN of India. We can.\n"
    assert [name for name, _ in said(read(tmp_path, text))] == ["The CHAIRMAN", label, "Dr. SEN of India"]


def test_states_that_speak_once_each_are_speakers_beside_an_office(tmp_path: Path) -> None:
    text = "The President: The draft is open.\n\nNorway: We support it.\nIt is short.\n\nGhana: We do not.\nIt is dear.\n"
    assert [name for name, _ in said(read(tmp_path, text))] == ["The President", "Norway", "Ghana"]


def test_a_state_before_a_colon_among_prose_names_nobody(tmp_path: Path) -> None:
    prose = "The rivers of the region are long.\nThey feed many towns.\nNobody measured them.\n" * 3
    found = read(tmp_path, f"{prose}Norway: a short account\n{prose}Ghana: another account\n{prose}")
    assert {label for label, _ in said(found)} == {None}


def test_a_label_may_have_a_remark_in_square_brackets(tmp_path: Path) -> None:
    text = "The President: Order.\n\nMr. Adu (Ghana) [by video link]: We cannot accept it.\n\nThe President: Noted.\n"
    assert [name for name, _ in said(read(tmp_path, text))][1] == "Mr. Adu (Ghana) [by video link]"


TIMED_VOICES = [
    "[00:00:0{at}] [spk_{voice}]: {words}\n\n",
    "[00:00:0{at} --> 00:00:0{to}] [SPEAKER_0{voice}]: {words}\n",
    "[00:0{at}.000 --> 00:0{to}.120] SPEAKER_0{voice}: {words}\n",
    "00:00:0{at} - [Speaker {voice}] {words}\n",
    "00:00:0{at}-00:00:0{to} [speaker_{voice}]: {words}\n",
    "[Speaker {voice}] [00:00:0{at}] {words}\n",
    "[spk_{voice}] (00:0{at}): {words}\n",
    "(00:0{at}) <Voice {voice}> {words}\n",
]


@pytest.mark.parametrize("line", TIMED_VOICES)
def test_a_time_and_a_voice_in_brackets_open_a_turn_in_either_order(tmp_path: Path, line: str) -> None:
    said_by = [(0, "We begin."), (1, "I move that we stay."), (0, "Is that all?"), (2, "It is.")]
    text = "".join(
        line.format(at=2 * place, to=2 * place + 1, voice=voice, words=words)
        for place, (voice, words) in enumerate(said_by)
    )
    back = said(read(tmp_path, text))
    assert [words for _, words in back] == [words for _, words in said_by]
    assert len({label for label, _ in back}) == 3


def test_a_time_before_a_sound_or_before_bare_words_names_nobody(tmp_path: Path) -> None:
    for line in ("[00:00:0{}] [applause] We go on.\n", "[00:00:0{0} --> 00:00:0{0}] We go on.\n"):
        with pytest.raises(UnreadableSource):
            read(tmp_path, "".join(line.format(number) for number in range(5)))


def test_persons_who_speak_once_are_speakers_however_long_they_speak(tmp_path: Path) -> None:
    long = "The quay is old.\n\nIt was built by hand.\n\nNobody mended it.\n\nThe money went elsewhere."
    back = read(
        tmp_path,
        f"Moderator: Welcome.\n\nAda Lind: {long}\n\nBo van der Sand: {long}\n\nCarla Ruiz: {long}\n\nModerator: Thanks.\n",
    )
    assert [label for label, _ in said(back)] == ["Moderator", "Ada Lind", "Bo van der Sand", "Carla Ruiz", "Moderator"]  # fmt: skip


def test_headings_and_notes_between_a_few_labels_take_no_words_from_them(tmp_path: Path) -> None:
    back = read(
        tmp_path,
        "MINUTES OF THE QUAY GROUP\n\n1. Lamps\n--------\n\nAda Lind: Half of them are dark.\n\nBo Sand: Since when?\n\n"
        "Ada Lind: Since May.\n\n2. Ropes\n========\n\nA quarter of an hour was lost to the rain.\n\nCarla Ruiz: I have bought new ones.\n\n"
        "Dov Hale: They are good.\n\n3. Close\n--------\n\nThe group meets again in June.\n",
    )
    assert said(back) == [
        ("Ada Lind", "Half of them are dark."),
        ("Bo Sand", "Since when?"),
        ("Ada Lind", "Since May."),
        ("Carla Ruiz", "I have bought new ones."),
        ("Dov Hale", "They are good."),
    ]


def test_a_heading_of_two_words_that_the_text_has_elsewhere_is_no_person(tmp_path: Path) -> None:
    long = "The harbour fees are low.\n\nThey were set by hand.\n\nNobody raised them.\n\nThe money went elsewhere."
    back = read(
        tmp_path,
        f"Chair: Welcome.\n\nWe met.\n\nHarbour Fees: {long}\n\nAda Lind: {long}\n\nChair: Thanks.\n",
    )
    assert [label for label, _ in said(back)] == ["Chair", "Ada Lind", "Chair"]


def test_a_delegation_that_speaks_for_a_group_is_a_speaker_beside_an_office(tmp_path: Path) -> None:
    text = "The President: The floor is open.\n\nEgypt, on behalf of the Arab Group: We support it.\n\nNiger: We do not.\n"
    for form in (None, "names"):
        back = read(tmp_path, text, as_format=form)
        assert [words for _, words in said(back)] == ["The floor is open.", "We support it.", "We do not."]


ADDRESSES = [
    "Mr. Speaker, we rise in support of section 4,\nwhich was written with care.",
    "Mr. Hale, we rise in support of section 4,\nwhich was written with care.",
    "Madam President, we rise in support of section 4, as did\nTyne.",
    "We rise in support of section 4,\nwhich was written with care.",
    "Mr. Speaker, we have waited for ten years—",
]


@pytest.mark.parametrize("words", ADDRESSES)
@pytest.mark.parametrize("label", ["Ms. ALVAREZ of Tyne. ", "Ms. Alvarez (Tyne): "])
def test_a_label_stays_one_before_words_that_address_whoever_presides(
    tmp_path: Path, label: str, words: str
) -> None:
    stop = label.rstrip()[-1]
    others = (
        ("The SPEAKER. ", "Mr. ROE of Ostrava. ")
        if stop == "."
        else ("The President: ", "Mr. Roe (Ostrava): ")
    )
    back = read(
        tmp_path, f"{others[0]}Order.\n\n{label}{words}\n\n{others[1]}We are opposed.\n\n{others[0]}Order.\n"
    )
    assert [part for _, part in said(back)] == ["Order.", words, "We are opposed.", "Order."]


def test_who_holds_an_office_on_a_cover_says_nothing_there(tmp_path: Path) -> None:
    text = "Chair: H.E. Ms. Lena Orsa (Velmara)\nRapporteur: Mr. Jan Roe (Tyne)\n\nChair: We begin.\n\nTyne: We agree.\n\nChair: Thanks.\n"
    assert [part for _, part in said(read(tmp_path, text))] == ["We begin.", "We agree.", "Thanks."]


def test_a_sentence_before_an_office_is_no_name() -> None:
    assert not is_plausible("Held on 3 March in Port Ansel. Chair")
    assert is_plausible("Prof. Dr. Jan Vos")
    assert is_plausible("Amb. Lena M. Orsa")


def test_bullets_that_hand_out_tasks_are_no_turns(tmp_path: Path) -> None:
    text = "Website\n\nEverybody liked the new pages.\n\n- Lena: share the draft\n- Paul: ask the printer\n"
    assert [turn.label for turn in read(tmp_path, text).turns if turn.label] == []


def test_bullets_that_print_talk_are_turns(tmp_path: Path) -> None:
    text = (
        "- Lena: I like the draft.\n- Paul: So do I.\n- Lena: Share it on Monday.\n- Paul: ask the printer\n"
    )
    assert {turn.label for turn in read(tmp_path, text).turns} == {"Lena", "Paul"}


def _report(paragraphs: int, labels: str = "") -> str:
    numbered = (
        f"{n}. The Board considered item {n} and heard the Director.\n" for n in range(1, paragraphs + 1)
    )
    return "\n".join(numbered) + labels


OFFICERS = "\nChair: Lena Orsa of Velmara was elected.\n\nRapporteur: Jan Vos of Borduria was elected.\n"


def test_labels_in_a_report_of_numbered_paragraphs_are_no_turns(tmp_path: Path) -> None:
    assert not any(turn.label for turn in read(tmp_path, _report(40, OFFICERS)).turns)


def test_labels_beside_a_short_numbered_agenda_are_turns(tmp_path: Path) -> None:
    talk = "\nChair: Order, please.\n\nMs. Orsa: We agree.\n\nChair: Thank you all.\n"
    assert {turn.label for turn in read(tmp_path, _report(4, talk)).turns if turn.label} == {
        "Chair",
        "Ms. Orsa",
    }


def test_numbered_paragraphs_that_each_name_who_speaks_are_turns(tmp_path: Path) -> None:
    text = "".join(f"{n}.\nMs. Orsa: We agree on {n}.\n\nMr. Vos: So do we.\n\n" for n in range(1, 40))
    assert {turn.label for turn in read(tmp_path, text).turns if turn.label} == {"Ms. Orsa", "Mr. Vos"}
