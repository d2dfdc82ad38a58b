"""Tables for researchers: every finding is in them, and a spreadsheet runs none of it."""

import csv
import io
from pathlib import Path

from travaux.analysis.text.comparison import compare
from travaux.analysis.text.threads import follow
from travaux.domain.texts import Draft
from travaux.exports import text_tables
from travaux.formats.draft_file import read_draft

OLD = "1. Invites all keepers to light the lamps;\n2. Decides to meet every spring at the western quay;\n"
NEW = "1. Requests all keepers to light the lamps;\n2. =2+5 is what the quay costs each and every season;\n"


def _drafts(folder: Path) -> list[Draft]:
    for name, text in (("old.txt", OLD), ("new.txt", NEW)):
        (folder / name).write_text(text, encoding="utf-8")
    return [read_draft(folder / name) for name in ("old.txt", "new.txt")]


def _rows(table: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(table.decode())))


def test_every_link_is_in_the_table_of_a_comparison(tmp_path: Path) -> None:
    comparison = compare(*_drafts(tmp_path))
    rows = _rows(text_tables.write_comparison(comparison))
    assert {(row["kind"], row["old"], row["new"]) for row in rows} == {
        (link.kind.value, " ".join(map(str, link.old)), " ".join(map(str, link.new)))
        for link in comparison.links
    }
    edited = next(row for row in rows if row["old_words"])
    assert (edited["old_words"], edited["new_words"], edited["force"]) == ("Invites", "Requests", "stronger")


def test_words_that_a_spreadsheet_would_run_are_disarmed(tmp_path: Path) -> None:
    _, new = _drafts(tmp_path)
    assert _rows(text_tables.write_draft(new))[1]["text"].startswith("'=2+5")


def test_words_are_listed_with_when_they_came_and_went(tmp_path: Path) -> None:
    rows = _rows(text_tables.write_words(follow(_drafts(tmp_path))))
    gone = next(row for row in rows if row["words"] == "Invites")
    assert (gone["came"], gone["went"]) == (str(tmp_path / "old.txt"), str(tmp_path / "new.txt"))
    assert {row["went"] for row in rows if "keepers" in row["words"]} == {""}


def test_threads_and_links_name_their_versions(tmp_path: Path) -> None:
    lineage = follow(_drafts(tmp_path))
    assert len(_rows(text_tables.write_threads(lineage))) == sum(len(t.places) for t in lineage.threads)
    assert {row["from"] for row in _rows(text_tables.write_links(lineage))} == {str(tmp_path / "old.txt")}
