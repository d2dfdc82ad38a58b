"""Votes that a report tells by lists of names: "those abstaining being X and Y", "with Z voting against"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from travaux.analysis.positions.attributions import Holder, NamedHolders, read_names
from travaux.analysis.positions.owners import Given
from travaux.domain.annotations import Modified
from travaux.domain.positions import Stance
from travaux.language.modifiers import annotate
from travaux.reference.phrases import clause_pattern
from travaux.reference.registry import Registry
from travaux.reference.stances import StanceLexicon

_SIDES = (
    ("abstaining", Stance.NOT_BLOCKING),
    ("voting_against", Stance.OPPOSE),
    ("voting_for", Stance.SUPPORT),
)
_BRACKETS = ("(", "（")
_NOT_NOW = (Modified.DENIED, Modified.SUPPOSED, Modified.ASKED, Modified.PAST, Modified.CONDITIONAL)


def find_votes(
    words: str, named: Sequence[NamedHolders], registry: Registry, lexicon: StanceLexicon
) -> Iterator[Given]:
    """Yield who is told to have voted how, by words beside their names and not by a verb of theirs."""
    language = lexicon.language
    annotations = annotate(words, language)
    for one in named:
        before, after = words[: one.start], words[one.end :]
        for side, stance in _SIDES:
            ahead = clause_pattern(language, f"{side}_before").search(before)
            behind = clause_pattern(language, f"{side}_after").match(after)
            if (ahead or behind) and not annotations.over(one.start, *_NOT_NOW):
                yield Given(one.holders, stance, one.start, one.end)
                break
    bracketed = _SIDES if any(sign in words for sign in _BRACKETS) else ()
    for side, stance in bracketed:
        for match in clause_pattern(language, f"{side}_bracket").finditer(words):
            written = read_names(match["names"], registry, lexicon)
            holders = tuple(one if one.actor else _by_adjective(one, registry) for one in written)
            if any(holder.actor for holder in holders):
                yield Given(holders, stance, match.start(), match.end())


def _by_adjective(one: Holder, registry: Registry) -> Holder:
    """Return whom a list of voters names by an adjective: "abstentions (Soviet and Poland)"."""
    meant = registry.resolve_addressed(one.written)
    return replace(one, actor=meant.actor, why=None) if meant.actor and meant.how == "name" else one
