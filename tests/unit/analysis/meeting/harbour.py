"""A small fictional meeting, written as "Name: words" lines, for tests of what is found across speakers."""

import re

from travaux.analysis.meeting.outcomes import SentenceOfRecord, read_utterances
from travaux.analysis.meeting.roles import assign_roles
from travaux.analysis.positions.spoken import find_spoken
from travaux.domain.actors import Actor, ActorKind, Sector, Speaker
from travaux.domain.findings import Argument, SentenceRole
from travaux.domain.meetings import Intervention, Meeting, MeetingFacts
from travaux.domain.positions import Position
from travaux.domain.spans import SourceText, stable_id
from travaux.language.sentences import split
from travaux.reference.registry import load_registry

_NAMED = re.compile(r"[A-Z]\w+\+?: ")
CHAIR = Actor("CHAIR", "Chair", ActorKind.ROLE)
GROUP = Actor("ISLES", "Alliance of Isles", ActorKind.GROUP)
STATES = {
    name: Actor(name.upper(), name, ActorKind.STATE, Sector.GOVERNMENT, groups=groups)
    for name, groups in {
        "Aru": ("ISLES",),
        "Belmora": ("ISLES",),
        "Corvane": (),
        "Dunmark": (),
        "Estria": ("ISLES",),
        "Norland": (),
    }.items()
}


def speaker(name: str) -> Speaker:
    if name == "Chair":
        return Speaker(name, CHAIR, role="Chair")
    plain = name.removesuffix("+")
    if plain not in STATES:
        return Speaker(plain, None, person=plain)
    return Speaker(name, STATES[plain], on_behalf_of=(GROUP,) if name.endswith("+") else ())


def meet(record: str) -> Meeting:
    """Return the meeting of ``record``: "Aru+" speaks for the Alliance of Isles."""
    lines: list[str] = []
    for line in filter(None, map(str.strip, record.splitlines())):
        if _NAMED.match(line):
            lines.append(line)
        else:
            lines[-1] += " " + line
    text, interventions = "", []
    for number, line in enumerate(lines, 1):
        name, words = line.split(": ", 1)
        start = len(text) + len(name) + 2
        text += line + "\n"
        end = start + len(words)
        interventions.append(Intervention(f"i{number:04}", speaker(name), start, end, len(words.split())))
    return Meeting(SourceText("harbour.txt", text), "text", MeetingFacts(), tuple(interventions))


def utterances(meeting: Meeting) -> tuple[SentenceOfRecord, ...]:
    return read_utterances(meeting, assign_roles(meeting, split(meeting)))


def positions(meeting: Meeting) -> tuple[Position, ...]:
    """Return the positions that speakers take in their own words."""
    return find_spoken(meeting, load_registry()).positions


def arguments(meeting: Meeting) -> tuple[Argument, ...]:
    """Return every sentence of a delegation but courtesies as an argument of its own."""
    by_id = {each.id: each for each in meeting.interventions}
    found = []
    for sentence in assign_roles(meeting, split(meeting)):
        actor = by_id[sentence.intervention].speaker.actor
        if sentence.role is SentenceRole.COURTESY or actor is None or actor is CHAIR:
            continue
        citation = meeting.source.cite(sentence.start, sentence.end)
        found.append(
            Argument(
                stable_id(str(sentence.start)), sentence.intervention, actor.name, citation.quote, (citation,)
            )
        )
    return tuple(found)
