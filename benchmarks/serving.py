"""A server on a workspace in a process of its own, and how long it takes to answer."""

import http.client
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_PATIENCE_S = 600


@dataclass(frozen=True, slots=True)
class Answer:
    """How one request ended, in milliseconds and bytes."""

    status: int
    took: float
    size: int


@contextmanager
def served(folder: Path) -> Iterator[int]:
    """Give the port of a server on the workspace, in a process of its own."""
    with tempfile.TemporaryFile() as said:
        port = _free_port()
        command = [sys.executable, "-m", "travaux", "serve", str(folder), "--port", str(port)]
        process = subprocess.Popen(command, stdout=said, stderr=said)
        try:
            start = time.perf_counter()
            while not _is_ready(port):
                if process.poll() is not None or time.perf_counter() - start > _PATIENCE_S:
                    said.seek(0)
                    raise RuntimeError(said.read().decode())
                time.sleep(0.05)
            print(f"server ready in {time.perf_counter() - start:.1f} s")
            yield port
        finally:
            process.terminate()
            process.wait()


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _is_ready(port: int) -> bool:
    try:
        return opened(port, "api/v1/health").status == 200
    except OSError:
        return False


def opened(port: int, path: str) -> Answer:
    start = time.perf_counter()
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=_PATIENCE_S)
    try:
        connection.request("GET", f"/{path}")
        answer = connection.getresponse()
        body = answer.read()
    finally:
        connection.close()
    return Answer(answer.status, (time.perf_counter() - start) * 1000, len(body))
