"""Voters that running words name with their choice: "Arcadia voted in favour; Borduria abstained"."""

import re
from collections.abc import Iterator

from travaux.analysis.procedure.ballot_names import names_in
from travaux.analysis.procedure.vote_tables import choice_of
from travaux.domain.spans import SourceText
from travaux.domain.votes import Ballot
from travaux.reference.expressions import Expression
from travaux.reference.phrases import phrase
from travaux.reference.registry import Registry

_NAMES = ("names", "also", "names2")


def _phrase(name: str) -> Expression:
    return phrase("procedure", f"votes.named.{name}")


def find_voters(
    source: SourceText, start: int, end: int, registry: Registry, *, throughout: bool
) -> list[Ballot]:
    """Return the voters that a stretch names with their choice.

    ``throughout``: the stretch tells of nothing else, and gives none where it opens otherwise. "Arcadia
    explained why it had abstained" tells of more than a vote.
    """
    found: list[Ballot] = []
    for match in _clauses(source.text, start, end, throughout=throughout):
        named = {name: value for name, value in match.groupdict().items() if value}
        choice = choice_of(match)
        spans = (match.span(name) for name in _NAMES if name in named)
        voters = [one for span in spans for one in names_in(source.text, *span, registry)]
        if not any(_is_nobody(source.text[one.start : one.end]) for one in voters):
            found += [Ballot(choice, one.name, source.cite(one.start, one.end)) for one in voters]
    return found


def _is_nobody(name: str) -> bool:
    return _phrase("nobody").fullmatch(name) is not None


def _clauses(text: str, start: int, end: int, *, throughout: bool) -> Iterator[re.Match[str]]:
    """Yield the clauses that name voters with their choice, one after the other."""
    at = start
    while at < end:
        at = _opening(text, at, end)
        match = _phrase("after").match(text, at, end) or _phrase("before").match(text, at, end)
        if match:
            yield match
            at = match.end()
            continue
        after = None if throughout else _phrase("next").search(text, at, end)
        if after is None:
            return
        at = after.end()


def _opening(text: str, at: int, end: int) -> int:
    parted = _phrase("parted").match(text, at, end)
    return parted.end() if parted else at
