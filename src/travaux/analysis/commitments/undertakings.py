"""Duties laid down without a verb of the body: "shall" in treaties, "will" and pledges in plans."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from travaux.analysis.commitments.addressees import acts_as_subject, is_actor, read_names
from travaux.domain.commitments import Strength
from travaux.language.sentences import split_text
from travaux.reference.expressions import Expression
from travaux.reference.phrases import phrase
from travaux.reference.registry import load_registry


def _phrase(name: str) -> Expression:
    return phrase("commitments", f"undertakings.{name}")


@dataclass(frozen=True, slots=True)
class Undertaking:
    """A duty in a sentence: who, where the verb and the act stand, and how strong it is.

    ``whole`` where the act is stated with its subject: "No Party shall …", "Reports shall be submitted".
    """

    strength: Strength
    names: tuple[str, ...]
    capacity: tuple[str, ...]
    start: int
    verb: tuple[int, int]
    end: int
    whole: bool = False


Who = tuple[tuple[str, ...], tuple[str, ...]]
"""Names, and what stands beside them as capacity."""
_NOBODY: Who = ((), ())
_WAYS = (
    ("duty", Strength.SHALL),
    ("bound", Strength.SHALL),
    ("pledge", Strength.COMMITS),
    ("aim", Strength.AIMS),
)


_ADVICE = (("advice", Strength.RECOMMENDS),)


def find_undertakings(
    body: str, start: int = 0, stop: int | None = None, *, advised: bool = False
) -> Iterator[Undertaking]:
    """Yield the duties of a paragraph's sentences; of each clause, its subject must stand at its head.

    A passive is the duty of those it is "by", else nobody's by name; what is only so, means or enters into
    force is no duty. A pronoun stands for the last who were named before it, or for nobody. ``advised`` where
    the paragraph recommends, so that it says who "should".
    """
    stop = len(body) if stop is None else stop
    named: Who = _NOBODY
    for first, last in split_text(body[start:stop]):
        before: Who | None = None
        ended = start + first
        for begin, end in _clauses(body, start + first, start + last):
            if begin > ended and _phrase("which_shall").match(body, ended):
                before = _named_last(body, start + first, ended)
            ended = end
            found = _in_clause(body, begin, end, before, named, advised)
            if found is None:
                before = _allowed(body[begin:end]) or before
            else:
                before = (found.names, found.capacity)
                named = before if found.names else named
                yield found


def _clauses(body: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    further = [*_phrase("next_clause").finditer(body, start, end), *_relative_duties(body, start, end)]
    for match in sorted(further, key=lambda one: one.start()):
        yield at, match.start()
        at = match.end()
    yield at, end


def _relative_duties(body: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield where a clause that binds goes on to bind somebody whom it named: ", which shall decide"."""
    for found in _phrase("which_shall").finditer(body, start, end):
        if _phrase("duty").search(body, start, found.start()):
            yield found


def _named_last(body: str, start: int, begin: int) -> Who:
    """Return whom a clause names last, where the next hangs on it: "to the Commission, which"."""
    found = _phrase("last_named").search(body[start:begin])
    return read_names(found["who"]) if found and is_actor(found["who"]) else _NOBODY


def _allowed(clause: str) -> Who | None:
    """Return who may do something by a clause, whom the next binds too: "it may act and shall inform"."""
    found = _phrase("allowed").search(clause)
    subject = _subject(clause[: found.start()]) if found else None
    return read_names(subject) if subject and is_actor(_without_capital(subject)) else None


def _in_clause(
    body: str, start: int, end: int, before: Who | None, named: Who, advised: bool
) -> Undertaking | None:
    found, strength = _verb(body, start, end, advised)
    if falls := _phrase("falls_to").search(body, start, found.start() + 1 if found else end):
        names, capacity = read_names(falls["who"])
        return Undertaking(Strength.SHALL, names, capacity, start, falls.span("verb"), end)
    if found is None:
        return None
    run_in = _phrase("heading").match(body[start : found.start()])
    start += run_in.end() if run_in else 0
    lead, rest = body[start : found.start()], body[_act(found) : end]
    subject = _subject(lead)
    denied = bool(subject and _phrase("denied").match(subject))
    if found.re is _phrase("denied_may").compiled and not (denied and _denies_somebody(rest)):
        return None
    if strength is Strength.AIMS and _phrase("ourselves").fullmatch(lead.strip()):
        who: Who | None = _NOBODY
    elif not lead.strip() and before:
        who = before
    elif subject is None:
        who = None
    else:
        meant = _conditional(lead) or named
        who = _doer(subject, rest, strength, meant, pledges="will" not in _groups(found))
    if "will" in _groups(found) and subject and _only_gets(subject, rest):
        return None
    if who is None or (strength is Strength.AIMS and not _phrase("measured").search(rest)):
        return None
    names = tuple(_phrase("one_of_many").sub("", re.sub(r"[\[\]]", "", name)) for name in who[0])
    things = bool(subject and not _is_somebody(subject, pledges=True))
    whole = denied or (bool(lead.strip()) and (bool(_phrase("passive").match(rest)) or things))
    return Undertaking(strength, names, who[1], start, found.span("verb"), end, whole)


def _denies_somebody(rest: str) -> bool:
    """Tell whether what may not be done is an act of somebody, and no passive that only says what is so."""
    return not _phrase("passive").match(rest) or bool(_phrase("acts").search(rest))


def _verb(body: str, start: int, end: int, advised: bool) -> tuple[re.Match[str] | None, Strength]:
    """Return the first verb of a clause that binds somebody, with how strong it is."""
    found = [
        (match, strength)
        for name, strength in (*_WAYS, ("denied_may", Strength.SHALL), *(_ADVICE if advised else ()))
        if (match := _first_of_clause(name, body, start, end))
    ]
    match, strength = min(found, key=lambda one: one[0].start(), default=(None, Strength.SHALL))
    will = match is not None and bool(_groups(match).get("will"))
    return match, Strength.COMMITS if will else strength


def _first_of_clause(name: str, body: str, start: int, end: int) -> re.Match[str] | None:
    """Return the first such verb that is of the clause and of no relative one within it."""
    while match := _phrase(name).search(body, start, end):
        if name == "duty" or not _phrase("relative").search(body[start : match.start()]):
            return match
        start = match.end()
    return None


def _conditional(lead: str) -> Who | None:
    """Return whom a condition in front of a clause names as its subject."""
    found = _phrase("condition").match(lead.strip())
    return read_names(found["who"].strip()) if found and is_actor(found["who"].strip()) else None


def _groups(found: re.Match[str]) -> dict[str, str]:
    return {name: value for name, value in found.groupdict().items() if value}


def _only_gets(subject: str, rest: str) -> bool:
    """Tell whether people without a name get something from what others do, and promise nothing."""
    plain = _phrase("many").fullmatch(_without_capital(subject)) and not _phrase("body").search(subject)
    named = re.search(r"[A-Z]", _without_capital(subject)) or load_registry().resolve_exactly(subject).actor
    return bool(plain and not named and _phrase("outcome").match(rest))


def _act(found: re.Match[str]) -> int:
    """Return where the act begins: after the verb, and after what is put between them in commas."""
    return found.start("later") - 1 if "later" in _groups(found) else found.end("verb")


def _doer(subject: str, rest: str, strength: Strength, named: Who, *, pledges: bool) -> Who | None:
    """Return who is to act; nobody by name where the words name none, None where they lay down no duty."""
    if _phrase("of_a_speaker").match(rest):
        return None
    if _phrase("passive").match(rest):
        return _agent(subject, rest, strength)
    if _phrase("only_is").match(rest) and not _phrase("of_things").match(rest):
        return None
    if _phrase("pronoun").fullmatch(subject):
        return named if named[0] or strength is Strength.SHALL else None
    if _phrase("such_a_one").fullmatch(subject):
        head = subject.rsplit(" ", 1)[-1].lower()
        return named if any(head in name.lower().split() for name in named[0]) else _NOBODY
    if _phrase("anaphoric").search(subject) or _phrase("has_a_right").match(rest):
        return _NOBODY  # whom it means, or who is to grant it, stands elsewhere
    own = _phrase("put_in_pair").sub(
        "", _phrase("aside").sub("", _phrase("no_one").sub("", subject).strip(" ,"))
    )
    own = _phrase("voice_of").sub("", own) if strength is Strength.COMMITS else own
    if _is_somebody(own, pledges=pledges) or (
        strength is Strength.SHALL and acts_as_subject(_without_capital(own), rest)
    ):
        names, capacity = read_names(_phrase("neither_nor").sub("and", own))
        every = own != subject and len(names) == 1 and _phrase("no").match(subject)
        return (tuple(map(_all_of, names)) if every else names), capacity
    if strength is Strength.SHALL and _phrase("of_things").match(rest):
        taken = _phrase("taken_by").search(subject)
        return read_names(taken["who"]) if taken and is_actor(taken["who"]) else _NOBODY
    return None


def _all_of(name: str) -> str:
    """Return a noun in the plural: whom "No Party" binds are the Parties."""
    if name.endswith("s"):
        return name
    return f"{name[:-1]}ies" if re.search(r"[^aeiou]y$", name) else f"{name}s"


def _agent(subject: str, rest: str, strength: Strength) -> Who | None:
    """Return who is to do what is "to be done": nobody by name where none is; None where it is no duty."""
    agent = _phrase("agent").search(rest)
    if agent and is_actor(agent["who"]):
        return read_names(agent["who"])
    done_to = is_actor(_without_capital(subject)) and not _phrase("body").search(subject)
    denied = _phrase("denied").match(subject)
    acts = _phrase("acts").search(rest) or _phrase("of_things").match(rest)
    return _NOBODY if strength is Strength.SHALL and (denied or (acts and not done_to)) else None


def _subject(lead: str) -> str | None:
    """Return the subject of a clause: the words before its verb, without what is said in front of it."""
    words = " ".join(lead.split()).strip(" ,:")
    words = _phrase("conjunctions").sub("", words)
    while _phrase("preposed").match(words):
        rest = _after_comma(words)
        if rest is None:
            return None
        words = rest
    head = _phrase("apposed").sub("", words)
    plain = _phrase("this_one").sub("", _phrase("restricting").sub("", head))
    if not plain or _phrase("recounting").search(plain) or _phrase("no_subject").match(plain):
        return None
    return head if len(head) <= _LONGEST else _short_of(head)


def _short_of(head: str) -> str:
    """Return a long description of a doer up to where another part of it begins, so that it names no more."""
    parts = [one.start() for one in _phrase("description_goes_on").finditer(head, 0, _LONGEST)]
    return head[: parts[-1]] if parts else ""


_LONGEST = 140  # characters: what a longer description of a doer goes on to say is left to the citation


def _after_comma(words: str) -> str | None:
    """Return what stands after what is said in front: from a comma on that somebody may follow."""
    for comma in _phrase("comma").finditer(words):
        rest = words[comma.end() :]
        if _phrase("no_beginning").match(rest):
            continue
        if _phrase("subject_begins").match(words, comma.start()) or is_actor(rest):
            return rest
    return None


def _is_somebody(subject: str, *, pledges: bool) -> bool:
    """Tell whether a subject is somebody: by its noun, by the registry, or by a name that stands alone."""
    bare = _phrase("determiner").sub("", subject)
    if is_actor(_without_capital(subject)) or load_registry().resolve_exactly(bare).actor:
        return True
    named = _phrase("named").fullmatch(bare)
    return bool(named) and (pledges or bare.count(" ") > 0) and not _phrase("no_name").match(bare)


def _without_capital(subject: str) -> str:
    """Return a subject without the capital of its sentence, so that "Reports" does not read as a name."""
    first, _, rest = subject.partition(" ")
    known = load_registry().resolve_exactly(first).actor or re.match(r"[A-Z]", rest)
    return subject if known or first.isupper() else subject[:1].lower() + subject[1:]
