from datetime import date
from pathlib import Path

import pytest

from travaux.formats.draft_file import read_draft
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


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("The port will light six berths by 31 March 2034.", None),
        ("Comments are due before the 31st of March 2034.", None),
        ("To be ready no later than March 31, 2034.", None),
        ("Le port éclaire six quais avant le 31 mars 2034.", None),
        ("31 March 2034", date(2034, 3, 31)),
        ("Prepared by the port, 31 March 2034", date(2034, 3, 31)),
        ("Version of 31 March 2034, comments by 2 May 2034", date(2034, 3, 31)),
    ],
)
def test_the_day_by_which_something_is_due_dates_no_version(
    line: str, day: date | None, tmp_path: Path
) -> None:
    path = tmp_path / "plan.md"
    path.write_text(f"# Plan of the harbour\n\n## {line}\n\n1. The port keeps its lamps.\n", encoding="utf-8")
    assert read_draft(path).date == day
