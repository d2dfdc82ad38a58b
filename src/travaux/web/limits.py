"""How often one caller may ask the programming interface: a bucket of tokens that fills as time passes."""

import math
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from travaux.web.problems import problem_of_status

_CALLERS = 10_000


@dataclass(frozen=True, slots=True)
class Rate:
    """At most ``burst`` requests at once, and ``per_second`` on the long run."""

    burst: int = 600
    per_second: float = 100.0


class Buckets:
    """A bucket of tokens for each caller; those who have not called for long are forgotten."""

    def __init__(self, rate: Rate, clock: Callable[[], float] = time.monotonic) -> None:
        self.rate = rate
        self._clock = clock
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, caller: str) -> tuple[int, int]:
        """Return how many requests the caller has left, and the seconds to wait where it has none."""
        now = self._clock()
        tokens, then = self._buckets.pop(caller, (float(self.rate.burst), now))
        tokens = min(float(self.rate.burst), tokens + (now - then) * self.rate.per_second)
        allowed = tokens >= 1
        self._buckets[caller] = (tokens - allowed, now)
        if len(self._buckets) > _CALLERS:
            self._buckets.popitem(last=False)
        wait = 0 if allowed else max(1, math.ceil((1 - tokens) / self.rate.per_second))
        return int(tokens - allowed), wait


class Limits:
    """Answers 429 with `Retry-After` to whoever asks too often; pages are not counted."""

    def __init__(self, app: ASGIApp, rate: Rate | None = None) -> None:
        self._app = app
        self._buckets = Buckets(rate or Rate())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or say how long to wait."""
        if scope["type"] != "http" or not scope["path"].startswith("/api/v1/"):
            await self._app(scope, receive, send)
            return
        left, wait = self._buckets.take(address_of(scope))
        if wait:
            refused = problem_of_status(429, f"too many requests; try again in {wait} seconds", "rate")
            refused.headers.update({"Retry-After": str(wait), **self._limit_headers(0)})
            await refused(scope, receive, send)
            return
        said = [(name.lower().encode(), value.encode()) for name, value in self._limit_headers(left).items()]

        async def passed_on(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", []), *said]
            await send(message)

        await self._app(scope, receive, passed_on)

    def _limit_headers(self, left: int) -> dict[str, str]:
        """Return the headers that tell the limit, what is left of it, and in how many seconds it is whole."""
        rate = self._buckets.rate
        until_whole = math.ceil((rate.burst - left) / rate.per_second)
        return {
            "RateLimit-Limit": str(rate.burst),
            "RateLimit-Remaining": str(left),
            "RateLimit-Reset": str(until_whole),
        }


def address_of(scope: Scope) -> str:
    """Return what tells one caller from another: its address."""
    client = scope.get("client")
    return client[0] if client else Headers(scope=scope).get("host", "")
