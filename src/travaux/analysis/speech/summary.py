"""What a meeting was and came to, in at most 200 words, each sentence with the words it rests on."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from travaux.analysis.speech.agreement import Concord
from travaux.analysis.speech.catchwords import Catchword
from travaux.analysis.speech.outcomes import Utterance, find_conclusions, told
from travaux.analysis.speech.phrasing import shorten
from travaux.analysis.speech.sides import Room, find_sides, holds_no_side, join, speaker_label
from travaux.domain.findings import Agreement, Argument, Difference, Line
from travaux.domain.meetings import Meeting
from travaux.domain.spans import Citation, identify
from travaux.reference.lexicons import load_lexicon

LONGEST = 200  # words
_POINTS = 6
_NAMED = 4
_SHARED, _OPPOSED, _DECIDED = 3, 2, 2
_OPENING = 60  # sentences at the start among which the purpose is looked for
_CITED = 6
_HEADING = 20
_TOPIC_SHARE = 0.04
_MARKERS = (" take the same line on", " hold that", " take similar views", " make the same point")


@cache
def _purpose() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{each})" for each in load_lexicon("summary")["purpose"]), re.IGNORECASE)


def summarise(
    meeting: Meeting,
    utterances: Sequence[Utterance],
    concord: Concord,
    decisions: Sequence[Line] = (),
    questions: Sequence[Line] = (),
) -> tuple[Line, ...]:
    """Return at most 200 words: what it was, who took part, where sides met and parted, what was decided."""
    room = find_sides(meeting)
    kept: list[Line] = []
    words = 0
    for line in (*_occasion(meeting, utterances), *_sentences(meeting, room, concord, decisions, questions)):
        length = len(line.text.split())
        if words + length <= LONGEST:
            kept.append(line)
            words += length
    return tuple(kept)


def _sentences(
    meeting: Meeting,
    room: Room,
    concord: Concord,
    decisions: Sequence[Line],
    questions: Sequence[Line],
) -> Iterator[Line]:
    present = _participants(meeting, room)
    if present is not None:
        yield present
    shared = _widest(concord)
    yield from (_met(each) for each in shared)
    yield from (_parted(each) for each in _plain(concord.differences)[:_OPPOSED])
    for decision in decisions[:_DECIDED]:
        yield _line("summary", shorten(decision.text, 35), decision.citations, decision.actors)
    if len(questions) > 1:
        asking = tuple(dict.fromkeys(name for each in questions for name in each.actors))
        text = f"{len(questions)} questions were put, by {_few(asking)}."
        yield _line("summary", text, [each.citations[0] for each in questions[:_CITED]], asking)
    for alignment in concord.alignments[:1]:
        text = f"{_few(alignment.actors)} {_after_names(alignment)}"
        yield _line("summary", text, alignment.citations[:_CITED], alignment.actors)


def _occasion(meeting: Meeting, utterances: Sequence[Utterance]) -> tuple[Line, ...]:
    """Return what the record says the meeting was; where it does not, what the chair says it is for."""
    facts = meeting.facts
    if not facts.title and not facts.body:
        return find_purpose(meeting, utterances) or _heading(meeting)
    named = [facts.title or "a meeting"]
    named += [f"of {facts.body}"] if facts.body and facts.body not in named[0] else []
    dated = facts.date is not None and str(facts.date.year) not in named[0]
    named += [f"on {facts.date.day} {facts.date:%B %Y}"] if facts.date and dated else []
    named += [f"chaired by {facts.chair}"] if facts.chair else []
    citation = _title(meeting)
    if citation is None:
        return ()
    return (_line("summary", f"This is the record of {', '.join(named)}.", (citation,), ()),)


def _heading(meeting: Meeting) -> tuple[Line, ...]:
    """Return the first line that the record prints above its first speaker."""
    for start, end in meeting.unattributed[:1]:
        stop = meeting.source.text.find("\n", start, end)
        heading = meeting.source.text[start : stop if stop > start else end].strip()
        if heading and len(heading.split()) <= _HEADING:
            citation = meeting.source.cite(start, stop if stop > start else end)
            return (_line("summary", f"This is the record headed “{heading}”.", (citation,), ()),)
    return ()


def _title(meeting: Meeting) -> Citation | None:
    title = meeting.facts.title
    place = meeting.source.text.find(title) if title else -1
    if title and place >= 0:
        return meeting.source.cite(place, place + len(title))
    if not meeting.interventions:
        return None
    first = meeting.interventions[0]
    stop = meeting.source.text.find("\n", first.start, first.end)
    return meeting.source.cite(first.start, stop if stop > first.start else first.end)


def _participants(meeting: Meeting, room: Room) -> Line | None:
    names = list(dict.fromkeys(room.side_of.values()))
    if not names:
        return None
    turns = [each for each in meeting.interventions if each.id in room.side_of]
    groups = list(dict.fromkeys(group.name for each in turns for group in each.speaker.on_behalf_of))
    spoke = f"{_counted(len(names), 'side')} took the floor in {_counted(len(turns), 'intervention')}"
    text = f"{spoke}, some for groups: {join(groups[:_CITED])}." if groups else f"{spoke}."
    cited = [each for each in turns if each.speaker.on_behalf_of][:_CITED] or turns[:_CITED]
    citations = [_first_words(meeting, each.start, each.end) for each in cited]
    return _line("summary", text, citations, tuple(names))


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _first_words(meeting: Meeting, start: int, end: int) -> Citation:
    ends = [meeting.source.text.find(mark, start, end) for mark in (". ", ".\n", "\n")]
    stop = min((each + 1 for each in ends if each > start), default=end)
    return meeting.source.cite(start, stop)


def _few(names: Sequence[str]) -> str:
    """Return ``names`` as prose, the first few of many."""
    if len(names) <= _NAMED:
        return join(tuple(names))
    return f"{', '.join(names[: _NAMED - 1])} and {len(names) - _NAMED + 1} others"


def _after_names(alignment: Line) -> str:
    verb = "align themselves" if len(alignment.actors) > 1 else "aligns itself"
    return f"{verb}{alignment.text.split('themselves' if len(alignment.actors) > 1 else 'itself', 1)[-1]}"


def _widest(concord: Concord) -> list[Agreement]:
    """Return the agreements of most sides, what both argued before what one only said of another."""
    ranked = sorted(concord.agreements, key=lambda each: (-len(each.actors), " by name: " in each.text))
    return ranked[:_SHARED]


def _met(agreement: Agreement) -> Line:
    """Return an agreement in a few words, its sides cut to the first few."""
    marker = next((each for each in _MARKERS if each in agreement.text), None)
    text = agreement.text
    if marker is not None:
        point = text.split(marker, 1)[1]
        text = f"{_few(agreement.actors)}{marker}{point.split('; ')[0] if marker == _MARKERS[0] else point}"
    text = shorten(text, 40)
    text = text if text[-1:] in ".…”" else f"{text}."
    return _line("summary", text, agreement.citations[:_CITED], agreement.actors)


def _plain(differences: Sequence[Difference]) -> list[Difference]:
    return [each for each in differences if each.kind != "partial"]


def _parted(difference: Difference) -> Line:
    one, other = (_few(side.actors) for side in difference.sides)
    on = re.match(r"Views differ on ([^.]+)\.", difference.text)
    verb = "differs" if len(difference.sides[0].actors) == 1 else "differ"
    text = f"{one} {verb} with {other} on {on[1]}." if on else shorten(difference.text, 45)
    names = tuple(name for side in difference.sides for name in side.actors)
    citations = [citation for side in difference.sides for citation in side.citations]
    return _line("summary", text, citations[:_CITED], names)


def find_points(meeting: Meeting, concord: Concord, arguments: Sequence[Argument]) -> tuple[Line, ...]:
    """Return the main points of discussion: what most sides took a stand on, then the topics most argued."""
    room = find_sides(meeting)
    lines = [_point(each) for each in concord.catchwords[:_POINTS]]
    topics = Counter(topic for each in arguments if room.side(each) for topic in each.topics)
    least = max(3, _TOPIC_SHARE * len(arguments))
    for topic, count in topics.most_common(_POINTS - len(lines)):
        if count >= least:
            lines.append(
                _topic(topic, [each for each in arguments if room.side(each) and topic in each.topics])
            )
    return tuple(lines)


def _point(catchword: Catchword) -> Line:
    phrase = catchword.phrase[:1].upper() + catchword.phrase[1:]
    stands = []
    if catchword.supporters:
        stands.append(f"for: {_few([each.side for each in catchword.supporters])}")
    if catchword.opponents:
        stands.append(f"against: {_few([each.side for each in catchword.opponents])}")
    statements = (*catchword.supporters, *catchword.opponents)
    text = f"{phrase} ({'; '.join(stands)})."
    return _line(
        "point", text, [each.citation for each in statements], tuple(each.side for each in statements)
    )


def _topic(topic: str, arguments: Sequence[Argument]) -> Line:
    names = tuple(dict.fromkeys(each.actor for each in arguments if each.actor))
    text = f"{topic}: {len(arguments)} arguments by {_few(names)}."
    return _line("point", text, [each.citations[0] for each in arguments[:_CITED]], names)


def find_purpose(meeting: Meeting, utterances: Sequence[Utterance]) -> tuple[Line, ...]:
    """Return what whoever presides said at the opening that the meeting is for."""
    presiding = [each for each in utterances[:_OPENING] if each.speaker and holds_no_side(each.speaker)]
    for utterance in presiding:
        if _purpose().search(utterance.text) and utterance.speaker is not None:
            citation = meeting.source.cite(utterance.start, utterance.end)
            return (_line("purpose", told(utterance), (citation,), (speaker_label(utterance.speaker),)),)
    return ()


def find_takeaways(meeting: Meeting, utterances: Sequence[Utterance], concord: Concord) -> tuple[Line, ...]:
    """Return what to remember: the widest agreements, the clearest differences, what the chair concluded."""
    lines = [_line("takeaway", each.text, each.citations, each.actors) for each in _widest(concord)]
    for difference in _plain(concord.differences)[:_OPPOSED]:
        citations = [citation for side in difference.sides for citation in side.citations]
        names = tuple(name for side in difference.sides for name in side.actors)
        lines.append(_line("takeaway", difference.text, citations, names))
    lines.extend(
        _line("takeaway", each.text, each.citations, each.actors) for each in concord.alignments[:_OPPOSED]
    )
    lines.extend(find_conclusions(meeting, utterances)[:_SHARED])
    return tuple(lines)


def _line(kind: str, text: str, citations: Iterable[Citation], actors: tuple[str, ...]) -> Line:
    cited = tuple(citations)
    return Line(identify(kind, text, *(str(each.start) for each in cited)), kind, text, cited, actors)
