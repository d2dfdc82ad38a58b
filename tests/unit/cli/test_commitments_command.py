import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from travaux.cli import travaux

TEXT = """Resolution adopted by the General Assembly on 3 November 2025

The General Assembly,

1. Requests the Secretary-General, in consultation with the River Fund; the Delta Forum, to report \
by 1 March 2027, at a cost of 2 million dollars;

2. Encourages States to keep their gauges dry;
"""


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "text.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def given(*arguments: str) -> str:
    result = CliRunner().invoke(travaux, ["commitments", *arguments], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.stdout


def test_json_keeps_the_contract(text: Path) -> None:
    out = json.loads(given(str(text), "--json", "--as-of", "2027-04-01"))
    first, second = out["commitments"]
    assert first["strength"] == "requests"
    assert first["deadline"]["date"] == "2027-03-01"
    assert first["deadline"]["text"] == "by 1 March 2027"
    assert (first["status"], second["status"]) == ("overdue", "not started")
    assert second["deadline"]["date"] is None
    assert second["addressees"] == ["States"]
    assert all(one["citations"] for one in out["commitments"])


def test_the_calendar_keeps_to_its_standard(text: Path) -> None:
    file = text.with_suffix(".ics")
    given(str(text), "--format", "ics", "--as-of", "2026-01-01", "-o", str(file))
    out = file.read_bytes().decode()
    lines = out.encode().split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    unfolded = out.replace("\r\n ", "")
    assert unfolded.count("BEGIN:VEVENT") == 1
    assert "DTSTART;VALUE=DATE:20270301" in unfolded
    assert unfolded.startswith("BEGIN:VCALENDAR\r\n")
    assert unfolded.endswith("END:VCALENDAR\r\n")


@pytest.mark.parametrize("form", ["html", "md", "csv"])
def test_every_form_names_who_and_what(text: Path, form: str) -> None:
    out = given(str(text), "--format", form)
    assert "Secretary-General" in out
    assert "keep their gauges dry" in out


def test_who_and_when_can_be_asked_for(text: Path) -> None:
    mine = json.loads(given(str(text), "--json", "--as-of", "2027-01-01", "--for", "the Secretary-General"))
    assert [one["paragraph"] for one in mine["commitments"]] == ["1"]
    soon = json.loads(given(str(text), "--json", "--as-of", "2027-01-01", "--due", "90"))
    assert [(one["paragraph"], one["due_in_days"]) for one in soon["commitments"]] == [("1", 59)]
    assert json.loads(given(str(text), "--json", "--for", "Nobody of this name"))["commitments"] == []


def test_the_page_names_what_has_no_date(text: Path) -> None:
    out = given(str(text), "--as-of", "2026-01-01")
    assert "| No date | 1 | 2 | 2 |" in out
