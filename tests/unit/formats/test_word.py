"""Word documents: what they say, what was changed, and what is refused."""

import io
import zipfile
from collections.abc import Callable

import pytest

from travaux.errors import SourceTooLarge, UnreadableSource
from travaux.formats.numbering import numeral
from travaux.formats.word import open_word

Writer = Callable[..., bytes]


def run(text: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def test_runs_keep_their_look(make_docx: Writer) -> None:
    looks = ["<w:b/>", "<w:strike/>", '<w:u w:val="single"/>', '<w:b w:val="0"/>']
    body = "<w:p>" + "".join(map(run, ["a ", "b ", "c ", "d"], looks)) + "</w:p>"
    (paragraph,) = open_word(make_docx(body), "x.docx").paragraphs
    assert [(r.text, r.bold, r.struck, r.underlined) for r in paragraph.runs] == [
        ("a ", True, False, False),
        ("b ", False, True, False),
        ("c ", False, False, True),
        ("d", False, False, False),
    ]


def test_tracked_changes_keep_author_and_date(make_docx: Writer) -> None:
    body = (
        f"<w:p>{run('Parties ')}"
        '<w:del w:id="1" w:author="Ostrava" w:date="2031-05-03T10:00:00Z">'
        "<w:r><w:delText>shall</w:delText></w:r></w:del>"
        '<w:ins w:id="2" w:author="Velmara" w:date="2031-05-03T11:00:00Z">'
        f"{run('should')}</w:ins>{run(' pay')}</w:p>"
    )
    document = open_word(make_docx(body), "x.docx")
    (paragraph,) = document.paragraphs
    assert paragraph.text == "Parties should pay"
    assert paragraph.full_text == "Parties shallshould pay"
    changes = [(r.change.inserted, r.change.author, r.change.when) for r in paragraph.runs if r.change]
    assert changes == [(False, "Ostrava", "2031-05-03T10:00:00Z"), (True, "Velmara", "2031-05-03T11:00:00Z")]
    assert document.tracked


def test_fields_give_their_result_and_comments_their_place(make_docx: Writer) -> None:
    body = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:t>PAGEREF _Toc1 </w:t></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("12")}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        f'<w:commentRangeStart w:id="7"/>{run(" words")}<w:commentRangeEnd w:id="7"/>'
        '<w:r><w:footnoteReference w:id="3"/></w:r></w:p>'
    )
    comments = (
        f'<w:comments><w:comment w:id="7" w:author="Tyne"><w:p>{run("why?")}</w:p></w:comment></w:comments>'
    )
    footnotes = f'<w:footnotes><w:footnote w:id="3"><w:p>{run("a note")}</w:p></w:footnote></w:footnotes>'
    document = open_word(make_docx(body, comments=comments, footnotes=footnotes), "x.docx")
    (paragraph,) = document.paragraphs
    assert paragraph.text == "12 words"
    assert [r.comments for r in paragraph.runs if r.text] == [(), ("7",)]
    assert (document.comments["7"].author, document.comments["7"].text) == ("Tyne", "why?")
    assert [r.note for r in paragraph.runs if r.note] == ["3"]
    assert document.footnotes["3"][0].text == "a note"


def test_numbers_are_computed_as_word_prints_them(make_docx: Writer) -> None:
    def level(depth: int, kind: str, text: str) -> str:
        form = f'<w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/>'
        return f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/>{form}</w:lvl>'

    levels = level(0, "decimal", "%1.") + level(1, "lowerLetter", "(%2)") + level(2, "lowerRoman", "%1.%3")
    numbering = (
        f'<w:numbering><w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )

    def paragraph(depth: int) -> str:
        place = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="1"/></w:numPr>'
        return f"<w:p><w:pPr>{place}</w:pPr>{run('text')}</w:p>"

    body = "".join(map(paragraph, (0, 1, 1, 0, 1, 2, 2, 0)))
    document = open_word(make_docx(body, numbering=numbering), "x.docx")
    assert [p.number for p in document.paragraphs] == ["1.", "(a)", "(b)", "2.", "(a)", "2.i", "2.ii", "3."]
    assert [p.level for p in document.paragraphs] == [0, 1, 1, 0, 1, 2, 2, 0]


@pytest.mark.parametrize(
    ("number", "kind", "printed"),
    [
        (4, "upperRoman", "IV"),
        (27, "lowerLetter", "aa"),
        (12, "chineseCounting", "十二"),
        (3, "russianLower", "в"),
        (7, "decimalZero", "07"),
        (2, "ordinalText", "2"),
    ],
)
def test_numerals(number: int, kind: str, printed: str) -> None:
    assert numeral(number, kind) == printed


def test_a_zip_bomb_is_refused_unopened(make_docx: Writer) -> None:
    with pytest.raises(SourceTooLarge, match="zip bomb"):
        open_word(make_docx(f"<w:p>{run('0' * 40_000_000)}</w:p>"), "bomb.docx")


@pytest.mark.parametrize(
    "declared",
    ['<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>', '<!DOCTYPE x [<!ENTITY a "b">]>'],
)
def test_entities_are_refused(declared: str) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("word/document.xml", f'<?xml version="1.0"?>{declared}<x>&e;</x>')
    with pytest.raises(UnreadableSource, match="declares entities"):
        open_word(packed.getvalue(), "evil.docx")


def test_what_is_cut_off_or_no_word_document_is_refused(make_docx: Writer) -> None:
    whole = make_docx(f"<w:p>{run('text')}</w:p>")
    with pytest.raises(UnreadableSource, match="damaged or truncated"):
        open_word(whole[: len(whole) // 2], "cut.docx")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("word/other.xml", "<x/>")
    with pytest.raises(UnreadableSource, match="no Word document"):
        open_word(packed.getvalue(), "other.docx")


def test_macros_are_not_run_but_told(make_docx: Writer) -> None:
    packed = io.BytesIO(make_docx(f"<w:p>{run('text')}</w:p>"))
    with zipfile.ZipFile(packed, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"\x00")
    assert any("macros" in str(note.what) for note in open_word(packed.getvalue(), "x.docm").notes)
