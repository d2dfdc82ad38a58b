"""What people note of commitments: a status, evidence, a next review."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from travaux.commands.rooms import room_of_note
from travaux.domain.canonical import canonical
from travaux.domain.commitments import Commitment, CommitmentStatus, Entry, RecordedEntry
from travaux.domain.messages import message
from travaux.domain.review import ENTRY, FindingKey, Review, ReviewDecision
from travaux.domain.sources import Viewer
from travaux.errors import UsageError
from travaux.store.workspace import Workspace
from travaux.views.commitments.register import commitment_named, register_of


def note_commitment(
    workspace: Workspace,
    name: str,
    entry: Entry,
    who: str,
    after: int | None = None,
    *,
    viewer: Viewer = Viewer.KEEPER,
    room: str | None = None,
) -> Commitment:
    """Keep an entry on the commitment whose id begins with ``name``, and return the commitment.

    ``after`` is how many entries under this very id its writer has seen; ``room`` is where the entry stands.

    Raises:
        NotFound: if the last version has no such commitment.
        UsageError: if the entry says nothing.
        Conflict: if somebody else has noted something of it since.
    """
    if entry == Entry(entry.who, entry.when):
        raise UsageError(
            message("the entry says nothing"),
            remedy=message("state a status, a note, evidence or a next review"),
        )
    stands_in = room_of_note(workspace, room, viewer)
    found = register_of(workspace, date.min, viewer)
    one = commitment_named(found, name).commitment
    said = replace(entry, who=who)
    recorded = RecordedEntry(
        one.id, one.paragraph, one.duty, one.addressees, said, one.citations[0].source, one.index
    )
    with workspace.record.writing(who) as writing:
        key, told = FindingKey("", ENTRY, one.id), canonical(recorded)
        review = Review(key, ReviewDecision.EDIT, canonical(one), "noted", told, room=stands_in)
        writing.put_review(review, after, viewer)
    return one


def read_entry(said: Mapping[str, str], when: date) -> Entry:
    """Return the entry that a person filled in, by the names of its fields.

    Raises:
        UsageError: if a status or a day is none.
    """
    given = {name: " ".join(value.split()) for name, value in said.items()}
    try:
        return Entry(
            who="",
            when=when,
            status=CommitmentStatus(given["status"]) if given.get("status") else None,
            note=given.get("note") or None,
            evidence=given.get("evidence") or None,
            source=given.get("source") or None,
            dated=date.fromisoformat(given["dated"]) if given.get("dated") else None,
            next_review=date.fromisoformat(given["next_review"]) if given.get("next_review") else None,
        )
    except ValueError as error:
        known = ", ".join(status.value for status in CommitmentStatus)
        raise UsageError(
            str(error), remedy=message("a status is one of %(known)s; a day is YYYY-MM-DD", known=known)
        ) from error
