"""Recordings are told by their first bytes, whatever their names say."""

from pathlib import Path

import pytest

from travaux.errors import NotFound, UnreadableSource
from travaux.formats.media import check_recording, is_recording

RECORDINGS = [
    b"OggS\x00", b"fLaC\x00", b"ID3\x04", b"\x1aE\xdf\xa3", b"\x00\x00\x00\x20ftypisom",
    b"\x00\x00\x00\x20moov....", b"RIFF\x00\x00\x00\x00WAVEfmt ", b"\xff\xfb\x90\x00", b"\xff\xf1\x50\x80",
]  # fmt: skip
OTHERS = [
    b"just words", b"\x00\x00\x00\x20ftypheic", b"RIFF\x00\x00\x00\x00WEBPVP8 ", b"\xff\xfeW\x00",
    b"\xff\xd8\xff\xe0", b"%PDF-1.7", b"\x89PNG", b"",
]  # fmt: skip


@pytest.mark.parametrize("head", RECORDINGS)
def test_sound_and_film_are_recordings_whatever_they_are_called(head: bytes, tmp_path: Path) -> None:
    file = tmp_path / "minutes.txt"
    file.write_bytes(head + bytes(100))
    assert is_recording(file)
    check_recording(file)


@pytest.mark.parametrize("head", OTHERS)
def test_texts_and_pictures_are_none_whatever_they_are_called(head: bytes, tmp_path: Path) -> None:
    file = tmp_path / "talk.mp3"
    file.write_bytes(head)
    assert not is_recording(file)
    with pytest.raises(UnreadableSource, match="is empty" if not head else "is no sound or film"):
        check_recording(file)


def test_a_folder_is_none_and_what_is_not_there_says_so(tmp_path: Path) -> None:
    assert not is_recording(tmp_path)
    with pytest.raises(NotFound, match="no such file"):
        check_recording(tmp_path / "talk.mp3")
