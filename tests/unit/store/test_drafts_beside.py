"""What is made beside its place: gone at the end, and swept away by the next where its maker was killed."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from travaux.store.drafts import ASIDE, MARK, draft_beside

KILLED = """
import os, signal, sys
from pathlib import Path
from travaux.store.drafts import ASIDE, draft_beside
target = Path(sys.argv[1])
with draft_beside(target) as draft:
    (draft / "half").write_text("half")
    if target.exists():
        target.rename(draft / ASIDE)
    os.kill(os.getpid(), signal.SIGKILL)
"""


def kill_at(target: Path) -> None:
    done = subprocess.run([sys.executable, "-c", KILLED, str(target)], check=False)
    assert done.returncode == -signal.SIGKILL


def hidden(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.name.startswith(".")]


def test_nothing_is_left_beside_the_place(tmp_path: Path) -> None:
    with draft_beside(tmp_path / "site") as draft:
        (draft / "page").write_text("x", encoding="utf-8")
    with pytest.raises(OSError, match="torn"), draft_beside(tmp_path / "site"):
        raise OSError("torn")
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_process_left_is_removed_by_the_next(tmp_path: Path) -> None:
    kill_at(tmp_path / "site")
    kill_at(tmp_path / "other")
    assert len(hidden(tmp_path)) == 2
    with draft_beside(tmp_path / "site"):
        pass
    assert [name.startswith(".other-") for name in hidden(tmp_path)] == [True]


def test_what_was_put_aside_goes_back_if_nothing_took_its_place(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("the old one", encoding="utf-8")
    kill_at(tmp_path / "site")
    assert not (tmp_path / "site").exists()
    with draft_beside(tmp_path / "site"):
        assert (tmp_path / "site" / "index.html").read_text(encoding="utf-8") == "the old one"
    assert hidden(tmp_path) == []


def test_a_draft_that_somebody_is_at_stays_and_so_does_what_is_no_draft(tmp_path: Path) -> None:
    (tmp_path / ".site-notes").mkdir()
    with draft_beside(tmp_path / "site") as first:
        (first / ASIDE).mkdir()
        with draft_beside(tmp_path / "site") as second:
            assert first != second
        assert (first / MARK).is_file()
        assert (first / ASIDE).is_dir()
    assert hidden(tmp_path) == [".site-notes"]
