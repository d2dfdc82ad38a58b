"""In which form a command gives its finding: as asked, else as the name of the file says, else as usual."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from travaux.cli import travaux
from travaux.errors import UsageError

WORDS = "Chair: The floor is open.\n\nAru: We support the toll.\n\nBelmora: We oppose the toll.\n"


@pytest.mark.parametrize(
    ("options", "opening"),
    [
        (["-o", "x.md"], b"# "),
        (["-o", "x.MARKDOWN"], b"# "),
        (["-o", "x.docx"], b"PK"),
        (["-o", "x.json"], b"{"),
        (["-o", "x.html"], b"<!doctype"),
        (["-o", "x"], b"<!doctype"),
        (["-o", "x.md", "--format", "html"], b"<!doctype"),
        (["-o", "x.md", "--json"], b"{"),
    ],
)
def test_the_name_of_the_output_says_its_form_unless_one_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: list[str], opening: bytes
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("meeting.txt").write_text(WORDS, encoding="utf-8")
    found = CliRunner().invoke(travaux, ["report", "meeting.txt", *options])
    assert found.exit_code == 0, found.output
    assert Path(options[1]).read_bytes().startswith(opening)


@pytest.mark.parametrize(
    ("options", "opening"), [(["-o", "x.csv"], "\ufeffactor,"), (["-o", "x"], "# "), ([], "# ")]
)
def test_a_form_is_taken_from_a_name_else_it_is_the_usual_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: list[str], opening: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("meeting.txt").write_text(WORDS, encoding="utf-8")
    found = CliRunner().invoke(travaux, ["positions", "meeting.txt", *options])
    assert found.exit_code == 0, found.output
    written = Path(options[1]).read_text(encoding="utf-8") if options else found.output
    assert written.startswith(opening)


@pytest.mark.parametrize(
    ("command", "name"), [("report", "x.pdf"), ("report", "x.csv"), ("positions", "x.txt")]
)
def test_a_name_that_ends_in_no_form_of_the_command_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("meeting.txt").write_text(WORDS, encoding="utf-8")
    found = CliRunner().invoke(travaux, [command, "meeting.txt", "-o", name])
    assert isinstance(found.exception, UsageError)
    assert not Path(name).exists()


@pytest.mark.parametrize(
    ("length", "has", "lacks"),
    [
        ("brief", "At a glance", "## Transcript"),
        ("standard", "## Transcript", "## Full report"),
        ("full", "## Full report", None),
    ],
)
def test_a_report_is_as_long_as_is_asked(tmp_path: Path, length: str, has: str, lacks: str | None) -> None:
    meeting = tmp_path / "meeting.txt"
    meeting.write_text(WORDS, encoding="utf-8")
    found = CliRunner().invoke(travaux, ["report", str(meeting), "--format", "md", "--length", length])
    assert found.exit_code == 0, found.output
    assert has in found.output
    assert lacks is None or lacks not in found.output
