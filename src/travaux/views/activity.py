"""What happened in a record, newest first: sources and what was found in them, reviews, notes, deadlines."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

from travaux.domain.canonical import restored
from travaux.domain.commitments import CommitmentStatus
from travaux.domain.lineage import OUTCOMES, TAKEN_UP, Lineage, Traces
from travaux.domain.meeting_reports import MeetingReport
from travaux.domain.messages import Message, Text, joined, joined_or_none
from travaux.domain.positions import AGAINST, Stance
from travaux.domain.process import Step
from travaux.domain.record import StoredSource
from travaux.domain.review import ENTRY, EVENT, Review
from travaux.domain.sources import SPOKEN, SourceKind
from travaux.domain.spans import Citation
from travaux.views.citation_targets import home_of
from travaux.views.commitments.register import promises
from travaux.views.positions.indexes import positions_by
from travaux.views.review.findings import name_of, original_in_words, replacement_in_words
from travaux.views.snapshot import Snapshot
from travaux.views.text.paragraphs import ParagraphViews, paragraph_views


@dataclass(frozen=True, slots=True)
class Activity:
    """One thing that happened, at ``when`` (ISO 8601).

    ``about`` is a kind of source, or "review", "note", "step", "overdue". ``found`` counts what was found,
    by names that pages translate; ``since`` is the page of what a version changed. ``said`` is in their own
    words who did it: ``who``.
    """

    when: str
    about: str
    title: Text
    path: str
    found: tuple[tuple[int, str], ...] = ()
    since: str | None = None
    said: Text = ""
    who: str = ""


def activity(snapshot: Snapshot, today: date) -> tuple[Activity, ...]:
    """Return everything that happened up to ``today``, newest first."""

    def gather() -> tuple[Activity, ...]:
        found = [*_sources(snapshot), *_reviews(snapshot), *_notes(snapshot), *_overdue(snapshot, today)]
        return tuple(sorted(found, key=lambda one: one.when, reverse=True))

    return snapshot.cached(("news", today), gather)


def _sources(snapshot: Snapshot) -> Iterator[Activity]:
    text = paragraph_views(snapshot) if snapshot.has(Lineage) else None
    stances = _stances(snapshot)
    none: Counter[Stance] = Counter()
    for stored in snapshot.stored.values():
        source = stored.source
        found = [*_findings_counted(snapshot, stored, text), *_positions(stances.get(source.id, none))]
        yield Activity(
            stored.added,
            source.facts.kind.value,
            source.title,
            home_of(snapshot, source),
            tuple((count, name) for name, count in found if count),
            _changes(text, source.id),
        )


def _stances(snapshot: Snapshot) -> dict[str, Counter[Stance]]:
    """Return by source how many positions rest on its words, by stance."""
    found: dict[str, Counter[Stance]] = {}
    for one in positions_by(snapshot).held:
        found.setdefault(one.citations[0].source, Counter())[one.stance] += 1
    return found


def _positions(stances: Counter[Stance]) -> Iterator[tuple[str, int]]:
    """Yield how many positions there are, and how many of them object."""
    yield "positions", stances.total()
    yield from ((stance.value, stances[stance]) for stance in Stance if stance in AGAINST)


def _findings_counted(
    snapshot: Snapshot, stored: StoredSource, text: ParagraphViews | None
) -> Iterator[tuple[str, int]]:
    source = stored.source
    if source.facts.kind in SPOKEN and snapshot.has(MeetingReport, source.id):
        report = snapshot.result(MeetingReport, source.id)
        yield "interventions", len(report.meeting.interventions)
        yield "arguments", len(report.arguments)
        yield "agreements", len(report.agreements)
        yield "differences", len(report.differences)
        yield "decisions", len(report.decisions)
    elif source.facts.kind is SourceKind.INPUT and snapshot.has(Traces):
        traces = [t for t in snapshot.result(Traces).traces if _source_of(t.proposal.citation) == source.id]
        yield "proposals", len(traces)
        yield "entered the text", sum(trace.verdict in TAKEN_UP for trace in traces)
    elif text and (number := _number(text, source.id)):
        outcomes = Counter(link.outcome for link in text.lineage.links[number - 1])
        yield from ((outcome, outcomes[outcome]) for outcome in OUTCOMES if outcome != "unchanged")


def _source_of(citation: Citation | None) -> str | None:
    return citation.source if citation else None


def _number(text: ParagraphViews, source: str) -> int | None:
    numbers = (number for number, draft in enumerate(text.lineage.versions) if draft.source.id == source)
    return next(numbers, None)


def _changes(text: ParagraphViews | None, source: str) -> str | None:
    number = _number(text, source) if text else None
    return f"text/{text.sources[number - 1].id}/compare/{source}/" if text and number else None


def _reviews(snapshot: Snapshot) -> Iterator[Activity]:
    for review in snapshot.reviews():
        yield Activity(
            _review_time(review),
            "review",
            joined((Message(review.verdict.value), original_in_words(snapshot, review)), ": "),
            f"review/{name_of(review.finding)}/",
            said=joined_or_none((replacement_in_words(snapshot, review), review.reason), " · ") or "",
            who=review.who,
        )


def _notes(snapshot: Snapshot) -> Iterator[Activity]:
    for review in snapshot.recorded():
        if review.finding.kind == ENTRY:
            title: Text = original_in_words(snapshot, review)
            path, about = "commitments/", "note"
        elif review.finding.kind == EVENT and review.replacement is not None:
            step: Step = restored(review.replacement, Step, snapshot.text)
            title, path, about = step.what, "procedure/", "step"
        else:
            continue
        yield Activity(
            _review_time(review),
            about,
            title,
            path,
            said=replacement_in_words(snapshot, review) if about == "note" else "",
            who=review.who,
        )


def _overdue(snapshot: Snapshot, today: date) -> Iterator[Activity]:
    """Yield what became overdue on the day after its deadline."""
    found = promises(snapshot, today)
    for item in found.items if found else ():
        due = item.commitment.deadline
        last = (due.until or due.date) if due else None
        if item.status is CommitmentStatus.OVERDUE and last:
            who = ", ".join(item.commitment.addressees)
            when = datetime(last.year, last.month, last.day, 23, 59, 59, tzinfo=UTC).isoformat()
            yield Activity(when, "overdue", item.commitment.duty, "commitments/", who=who)


def _review_time(review: Review) -> str:
    return review.when.isoformat() if review.when else ""
