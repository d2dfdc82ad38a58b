"""Differences by word, and the lines that say them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.analysis.text.changes import apply_changes, find_changes, readable
from travaux.domain.lineage import REWORDINGS, ChangeOp, Force

PIECES = st.lists(
    st.sampled_from(
        [
            "the ",
            "Port ",
            "port",
            "shall ",
            "should ",
            "[",
            "]",
            ", ",
            ";",
            " ",
            "\n",
            "14 May 2031",
            "港",
            "ships",
            "organise",
            "organize",
            "—",
            "é",
            "e\u0301",
        ]
    ),
    max_size=30,
).map("".join)


@given(PIECES, PIECES)
def test_applying_the_changes_gives_the_new_text(old: str, new: str) -> None:
    changes = find_changes(old, new)
    assert apply_changes(changes, old, new) == new
    assert [c.old_start for c in changes] == sorted(c.old_start for c in changes)


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_can_be_compared(old: str, new: str) -> None:
    assert apply_changes(find_changes(old, new), old, new) == new


def _lines(old: str, new: str) -> list[tuple[ChangeOp, str]]:
    return [(change.op, str(change.line)) for change in readable(find_changes(old, new))]


@pytest.mark.parametrize(
    ("old", "new", "op"),
    [
        ("the quay is closed", "the [quay] is closed", ChangeOp.BRACKET),
        ("the [quay] is closed", "the quay is closed", ChangeOp.UNBRACKET),
        ("the quay, is closed;", "the quay is closed.", ChangeOp.PUNCTUATION),
        ("The Harbour programme is organised", "the harbour program is organized", ChangeOp.SPELLING),
        ("capacity-building for pilots", "capacity building for pilots", ChangeOp.SPELLING),
    ],
)
def test_what_is_no_rewording_is_not_called_one(old: str, new: str, op: ChangeOp) -> None:
    assert {found for found, _ in _lines(old, new)} == {op}


def test_spacing_is_left_out_for_readers() -> None:
    assert readable(find_changes("the  quay\u00a0is", "the quay is")) == ()


def test_lines_name_what_was_replaced_and_added() -> None:
    lines = [
        line
        for _, line in _lines(
            "Requests the Registrar to make a report",
            "Requests the Registrar to submit a report during its eightieth session",
        )
    ]
    assert lines == ["'submit' replaced 'make'", "the deadline 'during its eightieth session' was added"]


@pytest.mark.parametrize(
    ("old", "new", "force"),
    [
        ("keepers shall be paid", "keepers should be paid", Force.WEAKER),
        ("keepers may be paid", "keepers must be paid", Force.STRONGER),
        ("Invites the ports to", "Requests the ports to", Force.STRONGER),
        ("keepers are paid", "keepers are paid, as appropriate", Force.WEAKER),
        ("keepers are paid, where possible,", "keepers are paid", Force.STRONGER),
    ],
)
def test_strengthening_and_weakening_are_named(old: str, new: str, force: Force) -> None:
    (change,) = (c for c in readable(find_changes(old, new)) if c.force)
    assert change.force is force
    assert force.value in str(change.line)


def test_a_date_that_changes_in_part_is_named_whole() -> None:
    assert _lines("held on 14 May 2031 at", "held on 2 May 2032 at") == [
        (ChangeOp.REPLACE, "the date '2 May 2032' replaced '14 May 2031'")
    ]


def test_a_bracket_added_with_its_words_is_an_insertion() -> None:
    (change,) = readable(find_changes("the quay is closed", "the quay [and pier] is closed"))
    assert (change.op, change.new) == (ChangeOp.INSERT, "[and pier]")


def test_settling_a_choice_of_modal_verbs_is_neither_stronger_nor_weaker() -> None:
    (settled,) = [
        change
        for change in find_changes(
            "Parties shall / should cooperate on lamps", "Parties should cooperate on lamps"
        )
        if change.op in REWORDINGS
    ]
    assert settled.force is None
