"""What a meeting decided: in the words of whoever presides, of the record, or under a heading of outcome.

A decision is an act of this body, now. What another body did, or this one at another time, is background.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import takewhile

from travaux.analysis.meeting.conclusions import find_concluded
from travaux.analysis.meeting.motions import Motion, words_of
from travaux.analysis.meeting.outcomes import SentenceOfRecord, courses_taken, recast
from travaux.analysis.meeting.own_body import OwnBody, is_done_here
from travaux.analysis.meeting.phrasing import quoted, report, without_voters
from travaux.analysis.meeting.roles import presides
from travaux.analysis.meeting.votes import has_tally
from travaux.analysis.speakers.presiding import holds_no_side, speaker_label
from travaux.domain.actors import ActorKind, Speaker
from travaux.domain.findings import Line
from travaux.domain.meetings import Manner, Meeting
from travaux.domain.messages import Text, message
from travaux.domain.spans import stable_id
from travaux.reference.cues import load_cues
from travaux.reference.lexicons import pattern_in_any_language
from travaux.reference.phrases import load_pattern

_MOST = 60
_LOOK_BACK = 12  # sentences before a bare "It was so decided." among which stands what was put
_LONGEST_PUT = 60  # words of what was put to the room together with the sentence that names it
_FEWEST = 3  # words of what was put to the room
_TO_ITS_STOP = re.compile(r"(?:[^.\n]|\.(?!\s|$))+\.?")
_pattern = partial(pattern_in_any_language, "outcomes")
_form = partial(load_pattern, "outcomes")


def find_decisions(
    meeting: Meeting, utterances: Sequence[SentenceOfRecord], motions: Sequence[Motion] = ()
) -> tuple[Line, ...]:
    """Return what was decided, with the words that were put to the room where the record gives them.

    What became of one of the ``motions`` is told with what was moved.
    """
    moved = {each.result.start: each for each in motions if each.result is not None}
    headed = list(_headed(meeting))
    spans = [(line.citations[0].start, line.citations[0].end) for line in headed]
    body = OwnBody(meeting)
    found: list[Line] = []
    settled = -1  # the last sentence that a decision has been told of
    for place, utterance in enumerate(utterances):
        if any(start < utterance.end and utterance.start < end for start, end in spans):
            continue
        may_decide = _may_decide(utterance)
        if may_decide and _is_bare(utterance):
            put = _put_to_the_room(utterances, place, settled)
            if put is not None and not _pattern("only_goes_on").search(put.text):
                found.append(
                    _line_of_seal(meeting, _with_what_it_points_at(meeting, utterances, put), utterance)
                )
            settled = place
        elif (
            _states(utterance, body, may_decide) or _announces_a_count(utterances, place, body)
        ) and not _is_to_be_followed(utterances, place):
            motion = moved.get(utterance.start)
            told = _stated(meeting, utterances, place)
            found.append(_line_of_motion(meeting, told, motion) if motion else told)
            settled = place
    taken = (_line_of_seal(meeting, put, answer) for put, answer in courses_taken(utterances))
    found.extend(line for line in taken if not _is_told(line, found))
    return tuple(sorted([*headed, *found], key=lambda line: line.citations[-1].start)[:_MOST])


def _is_told(line: Line, told: Sequence[Line]) -> bool:
    return any(one.overlaps(other) for each in told for one in each.citations for other in line.citations)


def _is_to_be_followed(utterances: Sequence[SentenceOfRecord], place: int) -> bool:
    """Tell whether another body did it, and this one is then asked whether it wishes to do likewise."""
    after = utterances[place + 1 : place + 2]
    return any(_pattern("do_likewise").search(each.text) for each in after)


def _headed(meeting: Meeting) -> Iterator[Line]:
    """Yield what the record writes under a heading of outcome."""
    for start, end in find_concluded(meeting):
        citation = meeting.source.cite(start, end)
        yield Line(
            stable_id("decision", str(start)),
            "decision",
            report(load_pattern("body_acts", "item_mark").sub("", citation.quote.strip(" -*•"))),
            (citation,),
        )


def _stated(meeting: Meeting, utterances: Sequence[SentenceOfRecord], place: int) -> Line:
    """Return the decision that a sentence states, with the tally that stands just before or after it."""
    utterance = utterances[place]
    near = [n for n in (place - 1, place + 1) if 0 <= n < len(utterances)]
    after = utterances[place + 2] if place + 2 < len(utterances) else None
    if after is not None and after.speaker == utterance.speaker and _says_result(after.text):
        near = near[:-1]  # the count belongs to the result that follows it
    beside = (utterances[n] for n in near)
    alone = has_tally(utterance.text)
    counted = next((each for each in beside if not alone and _counts(each, utterance)), None)
    parts = sorted(filter(None, (utterance, counted)), key=lambda each: each.start)
    told = [_after_voters(meeting, each) for each in parts]
    citations = tuple(meeting.source.cite(start, end) for start, end, _ in told)
    text = " ".join(report(words) for _, _, words in told)
    return Line(stable_id("decision", str(utterance.start)), "decision", text, citations)


def _after_voters(meeting: Meeting, said: SentenceOfRecord) -> tuple[int, int, str]:
    """Return from where to where the act of a decision stands after a list of voters, and its words.

    A sentence with such a list is longer than any, and may have been cut: the act is read to its stop.
    """
    words = without_voters(said.text)
    opening = " ".join(words.split()[:2])
    place = meeting.source.text.rfind(opening, said.start, said.end) if words != said.text else -1
    act = _TO_ITS_STOP.match(meeting.source.text, place) if place >= 0 else None
    return (place, act.end(), " ".join(act.group().split())) if act else (said.start, said.end, said.text)


def _line_of_motion(meeting: Meeting, told: Line, motion: Motion) -> Line:
    """Return what became of a motion together with what was moved, and by whom."""
    moved = motion.moved
    mover = motion.taken_up or moved
    words = message(
        "%(result)s Moved by %(mover)s: “%(motion)s”.",
        result=told.text,
        mover=speaker_label(mover.speaker) if mover.speaker else "",
        motion=words_of(motion),
    )
    cited = (meeting.source.cite(each.start, each.end) for each in dict.fromkeys((moved, mover)))
    citations = (*cited, *told.citations)
    return replace(told, said=words, citations=tuple(dict.fromkeys(citations)))


def _counts(beside: SentenceOfRecord, act: SentenceOfRecord) -> bool:
    """Tell whether a sentence by the same voice only gives the count of the act beside it."""
    same = beside.speaker == act.speaker or beside.speaker is None
    return same and has_tally(beside.text) and not _says_result(beside.text)


def _says_result(text: str) -> bool:
    return any(_pattern(kind).search(text) for kind in ("decisions", "announced_decisions"))


def _with_what_it_points_at(
    meeting: Meeting, utterances: Sequence[SentenceOfRecord], put: SentenceOfRecord
) -> SentenceOfRecord:
    """Return ``put`` with the sentence before it by the same voice, where "adopt it" names nothing itself."""
    place = utterances.index(put)
    before = utterances[place - 1] if place else put
    if before is put or before.speaker != put.speaker or not _pattern("puts_it").search(put.text):
        return put
    text = meeting.source.text[before.start : put.end]
    if len(text.split()) > _LONGEST_PUT or "\n\n" in text:
        return put
    return replace(put, start=before.start, text=" ".join(text.split()))


def _line_of_seal(meeting: Meeting, put: SentenceOfRecord, seal: SentenceOfRecord) -> Line:
    """Return the decision that the words ``put`` to the room were sealed by "It was so decided."."""
    citations = tuple(meeting.source.cite(each.start, each.end) for each in (put, seal))
    text: Text
    if put.speaker is None or holds_no_side(put.speaker):
        text = _agreed(put)
    else:
        name = speaker_label(put.speaker)
        text = message("So decided, after %(name)s said: %(words)s.", name=name, words=quoted(put.text))
    return Line(stable_id("decision", *(str(each.start) for each in citations)), "decision", text, citations)


def _states(utterance: SentenceOfRecord, body: OwnBody, may_decide: bool) -> bool:
    """Tell whether ``utterance`` says what is decided, and not what was, might be or ought to be."""
    text = utterance.text
    if text.rstrip().endswith("?"):
        return False  # still put to the room
    acts = any(
        is_done_here(text, match.start(), match.end()) and body.acts_in(text, match.end())
        for match in _acts(utterance, may_decide)
    )
    return acts and not _pattern("past_decisions").search(text)  # only spoken of


def _announces_a_count(utterances: Sequence[SentenceOfRecord], place: int, body: OwnBody) -> bool:
    """Tell whether a person says what came of the votes or hands that the same person has just counted."""
    said = utterances[place]
    if said.speaker is None or said.speaker.actor is not None or said.text.rstrip().endswith("?"):
        return False
    before = utterances[place - 1] if place and utterances[place - 1].speaker == said.speaker else None
    counts = next((each for each in (said, before) if each is not None and has_tally(each.text)), None)
    if counts is None or _pattern("earlier_decisions").search(counts.text):
        return False
    acts = _pattern("counted_decisions").finditer(said.text)
    done = any(is_done_here(said.text, *act.span()) and body.acts_in(said.text, act.end()) for act in acts)
    return done and not _pattern("past_decisions").search(said.text)


def _acts(utterance: SentenceOfRecord, may_decide: bool) -> Iterator[re.Match[str]]:
    """Yield the acts that a sentence names and that its speaker is in a position to announce."""
    text, speaker = utterance.text, utterance.speaker
    if may_decide:
        yield from _pattern("decisions").finditer(text)
    reported = utterance.manner is Manner.INDIRECT or speaker is None
    if (reported and may_decide) or (speaker is not None and presides(speaker)):
        yield from _pattern("told_decisions").finditer(text)
    if may_decide or (speaker is not None and speaker.actor is None):
        yield from _pattern("announced_decisions").finditer(text)
        yield from _pattern("summed_up_decisions").finditer(text)


def _is_bare(utterance: SentenceOfRecord) -> bool:
    return bool(_pattern("bare_decisions").search(utterance.text.strip()))


def _may_decide(utterance: SentenceOfRecord) -> bool:
    """Tell whether the record itself speaks, or whoever presides, or the body as minutes have it."""
    speaker = utterance.speaker
    return speaker is None or holds_no_side(speaker) or _is_body(speaker) or not speaker.name.strip()


def _is_body(speaker: Speaker) -> bool:
    known = speaker.actor is not None and speaker.actor.kind is not ActorKind.ORGANISATION
    return not known and bool(_pattern("bodies").search(speaker.label))


def _put_to_the_room(
    utterances: Sequence[SentenceOfRecord], place: int, settled: int
) -> SentenceOfRecord | None:
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


def _after_a_side(
    seal: SentenceOfRecord, own: Sequence[SentenceOfRecord], since: Sequence[SentenceOfRecord]
) -> SentenceOfRecord | None:
    """Return what the record seals after a side spoke: what the chair had put, else its last words."""
    if seal.speaker is not None:
        return None
    before = since[: len(since) - len(own)]
    chairs = _ending_with(before[-1], before) if before else []
    put = (each for each in reversed(chairs) if _pattern("put_to_the_room").search(each.text))
    presided = bool(chairs) and chairs[-1].speaker is not None and holds_no_side(chairs[-1].speaker)
    return next(put, own[-1]) if presided else own[-1]


def _ending_with(last: SentenceOfRecord, said: Sequence[SentenceOfRecord]) -> list[SentenceOfRecord]:
    """Return the sentences at the end of ``said`` that its last speaker spoke in one go."""
    return list(takewhile(lambda each: each.speaker == last.speaker, reversed(said)))[::-1]


def _agreed(put: SentenceOfRecord) -> Text:
    """Return what was put to the room as what was agreed: "May I take it that …?" without its opening."""
    match = _form("taken").match(put.text)
    if match:
        return message("Agreed: %(words)s", words=f"{match['what'].rstrip('.?! ')}.")
    words = _form("part_number").sub("", put.text)
    personal = load_cues("en").anywhere("speech.first_person", "speech.second_person").search(words)
    said = recast(put) if personal or put.manner is Manner.INDIRECT else report(words)
    return message("Agreed: %(words)s", words=said)
