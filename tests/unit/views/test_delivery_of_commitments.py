"""The table of delivery: who holds what, how it stands, which part is asked for, and how pages show it."""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from tests.unit.commands.assessed_ports import TEXT, build
from travaux.commands.assessing import assess, withdraw_assessment
from travaux.domain.delivery import Assessment, DutyHolder, GivenAssessment, HolderKind
from travaux.domain.messages import Text
from travaux.domain.sources import Viewer
from travaux.errors import NotFound, UsageError
from travaux.views.delivery import matrix
from travaux.views.delivery.documents import FORMS, delivery_at, delivery_document, in_form, states_meant
from travaux.views.delivery.table import (
    DeliveryTable,
    Selection,
    delivery_in,
    has_delivery,
    holder_named,
    scale_of,
)
from travaux.views.snapshot import Snapshot, Snapshots
from travaux.views.workspace import opened

DAY = date(2031, 6, 1)
LIGHTS, TIDES, MOUTHS = range(3)
"""Rows: parties light piers; port authorities keep registers; nobody is named to dredge river mouths."""


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Snapshot]:
    folder = tmp_path_factory.mktemp("ports") / "ws"
    build(folder)
    with opened(folder) as workspace:
        empty = delivery_in(Snapshots(workspace, Viewer.KEEPER).now(), DAY)
        lights, tides, mouths = (row.item.commitment.id for row in empty.rows)
        assess(workspace, lights, "Norway", {"grade": "begun", "assessed": "2031-01-02"}, "Ann", DAY)
        later = {"grade": "delivered", "next_review": "2032-01-01", "milestones": "2031-09-01 | | A law"}
        assess(workspace, lights, "Norway", later, "Ben", DAY)
        assess(workspace, lights, "Kenya", {"note": "asked"}, "Ann", DAY)
        assess(workspace, lights, "Fiji", {"grade": "begun"}, "Ann", DAY)
        assess(workspace, tides, "Peru", {"grade": "begun"}, "Ann", DAY)
        assess(workspace, mouths, "Norway", {"grade": "not-begun"}, "Ann", DAY)
        given = delivery_in(Snapshots(workspace, Viewer.KEEPER).now(), DAY).rows[LIGHTS].of("FJI").given
        withdraw_assessment(workspace, given[0].id, "Ann")
        yield Snapshots(workspace, Viewer.KEEPER).now()


@pytest.fixture
def table(snapshot: Snapshot) -> DeliveryTable:
    return delivery_in(snapshot, DAY)


def held(table: DeliveryTable) -> list[list[str]]:
    return [[holder.code for holder in row.holders] for row in table.rows]


def test_holders_are_states_by_name_then_others_each_once(table: DeliveryTable) -> None:
    assert [holder.code for holder in table.holders] == ["FJI", "KEN", "NOR", "PER", "port authorities"]
    body = DutyHolder("zz", "Abbey", HolderKind.BODY)
    more = replace(table, rows=(replace(table.rows[TIDES], holders=(*table.rows[TIDES].holders, body)),))
    assert [holder.name for holder in more.holders] == ["Peru", "Abbey", "port authorities"]


def test_who_was_never_assessed_is_counted_and_an_assessment_taken_back_counts_as_none(
    table: DeliveryTable,
) -> None:
    assert (table.progress.total, table.progress.not_assessed, table.progress.assessed) == (6, 3, 3)
    assert {code: one.not_assessed for code, one in table.by_holder.items()} == {
        "FJI": 1,
        "KEN": 1,
        "NOR": 0,
        "PER": 0,
        "port authorities": 1,
    }
    assert table.by_holder["NOR"].counts["delivered"] == table.by_holder["NOR"].counts["not-begun"] == 1
    norway_and_peru = table.stands(table.holders[2:4])
    assert (norway_and_peru.total, norway_and_peru.counts["begun"]) == (3, 1)
    assert [one.assessment.holder for _, one in table.given()] == ["FJI", "KEN", "NOR", "NOR", "PER", "NOR"]


def test_assessments_of_a_holder_stand_by_their_day(table: DeliveryTable) -> None:
    row = table.rows[LIGHTS]
    assert [one.assessment.grade for one in row.of("NOR").given] == ["begun", "delivered"]
    assert [row.open for row in table.rows] == [False, True, True]
    assert dict(row.grades) == {"NOR": "delivered"}


def test_a_row_is_called_by_how_one_id_alone_begins(table: DeliveryTable) -> None:
    row = table.rows[TIDES]
    assert table.row(row.item.commitment.id[:8]) is row
    for name in ("", "zz"):
        with pytest.raises(NotFound, match="no commitment is called"):
            table.row(name)
    with pytest.raises(NotFound, match="several commitments are called"):
        replace(table, rows=(row, row)).row(row.item.commitment.id)


@pytest.mark.parametrize(
    ("wanted", "rows"),
    [
        (Selection(), [["FJI", "KEN", "NOR"], ["port authorities", "PER"], ["NOR"]]),
        (Selection(holder="nor"), [["NOR"], ["NOR"]]),
        (Selection(holder=" norway "), [["NOR"], ["NOR"]]),
        (Selection(holder="Kingdom of Norway"), [["NOR"], ["NOR"]]),
        (Selection(holder="Port  Authorities"), [["port authorities"]]),
        (Selection(group="PARTIES"), [["FJI", "KEN", "NOR"], ["NOR"]]),
        (Selection(group="G77"), [["FJI", "KEN"], ["PER"]]),
        (Selection(group="Group of 77 and China"), [["FJI", "KEN"], ["PER"]]),
        (Selection(region="weog"), [["NOR"], ["NOR"]]),
        (Selection(region="african  group"), [["KEN"]]),
        (Selection(group="PARTIES", region="AFRICAN"), [["KEN"]]),
        (Selection(holder="NOR", region="AFRICAN"), []),
    ],
)
def test_a_part_of_the_table_has_whoever_is_all_that_is_asked_for(
    table: DeliveryTable, wanted: Selection, rows: list[list[str]]
) -> None:
    assert held(table.chosen(wanted)) == rows


def test_a_part_of_the_table_may_be_of_one_commitment(table: DeliveryTable) -> None:
    lights = table.rows[LIGHTS].item.commitment.id
    assert held(table.chosen(Selection(commitment=lights))) == [["FJI", "KEN", "NOR"]]
    assert held(table.chosen(Selection(commitment=lights, holder="KEN"))) == [["KEN"]]
    assert held(table.chosen(Selection(commitment=lights, holder="PER"))) == []


@pytest.mark.parametrize(
    ("wanted", "told"),
    [
        (Selection(holder="China"), "nobody called “China” holds a commitment"),
        (Selection(holder="Atlantis"), "nobody called “Atlantis” holds"),
        (Selection(group="Atlantis"), "no list says who the members of “Atlantis” are"),
        (Selection(group="NOR"), "no list says who the members of “NOR” are"),
        (Selection(region="EASTERN"), "no holder is of a region “EASTERN” — regions are African Group, Asia"),
        (Selection(commitment="zz"), "no commitment is called"),
    ],
)
def test_a_part_that_is_not_there_is_refused(table: DeliveryTable, wanted: Selection, told: str) -> None:
    with pytest.raises(NotFound, match=told):
        table.chosen(wanted)


def test_regions_are_those_of_states_and_groups_are_no_regions(table: DeliveryTable) -> None:
    assert {code: [one.code for one in found] for code, found in table.regions().items()} == {
        "AFRICAN": ["KEN"],
        "ASIA-PACIFIC": ["FJI"],
        "GRULAC": ["PER"],
        "WEOG": ["NOR"],
    }
    assert list(table.regions()) == ["AFRICAN", "ASIA-PACIFIC", "GRULAC", "WEOG"]
    groups = table.groups()
    assert not groups.keys() & table.regions().keys()
    assert [one.code for one in groups["G77"]] == ["FJI", "KEN", "PER"]
    assert list(groups) == sorted(groups, key=table.name_of)
    placed = DutyHolder("harbour", "Harbour office", HolderKind.BODY, "WEOG", ("WEOG",))
    more = replace(table, rows=(replace(table.rows[LIGHTS], holders=(placed,)),))
    assert (more.regions(), more.groups()) == ({}, {})
    assert table.name_of("elsewhere") == "elsewhere"


@pytest.mark.parametrize(
    ("row", "name", "code"),
    [
        (LIGHTS, " nor ", "NOR"),
        (LIGHTS, "Kingdom of Norway", "NOR"),
        (TIDES, "Peru", "PER"),
        (TIDES, "China", "CHN"),
        (TIDES, "Port authorities", "port authorities"),
        (MOUTHS, "Kenya", "KEN"),
    ],
)
def test_a_holder_is_one_of_the_row_or_where_it_is_open_anybody_known(
    table: DeliveryTable, row: int, name: str, code: str
) -> None:
    assert holder_named(table, table.rows[row], name).code == code


@pytest.mark.parametrize(
    ("row", "name", "told"),
    [
        (LIGHTS, "Peru", "paragraph 1: Peru is not among those who hold this commitment"),
        (LIGHTS, "Atlantis", "paragraph 1: nobody is known as “Atlantis”"),
        (TIDES, "", "paragraph 2: nobody is known as “”"),
    ],
)
def test_whoever_cannot_hold_a_commitment_is_refused(
    table: DeliveryTable, row: int, name: str, told: str
) -> None:
    with pytest.raises(UsageError, match=told):
        holder_named(table, table.rows[row], name)


def test_delivery_is_shown_to_readers_once_somebody_has_assessed_it(
    snapshot: Snapshot, tmp_path_factory: pytest.TempPathFactory
) -> None:
    assert has_delivery(snapshot)
    assert has_delivery(Snapshots(snapshot.workspace, Viewer.PUBLIC).now())
    new = tmp_path_factory.mktemp("new") / "ws"
    build(new, ports=("adopted", TEXT), talk=("document", "The quays were busy."))
    with opened(new) as workspace:
        assert has_delivery(Snapshots(workspace, Viewer.KEEPER).now())
        assert not has_delivery(Snapshots(workspace, Viewer.PUBLIC).now())
        settings = replace(workspace.settings, members="NOR")
        told = Snapshots(replace(workspace, settings=settings), Viewer.KEEPER).now()
        with pytest.raises(UsageError, match=r"travaux\.toml: no list says who the members of “NOR” are"):
            delivery_in(told, DAY)
        (new / "scale.toml").write_text("", encoding="utf-8")
        with pytest.raises(UsageError):
            scale_of(replace(workspace, settings=replace(settings, scale="scale.toml")))
        assert [one.key for one in scale_of(workspace).grades][-1] == "delivered"


def test_where_nothing_commits_anybody_there_is_no_delivery(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    none = tmp_path_factory.mktemp("none") / "ws"
    build(none, talk=("document", "The quays were busy."))
    with opened(none) as workspace:
        empty = Snapshots(workspace, Viewer.KEEPER).now()
        assert not has_delivery(empty)
        with pytest.raises(NotFound, match="no text that is followed commits anybody"):
            delivery_in(empty, DAY)


def test_a_matrix_has_a_cell_where_the_one_of_a_column_holds_the_row(table: DeliveryTable) -> None:
    heads = matrix.heads_of(table)
    assert [head.path for head in heads[:4]] == [
        f"delivery/holders/{code}/" for code in ("FJI", "KEN", "NOR", "PER")
    ]
    rows = matrix.matrix_of(table, heads)
    shown = [[cell and (str(cell.label), cell.number) for cell in row.cells] for row in rows]
    none = ("not assessed", None)
    assert shown == [
        [none, none, ("delivered", 4), None, None],
        [None, None, None, ("begun", 2), none],
        [None, None, ("not begun", 1), None, None],
    ]
    lights, tides = (matrix.commitment_path(row) for row in table.rows[:2])
    assert rows[LIGHTS].path == lights == f"delivery/commitments/{table.rows[LIGHTS].item.commitment.id}/"
    norway, authorities = rows[LIGHTS].cells[2], rows[TIDES].cells[4]
    assert norway is not None
    assert authorities is not None
    assert (norway.path, authorities.path) == (f"{lights}NOR/", tides)
    assert str(rows[LIGHTS].standing.words) == "delivered: 1, not assessed: 2"


def test_many_holders_are_shown_by_region(table: DeliveryTable) -> None:
    row = table.rows[LIGHTS]
    states = tuple(
        DutyHolder(f"S{n:02}", f"Land {n:02}", HolderKind.STATE, ("AFRICAN", "WEOG")[n % 2])
        for n in range(40)
    )
    office = DutyHolder("office", "Harbour office", HolderKind.BODY)
    many = replace(table, rows=(replace(row, holders=(*states, office)),))
    heads = matrix.heads_of(many)
    paths = [head.path for head in heads]
    assert paths[:2] == ["delivery/regions/AFRICAN/", "delivery/regions/WEOG/"]
    (shown,) = matrix.matrix_of(many, heads)
    first = shown.cells[0]
    assert first is not None
    assert (first.standing.progress.total, first.label, first.number, first.path) == (20, None, None, None)
    assert all(path is None or path.startswith(("delivery/regions/", "delivery/holders/")) for path in paths)


def test_a_bar_has_the_most_delivered_first_and_the_rest_last(table: DeliveryTable) -> None:
    def parts(row: int) -> list[tuple[int | None, float, float]]:
        standing = matrix.standing_of(table.rows[row].progress(table.scale), table.scale)
        return [(part.number, part.start, part.length) for part in standing.parts]

    assert parts(LIGHTS) == [(4, 0.0, 33.33), (None, 33.33, 66.67)]
    assert parts(TIDES) == [(2, 0.0, 50.0), (None, 50.0, 50.0)]
    assert parts(MOUTHS) == [(1, 0.0, 100.0)]
    nobody = matrix.standing_of(table.stands(()), table.scale)
    assert (nobody.parts, nobody.progress.total) == ((), 0)
    strange = replace(table.progress, total=2, counts={"delivered": 1}, other=1)
    assert [part.number for part in matrix.standing_of(strange, table.scale).parts] == [4, None]


def test_lists_of_holders_regions_and_groups_lead_to_their_pages(table: DeliveryTable) -> None:
    holders, regions, groups = (
        {str(one.name): (one.path, str(one.standing.words)) for one in found}
        for found in (matrix.by_holder(table), matrix.by_region(table), matrix.by_group(table))
    )
    assert holders["Norway"] == ("delivery/holders/NOR/", "not begun: 1, delivered: 1")
    assert regions["African Group"] == ("delivery/regions/AFRICAN/", "not assessed: 1")
    assert groups["Parties to the Accord on Ports"][0] == "delivery/groups/PARTIES/"
    assert len(holders) == 5
    for path in ("port authorities", "NOR"):
        assert matrix.holder_at(table, matrix.slug(path)).code == path
    assert matrix.slug("NOR") == "NOR"
    assert " " not in matrix.slug("port authorities")
    with pytest.raises(NotFound, match="nobody of that name"):
        matrix.holder_at(table, "CHN")
    assert matrix.code_at(table.regions(), "WEOG") == "WEOG"
    with pytest.raises(NotFound, match="no region or group of that name"):
        matrix.code_at(table.regions(), "EASTERN")


def told(table: DeliveryTable, **said: str) -> matrix.ToldAssessment:
    return matrix.told(GivenAssessment("a1", Assessment("NOR", "Ann", DAY, **said)), table.scale)


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("https://example.org/a?b=c", True),
        ("HTTP://example.org", True),
        ("javascript:alert(1)", False),
        ("see https://example.org", False),
        ("https://example.org/a b", False),
        ("", False),
    ],
)
def test_an_address_is_a_link_only_where_it_leads_to_the_web(
    table: DeliveryTable, address: str, link: bool
) -> None:
    assert told(table, address=address).link == (address if link else None)


@pytest.mark.parametrize(
    ("said", "grade", "number"),
    [
        ({"grade": "begun"}, "begun", 2),
        ({"grade": "splendid"}, "splendid (no longer in the scale)", None),
        ({"note": "asked"}, None, None),
    ],
)
def test_a_grade_is_told_in_its_words(
    table: DeliveryTable, said: dict[str, str], grade: Text | None, number: int | None
) -> None:
    found = told(table, **said)
    assert (str(found.grade) if found.grade else None, found.number) == (grade, number)


def test_delivery_is_given_in_every_form_and_no_other(snapshot: Snapshot, table: DeliveryTable) -> None:
    for form in FORMS:
        assert in_form(snapshot, table, form, DAY)
    with pytest.raises(UsageError, match="there is no form “tea”"):
        in_form(snapshot, table, "tea", DAY)
    cut = json.loads(delivery_at(snapshot.workspace.folder, "json", DAY, Selection(holder="NOR")))
    assert [[one["code"] for one in row["holders"]] for row in cut["commitments"]] == [["NOR"], ["NOR"]]
    page = in_form(snapshot, table, "md", DAY).decode()
    assert "Norway" in page
    assert delivery_document(snapshot, table, DAY).report


def test_json_tells_of_each_holder_whether_it_is_assessed(snapshot: Snapshot, table: DeliveryTable) -> None:
    plain = json.loads(in_form(snapshot, table, "json", DAY))
    assert plain["as_of"] == "2031-06-01"
    assert plain["member_states"] is None
    assert plain["progress"] == {
        "of": 6,
        "no-evidence": 0,
        "not-begun": 1,
        "begun": 1,
        "well-advanced": 0,
        "delivered": 1,
        "other": 0,
        "not assessed": 3,
    }
    fiji, kenya, norway = plain["commitments"][LIGHTS]["holders"]
    assert [one["assessed"] for one in (fiji, kenya, norway)] == [False, False, True]
    assert (norway["grade"], norway["next_review"], kenya["next_review"]) == ("delivered", "2032-01-01", None)
    assert [one["withdrawn"] for one in fiji["assessments"]] == [True]
    early, late = norway["assessments"]
    assert (early["milestones"], late["assessor"]) == ([], "Ben")
    assert late["milestones"] == [{"what": "A law", "by": "2031-09-01", "reached": None}]
    assert (late["citation"], late["note"], "quoted" in late) == (None, None, False)


def test_rows_are_one_for_each_assessment_and_one_for_whoever_has_none(
    snapshot: Snapshot, table: DeliveryTable
) -> None:
    data = in_form(snapshot, table, "csv", DAY).decode("utf-8-sig")
    found = [
        (row["holder"], row["region"], row["grade"], row["withdrawn"])
        for row in csv.DictReader(io.StringIO(data))
    ]
    west = "Western European and Others Group"
    assert found == [
        ("FJI", "Asia-Pacific Group", "begun", "yes"),
        ("KEN", "African Group", "", ""),
        ("NOR", west, "begun", ""),
        ("NOR", west, "delivered", ""),
        ("port authorities", "", "", ""),
        ("PER", "Latin American and Caribbean Group", "begun", ""),
        ("NOR", west, "not-begun", ""),
    ]


def test_whom_member_states_are_is_told_where_any_row_addresses_them(table: DeliveryTable) -> None:
    assert states_meant(table) is None
    assert str(states_meant(replace(table, counts_states=True))).startswith("all Member States")
    named = replace(table, counts_states=True, members="PARTIES")
    assert states_meant(named) == "Parties to the Accord on Ports"
