"""Whether a line denies and opposes what its words deny and oppose, and nothing else."""

from collections.abc import Iterator, Sequence

from travaux.analysis.grounding.alignment import Alignment
from travaux.analysis.grounding.lines import Fault, Reason
from travaux.analysis.grounding.rules import Rules
from travaux.analysis.grounding.words import OWN, ClauseWord, is_content


def find_denials(found: Alignment) -> Iterator[Reason]:
    """Yield what the line denies and its words do not, or the other way about."""
    yield from _lost_denials(found)
    yield from _added(found)
    yield from _unfounded_stands(found)
    yield from _contrary(found)


def negators(words: Sequence[ClauseWord], rules: Rules) -> list[int]:
    """Return the places of words that deny: "not", "nobody", "fails"."""
    return [
        place
        for place, word in enumerate(words)
        if word.text in rules.sets["negation.words"] or word.root in rules.root_sets["negation.verbs"]
    ]


def scope(words: Sequence[ClauseWord], place: int, rules: Rules) -> list[int]:
    """Return the places of the telling words that a denial reaches: to a comma or the end of its clause."""
    reached = []
    start = _behind_aside(words, place)
    for there in range(start, len(words)):
        word = words[there]
        if word.clause != words[place].clause or ("," in word.before and there > start):
            break
        if is_content(word, rules):
            reached.append(there)
    return reached or _denied_before(words, place, rules)


def _behind_aside(words: Sequence[ClauseWord], place: int) -> int:
    """Return where what a denial reaches begins: behind an aside in "we do not, in short, accept"."""
    commas = [
        n
        for n in range(place + 1, len(words))
        if words[n].clause == words[place].clause and "," in words[n].before
    ]
    within = place > 0 and words[place - 1].clause == words[place].clause
    return commas[1] if within and len(commas) > 1 and commas[0] == place + 1 else place + 1


def _denied_before(words: Sequence[ClauseWord], place: int, rules: Rules) -> list[int]:
    """Return what a denial at the end of its clause reaches: "broadcasters should not"."""
    return [
        n
        for n in range(place)
        if words[n].clause == words[place].clause and words[n].text != OWN and is_content(words[n], rules)
    ]


def is_denied(words: Sequence[ClauseWord], place: int, rules: Rules) -> bool:
    """Say whether the word at ``place`` is denied, two denials cancelling one another."""
    return sum(place in scope(words, each, rules) for each in negators(words, rules)) % 2 == 1


def _lost_denials(found: Alignment) -> Iterator[Reason]:
    """Yield each denial of the words cited that governs what the line tells and that the line has not."""
    rules = found.rules
    mine = {here: scope(found.line, here, rules) for here in negators(found.line, rules)}
    for there in negators(found.cited, rules):
        if found.cited[there].clause not in found.used:
            continue
        reached = scope(found.cited, there, rules)
        told = {found.back[each] for each in reached if each in found.back}
        if not told or (there in found.back and _still_governs(found, there, reached)):
            continue
        head = found.back.get(reached[0]) if reached else None
        free = [own for here, own in mine.items() if found.to.get(here, there) == there]
        kept = any((head in own[:2] if head is not None else told & set(own)) for own in free)
        if not kept and not _told_otherwise(found, reached):
            yield Reason(Fault.NEGATION, found.cited[there].text)


def _still_governs(found: Alignment, there: int, reached: Sequence[int]) -> bool:
    """Say whether the line's own word for a denial reaches what it reached."""
    own = scope(found.line, found.back[there], found.rules)
    head = next((found.back[each] for each in reached if each in found.back), None)
    return head is None or head in own


def _told_otherwise(found: Alignment, reached: Sequence[int]) -> bool:
    """Say whether the line has a word against for "cannot accept": "opposes"."""
    rules = found.rules
    turned = any(found.cited[each].root in rules.root_sets["stance.for"] for each in reached[:2])
    return turned and any(
        word.root in rules.root_sets["stance.against"] and here not in found.to
        for here, word in enumerate(found.line)
    )


def _added(found: Alignment) -> Iterator[Reason]:
    rules = found.rules
    for here in negators(found.line, rules):
        if here in found.to:
            continue
        reached = scope(found.line, here, rules)
        heads = {found.to[each] for each in reached if each in found.to}
        if reached and reached[0] in found.to:
            heads = {found.to[reached[0]]}
        theirs = [set(scope(found.cited, each, rules)) for each in negators(found.cited, rules)]
        denied = any(heads & each for each in theirs)
        opposed = any(
            word.root in rules.root_sets["stance.against"]
            and there not in found.back
            and word.clause in found.used
            for there, word in enumerate(found.cited)
        )
        twice = denied and reached[0] in found.to and _parity_differs(found, reached[0])
        if twice or (not denied and not opposed):
            yield Reason(Fault.NEGATION, found.line[here].text)
    for here, word in enumerate(found.line):
        if here not in found.to and word.text in rules.sets["negation.assumed"] and word.text != "one":
            yield Reason(Fault.NEGATION, word.text)


def _parity_differs(found: Alignment, here: int) -> bool:
    """Say whether the line denies a word twice that its words deny once, or the other way about."""
    denied = is_denied(found.line, here, found.rules)
    return denied != is_denied(found.cited, found.to[here], found.rules)


def _unfounded_stands(found: Alignment) -> Iterator[Reason]:
    """Yield a stand that the line takes in a word of its own and that its words do not take."""
    rules = found.rules
    for here, word in enumerate(found.line):
        sign = _sign(word, rules)
        if not sign or here in found.to:
            continue
        mine = -sign if is_denied(found.line, here, rules) else sign
        sides = {
            there: -side if is_denied(found.cited, there, rules) else side
            for there, each in enumerate(found.cited)
            if each.clause in found.used and (side := _sign(each, rules))
        }
        theirs = {side for there, side in sides.items() if there not in found.back} or set(sides.values())
        if mine not in theirs:
            yield Reason(Fault.NEGATION, word.text)


def _sign(word: ClauseWord, rules: Rules) -> int:
    if word.text == OWN:
        return 0
    return (word.root in rules.root_sets["stance.for"]) - (word.root in rules.root_sets["stance.against"])


def _contrary(found: Alignment) -> Iterator[Reason]:
    left = {
        word.root
        for there, word in enumerate(found.cited)
        if there not in found.back and word.clause in found.used
    }
    for here, word in enumerate(found.line):
        if here not in found.to and left & found.rules.contraries.get(word.root, frozenset()):
            yield Reason(Fault.NEGATION, word.text)
