"""The shipped example becomes a workspace whole, or says which file could not be added."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from travaux.commands import example
from travaux.commands.adding import Added
from travaux.commands.installation import ensure_pages
from travaux.commands.manifest import Said
from travaux.domain.runs import Listener, RunSummary
from travaux.errors import MissingExtra, PartialFailure, WorkspaceError
from travaux.store.settings import read_settings
from travaux.store.workspace import Workspace

DONE = RunSummary({"read": {}}, ())
Files = list[tuple[Path, Said]]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Files:
    """Give what is added instead of adding it; a file called after "torn" cannot be."""
    files: Files = []

    def add(_: Workspace, wanted: Iterable[tuple[Path, Said]], who: str) -> Iterator[Added]:
        assert who == "Ana"
        for path, said in wanted:
            files.append((path, said))
            yield Added(path.name, "added")

    monkeypatch.setenv("TRAVAUX_USER", "Ana")
    monkeypatch.setattr(example, "add", add)
    monkeypatch.setattr(example, "run", lambda *_: DONE)
    return files


def test_every_file_of_the_example_is_added_and_worked_out(asked: Files, tmp_path: Path) -> None:
    assert example.build_example(tmp_path / "ws") is DONE
    assert read_settings(tmp_path / "ws").title == example.TITLE
    assert len(asked) > 5
    assert all(said["kind"] for _, said in asked)
    with pytest.raises(WorkspaceError, match="already"):
        example.build_example(tmp_path / "ws")


def test_files_that_cannot_be_added_are_counted_and_the_first_is_named(
    asked: Files, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = [
        Added("whole.txt", "added"),
        Added("torn.txt", "failed", error="torn"),
        Added("lost.txt", "failed", error="lost"),
    ]
    monkeypatch.setattr(example, "add", lambda *_: iter(told))
    with pytest.raises(PartialFailure, match=r"^torn\.txt: 2 files could not be added"):
        example.build_example(tmp_path / "ws")
    assert asked == []


def test_whoever_builds_it_hears_how_far_it_is(
    asked: Files, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[tuple[str, Listener]] = []
    monkeypatch.setattr(example, "run", lambda _, who, listen: heard.append((who, listen)) or DONE)
    listen: Listener = lambda _: None  # noqa: E731 - compared by identity
    example.build_example(tmp_path / "ws", listen)
    assert heard == [("Ana", listen)]
    assert asked


def test_pages_are_made_only_where_all_that_they_need_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("travaux.extras.find_spec", lambda _: object())
    ensure_pages("the page")
    monkeypatch.setattr("travaux.extras.find_spec", lambda name: None if name == "uvicorn" else object())
    with pytest.raises(MissingExtra, match=r"the page needs uvicorn.*travaux\[web\]"):
        ensure_pages("the page")
