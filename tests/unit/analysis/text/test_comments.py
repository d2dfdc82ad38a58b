"""Comments in a margin: whose they are, by what they say and by who is named as their typist."""

from dataclasses import replace
from pathlib import Path

import pytest

from travaux.analysis.text.comments import read_comments
from travaux.domain.texts import Comment
from travaux.formats.draft_file import read_draft
from travaux.reference.registry import load_registry


def _said(text: str, typist: str, tmp_path: Path) -> list[tuple[str | None, str]]:
    path = tmp_path / "ferries.txt"
    path.write_text("1. The ferries sail at dawn.\n\n2. The ferries carry oranges.\n", encoding="utf-8")
    draft = replace(read_draft(path), comments=(Comment(text, typist, paragraph=0),))
    spoken = read_comments(draft, load_registry()).spoken
    return [(turn.label, spoken.source.text[turn.start : turn.end].strip()) for turn in spoken.turns]


@pytest.mark.parametrize(
    ("text", "typist", "said"),
    [
        ("Peru, on behalf of the Group of 77 and China, opposed this.", "A. Lind", "We oppose this."),
        ("Norway supported the dawn.", "A. Lind", "We support the dawn."),
        ("We support the dawn.", "Norway", "We support the dawn."),
        ("Our delegation opposes oranges.", "Norway", "Our delegation opposes oranges."),
    ],
)
def test_a_comment_is_of_the_delegation_that_it_tells_of_or_that_typed_it(
    text: str, typist: str, said: str, tmp_path: Path
) -> None:
    ((label, words),) = _said(text, typist, tmp_path)
    assert label is not None
    assert label.startswith(("Norway", "Peru"))
    assert words == said


@pytest.mark.parametrize(
    ("text", "typist"),
    [
        ("We support the dawn.", "A. Lind"),
        ("We support the dawn.", "Jordan"),
        ("Check the time of dawn.", "Norway"),
        ("Norway supported the dawn until last week.", "A. Lind"),
        ("Norway’s ferries sailed.", "A. Lind"),
    ],
)
def test_other_comments_are_of_nobody(text: str, typist: str, tmp_path: Path) -> None:
    assert _said(text, typist, tmp_path) == []


def test_whoever_supports_what_a_comment_asks_asks_it_too(tmp_path: Path) -> None:
    said = _said("Peru, supported by Chile and Norway: replace dawn by dusk", "A. Lind", tmp_path)
    assert [label for label, _ in said] == ["Peru", "Chile", "Norway"]
    assert {words for _, words in said} == {"We propose to replace dawn by dusk."}
    alone = _said("Peru, supported by many: keep dawn", "A. Lind", tmp_path)
    assert [label for label, _ in alone] == ["Peru"]
