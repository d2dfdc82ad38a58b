"""A server for one person: on this machine only, unless its user says otherwise."""

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from os import strerror
from pathlib import Path
from socket import AddressFamily, create_server
from socket import socket as Socket  # noqa: N812 - the class
from threading import Thread
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from starlette.types import ASGIApp

from travaux.commands.people import people_of
from travaux.domain.sources import Viewer
from travaux.errors import UsageError
from travaux.web.guards import LOCAL_HOSTS, Admission

if TYPE_CHECKING:
    from uvicorn import Config

_HERE = frozenset({"127.0.0.1", "localhost", "::1"})
_SHORTEST = 16  # characters of a token that guards against other machines


@dataclass(frozen=True, slots=True)
class ServerReach:
    """How people reach a server: the address that they know, ``proxies`` that stand before it.

    ``public`` lets whoever has not signed in read what is public.
    """

    at: str | None = None
    proxies: tuple[str, ...] = ()
    public: bool = False


def serve(
    folder: Path,
    *,
    host: str,
    port: int,
    allow_remote: bool,
    token: str | None,
    reach: ServerReach,
    say: Callable[[str], object],
) -> None:
    """Serve the workspace in ``folder`` until interrupted.

    Raises:
        UsageError: if other machines could reach it and that was not allowed, or the port is taken.
    """
    people = people_of(folder).exists
    admission = admitted(host, allow_remote=allow_remote, token=token, people=people, at=reach.at)
    import uvicorn

    from travaux.web.app import create_app
    from travaux.web.warming import warm

    secure = (reach.at or "").startswith("https://")
    app = create_app(folder, admission=admission, public=reach.public, secure=secure)
    with _listening_socket(host, port) as socket:
        ahead = app.state.snapshots.of(Viewer.KEEPER)
        Thread(target=warm, args=(ahead,), name="warming", daemon=True).start()
        say(f"the reading room is at http://{_host(host)}:{socket.getsockname()[1]}/ — end it with Ctrl-C")
        if admission.token:
            say(f"token: {admission.token}")
        if people:
            _say_how_people_come(say, in_the_clear=allow_remote and not secure)
        uvicorn.Server(configured(app, reach.proxies)).run(sockets=[socket])


def configured(app: ASGIApp, proxies: Sequence[str]) -> "Config":
    """Return how an application is served; only ``proxies`` are believed when they say who asks."""
    from uvicorn import Config

    from travaux.web.connections import BACKLOG, PatientProtocol

    trusted = list(proxies)
    return Config(
        app,
        http=PatientProtocol,
        backlog=BACKLOG,
        log_level="warning",
        server_header=False,
        proxy_headers=bool(trusted),
        forwarded_allow_ips=trusted,
    )


def _say_how_people_come(say: Callable[[str], object], *, in_the_clear: bool) -> None:
    say("people sign in with their accounts")
    if in_the_clear:
        say("passwords travel in the clear: put a proxy with HTTPS before it, and say --at https://…")


def _listening_socket(host: str, port: int) -> Socket:
    """Return a socket that listens; where another program does, that is said before anything else."""
    family = AddressFamily.AF_INET6 if ":" in host else AddressFamily.AF_INET
    try:
        return create_server((host, port), family=family)
    except OSError as error:
        raise UsageError(
            f"cannot listen there: {strerror(error.errno or 0).lower()}",
            where=f"{host}:{port}",
            remedy="name another --port, or 0 for any that is free",
        ) from error


def _host(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def admitted(
    host: str, *, allow_remote: bool, token: str | None, people: bool = False, at: str | None = None
) -> Admission:
    """Return who may call a server that listens on ``host``, which people reach ``at`` an address.

    Raises:
        UsageError: if other machines could reach it and that was not allowed, the token is easily guessed or
            asked of people with accounts, or the address is none.
    """
    named = LOCAL_HOSTS | {_named_host(at)} if at else LOCAL_HOSTS
    if people and token is not None:
        raise UsageError(
            "people with accounts need no token of the server",
            where="--token",
            remedy="leave it out; programs have tokens of their own: travaux people DIR token",
        )
    if host in _HERE:
        return Admission(named, token, people)
    if not allow_remote:
        raise UsageError(
            f"{host} can be reached from other machines", remedy="say --allow-remote if you mean it"
        )
    if token is not None and len(token) < _SHORTEST:
        raise UsageError(
            f"a token needs at least {_SHORTEST} characters",
            where="--token",
            remedy="leave it out and one is made up",
        )
    if people:
        return Admission(named if at else None, people=True)
    return Admission(named if at else None, token or secrets.token_urlsafe(24))


def _named_host(at: str) -> str:
    try:
        parts = urlsplit(at)
        name = parts.hostname or ""
    except ValueError:
        name = ""
    if not name or parts.scheme not in ("http", "https"):
        raise UsageError(
            "is no address of a server", where=f"--at {at}", remedy="write it as https://record.example.org"
        )
    return f"[{name}]" if ":" in name else name
