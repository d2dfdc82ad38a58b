"""What the procedure answers: who took which step and when, how long silence runs, what comes next."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from travaux.analysis.search.question import Question
from travaux.domain.commitments import CLOSED, CommitmentStatus
from travaux.domain.messages import Message, counted, joined_or_none, message
from travaux.domain.process import Party, Procedure, Step, StepKind
from travaux.domain.search import Answer
from travaux.domain.sources import SourceKind
from travaux.domain.spans import Citation
from travaux.views.commitments.register import promises
from travaux.views.procedure.timeline import procedure_in
from travaux.views.search.commitment_answers import commitment_answer
from travaux.views.search.reply import RegisterReply, citation_on_one_line, is_all_about, names_label
from travaux.views.search.units import opened_at
from travaux.views.snapshot import Snapshot

_TO_COME = frozenset({StepKind.UNDER_SILENCE, StepKind.REVIEW, StepKind.CONSULTATIONS, StepKind.IN_FORCE})
_WHOLE_PARAGRAPH = frozenset({StepKind.ORAL_REVISION})
"""Steps whose words stand in the rest of the paragraph that announces them."""


def step_reply(snapshot: Snapshot, asked: Question) -> RegisterReply:
    """Return the steps of the procedure that are asked for, in order, each party's apart."""
    kinds = set(asked.steps)
    of_kind = [step for step in _steps(snapshot) if step.kind in kinds]
    found = [
        answer
        for step in of_kind
        if _is_asked(snapshot, step, asked)
        for answer in _answers(snapshot, step, asked)
    ]
    held = sum(not answer.apart for answer in found)
    total = sum(max(1, len(step.by)) for step in of_kind if step.kind is not StepKind.LATE_OBJECTION)
    late = len(found) - held
    parts = (
        message("%(n)s of %(all)s steps of this kind on record", n=held, all=total) if found else None,
        counted("%(n)s more after the deadline", "%(n)s more after the deadline", n=late) if late else None,
    )
    return RegisterReply(tuple(found), joined_or_none(parts), ordered=True)


def _steps(snapshot: Snapshot) -> tuple[Step, ...]:
    steps = procedure_in(snapshot).steps if snapshot.has(Procedure) else ()
    return tuple(step for step in steps if any(c.source in snapshot.sources for c in step.citations))


def _is_asked(snapshot: Snapshot, step: Step, asked: Question) -> bool:
    labels = (*step.paragraphs, *step.former)
    if asked.paragraphs and not any(names_label(p, label) for p in asked.paragraphs for label in labels):
        return False
    names = {name for party in step.by for name in (party.name, party.speaking_for)}
    if asked.actors and not any(actor.name in names for actor in asked.actors):
        return False
    shown = _ranked(snapshot, step)
    titles = [snapshot.sources[citation.source].title for citation in shown]
    return is_all_about(asked, [step.what, *titles, *(citation_on_one_line(citation) for citation in shown)])


def _answers(snapshot: Snapshot, step: Step, asked: Question) -> Iterator[Answer]:
    parties: Sequence[Party | None] = step.by or (None,)
    names = {actor.name for actor in asked.actors}
    for party in parties:
        if party is None or not names or names & {party.name, party.speaking_for}:
            yield _answer(snapshot, step, party)


def _answer(snapshot: Snapshot, step: Step, party: Party | None = None) -> Answer:
    citations = _ranked(snapshot, step)
    if step.kind in _WHOLE_PARAGRAPH:
        citations = (_paragraph_around(snapshot, citations[0]), *citations[1:])
    source = snapshot.sources[citations[0].source]
    when = step.date or source.facts.date
    is_late = step.kind is StepKind.LATE_OBJECTION
    spoken = party is not None and party.speaking_for is not None
    notes = (
        message("spoken by %(name)s", name=party.name) if party and spoken else None,
        message("after the deadline") if is_late else None,
        _deadline_of_step(step),
    )
    return Answer(
        citation_on_one_line(citations[0]),
        (party.speaking_for or party.name) if party else None,
        None,
        citations,
        opened_at(snapshot, citations[0]),
        f"procedure, {step.kind.value}",
        source.title + (f": paragraph {', '.join(step.paragraphs)}" if step.paragraphs else ""),
        when.isoformat() if when else None,
        note=joined_or_none(notes),
        apart=is_late,
    )


def _deadline_of_step(step: Step) -> Message | None:
    if step.until is None:
        return None
    if step.until_time is None:
        return message("until %(day)s", day=step.until)
    return message("until %(day)s, %(time)s", day=step.until, time=step.until_time)


def _ranked(snapshot: Snapshot, step: Step) -> tuple[Citation, ...]:
    """Return the words of a step, those of meetings and letters before those of reports on them."""
    seen = [citation for citation in step.citations if citation.source in snapshot.sources]
    return tuple(sorted(seen, key=lambda c: snapshot.sources[c.source].facts.kind is SourceKind.REPORT))


def _paragraph_around(snapshot: Snapshot, citation: Citation) -> Citation:
    text = snapshot.text(citation.source)
    start = text.text.rfind("\n\n", 0, citation.start)
    end = text.text.find("\n\n", citation.end)
    first = citation.start if start < 0 else start + 2
    whole = text.text[first : len(text.text) if end < 0 else end]
    left = len(whole) - len(whole.lstrip())
    return text.cite(first + left, first + len(whole.rstrip()))


def silence_reply(snapshot: Snapshot, asked: Question, today: date) -> RegisterReply:
    """Return until when silence runs or ran, the latest first; earlier procedures stand apart."""
    steps = [step for step in _steps(snapshot) if step.kind is StepKind.UNDER_SILENCE and step.until]
    found = [step for step in steps if _is_asked(snapshot, step, asked)]
    latest = sorted(found, key=lambda step: step.until or date.min, reverse=True)
    answers = [
        replace(_answer(snapshot, step), due=step.until.isoformat() if step.until else None, apart=number > 0)
        for number, step in enumerate(latest)
    ]
    said = None
    if latest and latest[0].until:
        open_still = latest[0].until >= today
        said = message("it is still running") if open_still else message("it has ended")
    total = counted("%(n)s silence procedure on record", "%(n)s silence procedures on record", n=len(steps))
    return RegisterReply(tuple(answers), joined_or_none((said, total if answers else None)), ordered=True)


def next_reply(snapshot: Snapshot, today: date) -> RegisterReply:
    """Return what lies ahead of ``today``: deadlines, reviews and duties in force, the soonest first."""
    ahead: list[tuple[date, Answer]] = []
    for step in _steps(snapshot):
        day = step.until or step.date
        if day and day >= today and step.kind in _TO_COME:
            ahead.append((day, replace(_answer(snapshot, step), due=day.isoformat())))
    found = promises(snapshot, today)
    items = found.items if found else ()
    for item in items:
        in_force = item.status not in CLOSED and item.status is not CommitmentStatus.NOT_ADOPTED
        if item.due and item.due >= today and in_force:
            ahead.append((item.due, commitment_answer(snapshot, item)))
    ordered = _distinct([answer for _, answer in sorted(ahead, key=lambda pair: pair[0])])
    said = counted(
        "%(n)s date after %(day)s", "%(n)s dates after %(day)s, the soonest first", n=len(ordered), day=today
    )
    return RegisterReply(ordered, said if ordered else None, ordered=True)


def _distinct(answers: Sequence[Answer]) -> tuple[Answer, ...]:
    """Return each once: a review is a step and a duty, and is given as what it is first."""
    found: dict[tuple[str | None, Citation], Answer] = {}
    for answer in answers:
        found.setdefault((answer.due, answer.citations[0]), answer)
    return tuple(found.values())
