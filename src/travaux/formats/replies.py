"""Sentences of minutes in indirect speech that may be another's than the one who was speaking."""

import re
from collections.abc import Sequence

from travaux.formats.lexicon import reply_words

QUESTION = 400  # characters of a sentence in which it asks; a longer one asks, if at all, by the way


def asks_something(sentence: str) -> bool:
    """Tell whether a sentence reports a question, so that an unnamed reply may follow."""
    return any(pattern.search(sentence[:QUESTION]) for pattern in reply_words().questions)


def is_reply(sentence: str) -> bool:
    """Tell whether a sentence, after a question, is the reply of somebody whom it does not name."""
    return _begins(sentence, reply_words().replies)


def is_impersonal(sentence: str) -> bool:
    """Tell whether a sentence reports what nobody in particular is said to have said or done."""
    return _begins(sentence, reply_words().impersonal)


def is_agreed(sentence: str) -> bool:
    """Tell whether a sentence reports what the meeting as a whole agreed."""
    return _begins(sentence, reply_words().agreed)


def turns_to_another(sentence: str) -> bool:
    """Tell whether a sentence begins with what leads over to another speaker: "In reply to her, …"."""
    return _begins(sentence, reply_words().to_another)


def _begins(sentence: str, patterns: Sequence[re.Pattern[str]]) -> bool:
    return any(pattern.match(sentence) for pattern in patterns)
