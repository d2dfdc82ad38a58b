"""Who took the floor at a meeting, for how long, and how the floor was shared."""

from collections.abc import Iterable, Sequence

from travaux.analysis.meeting.statistics import ESTIMATED_WORDS_PER_MINUTE
from travaux.domain.meeting_reports import MeetingStatistics, SpeakerStatistics
from travaux.domain.messages import (
    N_,
    Cell,
    Percentage,
    Text,
    counted,
    joined,
    joined_or_none,
    message,
)
from travaux.reports.page import Bars, Block, Table
from travaux.reports.terms import term, term_or_name

_GROUPS = 3  # the registry lists more; a table of speakers needs to be read across
CHARTED = 20  # more bars or rows than this cannot be told apart on paper
TABLES = (N_("Sectors"), N_("Regional groups"), N_("Group"), N_("Sector"), N_("Share %"))
"""What the tables of a meeting's statistics are called, and their columns that no other table has."""


def speakers_of(statistics: MeetingStatistics) -> Iterable[Block]:
    """Yield a chart and a table of the speakers."""
    if statistics.speakers:
        yield _chart(statistics.speakers)
        yield _table_of_speakers(statistics)


def shares_of(statistics: MeetingStatistics) -> Iterable[Table]:
    """Yield how the floor was shared among sectors and regional groups."""
    for table in statistics.tables:
        rows = tuple((term_or_name(str(row[0])), *row[1:]) for row in table.rows)
        yield Table(term(table.name), tuple(map(term, table.columns)), rows, recipe_of(statistics))


def recipe_of(statistics: MeetingStatistics) -> Text:
    """Return what the shares of a meeting's tables are shares of."""
    return message(
        "Shares are of all %(n)s words spoken in the meeting, including those of the chair.",
        n=sum(speaker.words for speaker in statistics.speakers),
    )


def _chart(speakers: Sequence[SpeakerStatistics]) -> Bars:
    top = sorted(speakers, key=lambda speaker: -speaker.words)[:CHARTED]
    return Bars(
        message("Words spoken")
        if len(top) == len(speakers)
        else message(
            "Words spoken: the %(n)s speakers with the most words, of %(all)s", n=len(top), all=len(speakers)
        ),
        joined((_bar(speaker) for speaker in top[:5]), "; "),
        tuple((_name(s), float(s.words), _share(s)) for s in top),
    )


def _bar(speaker: SpeakerStatistics) -> Text:
    return joined((_name(speaker), counted("%(n)s word", "%(n)s words", speaker.words)), " ")


def _share(speaker: SpeakerStatistics) -> Text:
    return joined((speaker.words, Percentage(speaker.share)), " · ")


def _table_of_speakers(statistics: MeetingStatistics) -> Table:
    return Table(
        message("Speakers"),
        (
            message("Delegation or organisation"),
            message("Speaking as"),
            message("Sector"),
            message("Groups"),
            message("Interventions"),
            message("Words"),
            message("Share %"),
            message("Minutes"),
            message("Words a minute"),
            message("Over time limit"),
        ),
        tuple(map(_speaker_row, statistics.speakers)),
        _timing(statistics),
    ).without_empty_columns()


def _timing(statistics: MeetingStatistics) -> Text | None:
    """Return where the minutes come from."""
    timings = {speaker.timing for speaker in statistics.speakers}
    return joined_or_none(
        (
            counted(
                "Times are measured from the record; the time limit is %(n)s second.",
                "Times are measured from the record; the time limit is %(n)s seconds.",
                statistics.limit_s,
            )
            if "measured" in timings
            else None,
            message(
                "Minutes are estimated at %(n)s words a minute, because the record has no times.",
                n=ESTIMATED_WORDS_PER_MINUTE,
            )
            if "estimated" in timings
            else None,
            message("Minutes of a meeting do not give what was said, so no times are shown.")
            if "absent" in timings
            else None,
        ),
        " ",
    )


def _name(speaker: SpeakerStatistics) -> str:
    return speaker.actor or speaker.label


def _speaker_row(speaker: SpeakerStatistics) -> tuple[Cell, ...]:
    principals = ", ".join(speaker.on_behalf_of)
    capacity = (
        speaker.person if speaker.actor else None,
        term_or_name(speaker.role) if speaker.role else None,
        message("on behalf of %(names)s", names=principals) if principals else None,
    )
    return (
        _name(speaker),
        joined_or_none(capacity, ", "),
        term(speaker.sector) if speaker.sector else None,
        ", ".join(speaker.groups[:_GROUPS]) + (" …" if len(speaker.groups) > _GROUPS else "") or None,
        speaker.interventions,
        speaker.words,
        round(100 * speaker.share, 1),
        None if speaker.seconds is None else round(speaker.seconds / 60, 1),
        None if speaker.words_per_minute is None else round(speaker.words_per_minute),
        speaker.overruns or None,
    )
