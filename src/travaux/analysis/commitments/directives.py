"""Directive verbs in a unit: where each stands, how strong it is, and how far its words reach."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from travaux.analysis.commitments.addressees import find_addressee
from travaux.domain.commitments import Strength
from travaux.language.sentences import split_text
from travaux.reference.commitment_terms import Directive, load_commitment_terms
from travaux.reference.expressions import Expression
from travaux.reference.phrases import entries, phrase


@dataclass(frozen=True, slots=True)
class DirectiveVerb:
    """One directive verb: ``start``/``verb_end`` span it in the unit's body, ``end`` is where it stops.

    ``first_person`` where "we" speak; ``given`` where a chapeau directs and the sub-paragraph acts;
    ``subject`` spans the addressee of a passive ("States are urged to").
    """

    strength: Strength
    start: int
    verb_end: int
    end: int
    first_person: bool = False
    given: bool = False
    nominal: bool = False
    ours: bool = False
    subject: tuple[int, int] | None = None


def _phrase(name: str) -> Expression:
    return phrase("commitments", f"directives.{name}")


@cache
def _by_verb() -> dict[str, Directive]:
    terms = load_commitment_terms()
    return {verb: one for one in terms.directives for verb in (*one.third, *one.bare, *one.asked)}


def _directive(verb: str) -> Directive | None:
    words = " ".join(verb.lower().split())
    apart = _phrase("apart_to").match(words)
    if apart and apart["call"]:
        words = f"{apart['call']} {words.rsplit(' ', 1)[-1]}"
    elif apart:
        words = entries("commitments", "directives.apart_commit")
    return _by_verb().get(words)


def find_directives(body: str, sub: bool) -> list[DirectiveVerb]:
    """Return the directive verbs of a unit's body; ``sub`` where a chapeau introduces it.

    A verb reaches to the next main verb of the body, or to the end of its sentence.
    """
    opening = _phrase("opening").match(body)
    if opening:
        return _chain(len(body), [opening, *_phrase("in_third").finditer(body, opening.end())], False)
    found: list[DirectiveVerb] = []
    for number, (start, end) in enumerate(split_text(body)):
        found += _sentence(body, start, end, sub and number == 0)
    return found


def opens_with_directive(body: str) -> bool:
    """Tell whether a unit opens with a verb of its body, even one that directs nobody ("Affirms that …")."""
    return bool(_phrase("opening").match(body))


def _sentence(body: str, start: int, end: int, sub: bool) -> list[DirectiveVerb]:
    ours = [
        m for m in _phrase("ours").finditer(body, start, end) if _opens_main_clause(body, start, m.start())
    ]
    matches = list(ours)
    bare = _phrase("opens_bare").match(body, start, end) if sub else None
    if bare:
        matches.insert(0, bare)
    if ours or sub:
        since = matches[0].end() if matches else start
        matches += [
            m for m in _phrase("joined").finditer(body, since, end) if _has_own_addressee(body, m, end)
        ]
    unique = {m.start("verb"): m for m in matches}
    chain = _chain(end, [unique[at] for at in sorted(unique)], True)
    if not chain and not _phrase("recalling").search(body[start:end]):
        chain = list(_passives(body, start, end))
    return chain


def _opens_main_clause(body: str, start: int, at: int) -> bool:
    """Tell whether "we" at ``at`` begins a main clause and not one that hangs on another."""
    before = body[start:at].rstrip(" ,").rsplit(None, 1)
    return not before or before[-1].lower() not in load_commitment_terms().subordinating


def _has_own_addressee(body: str, match: re.Match[str], end: int) -> bool:
    """Tell whether a verb after "and" has its own addressee and act, and is no second infinitive."""
    directive = _directive(match["verb"])
    if directive is None:  # another main verb: it ends the one before only after a comma
        return body[match.start()] == ","
    if directive.nominal:
        return True
    if directive.ours:
        return False
    object_ = find_addressee(body[match.end("verb") : end])
    return object_ is not None and bool(object_.names)


def _chain(end: int, matches: list[re.Match[str]], first_person: bool) -> list[DirectiveVerb]:
    found = []
    starts = [*[m.start() for m in matches[1:]], *[end] * bool(matches)]
    for match, stop in zip(matches, starts, strict=True):
        directive = _directive(match["verb"])
        if directive is None or _stative(match):
            continue
        found.append(
            DirectiveVerb(
                Strength(directive.strength),
                match.start("verb"),
                match.end("verb"),
                max(stop, match.end("verb")),
                first_person,
                nominal=directive.nominal,
                ours=directive.ours,
            )
        )
    return found


def _stative(match: re.Match[str]) -> bool:
    """Tell whether "we will" goes on with a state and not an act."""
    future = _phrase("future").fullmatch(match["verb"])
    return bool(future and _phrase("stative").match(match.string[match.end("verb") :]))


def _passives(body: str, start: int, end: int) -> Iterator[DirectiveVerb]:
    """Yield the passives of a sentence, each up to the subject of the next."""
    matches = list(_phrase("passive").finditer(body, start, end))
    clauses = [
        max((body.rfind(mark, start, match.start()) + 1 for mark in ",;"), default=0) or start
        for match in matches
    ]
    stops = [*clauses[1:], end] if matches else []
    for match, clause, stop in zip(matches, clauses, stops, strict=True):
        yield DirectiveVerb(
            Strength(_by_verb()[" ".join(match["verb"].split())].strength),
            match.start("verb"),
            match.start("to"),
            stop if stop > match.end() else end,
            subject=(clause, match.start()),
        )
