import pytest

from travaux.analysis.text.brackets import parse_brackets


@pytest.mark.parametrize(
    "text",
    [
        "The ferry [shall][should] sail [at dawn [or noon]].",
        "left open [here. And again [there",
        "closed] without a beginning.",
        "[a]] ] [ [[b]",
        "No brackets at all.",
        "［全角括号］ and [sic]",
    ],
)
def test_a_tree_prints_back_to_its_source(text: str) -> None:
    assert parse_brackets(text).printed() == text


def test_brackets_nest() -> None:
    tree = parse_brackets("a [b [c] d] e")
    assert [tree.text[node.start : node.end] for node in tree.nodes] == ["[b [c] d]", "[c]"]
    assert [node.parent for node in tree.nodes] == [None, 0]


def test_adjoining_brackets_stand_for_one_another() -> None:
    tree = parse_brackets("Ports [shall][should] [may] open [on time] [, and safely].")
    numbers = [node.alternative for node in tree.nodes]
    assert numbers[0] == numbers[1] == numbers[2] is not None
    assert numbers[3:] == [None, None]


def test_a_million_brackets_are_read_without_recursion() -> None:
    soup = "[" * 60_000 + "a" + "]" * 60_000 + "[" * 60_000 + "]] " * 30_000
    assert parse_brackets(soup).printed() == soup
