"""Steps that letters, notes and reports tell of, sentence by sentence."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from travaux.analysis.procedure.challenges import read_challenged, read_count
from travaux.analysis.procedure.moments import last_day_before, read_day, read_received, read_until
from travaux.analysis.speakers.presiding import holds_no_side
from travaux.domain.meetings import Meeting
from travaux.domain.process import Party, Step, StepKind, Votes
from travaux.domain.spans import SourceText, stable_id
from travaux.language.sentences import split_text
from travaux.reference.procedure_terms import StepCue, load_procedure_terms
from travaux.reference.registry import Registry

_TALLY = re.compile(
    r"(?P<what>(?:[^.;]|\.(?=\d)){0,160}?)\b(?:was|were)\s+"
    r"(?P<result>retained|adopted|rejected|deleted|defeated|carried|not adopted|not retained)\s+by\s+"
    r"(?:a\s+)?(?:recorded vote of\s+)?(?P<favour>\d{1,3})\s*(?:votes?\s*)?(?:in favou?r\s*)?(?:to|,)\s*"
    r"(?P<against>\d{1,3}|none)(?:\s*against)?,?\s*(?:with\s+|and\s+)?(?:(?P<abstain>\d{1,3})\s+abst)?",
    re.IGNORECASE,
)
_HEADER = re.compile(r"(?:^|\n)\s*(?:\d{1,2}\.\s*|[-*]\s*)?From\s+(?P<who>[^\n]{3,160}?received[^\n]{3,60})")
_NOTE = re.compile(r"\n\s*(?:Note|NOTE)\b")
_SYMBOL = re.compile(r"\b[A-Z]{1,2}/(?:[A-Z0-9.]+/)*(?:L\.)?\d+(?:/Rev\.\d+)?\b")
_REACH = 260


IN_THE_ROOM = frozenset(
    {StepKind.ORAL_REVISION, StepKind.NO_ACTION, StepKind.AMENDMENT, StepKind.ADOPTION, StepKind.VOTE}
) | {StepKind.PARAGRAPH_VOTE}
"""What the record of a meeting tells at first hand; of silence it holds hearsay only."""


def find_in_room(meeting: Meeting, near: date | None, registry: Registry) -> Iterator[Step]:
    """Yield the decisions that a meeting's record states in its own words or its chair's."""
    source = meeting.source
    spans = [(turn.start, turn.end) for turn in meeting.interventions if holds_no_side(turn.speaker)]
    for start, end in sorted((*spans, *meeting.unattributed)):
        for first, last in split_text(source.text[start:end]):
            found = _in_sentence(source, start + first, start + last, near, registry)
            yield from (step for step in found if step.kind in IN_THE_ROOM)
    for turn in meeting.interventions:
        if not holds_no_side(turn.speaker):
            for first, last in split_text(meeting.words_of(turn)):
                found = _in_sentence(source, turn.start + first, turn.start + last, near, registry)
                yield from (step for step in found if step.votes or step.kind is StepKind.ORAL_REVISION)


def find_told(source: SourceText, near: date | None, registry: Registry, own_day: bool = True) -> list[Step]:
    """Return the steps that a source tells of; ``near`` is its own date.

    A step without a day is of the source's own day only where ``own_day`` says that the source takes steps.
    """
    letters = list(_communications(source, near, registry))
    covered = [(start, end) for _, start, end in letters]
    steps = [step for step, _, _ in letters]
    for start, end in split_text(source.text):
        if any(first <= start < last for first, last in covered):
            continue
        beside = near or last_day_before(source.text, start)
        told = _in_sentence(source, start, end, beside, registry)
        steps += told if own_day and near else (_undated(step, beside, near) for step in told)
    return steps


def _undated(step: Step, beside: date | None, near: date | None) -> Step:
    """Return a step of a report without the day that it did not state.

    Where only the year was not stated, it is that of the date told ``beside`` it, and the step says so.
    """
    words = step.citations[0].quote
    if not read_day(words, beside):
        return replace(step, date=None)
    if near or not beside or read_day(words, None):
        return step
    return replace(step, note=f"the year is that of the date told before it, {beside.isoformat()}")


def _communications(
    source: SourceText, near: date | None, registry: Registry
) -> Iterator[tuple[Step, int, int]]:
    """Yield each communication of a compilation that breaks silence, with the stretch that it covers."""
    text = source.text
    headers = list(_HEADER.finditer(text))
    stops = [header.start() for header in headers[1:]] + [len(text)] * bool(headers)
    for header, stop in zip(headers, stops, strict=True):
        note = _NOTE.search(text, header.end(), stop)
        end = note.start() if note else stop
        words = text[header.end() : end]
        cue = next((c for c in load_procedure_terms().steps if c.kind == StepKind.SILENCE_BROKEN), None)
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
                date=received[0] if received else near,
                time=received[1] if received else None,
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
    tally = _TALLY.search(words)
    if tally:
        yield _vote(source, start, end, tally, near)
        return
    for cue in load_procedure_terms().steps:
        if cue.cue.search(words) and not (cue.ruled_out and cue.ruled_out.search(words)):
            step = _step(source, start, end, cue, near, registry)
            yield step


def _step(
    source: SourceText, start: int, end: int, cue: StepCue, near: date | None, registry: Registry
) -> Step:
    text = source.text
    words = text[start:end]
    kind = StepKind(cue.kind)
    deadline = read_until(words, near)
    until = deadline if kind is StepKind.UNDER_SILENCE else None
    by: tuple[Party, ...] = ()
    labels: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    counted: tuple[int, int] | None = None
    if kind is StepKind.SILENCE_BROKEN:
        by = parties(words, registry)
        counted = read_count(words)
        reach = end if counted else min(len(text), end + _REACH)
        counted = counted or read_count(text[end:reach].split("\n\n")[0])
        labels, former = read_challenged(words)
        end = _counted_end(text, end, reach) if counted else end
    day = _day_of(words, deadline[0] if deadline else None, near)
    if kind is StepKind.SILENCE_KEPT:
        expired = read_until(text[max(0, start - _REACH) : end], near)
        day = expired[0] if expired else near
    return Step(
        id=stable_id("step", source.id, kind.value, str(start)),
        kind=kind,
        what=_named(cue, words) or _adopted_text(kind, words) or kind.value,
        date=day,
        by=by,
        paragraphs=labels,
        former=former,
        counted=counted,
        until=until[0] if until else None,
        until_time=until[1] if until else None,
        result=_how(words) if kind is StepKind.ADOPTION else None,
        citations=(source.cite(start, end),),
    )


def _named(cue: StepCue, words: str) -> str | None:
    """Return the version that the words of a circulation name."""
    found = cue.cue.search(words)
    names = [name for name in found.groupdict().values() if name] if found else []
    return " ".join(names[0].split()) if names else None


def _adopted_text(kind: StepKind, words: str) -> str | None:
    """Return the symbol of the text that a sentence says was adopted; None where it names none or several."""
    symbols = set(_SYMBOL.findall(words)) if kind is StepKind.ADOPTION else set()
    return symbols.pop() if len(symbols) == 1 else None


def _day_of(words: str, deadline: date | None, near: date | None) -> date | None:
    """Return the day of a step: one its sentence names that is not its deadline, else the source's own."""
    day = read_day(words, near)
    return near if day is None or day == deadline else day


def _counted_end(text: str, end: int, reach: int) -> int:
    """Return the end of the sentence that counts paragraphs, where it is the next one."""
    for _, last in split_text(text[end:reach]):
        if read_count(text[end : end + last]):
            return end + last
    return end


def _how(words: str) -> str | None:
    for way in ("without a vote", "by consensus", "by a recorded vote", "by acclamation"):
        if way in words:
            return way
    return None


def _vote(source: SourceText, start: int, end: int, tally: re.Match[str], near: date | None) -> Step:
    labels, _ = read_challenged(tally["what"])
    against = 0 if tally["against"].lower() == "none" else int(tally["against"])
    kind = _voted_on(tally["what"], bool(labels), tally["result"].lower())
    return Step(
        id=stable_id("step", source.id, "vote", str(start)),
        kind=kind,
        what=_subject(tally["what"]) or kind.value,
        date=read_day(source.text[start:end], near) or near,
        paragraphs=labels,
        votes=Votes(int(tally["favour"]), against, int(tally["abstain"] or 0)),
        result=tally["result"].lower(),
        citations=(source.cite(start, end),),
    )


def _voted_on(what: str, paragraphs: bool, result: str) -> StepKind:
    """Return what a tally is of: a motion, an amendment, paragraphs, or the text, which it may adopt."""
    if re.search(r"\bmotion\b", what, re.IGNORECASE):
        return StepKind.NO_ACTION
    if re.search(r"\bamendment", what, re.IGNORECASE):
        return StepKind.AMENDMENT
    if paragraphs:
        return StepKind.PARAGRAPH_VOTE
    whole = re.search(r"\b(?:draft (?:resolution|decision)|resolution|document|text)\b", what, re.IGNORECASE)
    return StepKind.ADOPTION if whole and result == "adopted" else StepKind.VOTE


def _subject(words: str) -> str:
    """Return what was voted on, from the last sentence opening in ``words``."""
    return " ".join(words.split())[-120:].strip(" ,")


def parties(words: str, registry: Registry) -> tuple[Party, ...]:
    """Return who is named in ``words``; "on behalf of" joins a delegation with its group."""
    found: list[Party] = []
    last_end = 0
    for mention in registry.mentions(words):
        actor = mention.resolution.actor
        if actor is None:
            continue
        between = words[last_end : mention.start]
        if found and re.search(r"\bon behalf of\s+(?:the\s+)?$", between):
            found[-1] = Party(found[-1].name, actor.name)
        else:
            found.append(Party(actor.name))
        last_end = mention.end
    return tuple(dict.fromkeys(found))
