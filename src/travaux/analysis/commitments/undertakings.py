"""Duties laid down without a verb of the body: "shall" in treaties, "will" and pledges in plans."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from travaux.analysis.commitments.addressees import is_actor, read_names
from travaux.domain.commitments import Strength
from travaux.language.sentences import split_text
from travaux.reference.phrases import phrase
from travaux.reference.registry import load_registry


def _phrase(name: str) -> re.Pattern[str]:
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
    for match in _phrase("next_clause").finditer(body, start, end):
        yield at, match.start()
        at = match.end()
    yield at, end


Who = tuple[tuple[str, ...], tuple[str, ...]]
"""Names, and what stands beside them as capacity."""


def _in_clause(body: str, start: int, end: int, before: Who | None) -> Undertaking | None:
    found = min(
        (match for name in ("duty", "pledge") if (match := _phrase(name).search(body, start, end))),
        key=lambda match: match.start(),
        default=None,
    )
    if found is None:
        return None
    verbs = found.groupdict()
    strength = Strength.SHALL if verbs.get("shall") else Strength.COMMITS
    lead, rest = body[start : found.start()], body[found.end("verb") : end]
    subject = _subject(lead)
    if not lead.strip() and before:
        who: Who | None = before
    elif subject is None:
        return None
    elif _phrase("passive").match(rest):
        who = _agent(subject, rest, strength)
    else:
        own = _phrase("aside").sub("", _phrase("no_one").sub("", subject).strip(" ,"))
        who = read_names(own) if _can_act(own, pledges="will" not in verbs) else None
    if who is None:
        return None
    denied = bool(subject and _phrase("denied").match(subject))
    names = tuple(_phrase("one_of_many").sub("", re.sub(r"[\[\]]", "", name)) for name in who[0])
    whole = denied or bool(lead.strip() and _phrase("passive").match(rest))
    return Undertaking(strength, names, who[1], start, found.span("verb"), end, whole)


def _agent(subject: str, rest: str, strength: Strength) -> Who | None:
    """Return who is to do what is "to be done": nobody by name where none is; None where it is no duty."""
    agent = _phrase("agent").search(rest)
    if agent and is_actor(agent["who"]):
        return read_names(agent["who"])
    done_to = is_actor(_small(subject)) and not _phrase("body").search(subject)
    acts = _phrase("acts").search(rest)
    return ((), ()) if strength is Strength.SHALL and acts and not done_to else None


def _subject(lead: str) -> str | None:
    """Return the subject of a clause: the words before its verb, without what is said in front of it."""
    words = " ".join(lead.split()).strip(" ,")
    words = _phrase("conjunctions").sub("", words)
    while _phrase("preposed").match(words):
        cut = _phrase("subject_begins").search(words)
        if cut is None:
            return None
        words = words[cut.end() :]
    head = _phrase("relative").sub("", words)
    if not head or _phrase("recounting").search(head) or _phrase("no_subject").match(head):
        return None
    return head


def _can_act(subject: str, *, pledges: bool) -> bool:
    """Tell whether a subject is somebody: by its noun, by the registry, or by a name that stands alone."""
    bare = _phrase("determiner").sub("", subject)
    if is_actor(_small(subject)) or load_registry().resolve_exactly(bare).actor:
        return True
    named = _phrase("named").fullmatch(bare)
    return bool(named) and (pledges or bare.count(" ") > 0) and not _phrase("no_name").match(bare)


def _small(subject: str) -> str:
    """Return a subject without the capital of its sentence, so that "Reports" does not read as a name."""
    first, _, rest = subject.partition(" ")
    known = load_registry().resolve_exactly(first).actor or re.match(r"[A-Z]", rest)
    return subject if known or first.isupper() else subject[:1].lower() + subject[1:]
