"""What a language model wrote, on a page: its lines marked, the composed form folded beneath, and counts."""

from collections.abc import Iterator, Sequence

from travaux.domain.findings import Line
from travaux.domain.messages import message
from travaux.domain.writings import WrittenLine, WrittenReport, WrittenSection
from travaux.reports.page import Block, Bullets, Group, Prose, Statement, Table


def section_written(
    written: WrittenReport | None, kind: str, matter: str | None = None
) -> WrittenSection | None:
    """Return the section that a model had a hand in, None where the composed form is all there is."""
    if written is None:
        return None
    found = (each for each in written.sections if (each.kind, each.matter) == (kind, matter))
    return next((each for each in found if any(line.by_model for line in each.lines)), None)


def as_prose(section: WrittenSection, composed: Sequence[Line], identifier: str) -> Iterator[Block]:
    """Yield a section as running text, with its composed form folded beneath."""
    yield Prose(tuple(map(_statement, section.lines)))
    yield _folded(Prose(tuple(map(_composed, composed))), identifier)


def as_bullets(section: WrittenSection, composed: Sequence[Line], identifier: str) -> Iterator[Block]:
    """Yield a section as a list, with its composed form folded beneath."""
    yield Bullets(tuple(map(_statement, section.lines)))
    yield _folded(Bullets(tuple(map(_composed, composed))), identifier)


def _folded(block: Block, identifier: str) -> Group:
    aside = message("the same part, without a language model")
    return Group(f"{identifier}-composed", message("Composed form"), (block,), aside, folded=True)


def _statement(line: WrittenLine) -> Statement:
    aside = message("by a model") if line.by_model else None
    return Statement(line.line.said, line.line.citations, aside=aside)


def _composed(line: Line) -> Statement:
    return Statement(line.said, line.citations)


def writing_table(written: WrittenReport) -> Table:
    """Return which model wrote, and how many of its sentences held."""
    counts = written.counts
    rows = (
        (message("Held at once"), counts.passed),
        (message("Held when sent back with the reason"), counts.mended),
        (message("Dropped; the composed line stands"), counts.dropped),
        (message("Held, but a composed line says more"), counts.spare),
    )
    note = message(
        "Written by %(writer)s. Each sentence was checked against the words it cites; what did not hold is "
        "not shown.",
        writer=written.writer,
    )
    caption = message("Sentences written by a language model")
    return Table(caption, (message("Outcome"), message("Count")), rows, note)
