"""Who speaks in a meeting, turn by turn, with what tells it; and what people confirm of it."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from travaux.analysis.hearing.holding import identify_surely
from travaux.analysis.speakers.confirmation import unknown_labels
from travaux.domain.actors import Actor
from travaux.domain.meetings import Intervention, Meeting
from travaux.errors import UsageError
from travaux.exports.meeting_json import Json, attribution_json, notes_json
from travaux.formats.registries import registry_of
from travaux.formats.transcripts import read_transcript
from travaux.reference.registry import Registry
from travaux.views.documents import as_json

SAID = 60  # characters of a turn that the list shows


def confirmations_of(given: Sequence[str], registry: Registry) -> dict[str, Actor]:
    """Return the actor that each "LABEL=ACTOR" of ``given`` confirms for a label.

    Raises:
        UsageError: if one is not of that form, or names nobody or several.
    """
    found: dict[str, Actor] = {}
    for each in given:
        label, equals, name = each.rpartition("=")
        if not equals or not label.strip() or not name.strip():
            raise UsageError(f"{each!r} confirms nothing", remedy='write it as "LABEL=ACTOR"')
        resolution = registry.resolve(name.strip())
        if resolution.actor is None:
            several = " or ".join(actor.name for actor in resolution.candidates)
            meaning = f"could mean {several}" if several else "is no actor that is known"
            raise UsageError(f"{name.strip()!r} {meaning}", remedy="give the full name, or an actors file")
        found[label.strip()] = resolution.actor
    return found


def speakers_at(
    path: Path, *, actors: Path | None = None, confirm: Sequence[str] = (), as_format: str | None = None
) -> Meeting:
    """Return the meeting in a file with who speaks in each turn, what people confirm put first.

    Raises:
        UsageError: if a confirmation names nobody, or a label that no turn bears.
        UnreadableSource: if the file cannot be read as a transcript.
    """
    registry = registry_of(actors)
    confirmations = confirmations_of(confirm, registry)
    meeting = identify_surely(
        read_transcript(path, as_format=as_format), registry, confirmations=confirmations
    )
    check_labels(meeting, confirmations)
    return meeting


def check_labels(meeting: Meeting, confirmations: Mapping[str, Actor]) -> None:
    """Raise a UsageError where a confirmation is of a label that no turn of ``meeting`` bears."""
    unknown = unknown_labels(meeting.interventions, tuple(confirmations))
    if unknown:
        labels = ", ".join(dict.fromkeys(t.speaker.label for t in meeting.interventions if t.speaker.label))
        raise UsageError(
            f"no turn bears the label {unknown[0]!r}",
            remedy=f"use one of these: {labels or 'there are none'}",
        )


def in_form(meeting: Meeting, form: str) -> bytes:
    """Return the turns of ``meeting`` as a file's bytes; ``form`` is json or txt."""
    return as_json(speakers_json(meeting)) if form == "json" else speakers_lines(meeting).encode()


def speakers_json(meeting: Meeting) -> dict[str, Json]:
    """Return the turns of ``meeting`` as JSON values, each with what tells who speaks."""
    return {
        "source": meeting.source.id,
        "format": meeting.format,
        "turns": [_turn_json(meeting, turn) for turn in meeting.interventions],
        "unattributed": [{"start": start, "end": end} for start, end in meeting.unattributed],
        "notes": notes_json(meeting.notes),
    }


def _turn_json(meeting: Meeting, turn: Intervention) -> Json:
    speaker = turn.speaker
    return {
        "id": turn.id,
        "label": speaker.label,
        "actor": speaker.actor.name if speaker.actor else None,
        "person": speaker.person,
        "role": speaker.role,
        "on_behalf_of": [actor.name for actor in speaker.on_behalf_of],
        **attribution_json(turn),
        "start": turn.start,
        "end": turn.end,
        "words": turn.words,
        "text": meeting.words_of(turn),
    }


def speakers_lines(meeting: Meeting) -> str:
    """Return the turns of ``meeting`` one a line: who, for whom, by what evidence, and the first words."""
    return "\n".join(_line(meeting, turn) for turn in meeting.interventions) + "\n"


def _line(meeting: Meeting, turn: Intervention) -> str:
    speaker = turn.speaker
    who = speaker.actor.name if speaker.actor else speaker.person or speaker.label or "no speaker named"
    others = ", ".join(actor.name for actor in speaker.on_behalf_of)
    kinds = ", ".join(dict.fromkeys(each.kind.value for each in turn.evidence))
    told = [
        f"{turn.capacity.value} {others}" if others else "",
        kinds + (" (inferred)" if turn.inferred else "")
        if speaker.actor
        else str(turn.reason or "not resolved"),
    ]
    said = " ".join(meeting.words_of(turn)[: SAID * 2].split())[:SAID]
    label = f" [{speaker.label}]" if speaker.label and speaker.label != who else ""
    return f"{turn.id}  {who}{label} – {'; '.join(part for part in told if part)}: {said}"
