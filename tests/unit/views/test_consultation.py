"""Consultations on the shipped example's inputs and on small inputs about a harbour."""

import json
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from travaux.analysis.consultation.asks import kind_of
from travaux.analysis.consultation.mastheads import read_masthead
from travaux.cli import travaux
from travaux.domain.actors import Sector

KEYED = """On keeping the lights on
Area: HARBOUR
Entitled by: Ada Plimsoll
Region: Emberley
Organization: Union of Lighthouse Keepers
and Buoy Tenders
Sector: Civil Society
Keywords: lights, buoys
Abstract
We summarise.
Document
We are concerned that the buoys of the northern cape are not lit.
We propose that 14 lighthouses be repaired before winter.
The harbour master must publish the tides.
"""


@pytest.fixture(scope="module")
def found() -> dict[str, Any]:
    with as_file(files("travaux.example")) as example:
        inputs = sorted(str(path) for path in (example / "files").glob("*input*"))
        run = CliRunner().invoke(
            travaux,
            [
                "consultation", *inputs, str(example / "files/2025-06-12-chair-summary-of-contributions.md"),
                "--trace", str(example / "files/2025-05-12-zero-draft.txt"),
                "--trace", str(example / "files/2025-06-23-rev-1.md"),
                "--actors", str(example / "actors.toml"), "--taxonomy", str(example / "taxonomy.toml"),
                "--json",
            ],
            catch_exceptions=False,
        )  # fmt: skip
    assert run.exit_code == 0, run.output
    parsed: dict[str, Any] = json.loads(run.stdout)
    return parsed


def asks(found: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    return [ask for issue in found["issues"] for ask in issue[kind]]


def test_every_sentence_of_every_issue_cites_its_authors_words(found: dict[str, Any]) -> None:
    texts: dict[str, str] = {}
    for ask in [one for kind in ("concerns", "calls", "proposals", "views") for one in asks(found, kind)]:
        assert len(ask["citations"]) >= len(ask["actors"]) > 0
        assert all(name in ask["text"] for name in ask["actors"])
        for citation in ask["citations"]:
            text = texts.setdefault(citation["source"], Path(citation["source"]).read_text(encoding="utf-8"))
            assert " ".join(citation["quote"].split())[:20] in " ".join(text.replace("*", "").split())


def test_authors_and_sectors_are_read_off_the_inputs(found: dict[str, Any]) -> None:
    sectors = {one["author"]: one["sector"] for one in found["participants"]}
    assert sectors["Women of the Delta"] == "civil society"
    assert sectors["Community Radio Alliance"] == "media"
    assert sectors["Hydrographic Protocol Task Force"] == "technical community"
    assert sectors["Bharuna"] == "government"
    assert len(sectors) == 15


def test_wording_that_an_input_would_replace_is_not_its_proposal(found: dict[str, Any]) -> None:
    own = [ask["text"] for ask in asks(found, "proposals") if ask["actors"] == ["Bharuna"]]
    assert any("human beings shall remain responsible for the rules" in text for text in own)
    assert not any("but that a human forecaster" in text for text in own)


def test_what_is_promised_for_the_next_draft_is_to_be_followed_up_there(found: dict[str, Any]) -> None:
    assert [promise["version"] for promise in found["promises"]] == ["Rev.1"]
    assert found["promises"][0]["draft"].endswith("2025-06-23-rev-1.md")
    assert "register of models" in found["promises"][0]["citations"][0]["quote"]
    checked = {one["subject"]: one["where"] for one in found["promises"][0]["checked"]}
    assert "register of models" in checked["a register of models"]["quote"]
    assert checked["verification"] is None


def test_steps_are_what_is_still_to_come_and_has_a_day(found: dict[str, Any]) -> None:
    assert all("no sponsor" not in step["text"] for step in found["next_steps"])


def test_every_input_is_in_the_table_of_what_became_of_it(found: dict[str, Any]) -> None:
    assert {Path(fate["source"]).name for fate in found["inputs"]} == {
        Path(one["source"]).name for one in found["participants"]
    }
    taken = [fate for fate in found["inputs"] if fate["verdict"] == "verbatim"]
    assert any("community radio stations" in fate["proposal"]["quote"] for fate in taken)
    assert all(fate["where"] for fate in taken)


def test_a_masthead_of_keys_names_author_sector_and_where_the_text_begins() -> None:
    head = read_masthead(KEYED)
    assert head.author == "Union of Lighthouse Keepers and Buoy Tenders"
    assert (head.person, head.region) == ("Ada Plimsoll", "Emberley")
    assert head.sector is Sector.CIVIL_SOCIETY
    assert KEYED[head.start :].lstrip().startswith("We are concerned")


@pytest.mark.parametrize(
    ("front", "author"),
    [
        ("# For the harbour\n\n*Guild of Pilots (private sector), 3 May 2025*\n\nWe ask.", "Guild of Pilots"),
        ("GUILD OF PILOTS -- private sector -- input\n\nWe ask for lights.", "GUILD OF PILOTS"),
        ("Submission by the Guild of Pilots on lights\n\nWe ask for lights.", "Guild of Pilots"),
        ("Document\n\nThe lights must be kept on, and nobody says who writes this.", None),
        ("The most important of all is youth (youth) and what they are told.\n\nWe ask.", None),
    ],
)  # fmt: skip
def test_an_author_is_named_only_where_the_front_says_who_it_is(front: str, author: str | None) -> None:
    assert read_masthead(front).author == author


def test_concerns_calls_and_proposals_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "keepers.txt").write_text(KEYED, encoding="utf-8")
    run = CliRunner().invoke(travaux, ["consultation", str(tmp_path / "keepers.txt"), "--json"])
    (issue,) = json.loads(run.stdout)["issues"]
    assert [ask["text"][:7] for ask in issue["concerns"]] == ["Concern"]
    assert [ask["text"][:7] for ask in issue["calls"]] == ["The har"]
    assert [ask["text"] for ask in issue["proposals"]] == [
        "It was proposed that 14 lighthouses be repaired before winter "
        "(Union of Lighthouse Keepers and Buoy Tenders)."
    ]
    assert issue["proposals"][0]["sectors"] == ["civil society"]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("We are concerned that the buoys must be moved.", "concern"),
        ("Existing arrangements fail to protect small harbours.", "concern"),
        ("Security concerns must be addressed by the pilots.", "call"),
        ("We do not oppose the lamps.", "view"),
        ("A fund for lamps should be established by the ports.", "proposal"),
        ("Every lamp should have a keeper.", "call"),
        ("I should have preferred another lamp.", "view"),
        ("The pilots support “lamps that must be lit”.", "view"),
        ("A number of proposals were rejected by the pilots in 1980.", "view"),
    ],
)
def test_a_sentence_is_told_by_what_its_author_does_with_it(words: str, kind: str) -> None:
    assert kind_of(words) == kind


def test_the_same_input_without_its_masthead_is_told_once(tmp_path: Path) -> None:
    body = KEYED.partition("Document\n")[2] * 3
    (tmp_path / "a.txt").write_text(KEYED + body, encoding="utf-8")
    (tmp_path / "b.txt").write_text(f"Document\n{body}", encoding="utf-8")
    run = CliRunner().invoke(travaux, ["consultation", str(tmp_path), "--json"])
    parsed = json.loads(run.stdout)
    assert len(parsed["participants"]) == 1
    (left,) = parsed["unresolved"]
    assert left["reason"].startswith("holds the same words as the submission of Union of Lighthouse Keepers")


@pytest.mark.parametrize("given", ["Independent Researcher", "ada@plimsoll.example", "Personal submission"])
def test_what_only_describes_an_author_is_not_its_name(given: str) -> None:
    keyed = KEYED.replace("Union of Lighthouse Keepers\nand Buoy Tenders", given)
    assert read_masthead(keyed).author == "Ada Plimsoll"


def test_a_summary_is_told_as_a_report_of_nobody_by_name(tmp_path: Path) -> None:
    summary = tmp_path / "summary.txt"
    summary.write_text(
        "Summary of the consultation on the harbour\n\nThe Chair of the Port convened it on 3 May.\n\n"
        "Stakeholders called for lamps on every pier and for keepers to tend them.\n\n"
        "Concerns were raised about the state of the buoys along the northern cape.\n\n"
        "Proposals included a fund for lamps and a register of wrecks in the bay.\n\n"
        "The harbour has been open since the year of the great storm.\n",
        encoding="utf-8",
    )
    run = CliRunner().invoke(travaux, ["consultation", str(summary), "--json"])
    parsed = json.loads(run.stdout)
    told = {
        kind: [one["text"][:12] for one in asks(parsed, kind)] for kind in ("concerns", "calls", "proposals")
    }
    assert told == {"concerns": ["“Concerns we"], "calls": ["“Stakeholder"], "proposals": ["“Proposals i"]}
    assert {one["via"] for kind in told for one in asks(parsed, kind)} == {"report"}
    assert {name for kind in told for one in asks(parsed, kind) for name in one["actors"]} == {
        "stakeholders, not named"
    }
