"""What every speech recogniser must do, whatever engine it is."""

from collections.abc import Callable, Sequence
from itertools import pairwise

import numpy as np
import pytest
from numpy.typing import NDArray

from travaux.ports import HeardWord, SpeechRecogniser

RATE = 16_000  # samples a second, as the port says


class Tally:
    """Hears the word "tone" in every second that is not silent: the least that fulfils the port."""

    identity = "tally 1"
    languages = frozenset({"en"})

    def recognise(
        self,
        sound: NDArray[np.float32],
        language: str,  # noqa: ARG002 - one word is the same in all
        expected: Sequence[str] = (),  # noqa: ARG002
    ) -> Sequence[HeardWord]:
        seconds = [sound[start : start + RATE] for start in range(0, len(sound), RATE)]
        return [
            HeardWord("tone", 1000 * number, 1000 * number + 1000 * len(second) // RATE, 0.5)
            for number, second in enumerate(seconds)
            if np.abs(second).max(initial=0) > 0.01
        ]


@pytest.fixture(params=[Tally])
def recogniser(request: pytest.FixtureRequest) -> SpeechRecogniser:
    make: Callable[[], SpeechRecogniser] = request.param
    return make()


def sound(seconds: float, loud: float = 0.3) -> NDArray[np.float32]:
    wave = np.sin(np.arange(round(seconds * RATE)) / 20)
    return np.asarray(loud * wave, dtype=np.float32)


def test_its_identity_and_its_languages_are_stated(recogniser: SpeechRecogniser) -> None:
    assert recogniser.identity.strip()
    assert all(len(code) == 2 and code.islower() for code in recogniser.languages)


@pytest.mark.parametrize("seconds", [0.0, 3.0])
def test_silence_has_no_words(recogniser: SpeechRecogniser, seconds: float) -> None:
    assert list(recogniser.recognise(sound(seconds, loud=0), "en")) == []


def test_words_lie_within_the_sound_in_order_with_a_probability(recogniser: SpeechRecogniser) -> None:
    words = recogniser.recognise(sound(2.5), "en", ("Velmara",))
    assert all(0 <= word.start_ms <= word.end_ms <= 2500 for word in words)
    assert all(0 <= word.probability <= 1 and word.text.strip() for word in words)
    assert all(one.start_ms <= other.start_ms for one, other in pairwise(words))


def test_the_same_sound_gives_the_same_words(recogniser: SpeechRecogniser) -> None:
    assert list(recogniser.recognise(sound(1), "en")) == list(recogniser.recognise(sound(1), "en"))
