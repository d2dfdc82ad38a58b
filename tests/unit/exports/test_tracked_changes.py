"""Tracked changes: accepting all gives the new version, rejecting all the old one, whatever the versions."""

import shutil
import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from travaux.analysis.text.comparison import compare
from travaux.domain.lineage import Comparison
from travaux.domain.texts import Draft, Mark, MarkKind
from travaux.exports.tracked_changes import write_redline
from travaux.formats.draft_file import read_draft
from travaux.formats.word import open_word
from travaux.reports.redline import print_version, redline
from travaux.reports.revisions import WordOutcome

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SENTENCES = (
    "Invites the port authorities to survey the western channel before the spring tides",
    "Requests the port authorities to survey the western and the eastern channel before the tides",
    "Decides that every lighthouse keeper shall be paid from the common fund",
    "Decides that every lighthouse keeper should be paid [yearly] from the common fund of all ports",
    "Decides that every lighthouse keeper shall be paid, and that the fund shall be audited each year",
    "Asks the ferry guild to ring fog bells only when no lighthouse can be seen",
    "Welcomes the offer of the island of Verrin to train apprentice keepers & <pilots>",
    "Notes the 12 lamps",
)


def _draft(folder: Path, name: str, sentences: list[str]) -> Draft:
    text = "".join(f"{number}. {words};\n" for number, words in enumerate(sentences, 1))
    (folder / name).write_text(text, encoding="utf-8")
    return read_draft(folder / name)


def _story(document: bytes) -> etree._Element:
    with ZipFile(BytesIO(document)) as file:
        return etree.fromstring(file.read("word/document.xml"))


def _settle(story: etree._Element, dropped: str) -> str:
    """Return the text once every change is accepted (``del`` dropped) or rejected (``ins`` dropped)."""
    gone = (W + dropped, W + {"del": "moveFrom", "ins": "moveTo"}[dropped])
    text = ""
    for paragraph in story.iter(f"{W}p"):
        for node in paragraph.iter(f"{W}t", f"{W}delText", f"{W}tab"):
            if not any(True for _ in node.iterancestors(*gone)):
                text += "\t" if node.tag == f"{W}tab" else node.text or ""
        if all(paragraph.find(f"{W}pPr/{W}rPr/{tag}") is None for tag in gone):
            text += "\n"
    return text


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("redline")


VERSIONS = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=7)


@given(VERSIONS, VERSIONS)
@settings(max_examples=30, deadline=None)
def test_accepting_gives_the_new_and_rejecting_the_old_version(
    folder: Path, one: list[str], other: list[str]
) -> None:
    old, new = _draft(folder, "old.txt", one), _draft(folder, "new.txt", other)
    story = _story(write_redline(compare(old, new)))
    assert _settle(story, "del") == print_version(new)
    assert _settle(story, "ins") == print_version(old)


def test_changes_carry_their_authors_and_dates(folder: Path) -> None:
    old = _draft(folder, "old.txt", [SENTENCES[2]])
    new = _draft(folder, "new.txt", [f"{SENTENCES[2]} of all ports"])
    (paragraph,) = new.paragraphs
    at = paragraph.text.index("of all")
    mark = Mark(MarkKind.INSERTED, at, at + 6, "Verrin", "2024-05-02T09:30:00Z")
    signed = replace(new, paragraphs=(replace(paragraph, marks=(mark,)),))
    story = _story(write_redline(compare(old, signed)))
    found = {
        "".join(node.itertext()).strip(): (node.get(f"{W}author"), node.get(f"{W}date"))
        for node in story.iter(f"{W}ins")
    }
    assert found["of all"] == ("Verrin", "2024-05-02T09:30:00Z")
    assert found["ports"] == ("new", None)


def test_numbers_of_changes_are_used_once(folder: Path) -> None:
    story = _story(write_redline(_moved(folder)))
    numbers = [node.get(f"{W}id") for node in story.iter(f"{W}ins", f"{W}del")]
    assert len(numbers) == len(set(numbers)) > 2


def test_a_moved_paragraph_goes_and_comes_whole(folder: Path) -> None:
    lines = redline(_moved(folder))
    bells = [line for line in lines if "fog bells" in "".join(ink.text for ink in line.inks)]
    assert {line.end for line in bells} == {WordOutcome.REMOVED, WordOutcome.ADDED}
    assert len({ink.move for line in bells for ink in line.inks if ink.move}) == 1


def test_what_only_moved_is_tied_to_its_old_place(folder: Path) -> None:
    document = write_redline(_moved(folder))
    story = _story(document)
    for tag in ("moveFrom", "moveTo"):
        (words,) = story.findall(f".//{W}p/{W}{tag}")
        assert "".join(words.itertext()) == f"{SENTENCES[5]};"
        (start,) = story.iter(f"{W}{tag}RangeStart")
        (end,) = story.iter(f"{W}{tag}RangeEnd")
        assert start.get(f"{W}name") == "move1"
        assert start.get(f"{W}id") == end.get(f"{W}id")
    read = open_word(document, "moved").paragraphs
    changes = [paragraph.mark_change for paragraph in read if paragraph.mark_change]
    assert [change.inserted for change in changes] == [False, True]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_a_word_processor_opens_what_moved(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "moved.docx").write_bytes(write_redline(_moved(folder)))
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    command = ["soffice", profile, "--headless", "--convert-to", "txt:Text", "moved.docx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    assert SENTENCES[5] in (tmp_path / "moved.txt").read_text("utf-8")


def _moved(folder: Path) -> Comparison:
    old = _draft(folder, "old.txt", [SENTENCES[5], SENTENCES[0], SENTENCES[2], SENTENCES[6]])
    new = _draft(folder, "new.txt", [SENTENCES[0], SENTENCES[2], SENTENCES[6], SENTENCES[5]])
    return compare(old, new)


def test_characters_that_xml_cannot_hold_do_no_harm(folder: Path) -> None:
    old = _draft(folder, "old.txt", [SENTENCES[0]])
    new = _draft(folder, "new.txt", ["Invites all\x0b keepers to \ufffe lamps"])
    assert "keepers" in _settle(_story(write_redline(compare(old, new))), "del")
