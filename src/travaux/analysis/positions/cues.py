"""Words that take a stand: where they stand, which stance they are, and what is left of it."""

from dataclasses import dataclass
from enum import StrEnum

from travaux.domain.messages import Text
from travaux.domain.positions import Stance, Time


class CueKind(StrEnum):
    """How a cue is bound to whoever takes the stand."""

    PERSONAL = "personal"
    IMPERSONAL = "impersonal"
    NOMINAL = "nominal"


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that take a stand, by their span; ``rank`` is the place of the stance in the lexicon.

    ``raw`` is the stance before any negation. ``whom`` is the span of the name with whom a stand agrees or
    not: "we agree with Norway". ``barred`` is why the words give no present stand, "" where they do;
    ``closes`` is the stance that they withdraw.
    """

    stance: Stance
    kind: CueKind
    start: int
    end: int
    rank: int
    raw: Stance
    whom: tuple[int, int] | None = None
    barred: Text = ""
    closes: Stance | None = None
    hedged: bool = False
    time: Time = Time.NOW
