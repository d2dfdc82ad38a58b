"""Questions answered with the record's own words, from its registers, or not at all."""

from collections.abc import Callable, Sequence
from datetime import date

from travaux.analysis.search.question import Question, understand
from travaux.domain.lineage import Lineage
from travaux.domain.messages import message
from travaux.domain.search import Answer, Answers, Hit, Unit, UnitKind
from travaux.exports.reviewed_json import reviews_used
from travaux.exports.search import answers_json
from travaux.views.positions.indexes import positions_of
from travaux.views.registry import registry_of
from travaux.views.review.backing import reviewed_turns
from travaux.views.search.commitment_answers import duty_reply
from travaux.views.search.examples import examples_of
from travaux.views.search.indexes import Say
from travaux.views.search.proposal_answers import proposal_reply
from travaux.views.search.reply import RegisterReply, is_about
from travaux.views.search.results import search
from travaux.views.search.stance_answers import agreed_reply, stance_reply, withdrawn_reply
from travaux.views.search.step_answers import next_reply, silence_reply, step_reply
from travaux.views.search.subjects import numbering_of
from travaux.views.search.text_answers import (
    bracket_reply,
    change_reply,
    contested_reply,
    history_reply,
    paragraphs_about,
    wording_reply,
)
from travaux.views.search.understood import described
from travaux.views.search.vote_answers import vote_reply
from travaux.views.snapshot import Snapshot
from travaux.views.text.paragraphs import paragraph_views

MOST = 60
"""Answers that are given; more are counted as left out."""
_PASSAGES = 12
_NEAR = 0.42
"""Cosine from which a passage that shares no words may answer: above all that unrelated questions reach."""
_SPOKEN = (UnitKind.INTERVENTION, UnitKind.INPUT, UnitKind.REPORT, UnitKind.LETTER)
_WRITTEN = (UnitKind.PARAGRAPH, UnitKind.AGREED, UnitKind.DOCUMENT)
_BY_REGISTER: dict[str, Callable[[Snapshot, Question], RegisterReply]] = {
    "vote": vote_reply,
    "steps": step_reply,
    "stance": stance_reply,
    "agreed with": agreed_reply,
    "withdrawn": withdrawn_reply,
    "proposals": proposal_reply,
    "wording": wording_reply,
    "about": paragraphs_about,
    "changes": change_reply,
    "contested": contested_reply,
    "brackets": bracket_reply,
}


def ask(snapshot: Snapshot, question: str, *, today: date, say: Say | None = None) -> Answers:
    """Return what the record answers to ``question``, as the viewer of ``snapshot`` may see it.

    Every form of question has one register that answers it: votes, the procedure, the ledger of positions,
    proposals, the text and its history, commitments; what somebody said is answered by passages. A question
    of no known form is refused, with questions that this record can answer. Nothing is concluded that is
    not written.
    """
    asked = understand(question, registry_of(snapshot), _version_names(snapshot))
    if asked.form is None:
        return Answers(question, described(asked), examples=examples_of(snapshot, today), refused=True)
    reply = _register_reply(snapshot, asked, today, say)
    found = list(reply.answers) if reply.ordered else _by_actor(reply.answers)
    left_out = max(0, len(found) - MOST)
    understood = described(asked, numbering_of(snapshot, asked))
    return Answers(question, understood, tuple(found[:MOST]), left_out, reply.counted)


def _register_reply(snapshot: Snapshot, asked: Question, today: date, say: Say | None) -> RegisterReply:
    """Return what the register answers in which answers of this form stand."""
    match asked.sought:
        case "deadline of silence":
            return silence_reply(snapshot, asked, today)
        case "next":
            return next_reply(snapshot, today)
        case "due" | "overdue" | "duties":
            return duty_reply(snapshot, asked, today)
        case "history":
            return history_reply(snapshot, asked) if asked.paragraphs else _of_topic(snapshot, asked, say)
        case "sides" | "said":
            return _stance_reply(snapshot, asked, say)
        case register:
            return _BY_REGISTER[register](snapshot, asked)


def _of_topic(snapshot: Snapshot, asked: Question, say: Say | None) -> RegisterReply:
    """Return the history of the paragraphs whose words the topic is; where it has none, what was said."""
    reply = history_reply(snapshot, asked)
    return reply if reply.answers else _passage_reply(snapshot, asked, say)


def _stance_reply(snapshot: Snapshot, asked: Question, say: Say | None) -> RegisterReply:
    """Return where somebody stands on paragraphs or in general, or the passages on what is asked about."""
    if asked.paragraphs or not asked.topic or asked.sought == "sides":
        reply = stance_reply(snapshot, asked)
        if reply.answers or not asked.topic:
            return reply
    return _passage_reply(snapshot, asked, say)


def _version_names(snapshot: Snapshot) -> list[tuple[str, ...]]:
    """Return what each version of the text is called, oldest first."""
    if not snapshot.has(Lineage):
        return []
    text = paragraph_views(snapshot)
    return [
        tuple(filter(None, (text.name(number), source.facts.stage, source.facts.symbol, source.title)))
        for number, source in enumerate(text.sources)
    ]


def _passage_reply(snapshot: Snapshot, asked: Question, say: Say | None) -> RegisterReply:
    """Return the passages that hold what is asked about, of those who are asked about."""
    kinds = _SPOKEN if asked.who or asked.actors or asked.sectors else (*_SPOKEN, *_WRITTEN)
    filters = {
        "actor": [actor.name for actor in asked.actors],
        "sector": [sector.value for sector in asked.sectors],
        "kind": [kind.value for kind in kinds],
    }
    result = search(snapshot, " ".join(asked.topic), filters, limit=_PASSAGES, near=_NEAR, say=say)
    ways = {hit.how for hit in result.hits}
    best = next((how for how in ("words", "some words", "meaning") if how in ways), "")
    answers = tuple(_passage(snapshot, asked, hit) for hit in result.hits if hit.how == best)
    said = message("%(n)s of %(all)s passages found", n=len(answers), all=result.total)
    return RegisterReply(answers, said if answers else None)


def _passage(snapshot: Snapshot, asked: Question, hit: Hit) -> Answer:
    return Answer(
        " ".join(hit.unit.text.split()),
        hit.unit.actor,
        _stance_in(snapshot, asked, hit.unit),
        hit.unit.citations,
        hit.unit.path,
        f"passage, by {hit.how}",
        hit.unit.title,
        hit.unit.date,
    )


def _stance_in(snapshot: Snapshot, asked: Question, unit: Unit) -> str | None:
    """Return the one stance that a passage takes on what is asked about, None unless it is one."""
    whole = unit.citations[0]
    stances = {
        position.stance.value
        for position in positions_of(snapshot)
        for citation in position.citations[:1]
        if citation.source == whole.source
        and whole.start <= citation.start < whole.end
        and position.actor.name == unit.actor
        and is_about(asked, [citation.quote, *(target.label for target in position.targets)])
    }
    return stances.pop() if len(stances) == 1 else None


def _by_actor(answers: Sequence[Answer]) -> list[Answer]:
    """Return answers with those of one actor together, in the order in which actors first come."""
    held = [answer for answer in answers if not answer.apart]
    apart = [answer for answer in answers if answer.apart]
    return [*_together(held), *_together(apart)]


def _together(answers: Sequence[Answer]) -> list[Answer]:
    first = {name: place for place, name in reversed(list(enumerate(answer.actor for answer in answers)))}
    return sorted(answers, key=lambda answer: first[answer.actor])


def answers_plain(snapshot: Snapshot, found: Answers) -> dict[str, object]:
    """Return answers as `travaux ask --json` prints them, with the reviews they rest on."""
    return {**answers_json(found), **reviews_used(reviewed_turns(snapshot), found.answers)}
