"""The cues by which sources tell that a text took a step, read once from their data file."""

import re
from dataclasses import dataclass
from functools import cache

from travaux.reference.expressions import Expression
from travaux.reference.phrases import entries, spelt_out


@dataclass(frozen=True, slots=True)
class StepCue:
    """The words that tell of one kind of step, those that rule it out, and those that must stand nearby."""

    kind: str
    cue: Expression
    ruled_out: Expression | None
    beside: Expression | None = None


@cache
def load_step_cues() -> tuple[StepCue, ...]:
    """Return the cues of all steps, in the order of ``languages/en/procedure.toml``."""
    return tuple(_cue(name) for name in entries("procedure", "step"))


def _cue(name: str) -> StepCue:
    entry = entries("procedure", f"step.{name}")
    found = {
        part: Expression(spelt_out("procedure", f"step.{name}.{part}"), re.IGNORECASE)
        for part in ("cues", "not", "beside")
        if entry.get(part)
    }
    return StepCue(entry["kind"], found["cues"], found.get("not"), found.get("beside"))
