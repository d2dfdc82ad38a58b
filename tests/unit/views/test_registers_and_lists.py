"""What lists and registers of a record hold: who takes part, what was sent in, what happened, who must do what."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from tests.unit.analysis.text.drafting import draft
from tests.unit.views.made_records import (
    EGYPT,
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
    store,
    workspace,
)
from travaux.domain.actors import Actor, ActorKind, Sector, Speaker
from travaux.domain.canonical import canonical
from travaux.domain.commitments import (
    Commitment,
    Commitments,
    Deadline,
    Entry,
    FollowedCommitment,
    Funding,
    RecordedEntry,
    Status,
    Strength,
)
from travaux.domain.findings import Agreement, Argument, Difference, Line, Side
from travaux.domain.lineage import (
    Borrowing,
    Found,
    Lineage,
    Link,
    LinkKind,
    Match,
    Origin,
    Origins,
    Phrase,
    Place,
    Thread,
    Trace,
    Traces,
    Verdict,
    Wording,
)
from travaux.domain.meeting_reports import MeetingReport, MeetingStatistics
from travaux.domain.overview import AttributedSentence, Overview, Theme
from travaux.domain.positions import Register, Stance, Unresolved
from travaux.domain.process import Procedure, Step, StepKind
from travaux.domain.review import ENTRY, EVENT, FindingKey, Review, ReviewDecision
from travaux.domain.sources import SourceKind
from travaux.domain.spans import SourceText
from travaux.domain.texts import Action, Attribution, Bracket
from travaux.domain.voices import Voice
from travaux.errors import NotFound, UsageError
from travaux.reference.registry import load_registry
from travaux.views import rows
from travaux.views.activity import Activity, activity
from travaux.views.commitments import documents
from travaux.views.commitments.register import commitment_named, noted_under, promises, register_of
from travaux.views.delegation_list import delegation_rows, delegations_csv, unnamed
from travaux.views.delegations import delegation, delegations, slug
from travaux.views.meetings import meeting_rows, meetings_csv
from travaux.views.positions.indexes import positions_by
from travaux.views.procedure.timeline import procedure_in
from travaux.views.snapshot import Snapshot
from travaux.views.submissions import proposals_csv, proposals_of, submission_rows, sums_by_sector

CHOIR = Actor("PORT CHOIR", "Port Choir", ActorKind.ORGANISATION, Sector.CIVIL_SOCIETY)
TALK = meeting(
    "talk",
    (by(NORWAY), "We light harbours."),
    (by(EGYPT, G77), "We dredge rivers."),
    (Speaker("Voice 3"), "We part."),
    (by(NORWAY), "We light again."),
    (by(KENYA), "We never light."),
)
LIGHT, AGAIN, RIVERS, NEVER = (
    Argument("a1", "t1", "Norway", "Light.", (cite(TALK, "We light harbours"),), topics=("Lights",)),
    Argument("a2", "t4", "Norway", "Again.", (cite(TALK, "We light again"),), topics=("Lights",)),
    Argument("a3", "t2", "Egypt", "Dredge.", (cite(TALK, "We dredge rivers"),)),
    Argument("a4", "t5", "Kenya", "Never.", (cite(TALK, "We never light"),)),
)
UNKNOWN = Argument("a5", "t3", None, "Part.", (cite(TALK, "We part"),))


def _voice(one: Argument) -> Voice:
    return Voice(one.actor or "", one.citations[0])


REPORT = MeetingReport(
    TALK,
    MeetingStatistics(()),
    (LIGHT, AGAIN, RIVERS, NEVER, UNKNOWN),
    (Agreement("g1", "agreement", "Both.", (_voice(LIGHT), _voice(RIVERS)), ("a1", "a2", "a3", "a5")),),
    (
        Difference(
            "d1", "difference", "Apart.", (Side((_voice(LIGHT),), ("a1", "a2")), Side((_voice(NEVER),), ("a4", "a5")))
        ),
    ),
    decisions=(Line("x", "decision", "Lit.", (cite(TALK, "We light"),)),),
)  # fmt: skip
ZERO = draft("1. We light [harbours].\n2. We dredge rivers.\nWe hope.", "zero")
LAST = draft("1. We light.\n2. We dredge rivers.", "last")
FIRST, SECOND, THIRD = ZERO.paragraphs
ZERO = replace(
    ZERO,
    paragraphs=(
        replace(
            FIRST,
            brackets=(
                Bracket(9, 19, (Attribution(("Kenya", "Nowhere"), Action.DELETES, "for now"),)),
                Bracket(10, 15, (Attribution(("Fiji",), Action.RETAINS),), opened_in=0),
            ),
        ),
        replace(SECOND, attributions=(Attribution(("Norway",), Action.SUPPORTS),)),
        THIRD,
    ),
)


def _link(kind: LinkKind, old: tuple[int, ...], new: tuple[int, ...]) -> Link:
    return Link(kind, old, new, 1.0, citations=(LAST.source.cite(3, 5),))


LINEAGE = Lineage(
    (ZERO, LAST),
    (
        (
            _link(LinkKind.EDITED, (0,), (0,)),
            _link(LinkKind.UNCHANGED, (1,), (1,)),
            _link(LinkKind.EDITED, (2,), (1,)),
        ),
    ),
    (
        Thread(
            "light",
            (Place(0, (0,)), Place(1, (0,))),
            (
                Phrase("harb", 0, 1, (Attribution(("Kenya", "Nowhere"), Action.PROPOSES),)),
                Phrase("har", 0, 1, (Attribution(("Kenya",), Action.PROPOSES),)),
                Phrase("We light", 0, None),
            ),
        ),
        Thread("dredge", (Place(0, (1,)), Place(1, (1,)))),
    ),
)
INPUT = SourceText("input", "Light the piers. Dredge rivers. Count gulls. Sing.")


def _trace(words: str, verdict: Verdict, *met: tuple[str | None, int | None], asks: bool = True) -> Trace:
    matches = tuple(Match(Wording("m", "", draft=of, paragraph=at), 0.9) for of, at in met)
    return Trace(
        Wording(words, words, draft="input", citation=cite(INPUT, words), asks=asks), verdict, 0.91, matches
    )


TRACES = Traces(
    (
        _trace("Light the piers", Verdict.NOT_TAKEN_UP, ("zero", 0)),
        _trace("Dredge rivers", Verdict.VERBATIM, ("last", 1), ("zero", 0)),
        _trace("Dredge", Verdict.DROPPED, ("zero", 2)),
        _trace("Count gulls", Verdict.SUBSTANCE, ("elsewhere", 0)),
        _trace("Sing", Verdict.SUBSTANCE, asks=False),
        Trace(Wording("w", "Nowhere"), Verdict.VERBATIM, 0.9, ()),
    )
)
HELD = (
    position("p1", NORWAY, Stance.SUPPORT, cite(TALK, "We light harbours"), paragraph_target("1", "light")),
    position("p2", EGYPT, Stance.OPPOSE, cite(TALK, "We dredge rivers"), speaking_for=G77),
)
DEADLINE = Deadline("by May", "named", cite(LAST, "rivers"), date(2031, 5, 31))
DUTY = Commitment(
    "c1",
    "2",
    1,
    (),
    Strength.SHALL,
    "shall",
    ("Ports", "Piers"),
    (),
    "to dredge",
    (cite(LAST, "We dredge"),),
    DEADLINE,
)
LATER = replace(DUTY, id="c2", paragraph="1", index=0, deadline=replace(DEADLINE, until=date(2031, 7, 31)))
SOURCES = (
    source("talk", SourceKind.TRANSCRIPT, date(2031, 2, 1), title="First reading"),
    source("zero", SourceKind.DRAFT, date(2031, 1, 1), title="Zero"),
    source("last", SourceKind.DRAFT, date(2031, 3, 1), title="Last"),
    source("input", SourceKind.INPUT, author="Fiji", sector=Sector.GOVERNMENT, title="Of Fiji"),
    source("silent", SourceKind.INPUT, author="Nobody knows", title="Silent"),
)
SENTENCE = AttributedSentence("s1", "They light.", (_voice(LIGHT),), ("Norway",))
OLD = SourceText("old", "We dredge rivers.")
STEP = Step("s1", StepKind.VOTE, "Voted", date(2031, 5, 1), by_hand="Ana")
ENTERED = Step("s2", StepKind.CONSULTATIONS, "Talks on fees", date(2031, 5, 2), by_hand="Cleo")
NOTED = RecordedEntry(
    "c1", "2", "to dredge", ("Ports",), Entry("Cleo", None, Status.IN_PROGRESS, "begun"), "last", 1
)
VALUES: dict[str, Sequence[object]] = {
    "talk": [REPORT],
    "zero": [ZERO, Commitments("zero", (replace(DUTY, citations=(cite(ZERO, "rivers"),)),))],
    "last": [LAST, Commitments("last", (DUTY, LATER))],
    "": [
        LINEAGE, TRACES, Register(HELD, (Unresolved("nobody", (cite(TALK, "We part"),)),)),
        Procedure((STEP,)), Overview((), (Theme("Lights", "topic", (SENTENCE,)),)),
        Origins((Origin("last", (Borrowing(1, cite(LAST, "We dredge"), (Found("old", 0, cite(OLD, "We dredge")),)),), ()),)),
    ],
}  # fmt: skip
WHEN = datetime(2031, 6, 2, tzinfo=UTC)


def _recorded(kind: str, name: str, value: object, **also: object) -> Review:
    facts = {"who": "Cleo", "when": WHEN, **also}
    put = canonical(value) if value else None
    return Review(FindingKey("", kind, name), ReviewDecision.EDIT, "", replacement=put, **facts)  # type: ignore[arg-type]


GIVEN = (
    _recorded(ENTRY, "c1", NOTED),
    _recorded(EVENT, "s2", ENTERED, when=None),
    _recorded(EVENT, "s3", None),
    Review(
        FindingKey("talk", "argument", "a1"), ReviewDecision.REJECT, canonical(LIGHT), "not so", who="Ben", when=WHEN
    ),
)  # fmt: skip


@pytest.fixture(scope="module")
def talks() -> Snapshot:
    return record(SOURCES, VALUES, given=GIVEN)


def test_everyone_has_what_they_said_and_what_was_said_for_them(talks: Snapshot) -> None:
    assert list(delegations(talks)) == ["NOR", "EGY", "G77", "KEN", "FJI"]
    norway, group = delegation(talks, "NOR"), delegation(talks, "G77")
    assert ([turn.number for turn in norway.turns], norway.words) == ([1, 4], 6)
    assert (group.turns, [turn.number for turn in group.by_proxy], group.words) == ([], [2], 0)
    assert [held.argument.id for held in norway.arguments] == ["a1", "a2"]
    with pytest.raises(NotFound, match="the record has nothing of “LHK”"):
        delegation(talks, "LHK")


def test_points_are_shared_with_others_and_differences_are_with_the_other_side(talks: Snapshot) -> None:
    [shared], [parted] = delegation(talks, "NOR").shared, delegation(talks, "NOR").parted
    assert shared.others == ("Egypt",)
    assert (parted.own.actors, [side.actors for side in parted.others]) == (("Norway",), [("Kenya",)])
    [against] = delegation(talks, "KEN").parted
    assert against.own.actors == ("Kenya",)
    assert delegation(talks, "EGY").parted == []


def test_what_brackets_say_is_the_wish_of_those_whom_they_name(talks: Snapshot) -> None:
    [wish] = delegation(talks, "KEN").wishes
    assert (wish.version, wish.action, wish.words, wish.note, wish.thread) == (
        0, Action.DELETES, "[harbours]", "for now", "light",
    )  # fmt: skip
    assert [one.words for one in delegation(talks, "NOR").wishes] == ["We dredge rivers."]
    assert delegation(talks, "FJI").wishes == []  # a bracket that opens elsewhere is counted there


def test_words_of_four_letters_or_more_entered_from_a_bracket(talks: Snapshot) -> None:
    assert [(one.words, one.thread, one.came, one.went) for one in delegation(talks, "KEN").entered] == [
        ("harb", "light", 0, 1)
    ]


def test_inputs_are_their_authors(talks: Snapshot) -> None:
    assert [one.id for one in delegation(talks, "FJI").inputs] == ["input"]


def test_without_a_text_nobody_wishes_anything_of_it() -> None:
    assert list(delegations(record(SOURCES, {"talk": [REPORT]}))) == ["NOR", "EGY", "G77", "KEN", "FJI"]


@pytest.mark.parametrize(
    ("code", "plain"), [("NOR", True), ("A-1_b", True), ("PORT CHOIR", False), ("ÎLE", False), ("-_", False)]
)
def test_a_code_stands_in_a_path_where_it_is_plain(code: str, plain: bool) -> None:
    found = slug(replace(CHOIR, code=code))
    assert (found == code) is plain
    assert found.isalnum() or plain


def test_those_who_take_part_are_listed_by_kind_and_name(talks: Snapshot) -> None:
    found = delegation_rows(talks)
    assert {name: [(row.actor.name, row.counts) for row in listed] for name, listed in found.items()} == {
        "delegations": [
            ("Egypt", (1, 3, 1, 1, 0, 0)),
            ("Fiji", (0, 0, 0, 0, 0, 1)),
            ("Kenya", (1, 3, 1, 0, 1, 0)),
            ("Norway", (2, 6, 2, 1, 1, 0)),
        ],
        "groups": [("Group of 77 and China", (1, 0, 0, 0, 0, 0))],
    }
    assert unnamed(talks) == 1
    assert delegations_csv(talks).decode().splitlines()[1] == "EGY,Egypt,state,1,3,1,1,0,0"


def test_meetings_are_listed_with_what_was_found(talks: Snapshot) -> None:
    assert [(row.source.id, row.counts) for row in meeting_rows(talks)] == [("talk", (5, 14, 5, 1, 1))]
    assert meetings_csv(talks).decode().splitlines()[1] == "talk,2031-02-01,First reading,5,14,5,1,1"


def test_positions_are_found_by_thread_and_by_holder_and_speaker(talks: Snapshot) -> None:
    found = positions_by(talks)
    assert {name: [one.id for one in held] for name, held in found.by_thread.items()} == {"light": ["p1"]}
    assert {name: [one.id for one in held] for name, held in found.by_holder.items()} == {
        "NOR": ["p1"],
        "G77": ["p2"],
        "EGY": ["p2"],
    }
    assert positions_by(record(SOURCES, {})).held == ()


def test_submissions_are_listed_with_what_became_of_what_they_ask(talks: Snapshot) -> None:
    fiji, silent = submission_rows(talks)
    assert (fiji.proposals, fiji.taken) == (4, 3)
    assert fiji.ends == (("verbatim", 1), ("substance", 1), ("dropped", 1), ("not taken up", 1))
    assert (silent.proposals, silent.ends, silent.taken) == (0, (), 0)
    assert sums_by_sector(talks) == (("government", 1, 4, 3),)
    assert submission_rows(record(SOURCES, {}))[0].proposals == 0


def test_what_was_taken_up_tells_where_it_met_the_text(talks: Snapshot) -> None:
    told = {name: [one.met for one in found] for name, found in proposals_of(talks, "input")}
    assert list(told) == ["verbatim", "substance", "dropped", "not taken up"]
    [verbatim], [dropped] = told["verbatim"], told["dropped"]
    assert verbatim is not None
    assert dropped is not None
    assert (verbatim.path, verbatim.name, verbatim.label, verbatim.words) == (
        "paragraphs/dredge/", "Last", "2", "We dredge rivers.",
    )  # fmt: skip
    assert (dropped.path, dropped.name) == ("text/zero/#p2", "Zero")
    assert (told["substance"], told["not taken up"]) == ([None], [None])
    assert proposals_of(talks, "silent") == ()
    lines = proposals_csv(talks).decode().splitlines()
    assert len(lines) == 5
    assert lines[1].startswith(
        "Of Fiji,Fiji,government,,Light the piers,not taken up,0.910,sources/input/#w0-15"
    )


def _news(snapshot: Snapshot, day: date = date(2031, 6, 1)) -> dict[str, Activity]:
    return {f"{one.about} {one.title}": one for one in activity(snapshot, day)}


def test_what_was_added_is_told_with_what_was_found(talks: Snapshot) -> None:
    news = _news(talks)
    assert news["transcript First reading"].found == (
        (5, "interventions"), (5, "arguments"), (1, "agreements"), (1, "differences"), (1, "decisions"),
        (2, "positions"), (1, "oppose"),
    )  # fmt: skip
    assert news["input Of Fiji"].found == ((5, "proposals"), (4, "entered the text"))
    assert (news["draft Last"].found, news["draft Last"].since) == (
        ((2, "edited"),),
        "text/zero/compare/last/",
    )
    assert (news["draft Zero"].found, news["draft Zero"].since) == ((), None)
    assert news["draft Zero"].path == "text/zero/"


def test_what_people_said_is_told_with_who_said_it(talks: Snapshot) -> None:
    news = _news(talks)
    review = news["review reject: Norway: Light. [Lights]"]
    assert (review.path, review.said, review.who) == ("review/argument/talk/a1/", "not so", "Ben")
    note, step = news["note 2: to dredge"], news["step Talks on fees"]
    assert (note.when, note.path, note.said, note.who) == (
        "2031-06-02T00:00:00+00:00", "commitments/", "in progress; begun", "Cleo",
    )  # fmt: skip
    assert (step.when, step.path, step.said) == ("", "procedure/", "")


@pytest.mark.parametrize(
    ("day", "overdue"),
    [
        (date(2031, 5, 31), []),
        (date(2031, 6, 1), ["2031-05-31T23:59:59+00:00"]),
        (date(2031, 8, 1), ["2031-07-31T23:59:59+00:00", "2031-05-31T23:59:59+00:00"]),
    ],
)
def test_what_became_overdue_is_told_at_the_end_of_its_last_day(
    talks: Snapshot, day: date, overdue: list[str]
) -> None:
    told = [one for one in activity(talks, day) if one.about == "overdue"]
    assert [one.when for one in told] == overdue
    assert all(
        (one.title, one.who, one.path) == ("to dredge", "Ports, Piers", "commitments/") for one in told
    )


def test_the_newest_comes_first(talks: Snapshot) -> None:
    when = [one.when for one in activity(talks, date(2031, 8, 1))]
    assert when == sorted(when, reverse=True)
    assert len(when) == 10
    assert [one.about for one in activity(record(SOURCES, {}), date(2031, 8, 1))] == [
        "input", "input", "draft", "draft", "transcript",
    ]  # fmt: skip


def test_the_register_is_of_the_latest_version_that_commits_anybody(talks: Snapshot) -> None:
    found = promises(talks, date(2031, 6, 1))
    assert found is not None
    assert [(one.commitment.id, one.status) for one in found.items] == [
        ("c1", Status.OVERDUE),
        ("c2", Status.NOT_STARTED),
    ]
    assert [entry.note for entry in found.items[0].entries] == ["begun"]
    assert {thread: [one.commitment.id for one in own] for thread, own in found.by_thread.items()} == {
        "dredge": ["c1"],
        "light": ["c2"],
    }
    assert [entry.note for entry in noted_under(talks, "c1")] == ["begun"]
    assert noted_under(talks, "c2") == ()
    earlier = record(SOURCES, {**VALUES, "last": [LAST, Commitments("last", ())]})
    before = promises(earlier, date(2031, 6, 1))
    assert before is not None
    assert before.draft == ZERO


def test_where_no_version_commits_anybody_there_is_no_register() -> None:
    room = workspace(store(SOURCES, {"talk": [REPORT]}))
    with pytest.raises(NotFound, match="commits anybody"):
        register_of(room, date(2031, 6, 1))
    unlinked = workspace(store(SOURCES, {"last": [LAST, Commitments("last", (DUTY,))]}))
    assert register_of(unlinked, date(2031, 6, 1)).by_thread == {}


def test_a_commitment_that_somebody_rejected_is_left_out_with_a_note() -> None:
    said = Review(
        FindingKey("", "commitment", "c1"), ReviewDecision.REJECT, canonical(DUTY), who="Ben", when=WHEN
    )
    found = promises(record(SOURCES, VALUES, given=(said,)), date(2031, 6, 1))
    assert found is not None
    assert [one.commitment.id for one in found.items] == ["c2"]
    assert [str(note.where) for note in found.notes] == ["paragraph 2"]


@pytest.mark.parametrize(("name", "found"), [("c1", "c1"), ("c2", "c2")])
def test_a_commitment_is_named_by_how_its_id_begins(talks: Snapshot, name: str, found: str) -> None:
    owed = promises(talks, date(2031, 6, 1))
    assert owed is not None
    assert commitment_named(owed, name).commitment.id == found


@pytest.mark.parametrize(
    ("name", "told"), [("c", "several commitments are"), ("x", "no commitment is"), ("", "no commitment is")]
)
def test_a_beginning_that_several_or_none_have_names_nothing(talks: Snapshot, name: str, told: str) -> None:
    owed = promises(talks, date(2031, 6, 1))
    assert owed is not None
    with pytest.raises(NotFound, match=f"{told} called “{name}”"):
        commitment_named(owed, name)


def _followed(*whom: str) -> FollowedCommitment:
    return FollowedCommitment(replace(DUTY, addressees=whom), Status.NOT_STARTED)


@pytest.mark.parametrize(
    ("who", "found"),
    [("norway", [0, 2]), ("Kingdom of Norway", [0]), ("king", [2]), ("Fiji", [1]), ("Peru", [])],
)
def test_commitments_are_found_by_any_name_of_those_addressed(who: str, found: list[int]) -> None:
    items = (
        _followed("Ports", "Norway"),
        _followed("Fiji"),
        _followed("the King of norway’s ports"),
        _followed(),
    )
    told = documents.addressed_to(items, who, load_registry())
    assert [items.index(one) for one in told] == found


def test_commitments_are_written_in_every_form_and_no_other(talks: Snapshot) -> None:
    found = promises(talks, date(2031, 6, 1))
    assert found is not None
    begins = {"json": b"{", "csv": b"\xef\xbb\xbfid,", "ics": b"BEGIN:VCALENDAR", "md": b"#", "html": b"<!"}
    for form, start in begins.items():
        assert documents.render_commitments(found, found.items, form).startswith(start), form
    with pytest.raises(UsageError, match="there is no form “tex”"):
        documents.render_commitments(found, found.items, "tex")
    assert b"last" in documents.render_commitments(found, found.items, "ics")
    titled = replace(found, draft=replace(found.draft, symbol="A/1"))
    assert b"A/1" in documents.render_commitments(titled, found.items, "ics")
    named = replace(found, draft=replace(found.draft, symbol="A/1", title="Harbour accord"))
    assert b"Harbour accord" in documents.render_commitments(named, found.items, "ics")
    assert str(documents.register_document(found, found.items).report.title)
    assert "by May" in str(documents.due_in_words(found.items[0]))


def test_a_row_of_a_commitment_says_what_is_known_of_it() -> None:
    bare = replace(DUTY, deadline=None, reporting=True, means=("a fund", "a ship"))
    lines = documents.commitments_csv(
        (
            FollowedCommitment(DUTY, Status.NOT_STARTED),
            FollowedCommitment(bare, Status.DELIVERED),
            FollowedCommitment(replace(DUTY, deadline=replace(DEADLINE, date=None)), Status.DELIVERED),
        )
    ).splitlines()
    assert lines[1] == (
        "c1,2,Ports; Piers,shall,to dredge,by May,2031-05-31,named,no,no means named,not started,last,16,25"
    )
    assert lines[2] == "c1,2,Ports; Piers,shall,to dredge,,,,yes,a fund; a ship,delivered,last,16,25"
    assert lines[3].startswith("c1,2,Ports; Piers,shall,to dredge,by May,,named,")


def test_a_commitment_is_told_to_scripts() -> None:
    entry = Entry(
        "Cleo", date(2031, 6, 2), Status.IN_PROGRESS, dated=date(2031, 6, 1), next_review=date(2031, 9, 1)
    )
    due = replace(
        DEADLINE, until=date(2031, 6, 30), opens=date(2031, 1, 1), ends=date(2032, 1, 1), every="year"
    )
    followed = FollowedCommitment(
        replace(DUTY, deadline=due, section=("I", "A")),
        Status.IN_PROGRESS,
        date(2031, 5, 31),
        3,
        (entry, Entry("Dan")),
    )
    told = json.loads(json.dumps(documents.commitments_json((followed,), date(2031, 5, 28), (), (NOTED,))))
    [one] = told["commitments"]
    assert (told["as_of"], one["section"], one["next_due"], one["due_in_days"], one["next_review"]) == (
        "2031-05-28", "I / A", "2031-05-31", 3, "2031-09-01",
    )  # fmt: skip
    assert {key: one["deadline"][key] for key in ("date", "until", "opens", "ends", "every")} == {
        "date": "2031-05-31", "until": "2031-06-30", "opens": "2031-01-01", "ends": "2032-01-01", "every": "year",
    }  # fmt: skip
    first, second = one["entries"]
    assert (first["when"], first["status"], first["dated"], first["next_review"]) == (
        "2031-06-02", "in progress", "2031-06-01", "2031-09-01",
    )  # fmt: skip
    assert set(second.values()) == {"Dan", None}
    assert told["no_longer_found"][0]["id"] == "c1"
    bare = FollowedCommitment(replace(DUTY, deadline=None, funding=Funding.EXISTING), Status.DELIVERED)
    plain = documents.commitments_json((bare,), date(2031, 5, 28))["commitments"][0]  # type: ignore[index]
    assert (plain["deadline"]["date"], plain["next_due"], plain["next_review"]) == (None, None, None)


def test_steps_that_people_set_down_are_in_the_procedure_until_they_take_them_back(talks: Snapshot) -> None:
    assert {step.what for step in procedure_in(talks).steps} == {"Voted", "Talks on fees"}
    back = replace(GIVEN[1], verdict=ReviewDecision.WITHDRAW, replacement=None)
    kept = record(SOURCES, VALUES, given=(*GIVEN, back))
    assert [step.what for step in procedure_in(kept).steps] == ["Voted"]


def _told(snapshot: Snapshot, what: str, *columns: str) -> list[tuple[object, ...]]:
    return [tuple(row[column] for column in columns) for row in rows.rows_of(snapshot, what)]


def test_rows_of_every_kind_are_told(talks: Snapshot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "today", lambda: date(2031, 6, 1))
    assert _told(talks, "sources", "id", "date", "sector", "added") == [
        ("zero", "2031-01-01", None, "2031-01-02"),
        ("talk", "2031-02-01", None, "2031-01-01"),
        ("last", "2031-03-01", None, "2031-01-03"),
        ("input", None, "government", "2031-01-04"),
        ("silent", None, None, "2031-01-05"),
    ]
    assert _told(talks, "meetings", "source", "date", "words") == [("talk", "2031-02-01", 14)]
    assert _told(talks, "interventions", "meeting", "text")[1] == ("talk", "We dredge rivers.")
    assert [len(_told(talks, what, "meeting")) for what in ("arguments", "agreements", "differences")] == [
        5,
        1,
        1,
    ]
    assert _told(talks, "drafts", "source", "date", "paragraphs", "brackets") == [
        ("zero", None, 3, 2),
        ("last", None, 2, 0),
    ]
    assert _told(talks, "paragraphs", "id", "draft", "thread") == [
        ("0", "zero", "light"),
        ("1", "zero", "dredge"),
        ("2", "zero", None),
        ("0", "last", "light"),
        ("1", "last", "dredge"),
    ]
    assert _told(talks, "links", "older", "newer") == [("zero", "last")] * 3
    assert _told(talks, "threads", "id") == [("light",), ("dredge",)]
    assert _told(talks, "origins", "draft", "from") == [("last", "agreed")]
    assert _told(talks, "unresolved", "id", "reason") == [("1", "nobody")]
    assert _told(talks, "positions", "id") == [("p1",), ("p2",)]
    assert _told(talks, "commitments", "id", "status") == [("c1", "overdue"), ("c2", "not started")]
    assert _told(talks, "sentences", "theme", "text") == [("Lights", "They light.")]
    assert len(_told(talks, "steps", "id")) == 2
    assert len({name for (name,) in _told(talks, "proposals", "id")}) == len(_told(talks, "proposals", "id"))


def test_rows_of_actors_and_inputs_count_what_is_theirs(talks: Snapshot) -> None:
    assert _told(talks, "actors", "id", "interventions", "spoken_for", "positions", "wishes", "inputs") == [
        ("EGY", 1, 0, 1, 0, 0),
        ("FJI", 0, 0, 0, 0, 1),
        ("G77", 0, 1, 1, 0, 0),
        ("KEN", 1, 0, 0, 1, 0),
        ("NOR", 2, 0, 1, 1, 0),
    ]
    assert _told(talks, "inputs", "id", "proposals", "ends") == [
        ("input", 5, {"dropped": 1, "not taken up": 1, "substance": 2, "verbatim": 1}),
        ("silent", 0, {}),
    ]


@pytest.mark.parametrize("what", sorted(set(rows.KINDS) - {"sources", "inputs", "actors"}))
def test_of_what_was_not_worked_out_there_are_no_rows(what: str) -> None:
    assert rows.rows_of(record(SOURCES, {}), what) == []


ROWS: list[rows.Row] = [
    {
        "id": "1",
        "actor": "Norway",
        "groups": ["NORDIC"],
        "targets": [{"label": "1", "thread": "t"}],
        "topics": ["A"],
    },
    {"id": "2", "by": [{"name": "Norway"}], "thread": "t", "addressees": ["Norway"], "paragraph": "2"},
    {"id": "3", "actor": "Kenya", "paragraphs": ["1", "2"], "name": "=1+1"},
]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({}, ["1", "2", "3"]),
        ({"actor": None}, ["1", "2", "3"]),
        ({"actor": "Norway"}, ["1", "2"]),
        ({"actor": "Norw"}, []),
        ({"addressee": "Norway"}, ["2"]),
        ({"group": "NORDIC"}, ["1"]),
        ({"paragraph": "1"}, ["1", "3"]),
        ({"paragraph": "2"}, ["2", "3"]),
        ({"thread": "t"}, ["1", "2"]),
        ({"topic": "A"}, ["1"]),
        ({"id": "3"}, ["3"]),
        ({"actor": "Norway", "thread": "t", "topic": "A"}, ["1"]),
    ],
)
def test_filters_look_where_a_column_is_one_or_holds_several(
    wanted: dict[str, str | None], found: list[str]
) -> None:
    assert [row["id"] for row in rows.holding(ROWS, wanted)] == found


def test_a_row_is_found_by_its_id(talks: Snapshot) -> None:
    assert rows.found(talks, "actors", "KEN", "actor")["name"] == "Kenya"
    with pytest.raises(NotFound, match="there is no actor “LHK”"):
        rows.found(talks, "actors", "LHK", "actor")
    assert [row["id"] for row in rows.filtered(talks, "actors", {"kind": "group"})] == ["G77"]


def test_rows_as_a_table_have_the_columns_of_the_first_and_no_formula() -> None:
    assert list(rows.as_csv(ROWS[2:] + ROWS[:1])) == [
        'id,actor,paragraphs,name\r\n3,Kenya,"[""1"", ""2""]",\'=1+1\r\n',
        "1,Norway,,\r\n",
    ]
    assert list(rows.as_csv([])) == []
    assert list(rows.as_csv([{"a": {"b": 1}, "c": None, "d": 2}])) == ['a,c,d\r\n"{""b"": 1}",,2\r\n']
