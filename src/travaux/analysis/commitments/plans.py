"""Commitments of a plan of action, whose leads and milestones stand in lines of their own."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, zip_longest

from travaux.analysis.commitments.deadlines import find_deadlines
from travaux.analysis.commitments.moments import DocumentContext, When
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
    yield from _milestones(draft)
    acting = {line.index for line in draft.paragraphs if _own_act(line)}
    told = {one.index for one in found}
    for line in draft.paragraphs:
        if line.index in acting and line.index not in told:
            yield _in_a_line(draft, line)
    yield from _led_below(draft, told)
    for head in draft.paragraphs:
        if head.kind is not ParagraphKind.HEADING:
            continue
        below = draft.paragraphs[head.index + 1 :]
        lines = [p for p in below if p.section and p.section[-1] == head.text and p.index not in acting]
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


def _milestones(draft: Draft) -> Iterator[Commitment]:
    """Yield the milestones of a list below a line of that name: "Draft law – Q4 2028 – Finance"."""
    listed = False
    lead: tuple[str, ...] = ()
    for line in draft.paragraphs:
        opening = line.text.rsplit("\n", 1)[-1]
        if line.kind is ParagraphKind.HEADING or _phrase("milestones").fullmatch(opening):
            listed = bool(_phrase("milestones").fullmatch(opening))
            lead = _lead_of(draft, line)
            continue
        if listed and (due := _dated_in_words(draft, line)):
            yield _commitment(line, lead, "", due, (draft.source.cite(line.start, line.end),))
            continue
        parts = [part.strip(" .") for part in _phrase("dashed").split(line.text)]
        dates = [part for part in parts[1:] if len(part) <= _LONGEST_DATE and date_of_plan(part)]
        names = [part for part in parts[1:] if part not in dates]
        if not (listed and len(dates) == 1 and len(names) <= 1 and parts[0]):
            listed = listed and bool(line.label)
            continue
        cited = draft.source.cite(line.start, line.end)
        yield replace(_commitment(line, tuple(names), "", _due(dates[0], cited), (cited,)), duty=parts[0])


def _dated_in_words(draft: Draft, line: Paragraph) -> Deadline | None:
    """Return by when a milestone is due that names its day itself: "Draft law tabled by May 2031"."""
    if _phrase("dashed").search(line.text):
        return None
    when = next((one for one in find_deadlines(line.text, DocumentContext()) if one.date), None)
    if when is None or draft.source.text[line.start : line.end] != line.text:
        return None
    cited = draft.source.cite(line.start + when.start, line.start + when.end)
    return Deadline(cited.quote, when.rule, cited, when.date, when.until)


def _lead_of(draft: Draft, line: Paragraph) -> tuple[str, ...]:
    """Return who leads what a paragraph sets out, as a line "Lead: …" in it says."""
    leads = (value for key, value, _ in _fields(draft, line) if _phrase("leading").match(key))
    return _names_of(next(leads, ""))


def _names_of(lead: str) -> tuple[str, ...]:
    return tuple(name.strip(" .") for name in re.split(r";|,\s+(?=[A-Z])", lead) if name.strip(" ."))


def _led_below(draft: Draft, told: set[int]) -> Iterator[Commitment]:
    """Yield what a numbered line promises that the lines of the next paragraph say who leads."""
    for act, below in pairwise(draft.paragraphs):
        numbered = phrase("commitments", "provisions.numbered_decision").match(act.text)
        key = _phrase("key").match(below.text)
        if act.kind is ParagraphKind.HEADING or act.index in told or not numbered or not key:
            continue
        fields = list(_fields(draft, below))
        names = _lead_of(draft, below)
        ends = next(((value, cited) for key, value, cited in fields if _phrase("ending").match(key)), None)
        if names:
            cited = tuple(draft.source.cite(one.start, one.end) for one in (act, below))
            told_of = _commitment(act, names, "", _due(*ends) if ends else None, cited)
            yield replace(told_of, paragraph=numbered["number"], duty=act.text[numbered.end() :].strip(" ."))


_LONGEST_DATE = 34  # characters of "end of the fourth quarter of 2028": what is longer says more than a date


def _own_act(line: Paragraph) -> str:
    """Return what is to be done in a line that names its own lead: "Action 3 – Flood gates. Lead: …"."""
    keys = list(_phrase("key").finditer(line.text))
    if line.kind is ParagraphKind.HEADING or not any(_phrase("leading").match(one["key"]) for one in keys):
        return ""
    act = line.text[: keys[0].start()].strip(" .;,|*-–—•\n")
    return act if len(act.split()) > 1 else ""


def _in_a_line(draft: Draft, line: Paragraph) -> Commitment:
    """Return the commitment of a line that says what is to be done, who leads and by when."""
    fields = list(_fields(draft, line))
    lead = next(value for key, value, _ in fields if _phrase("leading").match(key))
    ends = next(((value, cited) for key, value, cited in fields if _phrase("ending").match(key)), None)
    names = _names_of(lead)
    act = _own_act(line)
    numbered = phrase("commitments", "provisions.numbered_decision").match(act)
    told = _commitment(
        line, names, "", _due(*ends) if ends else None, (draft.source.cite(line.start, line.end),)
    )
    place = numbered["number"] if numbered else told.paragraph
    return replace(told, paragraph=place, duty=act[numbered.end() :] if numbered else act)


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
    when = date_of_plan(words)
    return Deadline(citation.quote, when.rule, citation, when.date, when.until) if when else None


def date_of_plan(words: str) -> When | None:
    """Return the day that a cell or a line of a plan names, with or without a word that leads to it."""
    by = entries("commitments", "plans.by")
    parts = _phrase("parted").split(words)
    during = entries("commitments", "plans.during")
    for said in (
        words,
        f"{words[:1].lower()}{words[1:]}",
        f"{by} {words}",
        f"{during} {words}",
        *(f"{by} {part.strip()}" for part in reversed(parts)),
    ):
        when = next((one for one in find_deadlines(said, DocumentContext()) if one.date or one.ends), None)
        if when:
            return when if when.date else replace(when, date=when.ends, until=when.ends)
    return None


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
