"""Themes that a room makes itself: the phrases that several speakers keep coming back to."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from travaux.analysis.overview.claim_holders import HeldClaim
from travaux.analysis.wording import content_stems, institutions, is_content, tokens
from travaux.reference.narration import vague_nouns
from travaux.reference.phrases import load_pattern

_SPEAKERS = 3  # who share a phrase before it is a theme
_SHARE = 0.2  # of all claims: a phrase that more of them hold is the meeting's subject, not a theme
_ALWAYS = 4  # claims that may hold a phrase in a meeting that is so short that one in five is less
_LONGEST = 3
_FRESH = 0.6  # of the claims of a phrase that no other theme has
_WIDE = 6  # who share a single word before it is one
_MOST = 18  # themes; a page with more headings than that is not read

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SharedPhrase:
    """A phrase that several speakers share, as printed; ``holders`` are all whose claims hold it.

    ``filed`` are the ids of the arguments that have it for their theme.
    """

    words: str
    holders: tuple[HeldClaim, ...]
    filed: frozenset[str]

    @property
    def label(self) -> str:
        """Return the phrase as a heading."""
        return self.words[:1].upper() + self.words[1:]

    def is_spoken_of_in(self, holding: HeldClaim) -> bool:
        """Tell whether all words of the phrase stand in a claim, wherever in it."""
        return set(content_stems(self.words)) <= set(content_stems(holding.argument.citations[0].quote))


def find_phrases(holdings: Sequence[HeldClaim]) -> list[SharedPhrase]:
    """Return the phrases that several speakers share, those of most speakers first, each claim filed once."""
    names = {stem for one in holdings for stem in content_stems(one.attribution)}
    holders: dict[Phrase, list[int]] = defaultdict(list)
    printed: dict[Phrase, Counter[str]] = defaultdict(Counter)
    for index, holding in enumerate(holdings):
        for phrase, surface in dict(_phrases(holding)).items():
            holders[phrase].append(index)
            printed[phrase][surface] += 1
    filed: set[int] = set()
    found: list[SharedPhrase] = []
    for phrase in sorted(holders, key=lambda each: _rank(each, holders[each], holdings)):
        held = holders[phrase]
        fresh = [index for index in held if index not in filed]
        if len(found) < _MOST and _is_theme(phrase, held, fresh, holdings, names):
            filed.update(fresh)
            ids = frozenset(holdings[index].argument.id for index in fresh)
            found.append(
                SharedPhrase(_printed(printed[phrase]), tuple(holdings[index] for index in held), ids)
            )
    return found


def _phrases(holding: HeldClaim) -> Iterator[tuple[Phrase, str]]:
    """Yield the nouns and runs of telling words of a claim, by their stems and as printed."""
    words = holding.argument.citations[0].quote
    run: list[tuple[str, int, int]] = []
    for token in tokens(words):
        if not is_content(token) or token.text[:1].isdigit():
            run = []
            continue
        run.append((token.stem, token.start, token.end))
        if load_pattern("narration", "theme_noun").fullmatch(token.text) and token.text not in vague_nouns():
            yield (token.stem,), token.text
        for size in range(2, min(len(run), _LONGEST) + 1):
            part = run[-size:]
            yield tuple(stem for stem, _, _ in part), " ".join(words[part[0][1] : part[-1][2]].split())


def _rank(phrase: Phrase, held: Sequence[int], holdings: Sequence[HeldClaim]) -> tuple[float, Phrase]:
    return (-_speakers(held, holdings) * (0.5, 1.0, 1.25)[len(phrase) - 1], phrase)


def _speakers(held: Sequence[int], holdings: Sequence[HeldClaim]) -> int:
    return len({holdings[index].attribution for index in held})


def _is_theme(
    phrase: Phrase, held: Sequence[int], fresh: Sequence[int], holdings: Sequence[HeldClaim], names: set[str]
) -> bool:
    own = [stem for stem in phrase if stem not in institutions() and stem not in names]
    return (
        len(own) == len(phrase)
        and _speakers(fresh, holdings) >= (_SPEAKERS if len(phrase) > 1 else _WIDE)
        and len(held) <= max(_SHARE * len(holdings), _ALWAYS)
        and len(fresh) >= _FRESH * len(held)
    )


def _printed(printed: Mapping[str, int]) -> str:
    return min(printed, key=lambda one: (-printed[one], one))
