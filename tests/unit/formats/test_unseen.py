"""Words that nobody can see are left out and told, those that somebody sees come out."""

from collections.abc import Callable

import pytest

from travaux.domain.coverage import Apart
from travaux.formats.documents import from_html, from_pdf, from_word
from travaux.formats.drafts.printed import read_pdf
from travaux.formats.drafts.web_page import read_html
from travaux.formats.drafts.word_draft import read_docx
from travaux.formats.unseen import is_alike, name_unseen

HIDDEN_PAGES = {
    "display": "<p style='display:none'>{}</p>",
    "spaced and large letters": "<p STYLE='Display : NONE ;'>{}</p>",
    "important": "<style>p.k{{display:none !important}}</style><p class=k style='display:block'>{}</p>",
    "class": "<style>/* a */ .o, div > .k {{ display:none }}</style><div><p class='j k'>{}</p></div>",
    "id": "<style>#k{{visibility:hidden}}</style><p id=k>{}</p>",
    "attribute selector": '<style>[data-k="1"]{{opacity:0}}</style><p data-k=1>{}</p>',
    "descent": "<style>.a .b{{font-size:0}}</style><div class=a><div><p class=b>{}</p></div></div>",
    "both media": "<style>@media screen{{.k{{display:none}}}} @media print{{.k{{display:none}}}}</style>"
    "<p class=k>{}</p>",
    "narrow screens alone show it": "<style>.k{{display:none}}@media (max-width:300px){{.k{{display:block}}}}"
    "</style><p class=k>{}</p>",
    "hidden": "<p hidden>{}</p>",
    "kept from all readers": "<p aria-hidden='true'>{}</p>",
    "template": "<template><p>{}</p></template>",
    "closed dialogue": "<dialog><p>{}</p></dialog>",
    "visibility": "<div style='visibility:hidden'><p>{}</p></div>",
    "opacity": "<p style='opacity:0.0'>{}</p>",
    "filter": "<p style='filter:opacity(0%)'>{}</p>",
    "no size": "<p style='font-size:0'>{}</p>",
    "one pixel": "<p style='font-size:1px'>{}</p>",
    "shorthand": "<p style='font:0/0 serif'>{}</p>",
    "share of a size": "<p style='font-size:1%'>{}</p>",
    "to the left": "<p style='position:absolute;left:-9999px'>{}</p>",
    "above": "<p style='position:fixed;top:-200em'>{}</p>",
    "indent": "<p style='text-indent:-9999px'>{}</p>",
    "margin": "<p style='margin-left:-9999px'>{}</p>",
    "moved": "<p style='transform:translateX(-5000px)'>{}</p>",
    "scaled": "<p style='transform:scale(0)'>{}</p>",
    "clip": "<p style='position:absolute;clip:rect(0,0,0,0)'>{}</p>",
    "clip path": "<p style='clip-path:inset(100%)'>{}</p>",
    "no height": "<p style='max-height:0;overflow:hidden'>{}</p>",
    "white": "<p style='color:#fff'>{}</p>",
    "almost white": "<p style='color:rgb(254, 254, 254)'>{}</p>",
    "hsl": "<p style='color:hsl(0, 0%, 100%)'>{}</p>",
    "named": "<p><font color=white>{}</font></p>",
    "on its own ground": "<p style='color:#036;background:#003366'>{}</p>",
    "on a table's ground": "<table bgcolor='#000080'><tr><td style='color:navy'>{}</td></tr></table>",
    "clear": "<p style='color:rgba(0,0,0,0)'>{}</p>",
    "transparent": "<p style='color:transparent'>{}</p>",
}
SEEN_PAGES = {
    "plain": "<p>{}</p>",
    "dark on a coloured header": "<div style='background:#cde;color:#013'><p>{}</p></div>",
    "white on dark": "<div style='background:#036;color:white'><p>{}</p></div>",
    "white on a class's ground": "<style>.h{{background-color:navy}}.h p{{color:#fff}}</style>"
    "<div class=h><p>{}</p></div>",
    "white on a picture": "<div style='background:url(x.png);color:#fff'><p>{}</p></div>",
    "white where a sheet is not at hand": "<link rel=stylesheet href=x.css><p style='color:#fff'>{}</p>",
    "page of white on dark": "<body bgcolor=black text=white><p>{}</p></body>",
    "small": "<p style='font-size:7px'>{}</p>",
    "pale": "<p style='color:#ddd'>{}</p>",
    "printed menu": "<style>.m{{display:none}}@media print{{.m{{display:block}}}}</style><p class=m>{}</p>",
    "screen alone": "<style>@media print{{.m{{display:none}}}}</style><p class=m>{}</p>",
    "another class": "<style>.k{{display:none}}</style><p class=kk>{}</p>",
    "hovered": "<style>p:hover{{display:none}}</style><p>{}</p>",
    "not a child": "<style>div > .k{{display:none}}</style><div><i><span class=k>{}</span></i></div>",
    "shown again": "<div style='visibility:hidden'><p style='visibility:visible'>{}</p></div>",
    "size set again": "<div style='font-size:0'><p style='font-size:12px'>{}</p></div>",
    "opens at a click": "<details><summary>More</summary><p>{}</p></details>",
    "hanging indent": "<p style='margin-left:-40px;text-indent:-20px'>{}</p>",
    "half faint": "<p style='opacity:.5'>{}</p>",
    "cut but tall": "<p style='overflow:hidden;height:200px'>{}</p>",
    "shown by style": "<p hidden style='display:block'>{}</p>",
    "under a saved dialogue": "<div aria-hidden=true><p>{}</p>"
    + "<p>Peru agrees.</p>" * 20
    + "</div><p>OK</p>",
}


def _web_words(page: str) -> tuple[str, str, set[str]]:
    written = f"<html><body><p>1. We meet.</p>{page}</body></html>"
    spoken, draft = from_html(written, "x"), read_html(written.encode(), "x")
    told = {str(note.what) for note in (*spoken.notes, *draft.notes)}
    return spoken.text, draft.text, {what for what in told if "nobody can see" in what}


@pytest.mark.parametrize("page", HIDDEN_PAGES.values(), ids=HIDDEN_PAGES)
def test_web_words_that_nobody_sees_are_told_and_no_text(page: str) -> None:
    spoken, draft, told = _web_words(page.format("Norway opposes it all"))
    assert "opposes" not in spoken + draft
    assert "We meet" in spoken
    assert "We meet" in draft
    assert told


@pytest.mark.parametrize("page", SEEN_PAGES.values(), ids=SEEN_PAGES)
def test_web_words_that_are_seen_come_out(page: str) -> None:
    spoken, draft, told = _web_words(page.format("Norway supports it all"))
    assert "supports it all" in spoken
    assert "supports it all" in draft
    assert not told


def test_unseen_words_within_a_sentence_leave_the_rest_whole() -> None:
    page = "<p>Peru <span style='display:none'>does not </span>support it.</p>"
    spoken, draft, _ = _web_words(page)
    assert "Peru support it." in spoken
    assert "Peru support it." in draft


def test_unseen_words_are_counted_by_reason_and_place() -> None:
    unseen = [
        Apart("two words", "white text", "page 1"),
        Apart("third", "white text", "page 1"),
        Apart(" ", "x"),
    ]
    assert [(str(note.what), str(note.where), note.count) for note in name_unseen(unseen)] == [
        ("words that nobody can see were left out: white text", "page 1", 3)
    ]


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ((255, 255, 255), (255, 255, 255), True),
        ((254, 254, 254), (255, 255, 255), True),
        ((221, 221, 221), (255, 255, 255), False),
        ((0, 0, 0), (0, 0, 0), True),
        ((0, 51, 102), (0, 0, 0), False),
    ],
)
def test_colours_are_alike_only_where_no_eye_tells_them_apart(
    one: tuple[int, int, int], other: tuple[int, int, int], alike: bool
) -> None:
    assert is_alike(one, other) is alike


STYLES = (
    "<w:styles><w:style w:type='paragraph' w:styleId='Gone'><w:rPr><w:vanish/></w:rPr></w:style>"
    "<w:style w:type='paragraph' w:styleId='Heir'><w:basedOn w:val='Gone'/></w:style>"
    "<w:style w:type='character' w:styleId='Pale'><w:rPr><w:color w:val='FFFFFF'/></w:rPr></w:style>"
    "<w:style w:type='character' w:styleId='Small'><w:rPr><w:sz w:val='2'/></w:rPr></w:style>"
    "<w:style w:type='table' w:styleId='Banded'><w:tblPr/><w:tblStylePr w:type='firstRow'><w:tcPr>"
    "<w:shd w:val='clear' w:fill='1F3864'/></w:tcPr></w:tblStylePr></w:style></w:styles>"
)


def _body(properties: str, paragraph: str = "") -> str:
    said = "Norway opposes it all"
    return f"<w:p>{paragraph}<w:r><w:rPr>{properties}</w:rPr><w:t>{said}</w:t></w:r></w:p>"


def _celled(table: str, cell: str, words: str) -> str:
    properties = f"<w:tblPr>{table}</w:tblPr>"
    return f"<w:tbl>{properties}<w:tr><w:tc><w:tcPr>{cell}</w:tcPr>{words}</w:tc></w:tr></w:tbl>"


_WHITE = _body("<w:color w:val='FFFFFF'/>")
_GONE = "<w:pPr><w:pStyle w:val='Gone'/></w:pPr>"
_DARK = "<w:shd w:val='clear' w:fill='1F3864'/>"
HIDDEN_WORD = {
    "vanish": _body("<w:vanish/>"),
    "white": _WHITE,
    "theme": _body("<w:color w:val='auto' w:themeColor='background1'/>"),
    "tiny": _body("<w:sz w:val='2'/>"),
    "paragraph's style": _body("", _GONE),
    "style it is based on": _body("", "<w:pPr><w:pStyle w:val='Heir'/></w:pPr>"),
    "white by style": _body("<w:rStyle w:val='Pale'/>"),
    "tiny by style": _body("<w:rStyle w:val='Small'/>"),
    "own shade": _body("<w:color w:val='1F3864'/>" + _DARK),
    "white in a white cell": _celled("", "<w:shd w:val='clear' w:fill='FFFFFF'/>", _WHITE),
    "off the page": _body("", "<w:pPr><w:ind w:left='-20000'/></w:pPr>"),
}
SEEN_WORD = {
    "plain": _body(""),
    "not vanished": _body("<w:vanish w:val='0'/>"),
    "shown again": _body("<w:vanish w:val='false'/>", _GONE),
    "small": _body("<w:sz w:val='10'/>"),
    "grey": _body("<w:color w:val='BFBFBF'/>"),
    "white in a dark cell": _celled("", _DARK, _WHITE),
    "white in a banded table": _celled("<w:tblStyle w:val='Banded'/>", "", _WHITE),
    "white in a dark paragraph": _body("<w:color w:val='FFFFFF'/>", f"<w:pPr>{_DARK}</w:pPr>"),
    "white highlighted": _body("<w:color w:val='FFFFFF'/><w:highlight w:val='blue'/>"),
    "hidden on the web alone": _body("<w:webHidden/>"),
}


def _word_words(data: bytes) -> tuple[str, str, bool]:
    spoken, draft = from_word(data, "x"), read_docx(data, "x")
    told = [note for note in (*spoken.notes, *draft.notes) if "nobody can see" in str(note.what)]
    return spoken.text, draft.text, bool(told)


@pytest.mark.parametrize("body", HIDDEN_WORD.values(), ids=HIDDEN_WORD)
def test_words_hidden_in_word_are_told_and_no_text(body: str, make_docx: Callable[..., bytes]) -> None:
    data = make_docx(f"<w:p><w:r><w:t>1. We meet.</w:t></w:r></w:p>{body}", styles=STYLES)
    spoken, draft, told = _word_words(data)
    assert "opposes" not in spoken + draft
    assert told


@pytest.mark.parametrize("body", SEEN_WORD.values(), ids=SEEN_WORD)
def test_words_seen_in_word_come_out(body: str, make_docx: Callable[..., bytes]) -> None:
    spoken, draft, told = _word_words(make_docx(body, styles=STYLES))
    assert "opposes it all" in spoken
    assert "opposes it all" in draft
    assert not told


_SAID = "(Norway opposes it all.) Tj"
HIDDEN_PRINT = {
    "mode": f"BT /F1 11 Tf 3 Tr 50 600 Td {_SAID} ET",
    "white": f"BT /F1 11 Tf 1 g 50 600 Td {_SAID} ET",
    "almost white": f"BT /F1 11 Tf 0.99 0.99 0.99 rg 50 600 Td {_SAID} ET",
    "no ink": f"BT /F1 11 Tf 0 0 0 0 k 50 600 Td {_SAID} ET",
    "tiny": f"BT /F1 0.5 Tf 50 600 Td {_SAID} ET",
    "scaled down": f"BT /F1 11 Tf 0.05 0 0 0.05 50 600 Tm {_SAID} ET",
    "below": f"BT /F1 11 Tf 50 -90 Td {_SAID} ET",
    "beside": f"BT /F1 11 Tf 900 600 Td {_SAID} ET",
    "clipped": f"q 0 0 2 2 re W n BT /F1 11 Tf 50 600 Td {_SAID} ET Q",
    "under a white box": f"BT /F1 11 Tf 50 600 Td {_SAID} ET 1 g 40 590 400 30 re f",
    "under a black box": f"BT /F1 11 Tf 50 600 Td {_SAID} ET 0 g 40 590 400 30 re f",
    "in its ground's colour": f"0.2 0.3 0.6 rg 40 590 400 30 re f BT /F1 11 Tf 50 600 Td {_SAID} ET",
    "clear": f"/G0 gs BT /F1 11 Tf 50 600 Td {_SAID} ET",
}
SEEN_PRINT = {
    "plain": f"BT /F1 11 Tf 50 600 Td {_SAID} ET",
    "white on dark": f"0 0 0.4 rg 40 590 400 30 re f BT /F1 11 Tf 1 g 50 600 Td {_SAID} ET",
    "dark on a colour": f"0.8 0.9 1 rg 40 590 400 30 re f BT /F1 11 Tf 0 g 50 600 Td {_SAID} ET",
    "small": f"BT /F1 5 Tf 50 600 Td {_SAID} ET",
    "pale": f"BT /F1 11 Tf 0.8 g 50 600 Td {_SAID} ET",
    "clipped loosely": f"q 40 590 500 30 re W n BT /F1 11 Tf 50 600 Td {_SAID} ET Q",
    "beside a box": f"BT /F1 11 Tf 50 600 Td {_SAID} ET 1 g 40 500 400 30 re f",
    "highlighted through": f"BT /F1 11 Tf 50 600 Td {_SAID} ET /G5 gs 1 1 0 rg 40 590 400 30 re f",
    "outlined": f"BT /F1 20 Tf 1 Tr 1 g 50 600 Td {_SAID} ET",
}
_STATES = "/ExtGState << /G0 << /ca 0 /CA 0 >> /G5 << /ca 0.4 >> >>"


def _printed_words(page: str, draw_pdf: Callable[..., bytes]) -> tuple[str, str, list[str]]:
    data = draw_pdf(f"BT /F1 11 Tf 50 700 Td (1. We meet.) Tj ET q {page} Q", resources=_STATES)
    spoken, draft = from_pdf(data, "x"), read_pdf(data, "x")
    told = [note for note in (*spoken.notes, *draft.notes) if "nobody can see" in str(note.what)]
    return spoken.text, draft.text, [f"{note.where} {note.count}" for note in told]


@pytest.mark.parametrize("page", HIDDEN_PRINT.values(), ids=HIDDEN_PRINT)
def test_printed_words_that_nobody_sees_are_told_and_no_text(
    page: str, draw_pdf: Callable[..., bytes]
) -> None:
    spoken, draft, told = _printed_words(page, draw_pdf)
    assert "opposes" not in spoken + draft
    assert "We meet" in spoken
    assert "We meet" in draft
    assert told == ["page 1 4", "page 1 4"]


@pytest.mark.parametrize("page", SEEN_PRINT.values(), ids=SEEN_PRINT)
def test_printed_words_that_are_seen_come_out(page: str, draw_pdf: Callable[..., bytes]) -> None:
    spoken, draft, told = _printed_words(page, draw_pdf)
    assert "opposes it all" in spoken
    assert "opposes it all" in draft
    assert not told


def test_recognised_words_drawn_invisibly_on_a_scan_come_out(draw_pdf: Callable[..., bytes]) -> None:
    picture = b"<< /Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceGray"
    picture += b" /BitsPerComponent 8 /Length 4 >>\nstream\n\x00\xff\xff\x00\nendstream"
    page = f"q 600 0 0 800 0 0 cm /I Do Q BT /F1 11 Tf 3 Tr 50 600 Td {_SAID} ET"
    data = draw_pdf(page, resources="/XObject << /I 4 0 R >>", extra=[picture])
    assert "opposes it all" in from_pdf(data, "x").text
