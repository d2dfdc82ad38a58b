"""The words that stand under a choice, and those shown of a paragraph."""

import pytest

from travaux.analysis.text.assembly import Exposed, assemble
from travaux.analysis.text.standing_text import shown_text
from travaux.analysis.text.structure import TextBlock
from travaux.domain.texts import ALL_IN, ALL_OUT, Mark, MarkKind

WORDS = "Keepers shall may light [all] lamps."


def _clean(choice: str, *marks: str) -> str:
    spans = ((8, 14), (14, 18))
    marked = tuple(Mark(MarkKind(kind), *span) for kind, span in zip(marks, spans, strict=True))
    draft = assemble("d", Exposed(WORDS, (TextBlock(0, len(WORDS), marks=marked),)), choice=choice)
    return draft.paragraphs[0].clean_text


@pytest.mark.parametrize(
    ("marks", "taken", "refused"),
    [
        (("deleted", "inserted"), "Keepers may light all lamps.", "Keepers shall light lamps."),
        (("inserted", "deleted"), "Keepers shall light all lamps.", "Keepers may light lamps."),
        (("moved away", "moved here"), "Keepers may light all lamps.", "Keepers shall light lamps."),
        (("struck", "underlined"), "Keepers may light all lamps.", "Keepers may light lamps."),
        (("bold", "bold"), "Keepers shall may light all lamps.", "Keepers shall may light lamps."),
    ],
)
def test_tracked_changes_are_taken_or_refused_as_brackets_are(
    marks: tuple[str, str], taken: str, refused: str
) -> None:
    assert (_clean(ALL_IN, *marks), _clean(ALL_OUT, *marks)) == (taken, refused)


@pytest.mark.parametrize("words", ["[Decides] [Invites] all ports", "[by 2030][by 2032]", "Lamps [are lit]"])
def test_alternatives_are_shown_in_their_brackets(words: str) -> None:
    (paragraph,) = assemble("d", Exposed(words, (TextBlock(0, len(words)),))).paragraphs
    assert shown_text(paragraph) == words
