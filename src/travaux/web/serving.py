"""A server for one person: on this machine only, unless its user says otherwise."""

import secrets
from collections.abc import Callable
from os import strerror
from pathlib import Path
from socket import AddressFamily, create_server
from socket import socket as Socket  # noqa: N812 - the class
from threading import Thread

from travaux.errors import UsageError
from travaux.web.guards import Admission

_HERE = frozenset({"127.0.0.1", "localhost", "::1"})
_SHORTEST = 16  # characters of a token that guards against other machines


def serve(
    folder: Path, *, host: str, port: int, allow_remote: bool, token: str | None, say: Callable[[str], object]
) -> None:
    """Serve the workspace in ``folder`` until interrupted.

    Raises:
        UsageError: if other machines could reach it and that was not allowed, or the port is taken.
    """
    admission = admitted(host, allow_remote=allow_remote, token=token)
    import uvicorn

    from travaux.web.app import create_app
    from travaux.web.warming import warm

    app = create_app(folder, admission=admission)
    with _listening_socket(host, port) as socket:
        Thread(target=warm, args=(app.state.snapshots,), name="warming", daemon=True).start()
        say(f"the reading room is at http://{_host(host)}:{socket.getsockname()[1]}/ — end it with Ctrl-C")
        if admission.token:
            say(f"token: {admission.token}")
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning", server_header=False))
        server.run(sockets=[socket])


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


def admitted(host: str, *, allow_remote: bool, token: str | None) -> Admission:
    """Return who may call a server that listens on ``host``.

    Raises:
        UsageError: if other machines could reach it and that was not allowed, or the token is easily guessed.
    """
    if host in _HERE:
        return Admission(token=token)
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
    return Admission(None, token or secrets.token_urlsafe(24))
