"""Every route and every role in one table: who may what, no more and no less."""

import csv
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest
from fastapi.routing import iter_route_contexts
from fastapi.testclient import TestClient

from tests.web.made_people import client_on, give, sign_in
from travaux.commands.people import make_room
from travaux.domain.people import ACCOUNT_ROLES, AccessRight, AccountRole, Caller
from travaux.domain.sources import Viewer
from travaux.views.workspace import opened
from travaux.web.access import VISITOR, Access, access_to, acts_of, table
from travaux.web.app import create_app

REFUSALS = {401, 403}
FILLED = {"source": "0" * 12, "other": "1" * 12, "invitation": "none", "what": "arguments", "name": "x"}


@pytest.fixture(scope="module")
def peopled(_small_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = Path(copytree(_small_once, tmp_path_factory.mktemp("peopled") / "record"))
    with opened(folder) as workspace:
        make_room(workspace, "north", "The northern delegation", "tester")
    for role in ACCOUNT_ROLES:
        give(folder, role.value, role, ["north"])
    return folder


@pytest.fixture(scope="module")
def callers(peopled: Path) -> Iterator[dict[str, TestClient]]:
    """A browser for each role, and for whoever has not signed in on an open and on a closed server."""
    closed, public = client_on(peopled), client_on(peopled, public=True)
    found = {VISITOR: closed, AccountRole.PUBLIC.value: public}
    for role in ACCOUNT_ROLES:
        found[role.value] = TestClient(closed.app, follow_redirects=False)
        assert sign_in(found[role.value], role.value).status_code == 303
    yield found
    for client in found.values():
        client.close()


def test_the_table_has_every_route_in_the_order_in_which_they_are_tried(small: Path) -> None:
    app = create_app(small)
    routes = [
        (method, context.path)
        for context in iter_route_contexts(app.routes)
        for method in sorted(context.methods or {"GET"})
        if method != "HEAD"
    ]
    assert [(line.method, line.route) for line in table()] == routes


@pytest.mark.parametrize("line", table(), ids=lambda line: f"{line.method} {line.route}")
def test_each_role_may_use_what_the_table_says_and_nothing_else(
    callers: dict[str, TestClient], line: Access
) -> None:
    path = _path(line.route)
    allowed = {}
    for name, client in callers.items():
        answer = client.request(line.method, path, headers={"if-match": "x"})
        assert answer.status_code < 500, (name, answer.text[:200])
        if line.route == "/sign-out/" and answer.status_code == 303:
            sign_in(client, name)
        allowed[name] = answer.status_code not in REFUSALS or "sign-in" in path
    expected = {name: name in line.roles for name in callers}
    assert allowed == expected


def _path(route: str) -> str:
    return route.format_map(_Parts()) if route != "/static" else "/static/page.css"


class _Parts(dict[str, str]):
    def __missing__(self, name: str) -> str:
        return FILLED.get(name, "1" if name in ("run", "part") else "x")


def test_who_may_what_in_short() -> None:
    """The rights of roles, written down a second time: a slip in the table is seen here."""
    assert {role: acts_of(role) for role in AccountRole} == {
        AccountRole.PUBLIC: {AccessRight.READ, AccessRight.ACCOUNT},
        AccountRole.READER: {AccessRight.READ, AccessRight.ACCOUNT},
        AccountRole.CONTRIBUTOR: {AccessRight.READ, AccessRight.ADD, AccessRight.ACCOUNT},
        AccountRole.REVIEWER: {AccessRight.READ, AccessRight.REVIEW, AccessRight.ACCOUNT},
        AccountRole.EDITOR: set(AccessRight),
        AccountRole.OWNER: set(AccessRight),
    }
    owners = {line.route for line in table() if line.roles == {"owner"}}
    assert owners == {"/people/"}
    visitors = {line.route for line in table() if VISITOR in line.roles}
    assert visitors == {
        "/api/v1/health", "/static", "/sign-in/", "/sign-in/code/", "/join/{invitation}/",
    }  # fmt: skip
    writes = [line for line in table() if line.method != "GET" and line.act is not AccessRight.ACCOUNT]
    assert len(writes) > 12
    for line in writes:
        assert line.act is not AccessRight.READ, line.route
        assert not line.roles & {VISITOR, "public", "reader"}, line.route


def test_what_a_role_may_do_its_owner_may_do_too() -> None:
    for line in table():
        held = [role.value in line.roles for role in AccountRole]
        assert "owner" in line.roles, line.route
        assert not line.roles & {"public"} or all(held), line.route


@pytest.mark.parametrize("act", AccessRight)
def test_a_token_without_the_scope_may_not(act: AccessRight) -> None:
    others = Caller(AccountRole.OWNER, Viewer.KEEPER, "Ana", frozenset(AccessRight) - {act})
    for line in table():
        assert line.allows(others) is (line.act is not act)


def test_a_route_that_is_in_no_table_is_nobodys(callers: dict[str, TestClient]) -> None:
    assert access_to("GET", "/nowhere/") is None
    assert access_to("DELETE", "/") is None
    answers = {name: client.get("/nowhere/").status_code for name, client in callers.items()}
    assert answers.pop(VISITOR) == 401
    assert set(answers.values()) == {404}
    assert callers["owner"].delete("/").status_code == 405


@pytest.mark.parametrize(
    "path",
    ["/sources/a%3Fb/facts/", "/review/x/y/z%3F/", "/commitments/%3Fa/", "/delivery/commitments/a/b%23/",
     "/sources/a%0A/facts/", "/sources/%2Fa/facts/"],
)  # fmt: skip
def test_no_way_of_writing_an_address_leads_past_the_table(callers: dict[str, TestClient], path: str) -> None:
    answers = {name: client.post(path, data={}).status_code for name, client in callers.items()}
    assert answers[VISITOR] == 401
    assert answers["public"] in (401, 404)
    assert answers["reader"] in (403, 404)
    assert answers["contributor"] in (403, 404)


def test_the_table_names_roles_as_the_code_does() -> None:
    path = Path(__file__).parents[2] / "src" / "travaux" / "web" / "access.csv"
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        rows = list(reader)
    assert set(reader.fieldnames or ()) == {"method", "route", "act", VISITOR, *AccountRole}
    assert {row[name] for row in rows for name in (VISITOR, *AccountRole)} == {"", "x"}
