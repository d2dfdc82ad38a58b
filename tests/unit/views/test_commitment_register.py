"""The register of commitments: whose it is, how each stands, and how it is written."""

import json
from dataclasses import replace
from datetime import date

import pytest

from tests.unit.views.made_records import (
    record,
    store,
    workspace,
)
from tests.unit.views.talks_of_lights import (
    DEADLINE,
    DUTY,
    GIVEN,
    LAST,
    NOTED,
    REPORT,
    SOURCES,
    VALUES,
    WHEN,
    ZERO,
)
from travaux.domain.canonical import canonical
from travaux.domain.commitments import (
    Commitments,
    CommitmentStatus,
    Entry,
    FollowedCommitment,
    Funding,
)
from travaux.domain.review import FindingKey, Review, ReviewDecision
from travaux.errors import NotFound, UsageError
from travaux.reference.registry import load_registry
from travaux.views.commitments import documents
from travaux.views.commitments.register import commitment_named, noted_under, promises, register_of
from travaux.views.snapshot import Snapshot


@pytest.fixture(scope="module")
def talks() -> Snapshot:
    return record(SOURCES, VALUES, given=GIVEN)


def test_the_register_is_of_the_latest_version_that_commits_anybody(talks: Snapshot) -> None:
    found = promises(talks, date(2031, 6, 1))
    assert found is not None
    assert [(one.commitment.id, one.status) for one in found.items] == [
        ("c1", CommitmentStatus.OVERDUE),
        ("c2", CommitmentStatus.NOT_STARTED),
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
    return FollowedCommitment(replace(DUTY, addressees=whom), CommitmentStatus.NOT_STARTED)


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
            FollowedCommitment(DUTY, CommitmentStatus.NOT_STARTED),
            FollowedCommitment(bare, CommitmentStatus.DELIVERED),
            FollowedCommitment(
                replace(DUTY, deadline=replace(DEADLINE, date=None)), CommitmentStatus.DELIVERED
            ),
        )
    ).splitlines()
    assert lines[1] == (
        "c1,2,Ports; Piers,obligation,shall,to dredge,by May,2031-05-31,named,no,no means named,not started,"
        "last,16,25"
    )
    assert (
        lines[2] == "c1,2,Ports; Piers,obligation,shall,to dredge,,,,yes,a fund; a ship,delivered,last,16,25"
    )
    assert lines[3].startswith("c1,2,Ports; Piers,obligation,shall,to dredge,by May,,named,")


def test_a_commitment_is_told_to_scripts() -> None:
    entry = Entry(
        "Cleo",
        date(2031, 6, 2),
        CommitmentStatus.IN_PROGRESS,
        dated=date(2031, 6, 1),
        next_review=date(2031, 9, 1),
    )
    due = replace(
        DEADLINE, until=date(2031, 6, 30), opens=date(2031, 1, 1), ends=date(2032, 1, 1), every="year"
    )
    followed = FollowedCommitment(
        replace(DUTY, deadline=due, section=("I", "A")),
        CommitmentStatus.IN_PROGRESS,
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
        "date": "2031-05-31", "until": "2031-06-30", "opens": "2031-01-01", "ends": "2032-01-01",
        "every": "year",
    }  # fmt: skip
    first, second = one["entries"]
    assert (first["when"], first["status"], first["dated"], first["next_review"]) == (
        "2031-06-02", "in progress", "2031-06-01", "2031-09-01",
    )  # fmt: skip
    assert set(second.values()) == {"Dan", None}
    assert told["no_longer_found"][0]["id"] == "c1"
    bare = FollowedCommitment(
        replace(DUTY, deadline=None, funding=Funding.EXISTING), CommitmentStatus.DELIVERED
    )
    plain = documents.commitments_json((bare,), date(2031, 5, 28))["commitments"][0]  # type: ignore[index]
    assert (plain["deadline"]["date"], plain["next_due"], plain["next_review"]) == (None, None, None)
