"""How commitments stand on a day: what is due, overdue, undated or without means."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Protocol

from travaux.analysis.commitments.deadlines import recurrence
from travaux.analysis.commitments.named_goals import find_named_goals
from travaux.domain.commitments import CLOSED, Commitment, CommitmentStatus, Entry, FollowedCommitment


def follow_up(
    commitments: Iterable[Commitment],
    as_of: date,
    entries: Mapping[str, tuple[Entry, ...]] | None = None,
    adopted: bool = True,
) -> tuple[FollowedCommitment, ...]:
    """Return each commitment with its status on ``as_of``, in the order given.

    What a person noted holds; where it is open and its last day has passed, it is overdue. Where the text
    is not ``adopted``, what nobody noted anything of is not due at all.
    """
    known = entries or {}
    return tuple(_item(one, as_of, known.get(one.id, ()), adopted) for one in commitments)


def _item(one: Commitment, as_of: date, entries: tuple[Entry, ...], adopted: bool) -> FollowedCommitment:
    goals = find_named_goals(one.citations)
    noted = next((entry.status for entry in reversed(entries) if entry.status), None)
    deadline = one.deadline
    due = deadline.date if deadline else None
    late = bool(deadline and due and (deadline.until or due) < as_of)
    if deadline and deadline.every and due:
        # Once somebody follows it up, a period that ended says nothing; nor does one that we counted.
        late = late and noted is None and deadline.until is not None
        due = recurrence(due, deadline.every, as_of)
        due = None if deadline.ends and due > deadline.ends else due
    if not adopted and noted is None:
        return FollowedCommitment(one, CommitmentStatus.NOT_ADOPTED, due, None, entries, goals=goals)
    status = noted or CommitmentStatus.NOT_STARTED
    if late and status not in CLOSED:
        status = CommitmentStatus.OVERDUE
    return FollowedCommitment(one, status, due, (due - as_of).days if due else None, entries, goals=goals)


LIKE = 0.6
"""Share of words in common from which a commitment of a new version is the one that an entry was made on."""
LIKE_IN_THREAD = 0.35
"""The same where lineage says that the paragraph is the one in which it stood."""


class Recorded(Protocol):
    """What somebody set down of a commitment, with the commitment as it read then."""

    @property
    def commitment(self) -> str: ...
    @property
    def duty(self) -> str: ...
    @property
    def addressees(self) -> tuple[str, ...]: ...


def commitment_meant(
    commitments: Sequence[Commitment], recorded: Recorded, thread: str | None = None
) -> str | None:
    """Return the id of the commitment that something was set down of, None where it is gone.

    Where a new version has reworded it, it is the one that is most like it: in the same paragraph, whose
    ``thread`` it is, or addressed to the same.
    """
    if any(one.id == recorded.commitment for one in commitments):
        return recorded.commitment
    return _likeliest_commitment(commitments, recorded, thread)


def _likeliest_commitment(
    commitments: Sequence[Commitment], recorded: Recorded, thread: str | None
) -> str | None:
    words = set(recorded.duty.lower().split())
    best = max(
        (
            (alike, one.id)
            for one in commitments
            if (alike := _likeness(words, set(one.duty.lower().split())))
            >= _needed_likeness(one, recorded, thread)
        ),
        default=None,
    )
    return best[1] if best else None


def _needed_likeness(one: Commitment, recorded: Recorded, thread: str | None) -> float:
    """Return how like a commitment must be to be the one that an entry was made on."""
    if thread and one.thread == thread:
        return LIKE_IN_THREAD
    return LIKE if one.addressees == recorded.addressees else 1.0


def _likeness(one: set[str], other: set[str]) -> float:
    return len(one & other) / max(len(one | other), 1)
