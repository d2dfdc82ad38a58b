"""Which way a sentence points on each of its words: for it, against it, or neither.

Vectors of sentences do not see this, so it is read off the words: verbs of support and opposition, what
is to be strengthened or avoided, negation, necessity, and predicates. Two turns cancel: "does not
support reducing reports" speaks for reports.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from travaux.analysis.wording import StemmedToken, is_content, stem, tokens
from travaux.reference.lexicons import lexicon_pattern, load_lexicon

_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|(?<!\w)‘[^’]{3,}’(?!\w)")
_LONGEST_CUE = 4
_NEGATION_REACH = 4
_PREDICATE_REACH = 10
_DEMAND_REACH = 2
_CLOSE = 9
_NORMATIVE = {"attitude_for", "attitude_against", "modals", "negators", "against_predicates"}
_SUPPOSING = {"would", "could", "may", "might", "will", "can"}
_ENDS_SUPPOSITION = {",", ";", ".", "!", "?", "then"}
_PREDICATES = _NORMATIVE | {"content_against"}


@dataclass(frozen=True, slots=True)
class Signature:
    """What a sentence says of each content word: +1 for, -1 against.

    ``firm`` are stems close to the words by which the speaker takes the stand;
    ``conditional`` tells whether it attaches a condition.
    """

    signs: Mapping[str, int] = field(default_factory=dict)
    firm: frozenset[str] = frozenset()
    stems: tuple[str, ...] = ()
    conditional: bool = False


@dataclass(frozen=True, slots=True)
class _Cue:
    kind: str
    first: int
    last: int


@cache
def _cues() -> dict[tuple[str, ...], str]:
    """Return the kind of every cue by its stems; where two kinds share a cue the later list wins."""
    lexicon = load_lexicon("agreement_cues")
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


def _find_cues(words: Sequence[StemmedToken]) -> list[_Cue]:
    """Return the cues among ``words``, the longest first at each place, none overlapping."""
    known = _cues()
    never = load_lexicon("agreement_cues")["never"]
    stems = ["" if word.text.lower() in never else word.stem for word in words]
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
    cues = _unquoted_cues(_find_cues(words), words, text)
    by_place = {cue.first: cue for cue in cues}
    covered = {place for cue in cues for place in range(cue.first, cue.last + 1)}
    signs: dict[str, int] = {}
    firm: set[str] = set()
    reading = _Reading(by_place, _opens_with_demand(words, cues))
    for place, word in enumerate(words):
        reading.advance(place, word, words[place + 1 : place + 2])
        if place not in covered and is_content(word):
            sign = reading.sign(place)
            if sign:
                signs[word.stem] = sign
                if reading.stands_firm(place):
                    firm.add(word.stem)
    stems = tuple(dict.fromkeys(word.stem for word in words if is_content(word)))
    lowered = text.lower()
    conditional = any(cue in lowered for cue in load_lexicon("agreement_cues")["conditions"])
    normative = any(cue.kind in _NORMATIVE for cue in cues) or _opens_with_demand(words, cues)
    mourned = lexicon_pattern("agreement_cues", "mourning").search(lowered)
    if mourned or any(cue in lowered for cue in load_lexicon("agreement_cues")["asking"]):
        normative = False
    if not normative:
        return Signature(stems=stems)
    return Signature(signs, frozenset(firm), stems, conditional)


def _unquoted_cues(cues: Sequence[_Cue], words: Sequence[StemmedToken], text: str) -> list[_Cue]:
    """Return ``cues`` but for those in quotation marks: what is quoted takes no stand of the speaker's."""
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    return [cue for cue in cues if not any(start < words[cue.first].start < end for start, end in quoted)]


def demands(text: str) -> bool:
    """Tell whether ``text`` opens by asking for something outright, without a subject."""
    words = tokens(text)
    return _opens_with_demand(words, _find_cues(words))


def _opens_with_demand(words: Sequence[StemmedToken], cues: Sequence[_Cue]) -> bool:
    """Tell whether a list item asks for something outright: "Second, introduce shorter texts"."""
    if not cues or cues[0].first > _DEMAND_REACH or not cues[0].kind.startswith("content_"):
        return False
    cue = " ".join(word.text.lower() for word in words[cues[0].first : cues[0].last + 1])
    base = cue not in load_lexicon("agreement_cues")["not_demanded"] and cue[-1:] != "s" and cue[-3:] != "ing"
    return base and (cues[0].first == 0 or not words[cues[0].first - 1].stem)


class _Reading:
    """The state of reading a sentence from left to right."""

    def __init__(self, cues: Mapping[int, _Cue], demands: bool) -> None:
        self._cues = cues
        self._attitude = 0  # 0: none yet
        self._content = 0
        self._antecedent = 1  # the sign of what a relative clause restricts
        self._negated: int | None = None  # where an unspent negation stands
        self._last = -1  # where the last cue ended, -1 where there was none
        self._stand: int | None = 0 if demands else None  # where the speaker last took a stand
        self._telling = False  # whether it is being told what something does: nobody's wish
        self._before = ""
        self._subordinate = False
        self._supposed = False  # whether a condition is being told: nobody holds what it supposes

    def advance(self, place: int, word: StemmedToken, following: Sequence[StemmedToken]) -> None:
        """Take in the word at ``place``."""
        self._bound_clauses(word, following)
        if word.text in {".", ";", "!", "?"}:
            self._attitude = self._content = 0
            self._antecedent = 1
            self._negated = None
        cue = self._cues.get(place)
        if cue is not None:
            self._telling = cue.kind.startswith("content_") and self._only_describes(word)
            self._count_cue(cue)
            self._last = cue.last
            if cue.kind in _NORMATIVE and (cue.kind != "negators" or word.text.lower() == "cannot"):
                self._stand = cue.last
        elif word.stem == "to" and self._content < 0 and place - self._last > 1:
            self._content = 0  # "reduce reports to free time": the purpose is not what is reduced
        self._before = word.text.lower()

    def _bound_clauses(self, word: StemmedToken, following: Sequence[StemmedToken]) -> None:
        """Let go of what a clause said where it ends: "if it cannot be, we …", "not this, it is that"."""
        lexicon = load_lexicon("agreement_cues")
        lowered = word.text.lower()
        if lowered in lexicon["suppositions"]:
            self._supposed = True
        elif lowered in _ENDS_SUPPOSITION:
            self._supposed = False
        if lowered in lexicon["subordinators"]:
            self._subordinate = True
        elif lowered == "," and self._subordinate:
            self._attitude = self._content = 0
            self._negated = None
            self._subordinate = False
        elif lowered == "," and following and following[0].text.lower() in lexicon["resumptions"]:
            self._content = 0
            self._negated = None

    def stands_firm(self, place: int) -> bool:
        """Tell whether what stands at ``place`` is close to where the speaker takes a stand."""
        return self._stand is not None and place - self._stand <= _CLOSE

    def _count_cue(self, cue: _Cue) -> None:
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
                self._attitude = 0
            case _:
                pass

    def _only_describes(self, word: StemmedToken) -> bool:
        """Tell whether a verb only says what something does: "this erodes trust", "it would raise costs"."""
        if self._attitude or self._stand == 0:
            return False
        ends = word.text.lower().endswith("s") and not word.text.lower().endswith("ss")
        return ends or self._before in _SUPPOSING

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
        if self._telling or self._supposed:
            return 0
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
