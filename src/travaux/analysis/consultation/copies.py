"""Inputs that are there twice: the same text once with its masthead and once without."""

from collections.abc import Iterable, Sequence

from travaux.analysis.wording import tokens
from travaux.domain.consultation import Contribution

_RUN = 5  # words in a row that two texts share
_SAME = 0.8  # of the runs of a text that another must hold
_FEWEST = 20  # runs; a shorter text may stand in another by chance


def copied_from(text: str, inputs: Iterable[Contribution]) -> Contribution | None:
    """Return the input that holds all but a little of ``text``, None where there is none."""
    own = _runs(text)
    if len(own) < _FEWEST:
        return None
    for each in inputs:
        if len(own & _runs(each.meeting.source.text)) >= _SAME * len(own):
            return each
    return None


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    words: Sequence[str] = [token.text.lower() for token in tokens(text)]
    return frozenset(tuple(words[place : place + _RUN]) for place in range(len(words) - _RUN + 1))
