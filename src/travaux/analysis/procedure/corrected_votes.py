"""What delegations say after a vote that they had meant: "had intended to vote in favour"."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from travaux.analysis.procedure.ballot_names import NamedVoter, names_in
from travaux.domain.votes import VoteChoice
from travaux.reference.expressions import Expression
from travaux.reference.phrases import phrase
from travaux.reference.registry import Registry


def _phrase(name: str) -> Expression:
    return phrase("procedure", f"votes.{name}")


class Correction(NamedTuple):
    """Voters who say together what they had meant, and how they had meant to vote."""

    voters: tuple[NamedVoter, ...]
    intended: VoteChoice


def find_corrections(text: str, start: int, end: int, registry: Registry) -> Iterator[Correction]:
    """Yield what the sentences between two offsets say that voters had meant."""
    for said in _phrase("corrected").finditer(text, start, end):
        clause = max(text.rfind(stop, start, said.start()) for stop in (". ", "; ", "\n", "["))
        who = _phrase("delegations").search(text, max(clause, start), said.start())
        if who:
            span = who.span("who" if who["who"] else "who2")
            yield Correction(tuple(names_in(text, *span, registry)), _intended(said))


def _intended(said: re.Match[str]) -> VoteChoice:
    if said["abstaining"]:
        return VoteChoice.ABSTAINING
    return VoteChoice.AGAINST if said["against"] else VoteChoice.FAVOUR
