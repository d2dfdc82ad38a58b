"""What people correct: the same by command, page and interface, and told wherever it is used."""

import csv
import io
import json
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from click.testing import CliRunner
from fastapi.testclient import TestClient

from travaux.cli import travaux
from travaux.commands.background import Runs
from travaux.commands.workspace import somebody
from travaux.domain.runs import RunSummary
from travaux.domain.sources import Viewer
from travaux.store.workspace import open_workspace
from travaux.views.review.findings import items
from travaux.views.snapshot import Snapshots
from travaux.web.app import create_app
from travaux.web.pages import actors, paragraphs, themes

PAGE = {"accept": "text/html"}
FILES = {"actors": actors.FILES, "themes": themes.FILES, "paragraphs": paragraphs.FILES}
ONE = {"actors": "actor", "themes": "theme", "paragraphs": "paragraph"}
WHY = "I was in the room"
INSTEAD: dict[str, dict[str, str]] = {
    "intervention": {"actor": "Emberley"},
    "position": {"stance": "reserve"},
    "argument": {"topics": "Early warning; Archives"},
    "link": {"old": "2", "new": "3"},
}
"""A correction of each kind of finding, as people fill it in."""

Way = Callable[[TestClient, Path, str, str], None]


@pytest.fixture(scope="module")
def folder(workspace: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    copy = tmp_path_factory.mktemp("corrections") / "ws"
    copytree(workspace, copy)
    return copy


@pytest.fixture
def site(folder: Path) -> Iterator[TestClient]:
    """An application that keeps what it is told and leaves runs to whoever asks for one."""
    app = create_app(folder)
    app.state.runs = Runs(open_workspace(folder), lambda *_: RunSummary({}, ()))
    with TestClient(app, follow_redirects=False) as client:
        yield client
        app.state.runs.wait()


def command(*words: str) -> str:
    done = CliRunner().invoke(travaux, list(words))
    assert done.exit_code == 0, done.output
    return done.output


def by_command(_: TestClient, folder: Path, name: str, kind: str) -> None:
    said = [word for field, value in INSTEAD[kind].items() for word in (f"--{field}", value)]
    command("review", str(folder), "edit", name, "--reason", WHY, "--no-run", *said)


def by_page(site: TestClient, _: Path, name: str, kind: str) -> None:
    sent = {"version": "0", "verdict": "edit", "reason": WHY, **INSTEAD[kind]}
    assert site.post(f"/review/{name}/", data=sent, headers=PAGE).status_code == 303


def by_interface(site: TestClient, _: Path, name: str, kind: str) -> None:
    at = f"/api/v1/findings/{name}"
    said = {"verdict": "edit", "reason": WHY, "instead": INSTEAD[kind]}
    seen = {"if-match": site.get(at).headers["etag"]}
    assert site.post(f"{at}/reviews", json=said, headers=seen).status_code == 201


@pytest.fixture(scope="module")
def names(workspace: Path) -> dict[str, list[str]]:
    """Findings of each kind that nobody has reviewed."""
    snapshot = Snapshots(open_workspace(workspace), Viewer.KEEPER).now()
    found: dict[str, list[str]] = {kind: [] for kind in INSTEAD}
    for key, one in items(snapshot).items():
        found.setdefault(key.kind, []).append(one.name)
    return found


WAYS: list[Way] = [by_command, by_page, by_interface]


@pytest.mark.parametrize("turn", range(3), ids=["command", "page", "interface"])
@pytest.mark.parametrize("kind", list(INSTEAD))
def test_a_correction_is_kept_the_same_whichever_way_it_is_given(
    site: TestClient, folder: Path, names: dict[str, list[str]], kind: str, turn: int
) -> None:
    name = names[kind][turn + 3]
    WAYS[turn](site, folder, name, kind)
    told = site.get(f"/api/v1/findings/{name}").json()
    (review,) = told["reviews"]
    assert (review["verdict"], review["reason"]) == ("edit", WHY)
    assert (review["who"], bool(review["when"])) == (somebody(), True)
    assert review["machine"]
    assert review["instead"]
    assert told["pending"]


@pytest.fixture(scope="module")
def corrected(workspace: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    """A record in which one speaker was corrected, and a position that its words hold."""
    folder = tmp_path_factory.mktemp("corrected") / "ws"
    copytree(workspace, folder)
    with TestClient(create_app(folder)) as site:
        turns = rows(site, "interventions")
        argued = {(row["meeting"], row["intervention"]) for row in rows(site, "arguments")}
        told = [cited for row in rows(site, "sentences") for cited in row["citations"]]
        turn, position = next(
            (turn, position)
            for position in rows(site, "positions")
            for turn in turns
            if (position["via"], position["speaking_for"]) == ("own words", None)
            and position["actor"] not in ("Emberley", "Chair")
            and within(turn, position["citations"][0])
            and (turn["meeting"], turn["id"]) in argued
            and any(within(turn, cited) for cited in told)
        )
    name = f"intervention/{turn['meeting']}/{turn['id']}"
    command("review", str(folder), "edit", name, "--actor", "Emberley", "--reason", WHY)
    return folder, {"turn": turn, "position": position}


def rows(site: TestClient, what: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in site.get(f"/api/v1/bulk/{what}.ndjson").text.splitlines()]


def within(turn: dict[str, Any], cited: dict[str, Any]) -> bool:
    same = cited["source"] == turn["meeting"]
    return bool(same and turn["start"] <= cited["start"] and cited["end"] <= turn["end"])


def test_every_register_follows_a_corrected_speaker(corrected: tuple[Path, dict[str, Any]]) -> None:
    folder, was = corrected
    with TestClient(create_app(folder)) as site:
        for what in ("arguments", "positions"):
            own = [row for row in rows(site, what) if within(was["turn"], row["citations"][0])]
            assert own
            assert {row["actor"] for row in own} == {"Emberley"}
        sentences = [
            row
            for row in rows(site, "sentences")
            if any(within(was["turn"], cited) for cited in row["citations"])
        ]
        assert sentences
        assert all("Emberley" in row["actors"] for row in sentences)
        actors = {row["name"]: row for row in rows(site, "actors")}
        turns = [row for row in rows(site, "interventions") if row["actor"] == "Emberley"]
        assert actors["Emberley"]["interventions"] == len(turns)
        assert was["turn"]["id"] in {row["id"] for row in turns}


@pytest.mark.parametrize("path", ["meetings/{meeting}/", "actors/EMB/", "positions/", "statistics/"])
def test_every_page_says_what_was_corrected(corrected: tuple[Path, dict[str, Any]], path: str) -> None:
    folder, was = corrected
    with TestClient(create_app(folder)) as site:
        text = site.get("/" + path.format(meeting=was["turn"]["meeting"]), headers=PAGE).text
    assert WHY in text
    assert f"the machine found: {was['turn']['actor']}" in text


@pytest.mark.parametrize("form", ["md", "html", "docx", "json"])
@pytest.mark.parametrize(
    "words",
    [("report", "{meeting}"), ("positions",), ("overview",), ("statistics",)],
    ids=lambda words: words[0],
)
def test_every_export_says_what_was_corrected(
    corrected: tuple[Path, dict[str, Any]], tmp_path: Path, words: tuple[str, ...], form: str
) -> None:
    folder, was = corrected
    name, *rest = words
    out = tmp_path / f"out.{form}"
    what = [part.format(meeting=was["turn"]["meeting"]) for part in rest]
    command(name, str(folder), *what, "--format", form, "-o", str(out))
    told = out.read_bytes()
    if form == "docx":
        told = zipfile.ZipFile(io.BytesIO(told)).read("word/document.xml")
    assert WHY in told.decode()
    assert was["turn"]["actor"] in told.decode()


@pytest.mark.parametrize("kind", ["actors", "themes", "paragraphs"])
def test_what_is_taken_away_from_pages_says_what_was_corrected(
    corrected: tuple[Path, dict[str, Any]], kind: str
) -> None:
    folder, was = corrected
    snapshot = Snapshots(open_workspace(folder), Viewer.KEEPER).now()
    resting = 0
    with TestClient(create_app(folder)) as site:
        for path in (
            path
            for file in FILES[kind]
            for path in file.paths(snapshot)
            if path.endswith(f"/{ONE[kind]}.csv")
        ):
            told = list(csv.DictReader(io.StringIO(site.get(f"/{path}").text)))
            reviewed = [row["note"] for row in told if row["section"] == "Reviewed by people"]
            if any(cites(was["turn"], row) for row in told if row["section"] != "Reviewed by people"):
                resting += 1
                assert any(WHY in said for said in reviewed), path
                assert WHY in site.get(f"/{path.removesuffix('csv')}md").text
                assert WHY in json.dumps(site.get(f"/{path.removesuffix('csv')}json").json())
            else:
                assert not any(WHY in said for said in reviewed), path
    assert resting


def cites(turn: dict[str, Any], row: dict[str, str]) -> bool:
    return bool(row["start"]) and within(turn, row | {"start": int(row["start"]), "end": int(row["end"])})


def test_search_and_answers_say_it_too(corrected: tuple[Path, dict[str, Any]]) -> None:
    folder, was = corrected
    quote = was["position"]["citations"][0]["quote"]
    found = json.loads(command("search", str(folder), f'"{quote}"', "--kind", "position", "--json"))
    assert "Emberley" in {hit["actor"] for hit in found["hits"]}
    assert WHY in {review["review"]["reason"] for review in found["reviews"]}
    asked = json.loads(command("ask", str(folder), "what does Emberley oppose or support?", "--json"))
    assert any(answer["actor"] == "Emberley" for answer in asked["answers"])
    assert json.loads(command("positions", str(folder), "--json"))["reviews"]


def test_undoing_it_brings_the_machine_back(corrected: tuple[Path, dict[str, Any]], tmp_path: Path) -> None:
    folder, was = corrected
    copy = tmp_path / "ws"
    copytree(folder, copy)
    turn = was["turn"]
    command("review", str(copy), "undo", f"intervention/{turn['meeting']}/{turn['id']}")
    told = json.loads(command("positions", str(copy), "--json"))
    assert told["reviews"] == []
    assert was["position"] in told["positions"]


def test_a_commitment_is_rejected_and_confirmed_at_once(
    site: TestClient, folder: Path, names: dict[str, list[str]]
) -> None:
    none, sure = names["commitment"][:2]
    sent = {"version": "0", "verdict": "reject", "reason": "a courtesy"}
    assert site.post(f"/review/{none}/", data=sent, headers=PAGE).status_code == 303
    command("review", str(folder), "confirm", sure, "--no-run")
    owed = {row["id"]: row for row in rows(site, "commitments")}
    assert none.rpartition("/")[2] not in owed
    assert owed[sure.rpartition("/")[2]]["review"]["verdict"] == "confirm"
    page = site.get("/commitments/", headers=PAGE).text
    assert "a courtesy" in page
    with TestClient(create_app(folder, viewer=Viewer.PUBLIC)) as public:
        assert none.rpartition("/")[2] not in {row["id"] for row in rows(public, "commitments")}
    refused = site.post(f"/review/{sure}/", data={"version": "1", "verdict": "edit"}, headers=PAGE)
    assert (refused.status_code, "register" in refused.text) == (400, True)
    site.post(f"/review/{none}/", data={"version": "1", "verdict": "withdraw"}, headers=PAGE)
    assert none.rpartition("/")[2] in {row["id"] for row in rows(site, "commitments")}
