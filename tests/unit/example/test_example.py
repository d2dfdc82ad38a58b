"""The example hangs together: its files, their times, their numbers and the truth written beside them."""

import re
import tomllib
import zipfile

import pypdfium2
import pytest

from tests.unit.example.manifest import ExampleFile, list_files
from travaux.example import folder

FILES = list_files()
KINDS = {"agreed", "transcript", "draft", "input", "report", "letter"}
REAL_STATES = re.compile(
    r"\b(?:France|Germany|China|India|Brazil|Japan|Canada|Mexico|Egypt|Nigeria|Kenya|Iran|Iraq|Russia|Israel"
    r"|Norway|Sweden|Switzerland|Cuba|Fiji|Ethiopia|Pakistan|Indonesia|Australia|Senegal|Ukraine|Türkiye"
    r"|United States|United Kingdom|United Nations|European Union|UNESCO|WMO)\b"
)


def words_in(path: str) -> str:
    """Return the text of an example's file that is plain text."""
    return (folder() / path).read_text(encoding="utf-8")


def spoken(path: str) -> str:
    """Return a transcript's words without the marks of WebVTT."""
    text = words_in(path)
    text = re.sub(r"^(?:WEBVTT.*|\d+|\d\d:\d\d.*-->.*)$", "", text, flags=re.MULTILINE)
    return re.sub(r"<v [^>]*>", "", text)


PLAIN = [entry for entry in FILES if entry.path.endswith((".txt", ".md", ".vtt", ".toml"))]


def test_the_manifest_lists_every_file_once_in_order_of_time() -> None:
    listed = [entry.path for entry in FILES]
    present = sorted(f"files/{item.name}" for item in (folder() / "files").iterdir())
    assert sorted(listed) == present
    assert [entry.date for entry in FILES] == sorted(entry.date for entry in FILES)


@pytest.mark.parametrize("entry", FILES, ids=lambda entry: entry.path)
def test_an_entry_says_what_its_file_is(entry: ExampleFile) -> None:
    assert entry.kind in KINDS
    assert entry.visibility in {"public", "private"}
    assert (entry.stage is not None) == (entry.kind in {"agreed", "draft"})
    assert entry.path.startswith(f"files/{entry.date}")


@pytest.mark.parametrize("entry", PLAIN, ids=lambda entry: entry.path)
def test_no_real_state_appears(entry: ExampleFile) -> None:
    assert REAL_STATES.search(words_in(entry.path)) is None


def test_caption_times_never_run_backwards() -> None:
    captions = words_in("files/2025-03-06-informal-consultation.vtt")
    times = re.findall(r"(\d\d):(\d\d):(\d\d\.\d{3})", captions)
    seconds = [int(hours) * 3600 + int(minutes) * 60 + float(rest) for hours, minutes, rest in times]
    assert len(seconds) > 600
    assert seconds == sorted(seconds)


@pytest.mark.parametrize(
    ("path", "least"),
    [
        ("files/2025-03-06-informal-consultation.vtt", 5000),
        ("files/2025-05-20-minutes-stocktaking.txt", 900),
        ("files/2025-07-08-verbatim-negotiation.txt", 5000),
        ("files/2025-09-25-captions-informals.txt", 700),
        ("files/2025-10-22-plenary-adoption.txt", 3500),
    ],
)
def test_a_meeting_has_its_length(path: str, least: int) -> None:
    assert len(spoken(path).split()) > least


@pytest.mark.parametrize("entry", [e for e in FILES if e.kind == "input"], ids=lambda entry: entry.path)
def test_an_input_has_its_length_and_its_author(entry: ExampleFile) -> None:
    assert 150 <= len(words_in(entry.path).split()) <= 500
    actors = {actor["name"]: actor for actor in tomllib.loads(words_in("actors.toml"))["actor"]}
    assert entry.actor in actors
    assert entry.sector == actors[entry.actor]["sector"]


def test_inputs_come_from_all_sectors_in_three_languages() -> None:
    inputs = [entry for entry in FILES if entry.kind == "input"]
    assert len({entry.sector for entry in inputs}) == 8
    assert {entry.language for entry in inputs} == {"en", "fr", "es"}


def test_two_files_are_private() -> None:
    assert sum(entry.visibility == "private" for entry in FILES) == 2


def test_rev_2_carries_tracked_changes_by_two_authors() -> None:
    with (folder() / "files/2025-09-12-rev-2.docx").open("rb") as data, zipfile.ZipFile(data) as archive:
        document = archive.read("word/document.xml").decode()
    assert set(re.findall(r'<w:(?:ins|del) [^>]*w:author="([^"]*)"', document)) == {
        "Aroa Tevake",
        "Halina Pell",
    }


def test_l_7_is_a_small_pdf_with_a_text_layer() -> None:
    data = (folder() / "files/2025-10-15-l-7.pdf").read_bytes()
    assert len(data) < 200_000
    document = pypdfium2.PdfDocument(data)
    page = document[0]
    text = page.get_textpage()
    words = text.get_text_bounded()
    text.close()
    page.close()
    document.close()
    assert "C/12/L.7" in words


def test_actors_are_consistent() -> None:
    actors = tomllib.loads(words_in("actors.toml"))["actor"]
    codes = [actor["code"] for actor in actors]
    assert len(codes) == len(set(codes))
    assert sum(actor["kind"] == "state" for actor in actors) == 28
    members = {member for actor in actors for member in actor.get("members", ())}
    assert members <= set(codes)
    assert {actor["sector"] for actor in actors if actor["kind"] == "organisation"} == {
        "government",
        "private sector",
        "civil society",
        "technical community",
        "academia",
        "youth",
        "media",
    }
