"""The menu of the reading room: the sections that have something in them."""

from collections.abc import Callable
from dataclasses import dataclass

from travaux.domain.lineage import Lineage, Traces
from travaux.domain.meeting_reports import MeetingReport
from travaux.domain.people import AccessRight
from travaux.domain.positions import Register
from travaux.domain.process import Procedure
from travaux.domain.sources import SPOKEN, SourceKind
from travaux.views.commitments.register import lines_in
from travaux.views.delegations import delegations
from travaux.views.delivery.table import has_delivery
from travaux.views.procedure.timeline import procedure_in
from travaux.views.registers.catalogue import registers_in
from travaux.views.snapshot import Snapshot
from travaux.web.languages import N_


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """One entry. ``shown`` says whether its section has anything; ``live`` ones need a server.

    ``act`` is what a reader must be allowed to do there. ``tool`` ones are what a reader does, not what the
    record holds: they stand together, in reach.
    """

    name: str
    label: str
    path: str
    shown: Callable[[Snapshot], bool] = lambda _: True
    live: bool = False
    tool: bool = False
    act: AccessRight = AccessRight.READ


def _has_text(snapshot: Snapshot) -> bool:
    return snapshot.has(Lineage) and bool(snapshot.of_kind(SourceKind.DRAFT))


def has_speech(snapshot: Snapshot) -> bool:
    """Say whether a meeting or a statement has been analysed."""
    return any(snapshot.has(MeetingReport, source.id) for source in snapshot.of_kind(*SPOKEN))


def _has_themes(snapshot: Snapshot) -> bool:
    return any(held.argument.topics for each in delegations(snapshot).values() for held in each.arguments)


def has_inputs(snapshot: Snapshot) -> bool:
    """Say whether proposals of submissions have been traced."""
    return snapshot.has(Traces) and bool(snapshot.of_kind(SourceKind.INPUT))


def has_commitments(snapshot: Snapshot) -> bool:
    """Say whether a version of the text, or an adopted text, commits anybody."""
    return bool(lines_in(snapshot)[1])


def has_positions(snapshot: Snapshot) -> bool:
    """Say whether a position is on record."""
    return snapshot.has(Register) and bool(snapshot.result(Register).positions)


def has_procedure(snapshot: Snapshot) -> bool:
    """Say whether a step of the procedure is known."""
    return snapshot.has(Procedure) and bool(procedure_in(snapshot).steps)


MENU: tuple[MenuEntry, ...] = (
    MenuEntry("text", N_("Text"), "text/", _has_text),
    MenuEntry("meetings", N_("Meetings"), "meetings/", has_speech),
    MenuEntry(
        "actors", N_("Delegations and organisations"), "actors/", lambda snapshot: bool(delegations(snapshot))
    ),
    MenuEntry("positions", N_("Positions"), "positions/", has_positions),
    MenuEntry("registers", N_("Registers"), "registers/", lambda snapshot: bool(registers_in(snapshot))),
    MenuEntry("themes", N_("Themes"), "themes/", _has_themes),
    MenuEntry("inputs", N_("Submissions"), "inputs/", has_inputs),
    MenuEntry("process", N_("Process"), "process/", lambda snapshot: bool(snapshot.sources)),
    MenuEntry("procedure", N_("Procedure"), "procedure/", has_procedure),
    MenuEntry("commitments", N_("Commitments"), "commitments/", has_commitments),
    MenuEntry("delivery", N_("Delivery"), "delivery/", has_delivery),
    MenuEntry("statistics", N_("Statistics"), "statistics/", has_speech),
    MenuEntry("sources", N_("Sources"), "sources/"),
    MenuEntry("method", N_("Method"), "method/"),
    MenuEntry("search", N_("Search"), "search/", tool=True),
    MenuEntry("ask", N_("Ask"), "ask/", live=True, tool=True),
    MenuEntry("review", N_("Review"), "review/", live=True, tool=True),
    MenuEntry("add", N_("Add"), "add/", live=True, tool=True, act=AccessRight.ADD),
)
"""Every entry, in the order of the menu."""


def menu(
    snapshot: Snapshot, *, live: bool, acts: frozenset[AccessRight] = frozenset()
) -> tuple[MenuEntry, ...]:
    """Return the entries that lead somewhere for the viewer of ``snapshot``, who may do ``acts``."""

    def gather() -> tuple[MenuEntry, ...]:
        return tuple(entry for entry in MENU if entry.shown(snapshot))

    shown = snapshot.cached("menu", gather)
    return tuple(entry for entry in shown if not entry.live or (live and entry.act in acts))
