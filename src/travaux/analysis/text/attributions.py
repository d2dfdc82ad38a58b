"""Names and wishes as drafts write them: "(EU, CANZ, US: delete)", "(G77: retain)", "(Agreed ad ref)"."""

import re
from dataclasses import dataclass
from functools import cache

from travaux.domain.actors import ActorKind
from travaux.domain.texts import Action, Attribution
from travaux.reference.bracket_terms import BracketTerms, load_bracket_terms
from travaux.reference.registry import load_registry


@dataclass(frozen=True, slots=True)
class Said:
    """What an aside says: who wants what, and how far the words are agreed."""

    attributions: tuple[Attribution, ...] = ()
    status: str | None = None
    names_only: bool = False  # names without a word of what they want
    quotes: bool = False  # what follows the names is no wish but words


def read_aside(words: str, *, spelt_out: str = "", strict: bool = False) -> Said | None:
    """Return what ``words`` say of a text, or None where they are no aside.

    ``spelt_out`` is what stands before them: "(LDCs)" after "least developed countries" names no author.
    ``strict`` accepts known names only, for words that stand in running text.
    """
    terms = load_bracket_terms()
    said = " ".join(words.replace("：", ":").replace("；", ";").split()).strip(" .")
    status = terms.statuses.get(said.casefold())
    if status:
        return None if strict else Said((), status)
    if _is_abbreviation(said, spelt_out):
        return None
    attributions: list[Attribution] = []
    clauses = _clauses(said)
    for clause in clauses:
        found = _read_clause(clause, terms)
        if found is None:
            also = terms.statuses.get(clause.casefold())
            if also is None:
                return None
            status = also
        else:
            attributions += found
    if not attributions:
        return None
    bare = all(map(_names_alone, clauses))
    quotes = any(found.action is Action.PROPOSES and found.note for found in attributions)
    return Said(tuple(attributions), status, bare, quotes)


def _clauses(said: str) -> list[str]:
    return [clause.strip() for clause in said.split(";") if clause.strip()]


def _is_abbreviation(said: str, before: str) -> bool:
    if not re.fullmatch(r"[A-Z][A-Za-z]{1,9}", said):
        return False
    letters = [letter.casefold() for letter in said if letter.isupper()]
    initials = [word[0].casefold() for word in re.findall(r"[^\W\d_]+", before)]
    small = [word[0].casefold() for word in re.findall(r"[^\W\d_]+", before) if len(word) > 3]
    return len(letters) > 1 and letters in (initials[-len(letters) :], small[-len(letters) :])


def _read_clause(clause: str, terms: BracketTerms) -> list[Attribution] | None:
    """Return the attributions of one clause: names and a wish in either order, or names alone."""
    head, colon, rest = clause.partition(":")
    if colon:
        return _named_wish(head, rest.strip(), terms)
    return _names_alone(clause) or _wish_by(clause, terms) or _wish_after(clause, terms)


def _named_wish(head: str, wish: str, terms: BracketTerms) -> list[Attribution] | None:
    actors = find_names(head)
    if not actors:
        return _wish_by(f"{head} {wish}", terms)
    action = _action(wish, terms)
    plain = action is not None and wish.casefold() in terms.actions
    return [Attribution(actors, action or Action.PROPOSES, None if plain or not wish else wish)]


def _names_alone(clause: str) -> list[Attribution] | None:
    actors = find_names(clause)
    spoken_of = load_bracket_terms().spoken_of
    if not actors or not all(map(_negotiates, actors)) or actors[-1].casefold() in spoken_of:
        return None
    return [Attribution(actors, Action.PROPOSES)]


_BY = re.compile(r"^(?P<wish>.{3,40}?)\s+(?:by|from|of|par|por)\s+(?:the\s+)?(?P<names>.+)$", re.IGNORECASE)
_SUPPORTED = re.compile(r",?\s*(?:and\s+)?(?=(?:supported|seconded|opposed)\s+by\b)", re.IGNORECASE)


def _wish_by(clause: str, terms: BracketTerms) -> list[Attribution] | None:
    found: list[Attribution] = []
    parts = [part for part in _SUPPORTED.split(clause) if part]
    for part in parts:
        match = _BY.match(part.strip())
        action = _action(match["wish"], terms, whole=True) if match else None
        actors = find_names(match["names"]) if match else find_names(part)
        if not actors or (match and action is None) or (match is None and len(parts) == 1):
            return None
        found.append(Attribution(actors, action or Action.PROPOSES))
    return found or None


def _wish_after(clause: str, terms: BracketTerms) -> list[Attribution] | None:
    """Read "EU, US delete" and "Japan, would withdraw if …": the longest run of names, then a wish."""
    cuts = [found.start() for found in re.finditer(r"(?:,\s*|\s+[–—-]\s+|\s+)(?=\S)", clause)]
    for cut in reversed(cuts[:24]):
        actors = find_names(clause[:cut])
        if not actors:
            continue
        wish = clause[cut:].lstrip(" ,–—-")
        action = _action(wish, terms)
        if action is not None and wish.casefold() in terms.actions:
            return [Attribution(actors, action)]
        if action is not None or wish.casefold().startswith(terms.conditions):
            return [Attribution(actors, action or Action.PROPOSES, wish)]
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


_SEPARATOR = re.compile(r"\s*(?:[,/+、،&]|\s(?:and|et|y|и|و|和)\s|\s[–—-]\s)\s*")


def find_names(words: str) -> tuple[str, ...]:
    """Return the names a list is made of, as written; none unless every one of them is a known actor."""
    said = words.strip(" .,")
    if not said or len(said) > 200:
        return ()
    if _known(said):
        return (said,)
    parts = [part for part in re.split(r"\s*[,/+、،]\s*", said) if part]
    names: list[str] = []
    for part in parts:
        part = re.sub(r"^(?:and|et|y|и)\s+", "", part)
        pieces = [part] if _known(part) else [piece for piece in _SEPARATOR.split(part) if piece]
        if not all(map(_known, pieces)):
            return ()
        names += pieces
    return tuple(names)


_SPEAKING = (ActorKind.STATE, ActorKind.GROUP, ActorKind.OBSERVER)


@cache
def _known(name: str) -> bool:
    """Tell whether a name is that of an actor, whichever of several it may mean; bare codes are none."""
    if not 2 <= len(name) <= 80 or name.islower() or not any(map(str.isalpha, name)):
        return False
    resolution = load_registry().resolve_exactly(name)
    return resolution.how != "code" and bool(resolution.actor or resolution.candidates)


@cache
def _negotiates(name: str) -> bool:
    """Tell whether a name is that of a delegation or a group of them."""
    resolution = load_registry().resolve_exactly(name)
    meant = (resolution.actor,) if resolution.actor else resolution.candidates
    return any(actor.kind in _SPEAKING for actor in meant)


def names_anyone(words: str) -> bool:
    """Tell whether running words name any actor."""
    return bool(load_registry().mentions(words))


@cache
def same_actor(one: str, other: str) -> bool:
    """Tell whether two names mean one actor."""
    if one.casefold() == other.casefold():
        return True
    first, second = (load_registry().resolve_exactly(name).actor for name in (one, other))
    return first is not None and second is not None and first.code == second.code
