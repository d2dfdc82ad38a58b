"""Words that were not heard surely, and that decide what is said: held back until a person has listened."""

from dataclasses import dataclass
from enum import StrEnum

from travaux.domain.actors import Speaker
from travaux.domain.messages import Percentage, Text, message
from travaux.domain.review import ReviewDecision, ReviewNote
from travaux.domain.spans import Citation, cited


class DecidingWord(StrEnum):
    """What a word decides of a claim."""

    NAME = "name"
    FIGURE = "figure"
    NEGATION = "negation"
    STANCE = "stance"
    PROVISION = "provision"
    OTHER = "word"  # none of these, but heard so badly that nobody knows what it was


@dataclass(frozen=True, slots=True)
class Hearing:
    """A word that was not heard surely, and the sentence that is held back for it.

    ``citations`` are the word, and the sentence; ``speaker`` whose turn it stands in. ``review`` is what a
    person who listened said: confirmed, it was heard right.
    """

    id: str
    word: str
    probability: float
    decides: DecidingWord
    citations: tuple[Citation, Citation]
    speaker: Speaker
    review: ReviewNote | None = None

    def __post_init__(self) -> None:
        cited(self.citations)

    @property
    def is_confirmed(self) -> bool:
        """Tell whether a person who listened found that it was heard right."""
        return self.review is not None and self.review.verdict is ReviewDecision.CONFIRM

    @property
    def sentence(self) -> Citation:
        """Return the words that are held back."""
        return self.citations[1]


def describe_hearing(hearing: Hearing) -> Text:
    """Return how a word was heard, and how surely."""
    return message(
        "heard as “%(word)s” (%(share)s): listen", word=hearing.word, share=Percentage(hearing.probability)
    )
