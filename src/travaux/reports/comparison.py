"""Two versions side by side, as a page: what weighs most first, then every paragraph with its changes."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from travaux.analysis.text.comparison import joined_text
from travaux.analysis.text.places import place
from travaux.analysis.text.standing_text import standing_text
from travaux.domain.lineage import ChangeOp, Comparison, Link, LinkKind
from travaux.domain.spans import Note
from travaux.domain.texts import Draft, ParagraphKind
from travaux.reports.page import Block, Bullets, Group, Page, Prose, Section, Statement, Table
from travaux.reports.revisions import Revision, Revisions, Run, Standing, weave
from travaux.reports.versions import actors_of, date_of, name_versions, sections_of, wants_of

# What is summed rather than told one by one, as (one, several).
_SUMMED = {
    ChangeOp.BRACKET: ("a bracket put", "brackets put"),
    ChangeOp.UNBRACKET: ("a bracket lifted", "brackets lifted"),
    ChangeOp.PUNCTUATION: ("a change of punctuation", "changes of punctuation"),
}
_KINDS = (
    ("unchanged", "left as they were"),
    ("marked", "with other brackets, notes or commas only"),
    ("edited", "edited"),
    ("split", "split"),
    ("merged", "merged"),
    ("inserted", "inserted"),
    ("deleted", "deleted"),
    ("moved", "moved"),
    ("renumbered", "renumbered"),
)


def page_of(comparison: Comparison) -> Page:
    """Return a comparison as a page."""
    old, new = comparison.old, comparison.new
    before, after = names = name_versions((old, new))
    sections = sections_of(old), sections_of(new)
    rows = tuple(revise(old, new, link, _section(sections, link)) for link in comparison.links)
    return Page(
        "Two versions compared",
        f"{names[0]} → {names[1]}",
        tuple(_facts(comparison, names)),
        (
            Section("glance", "At a glance", tuple(_glance(rows))),
            Section(
                "changes",
                "Paragraph by paragraph",
                (Revisions("Every paragraph of both versions", rows, (before, after), filtered=True),)
                if rows
                else (),
                "Neither version has a paragraph.",
            ),
            Section("method", "How this was made", tuple(method((old, new), names))),
        ),
    )


def _section(sections: tuple[Sequence[str], Sequence[str]], link: Link) -> str:
    old, new = sections
    return new[link.new[0]] if link.new else old[link.old[0]]


def _facts(comparison: Comparison, names: Sequence[str]) -> Iterator[tuple[str, str]]:
    for label, draft, name in zip(("From", "To"), (comparison.old, comparison.new), names, strict=True):
        title = draft.title if draft.title != name else None
        details = filter(None, (name, title, date_of(draft), f"{len(draft.paragraphs):,} paragraphs"))
        yield label, " · ".join(details)


def _glance(rows: Sequence[Revision]) -> Iterator[Block]:
    counts = Counter(kind for row in rows for kind in row.kinds)
    told = [f"{counts[kind]:,} {words}" for kind, words in _KINDS if counts[kind]]
    if told:
        yield Prose((Statement(f"Paragraphs: {', '.join(told)}."),))
    weighed = [
        Statement(line, lead=f"{row.place}.")
        for row in rows
        for line in row.lines
        if "(stronger" in line or "(weaker" in line
    ]
    if weighed:
        yield Group("force", "What strengthens or weakens the text", (Bullets(tuple(weighed)),))


def revise(old: Draft, new: Draft, link: Link, section: str = "", thread: str | None = None) -> Revision:
    """Return what became of the paragraphs of a link, as a row of a page."""
    olds = [old.paragraphs[index] for index in link.old]
    news = [new.paragraphs[index] for index in link.new]
    told = news or olds
    return Revision(
        id=f"p{'-'.join(map(str, link.old)) or 'none'}-to-{'-'.join(map(str, link.new)) or 'none'}",
        kinds=tuple(_kinds(link)),
        section=section,
        place=_way(place(old, link.old), place(new, link.new)),
        runs=_runs(old, new, link),
        lines=tuple(_lines(link)),
        margin=wants_of(told),
        actors=actors_of([*olds, *news]),
        citations=link.citations,
        heading=told[0].kind is ParagraphKind.HEADING,
        thread=thread,
    )


def _kinds(link: Link) -> Iterator[str]:
    touched = link.kind is LinkKind.UNCHANGED and link.changes
    yield "marked" if touched else link.kind.value
    if link.moved:
        yield "moved"
    if link.renumbered:
        yield "renumbered"


def _way(there: str, here: str) -> str:
    return here or there if not there or not here or there == here else f"{there} → {here}"


def _runs(old: Draft, new: Draft, link: Link) -> tuple[Run, ...]:
    there, here = joined_text(old, link.old), joined_text(new, link.new)
    if not link.new:
        return (Run(there, Standing.WENT),)
    return weave(there, here, link.changes) if link.old else (Run(here, Standing.CAME),)


def runs_by_paragraph(old: Draft, new: Draft, link: Link) -> Iterator[tuple[int, tuple[Run, ...]]]:
    """Yield each new paragraph of a link with its runs; words that went stand where they were taken out."""
    if not link.new:
        return
    there, here = (
        "\n".join(standing_text(draft.paragraphs[index]).replace("\n", " ") for index in indexes)
        for draft, indexes in ((old, link.old), (new, link.new))
    )
    runs = weave(there, here, link.changes) if link.old else (Run(here, Standing.CAME),)
    collected: list[list[Run]] = [[]]
    for run in runs:
        if run.standing is Standing.WENT:
            collected[-1].append(replace(run, text=run.text.replace("\n", " ")))
            continue
        first, *others = run.text.split("\n")
        collected[-1].append(replace(run, text=first))
        collected += [[replace(run, text=words)] for words in others]
    for index, found in zip(link.new, collected, strict=True):
        yield index, tuple(run for run in found if run.text)


def _lines(link: Link) -> Iterator[str]:
    yield from (change.line for change in link.changes if change.op not in _SUMMED)
    counts = Counter(change.op for change in link.changes if change.op in _SUMMED)
    for op, count in counts.items():
        yield _SUMMED[op][0] if count == 1 else f"{count} {_SUMMED[op][1]}"
    if link.review:
        yield f"how these were linked was {link.review.told}"


def method(versions: Iterable[Draft], names: Sequence[str]) -> Iterator[Block]:
    """Yield how a page on a text was made, and what of the versions was lost in reading them."""
    yield Prose(
        (
            Statement(
                "A machine read the versions and paired their paragraphs by their words, not by number. "
                "It can mistake a rewritten paragraph for a new one. Struck words are not part of a version."
            ),
        )
    )
    rows = [row for draft, name in zip(versions, names, strict=True) for row in _lost(name, draft.lost)]
    if rows:
        yield Table("What was lost or mended in reading", ("Version", "What", "Where", "Times"), tuple(rows))


def _lost(name: str, notes: Iterable[Note]) -> Iterator[tuple[str, str, str | None, int]]:
    yield from ((name, note.what, note.where or None, note.count) for note in notes)
