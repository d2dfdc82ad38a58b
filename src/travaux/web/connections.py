"""Connections that do not get on: half-open, slow, or too many. Each is closed, and readers are served.

A caller has ``HEAD_S`` for the head of a request, and must send its body at no less than ``LEAST_RATE`` on
the whole. Where more connections are open than the system lets a process hold, the one whose head has been
waited for longest makes room.
"""

import resource
from asyncio import BaseTransport, TimerHandle, Transport
from collections import OrderedDict
from typing import ClassVar, cast

from uvicorn.protocols.http.h11_impl import H11Protocol

HEAD_S = 10.0
"""How long a caller may take for the head of a request; a browser needs a moment, a slow link seconds."""
BODY_GRACE_S = 20.0
"""How long a body may take beside what its length allows it."""
LEAST_RATE = 4096.0
"""Bytes a second of a body, on the whole: slower than any telephone line; 200 MB then have 14 hours."""
_WANTED = 65_536
"""How many files the system is asked to let this process hold."""
BACKLOG = 128
"""How many callers may wait at the door, and are let in at once."""
_KEPT = 2 * BACKLOG
"""Files that are kept: for whoever is let in at once, and for the record and its originals."""


class PatientProtocol(H11Protocol):
    """A connection whose caller has so much time and no more."""

    waiting: ClassVar["OrderedDict[PatientProtocol, None]"] = OrderedDict()
    """Those whose head we wait for, the longest first; one process serves one application."""
    most: ClassVar[int] = 0
    """How many connections may be open; 0 until the system was asked."""

    _deadline: TimerHandle | None = None
    _body_bytes = 0

    def connection_made(self, transport: BaseTransport) -> None:
        """Begin to wait for the head of a request, and make room where there is none."""
        super().connection_made(cast("Transport", transport))
        cls = type(self)
        cls.most = cls.most or room_for_connections()
        self._wait_for_head()
        if len(self.connections) > cls.most:
            oldest = next(iter(cls.waiting))
            oldest.transport.abort()

    def data_received(self, data: bytes) -> None:
        """Take what came, and give the caller the time that goes with it."""
        super().data_received(data)
        if self.cycle is None or self.cycle.response_complete:
            if not self.transport.is_closing() and self not in self.waiting:
                self._wait_for_head()
        elif self.cycle.more_body:
            self._body_bytes += len(data)
            self._wait_for_body()
        else:
            self._wait_for_nothing()

    def on_response_complete(self) -> None:
        """Begin anew with the next request of the same caller."""
        self._body_bytes = 0
        self._wait_for_nothing()
        super().on_response_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget the connection."""
        self._wait_for_nothing()
        super().connection_lost(exc)

    def _wait_for_head(self) -> None:
        self._wait_for_nothing()
        self.waiting[self] = None
        self._deadline = self.loop.call_later(HEAD_S, self._give_up)

    def _wait_for_body(self) -> None:
        """Wait for the rest of a body, from its beginning on, so that a trickle does not go on for ever."""
        if self._deadline is None or self in self.waiting:
            self._wait_for_nothing()
            self._deadline = self.loop.call_later(BODY_GRACE_S, self._hurry, self.loop.time())

    def _hurry(self, begun: float) -> None:
        """Give a body up that came slower than it may; where it is we who are slow to take it, wait."""
        spent = self.loop.time() - begun
        if self._body_bytes < (spent - BODY_GRACE_S) * LEAST_RATE + 1 and not self.flow.read_paused:
            self._give_up()
            return
        due = begun + BODY_GRACE_S + self._body_bytes / LEAST_RATE
        self._deadline = self.loop.call_later(max(1.0, due - self.loop.time()), self._hurry, begun)

    def _wait_for_nothing(self) -> None:
        self.waiting.pop(self, None)
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def _give_up(self) -> None:
        self._wait_for_nothing()
        self.transport.abort()


def room_for_connections() -> int:
    """Ask the system to let this process hold many files, and return how many connections fit among them."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    endless = resource.RLIM_INFINITY
    wanted = _WANTED if hard == endless else min(hard, _WANTED)
    if soft != endless and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
        soft = wanted
    held = _WANTED if soft == endless else soft
    return max(held - _KEPT, held // 2)
