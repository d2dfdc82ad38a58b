"""Everything the record has of one actor, one paragraph or one theme, as a document to take away."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import groupby

from travaux.domain.commitments import FollowedCommitment
from travaux.domain.findings import Argument
from travaux.domain.lineage import Lineage, LinkKind, Phrase, Thread
from travaux.domain.positions import Position
from travaux.domain.review import ReviewNote
from travaux.domain.sources import Source
from travaux.domain.spans import Citation
from travaux.domain.texts import Action
from travaux.exports.page_tables import page_json, write_statements
from travaux.reports.lineage import TOLD
from travaux.reports.page import Block, Group, Page, Prose, Section, Statement, Table, bullets, citations_of
from travaux.reports.positions import holder_name, target_name
from travaux.reports.reviewed import UNBACKED, Backing
from travaux.views.commitments.register import promises
from travaux.views.delegations import Delegation, Held, delegation
from travaux.views.documents import as_json, render
from travaux.views.positions.indexes import positions_by
from travaux.views.review.backing import backing_in
from travaux.views.snapshot import Snapshot
from travaux.views.text.paragraphs import ParagraphViews, paragraph_views

FORMS = ("docx", "md", "csv", "json")
"""The forms in which a dossier can be taken away."""

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
    facts = [("Kind", actor.kind.value), ("Sector", actor.sector.value if actor.sector else "")]
    facts += [("Interventions", str(len(known.turns))), ("Words", f"{known.words:,}")]
    own = positions_by(snapshot).by_holder.get(name, ())
    return Page(
        "Actor",
        actor.name,
        tuple((label, value) for label, value in facts if value),
        (
            Section("holds", "What it holds", tuple(_arguments(known.arguments)), "Nothing was found."),
            Section("stands", "Where it stands", bullets(_position(p) for p in own), "Nothing was found."),
            Section("with", "With whom it stands", tuple(_company(known)), "Nobody was found."),
            Section(
                "entered",
                "What of it got into the text",
                tuple(_entered(snapshot, known)),
                "Nothing was found.",
            ),
            Section("inputs", "What it sent in", bullets(map(_source, known.inputs)), "Nothing."),
            Section("spoke", "When it spoke", tuple(_turns(known)), "It did not take the floor."),
        ),
    )


def of_paragraph(snapshot: Snapshot, thread: str) -> Page:
    """Return the life of one paragraph.

    Raises:
        NotFound: if there is none of that id.
    """
    text = paragraph_views(snapshot)
    found = text.thread(thread)
    promised = promises(snapshot, date.today())
    duties = promised.by_thread.get(thread, ()) if promised else ()
    stands = positions_by(snapshot).by_thread.get(thread, ())
    return Page(
        "The life of a paragraph",
        f"Paragraph {text.label(thread)}",
        (("Versions", ", ".join(text.name(place.version) for place in found.places)),),
        (
            Section("wordings", "How it read, version by version", tuple(_wordings(text, found))),
            Section("whose", "Whose words came and went", bullets(_phrases(text, found)), "None."),
            Section("stand", "Who stands where on it", bullets(map(_position, stands)), "Nobody was found."),
            Section("promises", "What it promises", bullets(map(_duty, duties)), "Nothing was found."),
            Section(
                "sought", "Inputs that sought it", bullets(_sought(snapshot, text, thread)), "None was found."
            ),
        ),
    )


def of_theme(label: str, holders: Iterable[tuple[str, Iterable[Held]]]) -> Page:
    """Return what was held on one theme, by actor."""
    groups = [
        Group(f"h{number}", name, bullets(_argument(each.argument, each.source) for each in held))
        for number, (name, held) in enumerate(holders, 1)
    ]
    return Page("Theme", label, (), (Section("held", "Who held what", tuple(groups), "Nothing was said."),))


def _arguments(held: Iterable[Held]) -> Iterator[Block]:
    for number, (source, own) in enumerate(groupby(held, key=lambda each: each.source), 1):
        statements = bullets(_argument(each.argument) for each in own)
        yield Group(f"m{number}", source.title, statements, aside=_day(source))


def _argument(argument: Argument, source: Source | None = None) -> Statement:
    reasons = []
    if argument.explanation:
        reasons.append(Statement(argument.explanation, argument.explanation_citations, lead="Why"))
    reasons += [Statement(each.text, each.citations, lead="Evidence") for each in argument.evidence]
    return Statement(
        argument.claim,
        argument.citations,
        aside=_aside(f"{source.title}, {_day(source)}" if source else "", argument.review),
        tags=argument.topics,
        parts=tuple(reasons),
    )


def _aside(known: str, review: ReviewNote | None) -> str | None:
    return "; ".join(filter(None, (known, review.told if review else ""))) or None


def _day(source: Source) -> str:
    return source.facts.date.isoformat() if source.facts.date else "undated"


def _position(one: Position) -> Statement:
    about = ", ".join(target_name(target) for target in one.targets) or "no target named"
    known = [one.date or "", one.via.value if one.via.value == "report" else "", one.contested or ""]
    return Statement(
        f"{one.stance.value}: {about}. “{' '.join(one.citations[0].quote.split())}”",
        one.citations,
        lead=holder_name(one),
        aside=_aside("; ".join(filter(None, known)), one.review),
    )


def _company(known: Delegation) -> Iterator[Block]:
    shared = [(each.agreement.text, each.agreement.citations, each.others) for each in known.shared]
    if shared:
        yield Group("shared", "Points shared", bullets(_with(*each) for each in shared))
    parted = [
        (
            each.difference.text,
            each.own.citations,
            tuple(name for side in each.others for name in side.actors),
        )
        for each in known.parted
    ]
    if parted:
        yield Group("opposed", "Points opposed", bullets(_with(*each) for each in parted))


def _with(text: str, citations: tuple[Citation, ...], others: tuple[str, ...]) -> Statement:
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
            "stands" if each.went is None else f"gone from {text.name(each.went)}",
        )
        for each in known.entered
    )
    if rows:
        yield Table("Words from its brackets", ("Words", "Paragraph", "Came with", "Now"), rows)
    own = {source.id for source in known.inputs}
    for thread in text.traces:
        yield from bullets(each for each in _sought(snapshot, text, thread, own))


def _source(source: Source) -> Statement:
    return Statement(source.title, aside=_day(source))


def _turns(known: Delegation) -> Iterator[Block]:
    rows = tuple(
        (
            _day(turn.source),
            turn.source.title,
            turn.number,
            turn.intervention.words,
            turn.intervention.review.told if turn.intervention.review else None,
        )
        for turn in known.turns
    )
    if rows:
        columns = ("Date", "Meeting", "Number", "Words", "Review")
        yield Table("Interventions", columns, rows).without_empty_columns()


def _wordings(text: ParagraphViews, thread: Thread) -> Iterator[Block]:
    for place in reversed(thread.places):
        draft = text.lineage.versions[place.version]
        paragraphs = [draft.paragraphs[index] for index in place.paragraphs]
        link = text.into[place.version].get(place.paragraphs[0])
        kind = link.kind.value if link and link.kind is not LinkKind.UNCHANGED else None
        cited = (draft.source.cite(each.start, each.end) for each in paragraphs)
        words: list[Block] = [
            Prose((Statement(each.text, (citation,)),))
            for each, citation in zip(paragraphs, cited, strict=True)
        ]
        lines = [change.line for change in link.changes if change.op in TOLD] if link else []
        words += bullets(Statement(line) for line in lines if line)
        aside = _aside(kind or "", link.review if link else None)
        yield Group(f"v{place.version}", text.name(place.version), tuple(words), aside=aside)


def _phrases(text: ParagraphViews, thread: Thread) -> Iterator[Statement]:
    first = thread.places[0].version
    for phrase in thread.words:
        if phrase.came > first or phrase.went is not None:
            yield Statement(phrase.text, aside=_comings(text, phrase), quoted=True)


def _comings(text: ParagraphViews, phrase: Phrase) -> str:
    came = f"came with {text.name(phrase.came)}"
    by = dict.fromkeys(name for one in phrase.came_by for name in one.actors if one.action is Action.PROPOSES)
    gone = f"; gone from {text.name(phrase.went)}" if phrase.went is not None else ""
    return came + (f" ({', '.join(by)})" if by else "") + gone


def _duty(item: FollowedCommitment) -> Statement:
    one = item.commitment
    due = one.deadline.text if one.deadline else "no deadline"
    who = ", ".join(one.addressees) or "Nobody is named"
    return Statement(
        f"{one.strength.asked}: {one.duty}",
        one.citations,
        lead=who,
        aside=_aside(f"{due}; {item.status.value}", one.review),
    )


def _sought(
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
                aside=f"{trace.verdict.value}; probability {trace.confidence:.0%}; {text.label(thread)}",
                quoted=True,
            )


def actor_dossier(snapshot: Snapshot, code: str, form: str) -> bytes:
    """Return everything that the record has of one actor as a file."""
    return render_dossier(of_actor(snapshot, code), form, backing_in(snapshot))


def paragraph_dossier(snapshot: Snapshot, thread: str, form: str) -> bytes:
    """Return the history of one paragraph as a file."""
    return render_dossier(of_paragraph(snapshot, thread), form, backing_in(snapshot))
