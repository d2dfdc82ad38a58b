"""Who is addressed: the noun phrase between a directive verb and the act that it asks for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from travaux.reference.commitment_terms import AddresseeTerms, load_commitment_terms
from travaux.reference.expressions import Expression
from travaux.reference.phrases import entries, phrase
from travaux.reference.registry import load_registry

_NAME = re.compile(r"[A-Z][\w’'.-]*")


def _phrase(name: str) -> Expression:
    return phrase("commitments", f"addressees.{name}")


@dataclass(frozen=True, slots=True)
class Addressee:
    """Who is addressed, in what capacity, and where the act begins in the words after the verb."""

    names: tuple[str, ...]
    capacity: tuple[str, ...]
    act: int


def find_addressee(words: str, asked: bool = False) -> Addressee | None:
    """Return who is addressed in the words after a directive verb; None where no one and no act is.

    Where the object is a thing ("encourages the use of …") nobody is addressed and the act is the object.
    Of a verb by which only somebody can be ``asked``, "requests", any other noun before the act is addressed.
    """
    terms = load_commitment_terms().addressees
    stripped = words.strip()
    if not stripped:
        return None
    direct = _phrase("act_at_once").match(words)
    if direct:
        return Addressee((), (), direct.end() - (0 if direct["list"] else 1))
    who = _phrase("said_again").sub("", stripped)
    if not is_actor(who, terms) and not (asked and _is_asked(words, terms)):
        return Addressee((), (), len(words) - len(words.lstrip()))
    act = next(_acts(words, terms), None)
    if act is None:
        opened = _phrase("act_in_list").search(words)
        if opened:
            names, capacity = read_names(words[: opened.start()])
            return Addressee(names, capacity, len(words))
        return Addressee((), (), len(words) - len(words.lstrip()))
    denied = _phrase("denied").search(words[: act.start()])
    names, capacity = read_names(words[: denied.start() if denied else act.start()])
    return Addressee(names, capacity, denied.start() if denied else act.start("next"))


def _is_asked(words: str, terms: AddresseeTerms) -> bool:
    """Tell whether words are a short noun phrase, no thing, with an act that it is to do."""
    act = next(_acts(words, terms), None)
    who = words[: act.start()].strip(" ,") if act else ""
    plain = who and not re.search(r"[,;:]|\bto\b", who) and len(who.split()) <= _WORDS
    return bool(plain and act and act["next"] != "be" and not _is_thing(who))


_WORDS = 6  # words of a noun phrase that no list knows: a longer one is more than a name


def read_inner(words: str, opened: bool = False) -> Addressee | None:
    """Return the subject of what a body decides or asks that it do: "that the Secretary-General shall …".

    Of a passive it is whoever the act is "by", else nobody. None where no such clause follows; ``opened``
    where the verb before ``words`` has taken its "that".
    """
    found = _phrase("inner").match(words)
    if found is None or not (found["that"] or opened):
        return _subject_without_modal(words, opened)
    who = found["who"]
    rest = words[found.start("act") :]
    if _phrase("passive").match(rest) or not acts_as_subject(who, rest):
        return _agent_of(words, rest)
    names, capacity = read_names(who)
    return Addressee(names, capacity, found.start("act"))


def _agent_of(words: str, act: str) -> Addressee:
    agent = _phrase("agent").search(act)
    named = agent is not None and is_actor(agent["who"])
    names, capacity = read_names(agent["who"]) if agent and named else ((), ())
    lead = _phrase("that").match(words)
    return Addressee(names, capacity, lead.end() if lead else 0)


def _subject_without_modal(words: str, opened: bool) -> Addressee | None:
    """Return the subject of a clause without a modal: "that the Board consider", "that a list be kept by"."""
    found = _phrase("wished").match(words)
    if found is None or not (found["that"] or opened):
        return None
    if _phrase("wished_passive").match(found["rest"]):
        return _agent_of(words, found["rest"])
    rest = found["rest"]
    for gap in re.finditer(r",[^,]{3,120},(?= )|(?= )", rest):
        act = _phrase("wished_act").match(rest, gap.end())
        who = rest[: gap.start()]
        if act and not _phrase("no_act").fullmatch(act["act"]) and _ends_in_actor(who, act["act"]):
            names, capacity = read_names(f"{who}{gap[0]}".strip(" ,"))
            return Addressee(names, capacity, found.start("rest") + act.start("act"))
    return None


def _ends_in_actor(who: str, act: str) -> bool:
    """Tell whether words are somebody, up to their last, and go on with an act and no part of the name."""
    terms = load_commitment_terms().addressees
    owns = re.search(r"(?:['’]s|s['’])$", who)  # "the Secretary-General's report"
    return not owns and is_actor(who) and _acts_itself(who, terms) and not _acts_itself(act, terms)


def acts_as_subject(who: str, act: str) -> bool:
    """Tell whether the subject of an act is somebody: by its noun, or by what it is to do ("each quay")."""
    if is_actor(who):
        return True
    plain = len(who.split()) <= _WORDS and not _phrase("clause_words").search(who)
    return plain and bool(_phrase("acts_of_somebody").match(act.lstrip())) and not _is_thing(who)


def _is_thing(words: str) -> bool:
    while short := _phrase("determiner").match(words):
        words = words[short.end() :]
    head = words[: end.start()] if (end := _phrase("head_ends").search(words)) else words
    return not head.split() or bool(_phrase("things").fullmatch(head.split()[-1].lower()))


def _acts(words: str, terms: AddresseeTerms) -> Iterator[re.Match[str]]:
    for match in _phrase("act").finditer(words):
        before = re.findall(r"[\w-]+", words[: match.start()])
        if match["next"] in terms.unacting or _phrase("gerund").match(match["next"]):
            continue
        if before and (before[-1].lower() in terms.governing or _is_said_again(words, match)):
            continue
        yield match


def _is_said_again(words: str, act: re.Match[str]) -> bool:
    """Tell whether "to" only repeats that of "appeals to": somebody follows, with an act after them."""
    again = _phrase("said_again").search(words[: act.start("next")], max(0, act.start() - 1))
    return again is not None and is_actor(_phrase("act").split(words[act.start("next") :])[0])


def is_actor(words: str, terms: AddresseeTerms | None = None) -> bool:
    """Tell whether a noun phrase begins with somebody who can act."""
    terms = terms or load_commitment_terms().addressees
    words = _joined_pair(words)
    while short := _phrase("determiner").match(words):
        words = words[short.end() :]
    head = words[: end.start()] if (end := _phrase("head_ends").search(words)) else words
    pieces = _phrase("either").split(head)
    return bool(head) and any(_acts_itself(piece, terms) for piece in (pieces[-1], head))


def _acts_itself(words: str, terms: AddresseeTerms) -> bool:
    last = words.split()[-1] if words.split() else ""
    if " ".join(words.lower().split()[-2:]) in terms.nouns:
        return True
    if last.lower() in terms.nouns or last.lower().rsplit("-", 1)[-1] in terms.nouns:
        return True
    if _phrase("acting_noun").fullmatch(last) and last not in terms.no_agents:
        return True
    return bool(_NAME.fullmatch(last)) and not _phrase("name_of_paper").search(words)


def read_names(words: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the names in an addressee phrase, and what stands beside them as capacity."""
    terms = load_commitment_terms().addressees
    names: list[str] = []
    capacity: list[str] = []
    last = names
    included = 0  # of those who are named as part of the last: "States, including islands, ports and towns"
    once = _joined_pair(_phrase("said_again").sub("", " ".join(words.split())))
    for segment in re.split(r",\s*|;\s*", once):
        piece = _phrase("adding").sub("", segment).strip()
        if not piece:
            continue
        if _phrase("insert").match(piece) or _phrase("acting_in").match(piece):
            capacity.append(piece)
            last = capacity
        elif names and (_phrase("joined_name").match(piece) or _goes_on(segment, included)):
            names[-1] = f"{names[-1]}, {segment.strip() if included else piece}"
            included += 1
            last = names
        elif last and not is_actor(_without_insert(piece)[0], terms):
            last[-1] = f"{last[-1]}, {piece}"
        else:
            included = 0
            name, inner = _without_insert(piece)
            names += _split(name, terms)
            capacity += [inner] if inner else []
            last = names
    named = (_without_article(name) for name in names if not _phrase("no_name").fullmatch(name.strip()))
    return tuple(name for name in named if name), tuple(capacity)


def _joined_pair(words: str) -> str:
    """Return a pair without what is put between the two: "Parties and, as appropriate, ports"."""
    return phrase("commitments", "undertakings.put_in_pair").sub("", words)


def _goes_on(segment: str, included: int) -> bool:
    """Tell whether a list of those included goes on: "and" ends it, unless it has several already."""
    return included > 0 and (included > 1 or not _phrase("adding").match(segment))


def _without_insert(piece: str) -> tuple[str, str]:
    """Return a name without the limits that follow it unmarked ("within their mandates")."""
    found = _phrase("unmarked_insert").search(piece)
    return (piece[: found.start()], found[0].strip()) if found else (piece, "")


def _split(piece: str, terms: AddresseeTerms) -> list[str]:
    for match in _phrase("both").finditer(piece):
        left, right = piece[: match.start()], piece[match.end() :]
        around = (
            _joined_addressees(left.split()[-1], right.split()[0]).lower() if left.split() and right else ""
        )
        if around in terms.whole or not _plain_end(left, terms):
            continue
        another = _phrase("another").match(right)
        if another or (_acts_itself(left, terms) and right[:1].islower() and _plain_end(right, terms)):
            return [left, *_split(right, terms)]
        if (_ends_with_noun(left, terms) and is_actor(right, terms)) or _are_two(left, right):
            return [left, *_split(right, terms)]
    return [piece]


def _are_two(left: str, right: str) -> bool:
    """Tell whether each side of "and" is somebody's whole name, as in "Fiji and Peru"."""
    registry = load_registry()
    if registry.resolve_exactly(_without_article(_joined_addressees(left, right))).actor:
        return False
    return all(registry.resolve_exactly(_without_article(name)).actor for name in (left, right))


def _plain_end(words: str, terms: AddresseeTerms) -> bool:
    head = words[: end.start()] if (end := _phrase("head_ends").search(words)) else words
    return _acts_itself(head, terms) if head else False


def _ends_with_noun(words: str, terms: AddresseeTerms) -> bool:
    return words.split()[-1].lower() in terms.nouns


def _without_article(name: str) -> str:
    return _phrase("around_name").sub("", name.strip(" ,"))


def _joined_addressees(left: str, right: str) -> str:
    return f"{left} {entries('commitments', 'addressees.and')} {right}"
