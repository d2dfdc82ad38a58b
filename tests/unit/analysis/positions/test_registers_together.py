"""Registers of several sources put together, in their tracks, and as people leave them."""

from dataclasses import replace

import pytest

from travaux.analysis.positions.register import gather
from travaux.analysis.positions.reviewed_positions import describe, reviewed
from travaux.analysis.positions.tracks import with_tracks
from travaux.domain.actors import Actor, ActorKind
from travaux.domain.canonical import canonical
from travaux.domain.corrections import PositionCorrection
from travaux.domain.positions import Moment, Position, Register, Stance, Target, TargetKind, Unresolved, Via
from travaux.domain.review import FindingKey, Review, ReviewDecision, Reviews
from travaux.domain.spans import Citation

ARCADIA = Actor("ARC", "Arcadia", ActorKind.STATE)
BORDURIA = Actor("BOR", "Borduria", ActorKind.STATE)
LAKES = Actor("LAKES", "Lake Group", ActorKind.GROUP)
THREE, FOUR = (Target(TargetKind.PARAGRAPH, label) for label in ("3", "4"))
DAY = "2031-05-04"


def position(stance: Stance = Stance.SUPPORT, source: str = "a", at: int = 0, **more: object) -> Position:
    words = (Citation(source, at, at + 5, "words"),)
    what = (ARCADIA, stance, (THREE,), Moment.UNKNOWN, Via.OWN_WORDS, 0.5, words)
    return replace(Position(f"{source}{at}", *what, date=DAY), **more)  # type: ignore[arg-type]


def told(stance: Stance, source: str = "r", **more: object) -> Position:
    return position(stance, source, via=Via.REPORT, **more)


def gathered(*positions: Position) -> list[Position]:
    return list(gather([Register(positions)]).positions)


def test_what_a_source_repeats_is_one_position_with_every_place() -> None:
    first, again = position(), position(at=50, confidence=0.9)
    (one,) = gathered(first, again)
    assert one.citations == (*first.citations, *again.citations)
    assert one.confidence == 0.9
    assert gathered(again, first)[0].confidence == 0.9


@pytest.mark.parametrize(
    "other",
    [
        position(source="b"),
        position(at=50, actor=BORDURIA),
        position(at=50, speaking_for=LAKES),
        position(Stance.REGRET, at=50),
        position(at=50, moment=Moment.AFTER),
        position(at=50, targets=(FOUR,)),
    ],
    ids=[
        "another source",
        "another holder",
        "for a group",
        "another stance",
        "another moment",
        "another thing",
    ],
)
def test_another_position_is_no_repetition(other: Position) -> None:
    assert len(gathered(position(), other)) == 2


def test_positions_on_nothing_named_are_no_repetitions_of_each_other() -> None:
    assert len(gathered(position(targets=()), position(at=50, targets=()))) == 2


def test_all_that_registers_leave_open_is_told_once() -> None:
    doubt = Unresolved("nobody is named", position().citations)
    first = Register((position(),), (doubt,), unnamed=(told(Stance.OPPOSE),))
    second = Register((position(source="b"),), (doubt,), unnamed=(told(Stance.OPPOSE),))
    both = gather([first, second])
    assert [len(each) for each in (both.positions, both.unresolved, both.unnamed)] == [2, 1, 1]


@pytest.mark.parametrize(
    ("report", "yields", "contested"),
    [
        (told(Stance.SUPPORT), True, None),
        (told(Stance.OPPOSE), True, "a report has “oppose”, the own words “support”"),
        (told(Stance.REGRET, date=None), False, None),
        (told(Stance.SUPPORT, date="2031-05-07"), True, None),
        (told(Stance.SUPPORT, date="2031-05-08"), False, None),
        (told(Stance.SUPPORT, date=None), True, None),
        (told(Stance.SUPPORT, targets=(FOUR,)), False, None),
        (told(Stance.SUPPORT, actor=BORDURIA), False, None),
        (position(Stance.SUPPORT, "b"), False, None),
    ],
    ids=[
        "the same",
        "the contrary",
        "neither",
        "within a weekend",
        "later",
        "on no day",
        "on another thing",
        "of another holder",
        "own words again",
    ],
)
def test_a_report_yields_to_own_words_of_the_same_days(
    report: Position, yields: bool, contested: str | None
) -> None:
    own, other = gathered(position(), report)
    assert (own.yields, other.yields) == (False, yields)
    if yields:
        assert (str(other.contested) if other.contested else None) == contested


def test_on_record_a_reservation_is_no_dissociation() -> None:
    _, other = gathered(position(Stance.RESERVE), told(Stance.DISSOCIATE))
    assert other.yields
    assert other.contested
    _, same = gathered(position(Stance.RESERVE), told(Stance.RESERVE))
    assert same.contested is None


@pytest.mark.parametrize(
    ("other", "contested"),
    [
        (position(Stance.OPPOSE, "b"), True),
        (position(Stance.OPPOSE, "b", date="2031-06-04"), False),
        (position(Stance.OPPOSE, "b", moment=Moment.AFTER), False),
        (position(Stance.OPPOSE, "b", targets=(FOUR,)), False),
        (position(Stance.OPPOSE, "b", actor=BORDURIA), False),
        (position(Stance.SUPPORT, "b"), False),
        (position(Stance.INTERPRET, "b"), False),
    ],
    ids=[
        "on both sides",
        "later",
        "at another moment",
        "on another thing",
        "of another holder",
        "on one side",
        "on neither side",
    ],
)
def test_a_delegation_on_both_sides_of_one_thing_at_one_moment_is_contested(
    other: Position, contested: bool
) -> None:
    found = gathered(position(), other)
    assert [bool(one.contested) for one in found] == [contested, contested]
    if contested:
        assert str(found[0].contested).startswith("on both sides: ")
        assert str(found[0].contested).endswith("(paragraph 3)")


def test_both_sides_of_a_whole_text_contradict_nothing() -> None:
    whole = (Target(TargetKind.DOCUMENT, "the Pact"),)
    found = gathered(position(targets=whole), position(Stance.OPPOSE, "b", targets=whole))
    assert not any(one.contested for one in found)


@pytest.mark.parametrize(
    ("stance", "source", "contested"),
    [
        (Stance.DISSOCIATE, "s", True),
        (Stance.RESERVE, "s", False),
        (Stance.DISSOCIATE, "r", False),
        (Stance.REGRET, "s", False),
    ],
    ids=["two sources", "the same", "one source", "another kind"],
)
def test_two_reports_that_differ_on_what_was_placed_on_record_are_contested(
    stance: Stance, source: str, contested: bool
) -> None:
    found = gathered(told(Stance.RESERVE), told(stance, source, at=50))
    assert [bool(one.contested) for one in found] == [contested, contested]


def test_what_was_said_in_a_track_is_of_it_and_what_is_reported_there_is_not() -> None:
    register = Register(
        (position(), told(Stance.OPPOSE, "a", at=9), position(source="b")), unnamed=(position(),)
    )
    tracked = with_tracks(register, {"a": "open"})
    assert [one.track for one in tracked.positions] == ["open", None, None]
    assert [one.track for one in tracked.unnamed] == ["open"]
    assert with_tracks(register, {}) is register


def said(seen: Position, verdict: ReviewDecision, wanted: PositionCorrection | None = None) -> Reviews:
    to = canonical(wanted) if wanted else None
    return Reviews(
        (Review(FindingKey("", "position", seen.id), verdict, canonical(seen), "misread", to, "Ann"),)
    )


def test_a_rejected_position_is_left_out_and_told() -> None:
    seen, other = position(), position(source="b")
    doubt = Unresolved("nobody is named", other.citations)
    left = reviewed(Register((seen, other), (doubt,)), said(seen, ReviewDecision.REJECT))
    assert left.positions == (other,)
    assert left.unresolved[0] == doubt
    assert left.unresolved[1].citations == seen.citations
    assert "Ann" in str(left.unresolved[1].reason)


def test_a_confirmed_position_is_as_the_person_saw_it() -> None:
    seen = position()
    now = replace(seen, stance=Stance.OPPOSE, targets=(FOUR,), confidence=0.7)
    (kept,) = reviewed(Register((now,)), said(seen, ReviewDecision.CONFIRM)).positions
    assert (kept.stance, kept.targets, kept.confidence) == (Stance.SUPPORT, (THREE,), 0.7)
    assert kept.review is not None
    assert kept.review.who == "Ann"


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (PositionCorrection(actor=BORDURIA), (BORDURIA, None, None, Stance.SUPPORT, (THREE,))),
        (PositionCorrection(stance=Stance.OPPOSE), (ARCADIA, LAKES, "Ida", Stance.OPPOSE, (THREE,))),
        (PositionCorrection(targets=(FOUR,)), (ARCADIA, LAKES, "Ida", Stance.SUPPORT, (FOUR,))),
        (PositionCorrection(targets=()), (ARCADIA, LAKES, "Ida", Stance.SUPPORT, ())),
    ],
    ids=["another holder", "another stance", "another thing", "nothing named"],
)
def test_a_correction_changes_what_it_names_and_no_more(
    wanted: PositionCorrection, expected: tuple[object, ...]
) -> None:
    seen = position(speaking_for=LAKES, person="Ida")
    (now,) = reviewed(Register((seen,)), said(seen, ReviewDecision.EDIT, wanted)).positions
    assert (now.actor, now.speaking_for, now.person, now.stance, now.targets) == expected


def test_a_position_is_described_by_its_holder_stance_and_things() -> None:
    assert str(describe(position(speaking_for=LAKES, targets=(THREE, FOUR)))) == "Lake Group: support (3, 4)"
    assert str(describe(position(targets=()))) == "Arcadia: support (no target named)"
