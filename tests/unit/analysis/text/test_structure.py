"""Blocks become paragraphs with labels, kinds, levels and parents; every rule has its other side."""

from typing import Any

import pytest

from travaux.analysis.text.labels import find_label, label_first
from travaux.analysis.text.openings import (
    is_closing,
    is_enacting,
    is_masthead,
    is_preambular,
    is_record_line,
    is_remark,
    names_a_text,
    opens_with,
)
from travaux.analysis.text.structure import TextBlock, outline
from travaux.domain.texts import Mark, MarkKind, Paragraph, ParagraphKind

Told = tuple[str | None, str, int, int | None]
FORMS = {kind.value[:3]: kind for kind in ParagraphKind}
HEADED: dict[str, Any] = {"heading": 1}


def read(*blocks: str | tuple[str, dict[str, Any]]) -> tuple[Paragraph, ...]:
    text, found = "", []
    for block in blocks:
        words, more = block if isinstance(block, tuple) else (block, {})
        found.append(TextBlock(len(text), len(text) + len(words), **more))
        text += f"{words}\n"
    return outline(text, found)


def told(*blocks: str | tuple[str, dict[str, Any]]) -> list[Told]:
    return [(one.label, one.kind.value[:3], one.level, one.parent) for one in read(*blocks)]


def test_a_resolution_has_a_front_a_preamble_and_paragraphs_that_nest() -> None:
    assert told(
        "The General Assembly,",
        "Recalling its accord on tolls,",
        "1. Decides to keep the toll;",
        "2. Requests pilots:",
        "(a) To wait;",
        "(b) To sail;",
        "(i) At dawn;",
        "(ii) At dusk;",
        "3. Ends.",
    ) == [
        (None, "pre", 0, None),
        (None, "pre", 0, None),
        ("1.", "ope", 0, None),
        ("2.", "ope", 0, None),
        ("(a)", "sub", 1, 3),
        ("(b)", "sub", 1, 3),
        ("(i)", "sub", 2, 5),
        ("(ii)", "sub", 2, 5),
        ("3.", "ope", 0, None),
    ]


def test_only_what_introduces_its_children_is_a_chapeau() -> None:
    found = read("1. Requests pilots:", "(a) To wait;", "2. Requests ships", "(a) To sail;", "3. Ends:")
    assert [one.chapeau for one in found] == [True, False, False, False, False]
    assert read("1. Requests [pilots:]", "(a) To wait;")[0].chapeau


def test_headings_nest_by_their_level_and_close_what_is_below() -> None:
    found = read(
        ("A. Purpose", HEADED),
        "1. The toll stays.",
        ("Scope", {"heading": 2}),
        "2. Pilots sail.",
        ("Means", {"heading": 2}),
        ("Annex", HEADED),
        "Words of the annex.",
    )
    assert [one.section for one in found] == [
        (),
        ("A. Purpose",),
        ("A. Purpose",),
        ("A. Purpose", "Scope"),
        ("A. Purpose", "Scope"),
        ("A. Purpose", "Means"),
        ("Annex",),
    ]
    assert [(one.kind.value[:3], one.level) for one in found if one.kind.value in ("heading", "annex")] == [
        ("hea", 0),
        ("hea", 1),
        ("hea", 1),
        ("ann", 0),
    ]
    assert (found[0].label, found[0].text) == ("A.", "Purpose")


def test_a_heading_that_is_only_a_label_keeps_its_words() -> None:
    (found,) = read(("IV.", HEADED))
    assert found.text == "IV."
    assert read(("[Article 3] Means", HEADED))[0].label == "Article 3"
    assert read(("• Means", HEADED))[0].label is None


def test_a_remark_set_as_a_heading_is_no_section() -> None:
    found = read(("{Placement proposal: section II}", HEADED), "1. Ends.")
    assert found[0].kind is ParagraphKind.OTHER
    assert found[1].section == ()


def test_a_number_within_a_new_heading_is_the_first_again() -> None:
    assert told(("One", HEADED), "1. Requests:", ("Two", HEADED), "(a) To wait;")[3][2:] == (0, None)


def test_a_letter_after_h_is_a_letter_and_elsewhere_a_numeral() -> None:
    letters = told("(g) Seven;", "(h) Eight;", "(i) Nine;", "(j) Ten.")
    assert [one[2] for one in letters] == [0, 0, 0, 0]
    numerals = told("(a) One:", "(i) At dawn;", "(v) At dusk;", "(b) Two.")
    assert numerals[1:] == [("(i)", "sub", 1, 0), ("(v)", "sub", 1, 0), ("(b)", "ope", 0, None)]
    assert told("(t) One;", "(v) Two.")[1] == ("(v)", "ope", 0, None)
    assert [one[2] for one in told("a) One:", "i) At dawn;", "b) Two.")] == [0, 1, 0]


def test_numbers_that_begin_again_after_a_colon_stand_below() -> None:
    found = told("4. Requests pilots:", "1. To wait;", "2. To sail;", "5. Ends.")
    assert [one[2:] for one in found] == [(0, None), (1, 0), (1, 0), (0, None)]
    plain = told("4. Requests pilots.", "1. To wait;", "2. To sail;")
    assert [one[2] for one in plain] == [0, 0, 0]
    second = told("4. Requests pilots:", "2. To sail;")
    assert [one[2] for one in second] == [0, 0]


def test_options_stand_side_by_side_and_hold_their_words() -> None:
    found = told("Option 1: Keep", "Ships wait.", "Option 2: Go", "Ships sail.")
    assert [one[2:] for one in found] == [(0, None), (1, 0), (0, None), (1, 2)]
    assert [one[1] for one in found] == ["opt", "ope", "opt", "ope"]


def test_a_paragraph_after_an_option_with_words_stands_beside_it() -> None:
    bare = told("Option 1", "7. Ships wait.")
    full = told("Option 1: Ships wait for the pilots of the port.", "7. Ships sail.")
    assert (bare[1][2:], full[1][2:]) == ((1, 0), (0, None))


def test_a_bare_label_takes_the_words_that_follow_it() -> None:
    assert told("7. Title", "Ships wait for pilots.")[1][2:] == (1, 0)
    assert told("7. Ships wait.", "They sail at dawn.")[1][2:] == (0, None)
    for length, parent in ((80, 0), (81, None)):
        assert told("7. " + "x" * length, "Ships wait.")[1][3] == parent
    assert told("7. (Agreed) Ships wait.", "They sail.")[1][3] == 0
    assert told("7. Title", "Ships wait.", "They sail.")[2][3] is None


def test_depths_of_a_format_nest_what_labels_do_not() -> None:
    found = told(
        ("1. One", {"depth": 0}),
        ("words below", {"depth": 1}),
        ("(a) deep", {"depth": 1}),
        ("(b) deep", {"depth": 1}),
        ("2. Two", {"depth": 0}),
        ("out", {"depth": 0}),
    )
    assert [one[2:] for one in found] == [(0, None), (1, 0), (1, 0), (1, 0), (0, None), (0, None)]


def test_a_label_of_the_format_is_taken_as_it_is() -> None:
    found = read(("We decide", {"label": "(a)"}), ("We go", {"label": "§"}))
    assert [(one.label, one.text) for one in found] == [("(a)", "We decide"), ("§", "We go")]


def test_a_struck_label_gives_way_to_the_one_that_stands() -> None:
    struck = (Mark(MarkKind.STRUCK, 0, 2),)
    assert told(("7. 8. Decides", {"marks": struck}))[0][0] == "8."
    assert told("7. 8. Decides")[0][0] == "7."
    both = (Mark(MarkKind.STRUCK, 0, 5),)
    assert told(("7. 8. Decides", {"marks": both}))[0][0] == "7."
    bold = (Mark(MarkKind.BOLD, 0, 2),)
    assert told(("7. 8. Decides", {"marks": bold}))[0][0] == "7."
    later = (Mark(MarkKind.STRUCK, 1, 2),)
    assert told(("7. 8. Decides", {"marks": later}))[0][0] == "7."


def test_marks_span_the_words_without_their_label() -> None:
    marks = (Mark(MarkKind.BOLD, 0, 2), Mark(MarkKind.BOLD, 1, 5), Mark(MarkKind.BOLD, 3, 9))
    (found,) = read(("7. Decides", {"marks": marks}))
    assert [(mark.start, mark.end) for mark in found.marks] == [(0, 2), (0, 6)]


def test_footnotes_and_what_a_format_knows_keep_their_kind() -> None:
    found = told(
        "1. Ends",
        ("2. A note.", {"kind": FORMS["foo"]}),
        ("3. Other.", {"kind": FORMS["oth"]}),
        ("4. Said.", {"kind": FORMS["pre"]}),
    )
    assert found[1:] == [("2.", "foo", 0, None), (None, "oth", 0, None), ("4.", "pre", 0, None)]


def test_a_preamble_ends_where_its_operative_part_begins() -> None:
    recalls = "PP2. Recalling tolls,"
    found = told(("Preamble", HEADED), "Some words.", recalls, ("Means", HEADED), "1. Ends.")
    assert [one[1] for one in found] == ["hea", "pre", "pre", "hea", "ope"]
    found = told(
        "A front line", "The General Assembly,", "Recalling tolls,", "Have agreed as follows:", "Ends."
    )
    assert [one[1] for one in found] == ["oth", "pre", "pre", "pre", "oth"]


def test_one_paragraph_that_opens_so_in_mid_text_is_no_preamble() -> None:
    for length, kind in ((160, "pre"), (161, "oth")):
        found = told("x" * length, "Recalling tolls,", "Words go on.")
        assert found[1][1] == kind
    found = told("x" * 161, "Recalling tolls,", "1. Decides to keep them.")
    assert found[1][1] == "pre"
    found = told("x" * 161, "Recalling tolls.", "1. Decides to keep them.")
    assert found[1][1] == "oth"


def test_letters_and_options_do_not_end_a_preamble() -> None:
    found = told("The General Assembly,", "Recalling:", "(a) Tolls,", "Option 1: Noting,", "1. Ends.")
    assert [one[1] for one in found] == ["pre", "pre", "pre", "opt", "ope"]


def test_records_and_closings_belong_to_nobody() -> None:
    found = told("1. Title", "14th plenary meeting", "1 May 2031")
    assert found[1:] == [(None, "oth", 0, None), (None, "oth", 0, None)]
    assert told("1. Title", "Have agreed as follows:")[1][3] is None


def test_loose_words_are_operative_only_in_a_drafted_text() -> None:
    assert told("Ships wait.")[0][1] == "oth"
    assert told(("Means", HEADED), "Ships wait.")[1][1] == "oth"
    assert told(("Means", HEADED), "Ships wait.", "1. Ends.")[1][1] == "ope"
    assert told(("Means", HEADED), "• Ships wait.", "Loose.")[2][1] == "oth"
    assert told("• Ships wait.")[0][:2] == (None, "sub")


@pytest.mark.parametrize(
    ("text", "label", "style", "words"),
    [
        ("7. Decides", "7.", "number", "Decides"),
        ("7 bis. Decides", "7 bis.", "number", "Decides"),
        ("7.2 Decides", "7.2", "number1", "Decides"),
        ("PP7 bis Recalling", "PP7 bis", "pp", "Recalling"),
        ("OP12. Decides", "OP12.", "op", "Decides"),
        ("(a) Decides", "(a)", "(a)", "Decides"),
        ("(iv) Decides", "(iv)", "(i)", "Decides"),
        ("a. decides", "a.", "a.", "decides"),
        ("Option 2: Decides", "Option 2:", "option 1", "Decides"),
        ("Option II: Decides", "Option II:", "option I", "Decides"),
        ("Option (b): Decides", "Option (b):", "option a", "Decides"),
        ("• Decides", "", "-", "Decides"),
        ("(3)   Decides", "(3)", "(1)", "Decides"),
    ],
)
def test_labels_are_told_by_their_style(text: str, label: str, style: str, words: str) -> None:
    found = find_label(text)
    assert found is not None
    assert (found.text, found.style, text[found.end :]) == (label, style, words)


@pytest.mark.parametrize("text", ["Decides", "7 pilots", "A. Decides", "2031", "e.g. ships", "(abc) Ships"])
def test_what_is_no_label_is_left(text: str) -> None:
    assert find_label(text) is None


def test_a_label_says_what_it_counts_and_what_holds_it() -> None:
    found = {
        text: find_label(f"{text} x") for text in ("12.", "(a)", "7. Option 1", "(f) Option 1", "Option 1")
    }
    told = {text: (one.value, one.holder, one.is_option) for text, one in found.items() if one}
    assert told == {
        "12.": (12, None, False),
        "(a)": (None, None, False),
        "7. Option 1": (7, "number", True),
        "(f) Option 1": (1, "(a)", True),
        "Option 1": (1, None, True),
    }


def test_a_label_is_sought_within_its_bounds() -> None:
    text = "x 7. Decides"
    found = find_label(text, 2)
    assert found is not None
    assert found.end == 5
    assert find_label(text, 2, 3) is None
    ended = find_label(text, 2, 4)
    assert ended is not None
    assert ended.end == 4


@pytest.mark.parametrize(
    ("text", "moved"),
    [
        ("[7. Decides]", "7. [Decides]"),
        ("[[7. Decides", "7. [[Decides"),
        ("[Decides]", "[Decides]"),
        ("7. [Decides]", "7. [Decides]"),
        ("[7.", "[7."),
        ("[• Decides]", "[• Decides]"),
    ],
)
def test_a_bracket_before_a_label_is_put_behind_it(text: str, moved: str) -> None:
    assert label_first(text) == moved


@pytest.mark.parametrize(
    ("check", "yes", "no"),
    [
        (is_preambular, "[Recalling tolls", "Decides to recall"),
        (is_preambular, "Deeply noting tolls", "The recalling of tolls"),
        (is_enacting, "The General Assembly,", "The General Assembly"),
        (is_enacting, f"The General Assembly {'x' * 98},", f"The General Assembly {'x' * 99},"),
        (is_masthead, "A/80/L.12", "The toll stays"),
        (is_masthead, "Original: English " + "x" * 82, "Original: English " + "x" * 83),
        (is_record_line, "14th plenary meeting", "The 14th plenary meeting was long"),
        (is_record_line, "1 May 2031", " "),
        (is_closing, "Have agreed as follows:", "Have agreed as follows: " + "x" * 100),
        (is_remark, "{Placement proposal: section II}", "{Means}"),
        (
            is_remark,
            "{one two three four five six seven eight nine}",
            "{one two three four five six seven eight}",
        ),
        (names_a_text, "Accord on the harbour toll", "Accord on tolls"),
        (names_a_text, "x y z " + "w" * 294, "x y z " + "w" * 295),
        (names_a_text, "Accord on the harbour toll", "Accord on the harbour toll."),
        (names_a_text, "Accord on the harbour toll", "[Accord on the harbour toll"),
        (names_a_text, "Accord on the harbour toll", "Accord on the harbour toll Rev.1"),
    ],
)
def test_openings_and_ends_are_told_on_both_sides(check: Any, yes: str, no: str) -> None:
    assert check(yes)
    assert not check(no)


def test_an_opening_is_of_whole_words_where_words_have_spaces() -> None:
    assert opens_with("[*Recalling tolls", ["recalling"])
    assert not opens_with("Recallings", ["recalling"])
    assert opens_with("回顾收费", ["回顾"])
    assert not opens_with("Tolls", [])
    assert not opens_with("x" * 80 + "recalling", ["recalling"])


@pytest.mark.parametrize(
    ("lines", "labels"),
    [
        (("I. Decides to meet;", "II. Asks for a list;"), ["I.", "II."]),
        (("I) Decides to meet;", "II) Asks for a list;"), ["I)", "II)"]),
        (("IV. Decides to meet;", "V. Asks for a list;", "VI. Ends;"), ["IV.", "V.", "VI."]),
        (("IX. Decides to meet;", "X. Asks for a list;"), ["IX.", "X."]),
        (("I. Orsa spoke first.", "Then we met."), [None, None]),
        (("V. Tarn spoke first.", "II. Asks for a list;"), [None, "II."]),
        (("I. Orsa spoke first.", "III. Asks for a list;"), [None, "III."]),
        (("II. Asks for a list;", "I. Orsa spoke last."), ["II.", None]),
    ],
)
def test_a_lone_numeral_is_a_label_in_its_series(lines: tuple[str, ...], labels: list[str | None]) -> None:
    assert [one.label for one in read(*lines)] == labels
