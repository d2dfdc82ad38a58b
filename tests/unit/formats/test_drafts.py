import io
import json
import zipfile
from pathlib import Path

import pytest

from travaux.domain.texts import Draft, MarkKind, ParagraphKind
from travaux.errors import NotFound, UnreadableSource, UsageError
from travaux.formats.draft_file import read_draft

MARKDOWN = """---
title: Draft convention on lighthouses
---

## Preamble

The Parties to this Convention,

*Recalling* the need for [safe] harbours,[^1]

*[Noting* also that fog [harms][delays] ships,]

Have agreed as follows:

## Article 1 *(lamps)*

1. Each Party [shall][should] keep its lamps lit:

    1. from dusk to dawn;
    2. in fog[, at all hours].

2bis. **Option 1:** Lamps are ~~white~~ <ins>green</ins>.

**Option 2:** No text

[^1]: Harbours include [river] quays.
"""


def read(tmp_path: Path, name: str, text: str | bytes) -> Draft:
    path = tmp_path / name
    if isinstance(text, str):
        path.write_text(text, encoding="utf-8")
    else:
        path.write_bytes(text)
    return read_draft(path)


def assert_slices(draft: Draft) -> None:
    for paragraph in draft.paragraphs:
        assert draft.source.text[paragraph.start : paragraph.end] == paragraph.text
        for bracket in paragraph.brackets:
            assert 0 <= bracket.start <= bracket.end <= len(paragraph.text)


def test_markdown_loses_its_marks_and_keeps_what_they_mean(tmp_path: Path) -> None:
    draft = read(tmp_path, "lamps.md", MARKDOWN)
    assert_slices(draft)
    assert draft.title == "Draft convention on lighthouses"
    shown = [(p.kind.value, p.label, p.text) for p in draft.paragraphs]
    assert shown == [
        ("heading", None, "Preamble"),
        ("preambular", None, "The Parties to this Convention,"),
        ("preambular", None, "Recalling the need for [safe] harbours,"),
        ("preambular", None, "[Noting also that fog [harms][delays] ships,]"),
        ("preambular", None, "Have agreed as follows:"),
        ("heading", "Article 1", "Article 1 (lamps)"),
        ("operative", "1.", "Each Party [shall][should] keep its lamps lit:"),
        ("subparagraph", "1.", "from dusk to dawn;"),
        ("subparagraph", "2.", "in fog[, at all hours]."),
        ("operative", "2bis.", "Option 1: Lamps are white green."),
        ("option", "Option 2:", "No text"),
        ("footnote", "1", "Harbours include [river] quays."),
    ]
    assert draft.paragraphs[2].notes == ("footnote 1",)
    assert draft.paragraphs[6].chapeau
    assert [draft.paragraphs[i].parent for i in (7, 8)] == [6, 6]
    kinds = {mark.kind for mark in draft.paragraphs[9].marks}
    assert {MarkKind.STRUCK, MarkKind.UNDERLINED} <= kinds
    assert draft.paragraphs[9].clean_text == "Option 1: Lamps are green."
    assert draft.paragraphs[3].clean_text == "Noting also that fog harms delays ships,"


def test_a_list_of_paragraphs_keeps_its_prefixes(tmp_path: Path) -> None:
    entries = [
        {"text": "Resolution adopted by the General Assembly on 3 May 2031", "type": "frontmatter"},
        {"text": "85/301.\tLighthouses", "type": "title"},
        {"text": "The General Assembly,", "type": "paragraph", "paragraph_type": "preambular"},
        {"text": "Invites ports:", "paragraph_type": "operative", "paragraph_level": 1, "prefix": "1."},
        {"text": "To keep a log;", "paragraph_type": "operative", "paragraph_level": 2, "prefix": "(a)"},
    ]
    draft = read(tmp_path, "list.json", json.dumps(entries))
    assert_slices(draft)
    assert (draft.title, draft.symbol) == ("Lighthouses", "A/RES/85/301")
    assert draft.source.text == "\n".join(str(entry["text"]) for entry in entries)
    assert [(p.label, p.kind.value) for p in draft.paragraphs[2:]] == [
        (None, "preambular"),
        ("1.", "operative"),
        ("(a)", "subparagraph"),
    ]
    assert draft.paragraphs[4].parent == 3


def test_a_paragraph_broken_by_a_footnote_is_put_together(tmp_path: Path) -> None:
    text = (
        "HARBOUR PAPER\n\nIntroduction\n\n1. Ports need light and quays¹ that are safe for\n\n"
        "¹ As defined elsewhere.\n\nboats, ships and ferries.\n\n2. Ferries are boats.\n"
    )
    draft = read(tmp_path, "harbour.txt", text)
    assert_slices(draft)
    first = next(p for p in draft.paragraphs if p.label == "1.")
    assert first.text == "Ports need light and quays¹ that are safe for boats, ships and ferries."
    assert len(draft.source.text) == len(text)
    second = next(p for p in draft.paragraphs if p.label == "2.")
    assert text[second.start : second.end] == second.text
    assert [p.text for p in draft.paragraphs if p.kind is ParagraphKind.FOOTNOTE] == [
        "¹ As defined elsewhere."
    ]


def test_lines_broken_at_a_width_make_paragraphs(tmp_path: Path) -> None:
    text = (
        "A/85/L.7\n\nDraft resolution on lamps\n\nThe General Assembly,\n\n"
        "Recalling its earlier resolutions on the lighting of harbours and the\nkeeping of logs,\n"
        "Deeply concerned about fog,\n\n"
        "1. Requests all ports to keep a log of their lamps and of the hours\nduring which they are lit;\n"
        "(a) by night;\n(b) by day;\n2. Decides to remain seized of the matter.\n"
    )
    draft = read(tmp_path, "wrapped.txt", text)
    assert draft.symbol == "A/85/L.7"
    kinds = [(p.label, p.kind.value) for p in draft.paragraphs if p.kind is not ParagraphKind.HEADING]
    assert kinds[-6:] == [
        (None, "preambular"),
        (None, "preambular"),
        ("1.", "operative"),
        ("(a)", "subparagraph"),
        ("(b)", "subparagraph"),
        ("2.", "operative"),
    ]


HTML = """<!doctype html><html><head><title>Lamps</title><style>p{}</style></head><body><nav>menu</nav>
<h1>Draft on lamps</h1><p>PP1 Recalling [safe] harbours,</p>
<ol><li>Ports <del datetime="2031-01-02" data-author="Fiji">may</del>
<ins data-author="Tonga">shall</ins> open:
<ol type="a"><li>by night;</li><li>by <u>day</u>.</li></ol></li></ol></body></html>"""


def test_html_gives_list_numbers_and_changes(tmp_path: Path) -> None:
    draft = read(tmp_path, "lamps.html", HTML)
    assert_slices(draft)
    assert draft.title == "Draft on lamps"
    assert [(p.label, p.text) for p in draft.paragraphs[1:]] == [
        ("PP1", "Recalling [safe] harbours,"),
        ("1.", "Ports may shall open:"),
        ("a.", "by night;"),
        ("b.", "by day."),
    ]
    assert [(m.kind.value, m.author, m.when) for m in draft.paragraphs[2].marks] == [
        ("deleted", "Fiji", "2031-01-02"),
        ("inserted", "Tonga", None),
    ]
    assert draft.paragraphs[2].clean_text == "Ports shall open:"
    assert draft.paragraphs[3].parent == 2
    assert draft.dialect == "tracked"


AKN = """<?xml version="1.0"?><akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">
<statement name="r"><meta/>
<preface><p><docNumber>A/85/L.7</docNumber> <docTitle>Lamps</docTitle></p></preface>
<preamble><container name="pp"><p>Recalling harbours,</p></container></preamble>
<mainBody><paragraph eId="p1"><num>1.</num><list>
<intro><p>Invites ports<authorialNote marker="1"><p>All.</p></authorialNote>:</p></intro>
<point><num>(a)</num><content><p>to [keep] <ins>logs</ins>.</p></content></point></list></paragraph>
</mainBody>
</statement></akomaNtoso>"""


def test_akoma_ntoso_gives_numbers_and_notes(tmp_path: Path) -> None:
    draft = read(tmp_path, "lamps.xml", AKN)
    assert_slices(draft)
    assert (draft.title, draft.symbol) == ("Lamps", "A/85/L.7")
    assert [(p.kind.value, p.label, p.text) for p in draft.paragraphs[1:]] == [
        ("preambular", None, "Recalling harbours,"),
        ("operative", "1.", "Invites ports:"),
        ("subparagraph", "(a)", "to [keep] logs."),
        ("footnote", "1", "All."),
    ]


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def docx(body: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
    return held.getvalue()


def test_word_keeps_who_changed_what(tmp_path: Path) -> None:
    body = (
        "<w:p><w:r><w:t>1. Ports </w:t></w:r>"
        '<w:del w:author="Fiji" w:date="2031-01-02T00:00:00Z"><w:r><w:delText>may</w:delText></w:r></w:del>'
        '<w:ins w:author="Tonga"><w:r><w:t>shall</w:t></w:r></w:ins>'
        '<w:r><w:t xml:space="preserve"> open.</w:t></w:r></w:p>'
    )
    draft = read(tmp_path, "lamps.docx", docx(body))
    (paragraph,) = draft.paragraphs
    assert (paragraph.label, paragraph.text) == ("1.", "Ports mayshall open.")
    assert [(m.kind.value, m.author, paragraph.text[m.start : m.end]) for m in paragraph.marks] == [
        ("deleted", "Fiji", "may"),
        ("inserted", "Tonga", "shall"),
    ]
    assert paragraph.clean_text == "Ports shall open."


def test_brackets_over_paragraphs_have_a_piece_in_each(tmp_path: Path) -> None:
    draft = read(
        tmp_path, "span.txt", "1. [Ports keep a log.\n\nIt is long.\n\n2. The log is public.]\n\n3. End.\n"
    )
    first, middle, last, after = draft.paragraphs
    assert (first.brackets[0].closed_in, last.brackets[0].opened_in) == (last.index, first.index)
    assert middle.within == (first.index,)
    assert not after.brackets


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("12 bis. Ports open.\n\n12 ter. Quays close.\n", ["12 bis.", "12 ter."]),
        ("1quat Ports open.\n\nOP7ter. Quays.\n\nOP6alt Lamps.\n", ["1quat", "OP7ter.", "OP6alt"]),
        ("PP1 bis alt. Recalling ports,\n\nNew 65A. Quays are long.\n", ["PP1 bis alt.", "New 65A."]),
        ("(former 6 amended) Ports open.\n\n7. (former 8) Quays.\n", ["(former 6 amended)", "7. (former 8)"]),
        ("1. Ports:\n\n(h) lamps;\n\n(i) logs;\n\n(j) ropes.\n", ["1.", "(h)", "(i)", "(j)"]),
        ("2030 Agenda items remain open to all ports.\n", [None]),
    ],
)
def test_labels_are_told_from_words(tmp_path: Path, text: str, labels: list[str | None]) -> None:
    assert [p.label for p in read(tmp_path, "labels.txt", text).paragraphs] == labels


def test_sub_paragraphs_go_to_any_depth(tmp_path: Path) -> None:
    text = "1. Ports:\n\n(a) keep:\n\n(i) lamps;\n\n(ii) logs;\n\n(b) open.\n\n2. Quays close.\n"
    draft = read(tmp_path, "deep.txt", text)
    assert [p.parent for p in draft.paragraphs] == [None, 0, 1, 1, 0, None]
    assert [p.level for p in draft.paragraphs] == [0, 1, 2, 2, 1, 0]


@pytest.mark.parametrize(
    "text",
    [
        "إن الجمعية العامة،\n\nإذ تشير إلى قراراتها السابقة،\n\n1 - تدعو [جميع] الدول إلى العمل؛\n",
        "大会，\n\n回顾其以往各项决议，\n\n1. 决定[继续]审议此事项。\n",
    ],
)
def test_arabic_and_chinese_are_read(tmp_path: Path, text: str) -> None:
    draft = read(tmp_path, "text.txt", text)
    assert [p.kind.value for p in draft.paragraphs] == ["preambular", "preambular", "operative"]
    assert len(draft.paragraphs[2].brackets) == 1


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("empty.md", b"", "empty"),
        ("broken.json", b'[{"text": "a", ]', "not JSON"),
        ("other.json", b'{"a": 1}', "no list"),
        ("bad.json", b'[{"text": 3}]', "no text"),
        ("cut.pdf", b"%PDF-1.4 cut", "PDF"),
        ("cut.docx", b"PK\x03\x04word/cut", "DOCX"),
        ("old.doc", b"\xd0\xcf\x11\xe0" + b"\x00\x01" * 300, "Word"),
        ("entity.xml", b'<?xml?><!DOCTYPE a [<!ENTITY x "y">]><akomaNtoso>&x;</akomaNtoso>', "entities"),
        ("picture.png", b"\x89PNG\r\n" + b"\x01" * 50, "image"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_says_why(tmp_path: Path, name: str, data: bytes, words: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(UnreadableSource, match=words) as raised:
        read_draft(path)
    assert raised.value.remedy
    assert str(path) in str(raised.value)


def test_a_missing_file_and_an_unknown_dialect_are_told(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        read_draft(tmp_path / "nowhere.md")
    with pytest.raises(UsageError, match="dialect"):
        read_draft(tmp_path / "nowhere.md", dialect="martian")


def test_numbers_that_begin_again_below_a_colon_are_sub_paragraphs(tmp_path: Path) -> None:
    text = "6. Ports open.\n\n7. Ports have two aims:\n\n1. light;\n\n2. order.\n\n8. Quays close.\n"
    draft = read(tmp_path, "again.txt", text)
    assert [p.parent for p in draft.paragraphs] == [None, None, 1, 1, None]
    assert [p.kind.value for p in draft.paragraphs][2:4] == ["subparagraph", "subparagraph"]
