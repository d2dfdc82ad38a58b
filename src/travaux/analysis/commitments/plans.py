"""Commitments of a plan of action, whose leads and milestones stand in lines of their own."""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from travaux.analysis.commitments.deadlines import find_deadlines
from travaux.analysis.commitments.moments import DocumentContext
from travaux.domain.commitments import Commitment, Deadline, Strength
from travaux.domain.spans import Citation
from travaux.domain.texts import Draft, Paragraph, ParagraphKind
from travaux.reference.expressions import Expression
from travaux.reference.phrases import entries, phrase


def _phrase(name: str) -> Expression:
    return phrase("commitments", f"plans.{name}")


def find_planned(draft: Draft) -> Iterator[Commitment]:
    """Yield a commitment for every milestone of each action, or one without a date where it has none."""
    for action in draft.paragraphs:
        if action.parent is None:
            lines = [
                one
                for one in draft.paragraphs[action.index + 1 : action.index + 13]
                if one.parent == action.index
            ]
            yield from _planned(draft, action, lines)


def find_led(draft: Draft, found: Sequence[Commitment]) -> Iterator[Commitment]:
    """Yield what a plan's headings promise, with the lead and the end that stand in lines below them.

    Where sentences under a heading say who will do what, they are the commitments (``found``); milestones are
    commitments of their own.
    """
    known = {one.section[-1] for one in found if one.section}
    for head in draft.paragraphs:
        if head.kind is not ParagraphKind.HEADING:
            continue
        lines = [p for p in draft.paragraphs[head.index + 1 :] if p.section and p.section[-1] == head.text]
        fields = [field for line in lines for field in _fields(draft, line)]
        leads = [value for key, value, _ in fields if _phrase("leading").match(key)]
        if not leads:
            continue
        names = tuple(name.strip() for name in re.split(r";|,\s+(?=[A-Z])", leads[0]) if name.strip())
        cited = [
            draft.source.cite(head.start, head.end),
            *(c for k, _, c in fields if _phrase("leading").match(k)),
        ]
        for key, value, citation in fields:
            if _phrase("milestone").match(key):
                yield _commitment(head, names, value, _due(value, citation), (citation, *cited))
        if head.text not in known:
            ends = [(value, citation) for key, value, citation in fields if _phrase("ending").match(key)]
            due = _due(f"{entries('commitments', 'plans.by')} {ends[0][0]}", ends[0][1]) if ends else None
            yield _commitment(head, names, "", due, (*cited, *(c for _, c in ends)))


def _fields(draft: Draft, line: Paragraph) -> Iterator[tuple[str, str, Citation]]:
    """Yield the key, the value and the words of each "Lead: …" of a paragraph."""
    keys = list(_phrase("key").finditer(line.text))
    for key, after in zip_longest(keys, keys[1:]):
        end = after.start() if after else len(line.text)
        value = " ".join(line.text[key.end() : end].split()).strip(" .|*-•")
        if value and draft.source.text[line.start : line.end] == line.text:
            yield key["key"], value, draft.source.cite(line.start + key.start(), line.start + end)
        elif value:
            yield key["key"], value, draft.source.cite(line.start, line.end)


def _due(words: str, citation: Citation) -> Deadline | None:
    when = next((one for one in find_deadlines(words, DocumentContext()) if one.date), None)
    return Deadline(citation.quote, when.rule, citation, when.date, when.until) if when else None


def _planned(draft: Draft, action: Paragraph, lines: list[Paragraph]) -> Iterator[Commitment]:
    leads = next((line for line in lines if _phrase("leads_of_action").match(line.text)), None)
    names = tuple(_phrase("leads_of_action").sub("", leads.text).split("; ")) if leads else ()
    cited = [draft.source.cite(one.start, one.end) for one in (action, *([leads] if leads else ()))]
    milestones = [line for line in lines if _phrase("milestone_of_action").match(line.text)]
    for line in milestones:
        when = next(iter(find_deadlines(line.text, DocumentContext())), None)
        if when:
            where = draft.source.cite(line.start + when.start, line.start + when.end)
            due = Deadline(where.quote, when.rule, where, when.date, when.until)
            own = draft.source.cite(line.start, line.end)
            yield _commitment(
                action, names, _phrase("milestone_of_action").sub("", line.text), due, (own, *cited)
            )
    if not milestones:
        yield _commitment(action, names, "", None, tuple(cited))


def _commitment(
    action: Paragraph,
    names: tuple[str, ...],
    milestone: str,
    due: Deadline | None,
    citations: tuple[Citation, ...],
) -> Commitment:
    duty = " — ".join(words for words in (action.text, milestone) if words)
    return Commitment(
        id="",
        paragraph=(action.label or str(action.index + 1)).strip(" ."),
        index=action.index,
        section=action.section,
        strength=Strength.COMMITS,
        verb=entries("commitments", "plans.verb"),
        addressees=names,
        capacity=(),
        duty=duty,
        citations=citations,
        deadline=due,
    )
