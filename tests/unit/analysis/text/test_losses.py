"""Verbs side by side: an old and a new word whose marks were lost, or plain English."""

import pytest
from drafting import draft

from travaux.analysis.text.losses import find_losses


@pytest.mark.parametrize(
    "words",
    [
        "Keepers shall should light the lamps.",
        "Keepers may must light the lamps.",
        "Requests Invites the harbour office to report.",
        "The council decides urges the ports to pay.",
        "Lamps which shall should be lit stay lit.",
        "Ports will shall pay.",
    ],
)
def test_two_verbs_of_one_kind_were_two_wordings(words: str) -> None:
    (note,) = find_losses(draft(f"1. {words}").paragraphs)
    assert "run together" in str(note.what)


@pytest.mark.parametrize(
    "words",
    [
        "Such requests shall be met by the harbour office.",
        "The notes should be kept for a year.",
        "What the council decides shall bind the ports.",
        "Nobody whom the guild invites may be refused.",
        "The fees due in May shall be paid at once.",
        "Those due on 3 May must be paid at once.",
        "Without political will can no lamp be lit.",
        "Ports that can should pay more.",
        "Keepers shall, should fog arise, ring the bell.",
        "The reports welcomes in the annex shall remain.",
    ],
)
def test_plain_sentences_lost_nothing(words: str) -> None:
    assert not find_losses(draft(f"1. {words}").paragraphs)
