"""The register that people keep of commitments: entries of their own, which outlive runs and versions."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from travaux.analysis.standing.follow_up import Item, follow_up, match_entries
from travaux.domain.canonical import canonical, restored
from travaux.domain.commitments import Commitment, Commitments, Entry
from travaux.domain.review import ENTRY, FindingKey, Review, Verdict
from travaux.domain.sources import SourceKind
from travaux.domain.texts import Draft
from travaux.errors import NotFound
from travaux.service.results import result, results
from travaux.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Kept:
    """An entry with the commitment that it was made on, as it read then."""

    commitment: str
    paragraph: str
    duty: str
    addressees: tuple[str, ...]
    entry: Entry


def entry_in(review: Review) -> Kept | None:
    """Return the entry that a review holds, None where it is one of another kind."""
    if review.finding.kind != ENTRY or review.replacement is None:
        return None
    kept: Kept = restored(review.replacement, Kept)
    return kept


def register_of(workspace: Workspace, as_of: date) -> tuple[Draft, tuple[Item, ...]]:
    """Return the last version of the text and its commitments, with what people noted of them.

    Raises:
        NotFound: if the workspace has no text that was worked out.
    """
    found = results(workspace, Commitments, SourceKind.DRAFT)
    if not found:
        raise NotFound(
            "no text has been worked out",
            where=str(workspace.folder),
            remedy="add a draft, then `travaux run`",
        )
    source, last = found[-1]
    draft = result(workspace, Draft, source.id)
    return draft, follow_up(last.commitments, as_of, _entries(workspace, last))


def note_commitment(workspace: Workspace, name: str, entry: Entry, who: str) -> Commitment:
    """Keep an entry on the commitment whose id begins with ``name``, and return the commitment.

    Raises:
        NotFound: if the last version has no such commitment.
    """
    _, items = register_of(workspace, date.max)
    found = [item.commitment for item in items if name and item.commitment.id.startswith(name)]
    if len(found) != 1:
        raise NotFound(
            f"{'several commitments are' if found else 'no commitment is'} called “{name}”",
            remedy="take an id that `travaux commitments DIR --json` prints",
        )
    one = found[0]
    kept = Kept(one.id, one.paragraph, one.duty, one.addressees, replace(entry, who=who))
    with workspace.record.writing(who) as writing:
        writing.put_review(
            Review(FindingKey("", ENTRY, one.id), Verdict.EDIT, canonical(one), "noted", canonical(kept))
        )
    return one


def _entries(workspace: Workspace, last: Commitments) -> dict[str, tuple[Entry, ...]]:
    with workspace.record.reading() as reading:
        return entries_among(reading.reviews(), last)


def entries_among(reviews: Iterable[Review], last: Commitments) -> dict[str, tuple[Entry, ...]]:
    """Return what people noted of each commitment of ``last``, by its id."""
    kept = [each for review in reviews if (each := entry_in(review)) is not None]
    return match_entries(
        last.commitments, [(one.commitment, one.duty, one.addressees, one.entry) for one in kept]
    )
