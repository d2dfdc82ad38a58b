"""Participation over a workspace, from the command line."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from travaux.cli import travaux

TURNS = {
    "consultation.txt": """CHAIR: I open the consultation on the rivers.

FIJI: We ask for gauges on every island, since the sea does not wait for anybody.

KENYA: We agree with Fiji, and ask that readings be open.

AMNESTY INTERNATIONAL: Those who live beside the water must be heard before it is measured.
""",
    "reading.txt": """CHAIR: We take up the draft.

GERMANY: We cannot support the second paragraph. The cost of gauges is not known, and it must be.

FIJI: The paragraph is needed.
""",
}
Command = Callable[..., str]


@pytest.fixture
def command() -> Command:
    def call(*args: object) -> str:
        result = CliRunner().invoke(travaux, [str(arg) for arg in args], catch_exceptions=False)
        assert result.exit_code == 0, result.output
        return result.stdout

    return call


@pytest.fixture
def folder(tmp_path: Path, command: Command) -> Path:
    folder = tmp_path / "ws"
    command("new", folder, "--title", "River talks")
    for name, (title, private) in {
        "consultation.txt": ("Consultation on rivers", False),
        "reading.txt": ("First reading", True),
    }.items():
        path = tmp_path / name
        path.write_text(TURNS[name], encoding="utf-8")
        command("add", folder, path, "--as", "transcript", "--title", title, *(["--private"] * private))
    command("run", folder)
    return folder


def tables(command: Command, *args: object) -> dict[str, dict[str, Any]]:
    out = json.loads(command("statistics", *args, "--json"))
    return {table["name"]: table for table in out["tables"]}


def test_tables_keep_the_contract_and_their_denominators(command: Command, folder: Path) -> None:
    found = tables(command, folder)
    for table in found.values():
        assert set(table) == {"name", "columns", "rows", "recipe"}
        assert table["recipe"]
        assert all(len(row) == len(table["columns"]) for row in table["rows"])
    words = sum(len(line.split(": ", 1)[1].split()) for text in TURNS.values() for line in text.split("\n\n"))
    sectors = {row[0]: row for row in found["Speaking by sector"]["rows"]}
    assert sum(row[4] for row in sectors.values()) == words
    assert f"all {words} words spoken in 2 meetings" in found["Speaking by sector"]["recipe"]
    assert sectors["government"][1] == 3


def test_classes_of_income_are_counted_with_their_year(command: Command, folder: Path) -> None:
    table = tables(command, folder)["Speaking by income class"]
    assert [row[:2] for row in table["rows"]][:3] == [
        ["high income", 1],
        ["upper middle income", 1],
        ["lower middle income", 1],
    ]
    assert "fiscal year 2026" in table["recipe"]


def test_who_was_heard_only_when_consulted_is_seen(command: Command, folder: Path) -> None:
    table = tables(command, folder)["Participation by phase"]
    rows = {row[0]: dict(zip(table["columns"], row, strict=True)) for row in table["rows"]}
    assert rows["civil society"]["consultation: speakers"] == 1
    assert rows["civil society"]["negotiation: speakers"] == 0


def test_what_is_private_is_not_counted_for_the_public(command: Command, folder: Path) -> None:
    table = tables(command, folder, "--public")["Speaking by delegation or organisation"]
    assert "Germany" not in {row[0] for row in table["rows"]}


@pytest.mark.parametrize("form", ["md", "html"])
def test_every_form_tells_the_recipe(command: Command, folder: Path, form: str) -> None:
    out = command("statistics", folder, "--format", form)
    assert "Shares are of all" in out
    assert "Assessment against published guidelines" in out


def test_an_empty_workspace_says_that_nobody_spoke(command: Command, tmp_path: Path) -> None:
    command("new", tmp_path / "empty", "--title", "Nothing yet")
    assert "No one spoke or made a submission" in command("statistics", tmp_path / "empty")
    assert json.loads(command("statistics", tmp_path / "empty", "--json"))["tables"] == []
