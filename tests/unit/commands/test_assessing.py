"""Assessments of delivery: kept, taken back, handed in as a table; nothing is overwritten or half-stored."""

import csv
import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.unit.commands.assessed_ports import TEXT, build, put
from travaux.commands.assessing import BadRows, RowProblem, assess, hand_in, withdraw_assessment
from travaux.domain.delivery import COLUMNS, Milestone
from travaux.domain.sources import Viewer
from travaux.errors import Conflict, NotFound, UnreadableSource, UsageError
from travaux.store.workspace import Workspace
from travaux.views.delivery.documents import in_form
from travaux.views.delivery.table import DeliveryTable, delivery_in
from travaux.views.snapshot import Snapshots
from travaux.views.verification import verified
from travaux.views.workspace import opened

DAY = date(2031, 6, 1)


@pytest.fixture
def ports(tmp_path: Path) -> Iterator[Workspace]:
    build(tmp_path / "ws")
    with opened(tmp_path / "ws") as workspace:
        yield workspace


def table(workspace: Workspace, viewer: Viewer = Viewer.KEEPER) -> DeliveryTable:
    return delivery_in(Snapshots(workspace, viewer).now(), DAY)


def first(workspace: Workspace) -> str:
    return table(workspace).rows[0].item.commitment.id


def exported(workspace: Workspace) -> bytes:
    snapshot = Snapshots(workspace, Viewer.KEEPER).now()
    return in_form(snapshot, delivery_in(snapshot, DAY), "csv", DAY)


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


def written(found: list[dict[str, str]]) -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS)
    writer.writeheader()
    writer.writerows(found)
    return out.getvalue().encode()


def writes(workspace: Workspace) -> int:
    with workspace.record.view(Viewer.KEEPER) as reading:
        return reading.writes()


def test_parties_are_listed_and_authorities_are_not(ports: Workspace) -> None:
    found = table(ports)
    assert [[one.name for one in row.holders] for row in found.rows] == [
        ["Fiji", "Kenya", "Norway"],
        ["port authorities"],
        [],
    ]
    assert [row.open for row in found.rows] == [False, True, True]
    assert found.progress.not_assessed == found.progress.total == 4


def test_an_assessment_stands_beside_those_before_it(ports: Workspace) -> None:
    name = first(ports)
    assess(ports, name, "Norway", {"grade": "begun", "assessed": "2031-01-02"}, "Ann", DAY)
    assess(ports, name[:6], "NOR", {"grade": "Delivered", "reply": "All are lit."}, "Ben", DAY, after=1)
    assess(ports, name, "kenya", {"milestones": "2031-09-01 | | The law\n| 2031-02-03 | A plan"}, "Ann", DAY)
    row = table(ports).rows[0]
    assert [(one.assessment.assessor, one.assessment.grade) for one in row.of("NOR").given] == [
        ("Ann", "begun"),
        ("Ben", "delivered"),
    ]
    assert (row.of("NOR").grade, row.of("KEN").grade) == ("delivered", None)
    assert row.of("KEN").milestones == (
        Milestone("The law", date(2031, 9, 1)),
        Milestone("A plan", None, date(2031, 2, 3)),
    )
    assert table(ports).progress.assessed == 1


def test_an_older_assessment_that_comes_later_does_not_stand(ports: Workspace) -> None:
    name = first(ports)
    assess(ports, name, "NOR", {"grade": "delivered", "assessed": "2031-05-01"}, "Ann", DAY)
    assess(ports, name, "NOR", {"grade": "begun", "assessed": "2030-05-01"}, "Ann", DAY)
    assert table(ports).rows[0].of("NOR").grade == "delivered"


def test_one_that_is_withdrawn_is_told_and_does_not_stand(ports: Workspace) -> None:
    assess(ports, first(ports), "NOR", {"grade": "begun"}, "Ann", DAY)
    (one,) = table(ports).rows[0].of("NOR").given
    withdraw_assessment(ports, one.id[:6], "Ann")
    found = table(ports).rows[0].of("NOR")
    assert (found.grade, [each.withdrawn for each in found.given]) == (None, [True])
    with pytest.raises(NotFound, match="no assessment that stands"):
        withdraw_assessment(ports, one.id, "Ann")
    with pytest.raises(NotFound, match="no assessment that stands"):
        withdraw_assessment(ports, "", "Ann")
    assess(ports, first(ports), "NOR", {"grade": "begun"}, "Ann", DAY)
    assert table(ports).rows[0].of("NOR").grade == "begun"


def test_an_assessment_is_taken_back_by_a_name_that_means_it_alone(ports: Workspace) -> None:
    seen: dict[str, str] = {}
    for number in range(17):  # names begin with one of sixteen characters
        assess(ports, first(ports), "NOR", {"note": f"note {number}"}, "Ann", DAY)
        one = table(ports).rows[0].of("NOR").given[-1].id
        if one[0] in seen:
            break
        seen[one[0]] = one
    with pytest.raises(NotFound, match=f"several assessments are called “{one[0]}”"):
        withdraw_assessment(ports, one[0], "Ann")
    withdraw_assessment(ports, one, "Ann")
    assert withdraw_assessment(ports, one[0], "Ann").assessment.note
    with pytest.raises(NotFound, match="no assessment that stands is called"):
        withdraw_assessment(ports, one[0], "Ann")


@pytest.mark.parametrize(
    ("holder", "said", "told"),
    [
        ("Norway", {"grade": "splendid"}, "is no grade of the scale: no-evidence, not-begun"),
        ("Norway", {"grade": "begun", "assessed": "1 May"}, "assessed is a day, YYYY-MM-DD"),
        ("Norway", {"grade": "begun", "assessed": "2031-06-02"}, "assessed is a day to come"),
        ("Norway", {"reply": "Yes.", "replied": "2031-06-02"}, "replied is a day to come"),
        ("Norway", {"milestones": "2031-06-02 | 2031-06-02 | Law"}, "reached is a day to come"),
        ("Norway", {"milestones": "2031-07-01 | |"}, "says when and not what"),
        ("Norway", {"milestones": "soon | | Law"}, "a milestone is a day"),
        ("Norway", {"visibility": "secret", "note": "x"}, "visibility is public or private"),
        ("Norway", {"source": "ports", "note": "x"}, "SOURCE:START-END"),
        ("Norway", {"source": "ports.txt:x-9", "note": "x"}, "SOURCE:START-END"),
        ("Norway", {"source": "ports.txt:5-x", "note": "x"}, "SOURCE:START-END"),
        ("Norway", {"source": ":5-9", "note": "x"}, "SOURCE:START-END"),
        ("Norway", {"source": "ports.txt:5-99999", "note": "x"}, "there are no words there"),
        ("Norway", {}, "says nothing"),
        ("Norway", {"visibility": "private", "assessor": "Ann"}, "says nothing"),
        ("Peru", {"grade": "begun"}, "Peru is not among those who hold this commitment"),
        ("Atlantis", {"grade": "begun"}, "nobody is known as “Atlantis”"),
        ("", {"grade": "begun"}, "nobody is known as"),
    ],
)
def test_what_makes_no_sense_is_refused(
    ports: Workspace, holder: str, said: dict[str, str], told: str
) -> None:
    before = writes(ports)
    with pytest.raises(UsageError, match=told):
        assess(ports, first(ports), holder, said, "Ann", DAY)
    assert writes(ports) == before


def test_days_of_today_have_happened_and_reviews_may_lie_ahead(ports: Workspace) -> None:
    said = {"grade": "begun", "assessed": "2031-06-01", "next_review": "2032-01-01"}
    kept = assess(ports, first(ports), "Norway", said, "Ann", DAY)
    assert (kept.assessment.day, kept.assessment.next_review) == (DAY, date(2032, 1, 1))


def test_where_no_list_says_who_holds_it_others_may_be_assessed(ports: Workspace) -> None:
    tides, dredging = (row.item.commitment.id for row in table(ports).rows[1:])
    assess(ports, tides, "Peru", {"grade": "begun"}, "Ann", DAY)
    assess(ports, tides, "Port Authorities", {"grade": "not-begun"}, "Ann", DAY)
    assess(ports, dredging, "Norway", {"grade": "begun"}, "Ann", DAY)
    found = table(ports)
    assert [one.name for one in found.rows[1].holders] == ["port authorities", "Peru"]
    assert [one.name for one in found.rows[2].holders] == ["Norway"]
    with pytest.raises(UsageError, match="nobody is known"):
        assess(ports, tides, "Atlantis", {"grade": "begun"}, "Ann", DAY)


def test_whoever_has_not_seen_the_last_assessment_is_told(ports: Workspace) -> None:
    name = first(ports)
    assess(ports, name, "NOR", {"grade": "begun"}, "Ann", DAY, after=0)
    with pytest.raises(Conflict):
        assess(ports, name, "NOR", {"grade": "delivered"}, "Ben", DAY, after=0)
    assess(ports, name, "KEN", {"grade": "delivered"}, "Ben", DAY, after=0)
    assert table(ports).rows[0].of("NOR").grade == "begun"


def test_evidence_in_the_record_is_its_very_words(ports: Workspace) -> None:
    start = TEXT.index("light every pier")
    place = f"ports.txt:{start}-{start + 16}"
    kept = assess(ports, first(ports), "NOR", {"grade": "begun", "source": place}, "Ann", DAY)
    assert kept.assessment.citation
    assert kept.assessment.citation.quote == "light every pier"
    assert verified(ports).problems == ()


def test_private_evidence_makes_no_public_assessment(tmp_path: Path) -> None:
    build(tmp_path / "ws", ports=("adopted", TEXT), secret=("document", "A private letter of the port."))
    with opened(tmp_path / "ws") as workspace:
        said = {"grade": "begun", "source": "secret.txt:2-9"}
        with pytest.raises(UsageError, match="make the assessment private too"):
            assess(workspace, first(workspace), "NOR", said, "Ann", DAY)
        assess(workspace, first(workspace), "NOR", {**said, "visibility": "private"}, "Ann", DAY)
        assess(workspace, first(workspace), "KEN", {"grade": "delivered"}, "Ann", DAY)
        assert table(workspace).rows[0].grades == {"NOR": "begun", "KEN": "delivered"}
        assert table(workspace, Viewer.PUBLIC).rows[0].grades == {"KEN": "delivered"}


def test_assessments_of_a_text_that_is_private_are_for_its_keeper(tmp_path: Path) -> None:
    build(tmp_path / "ws", secret=("adopted", TEXT))
    with opened(tmp_path / "ws") as workspace:
        assess(workspace, first(workspace), "NOR", {"grade": "begun"}, "Ann", DAY)
        assert table(workspace).progress.assessed == 1
        assert Snapshots(workspace, Viewer.PUBLIC).now().recorded() == ()
        with pytest.raises(NotFound):
            table(workspace, Viewer.PUBLIC)


def test_a_table_goes_out_and_comes_in_without_loss(ports: Workspace, tmp_path: Path) -> None:
    name, tides = (row.item.commitment.id for row in table(ports).rows[:2])
    start = TEXT.index("light every pier")
    full = {
        "grade": "well-advanced",
        "assessed": "2031-02-01",
        "assessor": "Harbour Watch",
        "note": "=SUM(A1), “quoted”, and 'more",
        "evidence": "'=a mark before a formula",
        "address": "https://example.org/a?b=c",
        "source": f"ports.txt:{start}-{start + 16}",
        "reply": "-We did.",
        "replied": "2031-02-02",
        "milestones": "2031-09-01 | 2031-03-01 | A law | with a bar\n | | ''@plan",
        "next_review": "2032-01-01",
        "visibility": "private",
    }
    assess(ports, name, "NOR", full, "Ann", DAY)
    assess(ports, name, "NOR", {"grade": "delivered"}, "Ann", DAY)
    assess(ports, name, "KEN", {"grade": "begun", "note": "'tis so"}, "Ann", DAY)
    assess(ports, tides, "Peru", {"reply": "We keep one."}, "Ann", DAY)
    withdraw_assessment(ports, table(ports).rows[0].of("KEN").given[0].id, "Ann")
    out = exported(ports)
    build(tmp_path / "other")
    with opened(tmp_path / "other") as other:
        done = hand_in(other, out, "table.csv", "Ben", DAY)
        assert (done.added, done.known, done.empty) == (4, 0, 2)
        assert exported(other) == out
        assert [one.assessment for _, one in table(other).given()] == [
            one.assessment for _, one in table(ports).given()
        ]
    again = hand_in(ports, out, "table.csv", "Ben", DAY)
    assert (again.added, again.known, again.empty) == (0, 4, 2)


def test_a_row_is_filled_in_by_hand(ports: Workspace) -> None:
    found = rows(exported(ports))
    assert len(found) == 4
    found[0] |= {"grade": "begun", "assessed": "2031-01-01"}
    done = hand_in(ports, written(found), "table.csv", "Ben", DAY)
    assert (done.added, done.empty) == (1, 3)
    (one,) = table(ports).rows[0].of("FJI").given
    assert (one.assessment.assessor, one.by) == ("Ben", "Ben")
    least = f"commitment,holder,grade,assessed\n{first(ports)},Kenya,begun,2031-01-01\n"
    assert hand_in(ports, least.encode(), "least.csv", "Ben", DAY).added == 1


BAD = [
    ({"commitment": "none"}, "no commitment has the id “none”"),
    ({"commitment": ""}, "no commitment has the id"),
    ({"holder": "Peru", "grade": "begun", "assessed": "2031-01-01"}, "Peru is not among"),
    ({"holder": "Atlantis", "grade": "begun", "assessed": "2031-01-01"}, "nobody is known as"),
    ({"grade": "splendid", "assessed": "2031-01-01"}, "is no grade"),
    ({"grade": "begun"}, "on which day"),
    ({"grade": "begun", "assessed": "31.1.2031"}, "assessed is a day"),
    ({"grade": "begun", "assessed": "2031-06-02"}, "a day to come"),
    ({"grade": "begun", "assessed": "2031-01-01", "withdrawn": "maybe"}, "withdrawn is yes or no"),
    ({"grade": "begun", "assessed": "2031-01-01", "quoted": "light"}, "without saying in “source”"),
    (
        {"grade": "begun", "assessed": "2031-01-01", "source": "ports.txt:0-10", "quoted": "light"},
        "are not those that are quoted",
    ),
    ({"grade": "begun", "assessed": "2031-01-01", "source": "nowhere:0-10"}, "nowhere"),
    ({"grade": "begun", "assessed": "2031-01-01", "next_review": "soon"}, "next_review is a day"),
]


@pytest.mark.parametrize(("cells", "told"), BAD)
def test_a_bad_row_is_told_by_its_line_and_nothing_is_kept(
    ports: Workspace, cells: dict[str, str], told: str
) -> None:
    found = rows(exported(ports))
    found[0] |= {"grade": "begun", "assessed": "2031-01-01", "note": "two\nlines"}
    found[1] |= cells
    before = writes(ports)
    with pytest.raises(BadRows) as caught:
        hand_in(ports, written(found), "table.csv", "Ben", DAY)
    (problem,) = caught.value.problems
    assert problem.line == 4  # the row before it has two lines
    assert told in str(problem.reason)
    assert "line 4" in str(caught.value)
    assert writes(ports) == before
    assert table(ports).progress.assessed == 0


def test_all_bad_rows_are_told_at_once(ports: Workspace) -> None:
    found = rows(exported(ports))
    for row in found:
        row["grade"] = "splendid"
    with pytest.raises(BadRows) as caught:
        hand_in(ports, written(found), "table.csv", "Ben", DAY)
    assert [one.line for one in caught.value.problems] == [2, 3, 4, 5]
    assert "4 rows" in str(caught.value)


@pytest.mark.parametrize(("bad", "more"), [(20, None), (21, "and 1 more"), (25, "and 5 more")])
def test_an_error_shows_twenty_rows_and_counts_the_rest(bad: int, more: str | None) -> None:
    said = str(BadRows(tuple(RowProblem(n, "is no grade") for n in range(bad)), "table.csv"))
    assert said.count("is no grade") == min(bad, 20)
    assert said.startswith(f"table.csv: {bad} rows cannot be taken")
    assert (f"; {more}" in said) if more else ("more" not in said)
    one = str(BadRows((RowProblem(7, "is no grade"),), "table.csv"))
    assert "1 row cannot be taken, so nothing was: line 7: is no grade" in one


def test_a_change_of_the_text_takes_assessments_along_or_says_that_they_are_lost(tmp_path: Path) -> None:
    build(tmp_path / "ws", v1=("draft", TEXT))
    with opened(tmp_path / "ws") as workspace:
        for row, holder in zip(table(workspace).rows, ("NOR", "Peru", "Fiji"), strict=True):
            assess(workspace, row.item.commitment.id, holder, {"grade": "begun"}, "Ann", DAY)
    changed = TEXT.replace("light every pier by", "light every pier and quay by").replace(
        "3. Calls for the dredging of every river mouth;", "3. Thanks the host of the session;"
    )
    put(tmp_path / "ws", v2=("draft", changed.replace("1 May 2030", "1 May 2031")))
    with opened(tmp_path / "ws") as workspace:
        after = table(workspace)
        assert [dict(row.grades) for row in after.rows] == [{"NOR": "begun"}, {"PER": "begun"}]
        assert [one.assessment.holder for one in after.lost] == ["FJI"]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "lacks columns: commitment, holder"),
        (b"commitment\nx\n", "lacks columns: holder"),
        (b"commitment,holder,colour\n", "a column “colour” that says nothing here"),
        (b"commitment,holder,note,note\n", "two columns of one name"),
        (b'commitment,holder\n"x,y\n', "is not CSV"),
        ("commitment,holder\nx,Côte\n".encode("latin-1"), "is not UTF-8"),
        (b"commitment,holder\n" + b"x" * 200_000 + b",y\n", "is not CSV"),
    ],
)
def test_what_is_no_such_table_is_refused(ports: Workspace, data: bytes, told: str) -> None:
    with pytest.raises((UsageError, UnreadableSource), match=told):
        hand_in(ports, data, "table.csv", "Ben", DAY)


def test_more_cells_than_columns_are_told(ports: Workspace) -> None:
    data = f"commitment,holder\n{first(ports)},NOR,extra\n{first(ports)},NOR,,\n".encode()
    with pytest.raises(BadRows, match="more cells than there are columns: extra") as caught:
        hand_in(ports, data, "table.csv", "Ben", DAY)
    assert [one.line for one in caught.value.problems] == [2]
