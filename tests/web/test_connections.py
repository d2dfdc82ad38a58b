"""Callers that do not get on: half-open requests, trickles, heads without end; readers are served."""

import http.client
import resource
import socket
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, suppress

import pytest

_SERVER = """
    import resource, sys
    files = int(sys.argv[1])
    resource.setrlimit(resource.RLIMIT_NOFILE, (files, files))
    from socket import create_server
    import uvicorn
    from travaux.web import connections
    from travaux.web.serving import configured
    connections.HEAD_S, connections.BODY_GRACE_S = float(sys.argv[2]), 1.0

    async def app(scope, receive, send):
        if scope["type"] == "lifespan":
            return
        size, more = 0, True
        while more:
            message = await receive()
            if message["type"] == "http.disconnect":
                return
            size += len(message.get("body", b""))
            more = message.get("more_body", False)
        head = {"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"8")]}
        await send(head)
        await send({"type": "http.response.body", "body": b"%8d" % size})

    with create_server(("127.0.0.1", 0), backlog=128) as server:
        print(server.getsockname()[1], flush=True)
        uvicorn.Server(configured(app, ())).run(sockets=[server])
"""


def served(files: int, head_s: float) -> Iterator[int]:
    command = [sys.executable, "-c", textwrap.dedent(_SERVER), str(files), str(head_s)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    yield int(process.stdout.readline())
    process.kill()
    process.wait()
    process.stdout.close()


@pytest.fixture
def hurried() -> Iterator[int]:
    """Serve with little patience: a second for a head, a second of grace for a body."""
    yield from served(1024, 1.0)


@pytest.fixture
def narrow() -> Iterator[int]:
    """Serve where the system lets a process hold few files, with more patience than a test has."""
    yield from served(512, 600.0)


def read(port: int, body: bytes | None = None) -> str:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    with closing(connection):
        connection.request("POST" if body is not None else "GET", "/", body)
        answer = connection.getresponse()
        assert answer.status == 200
        return answer.read().decode().strip()


def opened(port: int, said: bytes = b"GET / HTTP/1.1\r\nHost: x\r\n") -> socket.socket:
    connection = socket.create_connection(("127.0.0.1", port), timeout=30)
    with suppress(ConnectionError):  # it may be let go at once
        connection.sendall(said)
    return connection


def sends_on(connection: socket.socket, piece: bytes, pause: float, most: int) -> bool:
    """Send a piece over and over; say whether all of them were taken."""
    try:
        for _ in range(most):
            connection.sendall(piece)
            time.sleep(pause)
    except ConnectionError:
        return False
    return True


def answered(connection: socket.socket) -> bytes:
    """Return the body of one answer, which has eight characters."""
    said = b""
    while len(said.partition(b"\r\n\r\n")[2]) < 8:
        piece = connection.recv(4096)
        assert piece
        said += piece
    return said.partition(b"\r\n\r\n")[2].strip()


def is_closed_within(connection: socket.socket, seconds: float) -> bool:
    connection.settimeout(seconds)
    try:
        return connection.recv(4096) in (b"",)
    except ConnectionResetError:
        return True
    except TimeoutError:
        return False


def test_more_half_open_requests_than_files_do_not_keep_a_reader_out(narrow: int) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, min(hard, 4096)), hard))
    with ExitStack() as held:
        for number in range(700):
            held.enter_context(opened(narrow))
            if number % 100 == 99:
                assert read(narrow) == "0"
        assert read(narrow, b"x" * 100_000) == "100000"


@pytest.mark.parametrize(
    "said", [b"", b"G", b"GET / HTTP/1.1\r\nHost: x\r\nX: "], ids=["nothing", "G", "half"]
)
def test_whoever_does_not_finish_a_head_is_let_go(hurried: int, said: bytes) -> None:
    with opened(hurried, said) as connection:
        assert is_closed_within(connection, 30)
    assert read(hurried) == "0"


def test_a_head_that_trickles_is_let_go(hurried: int) -> None:
    with opened(hurried) as connection:
        assert not sends_on(connection, b"X-A: b\r\n", 0.1, 500)


def test_a_head_without_end_is_let_go_at_once(hurried: int) -> None:
    with opened(hurried) as connection:
        assert not sends_on(connection, b"X-A: " + b"a" * 1000 + b"\r\n", 0, 10_000)
    assert read(hurried) == "0"


def test_a_body_that_trickles_is_let_go(hurried: int) -> None:
    with opened(hurried, b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n") as connection:
        assert not sends_on(connection, b"x", 0.05, 1000)


def test_a_body_that_stops_is_let_go(hurried: int) -> None:
    with opened(hurried, b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\nx") as connection:
        assert is_closed_within(connection, 30)


def test_a_slow_but_steady_body_is_taken_whole(hurried: int) -> None:
    size, begun = 60_000, time.monotonic()
    with opened(hurried, b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n" % size) as connection:
        for _ in range(10):
            connection.sendall(b"x" * (size // 10))
            time.sleep(0.3)
        assert answered(connection) == b"60000"
    assert time.monotonic() - begun > 2


def test_one_connection_may_ask_twice_after_a_pause(hurried: int) -> None:
    with opened(hurried, b"") as connection:
        for _ in range(3):
            connection.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
            assert answered(connection) == b"0"
            time.sleep(0.6)


def test_the_files_of_this_machine_are_many_enough() -> None:
    from travaux.web.connections import room_for_connections

    assert room_for_connections() >= 100
