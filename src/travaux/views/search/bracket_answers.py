"""What is written into the text of who wants what: beside its brackets, and in objections under silence."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from travaux.analysis.search.question import Question
from travaux.domain.messages import joined_or_none, message
from travaux.domain.positions import Stance
from travaux.domain.process import OBJECTIONS, Procedure, Step, StepKind
from travaux.domain.search import Answer
from travaux.domain.sources import Source
from travaux.domain.texts import Attribution, Draft, Paragraph
from travaux.views.procedure.timeline import procedure_in
from travaux.views.registry import registry_of
from travaux.views.search.reply import is_all_about, names_label, written
from travaux.views.search.subjects import QuestionSubject, drafts_of
from travaux.views.search.units import STANCES_OF_ACTIONS
from travaux.views.snapshot import Snapshot
from travaux.views.text.paragraphs import label_of

_SETTLING = frozenset({StepKind.SILENCE_KEPT, StepKind.ADOPTION})


def bracket_answers(
    snapshot: Snapshot, asked: Question, subject: QuestionSubject, stances: Collection[Stance]
) -> Iterator[Answer]:
    """Yield what actors are recorded as wanting of words of the text; of earlier versions, apart."""
    if not asked.paragraphs and not (asked.stances and asked.topic):
        return
    drafts = drafts_of(snapshot)
    seen: set[tuple[str | None, str | None]] = set()
    for source, draft in reversed(drafts):
        for paragraph in draft.paragraphs:
            in_place = (source.id, paragraph.index) in subject.places
            if paragraph.end <= paragraph.start or (asked.paragraphs and not in_place):
                continue
            found = list(_in_paragraph(snapshot, asked, (source, draft, paragraph), in_place, stances))
            fresh = [answer for answer in found if (answer.actor, answer.stance) not in seen]
            yield from (_dated(answer, source.id != drafts[-1][0].id) for answer in fresh)
            seen |= {(answer.actor, answer.stance) for answer in fresh}


def _dated(answer: Answer, is_earlier: bool) -> Answer:
    if not is_earlier:
        return answer
    note = joined_or_none((answer.note, message("beside brackets of an earlier version")))
    return replace(answer, note=note, apart=True)


def _in_paragraph(
    snapshot: Snapshot,
    asked: Question,
    place: tuple[Source, Draft, Paragraph],
    in_place: bool,
    stances: Collection[Stance],
) -> Iterator[Answer]:
    source, draft, paragraph = place
    for start, end, attributions in _attributed_spans(draft, paragraph):
        citation = draft.source.cite(start, end)
        is_whole = end - start >= _paragraph_share(paragraph)
        if not (in_place or is_all_about(asked, [citation.quote])):
            continue
        for attribution in attributions:
            stance = STANCES_OF_ACTIONS.get(attribution.action)
            wanted = stances if is_whole else asked.stances
            if stance is None or (asked.stances and stance not in wanted):
                continue
            for name in _attributed_actors(snapshot, asked, attribution):
                yield written(snapshot, source, paragraph.label, citation, name, stance.value)


def _paragraph_share(paragraph: Paragraph) -> float:
    """Return from which length on a bracket holds the paragraph itself: four fifths, less label and names."""
    return 0.8 * len(paragraph.text)


def _attributed_actors(snapshot: Snapshot, asked: Question, attribution: Attribution) -> Iterator[str]:
    for name in attribution.actors:
        actor = registry_of(snapshot).resolve_exactly(name).actor
        is_theirs = not asked.actors or (actor is not None and actor in asked.actors)
        is_of_sector = not asked.sectors or (actor is not None and actor.sector in asked.sectors)
        if is_theirs and is_of_sector:
            yield actor.name if actor else name


def _attributed_spans(
    draft: Draft, paragraph: Paragraph
) -> Iterator[tuple[int, int, tuple[Attribution, ...]]]:
    """Yield the spans in the source of the words that attributions are written beside."""
    exact = draft.source.text[paragraph.start : paragraph.end] == paragraph.text
    yield paragraph.start, paragraph.end, paragraph.attributions
    for bracket in paragraph.brackets:
        if exact:
            yield paragraph.start + bracket.start, paragraph.start + bracket.end, bracket.attributions
        else:
            yield paragraph.start, paragraph.end, bracket.attributions


def silence_objections(snapshot: Snapshot, asked: Question, subject: QuestionSubject) -> Iterator[Answer]:
    """Yield objections under silence to the paragraphs asked about; apart where the text was agreed since."""
    steps = procedure_in(snapshot).steps if snapshot.has(Procedure) else ()
    settled = [step.date for step in steps if step.kind in _SETTLING and step.date]
    for step in steps:
        if step.kind not in OBJECTIONS or not _is_on(snapshot, step, subject):
            continue
        citation = step.citations[0] if step.citations else None
        if citation is None or citation.source not in snapshot.sources:
            continue
        over = any(step.date is not None and day >= step.date for day in settled)
        for party in step.by:
            holder = party.speaking_for or party.name
            if asked.actors and not any(actor.name in (holder, party.name) for actor in asked.actors):
                continue
            answer = written(snapshot, snapshot.sources[citation.source], None, citation, holder)
            note = message("the text was agreed since") if over else None
            yield replace(answer, found=f"procedure, {step.kind.value}", note=note, apart=over)


def _is_on(snapshot: Snapshot, step: Step, subject: QuestionSubject) -> bool:
    """Say whether a step names a paragraph asked about, by its label in the version that lay before it."""
    before: Sequence[tuple[Source, Draft]] = [
        (source, draft)
        for source, draft in drafts_of(snapshot)
        if step.date is not None and source.facts.date is not None and source.facts.date <= step.date
    ]
    if not before:
        return False
    source, draft = before[-1]
    return any(
        names_label(label_of(paragraph), label)
        for paragraph in draft.paragraphs
        if (source.id, paragraph.index) in subject.places and label_of(paragraph)
        for label in step.paragraphs
    )
