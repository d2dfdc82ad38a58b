"""People with accounts: how they come in, stay in, and go out; and that nobody else does."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pyotp
import pytest
from fastapi.testclient import TestClient

from tests.web.made_people import PASSWORD, client_on, give, sign_in
from travaux.commands.people import PeopleFile, invite, make_token, people_of, remove_person, set_password
from travaux.commands.signing_in import IDLE, LONGEST
from travaux.domain.people import AccessRight, AccountRole
from travaux.views.workspace import opened

PAGE = {"accept": "text/html"}


@pytest.fixture
def folder(small: Path) -> Path:
    give(small, "Ana", AccountRole.OWNER)
    give(small, "Ben", AccountRole.READER)
    return small


@pytest.fixture
def client(folder: Path) -> Iterator[TestClient]:
    with client_on(folder) as client:
        yield client


@pytest.fixture
def people(folder: Path) -> Iterator[PeopleFile]:
    accounts = people_of(folder)
    yield accounts
    accounts.close()


def test_who_has_not_signed_in_sees_nothing_of_the_record(client: TestClient) -> None:
    page = client.get("/sources/", headers=PAGE)
    assert (page.status_code, "Quellmar" in page.text, 'name="password"' in page.text) == (401, False, True)
    answer = client.get("/api/v1/sources")
    assert (answer.status_code, answer.headers["www-authenticate"]) == (401, "Bearer")
    assert client.get("/api/v1/health").status_code == 200
    assert client.get("/nowhere/").status_code == 401


def test_a_session_begins_with_the_password_and_ends_with_signing_out(client: TestClient) -> None:
    came = sign_in(client, "Ana")
    assert (came.status_code, came.headers["location"]) == (303, "/")
    kept = came.headers["set-cookie"].lower()
    assert "httponly" in kept
    assert "samesite=lax" in kept
    page = client.get("/", headers=PAGE)
    assert "Signed in as Ana" in page.text
    assert page.headers["cache-control"] == "no-store"
    stolen = client.cookies["travaux_session"]
    assert client.post("/sign-out/").status_code == 303
    client.cookies.set("travaux_session", stolen)
    assert client.get("/").status_code == 401


@pytest.mark.parametrize("name", ["Ana", "nobody", "", "a" * 300, "’; DROP TABLE people"])
def test_a_wrong_password_and_a_wrong_name_are_answered_alike(client: TestClient, name: str) -> None:
    answer = client.post("/sign-in/", data={"name": name, "password": "not the password"}, headers=PAGE)
    assert answer.status_code == 401
    assert "the name or the password is not right" in answer.text
    assert "set-cookie" not in answer.headers


def test_names_in_any_case_are_one(client: TestClient) -> None:
    assert sign_in(client, "ANA").status_code == 303


def test_a_password_cannot_be_guessed_at_leisure(client: TestClient) -> None:
    tries = [sign_in(client, "Ben", password=f"guess {n}").status_code for n in range(8)]
    assert tries == [401] * 5 + [429] * 3
    assert int(sign_in(client, "Ben").headers["retry-after"]) > 200
    assert sign_in(client, "Ana").status_code == 303


def test_who_comes_in_is_not_held_back_by_earlier_slips(client: TestClient) -> None:
    for _ in range(3):
        assert [sign_in(client, "Ana", password="slip").status_code for _ in range(3)] == [401] * 3
        assert sign_in(client, "Ana").status_code == 303


@pytest.mark.parametrize(
    ("to", "leads"),
    [("/sources/", "/sources/"), ("//evil.example/", "/"), ("/\\evil.example", "/"), ("https://evil/", "/")],
)
def test_signing_in_leads_on_within_this_site_alone(client: TestClient, to: str, leads: str) -> None:
    answer = client.post("/sign-in/", data={"name": "Ana", "password": PASSWORD, "next": to})
    assert answer.headers["location"] == leads


@pytest.mark.parametrize("cookie", ["", "x", "a.b.c", "é" * 10])
def test_a_forged_session_is_none(client: TestClient, cookie: str) -> None:
    headers = {"cookie": f"travaux_session={cookie}".encode()}
    assert client.get("/", headers=headers).status_code == 401


def test_a_session_ends_when_nothing_is_asked_for_long(folder: Path, clock: "Clock") -> None:
    with client_on(folder, clock) as client:
        sign_in(client, "Ana")
        for _ in range(3):
            clock.now += IDLE - timedelta(minutes=5)
            assert client.get("/api/v1/record").status_code == 200
        clock.now += IDLE + timedelta(minutes=5)
        assert client.get("/api/v1/record").status_code == 401


def test_a_session_ends_at_the_latest_after_half_a_day(folder: Path, clock: "Clock") -> None:
    with client_on(folder, clock) as client:
        sign_in(client, "Ana")
        start = clock.now
        while clock.now + timedelta(hours=1) < start + LONGEST:
            clock.now += timedelta(hours=1)
            assert client.get("/api/v1/record").status_code == 200
        clock.now = start + LONGEST + timedelta(seconds=1)
        assert client.get("/api/v1/record").status_code == 401


def test_signing_out_everywhere_ends_every_session(folder: Path) -> None:
    with client_on(folder) as one, client_on(folder) as other:
        sign_in(one, "Ana")
        sign_in(other, "Ana")
        assert one.post("/account/", data={"does": "sign-out-everywhere"}).status_code == 303
        assert [each.get("/").status_code for each in (one, other)] == [401, 401]


def test_a_new_password_signs_the_others_out(folder: Path) -> None:
    new = "gravel lantern observes tide"
    with client_on(folder) as one, client_on(folder) as other:
        sign_in(one, "Ana")
        sign_in(other, "Ana")
        said = {"does": "password", "old": "wrong", "password": new, "again": new}
        assert one.post("/account/", data=said).status_code == 400
        assert one.post("/account/", data=said | {"old": PASSWORD, "again": "x"}).status_code == 400
        assert other.get("/").status_code == 200
        assert one.post("/account/", data=said | {"old": PASSWORD}).status_code == 200
        assert [each.get("/").status_code for each in (one, other)] == [200, 401]
        assert sign_in(other, "Ana").status_code == 401
        assert sign_in(other, "Ana", password=new).status_code == 303


@pytest.mark.parametrize(
    "password", ["short", "aaaaaaaaaaaaaaaa", "password12345", "The Quellmar talks", "x" * 201]
)
def test_a_password_that_is_easily_guessed_is_refused(client: TestClient, password: str) -> None:
    sign_in(client, "Ben")
    said = {"does": "password", "old": PASSWORD, "password": password, "again": password}
    assert client.post("/account/", data=said).status_code == 400


def test_a_second_factor_is_asked_for_once_it_is_on(folder: Path, clock: "Clock") -> None:
    with client_on(folder, clock) as client:
        sign_in(client, "Ana")
        offered = client.post("/account/", data={"does": "offer"}).text
        assert "<svg" in offered
        secret = offered.partition("<p><code>")[2].partition("<")[0]
        sealed = offered.partition('name="sealed" value="')[2].partition('"')[0]
        codes = pyotp.TOTP(secret)
        wrong = {"does": "second", "sealed": sealed, "code": "000000"}
        assert client.post("/account/", data=wrong).status_code == 400
        right = wrong | {"code": codes.at(clock.now)}
        assert client.post("/account/", data=right).status_code == 200
        client.post("/sign-out/")
        client.cookies.clear()
        half = sign_in(client, "Ana")
        assert (half.status_code, 'name="code"' in half.text) == (200, True)
        assert client.get("/").status_code == 401
        used = client.post("/sign-in/code/", data={"code": codes.at(clock.now)})
        assert used.status_code == 401, "the code that turned it on has been used"
        clock.now += timedelta(seconds=31)
        assert client.post("/sign-in/code/", data={"code": "١٢٣٤٥٦"}).status_code == 401
        assert client.post("/sign-in/code/", data={"code": codes.at(clock.now)}).status_code == 303
        assert client.get("/").status_code == 200


def test_a_second_factor_of_somebody_else_cannot_be_taken_up(folder: Path) -> None:
    with client_on(folder) as ana, client_on(folder) as ben:
        sign_in(ana, "Ana")
        sign_in(ben, "Ben")
        offered = ana.post("/account/", data={"does": "offer"}).text
        secret = offered.partition("<p><code>")[2].partition("<")[0]
        sealed = offered.partition('name="sealed" value="')[2].partition('"')[0]
        said = {"does": "second", "sealed": sealed, "code": pyotp.TOTP(secret).now()}
        assert ben.post("/account/", data=said).status_code == 400


def test_five_minutes_after_the_password_the_code_is_too_late(folder: Path, clock: "Clock") -> None:
    with client_on(folder, clock) as client:
        assert client.post("/sign-in/code/", data={"code": "123456"}).status_code == 401


def test_an_invitation_opens_once(folder: Path, people: PeopleFile, client: TestClient) -> None:
    with opened(folder) as workspace:
        secret = invite(people, workspace, AccountRole.REVIEWER, (), 7, "Ana")
    at = f"/join/{secret}/"
    assert "invites you" in client.get(at).text
    said = {"name": "Cho", "password": PASSWORD, "again": PASSWORD}
    assert client.post(at, data=said | {"again": "other"}).status_code == 400
    assert client.post(at, data=said | {"name": "ana"}).status_code == 400, "the name is taken"
    assert client.post(at, data=said).status_code == 303
    assert "Signed in as Cho (reviewer)" in client.get("/", headers=PAGE).text
    assert client.get(at).status_code == 404
    assert client.post(at, data=said | {"name": "Dov"}).status_code == 404


def test_an_invitation_ends(folder: Path, clock: "Clock") -> None:
    with client_on(folder, clock) as client:
        people = client.app.state.accounts.people  # type: ignore[attr-defined] # a FastAPI application
        with opened(folder) as workspace:
            secret = invite(people, workspace, AccountRole.READER, (), 1, "Ana")
        clock.now += timedelta(days=1, seconds=1)
        assert client.get(f"/join/{secret}/").status_code == 404


def test_a_token_does_what_it_is_for_in_its_persons_name(people: PeopleFile, client: TestClient) -> None:
    reads, _ = make_token(people, "Ana", "a script", {AccessRight.READ}, 30, "Ana")
    edits, _ = make_token(people, "Ana", "another", {AccessRight.EDIT, AccessRight.READ}, 30, "Ana")
    of_ben, _ = make_token(people, "Ben", "his", {AccessRight.EDIT, AccessRight.READ}, 30, "Ben")
    step = {"kind": "amendment", "date": "2031-07-09", "by": ["Emberley"]}
    for secret, status in ((reads, 403), (edits, 201), (of_ben, 403)):
        bearer = {"authorization": f"Bearer {secret}"}
        assert client.get("/api/v1/record", headers=bearer).status_code == 200
        assert client.post("/api/v1/steps", json=step, headers=bearer).status_code == status
        assert client.get("/account/", headers=bearer).status_code == 403
        assert client.post("/people/", data={"does": "room"}, headers=bearer).status_code == 403
    log = client.get("/api/v1/log?limit=500", headers={"authorization": f"Bearer {edits}"}).json()["items"]
    assert {line["who"] for line in log if line["action"] == "review"} == {"Ana"}


def test_a_token_ends_and_is_kept_as_a_digest(folder: Path, clock: "Clock") -> None:
    with client_on(folder, clock) as client:
        people = client.app.state.accounts.people  # type: ignore[attr-defined] # a FastAPI application
        secret, kept = make_token(people, "Ana", "a script", {AccessRight.READ}, 1, "Ana")
        bearer = {"authorization": f"Bearer {secret}"}
        assert client.get("/api/v1/record", headers=bearer).status_code == 200
        stored = people.path.read_bytes()
        assert secret.encode() not in stored
        assert PASSWORD.encode() not in stored
        clock.now += timedelta(days=1, seconds=1)
        assert client.get("/api/v1/record", headers=bearer).status_code == 401
        sign_in(client, "Ana")
        assert client.post("/account/", data={"does": "no-token", "token": kept.id}).status_code == 200
        assert client.post("/account/", data={"does": "no-token", "token": kept.id}).status_code == 404


def test_wrong_tokens_are_limited(client: TestClient) -> None:
    tries = [client.get("/", headers={"authorization": f"Bearer {n}"}).status_code for n in range(33)]
    assert tries == [401] * 30 + [429] * 3


def test_who_is_removed_is_out_at_once_and_their_name_stays_theirs(
    people: PeopleFile, client: TestClient
) -> None:
    sign_in(client, "Ben")
    assert client.get("/").status_code == 200
    remove_person(people, "Ben", "Ana")
    assert client.get("/").status_code == 401
    assert sign_in(client, "Ben").status_code == 401
    sign_in(client, "Ana")
    said = {"does": "invite", "role": "reader", "days": "7"}
    link = client.post("/people/", data=said).text.partition('class="once">')[2].partition("<")[0]
    again = {"name": "Ben", "password": PASSWORD, "again": PASSWORD}
    assert client.post(link, data=again).status_code == 400


def test_somebody_owns_the_record_always(client: TestClient) -> None:
    sign_in(client, "Ana")
    for said in ({"does": "remove"}, {"does": "change", "role": "reader"}):
        answer = client.post("/people/", data=said | {"name": "Ana"}, headers=PAGE)
        assert answer.status_code == 400
        assert "nobody would be left" in answer.text


def test_another_role_holds_from_the_next_request_on(folder: Path) -> None:
    with client_on(folder) as ana, client_on(folder) as ben:
        sign_in(ana, "Ana")
        sign_in(ben, "Ben")
        assert ben.get("/work/").status_code == 403
        said = {"does": "change", "name": "Ben", "role": "editor"}
        assert ana.post("/people/", data=said).status_code == 200
        assert ben.get("/work/").status_code == 200


def test_another_site_cannot_act_for_somebody_signed_in(client: TestClient) -> None:
    sign_in(client, "Ana")
    said = {"does": "invite", "role": "owner", "days": "7"}
    for headers in ({"origin": "https://evil.example"}, {"sec-fetch-site": "cross-site"}):
        assert client.post("/people/", data=said, headers=headers).status_code == 403


def test_over_https_the_session_is_sent_over_https_alone(folder: Path) -> None:
    with client_on(folder, base_url="https://testserver") as client:
        kept = sign_in(client, "Ana").headers["set-cookie"]
        assert kept.startswith("__Host-travaux_session=")
        assert "Secure" in kept
        assert client.get("/").status_code == 200
        assert client.get("/").headers["strict-transport-security"] == "max-age=31536000"


def test_one_person_on_their_machine_needs_no_account(small: Path) -> None:
    with client_on(small) as client:
        assert client.get("/").status_code == 200
        assert client.get("/work/").status_code == 200
        assert client.get("/account/").status_code == 404
        assert client.get("/sign-in/").status_code == 404
        assert "Sign" not in client.get("/", headers=PAGE).text.partition("<footer")[2]


def test_a_password_set_by_an_owner_ends_sessions(people: PeopleFile, client: TestClient) -> None:
    sign_in(client, "Ben")
    set_password(people, "Quellmar", "Ben", "gravel lantern observes tide", "Ana")
    assert client.get("/").status_code == 401


def test_what_was_done_with_accounts_is_kept(people: PeopleFile, client: TestClient) -> None:
    sign_in(client, "Ana", password="not hers")
    sign_in(client, "Ana")
    with people.reading() as accounts:
        said = [(event.action, event.subject) for event in accounts.log()]
    assert said[-2:] == [("refused", "Ana"), ("sign in", "Ana")]


class Clock:
    """A clock that tests move."""

    def __init__(self) -> None:
        self.now = datetime.now(UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()
