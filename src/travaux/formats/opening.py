"""Bytes brought in safely: limits, what a file really is, and its text in clean Unicode.

Everything that alters characters happens here, before the text is exposed, so that offsets hold.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from travaux.domain.figures import name_of
from travaux.domain.messages import Text, message
from travaux.domain.spans import Note
from travaux.errors import NotFound, SourceTooLarge, UnreadableSource
from travaux.formats.encodings import Decoded, decode_bytes

MAX_BYTES = 128 * 1024 * 1024
"""The largest file that is read: a million captions fit, a recording or a disk image does not."""

MAX_CHARACTERS = 100_000_000
"""The longest text that is exposed."""


class Kind(StrEnum):
    """What a file is, told by its content."""

    PDF = "PDF"
    DOCX = "DOCX"
    ODT = "ODT"
    ZIP = "ZIP archive"
    DOC = "old Word or Office file"
    RTF = "RTF"
    HTML = "HTML"
    XML = "XML"
    JSON = "JSON"
    VTT = "WebVTT"
    SRT = "SRT"
    TEXT = "text"
    MEDIA = "image, sound or film"
    BINARY = "binary data"


_KIND_NAMES = {
    Kind.ZIP: message("a ZIP archive"),
    Kind.DOC: message("an old Word or Office file"),
    Kind.TEXT: message("text"),
    Kind.MEDIA: message("an image, sound or film"),
    Kind.BINARY: message("binary data"),
}

REMEDIES = {
    Kind.DOC: message("save it as DOCX in a word processor"),
    Kind.MEDIA: message("a picture or a recording holds no words that can be read; give its text"),
    Kind.ZIP: message("unpack it and give the files inside"),
}
"""What to do about the kinds that no format reads."""


def name_of_kind(kind: Kind) -> Text:
    """Return what a file of a kind is called, in the language of whoever reads it."""
    return _KIND_NAMES.get(kind, kind.value)


@dataclass(frozen=True, slots=True)
class Opened:
    """A file's bytes and what they are; ``notes`` tell where name and content disagree."""

    where: str
    data: bytes
    kind: Kind
    notes: tuple[Note, ...] = ()


_EXPECTED = {
    ".pdf": {Kind.PDF},
    ".docx": {Kind.DOCX},
    ".docm": {Kind.DOCX},
    ".doc": {Kind.DOC, Kind.RTF},
    ".odt": {Kind.ODT},
    ".rtf": {Kind.RTF},
    ".html": {Kind.HTML, Kind.XML},
    ".htm": {Kind.HTML, Kind.XML},
    ".json": {Kind.JSON},
    ".vtt": {Kind.VTT},
    ".srt": {Kind.SRT},
    ".txt": {Kind.TEXT, Kind.VTT, Kind.SRT},
    ".md": {Kind.TEXT, Kind.HTML, Kind.XML},
}

_HEAD = 65_536
"""So many bytes at the beginning, and of an archive at its end, tell what a file is."""

_MEDIA = (
    b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM", b"ID3", b"\xff\xfb", b"OggS",
    b"fLaC", b"\x1aE\xdf\xa3",
)  # fmt: skip
_CONTROL = re.compile(rb"[\x00-\x06\x0e-\x1a]")
_SRT_START = re.compile(r"\s*(?:\d+\s*\n)?\s*\d{1,3}:\d\d:\d\d[,.]\d{1,3}\s*-->")
_MARKUP_START = re.compile(
    r"\s*(?:<!--.*?-->\s*)*<(!doctype html|html|head|body|\?xml|[a-z][\w:-]*[\s>])", re.I | re.S
)
_HTML_TAG = re.compile(r"<(?:html|body|p|div|table|br)\b", re.I)


def open_bytes(path: Path) -> bytes:
    """Return the file's bytes.

    Raises:
        NotFound: if there is no such file.
        SourceTooLarge: if it is over ``MAX_BYTES``; nothing of it is read then.
        UnreadableSource: if it is empty, a folder, or may not be read.
    """
    try:
        size = path.stat().st_size
        data = path.read_bytes() if path.is_file() and size <= MAX_BYTES else b""
    except FileNotFoundError as error:
        raise NotFound(
            message("no such file"), where=name_of(path), remedy=message("check the path")
        ) from error
    except OSError as error:
        reason = error.strerror.lower() if error.strerror else message("cannot be opened")
        raise UnreadableSource(
            reason, where=name_of(path), remedy=message("check that you may read it")
        ) from error
    if not path.is_file():
        raise UnreadableSource(
            message("is not a file"), where=name_of(path), remedy=message("name the files inside it")
        )
    if size > MAX_BYTES:
        raise SourceTooLarge(
            message(
                "is %(size)s MiB; at most %(most)s MiB are read",
                size=round(size / 1_048_576),
                most=MAX_BYTES // 1_048_576,
            ),
            where=name_of(path),
            remedy=message("split it, or give its text instead of the recording"),
        )
    if not data.strip(b"\x00 \t\r\n"):
        raise UnreadableSource(
            message("is empty"), where=name_of(path), remedy=message("check that it was saved or downloaded")
        )
    return data


def open_source(path: Path) -> Opened:
    """Return the file's bytes and what they are, whatever its name says."""
    data = open_bytes(path)
    kind = tell_kind(data)
    expected = _EXPECTED.get(path.suffix.lower())
    notes: tuple[Note, ...] = ()
    if expected and kind not in expected:
        notes = (
            Note(
                message(
                    "named %(suffix)s but is %(kind)s: read as %(kind)s",
                    suffix=path.suffix.lower(),
                    kind=kind.value,
                ),
                path.name,
            ),
        )
    return Opened(name_of(path), data, kind, notes)


def tell_kind(data: bytes) -> Kind:
    """Return what ``data`` is, by its first bytes and its characters."""
    if b"%PDF-" in data[:1024]:
        return Kind.PDF
    if data.startswith(b"PK\x03\x04"):
        # A ZIP archive names its members before each of them and once more at its end. That of an ODT
        # begins with its type, unpacked (OpenDocument 1.3, part 2, 3.3).
        if data[30:200].startswith(b"mimetypeapplication/vnd.oasis.opendocument.text"):
            return Kind.ODT
        return Kind.DOCX if b"word/" in data[:_HEAD] or b"word/" in data[-_HEAD:] else Kind.ZIP
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return Kind.DOC
    if data.startswith(b"{\\rtf"):
        return Kind.RTF
    if data.startswith(_MEDIA) or data[4:8] == b"ftyp" or (data[:4] == b"RIFF" and data[8:12] != b""):
        return Kind.MEDIA
    return _kind_of_text(data)


def _kind_of_text(data: bytes) -> Kind:
    head = data[:_HEAD]
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff")) or _looks_wide(head)
    if not wide and len(_CONTROL.findall(head)) > len(head) // 50:
        return Kind.BINARY
    text = decode_bytes(head).text.lstrip("\ufeff \t\r\n")
    if text.startswith("WEBVTT"):
        return Kind.VTT
    if _SRT_START.match(text.replace("\r\n", "\n")):
        return Kind.SRT
    if text.startswith(("{", "[")) and _looks_like_json(text):
        return Kind.JSON
    if root_name(text) == "akomaNtoso":
        return Kind.XML
    markup = _MARKUP_START.match(text)
    if markup:
        return (
            Kind.XML
            if text.startswith("<?xml") and "<html" not in text[:2000].lower()
            else _html_or_text(text)
        )
    return Kind.TEXT


_PROLOGUE = re.compile(r"\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>\s*)*", re.S | re.I)
_ROOT = re.compile(r"<(?:[\w.-]+:)?([A-Za-z_][\w.-]*)[\s/>]")


def root_name(text: str) -> str | None:
    """Return the local name of a document's first element, after its declaration, comments and DOCTYPE."""
    prologue = _PROLOGUE.match(text)
    root = _ROOT.match(text, prologue.end() if prologue else 0)
    return root[1] if root else None


def without_prologue(text: str) -> tuple[str, str]:
    """Return what stands before a document's first element, and the rest."""
    prologue = _PROLOGUE.match(text)
    end = prologue.end() if prologue else 0
    return text[:end], text[end:]


def _html_or_text(text: str) -> Kind:
    return (
        Kind.HTML
        if _HTML_TAG.search(text)
        else Kind.XML
        if text.startswith("<") and "</" in text
        else Kind.TEXT
    )


def _looks_like_json(text: str) -> bool:
    return bool(
        re.match(r'\{\s*("(?:[^"\\]|\\.)*"\s*:|\})|\[\s*([\[{"\d\]-]|true|false|null)', text)
    ) and not re.match(r"\[\d{1,2}:\d\d", text)


def _looks_wide(head: bytes) -> bool:
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = max(len(head) // 2, 1)
    return len(head) >= 8 and (max(even, odd) > half * 0.3 and min(even, odd) < half * 0.05)


def decode(data: bytes, where: str) -> Decoded:
    """Return the text of ``data``, cleaned for exposure, with the encoding found and what was mended.

    Raises:
        UnreadableSource: if it is not text, or holds nothing but white space.
        SourceTooLarge: if it is longer than ``MAX_CHARACTERS``.
    """
    decoded = decode_bytes(data)
    text, notes = clean(decoded.text)
    if len(text) > MAX_CHARACTERS:
        raise SourceTooLarge(
            message(
                "holds %(n)s characters; at most %(most)s are read",
                n=len(text),
                most=MAX_CHARACTERS,
            ),
            where=where,
            remedy=message("split it, and give its parts"),
        )
    if not text.strip():
        raise UnreadableSource(
            message("holds no text"), where=where, remedy=message("check that it was saved or downloaded")
        )
    return Decoded(text, decoded.encoding, decoded.notes + notes)


_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_FIELD_CODE = re.compile("\x13[^\x13\x14\x15\n]*(?:\x14|(?=\x15))|\x15")
_LONG_BLANKS = re.compile("[ \t\u00a0\u3000]{100,}")
_LINE_BLANKS = re.compile(r"[ \t]+(?=\n)")
_BIDI = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
_NOT_JOINED = (
    "\\x00-\x7f\u00a0-\u00a8\u00aa-\u00ad\u00af-\u058f\u10a0-\u13ff\u2010-\u203b\u3001-\u9fff\uac00-\ud7af"
)
"""Beside these characters joiners are idle; signs that may be part of an emoji are none of them."""
_ODD = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufff9-\ufffb]"
    # Nothing to be seen: joiners, selectors, fillers, soft hyphens and tags (Unicode, default ignorable).
    "|[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u2060-\u2064\u206a-\u206f\u3164\ufe00-\ufe0f"
    "\ufeff\uffa0\U000e0000-\U000e0fff]"
    # Joiners mean something in Arabic, in Indic scripts and in emoji, nothing beside a figure or a blank,
    # nor in scripts that do not join: Latin to Armenian, Georgian, Cherokee, Chinese, Japanese, Korean.
    f"|(?<=[{_NOT_JOINED}])[\u200c\u200d]+|[\u200c\u200d]+(?=[{_NOT_JOINED}])"
)
_WORD_MARKS = str.maketrans({"\x1e": "-", "\x1f": "", "\x07": "\t"})


def clean(text: str) -> tuple[str, tuple[Note, ...]]:
    """Return ``text`` with one kind of line end, without control and direction marks, and what was done.

    Word's own marks become what they stand for: U+001E a hyphen, U+0007 a cell's end, U+0013 to U+0015
    a field. Blanks at the ends of lines go, and so do direction marks, since they hide in names and may
    disguise a line.
    """
    text = _LINE_ENDS.sub("\n", text)
    if "\x13" in text or "\x15" in text:
        text = _FIELD_CODE.sub("", text)
    text = text.translate(_WORD_MARKS) if any(mark in text for mark in "\x1e\x1f\x07") else text
    text = _LINE_BLANKS.sub("", _LONG_BLANKS.sub(" ", text))
    text, bidi = _BIDI.subn("", text)
    text, odd = _ODD.subn("", text)
    return text, tuple(_cleaning_notes(text, bidi, odd))


def without_unseen(text: str) -> str:
    """Return ``text`` without characters that nobody sees, for what is decoded after ``clean``."""
    return text if text.isascii() else _ODD.sub("", _BIDI.sub("", text))


def _cleaning_notes(text: str, bidi: int, odd: int) -> Iterator[Note]:
    if bidi:
        yield Note(message("direction marks left out of the text"), count=bidi)
    if odd:
        yield Note(message("control characters left out of the text"), count=odd)
    lost = text.count("\ufffd")
    if lost:
        line = text.count("\n", 0, text.index("\ufffd")) + 1
        yield Note(
            message("characters were lost before this file was made (�)"),
            message("line %(number)s", number=str(line)),
            lost,
        )
