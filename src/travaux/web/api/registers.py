"""Registers: who takes part and stands where, who promised what, what was done, asked for and counted."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from travaux.domain.commitments import CommitmentStatus, Strength
from travaux.domain.positions import Moment, Stance, Via
from travaux.domain.process import StepKind
from travaux.views.delegation_rows import actor_json
from travaux.views.delivery.documents import delivery_json
from travaux.views.delivery.table import Selection, delivery_in
from travaux.views.participation import participation_json, participation_tables
from travaux.views.plain import consultation_plain, overview_plain, procedure_plain
from travaux.views.procedure.process import process_plain
from travaux.views.registry import members_of, tools_for
from travaux.views.rows import commitments_on, holding, today
from travaux.web.api import shapes
from travaux.web.api.answers import ONE, PAGE, SEEN, Cursor, Filter, Limit, Now, answered, listed
from travaux.web.api.lists import named, one, rows

router = APIRouter(tags=["registers"])


@router.get("/actors", response_model=shapes.PageShape[shapes.ActorShape], responses=SEEN)
def actors(
    request: Request,
    snapshot: Now,
    kind: Filter = None,
    sector: Filter = None,
    group: Annotated[str | None, Query(max_length=200, description="The code of a group.")] = None,
    limit: Limit = PAGE,
    cursor: Cursor = None,
) -> Response:
    """List everyone whom the record knows by name."""
    return rows(request, snapshot, "actors", {"kind": kind, "sector": sector, "group": group}, limit, cursor)


@router.get("/actors/{actor}", response_model=shapes.ActorWholeShape, responses=ONE)
def actor(request: Request, snapshot: Now, actor: str) -> Response:
    """Return everything one actor said, stands for, shares, opposes, wants of the text and sent in."""
    return answered(request, actor_json(snapshot, actor))


@router.get("/actors/{actor}/members", response_model=shapes.MembersShape, responses=ONE)
def members(request: Request, snapshot: Now, actor: str) -> Response:
    """Return the members of a group, as the registry lists them and as nobody's own positions."""
    group = actor_json(snapshot, actor)
    registry = tools_for(snapshot).registry
    found = members_of(snapshot, registry.actors[group["code"]]) if group["code"] in registry.actors else ()
    told = [{"code": each.code, "name": each.name} for each in found]
    return answered(request, {"actor": group["name"], "members": told, "how": "computed from the registry"})


@router.get("/positions", response_model=shapes.PageShape[shapes.PositionShape], responses=SEEN)
def positions(
    request: Request,
    snapshot: Now,
    actor: Filter = None,
    stance: Stance | None = None,
    paragraph: Filter = None,
    thread: Filter = None,
    moment: Moment | None = None,
    via: Via | None = None,
    limit: Limit = PAGE,
    cursor: Cursor = None,
) -> Response:
    """List who stands where, on what, in which words."""
    wanted = {
        "actor": actor,
        "stance": stance,
        "paragraph": paragraph,
        "thread": thread,
        "moment": moment,
        "via": via,
    }
    return rows(request, snapshot, "positions", wanted, limit, cursor)


@router.get("/positions/{position}", response_model=shapes.PositionShape, responses=ONE)
def position(request: Request, snapshot: Now, position: str) -> Response:
    """Return one position."""
    return one(request, snapshot, "positions", position, "position")


@router.get("/unresolved", response_model=shapes.PageShape[shapes.UnresolvedShape], responses=SEEN)
def unresolved(request: Request, snapshot: Now, limit: Limit = PAGE, cursor: Cursor = None) -> Response:
    """List what could be given to nobody with certainty, and why."""
    return rows(request, snapshot, "unresolved", {}, limit, cursor)


@router.get("/commitments", response_model=shapes.PageShape[shapes.CommitmentShape], responses=SEEN)
def commitments(
    request: Request,
    snapshot: Now,
    addressee: Filter = None,
    status: CommitmentStatus | None = None,
    strength: Strength | None = None,
    thread: Filter = None,
    due_within: Annotated[int | None, Query(ge=0, le=36_500, description="Due in so many days.")] = None,
    as_of: Annotated[date | None, Query(description="The day on which status is told; today.")] = None,
    limit: Limit = PAGE,
    cursor: Cursor = None,
) -> Response:
    """List who must do what by when under the latest version, with its status."""
    day = as_of or today()
    wanted = {"addressee": addressee, "status": status, "strength": strength, "thread": thread}
    found = holding(commitments_on(snapshot, day), wanted)
    if due_within is not None:
        found = [row for row in found if _is_due(row["due_in_days"], due_within)]
    return listed(request, found, named, lambda row: row, limit, cursor)


@router.get("/commitments/{commitment}", response_model=shapes.CommitmentShape, responses=ONE)
def commitment(request: Request, snapshot: Now, commitment: str) -> Response:
    """Return one commitment with what people noted of it; its entity tag is what a note must name."""
    return one(request, snapshot, "commitments", commitment, "commitment")


@router.get("/procedure", response_model=shapes.ProcedureShape, responses=ONE)
def procedure(request: Request, snapshot: Now) -> Response:
    """Return the steps that the text went through, its budgets, and inconsistencies."""
    return answered(request, procedure_plain(snapshot))


@router.get("/steps", response_model=shapes.PageShape[shapes.StepShape], responses=SEEN)
def steps(
    request: Request, snapshot: Now, kind: StepKind | None = None, limit: Limit = PAGE, cursor: Cursor = None
) -> Response:
    """List the steps that the text went through, those set down by hand too."""
    return rows(request, snapshot, "steps", {"kind": kind}, limit, cursor)


@router.get("/process", response_model=shapes.ProcessShape, responses=ONE)
def process(request: Request, snapshot: Now) -> Response:
    """Return who leads, what is next, the steps, what crossed between tracks, meetings and documents."""
    return answered(request, process_plain(snapshot, today()))


@router.get("/delivery", response_model=shapes.DeliveryShape, responses=ONE)
def delivery(
    request: Request,
    snapshot: Now,
    holder: Filter = None,
    commitment: Filter = None,
    group: Filter = None,
    region: Filter = None,
    goal: Annotated[str | None, Query(max_length=60, description="A goal or action line: “SDG 9.c”.")] = None,
    as_of: Annotated[date | None, Query(description="The day on which status is told; today.")] = None,
) -> Response:
    """Return who holds each commitment and what was found of its delivery, whole or in part."""
    day = as_of or today()
    table = delivery_in(snapshot, day).chosen(Selection(holder, commitment, group, region, goal))
    return answered(request, delivery_json(table, day))


@router.get("/overview", response_model=shapes.Finding, responses=ONE)
def overview(request: Request, snapshot: Now) -> Response:
    """Return what was said, theme by theme, as `travaux overview --json` prints it."""
    return answered(request, overview_plain(snapshot))


@router.get("/sentences", response_model=shapes.PageShape[shapes.SentenceShape], responses=SEEN)
def sentences(
    request: Request,
    snapshot: Now,
    theme: Filter = None,
    actor: Filter = None,
    limit: Limit = PAGE,
    cursor: Cursor = None,
) -> Response:
    """List the sentences of the overview, each with whose it is and the words it rests on."""
    return rows(request, snapshot, "sentences", {"theme": theme, "actor": actor}, limit, cursor)


@router.get("/consultation", response_model=shapes.Finding, responses=ONE)
def consultation(request: Request, snapshot: Now) -> Response:
    """Return what inputs ask for, issue by issue, as `travaux consultation --json` prints it."""
    return answered(request, consultation_plain(snapshot))


@router.get("/statistics", response_model=shapes.StatisticsShape, responses=ONE)
def statistics(request: Request, snapshot: Now) -> Response:
    """Return who spoke, wrote and was reflected, in tables with their recipes."""
    tables = participation_tables(snapshot)
    return answered(request, participation_json(tables))


def _is_due(days: int | None, within: int) -> bool:
    return days is not None and 0 <= days <= within
