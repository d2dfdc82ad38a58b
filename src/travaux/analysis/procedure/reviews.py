"""The next review, as the text itself decides it."""

import re
from collections.abc import Iterator
from datetime import date

from travaux.analysis.commitments.deadlines import Setting, find_deadlines
from travaux.analysis.commitments.duties import find_commitments
from travaux.domain.commitments import Strength
from travaux.domain.process import Step, StepKind
from travaux.domain.spans import SourceText, stable_id
from travaux.domain.texts import Draft
from travaux.language.sentences import split_text

_REVIEW = re.compile(r"\b(?:review|stocktaking|stock-taking|high-level meeting|mid-?term)\b", re.IGNORECASE)
_OWN = frozenset({Strength.DECIDES, Strength.COMMITS, Strength.REQUESTS})


_TOLD = re.compile(
    r"\b(?:next|subsequent|following|another|overall|mid-?term|comprehensive|high-level|quadrennial|five-year|ten-year|further|first|second)"
    r"\b[^.;\n]{0,60}?\b(?:review|stocktaking|stock-taking|review conference|mid-?term "
    r"review)\b[^.;\n]{0,80}?"
    r"\b(?:(?:will|shall|is to|would|should) (?:take place|be (?:held|convened|conducted"
    r"|undertaken))|is (?:scheduled|set|due|planned)"
    r"|(?:was|has been) (?:scheduled|set)|takes place)\b",
    re.IGNORECASE,
)


def find_told_reviews(source: SourceText, near: date | None) -> Iterator[Step]:
    """Yield the reviews that an account says are to come, each on the last day that its words allow."""
    for start, end in split_text(source.text):
        words = source.text[start:end]
        told = _TOLD.search(words)
        if not told:
            continue
        whens = find_deadlines(words[told.end() - 1 :], Setting())
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
