import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from travaux.cli.text import read
from travaux.errors import UnreadableSource

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
