"""The next review, as the text itself decides it."""

import re
from collections.abc import Iterator
from datetime import date

from travaux.analysis.commitments.deadlines import find_deadlines
from travaux.analysis.commitments.duties import find_commitments
from travaux.analysis.commitments.moments import DocumentContext
from travaux.domain.commitments import Strength
from travaux.domain.process import Step, StepKind
from travaux.domain.spans import SourceText, stable_id
from travaux.domain.texts import Draft
from travaux.language.sentences import split_text
from travaux.reference.phrases import phrase

_OWN = frozenset({Strength.DECIDES, Strength.COMMITS, Strength.REQUESTS})


def _phrase(name: str) -> re.Pattern[str]:
    return phrase("procedure", f"reviews.{name}")


def find_announced_reviews(source: SourceText, near: date | None) -> Iterator[Step]:
    """Yield the reviews that an account says are to come, each on the last day that its words allow."""
    for start, end in split_text(source.text):
        words = source.text[start:end]
        announced = _phrase("announced").search(words)
        if not announced:
            continue
        whens = find_deadlines(words[announced.end() - 1 :], DocumentContext())
        when = next((one for one in whens if one.date and (near is None or one.date >= near)), None)
        if when:
            yield Step(
                id=stable_id("step", source.id, StepKind.REVIEW.value, str(start)),
                kind=StepKind.REVIEW,
                what=" ".join(words.split()),
                date=when.until or when.date,
                citations=(source.cite(start, end),),
                note=when.rule,
            )


def find_reviews(draft: Draft) -> Iterator[Step]:
    """Yield the reviews that a text provides for, each on the day by which it is due."""
    for one in find_commitments(draft).commitments:
        due = one.deadline
        holds = one.strength is Strength.DECIDES or _phrase("holds").match(one.duty)
        if due and due.date and one.strength in _OWN and holds and _phrase("review").search(one.duty[:120]):
            yield Step(
                id=stable_id("step", "review", one.id),
                kind=StepKind.REVIEW,
                what=one.duty,
                date=due.date,
                paragraphs=(one.paragraph,),
                citations=one.citations,
                note=due.rule,
            )
