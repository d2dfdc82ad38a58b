"""What a store holds of a workspace, as values: sources, results, findings, the log, and what is amiss."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from travaux.domain.messages import Text
from travaux.domain.review import FindingKey
from travaux.domain.sources import PUBLIC_ROOM, Source, Viewer, rooms_digest
from travaux.domain.spans import SourceText

WHOLE = ""
"""The subject of a result about the whole workspace."""

PUBLIC_WHOLE = "public"
"""The subject of the same result worked out from public sources alone, where there are private ones."""

_ROOMS = "@"


def whole_for(viewer: Viewer, rooms: Collection[str]) -> str:
    """Return the subject of what is worked out about the whole as ``viewer`` may see it.

    ``rooms`` are those in which any source stands. Who sees the same sources has the same subject.
    """
    seen = {room for room in rooms if viewer.sees(room)}
    if len(seen) == len(set(rooms)):
        return WHOLE
    return PUBLIC_WHOLE if seen <= {PUBLIC_ROOM} else _ROOMS + rooms_digest(seen)


def is_whole(subject: str) -> bool:
    """Tell whether a stored subject is the whole, as any viewer may see it, rather than a source."""
    return subject in (WHOLE, PUBLIC_WHOLE) or subject.startswith(_ROOMS)


class StageStatus(StrEnum):
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class StoredSource:
    """A source with what the store knows of it. ``sha256`` is the address of its bytes."""

    source: Source
    sha256: str
    size: int
    added: str


@dataclass(frozen=True, slots=True)
class ResultHead:
    """What became of one stage for one subject, without the value itself.

    ``form`` names the value's class and ``digest`` its canonical JSON; both are None after a failure.
    """

    stage: str
    subject: str
    version: int
    fingerprint: str
    status: StageStatus
    form: str | None = None
    digest: str | None = None
    counts: Mapping[str, int] = field(default_factory=dict)
    error: Text | None = None
    started: str = ""
    finished: str = ""


@dataclass(frozen=True, slots=True)
class StoredFinding:
    """One finding as canonical JSON of the class that ``form`` names."""

    key: FindingKey
    form: str
    value: str


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One write: when, by whom, what was done, to what, and the particulars."""

    when: str
    who: str
    action: str
    subject: str
    detail: str


@dataclass(frozen=True, slots=True)
class StageResult:
    """One stage's result for one subject, ready to be saved.

    ``value`` is canonical JSON, None after a failure. ``rests_on`` are the sources that it stems from.
    ``text`` is the source's text where this stage is the one that reads it, and ``made_of`` the stages whose
    results that text was made of; ``product`` is the value itself for whoever asked for it, and is not saved.
    """

    head: ResultHead
    value: str | None = None
    rests_on: tuple[str, ...] = ()
    findings: tuple[StoredFinding, ...] = ()
    text: SourceText | None = None
    product: object = None
    made_of: tuple[str, ...] = ()

    def about(self, subject: str, ground: tuple[str, ...]) -> "StageResult":
        """Return the same as the result of ``subject``, made of the same inputs on its own ``ground``."""
        found = tuple(replace(one, key=replace(one.key, subject=subject)) for one in self.findings)
        return replace(self, head=replace(self.head, subject=subject), findings=found, rests_on=ground)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that does not hold: ``code`` for programs, ``where`` and ``message`` for people."""

    code: str
    where: str
    message: str
