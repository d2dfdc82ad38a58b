"""Who writes a report and is heard in it: the delegation that sends a telegram, an author who judges.

A report tells of others; its writer holds something only where the words say who writes it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from travaux.analysis.positions.clauses import Clause
from travaux.analysis.positions.cues import Cue, CueKind
from travaux.analysis.positions.introduced import Introduced
from travaux.analysis.positions.persons import person_named
from travaux.analysis.positions.represented import adjectival
from travaux.analysis.positions.stances import words_of
from travaux.domain.actors import Actor, ActorKind
from travaux.reference.phrases import clause_pattern
from travaux.reference.registry import Registry
from travaux.reference.stances import StanceLexicon, saying_of

_FRONT = 600  # characters at the start of a text in which a heading says what kind of text it is
_FIRST_LINES = 4
_SENDING = frozenset({ActorKind.STATE, ActorKind.OBSERVER, ActorKind.PARTICIPANT})


@dataclass(frozen=True, slots=True)
class ReportWriter:
    """Who writes a report; ``judges`` where it is an author’s own opinion piece."""

    actor: Actor
    judges: bool = False


def find_writer(text: str, title: str | None, registry: Registry, language: str) -> ReportWriter | None:
    """Return the delegation whose telegram ``text`` is, or the author of an opinion piece, else None."""
    for sent in _headings(text, title, language):
        sender = _delegation(sent["sender"], registry, language)
        if sender:
            return ReportWriter(sender)
    byline = clause_pattern(language, "byline").search(text)
    opinion = clause_pattern(language, "opinion_piece").search(text[:_FRONT])
    author = person_named(" ".join(byline["name"].split())) if byline and opinion else None
    return ReportWriter(author, judges=True) if author else None


def is_dispatch(text: str, title: str | None, language: str) -> bool:
    """Tell whether a heading says that a text was sent: "Cablegram 12, Roe to Foreign Ministry"."""
    named = clause_pattern(language, "dispatch_named")
    return any(True for _ in _headings(text, title, language)) and bool(
        named.search(text[:_FRONT] + (title or ""))
    )


def _headings(text: str, title: str | None, language: str) -> Iterator[re.Match[str]]:
    first = [line.strip() for line in text[:_FRONT].splitlines() if line.strip()][:_FIRST_LINES]
    for line in (title or "", *first):
        if sent := clause_pattern(language, "dispatch").fullmatch(line.strip()):
            yield sent


def _delegation(sender: str, registry: Registry, language: str) -> Actor | None:
    """Return the one State whose delegation, mission or Government sends something."""
    office = clause_pattern(language, "dispatch_office")
    found = {one.resolution.actor for one in registry.mentions(sender) if office.match(sender[one.end :])} | {
        one.resolution.actor for one in adjectival(sender, registry, office)
    }
    only = found.pop() if len(found) == 1 else None
    return only if only is not None and only.kind in _SENDING else None


def with_writer(registry: Registry, writer: ReportWriter | None, lexicon: StanceLexicon) -> Registry:
    """Return ``registry`` with the words by which the ``writer`` of a telegram means the delegation."""
    if writer is None or writer.judges:
        return registry
    selves: Mapping[str, Actor] = {
        word: writer.actor
        for own in lexicon.words.get("writing_selves", ())
        for word in (own, own[:1].upper() + own[1:])
    }
    own = {**(registry.own if isinstance(registry, Introduced) else {}), **selves}
    known = registry.known if isinstance(registry, Introduced) else registry
    return Introduced(
        registry.actors, registry.index, registry.lexicon, registry.membership, registry.notes, known, own
    )


def with_author(registry: Registry, names: Sequence[str], author: Actor | None) -> Registry:
    """Return ``registry`` with the ``names`` by which a text calls its own author."""
    if author is None or not names:
        return registry
    return Introduced(
        registry.actors, registry.index, registry.lexicon, registry.membership, registry.notes, registry,
        dict.fromkeys(names, author),
    )  # fmt: skip


def judged_by_writer(words: str, clause: Clause, cue: Cue, lexicon: StanceLexicon) -> bool:
    """Tell whether a clause that names nobody is judged by whoever writes: "It needs a stronger text"."""
    if cue.kind is not CueKind.IMPERSONAL or cue.barred:
        return False
    before = words_of(words[clause.start : cue.start])
    others = saying_of(lexicon).union(lexicon.words.get("outsiders", ()))
    return not others.intersection(before) and re.search(r"[“”\"]", words[: cue.start]) is None
