from datetime import date

import pytest

from travaux.formats.facts import date_in_name


@pytest.mark.parametrize(
    "name",
    ["2031-03-05-morning.vtt", "minutes_20310305.pdf", "Rev1_5_Mar_2031.docx", "talks.March-5-2031.txt"],
)
def test_the_day_in_a_files_name_is_found(name: str) -> None:
    assert date_in_name(name) == date(2031, 3, 5)


@pytest.mark.parametrize(
    "name", ["2031-13-40.vtt", "A_80_L41.pdf", "summary-2031-03.txt", "id120310305999.txt"]
)
def test_figures_that_are_no_day_are_left_alone(name: str) -> None:
    assert date_in_name(name) is None
