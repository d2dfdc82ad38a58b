"""A recording is heard stretch by stretch: what was heard is kept, and what is doubtful is said first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from travaux.domain.recordings import Fitness, HeardWord, LanguageGuess, SoundFacts
from travaux.errors import UnreadableSource, UsageError
from travaux.pipeline import transcription
from travaux.pipeline.transcription import SURE_OF_LANGUAGE, Transcriber, TranscriptionProgress

RATE = 16_000
MINUTES = 8


@dataclass
class Listener:
    """Hears one word a stretch, and counts how often it is asked; ``fails`` after so many."""

    guess: LanguageGuess | None = None
    fails: int = 1000
    silent: bool = False
    identity: str = "listener 1"
    asked: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)

    def fitness(self, language: str) -> Fitness:
        return {"en": Fitness.GOOD, "fr": Fitness.POOR, "ru": Fitness.UNFIT}.get(language, Fitness.UNKNOWN)

    def language_of(self, sound: NDArray[np.float32]) -> LanguageGuess | None:
        return self.guess if len(sound) else None

    def recognise(
        self,
        sound: NDArray[np.float32],  # noqa: ARG002
        language: str,
        expected: Sequence[str] = (),
    ) -> Sequence[HeardWord]:
        if len(self.asked) >= self.fails:
            raise KeyboardInterrupt
        self.asked.append((language, tuple(expected)))
        return () if self.silent else (HeardWord("lamps", 100, 500, 0.8),)


@pytest.fixture(autouse=True)
def sound(monkeypatch: pytest.MonkeyPatch) -> None:
    def blocks(_: Path) -> Iterator[NDArray[np.float32]]:
        for _ in range(6 * MINUTES):
            yield np.zeros(10 * RATE, dtype=np.float32)

    monkeypatch.setattr(transcription, "sound_facts", lambda _: SoundFacts(60_000 * MINUTES, 1))
    monkeypatch.setattr(transcription, "sound_blocks", blocks)


TALK = Path("talk.wav")


def test_words_have_the_time_of_the_recording() -> None:
    heard = Transcriber(Listener()).hear(TALK, "en")
    assert heard.duration_ms == 60_000 * MINUTES
    assert heard.words[0].start_ms == 100
    assert all(b.start_ms - a.start_ms >= 120_000 for a, b in zip(heard.words, heard.words[1:], strict=False))
    assert (heard.language, heard.fitness, heard.recogniser) == ("en", Fitness.GOOD, "listener 1")
    assert heard.notes == ()


def test_a_run_that_was_killed_goes_on_where_it_stood_and_ends_the_same(tmp_path: Path) -> None:
    whole = Transcriber(Listener()).hear(TALK, "en")
    with pytest.raises(KeyboardInterrupt):
        Transcriber(Listener(fails=2), tmp_path).hear(TALK, "en", address="ab")
    again = Listener()
    assert Transcriber(again, tmp_path).hear(TALK, "en", address="ab") == whole
    assert len(again.asked) == len(whole.words) - 2


def test_what_is_kept_is_of_one_recording_recogniser_language_and_list(tmp_path: Path) -> None:
    Transcriber(Listener(), tmp_path).hear(TALK, "en", address="ab")
    for listener, language, expected, address in (
        (Listener(identity="listener 2"), "en", (), "ab"),
        (Listener(), "fr", (), "ab"),
        (Listener(), "en", ("Ruritania",), "ab"),
        (Listener(), "en", (), "cd"),
    ):
        Transcriber(listener, tmp_path).hear(TALK, language, expected, address)
        assert listener.asked
    same = Listener()
    Transcriber(same, tmp_path).hear(TALK, "en", address="ab")
    assert not same.asked


def test_what_is_kept_and_damaged_is_heard_again(tmp_path: Path) -> None:
    Transcriber(Listener(), tmp_path).hear(TALK, "en", address="ab")
    first = min(tmp_path.rglob("*.json"))
    first.write_text(first.read_text()[:20])
    again = Listener()
    Transcriber(again, tmp_path).hear(TALK, "en", address="ab")
    assert len(again.asked) == 1


def test_names_are_told_to_a_second_pass_alone() -> None:
    listener = Listener()
    Transcriber(listener).hear(TALK, "en", ("Ruritania",))
    assert listener.asked[:2] == [("en", ()), ("en", ("Ruritania",))]


def test_a_language_that_the_beginning_tells_surely_is_taken() -> None:
    sure = Listener(LanguageGuess("en", SURE_OF_LANGUAGE))
    assert Transcriber(sure).hear(TALK).language == "en"


@pytest.mark.parametrize(
    "guess", [LanguageGuess("en", SURE_OF_LANGUAGE - 0.01), LanguageGuess("ru", 0.99), None]
)
def test_a_language_that_is_not_sure_must_be_told(guess: LanguageGuess | None) -> None:
    listener = Listener(guess)
    with pytest.raises(UsageError, match="--language"):
        Transcriber(listener).hear(TALK)
    assert not listener.asked
    assert Transcriber(listener).hear(TALK, "en").language == "en"


def test_what_is_not_good_enough_is_said_before_the_work_starts() -> None:
    told: list[TranscriptionProgress] = []
    listener = Listener(LanguageGuess("en", 0.97))

    def tell(progress: TranscriptionProgress) -> None:
        if progress.said:
            assert not listener.asked
        told.append(progress)

    heard = Transcriber(listener, tell=tell).hear(TALK, "fr")
    said = [str(note.what) for note in heard.notes]
    assert ["poorly" in said[0], "sounds like English" in said[1]] == [True, True]
    assert [str(each.said) for each in told[:2]] == said
    assert (told[-1].done_ms, told[-1].total_ms) == (60_000 * MINUTES, 60_000 * MINUTES)


def test_a_recording_without_a_word_is_refused() -> None:
    with pytest.raises(UnreadableSource, match="no speech"):
        Transcriber(Listener(silent=True)).hear(TALK, "en")


def test_an_end_that_is_missing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transcription, "sound_facts", lambda _: SoundFacts(3_600_000, 1))
    (note,) = Transcriber(Listener()).hear(TALK, "en").notes
    assert str(note.what) == "ends after 8:00 of the 1:00:00 that it states: its end is missing"
