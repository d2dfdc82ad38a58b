"""The brief: what each kind of record says of itself, and what it must not say."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from tests.unit.analysis.text.drafting import draft
from tests.unit.views.made_records import (
    EGYPT,
    FIJI,
    KENYA,
    NORWAY,
    by,
    cite,
    meeting,
    paragraph_target,
    position,
    record,
    source,
)
from travaux.domain.lineage import Lineage, Place, Thread
from travaux.domain.meeting_reports import MeetingReport, MeetingStatistics
from travaux.domain.messages import ENGLISH
from travaux.domain.positions import Position, Register, Stance
from travaux.domain.process import Procedure, Step, StepKind
from travaux.domain.sources import SourceKind
from travaux.domain.spans import SourceText
from travaux.domain.texts import Draft
from travaux.domain.votes import Votes
from travaux.views.brief import Brief, RecordContents, brief, first_of_names
from travaux.views.procedure.adoption import adoption_of
from travaux.views.procedure.phases import Phase, phases
from travaux.views.snapshot import Snapshot

DAY = date(2031, 3, 10)
TALK = SourceText("talk", "The text was adopted. The agenda was adopted. We reserve. G/RES/7 was adopted.")
OPEN = draft("1. We light.\n2. We dredge.", "last")
ADOPTED = replace(OPEN, stage="adopted")


def _record(
    text: Draft, steps: Sequence[Step] = (), positions: Sequence[Position] = (), symbol: str | None = None
) -> Snapshot:
    threads = tuple(Thread(f"t{n}", (Place(0, (n,)),)) for n in range(len(text.paragraphs)))
    sources = [
        source("last", SourceKind.DRAFT, DAY, symbol=symbol, stage=text.stage),
        source("talk", SourceKind.REPORT, date(2031, 3, 12)),
    ]
    values = {"": [Lineage((text,), (), threads), Procedure(tuple(steps)), Register(tuple(positions))]}
    return record(sources, values)


def _step(kind: StepKind, words: str, day: date | None = DAY, **also: object) -> Step:
    return Step(words, kind, kind.value, day, citations=(cite(TALK, words),), **also)  # type: ignore[arg-type]


def _said(found: Brief) -> list[str]:
    return [ENGLISH.say(line.said) for line in found.lines]


def test_an_empty_record_says_nothing_and_one_that_waits_says_what_it_holds() -> None:
    assert brief(record([], {}), DAY) == Brief(RecordContents.EMPTY, ())
    waits = brief(record([source("paper", SourceKind.DOCUMENT, DAY)], {}), DAY)
    assert waits.form is RecordContents.WAITING
    assert _said(waits) == ["1 other source, of 10 March 2031."]


def test_a_text_alone_is_told_by_its_latest_version_and_what_is_open() -> None:
    found = brief(_record(OPEN), DAY)
    assert found.form is RecordContents.TEXT
    assert _said(found)[1:] == [
        "last.txt of 10 March 2031, with 2 paragraphs.",
        "No paragraph of it stands in brackets, and no objection to its words is on record.",
    ]


def test_what_is_contested_is_told_with_who_objects() -> None:
    words = cite(TALK, "We reserve.")
    held = position("p", NORWAY, Stance.RESERVE, words, paragraph_target("2", "t1"), date=DAY.isoformat())
    found = brief(_record(OPEN, positions=[held]), DAY)
    assert _said(found)[2:] == ["1 paragraph is contested: 0 in brackets.", "Paragraph 2: Norway."]
    assert found.lines[-1].citations == (words,)


@pytest.mark.parametrize(("today", "told"), [(date(2031, 3, 14), True), (date(2031, 3, 15), False)])
def test_a_silence_procedure_is_next_until_its_last_day(today: date, told: bool) -> None:
    placed = _step(StepKind.UNDER_SILENCE, "We reserve.", until=date(2031, 3, 14))
    labels = [line.label for line in brief(_record(OPEN, [placed]), today).lines]
    assert ("Next" in labels) is told


@pytest.mark.parametrize("ends", [StepKind.SILENCE_BROKEN, StepKind.SILENCE_KEPT])
def test_a_silence_procedure_that_ended_is_not_next(ends: StepKind) -> None:
    placed = _step(StepKind.UNDER_SILENCE, "We reserve.", until=date(2031, 3, 14))
    ended = _step(ends, "The text", date(2031, 3, 11))
    snapshot = _record(OPEN, [placed, ended])
    assert "Next" not in [line.label for line in brief(snapshot, DAY).lines]
    assert [each.phase for each in phases(snapshot, DAY) if each.current] == [Phase.NEGOTIATION]


def test_a_text_in_one_phase_alone_has_no_bar_of_phases() -> None:
    assert phases(_record(OPEN), DAY) == ()


def test_a_text_under_silence_stands_in_that_phase() -> None:
    placed = _step(StepKind.UNDER_SILENCE, "We reserve.", until=date(2031, 3, 14))
    found = phases(_record(OPEN, [placed]), DAY)
    assert [(each.phase, each.current) for each in found] == [
        (Phase.NEGOTIATION, False),
        (Phase.SILENCE, True),
    ]


def test_the_adoption_of_something_else_is_not_the_adoption_of_the_text() -> None:
    agenda = _step(StepKind.ADOPTION, "The agenda was adopted.")
    for symbol in (None, "G/RES/7"):
        snapshot = _record(OPEN, [agenda], symbol=symbol)
        assert adoption_of(snapshot) is None
        assert brief(snapshot, DAY).form is RecordContents.TEXT


def test_a_text_that_words_on_its_adoption_name_is_adopted() -> None:
    snapshot = _record(OPEN, [_step(StepKind.ADOPTION, "G/RES/7 was adopted.")], symbol="G/RES/7")
    found = adoption_of(snapshot)
    assert found is not None
    assert found.date == DAY
    assert brief(snapshot, DAY).form is RecordContents.ADOPTED


def test_an_adopted_text_is_told_by_its_vote_and_who_set_themselves_apart() -> None:
    steps = [
        _step(StepKind.PARAGRAPH_VOTE, "The text", paragraphs=("2",), votes=Votes(7, 2, 1)),
        _step(StepKind.VOTE, "The agenda", date(2030, 1, 1), votes=Votes(3, 3, 3)),
        _step(StepKind.ADOPTION, "The text was adopted.", result="by consensus"),
    ]
    words = cite(TALK, "We reserve.")
    held = [
        position(str(n), actor, stance, words, date=day)
        for n, (actor, stance, day) in enumerate(
            [
                (NORWAY, Stance.RESERVE, DAY.isoformat()),
                (FIJI, Stance.DISSOCIATE, DAY.isoformat()),
                (KENYA, Stance.RESERVE, "2031-03-09"),  # of an earlier wording
                (EGYPT, Stance.SUPPORT, DAY.isoformat()),
            ]
        )
    ]
    found = brief(_record(ADOPTED, steps, held), DAY)
    assert found.form is RecordContents.ADOPTED
    assert _said(found)[1:] == [
        "last.txt, adopted by consensus on 10 March 2031.",
        "vote on a paragraph: 7 in favour, 2 against, 1 abstaining.",
        "Reservations: Norway; dissociations: Fiji.",
    ]
    assert all(line.citations for line in found.lines[1:])


def test_meetings_alone_have_no_phases_and_are_told_by_what_they_came_to() -> None:
    held = meeting("talk one", (by(NORWAY), "We agree."), (by(KENYA), "So do we."))
    snapshot = record(
        [source("talk one", SourceKind.TRANSCRIPT, DAY)],
        {"talk one": [MeetingReport(held, MeetingStatistics(()))]},
    )
    found = brief(snapshot, DAY)
    assert found.form is RecordContents.MEETINGS
    assert _said(found) == [
        "1 meeting, of 10 March 2031.",
        "2 interventions by 2 speakers.",
        "0 shared points, 0 differences.",
        "talk one.txt",
    ]
    assert phases(snapshot, DAY) == ()


def test_many_names_are_counted_after_the_first_four() -> None:
    names = ["A", "B", "C", "D", "E", "F"]
    assert ENGLISH.say(first_of_names(names[:5])) == "A, B, C, D and E"
    assert ENGLISH.say(first_of_names(names)) == "A, B, C, D and 2 more"
