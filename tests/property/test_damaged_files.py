"""What must hold of any file, however damaged: it is added whole, or refused in one line without a trace."""

import io
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from travaux.commands.adding import add
from travaux.commands.workspace import create
from travaux.store.workspace import Workspace
from travaux.views.workspace import listed, opened

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_P = "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr>%s</w:p>"
DOCX = {
    "[Content_Types].xml": "<?xml version='1.0'?><Types xmlns='http://schemas.openxmlformats.org/package/2006/"
    "content-types'><Default Extension='xml' ContentType='application/xml'/><Override PartName='/word/"
    "document.xml' ContentType='application/vnd.openxmlformats-officedocument.wordprocessingml."
    "document.main+xml'/></Types>",
    "_rels/.rels": "<?xml version='1.0'?><Relationships xmlns='http://schemas.openxmlformats.org/package/2006/"
    "relationships'><Relationship Id='r1' Type='http://schemas.openxmlformats.org/officeDocument/2006/"
    "relationships/officeDocument' Target='word/document.xml'/></Relationships>",
    "word/document.xml": f"<?xml version='1.0'?><w:document xmlns:w='{WORD}'><w:body>"
    + _P % "<w:r><w:t>Decides to light the lamps [at dusk];</w:t></w:r>"
    + _P % "<w:ins w:id='1' w:author='Ada'><w:r><w:t>Invites ports to lend ropes.</w:t></w:r></w:ins>"
    + "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Quay</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>",
    "word/numbering.xml": f"<?xml version='1.0'?><w:numbering xmlns:w='{WORD}'><w:abstractNum "
    "w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText "
    "w:val='%1.'/></w:lvl></w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>"
    "</w:numbering>",
}
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns"
ODT = {
    "mimetype": "application/vnd.oasis.opendocument.text",
    "content.xml": f"<?xml version='1.0'?><office:document-content xmlns:office='{_OFFICE}:office:1.0' "
    f"xmlns:text='{_OFFICE}:text:1.0' xmlns:table='{_OFFICE}:table:1.0'><office:body><office:text>"
    "<text:h text:outline-level='1'>Lamps</text:h><text:list><text:list-item><text:p>Decides to light them"
    "<text:s text:c='3'/>all.</text:p></text:list-item></text:list><table:table><table:table-row><table:"
    "table-cell table:number-columns-repeated='2'><text:p>Quay</text:p></table:table-cell></table:table-row>"
    "</table:table></office:text></office:body></office:document-content>",
}
FILES: dict[str, str] = {
    "rtf": r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}\pard 1. Decides to light the lamps\u8217?;\par "
    r"{\b 2.} Invites ports\'e9 to lend ropes.\par\trowd\cellx100 Quay\cell\row}",
    "html": "<!DOCTYPE html><html><head><meta charset='utf-8'><title>Lamps</title><style>.x{display:none}"
    "</style></head><body><h1>Lamps</h1><ol start='3'><li value='4'>Decides to light them;<li>Invites ports."
    "</ol><table><tr><td colspan='2'>Quay</td></tr></table><p class='x'>hidden</p></body></html>",
    "xml": "<?xml version='1.0' encoding='UTF-8'?><akomaNtoso xmlns='http://docs.oasis-open.org/legaldocml/ns/"
    "akn/3.0'><act name='x'><body><article eId='art_1'><num>1</num><heading>Lamps</heading><paragraph><num>"
    "(a)</num><content><p>The keeper lights them.</p></content></paragraph></article></body></act>"
    "</akomaNtoso>",
    "json": '{"segments": [{"speaker": "Norway", "start": 0.5, "end": 2, "text": "We support the lamps."}, '
    '{"speaker": "Chile", "start": 2.5, "end": 1e3, "text": "We oppose \\u00e9 them."}]}',
    "jsonl": '{"speaker": "Norway", "text": "We support it."}\n{"speaker": "Chile", "text": "We do not."}\n',
    "csv": "speaker,start,text\nNorway,00:00:01,We support the lamps.\nChile,00:00:09,We oppose them.\n",
    "vtt": "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n<v Ode>We support it.\n\n"
    "00:00:03.000 --> 00:00:04.000\nNo.\n",
    "srt": "1\n00:00:01,000 --> 00:00:02,000\nNORWAY: We support it.\n\n"
    "2\n00:00:03,000 --> 00:00:04,000\nNo.\n",
    "md": "# Lamps\n\n1. Decides to light [them] ~~now~~;\n\n   (a) *all* of them[^1];\n\n"
    "| a | b |\n|---|---|\n\n[^1]: x",
    "txt": "NORWAY: We support the lamps.\n\nCHILE: We oppose [them].\n\n1. Decides to meet;\n\n(a) dusk.\n",
}
_DRAWN = b"BT /F1 11 Tf 50 700 Td (1. Decides to light the lamps of the quay at dusk.) Tj ET"
PDF = (
    b"%%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
    b"2 0 obj\n<< /Type /Pages /Kids [4 0 R] /Count 1 >>\nendobj\n"
    b"3 0 obj\n<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>\nendobj\n"
    b"4 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 5 0 R /Resources << /Font "
    b"<< /F1 3 0 R >> >> >>\nendobj\n5 0 obj\n<< /Length %d >>\nstream\n%s\nendstream\nendobj\n"
    b"trailer << /Size 6 /Root 1 0 R >>\n%%%%EOF\n"
) % (len(_DRAWN), _DRAWN)
TOKENS = (
    *(b"", b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\xc3", b"\n" * 40, b"<", b"]]>", b"&x;"),
    *(b"<!DOCTYPE x [<!ENTITY x 'y'>]>", b"&#0;", b"&#1114112;", b"9" * 5000, b"-1", b"1e999", b"NaN"),
    *(b"{" * 300, b"[" * 300, b'"\\ud800"', b"\\u-70000?", b"\\bin99999999 ", b"\\" * 99, b"<i>" * 300),
    *(b"<table><tr><td>" * 60, "²".encode(), "٣".encode(), "\u202e\u2028".encode(), b"(" * 200, b"|" * 200),
    *(b"*" * 200, b"--> ", b"00:99:99,9", b"/Kids [2 0 R]", b"q " * 999, b"stream\n", b"endobj\n"),
)


@dataclass(frozen=True)
class Damage:
    """What is done to bytes at a place, told in shares of their length: repeated, taken out, written over."""

    place: float
    length: float
    times: int
    token: bytes

    def on(self, data: bytes) -> bytes:
        start = int(self.place * len(data))
        end = start + int(self.length * (len(data) - start))
        return data[:start] + data[start:end] * self.times + self.token + data[end:]


_SHARE = st.floats(0, 1, exclude_max=True)
DAMAGES = st.lists(
    st.builds(Damage, _SHARE, _SHARE, st.sampled_from((0, 1, 1, 1, 2, 40)), st.sampled_from(TOKENS)),
    min_size=1,
    max_size=3,
)


def _damaged(data: bytes, damages: list[Damage]) -> bytes:
    for damage in damages:
        data = damage.on(data)
    return data


def _archive(parts: dict[str, str], part: int, damages: list[Damage]) -> bytes:
    """Return an archive with one of its parts damaged, or the archive itself where there is no such part."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for number, (name, words) in enumerate(parts.items()):
            data = words.encode()
            archive.writestr(name, _damaged(data, damages) if number == part else data)
    return out.getvalue() if part < len(parts) else _damaged(out.getvalue(), damages)


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    folder = tmp_path_factory.mktemp("damaged") / "ws"
    create(folder, "Lamps")
    with opened(folder) as found:
        yield found


def _files(workspace: Workspace) -> set[Path]:
    return {path for path in (workspace.folder / "originals").rglob("*") if path.is_file()}


def _try(workspace: Workspace, suffix: str, data: bytes) -> None:
    """Add a file; see that it is there whole, or was refused in one line and left nothing."""
    before, kept = len(listed(workspace)), _files(workspace)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"any.{suffix}"
        path.write_bytes(data)
        (added,) = list(add(workspace, [(path, {})], "Ada"))
    after = listed(workspace)
    if added.status == "failed":
        assert added.error
        assert "\n" not in str(added.error).strip()
        assert "defect" not in str(added.error)
        assert (len(after), _files(workspace)) == (before, kept)
    else:
        assert added.status in ("added", "unchanged")
        assert len(after) == before + (added.status == "added")


@pytest.mark.parametrize("suffix", FILES)
@given(damages=DAMAGES)
@settings(max_examples=25)
def test_damaged_text_and_markup(workspace: Workspace, suffix: str, damages: list[Damage]) -> None:
    _try(workspace, suffix, _damaged(FILES[suffix].encode(), damages))


@pytest.mark.parametrize(("suffix", "parts"), [("docx", DOCX), ("odt", ODT)])
@given(part=st.integers(0, 4), damages=DAMAGES)
@settings(max_examples=40)
def test_damaged_archives(
    workspace: Workspace, suffix: str, parts: dict[str, str], part: int, damages: list[Damage]
) -> None:
    _try(workspace, suffix, _archive(parts, part, damages))


@given(damages=DAMAGES)
@settings(max_examples=8)  # each starts a process
def test_damaged_pages(workspace: Workspace, damages: list[Damage]) -> None:
    _try(workspace, "pdf", _damaged(PDF, damages))


@pytest.mark.parametrize("suffix", [*FILES, "docx", "odt", "pdf"])
def test_what_is_damaged_here_is_read_where_it_is_whole(workspace: Workspace, suffix: str) -> None:
    parts = {"docx": DOCX, "odt": ODT}.get(suffix)
    data = _archive(parts, 99, []) if parts else PDF if suffix == "pdf" else FILES[suffix].encode()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"whole.{suffix}"
        path.write_bytes(data)
        (added,) = list(add(workspace, [(path, {})], "Ada"))
    assert (added.status, added.error) in (("added", None), ("unchanged", None))
