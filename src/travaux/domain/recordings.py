"""Recordings: words heard, when and how surely, and how fit a recogniser is for a language."""

from dataclasses import dataclass, field
from enum import StrEnum

from travaux.domain.messages import N_, Message, Text, message
from travaux.domain.spans import Note


@dataclass(frozen=True, slots=True)
class HeardWord:
    """A word heard from ``start_ms`` to ``end_ms`` of the sound.

    ``probability`` is from 0 to 1, None where the recogniser does not say how sure it is.
    """

    text: str
    start_ms: int
    end_ms: int
    probability: float | None


class Fitness(StrEnum):
    """How fit a recogniser was found for a language, by the words that it gets wrong."""

    GOOD = "good"  # up to one word in ten
    FAIR = "fair"  # up to three in ten
    POOR = "poor"  # up to two in three: to find one's way, not to quote
    UNFIT = "unfit"  # takes it for another language, or writes what nobody said
    UNKNOWN = "not measured"


@dataclass(frozen=True, slots=True)
class LanguageGuess:
    """The language that a stretch of sound seems to be in, an ISO 639-1 code, and how surely, from 0 to 1."""

    language: str
    probability: float


@dataclass(frozen=True, slots=True)
class SoundFacts:
    """What a file of sound or film is: its length, None where it states none, and whether it has a film."""

    duration_ms: int | None
    channels: int
    has_picture: bool = False


@dataclass(frozen=True, slots=True)
class Recording:
    """What was heard in a recording.

    ``recogniser`` is the identity of the engine, ``fitness`` what was measured of it for ``language``;
    ``expected`` are the names and terms that it was told may be said.
    """

    words: tuple[HeardWord, ...] = field(repr=False)
    duration_ms: int
    language: str
    fitness: Fitness
    recogniser: str
    expected: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()


_NAMES = {
    "ar": N_("Arabic"),
    "en": N_("English"),
    "es": N_("Spanish"),
    "fr": N_("French"),
    "ru": N_("Russian"),
    "zh": N_("Chinese"),
}


def language_name(language: str) -> Text:
    """Return what to call a language by its ISO 639-1 code: the code where it is none of the six."""
    return Message(_NAMES[language]) if language in _NAMES else language


def fitness_in_words(fitness: Fitness, language: str) -> Text:
    """Return what a reader should know of how well a language is heard."""
    name = language_name(language)
    match fitness:
        case Fitness.GOOD:
            return message("%(language)s is heard well by this recogniser", language=name)
        case Fitness.FAIR:
            return message(
                "%(language)s is heard fairly: one word in four is wrong; a better model is one option away",
                language=name,
            )
        case Fitness.POOR:
            return message(
                "%(language)s is heard poorly: more than half of its words are wrong; use a better model",
                language=name,
            )
        case Fitness.UNFIT:
            return message("this recogniser is not fit for %(language)s; use a better model", language=name)
        case Fitness.UNKNOWN:
            return message("how well this recogniser hears %(language)s was not measured", language=name)


def clock(milliseconds: int) -> str:
    """Return a time as clocks of players show it: "3:07", "1:02:03"."""
    hours, rest = divmod(milliseconds // 1000, 3600)
    return f"{hours}:{rest // 60:02}:{rest % 60:02}" if hours else f"{rest // 60}:{rest % 60:02}"
