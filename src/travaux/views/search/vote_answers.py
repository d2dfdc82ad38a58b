"""Who voted how: every voter that the record names, and whether these are all that it counts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from travaux.analysis.search.question import Question
from travaux.domain.meeting_reports import MeetingReport, Vote
from travaux.domain.messages import Message, joined_or_none, message
from travaux.domain.positions import Position
from travaux.domain.process import Procedure, Step
from travaux.domain.search import Answer
from travaux.domain.sources import Source
from travaux.domain.spans import Citation
from travaux.domain.votes import Ballot, VoteChoice, Votes
from travaux.reference.questions import asked_patterns
from travaux.views.positions.indexes import positions_of
from travaux.views.procedure.timeline import procedure_in
from travaux.views.registry import registry_of
from travaux.views.search.reply import RegisterReply, citation_on_one_line, is_all_about, names_label
from travaux.views.search.units import opened_at
from travaux.views.snapshot import Snapshot

_LISTED = 3
"""Voters from which lists without a result are taken for a vote: fewer are two who said yes and no."""


@dataclass(frozen=True, slots=True)
class _Poll:
    """One vote: what was put to it, the words of its result first, what the record counts and names."""

    source: Source
    what: str
    paragraphs: tuple[str, ...]
    citations: tuple[Citation, ...]
    totals: dict[VoteChoice, int | None]
    ballots: tuple[Ballot, ...]
    date: str | None


def vote_reply(snapshot: Snapshot, asked: Question) -> RegisterReply:
    """Return the voters that are asked for, of each vote; its result where the question names no voter."""
    every = _polls(snapshot)
    polls = [poll for poll in every if _is_asked(poll, asked)]
    answers: list[Answer] = []
    counts: list[Message] = []
    for poll in polls:
        if not asked.who and not asked.actors:
            answers.append(_answer_of_result(snapshot, poll))
            continue
        choices = tuple(VoteChoice) if asked.actors or not asked.choices else asked.choices
        found = [*_votes_cast(snapshot, asked, poll, choices), *_own_words(snapshot, asked, poll, choices)]
        answers += found
        counts += _counted(poll, choices, found) if not asked.actors else ()
    of_all = message("%(n)s of %(all)s votes on record", n=len(polls), all=len(every))
    return RegisterReply(
        tuple(answers), (joined_or_none(counts) or of_all) if answers else None, ordered=True
    )


def _polls(snapshot: Snapshot) -> list[_Poll]:
    steps = procedure_in(snapshot).steps if snapshot.has(Procedure) else ()
    found = [poll for step in steps if step.votes and (poll := _of_step(snapshot, step, step.votes))]
    for source, report in snapshot.results(MeetingReport):
        known = [poll.totals for poll in found if poll.source.id == source.id]
        polls = (_of_report(snapshot, source, vote) for vote in report.votes if _is_counted(vote))
        found += [poll for poll in polls if not any(_are_alike(poll.totals, one) for one in known)]
    return found


def _are_alike(one: dict[VoteChoice, int | None], other: dict[VoteChoice, int | None]) -> bool:
    return all(None in (one[choice], other[choice]) or one[choice] == other[choice] for choice in one)


def _of_step(snapshot: Snapshot, step: Step, votes: Votes) -> _Poll | None:
    """Return the vote of a step; none where neither a result nor enough voters show that there was one."""
    shown = [citation for citation in step.citations if citation.source in snapshot.sources]
    listed = len(votes.ballots)
    is_counted = votes.favour + votes.against + (votes.abstaining or 0) > listed
    if not shown or not (step.result or is_counted or listed >= _LISTED):
        return None
    source = snapshot.sources[shown[0].source]
    when = step.date or source.facts.date
    totals = {
        VoteChoice.FAVOUR: votes.favour,
        VoteChoice.AGAINST: votes.against,
        VoteChoice.ABSTAINING: votes.abstaining,
    }
    return _Poll(
        source,
        step.what,
        step.paragraphs,
        tuple(shown),
        totals,
        votes.ballots,
        when.isoformat() if when else None,
    )


def _is_counted(vote: Vote) -> bool:
    return len(vote.voters) >= _LISTED or (vote.favour or 0) + (vote.against or 0) > len(vote.voters)


def _of_report(snapshot: Snapshot, source: Source, vote: Vote) -> _Poll:
    ballots = []
    for choice, name in vote.voters:
        actor = registry_of(snapshot).resolve_exactly(name).actor
        ballots.append(Ballot(VoteChoice(choice), actor.name if actor else name, vote.citations[0]))
    totals = {
        VoteChoice.FAVOUR: vote.favour,
        VoteChoice.AGAINST: vote.against,
        VoteChoice.ABSTAINING: vote.abstaining,
    }
    day = source.facts.date.isoformat() if source.facts.date else None
    return _Poll(source, vote.text, (), vote.citations, totals, tuple(ballots), day)


def _is_asked(poll: _Poll, asked: Question) -> bool:
    """Say whether a vote is the one asked for: on the paragraphs named, about all that the topic names."""
    if asked.paragraphs and not any(
        names_label(p, label) for p in asked.paragraphs for label in poll.paragraphs
    ):
        return False
    return is_all_about(
        asked, [poll.what, poll.source.title, *(citation_on_one_line(c) for c in poll.citations)]
    )


def _answer_of_result(snapshot: Snapshot, poll: _Poll) -> Answer:
    """Return the words in which the record states a result."""
    return _answer(snapshot, poll, citation_on_one_line(poll.citations[0]), None, None, poll.citations)


def _votes_cast(
    snapshot: Snapshot, asked: Question, poll: _Poll, choices: Sequence[VoteChoice]
) -> Iterator[Answer]:
    """Yield the votes cast, by those who are asked about; a group casts none."""
    names = {actor.name for actor in asked.actors}
    for ballot in poll.ballots:
        if ballot.choice in choices and (not names or ballot.actor in names):
            citations = tuple(dict.fromkeys((ballot.citation, *poll.citations)))
            answer = _answer(
                snapshot, poll, citation_on_one_line(ballot.citation), ballot.actor, ballot.choice, citations
            )
            yield answer


def _own_words(
    snapshot: Snapshot, asked: Question, poll: _Poll, choices: Sequence[VoteChoice]
) -> Iterator[Answer]:
    """Yield those who tell of their own vote, where the record lists nobody who voted so."""
    listed = {ballot.choice for ballot in poll.ballots}
    names = {actor.name for actor in asked.actors}
    for choice in choices:
        patterns = asked_patterns("voted").get(choice.value, ()) if choice not in listed else ()
        seen: set[str] = set()
        for position in positions_of(snapshot) if patterns else ():
            if position.holder.name in seen or (names and position.holder.name not in names):
                continue
            if _tells_of(position, poll) and any(p.search(position.citations[0].quote) for p in patterns):
                seen.add(position.holder.name)
                cited = position.citations
                yield _answer(
                    snapshot, poll, citation_on_one_line(cited[0]), position.holder.name, choice, cited
                )


def _tells_of(position: Position, poll: _Poll) -> bool:
    if position.citations[0].source == poll.source.id:
        return True
    return poll.date is not None and position.date == poll.date


def _counted(poll: _Poll, choices: Sequence[VoteChoice], found: Sequence[Answer]) -> Iterator[Message]:
    """Yield how many of those counted are named, for each choice that is asked for."""
    for choice in choices:
        named = sum(answer.stance == choice.value for answer in found)
        stated = poll.totals.get(choice)
        if stated is None and not named:
            continue
        said = _choice_in_words(choice, named, stated)
        yield message("%(what)s: %(said)s", what=poll.what, said=said)


def _choice_in_words(choice: VoteChoice, named: int, stated: int | None) -> Message:
    if stated is None:
        return message(
            "%(named)s named %(choice)s, no total stated", named=named, choice=Message(choice.value)
        )
    if named == stated:
        return message(
            "all %(named)s of %(stated)s %(choice)s", named=named, stated=stated, choice=Message(choice.value)
        )
    return message(
        "partial: %(named)s named of %(stated)s %(choice)s",
        named=named,
        stated=stated,
        choice=Message(choice.value),
    )


def _answer(
    snapshot: Snapshot,
    poll: _Poll,
    text: str,
    actor: str | None,
    choice: VoteChoice | None,
    citations: tuple[Citation, ...],
) -> Answer:
    return Answer(
        text,
        actor,
        choice.value if choice else None,
        citations,
        opened_at(snapshot, citations[0]),
        "vote",
        f"{poll.source.title}: {poll.what}",
        poll.date,
    )
