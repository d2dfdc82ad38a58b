"""The next review, as the text itself decides it."""

import re
from collections.abc import Iterator

from travaux.analysis.commitments.duties import find_commitments
from travaux.domain.commitments import Strength
from travaux.domain.process import Step, StepKind
from travaux.domain.spans import stable_id
from travaux.domain.texts import Draft

_REVIEW = re.compile(r"\b(?:review|stocktaking|stock-taking|high-level meeting|mid-?term)\b", re.IGNORECASE)
_OWN = frozenset({Strength.DECIDES, Strength.COMMITS, Strength.REQUESTS})


def find_reviews(draft: Draft) -> Iterator[Step]:
    """Yield the reviews that a text provides for, each on the day by which it is due."""
    for one in find_commitments(draft).commitments:
        due = one.deadline
        holds = one.strength is Strength.DECIDES or re.match(r"hold\b|convene\b|undertake\b", one.duty)
        if due and due.date and one.strength in _OWN and holds and _REVIEW.search(one.duty[:120]):
            yield Step(
                id=stable_id("step", "review", one.id),
                kind=StepKind.REVIEW,
                what=one.duty,
                date=due.date,
                paragraphs=(one.paragraph,),
                citations=one.citations,
                note=due.rule,
            )
