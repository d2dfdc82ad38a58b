"""What a meeting was and came to, in at most 200 words, each sentence with the words it rests on."""

import re
from collections.abc import Iterable, Iterator, Sequence

from travaux.analysis.meeting.agreement import Concord
from travaux.analysis.meeting.key_points import KeyPoint
from travaux.analysis.meeting.outcomes import SentenceOfRecord, find_conclusions, recast
from travaux.analysis.meeting.phrasing import shorten
from travaux.analysis.meeting.points import claim_of
from travaux.analysis.meeting.roles import presides
from travaux.analysis.meeting.sides import MeetingSides, find_sides, first_names, holder_of
from travaux.analysis.speakers.presiding import holds_no_side, speaker_label
from travaux.analysis.wording import content_stems
from travaux.domain.findings import Agreement, Argument, Difference, Line, SentenceRole
from travaux.domain.meeting_reports import Matter
from travaux.domain.meetings import Meeting, MeetingFacts
from travaux.domain.messages import Message, Narrated, Text, Value, counted, joined, listed, message
from travaux.domain.spans import Citation, stable_id
from travaux.reference.lexicons import lexicon_pattern

LONGEST = 200  # words
_HELD, _PER_POINT = 4, 2  # claims told before what comes next; claims told of one point
_NAMED = 4
_FEWEST = 3  # lines on the substance below which even words that lean on others are told
_SHARED, _OPPOSED, _DECIDED, _PARTED, _MET = 2, 3, 3, 3, 5
_ALIGNED, _PLANNED, _SETTLED, _OPEN, _GIVEN = 2, 3, 4, 3, 3  # lines to remember of each kind
_PLAN = (6, 60)  # words of a sentence in which whoever presides says how work will go
_CONCLUDED = 6  # of what the chair drew together
_GROUPS = 4
_CLAUSE, _TASK, _LONG = 16, 20, 36  # words of a decision, of a task, of any other finding
_OPENING = 60  # sentences at the start among which the purpose is looked for
_CITED = 6
_HEADING = 20
_ARTICLE = 5  # letters of "Every", the longest word with which a name is led in
_NUMBERED = re.compile(r"^(?:\d{1,2}|[A-Z])\. (?=[A-Z])")  # the place of a decision in the record's list
_CHAIRS = ("Chair", "Co-Chair")  # who need not be named where a task is theirs to give


def summarise(
    meeting: Meeting,
    utterances: Sequence[SentenceOfRecord],
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
    decided, met = list(_outcome(_weightiest(decisions))), list(_lines_of_agreement(concord, room))
    parted, following = list(_lines_of_division(concord)), list(_next_steps(actions))
    told = (*met, *parted)
    held = [
        line for line in _lines_of_views(points, room, len(told)) if not _is_told(line, (*told, *decided))
    ]
    rest = [*_aligned(concord), *_open_questions(questions)]
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


def _lines_of_views(points: Sequence[KeyPoint], room: MeetingSides, others: int) -> Iterator[Line]:
    """Yield what was held on the main points, the weightiest words on each, then the next on each.

    Words that lean on those before them are told only where, with ``others`` told elsewhere, there are hardly
    any that do not.
    """
    chosen = [
        each.arguments[place] for place in range(_PER_POINT) for each in points if len(each.arguments) > place
    ]
    alone = [each for each in chosen if not _depends_on_context(each)]
    for argument in alone if len(alone) + others >= _FEWEST else sorted(chosen, key=_depends_on_context):
        holder = holder_of(argument, room)
        text = claim_of(argument, room, _LONG)
        yield _line("summary", text, argument.citations[:1], (holder,) if holder else ())


def _depends_on_context(argument: Argument) -> bool:
    """Tell whether the words of an argument cannot be understood without the sentence before them."""
    return lexicon_pattern("key_points", "leaning").match(argument.citations[0].quote) is not None


def _is_told(line: Line, told: Sequence[Line]) -> bool:
    return any(one.overlaps(other) for each in told for one in line.citations for other in each.citations)


def _stake(points: Sequence[KeyPoint], matters: Sequence[Matter]) -> Iterator[Line]:
    """Yield what was at stake: the matters of the record, those that most spoke to first, else the points."""
    items = sorted((each for each in matters if each.kind == "item"), key=lambda each: -len(each.holders))
    if len(items) > 1:
        named, more = [_lowered(each.label) for each in items[:_NAMED]], len(items) - _NAMED
        all_named = listed(named)
        if more > 0:
            all_named = message("%(matters)s and %(n)s more", matters=joined(named, "; "), n=more)
        cited = [each.citations[0] for each in items[:_NAMED]]
        yield _line("summary", message("Before the meeting: %(matters)s.", matters=all_named), cited, ())
    else:
        yield from _subjects(points)


def _subjects(points: Sequence[KeyPoint]) -> Iterator[Line]:
    """Yield what was mostly spoken of, as the main points name it."""
    named = [(each.matter, each.arguments[0].citations[0]) for each in points if each.matter][:_NAMED]
    if len(named) > 1:
        matters = listed([f"“{_lowered(matter)}”" for matter, _ in named])
        said = message("The discussion turned mainly on %(matters)s.", matters=matters)
        yield _line("summary", said, [cited for _, cited in named], ())


def _lowered(text: str) -> str:
    first, _, rest = text.partition(" ")
    title = rest[:1].isupper() and len(first) > _ARTICLE  # "Resumable Uploads" is a name
    return text if title or first[1:].lower() != first[1:] else text[:1].lower() + text[1:]


def _weightiest(decisions: Sequence[Line]) -> list[Line]:
    """Return ``decisions``, adoptions and votes before the rest, agendas, minutes and what is noted last."""
    return sorted(
        decisions,
        key=lambda line: (
            lexicon_pattern("summary", "routine").search(line.text) is not None,
            not lexicon_pattern("summary", "weighty").search(line.text),
            "“" in line.text,
        ),
    )


def _outcome(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield how many decisions are recorded, and the first of them."""
    if not lines:
        return
    told = joined(map(_decided, lines[:_DECIDED]), "; ")
    said: Text = counted(
        "One decision is recorded: %(decisions)s",
        "%(n)s decisions are recorded: %(decisions)s",
        len(lines),
        decisions=told,
    )
    if len(lines) > _DECIDED:
        said = message(
            "%(n)s decisions are recorded, among them: %(decisions)s", n=len(lines), decisions=told
        )
    citations = [citation for line in lines[:_DECIDED] for citation in line.citations]
    yield _line("summary-outcome", _stopped(said), citations, ())


def _stopped(said: Text) -> Text:
    """Return ``said`` with a full stop, unless it is broken off or ends in words quoted with theirs."""
    return said if str(said).endswith(("…", ".”", "?”", "!”")) else joined((said, "."), "")


def _decided(line: Line) -> Text:
    """Return a decision as part of a list, under the matter that it is on where it does not name it."""
    said = _in_list(line, _CLAUSE)
    telling = set(content_stems(line.matter or ""))
    if not telling or telling & set(content_stems(line.text)):
        return said
    return joined((said, f"({_lowered(line.matter or '')})"), " ")


def _in_list(line: Line, longest: int) -> Text:
    """Return a line shortened as part of a list, led over to by nothing but a speaker's name."""
    if isinstance(line.said, Narrated):
        return _brief(line.said, longest)
    values = dict(line.said.values) if isinstance(line.said, Message) else {}
    words, name = values.get("words"), values.get("name")
    if not isinstance(words, str | Narrated):
        return _brief(line.text, _LONG if "motion" in values else longest)
    if "names" in values:  # who speaks is part of the line
        return Narrated(_cut(line.text, longest), _with_values(line.said, words=_brief(words, longest)))
    if name is None or (str(name) in _CHAIRS and not str(words).startswith("“")):
        return _brief(words, longest)
    return message("%(names)s: %(words)s", names=name, words=_brief(words, longest - len(str(name).split())))


def _brief(text: str | Narrated, longest: int) -> str | Narrated:
    """Return ``text`` as part of a list: shortened, without its stop, its quotation closed."""
    return (
        Narrated(_cut(text.english, longest), text.words)
        if isinstance(text, Narrated)
        else _cut(text, longest)
    )


def _cut(text: str, longest: int) -> str:
    cut = shorten(_NUMBERED.sub("", text), longest).rstrip(".")
    cut += "”" if cut.count("“") > cut.count("”") else ""
    opening = cut.split(" ", 1)[0]
    return _lowered(cut) if opening in {"Paragraph", "The", "Draft", "It", "Every"} else cut


def _next_steps(actions: Sequence[Line]) -> Iterator[Line]:
    """Yield what comes next."""
    chosen = _dated_first(actions)[:_DECIDED]
    if chosen:
        tasks = joined([_in_list(line, _TASK) for line in chosen], "; ")
        citations = [citation for line in chosen for citation in line.citations]
        yield _line("summary-outcome", _stopped(message("Next: %(tasks)s", tasks=tasks)), citations, ())


def _open_questions(questions: Sequence[Line]) -> Iterator[Line]:
    if len(questions) > 1:
        asking = tuple(dict.fromkeys(name for each in questions for name in each.actors))
        said = counted(
            "%(n)s question was put, by %(names)s.",
            "%(n)s questions were put, by %(names)s.",
            len(questions),
            names=first_names(asking),
        )
        yield _line("summary", said, [each.citations[0] for each in questions[:_CITED]], asking)


def _aligned(concord: Concord) -> Iterator[Line]:
    for alignment in concord.alignments[:1]:
        said = _with_values(alignment.said, names=first_names(alignment.actors))
        yield _line("summary", said, alignment.citations[:_CITED], alignment.actors)


def _occasion(meeting: Meeting, utterances: Sequence[SentenceOfRecord]) -> tuple[Line, ...]:
    """Return what the record says the meeting was; where it does not, what the chair says it is for."""
    named = list(_meeting_names(meeting.facts))
    if not named:
        return find_purpose(meeting, utterances) or _heading(meeting)
    citation = _title(meeting)
    if citation is None:
        return ()
    said = message("This is the record of %(meeting)s.", meeting=joined(named))
    return (_line("summary", said, (citation,), ()),)


def _meeting_names(facts: MeetingFacts) -> Iterator[Text]:
    """Yield what a meeting is called, and its body, number, day and chair where the name lacks them."""
    name = f"“{facts.title}”" if facts.title else facts.body or ""
    if name:
        yield name
    elif facts.date or facts.chair:
        yield message("a meeting")
    else:
        return
    if facts.body and facts.body.lower() not in name.lower():
        yield message("a meeting of %(body)s", body=facts.body)
    if facts.number and facts.number not in name:
        yield message("no. %(number)s", number=facts.number) if facts.number.isdigit() else facts.number
    if facts.date and str(facts.date.year) not in name:
        yield message("held on %(day)s", day=facts.date)
    if facts.chair:
        yield message("chaired by %(name)s", name=facts.chair)


def _heading(meeting: Meeting) -> tuple[Line, ...]:
    """Return the first line that the record prints above its first speaker."""
    first = meeting.interventions[0].start if meeting.interventions else 0
    for start, end in meeting.unattributed[:1]:
        stop = meeting.source.text.find("\n", start, end)
        heading = meeting.source.text[start : stop if stop > start else end].strip()
        if end <= first and heading and len(heading.split()) <= _HEADING:
            citation = meeting.source.cite(start, stop if stop > start else end)
            said = message("This is the record headed “%(heading)s”.", heading=heading)
            return (_line("summary", said, (citation,), ()),)
    return ()


def _title(meeting: Meeting) -> Citation | None:
    """Return the citation of the title as printed, else of the first line of the record."""
    title, text = meeting.facts.title, meeting.source.text
    found = re.search(re.escape(title), text, re.IGNORECASE) if title else None
    if found:
        return meeting.source.cite(*found.span())
    printed = re.search(r"\S[^\n]*", text)
    return meeting.source.cite(*printed.span()) if printed else None


def _participants(meeting: Meeting, room: MeetingSides) -> Iterator[Line]:
    names = list(dict.fromkeys(room.side_of.values()))
    if not names:
        return
    turns = [each for each in meeting.interventions if each.id in room.side_of]
    groups = list(dict.fromkeys(group.name for each in turns for group in each.speaker.on_behalf_of))
    said: Text = counted("%(n)s participant spoke", "%(n)s participants spoke", len(names))
    if len(names) == 1:
        said = message("%(name)s spoke", name=names[0])
    if len(turns) > len(names):
        said = message("%(spoke)s, %(times)s times in all", spoke=said, times=len(turns))
    if groups:
        first = groups[0].removeprefix("the ").removeprefix("The ")
        shown: list[Value] = [
            first,
            *groups[1:_GROUPS],
            *([message("others")] if len(groups) > _GROUPS else []),
        ]
        said = message("%(spoke)s, some of them for the %(groups)s", spoke=said, groups=listed(shown))
    cited = [each for each in turns if each.speaker.on_behalf_of][:_CITED] or turns[:_CITED]
    citations = [_first_words(meeting, each.start, each.end) for each in cited]
    yield _line("summary", _stopped(said), citations, tuple(names))


def _first_words(meeting: Meeting, start: int, end: int) -> Citation:
    ends = [meeting.source.text.find(mark, start, end) for mark in (". ", ".\n", "\n")]
    stop = min((each + 1 for each in ends if each > start), default=end)
    return meeting.source.cite(start, stop)


def _with_values(said: Text, **values: Value) -> Text:
    """Return a message with other ``values`` for its own of these names."""
    if not isinstance(said, Message):
        return said
    return Message(said.key, tuple((name, values.get(name, own)) for name, own in said.values), said.several)


def _widest_agreements(concord: Concord, most: int) -> list[Agreement]:
    """Return the agreements of most sides, what both argued before what one only said of another."""
    ranked = sorted(concord.agreements, key=lambda each: (-len(each.actors), " by name: " in each.text))
    return ranked[:most]


def _lines_of_agreement(concord: Concord, room: MeetingSides) -> Iterator[Line]:
    """Yield the agreements that can be told whole in a few words."""
    for each in _widest_agreements(concord, _MET):
        said = each.said
        if len(each.actors) > _NAMED:
            said = _with_values(said, names=first_names([room.label(name) for name in each.actors]))
        if len(str(said).split()) <= _LONG and "…" not in each.text:
            yield _line("summary", said, each.citations[:_CITED], each.actors)


def _plain_differences(differences: Sequence[Difference]) -> list[Difference]:
    return [each for each in differences if each.kind != "partial"]


def _lines_of_division(concord: Concord) -> Iterator[Line]:
    """Yield on what views parted, by name where it has one, else in the words of the clearest difference."""
    plain = _plain_differences(concord.differences)
    named = [each for each in plain if each.on is not None][:_PARTED]
    if named:
        told = listed([_on_both_sides(each) for each in named])
        yield _sided(message("Views parted on %(matters)s.", matters=told), named)
        return
    for each in plain[:1]:
        yield _sided(_shortened(each.said), [each])


def _on_both_sides(difference: Difference) -> Text:
    one, other = (first_names(side.actors) for side in difference.sides[:2])
    return message(
        "%(matter)s (%(one)s on one side, %(other)s on the other)",
        matter=difference.on or "",
        one=one,
        other=other,
    )


def _shortened(said: Text) -> Text:
    """Return a line with the words that it quotes shortened, if it is longer than a finding may be here."""
    over = len(str(said).split()) - _LONG
    words = dict(said.values).get("words") if isinstance(said, Message) else None
    if over <= 0 or not isinstance(words, str | Narrated):
        return said
    cut = shorten(str(words), max(len(str(words).split()) - over, 1))
    cut += "”" if cut.count("“") > cut.count("”") else ""
    return _with_values(said, words=Narrated(cut, words.words) if isinstance(words, Narrated) else cut)


def _sided(said: Text, differences: Sequence[Difference]) -> Line:
    sides = [side for each in differences for side in each.sides]
    names = tuple(dict.fromkeys(name for side in sides for name in side.actors))
    citations = [citation for side in sides for citation in side.citations[:2]]
    return _line("summary", said, citations, names)


def find_purpose(meeting: Meeting, utterances: Sequence[SentenceOfRecord]) -> tuple[Line, ...]:
    """Return what whoever presides said at the opening that the meeting is for."""
    presiding = [each for each in utterances[:_OPENING] if each.speaker and holds_no_side(each.speaker)]
    for utterance in presiding:
        if lexicon_pattern("summary", "purpose").search(utterance.text) and utterance.speaker is not None:
            citation = meeting.source.cite(utterance.start, utterance.end)
            return (_line("purpose", recast(utterance), (citation,), (speaker_label(utterance.speaker),)),)
    return ()


def find_takeaways(
    meeting: Meeting,
    utterances: Sequence[SentenceOfRecord],
    concord: Concord,
    decisions: Sequence[Line] = (),
    actions: Sequence[Line] = (),
    unresolved: Sequence[Line] = (),
) -> tuple[Line, ...]:
    """Return what to remember: what met and parted, was concluded, decided and left open, and comes next."""
    lines = [
        _line("takeaway", each.said, each.citations, each.actors)
        for each in _widest_agreements(concord, _SHARED)
    ]
    for difference in _widest_differences(concord, _OPPOSED):
        citations = [citation for side in difference.sides for citation in side.citations]
        names = tuple(name for side in difference.sides for name in side.actors)
        lines.append(_line("takeaway", difference.said, citations, names))
    lines.extend(
        _line("takeaway", each.said, each.citations, each.actors) for each in concord.alignments[:_ALIGNED]
    )
    lines.extend(find_conclusions(meeting, utterances)[:_CONCLUDED])
    lines.extend(find_plans(meeting, utterances)[:_PLANNED])
    came = (
        *_weightiest(decisions)[:_SETTLED],
        *_left_open(unresolved, decisions),
        *_dated_first(actions)[:_GIVEN],
    )
    told = set(lines)
    for line in came:
        if not _is_told(line, tuple(told)):
            lines.append(_remembered(line))
            told.add(line)
    return tuple(lines)


def _widest_differences(concord: Concord, most: int) -> list[Difference]:
    """Return the differences between most sides, in the order in which they are told."""
    plain = _plain_differences(concord.differences)
    ranked = sorted(plain, key=lambda each: -sum(len(side.actors) for side in each.sides))[:most]
    return [each for each in plain if each in ranked]


def _left_open(unresolved: Sequence[Line], decisions: Sequence[Line]) -> list[Line]:
    """Return what was left open, what the decisions do not tell already first."""
    return sorted(unresolved, key=lambda line: _is_told(line, decisions))[:_OPEN]


def _remembered(line: Line) -> Line:
    """Return a line of what came of the meeting as one to remember, under the matter that it is on."""
    said = line.said
    if line.matter and not set(content_stems(line.matter)) & set(content_stems(line.text)):
        said = message("%(names)s: %(words)s", names=line.matter, words=said)
    return _line("takeaway", said, line.citations, line.actors)


def _dated_first(actions: Sequence[Line]) -> list[Line]:
    """Return tasks with a date before others, those that the chair gave before offers."""
    return sorted(actions, key=lambda line: (line.due is None, "“" in line.text))


def find_plans(meeting: Meeting, utterances: Sequence[SentenceOfRecord]) -> tuple[Line, ...]:
    """Return how whoever presides says that the work will go: what is planned, and what is not taken up."""
    found = []
    for utterance in utterances:
        if utterance.speaker is None or not presides(utterance.speaker):
            continue
        if utterance.role is SentenceRole.COURTESY or not _PLAN[0] <= len(utterance.text.split()) <= _PLAN[1]:
            continue
        if lexicon_pattern("summary", "plans").search(utterance.text):
            citation = meeting.source.cite(utterance.start, utterance.end)
            name = speaker_label(utterance.speaker)
            said = message("%(names)s: %(words)s", names=name[:1].upper() + name[1:], words=recast(utterance))
            found.append(_line("takeaway", said, (citation,), (name,)))
    return tuple(found)


def _line(kind: str, said: Text, citations: Iterable[Citation], actors: tuple[str, ...]) -> Line:
    cited = tuple(citations)
    return Line(stable_id(kind, str(said), *(str(each.start) for each in cited)), kind, said, cited, actors)
