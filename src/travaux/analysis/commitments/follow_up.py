"""How commitments stand on a day: what is due, overdue, undated or without means."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from travaux.analysis.commitments.deadlines import recurrence
from travaux.domain.commitments import CLOSED, Commitment, Entry, Funding, Kept, Status


@dataclass(frozen=True, slots=True)
class Item:
    """A commitment with its status on a day; ``days`` to when it is ``due``, negative once that has passed.

    What recurs is due when its period next ends. ``entries`` are what people noted of it, oldest first.
    """

    commitment: Commitment
    status: Status
    due: date | None = None
    days: int | None = None
    entries: tuple[Entry, ...] = ()

    @property
    def undated(self) -> bool:
        """Tell whether no day is known by which it is due."""
        return self.due is None

    @property
    def unfunded(self) -> bool:
        """Tell whether the text names no new means for it."""
        return self.commitment.funding is not Funding.NAMED

    @property
    def next_review(self) -> date | None:
        """Return when somebody wants to look at it again, as last noted."""
        return next((entry.next_review for entry in reversed(self.entries) if entry.next_review), None)


def follow_up(
    commitments: Iterable[Commitment], as_of: date, entries: Mapping[str, tuple[Entry, ...]] | None = None
) -> tuple[Item, ...]:
    """Return each commitment with its status on ``as_of``, in the order given.

    What a person noted holds; where it is open and its last day has passed, it is overdue.
    """
    known = entries or {}
    return tuple(_item(one, as_of, known.get(one.id, ())) for one in commitments)


def _item(one: Commitment, as_of: date, entries: tuple[Entry, ...]) -> Item:
    noted = next((entry.status for entry in reversed(entries) if entry.status), None)
    deadline = one.deadline
    due = deadline.date if deadline else None
    late = bool(deadline and due and (deadline.until or due) < as_of)
    if deadline and deadline.every and due:
        # Once somebody follows it up, a period that ended says nothing; nor does one that we counted.
        late = late and noted is None and deadline.until is not None
        due = recurrence(due, deadline.every, as_of)
    status = noted or Status.NOT_STARTED
    if late and status not in CLOSED:
        status = Status.OVERDUE
    return Item(one, status, due, (due - as_of).days if due else None, entries)


def due_within(items: Iterable[Item], days: int) -> tuple[Item, ...]:
    """Return what is open and due within ``days`` days, soonest first."""
    soon = [
        item
        for item in items
        if item.days is not None and 0 <= item.days <= days and item.status not in CLOSED
    ]
    return tuple(sorted(soon, key=lambda item: item.days or 0))


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which commitments somebody asks for; what is left at its default leaves none out."""

    within: int | None = None
    status: Status | None = None
    undated: bool = False
    unfunded: bool = False
    reporting: bool = False

    def among(self, items: Iterable[Item]) -> tuple[Item, ...]:
        """Return the commitments that are asked for, in the order given; what is due soon, soonest first."""
        kept = due_within(items, self.within) if self.within is not None else tuple(items)
        return tuple(item for item in kept if self._fits(item))

    def _fits(self, item: Item) -> bool:
        return (
            self.status in (None, item.status)
            and (not self.undated or item.undated)
            and (not self.unfunded or item.unfunded)
            and (not self.reporting or item.commitment.reporting)
        )


LIKE = 0.6
"""Share of words in common from which a commitment of a new version is the one that an entry was made on."""
LIKE_IN_THREAD = 0.35
"""The same where lineage says that the paragraph is the one in which it stood."""

ThreadOf = Callable[[Kept], str | None]


@dataclass(frozen=True, slots=True)
class Matched:
    """Entries by the id of the commitment that they go with, and those whose commitment is gone."""

    entries: Mapping[str, tuple[Entry, ...]]
    lost: tuple[Kept, ...] = ()


def match_entries(
    commitments: Sequence[Commitment], kept: Iterable[Kept], thread_of: ThreadOf = lambda _: None
) -> Matched:
    """Return what people noted, by commitment.

    Where a new version has reworded a commitment, its entries go with the one that is most like it: in the
    same paragraph, which ``thread_of`` an entry tells, or addressed to the same. What is like none is lost,
    and said to be.
    """
    found: dict[str, tuple[Entry, ...]] = {}
    lost: list[Kept] = []
    known = {one.id for one in commitments}
    for one in kept:
        key = one.commitment if one.commitment in known else _likest(commitments, one, thread_of(one))
        if key:
            found[key] = (*found.get(key, ()), one.entry)
        else:
            lost.append(one)
    return Matched(found, tuple(lost))


def _likest(commitments: Sequence[Commitment], kept: Kept, thread: str | None) -> str | None:
    words = set(kept.duty.lower().split())
    best = max(
        (
            (alike, one.id)
            for one in commitments
            if (alike := _alike(words, set(one.duty.lower().split()))) >= _needed(one, kept, thread)
        ),
        default=None,
    )
    return best[1] if best else None


def _needed(one: Commitment, kept: Kept, thread: str | None) -> float:
    """Return how like a commitment must be to be the one that an entry was made on."""
    if thread and one.thread == thread:
        return LIKE_IN_THREAD
    return LIKE if one.addressees == kept.addressees else 1.0


def _alike(one: set[str], other: set[str]) -> float:
    return len(one & other) / max(len(one | other), 1)
