"""Everything the record has of one actor, one paragraph or one theme, as a document to download."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby

from travaux.domain.commitments import FollowedCommitment
from travaux.domain.findings import Argument
from travaux.domain.lineage import Lineage, LinkKind, Phrase, Thread
from travaux.domain.messages import Percentage, Text, Value, day_of, joined, joined_or_none, message
from travaux.domain.positions import Position, Via
from travaux.domain.review import ReviewNote, describe_review
from travaux.domain.sources import Source
from travaux.domain.spans import Citation
from travaux.domain.texts import Action
from travaux.exports.page_tables import page_json, write_statements
from travaux.reports.changes import SUMMED
from travaux.reports.commitments import NO_ADDRESSEE
from travaux.reports.page import (
    Block,
    Group,
    Page,
    Prose,
    Section,
    Statement,
    Table,
    bullets,
    citations_of,
)
from travaux.reports.positions import NO_TARGET, holder_name, target_name
from travaux.reports.reviewed import UNBACKED, Backing
from travaux.reports.terms import term
from travaux.views.commitments.register import promises
from travaux.views.delegations import ArgumentInMeeting, Delegation, delegation
from travaux.views.documents import as_json, render
from travaux.views.positions.indexes import positions_by
from travaux.views.review.backing import backing_in
from travaux.views.snapshot import Snapshot
from travaux.views.text.paragraphs import ParagraphViews, paragraph_views

FORMS = ("docx", "md", "csv", "json")
"""The forms in which a dossier can be downloaded."""

PUBLISHED = ("csv", "json")
"""Those of them that are quickly made for every page of a site at once."""


def render_dossier(page: Page, form: str, backing: Backing = UNBACKED) -> bytes:
    """Return a dossier as a file's bytes, with the reviews that its lines rest on.

    Raises:
        UsageError: if there is no such form.
    """
    cites = any(True for _ in citations_of(page))  # one that cites nothing rests on nobody's review
    page = (backing if cites else replace(backing, reviews=())).of(page)
    if form == "csv":
        return write_statements(page)
    return as_json(page_json(page)) if form == "json" else render(page, form)


def of_actor(snapshot: Snapshot, name: str) -> Page:
    """Return everything that the record has of one actor.

    Raises:
        NotFound: if it has nothing.
    """
    known = delegation(snapshot, name)
    actor = known.actor
    facts: list[tuple[Text, Value]] = [(message("Kind"), term(actor.kind.value))]
    if actor.sector:
        facts.append((message("Sector"), term(actor.sector.value)))
    facts += [(message("Interventions"), len(known.turns)), (message("Words"), known.words)]
    return Page(
        message("Delegation or organisation"),
        actor.name,
        tuple(facts),
        _sections_of_actor(snapshot, known, positions_by(snapshot).by_holder.get(name, ())),
    )


def _sections_of_actor(snapshot: Snapshot, known: Delegation, own: Sequence[Position]) -> tuple[Section, ...]:
    return (
        Section(
            "holds",
            message("Arguments"),
            tuple(_arguments(known.arguments)),
            message("No argument was found."),
        ),
        Section(
            "stands",
            message("Positions"),
            bullets(_position(p) for p in own),
            message("No position was found."),
        ),
        Section(
            "with",
            message("Agreement and difference with others"),
            tuple(_company(known)),
            message("No agreement or difference was found."),
        ),
        Section(
            "entered",
            message("Wording that entered the text"),
            tuple(_entered(snapshot, known)),
            message("No such wording was found."),
        ),
        Section(
            "inputs",
            message("Submissions"),
            bullets(map(_source, known.inputs)),
            message("No submission was found."),
        ),
        Section(
            "spoke",
            message("Interventions"),
            tuple(_turns(known)),
            message("No intervention was found."),
        ),
    )


def of_paragraph(snapshot: Snapshot, thread: str) -> Page:
    """Return the history of one paragraph.

    Raises:
        NotFound: if there is none of that id.
    """
    text = paragraph_views(snapshot)
    found = text.thread(thread)
    return Page(
        message("History of a paragraph"),
        message("Paragraph %(label)s", label=text.label(thread)),
        ((message("Versions"), ", ".join(text.name(place.version) for place in found.places)),),
        _sections_of_paragraph(snapshot, text, found),
    )


def _sections_of_paragraph(snapshot: Snapshot, text: ParagraphViews, found: Thread) -> tuple[Section, ...]:
    promised = promises(snapshot, date.today())
    duties = promised.by_thread.get(found.id, ()) if promised else ()
    stands = positions_by(snapshot).by_thread.get(found.id, ())
    return (
        Section("wordings", message("Wording, version by version"), tuple(_wordings(text, found))),
        Section(
            "whose",
            message("Words added and removed"),
            bullets(_phrases(text, found)),
            message("No word was added or removed."),
        ),
        Section(
            "stand",
            message("Positions on the paragraph"),
            bullets(map(_position, stands)),
            message("No position was found."),
        ),
        Section(
            "promises",
            message("Commitments"),
            bullets(map(_duty, duties)),
            message("No commitment was found."),
        ),
        Section(
            "sought",
            message("Submissions that asked for it"),
            bullets(_proposals_on_thread(snapshot, text, found.id)),
            message("No submission was found."),
        ),
    )


def of_theme(label: str, holders: Iterable[tuple[str, Iterable[ArgumentInMeeting]]]) -> Page:
    """Return what was held on one theme, by actor."""
    groups = [
        Group(f"h{number}", name, bullets(_argument(each.argument, each.source) for each in held))
        for number, (name, held) in enumerate(holders, 1)
    ]
    empty = message("No argument was found.")
    return Page(message("Theme"), label, (), (Section("held", message("Arguments"), tuple(groups), empty),))


def _arguments(held: Iterable[ArgumentInMeeting]) -> Iterator[Block]:
    for number, (source, own) in enumerate(groupby(held, key=lambda each: each.source), 1):
        statements = bullets(_argument(each.argument) for each in own)
        yield Group(f"m{number}", source.title, statements, aside=joined((_day(source),)))


def _argument(argument: Argument, source: Source | None = None) -> Statement:
    reasons = []
    if argument.explanation:
        reasons.append(
            Statement(argument.explanation, argument.explanation_citations, lead=message("Reason"))
        )
    reasons += [Statement(each.text, each.citations, lead=message("Evidence")) for each in argument.evidence]
    return Statement(
        argument.told,
        argument.citations,
        aside=_detail_of_position(joined((source.title, _day(source))) if source else None, argument.review),
        tags=argument.topics,
        parts=tuple(reasons),
    )


def _detail_of_position(known: Text | None, review: ReviewNote | None) -> Text | None:
    return joined_or_none((known, describe_review(review) if review else None))


def _day(source: Source) -> Value:
    return source.facts.date or message("undated")


def _position(one: Position) -> Statement:
    targets = joined(map(target_name, one.targets)) if one.targets else NO_TARGET
    quote = " ".join(one.citations[0].quote.split())
    reported = message("as reported") if one.via is Via.REPORT else None
    return Statement(
        joined((term(one.stance.value), ": ", targets, f". “{quote}”"), ""),
        one.citations,
        lead=holder_name(one),
        aside=_detail_of_position(joined_or_none((day_of(one.date), reported, one.contested)), one.review),
    )


def _company(known: Delegation) -> Iterator[Block]:
    shared = [(each.agreement.said, each.agreement.citations, each.others) for each in known.shared]
    if shared:
        yield Group(
            "shared", message("Points shared"), bullets(_statement_with_others(*each) for each in shared)
        )
    parted = [
        (
            each.difference.said,
            each.own.citations,
            tuple(name for side in each.others for name in side.actors),
        )
        for each in known.parted
    ]
    if parted:
        yield Group(
            "opposed", message("Points opposed"), bullets(_statement_with_others(*each) for each in parted)
        )


def _statement_with_others(text: Text, citations: tuple[Citation, ...], others: tuple[str, ...]) -> Statement:
    return Statement(text, citations, aside=", ".join(others) or None)


def _entered(snapshot: Snapshot, known: Delegation) -> Iterator[Block]:
    if not snapshot.has(Lineage):
        return
    text = paragraph_views(snapshot)
    rows = tuple(
        (
            each.words,
            text.label(each.thread),
            text.name(each.came),
            message("still present")
            if each.went is None
            else message("removed in %(version)s", version=text.name(each.went)),
        )
        for each in known.entered
    )
    if rows:
        columns = (message("Words"), message("Paragraph"), message("Added in"), message("Status"))
        yield Table(message("Words from its brackets"), columns, rows)
    own = {source.id for source in known.inputs}
    for thread in text.traces:
        yield from bullets(each for each in _proposals_on_thread(snapshot, text, thread, own))


def _source(source: Source) -> Statement:
    return Statement(source.title, aside=joined((_day(source),)))


def _turns(known: Delegation) -> Iterator[Block]:
    rows = tuple(
        (
            _day(turn.source),
            turn.source.title,
            turn.number,
            turn.intervention.words,
            describe_review(turn.intervention.review) if turn.intervention.review else None,
        )
        for turn in known.turns
    )
    if rows:
        columns = (
            message("Date"),
            message("Meeting"),
            message("Number"),
            message("Words"),
            message("Review"),
        )
        yield Table(message("Interventions"), columns, rows).without_empty_columns()


def _wordings(text: ParagraphViews, thread: Thread) -> Iterator[Block]:
    for place in reversed(thread.places):
        draft = text.lineage.versions[place.version]
        paragraphs = [draft.paragraphs[index] for index in place.paragraphs]
        link = text.into[place.version].get(place.paragraphs[0])
        kind = term(link.outcome) if link and link.kind is not LinkKind.UNCHANGED else None
        cited = (draft.source.cite(each.start, each.end) for each in paragraphs)
        words: list[Block] = [
            Prose((Statement(each.text, (citation,)),))
            for each, citation in zip(paragraphs, cited, strict=True)
        ]
        lines = [change.line for change in link.changes if change.op not in SUMMED] if link else []
        words += bullets(Statement(line) for line in lines if line)
        aside = _detail_of_position(kind, link.review if link else None)
        yield Group(f"v{place.version}", text.name(place.version), tuple(words), aside=aside)


def _phrases(text: ParagraphViews, thread: Thread) -> Iterator[Statement]:
    first = thread.places[0].version
    for phrase in thread.words:
        if phrase.came > first or phrase.went is not None:
            yield Statement(phrase.text, aside=_versions_of(text, phrase), quoted=True)


def _versions_of(text: ParagraphViews, phrase: Phrase) -> Text:
    """Return with which version a phrase was added, by whom, and in which it was removed."""
    by = dict.fromkeys(name for one in phrase.came_by for name in one.actors if one.action is Action.PROPOSES)
    added = message("added in %(version)s", version=text.name(phrase.came))
    removed = None
    if phrase.went is not None:
        removed = message("removed in %(version)s", version=text.name(phrase.went))
    return joined((joined((added, f"({', '.join(by)})" if by else None), " "), removed), "; ")


def _duty(item: FollowedCommitment) -> Statement:
    one = item.commitment
    due = one.deadline.text if one.deadline else message("no deadline")
    return Statement(
        joined((term(one.strength.asked), one.duty), ": "),
        one.citations,
        lead=", ".join(one.addressees) or NO_ADDRESSEE,
        aside=_detail_of_position(joined((due, term(item.status.value)), "; "), one.review),
    )


def _proposals_on_thread(
    snapshot: Snapshot, text: ParagraphViews, thread: str, only: Iterable[str] | None = None
) -> Iterator[Statement]:
    for trace, _ in text.traces.get(thread, ()):
        citation = trace.proposal.citation
        if citation is None or citation.source not in snapshot.sources:
            continue
        if only is None or citation.source in only:
            source = snapshot.sources[citation.source]
            yield Statement(
                trace.proposal.new or trace.proposal.old or "",
                (citation,),
                lead=source.facts.author or source.title,
                aside=joined(
                    (
                        term(trace.verdict.value),
                        message("confidence %(share)s", share=Percentage(trace.confidence)),
                        text.label(thread),
                    ),
                    "; ",
                ),
                quoted=True,
            )


def actor_dossier(snapshot: Snapshot, code: str, form: str) -> bytes:
    """Return everything that the record has of one actor as a file."""
    return render_dossier(of_actor(snapshot, code), form, backing_in(snapshot))


def paragraph_dossier(snapshot: Snapshot, thread: str, form: str) -> bytes:
    """Return the history of one paragraph as a file."""
    return render_dossier(of_paragraph(snapshot, thread), form, backing_in(snapshot))
