"""What a paragraph came to, told first on its page."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from tests.unit.analysis.text.drafting import draft
from tests.unit.views.made_records import (
    FIJI,
    KENYA,
    NORWAY,
    cite,
    paragraph_target,
    position,
    record,
    source,
)
from travaux.domain.lineage import Lineage, Link, LinkKind, Place, Thread
from travaux.domain.messages import ENGLISH
from travaux.domain.positions import Position, Register, Stance
from travaux.domain.process import Procedure
from travaux.domain.sources import SourceKind
from travaux.domain.spans import SourceText
from travaux.domain.texts import Bracket, Draft
from travaux.views.snapshot import Snapshot
from travaux.views.verdicts import verdict_on

ZERO = draft("1. We light.\n2. We dredge.\n3. We part.", "zero")
LAST = draft("1. We light.\n2. We dredge deeply.", "last")
TALK = SourceText("talk", "We reserve. We support it. We support it too.")
THREADS = (
    Thread("light", (Place(0, (0,)), Place(1, (0,)))),
    Thread("dredge", (Place(0, (1,)), Place(1, (1,)))),
    Thread("part", (Place(0, (2,)),)),
)


def _linked(kind: LinkKind, old: tuple[int, ...], new: tuple[int, ...]) -> Link:
    sides = ((ZERO, old), (LAST, new))
    spans = [(made, made.paragraphs[index]) for made, side in sides for index in side]
    cited = tuple(made.source.cite(one.start, one.end) for made, one in spans)
    return Link(kind, old, new, 1.0, citations=cited)


LINKS = (
    _linked(LinkKind.UNCHANGED, (0,), (0,)),
    _linked(LinkKind.EDITED, (1,), (1,)),
    _linked(LinkKind.DELETED, (2,), ()),
)


def _record(last: Draft = LAST, positions: Sequence[Position] = ()) -> Snapshot:
    sources = [
        source("zero", SourceKind.DRAFT, date(2031, 1, 1), stage="zero draft"),
        source("last", SourceKind.DRAFT, date(2031, 3, 1), stage=last.stage or "Rev.1"),
        source("talk", SourceKind.REPORT, date(2031, 3, 2)),
    ]
    lineage = Lineage((ZERO, last), (LINKS,), THREADS)
    return record(sources, {"": [lineage, Procedure(()), Register(tuple(positions))]})


def _said(snapshot: Snapshot, thread: str) -> dict[str, str]:
    return {line.label: ENGLISH.say(line.said) for line in verdict_on(snapshot, thread)}


def test_a_paragraph_that_was_never_changed_says_so() -> None:
    assert _said(_record(), "light") == {
        "As it stands": "We light.",
        "What became of it": "Open, in the latest version: Rev.1.",
        "Course": "In the text since zero draft, unchanged.",
        "Open now": "No bracket and no objection.",
    }


def test_a_paragraph_that_was_changed_says_how_often_and_when_last() -> None:
    assert (
        _said(_record(), "dredge")["Course"] == "In the text since zero draft; changed once, last with Rev.1."
    )


def test_a_paragraph_that_went_is_told_by_its_last_words_and_is_not_open() -> None:
    said = _said(_record(), "part")
    assert said["As it stood last"] == "We part."
    assert said["What became of it"].startswith("Not in Rev.1 or later: ")
    assert not {"Open now", "Course", "As it stands"} & set(said)


def test_an_adopted_paragraph_is_not_open_now() -> None:
    said = _said(_record(replace(LAST, stage="adopted")), "light")
    assert said["What became of it"] == "Adopted on 1 March 2031, in last.txt."
    assert "Open now" not in said
    assert said["On record against it"] == "No bracket and no objection."


def test_brackets_and_objections_are_counted_with_whose_they_are() -> None:
    bracket = Bracket(0, 10)
    paragraphs = (LAST.paragraphs[0], replace(LAST.paragraphs[1], brackets=(bracket,)))
    target = paragraph_target("2", "dredge")
    held = [
        position("r", NORWAY, Stance.RESERVE, cite(TALK, "We reserve."), target, date="2031-03-02"),
        position("s", KENYA, Stance.SUPPORT, cite(TALK, "We support it."), target, date="2031-03-02"),
        position("t", FIJI, Stance.SUPPORT, cite(TALK, "We support it too."), target, date="2031-03-02"),
    ]
    said = _said(_record(replace(LAST, paragraphs=paragraphs), held), "dredge")
    assert said["Open now"] == "1 bracket, 1 objection: Norway."
    assert said["Who holds what"] == "Support: Kenya and Fiji; reserve: Norway."
