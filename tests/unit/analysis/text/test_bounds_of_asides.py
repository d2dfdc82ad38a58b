"""What is written about brackets is told from wording: every guard and cut-off on both sides."""

import pytest

from travaux.analysis.text.brackets import parse_brackets

Spoken = list[tuple[int | None, str]]


def spoken(text: str) -> Spoken:
    """Return of which bracket each aside of ``text`` speaks, and whom it names or what it says."""
    tree = parse_brackets(text)
    return [
        (
            aside.node,
            ", ".join(name for one in aside.attributions for name in one.actors) or aside.status or "",
        )
        for aside in tree.asides
    ]


def wished(text: str) -> list[list[str]]:
    """Return what is wanted of each bracket, and by whom."""
    return [
        [f"{', '.join(one.actors)} {one.action.value}" for one in node.attributions]
        for node in parse_brackets(text).nodes
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[Boats] (see annex) (Japan: delete) sail.", [(0, "Japan")]),
        ("[Boats (see annex)] (Japan: delete) sail.", [(0, "Japan")]),
        ("[Boats (see annex) (Japan: delete)] sail on.", [(0, "Japan")]),
        ("[Boats] (see annex) sail (Japan: delete) on.", []),
        ("[Ports] and [boats] (see annex) (Japan: delete) sail.", [(1, "Japan")]),
        ("[Boats] (EU) (Japan: delete) sail.", [(0, "EU"), (0, "Japan")]),
        ("[Boats] (EU) sail (Japan: delete) on.", [(0, "EU")]),
        ("(see annexes) (Japan to retain) The [pier] opens.", []),
        ("(Japan to retain) (US to delete) The [pier] opens.", [(None, "Japan"), (None, "US")]),
        ("(Japan to retain) The pier (US to delete) opens.", [(None, "Japan")]),
    ],
)
def test_a_parenthesis_goes_on_from_the_one_before_it(text: str, expected: Spoken) -> None:
    assert spoken(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[sail] (Japan: delete) on", [(0, "Japan")]),
        ("[sail]\t(Japan: delete) on", [(0, "Japan")]),
        ("[sail]  \t (Japan: delete) on", [(0, "Japan")]),
        ("[sail]\n(Japan: delete) on", []),
        ("[sail], (Japan: delete) on", []),
        ("[sail (Japan: delete).] on", [(0, "Japan")]),
        ("[sail (Japan: delete);] on", [(0, "Japan")]),
        ("[sail (Japan: delete)\t,] on", [(0, "Japan")]),
        ("[sail (Japan: delete)!] on", []),
        ("[sail (Japan: delete) on]", []),
        ("Ports [are open (Japan: delete)! Quays [are] shut.", []),
    ],
)
def test_blanks_and_stops_alone_may_stand_between_a_parenthesis_and_its_bracket(
    text: str, expected: Spoken
) -> None:
    assert spoken(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[Japan: flexible] (US: delete) [quays] open", [["US deletes", "Japan comments"], []]),
        (
            "[Ports] open. [Quays are open;] (EU) [Japan: flexible, if lit] (US, Fiji: delete)",
            [[], ["EU proposes", "US, Fiji deletes"], ["Japan comments"]],
        ),
        ("[Ports] [tolls – EU] (US: delete)", [[], ["US deletes", "EU proposes"]]),
        ("[Ports are open] [Agreed ad ref] (US: delete)", [[], ["US deletes"]]),
        ("[Ports] open. [Japan: flexible] (US: delete)", [[], ["US deletes", "Japan comments"]]),
    ],
)
def test_only_a_bracket_that_says_nothing_but_wishes_passes_on_what_follows(
    text: str, expected: list[list[str]]
) -> None:
    assert wished(text) == expected


@pytest.mark.parametrize(("between", "signs"), [(65, False), (66, True)])
def test_an_abbreviation_is_spelt_out_within_eighty_characters_before_it(between: int, signs: bool) -> None:
    text = "In the European " + " " * (between - 1) + "union] (EU) the quays are lit by night and by day."
    end = " Lamps are green." * 9
    assert bool(spoken(f"[{text}{end}")) is signs
    assert spoken("European [union] (EU) meets.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Boats sail; (Fiji, Tonga)", [(None, "Fiji, Tonga")]),
        ("Boats sail, (Fiji, Tonga)\nand return", [(None, "Fiji, Tonga")]),
        ("Boats sail. (Fiji, Tonga)   \nand return", [(None, "Fiji, Tonga")]),
        ("Boats sail.  (Fiji, Tonga)", [(None, "Fiji, Tonga")]),
        ("Boats sail (Fiji, Tonga)", []),
        ("Boats sail. (Fiji, Tonga) and return", []),
        ("Boats sail in harbours (Fiji, Tonga) and return.", []),
        ("(Fiji, Tonga)", []),
        ("[Boats] sail. (Agreed ad ref)", [(None, "agreed ad ref")]),
        ("[Boats] sail (Agreed ad ref) on", []),
    ],
)
def test_names_alone_sign_a_paragraph_only_behind_its_stop_and_at_its_end(
    text: str, expected: Spoken
) -> None:
    assert spoken(text) == expected


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("Option 2 (Fiji, Tonga): Boats sail.", True),
        ("alt. 2 (Fiji, Tonga) : Boats sail.", True),
        ("Option 12345 (Fiji, Tonga): Boats", True),
        ("Option 123456 (Fiji, Tonga): Boats", False),
        ("Option 2 (Fiji, Tonga)", True),
        ("Option 2 (Fiji, Tonga) Boats sail.", False),
        ("Option 2 (Fiji, Tonga)\nBoats sail.", False),
        (f"option{' ' * 12}12345 (Fiji, Tonga): Boats", True),  # twenty-four characters
        (f"option{' ' * 13}12345 (Fiji, Tonga): Boats", False),
    ],
)
def test_names_after_the_number_of_an_option_sign_it(text: str, signs: bool) -> None:
    assert spoken(text) == ([(None, "Fiji, Tonga")] if signs else [])


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("[held in Harbourtown] (Fiji)", False),
        ("[held in the Harbour] (Fiji)", False),
        ("[held in Harbourtown,] (Fiji)", False),
        ("[held in harbours] (Fiji)", True),
        ("[held in HARBOURTOWN] (Fiji)", True),
        ("[held in Harbourtown 2] (Fiji)", True),
        ("[held in Harbourtown] (Fiji, Tonga)", True),
        ("[held in Harbourtown] (Fiji: delete)", True),
        ("[held in] [Harbourtown] (Fiji)", True),
        ("[Harbourtown] (Fiji)", True),
        ("[Harbourtown (Fiji)] opens", False),
        ("[harbours (Fiji)] open", True),
    ],
)
def test_the_state_in_which_a_place_lies_signs_nothing(text: str, signs: bool) -> None:
    assert bool(spoken(text)) is signs


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("The quays are. [Agreed]", ["agreed"]),
        ("The quays are [Agreed] .", ["agreed"]),
        ("The quays are [Agreed]\nby all", ["agreed"]),
        ("The quays are [agreed]", [None]),
        ("The quays are [Agreed] by all", [None]),
        (f"The quays are [Agreed]{' ' * 80}by all", ["agreed"]),
        (f"The quays are [Agreed]{' ' * 79}by all", [None]),
        ("The quays are [agreed ad ref] by all", ["agreed ad ref"]),
        ("[Agreed.]", ["agreed"]),
        ("[XX]", ["placeholder"]),
        ("[XX", [None]),
        ("[and agreed] on", [None]),
        ("[XX] (agreed)", ["agreed"]),
        ("[and ports] (agreed) (agreed ad ref)", ["agreed"]),
    ],
)
def test_a_status_stands_by_itself(text: str, statuses: list[str | None]) -> None:
    assert [node.status for node in parse_brackets(text).nodes] == statuses


@pytest.mark.parametrize(
    ("text", "signed"),
    [
        ("[sail] (Velland) and on.", []),
        ("[sail] (Velland) and [on] (Velland).", ["Velland"] * 2),
        ("[sail] (Velland: delete) and on.", ["Velland"]),
        ("[sail] (Japan, Velland) and on.", ["Japan, Velland"]),
        ("[sail] (Velland, Hillmark) and [on] (Velland) again.", ["Velland, Hillmark", "Velland"]),
        ("[sail] (Hillmark) and [on] (Velland) again.", []),
        ("(Velland: delete) The [pier] opens. [Quays] (Velland) are lit.", ["Velland"] * 2),
        ("(Velland) The [pier] opens. [Quays] (Velland) are lit.", []),
        ("Boats sail on and on (Velland: delete) and [quays] (Velland) are lit.", []),
        ("Option 2 (Velland): Boats. [Quays] (Velland) are lit.", ["Velland"] * 2),
        ("[sail] (Velland) (Hillmark) and [on] (Velland) (Hillmark).", ["Velland", "Hillmark"] * 2),
        ("[sail] (Velland) and [on] (Velland). Velland met Velland.", ["Velland"] * 2),
        ("[sail] (Velland) and [on] (Velland). Velland met Vellanders and Velland.", ["Velland"] * 2),
        ("[sail] (Velland) and [on] (Velland). Velland met Velland, and Velland spoke.", []),
        ("[sail] (Velland: delete). Velland met Velland, and Velland spoke.", ["Velland"]),
    ],
)
def test_a_name_of_the_draft_itself_signs_twice_or_with_a_wish_or_beside_a_known_one(
    text: str, signed: list[str]
) -> None:
    assert [names for _, names in spoken(text)] == signed


@pytest.mark.parametrize(("names", "signed"), [(400, 400), (401, 400)])
def test_a_draft_signs_with_four_hundred_names_of_its_own_at_most(names: int, signed: int) -> None:
    text = " ".join(f"[w{n}] (Quay{n:03}: delete)" for n in range(names))
    assert len(spoken(text)) == signed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[ports – Fiji/Tonga]", ["Fiji, Tonga proposes"]),
        ("[ports—Japan]", ["Japan proposes"]),
        ("[ports-Japan]", []),
        ("[ports are open. Fiji]", ["Fiji proposes"]),
        ("[ports are open Fiji]", []),
        ("[alt ports are open Fiji]", ["Fiji proposes"]),
        ("[ter ports Japan]", ["Japan proposes"]),
        ("[ports of call and EU]", ["EU proposes"]),
        ("[ports of Kenya and EU]", []),
        ("[ports – Japan. Quays]", []),
        ("[Fiji: ports are open]", ["Fiji proposes"]),
        ("[fiji: ports are open]", []),
        ("[EU, delete]", ["EU deletes"]),
        ("[delete EU]", []),
        ("[Japan: “ports”] and", ["Japan proposes"]),
        (f"[EU: ports and {'quay ' * 50}]", ["EU proposes"]),
        ("[Tonga wishes its reservation on tolls to be recorded]", ["Tonga reserves"]),
    ],
)
def test_who_signs_within_a_bracket_stands_at_its_head_or_its_end(text: str, expected: list[str]) -> None:
    assert wished(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[Ports [open] – EU]", [["EU proposes"], []]),
        ("[Ports [open]– EU]", [["EU proposes"], []]),
        ("[Ports [open – EU]]", [[], ["EU proposes"]]),
        ("[Ports [open – EU] ]", [[], ["EU proposes"]]),
        ("[Ports [open] EU]", [[], []]),
        ("[alt Ports of [EU]]", [[], []]),
        ("[alt Ports of [EU]  ]", [[], []]),
        ("[alt Ports of ［EU］\t \t]", [[], []]),
        ("[alt Ports of [EU]  and Japan ]", [["Japan proposes"], []]),
        ("[ports [of call]  and EU]", [["EU proposes"], []]),
        ("[Quays of [the] ports. EU]", [["EU proposes"], []]),
    ],
)
def test_the_end_of_a_bracket_within_is_not_that_of_the_one_around_it(
    text: str, expected: list[list[str]]
) -> None:
    assert wished(text) == expected


@pytest.mark.parametrize(
    ("text", "resolved"),
    [
        ("[alt 2. Ports open] now", "Ports open now"),
        ("[alt. 2: Ports open] now", "Ports open now"),
        ("[alternative ports] now", "alternative ports now"),
        ("Ports {to be moved}", "Ports"),
        ("Ports {to be moved}. Quays", "Ports {to be moved}. Quays"),
        ("{to be moved}", "{to be moved}"),
        ("[Ports are open.] {to be moved}\n\n{to be cut}", "Ports are open. {to be cut}"),
        ("[{to be moved}\n\nPorts] open.", "{to be moved} Ports open."),
        ("[Ports: EU] (Japan: delete) open [early – EU] now.", "Ports: EU open early now."),
    ],
)
def test_what_speaks_of_the_text_is_left_out_of_its_words(text: str, resolved: str) -> None:
    assert parse_brackets(text).resolve() == resolved


@pytest.mark.parametrize(
    ("line", "speaks"),
    [
        ("Japan, Canada: retain preamble", True),
        ("Japan: open ports", False),
        ("Japan and Canada", False),
        ("Harbour, Quay: retain preamble", False),
    ],
)
def test_a_line_of_its_own_is_an_aside_only_with_a_wish(line: str, speaks: bool) -> None:
    assert bool(spoken(f"Ports are open.\n{line}")) is speaks
    assert bool(spoken(f"Ports are open.\n\n{line}\n\nQuays too.")) is speaks
    assert bool(spoken(f"{'Ports are open. ' * 300}\n\n{line}\n\nQuays too.")) is speaks


@pytest.mark.parametrize(("words", "speaks"), [(3978, True), (3979, False)])
def test_a_line_of_its_own_stands_at_the_head_of_a_paragraph(words: int, speaks: bool) -> None:
    text = "x" * words + "\nJapan, Canada: retain"
    assert bool(spoken(text)) is speaks


def test_asides_are_told_in_reading_order() -> None:
    tree = parse_brackets(
        "[Fiji: delete] and [ports – EU] (Japan: retain) sail [sic].\n\n[Tonga: delete] on."
    )
    starts = [aside.start for aside in tree.asides]
    assert starts == sorted(starts)
    assert len(starts) == 5


@pytest.mark.parametrize(
    ("text", "within"),
    [
        (f"[Japan: delete{' ' * 227}]", ["Japan deletes"]),  # 240 characters: a whole wish
        (f"[Japan: delete{' ' * 228}]", ["Japan proposes"]),
        (f"[{' ' * 134}Japan: ports]", ["Japan proposes"]),  # the colon is the 140th
        (f"[{' ' * 135}Japan: ports]", []),
        (f"[ports – Japan{' ' * 93}]", ["Japan proposes"]),  # the dash is the hundredth from the end
        (f"[ports – Japan{' ' * 94}]", []),
    ],
)
def test_who_signs_is_sought_near_the_marks(text: str, within: list[str]) -> None:
    assert wished(text) == [within]


@pytest.mark.parametrize(("blanks", "status"), [(154, "agreed"), (155, None)])
def test_a_status_fills_a_hundred_and_sixty_characters_at_most(blanks: int, status: str | None) -> None:
    assert parse_brackets(f"Quays. [Agreed{' ' * blanks}]").nodes[0].status == status
    assert parse_brackets(f"Quays. [A{' ' * blanks}greed]").nodes[0].status is None


@pytest.mark.parametrize(("wide", "speaks"), [(3999, True), (4000, False)])
def test_a_parenthesis_trails_its_paragraph_where_only_blanks_follow(wide: int, speaks: bool) -> None:
    assert bool(spoken("[Boats] sail on (Japan to retain)" + "\u2003" * wide)) is speaks
    assert spoken("[Boats] sail on (Japan to retain)\u2003\n\nThey return.") == [(None, "Japan")]
    assert spoken("[Boats] sail on (Japan to retain)\u2003they\n\nThey return.") == []
    between = "They come.\n\n[Boats] sail on (Japan to retain){}.\n\nThey return."
    assert spoken(between.format("")) == [(None, "Japan")]
    assert spoken(between.format(" and go on")) == []
    assert spoken("(Japan to retain) The [pier] opens. ") == [(None, "Japan")]
