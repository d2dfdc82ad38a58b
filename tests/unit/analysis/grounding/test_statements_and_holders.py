"""A line read as statements with who is said to hold each, and whether those said it in that capacity."""

import pytest

from tests.unit.analysis.grounding.test_gate import faults, weigh, words
from travaux.analysis.grounding.lines import CitedWords, ComposedLine, Fault, GroundedLine
from travaux.analysis.grounding.rules import load_rules
from travaux.analysis.grounding.statements import read_statements
from travaux.domain.spans import Citation

RULES = load_rules("en")
NAMES = ("Avaria", "Belmora", "Corvania")
SAID = "We support the registry."


def statements(text: str, *names: str) -> list[tuple[tuple[str, ...], str]]:
    cited = tuple(words(name, SAID) for name in names or NAMES)
    found = read_statements(ComposedLine(text, (), cited), RULES)
    return [(tuple(one.name for one in each.holders), each.body) for each in found]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("The registry works (Avaria).", [(("Avaria",), "The registry works")]),
        ("The registry works (Avaria, Belmora).", [(("Avaria", "Belmora"), "The registry works")]),
        ("The registry works (Avaria and Belmora).", [(("Avaria", "Belmora"), "The registry works")]),
        ("The registry works (in 2031).", [((), "The registry works (in 2031).")]),
        ("Avaria: “The registry works.”", [(("Avaria",), "“The registry works.”")]),
        ("Avaria and Belmora: the registry works.", [(("Avaria", "Belmora"), "the registry works.")]),
        ("The point: the registry works.", [((), "The point: the registry works.")]),
        ("Avaria supports the registry.", [(("Avaria",), "Avaria supports the registry.")]),
        ("Avarian boats sail.", [((), "Avarian boats sail.")]),
        ("“Avaria sails” (Belmora).", [(("Belmora",), "“Avaria sails”")]),
        ("“Avaria sails.”", [((), "“Avaria sails.”")]),
        (
            "The registry works (Avaria). The pier waits (Belmora).",
            [(("Avaria",), "The registry works"), (("Belmora",), "The pier waits")],
        ),
        ("“It works. It lasts.” (Avaria)", [(("Avaria",), "“It works. It lasts.”")]),
        ("Mr. Ode sails (Avaria).", [(("Avaria",), "Mr. Ode sails")]),
        ("A. Ode sails (Avaria).", [(("Avaria",), "A. Ode sails")]),
        ("I. Ode and U. Bell sail (Avaria).", [(("Avaria",), "I. Ode and U. Bell sail")]),
        ("“It works” (in the words of Avaria).", [((), "“It works”")]),
        ("Belmora quoted it (in the words of Avaria).", [(("Belmora",), "Belmora quoted it")]),
        ("(Avaria) …", []),
    ],
)
def test_a_line_is_read_as_sentences_with_who_holds_each(
    text: str, read: list[tuple[tuple[str, ...], str]]
) -> None:
    assert statements(text) == read


def test_the_longest_of_names_that_open_alike_is_meant() -> None:
    found = statements("The registry works (Avaria Minor).", "Avaria", "Avaria Minor")
    assert found == [(("Avaria Minor",), "The registry works")]


GROUP = CitedWords(Citation("s", 0, len(SAID), SAID), "Avaria", ("River States",), ("RS",))


@pytest.mark.parametrize(
    ("line", "cited", "kept"),
    [
        ("Avaria, for the River States, supports the registry.", GROUP, True),
        ("Avaria (for the River States) supports the registry.", GROUP, True),
        ("Avaria (for the RS) supports the registry.", GROUP, True),
        ("Avaria supports the registry.", GROUP, False),
        ("Avaria, for the Lake States, supports the registry.", GROUP, False),
        ("Avaria, for the Lake States, supports the registry.", words("Avaria", SAID), False),
        ("Avaria, on behalf of the Lake States, supports the registry.", words("Avaria", SAID), False),
        (
            "Avaria, on behalf of the Lake States, supports the registry.",
            words("Avaria", "On behalf of the Lake States, we support the registry."),
            True,
        ),
        ("Avaria, in its national capacity, supports the registry.", words("Avaria", SAID), False),
        (
            "Avaria, in its national capacity, supports the registry.",
            words("Avaria", "In my national capacity, we support the registry."),
            True,
        ),
        (
            "Avaria, in its national capacity, supports the registry.",
            words("Avaria", "We support the registry. In my national capacity, I read the list."),
            False,
        ),
        (
            "Avaria asks for boats for the Lake States.",
            words("Avaria", "We ask for boats for the Lake States."),
            True,
        ),
    ],
)
def test_whoever_speaks_for_others_or_for_itself_is_told_so(line: str, cited: CitedWords, kept: bool) -> None:
    assert (Fault.CAPACITY not in faults(weigh(line, cited))) is kept


@pytest.mark.parametrize(
    ("line", "holders", "fault"),
    [
        ("Avaria and Belmora support the registry.", ("Avaria", "Belmora"), None),
        ("Avaria supports the registry.", ("Avaria", "Belmora"), Fault.LIST),
        ("Avaria, among others, supports the registry.", ("Avaria", "Belmora"), None),
        ("Avaria and Belmora support the registry.", ("Avaria", "Belmora", "Drennia"), Fault.HOLDER),
        ("Avaria and Drennia support the registry.", ("Avaria", "Belmora"), Fault.LIST),
        ("The registry is supported.", ("Avaria", "Belmora"), None),
    ],
)
def test_those_who_hold_a_line_are_all_named_or_none_and_have_words(
    line: str, holders: tuple[str, ...], fault: Fault | None
) -> None:
    cited = (words("Avaria", SAID), words("Belmora", SAID))
    found = faults(weigh(line, *cited, holders=holders)) & {Fault.LIST, Fault.HOLDER}
    assert fault is None or fault in found
    assert bool(found) is (fault is not None)


@pytest.mark.parametrize(
    ("line", "quote", "kept"),
    [
        ("Avaria: “the crane is old”.", "The crane is old.", True),
        ("Avaria: “the crane … old”.", "The crane is old.", True),
        ("Avaria: “old … the crane”.", "The crane is old.", False),
        ("Avaria: “the crane is ‘old’”.", "The crane is “old”.", True),
        ("Avaria: “the  crane is old”.", "The crane\nis old.", True),
        ("Avaria: “the crane is new”.", "The crane is old.", False),
        ("Avaria: “The crane is old” and “the crane is new”.", "The crane is old.", False),
    ],
)
def test_quoted_words_stand_in_their_order_in_what_is_cited(line: str, quote: str, kept: bool) -> None:
    assert (Fault.QUOTATION not in faults(weigh(line, words("Avaria", quote)))) is kept


@pytest.mark.parametrize(
    ("line", "count", "kept"),
    [
        ("Two delegations support the registry ({}).", 2, True),
        ("2 delegations support the registry ({}).", 2, True),
        ("Two delegations support the registry ({}).", 3, False),
        ("3 delegations support the registry ({}).", 2, False),
        ("Two boats support the registry ({}).", 2, False),
        ("Several delegations support the registry ({}).", 3, True),
        ("Several delegations support the registry ({}).", 2, False),
        ("Some delegations support the registry ({}).", 2, True),
        ("Some delegations support the registry ({}).", 1, False),
        ("Some boats support the registry ({}).", 2, False),
        ("Many delegations support the registry ({}).", 3, False),
        ("Few delegations support the registry ({}).", 2, False),
    ],
)
def test_what_counts_those_who_hold_a_line_counts_them_right(line: str, count: int, kept: bool) -> None:
    names = NAMES[:count]
    found = weigh(line.format(", ".join(names)), *(words(name, SAID) for name in names))
    assert isinstance(found, GroundedLine) is kept, found
