"""What must not get in: other hosts, other origins, readers without the token; and what pages may load."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from starlette.responses import PlainTextResponse
from starlette.types import Receive, Scope, Send

from travaux.errors import UsageError
from travaux.web.app import create_app
from travaux.web.guards import Admission
from travaux.web.limits import address_of
from travaux.web.serving import admitted, configured

PAGE = {"accept": "text/html"}


def test_a_host_name_that_is_not_ours_gets_nothing(client: TestClient) -> None:
    assert client.get("/", headers={"host": "evil.example:8000"}).status_code == 421


@pytest.mark.parametrize("host", ["localhost:8000", "127.0.0.1:9", "[::1]:8000", "LOCALHOST"])
def test_our_own_names_are_answered(client: TestClient, host: str) -> None:
    assert client.get("/api/v1/health", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "headers", [{"origin": "https://evil.example"}, {"sec-fetch-site": "cross-site"}, {"origin": "null"}]
)
def test_a_write_from_another_site_is_refused(client: TestClient, headers: dict[str, str]) -> None:
    assert client.post("/", headers=headers).status_code == 403


def test_pages_say_what_they_may_load(client: TestClient) -> None:
    policy = client.get("/").headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_where_there_is_a_token_only_its_holder_reads(workspace: Path) -> None:
    with TestClient(create_app(workspace, admission=Admission(token="correct horse"))) as client:
        assert client.get("/").status_code == 401
        assert client.get("/", headers={"authorization": "Bearer wrong"}).status_code == 401
        assert client.get("/", headers={"authorization": "Bearer correct horse"}).status_code == 200


def test_other_machines_are_let_in_only_on_purpose_and_with_a_token() -> None:
    with pytest.raises(UsageError, match="--allow-remote"):
        admitted("0.0.0.0", allow_remote=False, token=None)
    remote = admitted("0.0.0.0", allow_remote=True, token=None)
    assert len(remote.token or "") >= 16
    assert remote.hosts is None
    with pytest.raises(UsageError, match="at least 16"):
        admitted("0.0.0.0", allow_remote=True, token="guess me")
    assert admitted("127.0.0.1", allow_remote=False, token=None).token is None


TOKEN = "correct horse battery"


@pytest.fixture
def remote(workspace: Path) -> Iterator[TestClient]:
    app = create_app(workspace, admission=Admission(None, TOKEN))
    with TestClient(app, base_url="http://reading.example:8000", follow_redirects=False) as client:
        yield client


def test_no_server_answers_to_any_name_without_a_token() -> None:
    with pytest.raises(ValueError, match="token"):
        Admission(None)


def test_people_come_in_by_a_page_that_tells_nothing_of_the_record(remote: TestClient) -> None:
    page = remote.get("/", headers=PAGE)
    assert page.status_code == 401
    assert "Quellmar" not in page.text
    assert 'name="token"' in page.text
    assert remote.get("/static/page.css").status_code == 200
    wrong = remote.post("/enter/", data={"token": "x"}, headers=PAGE)
    assert (wrong.status_code, "not right" in wrong.text) == (401, True)
    came = remote.post("/enter/", data={"token": TOKEN}, headers=PAGE)
    assert (came.status_code, came.headers["location"]) == (303, "/")
    kept = came.headers["set-cookie"].lower()
    assert "httponly" in kept
    assert "samesite=strict" in kept
    assert remote.get("/", headers=PAGE).status_code == 200


def test_a_token_cannot_be_guessed_at_leisure(remote: TestClient) -> None:
    tries = [remote.get("/", headers={"authorization": f"Bearer {n}"}).status_code for n in range(14)]
    assert tries == [401] * 10 + [429] * 4
    assert remote.get("/", headers={"authorization": f"Bearer {TOKEN}"}).status_code == 200


def test_another_site_cannot_sign_anybody_in(remote: TestClient) -> None:
    answer = remote.post("/enter/", data={"token": TOKEN}, headers={"origin": "https://evil.example"})
    assert answer.status_code == 403


def test_a_defect_of_ours_tells_nothing_and_is_as_guarded(workspace: Path) -> None:
    app = create_app(workspace)

    def broken() -> None:
        raise RuntimeError("a secret of the inside")

    app.add_api_route("/api/v1/broken", broken)
    with TestClient(app, raise_server_exceptions=False) as client:
        answer = client.get("/api/v1/broken")
    assert answer.status_code == 500
    assert answer.headers["content-type"] == "application/problem+json"
    assert "secret" not in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]


@pytest.mark.parametrize("origin", ["http://[", "http://[::1", "https://]", "http://[v1.x"])
def test_an_origin_that_is_none_is_refused_as_such(client: TestClient, origin: str) -> None:
    for path in ("/", "/work/", "/api/v1/runs"):
        assert client.post(path, headers={"origin": origin}).status_code == 400


@pytest.mark.parametrize("path", ["/", "/sources/", "/api/v1/record", "/static/page.css", "/nowhere/"])
def test_head_is_answered_as_get_without_a_body(client: TestClient, path: str) -> None:
    head, get = client.head(path), client.get(path)
    assert (head.status_code, head.content) == (get.status_code, b"")
    assert head.headers["content-type"] == get.headers["content-type"]
    assert head.headers["content-length"] == get.headers["content-length"]


def test_where_people_have_accounts_the_server_asks_for_no_token() -> None:
    assert admitted("127.0.0.1", allow_remote=False, token=None, people=True).people
    assert admitted("0.0.0.0", allow_remote=True, token=None, people=True).token is None
    with pytest.raises(UsageError, match="need no token"):
        admitted("127.0.0.1", allow_remote=False, token=TOKEN, people=True)


@pytest.mark.parametrize(
    ("at", "host"), [("https://record.example.org", "record.example.org"), ("http://[::2]:8000", "[::2]")]
)
def test_a_server_answers_to_the_address_that_people_know(at: str, host: str) -> None:
    hosts = admitted("0.0.0.0", allow_remote=True, token=None, people=True, at=at).hosts
    assert hosts is not None
    assert host in hosts
    assert "evil.example" not in hosts


@pytest.mark.parametrize("at", ["record.example.org", "ftp://record.example.org", "https://", "https://["])
def test_an_address_that_is_none_is_refused(at: str) -> None:
    with pytest.raises(UsageError, match="no address"):
        admitted("127.0.0.1", allow_remote=False, token=None, at=at)


@pytest.mark.parametrize(
    ("proxies", "asks", "said", "seen"),
    [
        ((), "127.0.0.1", "198.51.100.7", "127.0.0.1"),
        ((), "203.0.113.9", "198.51.100.7", "203.0.113.9"),
        (("10.0.0.2",), "10.0.0.2", "198.51.100.7", "198.51.100.7"),
        (("10.0.0.2",), "10.0.0.2", "6.6.6.6, 198.51.100.7", "198.51.100.7"),
        (("10.0.0.2",), "203.0.113.9", "198.51.100.7", "203.0.113.9"),
    ],
)
def test_who_asks_is_believed_of_a_declared_proxy_alone(
    proxies: tuple[str, ...], asks: str, said: str, seen: str
) -> None:
    found: list[str] = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        found.append(address_of(scope))
        await PlainTextResponse("")(scope, receive, send)

    config = configured(app, proxies)
    config.load()
    client = TestClient(config.loaded_app, client=(asks, 5000))
    client.get("/", headers={"x-forwarded-for": said})
    assert found == [seen]
