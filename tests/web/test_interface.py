"""The programming interface: its document is true, lists come in parts, and nothing private comes out."""

import json
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
import schemathesis
from fastapi import FastAPI
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.specs.openapi import checks

from travaux.domain.sources import Viewer
from travaux.pipeline.progress import RunSummary
from travaux.service.background import Runs
from travaux.store.workspace import open_workspace
from travaux.web.app import create_app
from travaux.web.limits import Rate

API = "/api/v1"


@pytest.fixture(scope="module")
def own(workspace: Path, tmp_path_factory: pytest.TempPathFactory) -> FastAPI:
    """An application on a copy that may be written, whose runs do nothing."""
    folder = tmp_path_factory.mktemp("own") / "ws"
    copytree(workspace, folder)
    app = create_app(folder, rate=Rate(burst=100_000, per_second=100_000))
    app.state.runs = Runs(open_workspace(folder), lambda *_: RunSummary({}, ()))
    return app


@pytest.fixture
def api(own: FastAPI) -> Iterator[TestClient]:
    with TestClient(own) as client:
        yield client
    own.state.runs.wait()


def every(api: TestClient, what: str, **params: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    cursor = None
    while True:
        asked = params | ({"cursor": cursor} if cursor else {})
        page = api.get(f"{API}/{what}", params=asked).json()
        found += page["items"]
        cursor = page["next"]
        if cursor is None:
            assert len(found) == page["total"]
            return found


_CHECKS = [
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_schema_conformance,
]
_FEW = settings(
    max_examples=6,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


def test_whatever_is_sent_is_answered_as_the_document_says(own: FastAPI) -> None:
    schema = schemathesis.openapi.from_asgi(f"{API}/openapi.json", own)
    operations = [found.ok() for found in schema.get_all_operations()]
    assert len(operations) > 20

    def probe(case: Any) -> None:
        response = case.call()
        assert response.status_code < 500, case.as_curl_command()
        case.validate_response(response, checks=_CHECKS)

    for operation in operations:
        _FEW(given(case=operation.as_strategy())(probe))()


@pytest.mark.parametrize("what", ["sources", "meetings", "interventions", "arguments", "threads", "links"])
def test_a_list_in_parts_is_the_list(api: TestClient, what: str) -> None:
    whole = every(api, what, limit=500)
    parts = every(api, what, limit=max(1, len(whole) // 3))
    assert whole
    assert parts == whole


def test_what_has_not_changed_is_not_sent_again(api: TestClient) -> None:
    first = api.get(f"{API}/sources")
    again = api.get(f"{API}/sources", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert api.get(f"{API}/sources", headers={"if-none-match": '"other"'}).status_code == 200


def test_filters_leave_only_what_was_asked_for(api: TestClient) -> None:
    spoken = every(api, "interventions", limit=500)
    actor = next(row["actor"] for row in spoken if row["actor"])
    asked = every(api, "interventions", actor=actor, limit=500)
    assert asked == [row for row in spoken if row["actor"] == actor]
    drafts = every(api, "sources", kind="draft")
    assert {row["kind"] for row in drafts} == {"draft"}


def test_words_are_those_of_the_source(api: TestClient) -> None:
    argument = every(api, "arguments", limit=500)[0]
    cited = argument["citations"][0]
    span = api.get(f"{API}/sources/{cited['source']}/text", params={n: cited[n] for n in ("start", "end")})
    assert span.json()["text"] == cited["quote"]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/sources/none", 404),
        ("/sources?limit=0", 422),
        ("/sources?cursor=bm9uZQ", 400),
        ("/sources?kind=rumour", 422),
        ("/nothing", 404),
        ("/findings/link/all/none", 404),
        ("/runs/99", 404),
        ("/runs/x", 422),
    ],
)
def test_every_refusal_has_one_shape(api: TestClient, path: str, status: int) -> None:
    answer = api.get(API + path)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    body = answer.json()
    assert body["status"] == status
    assert {"type", "title", "detail"} <= body.keys()


def test_a_method_that_is_not_there_names_those_that_are(api: TestClient) -> None:
    answer = api.delete(f"{API}/sources")
    assert answer.status_code == 405
    assert "GET" in answer.headers["allow"]
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_review_names_what_its_author_has_seen(api: TestClient) -> None:
    name = every(api, "findings", every=True, limit=500)[0]["finding"]
    seen = api.get(f"{API}/findings/{name}").headers["etag"]
    said = {"verdict": "confirm", "reason": "read it"}
    at = f"{API}/findings/{name}/reviews"
    assert api.post(at, json=said).status_code == 428
    kept = api.post(at, json=said, headers={"if-match": seen})
    assert kept.status_code == 201
    assert kept.json()["standing"]["verdict"] == "confirm"
    assert api.post(at, json=said, headers={"if-match": seen}).status_code == 412
    undone = api.post(at, json={"verdict": "withdraw"}, headers={"if-match": kept.headers["etag"]})
    assert undone.json()["standing"] is None
    assert [row["verdict"] for row in every(api, "reviews") if row["finding"] == name] == [
        "confirm",
        "withdraw",
    ]
    assert any(row["action"] == "review" for row in every(api, "log", limit=500))


def test_bulk_streams_hold_what_the_lists_hold(api: TestClient) -> None:
    rows = every(api, "arguments", limit=500)
    lines = api.get(f"{API}/bulk/arguments.ndjson").text.splitlines()
    assert [json.loads(line) for line in lines] == rows
    table = api.get(f"{API}/bulk/arguments.csv")
    assert table.headers["content-type"].startswith("text/csv")
    assert table.text.count("\r\n") >= len(rows)


def test_whoever_asks_too_often_is_told_when_to_come_back(workspace: Path) -> None:
    app = create_app(workspace, rate=Rate(burst=3, per_second=0.5))
    with TestClient(app) as client:
        answers = [client.get(f"{API}/health") for _ in range(5)]
    assert [answer.status_code for answer in answers[:4]] == [200, 200, 200, 429]
    assert 1 <= int(answers[3].headers["retry-after"]) <= 2
    assert answers[3].headers["content-type"] == "application/problem+json"


def test_a_run_tells_how_far_it_is(api: TestClient, own: FastAPI) -> None:
    started = api.post(f"{API}/runs")
    assert started.status_code == 202
    own.state.runs.wait()
    assert api.get(started.headers["location"]).json()["state"] == "done"


def test_the_public_sees_nothing_private_and_writes_nothing(workspace: Path) -> None:
    with TestClient(create_app(workspace)) as keeper:
        hidden = [row for row in every(keeper, "sources") if row["visibility"] == "private"]
    assert hidden
    with TestClient(create_app(workspace, viewer=Viewer.PUBLIC)) as public:
        for what in (
            "sources",
            "meetings",
            "interventions",
            "arguments",
            "drafts",
            "links",
            "findings",
            "reviews",
        ):
            told = json.dumps(every(public, what, limit=500))
            assert not any(row["id"] in told for row in hidden), what
        assert every(public, "log") == []
        for row in hidden:
            assert public.get(f"{API}/sources/{row['id']}").status_code == 404
            assert public.get(f"{API}/sources/{row['id']}/text").status_code == 404
        assert public.post(f"{API}/runs").status_code == 404
        sent = public.post(f"{API}/uploads", files={"files": ("a.txt", b"words")})
        assert sent.status_code == 404
        assert public.post("/add/", files={"files": ("a.txt", b"words")}).status_code == 404
