"""Transcribing a recording stretch by stretch; what is heard is kept, so that a killed run goes on."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path
from time import monotonic

from travaux.analysis.recordings.stretches import Stretch, cut
from travaux.analysis.recordings.witnesses import with_two_witnesses
from travaux.domain.canonical import digest, dumps
from travaux.domain.messages import Percentage, Text, message
from travaux.domain.recordings import (
    Fitness,
    HeardWord,
    LanguageGuess,
    Recording,
    SoundFacts,
    clock,
    fitness_in_words,
    language_name,
)
from travaux.domain.spans import Note
from travaux.engines.sound import sound_blocks, sound_facts
from travaux.errors import UnreadableSource, UsageError
from travaux.ports import SpeechRecogniser
from travaux.store.drafts import write_whole

SURE_OF_LANGUAGE = 0.9
"""From this on a first minute tells its language: made meetings in English, Spanish and French are told at
.93 and above, those in Russian and Arabic were taken for other languages at up to .8."""

_CUT_OFF = 0.98  # of the length that a file states must be there, else its end is missing

Tell = Callable[["TranscriptionProgress"], None]


@dataclass(frozen=True, slots=True)
class TranscriptionProgress:
    """How far a recording is heard, in milliseconds of ``total_ms``, and seconds left, None at the start."""

    done_ms: int
    total_ms: int
    left_s: float | None = None
    said: Text = ""


@dataclass(frozen=True)
class Transcriber:
    """Hears recordings with one recogniser.

    ``work`` is a folder in which what is heard is kept, None to keep nothing: then a recording that is heard
    again, because its title changed or the run was killed, costs no more than reading its sound.
    """

    recogniser: SpeechRecogniser
    work: Path | None = None
    tell: Tell = field(default=lambda _: None)

    def hear(
        self,
        path: Path,
        language: str | None = None,
        expected: Sequence[str] = (),
        address: str | None = None,
    ) -> Recording:
        """Return what is heard in a recording.

        Args:
            path: a file of sound or film.
            language: the ISO 639-1 code of what is spoken; where nobody says, a sure first stretch does.
            expected: names and symbols of this meeting that may be said.
            address: what names the bytes of the recording, where work is kept.

        Raises:
            UnreadableSource: if it has no sound, or no word is heard in it.
            UsageError: if nobody says the language and its beginning does not tell it.
        """
        facts = sound_facts(path)
        stretches = cut(sound_blocks(path))
        first = next(stretches, None)
        if first is None:
            raise _no_speech(path)
        spoken = language or self._language(first, path)
        notes = self._first_notes(first, spoken, told=language is not None)
        home = self._home(address or path.name, spoken, expected)
        words, end_ms = self._words(chain((first,), stretches), facts, spoken, expected, home)
        if not words:
            raise _no_speech(path)
        missing = tuple(_notes_of_end(end_ms, facts))
        for note in missing:
            self.tell(TranscriptionProgress(end_ms, end_ms, said=note.what))
        fitness, identity = self.recogniser.fitness(spoken), self.recogniser.identity
        return Recording(words, end_ms, spoken, fitness, identity, tuple(expected), (*notes, *missing))

    def _words(
        self,
        stretches: Iterable[Stretch],
        facts: SoundFacts,
        spoken: str,
        expected: Sequence[str],
        home: Path | None,
    ) -> tuple[tuple[HeardWord, ...], int]:
        """Return the words of all stretches, and where the last one ends."""
        pace = _Pace(facts.duration_ms or 0)
        words: list[HeardWord] = []
        end_ms = 0
        for stretch in stretches:
            heard, fresh = self._stretch(stretch, spoken, expected, home)
            words += heard
            end_ms = stretch.start_ms + stretch.duration_ms
            self.tell(pace.progress(end_ms, stretch.duration_ms if fresh else 0))
        return tuple(words), end_ms

    def _first_notes(self, first: Stretch, spoken: str, *, told: bool) -> tuple[Note, ...]:
        """Return what the user should know, and say it before the work starts."""
        notes = tuple(self._doubts(first, spoken, told=told))
        for note in notes:
            self.tell(TranscriptionProgress(0, first.duration_ms, said=note.what))
        return notes

    def _language(self, stretch: Stretch, path: Path) -> str:
        guess = self.recogniser.language_of(stretch.sound)
        if (
            guess
            and guess.probability >= SURE_OF_LANGUAGE
            and self.recogniser.fitness(guess.language) in _FIT
        ):
            return guess.language
        raise UsageError(
            message("does not tell its language by its beginning (%(guess)s)", guess=_in_words(guess)),
            where=path.name,
            remedy=message("say it: --language en"),
        )

    def _doubts(self, stretch: Stretch, spoken: str, *, told: bool) -> Iterator[Note]:
        """Yield in what the recogniser is not good enough, or may be told wrong."""
        fitness = self.recogniser.fitness(spoken)
        if fitness is not Fitness.GOOD:
            yield Note(fitness_in_words(fitness, spoken))
        guess = self.recogniser.language_of(stretch.sound) if told else None
        if guess and guess.language != spoken and guess.probability >= SURE_OF_LANGUAGE:
            yield Note(
                message(
                    "told to be in %(told)s, and sounds like %(heard)s at its beginning",
                    told=language_name(spoken),
                    heard=language_name(guess.language),
                )
            )

    def _stretch(
        self, stretch: Stretch, language: str, expected: Sequence[str], home: Path | None
    ) -> tuple[tuple[HeardWord, ...], bool]:
        """Return the words of a stretch in the recording's time, and whether they were heard just now."""
        kept = home / f"{stretch.number:04}.json" if home else None
        if kept and (known := _kept(kept, stretch)) is not None:
            return known, False
        plain = self.recogniser.recognise(stretch.sound, language)
        heard = tuple(plain)
        if expected:
            primed = self.recogniser.recognise(stretch.sound, language, expected)
            heard = with_two_witnesses(plain, primed, expected)
        words = tuple(
            replace(word, start_ms=word.start_ms + stretch.start_ms, end_ms=word.end_ms + stretch.start_ms)
            for word in heard
        )
        if kept:
            _keep(kept, stretch, words)
        return words, True

    def _home(self, address: str, language: str, expected: Sequence[str]) -> Path | None:
        if self.work is None:
            return None
        told = digest(dumps([self.recogniser.identity, language, list(expected)]))[:12]
        home = self.work / f"{address}-{told}"
        home.mkdir(parents=True, exist_ok=True)
        return home


_FIT = frozenset({Fitness.GOOD, Fitness.FAIR, Fitness.POOR, Fitness.UNKNOWN})
"""What a recogniser must be for a language to be believed when it hears it."""


@dataclass
class _Pace:
    """Tells how long is left, by how long what was heard has taken."""

    total_ms: int
    _began: float = field(default_factory=monotonic)
    _heard_ms: int = 0

    def progress(self, done_ms: int, heard_ms: int) -> TranscriptionProgress:
        self._heard_ms += heard_ms
        total = max(self.total_ms, done_ms)
        spent = monotonic() - self._began
        left = spent / self._heard_ms * (total - done_ms) if self._heard_ms else None
        return TranscriptionProgress(done_ms, total, left)


def _in_words(guess: LanguageGuess | None) -> Text:
    if guess is None:
        return message("this recogniser cannot tell it")
    return message(
        "perhaps %(language)s, %(share)s",
        language=language_name(guess.language),
        share=Percentage(guess.probability),
    )


def _no_speech(path: Path) -> UnreadableSource:
    return UnreadableSource(
        message("holds no speech that can be heard: silence, music or noise"),
        where=path.name,
        remedy=message("check that it is the right recording, and the right channel of it"),
    )


def _notes_of_end(end_ms: int, facts: SoundFacts) -> Iterator[Note]:
    if facts.duration_ms and end_ms < _CUT_OFF * facts.duration_ms:
        yield Note(
            message(
                "ends after %(there)s of the %(stated)s that it states: its end is missing",
                there=clock(end_ms),
                stated=clock(facts.duration_ms),
            )
        )


def _kept(file: Path, stretch: Stretch) -> tuple[HeardWord, ...] | None:
    """Return what was heard of a stretch before, None where that is missing, cut off or of another cut."""
    try:
        told = json.loads(file.read_bytes())
        if [told["start_ms"], told["samples"]] != [stretch.start_ms, len(stretch.sound)]:
            return None
        return tuple(HeardWord(*word) for word in told["words"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _keep(file: Path, stretch: Stretch, words: Sequence[HeardWord]) -> None:
    """Keep what was heard of a stretch, whole or not at all."""
    plain = [[word.text, word.start_ms, word.end_ms, word.probability] for word in words]
    told = {"start_ms": stretch.start_ms, "samples": len(stretch.sound), "words": plain}
    write_whole(file, dumps(told))
