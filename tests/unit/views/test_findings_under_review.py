"""What can be reviewed, what most needs it, and what is said of reviews that fit no longer."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from tests.unit.analysis.text.drafting import draft
from tests.unit.views.made_records import (
    FIJI,
    G77,
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
from travaux.domain.actors import Speaker
from travaux.domain.canonical import canonical
from travaux.domain.commitments import (
    Commitment,
    Commitments,
    CommitmentStatus,
    Entry,
    RecordedEntry,
    Strength,
)
from travaux.domain.corrections import (
    ArgumentCorrection,
    Correction,
    LinkCorrection,
    PositionCorrection,
    SpeakerCorrection,
)
from travaux.domain.findings import Argument
from travaux.domain.lineage import Lineage, Link, LinkKind
from travaux.domain.meeting_reports import MeetingReport, MeetingStatistics
from travaux.domain.positions import Register, Stance
from travaux.domain.record import LogEntry
from travaux.domain.review import ENTRY, EVENT, FindingKey, Review, ReviewDecision, ReviewNote
from travaux.domain.sources import SourceKind
from travaux.domain.spans import SourceText
from travaux.errors import NotFound
from travaux.views.review import findings
from travaux.views.review.backing import ReviewsUsed, backing_in, review_under, reviewed_turns
from travaux.views.review.plain import item_json, review_json
from travaux.views.snapshot import Snapshot

TALK = meeting(
    "talk",
    (by(NORWAY), "We light harbours."),
    (Speaker("Voice 2"), "We dredge."),
    (Speaker("Voice 2"), "We dredge again."),
    (Speaker(""), "We part."),
    (Speaker("Guinea", ambiguous=("Guinea", "Papua New Guinea")), "We agree."),
    (Speaker("", on_behalf_of=(G77,)), "We all agree."),
    (Speaker(""), "We leave."),
)
ARGUMENT = Argument("a1", "t1", "Norway", "Lights matter.", (cite(TALK, "We light"),), topics=("Lights",))
ZERO = replace(draft("1. We light harbours.\n2. We dredge.", "zero"), stage="zero draft")
LAST = replace(draft("1. We light.\n2. We dredge.\n3. We requested lamps.", "last"), title="Last")


def _link(old: tuple[int, ...], new: tuple[int, ...], score: float, **also: object) -> Link:
    spans = [(ZERO, ZERO.paragraphs[i]) for i in old] + [(LAST, LAST.paragraphs[i]) for i in new]
    cited = tuple(text.source.cite(each.start, each.end) for text, each in spans)
    kind = LinkKind.EDITED if old and new else LinkKind.DELETED if old else LinkKind.INSERTED
    return Link(kind, old, new, score, citations=cited, **also)  # type: ignore[arg-type]


WEAK, FAIR, NEW = _link((0,), (0,), 0.59), _link((1,), (1,), 0.6), _link((), (2,), 0.1)
LINEAGE = Lineage((ZERO, LAST), ((NEW, WEAK, FAIR),), ())
WORDS = cite(TALK, "We dredge")
HELD = (
    position("p1", NORWAY, Stance.SUPPORT, WORDS, confidence=0.6),
    position(
        "p2", KENYA, Stance.OPPOSE, WORDS, paragraph_target("1"), confidence=0.594, contested="a report"
    ),
)
DUTY = Commitment(
    "c1", "3", 2, (), Strength.REQUESTS, "requests", ("Ports",), (), "to keep lamps", (cite(LAST, "lamps"),)
)
SOURCES = (
    source("talk", SourceKind.TRANSCRIPT, date(2031, 2, 1), title="First reading"),
    source("zero", SourceKind.DRAFT, date(2031, 1, 1)),
    source("last", SourceKind.DRAFT, date(2031, 3, 1)),
)
VALUES: dict[str, Sequence[object]] = {
    "talk": [TALK, MeetingReport(TALK, MeetingStatistics(()), (ARGUMENT,))],
    "last": [LAST, Commitments("last", (DUTY,))],
    "": [Register(HELD), LINEAGE],
}
BEFORE, AFTER = datetime(2031, 6, 1, 11, tzinfo=UTC), datetime(2031, 6, 1, 13, tzinfo=UTC)


@pytest.fixture(scope="module")
def talks() -> Snapshot:
    return record(SOURCES, VALUES)


def _key(kind: str, name: str, subject: str = "talk") -> FindingKey:
    return FindingKey(subject, kind, name)


def _needs(snapshot: Snapshot) -> dict[str, list[tuple[str, int]]]:
    return {
        one.name: [(str(why), weight) for why, weight in one.needs]
        for one in findings.items(snapshot).values()
        if one.needs
    }  # type: ignore[misc]


def test_every_kind_of_finding_can_be_reviewed(talks: Snapshot) -> None:
    assert [(key.kind, key.subject, str(one.now)) for key, one in findings.items(talks).items()] == [
        ("intervention", "talk", "Norway"),
        ("intervention", "talk", "Voice 2"),
        ("intervention", "talk", "Voice 2"),
        ("intervention", "talk", "no speaker named"),
        ("intervention", "talk", "Guinea"),
        ("intervention", "talk", "no speaker named"),
        ("intervention", "talk", "no speaker named"),
        ("argument", "talk", "Norway: Lights matter. [Lights]"),
        ("position", "", "Norway: support (no target named)"),
        ("position", "", "Kenya: oppose (1)"),
        ("link", "", "paragraph 1 → paragraph 1 (edited)"),
        ("link", "", "paragraph 2 → paragraph 2 (edited)"),
        ("link", "", "paragraph 3 inserted"),
        ("commitment", "", "Ports: requests to keep lamps"),
    ]


def test_what_is_doubtful_needs_a_second_look(talks: Snapshot) -> None:
    assert _needs(talks) == {
        "intervention/talk/t2": [("no matching participant", 5)],
        "intervention/talk/t3": [("no matching participant", 5)],
        "intervention/talk/t4": [("no speaker named", 5)],
        "intervention/talk/t5": [("could mean Guinea or Papua New Guinea", 6)],
        "intervention/talk/t7": [("no speaker named", 5)],
        "position/all/p2": [("contested: a report", 4), ("low confidence (59%)", 3)],
        f"link/all/{WEAK.id}": [("a weak link (59%)", 2)],
    }


def test_what_weighs_most_comes_first(talks: Snapshot) -> None:
    assert [(one.key.id, one.weight) for one in findings.queue(talks)] == [
        ("t5", 6),
        ("t2", 5),
        ("t3", 5),
        ("t4", 5),
        ("t7", 5),
        ("p2", 4),
        (WEAK.id, 2),
    ]


def test_a_delegation_under_the_label_of_the_chair_weighs_more_than_a_name_unknown() -> None:
    chaired = meeting(
        "talk", (Speaker("Chair", role="Chair"), "My delegation welcomes lamps. We support them.")
    )
    found = _needs(record(SOURCES, {"talk": [chaired]}))
    assert found["intervention/talk/t1"][0] == (
        "labelled as whoever presides, but a delegation speaks",
        7,
    )


def test_others_under_one_label_are_alike_and_those_under_none_are_not(talks: Snapshot) -> None:
    alike = {one.key.id: one.alike for one in findings.items(talks).values() if one.alike}
    assert alike == {"t2": ("t3",), "t3": ("t2",)}
    two = findings.item(talks, "t2")
    assert [one.key.id for one in findings.with_alike(talks, two)] == ["t2", "t3"]
    assert findings.with_alike(talks, findings.item(talks, "t1")) == [findings.item(talks, "t1")]


def test_a_finding_says_where_it_stands(talks: Snapshot) -> None:
    where = {one.name: (one.what, one.where) for one in findings.items(talks).values()}
    assert where["intervention/talk/t1"] == ("Who spoke", "First reading")
    assert where["position/all/p1"] == ("Position", "Gauge talks")
    assert where[f"link/all/{WEAK.id}"] == ("Link between paragraphs", "zero draft → Last")
    assert where["commitment/all/c1"] == ("Commitment", "Last")


def test_versions_without_stage_and_title_are_told_by_their_sources() -> None:
    bare = Lineage((replace(ZERO, stage=None), replace(LAST, title=None)), ((WEAK,),), ())
    [one] = findings.items(record(SOURCES, {"": [bare]})).values()
    assert one.where == "zero → last"


@pytest.mark.parametrize("name", ["a1", "argument/talk/a1"])
def test_a_finding_is_found_by_its_id_or_its_whole_name(talks: Snapshot, name: str) -> None:
    assert findings.item(talks, name).key == _key("argument", "a1")


def test_a_name_that_means_none_or_several_is_told_apart(talks: Snapshot) -> None:
    with pytest.raises(NotFound, match="there is no finding “a2”"):
        findings.item(talks, "a2")
    both = {**VALUES, "": [Register((position("t1", NORWAY, Stance.SUPPORT, WORDS),))]}
    with pytest.raises(NotFound, match="several findings are called “t1”"):
        findings.item(record(SOURCES, both), "t1")


def _said(
    kind: str,
    name: str,
    seen: object,
    verdict: ReviewDecision,
    instead: Correction | None = None,
    **also: object,
) -> Review:
    subject = "talk" if kind in ("intervention", "argument") else ""
    put = canonical(instead) if instead else None
    facts = {"who": "Ben", "when": BEFORE, **also}
    return Review(_key(kind, name, subject), verdict, canonical(seen), replacement=put, **facts)  # type: ignore[arg-type]


def _note(name: str, **also: object) -> ReviewNote:
    return ReviewNote(name, ReviewDecision.EDIT, "Ben", machine="Voice 1", found="{}", **also)  # type: ignore[arg-type]


def _reviewed(**also: object) -> Sequence[object]:
    first = replace(TALK.interventions[1], review=_note("t2", **also))
    return [replace(TALK, interventions=(first, *TALK.interventions[2:]))]


EDIT = _said(
    "intervention",
    "t2",
    TALK.interventions[1],
    ReviewDecision.EDIT,
    SpeakerCorrection(NORWAY),
    reason="heard",
)


def test_a_review_that_was_taken_over_stands_with_its_finding() -> None:
    one = findings.item(record(SOURCES, {"talk": _reviewed()}, given=(EDIT,)), "t2")
    assert (str(one.now), str(one.machine), one.original, one.pending, one.needs) == (
        "Voice 2",
        "Voice 1",
        "{}",
        False,
        (),
    )
    assert one.reviews == (EDIT,)
    assert one.in_force == EDIT


def test_what_changed_since_its_review_needs_a_look_above_all() -> None:
    one = findings.item(record(SOURCES, {"talk": _reviewed(moved=True)}, given=(EDIT,)), "t2")
    assert [(str(why), weight) for why, weight in one.needs] == [
        ("what the machine finds has changed since it was reviewed", 8)
    ]


@pytest.mark.parametrize(("when", "pending"), [(AFTER, True), (datetime(2031, 6, 1, 12, tzinfo=UTC), False)])
def test_a_review_is_pending_until_a_run_after_it(when: datetime, pending: bool) -> None:
    one = findings.item(record(SOURCES, VALUES, given=(replace(EDIT, when=when),)), "t2")
    assert one.pending is pending
    assert [need.weight for need in one.needs] == ([] if pending else [9, 5])


def test_a_review_without_a_moment_is_not_pending() -> None:
    one = findings.item(record(SOURCES, VALUES, given=(replace(EDIT, when=None),)), "t2")
    assert not one.pending


def test_a_review_of_a_commitment_is_at_once_in_force() -> None:
    said = _said("commitment", "c1", DUTY, ReviewDecision.CONFIRM, when=AFTER)
    one = findings.item(record(SOURCES, VALUES, given=(said,)), "c1")
    assert (one.pending, one.needs, one.finding is not None and one.finding.review is not None) == (
        False,
        (),
        True,
    )


def test_a_review_that_was_taken_back_leaves_the_doubt() -> None:
    back = replace(EDIT, verdict=ReviewDecision.WITHDRAW, replacement=None)
    one = findings.item(record(SOURCES, VALUES, given=(EDIT, back)), "t2")
    assert (one.in_force, [need.weight for need in one.needs]) == (None, [5])


@pytest.mark.parametrize(
    ("verdict", "now", "weights"),
    [(ReviewDecision.REJECT, "left out", []), (ReviewDecision.CONFIRM, "no longer found", [9])],
)
def test_a_finding_that_is_gone_is_told_from_what_its_reviewer_saw(
    verdict: ReviewDecision, now: str, weights: list[int]
) -> None:
    said = _said("position", "gone", replace(HELD[0], id="gone"), verdict)
    one = findings.item(record(SOURCES, VALUES, given=(said,)), "gone")
    assert (str(one.now), str(one.machine), one.where) == (
        now,
        "Norway: support (no target named)",
        "Gauge talks",
    )
    assert ([need.weight for need in one.needs], one.citations) == (weights, (WORDS,))
    unseen = findings.item(record(SOURCES[1:], {}, given=(said,)), "gone")
    assert unseen.citations == ()


def test_a_turn_that_is_gone_is_told_with_its_meeting_and_without_words() -> None:
    said = replace(EDIT, finding=_key("intervention", "t99"))
    one = findings.item(record(SOURCES, VALUES, given=(said,)), "t99")
    assert (one.what, one.where, one.citations) == ("Who spoke", "First reading", ())


def test_what_people_set_down_themselves_is_no_review_of_a_finding() -> None:
    entry = RecordedEntry(
        "c1", "3", "to keep lamps", ("Ports",), Entry("Cleo", status=CommitmentStatus.DELIVERED)
    )
    noted = Review(_key(ENTRY, "c1", ""), ReviewDecision.EDIT, "", replacement=canonical(entry))
    kept = record(SOURCES, VALUES, given=(EDIT, noted))
    assert findings.history(kept) == [EDIT]
    assert kept.recorded() == (noted,)
    assert all(key.kind != ENTRY for key in findings.items(kept))


def test_one_review_that_tears_a_link_apart_is_one_finding() -> None:
    note = ReviewNote("k", ReviewDecision.REJECT, "Ben", machine="as found", found="{}")
    torn = (_link((), (0,), 1.0, review=note), _link((0,), (), 1.0, review=note), FAIR)
    found = findings.items(record(SOURCES, {"": [Lineage((ZERO, LAST), (torn,), ())]}))
    assert [(key.id, str(one.machine)) for key, one in found.items()] == [
        (FAIR.id, "paragraph 2 → paragraph 2 (edited)"),
        ("k", "as found"),
    ]


def test_a_weak_link_that_was_reviewed_needs_nobody() -> None:
    note = ReviewNote(WEAK.id, ReviewDecision.CONFIRM, "Ben", found="{}")
    kept = record(SOURCES, {"": [Lineage((ZERO, LAST), ((replace(WEAK, review=note),),), ())]})
    assert _needs(kept) == {}


def test_a_doubtful_position_or_turn_that_was_reviewed_needs_nobody() -> None:
    said = ReviewNote("x", ReviewDecision.CONFIRM, "Ben", found="{}")
    turns = tuple(replace(turn, review=said) for turn in TALK.interventions[1:2])
    held = (replace(HELD[1], review=said),)
    assert _needs(record(SOURCES, {"talk": [replace(TALK, interventions=turns)], "": [Register(held)]})) == {}


@pytest.mark.parametrize(
    ("kind", "seen", "instead", "words"),
    [
        ("intervention", TALK.interventions[1], SpeakerCorrection(), "no speaker named"),
        ("intervention", TALK.interventions[1], SpeakerCorrection(NORWAY), "Norway"),
        ("intervention", TALK.interventions[1], SpeakerCorrection(NORWAY, "Ms. Lind"), "Norway, Ms. Lind"),
        ("intervention", TALK.interventions[1], SpeakerCorrection(person="Ms. Lind"), "Ms. Lind"),
        (
            "intervention",
            TALK.interventions[1],
            SpeakerCorrection(FIJI, None, (G77, KENYA)),
            "Fiji for Group of 77 and China, Kenya",
        ),
        ("position", HELD[0], PositionCorrection(KENYA, Stance.OPPOSE), "Kenya, oppose"),
        ("position", HELD[0], PositionCorrection(stance=Stance.OPPOSE), "oppose"),
        (
            "position",
            HELD[0],
            PositionCorrection(KENYA, targets=(paragraph_target("1"), paragraph_target("2"))),
            "Kenya, 1; 2",
        ),
        ("argument", ARGUMENT, ArgumentCorrection(("Lights", "Ports")), "Lights, Ports"),
        ("argument", ARGUMENT, ArgumentCorrection(()), "no topic"),
        (
            "link",
            WEAK,
            LinkCorrection("zero", "last", (0,), (1, 2)),
            "paragraph 1 → paragraph 2 + paragraph 3",
        ),
        ("link", WEAK, LinkCorrection("zero", "last", (0,), ()), "paragraph 1 → nothing"),
        ("link", WEAK, LinkCorrection("zero", "last", (), (0,)), "nothing → paragraph 1"),
    ],
)
def test_what_was_put_instead_is_told_in_words(
    talks: Snapshot, kind: str, seen: object, instead: Correction, words: str
) -> None:
    review = _said(kind, "x", seen, ReviewDecision.EDIT, instead)
    assert str(findings.replacement_in_words(talks, review)) == words


def test_what_was_confirmed_has_nothing_instead(talks: Snapshot) -> None:
    confirmed = _said("argument", "a1", ARGUMENT, ReviewDecision.CONFIRM)
    assert findings.replacement_in_words(talks, confirmed) == ""
    told = review_json(talks, replace(confirmed, when=None))
    assert (told["when"], told["instead"], told["verdict"]) == (None, None, "confirm")
    assert review_json(talks, EDIT)["when"] == "2031-06-01T11:00:00+00:00"


@pytest.mark.parametrize(
    ("kind", "seen", "words"),
    [
        ("link", WEAK, "paragraph 1 → paragraph 1 (edited)"),
        ("link", NEW, "paragraph 3 inserted"),
        ("argument", ARGUMENT, "Norway: Lights matter. [Lights]"),
        ("commitment", DUTY, "Ports: requests to keep lamps"),
    ],
)
def test_what_a_reviewer_saw_is_told_in_words(talks: Snapshot, kind: str, seen: object, words: str) -> None:
    assert str(findings.original_in_words(talks, _said(kind, "x", seen, ReviewDecision.CONFIRM))) == words


def test_paragraphs_of_versions_that_are_not_seen_are_counted() -> None:
    seen = _said("link", "x", WEAK, ReviewDecision.CONFIRM)
    assert str(findings.original_in_words(record(SOURCES, {}), seen)) == (
        "paragraph no. 1 → paragraph no. 1 (edited)"
    )


def test_an_entry_on_a_commitment_is_told_in_words(talks: Snapshot) -> None:
    entry = RecordedEntry(
        "c1", "3", "to keep lamps", (), Entry("Cleo", None, CommitmentStatus.DELIVERED, "done", "a photo")
    )
    noted = Review(_key(ENTRY, "c1", ""), ReviewDecision.EDIT, "", replacement=canonical(entry))
    assert str(findings.original_in_words(talks, noted)) == "3: to keep lamps"
    assert str(findings.replacement_in_words(talks, noted)) == "delivered; done; a photo"
    bare = replace(entry, entry=Entry("Cleo", note="begun"))
    assert str(findings.replacement_in_words(talks, replace(noted, replacement=canonical(bare)))) == "begun"


def test_a_finding_is_told_to_scripts_with_its_reviews() -> None:
    kept = record(SOURCES, {"talk": _reviewed()}, given=(EDIT, EDIT))
    told = item_json(kept, findings.item(kept, "t2"))
    assert (told["version"], told["needs"], told["alike"]) == (2, [], ["t3"])
    assert told["standing"] == told["reviews"][1]  # type: ignore[index]
    other = item_json(kept, findings.item(kept, "t3"))
    assert (other["standing"], other["reviews"], other["pending"]) == (None, [], False)


def test_writes_are_numbered_from_one() -> None:
    logged = tuple(LogEntry(when, "Ana", "add", "x", "") for when in ("2031-01-01", "2031-01-02"))
    assert [(line.number, line.when) for line in findings.log(record(SOURCES, {}, logged=logged))] == [
        (1, "2031-01-01"),
        (2, "2031-01-02"),
    ]


def test_turns_that_people_judged_back_what_rests_on_their_words() -> None:
    kept = record(SOURCES, {"talk": _reviewed()}, given=(EDIT,))
    [one] = reviewed_turns(kept)
    assert one.words.quote == "We dredge."
    assert backing_in(kept).reviews == (one,)
    assert review_under(kept, cite(TALK, "dredge")) == one
    assert review_under(kept, cite(TALK, "We part")) is None
    assert review_under(kept, SourceText("zero", "We dredge").cite(0, 9)) is None
    used = ReviewsUsed(kept)
    assert used.under(cite(TALK, "We part")) is None
    assert used.all() == ()
    assert used.under(cite(TALK, "dredge")) == one.said
    used.under(cite(TALK, "We dredge"))
    assert used.all() == (one,)


@pytest.mark.parametrize("given", [(), (_said("argument", "a1", ARGUMENT, ReviewDecision.CONFIRM),)])
def test_turns_of_which_nobody_said_anything_back_nothing(given: tuple[Review, ...]) -> None:
    assert reviewed_turns(record(SOURCES, {"talk": _reviewed()}, given=given)) == ()
    assert reviewed_turns(record(SOURCES, {}, given=(EDIT,))) == ()
    assert reviewed_turns(record(SOURCES[1:], {}, given=(EDIT,))) == ()
    assert EVENT not in findings.CORRECTIONS
