"""Votes: how many for, against and abstaining, what came of it, and the lists of who voted how."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from travaux.analysis.procedure.roll_calls import find_rolls
from travaux.domain.findings import Line
from travaux.domain.meeting_reports import Vote
from travaux.domain.meetings import Meeting
from travaux.domain.spans import Citation, stable_id
from travaux.domain.votes import VoteChoice
from travaux.language.numbers import read_number
from travaux.reference.lexicons import lexicon_pattern
from travaux.reference.registry import Registry

_NEAR = 3000  # characters between a list of voters and the sentence that gives the result
_CHOICES = (VoteChoice.FAVOUR, VoteChoice.AGAINST, VoteChoice.ABSTAINING)

_Tally = tuple[int | None, int | None, int | None]
"""How many are stated for each of the choices."""


@dataclass(frozen=True, slots=True)
class _Voters:
    """Who voted how, as one place of a record has it."""

    voters: tuple[tuple[VoteChoice, str], ...]
    citation: Citation


def has_tally(text: str) -> bool:
    """Tell whether ``text`` counts votes."""
    return _counted(text) is not None


def find_votes(meeting: Meeting, decisions: Sequence[Line], registry: Registry) -> tuple[Vote, ...]:
    """Return the votes among ``decisions``, each with the voters that the record lists or names near it."""
    counted = {line.id: _counted(" ".join(cited.quote for cited in line.citations)) for line in decisions}
    listed: dict[str, list[_Voters]] = defaultdict(list)
    for one in (*_listed_voters(meeting, registry), *_named_in_words(meeting)):
        if (line := _decided_by(one, decisions, counted)) is not None:
            listed[line.id].append(one)
    votes = (_vote(line, counted[line.id], listed[line.id]) for line in decisions)
    return tuple(vote for vote in votes if vote is not None)


def _vote(line: Line, tally: _Tally | None, listed: Sequence[_Voters]) -> Vote | None:
    if tally is None and not listed:
        return None
    voters = tuple(pair for one in listed for pair in one.voters)
    favour, against, abstaining = (
        stated if stated is not None else sum(each is choice for each, _ in voters) or None
        for choice, stated in zip(_CHOICES, tally or (None, None, None), strict=True)
    )
    citations = (*line.citations, *(one.citation for one in listed))
    named = tuple((choice.value, name) for choice, name in voters)
    return Vote(stable_id("vote", line.id), line.text, favour, against, abstaining, named, citations)


def _decided_by(
    voters: _Voters, decisions: Sequence[Line], counted: Mapping[str, _Tally | None]
) -> Line | None:
    """Return the decision near which voters are listed: one that is counted before one that is not."""
    near = []
    for place, line in enumerate(decisions):
        far = abs(line.citations[0].start - voters.citation.start)
        if far <= _NEAR:
            near.append((counted[line.id] is None, far, place))
    return decisions[min(near)[2]] if near else None


def _listed_voters(meeting: Meeting, registry: Registry) -> Iterator[_Voters]:
    for roll in find_rolls(meeting.source, registry):
        voters = tuple((ballot.choice, ballot.actor) for ballot in roll.ballots)
        yield _Voters(voters, meeting.source.cite(roll.start, roll.end))


def _named_in_words(meeting: Meeting) -> Iterator[_Voters]:
    """Yield who voted how as a sentence tells it: "Holt, Marsh and I are in favour, Penn is against".

    Everybody named must have spoken under that name, which "I" is of whoever says it.
    """
    known = _by_last_name(meeting)
    for match in lexicon_pattern("outcomes", "voting").finditer(meeting.source.text):
        turn = meeting.turn_at(match.start())
        said = re.split(r",\s*(?:and\s+)?|\s+and\s+", match["names"])
        names = [turn.speaker.name if each == "I" and turn else known.get(each.lower()) for each in said]
        if all(names):
            choice = _choice(match["choice"])
            voters = tuple((choice, name) for name in names if name)
            yield _Voters(voters, meeting.source.cite(*match.span("names")))


def _by_last_name(meeting: Meeting) -> dict[str, str]:
    """Return the speakers by the last word of their names, and by the whole, in small letters."""
    speakers = {turn.speaker.name for turn in meeting.interventions if turn.speaker.name.strip()}
    called: dict[str, set[str]] = defaultdict(set)
    for name in speakers:
        called[name.lower()].add(name)
        called[name.lower().split()[-1]].add(name)
    return {each: min(names) for each, names in called.items() if len(names) == 1}


def _choice(heading: str) -> VoteChoice:
    low = heading.lower()
    if "abst" in low:
        return VoteChoice.ABSTAINING
    return VoteChoice.AGAINST if low in {"against", "opposed"} else VoteChoice.FAVOUR


def _counted(text: str) -> _Tally | None:
    """Return the tally that ``text`` states, None where it counts nobody in favour."""
    for match in lexicon_pattern("outcomes", "tallies").finditer(text):
        favour = _number_in_favour(match)
        if favour is None:
            continue
        against, abstaining = (_number_beside(match, choice) for choice in ("against", "abstaining"))
        if match["favour5"] and against is None:
            continue  # a number that counts something else: "adopted three times"
        against = against if against is not None else _tallied(text, "tally_against")
        return favour, against, abstaining if abstaining is not None else _tallied(text, "tally_abstaining")
    return None


def _number_beside(match: re.Match[str], choice: str) -> int | None:
    """Return the number that a tally gives for another choice in the same breath: "four to one"."""
    found = (_number(word) for name, word in match.groupdict().items() if name.startswith(choice))
    return next((number for number in found if number is not None), None)


def _number_in_favour(match: re.Match[str]) -> int | None:
    """Return the number that a match names, of those in favour where it names others as well."""
    others = ("against", "abstaining")
    found = (_number(word) for name, word in match.groupdict().items() if not name.startswith(others))
    return next((number for number in found if number is not None), None)


def _tallied(text: str, kind: str) -> int | None:
    found = (_number_in_favour(match) for match in lexicon_pattern("outcomes", kind).finditer(text))
    return next((number for number in found if number is not None), None)


def _number(word: str | None) -> int | None:
    return None if word is None else read_number(word)
