"""How unevenly the floor was shared."""

from collections import defaultdict
from collections.abc import Sequence

from travaux.analysis.participation.record import CHAIR, Heard, percent, sector_of
from travaux.domain.meeting_reports import SpeakerStatistics, StatisticsTable

TOP = 5


def concentration(spoken: Sequence[tuple[Heard, SpeakerStatistics]]) -> StatisticsTable:
    """Return how much of what was said came from those who said most."""
    words: dict[str, int] = defaultdict(int)
    for _, one in spoken:
        if one.actor and sector_of(one) != CHAIR:
            words[one.actor] += one.words
    counts = sorted(words.values(), reverse=True)
    total = sum(counts)
    rows: list[tuple[str | int | float | None, ...]] = []
    if total:
        rows = [
            (f"Share of the {min(TOP, len(counts))} who spoke most, %", percent(sum(counts[:TOP]), total)),
            ("Gini coefficient of words", round(gini(counts), 3)),
            ("Who spoke", len(counts)),
        ]
    return StatisticsTable(
        "Concentration",
        ("Figure", "Value"),
        tuple(rows),
        f"Over {len(counts)} delegations and organisations that are known by name and {total:,} words; the"
        " chair is left out. The Gini coefficient is 0 where all spoke alike and near 1 where one spoke"
        " alone; those who said nothing are not in it.",
    )


def gini(counts: Sequence[int]) -> float:
    """Return the Gini coefficient of ``counts``: half the mean difference of all pairs over their mean."""
    ordered = sorted(counts)
    total, number = sum(ordered), len(ordered)
    if not total:
        return 0.0
    weighted = sum(place * count for place, count in enumerate(ordered, 1))
    return 2 * weighted / (number * total) - (number + 1) / number
