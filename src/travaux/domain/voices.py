"""Voices: who holds something, for whom, and the words of that holder which show it."""

from collections.abc import Sequence
from dataclasses import dataclass

from travaux.domain.actors import Actor
from travaux.domain.attribution import Capacity
from travaux.domain.meetings import Intervention, turn_at
from travaux.domain.spans import Citation


@dataclass(frozen=True, slots=True)
class Voice:
    """One holder and its words. ``name`` is how lists print it, ``actor`` None where the register knows none.

    ``speaking_for`` are the groups for which the words were said, ``person`` who said them.
    """

    name: str
    citation: Citation
    actor: Actor | None = None
    speaking_for: tuple[Actor, ...] = ()
    capacity: Capacity = Capacity.OWN
    person: str | None = None


def voice_in(turns: Sequence[Intervention], name: str, citation: Citation) -> Voice:
    """Return the voice of ``name``, held against the turn in which ``citation`` stands.

    ``turns`` are those of the citation's source, in order; of several who are told of together each has one.

    Raises:
        ValueError: if the words stand in nobody's turn, or in another's.
    """
    turn = turn_at(turns, citation.start)
    if turn is None or citation.end > turn.end:
        raise ValueError(f"no turn holds the words of {name}: {citation.quote!r}")
    together = [each for each in turns if (each.start, each.end) == (turn.start, turn.end)]
    turn = next((each for each in together if each.speaker.name.strip() == name), turn)
    speaker = turn.speaker
    if speaker.name.strip() != name:
        raise ValueError(f"{speaker.name} says what was given to {name}: {citation.quote!r}")
    return Voice(name, citation, speaker.actor, speaker.on_behalf_of, turn.capacity, speaker.person)
