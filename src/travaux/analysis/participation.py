"""Participation over a whole process: who was heard, who wrote, whose words came through."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - the field is called date

from travaux.analysis.speech.statistics import SpeakerStatistics, StatisticsTable
from travaux.domain.lineage import Verdict
from travaux.reference.guidelines import load_guidelines

Row = tuple[str | int | float | None, ...]

UNKNOWN = "not known"
CHAIR = "chair and secretariat"
GOVERNMENT = "government"
SITUATIONS = (
    "Least Developed Countries",
    "Landlocked Developing Countries",
    "Small Island Developing States",
)
REFLECTED = frozenset({Verdict.VERBATIM, Verdict.SUBSTANCE})
TOP = 5


@dataclass(frozen=True, slots=True)
class Heard:
    """A meeting or statement: when, in which phase, and who had the floor."""

    source: str
    title: str
    date: Date | None
    phase: str
    speakers: tuple[SpeakerStatistics, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """An input: whose it is, and what became of its proposals."""

    source: str
    author: str
    sector: str | None
    region: str | None
    date: Date | None
    verdicts: Mapping[Verdict, int]


@dataclass(frozen=True, slots=True)
class Frame:
    """What else the record holds that the checklist asks for."""

    versions: tuple[Date | None, ...] = ()
    sources: int = 0
    public: int = 0
    commitments: int = 0
    reviews: int = 0


def participation(
    heard: Sequence[Heard], written: Sequence[Written], frame: Frame, groups: Mapping[str, str]
) -> tuple[StatisticsTable, ...]:
    """Return every table that has rows; ``groups`` maps names of groups to keep to what they are called."""
    spoken = [(meeting, one) for meeting in heard for one in meeting.speakers]
    tables = (
        _spoken("Speaking by sector", "Sector", spoken, sector_of),
        _spoken("Speaking by regional group", "Regional group", spoken, _region),
        _memberships(spoken, groups),
        _spoken("Speaking by delegation or organisation", "Who", spoken, _name),
        _concentration(spoken),
        _phases(spoken),
        _inputs("Inputs by sector", "Sector", written, lambda one: one.sector),
        _inputs("Inputs by regional group", "Regional group", written, _region_of_input),
        _checklist(heard, written, frame),
    )
    return tuple(table for table in tables if table.rows)


def sector_of(speaker: SpeakerStatistics) -> str:
    """Return a speaker's sector; whoever chairs or serves the meeting speaks for none."""
    if speaker.sector:
        return speaker.sector
    return CHAIR if speaker.actor and not speaker.region and not speaker.groups else UNKNOWN


def _region(speaker: SpeakerStatistics) -> str:
    if speaker.region:
        return speaker.region
    sector = sector_of(speaker)
    return sector if sector in (CHAIR, UNKNOWN) else UNKNOWN if sector == GOVERNMENT else "not a State"


def _region_of_input(one: Written) -> str | None:
    return one.region or ("not a State" if one.sector and one.sector != GOVERNMENT else None)


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
    rows.sort(key=lambda row: (row[0] in (UNKNOWN, CHAIR), -_whole(row[4]), str(row[0])))
    return StatisticsTable(
        name,
        (column, "Speakers", "Meetings", "Interventions", "Words", "Share of words %", "Minutes timed"),
        tuple(rows),
        _recipe_of_words(spoken, total),
    )


def _figures(label: str, members: _Spoken, total: int) -> Row:
    words = sum(one.words for _, one in members)
    timed = [one.seconds for _, one in members if one.timing == "measured" and one.seconds is not None]
    return (
        label,
        len({one.actor or one.person or one.label for _, one in members}),
        len({meeting.source for meeting, _ in members}),
        sum(one.interventions for _, one in members),
        words,
        _percent(words, total),
        round(sum(timed) / 60, 1) if timed else None,
    )


def _recipe_of_words(spoken: _Spoken, total: int) -> str:
    meetings = len({meeting.source for meeting, _ in spoken})
    timed = sum(one.words for _, one in spoken if one.timing == "measured")
    return (
        f"Shares are of all {total:,} words spoken in {meetings} meetings and statements, the chair's"
        f" included. Minutes are of turns that the record times: {timed:,} of the words."
    )


def _memberships(spoken: _Spoken, groups: Mapping[str, str]) -> StatisticsTable:
    total = sum(one.words for _, one in spoken)
    rows = []
    for group, called in groups.items():
        members = [(meeting, one) for meeting, one in spoken if group in one.groups]
        if members:
            rows.append(_figures(called, members, total))
    rows.sort(key=lambda row: (-_whole(row[4]), str(row[0])))
    return StatisticsTable(
        "Speaking by group of States",
        ("Group", "Speakers", "Meetings", "Interventions", "Words", "Share of words %", "Minutes timed"),
        tuple(rows),
        "Words of members, whoever they spoke for. Groups overlap, so that shares add up to more than 100. "
        "Least developed, landlocked and small island States stand for the situation of countries: classes "
        "of income change every year and are not in the record. " + _recipe_of_words(spoken, total),
    )


def _concentration(spoken: _Spoken) -> StatisticsTable:
    words: dict[str, int] = defaultdict(int)
    for _, one in spoken:
        if one.actor and sector_of(one) != CHAIR:
            words[one.actor] += one.words
    counts = sorted(words.values(), reverse=True)
    total = sum(counts)
    rows: list[Row] = []
    if total:
        rows = [
            (f"Share of the {min(TOP, len(counts))} who spoke most, %", _percent(sum(counts[:TOP]), total)),
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


def _phases(spoken: _Spoken) -> StatisticsTable:
    totals: dict[str, int] = defaultdict(int)
    words: dict[tuple[str, str], int] = defaultdict(int)
    who: dict[tuple[str, str], set[str]] = defaultdict(set)
    for meeting, one in spoken:
        key = (meeting.phase, sector_of(one))
        totals[meeting.phase] += one.words
        words[key] += one.words
        who[key].add(one.actor or one.person or one.label)
    rows = [
        (phase, sector, len(who[phase, sector]), count, _percent(count, totals[phase]))
        for (phase, sector), count in words.items()
    ]
    rows.sort(key=lambda row: (list(totals).index(str(row[0])), -_whole(row[3])))
    sums = "; ".join(f"{phase}: {total:,} words" for phase, total in totals.items())
    return StatisticsTable(
        "Heard in which phase",
        ("Phase", "Sector", "Speakers", "Words", "Share of the phase %"),
        tuple(rows),
        "A meeting's phase is taken from its title and body: consultation, adoption, else negotiation."
        f" {sums}.",
    )


def _inputs(
    name: str, column: str, written: Sequence[Written], key: Callable[[Written], str | None]
) -> StatisticsTable:
    grouped: dict[str, list[Written]] = defaultdict(list)
    for one in written:
        grouped[key(one) or UNKNOWN].append(one)
    rows = [_input_row(label, theirs) for label, theirs in grouped.items()]
    rows.sort(key=lambda row: (row[0] == UNKNOWN, -_whole(row[1]), str(row[0])))
    proposals = sum(sum(one.verdicts.values()) for one in written)
    return StatisticsTable(
        name,
        (column, "Inputs", "Proposals", "Verbatim", "In substance", "Taken up, then dropped", "Reflected %"),
        tuple(rows),
        f"{len(written)} inputs with {proposals} proposals. Every sentence of an input counts as a"
        " proposal; reflected are those that stand in the last version, verbatim or in substance, by likeness"
        " of words: that is no proof that the input was the cause.",
    )


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
        _percent(taken, proposals) if proposals else None,
    )


def _checklist(heard: Sequence[Heard], written: Sequence[Written], frame: Frame) -> StatisticsTable:
    guidelines = load_guidelines()
    shown = _shown(heard, written, frame)
    rows = tuple((step.title, shown[step.shows], step.silent) for step in guidelines.steps)
    return StatisticsTable(
        "Held against published guidelines",
        ("Step", "What the record shows", "What it cannot show"),
        rows if heard or written else (),
        f"After the {guidelines.name}. No step is scored: the record shows figures, not fairness.",
    )


def _shown(heard: Sequence[Heard], written: Sequence[Written], frame: Frame) -> dict[str, str]:
    dated = sorted(day for day in frame.versions if day)
    first = dated[1] if len(dated) > 1 else dated[0] if dated else None
    outside = [
        (meeting, one)
        for meeting in heard
        for one in meeting.speakers
        if sector_of(one) not in (GOVERNMENT, CHAIR, UNKNOWN)
    ]
    words = sum(one.words for meeting in heard for one in meeting.speakers)
    sectors = {sector_of(one) for meeting in heard for one in meeting.speakers} | {
        one.sector for one in written if one.sector
    }
    proposals = sum(sum(one.verdicts.values()) for one in written)
    taken = sum(one.verdicts.get(verdict, 0) for one in written for verdict in REFLECTED)
    theirs = sum(one.words for _, one in outside)
    return {
        "first paper": f"the first of {len(frame.versions)} versions is of {dated[0].isoformat()}"
        if dated
        else "no version is dated",
        "sectors": f"{len(sectors - {CHAIR, UNKNOWN})} sectors spoke or wrote",
        "stakeholders before first draft": _count_stakeholders(outside, first, before=True),
        "public sources": f"{frame.public} of {frame.sources} sources are public",
        "share of words": f"{_percent(theirs, words)}% of {words:,} words were stakeholders’ own",
        "meetings": f"{len(heard)} meetings and statements are on record",
        "versions": f"{len(frame.versions)} versions are on record",
        "inputs after first draft": _count_inputs(written, first),
        "inputs reflected": f"{taken} of {proposals} proposals stand in the last version",
        "stakeholders after first draft": _count_stakeholders(outside, first, before=False),
        "commitments": f"{frame.commitments} commitments in the last version",
        "reviews": f"{frame.reviews} reviews are provided for",
    }


def _count_stakeholders(outside: _Spoken, first: Date | None, before: bool) -> str:
    if first is None:
        return "no draft is dated"
    side = [(meeting, one) for meeting, one in outside if meeting.date and (meeting.date < first) is before]
    speakers = len({one.actor or one.label for _, one in side})
    meetings = len({meeting.source for meeting, _ in side})
    when = f"before the draft of {first.isoformat()}" if before else f"from {first.isoformat()} on"
    return f"{speakers} stakeholders spoke, in meetings: {meetings}, {when}"


def _count_inputs(written: Sequence[Written], first: Date | None) -> str:
    if first is None:
        return "no draft is dated"
    after = sum(one.date is not None and one.date >= first for one in written)
    return f"{after} of {len(written)} inputs are of {first.isoformat()} or later"


def phase_of(words: Iterable[str | None]) -> str:
    """Return the phase that a meeting's title and body name."""
    said = " ".join(word for word in words if word).lower()
    if "consultation" in said and "informal consultations" not in said:
        return "consultation"
    if any(cue in said for cue in ("adoption", "plenary", "high-level")):
        return "adoption"
    return "negotiation"


def _percent(part: int, whole: int) -> float:
    return round(100 * part / whole, 1) if whole else 0.0


def _whole(value: str | int | float | None) -> int:
    return int(value) if isinstance(value, int | float) else 0
