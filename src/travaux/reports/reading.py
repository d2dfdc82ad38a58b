"""One draft as it was read, as a page: its text, brackets distinguished, authors in the margin."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from travaux.analysis.text.places import place
from travaux.analysis.text.survival import count_versions
from travaux.domain.messages import Text, Value, joined, message
from travaux.domain.texts import Bracket, Draft, MarkKind, Paragraph, ParagraphKind
from travaux.reports.accounts import account_rows, describe_coverage
from travaux.reports.page import Block, Page, Section, Table
from travaux.reports.revisions import Revision, RevisionRun, Revisions, WordOutcome
from travaux.reports.terms import term
from travaux.reports.versions import actors_of, name_section, sections_of, wants_of

_SHOWN_AS = {
    MarkKind.STRUCK: WordOutcome.REMOVED,
    MarkKind.DELETED: WordOutcome.REMOVED,
    MarkKind.INSERTED: WordOutcome.ADDED,
    MarkKind.MOVED_AWAY: WordOutcome.REMOVED,
    MarkKind.MOVED_HERE: WordOutcome.ADDED,
    MarkKind.UNDERLINED: WordOutcome.ADDED,
}
_DIALECTS = {
    "contested": message("brackets around words that are not agreed"),
    "deletions": message("brackets around words to be deleted, underlining of words to be added"),
    "tracked": message("insertions and deletions shown as tracked changes"),
    "clean": message("no words marked as open"),
}


def page_of(draft: Draft) -> Page:
    """Return a draft as a page."""
    sections = sections_of(draft)
    rows = tuple(_row(draft, paragraph, sections[paragraph.index]) for paragraph in draft.paragraphs)
    text: tuple[Block, ...] = (
        (Revisions(message("The text as printed"), rows, filtered=True),) if rows else ()
    )
    return Page(
        message("Draft as read"),
        draft.title or draft.symbol or draft.source.id,
        tuple(_facts(draft)),
        (
            Section("text", message("Text"), text, message("No paragraph was found.")),
            Section(
                "brackets",
                message("Brackets"),
                tuple(_brackets(draft)),
                message("No words are in brackets."),
            ),
            Section(
                "lost",
                message("Lost or repaired in reading"),
                tuple(_blocks_of_losses(draft)),
                message("No loss or repair was noted."),
            ),
        ),
    )


def _facts(draft: Draft) -> Iterator[tuple[Text, Value]]:
    sums = next(row for row in count_versions((draft,)) if row.section is None)
    known = (
        (message("Symbol"), draft.symbol),
        (message("Stage"), draft.stage),
        (message("Date"), draft.date),
    )
    yield from ((label, value) for label, value in known if value)
    yield message("Paragraphs"), sums.paragraphs
    yield (
        message("Words"),
        message(
            "%(all)s, of which %(contested)s in brackets", all=sums.words, contested=sums.contested_words
        ),
    )
    if draft.coverage:
        yield message("Account of words"), describe_coverage(draft.coverage)
    if draft.dialect:
        yield message("Marking"), _DIALECTS.get(draft.dialect, draft.dialect)
    yield message("Source"), draft.source.id


def _row(draft: Draft, paragraph: Paragraph, section: str) -> Revision:
    return Revision(
        f"p{paragraph.index}",
        (),
        name_section(section),
        place(draft, (paragraph.index,)),
        tuple(print_runs(paragraph)),
        margin=wants_of((paragraph,)),
        actors=actors_of((paragraph,)),
        heading=paragraph.kind is ParagraphKind.HEADING,
    )


def print_runs(paragraph: Paragraph) -> Iterator[RevisionRun]:
    """Yield the printed text, cut wherever a bracket or a mark that carries meaning starts or ends."""
    marks = [mark for mark in paragraph.marks if mark.kind in _SHOWN_AS]
    spans = [(span.start, span.end) for spans in (paragraph.brackets, marks) for span in spans]
    cuts = sorted({0, len(paragraph.text), *(at for span in spans for at in span)})
    inner = _Innermost(paragraph)
    for start, end in pairwise(cut for cut in cuts if 0 <= cut <= len(paragraph.text)):
        run = RevisionRun(paragraph.text[start:end], bracket=inner.at(start))
        over = [mark for mark in marks if mark.start <= start < mark.end]
        yield replace(run, outcome=_SHOWN_AS[over[-1].kind]) if over else run


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
    states = Counter[Text](bracket.status or message("open") for bracket in opened)
    yield Table(
        message("Brackets by status"), (message("Status"), message("Brackets")), tuple(states.most_common())
    )
    if wants:
        actions = list(dict.fromkeys(action for _, action in wants))
        actors = sorted({actor for actor, _ in wants})
        yield Table(
            message("Wishes by delegation, with the number of places"),
            (
                message("Delegation or organisation"),
                *(joined((term(action),), capital=True) for action in actions),
            ),
            tuple((actor, *(wants[actor, action] or None for action in actions)) for actor in actors),
        )


def _blocks_of_losses(draft: Draft) -> Iterator[Block]:
    rows = tuple((note.what, note.where or None, note.count) for note in (*draft.lost, *draft.notes))
    if rows:
        columns = (message("Remark"), message("Place"), message("Times"))
        yield Table(message("Remarks from the reading"), columns, rows).without_empty_columns()
    apart = tuple(account_rows(draft.coverage)) if draft.coverage else ()
    if apart:
        columns = (message("What"), message("Place"), message("Words"))
        yield Table(message("Words missing and kept apart"), columns, apart).without_empty_columns()
