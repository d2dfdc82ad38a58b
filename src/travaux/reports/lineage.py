"""What the terminal shows of a text's history: short lines, the most significant first."""

from collections import Counter
from collections.abc import Iterator, Sequence

from travaux.analysis.text.standing_text import shown_text
from travaux.analysis.text.survival import Figures, count_survival, count_versions
from travaux.domain.lineage import (
    OUTCOMES,
    TAKEN_UP,
    WHERE,
    Borrowing,
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
from travaux.domain.messages import Text, counted, joined
from travaux.domain.spans import name_of
from travaux.domain.texts import Attribution, Draft
from travaux.reports.changes import SUMMED, sums_of
from travaux.reports.tracing import COMPOUNDS

WIDTH = 100


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
    """Return what became of paragraphs, counted."""
    outcomes = Counter(link.outcome for link in links)
    parts = [f"{outcomes[outcome]} {outcome}" for outcome in OUTCOMES if outcomes[outcome]]
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
        words = shorten(shown_text(comparison.new.paragraphs[link.new[0]]))
        yield f"+ {new}  {link.outcome}{_nearest_in_brackets(comparison.old, link)}: {words}"
    elif link.kind is LinkKind.DELETED:
        words = shorten(shown_text(comparison.old.paragraphs[link.old[0]]))
        yield f"- {old}  {link.outcome}{_nearest_in_brackets(comparison.new, link)}: {words}"
    else:
        first = shown_text(comparison.new.paragraphs[link.new[0]])
        yield f"~ {old} → {new}  {link.kind.value}{flags}: {shorten(first, 70)}"
        yield from (f"    {change.line!s}" for change in link.changes if change.op not in SUMMED)
        if sums := ", ".join(map(str, sums_of(change.op for change in link.changes))):
            yield f"    {sums}"


def _nearest_in_brackets(other: Draft, link: Link) -> str:
    """Return where in the other version most of a lone paragraph's words stand, in brackets."""
    if not link.trail or not link.trail.nearest:
        return ""
    where = place(other, link.trail.nearest)
    return f" ({where})" if link.trail.remainder in WHERE else f" (nearest: {where})"


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
    return str(
        joined(
            (
                counted("%(n)s paragraph", "%(n)s paragraphs", row.paragraphs),
                counted("%(n)s word", "%(n)s words", row.words),
                counted("%(n)s bracket", "%(n)s brackets", row.brackets),
                counted("%(n)s word in brackets", "%(n)s words in brackets", row.contested_words),
            ),
            " · ",
        )
    )


def _survival_lines(lineage: Lineage) -> Iterator[str]:
    last = len(lineage.versions)
    for row in count_survival(lineage):
        if row.words_that_came and row.version + 1 < last:
            share = 100 * row.words_that_stand / row.words_that_came
            yield (
                f"Of {row.words_that_came} words added in version {row.version + 1},"
                f" {row.words_that_stand} ({share:.0f}%) are present in version {last}."
            )


def _thread_lines(lineage: Lineage, thread: Thread) -> Iterator[str]:
    """Yield the thread's way through the versions and the words added or removed, if any were."""
    moved = [
        phrase for phrase in thread.words if phrase.went is not None or phrase.came > thread.places[0].version
    ]
    first = thread.places[0]
    if not moved and len(thread.places) == len(lineage.versions):
        return
    way = " → ".join(
        f"{at.version + 1}: {place(lineage.versions[at.version], at.paragraphs)}" for at in thread.places
    )
    text = shown_text(lineage.versions[first.version].paragraphs[first.paragraphs[0]])
    yield f"{thread.id}  {way}"
    yield f"    {shorten(text)}"
    yield from (f"    reinstated in version {version + 1}" for version in thread.returned)
    if len(moved) < len(thread.words):
        yield from (f"      {_phrase_line(phrase, first.version)}" for phrase in moved)


def _phrase_line(phrase: Phrase, first: int) -> str:
    added = (
        f"added in {phrase.came + 1}{_attributions_in_words(phrase.came_by)}" if phrase.came > first else ""
    )
    removed = (
        f"removed in {phrase.went + 1}{_attributions_in_words(phrase.went_by)}"
        if phrase.went is not None
        else ""
    )
    return f"{', '.join(filter(None, (added, removed)))}: {shorten(phrase.text, 80)}"


def _attributions_in_words(attributions: Sequence[Attribution]) -> str:
    actors = dict.fromkeys(actor for one in attributions for actor in one.actors)
    return f" ({', '.join(actors)})" if actors else ""


def print_traces(traces: Sequence[Trace]) -> str:
    """Return the outcomes of proposals as lines: the counts, then each with its best match."""
    asking = [trace for trace in traces if trace.proposal.asks]
    verdicts = Counter(trace.verdict for trace in asking)
    counts = [f"{verdicts[v]} {v.value}" for v in Verdict if verdicts[v]] or ["no proposals"]
    others = len(traces) - len(asking)
    lines = [" · ".join([*counts, *([str(_others_in_words(others))] if others else [])]), ""]
    for trace in asking:
        already = ", the text had it already" if trace.already else ""
        already += f", in {_versions_of_stay(trace)}" if trace.first else ""
        lines.append(
            f"{trace.verdict.value} ({trace.confidence:.0%}{already}): {shorten(_in_words(trace.proposal))}"
        )
        if trace.verdict in TAKEN_UP and trace.matches:
            best = trace.matches[0]
            lines.append(f"    {best.target.id} ({best.confidence:.0%}): {shorten(best.target.new)}")
    return "\n".join(lines)


def _versions_of_stay(trace: Trace) -> str:
    """Return the versions in which a proposal's words stand first and last."""
    first, last = (name_of(version) for version in (trace.first or "", trace.last or ""))
    return first if first == last else f"{first} to {last}"


def _others_in_words(n: int) -> Text:
    return counted("%(n)s sentence asks for nothing", "%(n)s sentences ask for nothing", n)


def _in_words(proposal: Wording) -> str:
    return proposal.said or proposal.new or f"delete: {proposal.old}"


def print_origins(draft: Draft, borrowings: Sequence[Borrowing], new: Sequence[tuple[int, str]]) -> str:
    """Return the phrases found in earlier texts as lines, common wording only counted."""
    distinct = [one for one in borrowings if not one.common]
    sums = joined(
        (
            counted("%(n)s phrase from earlier texts", "%(n)s phrases from earlier texts", len(distinct)),
            counted(
                "%(n)s phrase of common wording",
                "%(n)s phrases of common wording",
                len(borrowings) - len(distinct),
            ),
            counted("%(n)s new passage", "%(n)s new passages", len(new)),
        )
    )
    lines = [f"{_title(draft)}: {sums!s}", ""]
    for one in distinct:
        others = len(one.sources) - 1
        best = one.sources[0]
        lines.append(f"{place(draft, (one.paragraph,))}  “{shorten(one.citation.quote)}”")
        lines.append(f"    {best.source}, ¶{best.paragraph + 1}" + (f" and {others} more" if others else ""))
    return "\n".join(lines)


def print_terms(counts: Sequence[TermCount]) -> str:
    """Return the counts of terms as lines, summed by document, with the variants found."""
    sums: dict[tuple[str, str], Counter[str]] = {}
    parts: dict[tuple[str, str], Counter[str]] = {}
    for one in counts:
        sums.setdefault((one.term, one.document), Counter()).update(dict(one.variants))
        parts.setdefault((one.term, one.document), Counter())[one.part.value] += one.count
    lines = [
        f"{term}  {document}  {sum(variants.values())}"
        f"  ({', '.join(f'{name} {count}' for name, count in variants.most_common())})"
        f"  {', '.join(f'{name}: {count}' for name, count in parts[term, document].items())}"
        for (term, document), variants in sums.items()
    ]
    return "\n".join([*lines, str(COMPOUNDS)]) if lines else "none of the terms was found"
