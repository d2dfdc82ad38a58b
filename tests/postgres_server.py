"""A PostgreSQL server of the tests' own: an ordinary user's, on a socket in a temporary folder."""

import atexit
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from functools import cache
from itertools import count
from pathlib import Path

import pytest

from travaux.store.postgres import PostgresStore
from travaux.store.sql_store import Clock, now

_NUMBERS = count(1)


def _programs() -> Path | None:
    """Return the folder of the server's programs, None where there are none."""
    found = shutil.which("initdb")
    if found:
        return Path(found).resolve().parent
    return next(iter(sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)), None)


@cache
def _server() -> str | None:
    """Start the server once a process and return where it is; None where there is none to start."""
    programs = _programs()
    if programs is None:
        return None
    folder = Path(tempfile.mkdtemp(prefix="travaux-pg-"))
    if os.getuid() == 0:  # the server refuses to run as root
        shutil.chown(folder, "nobody")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    data, socket = folder / "data", folder
    made = [programs / "initdb", "-D", data, "-U", "travaux", "-A", "trust", "-E", "UTF8", "--no-locale"]
    options = f"-k {socket} -c listen_addresses='' -c fsync=off -c max_connections=200"
    start = [programs / "pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", options, "start"]
    for command in (made, start):
        _as_ordinary_user(command, folder)
    atexit.register(_as_ordinary_user, [programs / "pg_ctl", "-D", data, "-m", "immediate", "stop"], folder)
    return f"postgresql://travaux@/postgres?host={socket}"


def _as_ordinary_user(command: list[object], folder: Path) -> None:
    words = [str(word) for word in command]
    user = {"user": "nobody", "group": "nogroup", "extra_groups": []} if os.getuid() == 0 else {}
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL, cwd=folder, env=_ENVIRONMENT, **user)  # type: ignore[call-overload]


_ENVIRONMENT = {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8"}


def new_database() -> str:
    """Return the address of a new, empty database; skip the test where no server is to be had."""
    psycopg = pytest.importorskip("psycopg", reason="the extra travaux[postgres] is not installed")
    server = _server()
    if server is None:
        pytest.skip("no PostgreSQL server is installed (Debian: postgresql)")
    name = f"t{os.getpid()}_{next(_NUMBERS)}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return server.replace("/postgres?", f"/{name}?")


@pytest.fixture(autouse=True)
def stores_are_closed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Close every store that a test opened, however it ended."""
    made: list[PostgresStore] = []
    make = PostgresStore.__init__

    def noted(store: PostgresStore, address: str, folder: Path, clock: Clock = now) -> None:
        make(store, address, folder, clock)
        made.append(store)

    monkeypatch.setattr(PostgresStore, "__init__", noted)
    yield
    for store in made:
        store.close()
