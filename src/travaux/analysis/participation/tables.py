"""Participation over a whole process: who was heard, who wrote, whose words came through."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
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
    Attendance,
    Frame,
    Incomes,
    TracedSubmission,
    percent,
    sector_of,
    whole_number,
)
from travaux.domain.lineage import Verdict
from travaux.domain.meeting_reports import SpeakerStatistics
from travaux.domain.messages import Cell, Message, Text, counted, joined, message
from travaux.domain.participation import ParticipationTable
from travaux.reference.guidelines import Guidelines

Row = tuple[Cell, ...]
UNCLASSED = "States without a class"
_LAST = frozenset({UNKNOWN, CHAIR, NO_STATE, UNCLASSED})
_SPOKEN = (
    message("Speakers"),
    message("Meetings"),
    message("Interventions"),
    message("Words"),
    message("Share of words %"),
    message("Minutes timed"),
)
_WRITTEN = (
    message("Submissions"),
    message("Proposals"),
    message("Verbatim"),
    message("In substance"),
    message("Taken up, then dropped"),
    message("Reflected %"),
)
_OVERLAP = message("Groups overlap, so that shares add up to more than 100.")


def participation(
    attended: Sequence[Attendance],
    written: Sequence[TracedSubmission],
    frame: Frame,
    groups: Iterable[str],
    incomes: Incomes | None = None,
    guidelines: Guidelines | None = None,
) -> tuple[ParticipationTable, ...]:
    """Return every table that has rows; ``groups`` are the names of groups of States to count by.

    ``guidelines`` are those to hold the record against, the shipped ones where there are none.
    """
    spoken = [(meeting, one) for meeting in attended for one in meeting.speakers]
    names = tuple(groups)
    tables = (
        _speaking_table(message("Speaking by sector"), message("Sector"), spoken, sector_of),
        _speaking_table(message("Speaking by regional group"), message("Regional group"), spoken, _region),
        _memberships(spoken, names),
        _spoken_by_income(spoken, incomes),
        _speaking_table(
            message("Speaking by delegation or organisation"),
            message("Delegation or organisation"),
            spoken,
            _name,
        ),
        concentration(spoken),
        _phases(spoken, written),
        _inputs(message("Submissions by sector"), message("Sector"), written, lambda one: one.sector),
        _inputs(
            message("Submissions by regional group"), message("Regional group"), written, _region_of_input
        ),
        _inputs_of_groups(written, names),
        _inputs_by_income(written, incomes),
        checklist(attended, written, frame, guidelines),
    )
    return tuple(table for table in tables if table.rows)


def _region(speaker: SpeakerStatistics) -> str:
    if speaker.region:
        return speaker.region
    sector = sector_of(speaker)
    return sector if sector in (CHAIR, UNKNOWN) else UNKNOWN if sector == GOVERNMENT else NO_STATE


def _region_of_input(one: TracedSubmission) -> str | None:
    return one.region or (NO_STATE if one.sector and one.sector != GOVERNMENT else None)


def _name(speaker: SpeakerStatistics) -> str:
    return speaker.actor or UNKNOWN


_Spoken = Sequence[tuple[Attendance, SpeakerStatistics]]


def _speaking_table(
    name: Message, column: Message, spoken: _Spoken, key: Callable[[SpeakerStatistics], str]
) -> ParticipationTable:
    grouped: dict[str, list[tuple[Attendance, SpeakerStatistics]]] = defaultdict(list)
    for meeting, one in spoken:
        grouped[key(one)].append((meeting, one))
    total = sum(one.words for _, one in spoken)
    rows = [_figures(label, members, total) for label, members in grouped.items()]
    rows.sort(key=lambda row: (str(row[0]) in _LAST - {NO_STATE}, -whole_number(row[4]), str(row[0])))
    return ParticipationTable(name, (column, *_SPOKEN), tuple(rows), _recipe_of_words(spoken, total))


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


def _recipe_of_words(spoken: _Spoken, total: int) -> Text:
    meetings = len({meeting.source for meeting, _ in spoken})
    return joined(
        (
            counted(
                "Shares are of all %(words)s words spoken in %(n)s meeting or statement, including those of"
                " the chair.",
                "Shares are of all %(words)s words spoken in %(n)s meetings and statements, including those"
                " of the chair.",
                meetings,
                words=total,
            ),
            message(
                "Minutes are of interventions with recorded times: %(n)s of the words.",
                n=sum(one.words for _, one in spoken if one.timing == "measured"),
            ),
        ),
        " ",
    )


def _memberships(spoken: _Spoken, groups: Sequence[str]) -> ParticipationTable:
    total = sum(one.words for _, one in spoken)
    rows = []
    for group in groups:
        members = [(meeting, one) for meeting, one in spoken if group in one.groups]
        if members:
            rows.append(_figures(group, members, total))
    rows.sort(key=lambda row: (-whole_number(row[4]), str(row[0])))
    members_only = message("The words of members are counted, whomever they spoke for.")
    recipe = joined((members_only, _OVERLAP, _recipe_of_words(spoken, total)), " ")
    return ParticipationTable(
        message("Speaking by group of States"), (message("Group"), *_SPOKEN), tuple(rows), recipe
    )


def _class_of(actor: str | None, sector: str | None, incomes: Incomes) -> str:
    if actor and actor in incomes.of:
        return incomes.of[actor]
    if sector == GOVERNMENT:
        return UNCLASSED if actor else UNKNOWN
    return sector if sector in (CHAIR, UNKNOWN) else NO_STATE if sector else UNKNOWN


def _spoken_by_income(spoken: _Spoken, incomes: Incomes | None) -> ParticipationTable:
    """Return what States of each class said, from the richest; no rows where none of them has a class."""
    name = message("Speaking by income class")
    if incomes is None or not any(one.actor in incomes.of for _, one in spoken):
        return ParticipationTable(name, (message("Income class"), *_SPOKEN), ())
    table = _speaking_table(
        name,
        message("Income class"),
        spoken,
        lambda one: _class_of(one.actor, sector_of(one), incomes),
    )
    return _by_class(table, incomes)


def _by_class(table: ParticipationTable, incomes: Incomes) -> ParticipationTable:
    order = {name: number for number, name in enumerate((*incomes.classes, UNCLASSED, NO_STATE, CHAIR))}
    rows = sorted(table.rows, key=lambda row: order.get(str(row[0]), len(order)))
    source = message("The classes are those of: %(source)s.", source=incomes.source)
    return replace(table, rows=tuple(rows), recipe=joined((source, table.recipe), " "))


def _phases(spoken: _Spoken, written: Sequence[TracedSubmission]) -> ParticipationTable:
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
        cells: list[Cell] = [sector]
        cells += [percent(words[phase], totals[phase]) for phase in phases]
        cells += [len({_name_of(one) for one in own[phase]}) for phase in phases]
        cells += [words[phase] for phase in phases]
        rows.append((*cells, sum(one.sector == sector for one in written)))
    rows.sort(
        key=lambda row: (str(row[0]) in _LAST, -sum(map(whole_number, row[-1 - len(phases) : -1])), row[0])
    )
    return ParticipationTable(
        message("Participation by phase"),
        (message("Sector"), *_columns_of(phases), message("Submissions")),
        tuple(rows) if phases else (),
        _recipe_of_phases(totals),
    )


def _columns_of(phases: Sequence[str]) -> list[Message]:
    named = [Message(phase) for phase in phases]
    return [
        *(message("%(phase)s %%", phase=phase) for phase in named),
        *(message("%(phase)s: speakers", phase=phase) for phase in named),
        *(message("%(phase)s: words", phase=phase) for phase in named),
    ]


def _recipe_of_phases(totals: Mapping[str, int]) -> Text:
    sums = (
        message("%(phase)s %(words)s words", phase=Message(phase), words=total)
        for phase, total in totals.items()
    )
    return message(
        "The phase of a meeting is taken from its title and body: consultation, adoption, else negotiation. "
        "Shares are of the words of the phase: %(sums)s. Submissions are those of all phases.",
        sums=joined(sums, "; "),
    )


def _name_of(one: SpeakerStatistics) -> str:
    return one.actor or one.person or one.label


def _inputs(
    name: Message,
    column: Message,
    written: Sequence[TracedSubmission],
    key: Callable[[TracedSubmission], str | None],
) -> ParticipationTable:
    grouped: dict[str, list[TracedSubmission]] = defaultdict(list)
    for one in written:
        grouped[key(one) or UNKNOWN].append(one)
    rows = [_input_row(label, theirs) for label, theirs in grouped.items()]
    rows.sort(key=lambda row: (str(row[0]) == UNKNOWN, -whole_number(row[1]), str(row[0])))
    return ParticipationTable(name, (column, *_WRITTEN), tuple(rows), _recipe_of_inputs(written))


def _recipe_of_inputs(written: Sequence[TracedSubmission]) -> Text:
    proposals = sum(sum(one.verdicts.values()) for one in written)
    return joined(
        (
            message(
                "The table covers %(submissions)s with %(proposals)s.",
                submissions=counted("%(n)s submission", "%(n)s submissions", len(written)),
                proposals=counted("%(n)s proposal", "%(n)s proposals", proposals),
            ),
            message(
                "A proposal is a sentence of a submission that asks for something. Reflected are the "
                "proposals that are found in the last version, verbatim or in substance, by similarity of "
                "wording: that does not prove that the submission was the cause."
            ),
        ),
        " ",
    )


def _inputs_of_groups(written: Sequence[TracedSubmission], groups: Sequence[str]) -> ParticipationTable:
    rows = [
        _input_row(group, members)
        for group in groups
        if (members := [one for one in written if group in one.groups])
    ]
    rows.sort(key=lambda row: (-whole_number(row[1]), str(row[0])))
    members_only = message("Submissions of members are counted.")
    recipe = joined((members_only, _OVERLAP, _recipe_of_inputs(written)), " ")
    return ParticipationTable(
        message("Submissions by group of States"), (message("Group"), *_WRITTEN), tuple(rows), recipe
    )


def _inputs_by_income(written: Sequence[TracedSubmission], incomes: Incomes | None) -> ParticipationTable:
    name = message("Submissions by income class")
    if incomes is None or not any(one.actor in incomes.of for one in written):
        return ParticipationTable(name, (message("Income class"), *_WRITTEN), ())
    table = _inputs(
        name, message("Income class"), written, lambda one: _class_of(one.actor, one.sector, incomes)
    )
    return _by_class(table, incomes)


def _input_row(label: str, theirs: Sequence[TracedSubmission]) -> Row:
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
