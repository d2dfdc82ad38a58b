"""The next review, as the text itself decides it."""

from collections.abc import Iterator
from datetime import date

from travaux.analysis.commitments.deadlines import find_deadlines
from travaux.analysis.commitments.duties import find_commitments
from travaux.analysis.commitments.moments import DocumentContext, When, last_day
from travaux.domain.commitments import Strength
from travaux.domain.messages import message
from travaux.domain.process import Step, StepKind
from travaux.domain.spans import SourceText, stable_id
from travaux.domain.texts import Draft
from travaux.language.sentences import split_text
from travaux.reference.expressions import Expression
from travaux.reference.phrases import entries, phrase

_OWN = frozenset({Strength.DECIDES, Strength.COMMITS, Strength.REQUESTS})


def _phrase(name: str) -> Expression:
    return phrase("procedure", f"reviews.{name}")


def find_announced_reviews(source: SourceText, near: date | None) -> Iterator[Step]:
    """Yield the reviews that an account says are to come, each on the last day that its words allow."""
    for start, end in split_text(source.text):
        words = source.text[start:end]
        ways = (_phrase(way) for way in entries("procedure", "reviews.announced"))
        announced = next((found for way in ways if (found := way.search(words))), None)
        when = _review_date(words, announced.end(), near) if announced else None
        if when:
            yield Step(
                id=stable_id("step", source.id, StepKind.REVIEW.value, str(start)),
                kind=StepKind.REVIEW,
                what=" ".join(words.split()),
                date=when.until or when.date or when.opens,
                citations=(source.cite(start, end),),
                note=when.rule,
            )


def _review_date(words: str, at: int, near: date | None) -> When | None:
    """Return when a review is to be, as the words after its announcement say, else those before it."""
    for start, rest in ((at - 1, words[at - 1 :]), (0, words[:at])):
        whens = find_deadlines(rest, DocumentContext(before=words[:start]))
        ahead = [one for one in (*whens, *_dates_in_words(rest)) if _is_ahead(one, near)]
        if ahead:
            return ahead[0]
    return None


def _dates_in_words(words: str) -> Iterator[When]:
    for found in _phrase("plain_when").finditer(words):
        month = found["month"].capitalize() if found["month"] else None
        day = last_day(int(found["year"]), month)
        rule = (
            message("the month is named: its last day")
            if month
            else message("the year is named: its last day")
        )
        yield When(found.start(), found.end(), rule, day, day)


def _is_ahead(when: When, near: date | None) -> bool:
    day = when.date or when.opens
    return day is not None and (near is None or day >= near)


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
