"""What several sides take a stand on by its name, with one statement a side."""

from dataclasses import dataclass

from travaux.domain.messages import Text
from travaux.domain.spans import Citation


@dataclass(frozen=True, slots=True)
class SideStatement:
    """The words by which a side takes a stand, and the number of the argument that they stand in."""

    argument: int
    side: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class Catchword:
    """A name as printed, with who is for it and who against, one statement a side.

    ``said`` is the name where a word of it is ours: a paragraph by its number.
    """

    phrase: str
    supporters: tuple[SideStatement, ...]
    opponents: tuple[SideStatement, ...]
    said: Text | None = None

    @property
    def named(self) -> Text:
        """Return the name as a page says it."""
        return self.said or self.phrase
