"""What people keep from the command line: entries that outlive versions, and steps set down by hand."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner

from travaux.cli import travaux
from travaux.errors import NotFound, TravauxError, UsageError

FIRST = """Draft accord on gauges

The Assembly of Rivers,

1. Requests the River Fund to publish, by 1 March 2031, an open register of all gauges on the river;

2. Invites States to keep their gauges dry;
"""
SECOND = """Draft accord on gauges

The Assembly of Rivers,

1. Recalls the floods of the last winter;

2. Invites States to teach every child to read a gauge;

3. Requests the River Fund to publish, by 1 June 2031, an open register of all gauges on the rivers;
"""
Command = Callable[..., str]


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch) -> Command:
    monkeypatch.setenv("TRAVAUX_USER", "a clerk")

    def call(*args: object) -> str:
        result = CliRunner().invoke(travaux, [str(arg) for arg in args])
        if isinstance(result.exception, TravauxError | click.ClickException):
            raise result.exception
        assert result.exception is None, result.exception
        return result.stdout

    return call


@pytest.fixture
def folder(tmp_path: Path, command: Command) -> Path:
    folder = tmp_path / "ws"
    command("new", folder, "--title", "River talks")
    first = tmp_path / "first.txt"
    first.write_text(FIRST, encoding="utf-8")
    command("add", folder, first, "--as", "draft", "--date", "2030-05-01")
    command("run", folder)
    return folder


def listed(command: Command, folder: Path) -> dict[str, Any]:
    out: dict[str, Any] = json.loads(command("commitments", folder, "--json", "--as-of", "2030-06-01"))
    return out


def test_entries_survive_a_run_and_a_new_version(command: Command, folder: Path, tmp_path: Path) -> None:
    register, dry = listed(command, folder)["commitments"]
    command(
        "note", folder, register["id"][:8], "--status", "in progress", "--evidence", "a tender",
        "--source", "the Fund's letter", "--dated", "2030-05-20", "--next-review", "2030-09-01",
    )  # fmt: skip
    command("note", folder, register["id"], "--note", "the keepers are to be named too")
    command("note", folder, dry["id"], "--status", "delivered")
    command("run", folder)
    assert [one["status"] for one in listed(command, folder)["commitments"]] == ["in progress", "delivered"]
    second = tmp_path / "second.txt"
    second.write_text(SECOND, encoding="utf-8")
    command("add", folder, second, "--as", "draft", "--date", "2030-07-01")
    command("run", folder)
    now = listed(command, folder)
    teach, again = now["commitments"]
    assert (again["paragraph"], again["deadline"]["date"]) == ("3", "2031-06-01")
    assert again["id"] != register["id"]
    assert again["thread"] == register["thread"]
    assert (again["status"], again["next_review"]) == ("in progress", "2030-09-01")
    assert [(e["who"], e["evidence"], e["source"], e["dated"]) for e in again["entries"]] == [
        ("a clerk", "a tender", "the Fund's letter", "2030-05-20"),
        ("a clerk", None, None, None),
    ]
    assert teach["entries"] == []
    assert [kept["duty"] for kept in now["no_longer_found"]] == ["keep their gauges dry"]
    assert "keep their gauges dry" in command("commitments", folder)


def test_an_entry_must_say_something_of_a_commitment_there_is(command: Command, folder: Path) -> None:
    name = listed(command, folder)["commitments"][0]["id"]
    with pytest.raises(UsageError, match="says nothing"):
        command("note", folder, name)
    with pytest.raises(NotFound, match="no commitment"):
        command("note", folder, "ffff0000", "--note", "x")
    refused = CliRunner().invoke(travaux, ["note", str(folder), name, "--next-review", "soon"])
    assert refused.exit_code == 2
    assert "soon" in refused.output
    told = json.loads(command("note", folder, name, "--note", "seen", "--json"))
    assert (told["id"], told["status"]) == (name, None)


def test_the_calendar_of_a_draft_holds_planned_reviews_and_no_deadline_that_nobody_agreed(
    command: Command, folder: Path
) -> None:
    name = listed(command, folder)["commitments"][0]["id"]
    command("note", folder, name, "--next-review", "2030-09-01")
    out = command("commitments", folder, "--format", "ics", "--as-of", "2030-06-01")
    assert out.count("BEGIN:VEVENT") == 1
    assert "DTSTART;VALUE=DATE:20300901" in out


def test_a_step_set_down_by_hand_stands_in_the_course(command: Command, folder: Path) -> None:
    (source,) = json.loads(command("list", folder, "--json"))["sources"]
    command("event", folder, "adoption", "--date", "2030-08-01", "--what", "adopted in the lock house")
    told = command(
        "event", folder, "placed-under-silence", "--date", "2030-08-03", "--until", "2030-08-05",
        "--by", "Chair", "--paragraphs", "PP2, 1-2", "--source", f"{source['id']}:0-22",
    )  # fmt: skip
    assert "2030-08-03" in told
    found = json.loads(command("procedure", folder, "--json"))
    silence = next(step for step in found["steps"] if step["kind"] == "placed under silence")
    assert silence["by_hand"] == "a clerk"
    assert silence["paragraphs"] == ["PP2", "1", "2"]
    assert silence["citations"][0]["quote"] == "Draft accord on gauges"
    assert [doubt["what"] for doubt in found["doubts"]] == [
        "less than 72 hours between the letter and the deadline",
        "placed under silence after the adoption on 1 August 2030",
    ]
    again = json.loads(command("event", folder, "adoption", "--date", "2030-08-02", "--json"))
    assert (again["kind"], again["date"]) == ("adoption", "2030-08-02")


def test_a_step_cannot_rest_on_a_source_that_is_not_there(command: Command, folder: Path) -> None:
    with pytest.raises(NotFound):
        command("event", folder, "adoption", "--source", "nowhere.txt:0-5")
    (source,) = json.loads(command("list", folder, "--json"))["sources"]
    with pytest.raises(UsageError, match="outside"):
        command("event", folder, "adoption", "--source", f"{source['id']}:0-99999")
