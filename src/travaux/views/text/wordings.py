"""A paragraph as it is shown: runs of words with the brackets and marks that lie upon them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from travaux.domain.lineage import REWORDINGS, Change
from travaux.domain.texts import Attribution, Bracket, MarkKind, Paragraph

_ELEMENTS = {
    MarkKind.STRUCK: "s",
    MarkKind.DELETED: "del",
    MarkKind.INSERTED: "ins",
    MarkKind.MOVED_AWAY: "del",
    MarkKind.MOVED_HERE: "ins",
    MarkKind.UNDERLINED: "u",
    MarkKind.BOLD: "b",
}


@dataclass(frozen=True, slots=True)
class WordingRun:
    """Words that share brackets and marks. ``look`` is of the innermost bracket, "" outside of any.

    ``elements`` are the HTML elements of the marks; ``notes`` the numbers of brackets that open here.
    """

    text: str
    look: str = ""
    depth: int = 0
    elements: tuple[str, ...] = ()
    notes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class MarginNote:
    """Who wants what of a bracket's words, and how far it is agreed."""

    number: int
    look: str
    status: str | None
    attributions: tuple[Attribution, ...]
    mended: str | None


@dataclass(frozen=True, slots=True)
class PrintedWording:
    """A paragraph, ready to be printed."""

    runs: tuple[WordingRun, ...]
    notes: tuple[MarginNote, ...]


def printed_wording(paragraph: Paragraph) -> PrintedWording:
    """Return a paragraph as runs of words, and the notes that belong beside it."""
    notes = tuple(_notes(paragraph.brackets))
    opening: dict[int, list[int]] = {paragraph.brackets[index].start: [] for index, _ in notes}
    for index, note in notes:
        opening[paragraph.brackets[index].start].append(note.number)
    edges = {0, len(paragraph.text), *opening}
    edges |= {edge for bracket in paragraph.brackets for edge in (bracket.start, bracket.end)}
    edges |= {edge for mark in paragraph.marks for edge in (mark.start, mark.end)}
    cuts = sorted(edge for edge in edges if 0 <= edge <= len(paragraph.text))
    runs = tuple(
        _wording_run(paragraph, start, end, tuple(opening.get(start, ()))) for start, end in pairwise(cuts)
    )
    return PrintedWording(runs, tuple(note for _, note in notes))


def _wording_run(paragraph: Paragraph, start: int, end: int, notes: tuple[int, ...]) -> WordingRun:
    around = [bracket for bracket in paragraph.brackets if bracket.start <= start < bracket.end]
    inner = min(around, key=lambda bracket: bracket.end - bracket.start, default=None)
    marks = (m for m in paragraph.marks if m.start <= start < m.end)
    elements = tuple(dict.fromkeys(_ELEMENTS[mark.kind] for mark in marks))
    return WordingRun(
        paragraph.text[start:end], look_of(inner.status) if inner else "", len(around), elements, notes
    )


def _notes(brackets: Sequence[Bracket]) -> Iterable[tuple[int, MarginNote]]:
    number = 0
    for index, bracket in enumerate(brackets):
        if bracket.attributions or bracket.status or bracket.mended:
            number += 1
            yield (
                index,
                MarginNote(
                    number, look_of(bracket.status), bracket.status, bracket.attributions, bracket.mended
                ),
            )


def look_of(status: str | None) -> str:
    """Return how a status looks: agreed, nearly, or contested where nothing is said."""
    said = (status or "").lower()
    if "agreed" in said and "not agreed" not in said:
        return "nearly" if any(word in said for word in ("ref", "placement", "principle")) else "agreed"
    return "nearly" if "closure" in said or "clos" in said else "contested"


def compared_runs(old: str, new: str, changes: Iterable[Change]) -> tuple[WordingRun, ...]:
    """Return the newer wording with what came in and what went out, marked as such."""
    runs: list[WordingRun] = []
    position = 0
    for change in sorted(changes, key=lambda change: (change.new_start, change.old_start)):
        runs.append(WordingRun(new[position : change.new_start]))
        look = "" if change.op in REWORDINGS else "slight"
        if change.old_end > change.old_start:
            runs.append(WordingRun(old[change.old_start : change.old_end], look, elements=("del",)))
        if change.new_end > change.new_start:
            runs.append(WordingRun(new[change.new_start : change.new_end], look, elements=("ins",)))
        position = change.new_end
    runs.append(WordingRun(new[position:]))
    return tuple(run for run in runs if run.text)
