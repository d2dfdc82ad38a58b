"""Participation over a whole process: who was heard, who wrote, whose words came through."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from travaux.analysis.participation.checklist import checklist
from travaux.analysis.participation.concentration import concentration
from travaux.analysis.participation.record import (
    CHAIR,
    GOVERNMENT,
    NO_STATE,
    PHASES,
    REFLECTED,
    UNKNOWN,
    Frame,
    Heard,
    Incomes,
    Written,
    percent,
    sector_of,
    whole_number,
)
from travaux.domain.lineage import Verdict
from travaux.domain.meeting_reports import SpeakerStatistics, StatisticsTable

Row = tuple[str | int | float | None, ...]
UNCLASSED = "States without a class"
_LAST = frozenset({UNKNOWN, CHAIR, NO_STATE, UNCLASSED})
_SPOKEN = ("Speakers", "Meetings", "Interventions", "Words", "Share of words %", "Minutes timed")
_WRITTEN = ("Inputs", "Proposals", "Verbatim", "In substance", "Taken up, then dropped", "Reflected %")
_OVERLAP = "Groups overlap, so that shares add up to more than 100. "


def participation(
    heard: Sequence[Heard],
    written: Sequence[Written],
    frame: Frame,
    groups: Iterable[str],
    incomes: Incomes | None = None,
) -> tuple[StatisticsTable, ...]:
    """Return every table that has rows; ``groups`` are the names of groups of States to count by."""
    spoken = [(meeting, one) for meeting in heard for one in meeting.speakers]
    names = tuple(groups)
    tables = (
        _spoken("Speaking by sector", "Sector", spoken, sector_of),
        _spoken("Speaking by regional group", "Regional group", spoken, _region),
        _memberships(spoken, names),
        _spoken_by_income(spoken, incomes),
        _spoken("Speaking by delegation or organisation", "Who", spoken, _name),
        concentration(spoken),
        _phases(spoken, written),
        _inputs("Inputs by sector", "Sector", written, lambda one: one.sector),
        _inputs("Inputs by regional group", "Regional group", written, _region_of_input),
        _inputs_of_groups(written, names),
        _inputs_by_income(written, incomes),
        checklist(heard, written, frame),
    )
    return tuple(table for table in tables if table.rows)


def _region(speaker: SpeakerStatistics) -> str:
    if speaker.region:
        return speaker.region
    sector = sector_of(speaker)
    return sector if sector in (CHAIR, UNKNOWN) else UNKNOWN if sector == GOVERNMENT else NO_STATE


def _region_of_input(one: Written) -> str | None:
    return one.region or (NO_STATE if one.sector and one.sector != GOVERNMENT else None)


def _name(speaker: SpeakerStatistics) -> str:
    return speaker.actor or UNKNOWN


_Spoken = Sequence[tuple[Heard, SpeakerStatistics]]


def _spoken(
    name: str, column: str, spoken: _Spoken, key: Callable[[SpeakerStatistics], str]
) -> StatisticsTable:
    grouped: dict[str, list[tuple[Heard, SpeakerStatistics]]] = defaultdict(list)
    for meeting, one in spoken:
        grouped[key(one)].append((meeting, one))
    total = sum(one.words for _, one in spoken)
    rows = [_figures(label, members, total) for label, members in grouped.items()]
    rows.sort(key=lambda row: (row[0] in _LAST - {NO_STATE}, -whole_number(row[4]), str(row[0])))
    return StatisticsTable(name, (column, *_SPOKEN), tuple(rows), _recipe_of_words(spoken, total))


def _figures(label: str, members: _Spoken, total: int) -> Row:
    words = sum(one.words for _, one in members)
    timed = [one.seconds for _, one in members if one.timing == "measured" and one.seconds is not None]
    return (
        label,
        len({one.actor or one.person or one.label for _, one in members}),
        len({meeting.source for meeting, _ in members}),
        sum(one.interventions for _, one in members),
        words,
        percent(words, total),
        round(sum(timed) / 60, 1) if timed else None,
    )


def _recipe_of_words(spoken: _Spoken, total: int) -> str:
    meetings = len({meeting.source for meeting, _ in spoken})
    timed = sum(one.words for _, one in spoken if one.timing == "measured")
    return (
        f"Shares are of all {total:,} words spoken in {meetings} meetings and statements, the chair's"
        f" included. Minutes are of turns that the record times: {timed:,} of the words."
    )


def _memberships(spoken: _Spoken, groups: Sequence[str]) -> StatisticsTable:
    total = sum(one.words for _, one in spoken)
    rows = []
    for group in groups:
        members = [(meeting, one) for meeting, one in spoken if group in one.groups]
        if members:
            rows.append(_figures(group, members, total))
    rows.sort(key=lambda row: (-whole_number(row[4]), str(row[0])))
    recipe = f"Words of members, whoever they spoke for. {_OVERLAP}{_recipe_of_words(spoken, total)}"
    return StatisticsTable("Speaking by group of States", ("Group", *_SPOKEN), tuple(rows), recipe)


def _class_of(actor: str | None, sector: str | None, incomes: Incomes) -> str:
    if actor and actor in incomes.of:
        return incomes.of[actor]
    if sector == GOVERNMENT:
        return UNCLASSED if actor else UNKNOWN
    return sector if sector in (CHAIR, UNKNOWN) else NO_STATE if sector else UNKNOWN


def _spoken_by_income(spoken: _Spoken, incomes: Incomes | None) -> StatisticsTable:
    """Return what States of each class said, from the richest; no rows where none of them has a class."""
    if incomes is None or not any(one.actor in incomes.of for _, one in spoken):
        return StatisticsTable("Speaking by income class", ("Income class", *_SPOKEN), (), "")
    table = _spoken(
        "Speaking by income class",
        "Income class",
        spoken,
        lambda one: _class_of(one.actor, sector_of(one), incomes),
    )
    return _by_class(table, incomes)


def _by_class(table: StatisticsTable, incomes: Incomes) -> StatisticsTable:
    order = {name: number for number, name in enumerate((*incomes.classes, UNCLASSED, NO_STATE, CHAIR))}
    rows = sorted(table.rows, key=lambda row: order.get(str(row[0]), len(order)))
    return replace(table, rows=tuple(rows), recipe=f"Classes: {incomes.source}. {table.recipe}")


def _phases(spoken: _Spoken, written: Sequence[Written]) -> StatisticsTable:
    """Return by sector who wrote, and who was heard in each phase that the record has."""
    phases = [phase for phase in PHASES if any(meeting.phase == phase for meeting, _ in spoken)]
    totals = {phase: sum(one.words for meeting, one in spoken if meeting.phase == phase) for phase in phases}
    sectors = {sector_of(one) for _, one in spoken} | {one.sector for one in written if one.sector}
    rows = []
    for sector in sectors:
        own = {
            phase: [one for meeting, one in spoken if meeting.phase == phase and sector_of(one) == sector]
            for phase in phases
        }
        words = {phase: sum(one.words for one in own[phase]) for phase in phases}
        cells: list[str | int | float | None] = [sector]
        cells += [percent(words[phase], totals[phase]) for phase in phases]
        cells += [len({_name_of(one) for one in own[phase]}) for phase in phases]
        cells += [words[phase] for phase in phases]
        rows.append((*cells, sum(one.sector == sector for one in written)))
    rows.sort(key=lambda row: (row[0] in _LAST, -sum(map(whole_number, row[-1 - len(phases) : -1])), row[0]))
    columns = [f"{phase}{what}" for what in (" %", ": speakers", ": words") for phase in phases]
    sums = "; ".join(f"{phase} {total:,} words" for phase, total in totals.items())
    return StatisticsTable(
        "Heard in which phase",
        ("Sector", *columns, "Inputs"),
        tuple(rows) if phases else (),
        "A meeting's phase is taken from its title and body: consultation, adoption, else negotiation."
        f" Shares are of the words of the phase: {sums}. Inputs are of all phases.",
    )


def _name_of(one: SpeakerStatistics) -> str:
    return one.actor or one.person or one.label


def _inputs(
    name: str, column: str, written: Sequence[Written], key: Callable[[Written], str | None]
) -> StatisticsTable:
    grouped: dict[str, list[Written]] = defaultdict(list)
    for one in written:
        grouped[key(one) or UNKNOWN].append(one)
    rows = [_input_row(label, theirs) for label, theirs in grouped.items()]
    rows.sort(key=lambda row: (row[0] == UNKNOWN, -whole_number(row[1]), str(row[0])))
    return StatisticsTable(name, (column, *_WRITTEN), tuple(rows), _recipe_of_inputs(written))


def _recipe_of_inputs(written: Sequence[Written]) -> str:
    proposals = sum(sum(one.verdicts.values()) for one in written)
    return (
        f"{len(written)} inputs with {proposals} proposals. A proposal is a sentence of an input that"
        " asks for something; reflected are those that stand in the last version, verbatim or in substance,"
        " by likeness of words: that is no proof that the input was the cause."
    )


def _inputs_of_groups(written: Sequence[Written], groups: Sequence[str]) -> StatisticsTable:
    rows = [
        _input_row(group, members)
        for group in groups
        if (members := [one for one in written if group in one.groups])
    ]
    rows.sort(key=lambda row: (-whole_number(row[1]), str(row[0])))
    recipe = f"Inputs of members. {_OVERLAP}{_recipe_of_inputs(written)}"
    return StatisticsTable("Inputs by group of States", ("Group", *_WRITTEN), tuple(rows), recipe)


def _inputs_by_income(written: Sequence[Written], incomes: Incomes | None) -> StatisticsTable:
    name = "Inputs by income class"
    if incomes is None or not any(one.actor in incomes.of for one in written):
        return StatisticsTable(name, ("Income class", *_WRITTEN), (), "")
    table = _inputs(name, "Income class", written, lambda one: _class_of(one.actor, one.sector, incomes))
    return _by_class(table, incomes)


def _input_row(label: str, theirs: Sequence[Written]) -> Row:
    counts = {verdict: sum(one.verdicts.get(verdict, 0) for one in theirs) for verdict in Verdict}
    proposals = sum(counts.values())
    taken = sum(counts[verdict] for verdict in REFLECTED)
    return (
        label,
        len(theirs),
        proposals,
        counts[Verdict.VERBATIM],
        counts[Verdict.SUBSTANCE],
        counts[Verdict.DROPPED],
        percent(taken, proposals) if proposals else None,
    )
