"""Counts of terms with their variants."""

import pytest
from drafting import draft

from travaux.analysis.text.terms import count_terms, find_term


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
