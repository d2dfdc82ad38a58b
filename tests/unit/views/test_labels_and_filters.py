"""What paragraphs are called where labels begin anew, and by what readers choose among them."""

from dataclasses import replace

import pytest

from tests.unit.analysis.text.drafting import draft
from travaux.domain.messages import message
from travaux.domain.texts import Draft
from travaux.views.text.labels import heading_words, labels_of
from travaux.views.text.sieve import MOST, sieve_of

LABELS = {"kind": message("Kind"), "actor": message("Who")}


def _names(text: str) -> list[str]:
    made: Draft = draft(text)
    return list(labels_of(made).names.values())


def test_numbers_that_run_through_stand_alone() -> None:
    assert _names("# Article 1\n1. We light.\n# Article 2\n2. We dredge.")[1::2] == ["1", "2"]


@pytest.mark.parametrize(
    ("heading", "called"),
    [
        ("Article 4 (Lights)", "Article 4 § 1"),
        ("Artículo 4. Luces", "Artículo 4 § 1"),
        ("Section IV: Lights", "Section IV § 1"),
        ("Annex B", "Annex B § 1"),
        ("Article 4 bis (Lights)", "Article 4 bis § 1"),
        ("Lights and buoys", "Lights and buoys § 1"),
        ("On the upkeep of all the lights of all harbours", "On the upkeep of all the … § 1"),
    ],
)
def test_numbers_that_begin_anew_say_in_which_article(heading: str, called: str) -> None:
    assert called in _names(f"# {heading}\n1. We light.\n2. We dim.\n# Article 9\n1. We dredge.\n2. We fill.")


def test_every_number_says_so_where_most_begin_anew_and_two_alone_only_themselves() -> None:
    many = _names("# Article 1\n1. We light.\n2. We dim.\n# Article 2\n1. We fill.\n2. We dig.\n3. We rest.")
    assert many[-1] == "Article 2 § 3"
    lines = "\n".join(f"{n}. We do {n}." for n in range(2, 20))
    few = _names(f"# Article 1\n1. We light.\n{lines}\n# Article 2\n1. We dredge.")
    assert few[1:3] == ["Article 1 § 1", "2"]
    assert few[-1] == "Article 2 § 1"


def test_recitals_are_counted_through_and_need_no_article() -> None:
    made = _names("# Opening\nNoting lights,\n# Article 1\n1. We light.\n# Article 2\n1. We dredge.")
    assert made[1] == "PP1"


def test_a_heading_has_its_number_before_it_once() -> None:
    heading = draft("# Lights").paragraphs[0]
    assert heading_words(heading) == "Lights"
    assert heading_words(replace(heading, label="IV.")) == "IV. Lights"
    assert heading_words(replace(heading, label="IV", text="IV. Lights")) == "IV. Lights"


def test_rows_are_told_apart_by_what_they_differ_in() -> None:
    rows = [{"kind": ["new"], "actor": ["Ana", "Bo"]}, {"kind": ["new"], "actor": []}, {"kind": ["new"]}]
    sieve = sieve_of(rows, LABELS)
    assert [one.name for one in sieve.filters] == ["actor"]  # every row is new
    assert [(c.label, c.rows) for c in sieve.filters[0].choices] == [("Ana", 1), ("Bo", 1)]
    assert sieve.keys == ((("actor", "0 1"),), (("actor", ""),), (("actor", ""),))


def test_one_value_is_a_filter_where_some_rows_lack_it() -> None:
    sieve = sieve_of([{"kind": ["new"]}, {"kind": []}], LABELS)
    assert [len(one.choices) for one in sieve.filters] == [1]
    assert sieve_of([{}, {}], LABELS).filters == ()


def test_values_beyond_what_the_style_sheet_knows_cannot_be_chosen() -> None:
    rows = [{"actor": [f"Actor {n}"]} for n in range(MOST + 1)]
    sieve = sieve_of(rows, LABELS)
    assert len(sieve.filters[0].choices) == MOST
    assert sieve.keys[MOST] == (("actor", ""),)
