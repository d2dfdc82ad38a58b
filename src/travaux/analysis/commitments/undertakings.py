"""Duties laid down without a verb of the body: "shall" in treaties, "will" and pledges in plans."""

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
    r"\bby\s+(?P<who>(?:the|each|all|every|any)\s+[^,;.]{3,80}?)(?=\s+(?:within|no later|not "
    r"later|by|at|in|on|and|every|to|for|before|after)\b|[,;.]|$)"
)
_PASSIVE = re.compile(
    r"^\s*(?:\w+ly\s+)?(?:be|have been)\s+(?:\w+ly\s+)?\w+(?:ed|en|un|wn|ld|id|ght|pt|de|ut|lt)\b"
)
_ONWARD = re.compile(r",?\s+and\s+(?=(?:shall|will)\b)|;\s*(?:and\s+)?(?=[^;.]{3,120}?\b(?:shall|will)\b)")


@dataclass(frozen=True, slots=True)
class Undertaking:
    """A duty in a sentence: who, where the verb and the act stand, and how strong it is.

    ``whole`` where the act is told with its subject: "No Party shall …", "Reports shall be submitted".
    """

    strength: Strength
    names: tuple[str, ...]
    capacity: tuple[str, ...]
    start: int
    verb: tuple[int, int]
    end: int
    whole: bool = False


@cache
def _verbs() -> tuple[re.Pattern[str], re.Pattern[str]]:
    terms = load_commitment_terms().undertakings
    pledge = rf"(?:{'|'.join(terms.pledges)})"
    return (
        re.compile(
            rf"\b(?P<verb>(?:shall|will)(?:\s+(?:also|further|each|jointly|therefore|thereafter|endeavour "
            rf"to|continue to))*)"
            rf"(?:\s*:\s*$|,\s[^:]{{1,80}}:\s*$|\s+(?P<act>(?!\s*(?:{'|'.join(terms.stative)})\b)[a-z]))"
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


_ONE = re.compile(r"^(?:an?|each|every|any)\s+", re.IGNORECASE)
Who = tuple[tuple[str, ...], tuple[str, ...]]
"""Names, and what stands beside them as capacity."""


def _in_clause(body: str, start: int, end: int, before: Who | None) -> Undertaking | None:
    found = min(
        (match for pattern in _verbs() if (match := pattern.search(body, start, end))),
        key=lambda match: match.start(),
        default=None,
    )
    if found is None:
        return None
    strength = Strength.SHALL if found["verb"].startswith("shall") else Strength.COMMITS
    lead, rest = body[start : found.start()], body[found.end("verb") : end]
    subject = _subject(lead)
    if not lead.strip() and before:
        who: Who | None = before
    elif subject is None:
        return None
    elif _PASSIVE.match(rest):
        who = _agent(subject, rest, strength)
    else:
        own = re.sub(r"^[Nn]o\s+", "", subject)
        who = read_names(_plain(own)) if _can_act(_plain(own), strength, found["verb"]) else None
    if who is None:
        return None
    denied = bool(subject and re.match(r"no\b", subject, re.IGNORECASE))
    names = tuple(_ONE.sub("", re.sub(r"[\[\]]", "", name)) for name in who[0])
    whole = denied or bool(lead.strip() and _PASSIVE.match(rest))
    return Undertaking(strength, names, who[1], start, found.span("verb"), end, whole)


def _agent(subject: str, rest: str, strength: Strength) -> Who | None:
    """Return who is to do what is "to be done": nobody by name where none is; None where it is no duty."""
    agent = _BY.search(rest)
    if agent and is_actor(agent["who"]):
        return read_names(agent["who"])
    done_to = is_actor(_small(subject)) and not _PASSIVE_ACT.search(subject)
    acts = load_commitment_terms().undertakings.acts.search(rest)
    return ((), ()) if strength is Strength.SHALL and acts and not done_to else None


_PASSIVE_ACT = re.compile(
    r"\b(?:secretariat|commission|committee|conference|bureau|panel|group|fund|board|mechanism|body|meeting)\b",
    re.I,
)


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
    head = re.sub(r",?\s+(?:that|which|who|whose|(?:in|to|from|of|for) (?:which|whom))\s.*$", "", words)
    if not head or terms.telling.search(head) or re.match(r"(?:neither|nothing|we)\b", head, re.IGNORECASE):
        return None
    return head


def _plain(subject: str) -> str:
    """Return a subject without what stands before its verb: "the Bureau, by its rules," is the Bureau."""
    return re.sub(
        r",\s(?:in|by|with|through|acting|on|at|upon|as|where|if|within|after|before|under|for|together)\b[^,]{2,160}$",
        "",
        subject.strip(" ,"),
    )


def _can_act(subject: str, strength: Strength, verb: str) -> bool:
    """Tell whether a subject is somebody: by its noun, by the registry, or by a name that stands alone."""
    bare = re.sub(r"^(?:the|each|every|all|any|a|an)\s+", "", subject, flags=re.IGNORECASE)
    if is_actor(_small(subject)) or load_registry().resolve_exactly(bare).actor:
        return True
    pledges = strength is Strength.COMMITS and not verb.startswith("will")
    named = load_commitment_terms().undertakings.named.fullmatch(bare)
    return (
        bool(named) and (pledges or bare.count(" ") > 0) and not bare.startswith(("Nothing", "This", "These"))
    )


def _small(subject: str) -> str:
    """Return a subject without the capital of its sentence, so that "Reports" does not read as a name."""
    first, _, rest = subject.partition(" ")
    known = load_registry().resolve_exactly(first).actor or re.match(r"[A-Z]", rest)
    return subject if known or first.isupper() else subject[:1].lower() + subject[1:]
