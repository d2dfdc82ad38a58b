"""A disk without room, for which a limit on the size of files stands, costs nothing that was kept."""

import subprocess
import sys
from pathlib import Path

import pytest

from travaux.commands.copies import back_up, restore
from travaux.store.settings import Settings
from travaux.store.workspace import create_workspace
from travaux.views.verification import verified
from travaux.views.workspace import opened

LIMITED = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), int(sys.argv[1])))
sys.argv = ["travaux", *sys.argv[2:]]
from travaux.cli import main
main()
"""
SPEECH = "Marenia: we keep the toll, and the gauges of the river. "


def run(most_bytes: int, *arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", LIMITED, str(most_bytes), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    create_workspace(tmp_path / "ws", Settings("Harbour talks")).record.close()
    (tmp_path / "small.txt").write_text(SPEECH, encoding="utf-8")
    (tmp_path / "large.txt").write_text(SPEECH * 9_000, encoding="utf-8")
    assert run(10**9, "add", tmp_path / "ws", tmp_path / "small.txt").returncode == 0
    return tmp_path / "ws"


def is_sound(folder: Path, sources: int) -> bool:
    with opened(folder) as workspace:
        found = verified(workspace)
        assert found.problems == ()
        return len(list(workspace.originals.addresses())) == sources


@pytest.mark.parametrize("most_bytes", [100_000, 505_000])
def test_what_finds_no_room_is_one_line_and_goes_in_when_there_is_room(folder: Path, most_bytes: int) -> None:
    large = folder.parent / "large.txt"
    refused = run(most_bytes, "add", folder, large)
    assert refused.returncode in (1, 5)
    assert refused.stderr.count("\n") == 1
    assert is_sound(folder, 1) or most_bytes == 505_000  # the original had room and the record had not
    assert run(10**9, "add", folder, large).returncode == 0
    assert is_sound(folder, 2)


@pytest.mark.parametrize("name", ["copy", "copy.zip"])
def test_a_copy_that_finds_no_room_leaves_the_one_before(folder: Path, name: str) -> None:
    copy = folder.parent / name
    back_up(folder, copy)
    assert run(10**9, "add", folder, folder.parent / "large.txt").returncode == 0
    refused = run(100_000, "backup", folder, copy)
    assert refused.returncode == 5
    assert refused.stderr.count("\n") == 1
    assert restore(copy, folder.parent / "again").problems == ()
    assert back_up(folder, copy).sources == 2


def test_a_copy_that_cannot_be_restored_for_want_of_room_leaves_nothing(folder: Path) -> None:
    back_up(folder, folder.parent / "copy.zip")
    assert run(50_000, "restore", folder.parent / "copy.zip", folder.parent / "again").returncode == 5
    assert not (folder.parent / "again").exists()
    assert [path.name for path in folder.parent.iterdir() if path.name.startswith(".")] == []
