"""Comments beside a draft: held by the delegation that they name, about the paragraph beside them."""

import pytest

from travaux.domain.spans import SourceText
from travaux.domain.texts import Comment, Draft, Paragraph, ParagraphKind
from travaux.reference.registry import load_registry
from travaux.reports.composition.commented import commented_register

WORDS = "Decides to light the lamps;"


def _held(*comments: str) -> list[tuple[str, str]]:
    paragraph = Paragraph(0, "3.", ParagraphKind.OPERATIVE, WORDS, 0, len(WORDS))
    beside = tuple(Comment(each, "Typist", None, 0, "light") for each in comments)
    draft = Draft(SourceText("d", WORDS), "docx", paragraphs=(paragraph,), comments=beside)
    found = commented_register(draft, load_registry()).positions
    written = draft.with_comments().source.text
    for one in found:
        (citation,) = one.citations
        assert written[citation.start : citation.end] == citation.quote
        assert ("paragraph", "3") in [(target.kind.value, target.label) for target in one.targets]
    return [(one.holder.name, one.stance.value) for one in found]


@pytest.mark.parametrize(
    ("comment", "held"),
    [
        ("Norway: delete", [("Norway", "delete")]),
        ("[Norway] delete these words", [("Norway", "delete")]),
        ("(Fiji) Please delete the words “the lamps”.", [("Fiji", "delete")]),
        ("Japan - reserves its position", [("Japan", "reserve")]),
        ("Chile: We oppose this.", [("Chile", "oppose")]),
        ("Kenya: does not support the new wording", [("Kenya", "oppose")]),
        ("Chile, Peru: strongly support", [("Chile", "support"), ("Peru", "support")]),
        ("Norway: supports\nChile: delete", [("Norway", "support"), ("Chile", "delete")]),
        ("Norway: cannot accept “lamps”; delete", [("Norway", "oppose"), ("Norway", "delete")]),
        ("Fiji:\nsupports", [("Fiji", "support")]),
        ("Ghana does not agree to “at night”", [("Ghana", "oppose")]),
        ("Kenya asks to delete these words", [("Kenya", "delete")]),
        ("The delegation of Chile opposes the new wording.", [("Chile", "oppose")]),
        ("Norway would like to delete “lamps”", [("Norway", "delete")]),
        ("Fiji has a reservation on this", [("Fiji", "reserve")]),
        ("Japan and Peru strongly support this paragraph", [("Japan", "support"), ("Peru", "support")]),
        ("[Kenya, supported by Fiji] reserves on the hours", [("Kenya", "reserve"), ("Fiji", "reserve")]),
        ("Chile, seconded by Peru, reserves its position", [("Chile", "reserve"), ("Peru", "reserve")]),
        ("Norway opposes this; Iceland supports it", [("Norway", "oppose"), ("Iceland", "support")]),
        ("Norway: supports\nGhana opposes this paragraph", [("Norway", "support"), ("Ghana", "oppose")]),
    ],
)
def test_a_comment_is_held_by_whom_it_names(comment: str, held: list[tuple[str, str]]) -> None:
    assert _held("check the numbering", comment) == held


@pytest.mark.parametrize(
    "comment",
    [
        "Norway is right: delete",
        "Norway should delete this",
        "Norway was asked about this",
        "Kenya opposes this?",
        "Typo, see where Kenya opposes",
        "The Chair asks to delete this",
        "Japan and Marlow ask to delete this",
        "Norwegian version to follow",
        "delete",
        "Note: delete before printing",
        "Typist: delete",
        "Japan: is this agreed?",
        "We oppose this.",
    ],
)
def test_what_names_nobody_or_takes_no_side_is_held_by_nobody(comment: str) -> None:
    assert _held(comment) == []
