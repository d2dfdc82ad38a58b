"""Speakers whom captions name in their words: "Name:", ">> NAME:", "[Name]", "(Name)", or a dash."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from travaux.formats.labels import is_plausible, is_sound_word, is_strong, names_a_state, tidy_label
from travaux.formats.lexicon import label_words

_NAMED = re.compile(
    r"\s*(?:-\s*)?(?:>{2,3}\s*)?([^:：\n\[(\"“«„][^:：\n]{0,109}?)\s*[:：](?!//)(?=\s|$|[\u2e80-\uffef])\s*"
)
_BRACKETED = re.compile(r"\s*(?:[-–—]\s*)?[\[(]([^\]):：\n]{1,80})[:：]?[\])]\s*[:：]?\s*")
_CHEVRON = re.compile(r"\s*>{2,3}\s*")
_DASH = re.compile(r"\s*[-–—](?:\s*$|\s?(?=[^\W\d]|[“\"‘'¿¡\[(]))")
_ACCOUNT = re.compile(r"[^\W\d_][\w.@'’-]*(?: [\w.@'’-]+)?")
Lines = Sequence[str]

FEWEST_DASHES = 2
"""Captions that open with a dash before it is how the file marks another voice; one may be a slip."""

ALWAYS = 0.95  # of the cues open with a name or an account where a meeting tool gives every cue one


@dataclass(frozen=True, slots=True)
class CaptionOpening:
    """Who begins to speak on a line, None for somebody unnamed, and where the words begin."""

    label: str | None
    end: int


@dataclass(frozen=True, slots=True)
class CaptionNames:
    """The names that one file's captions give before a colon and in brackets; whether dashes mark changes."""

    before_colon: Mapping[str, int] = field(default_factory=dict)
    bracketed: frozenset[str] = frozenset()
    dashes: bool = False
    heads: bool = False  # whether captions that open with a dash do so where another begins to speak

    def __bool__(self) -> bool:
        return bool(self.before_colon or self.bracketed)

    def names_one(self, lines: Lines) -> bool:
        """Tell whether one of ``lines`` names who speaks."""
        return any(opening is not None and opening.label for opening in map(self.opening, lines))

    def opening(self, line: str, *, after_stop: bool = False) -> CaptionOpening | None:
        """Return who begins to speak on ``line``, None where it goes on.

        ``after_stop`` says that it opens a caption, and that a sentence ended before it.
        """
        bracketed = _BRACKETED.match(line) if self.bracketed else None
        if bracketed and tidy_label(bracketed[1]) in self.bracketed:
            return CaptionOpening(tidy_label(bracketed[1]), bracketed.end())
        named = _NAMED.match(line) if self.before_colon else None
        if named and tidy_label(named[1]) in self.before_colon:
            return CaptionOpening(tidy_label(named[1]), named.end())
        mark = (_CHEVRON.match(line) if self else None) or (
            _DASH.match(line) if self.dashes or (self.heads and after_stop) else None
        )
        return CaptionOpening(None, mark.end()) if mark else None


NO_NAMES = CaptionNames()


def find_names(cues: Sequence[Lines]) -> CaptionNames:
    """Return the names that ``cues`` give; words that only look like one are not taken for it.

    A name seen once counts if its own words show it to be one, or if most cues carry a name.
    """
    colons = _borne_out(cues, _NAMED)
    brackets = _borne_out(cues, _BRACKETED)
    dashes = sum(sum(_DASH.match(line) is not None for line in lines) > 1 for lines in cues) > 0
    heads = sum(bool(lines) and _DASH.match(lines[0]) is not None for lines in cues) >= FEWEST_DASHES
    return CaptionNames(colons, frozenset(brackets), dashes, heads)


def _borne_out(cues: Sequence[Lines], pattern: re.Pattern[str]) -> dict[str, int]:
    seen = Counter(tidy_label(name) for name in _candidates(cues, pattern))
    plausible = {
        label: count for label, count in seen.items() if is_plausible(label) and not is_sound_word(label)
    }
    accounts = {
        label: count for label, count in seen.items() if _is_account(label) and not is_sound_word(label)
    }
    opened = sum(any(pattern.match(line) for line in lines) for lines in cues)
    if plausible and opened >= ALWAYS * len(cues):
        plausible = accounts | plausible
    mostly = sum(plausible.values()) > 0.5 * len(cues)
    several = sum(names_a_state(label) for label in plausible) > 1

    def is_firm(label: str, count: int) -> bool:
        return count > 1 or mostly or is_strong(label) or (several and names_a_state(label))

    return {label: count for label, count in plausible.items() if is_firm(label, count)}


def _is_account(label: str) -> bool:
    """Tell whether a label is like the name of an account in small letters, "ana.p"."""
    return bool(_ACCOUNT.fullmatch(label)) and label.lower() not in label_words().not_names


def _candidates(cues: Sequence[Lines], pattern: re.Pattern[str]) -> Iterator[str]:
    for lines in cues:
        for line in lines:
            if found := pattern.match(line):
                yield found[1]
