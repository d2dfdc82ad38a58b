"""A file exposes one text: what any command cites of it, `travaux show` opens, in every format."""

import io
import json
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from travaux.cli import travaux
from travaux.views.workspace import excerpt

MEETING = (
    ("Chair", "Good morning. I give the floor to Norway."),
    ("Norway", "Thank you, Chair. We support paragraph 3, because open archives save lives."),
    ("Peru", "We cannot support paragraph 3. We propose to delete “every year” from paragraph 4."),
    ("Kenya", "On behalf of the African Group, we reserve our position on paragraph 5."),
    ("Chair", "I thank Kenya. The meeting is adjourned."),
)
STATEMENT = (
    ("", "Statement by Norway"),
    ("", "We support paragraph 3, since archives that everybody may read save lives and cost little."),
    ("", "We cannot accept paragraph 4. We dissociate ourselves from paragraph 5 of the draft."),
)
DRAFT = (
    ("", "Draft decision on archives"),
    ("", "1. The parties shall [meet every year] and report to the [secretariat];"),
    ("", "2. The secretariat shall keep a register by 2028;"),
    ("", "3. States are invited to share data with small States."),
)
REPORT = (
    ("", "Summary of the working group"),
    ("", "Norway supported paragraph 3 and said that open archives save lives. Peru opposed paragraph 4."),
    ("", "Kenya, for the African Group, reserved its position on paragraph 5. The group will meet again."),
)
Lines = tuple[tuple[str, str], ...]


def _line(who: str, words: str) -> str:
    return f"{who}: {words}" if who else words


def _text(lines: Lines) -> bytes:
    return "\n\n".join(_line(*line) for line in lines).encode() + b"\n"


def _tight(lines: Lines) -> bytes:
    return "\n".join(_line(*line) for line in lines).encode() + b"\n"


def _wrapped(lines: Lines) -> bytes:
    """Return the lines broken at a width, as mail and old records are."""
    broken = []
    for line in (*lines, *lines[1:-1]):
        width, row = 60, ""
        for word in _line(*line).split():
            if len(row) + len(word) > width:
                broken.append(row)
                row = ""
            row = f"{row} {word}".strip()
        broken += [row, ""]
    return "\n".join(broken).encode()


def _markdown(lines: Lines) -> bytes:
    marked = [f"**{who}:** {words}" if who else words for who, words in lines]
    return ("# A meeting\n\n" + "\n\n".join(marked) + "\n\n- one *more*\n- and `another`\n").encode()


def _web(lines: Lines) -> bytes:
    rows = "".join(f"<p><b>{who}:</b> {words}</p>" if who else f"<p>{words}</p>" for who, words in lines)
    return f"<html><body><h1>A meeting</h1>{rows}<p hidden>unseen</p></body></html>".encode()


def _word(lines: Lines) -> bytes:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    gone = "<w:del w:author='Peru'><w:r><w:delText> and again</w:delText></w:r></w:del>"
    rows = "".join(f"<w:p><w:r><w:t>{_line(*line)}</w:t></w:r>{gone}</w:p>" for line in lines)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        body = f"<w:document xmlns:w='{space}'><w:body>{rows}</w:body></w:document>"
        archive.writestr("word/document.xml", body)
    return packed.getvalue()


def _captions(lines: Lines) -> bytes:
    cues = [
        f"00:00:{5 * at:02}.000 --> 00:00:{5 * at + 4:02}.000\n{_line(*line)}"
        for at, line in enumerate(lines)
    ]
    return ("WEBVTT\n\n" + "\n\n".join(cues) + "\n").encode()


def _recognised(lines: Lines) -> bytes:
    segments = [
        {"start": 5 * at, "end": 5 * at + 4, "speaker": who or "Norway", "text": words}
        for at, (who, words) in enumerate(lines)
    ]
    return json.dumps({"segments": segments}).encode()


def _printed(lines: Lines) -> bytes:
    import pypdfium2 as pdfium
    import pypdfium2.raw as raw

    document = pdfium.PdfDocument.new()
    page = document.new_page(600, 800)
    font = raw.FPDFText_LoadStandardFont(document.raw, b"Helvetica")
    for at, line in enumerate(lines):
        shape = raw.FPDFPageObj_CreateTextObj(document.raw, font, 10.0)
        words = (_line(*line).replace("“", '"').replace("”", '"') + "\0").encode("utf-16-le")
        raw.FPDFText_SetText(shape, _wide(words))
        raw.FPDFPageObj_Transform(shape, 1, 0, 0, 1, 50, 750 - 30 * at)
        raw.FPDFPage_InsertObject(page.raw, shape)
    page.gen_content()
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _wide(words: bytes) -> object:
    import ctypes

    return (ctypes.c_ushort * (len(words) // 2)).from_buffer_copy(words)


FORMS: dict[str, tuple[str, Callable[[Lines], bytes]]] = {
    "text": (".txt", _text),
    "tight": (".txt", _tight),
    "wrapped": (".txt", _wrapped),
    "markdown": (".md", _markdown),
    "web": (".html", _web),
    "word": (".docx", _word),
    "printed": (".pdf", _printed),
    "captions": (".vtt", _captions),
    "recognised": (".json", _recognised),
}
CONTENTS = {"meeting": MEETING, "statement": STATEMENT, "draft": DRAFT, "report": REPORT}
COMMANDS = (("report",), ("positions",), ("read",), ("positions", "--as", "statement"), ("overview",))


def _quotes(value: object) -> Iterator[tuple[int, int, str]]:
    """Yield every span of the output with the words that it says stand there."""
    if isinstance(value, dict):
        words = value.get("quote", value.get("text"))
        start, end = value.get("start"), value.get("end")
        placed = isinstance(start, int) and isinstance(end, int)
        if placed and isinstance(words, str) and end - start == len(words):
            yield start, end, words
        for inner in value.values():
            yield from _quotes(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _quotes(inner)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("content", CONTENTS)
def test_show_opens_what_every_command_cites(content: str, form: str, tmp_path: Path) -> None:
    suffix, write = FORMS[form]
    path = tmp_path / f"source{suffix}"
    path.write_bytes(write(CONTENTS[content]))
    cited = 0
    for command in COMMANDS:
        run = CliRunner().invoke(travaux, [command[0], str(path), *command[1:], "--json"])
        assert run.exit_code in (0, 3), run.output
        for start, end, words in _quotes(json.loads(run.stdout)) if run.exit_code == 0 else ():
            assert excerpt(str(path), start, end).quote == words, command
            cited += 1
    assert cited
