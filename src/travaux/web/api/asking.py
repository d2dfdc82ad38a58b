"""Search and questions, answered with the record's own words."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from travaux.domain.search import Facet
from travaux.views.rows import today
from travaux.views.search.ask import answers_plain, ask
from travaux.views.search.results import completed, search, search_plain
from travaux.web.api import shapes
from travaux.web.api.answers import ONE, UNFIT, Now, answered

router = APIRouter(tags=["search"])
Values = Annotated[list[str] | None, Query(max_length=20, description="Repeat it for alternatives.")]
_SEEN = {**ONE, **UNFIT}


@router.get("/search", response_model=shapes.HitsShape, responses=_SEEN)
def find(
    request: Request,
    snapshot: Now,
    q: Annotated[str, Query(max_length=400, description="Words, “phrases”, begin*, AND, OR, NOT, fields.")],
    actor: Values = None,
    sector: Values = None,
    group: Values = None,
    kind: Values = None,
    source: Values = None,
    version: Values = None,
    theme: Values = None,
    stance: Values = None,
    since: Annotated[str | None, Query(alias="from", max_length=10)] = None,
    until: Annotated[str | None, Query(alias="to", max_length=10)] = None,
    limit: Annotated[int, Query(ge=1, le=100)] = 20,
    skip: Annotated[int, Query(ge=0, le=10_000)] = 0,
) -> Response:
    """Search everything, as `travaux search --json` does; facets are filters."""
    filters = {
        "actor": actor, "sector": sector, "group": group, "kind": kind, "source": source,
        "version": version, "theme": theme, "stance": stance,
        "from": [since] if since else None, "to": [until] if until else None,
    }  # fmt: skip
    wanted = {name: values for name, values in filters.items() if values}
    found = search(snapshot, q, wanted, limit=limit, skip=skip)
    return answered(request, search_plain(snapshot, found))


@router.get("/complete", response_model=shapes.CompletedShape, responses=_SEEN)
def complete(
    request: Request,
    snapshot: Now,
    start: Annotated[str, Query(max_length=100)] = "",
    facet: Facet = Facet.ACTOR,
    limit: Annotated[int, Query(ge=1, le=100)] = 12,
) -> Response:
    """Return the values of a facet that begin so, for forms that complete what is typed."""
    return answered(request, {"facet": facet.value, "values": completed(snapshot, start, facet, limit)})


@router.get("/ask", response_model=shapes.AnswersShape, responses=_SEEN)
def answer(
    request: Request,
    snapshot: Now,
    q: Annotated[str, Query(min_length=1, max_length=400, description="A question in plain words.")],
    as_of: Annotated[date | None, Query(description="The day from which “due” counts; today.")] = None,
) -> Response:
    """Answer a question with the record's own words, or say that it has none, as `travaux ask --json`."""
    found = ask(snapshot, q, today=as_of or today())
    return answered(request, answers_plain(snapshot, found))
