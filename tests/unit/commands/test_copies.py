"""Copies and packages of a workspace: whole, consistent, and nothing in them leads elsewhere."""

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from travaux.commands.copies import back_up, restore
from travaux.commands.packages import (
    export_reviews,
    export_workspace,
    import_reviews,
    import_workspace,
)
from travaux.domain.chain import ChainHead
from travaux.domain.review import FindingKey, Review, ReviewDecision
from travaux.domain.sources import Source, SourceFacts, SourceKind, Viewer, Visibility
from travaux.errors import NotFound, TravauxError, UnreadableSource, UsageError
from travaux.store.settings import Settings
from travaux.store.workspace import create_workspace
from travaux.views.verification import Verification
from travaux.views.workspace import opened

SPEECHES = ("Marenia keeps the toll.", "Tessaly: no toll.")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "ws"
    create_workspace(made, Settings("Harbour talks", "own.toml", "actors.toml")).record.close()
    (made / "own.toml").write_text("# topics\n", encoding="utf-8")
    (made / "actors.toml").write_text("# actors\n", encoding="utf-8")
    for number, speech in enumerate(SPEECHES):
        put(made, f"speech {number}.txt", speech, Visibility.PRIVATE if number else Visibility.PUBLIC)
    return made


def put(folder: Path, name: str, speech: str, visibility: Visibility = Visibility.PUBLIC) -> str:
    with opened(folder) as workspace:
        address = workspace.originals.save(speech.encode(), name)
        key = FindingKey(address[:12], "remark", "r")
        with workspace.record.writing("Ana") as writing:
            facts = SourceFacts(SourceKind.INPUT, visibility=visibility)
            writing.put_source(Source(address[:12], name, facts), address, len(speech))
            writing.put_review(Review(key, ReviewDecision.CONFIRM, "{}", "heard it"))
    return address


def head_of(folder: Path) -> ChainHead:
    with opened(folder) as workspace:
        return workspace.record.chain_head()


def copied(folder: Path, target: Path) -> Verification:
    back_up(folder, target)
    return restore(target, target.with_name("again"))


def packed(folder: Path, target: Path) -> Verification:
    export_workspace(folder, target.with_suffix(".zip"))
    return import_workspace(target.with_suffix(".zip"), target.with_name("again"))


def zipped(folder: Path, target: Path) -> Verification:
    return copied(folder, target.with_suffix(".zip"))


@pytest.mark.parametrize("way", [copied, zipped, packed])
def test_what_comes_back_is_the_same_workspace(
    folder: Path, tmp_path: Path, way: Callable[[Path, Path], Verification]
) -> None:
    verification = way(folder, tmp_path / "copy")
    assert (verification.problems, verification.head) == ((), head_of(folder))
    again = tmp_path / "again"
    kept = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
    kept -= {"record.sqlite-wal", "record.sqlite-shm"}
    there = {str(path.relative_to(again)) for path in again.rglob("*") if path.is_file()}
    assert there - {"record.sqlite-wal", "record.sqlite-shm"} == kept
    assert sorted(path.name for path in tmp_path.iterdir() if path.name.startswith(".")) == []


def test_a_copy_taken_while_others_write_holds_what_was_written_before(folder: Path, tmp_path: Path) -> None:
    before = head_of(folder)
    with opened(folder) as workspace, workspace.record.writing("Ben") as writing:
        writing.put_file("actors", "x")  # not yet saved
        back_up(folder, tmp_path / "copy")
    assert head_of(tmp_path / "copy") == before
    assert restore(tmp_path / "copy", tmp_path / "again").problems == ()


def test_a_folder_is_brought_up_to_date_by_what_is_new(folder: Path, tmp_path: Path) -> None:
    assert back_up(folder, tmp_path / "copy").originals == 2
    put(folder, "late.txt", "One word more.")
    done = back_up(folder, tmp_path / "copy")
    assert (done.sources, done.originals) == (3, 1)
    assert head_of(tmp_path / "copy") == head_of(folder)
    original = next((tmp_path / "copy" / "originals").glob("*/*/late.txt"))
    original.write_bytes(b"rotten")
    assert back_up(folder, tmp_path / "copy").originals == 1
    assert original.read_bytes() == b"One word more."


def test_what_is_no_earlier_copy_is_never_written_over(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    create_workspace(other, Settings("River talks")).record.close()
    put(other, "r.txt", "Rivers.")
    (tmp_path / "thesis").mkdir()
    (tmp_path / "thesis" / "ch1.txt").write_text("ten years", encoding="utf-8")
    ahead = tmp_path / "ahead"
    back_up(folder, ahead)
    put(ahead, "on.txt", "The copy went on by itself.")
    for target in (other, tmp_path / "thesis", ahead, folder):
        with pytest.raises(UsageError, match="no earlier copy"):
            back_up(folder, target)
    assert len(list((other / "originals").glob("*/*"))) == 1


def test_a_first_copy_that_was_killed_is_taken_up(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "copy" / "originals" / ".incoming").mkdir(parents=True)
    (tmp_path / "copy" / "record.sqlite.new").write_bytes(b"half")
    back_up(folder, tmp_path / "copy")
    assert restore(tmp_path / "copy", tmp_path / "again").problems == ()


@pytest.mark.parametrize("name", ["copy", "copy.zip"])
def test_a_missing_original_is_named_and_the_rest_copied(folder: Path, tmp_path: Path, name: str) -> None:
    next((folder / "originals").glob("*/*/speech 0.txt")).write_bytes(b"rotten")
    done = back_up(folder, tmp_path / name)
    assert (done.sources, done.originals, done.missing) == (2, 1, ("speech 0.txt",))
    assert [item.code for item in restore(tmp_path / name, tmp_path / "again").problems] == ["original"]


def test_files_outside_the_workspace_are_left_out_and_said(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "scale.toml").write_text("", encoding="utf-8")
    settings = (folder / "travaux.toml").read_text(encoding="utf-8") + 'scale = "../scale.toml"\n'
    (folder / "travaux.toml").write_text(settings, encoding="utf-8")
    assert back_up(folder, tmp_path / "copy").left_out == ("../scale.toml",)


def test_nothing_is_restored_over_anything_and_only_of_a_copy(folder: Path, tmp_path: Path) -> None:
    back_up(folder, tmp_path / "copy")
    with pytest.raises(UsageError, match="something already"):
        restore(tmp_path / "copy", folder)
    with pytest.raises(NotFound):
        restore(tmp_path / "nowhere", tmp_path / "again")
    (tmp_path / "empty").mkdir()
    with pytest.raises(UnreadableSource, match="no copy"):
        restore(tmp_path / "empty", tmp_path / "again")
    (tmp_path / "junk.zip").write_bytes(b"PK junk")
    with pytest.raises(UnreadableSource, match="damaged"):
        restore(tmp_path / "junk.zip", tmp_path / "again")
    assert not (tmp_path / "again").exists()
    assert restore(tmp_path / "copy", tmp_path / "empty").problems == ()


@pytest.mark.parametrize(
    "name", ["../out.txt", "/out.txt", "originals/../../out.txt", "c:/out.txt", "a\\..\\b"]
)
def test_no_name_in_a_file_leads_out_of_it(folder: Path, tmp_path: Path, name: str) -> None:
    back_up(folder, tmp_path / "copy.zip")
    with zipfile.ZipFile(tmp_path / "copy.zip", "a") as archive:
        archive.writestr(name, "x")
    with pytest.raises(UnreadableSource, match="leads out"):
        restore(tmp_path / "copy.zip", tmp_path / "again")
    assert not list(tmp_path.rglob("out.txt"))


def test_a_changed_copy_is_found_when_it_is_restored(folder: Path, tmp_path: Path) -> None:
    back_up(folder, tmp_path / "copy")
    with opened(tmp_path / "copy") as copy, copy.record.connection() as connection:  # type: ignore[attr-defined]
        connection.exec_driver_sql("UPDATE reviews SET reason = 'never heard' WHERE number = 1")
    assert [item.where for item in restore(tmp_path / "copy", tmp_path / "again").problems] == ["review 1"]


def test_a_package_describes_itself_as_a_crate_of_all_its_files(folder: Path, tmp_path: Path) -> None:
    export_workspace(folder, tmp_path / "p.zip")
    with zipfile.ZipFile(tmp_path / "p.zip") as archive:
        names = set(archive.namelist())
        crate = json.loads(archive.read("ro-crate-metadata.json"))
        reviews = [json.loads(line) for line in archive.read("record/reviews.jsonl").splitlines()]
    about, root, *files = crate["@graph"]
    assert about["conformsTo"]["@id"] == "https://w3id.org/ro/crate/1.1"
    assert about["about"]["@id"] == root["@id"] == "./"
    assert {"name", "description", "datePublished", "license"} <= root.keys()
    assert [part["@id"] for part in root["hasPart"]] == [item["@id"] for item in files]
    told = {item["@id"].replace("%20", " ") for item in files}
    assert told == names - {"ro-crate-metadata.json"}
    assert root["identifier"] == f"sha256-chain:{head_of(folder).link}"
    assert [review["who"] for review in reviews] == ["Ana", "Ana"]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("record/schema.json", '{"schema": "9999"}', "newer Travaux"),
        ("record/schema.json", "[]", "no package"),
        ("record/log.jsonl", '{"colour": "blue"}\n', "cannot be read"),
        ("record/log.jsonl", "no json\n", "cannot be read"),
        ("record/log.jsonl", "[1]\n", "cannot be read"),
    ],
)
def test_a_package_that_is_none_leaves_nothing(
    folder: Path, tmp_path: Path, name: str, content: str, said: str
) -> None:
    export_workspace(folder, tmp_path / "p.zip")
    with zipfile.ZipFile(tmp_path / "p.zip") as archive, zipfile.ZipFile(tmp_path / "q.zip", "w") as other:
        for item in archive.namelist():
            other.writestr(item, content if item == name else archive.read(item))
    with pytest.raises(UnreadableSource, match=said):
        import_workspace(tmp_path / "q.zip", tmp_path / "again")
    assert not (tmp_path / "again").exists()


def test_reviews_are_taken_over_once_with_their_authors_and_the_log_says_by_whom(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRAVAUX_USER", "Ben")
    other = tmp_path / "other"
    create_workspace(other, Settings("Harbour talks, second desk")).record.close()
    with opened(other) as workspace:
        address = workspace.originals.save(SPEECHES[0].encode(), "speech 0.txt")
        with workspace.record.writing("Ben") as writing:
            writing.put_source(
                Source(address[:12], "speech 0.txt", SourceFacts(SourceKind.INPUT)), address, 1
            )
    assert export_reviews(folder, tmp_path / "r.json") == 2
    taken = import_reviews(tmp_path / "r.json", other)
    assert (taken.new, taken.known, taken.elsewhere) == (1, 0, 1)
    taken = import_reviews(tmp_path / "r.json", other)
    assert (taken.new, taken.known, taken.elsewhere) == (0, 1, 1)
    with opened(other) as workspace, workspace.record.view(Viewer.KEEPER) as view:
        assert [review.who for review in view.reviews()] == ["Ana"]
        last = view.log()[-1]
        assert (last.who, last.action, last.detail) == ("Ben", "take over review", "confirm by Ana")
        assert list(workspace.problems()) == []


@pytest.mark.parametrize(
    "change",
    [
        {"verdict": "perhaps"}, {"when": "yesterday"}, {"when": "2031-02-03T12:00:00"}, {"who": None},
        {"original": "no json"}, {"replacement": "no json"},
    ],
)  # fmt: skip
def test_reviews_that_are_none_are_refused(folder: Path, tmp_path: Path, change: dict[str, object]) -> None:
    export_reviews(folder, tmp_path / "r.json")
    told = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    told["reviews"][1] |= change
    (tmp_path / "r.json").write_text(json.dumps(told), encoding="utf-8")
    before = head_of(folder)
    with pytest.raises(UnreadableSource):
        import_reviews(tmp_path / "r.json", folder)
    assert head_of(folder) == before


@pytest.mark.parametrize(
    "content", ["", "[]", '{"format": "other/1", "reviews": []}', '{"format": "travaux/reviews/1"}', "\x00"]
)
def test_a_file_without_reviews_is_one_line(folder: Path, tmp_path: Path, content: str) -> None:
    (tmp_path / "r.json").write_text(content, encoding="utf-8")
    with pytest.raises(TravauxError, match="holds no reviews"):
        import_reviews(tmp_path / "r.json", folder)
    with pytest.raises(NotFound):
        import_reviews(tmp_path / "nowhere.json", folder)
