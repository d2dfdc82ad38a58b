"""The OpenAPI document of the programming interface, and a page of it for people."""

import json
import re
from importlib.resources import files
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from travaux.web.api.shapes import ProblemShape

_PROBLEM = {
    "application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}},
}
_SUFFIX = re.compile(r"(?<=\w)(?:Shape|Form)(?![a-z])")
_ABOUT = (
    "Everything that the reading room shows and does. Lists come in parts, with cursors; every answer of a "
    "reading has an entity tag; every refusal is a problem document (RFC 9457) of one shape. Findings carry "
    "citations: the source, the exact words, and where they stand, in Unicode characters."
)


def describe(app: FastAPI) -> dict[str, Any]:
    """Return the OpenAPI 3.1 document of ``app``, made once."""
    if app.openapi_schema is None:
        document = get_openapi(title=app.title, version=app.version, description=_ABOUT, routes=app.routes)
        document.setdefault("components", {}).setdefault("schemas", {})
        document["components"]["schemas"]["Problem"] = ProblemShape.model_json_schema()
        document = _published_names(document)
        schemas = document["components"]["schemas"]
        for gone in ("HTTPValidationError", "ValidationError"):
            schemas.pop(gone, None)
        for name, example in _examples().items():
            schemas[name]["examples"] = [example]
        for operations in document["paths"].values():
            for operation in operations.values():
                _with_problems(operation)
        app.openapi_schema = document
    return app.openapi_schema


def _published_names(document: dict[str, Any]) -> dict[str, Any]:
    """Name shapes as clients know them: a suffix tells them from types of the domain in this code alone."""
    named: dict[str, Any] = json.loads(_SUFFIX.sub("", json.dumps(document)))
    return named


def _examples() -> dict[str, object]:
    """Return an answer of each shape, from the shipped example."""
    read: dict[str, object] = json.loads(
        files("travaux.web.api").joinpath("examples.json").read_text(encoding="utf-8")
    )
    return read


def _with_problems(operation: dict[str, Any]) -> None:
    """Say of each refusal that it is a problem document, and that any other status is one too."""
    responses = operation["responses"]
    for status, told in responses.items():
        if status.startswith(("4", "5")):
            told["content"] = _PROBLEM
            told["description"] = "What does not fit." if status == "422" else told["description"]
    responses["default"] = {"description": "Any other refusal.", "content": _PROBLEM}
