"""How often somebody may try to sign in: by address, by name, and by both."""

import math
import time

from limits import RateLimitItem, RateLimitItemPerHour, RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

_BOTH: RateLimitItem = RateLimitItemPerMinute(5, 5)
"""Five in five minutes: of one name from one address."""
_ADDRESS: RateLimitItem = RateLimitItemPerMinute(30, 5)
"""Of one address, behind which a whole delegation may sit."""
_NAME: RateLimitItem = RateLimitItemPerHour(50)
"""Of one name from everywhere: 1,200 guesses a day, of a password that takes more than 10^8."""


class Attempts:
    """Counts attempts in the memory of one server. An attempt is counted before it is looked at."""

    def __init__(self) -> None:
        self._windows = MovingWindowRateLimiter(MemoryStorage())

    def take(self, address: str, name: str = "") -> int:
        """Count an attempt; return 0 where it may be made, else the seconds to wait."""
        keys: list[tuple[RateLimitItem, tuple[str, ...]]] = [(_ADDRESS, (address,))]
        if name:
            said = name.casefold()[:200]
            keys += [(_BOTH, (address, said)), (_NAME, (said,))]
        for item, key in keys:
            if not self._windows.test(item, *key):
                reset = self._windows.get_window_stats(item, *key).reset_time
                return max(1, math.ceil(reset - time.time()))
        for item, key in keys:
            self._windows.hit(item, *key)
        return 0

    def forget(self, address: str, name: str) -> None:
        """Count anew for somebody who has come in."""
        self._windows.clear(_BOTH, address, name.casefold()[:200])
