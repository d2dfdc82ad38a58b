"""Whisper, run by CTranslate2: the embedded recogniser of speech, or any folder of such a model."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from travaux.domain.recordings import Fitness, HeardWord, LanguageGuess
from travaux.engines.speech.weights import WHISPER_BASE, model_hash, packaged_model
from travaux.errors import UsageError
from travaux.extras import require

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

RATE = 16_000
"""Samples a second that Whisper was trained on."""

_MEASURED = {
    WHISPER_BASE: {
        "en": Fitness.GOOD,
        "es": Fitness.FAIR,
        "fr": Fitness.POOR,
        "ru": Fitness.UNFIT,
        "ar": Fitness.UNFIT,
        "zh": Fitness.UNFIT,
    }
}
"""What was measured of models, by their hash. Of a made meeting .09 of the words were wrong in English, .26
in Spanish, .62 in French; Russian and Arabic were taken for other languages."""

_PINNED = "1.2.1"
_UNSPACED = frozenset({"zh", "ja", "th", "lo", "my"})
_BEAM = 5  # readings that are followed at once, as Whisper was measured with
_BEAM_TOLD = 1
"""What was told to be expected only makes words unsure: a fifth less work for one word in fifty."""

_LONGEST_REPEAT = 8
"""Tokens that may not come again within half a minute: cross-talk is else written as one word for ever."""

_LONGEST_SILENCE_S = 2.0
"""Seconds of silence in which words are not believed: recognisers fill pauses with what they often read."""


class Whisper:
    """A Whisper model, loaded when it is first used.

    Args:
        folder: a model as CTranslate2 keeps it; without one, the embedded Whisper base.
        threads: processor cores to use at once.
    """

    def __init__(self, folder: Path | None = None, threads: int = 2) -> None:
        if folder is not None and not (folder / "model.bin").is_file():
            raise UsageError(
                "holds no model.bin, as a model of CTranslate2 does",
                where=str(folder),
                remedy="name the folder that ct2-transformers-converter wrote",
            )
        self._folder = folder
        self._threads = threads

    @cached_property
    def _hash(self) -> str:
        return model_hash(self._folder) if self._folder else WHISPER_BASE

    @property
    def identity(self) -> str:
        try:
            installed = version("faster-whisper")
        except PackageNotFoundError:
            installed = _PINNED  # what the extra would bring, so that results hold where it is missing
        name = self._folder.name if self._folder else "Whisper base"
        return f"{name} {self._hash}, faster-whisper {installed}"

    def fitness(self, language: str) -> Fitness:
        known = _MEASURED.get(self._hash)
        return known.get(language, Fitness.UNFIT) if known else Fitness.UNKNOWN

    def language_of(self, sound: "NDArray[np.float32]") -> LanguageGuess | None:
        if not len(sound):
            return None
        language, probability, _ = self._model.detect_language(sound, vad_filter=True)
        return LanguageGuess(language, float(probability))

    def recognise(
        self, sound: "NDArray[np.float32]", language: str, expected: Sequence[str] = ()
    ) -> Sequence[HeardWord]:
        if not len(sound):
            return ()
        segments, _ = self._model.transcribe(
            sound,
            language=language,
            beam_size=_BEAM_TOLD if expected else _BEAM,
            temperature=0.0,  # other temperatures draw by chance: the same sound would give other words
            condition_on_previous_text=False,  # else one mistake is carried into all that follows
            no_repeat_ngram_size=_LONGEST_REPEAT,
            word_timestamps=True,
            vad_filter=True,
            hallucination_silence_threshold=_LONGEST_SILENCE_S,
            hotwords=", ".join(expected) or None,
        )
        length_ms = 1000 * len(sound) // RATE
        return tuple(_words(segments, length_ms, spaced=language not in _UNSPACED))

    @cached_property
    def _model(self) -> Any:
        require("audio", "transcribing a recording")
        from faster_whisper import WhisperModel  # large libraries: only when something is heard

        files = packaged_model() if self._folder is None else None
        try:
            return WhisperModel(
                str(self._folder or "whisper-base"),
                device="cpu",
                compute_type="int8",
                cpu_threads=self._threads,
                local_files_only=True,
                files=files,
            )
        except (RuntimeError, ValueError, OSError) as error:
            raise UsageError(
                f"is no model that CTranslate2 can load ({str(error).splitlines()[0]})",
                where=str(self._folder),
                remedy="name the folder that ct2-transformers-converter wrote",
            ) from error


def _words(segments: Iterable[Any], length_ms: int, *, spaced: bool) -> Iterator[HeardWord]:
    """Yield the words of segments; what is written without a space before it belongs to the word before."""
    held: HeardWord | None = None
    for segment in segments:
        for number, word in enumerate(segment.words or ()):
            heard = _word(word, length_ms)
            if held is not None and spaced and number and not word.word.startswith(" "):
                held = HeardWord(
                    held.text + heard.text,
                    held.start_ms,
                    max(held.end_ms, heard.end_ms),
                    min(held.probability or 0.0, heard.probability or 0.0),
                )
                continue
            if held is not None and held.text:
                yield held
            held = heard
    if held is not None and held.text:
        yield held


def _word(word: Any, length_ms: int) -> HeardWord:
    start = min(max(round(1000 * word.start), 0), length_ms)
    end = min(max(round(1000 * word.end), start), length_ms)
    return HeardWord(word.word.strip(), start, end, round(float(word.probability), 3))
