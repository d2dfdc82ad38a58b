"""The examples of the reference, run as they stand."""

import doctest
from pathlib import Path

from fastapi.testclient import TestClient

REFERENCE = Path(__file__).parents[2] / "docs" / "reference" / "api.md"


def test_the_examples_of_the_reference_run(client: TestClient) -> None:
    found = doctest.testfile(str(REFERENCE), module_relative=False, globs={"api": client})
    assert found.attempted > 5
    assert found.failed == 0


def test_people_read_every_route_on_a_page(client: TestClient) -> None:
    page = client.get("/api/v1/docs").text
    for path in client.get("/api/v1/openapi.json").json()["paths"]:
        assert path in page
