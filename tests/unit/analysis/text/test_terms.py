"""Counts of terms with their variants."""

import pytest
from drafting import draft

from travaux.analysis.text.terms import count_terms, find_term
from travaux.domain.lineage import TermPart


@pytest.mark.parametrize(
    ("term", "text", "found"),
    [
        (
            "multilantern",
            "Multi-lantern and multilantern, multi lanterns",
            ["Multi-lantern", "multilantern", "multi lanterns"],
        ),
        ("lamp keeper", "lamp-keepers, lampkeeper; lamp, keeper", ["lamp-keepers", "lampkeeper"]),
        ("lamp", "lamp-led work, lamplight, lamps", ["lamp", "lamps"]),
        ("organisation", "organization of organisations", ["organization", "organisations"]),
        ("city", "cities and citizens", ["cities"]),
        ("港口", "九个港口的港 口", ["港口", "港 口"]),
        ("ميناء", "إلى ميناء المدينة", ["ميناء"]),
        ("", "anything", []),
    ],
)
def test_variants_are_found_where_they_stand(term: str, text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in find_term(term, text)] == found


def test_counts_are_by_paragraph_with_section_and_variants() -> None:
    text = draft("# Lights\n1. Lamps and lamp oil;\n2. Rope;\n# Fog\n3. A lamp;", "d")
    counts = count_terms(["lamp"], [text])
    assert [(one.section, one.paragraph, one.count, dict(one.variants)) for one in counts] == [
        (("Lights",), 1, 2, {"lamps": 1, "lamp": 1}),
        (("Fog",), 4, 1, {"lamp": 1}),
    ]
    assert [citation.quote for citation in counts[0].citations] == ["Lamps", "lamp"]


@pytest.mark.parametrize(
    ("term", "text", "found"),
    [
        ("keeper", "multi-keeper guilds and keepers", ["keepers"]),
        ("binding", "non-binding rules, binding rules", ["binding"]),
        ("operation", "co-operation, operations", ["operations"]),
        ("regional", "inter-regional and sub-regional ports, regional ports", ["regional"]),
        ("lamp", "lamp-led work, oil-lamp", ["lamp", "lamp"]),
        ("multi keeper", "multi-keeper guilds", ["multi-keeper"]),
        ("port", "the port - pre - port", ["port", "port"]),
    ],
)
def test_a_prefix_makes_another_word(term: str, text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in find_term(term, text)] == found


def test_what_stands_within_a_longer_term_asked_for_counts_there_alone() -> None:
    text = draft("1. Oil lamp keepers and keepers.", "d")
    counts = count_terms(["keeper", "lamp keeper", "oil lamp keeper"], [text])
    assert {one.term: one.count for one in counts} == {"keeper": 1, "oil lamp keeper": 1}


RESOLUTION = """# Resolution on lamps

The Assembly,

Recalling its lamps,

# A. Lamps of the coast

1. Decides on lamps:

(a) Lamps of ports;

(b) Buoys, and the multi-lamp tower;

2. Requests lamps, a lamp and oil-lamps.

Annex

The lamp is described here.
"""


def test_numbered_paragraphs_are_counted_apart_from_title_and_preamble() -> None:
    counts = count_terms(["lamp"], [draft(RESOLUTION, "d")])
    parts = {part: sum(one.count for one in counts if one.part is part) for part in TermPart}
    assert parts == {
        TermPart.TITLE: 1,
        TermPart.PREAMBLE: 1,
        TermPart.NUMBERED: 5,
        TermPart.ELSEWHERE: 2,
    }


def test_a_variant_is_listed_and_counted_under_one_term_only() -> None:
    text = draft("1. Multi-stakeholder forums, multistakeholder talks, stakeholders and a stakeholder.", "d")
    counts = count_terms(["multistakeholder", "stakeholder"], [text])
    assert {one.term: dict(one.variants) for one in counts} == {
        "multistakeholder": {"multi-stakeholder": 1, "multistakeholder": 1},
        "stakeholder": {"stakeholders": 1, "stakeholder": 1},
    }
