"""What the terminal says of a text's life: short lines, most telling first."""

from collections import Counter
from collections.abc import Iterator, Sequence

from travaux.domain.lineage import ChangeOp, Comparison, Link, LinkKind
from travaux.domain.texts import Draft

WIDTH = 100
MARKS = {
    ChangeOp.BRACKET: "brackets put",
    ChangeOp.UNBRACKET: "brackets lifted",
    ChangeOp.PUNCTUATION: "of punctuation",
}
TOLD = frozenset(ChangeOp) - frozenset(MARKS)


def print_comparison(comparison: Comparison) -> str:
    """Return a comparison as lines: the counts, then every paragraph that is not as it was."""
    return "\n".join(
        (
            f"{_title(comparison.old)}  →  {_title(comparison.new)}",
            summarise(comparison.links),
            "",
            *(line for link in comparison.links for line in _link_lines(comparison, link)),
        )
    )


def summarise(links: Sequence[Link]) -> str:
    """Return how many links there are of each kind."""
    kinds = Counter(link.kind for link in links)
    parts = [f"{kinds[kind]} {kind.value}" for kind in LinkKind if kinds[kind]]
    for name, count in (
        ("moved", sum(link.moved for link in links)),
        ("renumbered", sum(link.renumbered for link in links)),
    ):
        parts += [f"{count} {name}"] * bool(count)
    return " · ".join(parts) or "no paragraphs"


def shorten(text: str, width: int = WIDTH) -> str:
    """Return a text on one line, cut at a word where it is longer than ``width``."""
    line = " ".join(text.split())
    return line if len(line) <= width else line[: width - 1].rsplit(" ", 1)[0] + " …"


def place(draft: Draft, indexes: Sequence[int]) -> str:
    """Return where paragraphs stand, by their labels; an unnumbered one is counted from the start (¶)."""
    return " + ".join(
        paragraph.label.strip(" .") if paragraph.label else f"¶{paragraph.index + 1}"
        for paragraph in (draft.paragraphs[index] for index in indexes)
    )


def _title(draft: Draft) -> str:
    return draft.symbol or draft.title or draft.source.id


def _link_lines(comparison: Comparison, link: Link) -> Iterator[str]:
    if link.kind is LinkKind.UNCHANGED and not link.moved and not link.changes:
        return
    old, new = place(comparison.old, link.old), place(comparison.new, link.new)
    flags = ", moved" * link.moved
    if link.kind is LinkKind.INSERTED:
        yield f"+ {new}  inserted: {shorten(comparison.new.paragraphs[link.new[0]].text)}"
    elif link.kind is LinkKind.DELETED:
        yield f"- {old}  deleted: {shorten(comparison.old.paragraphs[link.old[0]].text)}"
    else:
        first = comparison.new.paragraphs[link.new[0]].text
        yield f"~ {old} → {new}  {link.kind.value}{flags}: {shorten(first, 70)}"
        yield from (f"    {change.line}" for change in link.changes if change.op in TOLD)
        others = Counter(MARKS[change.op] for change in link.changes if change.op in MARKS)
        if others:
            yield "    " + ", ".join(f"{count} {name}" for name, count in others.items())
