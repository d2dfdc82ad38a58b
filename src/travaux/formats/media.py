"""Files of sound and film, told by their first bytes, so that none is read whole to be recognised."""

from pathlib import Path

from travaux.errors import NotFound, UnreadableSource

_HEAD = 64
_MARKS = (b"OggS", b"fLaC", b"ID3", b"\x1aE\xdf\xa3")
_PICTURES = (b"heic", b"heix", b"mif1", b"msf1", b"avif", b"avis", b"crx ")
"""Brands of the ISO base media format that hold pictures (ISO/IEC 23008-12)."""


def is_recording(path: Path) -> bool:
    """Tell whether a file is sound or film by its first bytes, whatever its name says."""
    if not path.is_file():
        return False
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError:
        return False
    if head[4:8] in (b"ftyp", b"moov", b"mdat", b"wide"):
        return head[8:12] not in _PICTURES
    if head[:4] in (b"RIFF", b"RF64"):
        return head[8:12] in (b"WAVE", b"AVI ")
    return head.startswith(_MARKS) or _is_mpeg_sound(head)


def _is_mpeg_sound(head: bytes) -> bool:
    """Tell whether the first frame is one of MP3 or AAC without a container: eleven bits are set."""
    return (
        len(head) > 2
        and head[0] == 0xFF
        and head[1] & 0xE0 == 0xE0
        and head[:2] not in (b"\xff\xfe", b"\xff\xff")
    )


def check_recording(path: Path) -> None:
    """Do nothing where a file is sound or film.

    Raises:
        NotFound: if there is no such file.
        UnreadableSource: if it is something else, whatever its name says, or empty.
    """
    if not path.exists():
        raise NotFound("no such file", where=str(path), remedy="check the path")
    if path.is_file() and path.stat().st_size == 0:
        raise UnreadableSource("is empty", where=str(path), remedy="check that it was saved or downloaded")
    if not is_recording(path):
        raise UnreadableSource(
            "is no sound or film", where=str(path), remedy="give a recording, such as MP4, MP3, WAV or OGG"
        )
