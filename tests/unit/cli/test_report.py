"""`travaux report` as its user runs it, on a small meeting of parties that do not exist."""

import json
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result
from lxml import html

from travaux.cli import travaux
from travaux.errors import UnreadableSource

ROOM = """\
Chair: Good morning. I give the floor to Veldara.

Veldara: Thank you, Chair. We believe that the archive must stay open to everybody, because closed archives
cost lives. According to the 2024 survey, 41 of 60 gauges are unread. Could the Secretariat say what it costs?

Ostmark: Thank you. We cannot support an archive that is open to everybody. The archive must remain in the
hands of States.

Chair: I thank Ostmark. The meeting is adjourned.
"""
ACTORS = """\
[[actor]]
code = "VLD"
name = "Veldara"
kind = "state"
sector = "government"

[[actor]]
code = "OST"
name = "Ostmark"
kind = "state"
sector = "government"
"""


@pytest.fixture
def room(tmp_path: Path) -> Path:
    (tmp_path / "actors.toml").write_text(ACTORS, encoding="utf-8")
    path = tmp_path / "room.txt"
    path.write_text(ROOM, encoding="utf-8")
    return path


def call(room: Path, *options: str) -> Result:
    actors = str(room.parent / "actors.toml")
    return CliRunner().invoke(
        travaux, ["report", str(room), "--actors", actors, *options], catch_exceptions=False
    )


def test_the_json_keeps_its_published_schema_and_every_quote_is_in_the_source(room: Path) -> None:
    found = json.loads(call(room, "--json").stdout)
    schema = json.loads(
        (files("travaux.exports") / "schemas" / "meeting-report-2.json").read_text(encoding="utf-8")
    )
    jsonschema.validate(found, schema)
    citations = [c for argument in found["arguments"] for c in argument["citations"]]
    assert citations
    for citation in citations:
        assert ROOM[citation["start"] : citation["end"]] == citation["quote"]


def test_speakers_words_and_roles_are_those_of_the_record(room: Path) -> None:
    found = json.loads(call(room, "--json").stdout)
    spoken = [(i["actor"], i["words"]) for i in found["interventions"]]
    assert [actor for actor, _ in spoken] == ["Chair", "Veldara", "Ostmark", "Chair"]
    assert sum(words for _, words in spoken) == found["meeting"]["words"] == len(ROOM.split()) - 4
    assert {argument["actor"] for argument in found["arguments"]} == {"Veldara", "Ostmark"}


def test_what_the_user_says_of_the_meeting_is_on_the_page(room: Path) -> None:
    page = html.fromstring(call(room, "--title", "Archive talks", "--date", "2025-03-06").stdout)
    assert page.xpath("//h1")[0].text_content() == "Archive talks"
    assert "6 March 2025" in page.xpath("//dl[@class='facts']")[0].text_content()


@pytest.mark.parametrize(
    ("kind", "leads"),
    [
        ("adoption", ["decisions", "differences", "agreement"]),
        ("hearing", ["questions", "speakers"]),
        ("council", ["decisions", "actions", "speakers"]),
        ("panel", ["takeaways", "questions"]),
        ("discussion", ["speakers", "arguments", "agreement"]),
    ],
)
def test_a_report_leads_with_what_readers_of_its_kind_of_meeting_seek(
    room: Path, kind: str, leads: list[str]
) -> None:
    page = html.fromstring(call(room, "--form", kind).stdout)
    assert page.xpath("//section/@id")[: len(leads) + 1] == ["glance", *leads]
    assert json.loads(call(room, "--json", "--form", kind).stdout)["form"] == kind


def test_a_kind_of_meeting_that_there_is_not_is_refused(room: Path) -> None:
    assert call(room, "--form", "picnic").exit_code == 2


def test_every_link_of_the_page_opens_something(room: Path) -> None:
    page = html.fromstring(call(room).stdout)
    targets = {link[1:] for link in page.xpath("//a/@href") if link.startswith("#")}
    assert targets <= set(page.xpath("//@id"))


def test_a_file_that_is_no_transcript_is_one_line_and_its_own_status(tmp_path: Path) -> None:
    path = tmp_path / "noise.bin"
    path.write_bytes(bytes(range(256)) * 40)
    with pytest.raises(UnreadableSource) as raised:
        CliRunner().invoke(travaux, ["report", str(path)], catch_exceptions=False)
    assert "noise.bin" in str(raised.value)
    assert "\n" not in str(raised.value)
