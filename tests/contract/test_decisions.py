"""What people decide of a finding holds for every kind of finding alike.

Whatever is decided goes through a record as in use: confirm, correct, reject, withdraw, restore. Each
kind brings a finding, a neighbour that nobody decides about, and how decisions are applied to both.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.unit.analysis.text.drafting import draft
from travaux.analysis.commitments import reviewed_commitments
from travaux.analysis.meeting import reviewed_arguments
from travaux.analysis.positions import reviewed_positions
from travaux.analysis.speakers import reviewed_speakers
from travaux.analysis.text import reviewed_links
from travaux.analysis.text.comparison import compare
from travaux.domain.actors import Actor, ActorKind, Speaker
from travaux.domain.canonical import canonical
from travaux.domain.commitments import Commitment, Deadline, Strength
from travaux.domain.corrections import (
    ArgumentCorrection,
    LinkCorrection,
    PositionCorrection,
    SpeakerCorrection,
)
from travaux.domain.findings import Argument
from travaux.domain.lineage import Link
from travaux.domain.meetings import Intervention
from travaux.domain.positions import Moment, Position, Register, Stance, Target, TargetKind, Via
from travaux.domain.review import FindingKey, Review, ReviewDecision, ReviewNote, Reviews, describe_review
from travaux.domain.sources import Viewer
from travaux.domain.spans import SourceText
from travaux.store.record import SQLiteStore, create_record, open_record

CONFIRM, CORRECT, REJECT, WITHDRAW = (
    ReviewDecision.CONFIRM,
    ReviewDecision.EDIT,
    ReviewDecision.REJECT,
    ReviewDecision.WITHDRAW,
)
MARENIA = Actor("mar", "Marenia", ActorKind.STATE)
TESSALY = Actor("tes", "Tessaly", ActorKind.STATE)
RIVERS = Actor("riv", "Group of Rivers", ActorKind.GROUP)
TALKS = SourceText("talks", "Marenia: We keep the toll for pilots. Tessaly: We dredge the channel in winter.")
TOLL, CHANNEL = TALKS.cite(9, 37), TALKS.cite(47, 79)
ZERO = draft("1. Parties shall keep the toll for pilots.\n2. Parties shall dredge the channel.", "zero")
REVISED = draft("1. Parties shall keep the toll for pilots.\n2. Parties shall dredge the channel.", "rev1")


@dataclass(frozen=True)
class Shown:
    """What stands of the finding and of its neighbour, in words, and what is said of what people decided."""

    now: tuple[str, ...]
    neighbour: tuple[str, ...]
    marks: tuple[ReviewNote, ...] = ()
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True)
class Kind:
    """One kind of finding. ``changed`` is what the machine finds where the ground has moved."""

    name: str
    finding: object
    show: Callable[[object, Reviews], Shown]
    id: str
    plain: tuple[str, ...]
    rejected: tuple[str, ...]
    changed: object
    correction: object = None
    corrected: tuple[str, ...] = ()
    says_what_was_rejected: bool = True


def _marks(*findings: object) -> tuple[ReviewNote, ...]:
    return tuple(mark for found in findings if (mark := getattr(found, "review", None)))


TURN = Intervention("i1", Speaker("MARENIA", MARENIA), TOLL.start, TOLL.end, 7)
OTHER_TURN = Intervention("i2", Speaker("TESSALY", TESSALY), CHANNEL.start, CHANNEL.end, 7)


def _turns(finding: object, reviews: Reviews) -> Shown:
    assert isinstance(finding, Intervention)
    own, other = reviewed_speakers.corrected((finding, OTHER_TURN), reviews)
    return Shown((own.speaker.name,), (other.speaker.name,), _marks(own, other))


ARGUMENT = Argument("a1", "i1", "Marenia", "Pilots need the toll.", (TOLL,), topics=("tolls",))
OTHER_ARGUMENT = Argument("a2", "i2", "Tessaly", "Winter needs a channel.", (CHANNEL,))


def _arguments(finding: object, reviews: Reviews) -> Shown:
    assert isinstance(finding, Argument)
    found = reviewed_arguments.reviewed((finding, OTHER_ARGUMENT), reviews)
    own, other = ([one for one in found if one.id == name] for name in ("a1", "a2"))
    words = [[str(reviewed_arguments.describe(one)) for one in each] for each in (own, other)]
    return Shown(tuple(words[0]), tuple(words[1]), _marks(*found))


POSITION = Position(
    "p1",
    MARENIA,
    Stance.SUPPORT,
    (Target(TargetKind.PARAGRAPH, "1"),),
    Moment.BEFORE,
    Via.OWN_WORDS,
    0.9,
    (TOLL,),
    speaking_for=RIVERS,
    person="Ms. Dune",
)
OTHER_POSITION = replace(POSITION, id="p2", actor=TESSALY, speaking_for=None, citations=(CHANNEL,))


def _positions(finding: object, reviews: Reviews) -> Shown:
    assert isinstance(finding, Position)
    found = reviewed_positions.reviewed(Register((finding, OTHER_POSITION)), reviews)
    own, other = ([one for one in found.positions if one.id == name] for name in ("p1", "p2"))
    words = [[str(reviewed_positions.describe(one)) for one in each] for each in (own, other)]
    left_out = tuple(str(one.reason) for one in found.unresolved)
    return Shown(tuple(words[0]), tuple(words[1]), _marks(*found.positions), left_out)


REJECTED = tuple(f"rejected by Ada on {day} (heard anew)" for day in ("2031-02-03", "3 February 2031"))
"""What is said of a finding that was rejected: in data, and on a page."""


COMMITMENT = Commitment(
    "c1", "1", 0, (), Strength.REQUESTS, "requests", ("the Pilots",), (), "to keep the toll", (TOLL,)
)
OTHER_COMMITMENT = replace(COMMITMENT, id="c2", duty="to dredge", citations=(CHANNEL,))


def _commitments(finding: object, reviews: Reviews) -> Shown:
    assert isinstance(finding, Commitment)
    found, rejected = reviewed_commitments.reviewed((finding, OTHER_COMMITMENT), reviews.given)
    own, other = ([one for one in found if one.id == name] for name in ("c1", "c2"))
    words = [[str(reviewed_commitments.describe(one)) for one in each] for each in (own, other)]
    left_out = tuple(str(describe_review(one.review)) for one in rejected if one.review)
    return Shown(tuple(words[0]), tuple(words[1]), _marks(*found), left_out)


COMPARISON = compare(ZERO, REVISED)
LINK, OTHER_LINK = COMPARISON.links


def _links(finding: object, reviews: Reviews) -> Shown:
    found = replace(COMPARISON, links=(finding, OTHER_LINK))  # type: ignore[arg-type]
    links = reviewed_links.reviewed(found, reviews)
    own = [link for link in links if 0 in (*link.old, *link.new)]
    other = [link for link in links if link not in own]
    words = [[str(reviewed_links.describe(one)) for one in each] for each in (own, other)]
    return Shown(tuple(words[0]), tuple(words[1]), _marks(*links))


KINDS = (
    Kind(
        "intervention",
        TURN,
        _turns,
        "i1",
        plain=("Marenia",),
        rejected=("MARENIA",),
        changed=replace(TURN, speaker=Speaker("MARENIA", TESSALY)),
        correction=SpeakerCorrection(TESSALY, "Mr. Loam", (RIVERS,)),
        corrected=("Tessaly",),
    ),
    Kind(
        "argument",
        ARGUMENT,
        _arguments,
        "a1",
        plain=("Marenia: Pilots need the toll. [tolls]",),
        rejected=(),
        changed=replace(ARGUMENT, claim="Pilots want the toll."),
        correction=ArgumentCorrection(("pilots", "ports")),
        corrected=("Marenia: Pilots need the toll. [pilots, ports]",),
        says_what_was_rejected=False,
    ),
    Kind(
        "position",
        POSITION,
        _positions,
        "p1",
        plain=("Group of Rivers: support (1)",),
        rejected=(),
        changed=replace(POSITION, confidence=0.5),
        correction=PositionCorrection(TESSALY, Stance.OPPOSE, (Target(TargetKind.TERM, "toll"),)),
        corrected=("Tessaly: oppose (toll)",),
    ),
    Kind(
        "commitment",
        COMMITMENT,
        _commitments,
        "c1",
        plain=("the Pilots: requests to keep the toll",),
        rejected=(),
        changed=replace(COMMITMENT, deadline=Deadline("by 2032", "a year", TOLL)),
    ),
    Kind(
        "link",
        LINK,
        _links,
        LINK.id,
        plain=("paragraph no. 1 → paragraph no. 1 (unchanged)",),
        rejected=("paragraph no. 1 stands elsewhere", "paragraph no. 1 stood elsewhere"),
        changed=None,
        correction=LinkCorrection("zero", "rev1", (0,), ()),
        corrected=("paragraph no. 1 stands elsewhere", "paragraph no. 1 stood elsewhere"),
    ),
)
EVERY = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
CORRECTABLE = pytest.mark.parametrize(
    "kind", [kind for kind in KINDS if kind.correction], ids=lambda kind: kind.name
)
MOVING = pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.changed], ids=lambda kind: kind.name)


@pytest.fixture
def record(tmp_path: Path) -> SQLiteStore:
    moments = (datetime(2031, 2, 3, 12, 0, tzinfo=UTC) + timedelta(minutes=n) for n in range(99))
    create_record(tmp_path / "record.sqlite")
    return open_record(tmp_path / "record.sqlite", lambda: next(moments))


Decide = Callable[..., Shown]


@pytest.fixture
def decide(record: SQLiteStore) -> Decide:
    """Return what is shown of a kind's finding when people have decided, one after the other."""

    def decided(kind: Kind, *verdicts: ReviewDecision, finding: object = None) -> Shown:
        key = FindingKey("talks", kind.name, kind.id)
        for verdict in verdicts:
            said = canonical(kind.correction) if verdict is CORRECT else None
            review = Review(key, verdict, canonical(kind.finding), "heard anew", said)
            with record.writing("Ada") as writing:
                writing.put_review(review)
        with record.view(Viewer.KEEPER) as reading:
            given = reading.reviews()
        assert [review.verdict for review in given][-len(verdicts) :] == list(verdicts)
        return kind.show(kind.finding if finding is None else finding, Reviews(tuple(given)))

    return decided


def words_of(shown: Shown) -> list[str]:
    return [*(str(describe_review(mark)) for mark in shown.marks), *shown.left_out]


def verdicts_of(shown: Shown) -> Sequence[ReviewDecision]:
    return [mark.verdict for mark in shown.marks]


@EVERY
def test_what_nobody_decided_about_stands_as_it_was_found(kind: Kind) -> None:
    shown = kind.show(kind.finding, Reviews())
    assert shown.now == kind.plain
    assert words_of(shown) == []


@EVERY
def test_what_is_confirmed_stands_and_says_who_confirmed_it(kind: Kind, decide: Decide) -> None:
    shown = decide(kind, CONFIRM)
    assert shown.now == kind.plain
    assert [str(describe_review(mark)) for mark in shown.marks] == [
        "confirmed by Ada on 3 February 2031 (heard anew)"
    ]
    assert not shown.marks[0].moved


@CORRECTABLE
def test_what_is_corrected_stands_as_corrected_and_keeps_what_was_found(kind: Kind, decide: Decide) -> None:
    shown = decide(kind, CORRECT)
    assert shown.now == kind.corrected
    assert set(verdicts_of(shown)) == {CORRECT}
    told = "; ".join(words_of(shown))
    assert "corrected by Ada on 3 February 2031 (heard anew); the machine found: " in told
    assert {mark.found for mark in shown.marks} == {canonical(kind.finding)}
    assert not any(mark.moved for mark in shown.marks)


@EVERY
def test_what_is_rejected_no_longer_stands(kind: Kind, decide: Decide) -> None:
    shown = decide(kind, REJECT)
    assert shown.now == kind.rejected
    said = [words for words in words_of(shown) if words.startswith(REJECTED)]
    assert bool(said) is kind.says_what_was_rejected
    assert said == words_of(shown)


@EVERY
@pytest.mark.parametrize("verdict", [CONFIRM, REJECT])
def test_what_is_withdrawn_leaves_the_finding_as_it_was(
    kind: Kind, verdict: ReviewDecision, decide: Decide
) -> None:
    shown = decide(kind, verdict, WITHDRAW)
    assert shown.now == kind.plain
    assert words_of(shown) == []


@CORRECTABLE
def test_a_withdrawn_correction_leaves_the_finding_as_it_was(kind: Kind, decide: Decide) -> None:
    shown = decide(kind, CORRECT, WITHDRAW)
    assert shown.now == kind.plain
    assert words_of(shown) == []


@EVERY
def test_what_was_rejected_and_withdrawn_may_be_rejected_again(kind: Kind, decide: Decide) -> None:
    assert decide(kind, REJECT, WITHDRAW, REJECT).now == kind.rejected


@EVERY
def test_a_withdrawal_restores_the_decision_before(kind: Kind, decide: Decide) -> None:
    shown = decide(kind, CONFIRM, REJECT, WITHDRAW)
    assert shown.now == kind.plain
    assert verdicts_of(shown) == [CONFIRM]
    assert decide(kind, WITHDRAW, REJECT, CONFIRM, WITHDRAW).now == kind.rejected


@CORRECTABLE
def test_a_withdrawal_restores_a_correction(kind: Kind, decide: Decide) -> None:
    shown = decide(kind, CORRECT, REJECT, WITHDRAW)
    assert shown.now == kind.corrected
    assert set(verdicts_of(shown)) == {CORRECT}


@EVERY
def test_a_confirmation_after_a_rejection_restores_the_finding(kind: Kind, decide: Decide) -> None:
    shown = decide(kind, REJECT, CONFIRM)
    assert shown.now == kind.plain
    assert verdicts_of(shown) == [CONFIRM]


@EVERY
def test_withdrawing_what_nobody_decided_changes_nothing(kind: Kind, decide: Decide) -> None:
    assert decide(kind, WITHDRAW) == kind.show(kind.finding, Reviews())


@EVERY
@pytest.mark.parametrize("verdict", [CONFIRM, REJECT])
def test_no_decision_touches_a_neighbour(kind: Kind, verdict: ReviewDecision, decide: Decide) -> None:
    neighbour = kind.show(kind.finding, Reviews()).neighbour
    assert neighbour
    assert decide(kind, verdict).neighbour == neighbour


@CORRECTABLE
def test_no_correction_touches_a_neighbour(kind: Kind, decide: Decide) -> None:
    assert decide(kind, CORRECT).neighbour == kind.show(kind.finding, Reviews()).neighbour


@MOVING
def test_a_decision_says_where_the_machine_finds_something_else_now(kind: Kind, decide: Decide) -> None:
    (mark,) = decide(kind, CONFIRM, finding=kind.changed).marks
    assert mark.moved
    assert str(describe_review(mark)).endswith("what the machine finds has changed since")


@MOVING
def test_what_is_rejected_no_longer_stands_though_it_is_found_otherwise(kind: Kind, decide: Decide) -> None:
    assert decide(kind, REJECT, finding=kind.changed).now == kind.rejected


def test_a_speaker_of_words_that_stand_elsewhere_now_is_not_decided_about(decide: Decide) -> None:
    (turns, *_) = KINDS
    for moved in (replace(TURN, start=TURN.start + 1), replace(TURN, end=TURN.end - 1)):
        shown = decide(turns, REJECT, finding=moved)
        assert shown.now == turns.plain
        assert shown.marks == ()


def test_a_corrected_speaker_is_given_all_that_was_said_of_them() -> None:
    (turns, *_) = KINDS
    given = Review(
        FindingKey("talks", "intervention", "i1"), CORRECT, canonical(TURN), "", canonical(turns.correction)
    )
    (turn,) = reviewed_speakers.corrected((TURN,), Reviews((given,)))
    assert turn.speaker == Speaker("MARENIA", TESSALY, "Mr. Loam", on_behalf_of=(RIVERS,))


def test_a_position_keeps_what_a_correction_does_not_name() -> None:
    key = FindingKey("talks", "position", "p1")
    for correction, told in (
        (PositionCorrection(stance=Stance.OPPOSE), "Group of Rivers: oppose (1)"),
        (PositionCorrection(actor=TESSALY), "Tessaly: support (1)"),
        (PositionCorrection(targets=()), "Group of Rivers: support (no target named)"),
    ):
        given = Review(key, CORRECT, canonical(POSITION), "", canonical(correction))
        (position,) = reviewed_positions.reviewed(Register((POSITION,)), Reviews((given,))).positions
        assert str(reviewed_positions.describe(position)) == told
        assert position.person == (None if correction.actor else "Ms. Dune")


def test_what_was_unresolved_stays_before_what_was_rejected() -> None:
    key = FindingKey("talks", "position", "p1")
    given = Reviews((Review(key, REJECT, canonical(POSITION), who="Ada"),))
    once = reviewed_positions.reviewed(Register((POSITION, OTHER_POSITION)), given)
    again = reviewed_positions.reviewed(replace(once, positions=(POSITION,)), given)
    assert [one.citations for one in once.unresolved] == [(TOLL,)]
    assert len(again.unresolved) == 2


def test_decisions_about_commitments_are_told_from_those_about_other_kinds() -> None:
    other = Review(FindingKey("", "argument", "c1"), REJECT, canonical(COMMITMENT))
    found, rejected = reviewed_commitments.reviewed((COMMITMENT,), (other,))
    assert (found, rejected) == ((COMMITMENT,), ())


def linked(
    correction: LinkCorrection | None, verdict: ReviewDecision = CORRECT, seen: Link = LINK
) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    said = canonical(correction) if correction else None
    given = Review(FindingKey("", "link", seen.id), verdict, canonical(seen), "", said)
    links = reviewed_links.reviewed(COMPARISON, Reviews((given,)))
    return [(link.old, link.new) for link in links]


def test_a_link_is_drawn_elsewhere_and_what_it_takes_stands_alone() -> None:
    across = LinkCorrection("zero", "rev1", (0,), (1,))
    assert sorted(linked(across)) == [((), (0,)), ((0,), (1,)), ((1,), ())]
    joined = LinkCorrection("zero", "rev1", (0, 1), (0,))
    assert sorted(linked(joined)) == [((), (1,)), ((0, 1), (0,))]


@pytest.mark.parametrize(
    "correction",
    [
        LinkCorrection("other", "rev1", (0,), (1,)),
        LinkCorrection("zero", "other", (0,), (1,)),
        LinkCorrection("zero", "rev1", (2,), (1,)),
        LinkCorrection("zero", "rev1", (0,), (2,)),
        LinkCorrection("zero", "rev1", (-1,), (1,)),
    ],
)
def test_a_link_to_what_is_not_there_is_not_drawn(correction: LinkCorrection) -> None:
    assert linked(correction) == [((0,), (0,)), ((1,), (1,))]


def test_a_link_whose_words_stand_elsewhere_is_not_decided_about() -> None:
    moved = replace(LINK, citations=OTHER_LINK.citations)
    assert linked(None, REJECT, moved) == [((0,), (0,)), ((1,), (1,))]
