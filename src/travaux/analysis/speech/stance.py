"""Which way a sentence points on each of its words: for it, against it, or neither.

Vectors of sentences do not see this, so it is read off the words: verbs of support and opposition, what
is to be strengthened or avoided, negation, necessity, and predicates. Two turns cancel: "does not
support reducing reports" speaks for reports.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from travaux.analysis.wording import Token, is_content, stem, tokens
from travaux.reference.lexicons import load_lexicon

_LONGEST_CUE = 4
_NEGATION_REACH = 4
_PREDICATE_REACH = 10
_DEMAND_REACH = 2
_NORMATIVE = {"attitude_for", "attitude_against", "modals", "negators", "against_predicates"}
_PREDICATES = _NORMATIVE | {"content_against"}


@dataclass(frozen=True, slots=True)
class Signature:
    """What a sentence says of each content word: +1 for, -1 against.

    ``normative`` tells whether it takes a stand at all, ``conditional`` whether it attaches a condition.
    """

    signs: Mapping[str, int] = field(default_factory=dict)
    stems: tuple[str, ...] = ()
    normative: bool = False
    conditional: bool = False


@dataclass(frozen=True, slots=True)
class _Cue:
    kind: str
    first: int
    last: int


@cache
def _cues() -> dict[tuple[str, ...], str]:
    """Return the kind of every cue by its stems; where two kinds share a cue the later list wins."""
    lexicon = load_lexicon("stance")
    kinds = (
        "content_for",
        "content_against",
        "attitude_for",
        "attitude_against",
        "modals",
        "against_predicates",
        "negators",
        "contrasts",
        "resets",
        "relatives",
        "idle_negations",
    )
    return {tuple(stem(word) for word in cue.split()): kind for kind in kinds for cue in lexicon[kind]}


def _find_cues(words: Sequence[Token]) -> list[_Cue]:
    """Return the cues among ``words``, the longest first at each place, none overlapping."""
    known = _cues()
    stems = [word.stem for word in words]
    found: list[_Cue] = []
    at = 0
    while at < len(words):
        for length in range(_LONGEST_CUE, 0, -1):
            kind = known.get(tuple(stems[at : at + length]))
            if kind is not None:
                found.append(_Cue(kind, at, at + length - 1))
                at += length - 1
                break
        at += 1
    return found


def read_signature(text: str) -> Signature:
    """Return which way the sentence ``text`` points on each of its content words."""
    words = tokens(text)
    cues = _find_cues(words)
    by_place = {cue.first: cue for cue in cues}
    covered = {place for cue in cues for place in range(cue.first, cue.last + 1)}
    signs: dict[str, int] = {}
    reading = _Reading(by_place)
    for place, word in enumerate(words):
        reading.advance(place, word)
        if place not in covered and is_content(word):
            sign = reading.sign(place)
            if sign:
                signs[word.stem] = sign
    stems = tuple(dict.fromkeys(word.stem for word in words if is_content(word)))
    lowered = text.lower()
    conditional = any(cue in lowered for cue in load_lexicon("stance")["conditions"])
    normative = any(cue.kind in _NORMATIVE for cue in cues) or _opens_with_demand(cues)
    if any(cue in lowered for cue in load_lexicon("stance")["asking"]):
        normative = False
    return Signature(signs if normative else {}, stems, normative, conditional)


def _opens_with_demand(cues: Sequence[_Cue]) -> bool:
    """Tell whether a list item asks for something outright: "Second, introduce shorter texts"."""
    return bool(cues) and cues[0].first <= _DEMAND_REACH and cues[0].kind.startswith("content_")


class _Reading:
    """The state of reading a sentence from left to right."""

    def __init__(self, cues: Mapping[int, _Cue]) -> None:
        self._cues = cues
        self._attitude = 0  # 0: none yet
        self._content = 0
        self._antecedent = 1  # the sign of what a relative clause restricts
        self._negated: int | None = None  # where an unspent negation stands

    def advance(self, place: int, word: Token) -> None:
        """Take in the word at ``place``."""
        if word.text in {".", ";", "!", "?"}:
            self._attitude = self._content = 0
            self._antecedent = 1
            self._negated = None
        cue = self._cues.get(place)
        if cue is not None:
            self._take(cue)

    def _take(self, cue: _Cue) -> None:
        match cue.kind:
            case "negators":
                self._negated = cue.last
                self._content = -1 if self._content == 0 else -self._content
            case "attitude_for" | "attitude_against":
                sign = 1 if cue.kind == "attitude_for" else -1
                self._attitude = sign * self._spend_negation(cue.first) * (self._attitude or 1)
                self._content = 0
                self._antecedent = 1
            case "content_for" | "content_against":
                sign = 1 if cue.kind == "content_for" else -1
                self._turn_content(sign, cue)
            case "modals":
                self._content = self._content or 1
            case "relatives":
                self._antecedent *= self._content or 1
                self._content = 0
            case "contrasts" | "resets":
                self._content = 0
                self._antecedent = 1
                self._negated = None
                if cue.kind == "contrasts":
                    self._attitude = 0
            case _:
                pass

    def _turn_content(self, sign: int, cue: _Cue) -> None:
        negation = self._spend_negation(cue.first)
        if negation < 0:
            self._content = -sign
        elif sign > 0 and self._content < 0 and self._coordinated(cue):
            self._content = 1
        elif sign > 0:
            self._content = self._content or 1
        else:
            self._content = -1

    def _coordinated(self, cue: _Cue) -> bool:
        """Tell whether a verb of its own opens here rather than an object of the one before."""
        return cue.first > 0 and self._last_negation_is_far(cue.first)

    def _last_negation_is_far(self, place: int) -> bool:
        return self._negated is None or place - self._negated > _NEGATION_REACH

    def _spend_negation(self, place: int) -> int:
        """Return -1 if a negation just before ``place`` turns it, and forget that negation."""
        if self._negated is None or place - self._negated > _NEGATION_REACH:
            return 1
        self._negated = None
        self._content = 0
        return -1

    def sign(self, place: int) -> int:
        """Return which way the sentence points on the word at ``place``."""
        if self._attitude or self._content:
            return (self._attitude or 1) * (self._content or 1) * self._antecedent
        return self._from_predicate(place)

    def _from_predicate(self, place: int) -> int:
        """Return the sign that a subject takes from what is said of it: "X is essential", "X must not"."""
        ahead = [self._cues[p].kind for p in range(place + 1, place + _PREDICATE_REACH) if p in self._cues]
        said = []
        for kind in ahead:
            if kind not in _PREDICATES:
                break
            said.append(kind)
        if not _NORMATIVE.intersection(said):
            return 0
        return -1 if sum(kind not in {"modals", "attitude_for"} for kind in said) % 2 else 1
