"""The matters of a meeting as its record names them: headings, agenda items, what the chair takes up."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from travaux.analysis.meeting.roles import presides
from travaux.analysis.wording import sentence_case
from travaux.domain.meetings import Meeting
from travaux.domain.spans import Citation
from travaux.language.sentences import split_text
from travaux.reference.lexicons import lexicon_pattern
from travaux.reference.phrases import load_pattern

_LINK = re.compile(r"\[(?P<words>[^\]]+)\]\([^)\n]*\)")
_LINE = re.compile(r"[^\n]+")
_MARKED = re.compile(r"\s*(?:#{1,6}\s+|\*\*)(?P<label>[^\n]*?)\s*(?:\*\*)?\s*:?\s*$")
_MOST_WORDS = 16
"""Words of a heading: what is longer is a sentence."""
_MOST_PRINTED = _MOST_WORDS + 48
"""Words and signs of a heading's line: its number, and signs drawn about it, are none of its words."""
_HEAD = 400
"""Characters at the front of a record in which lines in capitals stand over one another as its title."""
_LETTERS = 4


@dataclass(frozen=True, slots=True)
class MatterPlace:
    """A matter and the place from which the record deals with it."""

    label: str
    start: int
    citation: Citation


class Items:
    """Which matter each part of a record belongs to."""

    def __init__(self, meeting: Meeting) -> None:
        found = sorted((*_headings(meeting), *_matters_taken_up(meeting)), key=lambda item: item.start)
        self.items: Sequence[MatterPlace] = tuple(_that_hold_turns(meeting, found))
        self._starts = [item.start for item in self.items]

    def at(self, place: int) -> MatterPlace | None:
        """Return the matter dealt with at ``place``, None where the record names none."""
        before = bisect_right(self._starts, place)
        return self.items[before - 1] if before else None


def _that_hold_turns(meeting: Meeting, found: Sequence[MatterPlace]) -> Iterator[MatterPlace]:
    """Yield the items under which somebody speaks: a title above others, or a closing mark, is none."""
    starts = [turn.start for turn in meeting.interventions]
    for number, item in enumerate(found):
        end = found[number + 1].start if number + 1 < len(found) else len(meeting.source.text)
        opens = bisect_left(starts, item.start) < bisect_left(starts, end)
        if opens or meeting.turn_at(item.start) is not None:
            yield item


def _headings(meeting: Meeting) -> Iterator[MatterPlace]:
    text = meeting.source.text
    spoken = [turn.start for turn in meeting.interventions]
    labels = {turn.speaker.label.lower() for turn in meeting.interventions if turn.speaker.label}
    for match in _LINE.finditer(text):
        if (after := bisect_right(spoken, match.start())) < len(spoken) and spoken[after] < match.end():
            continue  # what stands after a speaker's name on its line is said, in capitals or not
        label = _label(match.group(), text)
        if label and label.lower() not in labels and not _is_title(meeting, match):
            start = match.start() + len(match.group()) - len(match.group().lstrip())
            yield MatterPlace(
                label, start, meeting.source.cite(start, match.start() + len(match.group().rstrip()))
            )


def _is_title(meeting: Meeting, line: re.Match[str]) -> bool:
    """Tell whether a heading names the meeting: it is its title, or a line of its head with more below it."""
    words = line.group().strip(" *#_:\t").lower()
    if words in {(meeting.facts.title or "").lower(), (meeting.facts.body or "").lower()}:
        return True
    below = _LINE.search(meeting.source.text, line.end())
    if line.start() > _HEAD or not line.group().isupper() or below is None:
        return False
    return len(below.group().split()) <= _MOST_WORDS and below.group().strip()[-1:] not in ".?!:;"


def _label(line: str, text: str) -> str | None:
    """Return the heading that ``line`` is, None where it is none."""
    if len(line.split(None, _MOST_PRINTED)) > _MOST_PRINTED:
        return None
    marked = _MARKED.match(line)
    bare = _LINK.sub(r"\g<words>", marked["label"] if marked else line).strip(" *#_:").strip()
    name = load_pattern("matters", "asides").sub("", load_pattern("matters", "number").sub("", bare)).strip()
    letters = [letter for letter in name if letter.isalpha()]
    capitals = len(letters) >= _LETTERS and all(letter.isupper() for letter in letters)
    numbered = bool(lexicon_pattern("matters", "numbered").match(bare))
    if not (marked or capitals or numbered) or not 0 < len(name.split()) <= _MOST_WORDS or "|" in bare:
        return None
    if lexicon_pattern("matters", "no_heading").search(name) or name[-1:] in ".?!,;":
        return None
    return sentence_case(name, text) if capitals else name


def _matters_taken_up(meeting: Meeting) -> Iterator[MatterPlace]:
    """Yield what whoever presides takes up: "We turn to the review of mandates."."""
    for turn in meeting.interventions:
        if not presides(turn.speaker):
            continue
        words = meeting.words_of(turn)
        for start, end in split_text(words):
            match = load_pattern("matters", "taken_up").search(words[start:end])
            label = match["matter"].strip(' .,:;“”"') if match else ""
            named = label and not lexicon_pattern("matters", "no_heading").search(label)
            if named and len(label.split()) <= _MOST_WORDS:
                span = (turn.start + start, turn.start + end)
                yield MatterPlace(label[:1].upper() + label[1:], span[0], meeting.source.cite(*span))
