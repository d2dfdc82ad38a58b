"""ODT and RTF as word processors write them: changes, numbers, notes, comments, tables, what is hostile."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from travaux.domain.texts import Draft, MarkKind, ParagraphKind
from travaux.errors import SourceTooLarge, UnreadableSource
from travaux.formats.draft_file import read_draft
from travaux.formats.opening import Kind, tell_kind
from travaux.formats.transcripts import read_transcript

_ODF = "urn:oasis:names:tc:opendocument:xmlns"
_SPACES = " ".join(
    f'xmlns:{short}="{_ODF}:{name}:1.0"'
    for short, name in [
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("style", "style"),
        ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"),
    ]
)
_STYLES = """
<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="S" style:family="text">
 <style:text-properties style:text-line-through-style="solid"/></style:style>
<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>
<text:list-style style:name="L1">
 <text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
 <text:list-level-style-number text:level="2" style:num-format="a" style:num-prefix="(" style:num-suffix=")"/>
</text:list-style>
"""
WHEN = "<dc:creator>Kari</dc:creator><dc:date>2031-02-01T10:00:00</dc:date>"
INFO = f"<office:change-info>{WHEN}</office:change-info>"
CHANGES = f"""<text:tracked-changes>
<text:changed-region text:id="c1"><text:insertion>{INFO}</text:insertion></text:changed-region>
<text:changed-region text:id="c2"><text:deletion>{INFO}
<text:p>doubled</text:p></text:deletion></text:changed-region>
<text:changed-region text:id="c3"><text:deletion>{INFO}
<text:p> and the gauges;</text:p><text:p>Notes the drought, and </text:p>
</text:deletion></text:changed-region>
</text:tracked-changes>"""


def odt(body: str, heads: str = "", **parts: str) -> bytes:
    """Return an ODT of the XML of its text."""
    content = (
        f'<office:document-content {_SPACES} xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<office:automatic-styles>{_STYLES}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    styles = (
        f"<office:document-styles {_SPACES}><style:header>{heads}</style:header></office:document-styles>"
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        for name, xml in {"content.xml": content, "styles.xml": styles, **parts}.items():
            archive.writestr(name, xml, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def rtf(body: str) -> bytes:
    """Return an RTF file as Word begins one, its text behind."""
    head = (
        r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\froman\fcharset0 Times;}{\f1\fcharset204 Arial Cyr;}}"
        r"{\colortbl;\red0\green0\blue0;}{\*\revtbl{Unknown;}{Kari;}}{\info{\title Accord}{\author Ana}}"
    )
    return f"{head}{body}}}".encode("latin-1")


@pytest.fixture
def read(tmp_path: Path) -> Callable[[bytes], Draft]:
    def draft(data: bytes) -> Draft:
        path = tmp_path / "draft"
        path.write_bytes(data)
        found = read_draft(path)
        assert found.coverage is not None
        assert not found.coverage.missing
        return found

    return draft


def changes(draft: Draft, at: int) -> list[tuple[MarkKind, str, str | None]]:
    paragraph = draft.paragraphs[at]
    return [(m.kind, paragraph.text[m.start : m.end], m.author) for m in paragraph.marks]


Read = Callable[[bytes], Draft]


def test_odt_headings_numbers_and_levels(read: Read) -> None:
    inner = (
        "<text:list><text:list-item><text:p>by sea;</text:p></text:list-item>"
        "<text:list-item><text:p>by land;</text:p></text:list-item></text:list>"
    )
    found = read(
        odt(
            '<text:h text:outline-level="1">Levies</text:h><text:list text:style-name="L1"><text:list-item>'
            f"<text:p>Decides to pay:</text:p>{inner}</text:list-item>"
            "<text:list-item><text:p>Decides<text:s text:c='2'/>to meet;</text:p>"
            "</text:list-item></text:list>"
            '<text:p>Between.</text:p><text:list text:style-name="L1" text:continue-numbering="true">'
            "<text:list-item><text:p>Decides to part.</text:p></text:list-item></text:list>"
        )
    )
    assert found.format == "odt"
    assert found.paragraphs[0].kind is ParagraphKind.HEADING
    assert [p.label for p in found.paragraphs[1:]] == ["1.", "(a)", "(b)", "2.", None, "3."]
    assert found.paragraphs[4].text == "Decides  to meet;"


def test_odt_tracked_changes_keep_who_made_them(read: Read) -> None:
    found = read(
        odt(
            f"{CHANGES}<text:p>1. The levy is <text:change text:change-id='c2'/><text:change-start "
            "text:change-id='c1'/>tripled<text:change-end text:change-id='c1'/> by 2030;</text:p>"
            "<text:p>2. It covers locks<text:change text:change-id='c3'/>thanks all.</text:p>"
        )
    )
    assert changes(found, 0) == [
        (MarkKind.DELETED, "doubled", "Kari"),
        (MarkKind.INSERTED, "tripled", "Kari"),
    ]
    assert changes(found, 1)[0] == (MarkKind.DELETED, " and the gauges;", "Kari")
    assert changes(found, 2) == [(MarkKind.DELETED, "Notes the drought, and ", "Kari")]
    assert found.paragraphs[0].clean_text == "The levy is tripled by 2030;"


def test_odt_notes_comments_tables_boxes_heads_and_hidden_words(read: Read) -> None:
    note = (
        "<text:note text:id='n1' text:note-class='footnote'><text:note-citation>1</text:note-citation>"
        "<text:note-body><text:p>See the annex.</text:p></text:note-body></text:note>"
    )
    comment = (
        f"<office:annotation office:name='k1'>{WHEN}<text:p>Norway: delete</text:p></office:annotation>"
        "by 2030<office:annotation-end office:name='k1'/>"
    )
    box = "<draw:frame><draw:text-box><text:p>Boxed words.</text:p></draw:text-box></draw:frame>"
    table = (
        "<table:table><table:table-row><table:table-cell><text:p>Lock</text:p></table:table-cell>"
        "<table:table-cell><text:p>Dues</text:p></table:table-cell></table:table-row></table:table>"
    )
    hidden = '<text:span text:style-name="H"> unseen</text:span>'
    struck = '<text:span text:style-name="S">never</text:span>'
    found = read(
        odt(
            f"<text:p>1. The levy{note} is {struck} due {comment}{hidden};{box}</text:p>{table}",
            "<text:p>Lake Council</text:p>",
        )
    )
    assert [p.text for p in found.paragraphs] == [
        "The levy is never due by 2030;",
        "Boxed words.",
        "Lock",
        "Dues",
        "See the annex.",
    ]
    assert found.paragraphs[-1].kind is ParagraphKind.FOOTNOTE
    assert (MarkKind.STRUCK, "never", None) in changes(found, 0)
    assert [(c.text, c.typist, c.paragraph, c.words) for c in found.comments] == [
        ("Norway: delete", "Kari", 0, "by 2030")
    ]
    assert found.coverage is not None
    assert {str(note.what): note.count for note in found.coverage.apart} == {
        "words that nobody can see: hidden text": 1,
        "running heads and feet": 2,
    }


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (odt("<text:p>words</text:p>")[:-90], "damaged"),
        (odt("", "", **{"content.xml": "<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"}), "declares entities"),
        (odt("", "", **{"content.xml": "<x/>"}), "no text document"),
        (rtf(r"\par words")[:-1], "cut off"),
        (rtf(""), "without text"),
    ],
    ids=["truncated", "entities", "no text", "rtf cut off", "rtf without text"],
)
def test_damaged_files_end_in_one_line(data: bytes, error: str, tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(data)
    with pytest.raises(UnreadableSource, match=error):
        read_draft(tmp_path / "x")


@pytest.mark.parametrize(("depth", "refused"), [(300, False), (5_000, True)])
def test_groups_without_end_are_refused(depth: int, refused: bool, tmp_path: Path) -> None:
    (tmp_path / "x.rtf").write_bytes(rtf("{" * depth + "1. We meet." + "}" * depth + r"\par "))
    if not refused:
        assert read_draft(tmp_path / "x.rtf").paragraphs[0].text == "We meet."
        return
    with pytest.raises(SourceTooLarge, match="too deep"):
        read_draft(tmp_path / "x.rtf")


def test_rtf_paragraphs_as_word_writes_them(read: Read) -> None:
    found = read(
        rtf(
            r"{\header \pard Lake Council\par}\pard\outlinelevel0\b Levies\b0\par"
            r"\pard\plain {\listtext\pard\plain 1.\tab}The levy \strike never\strike0  is "
            r"{\deleted\revauthdel1\revdttmdel1737643210 doubled}{\revised\revauth1 tripled}{\super\chftn"
            r"{\footnote\pard\plain {\super\chftn} See the annex.\par}};\par"
            r"{\listtext\pard\plain 2.\tab}Caf\'e9 \u1051?\u1080? {\f1 \'cb\'e8} \ldblquote so\rdblquote\~it"
            r"{\*\atnid SE}{\*\atnauthor Sven}{\*\annotation{\*\atndate 1737643210}"
            r"\pard\plain Norway: no\par} is.\par"
            r"\trowd\cellx1000\cellx2000\pard\intbl Lock\cell Dues\cell\row"
            '\\pard {\\field{\\*\\fldinst HYPERLINK "x"}{\\fldrslt linked}} end{\\v unseen}.\\par\n'
            r"{\*\latentstyles words of no reader}{\pict\pngblip 89504e47}"
        )
    )
    assert (found.format, found.title) == ("rtf", "Accord")
    assert [(p.label, p.text) for p in found.paragraphs] == [
        (None, "Levies"),
        ("1.", "The levy never is doubledtripled;"),
        ("2.", "Café Ли Ли “so”\u00a0it is."),
        (None, "Lock"),
        (None, "Dues"),
        (None, "linked end."),
        ("1", "See the annex."),
    ]
    assert found.paragraphs[0].kind is ParagraphKind.HEADING
    assert changes(found, 1) == [
        (MarkKind.STRUCK, "never", None),
        (MarkKind.DELETED, "doubled", "Kari"),
        (MarkKind.INSERTED, "tripled", "Kari"),
    ]
    assert found.paragraphs[1].marks[1].when == "2021-02-10T19:10:00"
    assert [(c.text, c.typist, c.paragraph) for c in found.comments] == [("Norway: no", "Sven", 2)]


@pytest.mark.parametrize("form", ["odt", "rtf"])
def test_a_record_typed_in_either_names_its_speakers(form: str, tmp_path: Path) -> None:
    lines = ["Ms. Orsa (Ruritania): We support the levy.", "Mr. Vane (Freedonia): We do not."] * 2
    data = (
        odt("".join(f"<text:p>{line}</text:p>" for line in lines))
        if form == "odt"
        else rtf("".join(rf"\pard {line}\par " for line in lines))
    )
    path = tmp_path / f"record.{form}"
    path.write_bytes(data)
    found = read_transcript(path)
    assert [turn.label for turn in found.turns] == [line.split(":")[0] for line in lines]
    assert found.coverage is not None
    assert not found.coverage.missing
    assert tell_kind(data) is Kind(form.upper())
