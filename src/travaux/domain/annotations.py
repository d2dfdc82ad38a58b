"""What was understood of a sentence, once, for all who read it: its clauses and what modifies them.

Offsets count from the start of the sentence, end exclusive.
"""

from dataclasses import dataclass
from enum import StrEnum


class Modified(StrEnum):
    """What a modifier does to the stand that stands in its scope."""

    NEGATED = "negated"  # "we support neither", "under no circumstances do we"
    DENIED = "denied"  # "it is not true that we oppose"
    REPORTED = "reported"  # somebody tells it of somebody: "they claim that we oppose"
    HEARSAY = "hearsay"  # told by nobody who holds it: "rumour has it that", "is said to oppose"
    SUPPOSED = "supposed"  # "had we opposed", "if the word went, we would oppose"
    CONDITIONAL = "conditional"  # held, but only where a condition is met
    PAST = "past"  # held once, and overtaken: "we used to oppose"
    QUOTED = "quoted"  # between quotation marks
    ASKED = "asked"  # asked, or not yet decided: "whether we oppose"
    HEDGED = "hedged"  # put as a possibility: "perhaps"
    CONCEDED = "conceded"  # granted before the stand is taken: "noted that …, but"
    ANNOUNCED = "announced"  # "will vote against tomorrow"
    IDLE = "idle"  # courtesy and turns of phrase: no stand at all


@dataclass(frozen=True, slots=True)
class Modifier:
    """Words that modify what stands in their scope; ``by`` are the words for whoever reports.

    ``dated`` tells that the words only date what is said: whether that is past depends on its tense;
    ``distant`` that they date it before whatever is reported.
    """

    category: Modified
    start: int
    end: int
    scope_start: int
    scope_end: int
    by: str = ""
    dated: bool = False
    distant: bool = False

    def covers(self, place: int) -> bool:
        """Tell whether ``place`` stands in the scope."""
        return self.scope_start <= place < self.scope_end


@dataclass(frozen=True, slots=True)
class Annotations:
    """The modifiers of one sentence in the order of their words, and the language they were read in."""

    language: str
    modifiers: tuple[Modifier, ...] = ()

    def over(self, place: int, *categories: Modified) -> tuple[Modifier, ...]:
        """Return the modifiers whose scope holds ``place``, of ``categories`` alone where any are named."""
        return tuple(
            one
            for one in self.modifiers
            if one.covers(place) and (not categories or one.category in categories)
        )
