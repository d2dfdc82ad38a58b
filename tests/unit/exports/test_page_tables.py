"""Pages as rows and as JSON: no statement and none of its words is left behind."""

import csv
import io
import json

from travaux.domain.spans import SourceText
from travaux.exports.page_tables import page_json, write_statements
from travaux.reports.page import Bullets, Group, Opposed, Page, Section, Statement, Table, citations_of

SOURCE = SourceText("s1", "Ardis supports it. =Brenn does not.")
YES = Statement("supports it", (SOURCE.cite(0, 18),), lead="Ardis", tags=("Rivers",))
NO = Statement("does not", (SOURCE.cite(19, 35),), lead="Brenn", aside="by letter", parts=(YES,))
PAGE = Page(
    "Theme",
    "Rivers",
    (("Kind", "topic"),),
    (
        Section("a", "Held", (Group("g", "Ardis", (Bullets((YES,)),)), Bullets((NO,)))),
        Section("b", "Differ", (Opposed(Statement("They differ"), "difference", (("Brenn", (NO,)),)),)),
        Section("c", "Counted", (Table("Words", ("Who", "How many"), (("Ardis", 3),)),)),
    ),
)


def rows() -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(write_statements(PAGE).decode())))


def test_every_statement_has_its_row_with_its_words() -> None:
    told = [(row["section"], row["part"], row["whose"], row["text"]) for row in rows()]
    assert told == [
        ("Held", "Ardis", "Ardis", "supports it"),
        ("Held", "", "Brenn", "does not"),
        ("Held", "", "Ardis", "supports it"),
        ("Differ", "", "", "They differ"),
        ("Differ", "Brenn", "Brenn", "does not"),
        ("Differ", "Brenn", "Ardis", "supports it"),
    ]
    first = rows()[0]
    assert SOURCE.text[int(first["start"]) : int(first["end"])] == first["quote"]


def test_words_that_a_spreadsheet_would_run_are_disarmed() -> None:
    assert rows()[1]["quote"] == "'=Brenn does not."


def test_json_holds_what_the_page_holds() -> None:
    told = json.loads(json.dumps(page_json(PAGE)))
    assert [section["title"] for section in told["sections"]] == ["Held", "Differ", "Counted"]
    assert told["sections"][2]["blocks"][0]["rows"] == [["Ardis", 3]]
    assert json.dumps(told).count('"quote"') == len(list(citations_of(PAGE)))
