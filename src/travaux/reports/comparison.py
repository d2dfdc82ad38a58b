"""Two versions side by side, as a page: what weighs most first, then every paragraph with its changes."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from travaux.analysis.text.comparison import joined_text
from travaux.analysis.text.places import place
from travaux.analysis.text.standing_text import standing_text
from travaux.domain.lineage import Comparison, Link, LinkKind, Remainder, Trail
from travaux.domain.messages import Text, counted, joined, message
from travaux.domain.review import describe_review
from travaux.domain.spans import Note
from travaux.domain.texts import Draft, ParagraphKind
from travaux.reports.changes import SUMMED, sums_of
from travaux.reports.page import Block, Bullets, Group, Page, Prose, Section, Statement, Table
from travaux.reports.revisions import Revision, RevisionRun, Revisions, WordOutcome, weave
from travaux.reports.versions import actors_of, name_section, name_versions, sections_of, wants_of

_KINDS: Mapping[str, Callable[[int], Text]] = {
    "unchanged": lambda n: counted("%(n)s unchanged", "%(n)s unchanged", n),
    "marked": lambda n: counted(
        "%(n)s with changes to brackets, notes or punctuation only",
        "%(n)s with changes to brackets, notes or punctuation only",
        n,
    ),
    "edited": lambda n: counted("%(n)s edited", "%(n)s edited", n),
    "split": lambda n: counted("%(n)s split", "%(n)s split", n),
    "merged": lambda n: counted("%(n)s merged", "%(n)s merged", n),
    "gone": lambda n: counted("%(n)s gone", "%(n)s gone", n),
    "no counterpart found": lambda n: counted(
        "%(n)s without a counterpart", "%(n)s without a counterpart", n
    ),
    "stands elsewhere": lambda n: counted("%(n)s standing elsewhere", "%(n)s standing elsewhere", n),
    "taken into": lambda n: counted("%(n)s taken into another", "%(n)s taken into others", n),
    "new": lambda n: counted("%(n)s new", "%(n)s new", n),
    "no earlier counterpart found": lambda n: counted(
        "%(n)s without an earlier counterpart", "%(n)s without an earlier counterpart", n
    ),
    "stood elsewhere": lambda n: counted("%(n)s that stood elsewhere", "%(n)s that stood elsewhere", n),
    "taken from": lambda n: counted("%(n)s taken from another", "%(n)s taken from others", n),
    "moved": lambda n: counted("%(n)s moved", "%(n)s moved", n),
    "renumbered": lambda n: counted("%(n)s renumbered", "%(n)s renumbered", n),
}


_CAPTION = message("Every paragraph of both versions")


def page_of(comparison: Comparison) -> Page:
    """Return a comparison as a page."""
    old, new = comparison.old, comparison.new
    before, after = names = name_versions((old, new))
    sections = sections_of(old), sections_of(new)
    rows = tuple(revise(old, new, link, section_of(sections, link)) for link in comparison.links)
    return Page(
        message("Comparison of two versions"),
        f"{names[0]} → {names[1]}",
        tuple(_facts(comparison, names)),
        (
            Section("glance", message("At a glance"), tuple(blocks_at_a_glance(rows))),
            Section(
                "changes",
                message("Paragraph by paragraph"),
                (Revisions(_CAPTION, rows, (before, after), filtered=True),) if rows else (),
                message("Neither version has a paragraph."),
            ),
            Section("method", message("Method"), tuple(method((old, new), names))),
        ),
    )


def section_of(sections: tuple[Sequence[str], Sequence[str]], link: Link) -> str:
    """Return the section of the newer version in which a link ends, else that in which it began."""
    old, new = sections
    return new[link.new[0]] if link.new else old[link.old[0]]


def _facts(comparison: Comparison, names: Sequence[str]) -> Iterator[tuple[Text, Text]]:
    for label, draft, name in zip(
        (message("From"), message("To")), (comparison.old, comparison.new), names, strict=True
    ):
        title = draft.title if draft.title != name else None
        length = counted("%(n)s paragraph", "%(n)s paragraphs", len(draft.paragraphs))
        yield label, joined((name, title, draft.date, length), " · ")


def blocks_at_a_glance(rows: Sequence[Revision]) -> Iterator[Block]:
    """Yield what became of paragraphs, counted, and the changes that strengthen or weaken the text."""
    counts = Counter(kind for row in rows for kind in row.kinds)
    sums = [count(counts[kind]) for kind, count in _KINDS.items() if counts[kind]]
    if sums:
        yield Prose((Statement(message("Paragraphs: %(counts)s.", counts=joined(sums))),))
    weighed = [Statement(line, lead=joined((row.place, "."), "")) for row in rows for line in row.weighed]
    if weighed:
        yield Group(
            "force", message("Changes that strengthen or weaken the text"), (Bullets(tuple(weighed)),)
        )


def revise(
    old: Draft,
    new: Draft,
    link: Link,
    section: str = "",
    thread: str | None = None,
    places: tuple[str, str] | None = None,
) -> Revision:
    """Return how the paragraphs of a link changed, as a row of a page; ``places`` are what to call them."""
    there, here = places or (place(old, link.old), place(new, link.new))
    olds = [old.paragraphs[index] for index in link.old]
    news = [new.paragraphs[index] for index in link.new]
    shown = news or olds
    return Revision(
        id=f"p{'-'.join(map(str, link.old)) or 'none'}-to-{'-'.join(map(str, link.new)) or 'none'}",
        kinds=tuple(_kinds(link)),
        section=name_section(section),
        place=_direction_of_move(there, here),
        runs=_runs(old, new, link),
        lines=tuple(_lines(old, new, link)),
        weighed=tuple(change.line for change in link.changes if change.force),
        margin=wants_of(shown),
        actors=actors_of([*olds, *news]),
        citations=link.citations,
        heading=shown[0].kind is ParagraphKind.HEADING,
        thread=thread,
    )


def _kinds(link: Link) -> Iterator[str]:
    touched = link.kind is LinkKind.UNCHANGED and link.changes
    yield "marked" if touched else link.outcome
    if link.moved:
        yield "moved"
    if link.renumbered:
        yield "renumbered"


def _direction_of_move(there: str, here: str) -> str:
    return here or there if not there or not here or there == here else f"{there} → {here}"


def _runs(old: Draft, new: Draft, link: Link) -> tuple[RevisionRun, ...]:
    there, here = joined_text(old, link.old), joined_text(new, link.new)
    if not link.new:
        return (RevisionRun(there, WordOutcome.REMOVED),)
    return weave(there, here, link.changes) if link.old else (RevisionRun(here, WordOutcome.ADDED),)


def runs_by_paragraph(old: Draft, new: Draft, link: Link) -> Iterator[tuple[int, tuple[RevisionRun, ...]]]:
    """Yield each new paragraph of a link with its runs; words removed stand where they were."""
    if not link.new:
        return
    there, here = (
        "\n".join(standing_text(draft.paragraphs[index]).replace("\n", " ") for index in indexes)
        for draft, indexes in ((old, link.old), (new, link.new))
    )
    runs = weave(there, here, link.changes) if link.old else (RevisionRun(here, WordOutcome.ADDED),)
    collected: list[list[RevisionRun]] = [[]]
    for run in runs:
        if run.outcome is WordOutcome.REMOVED:
            collected[-1].append(replace(run, text=run.text.replace("\n", " ")))
            continue
        first, *others = run.text.split("\n")
        collected[-1].append(replace(run, text=first))
        collected += [[replace(run, text=words)] for words in others]
    for index, found in zip(link.new, collected, strict=True):
        yield index, tuple(run for run in found if run.text)


def _lines(old: Draft, new: Draft, link: Link) -> Iterator[Text]:
    if link.trail and link.trail.nearest:
        yield describe_trail(link.trail, old if link.new else new)
    yield from (change.line for change in link.changes if change.op not in SUMMED)
    yield from sums_of(change.op for change in link.changes)
    if link.review:
        yield message("link between the versions %(review)s", review=describe_review(link.review))


def describe_trail(trail: Trail, other: Draft) -> Text:
    """Return in words where in the other version the words of a paragraph stand, or most of them."""
    where, share = place(other, trail.nearest), f"{trail.share:.0%}"
    match trail.remainder:
        case Remainder.ELSEWHERE:
            return message("the same words stand in %(place)s", place=where)
        case Remainder.STOOD_ELSEWHERE:
            return message("the same words stood in %(place)s", place=where)
        case Remainder.TAKEN_INTO:
            return message("%(share)s of its words stand in %(place)s", place=where, share=share)
        case Remainder.TAKEN_FROM:
            return message("%(share)s of its words stood in %(place)s", place=where, share=share)
        case _:
            return message("nearest: %(place)s", place=where)


def method(versions: Iterable[Draft], names: Sequence[str]) -> Iterator[Block]:
    """Yield how a page on a text was made, and what of the versions was lost in reading them."""
    yield Prose(
        (
            Statement(
                message(
                    "A machine read the versions and paired their paragraphs by wording, not by number. "
                    "“Gone” and “new” are said only where no trace of the words stands in the other "
                    "version; “no counterpart found” may be a paragraph written anew. Words struck out are "
                    "not part of a version."
                )
            ),
        )
    )
    rows = [
        row for draft, name in zip(versions, names, strict=True) for row in _rows_of_losses(name, draft.lost)
    ]
    if rows:
        columns = (message("Version"), message("Remark"), message("Place"), message("Times"))
        yield Table(message("Lost or repaired in reading"), columns, tuple(rows))


def _rows_of_losses(name: str, notes: Iterable[Note]) -> Iterator[tuple[str, Text, Text | None, int]]:
    yield from ((name, note.what, note.where or None, note.count) for note in notes)
