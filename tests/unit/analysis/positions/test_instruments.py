"""Which text a provision belongs to."""

import re

import pytest

from travaux.analysis.positions.instruments import instrument_after, instrument_before
from travaux.analysis.positions.targets import find_targets
from travaux.domain.positions import TargetKind
from travaux.reference.language_data import read_language
from travaux.reference.stances import load_stances

EXAMPLES = read_language("en", "instruments")["example"]
_PROVISION = re.compile(r"(?:paragraphs?|Article) [\d]+")


def _named(sentence: str) -> str | None:
    found = _PROVISION.search(sentence)
    assert found
    after, before = instrument_after(sentence, found.end()), instrument_before(sentence, found.start())
    return (after.instrument if after else None) or (before.instrument if before else None)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda each: (each.get("matches") or each["not"])[:60])
def test_every_example_of_the_rules_holds(example: dict[str, str]) -> None:
    assert _named(example.get("matches") or example["not"]) == example.get("instrument")


@pytest.mark.parametrize(
    ("sentence", "instrument"),
    [
        ("They opposed paragraph 9 of document A/61/L.4.", "document A/61/L.4"),
        ("They opposed paragraph 3 of Decision 2/CP.9.", "Decision 2/CP.9"),
        (
            "They invoked Article 6 of the Convention on the Keeping of Lamps.",
            "Convention on the Keeping of Lamps",
        ),
        ("Under the Harbour Agreement, Article 6 applies.", "Harbour Agreement"),
        ("They opposed paragraph 3 of the draft resolution on tolls.", "draft resolution on tolls"),
        ("They opposed paragraph 3 of the draft resolution.", None),
        ("They opposed paragraph 3 in the Chair’s text.", None),
        ("They opposed paragraph 3 of Article 4.", None),
        ("They opposed paragraph 3 of this proposal by Arcadia.", None),
    ],
)
def test_the_text_is_named_in_many_ways(sentence: str, instrument: str | None) -> None:
    assert _named(sentence) == instrument


@pytest.mark.parametrize(
    ("clause", "labels"),
    [
        ("opposed paragraph 2 of Article 5", ["Article 5, paragraph 2"]),
        ("opposed Article 5, paragraphs 2 and 3", ["Article 5, paragraph 2", "Article 5, paragraph 3"]),
        ("opposed Article 5", ["Article 5"]),
        ("opposed paragraphs 2 to 4", ["2", "3", "4"]),
    ],
)
def test_a_paragraph_keeps_its_article(clause: str, labels: list[str]) -> None:
    found = [seen.target for seen in find_targets(clause, load_stances("en"))]
    assert [target.label for target in found if target.kind is TargetKind.PARAGRAPH] == labels


def test_a_provision_of_another_text_is_no_paragraph_of_ours() -> None:
    (seen,) = find_targets("opposed paragraph 2 of Article 5 of the Harbour Protocol", load_stances("en"))
    assert (seen.target.kind, seen.target.instrument) == (TargetKind.DOCUMENT, "Harbour Protocol")


@pytest.mark.parametrize(
    ("words", "instrument"),
    [
        ("paragraph 13 of the Sorrow Bay Strategic Plan", "Sorrow Bay Strategic Plan"),
        ("paragraph 2 of the Lamp Road Map", "Lamp Road Map"),
        ("paragraph 12 of the Secretary-General’s report", "Secretary-General’s report"),
        ("paragraphs 3 and 4 of the Lamp Board's annual report", "Lamp Board's annual report"),
        ("article 7 of the statute", "statute"),
        ("rule 12 of the rules of procedure", "rules of procedure"),
    ],
)
def test_another_text_is_told_by_its_kind_or_its_issuer(words: str, instrument: str) -> None:
    found = instrument_after(words, re.match(r"\w+ [\d and]*\d", words).end())  # type: ignore[union-attr]
    assert found is not None
    assert found.instrument == instrument


@pytest.mark.parametrize(
    "words",
    [
        "paragraph 4 of the Chair’s note",
        "paragraph 4 of the Co-Facilitators' report",
        "paragraph 4 of the statutory part",
        "paragraph 4 of the plan",
    ],
)
def test_what_may_be_the_text_on_the_table_is_no_other_text(words: str) -> None:
    found = instrument_after(words, len("paragraph 4"))
    assert found is None or found.instrument is None
