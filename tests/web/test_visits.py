"""What the home page knows of a reader's last visit."""

from datetime import UTC, datetime, timedelta

from fastapi.testclient import TestClient
from lxml import html

from travaux.web.visits import COOKIE, visits

MONDAY = datetime(2025, 3, 3, 9, tzinfo=UTC)


def test_a_first_visit_has_none_before_it() -> None:
    since, cookie = visits(None, MONDAY)
    assert since is None
    assert visits(cookie, MONDAY + timedelta(minutes=5))[0] is None


def test_a_later_visit_knows_when_the_one_before_ended() -> None:
    _, cookie = visits(None, MONDAY)
    _, cookie = visits(cookie, MONDAY + timedelta(minutes=20))
    since, cookie = visits(cookie, MONDAY + timedelta(days=2))
    assert since == "2025-03-03T09:20:00+00:00"
    assert visits(cookie, MONDAY + timedelta(days=2, minutes=3))[0] == since


def test_a_cookie_that_makes_no_sense_is_none() -> None:
    for cookie in ("", "|", "yesterday|today", "2025-03-03|2025-03-03", "\x00|" * 50):
        assert visits(cookie, MONDAY)[0] is None


def test_home_tells_what_was_added_since(client: TestClient) -> None:
    assert "last visit" not in client.get("/").text
    client.cookies.clear()
    page = client.get("/", headers={"cookie": f"{COOKIE}=|2020-01-01T00:00:00+00:00"}).text
    assert "Since your last visit, 1 January 2020" in page
    (news,) = html.fromstring(page).xpath("//section[@class='since']")
    assert news.xpath(".//a[contains(@href, '/compare/')]")  # a new version, and what changed in it
    assert "arguments" in news.text_content()  # a meeting, and what was found in it
