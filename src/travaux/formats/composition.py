"""A transcript's text put together turn by turn, for sources that are not plain text themselves."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from travaux.domain.meetings import Manner, MeetingFacts, Transcript, Turn
from travaux.domain.spans import Note, SourceText, TimedSpan
from travaux.formats.read_aloud import READ_OUT, ReadAloud, find_read_aloud

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
        aloud = [list(find_read_aloud(source.text, turn.start, turn.end)) for turn in self._turns]
        turns = [
            part
            for turn, read in zip(self._turns, aloud, strict=True)
            for part in _without(source.text, turn, read)
        ]
        lost = tuple((each.start, each.end) for read in aloud for each in read)
        told = Counter(each.label for read in aloud for each in read)
        quoted = (Note(READ_OUT, label, count) for label, count in told.items())
        return Transcript(source, format_name, facts, tuple(turns), lost, (*notes, *quoted))


def _without(text: str, turn: Turn, aloud: Sequence[ReadAloud]) -> Iterator[Turn]:
    """Yield what of ``turn`` its speaker said, without what is read ``aloud``."""
    starts = [turn.start, *(each.end for each in aloud)]
    ends = [*(each.start for each in aloud), turn.end]
    for start, end in zip(starts, ends, strict=True):
        words = text[start:end]
        if words.strip():
            yield replace(
                turn, start=start + len(words) - len(words.lstrip()), end=start + len(words.rstrip())
            )


def _between(last: Utterance, following: Utterance) -> str:
    if (
        last.end_ms is not None
        and following.start_ms is not None
        and following.start_ms - last.end_ms >= PAUSE_MS
    ):
        return "\n"
    unspaced = "\u2e80" <= last.text[-1:] <= "\uffef" and "\u2e80" <= following.text[:1] <= "\uffef"
    return "" if unspaced else " "
