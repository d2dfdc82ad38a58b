"""Sound cut into stretches that are heard one by one, where it is quietest, so that no word is cut."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

RATE = 16_000
"""Samples a second, as speech recognisers take them."""

SHORTEST_S = 120
LONGEST_S = 180
"""Seconds of a stretch. What a kill may cost is one of them; each holds several half minutes of context."""

STRETCHES = f"{SHORTEST_S}-{LONGEST_S} s"
"""How sound is cut, as identities say it: words heard in other stretches may be others."""

_FRAME_S = 0.1  # a frame of which the loudness is taken: about a syllable
_QUIET_FRAMES = 4  # frames that must be quiet together: the shortest pause between sentences


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of sound: its number from 0, when it starts in the recording, and its samples."""

    number: int
    start_ms: int
    sound: "NDArray[np.float32]"

    @property
    def duration_ms(self) -> int:
        """Return how long it is."""
        return 1000 * len(self.sound) // RATE


def cut(blocks: "Iterable[NDArray[np.float32]]") -> Iterator[Stretch]:
    """Yield the stretches of a sound that is given block by block; the same sound is cut the same way."""
    import numpy as np

    held = np.zeros(0, dtype=np.float32)
    number = start = 0
    for block in blocks:
        held = np.concatenate((held, block))
        while len(held) >= LONGEST_S * RATE:
            end = _quietest(held)
            yield Stretch(number, 1000 * start // RATE, held[:end])
            number, start, held = number + 1, start + end, held[end:]
    if len(held):
        yield Stretch(number, 1000 * start // RATE, held)


def _quietest(sound: "NDArray[np.float32]") -> int:
    """Return the sample at the middle of the quietest place from the shortest to the longest stretch."""
    import numpy as np

    frame = round(_FRAME_S * RATE)
    first = SHORTEST_S * RATE
    part = sound[first : first + frame * ((LONGEST_S - SHORTEST_S) * RATE // frame)]
    loud = np.square(part.reshape(-1, frame), dtype=np.float64).mean(axis=1)
    together = np.convolve(loud, np.ones(_QUIET_FRAMES), mode="valid")
    return first + (int(together.argmin()) * 2 + _QUIET_FRAMES) * frame // 2
