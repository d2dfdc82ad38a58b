"""What several sides take a stand on by its name, with one statement a side."""

from dataclasses import dataclass

from travaux.domain.spans import Citation


@dataclass(frozen=True, slots=True)
class Statement:
    """The words by which a side takes a stand, and the number of the argument that they stand in."""

    argument: int
    side: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class Catchword:
    """A name as printed, with who is for it and who against, one statement a side."""

    phrase: str
    supporters: tuple[Statement, ...]
    opponents: tuple[Statement, ...]
