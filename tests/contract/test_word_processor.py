"""A word processor opens what we call tracked changes, and sees the versions that we mean."""

import shutil
import subprocess
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree

from travaux.analysis.text.comparison import compare
from travaux.exports.tracked_changes import write_redline
from travaux.formats.draft_file import read_draft
from travaux.reports.redline import print_version

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
OFFICE = shutil.which("soffice")
OLD = """The Assembly of Ports,
1. Invites the port authorities to survey the western channel before the spring tides;
2. Decides that every lighthouse keeper shall be paid from the common fund;
3. Asks the ferry guild to ring fog bells only when no lighthouse can be seen;
"""
NEW = """The Assembly of Ports,
1. Decides that every lighthouse keeper should be paid from the common fund of all ports;
2. Requests the port authorities to survey the western channel before the spring tides;
3. Welcomes the offer of the island of Verrin to train apprentice keepers;
"""


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_tracks_the_changes_and_shows_the_new_version(tmp_path: Path) -> None:
    drafts = []
    for name, text in (("old.txt", OLD), ("new.txt", NEW)):
        (tmp_path / name).write_text(text, encoding="utf-8")
        drafts.append(read_draft(tmp_path / name))
    (tmp_path / "redline.docx").write_bytes(write_redline(compare(*drafts)))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [str(OFFICE), profile, "--headless", "--convert-to", "odt", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "redline.docx")], check=True, capture_output=True, timeout=120)
    with ZipFile(tmp_path / "redline.odt") as file:
        story = etree.fromstring(file.read("content.xml"))
    assert len(list(story.iter(f"{TEXT}insertion"))) >= 3
    assert len(list(story.iter(f"{TEXT}deletion"))) >= 2
    assert _shown(story) == print_version(drafts[1]).splitlines()


def _shown(story: etree._Element) -> list[str]:
    """Return the paragraphs without what is kept aside as deleted: the text once all changes are accepted."""
    for aside in list(story.iter(f"{TEXT}tracked-changes")):
        parent = aside.getparent()
        assert parent is not None
        parent.remove(aside)
    for tab in story.iter(f"{TEXT}tab"):
        tab.text = "\t"
    return [words for p in story.iter(f"{TEXT}p") if (words := "".join(map(str, p.itertext())))]
