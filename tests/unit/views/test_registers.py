"""Registers: what they hold, how they are filtered and sorted, and what is taken away of them."""

import csv
import io
import json
from collections.abc import Sequence
from datetime import date

import pytest

from tests.unit.views.made_records import (
    EGYPT,
    FIJI,
    G77,
    KENYA,
    NORWAY,
    cite,
    event,
    paragraph_target,
    position,
    record,
    source,
)
from travaux.domain.positions import Position, PositionStatus, Register, Stance
from travaux.domain.process import Party, Procedure, Step, StepKind
from travaux.domain.sources import SourceKind
from travaux.domain.spans import SourceText
from travaux.domain.votes import Ballot, VoteChoice, Votes
from travaux.errors import NotFound
from travaux.views.registers.catalogue import register_file, registers_in, table_of
from travaux.views.registers.tables import RegisterTable, view_of
from travaux.views.snapshot import Snapshot

TALK = SourceText(
    "talk", "We reserve on 10. We reserve on 9. We dissociate. =SUM(A1) is what we object to. No."
)
WORDS = {
    name: cite(TALK, name) for name in ("We reserve on 10", "We reserve on 9", "We dissociate", "=SUM(A1)")
}


def _held() -> list[Position]:
    return [
        position(
            "ten",
            NORWAY,
            Stance.RESERVE,
            WORDS["We reserve on 10"],
            paragraph_target("10"),
            date="2031-03-02",
        ),
        position(
            "nine",
            KENYA,
            Stance.RESERVE,
            WORDS["We reserve on 9"],
            paragraph_target("9"),
            date="2031-03-01",
            speaking_for=G77,
        ),
        position("apart", FIJI, Stance.DISSOCIATE, WORDS["We dissociate"], date="2031-03-03"),
        position("object", EGYPT, Stance.OPPOSE, WORDS["=SUM(A1)"], date="2031-03-03"),
    ]


def _record(held: Sequence[Position], steps: Sequence[Step] = (), **status: PositionStatus) -> Snapshot:
    events = tuple(event(one, status.get(one.id, PositionStatus.STANDS)) for one in held)
    register = Register(tuple(held), events=events)
    return record(
        [source("talk", SourceKind.REPORT, date(2031, 3, 1))], {"": [register, Procedure(tuple(steps))]}
    )


def _names(table: RegisterTable, column: str, asked: dict[str, list[str]]) -> list[str]:
    place = [each.name for each in table.columns].index(column)
    return [row.cells[place][0].plain if row.cells[place] else "" for row in view_of(table, asked).rows]


def test_each_register_holds_the_acts_of_its_kind_by_date() -> None:
    snapshot = _record(_held())
    assert [(kind.name, len(table.rows)) for kind, table in registers_in(snapshot)] == [
        ("reservations", 2),
        ("dissociations", 1),
        ("objections", 1),
    ]
    assert _names(table_of(snapshot, "reservations"), "who", {}) == ["Group of 77 and China", "Norway"]


def test_an_act_that_no_longer_stands_is_there_and_says_so() -> None:
    table = table_of(_record(_held(), ten=PositionStatus.WITHDRAWN), "reservations")
    assert _names(table, "status", {"status": ["withdrawn"]}) == ["withdrawn"]
    assert _names(table, "who", {"status": ["withdrawn"]}) == ["Norway"]


def test_who_spoke_for_a_group_is_found_by_either_name() -> None:
    table = table_of(_record(_held()), "reservations")
    for name in ("Kenya", "Group of 77 and China"):
        assert len(view_of(table, {"who": [name]}).rows) == 1
    assert view_of(table, {"who": ["Fiji"]}).rows == ()


def test_labels_are_sorted_as_a_text_has_them_and_turned_round() -> None:
    table = table_of(_record(_held()), "reservations")
    assert _names(table, "about", {"sort": ["about"]}) == ["paragraph 9", "paragraph 10"]
    assert _names(table, "about", {"sort": ["-about"]}) == ["paragraph 10", "paragraph 9"]


def test_rows_with_nothing_in_the_column_come_last_either_way() -> None:
    held = [*_held(), position("bare", FIJI, Stance.RESERVE, WORDS["We dissociate"], date="2031-02-01")]
    table = table_of(_record(held), "reservations")
    assert _names(table, "about", {"sort": ["about"]})[-1] == ""
    assert _names(table, "about", {"sort": ["-about"]})[-1] == ""


@pytest.mark.parametrize(
    ("words", "found"),
    [("norway", 1), ("RESERVE on", 2), ("reserve norway", 1), ("reserve fiji", 0), (" ", 2)],
)
def test_every_word_sought_stands_in_the_row_or_its_words(words: str, found: int) -> None:
    assert len(view_of(table_of(_record(_held()), "reservations"), {"words": [words]}).rows) == found


def test_what_an_address_asks_for_and_nobody_understands_changes_nothing() -> None:
    table = table_of(_record(_held()), "reservations")
    view = view_of(table, {"sort": ["shoe size"], "colour": ["red"], "date": ["2031-03-01"]})
    assert view.rows == table.rows
    assert view.sort == ""


def test_a_facet_counts_what_the_other_filters_leave_and_keeps_its_own_choices() -> None:
    table = table_of(_record(_held()), "reservations")
    by_name = {facet.column.name: facet for facet in view_of(table, {"about": ["paragraph 9"]}).facets}
    assert "who" in by_name
    assert {value.plain for value, _ in by_name["about"].values} == {"paragraph 9", "paragraph 10"}
    assert {value.plain for value, _ in by_name["who"].values} == {"Group of 77 and China", "Kenya"}


def test_a_broken_silence_is_an_objection_of_the_group_it_was_broken_for() -> None:
    broken = Step(
        "s",
        StepKind.SILENCE_BROKEN,
        "silence broken",
        date(2031, 2, 1),
        by=(Party("Kenya", "Group of 77 and China"),),
        paragraphs=("4",),
        citations=(WORDS["We dissociate"],),
    )
    kept = Step("k", StepKind.SILENCE_KEPT, "silence kept", citations=(WORDS["We dissociate"],))
    table = table_of(_record(_held(), [broken, kept]), "objections")
    assert _names(table, "act", {}) == ["silence broken", "oppose"]
    assert _names(table, "who", {"about": ["4"]}) == ["Group of 77 and China"]


def test_a_register_of_one_kind_of_act_does_not_name_it_in_every_row() -> None:
    snapshot = _record(_held())
    assert "act" not in {column.name for column in table_of(snapshot, "reservations").columns}


def test_votes_have_their_figures_and_who_stood_apart() -> None:
    cast = Votes(
        10,
        9,
        None,
        (
            Ballot(VoteChoice.AGAINST, "Norway", WORDS["=SUM(A1)"]),
            Ballot(VoteChoice.FAVOUR, "Fiji", WORDS["=SUM(A1)"]),
        ),
    )
    vote = Step("v", StepKind.VOTE, "the text", votes=cast, citations=(WORDS["=SUM(A1)"],))
    other = Step("w", StepKind.VOTE, "the title", votes=Votes(9, 1, 2), citations=(WORDS["=SUM(A1)"],))
    empty = Step("x", StepKind.VOTE, "nothing", citations=(WORDS["=SUM(A1)"],))
    table = table_of(_record([], [vote, other, empty]), "votes")
    assert _names(table, "what", {"sort": ["favour"]}) == ["the title", "the text"]
    assert _names(table, "what", {"voted_against": ["Norway"]}) == ["the text"]
    assert _names(table, "abstaining", {}) == ["", "2"]


def test_csv_and_json_hold_the_view_and_no_formula() -> None:
    snapshot = _record(_held())
    rows = list(
        csv.DictReader(io.StringIO(register_file(snapshot, "objections", "csv", {}).decode("utf-8-sig")))
    )
    assert [row["who"] for row in rows] == ["Egypt"]
    assert not rows[0]["words"].startswith("=")
    said = json.loads(register_file(snapshot, "reservations", "json", {"who": ["Norway"]}))
    assert said["all"] == 2
    (row,) = said["rows"]
    assert row["about"] == ["paragraph 10"]
    assert row["words"][0]["quote"] == "We reserve on 10"


def test_there_is_no_register_of_shoes() -> None:
    with pytest.raises(NotFound, match="shoes"):
        table_of(_record([]), "shoes")
