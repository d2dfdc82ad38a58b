"""Word drafts: tracked changes with author and date, computed numbers, comments, tables, notes."""

import re
from collections.abc import Iterator, Sequence

from travaux.analysis.text.assembly import Exposed
from travaux.analysis.text.labels import find_label
from travaux.domain.spans import Note
from travaux.domain.texts import Mark, MarkKind, ParagraphKind
from travaux.formats.drafts.composition import Composition
from travaux.formats.word import Comment, WordDocument, WordParagraph, WordRun, open_word


def read_docx(data: bytes, where: str) -> Exposed:
    """Return the paragraphs of a Word draft: deleted words stay in the text, marked as deleted.

    Raises:
        UnreadableSource: if it is damaged, encrypted or declares entities.
        SourceTooLarge: if it is a zip bomb.
    """
    document = open_word(data, where)
    page = Composition()
    for paragraph in document.paragraphs:
        _add(page, paragraph, document)
    for number, (_, paragraphs) in enumerate(document.footnotes.items(), 1):
        words = " ".join(" ".join(one.full_text.split()) for one in paragraphs)
        if words:
            page.add(words, label=str(number), kind=ParagraphKind.FOOTNOTE)
    notes = (*document.notes, *_remarks(document))
    return Exposed(
        page.text,
        tuple(page.blocks),
        "docx",
        document.title,
        masthead="\n".join(document.headers),
        notes=notes,
    )


def _remarks(document: WordDocument) -> Iterator[Note]:
    for comment in document.comments.values():
        who = " · ".join(filter(None, (comment.author, comment.when)))
        yield Note(f"comment: {' '.join(comment.text.split())}", who)
    if document.headers:
        yield Note("running heads and feet were left out", count=len(document.headers))


def _add(page: Composition, paragraph: WordParagraph, document: WordDocument) -> None:
    text, marks = _marked(paragraph.runs)
    if not text:
        return
    notes = tuple(_notes(paragraph, document))
    label = " ".join(paragraph.number.split()) if paragraph.number else None
    heading = _heading(paragraph, text, label)
    if heading is not None:
        page.add(text, label=label, heading=heading, notes=notes)
    elif label is not None:
        bullet = not re.search(r"\w", label)
        page.add(
            f"{label} {text}" if bullet else text, label=None if bullet else label, marks=marks, notes=notes
        )
    else:
        page.add(text, marks=marks, notes=notes)


_NAMED = re.compile(
    r"\[?(?:article|annexe?|chapter|section|part)\s+(?:\d{1,3}|[IVXL]{1,6}|[A-Z])\b", re.IGNORECASE
)


def _heading(paragraph: WordParagraph, text: str, label: str | None) -> int | None:
    if paragraph.heading is not None:
        return paragraph.heading
    if paragraph.style.casefold() in ("title", "titre", "título"):
        return 1
    bold = all(run.bold for run in paragraph.runs if run.text.strip())
    short = len(text) <= 120 and not text.rstrip("] ").endswith((".", ";", ",", ":"))
    found = find_label(text)
    if found and (found.is_option or found.style in ("pp", "op", "-")):
        return None
    if short and (_NAMED.match(text) or (bold and label is None and (found is None or found.style == "i."))):
        return 2
    return None


def _notes(paragraph: WordParagraph, document: WordDocument) -> Iterator[str]:
    order = {name: number for number, name in enumerate(document.footnotes, 1)}
    seen: set[str] = set()
    for run in paragraph.runs:
        if run.note in order:
            yield f"footnote {order[run.note or '']}"
        for name in run.comments:
            if name not in seen and name in document.comments:
                seen.add(name)
                yield _comment(document.comments[name])
    if paragraph.cell is not None:
        table, row, column = paragraph.cell
        yield f"table {table + 1}, row {row + 1}, column {column + 1}"


def _comment(comment: Comment) -> str:
    who = ", ".join(filter(None, (comment.author, comment.when)))
    return f"comment ({who}): {' '.join(comment.text.split())}"


def _marked(runs: Sequence[WordRun]) -> tuple[str, tuple[Mark, ...]]:
    """Return a paragraph's words, deleted ones too, and the spans whose look or change means something."""
    text = "".join(run.text.replace("\n", " ").replace("\t", " ") for run in runs)
    lead = len(text) - len(text.lstrip())
    length = len(text.strip())
    marks: list[Mark] = []
    at = -lead
    for run in runs:
        start, end = max(0, at), min(at + len(run.text), length)
        at += len(run.text)
        if start < end:
            marks += _run_marks(run, start, end)
    return text.strip(), tuple(marks)


def _run_marks(run: WordRun, start: int, end: int) -> Iterator[Mark]:
    if run.change is not None:
        kind = MarkKind.INSERTED if run.change.inserted else MarkKind.DELETED
        yield Mark(kind, start, end, run.change.author, run.change.when)
    for told, kind in (
        (run.struck, MarkKind.STRUCK),
        (run.underlined, MarkKind.UNDERLINED),
        (run.bold, MarkKind.BOLD),
    ):
        if told and run.text.strip():
            yield Mark(kind, start, end)
