"""The commands on the life of a text, as scripts call them."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from travaux.cli import travaux
from travaux.errors import TravauxError, UnreadableSource, UsageError

ZERO = """The Assembly of Ports,
1. Invites the port authorities to survey the western channel before the spring tides;
2. Decides that every lighthouse keeper shall be paid from the common fund;
3. Asks the ferry guild to ring fog bells only when no lighthouse can be seen;
"""
FINAL = """The Assembly of Ports,
1. Decides that every lighthouse keeper should be paid from the common fund;
2. Requests the port authorities to survey the western channel before the spring tides;
3. Welcomes the offer of the island of Verrin to train apprentice keepers;
"""


@pytest.fixture
def texts(tmp_path: Path) -> tuple[str, str]:
    paths = tmp_path / "zero.txt", tmp_path / "final.txt"
    for path, text in zip(paths, (ZERO, FINAL), strict=True):
        path.write_text(text, encoding="utf-8")
    return str(paths[0]), str(paths[1])


def _json(*args: str) -> Any:
    done = CliRunner().invoke(travaux, [*args, "--json"], catch_exceptions=False, standalone_mode=False)
    return json.loads(done.output)


def _error(*args: str) -> BaseException:
    done = CliRunner().invoke(travaux, args, standalone_mode=False)
    assert done.exception is not None
    return done.exception


def test_compare_gives_links_and_both_texts(texts: tuple[str, str]) -> None:
    told = _json("compare", *texts)
    assert set(told) >= {"links", "old", "new"}
    for link in told["links"]:
        assert set(link) >= {"kind", "moved", "renumbered", "old", "new", "score", "changes"}
    kinds = {(link["kind"], tuple(link["old"]), tuple(link["new"])) for link in told["links"]}
    assert ("new", (), (3,)) in kinds
    assert ("gone", (3,), ()) in kinds
    moved = next(link for link in told["links"] if link["new"] == [2])
    assert (moved["kind"], moved["old"], moved["renumbered"]) == ("edited", [1], True)
    assert [(change["op"], change["old"], change["new"]) for change in moved["changes"]] == [
        ("replace", "Invites", "Requests")
    ]
    assert moved["changes"][0]["force"] == "stronger"


def test_citations_slice_to_their_quotes(texts: tuple[str, str]) -> None:
    read = {path: Path(path).read_text(encoding="utf-8") for path in texts}
    for link in _json("compare", *texts)["links"]:
        for citation in link["citations"]:
            assert read[citation["source"]][citation["start"] : citation["end"]] == citation["quote"]


def test_lineage_names_versions_threads_and_links(texts: tuple[str, str]) -> None:
    told = _json("lineage", *texts)
    assert told["versions"] == list(texts)
    assert list(told["links"]) == [f"{texts[0]}>{texts[1]}"]
    keeper = next(
        thread for thread in told["threads"] if any("lighthouse keeper" in w["text"] for w in thread["words"])
    )
    assert [(place["version"], place["paragraphs"]) for place in keeper["places"]] == [
        (texts[0], [2]),
        (texts[1], [1]),
    ]
    assert {(w["text"], w["went"]) for w in keeper["words"]} >= {("shall", texts[1]), ("should", None)}
    assert told["statistics"]["figures"][0]["paragraphs"] == 4


def test_the_same_version_twice_is_told_apart(texts: tuple[str, str]) -> None:
    told = _json("lineage", texts[0], texts[0], texts[0])
    assert told["versions"] == [texts[0], f"{texts[0]}#2", f"{texts[0]}#3"]
    assert len(told["links"]) == 2


def test_trace_takes_files_after_one_option(texts: tuple[str, str], tmp_path: Path) -> None:
    asked = tmp_path / "input.txt"
    asked.write_text(
        "The ferry guild should ring fog bells only when no lighthouse can be seen.", encoding="utf-8"
    )
    (told,) = _json("trace", str(asked), "--in", *texts)["proposals"]
    assert set(told) >= {"input", "text", "verdict", "confidence", "matches"}
    assert (told["input"], told["verdict"]) == (str(asked), "dropped")
    best = told["matches"][0]
    assert (best["draft"], best["paragraph"]) == (texts[0], 3)
    assert told == _json("trace", str(asked), "--in", texts[0], "--in", texts[1])["proposals"][0]


def test_trace_joins_collections_by_their_ids(tmp_path: Path) -> None:
    old = "Keepers shall report every grounding within one day."
    proposals, amendments = tmp_path / "proposals.jsonl", tmp_path / "amendments.jsonl"
    proposals.write_text(
        json.dumps({"id": "p1", "old": old, "new": old.replace("one day", "three working days")}) + "\n",
        encoding="utf-8",
    )
    amendments.write_text(
        "".join(
            json.dumps({"id": f"a{n}", "old": old, "new": old.replace("one day", words)}) + "\n"
            for n, words in enumerate(["a month of thirty days", "three working days", "a year"])
        ),
        encoding="utf-8",
    )
    (told,) = _json("trace", str(proposals), "--in", str(amendments))["proposals"]
    assert told["input"] == "p1"
    assert told["matches"][0]["id"] == "a1"
    assert len(told["matches"]) == 3


def test_origin_gives_phrases_with_their_sources(texts: tuple[str, str]) -> None:
    told = _json("origin", texts[1], "--against", texts[0])
    quotes = {phrase["quote"]: phrase for phrase in told["phrases"]}
    phrase = quotes["the port authorities to survey the western channel before the spring tides"]
    assert (phrase["paragraph"], phrase["common"]) == (2, False)
    assert [(one["source"], one["paragraph"]) for one in phrase["sources"]] == [(texts[0], 1)]


def test_terms_are_counted_by_paragraph(texts: tuple[str, str]) -> None:
    told = _json("terms", "lighthouse", "port authority", "--in", *texts)
    assert [(one["term"], one["document"], one["paragraph"], one["count"]) for one in told["counts"]] == [
        ("lighthouse", texts[0], 2, 1),
        ("lighthouse", texts[0], 3, 1),
        ("lighthouse", texts[1], 1, 1),
        ("port authority", texts[0], 1, 1),
        ("port authority", texts[1], 2, 1),
    ]


@pytest.mark.parametrize("command", ["compare", "lineage"])
def test_people_get_lines(command: str, texts: tuple[str, str]) -> None:
    done = CliRunner().invoke(travaux, [command, *texts, "--format", "text"], standalone_mode=False)
    assert "should" in done.output
    assert done.exception is None


@pytest.mark.parametrize("text", ["", " \n\n"])
def test_an_empty_version_is_one_clear_line(text: str, texts: tuple[str, str], tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_text(text, encoding="utf-8")
    error = _error("compare", texts[0], str(empty))
    assert isinstance(error, TravauxError)
    assert "empty.txt" in str(error)


def test_one_version_is_no_lineage(texts: tuple[str, str]) -> None:
    assert isinstance(_error("lineage", texts[0]), UsageError)


@pytest.mark.parametrize("line", ["{", "[]", "3", '{"id": "x"}', '{"id": "x", "text": 5}', "[" * 100_000])
def test_a_bad_line_of_a_collection_is_named(line: str, texts: tuple[str, str], tmp_path: Path) -> None:
    bad = tmp_path / "bad.jsonl"
    bad.write_text('{"id": "1", "text": "Every quay is lit."}\n' + line + "\n", encoding="utf-8")
    error = _error("trace", str(bad), "--in", texts[0])
    assert isinstance(error, UnreadableSource)
    assert "line 2" in str(error)


def test_what_is_slow_to_load_is_loaded_where_it_is_needed(texts: tuple[str, str]) -> None:
    run = (
        "import sys\nfrom travaux.cli import main\n"
        f"sys.argv = ['travaux', 'compare', {texts[0]!r}, {texts[1]!r}, '--json']\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "slow = {'numpy', 'scipy', 'docx', 'pypdfium2', 'ssl'} & set(sys.modules)\n"
        "sys.stderr.write(','.join(sorted(slow)))"
    )
    done = subprocess.run([sys.executable, "-c", run], check=True, capture_output=True, text=True)
    assert json.loads(done.stdout)["links"]
    assert done.stderr == ""
