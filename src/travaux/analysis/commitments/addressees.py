"""Who is addressed: the noun phrase between a directive verb and the act that it asks for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from travaux.reference.commitment_terms import AddresseeTerms, load_commitment_terms
from travaux.reference.registry import load_registry

_TO = re.compile(r"(?<![\w-])to\s+(?P<next>[a-z]+(?:-[a-z]+)?)\b")
_HEAD_ENDS = re.compile(
    r",|;|:|\s(?:of|for|in|within|that|which|who|whose|on|from|to|through|with|at|by|under|concerned|involved"
    r"|not|participating|based|responsible|and(?= (?:the|all|other|relevant)))\b"
    r"|\s(?!governing|working|coordinating|financing)[a-z]+ing\b"
)
_DETERMINER = re.compile(
    r"^(?:the|a|an|all|its|his|her|their|our|each|every|other|relevant|both|any)\s+", re.IGNORECASE
)
_NAME = re.compile(r"[A-Z][\w’'.-]*")
_OF = re.compile(r"^(?:members?|chairs?|co-chairs?|heads?|presidents?|office|group) of ", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Addressee:
    """Who is addressed, in what capacity, and where the act begins in the words after the verb."""

    names: tuple[str, ...]
    capacity: tuple[str, ...]
    act: int


def find_addressee(words: str) -> Addressee | None:
    """Return who is addressed in the words after a directive verb; None where no one and no act is.

    Where the object is a thing ("encourages the use of …") nobody is addressed and the act is the object.
    """
    terms = load_commitment_terms().addressees
    stripped = words.strip()
    if not stripped:
        return None
    direct = re.match(r"\s*(?:,\s[^,]{1,60},\s*)?to(?:\s*:|\s+[a-z])", words)
    if direct:
        return Addressee((), (), direct.end() - (0 if direct[0].endswith(":") else 1))
    if not is_actor(words.strip(), terms):
        return Addressee((), (), len(words) - len(words.lstrip()))
    act = next(_acts(words, terms), None)
    if act is None:
        opened = re.search(r"(?:,?\s+to)?\s*:\s*$", words)
        if opened:
            names, capacity = read_names(words[: opened.start()])
            return Addressee(names, capacity, len(words))
        return Addressee((), (), len(words) - len(words.lstrip()))
    denied = re.search(r"\bnot\s+$", words[: act.start()])
    names, capacity = read_names(words[: denied.start() if denied else act.start()])
    return Addressee(names, capacity, denied.start() if denied else act.start("next"))


_INNER = re.compile(
    r"\s*(?:,[^,]{3,120},\s*)?(?:(?:also|further|in this regard|accordingly|therefore),?\s+)*"
    r"(?P<that>that,?\s+)?(?:(?:starting|beginning|in|at|for|from|on|as of|by|subject to|during"
    r"|with)\b[^,]{2,80},\s+)?"
    r"(?P<who>[^.;:]{2,240}?),?\s+(?:shall|will|should|must|is to|are to|may)\s+(?P<act>[a-z])"
)
_DONE = re.compile(r"(?:\w+ly\s+|also\s+)?be\s+(?:\w+ly\s+)?\w+")
_AGENT = re.compile(
    r"\bby\s+(?P<who>(?:the|each|all|every)\s+[^,;.]{3,90}?)"
    r"(?=\s+(?:within|no later|not later|by|at|in|on|and|every|to|for|before|after|during)\b|[,;.]|\s*$)"
)


def read_inner(words: str, opened: bool = False) -> Addressee | None:
    """Return the subject of what a body decides that it shall do: "that the Secretary-General shall …".

    Of a passive it is whoever the act is "by", else nobody. None where no such clause follows; ``opened``
    where the verb before ``words`` has taken its "that".
    """
    found = _INNER.match(words)
    if found is None or not (found["that"] or opened):
        return None
    who = found["who"]
    rest = words[found.start("act") :]
    if _DONE.match(rest) or not is_actor(who):
        agent = _AGENT.search(rest)
        named = agent is not None and is_actor(agent["who"])
        names, capacity = read_names(agent["who"]) if agent and named else ((), ())
        lead = re.match(r"\s*(?:that\s+)?", words)
        return Addressee(names, capacity, lead.end() if lead else 0)
    names, capacity = read_names(who)
    return Addressee(names, capacity, found.start("act"))


def _acts(words: str, terms: AddresseeTerms) -> Iterator[re.Match[str]]:
    for match in _TO.finditer(words):
        before = re.findall(r"[\w-]+", words[: match.start()])
        if match["next"] in terms.unacting or (
            match["next"].endswith("ing") and match["next"] not in ("bring", "sing")
        ):
            continue
        if before and before[-1].lower() in terms.governing:
            continue
        yield match


def is_actor(words: str, terms: AddresseeTerms | None = None) -> bool:
    """Tell whether a noun phrase begins with somebody who can act."""
    terms = terms or load_commitment_terms().addressees
    while short := _DETERMINER.match(words):
        words = words[short.end() :]
    head = words[: end.start()] if (end := _HEAD_ENDS.search(words)) else words
    pieces = re.split(r"\s+and\s+|\s+or\s+", head)
    return bool(head) and any(_acts_itself(piece, terms) for piece in (pieces[-1], head))


def _acts_itself(phrase: str, terms: AddresseeTerms) -> bool:
    last = phrase.split()[-1] if phrase.split() else ""
    if last.lower() in terms.nouns:
        return True
    return bool(_NAME.fullmatch(last)) and not terms.papers.search(phrase)


def read_names(phrase: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the names in an addressee phrase, and what stands beside them as capacity."""
    terms = load_commitment_terms().addressees
    names: list[str] = []
    capacity: list[str] = []
    last = names
    for segment in re.split(r",\s*|;\s*", " ".join(phrase.split())):
        piece = re.sub(r"^(?:and|as well as|along with)\s+", "", segment).strip()
        if not piece:
            continue
        if terms.inserts.match(piece) or re.match(r"in \w+ing\b", piece):
            capacity.append(piece)
            last = capacity
        elif terms.joined.match(piece) and names:
            names[-1] = f"{names[-1]}, {piece}"
            last = names
        elif last and not is_actor(piece, terms):
            last[-1] = f"{last[-1]}, {piece}"
        else:
            name, inner = _without_insert(piece)
            names += _split(name, terms)
            capacity += [inner] if inner else []
            last = names
    return tuple(_bare(name) for name in names if name), tuple(capacity)


def _without_insert(piece: str) -> tuple[str, str]:
    """Return a name without the limits that follow it unmarked ("within their mandates")."""
    found = re.search(
        r"\s(?:within (?:its|their|his|her|existing)|through the|as appropriate|upon request"
        r"|in (?:consultation|collaboration|cooperation|coordination))\b.*",
        piece,
    )
    return (piece[: found.start()], found[0].strip()) if found else (piece, "")


def _split(piece: str, terms: AddresseeTerms) -> list[str]:
    for match in re.finditer(r"\s+(?:and|as well as|or)\s+", piece):
        left, right = piece[: match.start()], piece[match.end() :]
        around = f"{left.split()[-1]} and {right.split()[0]}".lower() if left.split() and right else ""
        if around in terms.whole or not _plain_end(left, terms):
            continue
        another = re.match(
            r"(?:the|all|other|others|its|his|relevant|those|States|Member|Governments)\b", right
        )
        if another or (_acts_itself(left, terms) and right[:1].islower() and _plain_end(right, terms)):
            return [left, *_split(right, terms)]
        if (_ends_with_noun(left, terms) and is_actor(right, terms)) or _are_two(left, right):
            return [left, *_split(right, terms)]
    return [piece]


def _are_two(left: str, right: str) -> bool:
    """Tell whether each side of "and" is somebody's whole name, as in "Fiji and Peru"."""
    registry = load_registry()
    if registry.resolve_exactly(_bare(f"{left} and {right}")).actor:
        return False
    return all(registry.resolve_exactly(_bare(name)).actor for name in (left, right))


def _plain_end(phrase: str, terms: AddresseeTerms) -> bool:
    head = phrase[: end.start()] if (end := _HEAD_ENDS.search(phrase)) else phrase
    return _acts_itself(head, terms) if head else False


def _ends_with_noun(phrase: str, terms: AddresseeTerms) -> bool:
    return phrase.split()[-1].lower() in terms.nouns


def _bare(name: str) -> str:
    return re.sub(r"^the\s+|\s+in (?:19|20)\d\d$", "", name.strip(" ,"), flags=re.IGNORECASE)
