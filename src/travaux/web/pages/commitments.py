"""Commitments: the register of the latest version, what is due, overdue or without a date, and each duty."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from travaux.domain.commitments import (
    CommitmentFilter,
    CommitmentStatus,
    Entry,
    FollowedCommitment,
)
from travaux.domain.messages import Text, message
from travaux.errors import NotFound
from travaux.views.commitments.documents import (
    Promises,
    addressed_to,
    due_in_words,
    register_document,
    render_commitments,
)
from travaux.views.commitments.register import commitment_named, noted_under, promises
from travaux.views.delivery.table import has_delivery
from travaux.views.documents import Document
from travaux.views.registry import registry_of
from travaux.views.snapshot import Snapshot
from travaux.web.languages import N_
from travaux.web.menu import has_commitments
from travaux.web.pages.kind import PageKind, in_forms

_FORMS = ("csv", "ics", "json", "docx")
LABELS: Mapping[str, str] = {
    "status": N_("Status"),
    "note": N_("Note"),
    "evidence": N_("Evidence"),
    "source": N_("Source of the evidence"),
    "dated": N_("Date of the evidence"),
    "next_review": N_("Look at it again on"),
}
"""What a field of an entry is called."""
_DAYS = frozenset({"dated", "next_review"})
_WITHIN = (30, 90, 365)
Asked = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class CommitmentsPage:
    """The register; ``items`` are those that were asked for, ``total`` counts all.

    ``names`` are those addressed, ``goals`` those named, and ``given`` what the form asks for; ``several``
    says that the register is of several texts.
    """

    heading: str
    source: str
    report: Document
    items: tuple[FollowedCommitment, ...]
    total: int
    names: tuple[str, ...]
    given: Mapping[str, str]
    statuses: tuple[str, ...] = tuple(status.value for status in CommitmentStatus)
    within: tuple[int, ...] = _WITHIN
    forms: tuple[str, ...] = _FORMS
    goals: tuple[str, ...] = ()
    several: bool = False


@dataclass(frozen=True, slots=True)
class CommitmentField:
    name: str
    label: str
    value: str
    day: bool


@dataclass(frozen=True, slots=True)
class CommitmentEntry:
    """One duty with everything that was noted of it, and the form for the next entry.

    ``version`` counts the entries that the form has seen; ``refused`` says why what was sent was not kept;
    ``since`` are entries that came meanwhile.
    """

    heading: str
    qualifier: str
    source: str
    item: FollowedCommitment
    due: Text
    path: str
    version: int
    fields: tuple[CommitmentField, ...]
    statuses: tuple[str, ...] = tuple(status.value for status in CommitmentStatus)
    refused: str = ""
    since: tuple[Entry, ...] = ()
    sent: tuple[tuple[str, str], ...] = ()
    delivery: bool = False  # whether a page tells its delivery

    @property
    def subject(self) -> str:
        """Return what tells this page from others of its heading."""
        return self.item.commitment.duty


def commitments(snapshot: Snapshot, asked: Asked | None = None) -> CommitmentsPage:
    """Return the register as it stands today, or the part of it that is asked for.

    Raises:
        NotFound: if no version of the text commits anybody.
    """
    found = _today(snapshot)
    given = {name: (values[0] if values else "") for name, values in (asked or {}).items()}
    items = _chosen_commitments(snapshot, found.items, given)
    report = register_document(found, items).without("register")
    names = sorted({name for item in found.items for name in item.commitment.addressees})
    return CommitmentsPage(
        N_("Commitments"),
        found.draft.source.id,
        report,
        items,
        len(found.items),
        tuple(names),
        {name: given.get(name, "") for name in ("for", "due", "status", "goal")},
        goals=tuple(sorted({goal.name for item in found.items for goal in item.goals})),
        several=len({item.commitment.citations[0].source for item in found.items}) > 1,
    )


def _chosen_commitments(
    snapshot: Snapshot, items: tuple[FollowedCommitment, ...], given: Mapping[str, str]
) -> tuple[FollowedCommitment, ...]:
    """Return what a form asks for; what it does not understand narrows nothing."""
    within = given.get("due", "")
    status = next((status for status in CommitmentStatus if status.value == given.get("status")), None)
    days = int(within) if within.isdecimal() and len(within) < 6 else None
    chosen = CommitmentFilter(days, status, goal=given.get("goal") or None).among(items)
    who = given.get("for", "").strip()
    return addressed_to(chosen, who, registry_of(snapshot)) if who else chosen


def commitment(
    snapshot: Snapshot,
    commitment: str,
    *,
    sent: Mapping[str, str] | None = None,
    refused: str = "",
    seen: int | None = None,
) -> CommitmentEntry:
    """Return one duty; with what a form ``sent`` where that was ``refused``, or others were faster.

    Raises:
        NotFound: if the latest version has no such duty.
    """
    found = _today(snapshot)
    item = commitment_named(found, commitment)
    own = noted_under(snapshot, item.commitment.id)
    given = sent or {}
    return CommitmentEntry(
        N_("Commitment"),
        f"¶ {item.commitment.paragraph}",
        found.draft.source.id,
        item,
        due_in_words(item),
        path_of(item),
        len(own),
        tuple(
            CommitmentField(name, label, given.get(name, ""), name in _DAYS) for name, label in LABELS.items()
        ),
        refused=refused,
        since=own[seen:] if seen is not None else (),
        sent=tuple((label, given[name]) for name, label in LABELS.items() if given.get(name)),
        delivery=has_delivery(snapshot),
    )


def path_of(item: FollowedCommitment) -> str:
    """Return the path of the page on a duty."""
    return f"commitments/{item.commitment.id}/"


def _today(snapshot: Snapshot) -> Promises:
    found = promises(snapshot, date.today())
    if found is None:
        raise NotFound(message("no version of the text commits anybody"))
    return found


def _file(snapshot: Snapshot, form: str) -> bytes:
    found = _today(snapshot)
    return render_commitments(found, found.items, form)


def _paths(snapshot: Snapshot) -> Iterable[str]:
    return ("commitments/",) if has_commitments(snapshot) else ()


def _commitment_paths(snapshot: Snapshot) -> Iterable[str]:
    return tuple(map(path_of, _today(snapshot).items)) if has_commitments(snapshot) else ()


PAGES = (
    PageKind("commitments/", "commitments.html", commitments, _paths, "commitments", queried=True),
    PageKind("commitments/{commitment}/", "commitment.html", commitment, _commitment_paths, "commitments"),
)
"""The pages of this module."""

FILES = in_forms(
    "commitments/commitments",
    _FORMS,
    _file,
    lambda snapshot: ("commitments/commitments",) if has_commitments(snapshot) else (),
)
"""What can be taken away."""
