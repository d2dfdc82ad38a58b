"""Whatever does not hold in a workspace is told, and what holds is not."""

import json
import sqlite3
from collections.abc import Mapping
from pathlib import Path

import pytest
from sqlalchemy import text

from travaux.domain.canonical import canonical, digest
from travaux.domain.record import ResultHead, StageResult, StageStatus, StoredFinding
from travaux.domain.review import FindingKey, Review, ReviewDecision
from travaux.domain.sources import Source, SourceFacts, SourceKind
from travaux.domain.spans import Citation, SourceText
from travaux.errors import WorkspaceError
from travaux.store.lock import lock_held
from travaux.store.settings import FILE, Settings
from travaux.store.workspace import (
    RECORD,
    Workspace,
    create_workspace,
    is_workspace,
    open_workspace,
)

WORDS = "Marenia: we keep the toll."


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    made = create_workspace(tmp_path / "ws", Settings("Harbour talks"))
    address = made.originals.save(WORDS.encode(), "m.txt")
    source = Source(address[:12], "m.txt", SourceFacts(SourceKind.TRANSCRIPT))
    words = SourceText(source.id, WORDS)
    value = canonical({"said": (words.cite(9, 26),)}, Mapping[str, tuple[Citation, ...]])
    head = ResultHead("read", source.id, 1, "print", StageStatus.DONE, "Speech", digest(value))
    found = StoredFinding(FindingKey(source.id, "remark", "r"), "Remark", canonical(words.cite(0, 8)))
    failed = ResultHead("points", "", 1, "print", StageStatus.FAILED, error="torn")
    with made.record.writing("Ana") as writing:
        writing.put_source(source, address, len(WORDS))
        writing.put_outcome(StageResult(head, value, (source.id,), (found,), words))
        writing.put_outcome(StageResult(failed))
        writing.put_review(Review(found.key, ReviewDecision.CONFIRM, "{}"))
    return made


def codes(workspace: Workspace) -> list[str]:
    return [problem.code for problem in workspace.problems() if problem.code != "chain"]


def alter(workspace: Workspace, statement: str, **values: object) -> None:
    with workspace.record.connection() as connection:
        connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
        connection.execute(text(statement), values)


def test_a_sound_workspace_has_no_problem_and_nothing_left_over(workspace: Workspace) -> None:
    assert list(workspace.problems()) == []
    assert workspace.leftovers() == []


def test_bytes_that_no_source_has_are_left_over_and_no_problem(workspace: Workspace) -> None:
    address = workspace.originals.save(b"half added", "x.txt")
    assert workspace.leftovers() == [address]
    assert codes(workspace) == []


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("UPDATE texts SET text = '[\"We keep it.\",[]]'", ["text", "citation", "citation"]),
        ("UPDATE results SET digest = 'other' WHERE stage = 'read'", ["result"]),
        ("UPDATE results SET value = NULL WHERE stage = 'read'", ["result"]),
        ("UPDATE results SET status = 'failed', digest = 'other'", []),
        ("UPDATE reviews SET subject = 'nowhere'", ["orphan"]),
        ("UPDATE results SET subject = 'public' WHERE stage = 'points'", []),
        ("UPDATE results SET subject = 'nowhere' WHERE stage = 'points'", ["orphan"]),
        ("UPDATE findings SET value = replace(value, 'Marenia', 'Tessaly')", ["citation"]),
    ],
)
def test_what_was_altered_is_noticed(workspace: Workspace, statement: str, found: list[str]) -> None:
    alter(workspace, statement)
    assert codes(workspace) == found
    assert "chain" in [problem.code for problem in workspace.problems()]


def test_a_source_under_another_address_is_noticed(workspace: Workspace) -> None:
    other = workspace.originals.save(b"other bytes", "m.txt")
    alter(workspace, "UPDATE sources SET sha256 = :other", other=other)
    assert codes(workspace) == ["source"]


def test_a_missing_or_changed_original_is_noticed(workspace: Workspace) -> None:
    with workspace.record.connection() as connection:
        address = connection.execute(text("SELECT sha256 FROM sources")).scalar_one()
    workspace.original(address).write_bytes(b"other")
    assert codes(workspace) == ["original"]


def test_a_row_without_its_source_is_noticed(workspace: Workspace) -> None:
    with workspace.record.connection() as connection:
        (number,) = connection.exec_driver_sql("SELECT count(*) FROM rests_on").one()
    assert number == 1
    workspace.record.close()
    with sqlite3.connect(workspace.record.path) as database:
        database.execute("PRAGMA foreign_keys=OFF")
        database.execute("UPDATE rests_on SET source = 'nowhere'")
    database.close()
    problem, _ = workspace.problems()
    assert (problem.code, problem.message) == ("orphan", "refers to a missing row of sources")


def test_a_record_that_cannot_be_read_is_a_problem_itself(workspace: Workspace) -> None:
    workspace.record.close()
    workspace.record.path.write_bytes(b"no record at all" * 400)
    assert codes(workspace) == ["record"]


def test_quoted_words_are_checked_with_their_place(workspace: Workspace) -> None:
    with workspace.record.connection() as connection:
        value = connection.execute(text("SELECT value FROM results WHERE stage = 'read'")).scalar_one()
    said = json.loads(value)
    said["said"][0]["start"] += 1
    shifted = json.dumps(said, separators=(",", ":"))
    change = "UPDATE results SET value = :value, digest = :digest WHERE stage = 'read'"
    alter(workspace, change, value=shifted, digest=digest(shifted))
    problem, _ = workspace.problems()
    assert problem.code == "citation"
    assert "10-26 does not read “we keep the toll.”" in problem.message


def test_a_workspace_is_made_once_and_is_told_from_other_folders(tmp_path: Path) -> None:
    folder = tmp_path / "ws"
    assert not is_workspace(folder)
    made = create_workspace(folder, Settings("Harbour talks"))
    assert is_workspace(folder)
    assert made.settings.title == "Harbour talks"
    with pytest.raises(WorkspaceError, match="is a workspace already"):
        create_workspace(folder, Settings("Again"))
    assert open_workspace(folder).settings.title == "Harbour talks"


def test_a_record_left_by_a_killed_command_is_taken_up(tmp_path: Path) -> None:
    made = create_workspace(tmp_path / "ws", Settings("Harbour talks"))
    with made.record.writing("Ana") as writing:
        writing.put_source(Source("a" * 12, "m.txt", SourceFacts(SourceKind.REPORT)), "a" * 64, 1)
    (made.folder / FILE).unlink()
    again = create_workspace(tmp_path / "ws", Settings("Harbour talks"))
    with again.record.connection() as connection:
        assert connection.execute(text("SELECT count(*) FROM sources")).scalar_one() == 1


def test_what_is_no_workspace_is_named_as_what_it_is(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    (tmp_path / "empty").mkdir()
    for name, message in (
        ("file", "is a file, not a workspace"),
        ("empty", "is not a workspace"),
        ("nowhere", "there is no such workspace"),
    ):
        with pytest.raises(WorkspaceError, match=message):
            open_workspace(tmp_path / name)
    with pytest.raises(WorkspaceError, match="cannot make a workspace"):
        create_workspace(tmp_path / "file", Settings("Harbour talks"))


def test_a_workspace_without_its_record_says_so(tmp_path: Path) -> None:
    made = create_workspace(tmp_path / "ws", Settings("Harbour talks"))
    made.record.close()
    (made.folder / RECORD).unlink()
    with pytest.raises(WorkspaceError, match="the record is missing"):
        open_workspace(made.folder)


def test_a_workspace_is_held_for_adding_and_for_running_by_locks_of_their_own(tmp_path: Path) -> None:
    workspace = create_workspace(tmp_path / "w", Settings("Tolls"))
    with workspace.adding(), workspace.running():
        for name in ("add.lock", "run.lock"):
            with (
                pytest.raises(WorkspaceError, match="another process"),
                lock_held(workspace.folder / name, "another process is at this"),
            ):
                pass
    with workspace.adding(), workspace.running():
        pass


def test_a_lock_is_held_by_one_and_free_after(tmp_path: Path) -> None:
    lock = tmp_path / "lock"
    with (
        lock_held(lock, "another process is running this"),
        pytest.raises(WorkspaceError, match="another process is running"),
    ):
        lock_held(lock, "another process is running this").__enter__()
    with lock_held(tmp_path / "lock", "another process is running this", wait=True):
        pass


def test_a_lock_where_nothing_can_be_written_is_one_clear_line(tmp_path: Path) -> None:
    with (
        pytest.raises(WorkspaceError, match="may not be written"),
        lock_held(tmp_path / "no" / "lock", "another process is running this"),
    ):
        pass
