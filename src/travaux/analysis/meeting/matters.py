"""What a stand is about where it is not numbered: things known by a name, quantities, the item at hand.

"We support the establishment of a Reef Fund" and "we do not support the creation of a new fund" are about one
thing where the room knows one fund by name. "The paragraph" is the one that whoever presides has just called.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from travaux.analysis.meeting.roles import presides
from travaux.analysis.meeting.sides import MeetingSides
from travaux.analysis.wording import content_stems, count_words, institutions, stem
from travaux.domain.meetings import Intervention, Meeting
from travaux.domain.spans import Citation
from travaux.language.sentences import split_text
from travaux.reference.lexicons import load_lexicon
from travaux.reference.phrases import load_pattern

_OFTEN = 3  # times that a room says a name before it is one
_CAPITALS = 0.5  # of the times that a word is printed small: so often a name has a capital
_HEAD = 4  # words at most of what is stood for, the name's last word the last of them
_pattern = partial(load_pattern, "alignment")


@dataclass(frozen=True, slots=True)
class Uttered:
    """A stand that is said in so many words: the side, which way (1 or -1), on what, and the sentence."""

    side: str
    sign: int
    matter: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class Interpretation:
    """How a side says that it understands words of the text."""

    side: str
    words: str
    citation: Citation


class Matters:
    """The names and the items of one meeting."""

    def __init__(self, meeting: Meeting, room: MeetingSides) -> None:
        self._names = _names_of(meeting, room)
        self._items = dict(_items(meeting))

    def named(self, label: str) -> str | None:
        """Return the name of the thing that ``label`` ends with, None where the room knows it by none."""
        words = re.findall(r"[\w-]+", core_of(label))
        if not words or len(words) > _HEAD:
            return None
        return self._names.get(stem(words[-1].lower()))

    def item(self, intervention: str) -> str | None:
        """Return the paragraph that had been called when somebody took the floor, None where none had."""
        return self._items.get(intervention)


def quantity(label: str) -> str | None:
    """Return the figure with its unit that ``label`` is, "fifteen minutes", None where it is none."""
    match = _pattern("quantity").fullmatch(core_of(label).lower())
    return " ".join(match.group().split()) if match else None


def find_uttered(meeting: Meeting, room: MeetingSides) -> Iterator[Uttered]:
    """Yield stands on quantities that are wanted or questioned: "we need the fifteen minutes"."""
    for turn in meeting.interventions:
        side = room.side_of.get(turn.id)
        for start, end in split_text(meeting.words_of(turn)) if side else ():
            words = " ".join(meeting.source.text[turn.start + start : turn.start + end].split())
            for sign, pattern in ((1, _pattern("wanted")), (-1, _pattern("questioned"))):
                match = pattern.search(words)
                if match and side and not _pattern("doubtful").search(words):
                    cited = meeting.source.cite(turn.start + start, turn.start + end)
                    yield Uttered(side, sign, " ".join(match["matter"].lower().split()), cited)


def core_of(label: str) -> str:
    """Return ``label`` without the act upon it: "the creation of a new fund" is a fund."""
    return _pattern("acting").sub("", label.strip(' .,;:“”"')).strip()


def without_acts(before: str) -> str:
    """Return the words ``before`` a thing without those that only say what is done with it."""
    return _pattern("acting_before").sub("", before).rstrip()


def _names_of(meeting: Meeting, room: MeetingSides) -> Mapping[str, str]:
    """Return the names that the room often says in mid-sentence, by the stem of their last word.

    A word that is printed small much more often is a common noun, whoever gives it a capital.
    """
    taken = room.stems() | institutions() | {stem(word) for word in load_lexicon("alignment")["no_names"]}
    taken |= {
        one for groups in room.speaks_for.values() for group in groups for one in content_stems(group.name)
    }
    printed: dict[str, Counter[str]] = defaultdict(Counter)
    small: Counter[str] = Counter()
    for turn in meeting.interventions:
        for word, times in count_words(meeting.words_of(turn)).items():
            if word.islower():
                small[stem(word)] += times
        for match in _pattern("name").finditer(" ".join(meeting.words_of(turn).split())):
            head = stem(match["name"].split()[-1].lower())
            if head not in taken:
                printed[head][match["name"]] += 1
    return {
        head: f"the {names.most_common(1)[0][0]}"
        for head, names in printed.items()
        if sum(names.values()) >= max(_OFTEN, _CAPITALS * small[head])
    }


def _items(meeting: Meeting) -> Iterator[tuple[str, str]]:
    """Yield the paragraph on the table during each intervention, as whoever presides has called it."""
    current: str | None = None
    for turn in meeting.interventions:
        if presides(turn.speaker):
            current = _paragraph_called(meeting, turn) or current
        elif current is not None:
            yield turn.id, current


def _paragraph_called(meeting: Meeting, turn: Intervention) -> str | None:
    """Return the last paragraph that the chair calls as a sentence opens and does not close at once."""
    words = meeting.words_of(turn)
    called = None
    for start, end in split_text(words):
        match = _pattern("called").match(words[start:end].strip())
        if match and not _pattern("passed").search(words[start:end].strip()[match.end() :]):
            called = match["label"]
    return called
