"""The proposals of submissions as a picture: by the version they were made on, proponent and outcome."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from travaux.domain.lineage import Trace, Traces
from travaux.domain.messages import Text, message
from travaux.domain.sources import Source, SourceKind
from travaux.views.citation_targets import opening
from travaux.views.snapshot import Snapshot
from travaux.views.submissions import ORDER, traces_by_submission
from travaux.views.text.paragraphs import ParagraphViews, paragraph_views

MOST = 600  # squares of one proposal each: at about 250 bytes, half of a page of 300 kB


@dataclass(frozen=True, slots=True)
class ProposalSquare:
    """Proposals of one outcome: one with its words, or several where ``words`` is empty."""

    verdict: str
    count: int
    words: str
    path: str


@dataclass(frozen=True, slots=True)
class Proponent:
    """Who put proposals forward in a phase, and what became of each, those that entered the text first."""

    name: str
    path: str
    squares: tuple[ProposalSquare, ...]


@dataclass(frozen=True, slots=True)
class ProposalPhase:
    """The proposals made while one version was the newest."""

    name: Text
    proponents: tuple[Proponent, ...]


def proposals_drawn(snapshot: Snapshot) -> tuple[ProposalPhase, ...]:
    """Return the proposals of all submissions, phase by phase, proponents by name."""
    return snapshot.cached("proposals drawn", lambda: tuple(_phases(snapshot)))


def _phases(snapshot: Snapshot) -> Iterator[ProposalPhase]:
    if not snapshot.has(Traces):
        return
    text, traces = paragraph_views(snapshot), traces_by_submission(snapshot)
    single = sum(map(len, traces.values())) <= MOST
    phases: dict[int | None, list[Proponent]] = defaultdict(list)
    for source in snapshot.of_kind(SourceKind.INPUT):
        if traces[source.id]:
            squares = tuple(_squares(snapshot, source, traces[source.id], single=single))
            name = source.facts.author or source.title
            phases[_newest(text, source)].append(Proponent(name, f"inputs/{source.id}/", squares))
    for number in sorted(phases, key=lambda number: len(text.sources) if number is None else number):
        found = sorted(phases[number], key=lambda proponent: proponent.name.casefold())
        yield ProposalPhase(_name(text, number), tuple(found))


def _newest(text: ParagraphViews, source: Source) -> int | None:
    """Return the number of the version that was the newest when a source was dated, -1 before the first."""
    days = [version.facts.date for version in text.sources]
    if source.facts.date is None or None in days:
        return None
    return sum(day is not None and day <= source.facts.date for day in days) - 1


def _name(text: ParagraphViews, number: int | None) -> Text:
    if number is None:
        return message("Undated")
    if number < 0:
        return message("Before %(version)s", version=text.name(0))
    return message("After %(version)s", version=text.name(number))


def _squares(
    snapshot: Snapshot, source: Source, traces: list[Trace], *, single: bool
) -> Iterator[ProposalSquare]:
    for verdict in ORDER:
        found = [trace for trace in traces if trace.verdict is verdict]
        if not single and found:
            yield ProposalSquare(verdict.value, len(found), "", f"inputs/{source.id}/")
            continue
        for trace in found:
            assert trace.proposal.citation is not None  # only those that have one are gathered
            path = opening(snapshot, trace.proposal.citation).path
            yield ProposalSquare(verdict.value, 1, trace.proposal.text, path)
