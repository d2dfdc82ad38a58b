"""What people say of the machine's findings, kept beside them and never over them."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Verdict(StrEnum):
    CONFIRM = "confirm"
    EDIT = "edit"
    REJECT = "reject"
    WITHDRAW = "withdraw"  # takes the reviews before it back


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
    an edit, both as canonical JSON. Where the finding now differs from ``original`` the ground has changed.
    """

    finding: FindingKey
    verdict: Verdict
    original: str
    reason: str = ""
    replacement: str | None = None
    who: str = ""
    when: datetime | None = None
