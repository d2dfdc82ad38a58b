"""Where citations open in the reading room: on the page of the meeting, else on that of the source."""

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass

from travaux.domain.citations import citations_in
from travaux.domain.lineage import Lineage, Traces
from travaux.domain.meeting_reports import MeetingReport
from travaux.domain.meetings import Intervention
from travaux.domain.record import WHOLE
from travaux.domain.sources import SPOKEN, Source, SourceKind
from travaux.domain.spans import Citation
from travaux.domain.texts import Draft
from travaux.exports.wording import clock
from travaux.views.snapshot import Snapshot

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class CitationTarget:
    """The page and anchor on which a citation opens; ``number`` is its intervention's, if it was spoken."""

    path: str
    number: int | None = None
    start_ms: int | None = None

    @property
    def time(self) -> str:
        """Return when the words were spoken, as m:ss; empty where that is not known."""
        return "" if self.start_ms is None else clock(self.start_ms)


def opening(snapshot: Snapshot, citation: Citation) -> CitationTarget:
    """Return where ``citation`` opens."""
    mark = f"w{citation.start}-{citation.end}"
    held = _spoken_in(snapshot, citation)
    if held is None:
        return CitationTarget(f"sources/{citation.source}/#{mark}")
    number, turn = held
    if (citation.start, citation.end) == (turn.start, turn.end):
        mark = turn.id  # a whole intervention has an anchor of its own
    return CitationTarget(f"meetings/{citation.source}/#{mark}", number, citation.start_ms)


def home_of(snapshot: Snapshot, source: Source) -> str:
    """Return the path of the page that shows a source best."""
    kind = source.facts.kind
    if kind in SPOKEN and snapshot.has(MeetingReport, source.id):
        return f"meetings/{source.id}/"
    if kind is SourceKind.DRAFT and snapshot.has(Lineage):
        return f"text/{source.id}/"
    if kind is SourceKind.INPUT and snapshot.has(Traces):
        return f"inputs/{source.id}/"
    return f"sources/{source.id}/"


def spans_cited(snapshot: Snapshot, source: str) -> frozenset[Span]:
    """Return every span of a source that a finding about it, or about the whole record, rests on."""

    def gather() -> frozenset[Span]:
        own = {
            (c.start, c.end)
            for value in snapshot.known(source)
            if not isinstance(value, Draft)
            for c in citations_in(value)
            if c.source == source
        }
        return frozenset(own | _cited_by_whole(snapshot).get(source, set()) | _paragraphs(snapshot, source))

    return snapshot.cached(("spans", source), gather)


def _cited_by_whole(snapshot: Snapshot) -> dict[str, set[Span]]:
    def gather() -> dict[str, set[Span]]:
        found: dict[str, set[Span]] = defaultdict(set)
        for value in snapshot.known(WHOLE):
            for citation in citations_in(value):
                found[citation.source].add((citation.start, citation.end))
        return found

    return snapshot.cached("spans of the whole", gather)


def _paragraphs(snapshot: Snapshot, source: str) -> set[Span]:
    if not snapshot.has(Draft, source):
        return set()
    return {(p.start, p.end) for p in snapshot.result(Draft, source).paragraphs if p.end > p.start}


def _spoken_in(snapshot: Snapshot, citation: Citation) -> tuple[int, Intervention] | None:
    """Return the intervention that holds all the words of ``citation``, and its number."""
    if not snapshot.has(MeetingReport, citation.source):
        return None

    def gather() -> list[tuple[int, Intervention]]:
        spoken = snapshot.result(MeetingReport, citation.source).meeting.interventions
        return sorted(enumerate(spoken, 1), key=lambda numbered: numbered[1].start)

    passages = snapshot.cached(("passages", citation.source), gather)
    place = bisect_right(passages, citation.start, key=lambda numbered: numbered[1].start) - 1
    if place < 0 or citation.end > passages[place][1].end:
        return None
    return passages[place]
