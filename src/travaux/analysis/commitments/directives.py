"""Directive verbs in a unit: where each stands, how strong it is, and how far its words reach."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from travaux.analysis.commitments.addressees import find_addressee
from travaux.domain.commitments import Strength
from travaux.language.sentences import split_text
from travaux.reference.commitment_terms import Directive, load_commitment_terms


@dataclass(frozen=True, slots=True)
class Found:
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


@dataclass(frozen=True, slots=True)
class _Grammar:
    third: re.Pattern[str]
    opening: re.Pattern[str]
    ours: re.Pattern[str]
    joined: re.Pattern[str]
    opens_bare: re.Pattern[str]
    passive: re.Pattern[str]


def _alternatives(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@cache
def _grammar() -> _Grammar:
    terms = load_commitment_terms()
    third = [verb for one in terms.directives for verb in one.third] + list(terms.other_third)
    bare = [verb for one in terms.directives for verb in one.bare] + list(terms.other_bare)
    adverbs = rf"(?:,?\s*(?:{_alternatives(list(terms.adverbs))}),?\s+)*"
    call = r"call,\s[^,;]{1,40},\s(?:upon|on|for)|commit,\s[^,;]{1,30},\sto|commit\sby,\s\d{4},?\sto"
    opening = rf"(?i:{adverbs.replace(',?', '(?:,)?', 1)})"
    asked = "requested|invited|urged|encouraged|called upon"
    return _Grammar(
        third=re.compile(
            rf"(?:(?<=[,;:])\s+(?:(?:and|but)\s+)?|\s+(?:and|but)\s+){adverbs}(?P<verb>{_alternatives(third)})\b"
        ),
        opening=re.compile(rf"\s*{opening}(?P<verb>(?i:{_alternatives(third)}))\b"),
        ours=re.compile(rf"\b[Ww]e,?\s+{adverbs}(?P<verb>{call}|{_alternatives(bare)})\b"),
        joined=re.compile(rf"(?:,\s+(?:and\s+)?|\s+and\s+){adverbs}(?P<verb>{call}|{_alternatives(bare)})\b"),
        opens_bare=re.compile(rf"\s*{opening}(?P<verb>(?i:{_alternatives(bare)}))\b"),
        passive=re.compile(rf"\b(?:is|are)\s+{adverbs}(?P<verb>{asked})\s+to\b"),
    )


_PASSIVE = {
    "requested": Strength.REQUESTS,
    "invited": Strength.INVITES,
    "urged": Strength.URGES,
    "encouraged": Strength.ENCOURAGES,
    "called upon": Strength.CALLS_UPON,
}


@cache
def _by_verb() -> dict[str, Directive]:
    terms = load_commitment_terms()
    return {verb: one for one in terms.directives for verb in (*one.third, *one.bare)}


def _directive(verb: str) -> Directive | None:
    words = " ".join(verb.lower().split())
    if words.startswith("call,"):
        words = f"call {words.rsplit(' ', 1)[-1]}"
    if words.startswith(("commit,", "commit by,")):
        words = "commit to"
    return _by_verb().get(words)


def find_directives(body: str, sub: bool) -> list[Found]:
    """Return the directive verbs of a unit's body; ``sub`` where a chapeau introduces it.

    A verb reaches to the next main verb of the body, or to the end of its sentence.
    """
    grammar = _grammar()
    opening = grammar.opening.match(body)
    if opening:
        return _chain(len(body), [opening, *grammar.third.finditer(body, opening.end())], False)
    found: list[Found] = []
    for number, (start, end) in enumerate(split_text(body)):
        found += _sentence(body, start, end, sub and number == 0)
    return found


def _sentence(body: str, start: int, end: int, sub: bool) -> list[Found]:
    grammar, words = _grammar(), body[start:end]
    ours = [m for m in grammar.ours.finditer(body, start, end) if _main(body, start, m.start())]
    matches = list(ours)
    bare = grammar.opens_bare.match(body, start, end) if sub else None
    if bare:
        matches.insert(0, bare)
    if ours or sub:
        since = matches[0].end() if matches else start
        matches += [m for m in grammar.joined.finditer(body, since, end) if _asks(body, m, end)]
    unique = {m.start("verb"): m for m in matches}
    chain = _chain(end, [unique[at] for at in sorted(unique)], True)
    if not chain and not re.search(r"\breiterate|\brecall|\breaffirm|\bnote", words):
        chain = list(_passives(body, start, end))
    return chain


def _main(body: str, start: int, at: int) -> bool:
    """Tell whether "we" at ``at`` begins a main clause and not one that hangs on another."""
    before = body[start:at].rstrip(" ,").rsplit(None, 1)
    return not before or before[-1].lower() not in load_commitment_terms().subordinating


def _asks(body: str, match: re.Match[str], end: int) -> bool:
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


def _chain(end: int, matches: list[re.Match[str]], first_person: bool) -> list[Found]:
    found = []
    starts = [*[m.start() for m in matches[1:]], *[end] * bool(matches)]
    for match, stop in zip(matches, starts, strict=True):
        directive = _directive(match["verb"])
        if directive is None or _stative(match):
            continue
        found.append(
            Found(
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
    return match["verb"] in ("will", "shall") and bool(
        re.match(r"\s+(?:\w+ly\s+)?(?:be|remain|have|also be)\b", match.string[match.end("verb") :])
    )


def _passives(body: str, start: int, end: int) -> Iterator[Found]:
    """Yield the passives of a sentence, each up to the subject of the next."""
    matches = list(_grammar().passive.finditer(body, start, end))
    clauses = [body.rfind(",", start, match.start()) + 1 or start for match in matches]
    stops = [*clauses[1:], end] if matches else []
    for match, clause, stop in zip(matches, clauses, stops, strict=True):
        yield Found(
            _PASSIVE[match["verb"]],
            match.start("verb"),
            match.end() - 3,
            stop if stop > match.end() else end,
            subject=(clause, match.start()),
        )
