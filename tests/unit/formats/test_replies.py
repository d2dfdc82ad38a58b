"""Minutes whose paragraphs hold several speakers: each sentence is its own speaker's."""
# ruff: noqa: E501 (a paragraph stands on one line)

from pathlib import Path

import pytest

from travaux.formats.replies import asks_something, is_agreed, is_impersonal, is_reply, turns_to_another
from travaux.formats.transcripts import read_transcript

FRAME = """Record of the lake meeting, 3 May 1931

Mr. Ash said that the lake was low. He feared for the fish.

Lady Crane thought that the dam was to blame.

{}

Sir Tom Vane said that he would think it over.
"""


def holder(tmp_path: Path, paragraph: str, words: str) -> str | None:
    path = tmp_path / "record.txt"
    path.write_text(FRAME.format(paragraph), encoding="utf-8")
    back = read_transcript(path)
    assert back.format == "minutes"
    for turn in back.turns:
        if words in back.source.text[turn.start : turn.end]:
            return turn.label
    return "-"


@pytest.mark.parametrize(
    ("paragraph", "who"),
    [
        (
            "Mr. Rolle asked whether the fleet stayed. The Minister replied that it would go north.",
            "The Minister",
        ),
        ("Mr. Rolle asked whether the fleet stayed. Dr. Mills said that it would go north.", "Dr. Mills"),
        (
            "Mr. Rolle asked whether the fleet stayed. In reply, the Governor said that it would go north.",
            "The Governor",
        ),
        (
            "Mr. Rolle asked whether the fleet stayed. Replying to him, Senator Moore said that it would go north.",
            "Senator Moore",
        ),
        ("Mr. Rolle asked whether the fleet stayed. The Minister: It would go north.", "The Minister"),
        ("Mr. Rolle asked whether the fleet stayed. He replied that it would go north.", "-"),
        ("Mr. Rolle asked whether the fleet stayed. In answer to this he said that it would go north.", "-"),
        ("Mr. Rolle asked whether the fleet stayed. It was explained that it would go north.", "-"),
        ("Mr. Rolle asked whether the fleet stayed. The reply was that it would go north.", "-"),
        ("Mr. Rolle asked whether the fleet stayed.\n\nThe plan was that it would go north.", "-"),
        ("Mr. Rolle asked whether the fleet stayed. He feared that it would go north.", "Mr. Rolle"),
        ("Mr. Rolle asked whether the fleet stayed.\n\nHe feared that it would go north.", "Mr. Rolle"),
        (
            "Mr. Rolle wondered if the fleet stayed. The Minister agreed that it might. In answer to a further question he said that it would go north.",
            "The Minister",
        ),
        (
            "Mr. Rolle spoke of the fleet. The proposal was seconded by Mr. Dahl so that it would go north.",
            "-",
        ),
        ("Mr. Rolle said that the fleet stayed. It was important that it would go north.", "Mr. Rolle"),
        ("Mr. Rolle said that the fleet stayed. The report stated that it would go north.", "Mr. Rolle"),
        ("MR. ROLLE said that the fleet stayed. It would go north.", "MR. ROLLE"),
        ("3\\. The Fleet MR. ROLLE said that it would go north.", "MR. ROLLE"),
        ("Miss RAY and Mr. SATO said that it would go north.", "Miss RAY"),
        ("It was suggested that the fleet stayed. Mr. Rolle said that it would go north.", "Mr. Rolle"),
    ],
)
def test_the_questioner_never_gets_the_reply(tmp_path: Path, paragraph: str, who: str) -> None:
    assert holder(tmp_path, paragraph, "would go north") == who


def test_what_all_agreed_within_a_paragraph_is_nobodys_speech(tmp_path: Path) -> None:
    paragraph = "Mr. Rolle asked for a later day. It was agreed that the meeting would go north."
    assert holder(tmp_path, paragraph, "would go north") == "The meeting"


@pytest.mark.parametrize("sentence", ["He asked whether it held.", "Mr. Roe inquired what it cost.", "She put two questions.", "They wished to know when it began."])  # fmt: skip
def test_questions_are_known(sentence: str) -> None:
    assert asks_something(sentence)


@pytest.mark.parametrize("sentence", ["He asked the Committee to adopt it.", "They inquired into the loss.", "She said that it was asked for."])  # fmt: skip
def test_requests_are_no_questions(sentence: str) -> None:
    assert not asks_something(sentence)


def test_each_kind_of_sentence_has_two_sides() -> None:
    assert is_reply("He replied that it did.")
    assert not is_reply("He said that it did.")
    assert is_impersonal("A long discussion followed.")
    assert is_reply("It was explained that it rained.")
    assert not is_impersonal("It was raining.")
    assert is_agreed("It was so agreed.")
    assert not is_agreed("It was agreed by others that it rained.")
    assert turns_to_another("In reply to Lady Crane, the Minister said no.")
    assert not turns_to_another("In the view of his delegation, it rained.")
