"""What sources say when a text takes a step, read once from its data file."""

import re
from dataclasses import dataclass
from functools import cache

from travaux.reference.language_data import read_language


@dataclass(frozen=True, slots=True)
class StepCue:
    """The words that tell of one kind of step, and those that rule a sentence out."""

    kind: str
    cue: re.Pattern[str]
    ruled_out: re.Pattern[str] | None


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


@cache
def load_procedure_terms() -> ProcedureTerms:
    """Return the words of ``languages/en/procedure.toml``."""
    data = read_language("en", "procedure")
    floor = {name: re.compile(words, re.IGNORECASE) for name, words in data["floor"].items()}
    letter = re.compile(data["letter"]["opening"], re.IGNORECASE)
    return ProcedureTerms(tuple(_cue(entry) for entry in data["step"]), letter=letter, **floor)


def _cue(entry: dict[str, object]) -> StepCue:
    cues, out = entry["cues"], entry["not"]
    assert isinstance(cues, list)
    assert isinstance(out, list)
    ruled_out = re.compile("|".join(out), re.IGNORECASE) if out else None
    return StepCue(str(entry["kind"]), re.compile("|".join(cues), re.IGNORECASE), ruled_out)
