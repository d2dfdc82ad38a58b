"""Who voted how: the lists, columns and tables in which records name voters, in any layout."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from travaux.analysis.procedure.ballot_names import NamedVoter, names_in
from travaux.analysis.procedure.corrected_votes import find_corrections
from travaux.analysis.procedure.vote_tables import choice_of, find_table_votes
from travaux.domain.spans import SourceText
from travaux.domain.votes import Ballot, VoteChoice
from travaux.reference.expressions import Expression
from travaux.reference.phrases import phrase
from travaux.reference.registry import Registry

_BEFORE = 400  # characters before a list in which a record says that a vote was taken
CORRECTED_WITHIN = 900  # and after it in which delegations have their votes corrected
_APART = 6000  # the lists of 193 voters take about 2,600 characters each


def _phrase(name: str) -> Expression:
    return phrase("procedure", f"votes.{name}")


@dataclass(frozen=True, slots=True)
class Roll:
    """The ballots of one vote and the stretch of the source that lists them."""

    start: int
    end: int
    ballots: tuple[Ballot, ...]
    heads: frozenset[VoteChoice] = frozenset()

    def count(self, choice: VoteChoice) -> int | None:
        """Return how many are listed for a choice; None where no list of it is given."""
        found = sum(ballot.choice is choice for ballot in self.ballots)
        return found if found or choice in self.heads else None


def find_rolls(source: SourceText, registry: Registry) -> list[Roll]:
    """Return every list of voters in a source, in order; each with those who had their votes corrected."""
    found = [*_listed_rolls(source, registry), *_tabled(source, registry)]
    return [
        _corrected(source, roll, registry)
        for roll in sorted(found, key=lambda roll: roll.start)
        if _is_vote(source.text, roll, registry)
    ]


def _listed_rolls(source: SourceText, registry: Registry) -> Iterator[Roll]:
    text = source.text
    heads = list(_phrase("head").finditer(text))
    run: list[tuple[VoteChoice, int, int, list[NamedVoter]]] = []
    for number, head in enumerate(heads):
        limit = heads[number + 1].start() if number + 1 < len(heads) else len(text)
        first, last = _body(text, head.end(), min(limit, head.end() + _APART), registry)
        choice = choice_of(head)
        if run and (choice in {one[0] for one in run} or not _adjoins(text[run[-1][2] : head.start()])):
            yield from _rolls_of_run(source, run)
            run = []
        run.append((choice, head.start(), last, names_in(text, first, last, registry)))
    yield from _rolls_of_run(source, run)


def _adjoins(between: str) -> bool:
    return not re.search(r"\w", between)


def _body(text: str, start: int, limit: int, registry: Registry) -> tuple[int, int]:
    """Return the span of the names under a head: to the first line that is no list of names."""
    end, seen, blank = start, False, False
    for line in re.finditer(r"[^\n]*\n?", text[start:limit]):
        words = line[0].strip()
        if not words:
            blank = seen
            continue
        stop = (
            re.search(r"(?<!\bSt)[.]\s*(?=[A-Z(]|$)", words)
            if not seen and start == start + line.start()
            else None
        )
        words = words[: stop.start()] if stop and stop.end() < len(words) else words
        run_on = (
            _phrase("next_sentence").search(words) if not seen and _phrase("sentence").search(words) else None
        )
        if run_on and not _phrase("sentence").search(words[: run_on.start()]):
            return start, start + line.start() + line[0].find(words) + run_on.start()
        if _phrase("sentence").search(words) or (blank and not _all_known(words, registry)):
            break
        end = start + line.start() + line[0].find(words) + len(words)
        seen, blank = True, False
        if stop and stop.end() < len(line[0].strip()):
            break
    return start, end


def _all_known(words: str, registry: Registry) -> bool:
    named = names_in(words, 0, len(words), registry)
    return bool(named) and all(one.known for one in named)


def _rolls_of_run(
    source: SourceText, run: list[tuple[VoteChoice, int, int, list[NamedVoter]]]
) -> Iterator[Roll]:
    heads = frozenset(choice for choice, *_ in run)
    ballots = [
        Ballot(choice, one.name, source.cite(one.start, one.end))
        for choice, _, _, names in run
        for one in names
    ]
    if len(heads) > 1 and heads & {VoteChoice.FAVOUR, VoteChoice.AGAINST} and ballots:
        yield Roll(run[0][1], run[-1][2], tuple(ballots), heads)


def _tabled(source: SourceText, registry: Registry) -> Iterator[Roll]:
    for cells in find_table_votes(source.text):
        ballots = [
            Ballot(choice, one.name, source.cite(one.start, one.end))
            for choice, start, end in cells.votes
            for one in names_in(source.text, start, end, registry)
        ]
        if len(ballots) > 1:
            heads = frozenset(cells.heads)
            yield Roll(cells.start, cells.end, tuple(ballots), heads)


def _is_vote(text: str, roll: Roll, registry: Registry) -> bool:
    """Tell whether lists are of votes: the record says so nearby, or most of those listed are known."""
    if _phrase("shown").search(text, max(0, roll.start - _BEFORE), roll.end + 200):
        return True
    known = sum(registry.resolve_exactly(ballot.citation.quote).actor is not None for ballot in roll.ballots)
    return 2 * known > len(roll.ballots)


def _corrected(source: SourceText, roll: Roll, registry: Registry) -> Roll:
    """Return a roll with what delegations afterwards said that they had meant."""
    text = source.text[: roll.end + CORRECTED_WITHIN]
    ballots = list(roll.ballots)
    for correction in find_corrections(text, roll.end, len(text), registry):
        intended = correction.intended
        for one in correction.voters:
            listed = [n for n, ballot in enumerate(ballots) if ballot.actor == one.name]
            for n in listed:
                ballots[n] = replace(ballots[n], intended=intended)
            if not listed:
                cited = source.cite(one.start, one.end)
                ballots.append(Ballot(VoteChoice.NOT_VOTING, one.name, cited, intended))
    return replace(roll, ballots=tuple(ballots))
