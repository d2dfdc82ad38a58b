"""Who counts as a side of the discussion, and how sides stand to one another outside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from travaux.analysis.speakers.presiding import holds_no_side
from travaux.analysis.wording import content_stems
from travaux.domain.actors import Actor
from travaux.domain.findings import Argument
from travaux.domain.meetings import Intervention, Meeting
from travaux.domain.messages import Text, counted, joined, listed, message
from travaux.domain.spans import Citation
from travaux.domain.voices import Voice, voice_in


@dataclass(frozen=True, slots=True)
class MeetingSides:
    """The sides of one meeting by display name, and for whom each spoke."""

    actors: Mapping[str, Actor]
    speaks_for: Mapping[str, tuple[Actor, ...]]
    side_of: Mapping[str, str] = field(default_factory=dict)  # intervention id -> display name
    turns: Mapping[str, tuple[Intervention, ...]] = field(default_factory=dict)  # by source

    def voice(self, name: str, citation: Citation) -> Voice:
        """Return ``name`` with its words.

        Raises:
            ValueError: if they are not its own.
        """
        return voice_in(self.turns.get(citation.source, ()), name, citation)

    def side(self, argument: Argument) -> str | None:
        """Return the side that ``argument`` belongs to, None where its speaker holds none."""
        return self.side_of.get(argument.intervention)

    def label(self, name: str) -> Text:
        """Return ``name`` with the group it spoke for, as prose names it."""
        return named_for(name, [group.name for group in self.speaks_for.get(name, ())])

    def stems(self) -> frozenset[str]:
        """Return the stems of the sides' names."""
        return frozenset(stem for name in self.side_of.values() for stem in content_stems(name))

    def circles(self, name: str) -> frozenset[str]:
        """Return the codes of the groups that ``name`` belongs to or spoke for."""
        actor = self.actors.get(name)
        own = set(actor.groups) if actor else set()
        own.update(group.code for group in self.speaks_for.get(name, ()))
        return frozenset(own)


def find_sides(meeting: Meeting) -> MeetingSides:
    """Return the sides of ``meeting``: whoever is named, but for the Chair and the Secretariat.

    A speaker that the registry does not know is a side under the name that the record gives.
    """
    actors: dict[str, Actor] = {}
    speaks_for: dict[str, tuple[Actor, ...]] = {}
    side_of: dict[str, str] = {}
    for intervention in meeting.interventions:
        speaker = intervention.speaker
        name = speaker.name.strip()
        if not name or holds_no_side(speaker):
            continue
        if speaker.actor is not None:
            actors[name] = speaker.actor
        side_of[intervention.id] = name
        known = speaks_for.get(name, ())
        speaks_for[name] = known + tuple(g for g in speaker.on_behalf_of if g not in known)
    return MeetingSides(actors, speaks_for, side_of, {meeting.source.id: meeting.interventions})


def join(names: list[str] | tuple[str, ...]) -> str:
    """Return ``names`` as prose lists them: "A", "A and B", "A, B and C"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def holder_of(argument: Argument, room: MeetingSides) -> str | None:
    """Return whose an argument is, as the record names the speaker, None where it names nobody."""
    return room.side(argument) or argument.actor


def holder_or_turn(argument: Argument, room: MeetingSides) -> str:
    """Return what tells one holder from another: its name, or the turn of who has none."""
    return holder_of(argument, room) or argument.intervention


_NAMED = 4


def named_for(name: str, groups: Sequence[str]) -> Text:
    """Return ``name`` with the groups for which something was said, itself left out."""
    others = [group for group in groups if group != name]
    return message("%(name)s (for %(groups)s)", name=name, groups=listed(others)) if others else name


def first_names(names: Sequence[Text]) -> Text:
    """Return ``names`` as prose, the first few of many."""
    if len(names) <= _NAMED:
        return listed(names)
    shown, more = joined(names[: _NAMED - 1]), len(names) - _NAMED + 1
    return counted("%(names)s and %(n)s other", "%(names)s and %(n)s others", more, names=shown)
