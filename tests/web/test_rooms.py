"""Who is in a room sees what stands in it; nobody else can tell that it exists, wherever they look."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

import pytest
from fastapi.testclient import TestClient
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.web.made_people import client_on, give, sign_in
from tests.web.test_published_visibility import TRACES, WRITTEN, make
from travaux.commands.adding import add
from travaux.commands.copies import back_up, restore
from travaux.commands.people import change_person, make_room, people_of
from travaux.commands.running import run
from travaux.domain.people import AccountRole
from travaux.domain.sources import Viewer
from travaux.views.search.indexes import close_indexes
from travaux.views.workspace import opened
from travaux.web.access import table
from travaux.web.api import PREFIX

EXAMPLES = 60 if settings.get_current_profile_name() == "soak" else 2
PLACES = st.dictionaries(
    st.sampled_from(sorted(WRITTEN)), st.sampled_from(["closed", "north", "private"]), min_size=1, max_size=6
)
LISTS = ("sources", "meetings", "interventions", "arguments", "agreements", "differences", "drafts",
         "paragraphs", "threads", "links", "inputs", "proposals", "actors", "positions", "unresolved",
         "commitments", "steps", "sentences", "findings", "reviews", "log", "statistics", "record",
         "overview", "procedure", "process", "delivery", "consultation", "origins", "lineage",
         "search?q=NOT+nothing", "bulk/sources.csv", "bulk/positions.ndjson")  # fmt: skip
SUGGESTED = ("actor", "source", "kind", "date")


@pytest.fixture(scope="module")
def talks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """All of the sources, public; an owner, and a reader who is in no room yet."""
    folder = tmp_path_factory.mktemp("talks") / "record"
    make(folder, frozenset())
    with opened(folder) as workspace:
        make_room(workspace, "closed", "The closed talks of Zennor", "tester")
        make_room(workspace, "north", "Notes of the Zetland delegation", "tester")
    give(folder, "Ana", AccountRole.OWNER)
    give(folder, "Ben", AccountRole.READER)
    yield folder
    close_indexes()


def pages_of() -> list[str]:
    """Return every page and file without parts in its address."""
    return [
        line.route
        for line in table()
        if line.method == "GET" and "{" not in line.route and "visitor" not in line.roles
        and "reader" in line.roles and not line.route.startswith(PREFIX)
    ]  # fmt: skip


def read_everywhere(client: TestClient, ids: list[str]) -> str:
    """Return everything that a caller is shown, in small letters."""
    paths = pages_of() + [f"{PREFIX}/{name}" for name in LISTS]
    paths += [f"{PREFIX}/complete?facet={facet}&start=" for facet in SUGGESTED]
    paths += [f"/sources/{source}/" for source in ids] + [f"{PREFIX}/sources/{source}/text" for source in ids]
    shown = []
    for path in paths:
        answer = client.get(path, headers={"accept": "text/html"})
        assert answer.status_code < 500, path
        shown.append(f"{answer.headers} {answer.text}")
    return "\n".join(shown).lower()


@settings(max_examples=EXAMPLES, phases=[Phase.generate], deadline=None)
@given(places=PLACES, rooms=st.frozensets(st.sampled_from(["closed", "north"])))
def test_nothing_of_another_room_is_shown_anywhere(
    talks: Path, places: dict[str, str], rooms: frozenset[str]
) -> None:
    move(talks, places, rooms)
    hidden = [name for name, room in places.items() if room not in rooms]
    with client_on(talks) as ben, client_on(talks) as ana:
        sign_in(ben, "Ben")
        sign_in(ana, "Ana")
        everything = ana.get(f"{PREFIX}/sources?limit=500").json()["items"]
        ids = {row["name"]: row["id"] for row in everything}
        shown = read_everywhere(ben, list(ids.values()))
        for name in hidden:
            assert not [trace for trace in TRACES[name] if trace.lower() in shown], name
            assert ben.get(f"{PREFIX}/sources/{ids[name]}").status_code == 404
            assert ben.get(f"{PREFIX}/sources/{ids[name]}/original").status_code == 404
        titles = {"closed": "zennor", "north": "zetland"}
        assert not [title for room, title in titles.items() if room not in rooms and title in shown]
        seen = {row["name"] for row in ben.get(f"{PREFIX}/sources?limit=500").json()["items"]}
        assert seen == {name for name in WRITTEN if name not in hidden}
        assert len(everything) == len(WRITTEN)


def move(folder: Path, places: dict[str, str], rooms: frozenset[str]) -> None:
    people = people_of(folder)
    with TemporaryDirectory() as base, opened(folder) as workspace:
        change_person(people, workspace, "Ben", "Ana", rooms=rooms)
        files = []
        for name, (said, text) in WRITTEN.items():
            (Path(base) / name).write_text(text, encoding="utf-8")
            files.append((Path(base) / name, {**said, "room": places.get(name, "public")}))
        assert not [one.error for one in add(workspace, files, "Ana") if one.error]
        run(workspace, "Ana")
    people.close()


@pytest.fixture
def rooms(small: Path) -> Path:
    """A record with two rooms; an owner, an editor of both, a contributor and a reader of the one."""
    with opened(small) as workspace:
        make_room(workspace, "north", "The northern delegation", "tester")
        make_room(workspace, "south", "The southern delegation", "tester")
    give(small, "Ana", AccountRole.OWNER)
    give(small, "Edo", AccountRole.EDITOR, ["north", "south"])
    give(small, "Nor", AccountRole.CONTRIBUTOR, ["north"])
    give(small, "Sol", AccountRole.CONTRIBUTOR, ["south"])
    give(small, "Ren", AccountRole.READER, ["north"])
    return small


PAPER = b"We, the northern delegation, ask for lanterns at every sluice.\n"


def send(client: TestClient, data: bytes = PAPER, name: str = "paper.txt", **said: str) -> dict[str, str]:
    files = {"files": (name, data)}
    answer = client.post(f"{PREFIX}/uploads", files=files, data={"kind": "input"} | said)
    assert answer.status_code == 201, answer.text
    found: dict[str, str] = answer.json()["files"][0]
    return found


def signed_in(folder: Path, name: str) -> TestClient:
    client = client_on(folder)
    assert sign_in(client, name).status_code == 303
    return client


def test_what_a_contributor_hands_in_stands_in_their_room(rooms: Path) -> None:
    nor, ren, sol, edo = (signed_in(rooms, name) for name in ("Nor", "Ren", "Sol", "Edo"))
    sent = send(nor, visibility="public")
    at = f"{PREFIX}/sources/{sent['source']}"
    assert [client.get(at).status_code for client in (nor, ren, edo, sol)] == [200, 200, 200, 404]
    assert nor.get(at).json()["room"] == "north"
    assert client_on(rooms, public=True).get(at).status_code == 404


def test_the_same_bytes_handed_in_elsewhere_tell_nothing_and_move_nothing(rooms: Path) -> None:
    nor, sol, ana = (signed_in(rooms, name) for name in ("Nor", "Sol", "Ana"))
    first, second = send(nor, title="Ours"), send(sol, name="the-same.txt")
    assert (first["status"], second["status"]) == ("added", "added")
    assert first["source"] != second["source"]
    assert not second["notes"]
    assert nor.get(f"{PREFIX}/sources/{first['source']}").json()["title"] == "Ours"
    assert sol.get(f"{PREFIX}/sources/{second['source']}").json()["title"] != "Ours"
    assert sol.get(f"{PREFIX}/sources/{first['source']}").status_code == 404
    assert ana.get(f"{PREFIX}/sources?limit=500").json()["total"] == 4
    with opened(rooms) as workspace:
        assert list(workspace.problems()) == []
    back_up(rooms, rooms.with_name("copy.zip"))
    assert restore(rooms.with_name("copy.zip"), rooms.with_name("restored")).problems == ()


def test_a_file_that_cannot_be_read_takes_nobodys_bytes_away(rooms: Path) -> None:
    nor, sol = signed_in(rooms, "Nor"), signed_in(rooms, "Sol")
    kept = send(nor)
    assert send(sol, kind="draft")["status"] in ("added", "failed")
    assert nor.get(f"{PREFIX}/sources/{kept['source']}/original").content == PAPER


def test_a_contributor_takes_nothing_public_into_their_room(rooms: Path) -> None:
    nor, ana = signed_in(rooms, "Nor"), signed_in(rooms, "Ana")
    source = next(row for row in ana.get(f"{PREFIX}/sources").json()["items"] if row["name"] == "draft.md")
    data = ana.get(f"{PREFIX}/sources/{source['id']}/original").content
    answer = nor.post(f"{PREFIX}/uploads", files={"files": ("draft.md", data)}, data={"title": "Mine now"})
    assert answer.json()["files"][0]["status"] == "unchanged"
    assert ana.get(f"{PREFIX}/sources/{source['id']}").json() == source


def test_moving_from_a_closed_room_to_the_public_is_an_act_with_a_name(rooms: Path) -> None:
    nor, edo, ana = (signed_in(rooms, name) for name in ("Nor", "Edo", "Ana"))
    at = f"{PREFIX}/sources/{send(nor)['source']}"
    moved = edo.patch(at, json={"room": "public"}, headers={"if-match": edo.get(at).headers["etag"]})
    assert (moved.status_code, moved.json()["visibility"]) == (200, "public")
    assert client_on(rooms, public=True).get(at).status_code == 200
    log = ana.get(f"{PREFIX}/log?limit=500").json()["items"]
    moves = [(line["who"], line["detail"]) for line in log if line["action"] == "move"]
    assert moves == [("Edo", "north → public")]
    assert edo.get(f"{PREFIX}/log").json()["items"] == []


@pytest.mark.parametrize("room", ["private", "nowhere", "west", "NORTH", "a" * 40])
def test_nobody_moves_anything_to_where_they_are_not(rooms: Path, room: str) -> None:
    with opened(rooms) as workspace:
        make_room(workspace, "west", "Another", "tester")
    edo = signed_in(rooms, "Edo")
    source = edo.get(f"{PREFIX}/sources").json()["items"][0]["id"]
    at = f"{PREFIX}/sources/{source}"
    tag = {"if-match": edo.get(at).headers["etag"]}
    refused = edo.patch(at, json={"room": room}, headers=tag)
    assert refused.status_code == 400
    assert f"there is no room “{room}”" in refused.text
    assert "west" not in refused.json()["remedy"]
    assert (
        edo.post(f"{PREFIX}/uploads", files={"files": ("x.txt", b"x y")}, data={"room": room}).json()[
            "files"
        ][0]["status"]
        == "failed"
    )


def test_a_step_stands_in_a_room_and_is_withdrawn_there(rooms: Path) -> None:
    edo, ren, sol, ana = (signed_in(rooms, name) for name in ("Edo", "Ren", "Sol", "Ana"))
    step = {"kind": "amendment", "date": "2031-07-09", "by": ["Emberley"], "what": "lanterns"}
    assert edo.post(f"{PREFIX}/steps", json=step).status_code == 400, "in which of two rooms?"
    down = edo.post(f"{PREFIX}/steps", json=step | {"room": "north"})
    assert down.status_code == 201
    at = down.headers["location"]
    assert [client.get(at).status_code for client in (edo, ren, ana, sol)] == [200, 200, 200, 404]
    assert edo.delete(at, headers={"if-match": down.headers["etag"]}).status_code == 204
    assert ana.get(at).status_code == 404


def test_a_step_cites_no_source_of_another_room(rooms: Path) -> None:
    sol = send(signed_in(rooms, "Sol"), title="A secret of the south")["source"]
    people = people_of(rooms)
    with opened(rooms) as workspace:
        change_person(people, workspace, "Edo", "Ana", rooms=["north"])
    people.close()
    step = {"kind": "amendment", "date": "2031-07-09", "source": sol}
    refused = signed_in(rooms, "Edo").post(f"{PREFIX}/steps", json=step)
    assert refused.status_code == 404
    assert "secret" not in refused.text


def test_a_note_on_a_commitment_stands_in_its_room(rooms: Path) -> None:
    edo, ren, sol = (signed_in(rooms, name) for name in ("Edo", "Ren", "Sol"))
    duty = edo.get(f"{PREFIX}/commitments").json()["items"][0]["id"]
    at = f"{PREFIX}/commitments/{duty}"
    said = {"evidence": "lanterns were seen", "room": "north"}
    assert (
        edo.post(f"{at}/notes", json=said, headers={"if-match": edo.get(at).headers["etag"]}).status_code
        == 201
    )
    assert "lanterns" in ren.get(f"/commitments/{duty}/").text
    assert "lanterns" not in sol.get(f"/commitments/{duty}/").text
    again = edo.post(f"{at}/notes", json=said, headers={"if-match": edo.get(at).headers["etag"]})
    assert again.status_code == 201


def test_runs_tell_nothing_of_what_they_read_to_who_is_not_everywhere(rooms: Path) -> None:
    edo = signed_in(rooms, "Edo")
    send(edo, title="Words of the north", room="north")
    edo.app.state.runs.wait()  # type: ignore[attr-defined] # a FastAPI application
    told = edo.get(f"{PREFIX}/runs").json()["items"]
    assert told
    assert all((run["about"], run["number"], run["total"], run["failures"]) == ("", 0, 0, []) for run in told)


def test_a_room_exists_for_its_people_alone(rooms: Path) -> None:
    for name, sees in (("Ren", False), ("Edo", True), ("Ana", True)):
        client = signed_in(rooms, name)
        page = client.get("/account/").text + client.get("/sources/").text + client.get("/add/").text
        assert ("southern delegation" in page) is sees, name


def test_the_public_viewer_is_whoever_is_in_no_room() -> None:
    assert Viewer.of_rooms(()) == Viewer.PUBLIC
    assert Viewer.PUBLIC.sees("public")
    assert not Viewer.PUBLIC.sees("private")
    assert Viewer.KEEPER.sees("anything")
    assert Viewer.of_rooms(["private"]).sees("private")


def test_a_copy_of_a_record_holds_no_account(rooms: Path, tmp_path: Path) -> None:
    back_up(rooms, tmp_path / "copy")
    assert not (tmp_path / "copy" / "people.sqlite").exists()
    copytree(rooms, tmp_path / "whole")
    assert (tmp_path / "whole" / "people.sqlite").exists()
