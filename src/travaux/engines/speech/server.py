"""A speech recogniser behind a server of the usual `/v1/audio/transcriptions` form.

The form is OpenAI's (API reference, "Create transcription"), as servers that people run themselves offer it
too. Sound is sent nowhere unless whoever runs Travaux names such a server.
"""

import json
import os
import wave
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from math import exp
from typing import TYPE_CHECKING
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen
from uuid import NAMESPACE_URL, uuid5

from travaux.domain.recordings import Fitness, HeardWord, LanguageGuess
from travaux.errors import TravauxError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

PATH = "/v1/audio/transcriptions"
KEY = "TRAVAUX_RECOGNISER_KEY"
"""The variable of the environment that holds the key of a server that wants one."""

_RATE = 16_000
_TIMEOUT_S = 1800
"""Seconds that a server has for one stretch: on a slow machine a large model takes ten times its length."""

_BOUNDARY = uuid5(NAMESPACE_URL, PATH).hex


class TranscriptionServer:
    """A server by its address, ``http://host:port`` or with the whole path, and the name of its model."""

    def __init__(self, address: str, model: str = "whisper-1") -> None:
        stem = address.rstrip("/")
        self._url = stem if stem.endswith(PATH) else stem.removesuffix("/v1") + PATH
        self._model = model

    @property
    def identity(self) -> str:
        return f"{self._model} at {self._url}"

    def fitness(self, language: str) -> Fitness:  # noqa: ARG002 - nobody has measured it here
        return Fitness.UNKNOWN

    def language_of(self, sound: "NDArray[np.float32]") -> LanguageGuess | None:  # noqa: ARG002
        return None

    def recognise(
        self, sound: "NDArray[np.float32]", language: str, expected: Sequence[str] = ()
    ) -> Sequence[HeardWord]:
        if not len(sound):
            return ()
        fields = [
            ("model", self._model),
            ("language", language),
            ("response_format", "verbose_json"),
            ("temperature", "0"),
            ("timestamp_granularities[]", "word"),
            ("timestamp_granularities[]", "segment"),
        ]
        if expected:
            fields.append(("prompt", ", ".join(expected)))
        return tuple(_words(self._answer(_form(fields, _wave(sound))), 1000 * len(sound) // _RATE))

    def _answer(self, form: bytes) -> Mapping[str, object]:
        headers = {"Content-Type": f"multipart/form-data; boundary={_BOUNDARY}"}
        if secret := os.environ.get(KEY):
            headers["Authorization"] = f"Bearer {secret}"
        try:
            with urlopen(Request(self._url, form, headers), timeout=_TIMEOUT_S) as response:
                answer = json.load(response)
        except HTTPError as error:
            raise self._refusal(f"answers {error.code} {error.reason}") from error
        except (URLError, OSError) as error:
            raise self._refusal(f"cannot be reached ({getattr(error, 'reason', error)})") from error
        except ValueError as error:
            raise self._refusal("answers with something that is not JSON") from error
        if not isinstance(answer, Mapping):
            raise self._refusal("answers in another form")
        return answer

    def _refusal(self, why: str) -> TravauxError:
        return TravauxError(
            f"the server of the speech recogniser {why}",
            where=self._url,
            remedy=f"check its address and model, and the key in {KEY} where it wants one",
        )


def _wave(sound: "NDArray[np.float32]") -> bytes:
    """Return sound as a WAV file of 16 bits."""
    held = BytesIO()
    with wave.open(held, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(_RATE)
        file.writeframes((sound.clip(-1, 1) * 32767).astype("<i2").tobytes())
    return held.getvalue()


def _form(fields: Sequence[tuple[str, str]], sound: bytes) -> bytes:
    """Return a form of several parts (RFC 7578), the sound the last of them."""
    parts = [
        f'--{_BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in fields
    ]
    head = 'Content-Disposition: form-data; name="file"; filename="sound.wav"\r\nContent-Type: audio/wav'
    return b"".join(
        (*parts, f"--{_BOUNDARY}\r\n{head}\r\n\r\n".encode(), sound, f"\r\n--{_BOUNDARY}--\r\n".encode())
    )


def _words(answer: Mapping[str, object], length_ms: int) -> Iterator[HeardWord]:
    """Yield the words of an answer, from its segments where these hold words, else from its list of words."""
    segments = _objects(answer.get("segments"))
    inner = [word for segment in segments for word in _objects(segment.get("words"))]
    for word in inner or _objects(answer.get("words")):
        start, end = _ms(word.get("start"), length_ms), _ms(word.get("end"), length_ms)
        text = str(word.get("word") or word.get("text") or "").strip()
        if text and start is not None and end is not None:
            yield HeardWord(text, start, max(start, end), _probability(word, segments))


def _objects(value: object) -> list[Mapping[str, object]]:
    return [item for item in value if isinstance(item, Mapping)] if isinstance(value, list) else []


def _ms(value: object, length_ms: int) -> int | None:
    return min(max(round(1000 * value), 0), length_ms) if isinstance(value, (int, float)) else None


def _probability(word: Mapping[str, object], segments: Sequence[Mapping[str, object]]) -> float | None:
    """Return how sure the server is of a word, else of its words on average where the segment says so."""
    own = word.get("probability", word.get("confidence"))
    if isinstance(own, (int, float)):
        return round(min(max(float(own), 0.0), 1.0), 3)
    at = word.get("start")
    for segment in segments:
        first, last, mean = segment.get("start"), segment.get("end"), segment.get("avg_logprob")
        held = all(isinstance(each, (int, float)) for each in (at, first, last, mean))
        if held and float(str(first)) <= float(str(at)) <= float(str(last)):
            return round(min(exp(float(str(mean))), 1.0), 3)
    return None
