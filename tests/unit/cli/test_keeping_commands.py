"""Verify, backup, restore, export and import as the command line has them, for people and for scripts."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from travaux.cli import travaux
from travaux.errors import PartialFailure, TravauxError, UsageError, WorkspaceError
from travaux.views.workspace import opened

SPEECH = "Chair: I open the debate on sluices.\n\nMarenia: We support the toll on gauges.\n"
Command = Callable[..., str]


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch) -> Command:
    monkeypatch.setenv("TRAVAUX_USER", "a clerk")

    def call(*args: object) -> str:
        done = CliRunner().invoke(travaux, [str(arg) for arg in args], standalone_mode=False)
        if done.exception:
            raise done.exception
        return done.output

    return call


def told(output: str) -> Any:
    return json.loads(output)


@pytest.fixture
def folder(tmp_path: Path, command: Command) -> Path:
    (tmp_path / "m.txt").write_text(SPEECH, encoding="utf-8")
    command("new", tmp_path / "ws", "--title", "Harbour talks")
    command("add", tmp_path / "ws", tmp_path / "m.txt", "--as", "transcript", "--date", "2031-02-03")
    return tmp_path / "ws"


def test_the_head_is_printed_and_holds_against_later_records(folder: Path, command: Command) -> None:
    head = told(command("verify", folder, "--head", "--json"))
    assert head.keys() == {"link", "number", "taken_up"}
    assert (
        command("verify", folder, "--head") == f"head of the chain: {head['link']} (link {head['number']})\n"
    )
    assert command("verify", folder) == f"everything holds\n{command('verify', folder, '--head')}"
    command("add", folder, folder.parent / "m.txt", "--title", "The morning")
    assert told(command("verify", folder, "--against", head["link"], "--json"))["ok"]
    with pytest.raises(WorkspaceError, match="1 things do not hold"):
        command("verify", folder, "--against", "0" * 64)


def test_results_are_worked_out_again_where_that_is_asked(folder: Path, command: Command) -> None:
    command("run", folder, "--quiet")
    assert told(command("verify", folder, "--json"))["rederived"] is None
    some = told(command("verify", folder, "--sample", 1, "--json"))
    assert (some["ok"], some["rederived"], some["incomparable"]) == (True, 1, 0)
    every = command("verify", folder, "--deep")
    assert "results worked out again; 0 of another version" in every
    (folder / "travaux.toml").write_text(
        'format = 1\ntitle = "Harbour talks"\nmembers = "EU"\n', encoding="utf-8"
    )
    with pytest.raises(WorkspaceError):
        command("verify", folder)
    command("run", folder, "--quiet")
    assert told(command("verify", folder, "--json"))["ok"]


def test_a_workspace_goes_out_and_comes_back(folder: Path, command: Command) -> None:
    beside = folder.parent
    head = told(command("verify", folder, "--head", "--json"))
    assert told(command("backup", folder, beside / "copy", "--json")) == {
        "copy": str(beside / "copy"), "sources": 1, "originals": 1, "missing": [], "left_out": [],
    }  # fmt: skip
    assert command("backup", folder, beside / "copy") == (
        f"{beside / 'copy'} holds 1 source, 0 originals newly copied\n"
    )
    assert told(command("restore", beside / "copy", beside / "again", "--json"))["head"] == head
    assert "everything holds" in command("restore", beside / "copy", beside / "third")
    assert told(command("export", folder, beside / "p.zip", "--json"))["sources"] == 1
    assert command("export", folder, beside / "p.zip") == f"{beside / 'p.zip'} holds 1 source\n"
    assert told(command("import", beside / "fourth", beside / "p.zip", "--json"))["head"] == head
    assert "everything holds" in command("import", beside / "fifth", beside / "p.zip")
    with pytest.raises(UsageError, match="something already"):
        command("import", folder, beside / "p.zip")


def test_reviews_go_out_and_come_in_alone(folder: Path, command: Command) -> None:
    file = folder.parent / "r.json"
    assert told(command("export", folder, file, "--reviews", "--json"))["reviews"] == 0
    assert command("export", folder, file, "--reviews") == f"{file} holds 0 reviews\n"
    assert told(command("import", folder, file, "--reviews", "--json")) == {
        "new": 0,
        "known": 0,
        "elsewhere": 0,
    }
    assert command("import", folder, file, "--reviews").startswith("reviews: 0 taken over")


def test_what_is_amiss_is_said_and_gives_a_status(folder: Path, command: Command) -> None:
    next((folder / "originals").glob("*/*/m.txt")).write_bytes(b"rotten")
    for line in (("backup", folder, folder.parent / "copy"), ("export", folder, folder.parent / "p.zip")):
        with pytest.raises(PartialFailure, match=r"missing or damaged: m\.txt"):
            command(*line)
    with pytest.raises(WorkspaceError, match="does not hold all"):
        command("restore", folder.parent / "copy", folder.parent / "again")
    with pytest.raises(TravauxError, match="does not hold all"):
        command("import", folder.parent / "third", folder.parent / "p.zip")


def test_a_search_index_that_holds_other_words_is_found_and_an_old_one_is_none(
    folder: Path, command: Command
) -> None:
    import sqlite3

    command("run", folder, "--quiet")
    command("add", folder, folder.parent / "m.txt", "--title", "The morning")
    assert told(command("verify", folder, "--json"))["ok"]
    command("run", folder, "--quiet")
    with sqlite3.connect(folder / "search-keeper.sqlite") as database:
        changed = database.execute("UPDATE units SET unit = replace(unit, 'support', 'oppose')").rowcount
    database.close()
    assert changed
    with pytest.raises(WorkspaceError):
        command("verify", folder)
    (folder / "search-keeper.sqlite").write_bytes(b"junk" * 900)
    with pytest.raises(WorkspaceError):
        command("verify", folder)
    (folder / "search-keeper.sqlite").unlink()
    assert told(command("verify", folder, "--json"))["ok"]
    with opened(folder) as workspace:
        assert workspace.record.used_file("taxonomy")
