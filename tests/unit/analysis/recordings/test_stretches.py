"""Sound is cut where it is quiet, the same way every time, and nothing of it is lost."""

import numpy as np
import pytest
from numpy.typing import NDArray

from travaux.analysis.recordings.stretches import LONGEST_S, RATE, SHORTEST_S, cut


def blocks(sound: NDArray[np.float32], seconds: float = 10) -> list[NDArray[np.float32]]:
    size = round(seconds * RATE)
    return [sound[start : start + size] for start in range(0, len(sound), size)]


def loud(seconds: float, quiet_at: tuple[float, ...] = ()) -> NDArray[np.float32]:
    sound = np.full(round(seconds * RATE), 0.5, dtype=np.float32)
    for second in quiet_at:
        sound[round(second * RATE) : round((second + 0.6) * RATE)] = 0
    return sound


def test_it_is_cut_in_the_pause_between_the_shortest_and_the_longest_stretch() -> None:
    first, second = cut(blocks(loud(200, quiet_at=(60, 151.2, 190))))
    assert (first.number, first.start_ms, second.number) == (0, 0, 1)
    assert 151_200 < second.start_ms < 151_800
    assert second.start_ms == first.duration_ms


@pytest.mark.parametrize("seconds", [LONGEST_S - 1, LONGEST_S])
def test_only_what_is_as_long_as_the_longest_is_cut(seconds: int) -> None:
    assert len(list(cut(blocks(loud(seconds))))) == 1 + (seconds >= LONGEST_S)


def test_nothing_is_lost_and_the_blocks_do_not_matter() -> None:
    sound = np.asarray(np.random.default_rng(3).normal(0, 0.1, 400 * RATE), dtype=np.float32)
    one = list(cut(blocks(sound, 10)))
    other = list(cut(blocks(sound, 7.3)))
    assert np.array_equal(np.concatenate([each.sound for each in one]), sound)
    assert [each.start_ms for each in one] == [each.start_ms for each in other]
    assert all(each.duration_ms >= 1000 * SHORTEST_S for each in one[:-1])


def test_no_sound_has_no_stretches() -> None:
    assert list(cut([])) == []
