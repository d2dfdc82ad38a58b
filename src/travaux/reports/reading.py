"""What was understood of one draft, as a page: its text, brackets told apart, authors in the margin."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from travaux.analysis.text.places import place
from travaux.analysis.text.survival import count_versions
from travaux.domain.texts import Bracket, Draft, MarkKind, Paragraph, ParagraphKind
from travaux.reports.page import Block, Page, Section, Table
from travaux.reports.revisions import Revision, Revisions, Run, Standing
from travaux.reports.versions import actors_of, date_of, sections_of, wants_of

_SHOWN_AS = {
    MarkKind.STRUCK: Standing.WENT,
    MarkKind.DELETED: Standing.WENT,
    MarkKind.INSERTED: Standing.CAME,
    MarkKind.MOVED_AWAY: Standing.WENT,
    MarkKind.MOVED_HERE: Standing.CAME,
    MarkKind.UNDERLINED: Standing.CAME,
}
_DIALECTS = {
    "contested": "brackets around what is not agreed",
    "deletions": "brackets around words to delete, underline under words to add",
    "tracked": "insertions and deletions shown as changes",
    "clean": "nothing is marked as open",
}


def page_of(draft: Draft) -> Page:
    """Return a draft as a page."""
    sections = sections_of(draft)
    rows = tuple(_row(draft, paragraph, sections[paragraph.index]) for paragraph in draft.paragraphs)
    text: tuple[Block, ...] = (Revisions("The text as printed", rows, filtered=True),) if rows else ()
    return Page(
        "A draft as it was read",
        draft.title or draft.symbol or draft.source.id,
        tuple(_facts(draft)),
        (
            Section("text", "The text", text, "No paragraph was found."),
            Section("brackets", "Brackets", tuple(_brackets(draft)), "Nothing is bracketed."),
            Section("lost", "What was lost or mended", tuple(_lost(draft)), "Nothing that could be told."),
        ),
    )


def _facts(draft: Draft) -> Iterator[tuple[str, str]]:
    sums = next(row for row in count_versions((draft,)) if row.section is None)
    told = (("Symbol", draft.symbol), ("Stage", draft.stage), ("Date", date_of(draft)))
    yield from ((label, value) for label, value in told if value)
    yield "Paragraphs", f"{sums.paragraphs:,}"
    yield "Words", f"{sums.words:,}, {sums.contested_words:,} in brackets"
    if draft.dialect:
        yield "Dialect", _DIALECTS.get(draft.dialect, draft.dialect)
    yield "Source", draft.source.id


def _row(draft: Draft, paragraph: Paragraph, section: str) -> Revision:
    return Revision(
        f"p{paragraph.index}",
        (),
        section,
        place(draft, (paragraph.index,)),
        tuple(print_runs(paragraph)),
        margin=wants_of((paragraph,)),
        actors=actors_of((paragraph,)),
        heading=paragraph.kind is ParagraphKind.HEADING,
    )


def print_runs(paragraph: Paragraph) -> Iterator[Run]:
    """Yield the printed text, cut wherever a bracket or a mark that carries meaning starts or ends."""
    marks = [mark for mark in paragraph.marks if mark.kind in _SHOWN_AS]
    spans = [(span.start, span.end) for spans in (paragraph.brackets, marks) for span in spans]
    cuts = sorted({0, len(paragraph.text), *(at for span in spans for at in span)})
    inner = _Innermost(paragraph)
    for start, end in pairwise(cut for cut in cuts if 0 <= cut <= len(paragraph.text)):
        run = Run(paragraph.text[start:end], bracket=inner.at(start))
        over = [mark for mark in marks if mark.start <= start < mark.end]
        yield replace(run, standing=_SHOWN_AS[over[-1].kind]) if over else run


class _Innermost:
    """Tells how the innermost bracket at a position stands, for positions in rising order."""

    def __init__(self, paragraph: Paragraph) -> None:
        self._waiting = sorted(paragraph.brackets, key=lambda b: (-b.start, b.end))
        self._around: list[Bracket] = []

    def at(self, position: int) -> str | None:
        while self._waiting and self._waiting[-1].start <= position:
            self._around.append(self._waiting.pop())
        while self._around and self._around[-1].end <= position:
            self._around.pop()
        return _standing_of(self._around[-1]) if self._around else None


def _standing_of(bracket: Bracket) -> str:
    """Return whether bracketed words are settled, about to be, or open."""
    status = (bracket.status or "").casefold()
    if "agreed" in status and "not agreed" not in status:
        return "settled"
    return "closing" if "clos" in status else "open"


def _brackets(draft: Draft) -> Iterator[Block]:
    opened = [b for p in draft.paragraphs for b in p.brackets if b.opened_in is None]
    if not opened:
        return
    wants = Counter(
        (actor, said.action.value)
        for paragraph in draft.paragraphs
        for said in (*paragraph.attributions, *(one for b in paragraph.brackets for one in b.attributions))
        for actor in said.actors
    )
    states = Counter(bracket.status or "open" for bracket in opened)
    yield Table("Brackets by status", ("Status", "Brackets"), tuple(states.most_common()))
    if wants:
        actions = list(dict.fromkeys(action for _, action in wants))
        actors = sorted({actor for actor, _ in wants})
        yield Table(
            "Who wants what, in how many places",
            ("Actor", *(action.capitalize() for action in actions)),
            tuple((actor, *(wants[actor, action] or None for action in actions)) for actor in actors),
        )


def _lost(draft: Draft) -> Iterator[Block]:
    rows = tuple((note.what, note.where or None, note.count) for note in (*draft.lost, *draft.notes))
    if rows:
        yield Table("Remarks of the reader", ("What", "Where", "Times"), rows).without_empty_columns()
