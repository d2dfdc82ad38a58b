"""Who had the floor, how often, how long, and how that divides among sectors and regions."""

from collections.abc import Callable, Iterable, Sequence

from travaux.domain.actors import Actor, ActorKind, Speaker
from travaux.domain.meeting_reports import MeetingStatistics, SpeakerStatistics, StatisticsTable
from travaux.domain.meetings import Intervention, Manner, Meeting
from travaux.reference.registry import Registry

# Interpreters ask speakers to keep to about this pace; it serves only where nothing was measured.
ESTIMATED_WORDS_PER_MINUTE = 130
_UNKNOWN = "not known"


def measure(meeting: Meeting, registry: Registry, limit_s: int = 180) -> MeetingStatistics:
    """Return the statistics of ``meeting``; ``limit_s`` is how many seconds a speaker is allowed."""
    by_speaker: dict[tuple[str | None, ...], list[Intervention]] = {}
    for intervention in meeting.interventions:
        by_speaker.setdefault(_identity(intervention.speaker), []).append(intervention)
    total = sum(intervention.words for intervention in meeting.interventions)
    speakers = tuple(_speaker(meeting, turns, total, registry, limit_s) for turns in by_speaker.values())
    tables = (
        _totals("Sectors", "Sector", speakers, total, lambda speaker: speaker.sector),
        _totals(
            "Regional groups", "Group", _of_states(speakers, registry), total, lambda speaker: speaker.region
        ),
    )
    return MeetingStatistics(speakers, tuple(t for t in tables if t.rows), limit_s)


def _identity(speaker: Speaker) -> tuple[str | None, ...]:
    """Tell speakers apart: by actor; where the actor holds a role or is unknown, by person or label too."""
    if speaker.actor is None:
        return (None, speaker.person or speaker.label)
    if speaker.actor.kind is ActorKind.ROLE:
        return (speaker.actor.code,)
    return (speaker.actor.code, *(group.code for group in speaker.on_behalf_of))


def _speaker(
    meeting: Meeting, turns: Sequence[Intervention], total: int, registry: Registry, limit_s: int
) -> SpeakerStatistics:
    speaker = turns[0].speaker
    actor = speaker.actor
    words = sum(turn.words for turn in turns)
    times = [meeting.source.spoken(turn.start, turn.end) for turn in turns]
    lengths = [(end - start) / 1000 for span in times if span for start, end in (span,)]
    timing, seconds = _timed(turns, lengths, words)
    return SpeakerStatistics(
        label=speaker.label,
        actor=actor.name if actor else None,
        person=_common_value(turn.speaker.person for turn in turns),
        role=_common_value(turn.speaker.role for turn in turns),
        sector=actor.sector.value if actor and actor.sector else None,
        region=_actor_name(actor.region, registry) if actor and actor.region else None,
        groups=tuple(_actor_name(code, registry) for code in actor.groups) if actor else (),
        on_behalf_of=tuple(group.name for group in speaker.on_behalf_of),
        interventions=len(turns),
        words=words,
        share=words / total if total else 0.0,
        seconds=None if seconds is None else round(seconds, 3),
        words_per_minute=round(60 * words / seconds, 1) if seconds and timing == "measured" else None,
        timing=timing,
        overruns=sum(length > limit_s for length in lengths) if timing == "measured" else None,
    )


def _timed(turns: Sequence[Intervention], lengths: list[float], words: int) -> tuple[str, float | None]:
    if lengths and len(lengths) == len(turns):
        return "measured", sum(lengths)
    if any(turn.manner is Manner.INDIRECT for turn in turns):
        return "absent", None
    return "estimated", 60 * words / ESTIMATED_WORDS_PER_MINUTE


def _common_value(values: Iterable[str | None]) -> str | None:
    """Return what all turns say that say anything, None where they differ."""
    said = {value for value in values if value}
    return said.pop() if len(said) == 1 else None


def _actor_name(code: str, registry: Registry) -> str:
    actor: Actor | None = registry.actors.get(code)
    return actor.name if actor else code


def _of_states(speakers: Sequence[SpeakerStatistics], registry: Registry) -> tuple[SpeakerStatistics, ...]:
    states = {a.name for a in registry.actors.values() if a.kind in (ActorKind.STATE, ActorKind.OBSERVER)}
    return tuple(speaker for speaker in speakers if speaker.actor in states)


def _totals(
    name: str,
    column: str,
    speakers: Sequence[SpeakerStatistics],
    total: int,
    key: Callable[[SpeakerStatistics], str | None],
) -> StatisticsTable:
    groups: dict[str, list[SpeakerStatistics]] = {}
    for speaker in speakers:
        groups.setdefault(key(speaker) or _UNKNOWN, []).append(speaker)
    rows = [
        (
            group,
            len({one.actor or one.label for one in members}),
            sum(one.interventions for one in members),
            (words := sum(one.words for one in members)),
            round(100 * words / total, 1) if total else 0.0,
        )
        for group, members in groups.items()
    ]
    rows.sort(key=lambda row: (row[0] == _UNKNOWN, -row[3], row[0]))
    return StatisticsTable(name, (column, "Speakers", "Interventions", "Words", "Share %"), tuple(rows))
