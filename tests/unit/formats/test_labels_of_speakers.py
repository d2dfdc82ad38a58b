"""Which words before a colon name a speaker, and what of a label is its name."""

import pytest

from travaux.formats.labels import (
    LONGEST_LABEL,
    is_plausible,
    is_sound_word,
    is_strong,
    is_voice,
    milliseconds,
    names_a_state,
    tidy_label,
    without_capacity,
)


@pytest.mark.parametrize(
    "label",
    [
        "Mr. Roe",
        "Chair",
        "Ben",
        "EU",
        "Mara Brand",
        "Anna de la Cruz",
        "Ms. Orm (Norway)",
        "l'Orateur",
        "Speaker 2",
        "participant x",
        "中国",
        "A" * LONGEST_LABEL,
    ],
)
def test_a_name_an_office_or_a_voice_may_be_a_label(label: str) -> None:
    assert is_plausible(label)


@pytest.mark.parametrize(
    "label",
    [
        "",
        "10:30",
        "10.30 Orm",
        "http://x",
        "we agree",
        "anna",
        "the board",
        "It is so",
        "Norway said",
        "Norway!",
        "Norway, and peru; others",
        "paragraph 5",
        "Note",
        "12",
        "中国。",
        "中" * 61,
        "A" * (LONGEST_LABEL + 1),
        "Held on 3 March in Port Ansel. Chair",
        " ".join(["Anna"] * 15),
    ],
)
def test_a_clause_a_heading_word_a_time_or_too_much_is_no_label(label: str) -> None:
    assert not is_plausible(label)


def test_fourteen_words_and_sixty_letters_without_case_may_still_be_a_label() -> None:
    assert is_plausible(" ".join(["Anna"] * 14))
    assert is_plausible("中" * 60)


@pytest.mark.parametrize(
    ("label", "strong"),
    [
        ("Mr. Roe", True),
        ("Chair", True),
        ("The Chair", True),
        ("Deputy Chair", True),
        ("Chair of the Board", True),
        ("Chair, again", True),
        ("Chair (Norway)", True),
        ("SPEAKER_00", True),
        ("Chairlift", False),
        ("Ben", False),
        ("Mara Brand", False),
    ],
)
def test_a_title_an_office_or_a_number_names_by_itself(label: str, strong: bool) -> None:
    assert is_strong(label) is strong


@pytest.mark.parametrize(
    ("label", "voice"),
    [("Speaker 2", True), ("spk1", True), ("Voice A", True), ("Channel-12", True), ("Speakers", False),
     ("Speaker", False), ("Speaker 2000", False), ("Speaker Orm", False), ("My Speaker 2", False)],
)  # fmt: skip
def test_a_voice_is_a_word_with_a_number_or_a_letter(label: str, voice: bool) -> None:
    assert is_voice(label) is voice


@pytest.mark.parametrize(
    ("words", "sound"), [("Applause", True), ("Applause from Norway", False), ("Norway", False), ("", False)]
)
def test_a_sound_is_nothing_but_one(words: str, sound: bool) -> None:
    assert is_sound_word(words) is sound


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Norway, on behalf of the Group", "Norway"),
        ("Norway (on behalf of the Group)", "Norway"),
        ("Norway on behalf of the Group", "Norway"),
        ("Norway, for the Group", "Norway"),
        ("Norway for the Group", "Norway for the Group"),  # not set apart
        ("Norway, as Chair", "Norway"),
        ("Norway as Chair", "Norway as Chair"),
        ("Norway", "Norway"),
    ],
)
def test_what_says_for_whom_is_no_part_of_a_name(label: str, name: str) -> None:
    assert without_capacity(label) == name


@pytest.mark.parametrize(
    ("label", "is_one"),
    [("Norway", True), ("Norway, on behalf of the Group", True), ("NO", False),
     ("Norway for the Group", False), ("Mara Brand", False), ("Chair", False)],
)  # fmt: skip
def test_a_state_is_named_in_full(label: str, is_one: bool) -> None:
    assert names_a_state(label) is is_one


@pytest.mark.parametrize(
    ("raw", "label"),
    [("**Chair**:", "Chair"), ("> Chair |", "Chair"), ("  A   B ,", "A B"), ("— Chair", "Chair"),
     ("Jose\u0301", "José"), ("`Chair`", "Chair")],
)  # fmt: skip
def test_a_label_is_tidied(raw: str, label: str) -> None:
    assert tidy_label(raw) == label


@pytest.mark.parametrize(
    ("clock", "expected"),
    [("1:02:03", 3_723_000), ("02:03", 123_000), ("1:02:03.450", 3_723_450), ("1:02:03,4", 3_723_400),
     ("0.0129", 12), ("5", 5000)],
)  # fmt: skip
def test_a_clock_is_in_milliseconds(clock: str, expected: int) -> None:
    assert milliseconds(clock) == expected
