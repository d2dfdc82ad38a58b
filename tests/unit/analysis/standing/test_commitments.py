from datetime import date
from pathlib import Path

import pytest

from travaux.analysis.standing.commitments import find_commitments
from travaux.analysis.standing.follow_up import due_within, follow_up, match_entries
from travaux.domain.commitments import Commitment, Entry, Status
from travaux.readers.drafts import read_draft

HEAD = """Resolution adopted by the General Assembly on 3 November 2025

The General Assembly,

Recalling its resolution 70/999 of 1 May 2015,

"""


def found(tmp_path: Path, *paragraphs: str) -> tuple[Commitment, ...]:
    path = tmp_path / "text.txt"
    path.write_text(HEAD + "\n\n".join(paragraphs), encoding="utf-8")
    draft = read_draft(path)
    result = find_commitments(draft).commitments
    for one in result:
        for citation in one.citations:
            assert draft.source.text[citation.start : citation.end] == citation.quote
    return result


@pytest.mark.parametrize(
    "words",
    [
        "Recalls the promise of the River Fund to mend every gauge by 2030;",
        "Reaffirms that States should share their readings;",
        "Recognizes the need to train forecasters;",
        "Looks forward to the meeting of the Delta Forum in 2027;",
        "Stresses the need for States to warn each other;",
        "Notes the request of the Council that the Fund report in 2027;",
    ],
)
def test_what_directs_nobody_is_no_commitment(tmp_path: Path, words: str) -> None:
    assert found(tmp_path, f"1. {words}") == ()


def test_each_directive_of_a_paragraph_is_a_record(tmp_path: Path) -> None:
    first, second = found(
        tmp_path,
        "1. Recognizes the value of gauges, invites Member States and other relevant stakeholders, including"
        " youth networks, within their respective mandates, to keep them, and also requests the"
        " Secretary-General to report to the Assembly at its eighty-second session, within"
        " existing resources;",
    )
    assert first.addressees == ("Member States", "other relevant stakeholders, including youth networks")
    assert first.capacity == ("within their respective mandates",)
    assert first.duty == "keep them"
    assert (second.strength, second.addressees) == ("requests", ("Secretary-General",))
    assert second.reporting
    assert second.funding == "within existing resources"
    assert second.deadline is not None
    assert second.deadline.date == date(2027, 12, 31)


def test_an_act_without_an_actor_names_nobody(tmp_path: Path) -> None:
    (one,) = found(tmp_path, "1. Encourages the use of open gauges by all who can;")
    assert one.addressees == ()
    assert one.duty == "the use of open gauges by all who can"


def test_sub_paragraphs_with_a_verb_are_records_and_inherit_the_chapeau(tmp_path: Path) -> None:
    records = found(
        tmp_path,
        "1. We are alarmed by the floods. We commit, by 2030, to:",
        "(a) Warn everyone who lives beside water;",
        "(b) Recognize that gauges cost money;",
        "(c) Share readings and request the Secretary-General to publish them by 31 March 2027.",
    )
    assert [(one.strength.value, one.paragraph, one.addressees) for one in records] == [
        ("commits to", "1(a)", ("Member States",)),
        ("commits to", "1(c)", ("Member States",)),
        ("requests", "1(c)", ("Secretary-General",)),
    ]
    assert [one.deadline.date for one in records if one.deadline] == [
        date(2030, 12, 31),
        date(2030, 12, 31),
        date(2027, 3, 31),
    ]


def test_gerund_sub_paragraphs_belong_to_their_chapeau(tmp_path: Path) -> None:
    records = found(
        tmp_path,
        "1. Calls upon States to protect the gauges by:",
        "(a) Fencing them;",
        "(b) Training their keepers;",
    )
    assert [one.paragraph for one in records] == ["1"]


def test_two_dated_acts_of_one_verb_are_two(tmp_path: Path) -> None:
    records = found(
        tmp_path,
        "1. Decides to hold a stocktaking at its eighty-third session and a review at its ninetieth session;",
    )
    assert [one.deadline.date for one in records if one.deadline] == [date(2028, 12, 31), date(2035, 12, 31)]
    assert {one.addressees for one in records} == {("General Assembly",)}


def test_identifiers_survive_renumbering(tmp_path: Path) -> None:
    (before,) = found(tmp_path, "1. Requests the Secretary-General to report in 2027;")
    (after,) = found(
        tmp_path, "1. Recalls the floods;", "2. Requests the Secretary-General to report in 2027;"
    )
    assert before.id == after.id
    assert before.paragraph != after.paragraph


def test_what_people_note_holds_and_what_is_open_falls_overdue(tmp_path: Path) -> None:
    late, done, later = found(
        tmp_path,
        "1. Requests the Secretary-General to report by 1 March 2026;",
        "2. Requests the River Fund to publish its accounts by 1 March 2026;",
        "3. Invites the River Fund to meet by 1 June 2026;",
    )
    noted = {done.id: (Entry("a clerk", date(2026, 2, 1), Status.DELIVERED),)}
    items = follow_up((late, done, later), date(2026, 4, 1), noted)
    assert [item.status for item in items] == [Status.OVERDUE, Status.DELIVERED, Status.NOT_STARTED]
    assert [item.commitment.id for item in due_within(items, 90)] == [later.id]


def test_entries_go_with_a_commitment_that_a_new_version_rewords(tmp_path: Path) -> None:
    (before,) = found(tmp_path, "1. Requests the Secretary-General to publish a register of gauges by 2027;")
    after = found(
        tmp_path,
        "1. Requests the Secretary-General to train forecasters;",
        "2. Requests the Secretary-General to publish an open register of gauges by 2027;",
    )
    entry = Entry("a clerk", status=Status.IN_PROGRESS)
    kept = [(before.id, before.duty, before.addressees, entry)]
    assert match_entries(after, kept) == {after[1].id: (entry,)}
    assert match_entries(after[:1], kept) == {}
