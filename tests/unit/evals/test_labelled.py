"""Labels find their words in what a reader exposes, and names mean whom they mean."""

import json
from pathlib import Path

import pytest

from evals.labelled import Names, Places, is_anonymous, overlaps, stored_text
from travaux.reference.registry import load_registry

STORED = (
    "WEBVTT\n\n00:01 --> 00:02\nWe like the lighthouse very\n\n"
    "00:02 --> 00:03\nmuch and ask for another one.\n"
)
EXPOSED = "We like the lighthouse very much and ask for another one."


def test_words_are_found_again_where_marks_were_left_out() -> None:
    places = Places(STORED, EXPOSED)
    start, end = STORED.index("lighthouse"), STORED.index(" and ask")
    span = places.span(start, end)
    assert span is not None
    assert EXPOSED[slice(*span)] == "lighthouse very much"


def test_words_that_no_reader_exposes_stand_nowhere() -> None:
    places = Places(STORED, EXPOSED)
    assert places.span(0, len("WEBVTT")) is None
    assert None in list(places.words(0, len(STORED)))


def test_words_inside_tags_are_no_words() -> None:
    stored = '<html><p class="lighthouse very much and">We like harbours here.</p></html>'
    places = Places(stored, "We like harbours here.")
    assert len(list(places.words(0, len(stored)))) == 4


@pytest.mark.parametrize(
    ("other", "expected"), [((5, 20), True), ((6, 20), False), ((2, 4), True), ((10, 20), False)]
)
def test_half_of_the_shorter_is_shared(other: tuple[int, int], expected: bool) -> None:
    assert overlaps((0, 10), other) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Ada Quill", "Dr. Ada Quill", True),
        ("Mr. Quill", "Ada Quill", True),
        ("Ada Quill", "AdaQuill", True),
        ("A. Quill", "Ada Quill", True),
        ("Ada Quill", "Bo Quill", False),
        ("Mr. Quill", "Mr. Pen", False),
        ("Mr. Quille", "Mr. Quill", True),
        ("Ann", "Anne", False),
        ("Ada Quill", "A", False),
        (None, "Ada Quill", False),
    ],
)
def test_persons_are_the_same_by_every_part_of_the_shorter_name(
    one: str | None, other: str, expected: bool
) -> None:
    assert Names(load_registry()).is_person(one, other) is expected


def test_actors_are_the_same_by_the_registry_and_unknown_ones_by_their_words() -> None:
    registry = load_registry()
    names, norway = Names(registry), registry.resolve_exactly("Norway").actor
    assert names.is_actor("Kingdom of Norway", norway)
    assert not names.is_actor("Sweden", norway)
    assert not names.is_actor("Norway's neighbour", norway)
    assert not names.is_actor("Norway", None)


@pytest.mark.parametrize(
    ("label", "expected"),
    [("Speaker 2", True), ("AQ:", True), ("Ada", False), ("Bo Li", False)],
)
def test_numbers_and_initials_name_nobody(label: str, expected: bool) -> None:
    assert is_anonymous(label) is expected


def test_turns_in_json_are_written_with_their_speakers(tmp_path: Path) -> None:
    turns = [{"speaker": "Ms. Ruiz", "content": "I object."}, {"speaker": "The Chair", "content": "Noted."}]
    (tmp_path / "call.json").write_text(json.dumps({"turns": turns}), encoding="utf-8")

    assert stored_text("call.json#/turns", tmp_path) == "Ms. Ruiz: I object.\n\nThe Chair: Noted."


@pytest.mark.parametrize(("stored", "length"), [("café".encode(), 4), (b"caf\x8e", 4), (b"caf\xc3", 4)])
def test_what_is_not_utf8_counts_a_character_a_byte(tmp_path: Path, stored: bytes, length: int) -> None:
    (tmp_path / "minutes.txt").write_bytes(stored)

    assert len(stored_text("minutes.txt", tmp_path)) == length
