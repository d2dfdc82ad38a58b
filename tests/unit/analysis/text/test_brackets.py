import pytest

from travaux.analysis.text.bracket_tree import BracketTree
from travaux.analysis.text.brackets import parse_brackets
from travaux.domain.texts import ALL_OUT, Action


def spans(tree: BracketTree) -> list[str]:
    return [tree.text[node.start : node.end] for node in tree.nodes]


def said(text: str, node: int = 0) -> list[tuple[tuple[str, ...], str]]:
    return [(one.actors, one.action.value) for one in parse_brackets(text).nodes[node].attributions]


@pytest.mark.parametrize(
    "text",
    [
        "The ferry [shall][should] sail [at dawn [or noon]].",
        "left open [here. And again [there",
        "closed] without a beginning.",
        "[a]] ] [ [[b]",
        "No brackets at all.",
        "［全角括号］ and [sic]",
        "",
    ],
)
def test_a_tree_prints_back_to_its_source(text: str) -> None:
    assert parse_brackets(text).printed() == text


def test_brackets_nest() -> None:
    tree = parse_brackets("a [b [c] d] e")
    assert spans(tree) == ["[b [c] d]", "[c]"]
    assert [node.parent for node in tree.nodes] == [None, 0]


def test_adjoining_brackets_stand_for_one_another_but_additions_do_not() -> None:
    tree = parse_brackets("Ports [shall][should] [may] open [on time] [, and safely].")
    numbers = [node.alternative for node in tree.nodes]
    assert numbers[0] == numbers[1] == numbers[2] is not None
    assert numbers[3:] == [None, None]


def test_a_bracket_left_open_is_closed_with_its_sentence() -> None:
    tree = parse_brackets("Ferries call [at every port. They [shall] wait for the mail.")
    assert spans(tree) == ["[at every port.", "[shall]"]
    assert [node.mended for node in tree.nodes] == [True, False]


def test_a_bracket_left_open_at_the_start_holds_the_paragraph() -> None:
    tree = parse_brackets(
        "1. [Ferries call at every port. They [shall] wait for the mail.\n\n2. Other words."
    )
    assert spans(tree)[0] == "[Ferries call at every port. They [shall] wait for the mail."


def test_a_bracket_may_hold_several_paragraphs() -> None:
    text = "Option 1: [Ports keep a log.\n\nThe log is public.]\n\nOption 2: No text"
    tree = parse_brackets(text)
    assert spans(tree) == ["[Ports keep a log.\n\nThe log is public.]"]
    assert not tree.nodes[0].mended


def test_a_far_mark_in_mid_paragraph_does_not_answer_an_open_one() -> None:
    middle = "\n\nPlain words of a paragraph." * 6
    tree = parse_brackets(f"We call [on ports to act.{middle}\n\nThey open] the gates of trade.")
    assert len(tree.nodes) == 2
    assert all(node.mended for node in tree.nodes)


@pytest.mark.parametrize(
    "text",
    [
        "as stated[12] before",
        "as stated.[3] Next",
        "he wrote [sic] it",
        "see [^2]",
        "[page](https://a.example/b)",
    ],
)
def test_citations_footnotes_links_and_editors_marks_are_no_brackets(text: str) -> None:
    tree = parse_brackets(text)
    assert not tree.nodes
    assert len(tree.asides) == 1


def test_figures_under_negotiation_are_brackets() -> None:
    assert spans(parse_brackets("by [2030] [2035], [5] times")) == ["[2030]", "[2035]", "[5]"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[and ports] (G77)", [(("G77",), "proposes")]),
        ("[and ports] (EU, CANZ, US: delete)", [(("EU", "CANZ", "US"), "deletes")]),
        ("[and ports] (G77) (EU: delete; Japan: retain)",
         [(("G77",), "proposes"), (("EU",), "deletes"), (("Japan",), "retains")]),
        ("[and ports] (Fiji, supported by Tonga)", [(("Fiji",), "proposes"), (("Tonga",), "supports")]),
        ("[and ports] (reservation by Norway)", [(("Norway",), "reserves")]),
        ("[and ports – EU/US]", [(("EU", "US"), "proposes")]),
        ("[safe harbours and EU] quays", [(("EU",), "proposes")]),
        ("[alt 2. Ports are open. China]", [(("China",), "proposes")]),
        ("[G77 and China: and ports]", [(("G77 and China",), "proposes")]),
        ("[Iran, Cuba: delete “open”]", [(("Iran", "Cuba"), "deletes")]),
        ("[港口](中国：删除)", [(("中国",), "deletes")]),
        ("[and ports] (delete: US, Japan; retain: G77)",
         [(("US", "Japan"), "deletes"), (("G77",), "retains")]),
        ("[and ports] (DELETE – US, EU)", [(("US", "EU"), "deletes")]),
        ("[and ports] (US: delete, Mexico, Chile: retain)",
         [(("US",), "deletes"), (("Mexico", "Chile"), "retains")]),
        ("[and ports] (EU, US, Norway / Cuba, Peru: delete)",
         [(("EU", "US", "Norway"), "proposes"), (("Cuba", "Peru"), "deletes")]),
        ("[and ports] (Fiji on behalf of the Pacific Islands Forum)",
         [(("Pacific Islands Forum",), "proposes")]),
        ("[and ports] (Peru, Iran (Islamic Republic of))",
         [(("Peru", "Iran (Islamic Republic of)"), "proposes")]),
        ("[and ports] (EU, its member States, and Ukraine)", [(("EU", "Ukraine"), "proposes")]),
        ("[and ports] (Tonga: strong support)", [(("Tonga",), "supports")]),
        ("[and ports] [EU reserve]", []),
        ("[and ports] (Peru, Chile – retain)", [(("Peru", "Chile"), "retains")]),
        ("[and ports] (Canada, NZ: delete)", [(("Canada", "NZ"), "deletes")]),
        ("[Deletion proposed by Norway: open ports]", [(("Norway",), "deletes")]),
        ("[and ports] (Tonga – would withdraw if PP3 stays)", [(("Tonga",), "comments")]),
        ("[Requests] (Fiji) the ports", [(("Fiji",), "proposes")]),
        ("[Tonga wishes its reservation on open ports to be recorded]", [(("Tonga",), "reserves")]),
    ],
)  # fmt: skip
def test_attributions_are_read_after_and_inside(
    text: str, expected: list[tuple[tuple[str, ...], str]]
) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "[small island developing States] (SIDS)",
        "[the needs of least developed countries and SIDS]",
        "[the committee] (PURPOSE)",
        "[held in Suva] (Fiji)",
        "[Suva (Fiji)]",
        "[ports of Kenya, Ghana and Peru]",
        "[a fund in the EU]",
    ],
)
def test_names_that_the_text_speaks_of_sign_nothing(text: str) -> None:
    assert said(text) == []


def test_a_condition_is_kept_as_written() -> None:
    (one,) = parse_brackets("[x y] (US, would withdraw if PP3bis is accommodated)").nodes[0].attributions
    assert one.actors == ("US",)
    assert one.note == "would withdraw if PP3bis is accommodated"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("[and ports] (Agreed)", "agreed"),
        ("[and ports] (agreed ad ref)", "agreed ad ref"),
        ("[and ports] (Agreed, placement tbd)", "agreed, placement to be decided"),
        ("Open quays. [Suggested for closure]", "suggested for closure"),
        ("[Placeholder for finance]", "placeholder"),
        ("Ports open in [20XX] at [venue].", "placeholder"),
        ("[Further discussion is needed on tolls.]", "remark"),
        ("[move (a) to section II]", "remark"),
        ("[move towards] open ports", None),
        ("[further discussion among ports]", None),
        ("an [open] sea", None),
        ("as [agreed] before", None),
    ],
)
def test_statuses_are_told_from_words(text: str, status: str | None) -> None:
    assert parse_brackets(text).nodes[0].status == status


def test_a_line_may_speak_of_its_paragraph() -> None:
    tree = parse_brackets("Ports are open.\nJapan, Canada: retain preamble")
    (aside,) = tree.asides
    assert aside.node is None
    assert aside.attributions[0].actors == ("Japan", "Canada")
    assert aside.attributions[0].action is Action.RETAINS


def test_the_clean_text_follows_the_choice() -> None:
    tree = parse_brackets("Ports [shall][should] open [early] (G77) (EU: delete) [, by law,] each day.")
    assert tree.resolve() == "Ports shall should open early, by law, each day."
    assert tree.resolve(ALL_OUT) == "Ports open each day."
    assert tree.resolve("G77") == "Ports shall should open early, by law, each day."
    assert tree.resolve("European Union") == "Ports shall should open, by law, each day."


def test_a_delegation_takes_its_own_alternative() -> None:
    tree = parse_brackets("Ports [shall] (G77) [should] (EU) open.")
    assert tree.resolve("EU") == "Ports should open."
    assert tree.resolve("G77") == "Ports shall open."


def test_a_million_marks_are_read_without_recursion() -> None:
    soup = "[" * 60_000 + "a" + "]" * 60_000 + "[" * 60_000 + "]] " * 30_000
    assert parse_brackets(soup).printed() == soup


def test_a_drafts_own_negotiators_are_known_by_how_they_sign() -> None:
    text = (
        "Ports [shall (Delta Bloc)] [should (Hillmark)] open [early] (Delta Bloc; opposed by Hillmark)\n\n"
        "Quays [are] (Velland: delete) lit [at dusk (see Figure)] (Glossary).\n\n"
        "Option 2 (Sandria, with interest from Velland): Lamps are green."
    )
    tree = parse_brackets(text)
    signed = [[(one.actors, one.action.value) for one in node.attributions] for node in tree.nodes]
    assert signed == [
        [(("Delta Bloc",), "proposes")],
        [(("Hillmark",), "proposes")],
        [(("Delta Bloc",), "proposes"), (("Hillmark",), "opposes")],
        [(("Velland",), "deletes")],
        [],
    ]
    (option,) = [aside for aside in tree.asides if aside.kind == "aside" and aside.node is None]
    assert option.attributions[0].actors == ("Sandria",)


def test_a_bracket_that_only_speaks_passes_on_what_follows_it() -> None:
    tree = parse_brackets("[Ports are open;] (EU) [Japan: flexible, if lit] (US, Fiji: delete)")
    assert [(one.actors, one.action.value) for one in tree.nodes[0].attributions] == [
        (("EU",), "proposes"),
        (("US", "Fiji"), "deletes"),
    ]
    assert [(one.actors, one.action.value) for one in tree.nodes[1].attributions] == [
        (("Japan",), "comments")
    ]
    assert tree.resolve() == "Ports are open;"


def test_an_abbreviation_that_the_text_goes_on_to_use_signs_nothing() -> None:
    text = (
        "A [plan] (NHP), and a [port plan] (NHP). The NHP is public. Each NHP is kept. No NHP ends.\n\n"
        "Every NHP counts."
    )
    assert not any(node.attributions for node in parse_brackets(text).nodes)


def test_words_that_go_on_or_join_are_no_alternatives() -> None:
    for text in (
        "[ports][and][quays]",
        "[At dawn,] [the ferry] sails",
        "[open ports] [with due respect to law]",
        "[a port] [move to section II]",
    ):
        assert [node.alternative for node in parse_brackets(text).nodes].count(None) == text.count("[")
    chosen = parse_brackets("[quay A] [or] [X]").nodes
    assert len({node.alternative for node in chosen}) == 1


def test_a_note_in_braces_at_the_end_of_a_line_is_no_wording() -> None:
    tree = parse_brackets("Ports are [safe]. {to be moved to section II}\n\n{Ports}\n\nOpen {x} ports.")
    assert tree.resolve() == "Ports are safe. {Ports} Open {x} ports."
