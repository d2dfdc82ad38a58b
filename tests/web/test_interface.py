"""The programming interface: its document is true, lists come in parts, and nothing private comes out."""

import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from shutil import copytree
from typing import Any

import jsonschema
import pytest
import schemathesis
from click.testing import CliRunner
from fastapi import FastAPI
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.specs.openapi import checks

from travaux.cli import travaux
from travaux.commands.background import Runs
from travaux.domain.runs import RunSummary
from travaux.domain.sources import Viewer
from travaux.store.workspace import open_workspace
from travaux.views.rows import KINDS
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
    max_examples=4,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


def test_whatever_is_sent_is_answered_as_the_document_says(own: FastAPI) -> None:
    schema = schemathesis.openapi.from_asgi(f"{API}/openapi.json", own)
    operations = [found.ok() for found in schema.get_all_operations()]
    assert len(operations) > 45

    def probe(case: Any) -> None:
        response = case.call(timeout=600)
        assert response.status_code < 500, case.as_curl_command()
        case.validate_response(response, checks=_CHECKS)

    for operation in operations:
        _FEW(given(case=operation.as_strategy())(probe))()


@pytest.mark.parametrize("what", list(KINDS))
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


def test_registers_are_filtered_by_whose_and_about_what(api: TestClient) -> None:
    told = every(api, "positions", limit=500)
    aimed = next(row for row in told if any(target["thread"] for target in row["targets"]))
    thread = next(target["thread"] for target in aimed["targets"] if target["thread"])
    found = every(api, "positions", thread=thread, stance=aimed["stance"], limit=500)
    assert aimed in found
    assert all(row["stance"] == aimed["stance"] for row in found)
    owed = every(api, "commitments", limit=500)
    addressee = next(row["addressees"][0] for row in owed if row["addressees"])
    assert every(api, "commitments", addressee=addressee) == [
        row for row in owed if addressee in row["addressees"]
    ]


def test_one_provision_is_told_with_all_that_is_about_it(api: TestClient) -> None:
    told = every(api, "positions", limit=500)
    thread = next(t["thread"] for row in told for t in row["targets"] if t["thread"])
    life = api.get(f"{API}/threads/{thread}").json()
    assert len(life["paragraphs"]) == sum(len(place["paragraphs"]) for place in life["places"])
    assert life["positions"] == every(api, "positions", thread=thread, limit=500)


def test_any_two_versions_compare_the_older_one_first(api: TestClient) -> None:
    drafts = api.get(f"{API}/lineage").json()["versions"]
    told = api.get(f"{API}/compare", params={"old": drafts[-1], "new": drafts[0]}).json()
    assert (told["old"], told["new"]) == (drafts[0], drafts[-1])
    assert {link["kind"] for link in told["links"]} > {"unchanged"} or told["links"]
    step = api.get(f"{API}/compare", params={"old": drafts[0], "new": drafts[1]}).json()["links"]
    listed = every(api, "links", older=drafts[0], newer=drafts[1], limit=500)
    assert sorted(link["id"] for link in step) == sorted(link["id"] for link in listed)


def test_an_actor_is_told_whole(api: TestClient) -> None:
    speaks = max(every(api, "actors", limit=500), key=lambda row: row["interventions"])
    told = api.get(f"{API}/actors/{speaks['id']}").json()
    assert len(told["turns"]) == speaks["interventions"]
    assert len(told["held"]) == speaks["arguments"]
    assert len(told["stands"]) == speaks["positions"]


def test_an_original_is_what_was_added_and_is_only_saved(api: TestClient) -> None:
    for row in every(api, "sources"):
        answer = api.get(f"{API}/sources/{row['id']}/original")
        assert sha256(answer.content).hexdigest() == row["sha256"]
        assert answer.headers["content-disposition"].startswith("attachment")
        assert answer.headers["content-type"] == "application/octet-stream"
        assert "sandbox" in answer.headers["content-security-policy"]


def test_questions_are_answered_as_on_the_command_line(api: TestClient, workspace: Path) -> None:
    asked = "who opposed paragraph 3?"
    told = api.get(f"{API}/ask", params={"q": asked, "as_of": "2026-01-01"}).json()
    printed = CliRunner().invoke(travaux, ["ask", str(workspace), asked, "--as-of", "2026-01-01", "--json"])
    assert told == json.loads(printed.output)
    assert told["answers"]


def test_every_example_is_of_its_shape(api: TestClient) -> None:
    document = api.get(f"{API}/openapi.json").json()
    shapes = document["components"]["schemas"]
    shown = [name for name, shape in shapes.items() if "examples" in shape]
    assert len(shown) > 20
    for name in shown:
        schema = {"$ref": f"#/components/schemas/{name}", "components": document["components"]}
        for example in shapes[name]["examples"]:
            jsonschema.validate(example, schema)


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
        ("/sources?sort=date", 422),
        ("/health?verbose=1", 422),
        ("/compare?old=none&new=none", 404),
        ("/terms", 422),
        ("/ask?q=", 422),
        ("/actors/none", 404),
        ("/bulk/rumours.csv", 422),
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
    assert [answer.headers["ratelimit-remaining"] for answer in answers[:4]] == ["2", "1", "0", "0"]
    assert {answer.headers["ratelimit-limit"] for answer in answers} == {"3"}
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
        for what in (*KINDS, "findings", "reviews"):
            told = json.dumps(every(public, what, limit=500))
            assert not any(row["id"] in told for row in hidden), what
            if what in KINDS:
                streamed = public.get(f"{API}/bulk/{what}.csv").text
                assert not any(row["id"] in streamed for row in hidden), what
        assert every(public, "log") == []
        for row in hidden:
            assert public.get(f"{API}/sources/{row['id']}").status_code == 404
            assert public.get(f"{API}/sources/{row['id']}/text").status_code == 404
        assert public.post(f"{API}/runs").status_code == 404
        sent = public.post(f"{API}/uploads", files={"files": ("a.txt", b"words")})
        assert sent.status_code == 404
        assert public.post("/add/", files={"files": ("a.txt", b"words")}).status_code == 404


def test_what_is_said_of_a_source_changes_for_whoever_has_seen_it(api: TestClient) -> None:
    (row, *_) = every(api, "sources", kind="letter")
    at = f"{API}/sources/{row['id']}"
    seen = api.get(at).headers["etag"]
    said = {"visibility": "private", "author": None, "title": "A letter"}
    assert api.patch(at, json=said).status_code == 428
    kept = api.patch(at, json=said, headers={"if-match": seen})
    assert kept.status_code == 200
    assert (kept.json()["visibility"], kept.json()["author"], kept.json()["title"]) == (
        "private",
        None,
        "A letter",
    )
    assert api.patch(at, json=said, headers={"if-match": seen}).status_code == 412
    fresh = {"if-match": kept.headers["etag"]}
    for wrong in ({"visibility": "secret"}, {"kind": None}, {"rumour": "x"}, {"date": "tomorrow"}):
        assert api.patch(at, json=wrong, headers=fresh).status_code in (400, 422), wrong
    assert api.get(at).json() == kept.json()
    entry = every(api, "log", limit=500)[-1]
    assert (entry["action"], entry["subject"]) == ("update", row["id"])


def test_a_note_and_a_step_are_set_down_and_taken_back(api: TestClient) -> None:
    duty = every(api, "commitments")[0]
    at = f"{API}/commitments/{duty['id']}"
    seen = {"if-match": api.get(at).headers["etag"]}
    said = {"status": "in progress", "evidence": "the second report", "dated": "2026-01-10"}
    kept = api.post(f"{at}/notes", json=said, headers=seen)
    assert (kept.status_code, kept.json()["status"]) == (201, "in progress")
    assert api.post(f"{at}/notes", json=said, headers=seen).status_code == 412
    assert api.post(f"{at}/notes", json={}, headers={"if-match": kept.headers["etag"]}).status_code == 400
    step = {"kind": "amendment", "date": "2025-07-09", "by": ["Emberley"], "paragraphs": "3, 7-8"}
    down = api.post(f"{API}/steps", json=step)
    assert down.status_code == 201
    assert down.json()["paragraphs"] == ["3", "7", "8"]
    assert down.json()["by_hand"]
    where, tag = down.headers["location"], {"if-match": down.headers["etag"]}
    assert api.delete(where).status_code == 428
    assert api.delete(where, headers=tag).status_code == 204
    assert api.get(where).status_code == 404
    told = next(row for row in every(api, "steps", limit=500) if not row["by_hand"])
    at = f"{API}/steps/{told['id']}"
    assert api.delete(at, headers={"if-match": "*"}).status_code == 412
    assert api.delete(at, headers={"if-match": api.get(at).headers["etag"]}).status_code == 404


def test_nobody_writes_as_the_public(workspace: Path) -> None:
    with TestClient(create_app(workspace, viewer=Viewer.PUBLIC)) as public:
        paths = public.get(f"{API}/openapi.json").json()["paths"]
        writes = [(m, p) for p, told in paths.items() for m in told if m not in ("get", "head")]
        assert len(writes) > 6
        source = every(public, "sources")[0]["id"]
        filled = {"source": source, "commitment": every(public, "commitments")[0]["id"]}
        for method, path in writes:
            where = path.format_map(filled | dict.fromkeys(("step", "kind", "subject", "finding"), "x"))
            body: dict[str, Any] = {"json": {}}
            if path.endswith("uploads"):
                body = {"files": {"files": ("a.txt", b"words")}}
            elif path.endswith(("steps", "reviews")):
                body = {"json": {"kind": "vote"} if path.endswith("steps") else {"verdict": "confirm"}}
            answer = public.request(method, where, headers={"if-match": "*"}, **body)
            assert answer.status_code == 404, (method, path, answer.text)
