"""Motions as minutes set them down, with what became of each: "Motion by Orr to …. Motion carried 4-0."."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from travaux.analysis.meeting.record_blocks import RecordBlock
from travaux.reference.phrases import load_pattern

_form = partial(load_pattern, "body_acts")
_NEAR = 6  # sentences after a motion among which its result stands: who seconded, who voted how
_LONGEST = 45  # words of a sentence that only gives a result


@dataclass(frozen=True, slots=True)
class MinutedMotion:
    """What was moved and what became of it, with the place of all that the minutes say of it."""

    start: int
    end: int
    what: str
    result: str


def find_minuted_motions(blocks: Sequence[RecordBlock]) -> Iterator[MinutedMotion]:
    """Yield the motions of minutes that have a result, in order."""
    said = [each for block in blocks for each in block.sentences()]
    for place, (start, end, words) in enumerate(said):
        moved = _motion_words(words)
        if moved is None:
            continue
        result = _result_of_motion([(start, end, words), *said[place + 1 : place + 1 + _NEAR]])
        if result is not None:
            yield MinutedMotion(start, result[1], _moved_matter(moved), result[2].strip())


def _motion_words(words: str) -> re.Match[str] | None:
    forms = ("moved", "moved_by_name", "motion_line")
    return next((found for name in forms if (found := _form(name).fullmatch(words.strip()))), None)


def _moved_matter(moved: re.Match[str]) -> str:
    return " ".join(moved["what"].split()).rstrip(" .;,*")


def _result_of_motion(said: Sequence[tuple[int, int, str]]) -> tuple[int, int, str] | None:
    """Return the sentence that says what became of a motion, None where another motion stands before it."""
    for place, (start, end, words) in enumerate(said):
        if place and _motion_words(words) is not None:
            return None
        if place and len(words.split()) <= _LONGEST and _form("result_only").fullmatch(words):
            return start, end, words
    return None
