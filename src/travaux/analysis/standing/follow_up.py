"""How commitments stand on a day: what is due, overdue, undated or without means."""

from collections.abc import Iterable, Mapping, Sequence
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


LIKE = 0.6
"""Share of words in common from which a commitment of a new version is the one that an entry was made on."""


def match_entries(
    commitments: Sequence[Commitment], kept: Iterable[tuple[str, str, tuple[str, ...], Entry]]
) -> dict[str, tuple[Entry, ...]]:
    """Return the entries of each commitment by its id.

    ``kept`` are id, duty and addressees of the commitment as it read when the entry was made. Where a new
    version has reworded it, the entry goes with the commitment to the same addressees that is most like it.
    """
    found: dict[str, tuple[Entry, ...]] = {}
    known = {one.id for one in commitments}
    for id_, duty, addressees, entry in kept:
        key = id_ if id_ in known else _likest(commitments, duty, addressees)
        if key:
            found[key] = (*found.get(key, ()), entry)
    return found


def _likest(commitments: Sequence[Commitment], duty: str, addressees: tuple[str, ...]) -> str | None:
    words = set(duty.lower().split())
    best = max(
        (
            (_alike(words, set(one.duty.lower().split())), one.id)
            for one in commitments
            if one.addressees == addressees
        ),
        default=(0.0, ""),
    )
    return best[1] if best[0] >= LIKE else None


def _alike(one: set[str], other: set[str]) -> float:
    return len(one & other) / max(len(one | other), 1)
