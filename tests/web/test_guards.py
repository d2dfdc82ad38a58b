"""What must not get in: other hosts, other origins, readers without the token; and what pages may load."""

from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from travaux.errors import UsageError
from travaux.web.app import create_app
from travaux.web.guards import Admission
from travaux.web.serving import admitted


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
    assert admitted("0.0.0.0", allow_remote=True, token=None).token
    assert admitted("127.0.0.1", allow_remote=False, token=None).token is None
