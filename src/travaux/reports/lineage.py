"""What the terminal says of a text's life: short lines, most telling first."""

from collections import Counter
from collections.abc import Iterator, Sequence

from travaux.analysis.text.alignment import comparable
from travaux.analysis.text.survival import Figures, count_survival, count_versions
from travaux.domain.lineage import (
    TAKEN_UP,
    Borrowing,
    ChangeOp,
    Comparison,
    Lineage,
    Link,
    LinkKind,
    Phrase,
    TermCount,
    Thread,
    Trace,
    Verdict,
    Wording,
)
from travaux.domain.texts import Attribution, Draft

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
        yield f"+ {new}  inserted: {shorten(comparable(comparison.new.paragraphs[link.new[0]]))}"
    elif link.kind is LinkKind.DELETED:
        yield f"- {old}  deleted: {shorten(comparable(comparison.old.paragraphs[link.old[0]]))}"
    else:
        first = comparable(comparison.new.paragraphs[link.new[0]])
        yield f"~ {old} → {new}  {link.kind.value}{flags}: {shorten(first, 70)}"
        yield from (f"    {change.line}" for change in link.changes if change.op in TOLD)
        others = Counter(MARKS[change.op] for change in link.changes if change.op in MARKS)
        if others:
            yield "    " + ", ".join(f"{count} {name}" for name, count in others.items())


def print_lineage(lineage: Lineage) -> str:
    """Return a lineage as lines: each step's counts, what survived, then the threads that have a story."""
    lines = []
    for row in count_versions(lineage.versions):
        if row.section is None:
            draft = lineage.versions[row.version]
            lines.append(f"{row.version + 1}. {shorten(_title(draft), 70)}")
            lines.append(f"   {_figures(row)}")
            if row.version < len(lineage.links):
                lines.append(f"   ↓ {summarise(lineage.links[row.version])}")
    lines += ["", *_survival_lines(lineage), ""]
    lines += [line for thread in lineage.threads for line in _thread_lines(lineage, thread)]
    return "\n".join(lines)


def _figures(row: Figures) -> str:
    return (
        f"{row.paragraphs} paragraphs · {row.words} words · {row.brackets} brackets"
        f" · {row.contested_words} words contested"
    )


def _survival_lines(lineage: Lineage) -> Iterator[str]:
    last = len(lineage.versions)
    for row in count_survival(lineage):
        if row.words_that_came and row.version + 1 < last:
            share = 100 * row.words_that_stand / row.words_that_came
            yield (
                f"Of {row.words_that_came} words that came with version {row.version + 1},"
                f" {row.words_that_stand} ({share:.0f}%) stand in version {last}."
            )


def _thread_lines(lineage: Lineage, thread: Thread) -> Iterator[str]:
    """Yield the thread's way through the versions and the words that came or went, if any did."""
    moved = [
        phrase for phrase in thread.words if phrase.went is not None or phrase.came > thread.places[0].version
    ]
    first = thread.places[0]
    if not moved and len(thread.places) == len(lineage.versions):
        return
    way = " → ".join(
        f"{at.version + 1}: {place(lineage.versions[at.version], at.paragraphs)}" for at in thread.places
    )
    text = comparable(lineage.versions[first.version].paragraphs[first.paragraphs[0]])
    yield f"{thread.id}  {way}"
    yield f"    {shorten(text)}"
    yield from (f"    brought back in version {version + 1}" for version in thread.returned)
    if len(moved) < len(thread.words):
        yield from (f"      {_phrase_line(phrase, first.version)}" for phrase in moved)


def _phrase_line(phrase: Phrase, first: int) -> str:
    came = f"came in {phrase.came + 1}{_by(phrase.came_by)}" if phrase.came > first else ""
    went = f"went in {phrase.went + 1}{_by(phrase.went_by)}" if phrase.went is not None else ""
    return f"{', '.join(filter(None, (came, went)))}: {shorten(phrase.text, 80)}"


def _by(attributions: Sequence[Attribution]) -> str:
    actors = dict.fromkeys(actor for one in attributions for actor in one.actors)
    return f" ({', '.join(actors)})" if actors else ""


def print_traces(traces: Sequence[Trace]) -> str:
    """Return what became of proposals as lines: the counts, then each with its best match."""
    asking = [trace for trace in traces if trace.proposal.asks]
    verdicts = Counter(trace.verdict for trace in asking)
    counts = [f"{verdicts[v]} {v.value}" for v in Verdict if verdicts[v]] or ["no proposals"]
    others = len(traces) - len(asking)
    lines = [" · ".join([*counts, *([f"{others} sentences ask for nothing"] if others else [])]), ""]
    for trace in asking:
        already = ", the text had it already" if trace.already else ""
        lines.append(
            f"{trace.verdict.value} ({trace.confidence:.0%}{already}): {shorten(_asked(trace.proposal))}"
        )
        if trace.verdict in TAKEN_UP and trace.matches:
            best = trace.matches[0]
            lines.append(f"    {best.target.id} ({best.confidence:.0%}): {shorten(best.target.new)}")
    return "\n".join(lines)


def _asked(proposal: Wording) -> str:
    return proposal.said or proposal.new or f"delete: {proposal.old}"


def print_origins(draft: Draft, borrowings: Sequence[Borrowing], new: Sequence[tuple[int, str]]) -> str:
    """Return the phrases that stand in earlier texts as lines, common wording only counted."""
    telling = [one for one in borrowings if not one.common]
    lines = [
        f"{_title(draft)}: {len(telling)} phrases stand in earlier texts,"
        f" {len(borrowings) - len(telling)} more are common wording, {len(new)} stretches are new",
        "",
    ]
    for one in telling:
        others = len(one.sources) - 1
        best = one.sources[0]
        lines.append(f"{place(draft, (one.paragraph,))}  “{shorten(one.citation.quote)}”")
        lines.append(f"    {best.source}, ¶{best.paragraph + 1}" + (f" and {others} more" if others else ""))
    return "\n".join(lines)


def print_terms(counts: Sequence[TermCount]) -> str:
    """Return the counts of terms as lines, summed by document, with the variants found."""
    sums: dict[tuple[str, str], Counter[str]] = {}
    for one in counts:
        sums.setdefault((one.term, one.document), Counter()).update(dict(one.variants))
    return (
        "\n".join(
            f"{term}  {document}  {sum(variants.values())}"
            f"  ({', '.join(f'{name} {count}' for name, count in variants.most_common())})"
            for (term, document), variants in sums.items()
        )
        or "none of the terms was found"
    )
