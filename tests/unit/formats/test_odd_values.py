"""Files whose numbers, characters and names are none: read as far as they can be, never a fault of ours."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from travaux.domain.figures import MOST_FIGURES, UNKNOWN, character, decimal, paired, well_formed, whole
from travaux.formats.draft_file import read_draft
from travaux.formats.transcripts import read_transcript
from travaux.views.text import documents

LONG = "7" * 5_000
PARAGRAPH = "<w:p>{}<w:r><w:t>1. The ferries sail at dawn.</w:t>{}</w:r></w:p>"
PAGE = "<html><body><h1>Ferries</h1><p>1. The ferries sail at dawn.</p>{}</body></html>"


@pytest.mark.parametrize(
    ("figures", "number"),
    [("12", 12), ("-3", -3), ("٣", 3), ("9" * MOST_FIGURES, int("9" * MOST_FIGURES)), ("", None)]
    + [(odd, None) for odd in ("9" * (MOST_FIGURES + 1), LONG, "²", "--5", "x", None)],
)
def test_a_whole_number_is_told_or_is_none(figures: str | None, number: int | None) -> None:
    assert whole(figures) == number
    assert whole(figures, 8) == (8 if number is None else number)


def test_numbers_that_are_not_finite_and_halves_of_characters_are_none() -> None:
    assert [decimal(one, 2.0) for one in ("1.5", "1.2.3", LONG, "nan", "", None)] == [1.5, *[2.0] * 5]
    assert [character(code) for code in (65, 0xD800, 0xDFFF, -1, 0x110000)] == ["A", *[UNKNOWN] * 4]
    assert paired(0xD83D, 0xDE00) == "😀"
    assert paired(0xD83D, 65) == UNKNOWN
    assert well_formed("a\ud83d\ude00b\ud800c") == f"a😀b{UNKNOWN}c"


def _forms(path: Path) -> str:
    """Return a draft's text, having written it in every form."""
    draft = read_draft(path)
    for form in documents.DRAFT:
        assert documents.in_form(draft, form, documents.DRAFT)
    return "\n".join(paragraph.text for paragraph in draft.paragraphs)


@pytest.mark.parametrize("value", [LONG, "²", "--5", "x", "-7", "1.2.3"])
def test_odd_numbers_of_word_are_passed_over(
    value: str, make_docx: Callable[..., bytes], tmp_path: Path
) -> None:
    properties = (
        f'<w:pPr><w:outlineLvl w:val="{value}"/>'
        f'<w:numPr><w:ilvl w:val="{value}"/><w:numId w:val="1"/></w:numPr>'
        f'<w:ind w:left="{value}"/></w:pPr>'
    )
    symbols = "".join(f'<w:sym w:font="Arial" w:char="{code}"/>' for code in (value, "D800", "110000"))
    level = f'<w:lvl w:ilvl="{value}"><w:start w:val="{value}"/><w:lvlText w:val="%1."/></w:lvl>'
    numbering = (
        f'<w:numbering><w:abstractNum w:abstractNumId="0">{level}</w:abstractNum><w:num w:numId="1">'
        f'<w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="{value}"><w:startOverride w:val="{value}"/>'
        "</w:lvlOverride></w:num></w:numbering>"
    )
    path = tmp_path / "ferries.docx"
    path.write_bytes(make_docx(PARAGRAPH.format(properties, symbols), numbering=numbering))
    assert "The ferries sail at dawn" in _forms(path)


@pytest.mark.parametrize(
    "odd",
    [f'<ol start="{value}"><li value="{value}">Buoys</li></ol>' for value in (LONG, "²", "--5", "-5")]
    + [
        f'<p style="{style}">Buoys</p>'
        for style in (
            "color:rgb(1.2.3,0,0)", f"color:rgb({LONG},0,0)", "color:hsl(1.1.1,50%,50%)",
            "color:rgba(0,0,0,1.1.1)", "color:rgb(...%,1,1)", "opacity:1.2.3",
        )
    ],
)  # fmt: skip
def test_odd_numbers_of_web_pages_are_passed_over(odd: str, tmp_path: Path) -> None:
    path = tmp_path / "ferries.html"
    path.write_text(PAGE.format(odd), encoding="utf-8")
    assert "Buoys" in _forms(path)


@pytest.mark.parametrize(
    ("odd", "shown"),
    [(r"\u55357?\u56832?", "😀"), (r"\u55357?", UNKNOWN), (r"\u56832?", UNKNOWN), (r"\u-70000?", "\uee90")]
    + [(rf"\{word}{LONG} x", "x") for word in ("f", "uc1\\fs", "li", "outlinelevel", "ansicpg")]
    + [(rf"\u{LONG}?", UNKNOWN), (r"\uc-5 buoys", "buoys")]
    + [(rf"{{\fonttbl{{\f{LONG}\fcharset{LONG} A;}}}}", "")]
    + [(rf"{{\*\annotation{{\*\atndate {LONG}}} aye}}", "")],
)
def test_odd_numbers_of_rich_text_are_passed_over(odd: str, shown: str, tmp_path: Path) -> None:
    path = tmp_path / "ferries.rtf"
    path.write_text(rf"{{\rtf1\ansi 1. The ferries sail at dawn.\par 2. They carry {odd} home.\par}}")
    text = _forms(path)
    assert "They carry" in text
    assert shown in text


def test_halves_of_characters_in_json_are_replaced(tmp_path: Path) -> None:
    said = [
        {"start": 0, "end": 2, "speaker": "Val\ud800doria", "text": "We support \udfff the ferries."},
        {"start": 3, "end": 5, "speaker": "Ostrava", "text": "We oppose the \ud83d\ude00 ferries."},
    ]
    path = tmp_path / "ferries.json"
    path.write_text(json.dumps({"segments": said}))
    text = read_transcript(path).source.text
    assert text.encode()
    assert "😀" in text
    path.write_text(
        json.dumps([{"text": "The ferries \ud800 sail.", "type": "operative", "prefix": "1\udfff."}])
    )
    assert f"ferries {UNKNOWN} sail" in _forms(path)


def test_a_file_of_an_odd_name_is_read(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/fe\xffry.txt"))
    try:
        path.write_text("1. The ferries sail at dawn.\n\n2. They carry oranges home.\n")
    except OSError:
        pytest.skip("this file system takes no such name")
    assert "oranges" in _forms(path)
