"""What "it", "these" and a stand on nothing named mean of what was named before, and when it stays open."""

import pytest

from travaux.analysis.positions.anaphora import Earlier, Pointer, resolve_pointer
from travaux.domain.positions import Target, TargetKind


def named(sentence: int, *labels: str) -> Earlier:
    """Return what a clause names: paragraphs by their numbers, anything else as a document."""
    targets = tuple(
        Target(TargetKind.PARAGRAPH if label.isdigit() else TargetKind.DOCUMENT, label) for label in labels
    )
    return Earlier(targets, (10 * sentence, 10 * sentence + 9), sentence)


IT = Pointer("it", many=False, noun=False)
THIS_PARAGRAPH = Pointer("this paragraph", many=False, noun=True)
THESE = Pointer("these", many=True, noun=False)
WHICH = Pointer("which", many=None, noun=False)


@pytest.mark.parametrize(
    ("pointer", "known", "meant"),
    [
        (IT, [named(5, "4")], ("4",)),
        (IT, [named(3, "4")], ("4",)),  # two sentences back
        (IT, [named(2, "4")], None),  # three
        (THIS_PARAGRAPH, [named(1, "4")], ("4",)),  # a noun reaches as far as it is known
        (IT, [], None),
        (IT, [named(5, "4"), named(4, "4")], ("4",)),
        (IT, [named(5, "4"), named(4, "7")], None),  # could as well be the other
        (IT, [named(5, "4"), named(2, "7")], ("4",)),  # that one is too far
        (IT, [named(5, "4"), named(4, "the Charter")], ("4",)),
        (THIS_PARAGRAPH, [named(5, "4"), named(4, "7")], ("4",)),  # the nearest of that kind
        (THIS_PARAGRAPH, [named(5, "the Charter"), named(4, "7")], ("7",)),
        (IT, [named(5, "4", "7")], None),
        (IT, [named(5, "4", "the Charter")], ("4",)),
        (THESE, [named(5, "4", "7")], ("4", "7")),
        (THESE, [named(5, "4")], None),
        (WHICH, [named(5, "4", "7")], ("4", "7")),
        (WHICH, [named(5, "4"), named(4, "7")], ("4",)),
        (None, [named(4, "4")], ("4",)),  # "India opposed.": a sentence back, and no further
        (None, [named(3, "4")], None),
        (None, [named(5, "4", "7")], ("4", "7")),
    ],
)
def test_the_nearest_is_meant_unless_another_could_be(
    pointer: Pointer | None, known: list[Earlier], meant: tuple[str, ...] | None
) -> None:
    found, why = resolve_pointer(pointer, known, 5)
    assert (tuple(each.label for each in found.targets) if found else None) == meant
    assert found is None or why is None


def test_why_it_stays_open_names_what_it_could_mean() -> None:
    found, why = resolve_pointer(IT, [named(5, "4"), named(4, "7")], 5)
    assert found is None
    assert str(why) == "what “it” means is not certain: 4 or 7"
    assert resolve_pointer(IT, [], 5) == (None, None)
