"""What sources say when a text takes a step, read once from its data file."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from travaux.domain.votes import Choice
from travaux.reference.language_data import read_language


@dataclass(frozen=True, slots=True)
class StepCue:
    """The words that tell of one kind of step, those that rule it out, and those that must stand nearby."""

    kind: str
    cue: re.Pattern[str]
    ruled_out: re.Pattern[str] | None
    beside: re.Pattern[str] | None = None


@dataclass(frozen=True, slots=True)
class VoteTerms:
    """How records tell who voted how: patterns by choice, and the words of a result."""

    choices: Mapping[Choice, str]
    nobody: re.Pattern[str]
    shown: re.Pattern[str]
    lost: str
    won: str
    majority: re.Pattern[str]
    corrected: re.Pattern[str]
    recalled: re.Pattern[str]

    @property
    def any_choice(self) -> str:
        """Return a pattern for all choices, each a group named as the choice's member."""
        return "|".join(f"(?P<{choice.name}>{words})" for choice, words in self.choices.items())


@dataclass(frozen=True, slots=True)
class ProcedureTerms:
    """The cues of all steps, and what a chair says when the floor changes its purpose."""

    steps: tuple[StepCue, ...]
    before: re.Pattern[str]
    after: re.Pattern[str]
    reply: re.Pattern[str]
    own_before: re.Pattern[str]
    own_after: re.Pattern[str]
    own_reply: re.Pattern[str]
    ends: re.Pattern[str]
    letter: re.Pattern[str]
    votes: VoteTerms
    late: re.Pattern[str]
    zones: Mapping[str, str]


@cache
def load_procedure_terms() -> ProcedureTerms:
    """Return the words of ``languages/en/procedure.toml``."""
    data = read_language("en", "procedure")
    floor = {name: re.compile(words, re.IGNORECASE) for name, words in data["floor"].items()}
    letter = re.compile(data["letter"]["opening"], re.IGNORECASE)
    steps = tuple(_cue(entry) for entry in data["step"])
    late = re.compile(data["silence"]["late"], re.IGNORECASE)
    zones = {name: zone for zone, names in data["zones"].items() for name in names}
    return ProcedureTerms(steps, letter=letter, votes=_votes(data["votes"]), late=late, zones=zones, **floor)


def _votes(data: Mapping[str, Any]) -> VoteTerms:
    patterns = ("shown", "majority", "corrected", "recalled")
    return VoteTerms(
        # what is longest comes first: "not voting" before "no"
        {choice: "|".join(data[choice.name.lower()]) for choice in reversed(Choice)},
        nobody=re.compile("|".join(data["nobody"]), re.IGNORECASE),
        lost="|".join(data["lost"]),
        won="|".join(data["won"]),
        **{name: re.compile(data[name], re.IGNORECASE) for name in patterns},
    )


def _cue(entry: dict[str, object]) -> StepCue:
    cues, out = entry["cues"], entry["not"]
    assert isinstance(cues, list)
    assert isinstance(out, list)
    ruled_out = re.compile("|".join(out), re.IGNORECASE) if out else None
    beside = re.compile(str(entry["beside"]), re.IGNORECASE) if "beside" in entry else None
    return StepCue(str(entry["kind"]), re.compile("|".join(cues), re.IGNORECASE), ruled_out, beside)
