"""The phrases that several sides take the same stand on: what a room keeps coming back to."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from travaux.analysis.speech.stance import Signature
from travaux.analysis.wording import institutions, is_content, tokens

_LONGEST = 3
_FEWEST_SIDES = 3
_OVERLAP = 0.5
_MOST_SHARE = 0.2

_LINKS = ("of", "the")

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Catchword:
    """A phrase as printed, the stand taken on it (+1 or -1), and the claims that take it, by index."""

    phrase: str
    sign: int
    claims: tuple[int, ...]


def find_catchwords(
    texts: Sequence[str], signatures: Sequence[Signature], sides: Sequence[str]
) -> list[Catchword]:
    """Return phrases on which at least three sides take the same stand, those of most sides first."""
    holders: dict[tuple[Phrase, int], list[int]] = defaultdict(list)
    printed: dict[Phrase, Counter[str]] = defaultdict(Counter)
    frequency: Counter[Phrase] = Counter()
    for index, (text, signature) in enumerate(zip(texts, signatures, strict=True)):
        for phrase, surface, sign in dict.fromkeys(_phrases(text, signature.signs)):
            frequency[phrase] += 1
            printed[phrase][surface] += 1
            holders[phrase, sign].append(index)
    wide = {
        key: indices
        for key, indices in holders.items()
        if len({sides[index] for index in indices}) >= _FEWEST_SIDES
        and _telling(key[0], frequency[key[0]], len(texts))
    }
    return _pick(wide, printed, sides)


def _phrases(text: str, signs: Mapping[str, int]) -> Iterator[tuple[Phrase, str, int]]:
    """Yield runs of words that ``signs`` all give the same sign: stems, surface, sign; "of" may join them."""
    words = [word for word in tokens(text) if word.text.lower() not in _LINKS]
    for start in range(len(words)):
        stems: list[str] = []
        sign = 0
        for end in range(start, min(start + _LONGEST, len(words))):
            word = words[end]
            own = signs.get(word.stem, 0) if is_content(word) else 0
            if not own or (sign and own != sign):
                break
            sign = own
            stems.append(word.stem)
            if len(stems) > 1:
                yield tuple(stems), text[words[start].start : word.end], sign


def _telling(phrase: Phrase, frequency: int, total: int) -> bool:
    if all(part in institutions() for part in phrase) or phrase[-1].isdigit():
        return False
    return frequency <= max(_MOST_SHARE * total, 2 * _FEWEST_SIDES)


def _pick(
    wide: Mapping[tuple[Phrase, int], Sequence[int]],
    printed: Mapping[Phrase, Counter[str]],
    sides: Sequence[str],
) -> list[Catchword]:
    """Return the phrases that tell most, leaving out those whose claims others have mostly told of."""

    def worth(item: tuple[tuple[Phrase, int], Sequence[int]]) -> tuple[float, Phrase]:
        (phrase, _), indices = item
        named = len({sides[index] for index in indices})
        own = sum(part not in institutions() for part in phrase)
        return (-named * (1.0, 1.5, 1.8)[min(own, _LONGEST) - 1], phrase)

    told: set[tuple[int, int]] = set()
    found = []
    for (phrase, sign), indices in sorted(wide.items(), key=worth):
        fresh = [index for index in indices if (index, sign) not in told]
        if len(fresh) < len(indices) * (1 - _OVERLAP) or len({sides[i] for i in indices}) < _FEWEST_SIDES:
            continue
        told.update((index, sign) for index in indices)
        surface = min(printed[phrase].items(), key=lambda item: (-item[1], item[0]))[0]
        found.append(Catchword(surface, sign, tuple(indices)))
    return sorted(found, key=lambda each: -len({sides[index] for index in each.claims}))
