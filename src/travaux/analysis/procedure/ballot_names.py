"""Names in a list of voters: one apiece, as the registry knows them, else as printed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from travaux.reference.expressions import Expression
from travaux.reference.phrases import phrase
from travaux.reference.registry import Registry

_ITEM = re.compile(r"(?:\([^)\n]*\)|[^,;|\t\n•▪()])+")
_LONGEST = 70  # "United Kingdom of Great Britain and Northern Ireland" has 52 characters
_GAP = re.compile(r"\s{2,}")


def _phrase(name: str) -> Expression:
    return phrase("procedure", f"votes.{name}")


@dataclass(frozen=True, slots=True)
class NamedVoter:
    """A voter: its name, whether the registry knows it, and where it is printed."""

    name: str
    known: bool
    start: int
    end: int


def names_in(text: str, start: int, end: int, registry: Registry) -> list[NamedVoter]:
    """Return the voters listed between two offsets.

    A name that breaks over a line is one; a line of several names that nothing parts gives those that the
    registry knows. What is too long for a name, or begins small, is left out.
    """
    found: list[NamedVoter] = []
    items = [span for span in _items(text, start, end) if text[slice(*span)].strip()]
    skip = False
    for number, span in enumerate(items):
        if skip:
            skip = False
            continue
        after = items[number + 1] if number + 1 < len(items) else None
        joined = _broken(text, span, after, registry)
        skip = joined is not None
        found += _names(text, joined or span, registry, last=after is None)
    return found


def _items(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for match in _ITEM.finditer(text, start, end):
        yield match.span()


def _broken(
    text: str, span: tuple[int, int], after: tuple[int, int] | None, registry: Registry
) -> tuple[int, int] | None:
    """Return the span of a name that goes on in the next line."""
    if after is None or text[span[1] : after[0]].strip(" ") != "\n":
        return None
    both = (span[0], after[1])
    if _known_voter(text, span, registry) and _known_voter(text, after, registry):
        return None
    return both if _known_voter(text, both, registry) else None


def _names(text: str, span: tuple[int, int], registry: Registry, last: bool) -> list[NamedVoter]:
    start, end = _trimmed(text, span)
    words = " ".join(text[start:end].split())
    if not words or _phrase("none").fullmatch(words):
        return []
    whole = _known_voter(text, (start, end), registry)
    if whole:
        return [NamedVoter(whole, True, start, end)]
    for parting in (_GAP, _phrase("and")):
        pieces = _parted_names(text, start, end, parting)
        if len(pieces) > 1 and (
            parting is _GAP
            or all(_known_voter(text, one, registry) for one in pieces)
            or (last and not _phrase("and_the").search(words))
        ):
            return [name for one in pieces for name in _names(text, one, registry, last=False)]
    mentioned = _mentioned(text, start, end, registry)
    if mentioned:
        return mentioned
    plain = len(words) <= _LONGEST and words[0].isupper() and not re.search(r"\d", words)
    return [NamedVoter(words, False, start, end)] if plain else []


def _parted_names(
    text: str, start: int, end: int, parting: re.Pattern[str] | Expression
) -> list[tuple[int, int]]:
    pieces, at = [], start
    for match in parting.finditer(text, start, end):
        pieces.append((at, match.start()))
        at = match.end()
    return [*pieces, (at, end)]


def _mentioned(text: str, start: int, end: int, registry: Registry) -> list[NamedVoter]:
    """Return the actors that a stretch names, where it holds nothing but names."""
    words = text[start:end]
    mentions = registry.mentions(words)
    rest, at = "", 0
    for one in mentions:
        rest, at = rest + words[at : one.start], one.end
    if _phrase("between_names").sub("", rest + words[at:]):
        return []
    return [
        NamedVoter(one.resolution.actor.name, True, start + one.start, start + one.end)
        for one in mentions
        if one.resolution.actor
    ]


def _trimmed(text: str, span: tuple[int, int]) -> tuple[int, int]:
    start, end = span
    words = text[start:end]
    lead = _phrase("before_name").match(words)
    start += lead.end() if lead else 0
    tail = re.search(r"[\s*_.†‡\[\]]+$", text[start:end])
    return start, start + tail.start() if tail else end


def _known_voter(text: str, span: tuple[int, int], registry: Registry) -> str | None:
    start, end = _trimmed(text, span)
    words = " ".join(text[start:end].split())
    for name in (words, re.sub(r"\s*\([^)]*\)$", "", words)):
        actor = registry.resolve_exactly(name).actor if name else None
        if actor:
            return actor.name
    return None
