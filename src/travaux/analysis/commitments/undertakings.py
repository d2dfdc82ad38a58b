"""Duties that a text lays down without a verb of its body: "shall" in treaties, "will" and pledges in plans."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from travaux.analysis.commitments.addressees import is_actor, read_names
from travaux.domain.commitments import Strength
from travaux.language.sentences import split_text
from travaux.reference.commitment_terms import load_commitment_terms
from travaux.reference.registry import load_registry

_PREFACE = re.compile(
    r"^\s*(?:[A-Z][^,.;]{0,200}?,\s+)(?=(?:each|all|the|every|a|an|any|no|both|its|developed|developing|[A-Z])\b)"
)
_PREPOSED = re.compile(
    r"^\s*(?:In|For|Subject|Without|Where|When|If|Upon|On|At|By|Notwithstanding|Pursuant|With|To|Unless|Within|During|Under"
    r"|Following|After|Before|Until|Taking|Bearing|Through|As|From|Except|Together|Every|Once|Starting|Beginning)\b"
)
_BY = re.compile(
    r"\bby\s+(?P<who>(?:the|each|all|every|any)\s+[^,;.]{3,80}?)(?=\s+(?:within|no later|not later|by|at|in|on|and|every|to|for|before|after)\b|[,;.]|$)"
)
_PASSIVE = re.compile(
    r"^\s*(?:\w+ly\s+)?(?:be|have been)\s+(?:\w+ly\s+)?\w+(?:ed|en|un|wn|ld|id|ght|pt|de|ut|lt)\b"
)
_ONWARD = re.compile(r",?\s+and\s+(?=(?:shall|will)\b)|;\s*(?:and\s+)?(?=[^;.]{3,120}?\b(?:shall|will)\b)")


@dataclass(frozen=True, slots=True)
class Undertaking:
    """A duty in a sentence: who, where the verb and the act stand, and how strong it is."""

    strength: Strength
    names: tuple[str, ...]
    capacity: tuple[str, ...]
    start: int
    verb: tuple[int, int]
    end: int


@cache
def _verbs() -> tuple[re.Pattern[str], re.Pattern[str]]:
    terms = load_commitment_terms().undertakings
    pledge = rf"(?:{'|'.join(terms.pledges)})"
    return (
        re.compile(
            rf"\b(?P<verb>(?:shall|will)(?:\s+(?:also|further|each|jointly|therefore|thereafter|endeavour to|continue to))*)\s+"
            rf"(?P<act>(?!\s*(?:{'|'.join(terms.stative)})\b)[a-z])"
        ),
        re.compile(rf"\b(?P<verb>(?:also\s+|further\s+|hereby\s+|jointly\s+)?{pledge})\s+(?P<act>\S)"),
    )


def find_undertakings(body: str) -> Iterator[Undertaking]:
    """Yield the duties of a paragraph's sentences; of each clause, its subject must stand at its head.

    A passive is the duty of those it is "by", else nobody's by name; what is only so, means or enters into
    force is no duty.
    """
    for start, end in split_text(body):
        subject: tuple[tuple[str, ...], tuple[str, ...]] | None = None
        for first, last in _clauses(body, start, end):
            found = _in_clause(body, first, last, subject)
            if found:
                subject = (found.names, found.capacity)
                yield found


def _clauses(body: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for match in _ONWARD.finditer(body, start, end):
        yield at, match.start()
        at = match.end()
    yield at, end


def _in_clause(
    body: str, start: int, end: int, before: tuple[tuple[str, ...], tuple[str, ...]] | None
) -> Undertaking | None:
    binding, pledging = _verbs()
    found = min(
        (match for match in (binding.search(body, start, end), pledging.search(body, start, end)) if match),
        key=lambda match: match.start(),
        default=None,
    )
    if found is None:
        return None
    shall = found["verb"].startswith("shall")
    strength = Strength.SHALL if shall else Strength.COMMITS
    lead = body[start : found.start()]
    rest = body[found.end("verb") : end]
    if not lead.strip() and before:
        names, capacity = before
    elif (subject := _subject(lead)) is None:
        return None
    elif _PASSIVE.match(rest) and not is_actor(subject):
        agent = _BY.search(rest)
        names, capacity = read_names(agent["who"]) if agent and is_actor(agent["who"]) else ((), ())
        if not shall or not (names or load_commitment_terms().undertakings.acts.search(rest)):
            return None
    elif not _can_act(subject):
        return None
    elif _PASSIVE.match(rest):
        return None  # what is done to somebody is not what they are to do
    else:
        names, capacity = read_names(subject)
    return Undertaking(strength, names, capacity, start, found.span("verb"), end)


def _subject(lead: str) -> str | None:
    """Return the subject of a clause: the words before its verb, without what is said in front of it."""
    words = " ".join(lead.split()).strip(" ,")
    words = re.sub(
        r"^(?:(?:and|but|or|also|therefore|furthermore|moreover|accordingly)\b,?\s*)+", "", words, flags=re.I
    )
    while _PREPOSED.match(words):
        cut = re.search(
            r",\s+(?=(?:each|all|the|every|any|no|both|a|an|developed|developing|we|it|they)\b|[A-Z])", words
        )
        if cut is None:
            return None
        words = words[cut.end() :]
    terms = load_commitment_terms().undertakings
    plain = re.sub(r",\s[^,]{3,160},?\s*$", "", words)  # what stands between a subject and its verb
    if (
        not words
        or terms.telling.search(words)
        or re.match(r"(?:no|neither|nothing|we)\b", words, re.IGNORECASE)
    ):
        return None
    return plain or words


def _can_act(subject: str) -> bool:
    if is_actor(subject):
        return not re.search(r"\b(?:which|that|who|whose)\b", subject)
    bare = re.sub(r"^(?:the|each|every|all|any)\s+", "", subject, flags=re.IGNORECASE)
    if load_registry().resolve_exactly(bare).actor:
        return True
    return bool(load_commitment_terms().undertakings.named.fullmatch(bare))
