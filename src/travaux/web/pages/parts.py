"""The parts of a long text as pages: the first at the address of the whole, the others below it."""

from collections.abc import Iterator

from travaux.domain.messages import Text, message

_DIGITS = 4  # no text has so many parts


def part_number(said: str) -> int:
    """Return the number of a part as its address says it, 0 where that is no number."""
    return int(said) if said.isdecimal() and len(said) <= _DIGITS else 0


def part_name(part: int, parts: int) -> Text:
    """Return which part of how many a page has; nothing of the first, which stands for the whole."""
    return message("part %(part)s of %(parts)s", part=part, parts=parts) if part > 1 else ""


def later_parts(path: str, parts: int) -> Iterator[str]:
    """Yield the paths of all parts but the first."""
    return (f"{path}part-{part}/" for part in range(2, parts + 1))
