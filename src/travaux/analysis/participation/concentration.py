"""How unevenly the floor was shared."""

from collections import defaultdict
from collections.abc import Sequence

from travaux.analysis.participation.record import CHAIR, Attendance, percent, sector_of
from travaux.domain.meeting_reports import SpeakerStatistics
from travaux.domain.messages import Cell, Text, counted, joined, message
from travaux.domain.participation import ParticipationTable

TOP = 5


def concentration(spoken: Sequence[tuple[Attendance, SpeakerStatistics]]) -> ParticipationTable:
    """Return how much of what was said came from those who said most."""
    words: dict[str, int] = defaultdict(int)
    for _, one in spoken:
        if one.actor and sector_of(one) != CHAIR:
            words[one.actor] += one.words
    counts = sorted(words.values(), reverse=True)
    total = sum(counts)
    rows: list[tuple[Cell, ...]] = []
    if total:
        rows = [
            (_share_of_largest(min(TOP, len(counts))), percent(sum(counts[:TOP]), total)),
            (message("Gini coefficient of words"), round(gini(counts), 3)),
            (message("Delegations and organisations that spoke"), len(counts)),
        ]
    return ParticipationTable(
        message("Concentration"),
        (message("Figure"), message("Value")),
        tuple(rows),
        _recipe(len(counts), total),
    )


def _share_of_largest(n: int) -> Text:
    return counted(
        "Share of the delegation or organisation that spoke most, %%",
        "Share of the %(n)s delegations and organisations that spoke most, %%",
        n,
    )


def _recipe(n: int, total: int) -> Text:
    return joined(
        (
            counted(
                "The figures cover %(n)s delegation or organisation known by name and %(words)s.",
                "The figures cover %(n)s delegations and organisations known by name and %(words)s.",
                n,
                words=counted("%(n)s word", "%(n)s words", total),
            ),
            message(
                "The chair is left out. The Gini coefficient is 0 where all spoke equally and near 1 where "
                "one spoke alone; those who did not speak are not counted."
            ),
        ),
        " ",
    )


def gini(counts: Sequence[int]) -> float:
    """Return the Gini coefficient of ``counts``: half the mean difference of all pairs over their mean."""
    ordered = sorted(counts)
    total, number = sum(ordered), len(ordered)
    if not total:
        return 0.0
    weighted = sum(place * count for place, count in enumerate(ordered, 1))
    return 2 * weighted / (number * total) - (number + 1) / number
