"""Names and wishes as drafts write them: "(EU, CANZ, US: delete)", "(G77: retain)", "(Agreed ad ref)"."""

import re
from dataclasses import dataclass
from functools import cache

from travaux.domain.texts import Action, Attribution
from travaux.reference.bracket_terms import BracketTerms, load_bracket_terms


@dataclass(frozen=True, slots=True)
class Said:
    """What an aside says: who wants what, and how far the words are agreed."""

    attributions: tuple[Attribution, ...] = ()
    status: str | None = None


def read_aside(words: str, *, spelt_out: str = "", strict: bool = False) -> Said | None:
    """Return what ``words`` say of a text, or None where they are no aside.

    ``spelt_out`` is what stands before them: "(LDCs)" after "least developed countries" names no author.
    ``strict`` accepts known names only, for words that stand in running text.
    """
    terms = load_bracket_terms()
    said = " ".join(words.split()).strip(" .")
    status = terms.statuses.get(said.casefold())
    if status:
        return None if strict else Said((), status)
    if _is_abbreviation(said, spelt_out):
        return None
    attributions: list[Attribution] = []
    for clause in _clauses(said):
        found = _read_clause(clause, terms)
        if found is None:
            also = terms.statuses.get(clause.casefold())
            if also is None:
                return None
            status = also
        else:
            attributions += found
    return Said(tuple(attributions), status) if attributions else None


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
    return [Attribution(actors, Action.PROPOSES)] if actors else None


_BY = re.compile(r"^(?P<wish>.{3,40}?)\s+(?:by|from|of|par|por)\s+(?:the\s+)?(?P<names>.+)$", re.IGNORECASE)
_SUPPORTED = re.compile(r",?\s*(?:and\s+)?(?=(?:supported|seconded|opposed)\s+by\b)", re.IGNORECASE)


def _wish_by(clause: str, terms: BracketTerms) -> list[Attribution] | None:
    found: list[Attribution] = []
    for part in filter(None, _SUPPORTED.split(clause)):
        match = _BY.match(part.strip())
        action = _action(match["wish"], terms, whole=True) if match else None
        actors = find_names(match["names"]) if match else find_names(part)
        if not actors or (match and action is None):
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


@cache
def _known(name: str) -> bool:
    return re.fullmatch(r"[A-Z][A-Z0-9]{1,8}|G-?77(?: and China)?", name) is not None
