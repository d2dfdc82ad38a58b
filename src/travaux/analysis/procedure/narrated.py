"""Steps that letters, notes and reports state, sentence by sentence."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from travaux.analysis.procedure.challenges import read_challenged, read_count
from travaux.analysis.procedure.circulations import read_dated_parts
from travaux.analysis.procedure.corrected_votes import find_corrections
from travaux.analysis.procedure.datelines import day_of_passage, day_of_sitting, is_of_another_day, record_day
from travaux.analysis.procedure.day_ranges import (
    first_day_of_range,
    range_of_passage,
    weekday_after,
    weekday_before,
)
from travaux.analysis.procedure.explanations import find_explanations
from travaux.analysis.procedure.moments import (
    last_day_before,
    last_until,
    read_day,
    read_moment,
    read_received,
    read_until,
    without_limit,
)
from travaux.analysis.procedure.objections import (
    Objection,
    lines_after,
    parties,
    read_lines,
    read_objections,
)
from travaux.analysis.procedure.roll_calls import CORRECTED_WITHIN, Roll, find_rolls
from travaux.analysis.procedure.silence_ends import moment_after, with_silence_ends
from travaux.analysis.procedure.tallies import read_result
from travaux.analysis.procedure.votes_taken import Sentences, find_votes, recalled
from travaux.analysis.speakers.presiding import holds_no_side
from travaux.domain.meetings import Meeting
from travaux.domain.messages import message
from travaux.domain.process import OBJECTIONS, Party, Step, StepKind
from travaux.domain.sources import Track
from travaux.domain.spans import Citation, SourceText, stable_id
from travaux.language.sentences import split_text
from travaux.reference.phrases import entries, phrase
from travaux.reference.procedure_terms import StepCue, load_step_cues
from travaux.reference.registry import Registry

_SYMBOL = re.compile(r"\b(?:[A-Z]{1,2}/(?:[A-Z0-9.]+/)*(?:L\.)?|L\.)\d+(?:/Rev\.\d+)?\b")
_REACH = 260
_SECTION = 6000  # characters that the explanations of one item can take in an account of a meeting
_NEARBY = 600  # characters before a sentence that can say that a text was under silence


STATED_IN_MEETINGS = frozenset(
    {
        StepKind.ORAL_REVISION,
        StepKind.NO_ACTION,
        StepKind.MOTION,
        StepKind.POSTPONED,
        StepKind.AMENDMENT,
        StepKind.ADOPTION,
        StepKind.VOTE,
        StepKind.VOTE_CORRECTED,
        StepKind.PARAGRAPH_VOTE,
    }
)
"""What the record of a meeting states at first hand; of silence it holds hearsay only."""


def find_in_meeting(meeting: Meeting, near: date | None, registry: Registry) -> Iterator[Step]:
    """Yield the decisions that a meeting's record states in its own words or its chair's."""
    source = meeting.source
    near = near or record_day(source.text)
    rolls = find_rolls(source, registry)
    presiding = [(turn.start, turn.end) for turn in meeting.interventions if holds_no_side(turn.speaker)]
    others = [(turn.start, turn.end) for turn in meeting.interventions if not holds_no_side(turn.speaker)]
    between = _between(source.text, sorted((*presiding, *others)))
    spans = _sentences(source.text, _outside(sorted((*presiding, *between)), rolls))
    for step in _steps_in(Sentences(source, spans, rolls), near, registry):
        if step.kind in STATED_IN_MEETINGS:
            yield step
    spoken = Sentences(source, _sentences(source.text, others), ())
    for step in _steps_in(spoken, near, registry):
        cast = step.votes and not recalled(step.citations[0].quote)
        if cast or step.kind in (StepKind.ORAL_REVISION, StepKind.VOTE_CORRECTED):
            yield step


def _between(text: str, turns: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield what stands between the turns of a record: its own words, such as lists and outcomes."""
    at = 0
    for start, end in (*turns, (len(text), len(text))):
        if text[at:start].strip():
            yield at, start
        at = max(at, end)


def _outside(stretches: Iterable[tuple[int, int]], rolls: Sequence[Roll]) -> Iterator[tuple[int, int]]:
    """Yield what of stretches is no list of voters, whose hundreds of names would break up a sentence."""
    for start, end in stretches:
        for roll in rolls:
            if start < roll.end and roll.start < end:
                yield start, max(start, roll.start)
                start = min(end, roll.end)
        yield start, end


def _sentences(text: str, stretches: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    return [
        (start + first, start + last)
        for start, end in stretches
        for first, last in split_text(text[start:end])
    ]


def find_steps(source: SourceText, near: date | None, registry: Registry, own_day: bool = True) -> list[Step]:
    """Return the steps that a source states; ``near`` is its own date.

    A step without a day is of the source's own day only where ``own_day`` says that the source takes steps.
    """
    rolls = find_rolls(source, registry)
    letters = list(_communications(source, near, registry))
    covered = [(start, end) for _, start, end in letters]
    steps = [step for step, _, _ in letters]
    spans = [
        span
        for span in _sentences(source.text, _outside([(0, len(source.text))], rolls))
        if not any(first <= span[0] < last for first, last in covered)
    ]
    sat = day_of_sitting(source.text)
    for step in _steps_in(Sentences(source, spans, rolls), near, registry):
        beside = near or _day_beside(source.text, step.citations[0])
        told = step if own_day and near else _dated(step, source.text, beside, near, sat)
        steps.append(_in_told_track(_on_day_of_sitting(told, sat) if sat else told))
    return with_silence_ends(source, spans, steps, near)


def _day_beside(text: str, cited: Citation) -> date | None:
    """Return the last full date before the words of a step, else the last of their own sentence."""
    stop = text.find("\n", cited.start)
    end = stop if stop >= 0 else len(text)
    return (
        last_day_before(text, cited.start)
        or last_day_before(text, end)
        or first_day_of_range(text, cited.start, end)
    )


def _in_told_track(step: Step) -> Step:
    """Return a step in the track that its own words name, if they name one; a text can be of both."""
    if step.kind is StepKind.CIRCULATED:
        return step
    words = step.citations[0].quote
    told = [track for track in Track if phrase("procedure", f"tracks.{track.name.lower()}").search(words)]
    return replace(step, track=told[0].value) if len(told) == 1 and not step.track else step


def _on_day_of_sitting(step: Step, sat: tuple[date, bool]) -> Step:
    """Return a step of a sitting without a day of its own on that of the record, a bulletin's with a note."""
    quote = step.citations[0].quote
    if step.date or step.between or step.kind not in _IN_SITTINGS or is_of_another_day(quote, sat[0]):
        return step
    note = message("the day is that of the bulletin") if sat[1] else None
    return replace(step, date=sat[0], note=step.note or note)


def _steps_in(found: Sentences, near: date | None, registry: Registry) -> Iterator[Step]:
    """Yield the steps of a source in order: votes with their lists, and what other sentences state."""
    source = found.source
    votes = list(find_votes(found, near, registry))
    taken = [(start, end) for _, start, end in votes] + [(roll.start, roll.end) for roll in found.rolls]
    for start, end in found.spans:
        yield from (step for step, first, _ in votes if start <= first < end)
        if not any(first < end and start < last for first, last in taken):
            beside = near or last_day_before(source.text, start)
            yield from _in_sentence(source, start, end, beside, registry)
            yield from _explained(source, start, end, beside, registry)
            yield from _corrected(found, start, end, beside, registry)
    yield from (step for step, first, _ in votes if not any(s <= first < e for s, e in found.spans))


def _dated(
    step: Step, text: str, beside: date | None, near: date | None, sat: tuple[date, bool] | None
) -> Step:
    """Return a step of a report on the day that its sentence, paragraph or section states, else on none.

    Where only the year was not stated, it is that of the date stated ``beside`` it, and the step says so.
    """
    cited = step.citations[0]
    day = day_of_passage(text, cited.start, cited.end, beside, sits=step.kind in _IN_SITTINGS)
    if step.kind in OBJECTIONS:
        own = read_day(without_limit(phrase("procedure", "silence.placed_on").sub(" ", cited.quote)), beside)
        day = own or day
    if (
        day is None
        and step.kind in OBJECTIONS
        and (later := moment_after(text, cited.start, cited.end, beside))
    ):
        day = later.day
    if step.kind is StepKind.SILENCE_KEPT:
        expired = last_until(text[max(0, cited.start - _REACH) : cited.end], beside)
        limits = without_limit(cited.quote)
        own = read_day(limits, beside) if limits == cited.quote else None
        day = own if own or expired is None else expired.day
    step = replace(step, date=day)
    if day is None and sat and sat[1] and (weekday := weekday_before(text, cited.start, cited.end, sat[0])):
        note = message("the day of the week is named: the last before that of the bulletin")
        return replace(step, date=weekday, note=step.note or note)
    if day is None and not near:
        return _without_day(step, text)
    if day is None or near or not beside or read_day(cited.quote, None) or not read_day(cited.quote, beside):
        return step
    return replace(step, note=message("the year is that of the date stated before it, %(day)s", day=beside))


def _without_day(step: Step, text: str) -> Step:
    """Return a step of which no day is stated with what its sentence does say of when it was."""
    cited = step.citations[0]
    if day := weekday_after(text, cited.start, cited.end):
        note = message("the day of the week is named: the first after the day stated before it")
        return replace(step, date=day, note=step.note or note)
    return replace(step, between=range_of_passage(text, cited.start, cited.end))


def _communications(
    source: SourceText, near: date | None, registry: Registry
) -> Iterator[tuple[Step, int, int]]:
    """Yield each communication of a compilation that breaks silence, with the stretch that it covers."""
    text = source.text
    headers = list(phrase("procedure", "silence.communication").finditer(text))
    stops = [header.start() for header in headers[1:]] + [len(text)] * bool(headers)
    for header, stop in zip(headers, stops, strict=True):
        note = phrase("procedure", "silence.note").search(text, header.end(), stop)
        end = note.start() if note else stop
        words = text[header.end() : end]
        cue = next((c for c in load_step_cues() if c.kind == StepKind.SILENCE_BROKEN), None)
        found = cue.cue.search(words) if cue else None
        if found is None:
            continue
        received = read_received(header["who"], near)
        labels, former = read_challenged(words)
        yield (
            Step(
                id=stable_id("step", source.id, str(header.start())),
                kind=StepKind.SILENCE_BROKEN,
                what="silence broken",
                date=received.day if received else near,
                time=received.time if received else None,
                zone=received.zone if received else None,
                by=parties(header["who"], registry),
                paragraphs=labels,
                former=former,
                citations=(source.cite(header.start(), end),),
            ),
            header.start(),
            end,
        )


def _in_sentence(
    source: SourceText, start: int, end: int, near: date | None, registry: Registry
) -> Iterator[Step]:
    words = source.text[start:end]
    found: set[StepKind] = set()
    for cue in load_step_cues():
        kind = StepKind(cue.kind)
        again = kind in found or (kind in _SETS_DEADLINE and found & _SETS_DEADLINE)
        if again or not cue.cue.search(words) or (cue.ruled_out and cue.ruled_out.search(words)):
            continue
        if cue.beside and not cue.beside.search(source.text, max(0, start - _NEARBY), end):
            continue
        found.add(kind)
        told = read_dated_parts(source.text, start, end, kind)
        for first, last in told:
            yield _step(source, first, last, cue, near)
        if told:
            continue
        if kind is StepKind.SILENCE_BROKEN and not found & {StepKind.SILENCE_KEPT}:
            objections = _objections(source, start, end, near, registry)
            yield from (step for step in objections if step.by or not cue.beside)
        else:
            yield _step(source, start, end, cue, near)


def _explained(
    source: SourceText, start: int, end: int, near: date | None, registry: Registry
) -> Iterator[Step]:
    """Yield the explanations and statements that a sentence tells of, one for each who made one."""
    before = source.text[max(0, start - _SECTION) : start]
    for kind, party in find_explanations(source.text[start:end], registry, before):
        yield Step(
            id=stable_id("step", source.id, kind.value, party.name, str(start)),
            kind=kind,
            what=kind.value,
            date=near,
            by=(party,),
            citations=(source.cite(start, end),),
        )


def _corrected(
    found: Sentences, start: int, end: int, near: date | None, registry: Registry
) -> Iterator[Step]:
    """Yield what voters say afterwards that they had meant, where no list of the vote says it of them."""
    if any(roll.end <= start < roll.end + CORRECTED_WITHIN for roll in found.rolls):
        return
    for said in find_corrections(found.source.text, start, end, registry):
        for voter in (one for one in said.voters if one.known):
            yield Step(
                id=stable_id("step", found.source.id, "corrected", voter.name, str(start)),
                kind=StepKind.VOTE_CORRECTED,
                what=StepKind.VOTE_CORRECTED.value,
                date=near,
                by=(Party(voter.name),),
                result=said.intended.value,
                citations=(found.source.cite(start, end),),
            )


_IN_SITTINGS = STATED_IN_MEETINGS | {
    StepKind.GENERAL_STATEMENT,
    StepKind.EXPLANATION_BEFORE,
    StepKind.EXPLANATION_AFTER,
    StepKind.RIGHT_OF_REPLY,
}
_SETS_DEADLINE = frozenset({StepKind.UNDER_SILENCE, StepKind.SILENCE_EXTENDED})


def _objections(
    source: SourceText, start: int, end: int, near: date | None, registry: Registry
) -> Iterator[Step]:
    """Yield a step for every objection of a sentence, or of the list that it opens."""
    text, words = source.text, source.text[start:end]
    lines = lines_after(text, end) if words.rstrip().endswith(":") or not parties(words, registry) else None
    found = list(read_lines(text, *lines, registry)) if lines else []
    if not found:
        found = [
            replace(one, start=start + one.start, end=start + one.end)
            for one in read_objections(words, registry)
        ]
    if not any(one.by for one in found):
        found = _named_before(text, start, registry) or found
    counted = read_count(words)
    reach = end if counted or len(found) > 1 else min(len(text), end + _REACH)
    counted = counted or read_count(text[end:reach].split("\n\n")[0])
    stop = _counted_end(text, end, reach) if counted else end
    late = phrase("procedure", "silence.late").search(words)
    placed_on = phrase("procedure", "silence.placed_on")
    words = placed_on.sub(" ", words)
    for number, one in enumerate(found):
        own = read_moment(without_limit(placed_on.sub(" ", text[one.start : one.end])), near)
        moment = own or read_moment(without_limit(words), near) or moment_after(text, start, end, near)
        cited = (min(start, one.start), stop) if one.end <= end else (one.start, one.end)
        yield Step(
            id=stable_id("step", source.id, "silence broken", str(start), *([str(number)] if number else [])),
            kind=StepKind.LATE_OBJECTION if late else StepKind.SILENCE_BROKEN,
            what=(StepKind.LATE_OBJECTION if late else StepKind.SILENCE_BROKEN).value,
            date=_day_of(words, near) if moment is None else moment.day,
            time=moment.time if moment else None,
            zone=moment.zone if moment else None,
            by=one.by,
            paragraphs=one.paragraphs,
            former=one.former,
            counted=counted,
            citations=(source.cite(*cited),),
        )


def _named_before(text: str, start: int, registry: Registry) -> list[Objection]:
    """Return the objections of the sentence before one that says only that silence was thus broken."""
    opens = text.rfind("\n\n", 0, start) + 2 if "\n\n" in text[:start] else 0
    before = [(opens + first, opens + last) for first, last in split_text(text[opens:start])]
    words = text[slice(*before[-1])] if before else ""
    if not phrase("procedure", "silence.came_from").search(words):
        return []
    named = [one for one in read_objections(words, registry) if one.by and one.paragraphs]
    return [replace(one, start=before[-1][0] + one.start, end=before[-1][0] + one.end) for one in named]


def objection_lists(text: str) -> list[tuple[int, int]]:
    """Return the spans of the lists of those who broke silence, whose lines read like turns of speakers."""
    cues = [cue for cue in load_step_cues() if cue.kind == StepKind.SILENCE_BROKEN]
    found = []
    for start, end in split_text(text) if "ilence" in text else ():
        told = any(
            cue.cue.search(text[start:end])
            and (cue.beside is None or cue.beside.search(text[:end][-_NEARBY:]))
            for cue in cues
        )
        if told and (lines := lines_after(text, end)):
            found.append(lines)
    return found


def _step(source: SourceText, start: int, end: int, cue: StepCue, near: date | None) -> Step:
    text = source.text
    words = text[start:end]
    kind = StepKind(cue.kind)
    until = read_until(words, near) if kind in _SETS_DEADLINE else None
    day = _day_of(words, near)
    if kind is StepKind.SILENCE_KEPT:
        expired = last_until(text[max(0, start - _REACH) : end], near)
        day = expired.day if expired else near
    return Step(
        id=stable_id("step", source.id, kind.value, str(start)),
        kind=kind,
        what=_circulated_version(cue, words)
        or _consulted(kind, cue, words)
        or _adopted_text(kind, words)
        or kind.value,
        date=day,
        until=until.day if until else None,
        until_time=until.time if until else None,
        until_zone=until.zone if until else None,
        result=_outcome(kind, words),
        counted=read_count(words) if kind is StepKind.BRACKETS else None,
        citations=(source.cite(start, end),),
    )


def _outcome(kind: StepKind, words: str) -> str | None:
    """Return how a text was adopted, or what became of an amendment or a motion."""
    if kind is StepKind.ADOPTION:
        return _manner_of_adoption(words)
    if kind in (StepKind.AMENDMENT, StepKind.NO_ACTION):
        return "withdrawn" if phrase("procedure", "adoption.withdrawn").search(words) else read_result(words)
    return None


def _circulated_version(cue: StepCue, words: str) -> str | None:
    """Return the version that the words of a circulation name."""
    found = cue.cue.search(words)
    names = [name for name in found.groupdict().values() if name] if found else []
    if found and not names:
        return None
    other = phrase("procedure", "step.circulated.version_name").search(words)
    name = names[0] if names else other[0] if other and cue.kind == StepKind.CIRCULATED else None
    numbers = set(phrase("procedure", "step.circulated.number").findall(words)) if name else set()
    return " ".join((numbers.pop() if len(numbers) == 1 else name or "").split()) or None


def _consulted(kind: StepKind, cue: StepCue, words: str) -> str | None:
    """Return the words for consultations, which tell one round of them from another."""
    found = cue.cue.search(words) if kind is StepKind.CONSULTATIONS else None
    if kind is StepKind.CONSULTATIONS and not found:
        found = phrase("procedure", "step.consultations.held_with").search(words)
        return " ".join(f"consultations {found[0]}".split()) if found else None
    named = phrase("procedure", "consulted").search(found[0]) if found else None
    return " ".join(named[0].split()) if named else None


def _adopted_text(kind: StepKind, words: str) -> str | None:
    """Return the symbol of the text that a sentence says was adopted; None where it names none or several."""
    own = kind in (StepKind.ADOPTION, StepKind.AMENDMENT)
    symbols = set(_SYMBOL.findall(words)) if own else set()
    if not symbols and kind is StepKind.ADOPTION:
        part = phrase("procedure", "adoption.named_part").search(words)
        return " ".join(part["part"].split()) if part else None
    return symbols.pop() if len(symbols) == 1 else None


def _day_of(words: str, near: date | None) -> date | None:
    """Return the day of a step: one its sentence names that is not its deadline, else the source's own."""
    return read_day(without_limit(words), near) or near


def _counted_end(text: str, end: int, reach: int) -> int:
    """Return the end of the sentence that counts paragraphs, where it is the next one."""
    for _, last in split_text(text[end:reach]):
        if read_count(text[end : end + last]):
            return end + last
    return end


def _manner_of_adoption(words: str) -> str | None:
    return next((way for way in entries("procedure", "adoption.ways") if way in words.lower()), None)
