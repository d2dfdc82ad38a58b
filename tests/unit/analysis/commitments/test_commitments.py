from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from travaux.analysis.commitments.duties import find_commitments
from travaux.analysis.commitments.follow_up import commitment_meant, follow_up
from travaux.domain.commitments import (
    Commitment,
    CommitmentFilter,
    CommitmentStatus,
    Entry,
    RecordedEntry,
    due_within,
)
from travaux.formats.draft_file import read_draft

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
    noted = {done.id: (Entry("a clerk", date(2026, 2, 1), CommitmentStatus.DELIVERED),)}
    items = follow_up((late, done, later), date(2026, 4, 1), noted)
    assert [item.status for item in items] == [
        CommitmentStatus.OVERDUE,
        CommitmentStatus.DELIVERED,
        CommitmentStatus.NOT_STARTED,
    ]
    assert [item.commitment.id for item in due_within(items, 90)] == [later.id]


def test_entries_go_with_a_commitment_that_a_new_version_rewords(tmp_path: Path) -> None:
    (before,) = found(tmp_path, "1. Requests the Secretary-General to publish a register of gauges by 2027;")
    after = found(
        tmp_path,
        "1. Requests the Secretary-General to train forecasters;",
        "2. Requests the Secretary-General to publish an open register of gauges by 2027;",
    )
    entry = Entry("a clerk", status=CommitmentStatus.IN_PROGRESS)
    kept = RecordedEntry(before.id, before.paragraph, before.duty, before.addressees, entry)
    assert commitment_meant(after, kept) == after[1].id
    assert commitment_meant(after[:1], kept) is None
    assert commitment_meant((*after, before), kept) == before.id


def test_lineage_leads_entries_to_a_duty_that_was_given_to_somebody_else(tmp_path: Path) -> None:
    (before,) = found(tmp_path, "1. Requests the Secretary-General to publish a register of gauges by 2027;")
    (after,) = found(tmp_path, "4. Invites the Fund to publish, each spring, a register of gauges;")
    kept = RecordedEntry(
        before.id, "1", before.duty, before.addressees, Entry("a clerk", note="asked"), "v1", 3
    )
    assert commitment_meant((after,), kept) is None
    threaded = replace(after, thread="t")
    assert commitment_meant((threaded,), kept, "t") == after.id


def test_a_call_for_somebody_to_act_addresses_them(tmp_path: Path) -> None:
    somebody, something = found(
        tmp_path,
        "1. Calls for Member States to mend their gauges by 2030;",
        "2. Calls for an increase in the number of gauges;",
    )
    assert (somebody.addressees, somebody.duty) == (("Member States",), "mend their gauges by 2030")
    assert something.addressees == ()


def test_two_names_are_two_and_one_name_with_and_is_one(tmp_path: Path) -> None:
    two, one = found(
        tmp_path,
        "1. Calls upon Fiji and Peru to present a summary;",
        "2. Calls upon Trinidad and Tobago to present a summary;",
    )
    assert two.addressees == ("Fiji", "Peru")
    assert one.addressees == ("Trinidad and Tobago",)


def test_passives_in_a_row_keep_to_their_own_words(tmp_path: Path) -> None:
    first, second = found(
        tmp_path,
        "1. The Secretary-General is requested to circulate it, and States are invited to answer by 2027.",
    )
    assert (first.addressees, first.duty, first.deadline) == (
        ("Secretary-General",),
        "circulate it",
        None,
    )
    assert second.addressees == ("States",)
    assert second.deadline is not None


def test_a_later_act_of_a_sentence_keeps_the_body_named_before(tmp_path: Path) -> None:
    update, report = found(
        tmp_path,
        "1. Requests the Office to present an update to the Human Rights Council at its sixty-second session"
        " and a written report at its sixty-fifth session;",
    )
    assert update.deadline is not None
    assert report.deadline is not None
    assert (update.deadline.date, report.deadline.date) == (date(2026, 7, 31), date(2027, 7, 31))
    assert report.reporting


def test_what_a_duty_feeds_is_named_alone(tmp_path: Path) -> None:
    (one,) = found(
        tmp_path,
        "1. Requests the Fund to offer its findings to the 2027 review of the Compact and to the high-level"
        " political forum on sustainable development;",
    )
    assert one.feeds == (
        "2027 review of the Compact",
        "high-level political forum on sustainable development",
    )


@pytest.mark.parametrize(
    "words",
    [
        "1. Prie le Secrétaire général de lui faire rapport sur les jauges à sa session prochaine, et demande"
        " aux États de les entretenir pour que les rivières soient connues de tous ceux qui vivent là.",
        "1. Solicita al Secretario General que le presente un informe sobre los medidores en su próximo"
        " período de sesiones, y pide a los Estados que los mantengan para que todos conozcan los ríos.",
        "1. تطلب إلى الصندوق أن يقدم تقريرا عن مقاييس الأنهار؛",
        "1. 请基金提交关于河流水尺的报告；",
        "1. просит Фонд представить доклад о речных водомерах;",
    ],
)
def test_a_text_in_another_language_abstains_and_says_so(tmp_path: Path, words: str) -> None:
    path = tmp_path / "text.txt"
    path.write_text(words, encoding="utf-8")
    result = find_commitments(read_draft(path))
    assert result.commitments == ()
    assert "English only" in str(result.notes[0].what)


def test_duties_without_a_verb_of_the_body_are_counted_as_left_out(tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    path.write_text(
        HEAD + "1. It is understood that they shall keep their gauges.\n\n2. Invites States to read them;",
        "utf-8",
    )
    result = find_commitments(read_draft(path))
    assert [(note.where, note.count) for note in result.notes] == [("1", 1)]
    assert len(result.commitments) == 1


def test_what_recurs_is_due_again_until_somebody_closes_it(tmp_path: Path) -> None:
    (one,) = found(tmp_path, "1. Requests the Fund to report by 3 November 2026 and every year;")
    (late,) = follow_up((one,), date(2028, 10, 1))
    assert (late.status, late.due) == (CommitmentStatus.OVERDUE, date(2028, 11, 3))
    followed = {one.id: (Entry("a clerk", date(2027, 11, 1), CommitmentStatus.IN_PROGRESS),)}
    (known,) = follow_up((one,), date(2028, 10, 1), followed)
    assert (known.status, known.days) == (CommitmentStatus.IN_PROGRESS, 33)


def test_what_is_asked_for_is_chosen_from_all(tmp_path: Path) -> None:
    items = follow_up(
        found(
            tmp_path,
            "1. Requests the Fund to report by 1 March 2026;",
            "2. Requests the Fund to mend gauges from the regular budget;",
        ),
        date(2026, 1, 1),
    )
    places = [
        [item.commitment.paragraph for item in wanted.among(items)]
        for wanted in (
            CommitmentFilter(within=90),
            CommitmentFilter(undated=True),
            CommitmentFilter(unfunded=True),
            CommitmentFilter(reporting=True),
            CommitmentFilter(status=CommitmentStatus.OVERDUE),
        )
    ]
    assert places == [["1"], ["2"], ["1"], ["1"], []]


def test_who_is_to_hold_a_review_does_not_feed_it(tmp_path: Path) -> None:
    (one,) = found(tmp_path, "1. Requests the Fund to commission a review of the Compact on Rivers by 2027;")
    assert one.feeds == ()
