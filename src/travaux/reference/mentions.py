"""Names inside running text, found in one pass over its words."""

import re
from collections.abc import Iterable, Iterator

from travaux.reference.names import NameToken, key, tokens

END = ""  # the branch at which a name may end: no word is empty
# What no name runs across: the end of a sentence, clause, field or paragraph. "St. Lucia" is one name.
BREAK = re.compile(
    r"[;:!?|]|\)\s*\.|(?<!\bSt)(?<!\bSte)(?<!\bRep)(?<!\bDem)(?<!\bFed)(?<!\b[A-Z])\.\s|\n\s*\n"
)
Branch = dict[str, "Branch | Leaf"]


class Leaf:
    """What a name that ends here means. A decoy has no codes: it keeps shorter names from being seen."""

    __slots__ = ("codes", "written")

    def __init__(self, written: str, codes: tuple[str, ...]) -> None:
        self.written = written
        self.codes = codes


class PhraseTree:
    """All names as a tree of words; the longest name at each place wins."""

    def __init__(
        self,
        phrases: Iterable[tuple[str, str, tuple[str, ...]]],
        decoys: Iterable[str],
        honorifics: frozenset[str],
    ) -> None:
        self._root: Branch = {}
        self._honorifics = honorifics
        for plain, written, codes in phrases:
            self._enter(plain, Leaf(written, codes))
        for decoy in decoys:
            self._enter(key(decoy), Leaf(decoy, ()))

    def find(self, text: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
        """Yield start, end and codes of each name in ``text``, from left to right, without overlap."""
        words = list(tokens(text))
        place = 0
        while place < len(words):
            found = self._longest(words, place, text) if words[place].plain in self._root else None
            if found is None:
                place += 1
                continue
            length, leaf = found
            if leaf.codes and not self._names_a_person(words, place, text):
                start, end = words[place].start, words[place + length - 1].end
                closes = (
                    text.count("(", start, end) > text.count(")", start, end) and text[end : end + 1] == ")"
                )
                yield start, end + closes, leaf.codes
            place += length

    def _longest(self, words: list[NameToken], place: int, text: str) -> tuple[int, Leaf] | None:
        branch, best = self._root, None
        for last in range(place, len(words)):
            word, length = words[last], last - place + 1
            if length > 1 and BREAK.search(text, words[last - 1].end, word.start):
                break
            following = branch.get(word.plain)
            if not isinstance(following, dict):
                break
            branch = following
            leaf = branch.get(END)
            if isinstance(leaf, Leaf) and _is_written_so(text, words[place], words[place + length - 1], leaf):
                best = (length, leaf)
        return best

    def _names_a_person(self, words: list[NameToken], place: int, text: str) -> bool:
        """Tell whether an honorific stands before a name; "Section M, Norway" has none."""
        if place == 0 or words[place - 1].plain not in self._honorifics:
            return False
        return "," not in text[words[place - 1].end : words[place].start]

    def _enter(self, plain: str, leaf: Leaf) -> None:
        branch = self._root
        for word in plain.split(" "):
            following = branch.setdefault(word, {})
            assert isinstance(following, dict)
            branch = following
        branch[END] = leaf


def _is_written_so(text: str, first: NameToken, last: NameToken, leaf: Leaf) -> bool:
    """Tell whether the text writes a name as a name: capitals where the name has them, acronyms whole."""
    seen = text[first.start : last.end]
    if leaf.written.isupper() and leaf.written.isascii():
        return seen.replace(".", "").upper() == seen.replace(".", "")
    return not (leaf.written[:1].isupper() and seen[:1].islower())
