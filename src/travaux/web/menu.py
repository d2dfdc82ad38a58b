"""The menu of the reading room: the sections that have something in them."""

from collections.abc import Callable
from dataclasses import dataclass

from travaux.domain.commitments import Commitments
from travaux.domain.lineage import Lineage, Traces
from travaux.domain.meeting_reports import MeetingReport
from travaux.domain.positions import Register
from travaux.domain.process import Procedure
from travaux.domain.sources import SPOKEN, SourceKind
from travaux.views.delegations import delegations
from travaux.views.procedure.timeline import procedure_in
from travaux.views.snapshot import Snapshot
from travaux.web.languages import N_


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry. ``shown`` says whether its section has anything; ``live`` ones need a server."""

    name: str
    label: str
    path: str
    shown: Callable[[Snapshot], bool] = lambda _: True
    live: bool = False


def _has_text(room: Snapshot) -> bool:
    return room.has(Lineage) and bool(room.of_kind(SourceKind.DRAFT))


def _has_speech(room: Snapshot) -> bool:
    return any(room.has(MeetingReport, source.id) for source in room.of_kind(*SPOKEN))


def _has_themes(room: Snapshot) -> bool:
    return any(held.argument.topics for each in delegations(room).values() for held in each.arguments)


def _has_inputs(room: Snapshot) -> bool:
    return room.has(Traces) and bool(room.of_kind(SourceKind.INPUT))


def _has_commitments(room: Snapshot) -> bool:
    sources = room.of_kind(SourceKind.DRAFT)
    return any(room.has(Commitments, s.id) and room.result(Commitments, s.id).commitments for s in sources)


def _has_positions(room: Snapshot) -> bool:
    return room.has(Register) and bool(room.result(Register).positions)


def _has_procedure(room: Snapshot) -> bool:
    return room.has(Procedure) and bool(procedure_in(room).steps)


MENU: tuple[Entry, ...] = (
    Entry("text", N_("Text"), "text/", _has_text),
    Entry("meetings", N_("Meetings"), "meetings/", _has_speech),
    Entry("actors", N_("Actors"), "actors/", lambda room: bool(delegations(room))),
    Entry("positions", N_("Positions"), "positions/", _has_positions),
    Entry("themes", N_("Themes"), "themes/", _has_themes),
    Entry("inputs", N_("Inputs"), "inputs/", _has_inputs),
    Entry("procedure", N_("Procedure"), "procedure/", _has_procedure),
    Entry("commitments", N_("Commitments"), "commitments/", _has_commitments),
    Entry("statistics", N_("Statistics"), "statistics/", _has_speech),
    Entry("sources", N_("Sources"), "sources/"),
    Entry("search", N_("Search"), "search/"),
    Entry("ask", N_("Ask"), "ask/", live=True),
    Entry("review", N_("Review"), "review/", live=True),
    Entry("method", N_("Method"), "method/"),
)
"""Every entry, in the order of the menu."""


def menu(room: Snapshot, *, live: bool) -> tuple[Entry, ...]:
    """Return the entries that lead somewhere for the viewer of ``room``."""

    def gather() -> tuple[Entry, ...]:
        return tuple(entry for entry in MENU if entry.shown(room))

    return tuple(entry for entry in room.kept("menu", gather) if live or not entry.live)
