"""What people write themselves about a process, beside what the record shows of it."""

from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - the field is called date


@dataclass(frozen=True, slots=True)
class Background:
    """Somebody's own words on how the process came about; no source need say so."""

    words: str
    who: str
    day: Date
