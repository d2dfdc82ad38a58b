"""The sound of a meeting: served by ranges to whoever may see it, played from words and citations."""

import re
from collections.abc import Iterator
from datetime import date
from importlib.resources import as_file
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from playwright.sync_api import Browser, Page, expect

from tests.web.browser import CHROMIUM, MISSING, SIZES, served
from travaux.commands.adding import add
from travaux.commands.describing import describe
from travaux.commands.manifest import read_manifest
from travaux.commands.running import run
from travaux.commands.workspace import adopt, create
from travaux.domain.sources import Viewer
from travaux.example import folder as shipped
from travaux.formats.transcripts import read_transcript
from travaux.store.workspace import open_workspace
from travaux.views.snapshot import Snapshots
from travaux.web.app import create_app
from travaux.web.publishing import publish


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace that holds the example's recording alone, and a later text without sound."""
    folder = tmp_path_factory.mktemp("hall")
    create(folder, "Hall", "none", None)
    (folder / "note.txt").write_text("Note\n\n1. The meeting of Friday was recorded.\n")
    with as_file(shipped()) as files:
        workspace = adopt(open_workspace(folder), read_manifest(files / "negotiation.toml"))
        listed = read_manifest(files / "recording" / "recording.toml").files
        note = (folder / "note.txt", {"kind": "report", "date": date(2025, 9, 27)})
        added = list(add(workspace, [*((each.path, each.said) for each in listed), note], "Ana"))
        assert [each.error for each in added] == [None, None]
    assert run(workspace, "Ana").failures == ()
    return folder


@pytest.fixture(scope="module")
def meeting(hall: Path) -> str:
    sources = Snapshots(open_workspace(hall), Viewer.KEEPER).now().sources.values()
    return next(each.id for each in sources if each.facts.sound)


@pytest.fixture(scope="module")
def note(hall: Path) -> str:
    sources = Snapshots(open_workspace(hall), Viewer.KEEPER).now().sources.values()
    return next(each.id for each in sources if not each.facts.sound)


@pytest.fixture
def client(hall: Path) -> Iterator[TestClient]:
    with TestClient(create_app(hall)) as client:
        yield client


@pytest.fixture(scope="module")
def sound() -> bytes:
    return (shipped() / "recording" / "2025-09-26-informal-consultation.opus").read_bytes()


@pytest.mark.parametrize("path", ["/media/{}", "/api/v1/sources/{}/media"])
def test_sound_is_served_whole_and_by_ranges(
    client: TestClient, meeting: str, sound: bytes, path: str
) -> None:
    address = path.format(meeting)
    whole = client.get(address)
    assert (whole.status_code, whole.content == sound) == (200, True)
    assert whole.headers["content-type"] == "audio/ogg"
    assert whole.headers["accept-ranges"] == "bytes"
    part = client.get(address, headers={"Range": "bytes=100-199"})
    assert (part.status_code, part.content) == (206, sound[100:200])
    assert part.headers["content-range"] == f"bytes 100-199/{len(sound)}"
    last = client.get(address, headers={"Range": "bytes=-10"})
    assert (last.status_code, last.content) == (206, sound[-10:])
    beyond = client.get(address, headers={"Range": f"bytes={len(sound)}-"})
    assert beyond.status_code == 416


def test_what_has_no_sound_or_is_not_there_is_not_found(client: TestClient, note: str) -> None:
    for address in (f"/media/{note}", f"/media/{note}/words", "/media/none", "/media/none/words"):
        assert client.get(address).status_code == 404


def test_the_public_hears_nothing_private(hall: Path, meeting: str) -> None:
    with TestClient(create_app(hall, viewer=Viewer.PUBLIC)) as public:
        assert public.get(f"/media/{meeting}").status_code == 200  # the example's is public
    workspace = open_workspace(hall)
    seen = Snapshots(workspace, Viewer.KEEPER).now().source(meeting)
    describe(workspace, seen, {"visibility": "private"}, "Ana")
    try:
        with TestClient(create_app(hall, viewer=Viewer.PUBLIC)) as public:
            assert public.get(f"/media/{meeting}").status_code == 404
            assert public.get(f"/media/{meeting}/words").status_code == 404
    finally:
        now = Snapshots(workspace, Viewer.KEEPER).now().source(meeting)
        describe(workspace, now, {"visibility": "public"}, "Ana")


def test_words_come_by_the_stretch_in_order_of_time(client: TestClient, meeting: str) -> None:
    first = client.get(f"/media/{meeting}/words", params={"from": 0, "until": 30_000}).json()["words"]
    next_ = client.get(f"/media/{meeting}/words", params={"from": 30_000, "until": 60_000}).json()["words"]
    assert first
    assert next_
    assert all(word[2] < 30_000 for word in first)
    assert all(30_000 <= word[2] < 60_000 for word in next_)
    long = client.get(f"/media/{meeting}/words", params={"from": 0, "until": 2**40}).json()
    assert long["until"] == 600_000  # no answer holds three hours
    text = client.get(f"/api/v1/sources/{meeting}/text").json()["text"]
    assert text[first[0][0] : first[0][1]] == "Good"
    assert client.get(f"/media/{meeting}/words", params={"from": -1}).status_code == 422


def test_a_meeting_can_be_heard_without_a_script(client: TestClient, meeting: str) -> None:
    page = client.get(f"/meetings/{meeting}/").text
    assert f'<audio controls preload="metadata" src="/media/{meeting}"></audio>' in page
    played = re.findall(rf'<a class="play" href="/media/{meeting}#t=([\d.]+)"', page)
    assert len(played) > 10
    assert all(float(seconds) < 300 for seconds in played)
    assert "media-src 'self'" in client.get("/").headers["content-security-policy"]


def test_captions_are_downloaded_and_read_back_with_times_and_speakers(
    client: TestClient, meeting: str, tmp_path: Path
) -> None:
    page = client.get(f"/meetings/{meeting}/").text
    for form, media_type in (("vtt", "text/vtt"), ("srt", "application/x-subrip")):
        assert f'href="/meetings/{meeting}/captions.{form}"' in page
        answer = client.get(f"/meetings/{meeting}/captions.{form}")
        assert answer.headers["content-type"].startswith(media_type)
        file = tmp_path / f"talk.{form}"
        file.write_bytes(answer.content)
        read = read_transcript(file)
        assert {"Chair", "Concord Fund for Early Warning"} <= {turn.label for turn in read.turns}
        nobodys = read.source.text.index("Statements are limited")
        assert all(turn.label != "Chair" for turn in read.turns if turn.start <= nobodys < turn.end)
        assert read.source.times[0].start_ms < 1500
        assert read.source.times[-1].end_ms > 150_000
        assert "(?)" in read.source.text  # what was not heard surely


def test_a_published_site_has_captions_and_no_sound(hall: Path, meeting: str, tmp_path: Path) -> None:
    publish(hall, tmp_path / "site")
    home = tmp_path / "site" / "meetings" / meeting
    assert (home / "captions.vtt").read_text().startswith("WEBVTT")
    page = (home / "index.html").read_text()
    assert "<audio" not in page
    assert 'class="play"' not in page
    assert not list((tmp_path / "site").rglob("*.opus"))
    assert not (tmp_path / "site" / "media").exists()


@pytest.fixture(scope="module")
def heard_at(hall: Path) -> Iterator[str]:
    with served(hall) as address:
        yield address


@pytest.fixture(params=SIZES)
def room(request: pytest.FixtureRequest, browser: Browser, heard_at: str, meeting: str) -> Iterator[Page]:
    width, height = SIZES[request.param]
    context = browser.new_context(base_url=heard_at, viewport={"width": width, "height": height})
    page = context.new_page()
    page.goto(f"/meetings/{meeting}/")
    yield page
    context.close()


def seconds(page: Page) -> float:
    return float(page.evaluate("document.querySelector('#player audio').currentTime"))


PLAYS = "() => { const a = document.querySelector('#player audio'); return !a.paused && a.currentTime > %s }"


def to_the_transcript(room: Page) -> None:
    """Show the transcript where it is one of two tabs; on a wide screen it is there beside the report."""
    tab = room.locator("fieldset.tabs label", has_text="Transcript")
    if tab.is_visible():
        tab.click()
        room.evaluate("document.activeElement.blur()")  # keys are the player's where no control has them


@pytest.mark.skipif(CHROMIUM is None, reason=MISSING)
def test_a_citation_plays_and_the_words_follow(room: Page) -> None:
    to_the_transcript(room)
    play = room.locator("#arguments a.play, #transcript h3 a.play").last
    at = float((play.get_attribute("href") or "").partition("#t=")[2])
    assert at > 60
    play.evaluate("link => link.click()")
    room.wait_for_function(PLAYS % (at + 0.3), timeout=8000)
    assert seconds(room) < at + 8
    room.wait_for_selector(".turn.speaking")
    assert room.evaluate("CSS.highlights.get('spoken').size") == 1
    assert room.evaluate("CSS.highlights.get('unsure').size") > 3
    room.keyboard.press("Space")
    assert room.evaluate("document.querySelector('#player audio').paused")
    stopped = seconds(room)
    room.keyboard.press("ArrowLeft")
    assert seconds(room) == pytest.approx(stopped - 5, abs=0.2)


@pytest.mark.skipif(CHROMIUM is None, reason=MISSING)
def test_a_word_that_is_clicked_is_heard(room: Page, client: TestClient, meeting: str) -> None:
    words = client.get(f"/media/{meeting}/words", params={"until": 600_000}).json()["words"]
    text = client.get(f"/api/v1/sources/{meeting}/text").json()["text"]
    wanted = next(word for word in words if text[word[0] : word[1]].startswith("facility"))
    to_the_transcript(room)
    quote = room.locator("#transcript blockquote", has_text="facility").first
    quote.scroll_into_view_if_needed()
    box = quote.evaluate(
        """quote => { const walker = document.createTreeWalker(quote, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) { const at = walker.currentNode.data.indexOf('facility');
          if (at >= 0) { const range = document.createRange(); range.setStart(walker.currentNode, at + 2);
            range.setEnd(walker.currentNode, at + 4); const b = range.getBoundingClientRect();
            return [b.x + b.width / 2, b.y + b.height / 2]; } } }"""
    )
    room.mouse.click(*box)
    room.wait_for_function(PLAYS % (wanted[2] / 1000 - 0.05), timeout=8000)
    assert seconds(room) < wanted[2] / 1000 + 4


@pytest.mark.skipif(CHROMIUM is None, reason=MISSING)
def test_a_speaker_is_corrected_while_listening(room: Page) -> None:
    room.locator("#transcript h3 a.play").first.evaluate("link => link.click()")
    correct = room.locator("#player .works a")
    expect(correct).to_be_visible(timeout=8000)
    assert "/review/intervention/" in (correct.get_attribute("href") or "")
    with room.expect_navigation(url="**/review/intervention/**"):
        correct.evaluate("link => link.click()")
    expect(room.locator("form").filter(has=room.locator("[name=actor]"))).to_be_visible()


@pytest.mark.skipif(CHROMIUM is None, reason=MISSING)
def test_the_player_fits_its_page(room: Page) -> None:
    room.locator("#transcript h3 a.play").first.evaluate("link => link.click()")
    room.wait_for_selector("#player.docked")
    assert room.evaluate("document.documentElement.scrollWidth <= innerWidth")
