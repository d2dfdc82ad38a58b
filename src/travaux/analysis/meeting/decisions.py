"""What a meeting decided: in the words of whoever presides, or of the record itself."""

import re
from collections.abc import Sequence
from functools import partial
from itertools import takewhile

from travaux.analysis.meeting.outcomes import Utterance, told
from travaux.analysis.meeting.phrasing import quoted, report
from travaux.analysis.speakers.presiding import holds_no_side, speaker_label
from travaux.domain.actors import ActorKind, Speaker
from travaux.domain.findings import Line
from travaux.domain.meetings import Manner, Meeting
from travaux.domain.spans import stable_id
from travaux.reference.cues import load_cues
from travaux.reference.lexicons import lexicon_pattern

_MOST = 60
_LOOK_BACK = 12  # sentences before a bare "It was so decided." among which stands what was put
_TAKEN = re.compile(
    r"\W*(?:(?:may|can|shall) )?I (?:then |therefore |now )?(?:shall |will )?take it that (?P<what>.+)",
    re.IGNORECASE | re.DOTALL,
)
_ITEM = re.compile(r"^(?:(?:section|part|chapter|item)\s+[IVXivx\d]+\.\s+)+", re.IGNORECASE)
_FEWEST = 3  # words of what was put to the room
_pattern = partial(lexicon_pattern, "outcomes")


def find_decisions(meeting: Meeting, utterances: Sequence[Utterance]) -> tuple[Line, ...]:
    """Return what was decided, with the words that were put to the room where the record gives them."""
    found: list[Line] = []
    settled = -1  # the last sentence that a decision has been told of
    for place, utterance in enumerate(utterances):
        if not _may_decide(utterance):
            continue
        if _is_bare(utterance):
            put = _put_to_the_room(utterances, place, settled)
            if put is not None:
                found.append(_sealed(meeting, put, utterance))
            settled = place
        elif _states(utterance):
            citation = meeting.source.cite(utterance.start, utterance.end)
            text = report(utterance.text)
            found.append(Line(stable_id("decision", str(citation.start)), "decision", text, (citation,)))
            settled = place
    return tuple(found[:_MOST])


def _sealed(meeting: Meeting, put: Utterance, seal: Utterance) -> Line:
    """Return the decision that the words ``put`` to the room were sealed by "It was so decided."."""
    citations = tuple(meeting.source.cite(each.start, each.end) for each in (put, seal))
    if put.speaker is None or holds_no_side(put.speaker):
        text = _agreed(put)
    else:
        text = f"So decided, after {speaker_label(put.speaker)} said: {quoted(put.text)}."
    return Line(stable_id("decision", *(str(each.start) for each in citations)), "decision", text, citations)


def _states(utterance: Utterance) -> bool:
    """Tell whether ``utterance`` says what is decided, and not what was, might be or ought to be."""
    text = utterance.text
    if text.endswith("?"):
        return False  # still put to the room
    return bool(_pattern("decisions").search(text)) and not _pattern("past_decisions").search(text)


def _is_bare(utterance: Utterance) -> bool:
    return bool(_pattern("bare_decisions").search(utterance.text.strip()))


def _may_decide(utterance: Utterance) -> bool:
    """Tell whether the record itself speaks, or whoever presides, or the body as minutes have it."""
    speaker = utterance.speaker
    return speaker is None or holds_no_side(speaker) or _is_body(speaker)


def _is_body(speaker: Speaker) -> bool:
    known = speaker.actor is not None and speaker.actor.kind is not ActorKind.ORGANISATION
    return not known and bool(_pattern("bodies").search(speaker.label))


def _put_to_the_room(utterances: Sequence[Utterance], place: int, settled: int) -> Utterance | None:
    """Return the words that the bare decision at ``place`` seals, None where it seals one already told."""
    since = utterances[max(settled + 1, place - _LOOK_BACK) : place]
    if not since or since[-1].speaker is None:
        return None
    last = since[-1]
    own = _ending_with(last, since)
    if last.speaker is not None and not holds_no_side(last.speaker):
        return _after_a_side(utterances[place], own, since)
    put = next((each for each in reversed(own) if _pattern("put_to_the_room").search(each.text)), None)
    seals = utterances[place].speaker is None
    goes_on = (
        seals and len(own) == len(since) and settled >= 0 and utterances[settled].speaker == last.speaker
    )
    if put is not None or goes_on:
        return put  # after a decision in the same breath, what follows opens the next item
    fitting = (
        each
        for each in reversed(own)
        if _pattern("settled").search(each.text) and len(each.text.split()) >= _FEWEST
    )
    return next(fitting, last if len(last.text.split()) >= _FEWEST else None)


def _after_a_side(seal: Utterance, own: Sequence[Utterance], since: Sequence[Utterance]) -> Utterance | None:
    """Return what the record seals after a side spoke: what the chair had put, else its last words."""
    if seal.speaker is not None:
        return None
    before = since[: len(since) - len(own)]
    chairs = _ending_with(before[-1], before) if before else []
    put = (each for each in reversed(chairs) if _pattern("put_to_the_room").search(each.text))
    presided = bool(chairs) and chairs[-1].speaker is not None and holds_no_side(chairs[-1].speaker)
    return next(put, own[-1]) if presided else own[-1]


def _ending_with(last: Utterance, said: Sequence[Utterance]) -> list[Utterance]:
    """Return the sentences at the end of ``said`` that its last speaker spoke in one go."""
    return list(takewhile(lambda each: each.speaker == last.speaker, reversed(said)))[::-1]


def _agreed(put: Utterance) -> str:
    """Return what was put to the room as what was agreed: "May I take it that …?" without its opening."""
    match = _TAKEN.match(put.text)
    if match:
        return f"Agreed: {match['what'].rstrip('.?! ')}."
    words = _ITEM.sub("", put.text)
    personal = load_cues("en").anywhere("speech.first_person", "speech.second_person").search(words)
    said = told(put) if personal or put.manner is Manner.INDIRECT else report(words)
    return f"Agreed: {said}"
