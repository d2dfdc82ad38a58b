"""Word drafts: tracked changes with author and date, computed numbers, comments, tables, notes."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from travaux.analysis.text.assembly import Exposed
from travaux.analysis.text.labels import find_label
from travaux.domain.coverage import Apart
from travaux.domain.exchange import Carried, Ink, carried_draft, joined_inks, seen_digest
from travaux.domain.messages import message
from travaux.domain.spans import Note
from travaux.domain.texts import Comment, Mark, MarkKind, ParagraphKind
from travaux.formats.drafts.composition import CHANGED, TextComposition
from travaux.formats.word import TrackedChange, WordComment, WordDocument, WordParagraph, WordRun, open_word


def read_docx(data: bytes, where: str) -> Exposed:
    """Return the paragraphs of a Word draft: deleted words stay in the text, marked as deleted.

    Raises:
        UnreadableSource: if it is damaged, encrypted or declares entities.
        SourceTooLarge: if it is a zip bomb.
    """
    return exposed_document(open_word(data, where), "docx")


def exposed_document(document: WordDocument, form: str) -> Exposed:
    """Return the paragraphs of a word processor's document, whatever form it came in."""
    page = TextComposition()
    anchors: dict[str, tuple[int, str]] = {}
    sections = set(_sections(document.paragraphs))
    for paragraph in document.paragraphs:
        place = len(page.blocks)
        _add(page, paragraph, document, id(paragraph) in sections)
        if len(page.blocks) > place:
            _anchor(paragraph, place, anchors)
    for number, (_, paragraphs) in enumerate(document.footnotes.items(), 1):
        words = " ".join(" ".join(one.full_text.split()) for one in paragraphs)
        if words:
            page.add(words, label=str(number), kind=ParagraphKind.FOOTNOTE)
    carried = _carried(document)
    changed = (CHANGED,) if document.carried and carried is None else ()
    notes = (*changed, *document.notes, *_remarks(document))
    return Exposed(
        page.text,
        tuple(page.blocks),
        form,
        document.title,
        masthead="\n".join(document.headers),
        notes=notes,
        comments=tuple(_comments(document, anchors)),
        carried=carried,
        written=document.written,
        apart=(
            *document.unseen,
            *(Apart(head, message("running heads and feet")) for head in document.headers),
        ),
    )


def _carried(document: WordDocument) -> Carried | None:
    """Return the draft that a document of our own carries, None where somebody changed it since."""
    if not document.carried:
        return None
    words: dict[str, str] = {}
    for paragraph in document.paragraphs:
        words.setdefault(paragraph.control or "", paragraph.full_text)
    count = sum(tag.startswith("para_") for tag in words)
    seen = seen_digest(_paragraphs_seen(document))
    return carried_draft(
        document.carried, seen, [words.get(f"para_{at}") for at in range(count)], labelled=True
    )


def _paragraphs_seen(document: WordDocument) -> Iterator[tuple[str, ...]]:
    """Yield what a document shows, paragraph by paragraph, as our own export does when it writes one."""
    for paragraph in document.paragraphs:
        if paragraph.full_text:
            change = paragraph.mark_change
            ended = (_SIGNS[change.inserted],) if change else ()
            yield (paragraph.control or "", *joined_inks(map(_ink, paragraph.runs)), *ended)
    for comment in document.comments.values():
        yield ("comment", comment.author or "", " ".join(comment.text.split()))


_SIGNS = {True: "ins", False: "del"}


def _ink(run: WordRun) -> Ink:
    looks = "s" * run.struck + "u" * run.underlined
    if run.change is None:
        return run.text, "", "", looks
    return run.text, _SIGNS[run.change.inserted], run.change.author or "", looks


def _anchor(paragraph: WordParagraph, place: int, anchors: dict[str, tuple[int, str]]) -> None:
    """Note where each comment on a paragraph begins, and the words of it that it is anchored to."""
    here: dict[str, list[str]] = {}
    for run in paragraph.runs:
        for name in run.comments:
            here.setdefault(name, []).append(run.text)
    for name, words in here.items():
        anchors.setdefault(name, (place, " ".join("".join(words).split())))


def _comments(document: WordDocument, anchors: Mapping[str, tuple[int, str]]) -> Iterator[Comment]:
    for comment in document.comments.values():
        place, words = anchors.get(comment.id, (None, ""))
        yield Comment(comment.text, comment.author, comment.when, place, words or None)


def _remarks(document: WordDocument) -> Iterator[Note]:
    for comment in document.comments.values():
        who = " · ".join(filter(None, (comment.author, comment.when)))
        yield Note(message("comment: %(words)s", words=" ".join(comment.text.split())), who)
    if document.headers:
        yield Note(message("running heads and feet were left out"), count=len(document.headers))


def _add(page: TextComposition, paragraph: WordParagraph, document: WordDocument, heads: bool) -> None:
    text, marks = _words_with_marks(paragraph.runs)
    if not text:
        return
    marks = (*marks, *_end_marks(paragraph, len(text)))
    notes = tuple(_notes(paragraph, document))
    label = " ".join(paragraph.number.split()) if paragraph.number else None
    heading = 2 if heads else _heading(paragraph, text, label)
    if heading is not None:
        changed = tuple(mark for mark in marks if mark.kind in _CHANGED.values())
        page.add(text, label=label, heading=heading, marks=changed, notes=notes, origin=_origin(paragraph))
    elif label is not None:
        bullet = not re.search(r"\w", label)
        words = f"{label} {text}" if bullet else text
        page.add(
            words,
            label=None if bullet else label,
            marks=marks,
            notes=notes,
            origin=_origin(paragraph),
        )
    else:
        page.add(text, marks=marks, notes=notes, origin=_origin(paragraph))


def _origin(paragraph: WordParagraph) -> int | None:
    """Return the index of the paragraph that an export of ours wrote where this one stands."""
    found = re.fullmatch(r"para_(\d{1,6})", paragraph.control or "")
    return int(found[1]) if found else None


_NAMED = re.compile(
    r"\[?(?:article|annexe?|chapter|section|part)\s+(?:\d{1,3}|[IVXL]{1,6}|[A-Z])\b", re.IGNORECASE
)
_ROMAN = re.compile(r"\[?[IVX]{1,6}\s?[.)–—-]\s+(?=\S)")
_FIGURE = re.compile(r"\[?(?P<number>\d{1,2})[.)]?\s+(?=\S)")
_BELOW = re.compile(r"\[?(?P<number>\d{1,2})\.\d{1,2}[.)]?(?!\w)")
_LETTER = re.compile(r"\[?[A-H][.)]\s+(?=\S)")
_HEADING_WORDS = 20  # longer ones that end as a sentence does are paragraphs in a heading's style
_TITLE_WORDS = 14  # words of a section's title in the drafts of General Assembly and conferences, at most


def _heading(paragraph: WordParagraph, text: str, label: str | None) -> int | None:
    if paragraph.heading is not None and not _is_sentence(text):
        return paragraph.heading
    if paragraph.style.casefold() in ("title", "titre", "título"):
        return 1
    written = [run for run in paragraph.runs if run.text.strip()]
    bold = all(run.bold for run in written)
    short = len(text) <= 120 and not text.rstrip("] ").endswith((".", ";", ",", ":"))
    if short and _names_section(paragraph, text, label, bold):
        return 2
    found = find_label(text)
    if found and (found.is_option or found.style in ("pp", "op", "-")):
        return None
    if short and (_NAMED.match(text) or (bold and label is None and (found is None or found.style == "i."))):
        return 2
    return None


def _is_sentence(text: str) -> bool:
    """Return whether words set as a heading are a paragraph, as where its style only lends the number."""
    return len(text.split()) > _HEADING_WORDS and text.rstrip("] ").endswith((".", ";", ":"))


def _names_section(paragraph: WordParagraph, text: str, label: str | None, bold: bool) -> bool:
    """Return whether a short line numbers and names a section: "II. Scope", "A. Finance" set apart by type.

    A Roman numeral suffices, since paragraphs bear figures; a letter may be an item of a list.
    """
    numbered = f"{label} {text}" if label else text
    roman, letter = _ROMAN.match(numbered), _LETTER.match(numbered)
    number = letter or roman
    if number is None:
        return False
    title = numbered[number.end() :].strip("[] ")
    if not title[:1].isupper() or len(title.split()) > _TITLE_WORDS:
        return False
    return bold or _is_apart(paragraph, title) or (roman is not None and letter is None)


def _sections(paragraphs: Sequence[WordParagraph]) -> Iterator[int]:
    """Yield the ids of paragraphs that name a section by a figure: "1. Background" in bold over "1.1"."""
    written = [one for one in paragraphs if one.text.strip()]
    for paragraph, following in pairwise(written):
        words = _numbered(paragraph)
        number, below = _FIGURE.match(words), _BELOW.match(_numbered(following))
        if number is None or below is None or number["number"] != below["number"]:
            continue
        title = words[number.end() :].strip("[] ")
        short = len(title.split()) <= _TITLE_WORDS and not title.endswith((".", ";", ",", ":"))
        if short and title[:1].isupper() and _is_apart(paragraph, title):
            yield id(paragraph)


def _numbered(paragraph: WordParagraph) -> str:
    return " ".join(f"{paragraph.number or ''} {paragraph.text}".split())


def _is_apart(paragraph: WordParagraph, title: str) -> bool:
    """Return whether a line is set as headings are, by bold, underline, capitals or its place."""
    written = [run for run in paragraph.runs if run.text.strip()]
    set_apart = all(run.bold for run in written) or all(run.underlined for run in written)
    return set_apart or paragraph.centred or title.isupper()


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


def _comment(comment: WordComment) -> str:
    who = ", ".join(filter(None, (comment.author, comment.when)))
    return f"comment ({who}): {' '.join(comment.text.split())}"


def _words_with_marks(runs: Sequence[WordRun]) -> tuple[str, tuple[Mark, ...]]:
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


_CHANGED = {
    (True, False): MarkKind.INSERTED,
    (False, False): MarkKind.DELETED,
    (True, True): MarkKind.MOVED_HERE,
    (False, True): MarkKind.MOVED_AWAY,
}


def _end_marks(paragraph: WordParagraph, length: int) -> Iterator[Mark]:
    """Yield the change of a paragraph's end where its words are not changed with it: a split or a join."""
    change = paragraph.mark_change
    if change is None or all(_is_in(run.change, change) for run in paragraph.runs if run.text.strip()):
        return
    alike = [run.change for run in paragraph.runs if run.change is not None and run.text.strip()]
    whole = len(alike) == sum(bool(run.text.strip()) for run in paragraph.runs)
    if whole and all(one.inserted == change.inserted for one in alike):
        return
    kind = MarkKind.END_INSERTED if change.inserted else MarkKind.END_DELETED
    yield Mark(kind, length, length, change.author, change.when)


def _is_in(found: TrackedChange | None, change: TrackedChange) -> bool:
    return found is not None and change in (found, found.within)


def _run_marks(run: WordRun, start: int, end: int) -> Iterator[Mark]:
    change = run.change
    while change is not None:
        yield Mark(_CHANGED[change.inserted, change.moved], start, end, change.author, change.when)
        change = change.within
    for told, kind in (
        (run.struck, MarkKind.STRUCK),
        (run.underlined, MarkKind.UNDERLINED),
        (run.bold, MarkKind.BOLD),
    ):
        if told and run.text.strip():
            yield Mark(kind, start, end)
