"""Where the text is contested now, and what settled it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.unit.analysis.text.drafting import draft
from tests.unit.views.made_records import (
    EGYPT,
    FIJI,
    G77,
    KENYA,
    NORWAY,
    cite,
    paragraph_target,
    position,
    record,
    source,
)
from travaux.domain.actors import Actor
from travaux.domain.lineage import Lineage, Link, LinkKind, Place, Thread
from travaux.domain.positions import Position, Register, Stance
from travaux.domain.process import Procedure, Step, StepKind
from travaux.domain.sources import SourceKind
from travaux.domain.spans import SourceText
from travaux.domain.texts import Action, Attribution, Bracket, Draft, ParagraphKind
from travaux.errors import NotFound
from travaux.views.disputes import Dispute, bracketed, dispute_shown, disputes_now, last_bracketed
from travaux.views.snapshot import Snapshot
from travaux.views.text.paragraphs import paragraph_views

ZERO = draft("1. We light.\n2. We dredge.", "zero")
LAST = draft("1. We light.\n2. We dredge deeply.\n3. We part.", "last")
SOURCES = (
    source("zero", SourceKind.DRAFT, date(2031, 1, 1)),
    source("last", SourceKind.DRAFT, date(2031, 3, 1)),
)
TALK = SourceText("talk", "We object.")
THREADS = (
    Thread("light", (Place(0, (0,)), Place(1, (0,)))),
    Thread("dredge", (Place(0, (1,)), Place(1, (1,)))),
)


def _linked(kind: LinkKind, index: int) -> Link:
    cited = tuple(
        text.source.cite(text.paragraphs[index].start, text.paragraphs[index].end) for text in (ZERO, LAST)
    )
    return Link(kind, (index,), (index,), 1.0, citations=cited)


LINKS = (_linked(LinkKind.UNCHANGED, 0), _linked(LinkKind.EDITED, 1))


def _bracketed(text: Draft, number: int, *brackets: Bracket, whole: Sequence[Attribution] = ()) -> Draft:
    paragraphs = list(text.paragraphs)
    paragraphs[number] = replace(paragraphs[number], brackets=brackets, attributions=tuple(whole))
    return replace(text, paragraphs=tuple(paragraphs))


def _talks(
    last: Draft = LAST,
    held: Sequence[Position] = (),
    steps: Sequence[Step] = (),
    sources: Sequence[Any] = SOURCES,
) -> Snapshot:
    values: list[object] = [Lineage((ZERO, last), (LINKS,), THREADS), Register(tuple(held))]
    return record(sources, {"": [*values, Procedure(tuple(steps))] if steps else values})


def _objection(
    day: str | None, thread: str = "dredge", who: Actor = NORWAY, stance: Stance = Stance.OPPOSE
) -> Position:
    words = cite(TALK, "We object")
    return position(f"{who.code} {stance} {day}", who, stance, words, paragraph_target("x", thread), date=day)


def _step(kind: StepKind, day: date | None, *labels: str) -> Step:
    return Step(f"{kind} {day}", kind, "", day, paragraphs=labels, by_hand="Ana")


def _told(found: Sequence[Dispute]) -> list[tuple[int, int, int, int]]:
    return [(one.paragraph.index, one.brackets, len(one.objections), len(one.breaks)) for one in found]


DELETES, RETAINS = Attribution(("Fiji", "Kenya"), Action.DELETES), Attribution(("Kenya",), Action.RETAINS)


def test_brackets_that_stand_in_no_other_are_counted_and_whoever_is_named_told_once() -> None:
    text = _bracketed(
        LAST, 1, Bracket(0, 9, (DELETES,)), Bracket(1, 5, (RETAINS,), opened_in=0), whole=(RETAINS,)
    )
    [one] = disputes_now(_talks(text))
    assert (one.version, one.thread, one.brackets, one.actors, one.weight) == (
        1,
        "dredge",
        1,
        ("Kenya", "Fiji"),
        1,
    )


def test_a_paragraph_without_a_bracket_of_its_own_is_not_contested_by_who_is_named() -> None:
    text = _bracketed(LAST, 1, Bracket(1, 5, (RETAINS,), opened_in=0))
    assert disputes_now(_talks(text)) == ()


def test_what_weighs_most_comes_first_and_of_equals_what_stands_first() -> None:
    text = _bracketed(_bracketed(LAST, 0, Bracket(0, 2)), 2, Bracket(0, 2), Bracket(3, 5))
    found = disputes_now(_talks(text, [_objection("2031-03-05")]))
    assert _told(found) == [(2, 2, 0, 0), (0, 1, 0, 0), (1, 0, 1, 0)]
    assert found[0].thread is None


def test_headings_are_not_contested() -> None:
    text = _bracketed(LAST, 2, Bracket(0, 2))
    for kind in (ParagraphKind.HEADING, ParagraphKind.ANNEX):
        headed = replace(text, paragraphs=(*text.paragraphs[:2], replace(text.paragraphs[2], kind=kind)))
        assert disputes_now(_talks(headed)) == ()
        assert bracketed(paragraph_views(_talks(headed)), 1) == ()


@pytest.mark.parametrize(
    ("day", "thread", "count"),
    [
        ("2031-03-01", "dredge", 1),
        ("2031-02-28", "dredge", 0),
        (None, "dredge", 0),
        ("2031-01-01", "light", 1),
        ("2030-12-31", "light", 0),
    ],
)
def test_objections_count_from_the_day_on_which_the_words_came(
    day: str | None, thread: str, count: int
) -> None:
    assert len(disputes_now(_talks(held=[_objection(day, thread)]))) == count


def test_in_versions_without_a_day_every_objection_counts() -> None:
    undated = [replace(one, facts=replace(one.facts, date=None)) for one in SOURCES]
    assert len(disputes_now(_talks(held=[_objection("2030-01-01")], sources=undated))) == 1


@pytest.mark.parametrize("stance", list(Stance))
def test_only_what_is_against_the_words_contests_them(stance: Stance) -> None:
    against = {Stance.OPPOSE, Stance.DELETE, Stance.RESERVE, Stance.DISSOCIATE}
    found = disputes_now(_talks(held=[_objection("2031-03-05", stance=stance)]))
    assert len(found) == (stance in against)


def test_an_objection_made_twice_counts_once_and_a_holder_weighs_once() -> None:
    held = [
        _objection("2031-03-05"),
        _objection("2031-03-06"),
        _objection("2031-03-07", stance=Stance.RESERVE),
        _objection("2031-03-05", who=KENYA),
    ]
    [one] = disputes_now(_talks(held=held))
    assert (len(one.objections), one.weight) == (3, 2)


def test_a_group_and_who_speaks_for_it_are_one_holder() -> None:
    held = [replace(_objection("2031-03-05", who=who), speaking_for=G77) for who in (EGYPT, FIJI)]
    [one] = disputes_now(_talks(held=held))
    assert (len(one.objections), one.weight) == (1, 1)


@pytest.mark.parametrize(
    ("kind", "day", "count"),
    [
        (StepKind.SILENCE_KEPT, date(2031, 3, 5), 1),
        (StepKind.SILENCE_KEPT, date(2031, 3, 6), 0),
        (StepKind.ADOPTION, date(2031, 3, 6), 0),
        (StepKind.ADOPTION, None, 1),
        (StepKind.VOTE, date(2031, 3, 6), 1),
    ],
)
def test_what_was_settled_since_is_contested_no_more(kind: StepKind, day: date | None, count: int) -> None:
    assert len(disputes_now(_talks(held=[_objection("2031-03-05")], steps=[_step(kind, day)]))) == count


@pytest.mark.parametrize(
    ("step", "count"),
    [
        (_step(StepKind.SILENCE_BROKEN, date(2031, 3, 2), "2"), 1),
        (_step(StepKind.LATE_OBJECTION, date(2031, 3, 2), "1", "2"), 1),
        (_step(StepKind.SILENCE_BROKEN, date(2031, 3, 1), "2"), 0),
        (_step(StepKind.SILENCE_BROKEN, None, "2"), 0),
        (_step(StepKind.SILENCE_BROKEN, date(2031, 3, 2), "7"), 0),
        (_step(StepKind.UNDER_SILENCE, date(2031, 3, 2), "2"), 0),
    ],
)
def test_breaks_of_the_silence_contest_the_paragraphs_that_they_name(step: Step, count: int) -> None:
    [*found] = [one for one in disputes_now(_talks(steps=[step])) if one.paragraph.index == 1]
    assert [len(one.breaks) for one in found] == [1] * count


def test_without_a_text_nothing_is_contested() -> None:
    with pytest.raises(NotFound):
        disputes_now(record(SOURCES, {}))


def test_the_brackets_of_any_version_are_told_and_the_last_that_has_some() -> None:
    text = _bracketed(_bracketed(LAST, 0, Bracket(0, 2)), 2, Bracket(0, 2), Bracket(3, 5, (DELETES,)))
    views = paragraph_views(_talks(text))
    assert _told(bracketed(views, 1)) == [(2, 2, 0, 0), (0, 1, 0, 0)]
    assert [one.actors for one in bracketed(views, 1)] == [("Fiji", "Kenya"), ()]
    assert bracketed(views, 0) == ()
    assert last_bracketed(views) == 1
    assert last_bracketed(paragraph_views(_talks())) is None


def test_a_dispute_opens_on_its_paragraph_and_begins_as_that_does() -> None:
    long = "We meet " + "again and " * 20
    text = replace(
        LAST, paragraphs=(LAST.paragraphs[0], LAST.paragraphs[1], replace(LAST.paragraphs[2], text=long))
    )
    views = paragraph_views(_talks(text))
    first, third = Dispute(1, text.paragraphs[0], "light"), Dispute(1, text.paragraphs[2], None)
    assert (dispute_shown(views, first).path, dispute_shown(views, first).label) == ("paragraphs/light/", "1")
    assert dispute_shown(views, first).words == "We light."
    assert (dispute_shown(views, third).path, dispute_shown(views, third).label) == ("text/last/#p2", "3")
    assert len(dispute_shown(views, third).words) <= 110
    assert dispute_shown(views, third).words.endswith("and …")
    bare = replace(text, paragraphs=(*text.paragraphs[:2], replace(text.paragraphs[2], label=None)))
    unlabelled = Dispute(1, bare.paragraphs[2], None)
    assert dispute_shown(paragraph_views(_talks(bare)), unlabelled).label == "¶3"
