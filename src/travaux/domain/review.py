"""What people say of the machine's findings, kept beside them and never over them."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from travaux.domain.messages import Text, joined, message
from travaux.domain.sources import OWNERS_ROOM, PUBLIC_ROOM


class ReviewDecision(StrEnum):
    CONFIRM = "confirm"
    EDIT = "edit"
    REJECT = "reject"
    WITHDRAW = "withdraw"  # takes back the review before it that still stood


EVENT = "event"
ENTRY = "commitment entry"
ASSESSMENT = "assessment"
PRIVATE_ASSESSMENT = "private assessment"
ASSESSMENTS = frozenset({ASSESSMENT, PRIVATE_ASSESSMENT})
"""Kinds of what people find of the delivery of a commitment; each is about the text in which that stands."""
BACKGROUND = "background"
RECORDED = frozenset({EVENT, ENTRY, BACKGROUND, *ASSESSMENTS})
"""Kinds of what people set down themselves: it is kept as reviews are, and reviews no finding."""


_IDS = re.compile(r"\b[0-9a-f]{12}\b")
"""What may be the id of a source within stored JSON."""
_ROOMS = {EVENT: OWNERS_ROOM, ENTRY: OWNERS_ROOM, PRIVATE_ASSESSMENT: OWNERS_ROOM, BACKGROUND: PUBLIC_ROOM}
"""Where what people set down stands unless they say otherwise; an assessment goes with its text."""

NAMED_BY_WORDS = frozenset({"commitment"})
"""Kinds of findings that are named by their words alone, so that a review follows them into new versions."""


@dataclass(frozen=True, slots=True)
class FindingKey:
    """Which finding is meant, across re-runs. ``subject`` is a source, or empty for the whole workspace."""

    subject: str
    kind: str
    id: str


@dataclass(frozen=True, slots=True)
class Review:
    """One verdict on one finding.

    ``original`` is the machine's finding as the reviewer saw it, ``replacement`` what stands instead after
    an edit (one of `travaux.domain.corrections`), both as canonical JSON. Where the finding now differs from
    ``original`` the ground has changed. ``room`` is where what somebody set down themselves stands.
    """

    finding: FindingKey
    verdict: ReviewDecision
    original: str
    reason: str = ""
    replacement: str | None = None
    who: str = ""
    when: datetime | None = None
    room: str | None = None

    @property
    def stands_in(self) -> str | None:
        """Return the room in which what somebody set down stands, None where it goes with its subject."""
        return self.room or _ROOMS.get(self.finding.kind)

    def speaks_of(self, sources: Collection[str]) -> bool:
        """Tell whether the finding, or what stands instead, names one of ``sources``, by their ids."""
        if not sources:
            return False
        named = _IDS.findall(f"{self.original} {self.replacement or ''}")
        return any(name in sources for name in named)


@dataclass(frozen=True, slots=True)
class Reviews:
    """What people said of findings about one subject, oldest first."""

    given: tuple[Review, ...] = ()

    def standing(self) -> dict[FindingKey, Review]:
        """Return the review that stands for each finding; one that was taken back leaves the one before."""
        piled: dict[FindingKey, list[Review]] = {}
        for review in self.given:
            pile = piled.setdefault(review.finding, [])
            if review.verdict is not ReviewDecision.WITHDRAW:
                pile.append(review)
            elif pile:
                pile.pop()
        return {key: pile[-1] for key, pile in piled.items() if pile}


@dataclass(frozen=True, slots=True)
class ReviewNote:
    """What a person said of a finding, carried by the finding to wherever it is shown.

    ``finding`` is the id under which it was reviewed; ``machine`` says in words what the machine finds, and
    ``found`` is that finding as canonical JSON; ``moved`` that it is no longer what the reviewer saw.
    """

    finding: str
    verdict: ReviewDecision
    who: str
    when: datetime | None = None
    reason: str = ""
    machine: Text = ""
    found: str = ""
    moved: bool = False


_DECISIONS = {
    ReviewDecision.CONFIRM: message("confirmed"),
    ReviewDecision.EDIT: message("corrected"),
    ReviewDecision.REJECT: message("rejected"),
    ReviewDecision.WITHDRAW: message("withdrawn"),
}


def describe_review(given: ReviewNote) -> Text:
    """Return who reviewed a finding, with what outcome and why, and what the machine had found."""
    decision = _DECISIONS[given.verdict]
    by = (
        message("%(verdict)s by %(who)s on %(day)s", verdict=decision, who=given.who, day=day)
        if given.when and (day := given.when.date())
        else message("%(verdict)s by %(who)s", verdict=decision, who=given.who)
    )
    confirmed = given.verdict is ReviewDecision.CONFIRM
    return joined(
        (
            joined((by, f"({given.reason})" if given.reason else None), " "),
            None if confirmed else message("the machine found: %(finding)s", finding=given.machine),
            message("what the machine finds has changed since") if given.moved else None,
        ),
        "; ",
    )


def standing(given: Iterable[Review]) -> Review | None:
    """Return the review that stands among those of one finding, None where none does."""
    return next(iter(Reviews(tuple(given)).standing().values()), None)


def mark(review: Review, machine: Text, found: str, *, moved: bool | None = None) -> ReviewNote:
    """Return the mark that ``review`` leaves on its finding, which the machine ``found`` today."""
    differs = found != review.original if moved is None else moved
    return ReviewNote(
        review.finding.id, review.verdict, review.who, review.when, review.reason, machine, found, differs
    )
