"""Write the two drafts of the shipped example that come as office files.

Rev.2 becomes a Word document with tracked changes by two authors, a comment by each note, and numbers that
Word computes; L.7 becomes a PDF that shows its changes from Rev.2, deletions struck through and additions
underlined, printed by LibreOffice. Run from the project's root: ``python tools/example/write_drafts.py``.
"""

import difflib
import re
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

HERE = Path(__file__).parent
FILES = Path("src/travaux/example/files")
AUTHORS = {"P": ("Halina Pell", "2025-09-10T16:20:00Z"), "T": ("Aroa Tevake", "2025-09-11T22:45:00Z")}
MARKUP = re.compile(r"\{([+-])([PT])\|(.*?)[+-]\}")
NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TYPES = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>{parts}</Types>"""
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
)
LEVEL = (
    '<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
    '<w:pPr><w:ind w:left="{left}" w:hanging="567"/></w:pPr></w:lvl>'
)
# Paragraphs of Rev.2 and where they stand in L.7; a pair with one side empty is new or gone.
PREAMBLE = [(1, 1), (2, 2), (3, 3), (4, 4), (5, 5), (6, 6), (7, 7), (8, 8), (0, 9), (9, 10), (10, 11)]
OPERATIVE = [
    *((n, n) for n in range(1, 7)),
    (0, 7),
    *((n, n + 1) for n in range(7, 10)),
    (0, 11),
    *((n, n + 2) for n in range(10, 31)),
]


@dataclass(frozen=True)
class Line:
    """One line of a draft's source: what it is, and its words with their markup."""

    kind: str
    text: str


def read_lines(source: str) -> Iterator[Line]:
    """Yield the lines of a draft's source; the first word says what each is."""
    for raw in source.splitlines():
        kind, text = raw.split(" ", 1)
        yield Line("sub" if kind.startswith("(") else "number" if kind.isdigit() else kind, text)


class WordWriter:
    """Turns lines into the parts of a Word document, counting revisions and comments as it goes."""

    def __init__(self) -> None:
        self.revision = 0
        self.comments: list[str] = []

    def stamp(self, author: str) -> str:
        """Return the attributes of the next revision by ``author``."""
        self.revision += 1
        name, when = AUTHORS[author]
        return f'w:id="{self.revision}" w:author="{name}" w:date="{when}"'

    def runs(self, text: str) -> str:
        """Return ``text`` as runs, its marked parts as tracked insertions and deletions."""
        out, at = [], 0
        for match in MARKUP.finditer(text):
            out.append(run(text[at : match.start()]))
            sign, author, words = match.groups()
            tag, kind = ("w:ins", "w:t") if sign == "+" else ("w:del", "w:delText")
            out.append(f"<{tag} {self.stamp(author)}>{run(words, kind)}</{tag}>")
            at = match.end()
        return "".join([*out, run(text[at:])])

    def comment(self, note: str) -> str:
        """Record ``note`` (``author | words``) and return the mark that refers to it."""
        author, words = (part.strip() for part in note.split("|", 1))
        number = len(self.comments)
        self.comments.append(f"<w:comment {self.stamp(author)}><w:p>{run(words)}</w:p></w:comment>")
        self.comments[-1] = re.sub(r'w:id="\d+"', f'w:id="{number}"', self.comments[-1], count=1)
        return f'<w:r><w:commentReference w:id="{number}"/></w:r>'

    def paragraph(self, line: Line, notes: str) -> str:
        """Return one paragraph; one that is wholly deleted or inserted has its mark tracked, too."""
        style = {"#": "Title", "=": "Subtitle", "##": "Heading1"}.get(line.kind)
        properties = f'<w:pStyle w:val="{style}"/>' if style else ""
        if line.kind in ("number", "sub"):
            level = 0 if line.kind == "number" else 1
            properties += f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
        whole = MARKUP.fullmatch(line.text)
        if whole:
            tag = "w:ins" if whole[1] == "+" else "w:del"
            properties += f"<w:rPr><{tag} {self.stamp(whole[2])}/></w:rPr>"
        return f"<w:p><w:pPr>{properties}</w:pPr>{self.runs(line.text)}{notes}</w:p>"


def run(text: str, kind: str = "w:t") -> str:
    """Return ``text`` as one run, or nothing for no text."""
    return f'<w:r><{kind} xml:space="preserve">{escape(text)}</{kind}></w:r>' if text else ""


def styles() -> str:
    """Return the style sheet: the three heading styles that the draft uses."""
    entries = [("Title", 32), ("Subtitle", 22), ("Heading1", 26)]
    body = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name.replace("1", " 1")}"/>'
        f'<w:rPr><w:b/><w:sz w:val="{size}"/></w:rPr></w:style>'
        for name, size in entries
    )
    spacing = '<w:pPrDefault><w:pPr><w:spacing w:after="120"/></w:pPr></w:pPrDefault>'
    return f"<w:styles {NAMESPACE}><w:docDefaults>{spacing}</w:docDefaults>{body}</w:styles>"


def numbering() -> str:
    """Return the numbering: ``1.`` for paragraphs and ``(a)`` below them."""
    levels = LEVEL.format(level=0, form="decimal", text="%1.", left=567)
    levels += LEVEL.format(level=1, form="lowerLetter", text="(%2)", left=1134)
    return (
        f'<w:numbering {NAMESPACE}><w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )


def write_word(lines: list[Line], target: Path) -> None:
    """Write ``lines`` as a Word document with tracked changes and comments."""
    writer = WordWriter()
    body = []
    for place, line in enumerate(lines):
        if line.kind == "!":
            continue
        following = lines[place + 1] if place + 1 < len(lines) else None
        notes = writer.comment(following.text) if following and following.kind == "!" else ""
        body.append(writer.paragraph(line, notes))
    parts = {
        "document": f"<w:document {NAMESPACE}><w:body>{''.join(body)}</w:body></w:document>",
        "styles": styles(),
        "numbering": numbering(),
        "comments": f"<w:comments {NAMESPACE}>{''.join(writer.comments)}</w:comments>",
    }
    pack(parts, target)


def pack(parts: dict[str, str], target: Path) -> None:
    """Zip ``parts`` into ``target`` with fixed times, so that the same source gives the same bytes."""
    names = {name: "document.main" if name == "document" else name for name in parts}
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{WORD}.{kind}+xml"/>'
        for name, kind in names.items()
    )
    links = "".join(
        f'<Relationship Id="r{i}" Type="{OFFICE}/{name}" Target="{name}.xml"/>'
        for i, name in enumerate(parts)
        if name != "document"
    )
    entries = {
        "[Content_Types].xml": TYPES.format(parts=overrides),
        "_rels/.rels": RELATIONS.format(
            f'<Relationship Id="r0" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
        ),
        "word/_rels/document.xml.rels": RELATIONS.format(links),
        **{f"word/{name}.xml": content for name, content in parts.items()},
    }
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            info = zipfile.ZipInfo(name, (2025, 9, 12, 18, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, content)


def accepted(text: str) -> str:
    """Return ``text`` with its tracked changes accepted."""
    return MARKUP.sub(lambda match: match[3] if match[1] == "+" else "", text).strip()


def marked(old: str, new: str) -> str:
    """Return ``new`` as HTML beside ``old``: what went is struck through, what came is underlined."""
    before, after = re.findall(r"\S+\s*", old), re.findall(r"\S+\s*", new)
    out = []
    for op, i, j, k, m in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if op == "equal":
            out.append(escape("".join(after[k:m])))
            continue
        out.append(tagged("s", "".join(before[i:j])))
        out.append(tagged("u", "".join(after[k:m])))
    return "".join(out)


def tagged(tag: str, words: str) -> str:
    """Return ``words`` in ``tag``, with a space after them."""
    return f"<{tag}>{escape(words.strip())}</{tag}> " if words.strip() else ""


def final_paragraphs(resolution: str) -> tuple[list[str], list[str], dict[int, str], list[list[str]]]:
    """Return preambular and operative paragraphs, headings by the number they precede, and (a)s by number."""
    blocks = [" ".join(block.split()) for block in resolution.split("\n\n")]
    blocks = blocks[blocks.index("The Assembly,") + 1 :]
    preamble, operative, headings, subs = [], [], {}, []
    for block in blocks:
        numbered = re.match(r"(\d+)\. (.*)", block)
        if numbered:
            operative.append(numbered[2])
            subs.append([])
        elif re.match(r"[IVX]+\. ", block):
            headings[len(operative) + 1] = block
        elif block.startswith("("):
            subs[-1].append(block)
        elif not operative and not headings:
            preamble.append(block)
    return preamble, operative, headings, subs


def marked_html(lines: list[Line], resolution: str) -> str:
    """Return L.7 as HTML with its changes from Rev.2."""
    old = {kind: [accepted(x.text) for x in lines if x.kind == kind] for kind in ("~", "number", "sub")}
    old_preamble = [text for text in old["~"] if text][1:]
    preamble, operative, headings, subs = final_paragraphs(resolution)
    out = [f"<p>{marked(pick(old_preamble, a), pick(preamble, b))}</p>" for a, b in PREAMBLE]
    for a, b in OPERATIVE:
        if b in headings:
            out.append(f"<h2>{escape(headings[b])}</h2>")
        number = f"{b}. " if a == b else f"{tagged('s', f'{a}.' if a else '')}{tagged('u', f'{b}.')}"
        out.append(f"<p>{number}{marked(pick(old['number'], a), pick(operative, b))}</p>")
        for place, sub in enumerate(subs[b - 1]):
            before = old["sub"][place] if place < len(old["sub"]) else ""
            letter, words = sub.split(" ", 1)
            out.append(f'<p style="margin-left:1cm">{letter} {marked(before, words)}</p>')
    return "\n".join(out)


def pick(texts: list[str], number: int) -> str:
    """Return the text of a number counted from one, and nothing for zero."""
    return texts[number - 1] if number else ""


def write_pdf(body: str, target: Path) -> None:
    """Print ``body`` to ``target`` through LibreOffice."""
    head = (
        "<p>Concord of Littoral and Inland Nations<br>Assembly, twelfth session, agenda item 9</p>"
        "<p><b>C/12/L.7</b><br>15 October 2025</p>"
        "<p>Draft resolution submitted by the Chair of the Preparatory Committee. "
        "Changes from Rev.2: deletions are struck through, additions are underlined.</p>"
        "<h1>Outcome of the ten-year review of the Quellmar Compact on Shared River and Tidal Data</h1>"
        "<p>The Assembly,</p>"
    )
    style = (
        "@page{size:21cm 29.7cm;margin:2.2cm} p{margin-bottom:0.25cm} h1{font-size:14pt} h2{font-size:12pt}"
        "body{font-family:'DejaVu Serif','Liberation Serif',serif;font-size:10.5pt}"
    )
    with tempfile.TemporaryDirectory() as scratch:
        page = Path(scratch) / "draft.html"
        page.write_text(
            f'<html><head><meta charset="utf-8"><style>{style}</style></head><body>{head}{body}</body></html>'
        )
        subprocess.run(
            [
                "soffice",
                f"-env:UserInstallation=file://{scratch}/profile",
                "--headless",
                "--convert-to",
                "pdf:writer_web_pdf_Export",
                "--outdir",
                scratch,
                str(page),
            ],
            check=True,
            capture_output=True,
        )
        shutil.copyfile(page.with_suffix(".pdf"), target)


def main() -> None:
    """Write both drafts."""
    lines = list(read_lines((HERE / "rev-2.txt").read_text(encoding="utf-8")))
    write_word(lines, FILES / "2025-09-12-rev-2.docx")
    resolution = (FILES / "2025-10-22-resolution-12-19.txt").read_text(encoding="utf-8")
    tabled = resolution.replace(
        "each basin, each ocean and each high mountain range", "each basin and each ocean"
    )
    write_pdf(marked_html(lines, tabled), FILES / "2025-10-15-l-7.pdf")


if __name__ == "__main__":
    main()
