"""What a meeting was and came to, in at most 200 words, each sentence with the words it rests on."""

import re
from collections.abc import Iterable, Iterator, Sequence

from travaux.analysis.meeting.agreement import Concord
from travaux.analysis.meeting.key_points import KeyPoint
from travaux.analysis.meeting.outcomes import Utterance, find_conclusions, told
from travaux.analysis.meeting.phrasing import shorten
from travaux.analysis.meeting.points import claim_of
from travaux.analysis.meeting.sides import Room, few, find_sides, holder_of, join
from travaux.analysis.speakers.presiding import holds_no_side, speaker_label
from travaux.analysis.wording import content_stems
from travaux.domain.findings import Agreement, Difference, Line
from travaux.domain.meeting_reports import Matter
from travaux.domain.meetings import Meeting
from travaux.domain.spans import Citation, stable_id
from travaux.reference.lexicons import lexicon_pattern

LONGEST = 200  # words
_HELD, _PER_POINT = 4, 2  # claims told before what comes next; claims told of one point
_NAMED = 4
_SHARED, _OPPOSED, _DECIDED, _PARTED = 2, 2, 3, 3
_GROUPS = 4
_CLAUSE, _TASK, _LONG = 16, 20, 36  # words of a decision, of a task, of any other finding
_ON = re.compile(r"Views differ on ([^.]+)\.")
_OPENING = 60  # sentences at the start among which the purpose is looked for
_CITED = 6
_HEADING = 20
_MARKERS = (" take the same line on", " hold that", " take similar views", " make the same point")


def summarise(
    meeting: Meeting,
    utterances: Sequence[Utterance],
    concord: Concord,
    decisions: Sequence[Line] = (),
    questions: Sequence[Line] = (),
    points: Sequence[KeyPoint] = (),
    actions: Sequence[Line] = (),
    matters: Sequence[Matter] = (),
) -> tuple[Line, ...]:
    """Return at most 200 words: what was at stake, what was decided, who met and parted, and what comes next.

    ``points``, ``actions`` and ``matters`` are the report's own. How many spoke is said of a meeting of which
    nothing else can be told.
    """
    room = find_sides(meeting)
    stake = [*_occasion(meeting, utterances), *_stake(points, matters)]
    decided = list(_outcome("decisions are recorded", "One decision is recorded", _weightiest(decisions)))
    met = [line for line in map(_met, _widest(concord)) if "…" not in line.text][:_SHARED]
    parted, following = list(_parted(concord)), list(_next(actions))
    held = [line for line in _held(points, room) if not _is_told(line, (*met, *parted))]
    rest = [*_aligned(concord), *_asked(questions)]
    spoke = [] if held or met or parted or decided else list(_participants(meeting, room))
    kept: set[str] = set()
    words = 0
    for line in (*stake, *decided, *parted, *met, *held[:_HELD], *following, *held[_HELD:], *rest, *spoke):
        length = len(line.text.split())
        if words + length <= LONGEST:
            kept.add(line.id)
            words += length
    reading = (*stake, *spoke, *decided, *met, *parted, *held, *rest, *following)
    return tuple({line.id: line for line in reading if line.id in kept}.values())


def _held(points: Sequence[KeyPoint], room: Room) -> Iterator[Line]:
    """Yield what was held on the main points, the weightiest words on each, then the next on each."""
    for place in range(_PER_POINT):
        for argument in (each.arguments[place] for each in points if len(each.arguments) > place):
            holder = holder_of(argument, room)
            text = claim_of(argument, room, _LONG)
            yield _line("summary", text, argument.citations[:1], (holder,) if holder else ())


def _is_told(line: Line, told: Sequence[Line]) -> bool:
    return any(set(line.citations) & set(each.citations) for each in told)


def _stake(points: Sequence[KeyPoint], matters: Sequence[Matter]) -> Iterator[Line]:
    """Yield what was at stake: the matters of the record, those that most spoke to first, else the points."""
    items = sorted((each for each in matters if each.kind == "item"), key=lambda each: -len(each.holders))
    if len(items) > 1:
        named = [_lowered(each.label) for each in items[:_NAMED]]
        more = f" and {len(items) - _NAMED} more" if len(items) > _NAMED else ""
        listed = f"{'; '.join(named)}{more}" if more else join(named)
        cited = [each.citations[0] for each in items[:_NAMED]]
        yield _line("summary", f"Before the meeting: {listed}.", cited, ())
    else:
        yield from _subjects(points)


def _subjects(points: Sequence[KeyPoint]) -> Iterator[Line]:
    """Yield what was mostly spoken of, as the main points name it."""
    named = [(each.matter, each.arguments[0].citations[0]) for each in points if each.matter][:_NAMED]
    if len(named) > 1:
        listed = join([f"“{_lowered(matter)}”" for matter, _ in named])
        yield _line(
            "summary", f"The discussion turned mainly on {listed}.", [cited for _, cited in named], ()
        )


def _lowered(text: str) -> str:
    first = text.split(" ", 1)[0]
    return text if first[1:].lower() != first[1:] else text[:1].lower() + text[1:]


def _weightiest(decisions: Sequence[Line]) -> list[Line]:
    """Return ``decisions``, adoptions and votes before the rest."""
    return sorted(
        decisions,
        key=lambda line: (not lexicon_pattern("summary", "weighty").search(line.text), "“" in line.text),
    )


def _outcome(many: str, one: str, lines: Sequence[Line]) -> Iterator[Line]:
    if not lines:
        return
    told = [_decided(line) for line in lines[:_DECIDED]]
    lead = one if len(lines) == 1 else f"{len(lines)} {many}"
    among = ":" if len(lines) <= _DECIDED else ", among them:"
    citations = [citation for line in lines[:_DECIDED] for citation in line.citations]
    text = f"{lead}{among} {'; '.join(told)}."
    yield _line("summary-outcome", text.replace("….", "…"), citations, ())


def _decided(line: Line) -> str:
    """Return a decision as part of a list, under the matter that it is on where it does not name it."""
    text = _brief(line.text.removeprefix("Agreed: "), _CLAUSE)
    telling = set(content_stems(line.matter or ""))
    if not telling or telling & set(content_stems(line.text)):
        return text
    return f"{text} ({_lowered(line.matter or '')})"


def _brief(text: str, longest: int) -> str:
    """Return ``text`` as part of a list: shortened, without its stop, its quotation closed."""
    cut = shorten(text, longest).rstrip(".")
    cut += "”" if cut.count("“") > cut.count("”") else ""
    opening = cut.split(" ", 1)[0]
    return _lowered(cut) if opening in {"Paragraph", "The", "Draft", "It", "Every"} else cut


def _next(actions: Sequence[Line]) -> Iterator[Line]:
    """Yield what comes next: tasks with a date before others, those that the chair gave before offers."""
    chosen = sorted(actions, key=lambda line: (line.due is None, "“" in line.text))[:_DECIDED]
    if chosen:
        told = [_brief(re.sub(r"^The (?:Co-)?Chair: (?!“)", "", line.text), _TASK) for line in chosen]
        text = f"Next: {'; '.join(told)}."
        citations = [citation for line in chosen for citation in line.citations]
        yield _line("summary-outcome", text.replace("….", "…"), citations, ())


def _asked(questions: Sequence[Line]) -> Iterator[Line]:
    if len(questions) > 1:
        asking = tuple(dict.fromkeys(name for each in questions for name in each.actors))
        text = f"{len(questions)} questions were put, by {few(asking)}."
        yield _line("summary", text, [each.citations[0] for each in questions[:_CITED]], asking)


def _aligned(concord: Concord) -> Iterator[Line]:
    for alignment in concord.alignments[:1]:
        text = f"{few(alignment.actors)} {_after_names(alignment)}"
        yield _line("summary", text, alignment.citations[:_CITED], alignment.actors)


def _occasion(meeting: Meeting, utterances: Sequence[Utterance]) -> tuple[Line, ...]:
    """Return what the record says the meeting was; where it does not, what the chair says it is for."""
    facts = meeting.facts
    day = f"{facts.date.day} {facts.date:%B %Y}" if facts.date else None
    named = [f"“{facts.title}”" if facts.title else facts.body or ""]
    if not named[0] and (day or facts.chair):
        named = ["a meeting"]
    if not named[0]:
        return find_purpose(meeting, utterances) or _heading(meeting)
    if facts.body and facts.body not in named[0]:
        named.append(f"a meeting of {facts.body}")
    if facts.number and facts.number not in named[0]:
        named.append(f"no. {facts.number}" if facts.number.isdigit() else facts.number)
    if day and facts.date and str(facts.date.year) not in named[0]:
        named.append(f"held on {day}")
    if facts.chair:
        named.append(f"chaired by {facts.chair}")
    citation = _title(meeting)
    if citation is None:
        return ()
    return (_line("summary", f"This is the record of {', '.join(named)}.", (citation,), ()),)


def _heading(meeting: Meeting) -> tuple[Line, ...]:
    """Return the first line that the record prints above its first speaker."""
    first = meeting.interventions[0].start if meeting.interventions else 0
    for start, end in meeting.unattributed[:1]:
        stop = meeting.source.text.find("\n", start, end)
        heading = meeting.source.text[start : stop if stop > start else end].strip()
        if end <= first and heading and len(heading.split()) <= _HEADING:
            citation = meeting.source.cite(start, stop if stop > start else end)
            return (_line("summary", f"This is the record headed “{heading}”.", (citation,), ()),)
    return ()


def _title(meeting: Meeting) -> Citation | None:
    """Return the citation of the title as printed, else of the first line of the record."""
    title, text = meeting.facts.title, meeting.source.text
    found = re.search(re.escape(title), text, re.IGNORECASE) if title else None
    if found:
        return meeting.source.cite(*found.span())
    printed = re.search(r"\S[^\n]*", text)
    return meeting.source.cite(*printed.span()) if printed else None


def _participants(meeting: Meeting, room: Room) -> Iterator[Line]:
    names = list(dict.fromkeys(room.side_of.values()))
    if not names:
        return
    turns = [each for each in meeting.interventions if each.id in room.side_of]
    groups = list(dict.fromkeys(group.name for each in turns for group in each.speaker.on_behalf_of))
    spoke = f"{len(names)} participants spoke" if len(names) > 1 else f"{names[0]} spoke"
    if len(turns) > len(names):
        spoke += f", {len(turns)} times in all"
    shown = [*groups[:_GROUPS], *(["others"] if len(groups) > _GROUPS else [])]
    text = f"{spoke}, some of them for the {join(shown)}." if shown else f"{spoke}."
    text = text.replace("for the the ", "for the ").replace("for the The ", "for the ")
    cited = [each for each in turns if each.speaker.on_behalf_of][:_CITED] or turns[:_CITED]
    citations = [_first_words(meeting, each.start, each.end) for each in cited]
    yield _line("summary", text, citations, tuple(names))


def _first_words(meeting: Meeting, start: int, end: int) -> Citation:
    ends = [meeting.source.text.find(mark, start, end) for mark in (". ", ".\n", "\n")]
    stop = min((each + 1 for each in ends if each > start), default=end)
    return meeting.source.cite(start, stop)


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
        text = f"{few(agreement.actors)}{marker}{point.split('; ')[0] if marker == _MARKERS[0] else point}"
    text = shorten(text, _LONG)
    text = text if text[-1:] in ".…”" else f"{text}."
    return _line("summary", text, agreement.citations[:_CITED], agreement.actors)


def _plain(differences: Sequence[Difference]) -> list[Difference]:
    return [each for each in differences if each.kind != "partial"]


def _parted(concord: Concord) -> Iterator[Line]:
    """Yield on what views parted, by name where it has one, else in the words of the clearest difference."""
    named = [(each, _ON.match(each.text)) for each in _plain(concord.differences)]
    on = [(each, match[1]) for each, match in named if match is not None][:_PARTED]
    if on:
        told = [
            f"{matter} ({few(each.sides[0].actors)} on one side, {few(each.sides[1].actors)} on the other)"
            for each, matter in on
        ]
        yield _sided(f"Views parted on {join(told)}.", [each for each, _ in on])
        return
    for each in _plain(concord.differences)[:1]:
        text = shorten(each.text, _LONG)
        yield _sided(text if text[-1:] in ".…”" else f"{text}.", [each])


def _sided(text: str, differences: Sequence[Difference]) -> Line:
    sides = [side for each in differences for side in each.sides]
    names = tuple(dict.fromkeys(name for side in sides for name in side.actors))
    citations = [citation for side in sides for citation in side.citations[:2]]
    return _line("summary", text, citations, names)


def find_purpose(meeting: Meeting, utterances: Sequence[Utterance]) -> tuple[Line, ...]:
    """Return what whoever presides said at the opening that the meeting is for."""
    presiding = [each for each in utterances[:_OPENING] if each.speaker and holds_no_side(each.speaker)]
    for utterance in presiding:
        if lexicon_pattern("summary", "purpose").search(utterance.text) and utterance.speaker is not None:
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
    return Line(stable_id(kind, text, *(str(each.start) for each in cited)), kind, text, cited, actors)
