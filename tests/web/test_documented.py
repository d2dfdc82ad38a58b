"""The examples of the reference, run as they stand."""

import doctest
from pathlib import Path
from shutil import copytree

from fastapi.testclient import TestClient

from travaux.commands.background import Runs
from travaux.domain.runs import RunSummary
from travaux.store.workspace import open_workspace
from travaux.web.app import create_app

REFERENCE = Path(__file__).parents[2] / "docs" / "reference" / "api.md"


def test_the_examples_of_the_reference_run(workspace: Path, tmp_path: Path) -> None:
    folder = tmp_path / "ws"
    copytree(workspace, folder)
    app = create_app(folder)
    app.state.runs = Runs(open_workspace(folder), lambda *_: RunSummary({}, ()))  # no example waits for one
    with TestClient(app) as client:
        known = {"api": client, "folder": folder}
        found = doctest.testfile(str(REFERENCE), module_relative=False, globs=known)
        app.state.runs.wait()
    assert found.attempted > 20
    assert found.failed == 0


def test_the_reference_names_every_route(client: TestClient) -> None:
    told = REFERENCE.read_text(encoding="utf-8")
    for path in client.get("/api/v1/openapi.json").json()["paths"]:
        assert path.removeprefix("/api/v1/") in told


def test_people_read_every_route_on_a_page(client: TestClient) -> None:
    page = client.get("/api/v1/docs").text
    for path in client.get("/api/v1/openapi.json").json()["paths"]:
        assert path in page
