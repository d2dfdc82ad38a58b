"""Look-up of whole names: by plain form, by code, and by near-miss."""

import re
from collections.abc import Iterable, Iterator, Mapping

from rapidfuzz.distance import DamerauLevenshtein

from travaux.reference.names import inversions, key, sound_of
from travaux.reference.tables import Lexicon

LONGEST_ACRONYM = (
    3  # "who", "us" and "car" are words: acronyms this short count only when written in capitals
)
ARTICLE = re.compile(r"^(?:the|les?|la|el|los|las)\s+|^l['’]", re.IGNORECASE)
SHORTEST_NEAR = 6
SHORTEST_KNOWN = 7
SHORTEST_HEARD = 5
TWO_SLIPS_FROM = 11


class NameIndex:
    """Names and codes of actors, each leading to the codes of all whom it may mean."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._names: dict[str, tuple[str, ...]] = {}
        self._acronyms: dict[str, tuple[str, ...]] = {}
        self._codes: dict[str, str] = {}
        self._written: dict[str, str] = {}
        self._slips: set[str] = set()
        self._heard: dict[str, set[tuple[str, ...]]] = {}
        self._near: dict[int, list[str]] | None = None

    def add(self, code: str, codes: Iterable[str], names: Iterable[str], *, is_state: bool) -> None:
        """Enter one actor under its codes, names and, for a State, the inverted forms of its names."""
        self._codes.update((own, code) for own in codes)
        for name in names:
            self._enter(name, code)
            for inverted in inversions(name) if is_state else ():
                self._enter(inverted, code)

    def listen_for(self, names: Iterable[str]) -> None:
        """Let slips in ``names``, entered before, be understood."""
        self._slips.update(key(name) for name in names if not _is_acronym(name))

    def add_ambiguous(self, ambiguous: Mapping[str, tuple[str, ...]]) -> None:
        """Enter names that mean several actors, whatever else they were entered as."""
        for name, codes in ambiguous.items():
            self._shelf(name)[_place_name(name)] = codes

    def overrule(self, code: str, names: Iterable[str], *, is_state: bool) -> None:
        """Enter a user's actor under its code and names: each means that actor alone."""
        self._codes[code] = code
        for name in names:
            self._shelf(name)[_place_name(name)] = (code,)
            self._written[_place_name(name)] = name
            self.listen_for((name,))
            for inverted in inversions(name) if is_state else ():
                self._names.setdefault(key(inverted), (code,))

    def find(self, name: str) -> tuple[tuple[str, ...], str]:
        """Return the codes of whom ``name`` may mean and how it was found: by name, code or not at all."""
        bare = ARTICLE.sub("", name.strip().strip(".,:;()[]"))
        if bare.isupper() and len(bare) <= LONGEST_ACRONYM + 2:
            acronym = self._acronyms.get(bare.replace(".", ""), ())
            state = self._codes.get(bare)
            if state and acronym != (state,):
                return (*(code for code in acronym if code != state), state), "code"
            if acronym:
                return acronym, "name"
        return self._names.get(key(bare), ()), "name"

    def near(self, name: str) -> tuple[str, ...]:
        """Return the one actor whose name ``name`` nearly is, or nothing where none or several are near."""
        sought = key(name)
        if sought in self._lexicon.never_near or sought in self._lexicon.adjectives:
            return ()
        return self._misspelt(sought) or self._misheard(sought)

    def _misspelt(self, sought: str) -> tuple[str, ...]:
        if len(sought) < SHORTEST_NEAR:
            return ()
        slips = 2 if len(sought) >= TWO_SLIPS_FROM else 1
        known = [
            name
            for length in range(len(sought) - slips, len(sought) + slips + 1)
            for name in self._by_length().get(length, ())
            if name[0] == sought[0] and _slips_between(name, sought) <= slips
        ]
        found = {self._names[name] for name in known}
        return found.pop() if len(found) == 1 and max(map(len, known)) >= SHORTEST_KNOWN else ()

    def _misheard(self, sought: str) -> tuple[str, ...]:
        heard = sound_of(sought)
        found = self._by_sound().get(heard, set()) if len(heard) >= SHORTEST_HEARD else set()
        return next(iter(found)) if len(found) == 1 else ()

    def phrases(self) -> Iterator[tuple[str, str, tuple[str, ...]]]:
        """Yield every name that running text may hold: its plain form, how it is written, whom it means."""
        for plain, codes in self._names.items():
            yield plain, self._written.get(plain, plain), codes
        for acronym, codes in self._acronyms.items():
            yield acronym.casefold(), acronym, codes

    def _by_sound(self) -> dict[str, set[tuple[str, ...]]]:
        if not self._heard:
            for name in self._slips & self._names.keys():
                self._heard.setdefault(sound_of(name), set()).add(self._names[name])
        return self._heard

    def _by_length(self) -> dict[int, list[str]]:
        if self._near is None:
            self._near = {}
            for known in self._slips & self._names.keys():
                self._near.setdefault(len(known), []).append(known)
        return self._near

    def _shelf(self, name: str) -> dict[str, tuple[str, ...]]:
        return self._acronyms if _is_acronym(name) else self._names

    def _enter(self, name: str, code: str) -> None:
        place = _place_name(name)
        if not place:
            return
        shelf = self._shelf(name)
        held = shelf.get(place, ())
        if code not in held:
            shelf[place] = (*held, code)
        self._written.setdefault(place, name)


def _slips_between(known: str, sought: str) -> int:
    """Return how many letters differ; more than one in the same word of several is too many."""
    distance = DamerauLevenshtein.distance(known, sought, score_cutoff=2)
    words = list(zip(known.split(" "), sought.split(" "), strict=False))
    if distance == 2 and known.count(" ") == sought.count(" ") > 0:
        return 2 if all(DamerauLevenshtein.distance(*pair) <= 1 for pair in words) else 3
    return int(distance)


def _is_acronym(name: str) -> bool:
    letters = name.replace(".", "")
    return letters.isascii() and letters.isalnum() and letters.isupper() and len(letters) <= LONGEST_ACRONYM


def _place_name(name: str) -> str:
    return name.replace(".", "") if _is_acronym(name) else key(name)
