"""Motions: who moved and seconded what, who spoke against it, and what became of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial

from travaux.analysis.meeting.differences import differing
from travaux.analysis.meeting.outcomes import SentenceOfRecord
from travaux.analysis.meeting.phrasing import quoted, strip_lead_in
from travaux.analysis.meeting.roles import presides
from travaux.analysis.meeting.sides import MeetingSides
from travaux.analysis.wording import content_stems
from travaux.domain.findings import Difference, Side
from travaux.domain.meetings import Manner, Meeting
from travaux.domain.messages import Text, listed, message
from travaux.domain.spans import stable_id
from travaux.reference.lexicons import lexicon_pattern

_SECONDED = 8  # sentences after a motion among which it is seconded
_CLAUSE = 14  # words after "I am against" that may name the thing
_pattern = partial(lexicon_pattern, "seconding")


@dataclass(slots=True)
class Motion:
    """A motion and what was said to it; ``result`` is the sentence that tells what became of it.

    ``taken_up`` is who moved what the chair had only named: "So moved.".
    """

    moved: SentenceOfRecord
    taken_up: SentenceOfRecord | None = None
    seconded: SentenceOfRecord | None = None
    favours: list[SentenceOfRecord] = field(default_factory=list)
    against: list[SentenceOfRecord] = field(default_factory=list)
    result: SentenceOfRecord | None = None


def find_motions(utterances: Sequence[SentenceOfRecord]) -> tuple[Motion, ...]:
    """Return the motions in order. One that another motion follows before a result has none."""
    found: list[Motion] = []
    since = 0
    for place, each in enumerate(utterances):
        if each.speaker is not None and _pattern("moves").search(each.text):
            taken = _taken_up(each, utterances[place + 1 : place + 1 + _SECONDED])
            named = presides(each.speaker) or each.text.endswith("?")
            if taken is not None or not named:
                found.append(Motion(each, taken))
                since = place
        elif found and found[-1].result is None:
            _speak_to(found[-1], each, place - since)
    return tuple(found)


def _taken_up(said: SentenceOfRecord, after: Sequence[SentenceOfRecord]) -> SentenceOfRecord | None:
    """Return by which sentence another at once moves what ``said`` names, None where nobody does."""
    others = (each for each in after if each.speaker is not None and each.speaker != said.speaker)
    return next((each for each in others if _pattern("so_moved").search(each.text)), None)


def _speak_to(motion: Motion, said: SentenceOfRecord, distance: int) -> None:
    if _pattern("moved_result").search(said.text) and not said.text.endswith("?"):
        motion.result = said
    elif said.speaker is None or said.speaker == (motion.taken_up or motion.moved).speaker:
        return
    elif distance <= _SECONDED and motion.seconded is None and _pattern("seconds").search(said.text):
        motion.seconded = said
    elif _is_on(motion, said, "against"):
        motion.against.append(said)
    elif _is_on(motion, said, "favours"):
        motion.favours.append(said)


def _is_on(motion: Motion, said: SentenceOfRecord, stand: str) -> bool:
    """Tell whether a sentence takes a ``stand`` and all that it names is in the motion."""
    reported = said.manner is Manner.INDIRECT
    match = _pattern(f"told_{stand}" if reported else stand).search(said.text)
    if match is None or said.text.endswith("?") or _pattern("but").search(said.text):
        return False
    rest = said.text[match.end() :]
    if _pattern("the_motion").match(rest):
        return True
    named = set(content_stems(" ".join(rest.split()[:_CLAUSE])))
    return bool(named) and named <= set(content_stems(motion.moved.text))


def differences_on_motions(
    meeting: Meeting, motions: Sequence[Motion], room: MeetingSides
) -> Iterator[Difference]:
    """Yield each motion that somebody spoke against, whoever moved, seconded or backed it on the one side."""
    for motion in motions:
        behind = (motion.taken_up or motion.moved, motion.seconded, *motion.favours)
        one = _voices(meeting, [each for each in behind if each is not None], room)
        other = _voices(meeting, motion.against, room)
        names = {voice.name for voice in one.voices} if one else set()
        if one is None or other is None or names & {voice.name for voice in other.voices}:
            continue
        words = words_of(motion)
        yield Difference(
            stable_id("motion", *(str(each.start) for side in (one, other) for each in side.citations)),
            "difference",
            differing(f"“{words}”", _side_in_words(one, room), _side_in_words(other, room)),
            (one, other),
            proposition=words,
            on=f"“{words}”",
        )


def _voices(meeting: Meeting, said: Sequence[SentenceOfRecord], room: MeetingSides) -> Side | None:
    """Return a side of those among the speakers of ``said`` who hold one, each with the first words."""
    first: dict[str, SentenceOfRecord] = {}
    for each in said:
        turn = meeting.turn_at(each.start)
        name = room.side_of.get(turn.id) if turn else None
        if name is not None:
            first.setdefault(name, each)
    voices = tuple(room.voice(name, meeting.source.cite(one.start, one.end)) for name, one in first.items())
    return Side(voices, ()) if voices else None


def _side_in_words(side: Side, room: MeetingSides) -> Text:
    names = listed([room.label(name) for name in side.actors])
    words = quoted(strip_lead_in(side.voices[0].citation.quote))
    return message("%(names)s: %(words)s.", names=names, words=words)


def words_of(motion: Motion) -> str:
    """Return what was moved, without who moved it."""
    match = _pattern("moves").search(motion.moved.text)
    lead = _pattern("move_lead").search(motion.moved.text, match.start()) if match else None
    words = motion.moved.text[lead.end() :] if lead else motion.moved.text
    return " ".join(words.split()).rstrip(" .;,")
