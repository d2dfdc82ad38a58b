"""What each choice between brackets leaves of a text, and which brackets stand for one another."""

import pytest

from travaux.analysis.text.bracket_tree import ALL_IN, ALL_OUT, BracketNode, tidy
from travaux.analysis.text.brackets import find_marks, has_marks, parse_brackets


def groups(text: str) -> list[int | None]:
    return [node.alternative for node in parse_brackets(text).nodes]


def resolved(text: str, choice: str = ALL_IN) -> str:
    return parse_brackets(text).resolve(choice)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[shall] / [should] sail", [0, 0]),
        ("[shall] or [should] sail", [0, 0]),
        ("[shall] and [should] sail", [None, None]),
        ("[shall] (Fiji) [should] (Tonga) sail", [0, 0]),
        ("[shall]\n\n[should] sail", [None, None]),
        ("[shall][should] sail [at dawn][at dusk]", [0, 0, 1, 1]),
        ("[shall] sail [should]", [None, None]),
        ("[[shall][should] sail][sink]", [1, 0, 0, 1]),
        ("[ports,] [quays,] open", [0, 0]),
        ("[ports,] [quays] open", [None, None]),
        ("[ports] [, and quays] open", [None, None]),
        ("[ports] [.] open", [0, 0]),
        ("[and] [and/or] quays", [0, 0]),
        ("[and] [or] quays", [0, 0]),
        ("[ports] [or] quays", [0, 0]),
        ("[ports] [and] quays", [None, None]),
        ("[and] [ports] quays", [None, None]),
    ],
)
def test_brackets_side_by_side_are_alternatives_or_are_not(text: str, expected: list[int | None]) -> None:
    assert groups(text) == expected


def test_a_bracket_that_was_mended_has_no_alternative_after_it() -> None:
    tree = parse_brackets("Ferries [call at ports. [shall] sail")
    assert [node.alternative for node in tree.nodes] == [None] * len(tree.nodes)


@pytest.mark.parametrize(("gap", "joined"), [(400, True), (401, False)])
def test_alternatives_stand_near_one_another(gap: int, joined: bool) -> None:
    text = "[shall]" + " " * gap + "[should] sail"
    assert (groups(text)[0] is not None) is joined


def test_marks_are_told_from_what_only_looks_like_them() -> None:
    assert has_marks("[shall] sail")
    assert has_marks("it [shall sail")
    assert has_marks("it shall] sail")
    for text in ("no marks", "he wrote [sic] it", "see [^2]", "[page](https://a.example/b)", "word[3] next"):
        assert not has_marks(text)
    marks, asides = find_marks("a [b] [sic] c] ")
    assert marks == [(2, True), (4, False), (13, False)]
    assert [(one.start, one.end, one.kind) for one in asides] == [(6, 11, "editorial")]


def test_full_width_marks_are_marks() -> None:
    tree = parse_brackets("港口［应］开放")
    assert [(node.start, node.end) for node in tree.nodes] == [(2, 5)]
    assert tree.marks() == [(2, "［"), (4, "］")]


def test_the_span_within_leaves_out_marks_that_are_there() -> None:
    assert BracketNode(3, 9).inner == (4, 8)
    assert BracketNode(3, 9, opened=False).inner == (3, 8)
    assert BracketNode(3, 9, closed=False).inner == (4, 9)
    assert [BracketNode(3, 9, opened=o, closed=c).mended for o, c in ((1, 1), (0, 1), (1, 0))] == [
        False,
        True,
        True,
    ]


def test_a_bracket_holds_what_lies_within_its_marks() -> None:
    tree = parse_brackets("[a [b]] [c] [[d]]")
    assert [node.parent for node in tree.nodes] == [None, 0, None, None, 3]


def test_all_or_nothing_of_nested_brackets() -> None:
    text = "Ports [shall [not]] open."
    assert (resolved(text), resolved(text, ALL_OUT)) == ("Ports shall not open.", "Ports open.")


def test_words_of_brackets_that_touch_do_not_run_together() -> None:
    assert resolved("[shall][should]") == "shall should"
    assert resolved("［shall］［should］") == "shall should"
    assert resolved("re[open]ed") == "reopened"


@pytest.mark.parametrize(("between", "seen"), [(199, True), (200, False)])
def test_what_a_delegation_prefers_is_sought_among_two_hundred_brackets_before_and_after(
    between: int, seen: bool
) -> None:
    before, after = "[first]" + "[w]" * (between - 1), "[w]" * (between - 1) + "[last]"
    assert resolved(f"{before}[mine] (Fiji)", "Fiji").startswith("first") is not seen
    assert resolved(f"[mine] (Fiji){after}[w]", "Fiji").endswith("last") is False
    assert resolved(f"[mine] (Fiji)[w]{after}", "Fiji").endswith("last") is not seen


def test_a_stretch_is_resolved_with_the_brackets_that_are_open_at_its_start() -> None:
    text = "a [b c [d] e] f [g] h"
    tree = parse_brackets(text)
    start, end = text.index("c"), text.index("h")
    assert tree.resolve_span(start, end) == "c d e f g"
    assert tree.resolve_span(start, end, ALL_OUT) == "f"
    assert tree.resolve_span(text.index("f"), end, ALL_OUT) == "f"
    assert tree.resolve_span(0, 1, ALL_OUT) == "a"
    assert tree.resolve_span(start, end, without=((text.index("f"), text.index("f") + 1),)) == "c d e g"
    assert tree.resolve_span(start, end, without=((0, 1), (len(text) - 1, len(text)))) == "c d e f g"


@pytest.mark.parametrize(
    ("text", "choice", "left"),
    [
        ("Ports open [early] (Fiji)", "Fiji", "Ports open early"),
        ("Ports open [early] (Fiji)", "Tonga", "Ports open"),
        ("Ports open [early]", "Tonga", "Ports open early"),
        ("Ports open [early] (Fiji: delete)", "Fiji", "Ports open"),
        ("Ports open [early] (Fiji: delete)", "Tonga", "Ports open early"),
        ("Ports open [early] (Fiji: retain)", "Fiji", "Ports open early"),
        ("Ports open [early] (Tonga; supported by Fiji)", "Fiji", "Ports open early"),
        ("Ports open [early] (Tonga; opposed by Fiji)", "Fiji", "Ports open"),
        ("Ports open [early] [late] (Fiji)", "Fiji", "Ports open late"),
        ("Ports open [early] [late] (Fiji)", "Tonga", "Ports open early"),
        ("Ports open [early] [late] (Fiji: delete)", "Fiji", "Ports open early"),
        ("Ports open [early] (Fiji) (Fiji: delete)", "Fiji", "Ports open"),
        ("Ports open [early] (Fiji: delete) (Fiji: retain)", "Fiji", "Ports open early"),
        ("Ports [open] shall [early] [late] (Fiji)", "Fiji", "Ports open shall late"),
    ],
)
def test_a_delegations_text_keeps_what_it_wants(text: str, choice: str, left: str) -> None:
    assert resolved(text, choice) == left


@pytest.mark.parametrize(
    ("text", "tidied"),
    [
        ("ports , quays", "ports, quays"),
        ("ports,, quays", "ports, quays"),
        ("ports, ; quays", "ports, quays"),
        ("ports ( ) open", "ports open"),
        ("( ports )", "(ports)"),
        ("ports ...", "ports ..."),
        ("  ports \n open ", "ports open"),
        (": ports", "ports"),
        (":ports", ":ports"),
    ],
)
def test_a_clean_text_is_tidied(text: str, tidied: str) -> None:
    assert tidy(text) == tidied


def test_bounds_that_are_given_take_the_place_of_blank_lines() -> None:
    text = "Ferries call [at ports\n\nand quays]."
    assert not parse_brackets(text, bounds=[0]).nodes[0].mended
    assert parse_brackets(text, "clean").dialect == "clean"
    assert parse_brackets(text).dialect == "contested"
