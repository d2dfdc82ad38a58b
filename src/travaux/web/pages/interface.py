"""The programming interface as a page for people."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from travaux.web.languages import N_


@dataclass(frozen=True, slots=True)
class Route:
    method: str
    path: str
    says: str
    parameters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Interface:
    heading: str
    about: str
    routes: tuple[Route, ...]


def interface_page(document: Mapping[str, Any]) -> Interface:
    """Return what an OpenAPI document says, route by route."""
    routes = tuple(
        Route(method.upper(), path, operation.get("description", ""), _parameters(operation))
        for path, operations in document["paths"].items()
        for method, operation in operations.items()
    )
    return Interface(N_("The programming interface"), document["info"]["description"], routes)


def _parameters(operation: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(each["name"] for each in operation.get("parameters", ()) if each["in"] == "query")
