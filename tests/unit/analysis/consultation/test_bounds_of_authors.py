"""How far into a text its author is looked for, what the name may be, and which words prove it."""

import pytest

from tests.unit.analysis.consultation.test_contributions import draft
from travaux.analysis.consultation.authors import find_author
from travaux.analysis.consultation.contributions import read_contribution
from travaux.analysis.consultation.mastheads import Masthead, read_masthead
from travaux.analysis.consultation.whole_names import name_in
from travaux.reference.registry import load_registry

REGISTRY = load_registry()
BODY = "We believe that tides matter to all ports. Our members ask for a better table of tides.\n"
OPENS = "Lake Watch welcomes the opportunity to comment on the draft. "


def found(text: str) -> Masthead | None:
    return find_author(text, REGISTRY)


def author(text: str) -> str | None:
    head = found(text)
    return head.author if head else None


def proof(text: str) -> str:
    head = found(text)
    assert head is not None
    assert head.span is not None
    return text[slice(*head.span)]


def own_words(text: str) -> str:
    head = found(text)
    assert head is not None
    return text[head.start :].lstrip()


@pytest.mark.parametrize(("above", "named"), [(7, True), (8, False)])
def test_a_title_stands_in_the_first_eight_lines_with_words(above: int, named: bool) -> None:
    lines = "\n\n".join(f"tides of day {number}" for number in range(above))
    text = f"{lines}\n\nLake Watch submission to the Tide Forum\n\n{BODY}"
    assert author(text) == ("Lake Watch" if named else None)


def test_a_title_is_the_proof_of_its_name_and_the_text_opens_under_it() -> None:
    text = f"Tides\n\nLake Watch submission to the Tide Forum\n{BODY}"
    assert proof(text) == "Lake Watch submission to the Tide Forum"
    assert own_words(text) == BODY


@pytest.mark.parametrize(
    ("above", "named"),
    [
        ("Lake Watch", "Lake Watch"),
        ("Tides of 2031", None),
        ("Lake " * 12 + "Watch", None),
        ("on tides", None),
    ],
    ids=["a name", "a line with a year", "thirteen words", "no name"],
)
def test_a_name_may_stand_over_what_the_paper_is(above: str, named: str | None) -> None:
    text = f"{above}\nSubmission to the Tide Forum\n\n{BODY}"
    assert author(text) == named
    if named:
        assert proof(text) == above
        assert own_words(text) == BODY


@pytest.mark.parametrize(("words", "named"), [(12, True), (13, False)])
def test_a_name_has_twelve_words_at_most(words: int, named: bool) -> None:
    name = " ".join(["Lake"] * (words - 1) + ["Watch"])
    assert author(f"{name} submission to the Tide Forum\n\n{BODY}") == (name if named else None)


LETTER = "Letter dated 3 May 2024 from the Permanent Representative of Chile to the Forum"


@pytest.mark.parametrize(
    ("above", "below", "named"),
    [
        ("Argo Chamber\n", "", None),
        ("Argo Chamber\n\n", "", "Water Council"),
        ("Argo Chamber of 2031\n", "", "Water Council"),
        ("on tides\n", "", "Water Council"),
        ("Argo Chamber\n", "The Water Council is old. ", "Water Council"),
        ("Argo Chamber\n", "The Water Councillors are old. ", None),
    ],
    ids=["cut", "a line between", "a date", "no name", "told again", "a longer word"],
)
def test_a_name_right_under_a_line_of_names_may_be_the_end_of_one(
    above: str, below: str, named: str | None
) -> None:
    assert author(f"{above}Water Council contribution to the Tide Forum\n\n{below}{BODY}") == named


@pytest.mark.parametrize(
    ("words", "name"), [("for Pilots Union", ""), ("Union for Pilots", "Union for Pilots")]
)
def test_a_name_does_not_open_with_for(words: str, name: str) -> None:
    assert name_in(words) == name


@pytest.mark.parametrize(
    ("text", "keeper", "author", "proved"),
    [
        (OPENS, None, "Lake Watch", True),
        (OPENS, "River Watch", "River Watch", False),
        (f"Submission by Lake Watch\n\n{BODY}", None, "Lake Watch", True),
        (f"Submission by Lake Watch\n\n{BODY}", "River Watch", "River Watch", True),
        (BODY, None, None, False),
    ],
)
def test_what_its_keeper_says_of_an_input_stands_before_what_the_text_says(
    text: str, keeper: str | None, author: str | None, proved: bool
) -> None:
    told = read_contribution(draft(text), REGISTRY, author=keeper)
    assert told.author == author
    assert (told.citation is not None) is proved


def test_a_region_is_that_of_the_front_else_that_of_the_actor() -> None:
    keyed = "Organization: Chile\nTitle: On tides\n{}\n" + BODY
    known = REGISTRY.resolve_exactly("Chile").actor
    assert known is not None
    assert known.region
    assert read_contribution(draft(keyed.format("")), REGISTRY).region == known.region
    assert read_contribution(draft(keyed.format("Region: Coast\n")), REGISTRY).region == "Coast"
    assert read_contribution(draft(BODY), REGISTRY, author="Lake Watch").region is None


@pytest.mark.parametrize(("before", "named"), [(780, True), (900, False)])
def test_the_heading_of_a_letter_stands_in_its_first_nine_hundred_characters(
    before: int, named: bool
) -> None:
    text = f"{'tides ' * (before // 6)}\n\n{LETTER}\n\nThe ports wait.\n"
    assert author(text) == ("Chile" if named else None)


def test_the_text_of_a_letter_opens_under_its_heading() -> None:
    text = f"{LETTER}\n\nThe ports wait."
    assert own_words(text) == "The ports wait."
    assert proof(text).startswith("Letter dated")


@pytest.mark.parametrize(("before", "named"), [(2900, True), (3000, False)])
def test_an_author_says_what_the_text_is_in_its_first_three_thousand_characters(
    before: int, named: bool
) -> None:
    text = f"{'tides ' * (before // 6)}\n\n{OPENS}"
    assert author(text) == ("Lake Watch" if named else None)


@pytest.mark.parametrize(
    ("before", "named"),
    [
        ("", True),
        ("The tides of the delta.\n", True),
        ("To the Chair:\n", True),
        ("Dear colleagues\n", True),
        ("the tides of the delta and the\n", False),
        ("Tides\n\n", True),
    ],
    ids=[
        "at once",
        "behind a sentence",
        "behind a colon",
        "behind a greeting",
        "in a sentence",
        "new paragraph",
    ],
)
def test_who_says_what_the_text_is_opens_a_sentence(before: str, named: bool) -> None:
    assert author(f"{before}{OPENS}") == ("Lake Watch" if named else None)


def test_all_of_a_text_is_its_authors_where_its_first_words_say_whose_it_is() -> None:
    assert own_words(f"Tides\n\n{OPENS}").startswith("Tides")
    assert proof(f"Tides\n\n{OPENS}").startswith("Lake Watch welcomes the opportunity")


@pytest.mark.parametrize(("before", "after", "named"), [(3, 1, True), (1, 3, False)])
def test_a_signature_stands_in_the_second_half(before: int, after: int, named: bool) -> None:
    text = f"{BODY * before}\nYours sincerely,\nIda Bell\nLake Watch\n\n{BODY * after}"
    assert author(text) == ("Lake Watch" if named else None)


def test_the_last_of_two_signatures_counts() -> None:
    signed = "\nYours sincerely,\nIda Bell\n{}\n"
    assert author(f"{BODY * 4}{signed.format('Lake Watch')}{signed.format('River Watch')}") == "River Watch"


@pytest.mark.parametrize(("lines", "named"), [(7, "Lake Watch"), (8, "Ida Bell")])
def test_a_signature_has_nine_lines(lines: int, named: str) -> None:
    roles = "\n\n".join(["in the chair of the harbour"] * lines)
    assert author(f"{BODY * 4}\nYours sincerely,\n\nIda Bell\n{roles}\nLake Watch\n") == named


@pytest.mark.parametrize(
    ("signed", "named", "proved"),
    [
        ("Ida Bell\nDirector\nLake Watch", "Lake Watch", "Lake Watch"),
        ("Ida Bell, Director, Lake Watch", "Lake Watch", "Lake Watch"),
        ("Ida Bell", "Ida Bell", "Ida Bell"),
        ("Ida Bell\n14 Pier Road\nLake Watch", "Ida Bell", "Ida Bell"),
        ("Ida Bell\nida@lake.example\nLake Watch", "Ida Bell", "Ida Bell"),
        ("Ida Bell\nThe tides wait for nobody.\nLake Watch", "Ida Bell", "Ida Bell"),
        ("Ida Bell\nBell Ltd.\n", "Bell Ltd.", "Bell Ltd."),
        ("Ida Bell\nAmbassador of Chile", "Chile", "Ida Bell\nAmbassador of Chile"),
        ("on behalf of Lake Watch", "Lake Watch", "on behalf of Lake Watch"),
        ("the pilots of the delta", None, None),
    ],
)
def test_a_signature_is_proved_by_the_line_or_part_that_names(
    signed: str, named: str | None, proved: str | None
) -> None:
    text = f"{BODY * 4}\nYours sincerely,\n{signed}\n"
    assert author(text) == named
    if proved:
        assert proof(text) == proved
        assert own_words(text) == text


def test_nobody_signs_a_text_in_which_nobody_speaks() -> None:
    signed = "\nYours sincerely,\nIda Bell\n"
    assert author(f"{'The ports wait for the tide. ' * 6}{signed}") is None
    assert author(f"{BODY * 4}{signed}") == "Ida Bell"


@pytest.mark.parametrize(("above", "named"), [(7, True), (8, False)])
def test_a_name_beside_its_sector_stands_in_the_first_eight_lines(above: int, named: bool) -> None:
    lines = "".join(f"tides of day {number}\n" for number in range(above))
    for line in ("Lake Watch (civil society)", "Submission by Lake Watch"):
        head = read_masthead(f"{lines}{line}\n\n{BODY}")
        assert head.author == ("Lake Watch" if named else None)


@pytest.mark.parametrize("line", ["Lake Watch (civil society)", "Submission by Lake Watch"])
def test_the_text_opens_behind_the_paragraph_of_the_name(line: str) -> None:
    text = f"On tides\n{line}\nPort of Argo\n\n{BODY}"
    head = read_masthead(text)
    assert head.title == "On tides"
    assert text[head.start :] == BODY
    assert head.span is not None
    assert text[slice(*head.span)] == line


@pytest.mark.parametrize(
    ("name", "read"),
    [("L" * 120, True), ("L" * 121, False), ("Lo", True), ("L", False), ("lake watch", False)],
)
def test_a_name_has_two_to_a_hundred_and_twenty_characters(name: str, read: bool) -> None:
    assert read_masthead(f"{name} (civil society)\n\n{BODY}").author == (name if read else None)


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("(civil society) input of the delta", "Lake Watch"),
        ("private sector", None),
    ],
)
def test_a_sector_without_a_name_is_of_the_first_line(line: str, title: str | None) -> None:
    head = read_masthead(f"Lake Watch\n{line}\n\n{BODY}")
    assert head.author == title
    if title and head.span:
        assert head.span == (0, len("Lake Watch"))
