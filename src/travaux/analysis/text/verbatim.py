"""Where wording stands to the letter: whatever likeness says, what stands there is said to stand there."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from travaux.analysis.text.wording import find_keys, is_function_word
from travaux.domain.lineage import Wording

FEWEST = 3  # words: fewer stand in any text by chance, and count only as the very change of a provision
SURE = 0.99  # that what stands to the letter was taken up; the rest is wording that others had as well


class Verbatim:
    """Texts to be searched for wording as it is, but for case, points and spellings of the same word."""

    def __init__(self, targets: Sequence[Wording]) -> None:
        self._targets = targets
        self._now = [_flat(target.new) for target in targets]
        self._before = {
            place: _flat(target.old) for place, target in enumerate(targets) if target.old is not None
        }
        self._runs = list(self._joined_versions())

    def find(self, proposal: Wording) -> tuple[int, ...]:
        """Return the texts in which a proposal's new wording stands, those that make its very change first.

        What it takes words out of does not count for what is left of it.
        """
        new, old = _flat(proposal.new), _flat(proposal.old or "")
        if not new.strip() or new == old:
            return ()
        found = dict.fromkeys(self._changing(old, new) if old.strip() else ())
        if not found:
            found.update(dict.fromkeys(self._in_versions(old, new) if old.strip() else ()))
        if _is_telling(new):
            found.update(
                dict.fromkeys(n for n, text in enumerate(self._now) if _stands_as_new(new, old, text))
            )
            found.update(dict.fromkeys(() if found else self._across(new, old)))
        return tuple(found)

    def _changing(self, old: str, new: str) -> Iterator[int]:
        """Yield the amendments that are the proposal's change made in the provision that they amend."""
        for place, before in self._before.items():
            if old in before and self._now[place] in _replaced(before, old, new):
                yield place

    def _in_versions(self, old: str, new: str) -> Iterator[int]:
        """Yield paragraphs that another version has with the old words in the place of the new ones."""
        if self._before or len(old.split()) + len(new.split()) >= 2 * FEWEST:
            return
        made = {text for before in self._now if old in before for text in _replaced(before, old, new)}
        yield from (place for place, text in enumerate(self._now) if text in made)

    def _joined_versions(self) -> Iterator[tuple[str, list[int]]]:
        """Yield each version as one text, with where each of its paragraphs starts."""
        numbered = enumerate(self._targets)
        for draft, group in groupby(numbered, key=lambda one: one[1].draft):
            places = [place for place, _ in group]
            if draft is not None and len(places) > 1 and not self._before:
                yield "".join(self._now[place] for place in places).replace("  ", " "), places

    def _across(self, new: str, old: str) -> Iterator[int]:
        """Yield the paragraph where wording begins that runs over several."""
        for text, places in self._runs:
            if not _stands_as_new(new, old, text):
                continue
            at, passed = text.find(new), 0
            for place in places:
                passed += max(len(self._now[place]) - 1, 0)
                if at < passed:
                    yield place
                    break


def _flat(text: str) -> str:
    """Return the keys of a text's words, each between blanks, so that whole words are found."""
    return f" {' '.join(find_keys(text))} "


def _is_telling(flat: str) -> bool:
    words = flat.split()
    return len(words) >= FEWEST and any(not is_function_word(word) for word in words)


def _stands_as_new(new: str, old: str, text: str) -> bool:
    """Tell whether new wording stands in a text, and not as a part of the old wording alone."""
    if new not in text:
        return False
    return not (old.strip() and new in old and new not in text.replace(old, " | "))


def _replaced(text: str, old: str, new: str) -> Iterator[str]:
    """Yield a text with the old words replaced: in one of their places, then in all."""
    at = text.find(old)
    while at >= 0:
        yield f"{text[:at]}{new}{text[at + len(old) :]}"
        at = text.find(old, at + 1)
    yield text.replace(old, new)
