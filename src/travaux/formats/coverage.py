"""A source's words held against those that its reader exposes: what is missing, and where."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from travaux.domain.coverage import Apart, Coverage
from travaux.domain.messages import Text, message
from travaux.domain.spans import Note

Places = Iterable[tuple[str, str]]
"""What a file holds: each a place ("page 3", "<td>") and the text there."""

NOT_IN_TEXT = message("words of the file are not in its text")

Reason = tuple[Text, str]
"""Why words are kept apart, and where."""

_UNSPACED = "\u2e80-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
_WORD = re.compile(rf"[{_UNSPACED}]|[^\W_{_UNSPACED}]+")
_UNSEEN = re.compile("[\u00ad\u0640\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_LONGEST = 80  # characters of a word that may be several run together, or in parts


def words_in(text: str) -> list[str]:
    """Return the words of a text in a form that survives typesetting: no case, accents, ligatures.

    A character of a script that writes no spaces is a word.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFKD", _UNSEEN.sub("", text))
        text = "".join(c for c in text if not unicodedata.combining(c))
    return _WORD.findall(text.casefold())


def account(pieces: Places, exposed: Iterable[str], apart: Iterable[Apart] = ()) -> Coverage:
    """Return how many words of ``pieces`` stand in ``exposed``, how many are kept ``apart``, what is missing.

    A word is missing as often as it stands in the file more often than in what is made of it; where it is
    missing is told of its last places, since readers go from the beginning. Words that a line's end broke,
    or that were run together, are told by their letters.
    """
    left = Counter(word for text in exposed for word in words_in(text))
    total = 0
    over: list[tuple[str, str]] = []
    for place, text in pieces:
        for word in words_in(text):
            total += 1
            if left[word] > 0:
                left[word] -= 1
            else:
                over.append((place, word))
    found = total - len(over)
    over, reasons, unused = _set_apart(over, apart)
    apart_count = total - found - len(over)
    over = _rejoined(over, left + unused)
    missing = Counter(place for place, _ in over)
    return Coverage(
        total,
        total - apart_count - len(over),
        tuple(_by_reason(reasons)),
        tuple(Note(NOT_IN_TEXT, place, count) for place, count in missing.items()),
    )


def _by_reason(reasons: Counter[Reason]) -> Iterator[Note]:
    """Yield how many words are kept apart for each reason, with the place where there is but one."""
    for why in dict.fromkeys(why for why, _ in reasons):
        counts = {where: count for (said, where), count in reasons.items() if said == why}
        yield Note(why, next(iter(counts)) if len(counts) == 1 else "", sum(counts.values()))


def _set_apart(
    over: list[tuple[str, str]], apart: Iterable[Apart]
) -> tuple[list[tuple[str, str]], Counter[Reason], Counter[str]]:
    """Return what is left of words without those kept apart, how many these are, and which were not met.

    They are counted by reason and place. What is not met there was met in the text: figures, say.
    """
    reasons: dict[str, Counter[Reason]] = defaultdict(Counter)
    for one in apart if over else ():
        for word in words_in(one.text):
            reasons[word][one.why, one.where] += 1
    counts: Counter[Reason] = Counter()
    left: list[tuple[str, str]] = []
    for place, word in over:
        if not reasons.get(word):
            left.append((place, word))
            continue
        known = reasons[word]
        reason = next((one for one in known if one[1] == place), next(iter(known)))
        counts[reason] += 1
        known[reason] -= 1
        if not known[reason]:
            del known[reason]
    return left, counts, Counter({word: known.total() for word, known in reasons.items()})


def _rejoined(over: list[tuple[str, str]], left: Counter[str]) -> list[tuple[str, str]]:
    """Return words without those that stand in the text in parts, or as part of a longer word."""
    wanted = Counter(word for _, word in over)
    spare = Counter({word: count for word, count in left.items() if count > 0})
    for word, count in list(wanted.items()):
        for _ in range(count):
            if not _take_parts(word, spare):
                break
            wanted[word] -= 1
    for word, count in list(spare.items()):
        for _ in range(count):
            if not _take_parts(word, wanted):
                break
    kept: list[tuple[str, str]] = []
    for place, word in reversed(over):
        if wanted[word] > 0:
            wanted[word] -= 1
            kept.append((place, word))
    return kept[::-1]


def _take_parts(word: str, parts: Counter[str]) -> bool:
    """Take out of ``parts`` those that make up ``word``, two at least; return whether there are such."""
    found = _parts_of(word, parts) if 1 < len(word) <= _LONGEST else None
    if found is None or any(parts[part] < times for part, times in Counter(found).items()):
        return False
    parts.subtract(found)
    return True


def _parts_of(word: str, parts: Counter[str]) -> list[str] | None:
    """Return the fewest words of ``parts`` that put together are ``word``, two at least; None without."""
    best: list[list[str] | None] = [[], *[None] * len(word)]
    for end in range(1, len(word) + 1):
        for start in range(end):
            before = best[start]
            part = word[start:end]
            if before is None or end - start == len(word) or parts.get(part, 0) <= 0:
                continue
            now = best[end]
            if now is None or len(before) + 1 < len(now):
                best[end] = [*before, part]
    return best[-1]


def taken_out(before: str, after: str, why: Text) -> Iterator[Apart]:
    """Yield the words that a text lost on its way from ``before`` to ``after``, as kept apart."""
    if before != after:
        gone = Counter(words_in(before)) - Counter(words_in(after))
        if gone:
            yield Apart(" ".join(gone.elements()), why)
