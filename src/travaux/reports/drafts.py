"""A draft as `travaux read` prints it for a person."""

from collections import Counter
from collections.abc import Iterator

from travaux.domain.messages import counted
from travaux.domain.spans import Note
from travaux.domain.texts import Attribution, Draft, MarkKind, Paragraph, ParagraphKind
from travaux.reports.accounts import describe_coverage

_WIDTH = 96
_REMARKS = 12


def print_draft(draft: Draft, full: bool = False) -> str:
    """Return the draft's outline as lines of text: sums first, then its paragraphs, then what was lost."""
    return "\n".join([*_head(draft), "", *_outline(draft, full), *_authors(draft), *_remarks(draft)])


def print_clean(draft: Draft) -> str:
    """Return the draft's clean text, a paragraph a line: what a choice between its brackets leaves."""
    return "\n".join(_clean_lines(draft)).strip("\n")


def _clean_lines(draft: Draft) -> Iterator[str]:
    for paragraph in draft.paragraphs:
        words = " ".join(paragraph.clean_text.split())
        if any(map(str.isalnum, words)):
            heading = paragraph.kind in (ParagraphKind.HEADING, ParagraphKind.ANNEX)
            indent = "\n" if heading else "  " * (paragraph.level + 1)
            label = f"{paragraph.label_apart} " if paragraph.label_apart else ""
            yield f"{indent}{label}{words}"


def _head(draft: Draft) -> Iterator[str]:
    yield draft.title or "(no title found)"
    facts = [draft.symbol, draft.stage, draft.date.isoformat() if draft.date else None, draft.format]
    yield " · ".join(fact for fact in facts if fact)
    yield _sums(draft)
    if draft.coverage:
        yield f"{describe_coverage(draft.coverage)!s}."
    if draft.dialect:
        yield _DIALECTS[draft.dialect]


_DIALECTS = {
    "contested": "Marking: brackets around words that are not agreed.",
    "deletions": "Marking: brackets around words to be deleted, underlining of words to be added.",
    "tracked": "Marking: insertions and deletions shown as tracked changes.",
    "clean": "Marking: no words marked as open.",
}
_PLURALS = {
    ParagraphKind.PREAMBULAR: "preambular",
    ParagraphKind.OPERATIVE: "operative",
    ParagraphKind.SUBPARAGRAPH: "sub-paragraphs",
    ParagraphKind.OPTION: "options",
    ParagraphKind.HEADING: "headings",
    ParagraphKind.ANNEX: "annexes",
    ParagraphKind.FOOTNOTE: "footnotes",
    ParagraphKind.OTHER: "other",
}


def _sums(draft: Draft) -> str:
    kinds = Counter(paragraph.kind for paragraph in draft.paragraphs)
    brackets = sum(1 for p in draft.paragraphs for b in p.brackets if b.opened_in is None)
    parts = [f"{kinds[kind]} {name}" for kind, name in _PLURALS.items() if kinds[kind]]
    length = counted("%(n)s paragraph", "%(n)s paragraphs", len(draft.paragraphs))
    return f"{length!s} ({', '.join(parts)}) · {_count_brackets(brackets)}"


def _count_brackets(n: int) -> str:
    return str(counted("%(n)s bracket", "%(n)s brackets", n))


def _outline(draft: Draft, full: bool) -> Iterator[str]:
    for paragraph in draft.paragraphs:
        if paragraph.kind in (ParagraphKind.HEADING, ParagraphKind.ANNEX):
            yield ""
        yield _line(paragraph, full)


def _line(paragraph: Paragraph, full: bool) -> str:
    heading = paragraph.kind in (ParagraphKind.HEADING, ParagraphKind.ANNEX)
    indent = "" if heading else "  " * (paragraph.level + 1)
    label = f"{paragraph.label_apart} " if paragraph.label_apart else ""
    words = " ".join(_text_with_changes(paragraph).split())
    tail = _tail(paragraph)
    room = _WIDTH - len(indent) - len(label) - len(tail)
    if not full and len(words) > room:
        words = words[: max(20, room - 1)].rstrip() + "…"
    return f"{indent}{label}{words}{tail}"


_SIGNS = {
    MarkKind.DELETED: ("{-", "-}"),
    MarkKind.STRUCK: ("{-", "-}"),
    MarkKind.INSERTED: ("{+", "+}"),
    MarkKind.MOVED_AWAY: ("{-", "-}"),
    MarkKind.MOVED_HERE: ("{+", "+}"),
    MarkKind.END_INSERTED: ("{+", "¶+}"),
    MarkKind.END_DELETED: ("{-", "¶-}"),
}


def _text_with_changes(paragraph: Paragraph) -> str:
    """Return the text with deleted words in {- -} and inserted ones in {+ +}."""
    text = paragraph.text
    pieces: list[str] = []
    at = 0
    for mark in sorted(paragraph.marks, key=lambda mark: mark.start):
        if mark.kind in _SIGNS and mark.start >= at:
            before, after = _SIGNS[mark.kind]
            pieces += [text[at : mark.start], before, text[mark.start : mark.end], after]
            at = mark.end
    return "".join([*pieces, text[at:]])


def _tail(paragraph: Paragraph) -> str:
    facts = []
    changes = sum(mark.kind in _SIGNS for mark in paragraph.marks)
    if changes:
        facts.append(str(counted("%(n)s change", "%(n)s changes", changes)))
    brackets = sum(1 for bracket in paragraph.brackets if bracket.opened_in is None)
    if brackets:
        facts.append(_count_brackets(brackets))
    if paragraph.kind in (ParagraphKind.FOOTNOTE, ParagraphKind.OTHER):
        facts.append(paragraph.kind.value)
    if paragraph.status:
        facts.append(paragraph.status)
    facts += [_attribution_in_words(attribution) for attribution in paragraph.attributions]
    return f"  ({'; '.join(facts)})" if facts else ""


def _attribution_in_words(attribution: Attribution) -> str:
    note = f" ({attribution.note})" if attribution.note else ""
    return f"{', '.join(attribution.actors)}: {attribution.action.value}{note}"


def _authors(draft: Draft) -> Iterator[str]:
    """Yield the bracketed words that name someone, with who wants what."""
    lines = [
        f"  {paragraph.label or f'#{paragraph.index}'}"
        f"  {_shorten(paragraph.text[bracket.start : bracket.end])}"
        f" — {'; '.join(map(_attribution_in_words, bracket.attributions))}"
        for paragraph in draft.paragraphs
        for bracket in paragraph.brackets
        if bracket.attributions and bracket.opened_in is None
    ]
    if lines:
        yield from ["", "Who wants what", *lines]
    changes = Counter(
        mark.author or "author not named" for p in draft.paragraphs for mark in p.marks if mark.kind in _SIGNS
    )
    if changes:
        yield from ["", "Who changed words", *(f"  {who}: {times}" for who, times in changes.most_common())]


def _shorten(words: str, room: int = 70) -> str:
    words = " ".join(words.split())
    return words if len(words) <= room else f"{words[: room - 20].rstrip()} … {words[-16:].lstrip()}"


def _remarks(draft: Draft) -> Iterator[str]:
    apart = draft.coverage.apart if draft.coverage else ()
    parts = (
        ("Lost", draft.lost, _remark),
        ("Words kept apart", apart, _words),
        ("Remarks", draft.notes, _remark),
    )
    for title, notes, told in parts:
        if notes:
            yield from ["", title, *(f"  {told(note)}" for note in notes[:_REMARKS])]
            if len(notes) > _REMARKS:
                yield f"  … and {len(notes) - _REMARKS} more, all in --json"


def _words(note: Note) -> str:
    words = str(counted("%(n)s word", "%(n)s words", note.count))
    return f"{note.where!s}: {note.what!s}, {words}" if note.where else f"{note.what!s}, {words}"


def _remark(note: Note) -> str:
    times = f" ({note.count} times)" if note.count > 1 else ""
    return f"{note.where!s}: {note.what!s}{times}" if note.where else f"{note.what!s}{times}"
