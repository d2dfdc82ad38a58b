import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from travaux.cli.text import read
from travaux.errors import UnreadableSource, UsageError

DRAFT = """A/85/L.7

Draft resolution on lamps

The General Assembly,

Recalling [its] earlier resolutions,

1. Ports [shall] (Fiji) [should] (EU: delete) keep Bbright lamps:

(a) by night; (Agreed)

(b) by day [Suggested for closure]
"""


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "lamps.txt"
    path.write_text(DRAFT, encoding="utf-8")
    return path


def test_json_says_what_the_contract_names(draft: Path) -> None:
    result = CliRunner().invoke(read, [str(draft), "--json"], catch_exceptions=False)
    assert result.exit_code == 0
    found = json.loads(result.stdout)
    assert (found["title"], found["symbol"]) == ("Draft resolution on lamps", "A/85/L.7")
    first = next(p for p in found["paragraphs"] if p["label"] == "1.")
    assert {"index", "label", "kind", "section", "text", "clean_text", "brackets"} <= first.keys()
    assert first["clean_text"] == "Ports shall should keep Bbright lamps:"
    shown = [
        (first["text"][b["start"] : b["end"]], [(a["actors"], a["action"]) for a in b["attributions"]])
        for b in first["brackets"]
    ]
    assert shown == [("[shall]", [(["Fiji"], "proposes")]), ("[should]", [(["EU"], "deletes")])]
    assert [p["status"] for p in found["paragraphs"][-2:]] == ["agreed", "suggested for closure"]
    assert [lost["what"] for lost in found["lost"]] == ["struck and added letters run together: “Bbright”"]


def test_people_are_shown_the_outline_and_what_was_lost(draft: Path) -> None:
    shown = CliRunner().invoke(read, [str(draft)], catch_exceptions=False).stdout
    assert "A/85/L.7 · L-document · text" in shown
    assert "(a) by night; (Agreed)  (agreed)" in shown
    assert "1.  [should] — EU: deletes" in shown
    assert "Lost\n" in shown


def test_a_dialect_that_was_lost_is_told(draft: Path) -> None:
    result = CliRunner().invoke(
        read, [str(draft), "--json", "--dialect", "deletions"], catch_exceptions=False
    )
    found = json.loads(result.stdout)
    assert found["dialect"] == "deletions"
    assert any("underline" in lost["what"] for lost in found["lost"])


def test_a_file_that_is_no_draft_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "broken.json"
    path.write_text("[{", encoding="utf-8")
    with pytest.raises(UnreadableSource, match="not JSON"):
        CliRunner().invoke(read, [str(path)], catch_exceptions=False)


@pytest.mark.parametrize(
    ("choice", "line"),
    [
        ("all in", "1. Lights green white lamps in all ports."),
        ("all out", "1. Lights lamps."),
        ("EU", "1. Lights green lamps in all ports."),
        ("United States", "1. Lights lamps."),
    ],
)
def test_a_choice_between_brackets_leaves_a_clean_text(tmp_path: Path, choice: str, line: str) -> None:
    path = tmp_path / "lamps.txt"
    words = "Lights [green] (EU) [white] (G77) lamps [in all ports] (US: delete)."
    path.write_text(f"Draft on lamps\n\n1. {words}\n", encoding="utf-8")
    shown = CliRunner().invoke(read, [str(path), "--choice", choice], catch_exceptions=False).stdout
    assert shown.split("\n")[-2].strip() == line
    told = CliRunner().invoke(read, [str(path), "--json", "--choice", choice], catch_exceptions=False).stdout
    assert json.loads(told)["paragraphs"][1]["clean_text"] == line.removeprefix("1. ")
    assert json.loads(told)["paragraphs"][1]["text"] == words


def test_a_choice_of_somebody_whom_nothing_names_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "lamps.txt"
    path.write_text("1. Lights [green] (EU) lamps.\n", encoding="utf-8")
    with pytest.raises(UsageError, match=r"not named beside any bracket.*one of EU"):
        CliRunner().invoke(read, [str(path), "--choice", "Fiji"], catch_exceptions=False)
