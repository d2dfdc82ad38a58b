"""Why a claim is made: causes, purposes and effects, not what only stands beside it."""

import pytest

from travaux.analysis.meeting.reasons import is_reason
from travaux.reference.cues import load_cues


@pytest.mark.parametrize(
    "text",
    [
        "Because the outer isles have no other road.",
        "Since nobody dredges in winter, the channel silts up.",
        "The reason is that pilots sleep at night.",
        "It would save each port a month of work.",
        "This would allow small boats to leave before dawn.",
        "Such a register helps us to find old charts.",
        "In order to reach the cape, crews need lamps.",
        "Otherwise the locks would stay shut until spring.",
        "A second lighthouse would reduce the number of wrecks.",
        "Without such a rule, nobody pays for the lamps.",
        "Given that the fee has doubled, few boats come.",
        "That leads to delays in every port of the strait.",
        "However, this is needed because the quay is rotten.",
    ],
)
def test_causes_purposes_and_effects_are_reasons(text: str) -> None:
    assert is_reason(text, load_cues("en"))


@pytest.mark.parametrize(
    "text",
    [
        "However, these efforts must not weaken the work of the pilots.",
        "But the levy should never fall on rescue boats.",
        "At the same time, the isles must keep their own charts.",
        "Second, yearly reviews of the tide tables.",
        "Third, an exchange with the harbour office.",
        "Finally, a word on lamps.",
        "Moreover, the moorings should be cheaper.",
        "You can continue to count on our full support.",
        "Given that we are already into the afternoon session, I will just focus on lamps.",
        "In the interest of time, I shall leave the rest aside.",
        "We look forward to a good debate on moorings.",
        "We thank the pilots for their work.",
        "Why should it be otherwise?",
        "Yet nobody may close the lock at night.",
        "While we see merit in lamps, costs must not grow.",
    ],
)
def test_limits_next_items_and_courtesies_are_none(text: str) -> None:
    assert not is_reason(text, load_cues("en"))
