"""Doers and their deeds: a line that changes who did what is refused, and one that keeps it passes."""

import pytest

from tests.unit.analysis.grounding.test_gate import weigh, words
from travaux.analysis.grounding.lines import GroundedLine

LINES = [
    (
        "The Board, together with the Panel, drafted the annex.",
        "Avaria said that the Board, together with the Panel, drafted the annex.",
        True,
    ),
    (
        "The Board, together with the Panel, drafted the annex.",
        "Avaria said that the Panel drafted the annex.",
        False,
    ),
    (
        "The annex was drafted by the Board, not by the Panel.",
        "Avaria said that the Board drafted the annex.",
        True,
    ),
    (
        "The annex was drafted by the Board, not by the Panel.",
        "Avaria said that the Panel drafted the annex.",
        False,
    ),
    (
        "The Board funds the pilots, and the Panel trains the crews.",
        "Avaria said that the Panel funds the pilots.",
        False,
    ),
    ("We asked the Panel to train the crews.", "Avaria asked the Panel to train the crews.", True),
    ("We asked the Panel to train the crews.", "The Panel asked Avaria to train the crews.", False),
    (
        "They say that the Board may fund the pilots and train the crews.",
        "Avaria said that the Board will train the crews.",
        False,
    ),
    (
        "The Board may fund the pilots. The Panel trains the crews.",
        "Avaria said that the Panel may train the crews.",
        False,
    ),
    (
        "The list covers masts, ropes, sails and oars.",
        "Avaria said that the list covers masts, ropes, sails and oars.",
        True,
    ),
    (
        "The list covers masts, ropes, sails and oars.",
        "Avaria said that the list covers masts, ropes and oars.",
        False,
    ),
    ("We thank the Board and ask the Panel to report.", "Avaria asks the Board to report.", False),
    ("We thank the Board and ask the Panel to report.", "Avaria asks the Panel to report.", True),
    (
        "The pilots were trained by the Fund in the spring.",
        "Avaria said that the Fund trained the pilots in the spring.",
        True,
    ),
    ("The pilots were trained by the Fund in the spring.", "Avaria trained the pilots in the spring.", False),
    ("We trained the pilots in the spring.", "Avaria trained the pilots in the spring.", True),
    (
        "Our experts, and not the Fund, trained the pilots.",
        "Avaria said that the Fund trained the pilots.",
        False,
    ),
    ("The Fund that trains pilots lacks boats.", "Avaria said that pilots lack boats.", False),
    ("Boats lack pilots.", "Avaria said that pilots lack boats.", False),
    (
        "The Board and the Panel fund the pilots.",
        "Avaria said that the Board and the Panel fund the pilots.",
        True,
    ),
    (
        "The Board and the Panel fund the pilots.",
        "Avaria said that the Fund and the Panel fund the pilots.",
        False,
    ),
    (
        "The Panel’s pilots are funded by the Board.",
        "Avaria said that the Panel funds the Board’s pilots.",
        False,
    ),
    (
        "We were told by the Board that it funds pilots.",
        "Avaria was told by the Board that it funds pilots.",
        True,
    ),
    ("We were told by the Board that it funds pilots.", "Avaria told the Board that it funds pilots.", False),
]


@pytest.mark.parametrize(("said", "line", "kept"), LINES)
def test_a_line_keeps_who_does_what(said: str, line: str, kept: bool) -> None:
    assert isinstance(weigh(line, words("Avaria", said)), GroundedLine) is kept
