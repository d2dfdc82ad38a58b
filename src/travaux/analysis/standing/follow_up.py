"""How commitments stand on a day: what is due, overdue, undated or without means."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from travaux.analysis.standing.deadlines import recurrence
from travaux.domain.commitments import CLOSED, Commitment, Entry, Funding, Status


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
        late = late and noted is None  # once somebody follows it up, a period that ended says nothing
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
