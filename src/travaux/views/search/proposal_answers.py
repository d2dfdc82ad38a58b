"""What submissions propose, and what became of each proposal in the text."""

from collections.abc import Iterator
from dataclasses import replace

from travaux.analysis.search.question import Question
from travaux.domain.lineage import TAKEN_UP, Lineage, Trace, Traces, Verdict
from travaux.domain.messages import Message, Text, joined_or_none, message
from travaux.domain.positions import Stance
from travaux.domain.search import Answer
from travaux.domain.sources import Source
from travaux.views.registry import registry_of
from travaux.views.search.reply import RegisterReply, is_about, names_label, written
from travaux.views.snapshot import Snapshot
from travaux.views.text.paragraphs import paragraph_views, thread_of


def proposal_reply(snapshot: Snapshot, asked: Question) -> RegisterReply:
    """Return the proposals in somebody's submissions with what became of each."""
    every = [answer for answer, _ in _proposals(snapshot, replace(asked, topic=()))]
    found = [
        answer
        for answer, verdict in _proposals(snapshot, asked)
        if asked.form is None or asked.form.taken is None or asked.form.taken is _is_kept(verdict)
    ]
    said = message("%(n)s of %(all)s proposals in submissions", n=len(found), all=len(every))
    return RegisterReply(tuple(found), said if found else None, ordered=True)


def proposal_answers(snapshot: Snapshot, asked: Question) -> Iterator[Answer]:
    """Yield what submissions propose on what is asked about."""
    yield from (answer for answer, _ in _proposals(snapshot, asked))


def _is_kept(verdict: Verdict) -> bool:
    """Say whether a proposal is in the last version."""
    return verdict in TAKEN_UP and verdict is not Verdict.DROPPED


def _proposals(snapshot: Snapshot, asked: Question) -> Iterator[tuple[Answer, Verdict]]:
    for trace in snapshot.result(Traces).proposals if snapshot.has(Traces) else ():
        proposal = trace.proposal
        source = snapshot.sources.get(proposal.citation.source) if proposal.citation else None
        if proposal.citation is None or source is None or not _is_by(snapshot, asked, source):
            continue
        if asked.paragraphs and not any(names_label(p, proposal.label or "") for p in asked.paragraphs):
            continue
        if asked.paragraphs or is_about(asked, [proposal.new, proposal.citation.quote]):
            stance = Stance.PROPOSE.value
            answer = written(snapshot, source, None, proposal.citation, source.facts.author, stance)
            found = f"proposal in an input, {trace.verdict.value}"
            yield replace(answer, found=found, note=_note(snapshot, trace)), trace.verdict


def _note(snapshot: Snapshot, trace: Trace) -> Text | None:
    return joined_or_none((_OUTCOMES[trace.verdict], _paragraph_entered(snapshot, trace)), ", ")


_OUTCOMES = {
    Verdict.VERBATIM: message("entered the text word for word"),
    Verdict.SUBSTANCE: message("entered the text in substance"),
    Verdict.DROPPED: message("entered the text and was dropped later"),
    Verdict.NOT_TAKEN_UP: message("not taken up"),
    Verdict.COINCIDENCE: message("shares only common wording with the text"),
}


def _paragraph_entered(snapshot: Snapshot, trace: Trace) -> Message | None:
    """Return the paragraph that a proposal entered, by the label that it had last."""
    if trace.verdict not in TAKEN_UP or not trace.matches or not snapshot.has(Lineage):
        return None
    text = paragraph_views(snapshot)
    numbers = {draft.source.id: number for number, draft in enumerate(text.lineage.versions)}
    thread = thread_of(trace.matches[0], text.at, numbers)
    return message("paragraph %(label)s", label=text.label(thread)) if thread else None


def _is_by(snapshot: Snapshot, asked: Question, source: Source) -> bool:
    if asked.sectors and source.facts.sector not in asked.sectors:
        return False
    author = registry_of(snapshot).resolve_exactly(source.facts.author).actor if source.facts.author else None
    return not asked.actors or author in asked.actors
