"""What hostile people try first (OWASP), each tried here."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from lxml import html

from travaux.commands.adding import add
from travaux.commands.running import run
from travaux.commands.workspace import create
from travaux.domain.sources import Viewer
from travaux.views.workspace import opened
from travaux.web.app import create_app
from travaux.web.guards import MAX_UPLOAD_BYTES

PAGE = {"accept": "text/html"}
EVIL = """Harbour talks <script>alert(1)</script>

NORWAY <img src=x onerror=alert(2)>: We propose to abolish the toll, because {{ 7 * 7 }} small boats pay it.

GHANA: We support the abolition of the toll. <script>alert(3)</script> "><svg onload=alert(4)>
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("hostile")
    (home / "evil<b>.txt").write_text(EVIL, encoding="utf-8")
    create(home / "ws", "Talks {{ 6 * 7 }} <script>alert(5)</script>")
    with opened(home / "ws") as workspace:
        said = {
            "kind": "transcript",
            "title": "<script>alert(6)</script>{{ config }}",
            "author": "\r\nX-Evil: 1",
        }
        assert [item.status for item in add(workspace, [(home / "evil<b>.txt", said)], "Ada")] == ["added"]
        run(workspace, "Ada")
    return home / "ws"


@pytest.fixture
def site(folder: Path) -> Iterator[TestClient]:
    with TestClient(create_app(folder), follow_redirects=False) as client:
        yield client


def pages(site: TestClient) -> list[str]:
    (source,) = site.get("/api/v1/sources?kind=transcript").json()["items"]
    found = source["id"]
    queue = html.fromstring(site.get("/review/", headers=PAGE).text).xpath("//ol[@class='queue']/li/a/@href")
    return [
        "/",
        "/meetings/",
        f"/meetings/{found}/",
        f"/sources/{found}/",
        "/review/",
        "/review/log/",
        *queue[:3],
    ]


def test_a_script_in_a_transcript_stays_words(site: TestClient) -> None:
    for path in pages(site):
        answer = site.get(path, headers=PAGE)
        root = html.fromstring(answer.text)
        assert root.xpath("//script[not(@src)] | //@onerror | //@onload | //main//svg[@onload]") == [], path
        assert root.xpath("//script[not(starts-with(@src, '/static/'))]") == [], path


def test_what_looks_like_a_template_stays_words(site: TestClient) -> None:
    for path in pages(site):
        text = site.get(path, headers=PAGE).text
        assert "Talks {{ 6 * 7 }}" in text, path
        assert "Talks 42" not in text, path


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
@pytest.mark.parametrize("path", ["/work/", "/add/", "/review/a/b/c/", "/api/v1/runs", "/api/v1/uploads"])
def test_another_site_can_write_nowhere(site: TestClient, path: str, headers: dict[str, str]) -> None:
    assert site.post(path, headers=headers).status_code == 403


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:80", ""])
def test_another_name_for_this_machine_gets_nothing(site: TestClient, host: str) -> None:
    assert site.get("/api/v1/sources", headers={"host": host}).status_code == 421


def test_no_page_allows_a_script_of_its_own(site: TestClient) -> None:
    for path in [*pages(site), "/nowhere/", "/api/v1/nothing"]:
        policy = site.get(path, headers=PAGE).headers["content-security-policy"]
        assert "script-src 'self';" in policy
        assert "unsafe" not in policy


@pytest.mark.parametrize("length", [str(MAX_UPLOAD_BYTES + 1), "9" * 30, "-1", "x"])
def test_a_body_over_the_limit_is_refused_unread(site: TestClient, length: str) -> None:
    answer = site.post("/api/v1/uploads", headers={"content-length": length}, content=b"")
    assert answer.status_code == 413


def test_a_body_of_unknown_length_is_refused(site: TestClient) -> None:
    assert site.post("/api/v1/uploads", content=iter([b"x"])).status_code == 411


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py",
        "/static/%2e%2e/app.py",
        "/static/..%2f..%2ferrors.py",
        "/sources/..%2f..%2ftravaux.toml/",
        "/api/v1/sources/..%2F..%2Frecord.sqlite",
        "/api/v1/sources/%2e%2e/text",
        "/meetings/%00/",
    ],
)
def test_no_path_leads_out(site: TestClient, path: str) -> None:
    answer = site.get(path)
    assert answer.status_code in (404, 400)
    assert "import" not in answer.text


@pytest.mark.parametrize("name", ["../../../escape.txt", "/etc/escape.txt", "..\\escape.txt", "a\x00.txt"])
def test_a_name_of_a_file_is_no_path(folder: Path, site: TestClient, name: str) -> None:
    words = f"Letter\n\n1. We ask for daily readings, as {name!r} would.\n".encode()
    answer = site.post("/api/v1/uploads", files={"files": (name, words)}, data={"kind": "letter"})
    assert answer.status_code in (201, 422)
    assert not list(folder.parent.rglob("escape.txt"))
    for kept in (folder / "originals").rglob("*"):
        assert kept.resolve().is_relative_to(folder.resolve())


def test_no_address_of_ours_sends_people_elsewhere(site: TestClient) -> None:
    for path in (
        "//evil.example/",
        "/\\evil.example/",
        "/meetings?next=//evil.example",
        "/review//evil.example/x",
    ):
        answer = site.get(path)
        location = answer.headers.get("location", "")
        assert "evil.example" not in location.partition("?")[0].removeprefix("http://testserver"), path
    sent = site.post("/work/", data={"next": "https://evil.example/"})
    assert sent.headers["location"] == "/work/"


def test_no_value_becomes_a_header(site: TestClient) -> None:
    for path in ("/?lang=en%0d%0aX-Evil:1", "/search/?q=%0d%0aX-Evil:1", "/api/v1/sources/%0d%0aX-Evil:1"):
        assert "x-evil" not in site.get(path).headers
    for path in pages(site):
        assert "x-evil" not in site.get(path, headers=PAGE).headers


def test_an_error_tells_nothing_of_the_machine(folder: Path, site: TestClient) -> None:
    for path in ("/api/v1/sources/none", "/sources/none/", "/api/v1/sources?cursor=%00"):
        assert str(folder) not in site.get(path, headers=PAGE).text


def test_the_public_may_review_nothing(folder: Path) -> None:
    with TestClient(create_app(folder, viewer=Viewer.PUBLIC)) as public:
        name = public.get("/api/v1/findings?every=true").json()["items"][0]["finding"]
        refused = public.post(f"/review/{name}/", data={"version": "0", "verdict": "confirm"})
        assert refused.status_code == 404


def test_only_files_may_be_large(site: TestClient) -> None:
    words = {"reason": "a" * 2_000_000, "verdict": "confirm", "version": "0"}
    assert site.post("/review/a/b/c/", data=words).status_code == 413
    assert site.post("/api/v1/steps", json={"kind": "vote", "what": "a" * 2_000_000}).status_code == 413


@pytest.mark.parametrize(
    "body",
    ["[" * 200_000, '{"a":' * 100_000, "{", "null", "[]", '"x"', "\x00", "9" * 5000, "\ufeff{}", "NaN"],
)
def test_no_json_brings_it_down(site: TestClient, body: str) -> None:
    (source,) = site.get("/api/v1/sources?kind=transcript").json()["items"]
    for method, path in (
        ("POST", "/api/v1/steps"),
        ("PATCH", f"/api/v1/sources/{source['id']}"),
        ("POST", "/api/v1/findings/a/b/c/reviews"),
    ):
        headers = {"content-type": "application/json"}
        answer = site.request(method, path, content=body.encode(), headers=headers)
        assert answer.status_code in (400, 404, 422, 428), (path, answer.text[:200])
        assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("kind", ["text/plain", "application/xml", "application/x-www-form-urlencoded", ""])
def test_a_body_of_another_kind_is_refused_by_name(site: TestClient, kind: str) -> None:
    answer = site.post("/api/v1/steps", content=b'{"kind": "vote"}', headers={"content-type": kind})
    assert answer.status_code == 415
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    "query",
    ["a" * 40_000, "a* OR " * 2000, '"' * 999, "(" * 2000, "NEAR(" * 300, "\x00", "actor:" * 500, "*"],
)
def test_no_query_brings_it_down(site: TestClient, query: str) -> None:
    for path in ("/search/", "/ask/", "/api/v1/search", "/api/v1/ask", "/api/v1/complete"):
        name = "start" if path.endswith("complete") else "q"
        answer = site.get(path, params={name: query}, headers=PAGE)
        assert answer.status_code in (200, 400, 404, 422), (path, answer.text[:200])


BOMB = b"0" * (64 * 1024 * 1024)


@pytest.mark.parametrize("name", ["bomb.docx", "bomb.pdf", "bomb.html", "bomb.vtt"])
def test_a_bomb_is_refused_and_leaves_nothing(folder: Path, site: TestClient, name: str) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        for part in range(8):
            archive.writestr(f"word/document{part or ''}.xml", BOMB)
    before = originals(folder)
    answer = site.post("/api/v1/uploads", files={"files": (name, packed.getvalue())})
    assert answer.status_code == 201
    (told,) = answer.json()["files"]
    assert told["status"] == "failed"
    assert name in told["error"]
    assert originals(folder) == before


def originals(folder: Path) -> set[Path]:
    return {path for path in (folder / "originals").rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    "name",
    [
        'a"; filename="evil.exe.txt',
        "a\r\nX-Evil: 1.txt",
        "сводка — отчёт.txt",
        "ملخص.txt",
        "%0d%0aX-Evil: 1.txt",
    ],
)
def test_a_name_goes_out_as_a_name(site: TestClient, name: str) -> None:
    words = f"Letter to the Chair\n\n1. We ask for readings as {name!r} would.\n".encode()
    answer = site.post("/api/v1/uploads", files={"files": (name, words)}, data={"kind": "letter"})
    assert answer.status_code in (201, 422)
    for row in site.get("/api/v1/sources?kind=letter&limit=500").json()["items"]:
        saved = site.get(f"/api/v1/sources/{row['id']}/original")
        assert "x-evil" not in saved.headers
        assert saved.headers["content-disposition"].startswith("attachment; filename")
        assert saved.headers["content-disposition"].count('"') in (0, 2)


MARKUP = '"><script>alert(1)</script>{{ 7 * 7 }}<img src=x onerror=alert(2)>'


def test_what_people_write_stays_words(site: TestClient) -> None:
    (row,) = site.get("/api/v1/sources?kind=transcript").json()["items"]
    at = f"/api/v1/sources/{row['id']}"
    seen = {"if-match": site.get(at).headers["etag"]}
    kept = site.patch(at, json={"title": MARKUP, "author": MARKUP, "body": MARKUP}, headers=seen)
    assert kept.json()["title"] == MARKUP
    name = site.get("/api/v1/findings?every=true").json()["items"][0]["finding"]
    where = f"/api/v1/findings/{name}"
    said = {"verdict": "confirm", "reason": MARKUP}
    site.post(where + "/reviews", json=said, headers={"if-match": site.get(where).headers["etag"]})
    step = {"kind": "vote", "what": MARKUP, "by": [MARKUP], "date": "2025-01-02"}
    assert site.post("/api/v1/steps", json=step).status_code == 201
    for path in (*pages(site), f"/review/{name}/", "/procedure/", f"/sources/{row['id']}/facts/"):
        root = html.fromstring(site.get(path, headers=PAGE).text)
        assert root.xpath("//script[not(@src)] | //@onerror | //img[@src='x']") == [], path
    undone = {"if-match": site.get(at).headers["etag"]}
    assert (
        site.patch(at, json={"title": "<script>alert(6)</script>{{ config }}"}, headers=undone).status_code
        == 200
    )
