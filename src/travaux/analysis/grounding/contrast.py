"""Whether words that are shown as opposed do stand against one another."""

from collections.abc import Iterable

from travaux.analysis.grounding.lines import CitedWords
from travaux.analysis.grounding.persons import with_own
from travaux.analysis.grounding.polarity import is_denied, negators
from travaux.analysis.grounding.rules import Rules, alike, load_rules
from travaux.analysis.grounding.words import OWN, ClauseWord, is_content, read_words

_REACH = 14  # words from a stand within which what it is about stands


def opposed(one: Iterable[CitedWords], other: Iterable[CitedWords], language: str = "en") -> bool:
    """Say whether somebody of ``one`` is in so many words for what somebody of ``other`` is against."""
    rules = load_rules(language)
    if not rules:
        return False
    first, second = ([stands_in_words(each, rules) for each in side] for side in (one, other))
    return any(_contrary(mine, theirs) for mine in first for theirs in second)


def stands_in_words(words: CitedWords, rules: Rules) -> dict[str, set[int]]:
    """Return for the telling words of a citation whether its speaker is for them (1) or against (-1)."""
    names = (words.speaker, *words.known_as)
    read = read_words(with_own(words.citation.quote, names, rules, first_person=True), rules)
    found: dict[str, set[int]] = {}
    for place, word in enumerate(read):
        if word.text == OWN or not is_content(word, rules) or sign_of(word, rules):
            continue
        if sign := _stand_on(read, place, rules):
            found.setdefault(word.root, set()).add(sign)
    return found


def sign_of(word: ClauseWord, rules: Rules) -> int:
    """Return 1 for a word that is for something, -1 for one against, 0 for any other."""
    against = rules.root_sets["stance.against"] | rules.root_sets["opposing.against"]
    wanted = rules.root_sets["stance.for"] | rules.root_sets["opposing.for"]
    return (word.root in wanted) - (word.root in against)


def _stand_on(words: list[ClauseWord], place: int, rules: Rules) -> int:
    """Return the sign of the nearest stand in the clause of a word, turned by each denial."""
    near = [
        n
        for n in range(max(0, place - _REACH), min(len(words), place + _REACH))
        if words[n].clause == words[place].clause and sign_of(words[n], rules)
    ]
    if near:
        stand = min(near, key=lambda n: (n > place, abs(n - place)))
        return (
            -sign_of(words[stand], rules) if is_denied(words, stand, rules) else sign_of(words[stand], rules)
        )
    duty = any(
        rules.kind(each.text, "modality") in ("should", "must", "shall")
        for each in words
        if each.clause == words[place].clause
    )
    denials = [n for n in negators(words, rules) if words[n].clause == words[place].clause]
    return (-1 if len(denials) % 2 else 1) if duty else 0


def _contrary(mine: dict[str, set[int]], theirs: dict[str, set[int]]) -> bool:
    return any(
        -sign in theirs[other]
        for root, signs in mine.items()
        for other in theirs
        if alike(root, other)
        for sign in signs
    )
