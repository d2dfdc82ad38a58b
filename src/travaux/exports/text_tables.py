"""The life of a text as CSV for researchers: one table a finding, its header in the first row."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from travaux.analysis.text.comparison import joined_text
from travaux.analysis.text.places import place
from travaux.domain.lineage import Borrowing, Comparison, Lineage, Link, TermCount, Trace
from travaux.domain.texts import Attribution, Draft
from travaux.exports.lineage import name_versions

Cell = str | int | float | bool | None
Row = Sequence[Cell]
_FORMULA = ("=", "+", "@", "\t", "\r")  # spreadsheets run a cell that starts so


def write_table(header: Sequence[str], rows: Iterable[Row]) -> bytes:
    """Return a table as CSV in UTF-8; words that a spreadsheet would run are disarmed with an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([_without_formula(cell) for cell in row] for row in rows)
    return out.getvalue().encode()


def _without_formula(cell: Cell) -> Cell:
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, float):
        return round(cell, 4)
    risky = isinstance(cell, str) and (cell.startswith(_FORMULA) or (cell[:1] == "-" and cell[1:2].isalnum()))
    return f"'{cell}" if risky else cell


def disarmed(cell: object) -> object:
    """Return a cell of a table of words, which no spreadsheet takes for a formula; a dash is one too here."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith((*_FORMULA, "-")) else cell


def write_draft(draft: Draft) -> bytes:
    """Return the paragraphs of a draft, a row each."""
    header = (
        "index",
        "label",
        "kind",
        "section",
        "level",
        "text",
        "clean_text",
        "brackets",
        "actors",
        "status",
    )
    return write_table(
        header,
        (
            (
                p.index,
                p.label,
                p.kind.value,
                " / ".join(p.section),
                p.level,
                p.text,
                p.clean_text,
                sum(b.opened_in is None for b in p.brackets),
                _actors([*p.attributions, *(said for b in p.brackets for said in b.attributions)]),
                p.status,
            )
            for p in draft.paragraphs
        ),
    )


def write_comparison(comparison: Comparison) -> bytes:
    """Return the changes between two versions, a row each; a link without any has a row of its own."""
    header = (
        "kind", "moved", "renumbered", "score", "old", "old_label", "new", "new_label", "op", "old_words",
        "new_words", "force", "line", "old_text", "new_text", "nearest",
    )  # fmt: skip
    return write_table(header, _changes(comparison))


def _changes(comparison: Comparison) -> Iterator[Row]:
    old, new = comparison.old, comparison.new
    for link in comparison.links:
        head = (
            link.outcome, link.moved, link.renumbered, link.score, _indexes(link.old),
            place(old, link.old), _indexes(link.new), place(new, link.new),
        )  # fmt: skip
        texts = joined_text(old, link.old), joined_text(new, link.new), _nearest(link)
        for change in link.changes:
            force = change.force.value if change.force else None
            yield (*head, change.op.value, change.old, change.new, force, str(change.line), *texts)
        if not link.changes:
            yield (*head, None, None, None, None, None, *texts)


def _nearest(link: Link) -> str | None:
    """Return where in the other version most of a lone paragraph's words stand."""
    return _indexes(link.trail.nearest) if link.trail and link.trail.nearest else None


def write_threads(lineage: Lineage) -> bytes:
    """Return where each thread stands in each version, a row for each version that has it."""
    names = name_versions(lineage.versions)
    header = ("thread", "version", "number", "paragraphs", "labels", "brought_back", "text")
    return write_table(
        header,
        (
            (
                thread.id,
                names[at.version],
                at.version,
                _indexes(at.paragraphs),
                place(lineage.versions[at.version], at.paragraphs),
                at.version in thread.returned,
                joined_text(lineage.versions[at.version], at.paragraphs),
            )
            for thread in lineage.threads
            for at in thread.places
        ),
    )


def write_words(lineage: Lineage) -> bytes:
    """Return the history of words: a row for each run that came and went together."""
    names = name_versions(lineage.versions)
    return write_table(
        ("thread", "words", "came", "came_by", "went", "went_by"),
        (
            (
                thread.id,
                phrase.text,
                names[phrase.came],
                _actors(phrase.came_by),
                None if phrase.went is None else names[phrase.went],
                _actors(phrase.went_by),
            )
            for thread in lineage.threads
            for phrase in thread.words
        ),
    )


def write_links(lineage: Lineage) -> bytes:
    """Return the links between each version and the next, a row each."""
    names = name_versions(lineage.versions)
    return write_table(
        ("from", "to", "kind", "moved", "renumbered", "score", "old", "new", "why", "nearest"),
        (
            (
                names[step], names[step + 1], link.outcome, link.moved, link.renumbered, link.score,
                _indexes(link.old), _indexes(link.new), "; ".join(link.why), _nearest(link),
            )
            for step, links in enumerate(lineage.links)
            for link in links
        ),
    )  # fmt: skip


def write_traces(traces: Iterable[Trace]) -> bytes:
    """Return what became of proposals: a row for each match, best first, and one where there is none."""
    header = (
        "input",
        "paragraph",
        "text",
        "verdict",
        "confidence",
        "rank",
        "draft",
        "match",
        "match_confidence",
    )
    return write_table(header, (row for trace in traces for row in _matches(trace)))


def _matches(trace: Trace) -> Iterator[Row]:
    own = trace.proposal
    name = own.draft if own.paragraph is not None else own.id
    head = (name, own.paragraph, own.text, trace.verdict.value, trace.confidence)
    for rank, match in enumerate(trace.matches, 1):
        yield (*head, rank, match.target.draft, match.target.id, match.confidence)
    if not trace.matches:
        yield (*head, None, None, None, None)


def write_origins(borrowings: Iterable[Borrowing]) -> bytes:
    """Return the phrases that stand in earlier texts: a row for each source, the best explanation first."""
    return write_table(
        ("paragraph", "quote", "common", "rank", "source", "source_paragraph", "source_quote"),
        (
            (
                one.paragraph,
                one.citation.quote,
                one.common,
                rank,
                found.source,
                found.paragraph,
                found.citation.quote,
            )
            for one in borrowings
            for rank, found in enumerate(one.sources, 1)
        ),
    )


def write_terms(counts: Iterable[TermCount]) -> bytes:
    """Return how often terms stand: a row for each paragraph and variant."""
    return write_table(
        ("term", "document", "section", "paragraph", "part", "variant", "count"),
        (
            (one.term, one.document, " / ".join(one.section), one.paragraph, one.part.value, variant, count)
            for one in counts
            for variant, count in one.variants
        ),
    )


def _indexes(indexes: Iterable[int]) -> str:
    return " ".join(map(str, indexes))


def _actors(said: Iterable[Attribution]) -> str:
    return "; ".join(dict.fromkeys(f"{actor}: {one.action.value}" for one in said for actor in one.actors))
