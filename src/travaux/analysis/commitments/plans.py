"""Commitments of a plan of action, whose leads and milestones stand in lines of their own."""

import re
from collections.abc import Iterator

from travaux.analysis.commitments.deadlines import Setting, find_deadlines
from travaux.domain.commitments import Commitment, Deadline, Strength
from travaux.domain.spans import Citation
from travaux.domain.texts import Draft, Paragraph

_LEADS = re.compile(r"Leads:\s*")
_MILESTONE = re.compile(r"(?P<name>[A-Z][\w ]*), by \d{4}-\d\d-\d\d(?::\s*)?")


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


def _planned(draft: Draft, action: Paragraph, lines: list[Paragraph]) -> Iterator[Commitment]:
    leads = next((line for line in lines if _LEADS.match(line.text)), None)
    names = tuple(_LEADS.sub("", leads.text).split("; ")) if leads else ()
    cited = [draft.source.cite(one.start, one.end) for one in (action, *([leads] if leads else ()))]
    milestones = [line for line in lines if _MILESTONE.match(line.text)]
    for line in milestones:
        when = next(iter(find_deadlines(line.text, Setting())), None)
        if when:
            where = draft.source.cite(line.start + when.start, line.start + when.end)
            due = Deadline(where.quote, when.rule, where, when.date, when.until)
            own = draft.source.cite(line.start, line.end)
            yield _commitment(action, names, _MILESTONE.sub("", line.text), due, (own, *cited))
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
        verb="plans",
        addressees=names,
        capacity=(),
        duty=duty,
        citations=citations,
        deadline=due,
    )
