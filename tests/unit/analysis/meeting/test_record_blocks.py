"""Blocks of a record that are its own words, and those that are somebody's speech."""

import pytest

from travaux.analysis.meeting.record_blocks import annex_of, read_blocks
from travaux.domain.actors import Speaker
from travaux.domain.meetings import Intervention, Manner, Meeting, MeetingFacts
from travaux.domain.spans import SourceText


def record(text: str, label: str = "", manner: Manner = Manner.DIRECT) -> Meeting:
    turn = Intervention("i1", Speaker(label, None), 0, len(text), len(text.split()), manner)
    return Meeting(SourceText("record.txt", text), "text", MeetingFacts(), (turn,))


def words(meeting: Meeting) -> list[str]:
    return [block.words for block in read_blocks(meeting)]


def test_printed_lines_that_run_on_are_one_block_and_headings_are_their_own() -> None:
    text = (
        "II. Budget\n4. The Board approved the accounts of the Fund for the year 2030\nand closed the item.\n"
        "(a) First\n(b) Second\n"
    )
    blocks = read_blocks(record(text))
    assert [block.words.replace("\n", " ") for block in blocks] == [
        "Budget",
        "The Board approved the accounts of the Fund for the year 2030 and closed the item.",
        "(a) First",
        "(b) Second",
    ]
    assert [block.number for block in blocks] == ["II", "4", "", ""]


def test_speech_is_no_record_and_a_report_in_indirect_speech_is() -> None:
    text = "The Board approved the accounts.\n"
    assert words(record(text))
    assert words(record(text, "Norland", Manner.INDIRECT))
    assert words(record(text, "Norland")) == []


def test_what_nobody_is_named_for_is_a_record_where_hardly_anybody_says_i() -> None:
    assert words(record("I. Opening\nThe Board approved the accounts.\n"))
    assert words(record("I think that we should thank you. The Board approved my accounts.\n")) == []


@pytest.mark.parametrize(
    ("text", "annexed"),
    [
        ("One two three four five.\n" * 9 + "Annex II\nRules\n", True),
        ("Annex I\n" + "One two three four five.\n" * 20, False),
        ("One two three four five.\n" * 9 + "The annexes were long.\n", False),
    ],
)
def test_annexes_begin_at_their_heading_past_the_table_of_contents(text: str, annexed: bool) -> None:
    assert (annex_of(record(text)) < len(text)) is annexed
