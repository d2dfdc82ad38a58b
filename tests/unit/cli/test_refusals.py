"""What goes wrong around a command ends in one line and a status, never in a traceback."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from travaux.cli import main, travaux
from travaux.commands.workspace import create
from travaux.errors import UnreadableSource, UsageError, WorkspaceError
from travaux.views.workspace import listed, opened
from travaux.web.publishing import publish
from travaux.web.serving import _listening_socket


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    create(tmp_path / "ws", "Talks")
    return tmp_path / "ws"


def test_a_file_is_no_workspace(tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text("1. Decides to meet.", encoding="utf-8")
    refused = CliRunner().invoke(travaux, ["list", str(tmp_path / "draft.txt")])
    assert isinstance(refused.exception, WorkspaceError)
    assert "is a file" in str(refused.exception)


def test_a_site_that_cannot_be_written_is_refused_in_one_line(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(UsageError, match="cannot be written"):
        publish(folder, tmp_path / "file" / "site")


def test_a_port_that_is_taken_is_named() -> None:
    with _listening_socket("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(UsageError, match="cannot listen") as refused:
            _listening_socket("127.0.0.1", port)
    assert str(port) in str(refused.value)


def test_what_the_system_refuses_is_said_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], folder: Path, tmp_path: Path
) -> None:
    (folder / "originals").rmdir()
    (folder / "originals").write_text("no folder", encoding="utf-8")
    (tmp_path / "letter.txt").write_text("Letter to the Chair\n\n1. We ask for readings.\n", encoding="utf-8")
    monkeypatch.setattr(sys, "argv", ["travaux", "add", str(folder), str(tmp_path / "letter.txt")])
    with pytest.raises(SystemExit) as ended:
        main()
    said = capsys.readouterr().err
    assert ended.value.code not in (0, None)
    assert said.startswith("travaux: ")
    assert "Traceback" not in said


def test_a_reader_who_has_had_enough_is_no_error(folder: Path) -> None:
    command = f"{sys.executable} -m travaux list {folder} --json | true"
    done = subprocess.run(["/bin/sh", "-c", command], capture_output=True, text=True, env=os.environ.copy())
    assert done.stderr == ""


def test_a_workspace_where_nobody_can_write_is_read_still(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("travaux.store.record.os.access", lambda *_: False)
    with opened(folder) as workspace:
        assert listed(workspace) == []
        with (
            pytest.raises(WorkspaceError, match="may not be written"),
            workspace.record.writing("Ada") as writing,
        ):
            writing.drop_outcome("read", "x")


@pytest.mark.parametrize("command", ["consultation", "overview", "positions"])
@pytest.mark.parametrize("files", [(), ("table.csv",)], ids=["empty", "nothing readable"])
def test_a_folder_that_holds_nothing_to_read_is_refused(
    tmp_path: Path, command: str, files: tuple[str, ...]
) -> None:
    (tmp_path / "inputs").mkdir()
    for name in files:
        (tmp_path / "inputs" / name).write_text("1,2", encoding="utf-8")
    refused = CliRunner().invoke(travaux, [command, str(tmp_path / "inputs"), "--json", "-o", "-"])
    assert isinstance(refused.exception, UnreadableSource)
    assert str(tmp_path / "inputs") in str(refused.exception)
    assert refused.stdout == ""
