import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner

from travaux.cli import travaux
from travaux.domain.meetings import Transcript
from travaux.domain.positions import Register
from travaux.errors import NotFound, PartialFailure, TravauxError, UsageError, WorkspaceError
from travaux.views.results import result
from travaux.views.workspace import opened

DRAFT = "Draft accord on the river\n\n1. Parties shall meet [every year].\n\n2. Tolls are abolished.\n"
Command = Callable[..., str]


@pytest.fixture
def command() -> Command:
    def call(*args: object) -> str:
        result = CliRunner().invoke(travaux, [str(arg) for arg in args])
        if isinstance(result.exception, TravauxError | click.ClickException):
            raise result.exception
        assert result.exception is None, result.exception
        return result.stdout

    return call


@pytest.fixture
def folder(tmp_path: Path, command: Command) -> Path:
    command("new", tmp_path / "ws", "--title", "River talks")
    return tmp_path / "ws"


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "zero.txt"
    path.write_text(DRAFT, encoding="utf-8")
    return path


def added(text: str) -> list[dict[str, Any]]:
    files: list[dict[str, Any]] = json.loads(text)["files"]
    return files


def sources(command: Command, folder: Path) -> list[dict[str, Any]]:
    listed: list[dict[str, Any]] = json.loads(command("list", folder, "--json"))["sources"]
    return listed


def test_the_same_file_added_twice_is_one_source(command: Command, folder: Path, draft: Path) -> None:
    first = added(command("add", folder, draft, "--as", "draft", "--title", "Zero draft", "--json"))
    copy = draft.with_name("copy.txt")
    copy.write_text(DRAFT, encoding="utf-8")
    again = added(command("add", folder, draft, copy, "--json"))
    assert [file["status"] for file in first + again] == ["added", "unchanged", "unchanged"]
    assert len({file["source"] for file in first + again}) == 1
    assert again[1]["notes"] == ["the same bytes are in the workspace as zero.txt"]
    assert [source["title"] for source in sources(command, folder)] == ["Zero draft"]


def test_what_is_newly_said_of_a_source_is_taken_over_and_the_rest_stays(
    command: Command, folder: Path, draft: Path
) -> None:
    command("add", folder, draft, "--as", "draft", "--title", "Zero draft")
    (file,) = added(
        command("add", folder, draft, "--stage", "Rev.1", "--date", "2031-02-03", "--private", "--json")
    )
    assert file["status"] == "updated"
    (source,) = sources(command, folder)
    assert (source["title"], source["stage"], source["date"]) == ("Zero draft", "Rev.1", "2031-02-03")
    assert (source["kind"], source["visibility"]) == ("draft", "private")


def test_a_bad_file_is_named_and_the_others_are_added(command: Command, folder: Path, draft: Path) -> None:
    empty = draft.with_name("empty.txt")
    empty.touch()
    with pytest.raises(PartialFailure, match="2 of 3") as failure:
        command("add", folder, empty, draft, draft.with_name("absent.txt"))
    assert failure.value.exit_status == 7
    assert [source["name"] for source in sources(command, folder)] == ["zero.txt"]
    verified = json.loads(command("verify", folder, "--json"))
    assert (verified["ok"], verified["problems"], verified["leftovers"]) == (True, [], [])


def test_a_folder_is_added_with_what_is_below_it(command: Command, folder: Path, tmp_path: Path) -> None:
    for name in ("inputs/b.txt", "inputs/deep/a.txt", "inputs/.hidden", "inputs/.git/x.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(f"We ask for {name}.", encoding="utf-8")
    files = added(command("add", folder, tmp_path / "inputs", "--as", "input", "--json"))
    assert [Path(file["path"]).name for file in files] == ["b.txt", "a.txt"]


def test_a_manifest_says_what_each_file_is(command: Command, folder: Path, draft: Path) -> None:
    draft.with_name("names.toml").write_text("", encoding="utf-8")
    manifest = draft.with_name("talks.toml")
    manifest.write_text(
        'actors = "names.toml"\n[[file]]\npath = "zero.txt"\nkind = "draft"\ntitle = "Zero"\n'
        'date = 2031-02-03\nsector = "government"\nvisibility = "private"\nmood = "hopeful"\n',
        encoding="utf-8",
    )
    assert "mood, which the record has no place for" in command("add", folder, "--manifest", manifest)
    (source,) = sources(command, folder)
    assert (source["kind"], source["date"], source["visibility"]) == ("draft", "2031-02-03", "private")
    assert 'actors = "names.toml"' in (folder / "travaux.toml").read_text(encoding="utf-8")
    assert (folder / "names.toml").is_file()


@pytest.mark.parametrize(
    ("manifest", "message"),
    [
        ("path = [", "is not TOML"),
        ("title = 'x'", "lists no file"),
        ("[[file]]\nkind = 'draft'", "has no path"),
        ("[[file]]\npath = 'a'\nkind = 'poem'", "'poem' is not a valid SourceKind"),
        ("[[file]]\npath = 'a'\ndate = 'soon'", "Invalid isoformat"),
    ],
)
def test_a_manifest_that_makes_no_sense_is_refused(
    command: Command, folder: Path, tmp_path: Path, manifest: str, message: str
) -> None:
    path = tmp_path / "talks.toml"
    path.write_text(manifest, encoding="utf-8")
    with pytest.raises(UsageError, match=message):
        command("add", folder, "--manifest", path)


def test_run_says_what_it_did_and_skips_it_next_time(command: Command, folder: Path, draft: Path) -> None:
    command("add", folder, draft, "--as", "draft")
    first, second = (json.loads(command("run", folder, "--json")) for _ in range(2))
    assert first["failures"] == second["failures"] == []
    assert second["done"] == second["failed"] == 0
    assert second["skipped"] == first["done"] + first["skipped"]
    assert command("run", folder, "--quiet") == ""


def test_show_prints_the_words_of_a_file_and_of_a_source(command: Command, folder: Path, draft: Path) -> None:
    start = DRAFT.index("Tolls")
    assert command("show", draft, start, start + 5, "--as", "draft") == "Tolls\n"
    (file,) = added(command("add", folder, draft, "--as", "draft", "--json"))
    for name in (file["source"], file["source"][:6], "zero.txt"):
        words = json.loads(command("show", f"{folder}:{name}", start, start + 5, "--json"))
        assert (words["quote"], words["source"]) == ("Tolls", file["source"])


def test_show_refuses_a_span_outside_and_a_source_that_is_not_there(
    command: Command, folder: Path, draft: Path
) -> None:
    with pytest.raises(UsageError, match="is not a span"):
        command("show", draft, 5, 100_000, "--as", "draft")
    with pytest.raises(NotFound, match="there is no source “x”"):
        command("show", f"{folder}:x", 0, 5)
    with pytest.raises(UsageError, match="name one of its sources"):
        command("show", folder, 0, 5)


def test_verify_names_what_does_not_hold(command: Command, folder: Path, draft: Path) -> None:
    command("add", folder, draft, "--as", "draft")
    (original,) = (folder / "originals").glob("*/*/zero.txt")
    original.write_text("something else", encoding="utf-8")
    result = CliRunner().invoke(travaux, ["verify", str(folder), "--json"])
    assert isinstance(result.exception, WorkspaceError)
    told = json.loads(result.stdout)
    assert not told["ok"]
    assert [problem["code"] for problem in told["problems"]] == ["original"]


def test_a_folder_that_is_no_workspace_says_how_to_make_one(command: Command, tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match="is not a workspace — make one with: travaux new"):
        command("run", tmp_path)
    with pytest.raises(WorkspaceError, match="no such workspace"):
        command("run", tmp_path / "absent")


def test_a_workspace_is_not_made_twice(command: Command, folder: Path) -> None:
    with pytest.raises(WorkspaceError, match="already"):
        command("new", folder)


@pytest.mark.parametrize(
    ("said", "label"), [((), "Costa Verana"), (("--author", "Maruhai"), "Maruhai")], ids=["file", "author"]
)
def test_a_statement_that_names_nobody_is_its_authors_else_whom_its_file_names(
    command: Command, folder: Path, tmp_path: Path, said: tuple[str, ...], label: str
) -> None:
    path = tmp_path / "statement_costa_verana.txt"
    path.write_text(
        "Chair,\n\nWe call for the abolition of tolls on the river and for a fund.\n", encoding="utf-8"
    )
    (file,) = added(command("add", folder, path, "--as", "statement", *said, "--json"))
    assert ("speaker taken from the file's name (statement_costa_verana.txt)" in file["notes"]) is (not said)
    with opened(folder) as workspace:
        transcript = result(workspace, Transcript, path.name)
    assert [turn.label for turn in transcript.turns] == [label]


def test_a_source_of_which_nothing_is_said_has_the_title_and_date_it_states(
    command: Command, folder: Path, draft: Path
) -> None:
    letter = draft.with_name("2031_03_05 letter to all.txt")
    letter.write_text("Excellency,\n\nThe text enclosed is put under silence.\n", encoding="utf-8")
    command("add", folder, draft, letter)
    assert [(s["title"], s["date"]) for s in sources(command, folder)] == [
        ("Draft accord on the river", None),
        (letter.name, "2031-03-05"),
    ]
    assert "2 up to date" in command("run", folder)  # nothing is read a second time


def test_what_its_keeper_says_outlasts_what_a_source_states(
    command: Command, folder: Path, draft: Path
) -> None:
    command("add", folder, draft, "--title", "Zero draft")
    command("add", folder, draft, "--date", "2031-02-03")
    (source,) = sources(command, folder)
    assert (source["title"], source["date"]) == ("Zero draft", "2031-02-03")


def test_positions_are_kept_before_there_is_any_draft(command: Command, folder: Path, tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text("Report of the day\n\nNorway opposed the reference to tolls in paragraph 4.\n", "utf-8")
    command("add", folder, report)
    command("run", folder)
    with opened(folder) as workspace:
        (position,) = result(workspace, Register).positions
    assert (position.holder.name, position.stance, position.targets[0].label) == ("Norway", "oppose", "4")


def test_the_life_of_a_text_is_told_before_there_is_any_input(
    command: Command, folder: Path, draft: Path
) -> None:
    with pytest.raises(NotFound, match="holds no draft"):
        command("report", folder, "text", "--format", "md")
    command("add", folder, draft)
    command("run", folder)
    assert "Tolls are abolished" in command("report", folder, "text", "--format", "md")
