"""What came of a meeting: tasks with who and when, what stays open, what could bridge."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from travaux.analysis.meeting.body_acts import office_named
from travaux.analysis.meeting.claim import third_person
from travaux.analysis.meeting.designation import designation_of
from travaux.analysis.meeting.phrasing import quoted, report
from travaux.analysis.meeting.tasks import find_marked_tasks
from travaux.analysis.speakers.presiding import holds_no_side, speaker_label
from travaux.domain.actors import Speaker
from travaux.domain.findings import Line, Sentence, SentenceRole
from travaux.domain.meetings import Manner, Meeting
from travaux.domain.messages import Message, Narrated, Text, message, narrated
from travaux.domain.spans import Citation, stable_id
from travaux.reference.cues import load_cues
from travaux.reference.lexicons import pattern_in_any_language
from travaux.reference.phrases import load_pattern
from travaux.reference.registry import load_registry

_MOST = 40
_SUMMED_UP = 3
_SHORTEST = 5
_LONGEST_WORDS = 70
_SUBJECT = 8  # words before a promise among which stands who makes it
_WRAPPED = (
    r"\n(?=(?![a-z]{1,3}[.)])[a-z]|\d+ (?:abst|votes?|against|in favou?r))"  # a sentence broken by its line
)
_UNATTRIBUTED = re.compile(rf"[^\n.!?]+(?:(?:[.!?](?!\s)|{_WRAPPED})[^\n.!?]*)*[.!?]?")
_pattern = partial(pattern_in_any_language, "outcomes")


@dataclass(frozen=True, slots=True)
class SentenceOfRecord:
    """A sentence of the record with its speaker; None where the record itself speaks."""

    start: int
    end: int
    text: str
    speaker: Speaker | None
    role: SentenceRole
    manner: Manner = Manner.DIRECT


def read_utterances(meeting: Meeting, sentences: Sequence[Sentence]) -> tuple[SentenceOfRecord, ...]:
    """Return all sentences of the record in order, those that the minutes say of themselves among them."""
    by_id = {intervention.id: intervention for intervention in meeting.interventions}
    spoken = [
        SentenceOfRecord(
            sentence.start,
            sentence.end,
            meeting.source.text[sentence.start : sentence.end].strip(),
            by_id[sentence.intervention].speaker,
            sentence.role,
            by_id[sentence.intervention].manner,
        )
        for sentence in sentences
    ]
    return tuple(sorted([*spoken, *_unattributed(meeting)], key=lambda utterance: utterance.start))


def _unattributed(meeting: Meeting) -> Iterator[SentenceOfRecord]:
    for start, end in meeting.unattributed:
        for match in _UNATTRIBUTED.finditer(meeting.source.text, start, end):
            if match.group().strip() and not _pattern("placeholders").search(match.group()):
                yield SentenceOfRecord(
                    match.start(),
                    match.end(),
                    match.group().strip(),
                    None,
                    SentenceRole.OTHER,
                    Manner.INDIRECT,
                )


def find_actions(meeting: Meeting, utterances: Sequence[SentenceOfRecord]) -> tuple[Line, ...]:
    """Return who is to do what after the meeting, and by when where that was said."""
    names = _known_speakers(meeting)
    marked = list(find_marked_tasks(meeting))
    spans = [(line.citations[0].start, line.citations[0].end) for line in marked]
    found = [
        _noted(meeting, utterance, names)
        or _attributed("action", meeting, utterance, due=_due(utterance.text))
        for utterance in utterances
        if not any(start < utterance.end and utterance.start < end for start, end in spans)
        and _gives_a_task(utterance, names)
    ]
    asked = [*_agreed_requests(meeting, utterances), *_taken_on(meeting, utterances)]
    return tuple(sorted((*marked, *found, *asked), key=lambda line: line.citations[0].start)[:_MOST])


def _agreed_requests(meeting: Meeting, utterances: Sequence[SentenceOfRecord]) -> Iterator[Line]:
    """Yield what somebody was asked to do and agreed to: "Could you send it by Monday?" "Yes, will do."."""
    for asked, answer in pairwise(utterances):
        if asked.speaker is None or answer.speaker is None or asked.speaker == answer.speaker:
            continue
        request = _pattern("requests").search(asked.text)
        if request is None or not asked.text.endswith("?") or not _pattern("agreeing").match(answer.text):
            continue
        if _due(asked.text) or _pattern("deliverables").search(asked.text, request.start()):
            citations = [meeting.source.cite(each.start, each.end) for each in (asked, answer)]
            said = message(
                "%(name)s agreed to what was asked: %(words)s",
                name=speaker_label(answer.speaker),
                words=quoted(asked.text),
            )
            yield _line("action", said, citations, (speaker_label(answer.speaker),), _due(asked.text))


def courses_taken(
    utterances: Sequence[SentenceOfRecord],
) -> Iterator[tuple[SentenceOfRecord, SentenceOfRecord]]:
    """Yield what was put to somebody as the way to go on, with the word by which another speaker took it."""
    for asked, answer in pairwise(utterances):
        if asked.speaker is None or answer.speaker is None or asked.speaker == answer.speaker:
            continue
        put = asked.text.endswith("?") and _pattern("course_put").search(asked.text)
        if put and _pattern("taken_up").match(answer.text):
            yield asked, answer


def _taken_on(meeting: Meeting, utterances: Sequence[SentenceOfRecord]) -> Iterator[Line]:
    """Yield work that one speaker named and the next took on, and a way put to whoever is to go it."""
    named = (
        (asked, answer)
        for asked, answer in pairwise(utterances)
        if asked.speaker and answer.speaker and asked.speaker != answer.speaker
        if not asked.text.endswith("?") and _pattern("named_work").search(asked.text)
        if _pattern("taken_on").match(answer.text)
    )
    put = (pair for pair in courses_taken(utterances) if _pattern("puts_to_you").match(pair[0].text))
    for asked, answer in (*named, *put):
        name = speaker_label(answer.speaker) if answer.speaker else ""
        citations = [meeting.source.cite(each.start, each.end) for each in (asked, answer)]
        said = message("%(name)s agreed to what was asked: %(words)s", name=name, words=quoted(asked.text))
        yield _line("action", said, citations, (name,), _due(asked.text))


def _gives_a_task(utterance: SentenceOfRecord, names: Set[str]) -> bool:
    if _noted_for(utterance, names) or _is_carried_on(utterance):
        return True
    if _errand_of(utterance, names) is not None:
        return True
    return (_plausible(utterance) or _asks_politely(utterance)) and _is_task(utterance, names)


def _errand_of(utterance: SentenceOfRecord, names: Set[str]) -> str | None:
    """Return who is to run an errand by a day that is named: "Tom will call the printer tomorrow".

    It is told of a third person, by a person or whoever presides: what a State or a body will do is news.
    """
    speaker = utterance.speaker
    match = _pattern("errands").match(utterance.text)
    if match is None or speaker is None or not (speaker.actor is None or holds_no_side(speaker)):
        return None
    idle = any(_pattern(kind).search(utterance.text) for kind in ("no_actions", "pledges"))
    to = match["to"]
    bodies = any(_pattern(kind).search(to) for kind in ("agents", "bodies"))
    known = to.lower() in names  # a side of this meeting speaks for itself; its promises are read as such
    if idle or bodies or known or not _due(utterance.text) or load_registry().mentions(to):
        return None
    return to


def _is_carried_on(utterance: SentenceOfRecord) -> bool:
    """Tell whether somebody says that a talk goes on elsewhere, after the meeting."""
    return (
        _pattern("carried_on").search(utterance.text) is not None
        and not _pattern("no_actions").search(utterance.text)
        and utterance.manner is not Manner.INDIRECT
    )


def _noted_for(utterance: SentenceOfRecord, names: Set[str]) -> tuple[str, ...]:
    """Return to whom a fragment of notes gives a task: "Ann Orm to provide feedback".

    All who are named have spoken, by a part of the name that nobody else has, or there are initials beside
    the name: "Need to provide" names nobody.
    """
    match = _pattern("noted_tasks").match(utterance.text)
    if match is None or _pattern("no_actions").search(utterance.text):
        return ()
    words = (name.split() for name in names if name.split())
    parts = Counter(part for each in words for part in {each[0], each[-1]})
    known = names | {part for part, times in parts.items() if times == 1}
    named = tuple(re.split(r",? (?:and|&) |, ", match["to"]))
    return named if match["initials"] or all(name.lower() in known for name in named) else ()


def _noted(meeting: Meeting, utterance: SentenceOfRecord, names: Set[str]) -> Line | None:
    """Return a task of the notes as given to whom it names, whoever the notes take for its speaker."""
    named = _noted_for(utterance, names)
    if not named:
        return None
    citation = meeting.source.cite(utterance.start, utterance.end)
    return _line("action", report(utterance.text), [citation], named, _due(utterance.text))


def _is_task(utterance: SentenceOfRecord, names: Set[str]) -> bool:
    """Tell whether somebody is to do something: not the past, not a forecast, not a pledge at large."""
    text, reported = utterance.text, utterance.manner is Manner.INDIRECT
    task = _speaks_for_the_meeting(utterance) and _pattern("tasks").search(text)
    undertaken = None if task else _pattern("reported_actions" if reported else "actions").search(text)
    if not task and undertaken is None:
        return False
    idle = ("no_actions", "pledges", "no_reported_actions" if reported else "no_direct_actions")
    if any(_pattern(kind).search(text) for kind in idle):
        return False
    return undertaken is None or _is_undertaken(utterance, undertaken, names)


def _is_undertaken(utterance: SentenceOfRecord, act: re.Match[str], names: Set[str]) -> bool:
    """Tell whether what will be done is work of the meeting, and somebody is there to do it."""
    text = utterance.text
    thing = _pattern("deliverables").search(text) is not None
    handed = _pattern("handing").search(text, act.start()) is not None and _due(text) is not None
    if not _can_act(text[: act.start()], " be " in f" {act.group()} ", names):
        return False
    return _speaks_for_the_meeting(utterance) or thing or handed


def _can_act(before: str, passive: bool, names: Set[str]) -> bool:
    """Tell whether the subject ``before`` a promise is somebody, or a paper that is to be handed round."""
    subject = " ".join(load_pattern("outcomes", "before_subject").split(before)[-1].split()[-_SUBJECT:])
    if _pattern("agents").search(subject) or (passive and _pattern("deliverables").search(subject)):
        return True
    if not subject:
        return not passive
    return (
        any(name in subject.lower() for name in names)
        or load_pattern("outcomes", "person").search(subject) is not None
    )


def _known_speakers(meeting: Meeting) -> frozenset[str]:
    """Return the names under which anybody spoke or was spoken for, in small letters, without articles."""
    speakers = [turn.speaker for turn in meeting.interventions]
    named = {speaker_label(each) for each in speakers}
    named |= {group.name for each in speakers for group in each.on_behalf_of}
    return frozenset(name.lower().removeprefix("the ") for name in named if name)


def _speaks_for_the_meeting(utterance: SentenceOfRecord) -> bool:
    """Tell whether the record itself speaks, or somebody who presides or serves."""
    return utterance.speaker is None or holds_no_side(utterance.speaker)


def _due(text: str) -> str | None:
    """Return by when, in the speaker's words."""
    match = _pattern("dues").search(text)
    return match.group() if match else None


def find_unresolved(meeting: Meeting, utterances: Sequence[SentenceOfRecord]) -> tuple[Line, ...]:
    """Return what speakers or the record say that this meeting left open."""
    left = [each for each in utterances if _plausible(each) and _leaves_open(each)]
    return tuple(_attributed("unresolved", meeting, each) for each in left[:_MOST])


def _leaves_open(utterance: SentenceOfRecord) -> bool:
    said = _speaks_for_the_meeting(utterance) and _pattern("left_open").search(utterance.text)
    if not (said or _pattern("unresolved").search(utterance.text)):
        return False
    return not _pattern("no_unresolved").search(utterance.text)


def find_compromises(meeting: Meeting, utterances: Sequence[SentenceOfRecord]) -> tuple[Line, ...]:
    """Return what sides offered to meet others, with their conditions."""
    announced = {
        after.start
        for before, after in pairwise(utterances)
        if before.speaker == after.speaker and _pattern("announced_compromises").search(before.text)
    }
    offers = [
        each
        for each in utterances
        if _plausible(each)
        and (each.start in announced or _pattern("compromises").search(each.text))
        and not _pattern("no_compromises").search(each.text)
    ]
    return tuple(_attributed("compromise", meeting, each) for each in offers[:_MOST])


def find_conclusions(meeting: Meeting, utterances: Sequence[SentenceOfRecord]) -> tuple[Line, ...]:
    """Return what speakers drew together; where a summing-up is announced, the sentences that follow."""
    found: list[SentenceOfRecord] = []
    for place, utterance in enumerate(utterances):
        if _pattern("announced_conclusions").search(utterance.text):
            after = utterances[place + 1 : place + 1 + _SUMMED_UP]
            found.extend(each for each in after if each.speaker == utterance.speaker)
        elif _pattern("conclusions").search(utterance.text) or _tells_what_was_heard(utterance):
            found.append(utterance)
    plain = [each for each in dict.fromkeys(found) if _plausible(each)]
    kept = [each for each in plain if not _pattern("no_conclusions").search(each.text)]
    return tuple(_attributed("takeaway", meeting, each) for each in kept[:_MOST])


def _tells_what_was_heard(utterance: SentenceOfRecord) -> bool:
    """Tell whether whoever presides says what the room said, taken together: a strong theme, many of you."""
    presides = utterance.speaker is not None and holds_no_side(utterance.speaker)
    return presides and _pattern("heard_by_the_chair").search(utterance.text) is not None


def _plausible(utterance: SentenceOfRecord) -> bool:
    length = len(utterance.text.split())
    return (
        _SHORTEST <= length <= _LONGEST_WORDS
        and utterance.role not in {SentenceRole.COURTESY, SentenceRole.INTRODUCTION}
        and not utterance.text.rstrip().endswith("?")
    )


def _asks_politely(utterance: SentenceOfRecord) -> bool:
    """Tell whether whoever presides thanks and gives a task in one sentence."""
    presides = utterance.speaker is not None and holds_no_side(utterance.speaker)
    return presides and utterance.role is SentenceRole.COURTESY and not utterance.text.endswith("?")


def _name(utterance: SentenceOfRecord) -> str | None:
    return speaker_label(utterance.speaker) if utterance.speaker else None


def _doer(utterance: SentenceOfRecord) -> str | None:
    """Return the office that a sentence says will act, else whoever speaks: "The editors will write it"."""
    asked = load_pattern("outcomes", "asked_of").match(utterance.text)
    if asked:
        return _plain_name(asked["to"])
    errand = _errand_of(utterance, frozenset())
    if errand is not None:
        return errand
    found = load_pattern("body_acts", "undertaken").match(utterance.text)
    office = load_pattern("body_acts", "named_office").fullmatch(found["to"]) if found else None
    named = office_named(found["to"]) if found and office else None
    return named[:1].upper() + named[1:] if named else _name(utterance)


def _plain_name(to: str) -> str:
    name = load_pattern("body_acts", "article").sub("", " ".join(to.split()))
    return name[:1].upper() + name[1:]


def _attributed(kind: str, meeting: Meeting, utterance: SentenceOfRecord, due: str | None = None) -> Line:
    name = _doer(utterance) if kind == "action" else _name(utterance)
    citation = meeting.source.cite(utterance.start, utterance.end)
    names = (name, *_groups_named(utterance)) if kind == "action" and name else (name,) if name else ()
    return _line(kind, _with_speaker(recast(utterance), utterance), [citation], names, due)


def _groups_named(utterance: SentenceOfRecord) -> Iterator[str]:
    """Yield the groups for which somebody promises something: "The Group will submit its views"."""
    for group in utterance.speaker.on_behalf_of if utterance.speaker else ():
        if load_pattern("outcomes", "the_group").search(utterance.text):
            yield group.name


def _with_speaker(text: Text, utterance: SentenceOfRecord) -> Text:
    """Return ``text`` with who said it before it, where it names neither the speaker nor its group."""
    if utterance.speaker is None or utterance.manner is Manner.INDIRECT:
        return text
    name = speaker_label(utterance.speaker)
    groups = (group.name for group in utterance.speaker.on_behalf_of)
    opening = " ".join(str(text).split()[:12]).lower()
    if any(each.lower().removeprefix("the ") in opening for each in (name, *groups)):
        return text
    if isinstance(text, Narrated):
        text = narrated(text.english, utterance.text)
    if holds_no_side(utterance.speaker):
        role = name.removeprefix("the ").removeprefix("The ")
        return message("The %(name)s: %(words)s", name=Message(role), words=text)
    return message("%(names)s: %(words)s", names=f"{name[:1].upper()}{name[1:]}", words=text)


def recast(utterance: SentenceOfRecord) -> Text:
    """Return what was said as a report puts it: in the third person, or quoted where that is not safe."""
    if utterance.speaker is None:
        return report(utterance.text)
    cues = load_cues("en")
    voice = designation_of(utterance.speaker, cues)
    told = third_person(utterance.text, voice, utterance.manner, cues)
    return narrated(told, utterance.text, speaker_label(utterance.speaker))


def _line(
    kind: str, said: Text, citations: Sequence[Citation], actors: tuple[str, ...], due: str | None = None
) -> Line:
    named = stable_id(kind, *(f"{citation.source}:{citation.start}" for citation in citations))
    return Line(named, kind, said, tuple(citations), actors, due)
