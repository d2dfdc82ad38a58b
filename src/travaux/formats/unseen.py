"""Words that a file holds and nobody can see: kept apart from the text, so that nothing can cite them."""

from collections import Counter
from collections.abc import Iterable, Iterator

from travaux.domain.coverage import Apart
from travaux.domain.messages import Message, Text, message
from travaux.domain.spans import Note

TINY_POINTS = 2.0
"""Type of this size and less is not read: the smallest that printers set, agate, has 5.5 points."""

LEAST_CONTRAST = 1.1
"""The contrast (WCAG 2.2, from 1 to 21) under which words cannot be told from what is behind them.

Pale grey on white, which people do read, begins at about 1.15.
"""

Colour = tuple[int, int, int]
"""Red, green and blue from 0 to 255."""

WHITE: Colour = (255, 255, 255)


def name_unseen(unseen: Iterable[Apart]) -> Iterator[Note]:
    """Yield what was left out, counted in words, by reason and place in the order they come."""
    counts: Counter[tuple[Text, str]] = Counter()
    for one in unseen:
        words = len(one.text.split())
        if words:
            counts[one.why, one.where] += words
    for (why, where), count in counts.items():
        yield Note(
            message("words that nobody can see were left out: %(why)s", why=_reason_in_words(why)),
            where,
            count,
        )


def unseen_apart(unseen: Iterable[Apart]) -> Iterator[Apart]:
    """Yield words that nobody can see as words kept apart for that."""
    return (
        Apart(
            one.text, message("words that nobody can see: %(why)s", why=_reason_in_words(one.why)), one.where
        )
        for one in unseen
    )


def _reason_in_words(why: Text) -> Text:
    """Return a reason as a text of ours: the process that reads pages sends its key."""
    return Message(why) if isinstance(why, str) else why


def is_alike(one: Colour, other: Colour) -> bool:
    """Return whether words in one colour cannot be told from a ground in the other."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05) < LEAST_CONTRAST


def _luminance(colour: Colour) -> float:
    """Return a colour's relative luminance, as WCAG 2.2 defines it."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (value / 255 for value in colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
