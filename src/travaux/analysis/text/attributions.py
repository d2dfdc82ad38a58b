"""Names and wishes as drafts write them: "(EU, CANZ, US: delete)", "(G77: retain)", "(Agreed ad ref)"."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from travaux.domain.actors import ActorKind
from travaux.domain.texts import Action, Attribution
from travaux.reference.bracket_terms import BracketTerms, load_bracket_terms
from travaux.reference.registry import Registry, load_registry

_SEPARATOR = re.compile(r"\s*(?:[,/+、،&]|\s(?:and|et|y|и|و|和)\s|\s[–—-]\s)\s*")
_SPEAKING = (ActorKind.STATE, ActorKind.GROUP, ActorKind.OBSERVER)
_NAME_SHAPE = re.compile(
    r"(?!(?:Article|Annex|Option|Paragraph|Para|Part|Chapter|Section|Title|See|PP|OP|TBC|TBD|The)\b)"
    r"[A-ZÀ-ÞА-Я][\w’'.-]*(?:\s(?:of|the|and|de|du|des|la)?\s?[A-ZÀ-ÞА-Я][\w’'.-]*){0,3}"
)


@dataclass(frozen=True, slots=True)
class AsideContent:
    """What an aside says: who wants what, and how far the words are agreed."""

    attributions: tuple[Attribution, ...] = ()
    status: str | None = None
    names_only: bool = False  # names without a word of what they want
    quotes: bool = False  # what follows the names is no wish but words


class Cast:
    """The names that mean someone in a draft: those of the registry, and those it uses as names itself."""

    def __init__(self, registry: Registry, own: Iterable[str] = ()) -> None:
        self.registry = registry
        self._own = frozenset(own)
        self._known: dict[str, bool] = {}
        self.said: dict[tuple[str, bool], AsideContent | None] = {}
        """What asides were read as: a long draft says the same thousands of times."""

    def known(self, name: str) -> bool:
        """Tell whether a name is that of an actor, whichever of several it may mean; bare codes are none."""
        if name not in self._known:
            self._known[name] = self._is_known(name)
        return self._known[name]

    def _is_known(self, name: str) -> bool:
        if name in self._own:
            return True
        if not 2 <= len(name) <= 80 or name.islower() or not any(map(str.isalpha, name)):
            return False
        resolution = self.registry.resolve_exactly(name)
        return resolution.how != "code" and bool(resolution.actor or resolution.candidates)

    def negotiates(self, name: str) -> bool:
        """Tell whether a name is that of a delegation or a group of them."""
        if name in self._own:
            return True
        resolution = self.registry.resolve_exactly(name)
        meant = (resolution.actor,) if resolution.actor else resolution.candidates
        return any(actor.kind in _SPEAKING for actor in meant)

    def names_anyone(self, words: str) -> bool:
        """Tell whether running words name any actor."""
        return bool(self.registry.mentions(words)) or any(name in words for name in self._own)

    def find(self, words: str) -> tuple[str, ...]:
        """Return the names a list is made of, as written; none unless every one of them is known."""
        said = words.strip(" .,")
        if not said or len(said) > 200:
            return ()
        if self.known(said):
            return (said,)
        hangers_on = load_bracket_terms().hangers_on
        names: list[str] = []
        whole = False
        for part in re.split(r"\s*[,/+、،]\s*", said):
            part = re.sub(r"^(?:and|et|y|и)\s+", "", part)
            pieces = [part] if self.known(part) else [piece for piece in _SEPARATOR.split(part) if piece]
            if part.casefold() in hangers_on:
                continue
            if not part or not all(self.known(piece) or self.is_code(piece) for piece in pieces):
                return ()
            whole = whole or any(map(self.known, pieces))
            names += pieces
        return tuple(names) if whole else ()

    def is_code(self, name: str) -> bool:
        """Tell whether a name is a State's bare code, which names it only beside others: "Canada, NZ"."""
        return name.isupper() and len(name) <= 3 and self.registry.resolve_exactly(name).how == "code"


_TAIL_OF_NAMES = re.compile(r",\s+[a-z].*$")
_SIDE = re.compile(r"^(?:proposed|supported|opposed|seconded)\s+by\s+(?:the\s+)?", re.IGNORECASE)


def shaped_as_names(words: str) -> tuple[tuple[str, ...], bool]:
    """Return what is written as lists of names, known or not, and whether a plain wish follows one."""
    terms = load_bracket_terms()
    found: list[str] = []
    wished = False
    for clause in _clauses(words):
        head, _, wish = clause.partition(":")
        names = [
            name
            for name in re.split(
                r"\s*[,/]\s*(?:and\s+)?", _TAIL_OF_NAMES.sub("", _SIDE.sub("", head.strip()))
            )
            if name
        ]
        shaped = (
            all(_NAME_SHAPE.fullmatch(name) for name in names) and clause.casefold() not in terms.statuses
        )
        if not shaped or any(name.casefold() in terms.spoken_of for name in names):
            return (tuple(found), wished) if found else ((), False)
        found += names
        wished = wished or wish.strip().casefold() in terms.actions
    return tuple(found), wished


def read_aside(words: str, cast: Cast, *, spelt_out: str = "", strict: bool = False) -> AsideContent | None:
    """Return what ``words`` say of a text, or None where they are no aside.

    ``spelt_out`` is what stands before them: "(LDCs)" after "least developed countries" names no author.
    ``cast`` holds the names that mean someone; ``strict`` reads no status, for words inside brackets.
    """
    said = " ".join(words.replace("：", ":").replace("；", ";").split()).strip(" .")
    if _is_abbreviation(said, spelt_out) and not load_bracket_terms().statuses.get(said.casefold()):
        return None
    if (said, strict) not in cast.said:
        cast.said[said, strict] = _read_said(said, cast, strict)
    return cast.said[said, strict]


def _read_said(said: str, cast: Cast, strict: bool) -> AsideContent | None:
    terms = load_bracket_terms()
    status = terms.statuses.get(said.casefold()) or terms.status_opening(said)
    if status:
        return None if strict else AsideContent((), status)
    attributions: list[Attribution] = []
    clauses = _clauses(said)
    for clause in clauses:
        found = _read_clause(clause, terms, cast)
        if found is None:
            also = terms.statuses.get(clause.casefold())
            if also is None:
                return None
            status = also
        else:
            attributions += found
    if not attributions:
        return None
    bare = all(_names_alone(clause, cast) for clause in clauses)
    quotes = any(_proposes_words(clause, terms) for clause in clauses)
    return AsideContent(tuple(attributions), status, bare, quotes)


def _proposes_words(clause: str, terms: BracketTerms) -> bool:
    """Tell "EU: and all ports" from a clause whose words after the names are a wish or a condition."""
    head, _, wish = (part.strip() for part in clause.partition(":"))
    known = _action(wish, terms) or _action(head, terms, whole=True)
    return bool(wish) and not known and not wish.casefold().startswith(terms.conditions)


_WISH_THEN_NAMES = re.compile(r"(?<=[^\W\d_]),\s+(?=[A-ZÀ-ÞА-Я][^:;]{1,80}:)")
_SIDES = re.compile(r"\s+/\s+(?=[^/:]+,[^/:]+:)")


def _clauses(said: str) -> list[str]:
    """Return the parts that each say one thing: "US: delete; EU: retain", "US: delete, EU: retain"."""
    return [clause for part in said.split(";") for clause in _sides(part.strip()) if clause]


def _sides(part: str) -> list[str]:
    """Split a part where a second list of names begins after a plain wish, or after a list without one."""
    terms = load_bracket_terms()
    for found in _WISH_THEN_NAMES.finditer(part):
        wish = part[: found.start()].rpartition(":")[2]
        if wish.strip().casefold() in terms.actions:
            return [part[: found.start()].strip(), *_sides(part[found.end() :])]
    sides = _SIDES.search(part)
    return [part[: sides.start()], part[sides.end() :]] if sides and "," in part[: sides.start()] else [part]


def _is_abbreviation(said: str, before: str) -> bool:
    if not re.fullmatch(r"[A-Z][A-Za-z]{1,9}", said):
        return False
    letters = [letter.casefold() for letter in said if letter.isupper()]
    initials = [word[0].casefold() for word in re.findall(r"[^\W\d_]+", before)]
    small = [word[0].casefold() for word in re.findall(r"[^\W\d_]+", before) if len(word) > 3]
    return len(letters) > 1 and letters in (initials[-len(letters) :], small[-len(letters) :])


def _read_clause(clause: str, terms: BracketTerms, cast: Cast) -> list[Attribution] | None:
    """Return the attributions of one clause: names and a wish in either order, or names alone."""
    head, colon, rest = clause.partition(":")
    if colon:
        return _named_wish(head, rest.strip(), terms, cast)
    dashed = _DASHED.match(clause)
    return (
        _names_alone(clause, cast)
        or (_wish_before(dashed["wish"], dashed["names"], terms, cast) if dashed else None)
        or _represented(clause, terms, cast)
        or _wish_by(clause, terms, cast)
        or _wish_after(clause, terms, cast)
    )


_DASHED = re.compile(r"(?P<wish>[^\W\d_]+(?: [^\W\d_]+)?)\s+[–—-]\s+(?P<names>.+)")


def _wish_before(wish: str, names: str, terms: BracketTerms, cast: Cast) -> list[Attribution] | None:
    """Read "delete: US, Japan" and "DELETE – US"."""
    action = _action(wish, terms, whole=True)
    actors = cast.find(names) if action else ()
    return [Attribution(actors, action)] if action and actors else None


def _represented(clause: str, terms: BracketTerms, cast: Cast) -> list[Attribution] | None:
    """Read "Fiji on behalf of the Pacific Islands Forum": the words are the group's."""
    for found in re.finditer(r"[,\s]\s*(?=\w)", clause):
        words = terms.representing.match(clause, found.end())
        if words is None:
            continue
        speaker, group = clause[: found.start()].strip(" ,"), clause[words.end() :].strip()
        actors = cast.find(group.removeprefix("the ")) or cast.find(group)
        if cast.find(speaker) and actors and all(map(cast.negotiates, actors)):
            return [Attribution(actors, Action.PROPOSES, clause)]
    return None


_RESERVATION = re.compile(
    r"\s*(?P<name>\S+(?: \S+){0,4}?) (?:wish|ask|request|want|would|ha[sd]|place|record|maintain|enter)\w* "
    r"[^.;:]{0,60}?\breserv(?:e|es|ed|ation|ations)\b",
    re.IGNORECASE,
)


def read_reservation(words: str, cast: Cast) -> tuple[Attribution, ...]:
    """Return the reservation that a sentence puts on record: "Fiji wishes its reservation to be recorded"."""
    found = _RESERVATION.match(words)
    actors = cast.find(found["name"]) if found else ()
    note = " ".join(words.split())
    return (Attribution(actors, Action.RESERVES, note[:200]),) if actors else ()


def _named_wish(head: str, wish: str, terms: BracketTerms, cast: Cast) -> list[Attribution] | None:
    represented = _represented(head, terms, cast)
    actors = cast.find(head) or (represented[0].actors if represented else ())
    if not actors:
        return _wish_before(head, wish, terms, cast) or _wish_by(f"{head} {wish}", terms, cast)
    action = _action(wish, terms)
    plain = not wish or (action is not None and wish.casefold() in terms.actions)
    unknown = Action.PROPOSES if not wish or wish.startswith(_QUOTES) else Action.COMMENTS
    return [Attribution(actors, action or unknown, None if plain else wish)]


_QUOTES = ('"', "“", "«", "„", "'", "‘")


def _names_alone(clause: str, cast: Cast) -> list[Attribution] | None:
    actors = cast.find(clause)
    spoken_of = load_bracket_terms().spoken_of
    if not actors or not all(map(cast.negotiates, actors)) or actors[-1].casefold() in spoken_of:
        return None
    return [Attribution(actors, Action.PROPOSES)]


_BY = re.compile(r"^(?P<wish>.{3,40}?)\s+(?:by|from|of|par|por)\s+(?:the\s+)?(?P<names>.+)$", re.IGNORECASE)
_SUPPORTED = re.compile(r",?\s*(?:and\s+)?(?=(?:supported|seconded|opposed)\s+by\b)", re.IGNORECASE)


def _wish_by(clause: str, terms: BracketTerms, cast: Cast) -> list[Attribution] | None:
    found: list[Attribution] = []
    parts = [part for part in _SUPPORTED.split(clause) if part]
    for part in parts:
        match = _BY.match(part.strip())
        action = _action(match["wish"], terms, whole=True) if match else None
        actors = cast.find(match["names"]) if match else cast.find(part)
        if not actors or (match and action is None) or (match is None and len(parts) == 1):
            return None
        found.append(Attribution(actors, action or Action.PROPOSES))
    return found or None


def _wish_after(clause: str, terms: BracketTerms, cast: Cast) -> list[Attribution] | None:
    """Read "EU, US delete" and "Japan, would withdraw if …": the longest run of names, then a wish."""
    cuts = [found.start() for found in re.finditer(r"(?:,\s*|\s+[–—-]\s+|\s+)(?=\S)", clause)]
    for cut in reversed(cuts[:24]):
        actors = cast.find(clause[:cut])
        if not actors:
            continue
        wish = clause[cut:].lstrip(" ,–—-")
        action = _action(wish, terms)
        if action is not None and wish.casefold() in terms.actions:
            return [Attribution(actors, action)]
        if action is not None or wish.casefold().startswith(terms.conditions):
            joined = Action.PROPOSES if wish.casefold().startswith(terms.company) else Action.COMMENTS
            return [Attribution(actors, action or joined, wish)]
        return None
    return None


def _action(wish: str, terms: BracketTerms, whole: bool = False) -> Action | None:
    """Return the action a wish opens with, or holds; ``withdraw`` under a condition stays a proposal."""
    said = wish.casefold().strip(" .")
    if said in terms.actions:
        return Action(terms.actions[said])
    if whole:
        return None
    words = said.split()
    for length in (3, 2, 1):
        opening = " ".join(words[:length]).strip(",:")
        if opening in terms.actions:
            return Action(terms.actions[opening])
    return None


@cache
def same_actor(one: str, other: str) -> bool:
    """Tell whether two names mean one actor."""
    if one.casefold() == other.casefold():
        return True
    first, second = (load_registry().resolve_exactly(name).actor for name in (one, other))
    return first is not None and second is not None and first.code == second.code
