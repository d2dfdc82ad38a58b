"""What meetings came to, over all of a record: shared points, differences, decisions and next steps."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from travaux.domain.findings import Agreement, Difference, Line
from travaux.domain.meeting_reports import MeetingReport
from travaux.domain.messages import Text
from travaux.domain.sources import SPOKEN, Source
from travaux.domain.spans import Citation
from travaux.views.snapshot import Snapshot

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class DigestLine:
    """A sentence of a meeting's report, the meeting, the words it rests on, and by when it is due."""

    said: Text
    source: Source
    citations: tuple[Citation, ...]
    due: str | None = None


@dataclass(frozen=True, slots=True)
class MeetingDigest:
    """Shared points and differences, those of most speakers first; decisions and steps, the latest first."""

    shared: tuple[DigestLine, ...]
    differed: tuple[DigestLine, ...]
    decisions: tuple[DigestLine, ...]
    steps: tuple[DigestLine, ...]


def meeting_digest(snapshot: Snapshot) -> MeetingDigest:
    """Return what the meetings of a record came to."""

    def gather() -> MeetingDigest:
        found = snapshot.results(MeetingReport, *SPOKEN)
        agreed = [(each, source) for source, report in found for each in report.agreements]
        differed = [(each, source) for source, report in found for each in report.differences]
        return MeetingDigest(
            tuple(DigestLine(one.said, source, one.citations) for one, source in _by_voices(agreed, _voices)),
            tuple(DigestLine(d.said, source, _citations_of(d)) for d, source in _by_voices(differed, _sides)),
            _lines(found, lambda report: report.decisions),
            _lines(found, lambda report: report.actions),
        )

    return snapshot.cached("meeting digest", gather)


def _by_voices(found: Iterable[tuple[T, Source]], count: Callable[[T], int]) -> list[tuple[T, Source]]:
    return sorted(found, key=lambda pair: -count(pair[0]))


def _voices(one: Agreement) -> int:
    return len(one.actors)


def _sides(one: Difference) -> int:
    return sum(len(side.actors) for side in one.sides)


def _citations_of(one: Difference) -> tuple[Citation, ...]:
    return tuple(side.citations[0] for side in one.sides)


def _lines(
    found: Iterable[tuple[Source, MeetingReport]], part: Callable[[MeetingReport], tuple[Line, ...]]
) -> tuple[DigestLine, ...]:
    ordered = sorted(found, key=lambda pair: pair[0].dated, reverse=True)
    return tuple(
        DigestLine(line.said, source, line.citations, line.due)
        for source, report in ordered
        for line in part(report)
    )
