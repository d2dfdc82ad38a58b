"""People for tests: given accounts on a small workspace, and signed in."""

from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from fastapi.testclient import TestClient
from httpx2 import Response

from travaux.commands.people import add_person, people_of
from travaux.domain.people import AccountRole, Person
from travaux.views.workspace import opened
from travaux.web.app import create_app

PASSWORD = "copper otters quietly vote"


def give(folder: Path, name: str, role: AccountRole, rooms: Iterable[str] = ()) -> None:
    """Give somebody an account on the workspace in ``folder``."""
    people = people_of(folder)
    with opened(folder) as workspace:
        add_person(people, workspace, Person(name, role, frozenset(rooms)), PASSWORD, "tester")
    people.close()


def client_on(folder: Path, clock: Callable[[], datetime] | None = None, **how: Any) -> TestClient:
    """Return a browser on a server with accounts, which follows no redirect by itself."""
    base = how.pop("base_url", "http://testserver")
    app = create_app(folder, **how)
    if clock is not None:
        app.state.accounts.people.clock = clock
    return TestClient(app, base_url=base, follow_redirects=False)


def sign_in(client: TestClient, name: str, password: str = PASSWORD) -> Response:
    """Send somebody's name and password."""
    return client.post(
        "/sign-in/", data={"name": name, "password": password}, headers={"accept": "text/html"}
    )
