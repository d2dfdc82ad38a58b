"""Members of a list, the first and the last as well, and whom "it" means in a report."""

import pytest

from tests.unit.analysis.grounding.test_gate import faults, weigh, words
from travaux.analysis.grounding.lines import Fault, GroundedLine, Refused

MASTS = "The list covers masts, ropes, sails and oars."
HEAVY = "The list covers heavy masts, old ropes and oars of ash."


@pytest.mark.parametrize(
    ("said", "told", "lost"),
    [
        (MASTS, "masts, ropes, sails and oars", None),
        (MASTS, "ropes, sails and oars", "masts"),
        (MASTS, "masts, sails and oars", "ropes"),
        (MASTS, "masts, ropes and oars", "sails"),
        (MASTS, "masts, ropes and sails", "oars"),
        (MASTS, "sails and oars", "masts"),
        (MASTS, "oars", "masts"),
        ("The list covers masts and oars.", "masts and oars", None),
        ("The list covers masts and oars.", "oars", "masts"),
        ("The list covers masts and oars.", "masts", "oars"),
        ("The list covers masts or oars.", "oars", "masts"),
        (HEAVY, "heavy masts, old ropes and oars of ash", None),
        (HEAVY, "old ropes and oars of ash", "heavy"),
        (HEAVY, "heavy masts and oars of ash", "old"),
    ],
)
def test_no_member_of_a_list_is_lost(said: str, told: str, lost: str | None) -> None:
    found = weigh(f"Avaria said that the list covers {told}.", words("Avaria", said))
    assert (Fault.LIST in faults(found)) is (lost is not None)
    if lost:
        assert isinstance(found, Refused)
        assert next(each.at for each in found.reasons if each.fault is Fault.LIST) == lost


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ("the list covers masts, ropes …", True),
        ("the list covers masts …", True),
        ("the list covers ropes …", False),
        ("the list covers masts, sails …", False),
    ],
)
def test_a_marked_cut_may_leave_out_the_members_behind_it(told: str, kept: bool) -> None:
    found = weigh(f"Avaria said that {told}", words("Avaria", MASTS))
    assert (Fault.LIST not in faults(found)) is kept


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("We drafted the annex.", True),
        ("My delegation drafted the annex.", True),
        ("We drafted the annex, and the Board will read it.", True),
        ("It drafted the annex.", True),
        ("The annex was drafted by us.", True),
        ("The annex was drafted by the Board, and we read it.", False),
        ("The annex was drafted by the Board.", False),
        ("The Board drafted the annex, and we read it.", False),
        ("The Board drafted the annex.", False),
        ("Belmora drafted the annex, and we thank it.", False),
        ("The Panel said that it drafted the annex.", False),
        ("We say that it drafted the annex.", True),
    ],
)
def test_in_a_report_it_is_whoever_reports(said: str, kept: bool) -> None:
    found = weigh("Avaria said that it drafted the annex.", words("Avaria", said))
    assert isinstance(found, GroundedLine) is kept, found


@pytest.mark.parametrize(
    "line",
    [
        "The Board drafted the annex, and it read the text (Avaria).",
        "Avaria said that the Board drafted the annex and that it read the text.",
    ],
)
def test_where_another_may_be_meant_it_is_left_open(line: str) -> None:
    said = words("Avaria", "The Board drafted the annex, and the Board read the text.")
    assert isinstance(weigh(line, said), GroundedLine)
