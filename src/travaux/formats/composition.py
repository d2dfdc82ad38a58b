"""A transcript's text put together turn by turn, for sources that are not plain text themselves."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from travaux.domain.meetings import Manner, MeetingFacts, Transcript, Turn
from travaux.domain.spans import Note, SourceText, TimedSpan

PAUSE_MS = 2_000
"""A silence as long as this starts a new line in the text."""


_SOUND = re.compile(r"[\[(♪][^\])♪]*[\])♪]\.?")


def is_sound(text: str) -> bool:
    """Return whether words are a sound or a remark in brackets, "[applause]", rather than speech."""
    return bool(_SOUND.fullmatch(text))


@dataclass(frozen=True, slots=True)
class Utterance:
    """Words as recognised or captioned, when and how surely; None where the source does not say."""

    text: str
    start_ms: int | None = None
    end_ms: int | None = None
    label: str | None = None
    new_turn: bool = False
    probability: float | None = None


class TurnComposition:
    """Collects utterances into turns; neighbours of one speaker become one turn."""

    def __init__(self, source_id: str) -> None:
        self.source_id = source_id
        self._parts: list[str] = []
        self._length = 0
        self._turns: list[Turn] = []
        self._times: list[TimedSpan] = []

    def _write(self, text: str) -> int:
        start = self._length
        self._parts.append(text)
        self._length += len(text)
        return start

    def add(self, utterances: Iterable[Utterance]) -> None:
        """Write the utterances in order."""
        label: str | None = None
        started: int | None = None
        last: Utterance | None = None
        for utterance in utterances:
            if started is None or utterance.label != label or utterance.new_turn:
                self._close(label, started)
                label = utterance.label
                if self._length:
                    self._write("\n\n")
                if label:
                    self._write(f"{label}: ")
                started = self._length
            elif last is not None:
                self._write(_between(last, utterance))
            self._add_words(utterance)
            last = utterance
        self._close(label, started)

    def _add_words(self, utterance: Utterance) -> None:
        start = self._write(utterance.text)
        if utterance.start_ms is not None and utterance.end_ms is not None:
            self._times.append(
                TimedSpan(start, self._length, utterance.start_ms, utterance.end_ms, utterance.probability)
            )

    def _close(self, label: str | None, started: int | None) -> None:
        if started is not None and self._length > started:
            self._turns.append(Turn(label, started, self._length, Manner.DIRECT))

    def transcript(self, format_name: str, facts: MeetingFacts, notes: Iterable[Note]) -> Transcript:
        """Return what was collected."""
        source = SourceText(self.source_id, "".join(self._parts) + "\n", tuple(self._times))
        return Transcript(source, format_name, facts, tuple(self._turns), (), tuple(notes))


def _between(last: Utterance, following: Utterance) -> str:
    if (
        last.end_ms is not None
        and following.start_ms is not None
        and following.start_ms - last.end_ms >= PAUSE_MS
    ):
        return "\n"
    unspaced = "\u2e80" <= last.text[-1:] <= "\uffef" and "\u2e80" <= following.text[:1] <= "\uffef"
    return "" if unspaced else " "
