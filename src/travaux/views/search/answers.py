"""What the registers of a record answer: positions, brackets, proposals, commitments, procedure, wordings."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from travaux.analysis.search.folding import forms, stemmed
from travaux.analysis.search.question import Question
from travaux.domain.commitments import CLOSED, FollowedCommitment, Status
from travaux.domain.lineage import Lineage, Traces
from travaux.domain.positions import Position, Stance, TargetKind
from travaux.domain.process import Procedure, Step, StepKind
from travaux.domain.search import Answer
from travaux.domain.sources import Source, SourceKind
from travaux.domain.spans import Citation
from travaux.domain.texts import Attribution, Draft, Paragraph
from travaux.exports.positions import named
from travaux.views.commitments.register import promises
from travaux.views.positions.indexes import positions_of
from travaux.views.registry import registry_of
from travaux.views.search.units import STANCES_OF_ACTIONS, opened_at
from travaux.views.snapshot import Snapshot
from travaux.views.text.paragraphs import paragraph_views

_PROPOSING = frozenset({Stance.PROPOSE, Stance.AMEND, Stance.CALL_FOR})
_OBJECTIONS = (StepKind.SILENCE_BROKEN, StepKind.LATE_OBJECTION)


def position_answers(snapshot: Snapshot, asked: Question) -> Iterator[Answer]:
    """Yield the positions, spoken, reported and written into brackets, that are asked for."""
    if not (asked.stances or asked.actors or asked.sectors or asked.paragraphs):
        return
    for position in positions_of(snapshot):
        if _is_asked(position, asked) and all(c.source in snapshot.sources for c in position.citations):
            yield _of_position(snapshot, position)
    if asked.paragraphs or (asked.stances and asked.topic):
        yield from _bracketed(snapshot, asked)
    if Stance.OPPOSE in asked.stances and asked.paragraphs:
        yield from steps(snapshot, replace(asked, steps=_OBJECTIONS))
    if _PROPOSING & set(asked.stances):
        yield from _proposed(snapshot, asked)


def _is_asked(position: Position, asked: Question) -> bool:
    codes = {actor.code for actor in asked.actors}
    labels = {_plain(t.label) for t in position.targets if t.kind is TargetKind.PARAGRAPH}
    if asked.stances and position.stance not in asked.stances:
        return False
    if codes and not codes & {position.actor.code, position.holder.code}:
        return False
    if asked.sectors and position.holder.sector not in asked.sectors:
        return False
    if asked.paragraphs and not any(_names(wanted, label) for wanted in asked.paragraphs for label in labels):
        return False
    said = [*(c.quote for c in position.citations), *(target.label for target in position.targets)]
    return bool(asked.paragraphs) or is_about(asked, said)


def is_about(asked: Question, said: Iterable[str]) -> bool:
    """Say whether most of the topic's words are in ``said``."""
    have = {stemmed(form) for text in said for form in forms(text)}
    stems = asked.stems
    return not stems or len(stems & have) * 2 > len(stems)


def _names(wanted: str, label: str) -> bool:
    """Say whether ``label`` is the paragraph ``wanted`` or a part of it."""
    plain = _plain(wanted)
    return label == plain or label.startswith(f"{plain}(")


def _plain(label: str) -> str:
    return label.casefold().replace(" ", "").removeprefix("op").rstrip(".")


def _of_position(snapshot: Snapshot, position: Position) -> Answer:
    citation = position.citations[0]
    source = snapshot.sources[citation.source]
    about = ", ".join(map(named, position.targets))
    return Answer(
        quoted(citation),
        position.holder.name,
        position.stance.value,
        position.citations,
        opened_at(snapshot, citation),
        f"position, {position.via.value}",
        f"{source.title}: {about}" if about else source.title,
        source.facts.date.isoformat() if source.facts.date else None,
    )


def _bracketed(snapshot: Snapshot, asked: Question) -> Iterator[Answer]:
    """Yield what actors are recorded as wanting of words of the text, beside its brackets."""
    for source, draft, paragraph in _paragraphs(snapshot, asked):
        for start, end, attributions in _marked(draft, paragraph):
            citation = draft.source.cite(start, end)
            if not asked.paragraphs and not is_about(asked, [citation.quote]):
                continue
            for attribution in attributions:
                yield from _wished(snapshot, asked, source, paragraph, citation, attribution)


def _wished(
    snapshot: Snapshot,
    asked: Question,
    source: Source,
    paragraph: Paragraph,
    citation: Citation,
    attribution: Attribution,
) -> Iterator[Answer]:
    stance = STANCES_OF_ACTIONS.get(attribution.action)
    if stance is None or (asked.stances and stance not in asked.stances):
        return
    for name in attribution.actors:
        actor = registry_of(snapshot).resolve_exactly(name).actor
        is_theirs = not asked.actors or (actor is not None and actor in asked.actors)
        is_of_sector = not asked.sectors or (actor is not None and actor.sector in asked.sectors)
        if is_theirs and is_of_sector:
            whose = actor.name if actor else name
            yield _written(snapshot, source, paragraph.label, citation, whose, stance.value)


def _marked(draft: Draft, paragraph: Paragraph) -> Iterator[tuple[int, int, tuple[Attribution, ...]]]:
    """Yield the spans in the source of the words that attributions are written beside."""
    exact = draft.source.text[paragraph.start : paragraph.end] == paragraph.text
    yield paragraph.start, paragraph.end, paragraph.attributions
    for bracket in paragraph.brackets:
        if exact:
            yield paragraph.start + bracket.start, paragraph.start + bracket.end, bracket.attributions
        else:
            yield paragraph.start, paragraph.end, bracket.attributions


def _paragraphs(snapshot: Snapshot, asked: Question) -> Iterator[tuple[Source, Draft, Paragraph]]:
    """Yield the paragraphs of every version that are asked about; all, where none is named."""
    for source, draft in snapshot.results(Draft, SourceKind.DRAFT):
        for paragraph in draft.paragraphs:
            label = _plain(paragraph.label or "")
            wanted = not asked.paragraphs or any(_plain(p) == label for p in asked.paragraphs)
            if label and paragraph.end > paragraph.start and wanted:
                yield source, draft, paragraph


def _proposed(snapshot: Snapshot, asked: Question) -> Iterator[Answer]:
    """Yield what inputs propose, with what became of it."""
    for trace in snapshot.result(Traces).proposals if snapshot.has(Traces) else ():
        proposal = trace.proposal
        source = snapshot.sources.get(proposal.citation.source) if proposal.citation else None
        if proposal.citation is None or source is None or not _is_by(snapshot, asked, source):
            continue
        label = _plain(proposal.label or "")
        if asked.paragraphs and not any(_names(wanted, label) for wanted in asked.paragraphs):
            continue
        if asked.paragraphs or is_about(asked, [proposal.new, proposal.citation.quote]):
            answer = _written(
                snapshot, source, None, proposal.citation, source.facts.author, Stance.PROPOSE.value
            )
            yield replace(answer, found=f"proposal in an input, {trace.verdict.value}", title=source.title)


def _is_by(snapshot: Snapshot, asked: Question, source: Source) -> bool:
    if asked.sectors and source.facts.sector not in asked.sectors:
        return False
    author = registry_of(snapshot).resolve_exactly(source.facts.author).actor if source.facts.author else None
    return not asked.actors or author in asked.actors


def wordings(snapshot: Snapshot, asked: Question) -> list[Answer]:
    """Return how the newest version that has the paragraphs words them."""
    found = list(_paragraphs(snapshot, asked))
    newest = found[-1][0].id if found else None
    return [
        _written(
            snapshot, source, paragraph.label, draft.source.cite(paragraph.start, paragraph.end), None, None
        )
        for source, draft, paragraph in found
        if source.id == newest
    ]


def history(snapshot: Snapshot, asked: Question) -> list[Answer]:
    """Return each wording, by version, of the paragraphs that the newest version so numbers."""
    found = list(_paragraphs(snapshot, asked))
    if not found or not snapshot.has(Lineage):
        return wordings(snapshot, asked)
    text = paragraph_views(snapshot)
    newest = found[-1][0].id
    at = (text.thread_at(source.id, paragraph.index) for source, _, paragraph in found if source.id == newest)
    threads = {thread for thread in at if thread is not None}
    answers: list[Answer] = []
    for thread in sorted(name for name in threads if name in text.threads):
        worded = ""
        for place in text.threads[thread].places:
            draft, source = text.lineage.versions[place.version], text.sources[place.version]
            for paragraph in (draft.paragraphs[index] for index in place.paragraphs):
                if paragraph.end > paragraph.start and paragraph.text != worded:
                    worded = paragraph.text
                    citation = draft.source.cite(paragraph.start, paragraph.end)
                    answers.append(_written(snapshot, source, paragraph.label, citation, None, None))
    return answers or wordings(snapshot, asked)


def _written(
    snapshot: Snapshot,
    source: Source,
    label: str | None,
    citation: Citation,
    actor: str | None,
    stance: str | None,
) -> Answer:
    return Answer(
        quoted(citation),
        actor,
        stance,
        (citation,),
        opened_at(snapshot, citation),
        "the text",
        f"{source.title}, paragraph {label}",
        source.facts.date.isoformat() if source.facts.date else None,
    )


def due(snapshot: Snapshot, asked: Question, today: date) -> Iterator[Answer]:
    """Yield commitments with their deadlines, the soonest first and what names no day last."""
    found = promises(snapshot, today)
    items = [item for item in found.items if _is_due(item, asked, today)] if found else []
    for item in sorted(items, key=lambda item: item.due or date.max):
        commitment = item.commitment
        citation = commitment.citations[0]
        source = snapshot.sources[citation.source]
        answer = _written(snapshot, source, commitment.paragraph, citation, None, commitment.strength.value)
        yield replace(
            answer,
            actor=", ".join(commitment.addressees) or None,
            citations=commitment.citations,
            found=f"commitment, {item.status.value}",
            due=item.due.isoformat() if item.due else None,
        )


def _is_due(item: FollowedCommitment, asked: Question, today: date) -> bool:
    commitment = item.commitment
    if asked.due and not asked.duties and commitment.deadline is None:
        return False
    if asked.overdue and item.status is not Status.OVERDUE:
        return False
    if asked.days is not None and not (item.due and 0 <= (item.due - today).days <= asked.days):
        return False
    if asked.days is not None and item.status in CLOSED:
        return False
    if asked.paragraphs and not any(_names(p, _plain(commitment.paragraph)) for p in asked.paragraphs):
        return False
    said = [*(c.quote for c in commitment.citations), *commitment.addressees]
    whole = " ".join(said).casefold()
    return all(actor.name.casefold() in whole for actor in asked.actors) and is_about(asked, said)


def steps(snapshot: Snapshot, asked: Question) -> Iterator[Answer]:
    """Yield the steps of the procedure that are asked for, in order."""
    for step in snapshot.result(Procedure).steps if snapshot.has(Procedure) else ():
        labels = [_plain(label) for label in step.paragraphs]
        named = not asked.paragraphs or any(_names(p, label) for p in asked.paragraphs for label in labels)
        if step.kind in asked.steps and step.citations and named and _is_party(step, asked):
            yield _of_step(snapshot, step)


def _is_party(step: Step, asked: Question) -> bool:
    names = {name for party in step.by for name in (party.name, party.speaking_for)}
    return not asked.actors or any(actor.name in names for actor in asked.actors)


def _of_step(snapshot: Snapshot, step: Step) -> Answer:
    citation = step.citations[0]
    source = snapshot.sources[citation.source]
    whose = ", ".join(
        f"{party.name} for {party.speaking_for}" if party.speaking_for else party.name for party in step.by
    )
    when = step.date or source.facts.date
    return Answer(
        quoted(citation),
        whose or None,
        None,
        step.citations,
        opened_at(snapshot, citation),
        f"procedure, {step.kind.value}",
        source.title + (f": paragraph {', '.join(step.paragraphs)}" if step.paragraphs else ""),
        when.isoformat() if when else None,
    )


def quoted(citation: Citation) -> str:
    """Return the words of a citation on one line."""
    return " ".join(citation.quote.split())
