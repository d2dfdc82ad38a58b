"""A server killed while people write to it: the record opens, holds, and has all that was acknowledged.

Three kills in the suite; `make soak` strikes fifty times.
"""

import os
import random
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread
from uuid import uuid4

import httpx2
import pytest

from travaux.commands.adding import add
from travaux.commands.running import run
from travaux.commands.workspace import create
from travaux.domain.sources import Viewer
from travaux.store.workspace import open_workspace
from travaux.views.search.indexes import close_indexes
from travaux.views.workspace import opened

KILLS = int(os.environ.get("TRAVAUX_KILLS", "3"))
_PATIENCE_S = 120
_SPOKEN = (
    "Chair: I open the debate on sluices.\n\nKenya: We cannot accept paragraph 1, because gauges cost too "
    "much.\n\nPeru: Peru supports paragraph 2 and proposes that ferrymen be paid, since floods stop them.\n"
)


@dataclass
class Acknowledged:
    """What the server said that it keeps."""

    reasons: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)

    @property
    def count(self) -> int:
        return len(self.reasons) + len(self.sources)


Write = Callable[[httpx2.Client, str, Acknowledged], None]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    create(tmp_path / "ws", "River talks")
    (tmp_path / "meeting.txt").write_text(_SPOKEN, encoding="utf-8")
    with opened(tmp_path / "ws") as workspace:
        assert not [a.error for a in add(workspace, [(tmp_path / "meeting.txt", {})], "tester") if a.error]
        run(workspace, "tester")
    close_indexes()
    return tmp_path / "ws"


def test_nothing_that_was_acknowledged_is_lost(folder: Path) -> None:
    known = Acknowledged()
    chance = random.Random(7)
    for _ in range(KILLS):
        strike(folder, known, chance.uniform(0, 1.0))
        assert_sound(folder, known)


def strike(folder: Path, known: Acknowledged, after_s: float) -> None:
    """Serve the workspace, write to it from all sides, and kill the server a while after the first answer."""
    before = known.count
    port = free_port()
    command = [sys.executable, "-m", "travaux", "serve", str(folder), "--port", str(port)]
    server = subprocess.Popen(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    base = f"http://127.0.0.1:{port}/api/v1"
    try:
        until(lambda: answers(f"{base}/health"), server)
        writers = [Thread(target=keep_on, args=(one, base, known)) for one in (review, review, send, send)]
        for writer in writers:
            writer.start()
        until(lambda: known.count > before, server)
        time.sleep(after_s)
    finally:
        server.send_signal(signal.SIGKILL)
        server.wait()
    for writer in writers:
        writer.join()


def keep_on(write: Write, base: str, known: Acknowledged) -> None:
    """Write again and again until nobody answers."""
    with httpx2.Client(timeout=_PATIENCE_S) as client, suppress(httpx2.TransportError):
        while True:
            write(client, base, known)


def review(client: httpx2.Client, base: str, known: Acknowledged) -> None:
    findings = client.get(f"{base}/findings", params={"every": True, "limit": 50}).json()["items"]
    address = f"{base}/findings/{random.choice(findings)['finding']}"
    tag, reason = client.get(address).headers["etag"], uuid4().hex
    said = {"verdict": "confirm", "reason": reason}
    if client.post(f"{address}/reviews", json=said, headers={"If-Match": tag}).status_code == 201:
        known.reasons.append(reason)


def send(client: httpx2.Client, base: str, known: Acknowledged) -> None:
    name = uuid4().hex
    files = {"files": (f"{name}.txt", f"The village of {name} asks for a gauge.\n".encode())}
    answer = client.post(f"{base}/uploads", files=files, data={"kind": "input"})
    if answer.status_code == 201:
        known.sources += [file["source"] for file in answer.json()["files"] if file["status"] == "added"]


def assert_sound(folder: Path, known: Acknowledged) -> None:
    workspace = open_workspace(folder)
    try:
        assert list(workspace.problems()) == []
        with workspace.record.view(Viewer.KEEPER) as reading:
            assert set(known.reasons) <= {one.reason for one in reading.reviews()}
            assert set(known.sources) <= {stored.source.id for stored in reading.sources()}
    finally:
        workspace.record.close()


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def answers(address: str) -> bool:
    with suppress(httpx2.TransportError):
        return httpx2.get(address).status_code == 200
    return False


def until(holds: Callable[[], bool], server: subprocess.Popen[bytes]) -> None:
    """Wait until something holds."""
    end = time.monotonic() + _PATIENCE_S
    while not holds():
        assert server.poll() is None, "the server ended by itself"
        assert time.monotonic() < end, "the server takes too long"
        time.sleep(0.02)
