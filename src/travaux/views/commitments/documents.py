"""Commitments of a text: found, given a status, and told in every form."""

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from travaux.analysis.commitments.document_context import is_unadopted
from travaux.analysis.commitments.duties import find_commitments
from travaux.analysis.commitments.fed_processes import fed_processes
from travaux.analysis.commitments.follow_up import follow_up
from travaux.domain.commitments import (
    Commitment,
    Deadline,
    DutyPlace,
    Entry,
    FollowedCommitment,
    RecordedEntry,
)
from travaux.domain.messages import Text
from travaux.domain.spans import Note
from travaux.domain.texts import Draft
from travaux.errors import UsageError
from travaux.exports.calendar import write_calendar
from travaux.exports.meeting_json import citation_json, notes_json, review_json
from travaux.exports.text_tables import disarmed
from travaux.formats.budget import analysing
from travaux.pipeline.exposure import written_in
from travaux.reference.registry import Registry
from travaux.reports.commitments import commitments_page, when
from travaux.views.documents import PAGE_FORMS, Document, as_json, render

FORMS = (*PAGE_FORMS, "csv", "ics", "json")
Json = dict[str, object]


@dataclass(frozen=True)
class Promises:
    """The commitments of one text as they stand on a day, some by their thread; what was left out, and
    what was noted of commitments that the text no longer holds."""

    draft: Draft
    items: tuple[FollowedCommitment, ...]
    as_of: date
    notes: tuple[Note, ...] = ()
    lost: tuple[RecordedEntry, ...] = ()
    by_thread: Mapping[str, tuple[FollowedCommitment, ...]] = field(default_factory=dict, repr=False)


def commitments_of(path: Path, as_of: date) -> Promises:
    """Return a text's commitments with their status on the day ``as_of``."""
    draft = written_in(path)
    with analysing(path):
        found = find_commitments(draft)
    items = follow_up(found.commitments, as_of, adopted=not is_unadopted(draft))
    return Promises(draft, items, as_of, found.notes)


def addressed_to(
    items: Iterable[FollowedCommitment], who: str, registry: Registry
) -> tuple[FollowedCommitment, ...]:
    """Return the commitments of ``who``: of those named so in part, or meant by another of their names."""
    meant = registry.resolve_exactly(who).actor
    asked = who.casefold()

    def is_meant(name: str) -> bool:
        return asked in name.casefold() or (
            meant is not None and registry.resolve_exactly(name).actor == meant
        )

    return tuple(item for item in items if any(map(is_meant, item.commitment.addressees)))


def render_commitments(found: Promises, items: tuple[FollowedCommitment, ...], form: str) -> bytes:
    """Return a text's commitments, or those ``items`` of them that were asked for, in one of ``FORMS``.

    Raises:
        UsageError: if there is no such form.
    """
    draft, as_of = found.draft, found.as_of
    if form == "json":
        return as_json(commitments_json(items, as_of, found.notes, found.lost))
    if form == "csv":
        return commitments_csv(items).encode("utf-8-sig")
    if form == "ics":
        return write_calendar(draft.title or draft.symbol or draft.source.id, items, as_of).encode()
    if form in PAGE_FORMS:
        return render(commitments_page(draft, items, as_of, found.notes, found.lost), form)
    raise UsageError(f"there is no form “{form}”", remedy=f"use one of {', '.join(FORMS)}")


def commitments_json(
    items: tuple[FollowedCommitment, ...],
    as_of: date,
    notes: Iterable[Note] = (),
    lost: Iterable[RecordedEntry] = (),
) -> Json:
    """Return commitments as `travaux commitments --json` prints them."""
    return {
        "as_of": as_of.isoformat(),
        "commitments": [_item(item) for item in items],
        "notes": notes_json(notes),
        "no_longer_found": [_recorded(recorded) for recorded in lost],
    }


def _recorded(recorded: RecordedEntry) -> Json:
    return {
        "id": recorded.commitment,
        "paragraph": recorded.paragraph,
        "addressees": list(recorded.addressees),
        "duty": recorded.duty,
        "entry": _entry(recorded.entry),
    }


def _item(item: FollowedCommitment) -> Json:
    one = item.commitment
    return {
        "id": one.id,
        "paragraph": one.paragraph,
        "index": one.index,
        "section": " / ".join(one.section),
        "thread": one.thread,
        "addressees": list(one.addressees),
        "capacity": list(one.capacity),
        "kind": one.kind.value,
        "strength": one.strength.value,
        "verb": one.verb,
        "duty": one.duty,
        "deadline": _deadline(one.deadline),
        "reporting": one.reporting,
        "beneficiaries": list(one.beneficiaries),
        "means": {"kind": one.funding.value, "words": list(one.means)},
        "feeds": list(one.feeds),
        "processes": [
            {"process": each.code, "name": each.name, "words": each.words, "feeds": each.feeds}
            for each in fed_processes(one)
        ],
        "status": item.status.value,
        "review": review_json(one.review),
        "entries": [_entry(entry) for entry in item.entries],
        "next_due": item.due.isoformat() if item.due else None,
        "due_in_days": item.days,
        "next_review": item.next_review.isoformat() if item.next_review else None,
        "citations": [citation_json(citation) for citation in one.citations],
        "places": [_place(place) for place in item.places],
        "goals": [{"name": goal.name, "words": goal.words} for goal in item.goals],
    }


def _place(place: DutyPlace) -> Json:
    return {
        "text": place.text,
        "title": place.title,
        "commitment": place.commitment,
        "paragraph": place.paragraph,
        "citations": [citation_json(citation) for citation in place.citations],
    }


def _entry(entry: Entry) -> Json:
    return {
        "who": entry.who,
        "when": entry.when.isoformat() if entry.when else None,
        "status": entry.status.value if entry.status else None,
        "note": entry.note,
        "evidence": entry.evidence,
        "source": entry.source,
        "dated": entry.dated.isoformat() if entry.dated else None,
        "next_review": entry.next_review.isoformat() if entry.next_review else None,
    }


def _deadline(deadline: Deadline | None) -> Json:
    if deadline is None:
        return {"text": None, "date": None, "rule": "the paragraph names no deadline"}
    return {
        "text": deadline.text,
        "date": deadline.date.isoformat() if deadline.date else None,
        "rule": str(deadline.rule),
        "until": deadline.until.isoformat() if deadline.until else None,
        "every": deadline.every,
        "opens": deadline.opens.isoformat() if deadline.opens else None,
        "ends": deadline.ends.isoformat() if deadline.ends else None,
        "citation": citation_json(deadline.citation),
    }


COLUMNS = (
    "id",
    "paragraph",
    "addressees",
    "kind",
    "strength",
    "duty",
    "deadline",
    "date",
    "rule",
    "reporting",
    "means",
    "status",
    "source",
    "start",
    "end",
)


def commitments_csv(items: tuple[FollowedCommitment, ...]) -> str:
    """Return commitments as CSV, one a row; no cell is taken for a formula by a spreadsheet."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for item in items:
        writer.writerow([disarmed(cell) for cell in _row(item, item.commitment)])
    return out.getvalue()


def _row(item: FollowedCommitment, one: Commitment) -> list[str]:
    due, where = one.deadline, one.citations[0]
    return [
        one.id,
        one.paragraph,
        "; ".join(one.addressees),
        one.kind.value,
        one.strength.value,
        one.duty,
        due.text if due else "",
        due.date.isoformat() if due and due.date else "",
        str(due.rule) if due else "",
        "yes" if one.reporting else "no",
        "; ".join(one.means) or one.funding.value,
        item.status.value,
        where.source,
        str(where.start),
        str(where.end),
    ]


def register_document(found: Promises, items: tuple[FollowedCommitment, ...]) -> Document:
    """Return the register of a text, or of those ``items`` of it that were asked for."""
    return Document(commitments_page(found.draft, items, found.as_of, found.notes, found.lost))


def due_in_words(item: FollowedCommitment) -> Text:
    """Return until when a commitment is due: its deadline as the text has it, and the day where known."""
    return when(item.commitment.deadline)
