"""Events: one act however often it is told, and what became of it."""

from dataclasses import replace

import pytest

from travaux.analysis.statements.ledger import enter
from travaux.domain.actors import Actor, ActorKind
from travaux.domain.positions import (
    Moment,
    Position,
    PositionStatus,
    Register,
    Stance,
    Target,
    TargetKind,
    Time,
    Via,
)
from travaux.domain.spans import Citation

ARCADIA = Actor("ARC", "Arcadia", ActorKind.STATE)
BORDURIA = Actor("BOR", "Borduria", ActorKind.STATE)
LAKES = Actor("LAKES", "Lake Group", ActorKind.GROUP)
THREE = Target(TargetKind.PARAGRAPH, "3", thread="t3")
FOUR = Target(TargetKind.PARAGRAPH, "4", thread="t4")


def _position(
    stance: Stance,
    date: str | None = "2031-05-04",
    *targets: Target,
    source: str = "a",
    at: int = 0,
    **more: object,
) -> Position:
    """Return a position of Arcadia, on paragraph 3 where no target is named."""
    position = Position(
        f"{source}{at}{stance}{date}",
        ARCADIA,
        stance,
        targets or (THREE,),
        Moment.UNKNOWN,
        Via.OWN_WORDS,
        0.9,
        (Citation(source, at, at + 5, "words"),),
        date=date,
    )
    return replace(position, **more)  # type: ignore[arg-type]


def _statuses(*positions: Position) -> list[PositionStatus]:
    return [position.status for position in enter(Register(positions)).positions]


def test_what_is_heard_and_reported_is_one_event_and_own_words_come_first() -> None:
    told = _position(Stance.RESERVE, "2031-05-05", source="r", via=Via.REPORT)
    heard = _position(Stance.RESERVE)
    register = enter(Register((told, heard)))
    (event,) = register.events
    assert event.position == heard.id
    assert [witness.via for witness in event.witnesses] == [Via.OWN_WORDS, Via.REPORT]
    assert register.held == (heard,)


@pytest.mark.parametrize(
    "other",
    [
        _position(Stance.RESERVE, "2031-05-05", source="r", via=Via.REPORT, actor=BORDURIA),
        _position(Stance.RESERVE, "2031-05-05", source="r", via=Via.REPORT, speaking_for=LAKES),
        _position(Stance.DISSOCIATE, "2031-05-05", source="r", via=Via.REPORT),
        _position(Stance.RESERVE, "2031-05-05", FOUR, source="r", via=Via.REPORT),
        _position(Stance.RESERVE, "2031-05-08", source="r", via=Via.REPORT),
        _position(Stance.RESERVE, "2031-05-05", source="b"),
    ],
    ids=["another holder", "for a group", "another stance", "another target", "days later", "said again"],
)
def test_another_act_is_another_event(other: Position) -> None:
    assert len(enter(Register((_position(Stance.RESERVE), other))).events) == 2


def test_a_report_of_two_paragraphs_tells_of_the_act_on_one_of_them() -> None:
    told = _position(Stance.RESERVE, "2031-05-04", THREE, FOUR, source="r", via=Via.REPORT)
    assert len(enter(Register((_position(Stance.RESERVE), told))).events) == 1


def test_a_later_stance_supersedes_an_earlier_one_on_the_same_thing() -> None:
    earlier, later = _position(Stance.OPPOSE), _position(Stance.SUPPORT, "2031-06-04", source="b")
    register = enter(Register((earlier, later)))
    assert [p.status for p in register.positions] == [PositionStatus.SUPERSEDED, PositionStatus.STANDS]
    assert register.positions[1].supersedes == (earlier.id,)
    assert [position.id for position in register.held] == [later.id]


@pytest.mark.parametrize(
    "later",
    [
        _position(Stance.SUPPORT, "2031-06-04", FOUR, source="b"),
        _position(Stance.SUPPORT, "2031-05-04", source="b"),
        _position(Stance.SUPPORT, None, source="b"),
        _position(Stance.REGRET, "2031-06-04", source="b"),
        _position(Stance.SUPPORT, "2031-06-04", source="b", speaking_for=LAKES),
    ],
    ids=["on something else", "on the same day", "without a date", "of another kind", "for a group"],
)
def test_what_answers_nothing_anew_supersedes_nothing(later: Position) -> None:
    assert _statuses(_position(Stance.OPPOSE), later)[0] is PositionStatus.STANDS


def test_what_was_placed_on_record_at_adoption_stays() -> None:
    placed = _position(Stance.RESERVE, moment=Moment.AFTER)
    assert _statuses(placed, _position(Stance.SUPPORT, "2031-06-04", source="b"))[0] is PositionStatus.STANDS


def test_only_part_of_what_was_opposed_does_not_supersede_all_of_it() -> None:
    both = _position(Stance.OPPOSE, "2031-05-04", THREE, FOUR)
    assert _statuses(both, _position(Stance.SUPPORT, "2031-06-04", source="b"))[0] is PositionStatus.STANDS


@pytest.mark.parametrize(
    ("lifting", "status"),
    [
        ({}, PositionStatus.WITHDRAWN),
        ({"targets": ()}, PositionStatus.WITHDRAWN),
        ({"targets": (FOUR,)}, PositionStatus.STANDS),
        ({"actor": BORDURIA}, PositionStatus.STANDS),
        ({"closes": Stance.OPPOSE}, PositionStatus.STANDS),
        ({"date": "2031-05-03"}, PositionStatus.STANDS),
    ],
    ids=["on it", "on all", "on another", "of another holder", "of another stance", "before it"],
)
def test_a_lifted_reservation_is_withdrawn(lifting: dict[str, object], status: PositionStatus) -> None:
    lifted = _position(Stance.NOT_BLOCKING, "2031-06-04", source="b", closes=Stance.RESERVE)
    register = enter(Register((_position(Stance.RESERVE), replace(lifted, **lifting))))  # type: ignore[arg-type]
    assert register.positions[0].status is status
    assert bool(register.events[0].closed_by) is (status is PositionStatus.WITHDRAWN)


def test_within_one_source_only_what_comes_before_is_lifted() -> None:
    lifted = _position(Stance.NOT_BLOCKING, at=50, closes=Stance.RESERVE)
    again = _position(Stance.RESERVE, "2031-05-04", FOUR, at=90)
    assert _statuses(_position(Stance.RESERVE), lifted, again)[::2] == [
        PositionStatus.WITHDRAWN,
        PositionStatus.STANDS,
    ]


def test_what_is_told_as_past_is_not_held() -> None:
    assert enter(Register((_position(Stance.OPPOSE, time=Time.PAST),))).held == ()


def test_what_sources_contradict_is_held_and_marked() -> None:
    contested = _position(Stance.OPPOSE, contested="sources differ")
    register = enter(Register((contested,)))
    assert register.positions[0].status is PositionStatus.CONTESTED
    assert len(register.held) == 1


def test_a_group_reported_and_heard_through_its_speaker_acts_once() -> None:
    heard = _position(Stance.RESERVE, speaking_for=LAKES)
    told = _position(Stance.RESERVE, "2031-05-05", source="r", via=Via.REPORT, actor=LAKES)
    (event,) = enter(Register((heard, told))).events
    assert (event.actor, event.speaking_for) == (ARCADIA, LAKES)
    assert len(event.witnesses) == 2


def test_two_who_speak_for_a_group_act_each() -> None:
    one = _position(Stance.RESERVE, speaking_for=LAKES)
    other = _position(Stance.RESERVE, source="b", speaking_for=LAKES, actor=BORDURIA)
    assert len(enter(Register((one, other))).events) == 2


@pytest.mark.parametrize(
    ("one", "other", "events"),
    [
        ({}, {"date": "2031-05-05", "via": Via.REPORT}, 1),
        ({"moment": Moment.BEFORE}, {"moment": Moment.AFTER, "via": Via.REPORT}, 2),
        ({"moment": Moment.AFTER}, {"moment": Moment.BEFORE, "via": Via.REPORT}, 2),
        ({"moment": Moment.AFTER}, {"moment": Moment.AFTER, "via": Via.REPORT}, 1),
        ({"moment": Moment.BEFORE}, {"moment": Moment.UNKNOWN, "via": Via.REPORT}, 1),
        ({}, {"date": None, "via": Via.REPORT}, 1),
        ({"date": None}, {"via": Via.REPORT}, 1),
        ({"date": None}, {}, 2),
        ({}, {"date": None}, 2),
        ({}, {}, 1),
    ],
    ids=[
        "reported a day later",
        "before and after adoption",
        "after and before adoption",
        "after adoption both times",
        "at an unknown moment",
        "reported without a date",
        "heard without a date, reported",
        "heard without a date, and again",
        "heard, and again without a date",
        "heard twice on one day",
    ],
)
def test_two_tellings_are_of_one_occasion_or_not(
    one: dict[str, object], other: dict[str, object], events: int
) -> None:
    first, then = _position(Stance.RESERVE), _position(Stance.RESERVE, source="b")
    told = (replace(first, **one), replace(then, **other))  # type: ignore[arg-type]
    assert len(enter(Register(told)).events) == events


def test_in_one_source_an_act_is_told_once_at_whatever_moment_it_is_placed() -> None:
    first = _position(Stance.RESERVE, moment=Moment.BEFORE)
    again = _position(Stance.RESERVE, at=50, moment=Moment.AFTER)
    assert len(enter(Register((first, again))).events) == 1


def test_a_telling_joins_an_act_by_any_of_its_tellings() -> None:
    """A reporter's date may be near another telling's and far from the first."""
    tellings = (
        _position(Stance.RESERVE, day, source=name, via=Via.REPORT)
        for name, day in (("a", "2031-05-04"), ("b", "2031-05-05"), ("c", "2031-05-06"))
    )
    (event,) = enter(Register(tuple(tellings))).events
    assert len(event.witnesses) == 3


def test_what_has_no_target_is_no_telling_of_another_act() -> None:
    none = replace(_position(Stance.RESERVE, source="b", via=Via.REPORT), targets=())
    assert len(enter(Register((_position(Stance.RESERVE), none))).events) == 2
    assert len(enter(Register((replace(_position(Stance.RESERVE), targets=()), none))).events) == 2


def test_what_is_past_is_another_act_than_what_is_held() -> None:
    past = _position(Stance.OPPOSE, source="b", via=Via.REPORT, time=Time.PAST)
    assert _statuses(_position(Stance.OPPOSE), past) == [PositionStatus.STANDS, PositionStatus.SUPERSEDED]


def test_an_act_is_contested_where_any_telling_of_it_is() -> None:
    told = _position(Stance.RESERVE, source="r", via=Via.REPORT, contested="sources differ")
    assert set(_statuses(_position(Stance.RESERVE), told)) == {PositionStatus.CONTESTED}


def test_an_event_has_all_that_its_tellings_name_and_the_surest_words_first() -> None:
    unsure = _position(Stance.RESERVE, "2031-05-04", THREE, FOUR, confidence=0.4)
    sure = _position(Stance.RESERVE, at=50, confidence=0.8)
    (event,) = enter(Register((unsure, sure))).events
    assert event.position == sure.id
    assert event.targets == (THREE, FOUR)
    assert [witness.position for witness in event.witnesses] == [sure.id, unsure.id]


def test_the_next_answer_supersedes_and_is_superseded_in_turn() -> None:
    answers = (Stance.OPPOSE, Stance.SUPPORT, Stance.OPPOSE)
    days = ("2031-05-04", "2031-06-04", "2031-07-04")
    told = [_position(s, day, source=day) for s, day in zip(answers, days, strict=True)]
    register = enter(Register(tuple(told[::-1])))  # in whatever order they were found
    by_id = {position.id: position for position in register.positions}
    assert [by_id[one.id].status for one in told] == [
        PositionStatus.SUPERSEDED,
        PositionStatus.SUPERSEDED,
        PositionStatus.STANDS,
    ]
    assert [by_id[one.id].supersedes for one in told] == [(), (told[0].id,), (told[1].id,)]


def test_a_thing_is_told_by_its_thread_or_by_its_label_within_its_instrument() -> None:
    third = Target(TargetKind.PARAGRAPH, "III bis", instrument="The Pact")
    spelt = Target(TargetKind.PARAGRAPH, "iii BIS", instrument="the pact")
    elsewhere = Target(TargetKind.PARAGRAPH, "III bis", instrument="The Charter")
    renamed = Target(TargetKind.PARAGRAPH, "9", thread="t3")
    told = {"source": "r", "via": Via.REPORT}
    for one, other, events in ((third, spelt, 1), (third, elsewhere, 2), (THREE, renamed, 1)):
        first = _position(Stance.RESERVE, "2031-05-04", one)
        then = _position(Stance.RESERVE, "2031-05-04", other, **told)  # type: ignore[arg-type]
        assert len(enter(Register((first, then))).events) == events
