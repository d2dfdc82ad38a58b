"""Sources are added whole and understood, or leave nothing behind; the same again changes nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from travaux.commands.adding import Added, add, files_in
from travaux.commands.manifest import Said
from travaux.commands.running import run
from travaux.commands.workspace import create
from travaux.domain.runs import State
from travaux.domain.sources import SourceKind, Viewer
from travaux.errors import WorkspaceError
from travaux.store.workspace import Workspace
from travaux.views.search.indexes import PREPARING
from travaux.views.workspace import opened

DRAFT = "Draft accord on the river\n\n1. Parties shall meet [every year].\n\n2. Tolls are abolished.\n"
IS_DRAFT = {"kind": "draft", "title": "Zero draft"}


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    folder = tmp_path_factory.mktemp("talks") / "ws"
    create(folder, "River talks")
    with opened(folder) as made:
        yield made


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def adding(workspace: Workspace, path: Path, said: Said | None = None) -> Added:
    (added,) = add(workspace, [(path, said or {})], "Ana")
    return added


def names(workspace: Workspace) -> list[str]:
    with workspace.record.view(Viewer.KEEPER) as reading:
        return [stored.source.name for stored in reading.sources()]


def writes(workspace: Workspace) -> int:
    with workspace.record.view(Viewer.KEEPER) as reading:
        return reading.writes()


def test_folders_give_what_is_below_them_and_nothing_hidden(tmp_path: Path) -> None:
    for name in ("in/b.txt", "in/deep/a.txt", "in/.hidden", "in/.git/x.txt", "in/~$b.docx", "in/a~b.txt"):
        written(tmp_path, name, "x")
    alone = written(tmp_path, ".alone.txt", "x")
    found = files_in([tmp_path / "in", alone, tmp_path / "absent.txt"])
    assert [path.relative_to(tmp_path).as_posix() for path in found] == [
        "in/a~b.txt",
        "in/b.txt",
        "in/deep/a.txt",
        ".alone.txt",
        "absent.txt",
    ]


def test_a_source_is_added_then_unchanged_then_updated(workspace: Workspace, tmp_path: Path) -> None:
    path = written(tmp_path, "zero.txt", DRAFT)
    first = adding(workspace, path, IS_DRAFT)
    assert (first.status, first.notes, first.error) == ("added", (), None)
    assert (first.counts["paragraphs"], first.counts["brackets"]) == (3, 1)
    assert first.source is not None
    assert (len(first.source.id), first.source.facts.kind) == (12, SourceKind.DRAFT)
    before = writes(workspace)
    again = adding(workspace, path)
    assert again == Added(str(path), "unchanged", first.source, first.counts)
    assert writes(workspace) == before
    copy = adding(workspace, written(tmp_path, "copy.txt", DRAFT))
    assert (copy.status, copy.source) == ("unchanged", first.source)
    assert tuple(map(str, copy.notes)) == ("the same bytes are in the workspace as zero.txt",)
    updated = adding(workspace, path, {"stage": "Rev.1"})
    assert (updated.status, updated.source and updated.source.facts.stage) == ("updated", "Rev.1")
    assert updated.source is not None
    assert (updated.source.title, updated.source.id) == ("Zero draft", first.source.id)
    assert updated.counts == first.counts
    elsewhere = adding(workspace, written(tmp_path, "other.txt", DRAFT), {"stage": "Rev.2"})
    assert elsewhere.notes == copy.notes


def test_a_source_that_was_not_read_yet_is_read_when_it_is_added_again(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = written(tmp_path, "first.txt", DRAFT + "\n3. Boats are free.\n")
    first = adding(workspace, path, IS_DRAFT)
    assert first.source is not None
    with workspace.record.writing("Ana") as writing:
        writing.drop_outcome("read", first.source.id)
    again = adding(workspace, path)
    assert (again.status, again.counts) == ("unchanged", first.counts)
    with workspace.record.view(Viewer.KEEPER) as reading:
        assert reading.head("read", first.source.id) is not None


@pytest.mark.parametrize(
    ("text", "said", "kind"),
    [
        ("1. We meet.\n\n2. We part.\n", {}, SourceKind.DRAFT),
        ("1. We meet.\n\n2. We stay.\n", {"kind": "report"}, SourceKind.REPORT),
        ("The delegates met in spring.\n", {"title": "Notes"}, SourceKind.DOCUMENT),
    ],
)
def test_what_nobody_says_of_a_source_is_recognised(
    workspace: Workspace, tmp_path: Path, text: str, said: Said, kind: SourceKind
) -> None:
    added = adding(workspace, written(tmp_path, "some.txt", text), said)
    assert added.source is not None
    assert added.source.facts.kind is kind


def test_a_file_that_cannot_be_read_leaves_nothing_and_the_next_is_added(
    workspace: Workspace, tmp_path: Path
) -> None:
    before = names(workspace)
    empty, absent = written(tmp_path, "empty.txt", ""), tmp_path / "absent.txt"
    blank = written(tmp_path, "blank.txt", " \n\n ")
    sound = written(tmp_path, "sound.txt", "1. Boats are free.\n\n2. Pilots are not.\n")
    said = {"kind": "draft"}
    added = list(add(workspace, [(path, said) for path in (empty, absent, blank, sound)], "Ana"))
    assert [one.status for one in added] == ["failed", "failed", "failed", "added"]
    assert all(str(one.path) in str(one.error) for one in added[:3])
    assert [one.source for one in added[:3]] == [None] * 3
    assert names(workspace) == [*before, "sound.txt"]
    assert workspace.leftovers() == []


def test_a_source_that_can_no_longer_be_read_as_it_is_said_to_be_stays(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = written(tmp_path, "speech.vtt", "WEBVTT\n\n00:00.000 --> 00:02.000\nChair: We meet.\n")
    added = adding(workspace, path, {"kind": "transcript"})
    assert added.status == "added"
    assert added.source is not None
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("travaux.commands.adding.Execution.try_one", _torn)
        failed = adding(workspace, path, {"title": "A speech"})
    assert (failed.status, str(failed.error)) == ("failed", f"{path}: torn")
    with workspace.record.view(Viewer.KEEPER) as reading:
        stored = reading.source(added.source.id)
    assert stored.source == added.source
    assert workspace.original(stored.sha256).read_bytes() == path.read_bytes()


def test_a_workspace_that_cannot_be_written_ends_the_adding(workspace: Workspace, tmp_path: Path) -> None:
    path = written(tmp_path, "late.txt", "1. We meet late.\n\n2. We part early.\n")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("travaux.store.originals.OriginalsFolder.save", _full)
        with pytest.raises(WorkspaceError, match="the disk is full"):
            list(add(workspace, [(path, {}), (path, {})], "Ana"))
    assert "late.txt" not in names(workspace)


def test_who_adds_is_named_and_what_was_left_is_swept_away(workspace: Workspace, tmp_path: Path) -> None:
    half = workspace.folder / "originals" / ".incoming" / "half"
    half.mkdir(parents=True)
    path = written(tmp_path, "named.txt", "1. We meet here.\n\n2. We part there.\n")
    assert [one.status for one in add(workspace, [(path, {})], "Ben")] == ["added"]
    assert not half.exists()
    with workspace.record.view(Viewer.KEEPER) as reading:
        assert {entry.who for entry in reading.log()[-2:]} == {"Ben"}


def test_a_run_does_what_is_not_done_yet_and_makes_ready_for_searches(tmp_path: Path) -> None:
    create(tmp_path / "ws")
    heard: list[str] = []
    with opened(tmp_path / "ws") as empty:
        first = run(empty, "Ana", lambda event: heard.append(event.stage))
        again = run(empty, "Ana")
        with empty.running(), pytest.raises(WorkspaceError, match="another process is running"):
            run(empty, "Ana")
    assert first.stages[PREPARING] == {State.DONE: 1}
    assert again.stages[PREPARING] == {State.SKIPPED: 1}
    assert PREPARING in heard
    assert len(first.stages) > 1


def _torn(*_: object) -> object:
    from travaux.domain.record import ResultHead, StageResult, StageStatus

    return StageResult(ResultHead("read", "s", 1, "print", StageStatus.FAILED, error="speech.vtt: torn"))


def _full(*_: object) -> str:
    raise WorkspaceError("the disk is full")
