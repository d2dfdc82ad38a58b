"""Votes: how many for, against and abstaining, what came of it, and the lists of who voted how."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from travaux.domain.findings import Line
from travaux.domain.meeting_reports import Vote
from travaux.domain.meetings import Meeting
from travaux.domain.spans import Citation, stable_id
from travaux.language.numbers import read_number
from travaux.reference.lexicons import lexicon_pattern
from travaux.reference.patterns import load_pattern

_NEAR = 3000  # characters between a list of voters and the sentence that gives the result
_NAME = 6  # words


def has_tally(text: str) -> bool:
    """Tell whether ``text`` counts votes."""
    return _counted(text) is not None


def find_votes(meeting: Meeting, decisions: Sequence[Line]) -> tuple[Vote, ...]:
    """Return the votes among ``decisions``, each with the lists of voters that the record prints near it."""
    lists = [*_lists(meeting), *_named_in_words(meeting)]
    found = []
    for line in decisions:
        told = " ".join(citation.quote for citation in line.citations)
        tally = _counted(told)
        near = [one for one in lists if _is_near(one[2], line.citations)]
        if tally is None and not near:
            continue
        favour, against, abstaining = tally or (None, None, None)
        voters = tuple((choice, name) for choice, names, _ in near for name in names)
        favour = favour if favour is not None else _number_of(voters, "in favour")
        against = against if against is not None else _number_of(voters, "against")
        abstaining = abstaining if abstaining is not None else _number_of(voters, "abstaining")
        citations = (*line.citations, *(citation for _, _, citation in near))
        lists = [one for one in lists if one not in near]
        found.append(
            Vote(stable_id("vote", line.id), line.text, favour, against, abstaining, voters, citations)
        )
    return tuple(found)


def _number_of(voters: Sequence[tuple[str, str]], choice: str) -> int | None:
    return sum(each == choice for each, _ in voters) or None


def _is_near(listed: Citation, cited: Sequence[Citation]) -> bool:
    return any(abs(each.start - listed.start) <= _NEAR for each in cited)


def _lists(meeting: Meeting) -> Iterator[tuple[str, tuple[str, ...], Citation]]:
    for match in load_pattern("outcomes", "voters").finditer(meeting.source.text):
        names = tuple(re.split(r",\s*|;\s*", match["names"].strip(" .")))
        named = all(name and name[:1].isupper() and len(name.split()) <= _NAME for name in names)
        if named and len(names) >= 1:
            yield _choice(match["choice"]), names, meeting.source.cite(*match.span("names"))


def _named_in_words(meeting: Meeting) -> Iterator[tuple[str, tuple[str, ...], Citation]]:
    """Yield who voted how as a sentence tells it: "Holt, Marsh and I are in favour, Penn is against".

    Everybody named must have spoken under that name, which "I" is of whoever says it.
    """
    known = _by_last_name(meeting)
    for match in lexicon_pattern("outcomes", "voting").finditer(meeting.source.text):
        turn = meeting.turn_at(match.start())
        said = re.split(r",\s*(?:and\s+)?|\s+and\s+", match["names"])
        names = [turn.speaker.name if each == "I" and turn else known.get(each.lower()) for each in said]
        if all(names):
            chosen = tuple(name for name in names if name)
            yield _choice(match["choice"]), chosen, meeting.source.cite(*match.span("names"))


def _by_last_name(meeting: Meeting) -> dict[str, str]:
    """Return the speakers by the last word of their names, and by the whole, in small letters."""
    speakers = {turn.speaker.name for turn in meeting.interventions if turn.speaker.name.strip()}
    called: dict[str, set[str]] = defaultdict(set)
    for name in speakers:
        called[name.lower()].add(name)
        called[name.lower().split()[-1]].add(name)
    return {each: min(names) for each, names in called.items() if len(names) == 1}


def _choice(heading: str) -> str:
    low = heading.lower()
    if "abst" in low:
        return "abstaining"
    return "against" if "against" in low or low.endswith("no") or low == "opposed" else "in favour"


def _counted(text: str) -> tuple[int | None, int | None, int | None] | None:
    """Return the tally that ``text`` states, None where it counts nobody in favour."""
    for match in lexicon_pattern("outcomes", "tallies").finditer(text):
        favour = _first(match)
        if favour is None:
            continue
        against, abstaining = (_beside(match, choice) for choice in ("against", "abstaining"))
        if match["favour5"] and against is None:
            continue  # a number that counts something else: "adopted three times"
        against = against if against is not None else _tallied(text, "tally_against")
        return favour, against, abstaining if abstaining is not None else _tallied(text, "tally_abstaining")
    return None


def _beside(match: re.Match[str], choice: str) -> int | None:
    """Return the number that a tally gives for another choice in the same breath: "four to one"."""
    found = (_number(word) for name, word in match.groupdict().items() if name.startswith(choice))
    return next((number for number in found if number is not None), None)


def _first(match: re.Match[str]) -> int | None:
    """Return the number that a match names, of those in favour where it names others as well."""
    others = ("against", "abstaining")
    found = (_number(word) for name, word in match.groupdict().items() if not name.startswith(others))
    return next((number for number in found if number is not None), None)


def _tallied(text: str, kind: str) -> int | None:
    found = (_first(match) for match in lexicon_pattern("outcomes", kind).finditer(text))
    return next((number for number in found if number is not None), None)


def _number(word: str | None) -> int | None:
    return None if word is None else read_number(word)
