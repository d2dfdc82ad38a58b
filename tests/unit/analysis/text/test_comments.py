"""Comments in a margin: whose they are, by what they say and by who is named as their typist."""

from dataclasses import replace
from pathlib import Path

import pytest

from travaux.analysis.text.comments import read_comments
from travaux.domain.texts import Comment, Draft
from travaux.formats.draft_file import read_draft
from travaux.reference.registry import load_registry
from travaux.reports.composition.commented import commented_register


def _commented(text: str, typist: str | None, tmp_path: Path) -> Draft:
    path = tmp_path / "ferries.txt"
    path.write_text("1. The ferries sail at dawn.\n\n2. The ferries carry oranges.\n", encoding="utf-8")
    return replace(read_draft(path), comments=(Comment(text, typist, paragraph=0),))


def _said(text: str, typist: str, tmp_path: Path) -> list[tuple[str | None, str]]:
    draft = _commented(text, typist, tmp_path)
    spoken = read_comments(draft, load_registry()).spoken
    return [(turn.label, spoken.source.text[turn.start : turn.end].strip()) for turn in spoken.turns]


@pytest.mark.parametrize(
    ("text", "typist", "said"),
    [
        ("Peru, on behalf of the Group of 77 and China, opposed this.", "A. Lind", "We oppose this."),
        ("Norway supported the dawn.", "A. Lind", "We support the dawn."),
        ("Norway: delete oranges", "Peru", "We propose to delete oranges."),
    ],
)
def test_a_comment_is_of_the_delegation_that_it_tells_of_whoever_typed_it(
    text: str, typist: str, said: str, tmp_path: Path
) -> None:
    ((label, words),) = _said(text, typist, tmp_path)
    assert label is not None
    assert label.startswith(("Norway", "Peru"))
    assert words == said


@pytest.mark.parametrize(
    ("text", "typist"),
    [
        ("Check the time of dawn.", "Norway"),
        ("Norway supported the dawn until last week.", "A. Lind"),
        ("Norway’s ferries sailed.", "A. Lind"),
    ],
)
def test_other_comments_are_of_nobody(text: str, typist: str, tmp_path: Path) -> None:
    assert _said(text, typist, tmp_path) == []


TYPED = [
    ("We support the dawn.", "Norway"),
    ("Our delegation opposes oranges.", "Norway"),
    ("We support the dawn.", "Jordan"),
    ("We support the dawn.", "A. Lind"),
]


@pytest.mark.parametrize(("text", "typist"), TYPED)
def test_whoever_types_a_comment_that_names_nobody_does_not_hold_it(
    text: str, typist: str, tmp_path: Path
) -> None:
    ((label, words),) = _said(text, typist, tmp_path)
    assert (label, words) == (None, text)
    register = commented_register(_commented(text, typist, tmp_path), load_registry())
    assert register.positions == ()
    (left,) = register.unresolved
    assert f"“{typist}” typed it" in str(left.reason)
    assert left.citations[0].quote in text


def test_people_confirm_for_whom_a_typist_writes(tmp_path: Path) -> None:
    registry = load_registry()
    norway = registry.actors["NOR"]
    for text, typist in TYPED:
        draft = _commented(text, typist, tmp_path)
        register = commented_register(draft, registry, {typist: norway})
        assert [each.holder for each in register.positions] == [norway]
        assert not register.unresolved
        others = commented_register(draft, registry, {"Somebody else": norway})
        assert not others.positions
    named = commented_register(_commented("Peru: delete oranges", "Norway", tmp_path), registry)
    assert [each.holder.name for each in named.positions] == ["Peru"]


def test_a_comment_without_a_typist_is_unresolved_too(tmp_path: Path) -> None:
    register = commented_register(_commented("We support the dawn.", None, tmp_path), load_registry())
    assert not register.positions
    assert [str(left.reason) for left in register.unresolved] == ["nobody is named as the speaker"]


def test_whoever_supports_what_a_comment_asks_asks_it_too(tmp_path: Path) -> None:
    said = _said("Peru, supported by Chile and Norway: replace dawn by dusk", "A. Lind", tmp_path)
    assert [label for label, _ in said] == ["Peru", "Chile", "Norway"]
    assert {words for _, words in said} == {"We propose to replace dawn by dusk."}
    alone = _said("Peru, supported by many: keep dawn", "A. Lind", tmp_path)
    assert [label for label, _ in alone] == ["Peru"]
