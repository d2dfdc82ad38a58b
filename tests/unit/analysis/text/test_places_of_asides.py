"""Of what a parenthesis between brackets speaks: a bracket, the paragraph, or nothing."""

import pytest

from travaux.analysis.text.brackets import parse_brackets

Spoken = list[tuple[int | None, tuple[str, ...]]]


def spoken(text: str) -> Spoken:
    """Return of which bracket each aside of ``text`` speaks, None for the paragraph, and whom it names."""
    tree = parse_brackets(text)
    return [
        (aside.node, tuple(name for one in aside.attributions for name in one.actors))
        for aside in tree.asides
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(Japan to retain) The [pier] opens.", [(None, ("Japan",))]),
        ("3. (Japan to retain) The [pier] opens.", [(None, ("Japan",))]),
        ("123456789012 (Japan to retain) The [pier] opens.", [(None, ("Japan",))]),  # twelve characters
        ("1234567890123 (Japan to retain) The [pier] opens.", []),
        ("ab 1 (Japan to retain) The [pier] opens.", []),
        ("12345678901234567890 (Japan to retain) The [pier] opens.", []),
        ("Boats (Japan to retain) sail [on].", []),
        ("[Boats] sail on (Japan to retain).", [(None, ("Japan",))]),
        ("[Boats] sail on (Japan to retain)\nand return.", [(None, ("Japan",))]),
        ("[Boats] sail on (Japan to retain) and return.", []),
    ],
)
def test_a_parenthesis_at_either_end_speaks_of_the_paragraph(text: str, expected: Spoken) -> None:
    assert spoken(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[Boats] (Japan) sail on.", [(0, ("Japan",))]),
        ("Boats (Japan) [sail] on.", []),
        ("[Boats [sail] (Japan)] sink.", [(1, ("Japan",))]),
        ("[Boats on – Japan] sink.", [(0, ("Japan",))]),
        ("[Boats [sail] on – Japan] sink.", [(0, ("Japan",))]),
        ("[Boats [sail] on Japan] sink.", []),
    ],
)
def test_what_stands_beside_or_at_the_end_of_a_bracket_speaks_of_it(text: str, expected: Spoken) -> None:
    assert spoken(text) == expected


def test_a_span_of_no_length_drops_nothing() -> None:
    tree = parse_brackets("Boats [sail] on.")
    assert tree.resolve_span(0, 16, without=[(8, 8)]) == "Boats sail on."
    assert tree.resolve_span(0, 16, without=[(6, 13)]) == "Boats on."
    assert tree.resolve_span(6, 12) == "sail"
