"""Overviews of a small meeting about a harbour, read as a script and as a reader would."""

import json
import re
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from travaux.cli import travaux

TAXONOMY = """
name = "harbour"
label = "Harbour matters"

[[topic]]
code = "money"
label = "Levies and dues"
cues = ["harbour levy", "levy on container ships", "dues"]
description = "Levies and dues that ships pay."

[[topic]]
code = "light"
label = "Lights and buoys"
cues = ["lighthouse", "lighthouses", "buoys"]
description = "Lighthouses, lights and buoys along the coast."
"""

MORNING = """Chair: The floor is open on the harbour.
Brennoway: A harbour levy must be matched by dredging of the eastern channel.
Lisenne: We stress that any harbour levy must be matched by dredging of the eastern channel of the port.
Emberley (on behalf of the Group of Fourteen): We call for the repair of 14 lighthouses on the cape.
Korrin: We support a permanent levy on container ships in the strait.
Bharuna: We do not support a permanent levy on container ships in the strait.
Korea: We must replace all buoys along the southern coast by next spring.
Tirazin: We welcome the outcome document and its paragraph 12 on the safety of pilots.
"""
AFTERNOON = """Chair: Let us go on.
Wendimar: The harbour levy must be matched by dredging of the eastern channel.
"""


def told(*arguments: str) -> dict[str, Any]:
    run = CliRunner().invoke(travaux, ["overview", *arguments, "--json"], catch_exceptions=False)
    assert run.exit_code == 0, run.output
    found: dict[str, Any] = json.loads(run.stdout)
    return found


@pytest.fixture
def day(tmp_path: Path) -> list[str]:
    (tmp_path / "morning.txt").write_text(MORNING, encoding="utf-8")
    (tmp_path / "afternoon.txt").write_text(AFTERNOON, encoding="utf-8")
    (tmp_path / "harbour.toml").write_text(TAXONOMY, encoding="utf-8")
    names = [str(tmp_path / "morning.txt"), str(tmp_path / "afternoon.txt")]
    actors = str(files("travaux.example").joinpath("actors.toml"))
    return [*names, "--actors", actors, "--taxonomy", str(tmp_path / "harbour.toml")]


def sentences(found: dict[str, Any], label: str | None = None) -> list[dict[str, Any]]:
    return [s for theme in found["themes"] if label in (None, theme["label"]) for s in theme["sentences"]]


def test_every_sentence_says_whose_it_is_and_cites_each_of_them(day: list[str]) -> None:
    found = told(*day)
    texts = {path: Path(path).read_text(encoding="utf-8") for path in day[:2]}
    assert sentences(found)
    for sentence in sentences(found):
        assert sentence["actors"]
        assert len(sentence["citations"]) >= len(sentence["actors"])
        assert all(name in sentence["text"] for name in sentence["actors"])
        for citation in sentence["citations"]:
            assert texts[citation["source"]][citation["start"] : citation["end"]] == citation["quote"]


def test_one_sentence_stands_for_all_who_say_the_same_in_two_meetings(day: list[str]) -> None:
    shared = [s for s in sentences(told(*day), "Levies and dues") if len(s["actors"]) > 2]
    assert [set(s["actors"]) for s in shared] == [{"Brennoway", "Lisenne", "Wendimar"}]
    assert {Path(c["source"]).name for c in shared[0]["citations"]} == {"morning.txt", "afternoon.txt"}


def test_contrary_stands_are_one_divergent_sentence_and_never_merged(day: list[str]) -> None:
    divergent = [s for s in sentences(told(*day)) if s["divergent"]]
    assert [set(s["actors"]) for s in divergent] == [{"Korrin", "Bharuna"}]
    assert divergent[0]["text"].startswith("Divergent views were expressed")
    assert "In contrast" in divergent[0]["text"]


def test_what_is_said_for_a_group_is_told_as_the_groups(day: list[str]) -> None:
    (light,) = sentences(told(*day), "Lights and buoys")
    assert light["text"] == (
        "A call was made for the repair of 14 lighthouses on the cape (Emberley for the Group of Fourteen)."
    )


def test_a_name_that_could_be_two_states_is_left_unresolved(day: list[str]) -> None:
    found = told(*day)
    assert not any("Korea" in name for s in sentences(found) for name in s["actors"])
    assert "Republic of Korea" in found["unresolved"][0]["reason"]
    assert "buoys" in found["unresolved"][0]["citations"][0]["quote"]


def test_comments_on_the_outcome_document_have_a_part_of_their_own(day: list[str]) -> None:
    found = told(*day)
    assert found["themes"][-1]["kind"] == "outcome"
    assert [s["actors"] for s in found["themes"][-1]["sentences"]] == [["Tirazin"]]


def test_the_chair_holds_no_view(day: list[str]) -> None:
    assert not any(re.search("chair", name, re.I) for s in sentences(told(*day)) for name in s["actors"])


def test_themes_stand_in_the_taxonomys_order(day: list[str]) -> None:
    labels = [theme["label"] for theme in told(*day)["themes"]]
    assert labels.index("Levies and dues") < labels.index("Lights and buoys")


@pytest.mark.parametrize("form", ["md", "html", "docx"])
def test_the_page_comes_in_every_form(day: list[str], form: str) -> None:
    run = CliRunner().invoke(travaux, ["overview", *day, "--format", form], catch_exceptions=False)
    assert run.exit_code == 0
    assert len(run.stdout_bytes) > 1000


def test_nothing_readable_is_an_error_with_a_remedy(tmp_path: Path) -> None:
    run = CliRunner().invoke(travaux, ["overview", str(tmp_path / "missing.txt")])
    assert run.exit_code != 0


ROOM = """Chair: The floor is open on the harbour.
Brennoway: The tide tables should be printed in two languages, and quay lighting needs a budget.
Lisenne: We believe that quay lighting must not wait for the tide.
Korrin: Quay lighting is essential for the night shift of the pilots.
Bharuna: We propose that quay lighting be paid for by the port.
Tirazin: Ropes should be renewed every second year.
"""


def test_what_no_topic_fits_is_told_under_the_phrases_that_speakers_share(tmp_path: Path) -> None:
    (tmp_path / "room.txt").write_text(ROOM, encoding="utf-8")
    actors = str(files("travaux.example").joinpath("actors.toml"))
    found = told(str(tmp_path / "room.txt"), "--actors", actors)
    theme = found["themes"][0]
    assert (theme["label"], theme["kind"]) == ("Quay lighting", "phrase")
    first = theme["sentences"][0]
    assert first["text"].startswith("Several speakers spoke of quay lighting (")
    assert set(first["actors"]) == {"Brennoway", "Lisenne", "Korrin", "Bharuna"}
    assert all("uay lighting" in citation["quote"] for citation in first["citations"])
    assert found["themes"][-1]["label"] == "Other matters"


def overview_of(tmp_path: Path, *records: str) -> dict[str, Any]:
    names = []
    for number, record in enumerate(records):
        (tmp_path / f"{number}.txt").write_text(record, encoding="utf-8")
        names.append(str(tmp_path / f"{number}.txt"))
    actors = str(files("travaux.example").joinpath("actors.toml"))
    return told(*names, "--actors", actors)


def test_views_that_part_between_two_meetings_are_divergent(tmp_path: Path) -> None:
    found = overview_of(
        tmp_path,
        "Chair: The floor is open.\nKorrin: We support the night ferry levy.\nLisenne: We thank you.\n",
        "Chair: Let us go on.\nBharuna: We oppose a permanent night ferry levy.\nLisenne: We thank you.\n",
    )
    (divergent,) = [s for s in sentences(found) if s["divergent"]]
    assert divergent["text"].startswith("Divergent views were expressed on the night ferry levy.")
    assert (divergent["actors"], divergent["contrast"]) == (["Korrin", "Bharuna"], ["Bharuna"])
    assert {Path(c["source"]).name for c in divergent["citations"]} == {"0.txt", "1.txt"}


def test_what_several_welcome_in_sentences_of_their_own_is_one_line(tmp_path: Path) -> None:
    found = overview_of(
        tmp_path,
        "Chair: The floor is open.\n"
        "Korrin: We welcome the new tide register, which will help pilots at night.\n"
        "Lisenne: Lisenne welcomes the establishment of a digital tide register by the port.\n"
        "Bharuna: We welcome the letter about the tide register.\n",
    )
    shared = [s for s in sentences(found) if len(s["actors"]) > 1]
    assert [(s["text"], s["actors"]) for s in shared] == [
        (
            "Several speakers spoke of tide register (Korrin, Lisenne, Bharuna).",
            ["Korrin", "Lisenne", "Bharuna"],
        ),
        ("Appreciation was expressed for the tide register (Korrin, Lisenne).", ["Korrin", "Lisenne"]),
    ]


def test_what_takes_no_stand_and_is_on_no_topic_is_counted_and_left_out(tmp_path: Path) -> None:
    found = overview_of(
        tmp_path,
        "Chair: The floor is open.\nKorrin: I must make one correction to what I said in spring.\n"
        "Lisenne: The harbour master must publish the tides every morning.\n",
    )
    assert [s["actors"] for s in sentences(found)] == [["Lisenne"]]
    assert any("take no stand" in one["reason"] and one["count"] == 1 for one in found["omitted"])
