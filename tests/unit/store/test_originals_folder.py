import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.errors import WorkspaceError
from travaux.store.originals import OriginalsFolder, safe_name


@pytest.fixture
def originals(tmp_path: Path) -> OriginalsFolder:
    return OriginalsFolder(tmp_path / "originals")


def test_what_an_interrupted_command_left_is_swept_away(originals: OriginalsFolder) -> None:
    address = originals.save(b"one", "a.txt")
    half = originals.folder / ".incoming" / "tmp1" / "original"
    half.mkdir(parents=True)
    (half / "b.txt").write_bytes(b"hal")
    originals.sweep()
    assert not half.exists()
    assert originals.is_intact(address)


def test_a_folder_that_cannot_be_written_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "originals").write_text("a file in the way", encoding="utf-8")
    with pytest.raises(WorkspaceError, match=r"cannot save a\.txt"):
        OriginalsFolder(tmp_path / "originals").save(b"one", "a.txt")


@given(st.text(min_size=1), st.sampled_from(["", ".txt", ".docx"]))
def test_any_name_becomes_one_that_a_file_may_have(stem: str, suffix: str) -> None:
    name = safe_name(stem + suffix)
    assert name not in {"", ".", ".."}
    assert "/" not in name
    assert "\x00" not in name
    assert len(name.encode()) <= 255
    assert name.endswith(suffix)
    assert safe_name(name) == name


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("minutes.txt", "minutes.txt"),
        ("  .. minutes.txt ", "minutes.txt"),
        ("a/b\\c.txt", "a_b_c.txt"),
        (".txt", "original.txt"),
        ("minutes.", "minutes."),
        ("minutes", "minutes"),
        ("m." + "s" * 20, "m." + "s" * 20),
        ("x" * 300 + ".txt", "x" * 196 + ".txt"),
        ("x" * 196 + ".txt", "x" * 196 + ".txt"),
        ("x" * 300 + "." + "s" * 20, "x" * 179 + "." + "s" * 20),
        ("x" * 300 + "." + "s" * 21, "x" * 200),
        ("é" * 150 + ".txt", "é" * 98 + ".txt"),
    ],
)
def test_a_name_keeps_its_suffix_and_is_cut_where_a_file_system_ends(given: str, kept: str) -> None:
    assert safe_name(given) == kept


def test_whoever_saves_bytes_that_another_has_just_saved_finds_them_there(
    originals: OriginalsFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = originals.save(b"one", "a.txt")
    monkeypatch.setattr(originals, "_has_bytes", lambda _: False)  # asked before the other was done
    assert originals.save(b"one", "b.txt") == address
    assert originals.path(address).name == "a.txt"
    originals.path(address).write_bytes(b"two")
    with pytest.raises(WorkspaceError, match=r"cannot save b\.txt"):
        originals.save(b"one", "b.txt")


def test_what_has_an_address_is_on_the_disk_with_every_folder_above(
    originals: OriginalsFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[int] = []
    monkeypatch.setattr("os.fsync", lambda handle: synced.append(os.fstat(handle).st_ino))
    path = originals.path(originals.save(b"one", "a.txt"))
    above = [path, *path.parents[:3]]
    assert above[-1] == originals.folder
    assert synced == [each.stat().st_ino for each in above]


def test_a_second_file_under_an_address_is_not_what_was_added(originals: OriginalsFolder) -> None:
    address = originals.save(b"one", "a.txt")
    (originals.path(address).parent / "b.txt").write_bytes(b"one")
    assert not originals.is_intact(address)
    originals.save(b"one", "c.txt")
    assert originals.path(address).name == "c.txt"


def test_bytes_of_more_than_one_reading_have_the_address_of_all_of_them(originals: OriginalsFolder) -> None:
    address = originals.save(b"one" * (1 << 20), "a.bin")
    assert originals.is_intact(address)
    assert list(originals.addresses()) == [address]
