"""What long records and long sentences make the analysis do is counted, not timed."""

import datetime

import pytest

from travaux.analysis.positions import spoken
from travaux.analysis.speakers import presiding
from travaux.domain.actors import Speaker
from travaux.formats.facts import find_date


@pytest.mark.parametrize("more", [0, 1, 3, 30])
def test_days_listed_before_a_month_make_one_date(more: int) -> None:
    days = "".join(f", {day}" for day in range(2, 2 + more))
    assert find_date(f"Held on 1{days} March 2024") == datetime.date(2024, 3, 1)


@pytest.mark.parametrize("separator", [", ", " and ", "/", " to ", "-"])
def test_an_endless_list_of_numbers_is_no_date(separator: str) -> None:
    assert find_date("We support paragraphs " + separator.join(["1", "2"] * 20_000)) is None


def test_the_language_of_a_whole_text_is_told_by_words_enough() -> None:
    assert spoken._language_told("We are of the view that this is for all of us.") == "en"
    assert spoken._language_told("We are of the view") is None


@pytest.mark.parametrize(
    ("speaker", "serves"),
    [
        (Speaker("The Co-Chair"), True),
        (Speaker("Ana Varga", None, "Ana Varga", "Chair"), True),
        (Speaker("Ana Varga", None, "Ana Varga"), False),
        (Speaker("Ana Varga", None, "Ana Varga", "Adviser"), False),
    ],
)
def test_who_presides_is_told_by_label_and_role(speaker: Speaker, serves: bool) -> None:
    assert presiding.holds_no_side(speaker) is serves
