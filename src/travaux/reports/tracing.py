"""Outcomes of proposals, origins of wording, and counts of terms: as pages."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from travaux.analysis.text.places import place
from travaux.domain.lineage import (
    Borrowing,
    EarlierOccurrence,
    Match,
    TermCount,
    TermPart,
    Trace,
    Verdict,
    Wording,
)
from travaux.domain.messages import Cell, Percentage, Text, counted, joined, message
from travaux.domain.spans import name_of
from travaux.domain.texts import Draft
from travaux.reports.page import Block, Bullets, Group, Page, Prose, Section, Statement, Table

Names = Mapping[str, str]  # what to call a source, by its id

VERDICTS = {
    Verdict.VERBATIM: message("Taken up verbatim"),
    Verdict.SUBSTANCE: message("Taken up in substance"),
    Verdict.DROPPED: message("Taken up, then dropped"),
    Verdict.NOT_TAKEN_UP: message("Not taken up"),
    Verdict.COINCIDENCE: message("Common wording only"),
}
_TAKEN = (Verdict.VERBATIM, Verdict.SUBSTANCE, Verdict.DROPPED)
_SHOWN = 3  # places where a proposal may have entered, the likeliest
_LIKELY = 0.5  # a further place is shown from this confidence on
_NO_TERM = message("None of the terms was found.")
_SOURCES = 3  # earlier texts named for a phrase; the others are counted


def trace_page(traces: Sequence[Trace], names: Names) -> Page:
    """Return the outcomes of proposals as a page."""
    asking = [trace for trace in traces if trace.proposal.asks]
    return Page(
        message("Outcomes of proposals"),
        counted("%(n)s proposal traced", "%(n)s proposals traced", len(asking)),
        tuple((VERDICTS[v], n) for v in Verdict if (n := sum(t.verdict is v for t in asking))),
        (inputs_section(traces, names),),
    )


def inputs_section(traces: Sequence[Trace], names: Names) -> Section:
    """Return the section on the outcome of every proposal, submission by submission.

    Sentences that ask for nothing are left out, and counted.
    """
    by_input: dict[str, list[Trace]] = {}
    for trace in traces:
        if trace.proposal.asks:
            by_input.setdefault(_source_of(trace.proposal), []).append(trace)
    others = len(traces) - sum(map(len, by_input.values()))
    blocks: list[Block] = []
    if by_input:
        blocks = [_overview(by_input, names, others), *_inputs(by_input, names)]
    return Section(
        "inputs",
        message("Outcomes of the submissions"),
        tuple(blocks),
        message("No submission makes a proposal."),
    )


def _source_of(wording: Wording) -> str:
    return wording.draft or (wording.citation.source if wording.citation else wording.id)


def _name_of_source(source: str, names: Names) -> str:
    return names.get(source) or name_of(source)


def _overview(by_input: Mapping[str, Sequence[Trace]], names: Names, others: int) -> Table:
    return Table(
        message("Proposals by outcome"),
        (message("Submission"), *VERDICTS.values()),
        tuple(
            (_name_of_source(source, names), *(sum(trace.verdict is v for trace in traces) for v in VERDICTS))
            for source, traces in by_input.items()
        ),
        joined(
            (
                counted(
                    "%(n)s further sentence asks for nothing and is left out.",
                    "%(n)s further sentences ask for nothing and are left out.",
                    others,
                ),
                message(
                    "Proposals taken up in entirely different words are not found; the confidence allows for "
                    "that."
                ),
            ),
            " ",
        ),
    )


def _inputs(by_input: Mapping[str, Sequence[Trace]], names: Names) -> Iterator[Group]:
    for number, (source, traces) in enumerate(by_input.items(), 1):
        taken = [_proposal(trace, names) for trace in traces if trace.verdict in _TAKEN]
        others = [_proposal(trace, names) for trace in traces if trace.verdict not in _TAKEN]
        blocks: list[Block] = [Bullets(tuple(taken))] if taken else []
        if others:
            rest = (Bullets(tuple(others)),)
            blocks.append(
                Group(
                    f"input-{number}-rest",
                    VERDICTS[Verdict.NOT_TAKEN_UP],
                    rest,
                    joined((len(others),)),
                    folded=True,
                    on_paper=False,
                )
            )
        aside = message("%(taken)s of %(all)s taken up", taken=len(taken), all=len(traces))
        folded = len(by_input) > 1
        yield Group(f"input-{number}", _name_of_source(source, names), tuple(blocks), aside, folded=folded)


def _proposal(trace: Trace, names: Names) -> Statement:
    proposal = trace.proposal
    return Statement(
        proposal.text,
        (proposal.citation,) if proposal.citation else (),
        lead=joined((VERDICTS[trace.verdict], "."), ""),
        aside=joined(
            (
                message("confidence %(share)s", share=Percentage(trace.confidence)),
                message("already in the text") if trace.already else None,
                _versions_in_words(trace, names),
            ),
            "; ",
        ),
        parts=tuple(_match(match, names) for match in _places_to_show(trace)),
    )


def _versions_in_words(trace: Trace, names: Names) -> Text | None:
    """Return in which versions the words stand, None where they stand in none."""
    if trace.first is None or trace.last is None:
        return None
    first, last = _name_of_source(trace.first, names), _name_of_source(trace.last, names)
    if first == last:
        return message("in %(version)s", version=first)
    return message("from %(first)s to %(last)s", first=first, last=last)


def _places_to_show(trace: Trace) -> Sequence[Match]:
    """Return the places to show: the best where words entered, others only where they are likely too."""
    if trace.verdict is Verdict.NOT_TAKEN_UP:
        return ()
    likely = (match for match in trace.matches[1:_SHOWN] if match.confidence >= _LIKELY)
    return (*trace.matches[:1], *likely)


def _match(match: Match, names: Names) -> Statement:
    target = match.target
    where = _name_of_source(_source_of(target), names)
    return Statement(
        target.new,
        (target.citation,) if target.citation else (),
        lead=f"{where}:",
        aside=joined((Percentage(match.confidence),)),
        quoted=True,
    )


def origin_page(
    draft: Draft, borrowings: Sequence[Borrowing], new: Sequence[tuple[int, str]], names: Names
) -> Page:
    """Return as a page which phrases of a draft stand in earlier texts, and which words are new."""
    distinct = sum(not one.common for one in borrowings)
    return Page(
        message("Origins of the wording"),
        draft.title or draft.symbol or _name_of_source(draft.source.id, names),
        (
            (message("Phrases from earlier texts"), distinct),
            (message("Common wording"), len(borrowings) - distinct),
            (message("New passages"), len(new)),
        ),
        (
            origin_section(draft, borrowings, names),
            Section(
                "new",
                message("New words"),
                _blocks_of_new_wording(draft, new),
                message("Every phrase is found in an earlier text."),
            ),
        ),
    )


def origin_section(draft: Draft, borrowings: Sequence[Borrowing], names: Names) -> Section:
    """Return the section on agreed language: paragraph by paragraph, the phrases that stood before."""
    groups = _by_paragraph("origin", draft, borrowings, names)
    empty = message("No phrase is found in an earlier text.")
    return Section("origin", message("Agreed language"), groups, empty)


def put_forward_section(draft: Draft, borrowings: Sequence[Borrowing], names: Names) -> Section:
    """Return the section on wording that somebody had put forward before the text had it."""
    groups = _by_paragraph("put-forward", draft, borrowings, names)
    return Section(
        "put-forward",
        message("Wording put forward earlier"),
        groups,
        message("No phrase was put forward in a submission or an intervention before it entered the text."),
    )


def _by_paragraph(
    name: str, draft: Draft, borrowings: Sequence[Borrowing], names: Names
) -> tuple[Group, ...]:
    by_paragraph: dict[int, list[Borrowing]] = {}
    for one in borrowings:
        if not one.common:
            by_paragraph.setdefault(one.paragraph, []).append(one)
    return tuple(
        Group(
            f"{name}-{index}", place(draft, (index,)), (Bullets(tuple(_borrowing(o, names) for o in found)),)
        )
        for index, found in by_paragraph.items()
    )


def _borrowing(one: Borrowing, names: Names) -> Statement:
    parts = tuple(_source(found, names) for found in one.sources[:_SOURCES])
    more = len(one.sources) - len(parts)
    aside = message("and %(n)s more", n=more) if more > 0 else None
    return Statement(one.citation.quote, (one.citation,), aside=aside, quoted=True, parts=parts)


def _source(found: EarlierOccurrence, names: Names) -> Statement:
    where = found.by or f"¶{found.paragraph + 1}"
    return Statement(where, (found.citation,), lead=f"{_name_of_source(found.source, names)},")


def _blocks_of_new_wording(draft: Draft, new: Iterable[tuple[int, str]]) -> tuple[Block, ...]:
    lines = tuple(Statement(words, lead=f"{place(draft, (index,))}.", quoted=True) for index, words in new)
    return (Bullets(lines),) if lines else ()


COMPOUNDS = message(
    "Each place counts for one term: a word with a prefix, such as “multi-stakeholder”, is no form of the"
    " term without it."
)
"""What is counted under which term, said wherever counts are shown."""


def terms_page(counts: Sequence[TermCount], wanted: Sequence[str], names: Names) -> Page:
    """Return how often terms stand in texts as a page: sums by document, then every paragraph."""
    documents = list(dict.fromkeys(one.document for one in counts))
    return Page(
        message("Counts of terms"),
        ", ".join(wanted),
        ((message("Documents with any of the terms"), len(documents)),),
        (
            Section("sums", message("By document"), _sums(counts, documents, names), _NO_TERM),
            Section("paragraphs", message("By paragraph"), tuple(_places(counts, names)), _NO_TERM),
        ),
    )


def _place_in_words(one: TermCount) -> Text:
    section = one.section[-1] if one.section else None
    return joined(
        (message("%(n)s in ¶%(paragraph)s", n=one.count, paragraph=str(one.paragraph + 1)), section)
    )


def _sums(counts: Sequence[TermCount], documents: Sequence[str], names: Names) -> tuple[Block, ...]:
    terms = list(dict.fromkeys(one.term for one in counts))
    if not terms:
        return ()
    sums = Counter[tuple[str, str]]()
    for one in counts:
        sums[one.term, one.document] += one.count
    rows: list[tuple[Cell, ...]] = [
        (_name_of_source(document, names), *(sums[term, document] for term in terms))
        for document in documents
    ]
    variants = Counter[str]()
    for one in counts:
        variants.update(dict(one.variants))
    forms = joined(joined((f"“{name}”", count), " ") for name, count in variants.most_common())
    return (
        Table(message("Occurrences of each term"), (message("Document"), *terms), tuple(rows)),
        _by_part(counts, terms, documents, names),
        Prose((Statement(message("Forms found: %(forms)s.", forms=forms)), Statement(COMPOUNDS))),
    )


def _by_part(
    counts: Sequence[TermCount], terms: Sequence[str], documents: Sequence[str], names: Names
) -> Table:
    """Return each term in each document by part of the text: numbered paragraphs are cited alone."""
    sums = Counter[tuple[str, str, TermPart]]()
    for one in counts:
        sums[one.term, one.document, one.part] += one.count
    rows: list[tuple[Cell, ...]] = []
    for document in documents:
        for term in terms:
            parts = [sums[term, document, part] for part in TermPart]
            rows.append((_name_of_source(document, names), term, *parts, sum(parts)))
    heads = (
        message("Document"),
        message("Term"),
        message("Title"),
        message("Preamble"),
        message("Numbered paragraphs"),
        message("Elsewhere"),
        message("All"),
    )
    return Table(message("Occurrences by part of the text"), heads, tuple(rows))


def _places(counts: Sequence[TermCount], names: Names) -> Iterator[Block]:
    for order, term in enumerate(dict.fromkeys(one.term for one in counts), 1):
        lines = tuple(
            Statement(
                _place_in_words(one),
                one.citations,
                lead=f"{_name_of_source(one.document, names)}:",
            )
            for one in counts
            if one.term == term
        )
        number = counted("%(n)s paragraph", "%(n)s paragraphs", len(lines))
        yield Group(f"term-{order}", term, (Bullets(lines),), number, folded=True)
