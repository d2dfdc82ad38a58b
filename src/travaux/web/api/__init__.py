"""The programming interface: REST under /api/v1, described by its own OpenAPI document."""

from fastapi import APIRouter, Depends

from travaux.release import __version__
from travaux.web.api import asking, bulk, changes, record, registers, reviews, shapes, texts, work
from travaux.web.api.strictness import only_as_meant, only_known

PREFIX = "/api/v1"


def interface() -> APIRouter:
    """Return every route of the programming interface."""
    router = APIRouter(prefix=PREFIX, dependencies=[Depends(only_known), Depends(only_as_meant)])
    router.add_api_route(
        "/health",
        _health,
        methods=["GET"],
        tags=["service"],
        response_model=shapes.HealthShape,
        name="health",
    )
    for part in (record, texts, registers, asking, bulk, changes, reviews, work):
        router.include_router(part.router)
    return router


def _health() -> dict[str, str]:
    """Say that the server is ready."""
    return {"status": "ready", "version": __version__}
