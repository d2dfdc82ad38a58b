"""Files are told by what they hold, and their text is exposed clean."""

import codecs
from pathlib import Path

import pytest

from travaux.errors import NotFound, SourceTooLarge, UnreadableSource
from travaux.formats import opening
from travaux.formats.encodings import decode_bytes
from travaux.formats.opening import Kind, clean, decode, open_source, tell_kind

SENTENCES = {
    "cp1252": "Le Président a rappelé que l’année écoulée — « déjà » — avait été décisive.",
    "mac_roman": "The Chair recalled the members’ views – as noted – and “agreed” on 3\xa0May, à la fin.",
    "cp1251": "Председатель предоставляет слово представителю Вельмары. «Спасибо», — сказал он.",
    "koi8_r": "Председатель предоставляет слово представителю Вельмары.",
    "cp1256": "الرئيس: أعطي الكلمة الآن لممثل فلمارا، شكرا سيدي الرئيس؛ نحن نؤيد البيان",
    "gb18030": "主席：我现在请韦尔马拉代表发言。谢谢主席先生。我们支持决议草案。",
    "big5": "主席：現在請代表發言。謝謝主席先生。我們支持決議草案。",
}


@pytest.mark.parametrize("encoding", SENTENCES)
def test_a_text_in_an_old_code_page_is_read_and_the_guess_is_told(encoding: str) -> None:
    decoded = decode_bytes(SENTENCES[encoding].encode(encoding))
    assert decoded.text == SENTENCES[encoding]
    assert encoding in str(decoded.notes[0].what)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_is_read_with_and_without_its_mark(encoding: str) -> None:
    text = "WEBVTT\n\nThe Chair: Order, please."
    assert decode_bytes(text.encode(encoding)).text == text


def test_garbled_text_is_put_right_and_told() -> None:
    garbled = "l’année – écoulée".encode().decode("cp1252")
    decoded = decode_bytes(garbled.encode())
    assert decoded.text == "l’année – écoulée"
    assert "put right" in str(decoded.notes[0].what)


def test_a_few_bad_bytes_do_not_turn_a_unicode_text_into_another_encoding() -> None:
    data = "Мы поддерживаем проект резолюции.".encode() * 20 + b"\xff"
    decoded = decode(data, "notes.txt")
    assert decoded.encoding == "utf-8"
    assert any("lost" in str(note.what) for note in decoded.notes)


def test_line_ends_control_and_direction_marks_are_cleaned() -> None:
    text, notes = clean("a\r\nb\rc\x0cd\u2028e\x1ef\u202eg\u202c\x00h\x13 TOC \\o \x14A\x15")
    assert text == "a\nb\nc\nd\ne-fghA"
    assert {note.count for note in notes} == {1, 2}


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n", Kind.PDF),
        (b"PK\x03\x04....word/document.xml", Kind.DOCX),
        (b"PK\x03\x04....xl/workbook.xml", Kind.ZIP),
        (b"{\\rtf1 hello}", Kind.RTF),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Kind.DOC),
        (b"<!DOCTYPE html><html><body>x</body></html>", Kind.HTML),
        (b'<?xml version="1.0"?><akomaNtoso/>', Kind.XML),
        (b'{"segments": []}', Kind.JSON),
        (codecs.BOM_UTF8 + b"WEBVTT\n\n", Kind.VTT),
        ("WEBVTT\n\n".encode("utf-16"), Kind.VTT),
        (b"1\r\n00:00:01,000 --> 00:00:02,000\r\nHi\r\n", Kind.SRT),
        (b"[00:12:03] Mr. Orsa: thank you", Kind.TEXT),
        (b"[The Parties, bracketed]", Kind.TEXT),
        (bytes(range(256)) * 8, Kind.BINARY),
        (b"\x89PNG\r\n\x1a\n", Kind.MEDIA),
    ],
)
def test_a_file_is_what_it_holds(data: bytes, kind: Kind) -> None:
    assert tell_kind(data) is kind


def test_a_wrong_name_is_told(tmp_path: Path) -> None:
    path = tmp_path / "record.docx"
    path.write_bytes(b"%PDF-1.7\n")
    opened = open_source(path)
    assert opened.kind is Kind.PDF
    assert "named .docx but is PDF" in str(opened.notes[0].what)


def test_the_unreadable_is_refused_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    empty, large = tmp_path / "empty.txt", tmp_path / "large.txt"
    empty.write_bytes(b" \r\n")
    large.write_bytes(b"x" * 1000)
    monkeypatch.setattr(opening, "MAX_BYTES", 999)
    for path, error in [(empty, UnreadableSource), (large, SourceTooLarge), (tmp_path / "none", NotFound)]:
        with pytest.raises(error) as raised:
            open_source(path)
        assert str(path) in str(raised.value)
        assert "\n" not in str(raised.value)
    with pytest.raises(UnreadableSource, match="not a file"):
        open_source(tmp_path)
