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
