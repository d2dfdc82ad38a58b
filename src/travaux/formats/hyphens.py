"""Words broken at the end of a line: whether their hyphen is their own."""

import re
from collections import Counter
from collections.abc import Iterable

from travaux.formats.lexicon import hyphen_prefixes

_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")
_BEFORE = re.compile(r"([^\W\d_]+)[-\u2010]$")
_AFTER = re.compile(r"[^\W\d_]+")


def whole_words(lines: Iterable[str]) -> Counter[str]:
    """Return how often each word stands whole in the lines, halves of broken words left out."""
    words: Counter[str] = Counter()
    broken = False
    for line in lines:
        found = _WORD.findall(line.lower())
        if broken and found:
            found = found[1:]
        broken = bool(_BEFORE.search(line.rstrip()))
        words.update(found[:-1] if broken else found)
    return words


def is_broken(line: str, following: str) -> bool:
    """Return whether the last word of ``line`` goes on in ``following``."""
    return bool(_BEFORE.search(line)) and following[:1].islower()


def mended_end(line: str, following: str, words: Counter[str]) -> str:
    """Return ``line`` without the hyphen at its end where that is only the break's.

    It is the word's own if the document writes the word so elsewhere, if its first half is one that takes a
    hyphen, or if the document has both halves as words of their own and never the whole without a hyphen.
    """
    before, after = _BEFORE.search(line), _AFTER.match(following)
    if not before or not after:
        return line
    left, right = before.group(1).lower(), after.group().lower()
    solid, hyphenated = words[left + right], words[f"{left}-{right}"]
    own = left in hyphen_prefixes() or (words[left] > 1 and words[right] > 1 and len(left) > 2)
    return line if hyphenated > solid or (not solid and own) else line[: before.end(1)]
