"""Who stands where on what: the ledger's acts, each once, and what is written beside brackets.

What no longer stands, what the record speaks against and what is bound to no paragraph of the text is shown
apart and is not counted.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from travaux.analysis.search.question import Question
from travaux.domain.messages import Message, Text, counted, joined_or_none, message
from travaux.domain.positions import Event, Position, PositionStatus, Stance, Time, Via
from travaux.domain.search import Answer
from travaux.exports.positions import named
from travaux.reference.questions import statement_of, wider_stances
from travaux.views.positions.indexes import positions_by
from travaux.views.registry import registry_of
from travaux.views.search.bracket_answers import bracket_answers, silence_objections
from travaux.views.search.proposal_answers import proposal_answers
from travaux.views.search.reply import RegisterReply, citation_on_one_line, has_phrase, is_about
from travaux.views.search.subjects import QuestionSubject, subject_of
from travaux.views.search.units import opened_at
from travaux.views.snapshot import Snapshot

_BEHIND = frozenset({Stance.SUPPORT, Stance.WELCOME, Stance.ALIGN})
_PROPOSING = frozenset({Stance.PROPOSE, Stance.AMEND, Stance.CALL_FOR})


@dataclass(frozen=True, slots=True)
class _Act:
    """An event with the position that tells it best."""

    event: Event
    position: Position


def stance_reply(snapshot: Snapshot, asked: Question) -> RegisterReply:
    """Return who takes the stance that is asked for, or any; those whose act no longer stands apart."""
    subject = subject_of(snapshot, asked)
    acts = _acts(snapshot)
    answers = [answer for act in acts if (answer := _of_act(snapshot, act, asked, subject))]
    answers += bracket_answers(snapshot, asked, subject, _stances(asked, "wider_in_brackets"))
    if Stance.OPPOSE in asked.stances and asked.paragraphs:
        answers += silence_objections(snapshot, asked, subject)
    if _PROPOSING & set(asked.stances):
        answers = _with_outcomes(answers, list(proposal_answers(snapshot, asked)))
    found = _each_once(answers)
    return RegisterReply(found, _counted(found, len(acts)) or _without_the_words(acts, asked))


def _without_the_words(acts: Sequence[_Act], asked: Question) -> Text | None:
    """Return how many take the stance on other things, where nobody takes it in the words asked for."""
    others = sum(act.event.stance in asked.stances for act in acts) if asked.topic else 0
    return (
        counted(
            "%(n)s statement of this stance on record does not have these words",
            "%(n)s statements of this stance on record do not have these words",
            n=others,
        )
        if others
        else None
    )


def agreed_reply(snapshot: Snapshot, asked: Question) -> RegisterReply:
    """Return who put themselves behind what somebody said, or behind whom those who are asked about did."""
    wanted = {actor.code for actor in asked.others}
    holders = {actor.code for actor in asked.actors}
    acts = [act for act in _acts(snapshot) if _aligned(snapshot, act)]
    found = []
    for act in acts:
        aligned = _aligned(snapshot, act)
        is_theirs = not holders or bool(holders & {act.event.actor.code, act.event.holder.code})
        if is_theirs and (not wanted or wanted & aligned) and is_about(asked, _act_in_words(act)):
            found.append(of_position(snapshot, act.position, act.event))
    answers = _each_once(found)
    return RegisterReply(answers, _counted(answers, len(acts)))


def _aligned(snapshot: Snapshot, act: _Act) -> frozenset[str]:
    """Return the codes of those whose statement or position an act supports."""
    named_by = {actor.code for actor in act.position.aligned_with}
    for target in act.event.targets if act.event.stance in _BEHIND else ():
        if statement_of().search(target.label):
            mentions = registry_of(snapshot).mentions(target.label)
            named_by |= {actor.code for one in mentions if (actor := one.resolution.actor)}
    return frozenset(named_by)


def withdrawn_reply(snapshot: Snapshot, asked: Question) -> RegisterReply:
    """Return positions that their holders lifted, each with the words that lift it."""
    subject = subject_of(snapshot, asked)
    by_id = {position.id: position for position in positions_by(snapshot).register.positions}
    acts = [act for act in _acts(snapshot) if act.event.status is PositionStatus.WITHDRAWN]
    answers = []
    for act in acts:
        answer = _of_act(snapshot, act, asked, subject)
        closing = [by_id[one] for one in act.event.closed_by if one in by_id]
        if answer and closing:
            lifted = closing[0].citations
            answers.append(
                replace(
                    answer,
                    text=citation_on_one_line(lifted[0]),
                    citations=tuple(dict.fromkeys((*lifted, *answer.citations))),
                    path=opened_at(snapshot, lifted[0]),
                    note=message("lifts: “%(words)s”", words=answer.text),
                    apart=False,
                )
            )
    return RegisterReply(tuple(answers), _counted(answers, len(acts)))


def of_position(snapshot: Snapshot, position: Position, event: Event | None = None) -> Answer:
    """Return a position as an answer, with every witness of the act and whether it still stands."""
    citation = position.citations[0]
    source = snapshot.sources[citation.source]
    about = ", ".join(map(named, position.targets))
    witnesses = [one.citation for one in event.witnesses] if event else []
    seen = [c for c in (*position.citations, *witnesses) if c.source in snapshot.sources]
    status = event.status if event else position.status
    return Answer(
        citation_on_one_line(citation),
        position.holder.name,
        position.stance.value,
        tuple(dict.fromkeys(seen)),
        opened_at(snapshot, citation),
        f"position, {position.via.value}",
        f"{source.title}: {about}" if about else source.title,
        source.facts.date.isoformat() if source.facts.date else None,
        note=joined_or_none(_notes(position, status)),
        apart=status is not PositionStatus.STANDS or position.time is Time.PAST,
    )


def _notes(position: Position, status: PositionStatus) -> Iterator[Text]:
    if position.speaking_for:
        yield message("spoken by %(name)s", name=position.actor.name)
    if position.via is Via.REPORT:
        yield message("as reported")
    if status is PositionStatus.WITHDRAWN:
        yield message("withdrawn later")
    elif status is PositionStatus.SUPERSEDED:
        yield message("no longer held: another stance was taken later")
    elif status is PositionStatus.CONTESTED:
        yield message("the record speaks against it")


def _acts(snapshot: Snapshot) -> list[_Act]:
    """Return the events of the ledger that the viewer may see, each with its best position."""
    register = positions_by(snapshot).register
    by_id = {position.id: position for position in register.positions}
    acts = [_Act(event, by_id[event.position]) for event in register.events if event.position in by_id]
    return [act for act in acts if all(c.source in snapshot.sources for c in act.position.citations)]


def _of_act(snapshot: Snapshot, act: _Act, asked: Question, subject: QuestionSubject) -> Answer | None:
    event, position = act.event, act.position
    codes = {actor.code for actor in asked.actors}
    if asked.stances and event.stance not in _stances(asked, "wider"):
        return None
    if event.stance not in asked.stances and asked.stances and any(target.words for target in event.targets):
        return None  # words of it are to be deleted, which opposes no more than these
    if codes and not codes & {event.actor.code, event.holder.code}:
        return None
    if asked.sectors and event.holder.sector not in asked.sectors:
        return None
    is_bound = subject.has(event.targets) or subject.quotes(event.targets)
    is_named = not is_bound and subject.names(event.targets)
    if asked.paragraphs:
        if not (is_bound or is_named):
            return None
    elif not (is_bound or _is_on_topic(act, asked)):
        return None
    answer = of_position(snapshot, position, event)
    return _unbound(answer) if is_named and subject.is_bound else answer


def _unbound(answer: Answer) -> Answer:
    note = joined_or_none((answer.note, message("bound to no paragraph of the text")))
    return replace(answer, note=note, apart=True)


def _is_on_topic(act: _Act, asked: Question) -> bool:
    """Say whether an act is about what is asked: by its own words or what it targets."""
    if not asked.topic:
        return True
    if act.position.aligned_with and asked.stances:
        return False
    said = _act_in_words(act)
    return any(has_phrase(asked, text) for text in said) or is_about(asked, said)


def _act_in_words(act: _Act) -> list[str]:
    quotes = [citation.quote for citation in act.position.citations]
    return [*quotes, *(target.label for target in act.event.targets)]


def _stances(asked: Question, table: str) -> frozenset[Stance]:
    """Return the stances that answer the question: those named, and what says the same more strongly."""
    wider: Mapping[str, Sequence[str]] = wider_stances(table)
    others = (Stance(name) for stance in asked.stances for name in wider.get(stance.value, ()))
    return frozenset((*asked.stances, *others))


def _with_outcomes(answers: Sequence[Answer], proposals: Sequence[Answer]) -> list[Answer]:
    """Return the answers and the proposals of submissions, each told once, with what became of it."""
    told = [citation for each in proposals for citation in each.citations]
    return [
        *(each for each in answers if not any(map(each.citations[0].overlaps, told))),
        *proposals,
    ]


def _each_once(answers: Sequence[Answer]) -> tuple[Answer, ...]:
    """Return each act once; what stands before what is apart, and apart only where it does not stand too."""
    found: dict[tuple[str | None, str | None, str], Answer] = {}
    for answer in sorted(answers, key=lambda one: one.apart):
        found.setdefault((answer.actor, answer.stance, answer.text), answer)
    return tuple(found.values())


def _counted(answers: Sequence[Answer], acts: int) -> Text | None:
    held = [answer for answer in answers if not answer.apart]
    holders = len({answer.actor for answer in held})
    apart = len(answers) - len(held)
    parts: list[Message | None] = [
        message("%(n)s of %(all)s statements of position on record", n=len(held), all=acts),
        counted("by %(n)s holder", "by %(n)s holders", n=holders) if held else None,
        counted("%(n)s more is not counted", "%(n)s more are not counted", n=apart) if apart else None,
    ]
    return joined_or_none(parts) if answers else None
