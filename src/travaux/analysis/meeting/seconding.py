"""Who takes up what another has just said: "So do I", "+1 to Ben", "Agree with Ms. Orm", "as Aru said".

Everybody who does holds the words taken up, beside their speaker, each by words of their own. Whoever takes
up an answer, a question or only a part of something holds nothing of another's.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from travaux.analysis.meeting.phrasing import quoted, strip_lead_in
from travaux.analysis.meeting.sides import MeetingSides
from travaux.analysis.wording import content_stems
from travaux.domain.findings import Agreement
from travaux.domain.meetings import Intervention, Meeting
from travaux.domain.messages import listed, message
from travaux.domain.spans import Citation, stable_id
from travaux.language.sentences import split_text
from travaux.reference.lexicons import lexicon_pattern

_FEWEST = 3  # words of what can be taken up
_WHOLE = 3  # sentences of a turn that is taken up, or takes up, as a whole
_SHARED = 2  # telling words that "as X said" has in common with what X did say
_NAME = 60  # characters in which a name may stand
_LABELLED = 40  # characters beside a label: a time, marks, the break of a paragraph
_AFTER = 90  # characters after a name in which the sentence may take it back
_FIRST = re.compile(r"\w+")
_pattern = partial(lexicon_pattern, "seconding")


@dataclass(frozen=True, slots=True)
class _Taken:
    """What somebody takes up: the place of its turn, all that is meant, whose it is, its words in short."""

    place: int
    citation: Citation
    side: str
    words: str


def find_seconded(meeting: Meeting, room: MeetingSides) -> tuple[Agreement, ...]:
    """Return what speakers took up of one another, with everybody who did, in the order of the record."""
    taken: dict[Citation, _Taken] = {}
    holders: dict[Citation, dict[str, Citation]] = defaultdict(dict)
    heads: dict[int, _Taken] = {}  # what a turn that only takes up stands for
    short = _by_first_word(_short_names(meeting, room))
    for place, turn in enumerate(meeting.interventions):
        side = room.side_of.get(turn.id)
        for start, end in split_text(meeting.words_of(turn)) if side else ():
            span = (turn.start + start, turn.start + end)
            found = _taken_up(meeting, room, place, span, short, heads)
            if found is None or found.side == side:
                continue
            first = span[0] == turn.start
            if first and not _goes_on(meeting, turn, span[1]):
                heads[place] = found
            taken[found.citation] = found
            holders[found.citation].setdefault(side or "", _own_words(meeting, place, span))
    return tuple(_agreement(taken[each], holders[each], room) for each in taken)


def _own_words(meeting: Meeting, place: int, span: tuple[int, int]) -> Citation:
    """Return the words of who takes something up: a short turn whole, that begins so."""
    spans = list(_sentences(meeting, place))
    asks = any(meeting.source.text[slice(*each)].rstrip().endswith("?") for each in spans)
    if span == spans[0] and len(spans) <= _WHOLE and not asks:
        return meeting.source.cite(spans[0][0], spans[-1][1])
    return meeting.source.cite(*span)


def _goes_on(meeting: Meeting, turn: Intervention, end: int) -> bool:
    return len(meeting.source.text[end : turn.end].split()) >= _FEWEST


def _taken_up(
    meeting: Meeting,
    room: MeetingSides,
    place: int,
    span: tuple[int, int],
    short: Mapping[str, Mapping[str, str]],
    heads: Mapping[int, _Taken],
) -> _Taken | None:
    """Return what a sentence takes up, None where it does not, or not plainly."""
    text = meeting.source.text[slice(*span)]
    turn = meeting.interventions[place]
    rest = meeting.source.text[span[1] : turn.end].lstrip()[:_AFTER]
    if _pattern("but").match(rest) or text.rstrip().endswith("?"):
        return None
    named = _seconded_actor(text, short)
    if named is not None:
        return _of_whom(meeting, room, place, named, text, heads)
    if span[0] != turn.start or not _pattern("bare").search(text) or _pattern("but").search(text):
        return None
    before = place - 1
    if before < 0 or meeting.interventions[before].id not in room.side_of:
        return None
    gap = turn.start - meeting.interventions[before].end
    if gap > len(turn.speaker.label) + _LABELLED:
        return None  # something stands between that nobody said
    return heads.get(before) or _seconded_stand(meeting, room, before)


def _by_first_word(short: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """Return the names by the word that they begin with, so that a sentence looks among few of many."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for name, side in short.items():
        if first := _FIRST.match(name):
            found[first.group()][name] = side
    return found


def _seconded_actor(text: str, short: Mapping[str, Mapping[str, str]]) -> tuple[str, bool] | None:
    """Return whom a sentence names to side with, and whether it repeats what that one said ("as X said")."""
    for word in re.finditer(r"(?<![\w’'-])[^\W_][\w’'.-]*", text[:_NAME]):
        opening = _pattern("towards").match(text, 0, word.start())
        if opening is None or opening.end() != word.start():
            continue
        first = _FIRST.match(word.group())
        for name, side in short.get(first.group() if first else "", {}).items():
            rest = text[word.start() + len(name) :]
            if not text.startswith(name, word.start()) or rest[:1].isalnum():
                continue
            repeats = re.search(r"\b(?:as|like)\s+(?:the\s+)?$", opening.group(), re.IGNORECASE) is not None
            if repeats and not _pattern("said_so").match(rest):
                return None
            return None if _pattern("but").search(rest[:_AFTER]) else (side, repeats)
    return None


def _of_whom(
    meeting: Meeting,
    room: MeetingSides,
    place: int,
    named: tuple[str, bool],
    text: str,
    heads: Mapping[int, _Taken],
) -> _Taken | None:
    """Return what the side that is named last said, or what it said of the same where it is repeated."""
    side, repeats = named
    earlier = [n for n in range(place - 1, -1, -1) if room.side_of.get(meeting.interventions[n].id) == side]
    if not repeats:
        last = next((n for n in earlier if not _only_answers(meeting, n)), None)
        if last is None:
            return None
        goes_on = meeting.words_of(meeting.interventions[place])
        return heads.get(last) or _seconded_stand(meeting, room, last, goes_on)
    stems = set(content_stems(text))
    for before in earlier:
        for span in _sentences(meeting, before):
            shared = stems & set(content_stems(meeting.source.text[slice(*span)])) - room.stems()
            if len(shared) >= _SHARED:
                return _Taken(before, meeting.source.cite(*span), side, meeting.source.text[slice(*span)])
    return None


def _seconded_stand(meeting: Meeting, room: MeetingSides, place: int, goes_on: str = "") -> _Taken | None:
    """Return what a turn holds that another may take up: its last plain stand, else its last sentence.

    Where who takes it up ``goes_on`` on one thing of it, that is what is taken up. A question or thanks hold
    nothing; where the turn ends with a question, who says "I agree" answers it.
    """
    turn = meeting.interventions[place]
    spans = list(_sentences(meeting, place))
    if not spans or meeting.source.text[slice(*spans[-1])].rstrip().endswith("?"):
        return None
    held = [span for span in spans if _carries_stand(meeting.source.text[slice(*span)])]
    plain = [span for span in held if _pattern("stand").search(meeting.source.text[slice(*span)])]
    alone = [span for span in plain or held if not _refers_back(meeting.source.text[slice(*span)])]
    told = set(content_stems(goes_on)) - room.stems()
    shared = {span: _words_in_common(told, meeting.source.text[slice(*span)]) for span in held}
    nearest = max(reversed(held), key=lambda span: shared[span], default=None)
    meant = nearest is not None and shared[nearest] >= _SHARED
    chosen = nearest if meant else next(reversed(alone or plain or held), None)
    if chosen is None:
        return None
    cited = (spans[0][0], spans[-1][1]) if len(spans) <= _WHOLE else chosen
    words = meeting.source.text[slice(*chosen)]
    return _Taken(place, meeting.source.cite(*cited), room.side_of[turn.id], words)


def _words_in_common(told: set[str], words: str) -> int:
    """Return how many telling words of ``words`` are among ``told``, as "proxy" in "proxying"."""
    stems = set(content_stems(words))
    return sum(any(one.startswith(each) or each.startswith(one) for each in told) for one in stems)


def _only_answers(meeting: Meeting, place: int) -> bool:
    """Tell whether a turn gives what another has just asked for, and takes no stand of its own."""
    turn, asked = meeting.interventions[place], meeting.interventions[place - 1] if place else None
    if asked is None or asked.speaker == turn.speaker or not meeting.words_of(asked).rstrip().endswith("?"):
        return False
    return _pattern("stand").search(meeting.words_of(turn)) is None


def _refers_back(words: str) -> bool:
    return lexicon_pattern("key_points", "leaning").match(words) is not None


def _carries_stand(words: str) -> bool:
    return not _pattern("no_stand").search(words) and len(words.split()) >= _FEWEST


def _sentences(meeting: Meeting, place: int) -> Iterator[tuple[int, int]]:
    turn = meeting.interventions[place]
    for start, end in split_text(meeting.words_of(turn)):
        yield turn.start + start, turn.start + end


def _short_names(meeting: Meeting, room: MeetingSides) -> dict[str, str]:
    """Return by which names each side is called, the longest first; what two sides may be called is left out.

    A person is called by the label, the whole name, the last name or the first, as written or all in small
    letters; a delegation by its name alone.
    """
    called: dict[str, set[str]] = defaultdict(set)
    for turn in meeting.interventions:
        side = room.side_of.get(turn.id)
        if side is None:
            continue
        names = {side, turn.speaker.label.strip()}
        if turn.speaker.actor is None:
            names |= {word for word in side.split() if len(word) > 2}
            names |= {f"{first} {last}" for first in _titles(side) for last in side.split()[-1:]}
        for name in {form for each in names for form in (each, each.title(), each.lower()) if each}:
            called[name].add(side)
    plain = {name: min(sides) for name, sides in called.items() if len(sides) == 1}
    return dict(sorted(plain.items(), key=lambda item: -len(item[0])))


def _titles(side: str) -> list[str]:
    return ["Mr.", "Ms.", "Mrs.", "Dr."] if len(side.split()) > 1 else []


def _agreement(taken: _Taken, followers: Mapping[str, Citation], room: MeetingSides) -> Agreement:
    voices = [room.voice(taken.side, taken.citation)]
    voices += [room.voice(side, citation) for side, citation in followers.items() if side != taken.side]
    words = " ".join(strip_lead_in(taken.words).split())
    names = listed([room.label(each.name) for each in voices])
    return Agreement(
        stable_id("seconded", *(str(each.citation.start) for each in voices)),
        "agreement",
        message("%(names)s: %(words)s.", names=names, words=quoted(words)),
        tuple(voices),
        (),
        proposition=words.rstrip(" .,;:"),
    )
