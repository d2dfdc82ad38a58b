"""How commitments stand on a day: what is due, overdue, undated or without means."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from travaux.domain.commitments import CLOSED, Commitment, Entry, Funding, Status


@dataclass(frozen=True, slots=True)
class Item:
    """A commitment with its status on a day; ``days`` to its deadline, negative once that has passed.

    ``entries`` are what people noted of it, oldest first.
    """

    commitment: Commitment
    status: Status
    days: int | None = None
    entries: tuple[Entry, ...] = ()

    @property
    def undated(self) -> bool:
        """Tell whether no day is known by which it is due."""
        return self.commitment.deadline is None or self.commitment.deadline.date is None

    @property
    def unfunded(self) -> bool:
        """Tell whether the text names no new means for it."""
        return self.commitment.funding is not Funding.NAMED


def follow_up(
    commitments: Iterable[Commitment], as_of: date, entries: Mapping[str, tuple[Entry, ...]] | None = None
) -> tuple[Item, ...]:
    """Return each commitment with its status on ``as_of``, in the order given.

    What a person noted holds; where it is open and its last day has passed, it is overdue.
    """
    known = entries or {}
    return tuple(_item(one, as_of, known.get(one.id, ())) for one in commitments)


def _item(one: Commitment, as_of: date, entries: tuple[Entry, ...]) -> Item:
    noted = next((entry.status for entry in reversed(entries) if entry.status), Status.NOT_STARTED)
    due = one.deadline
    last = (due.until or due.date) if due and not due.every else None
    status = Status.OVERDUE if last and last < as_of and noted not in CLOSED else noted
    days = (due.date - as_of).days if due and due.date else None
    return Item(one, status, days, entries)


def due_within(items: Iterable[Item], days: int) -> tuple[Item, ...]:
    """Return what is open and due within ``days`` days, soonest first."""
    soon = [
        item
        for item in items
        if item.days is not None and 0 <= item.days <= days and item.status not in CLOSED
    ]
    return tuple(sorted(soon, key=lambda item: item.days or 0))
