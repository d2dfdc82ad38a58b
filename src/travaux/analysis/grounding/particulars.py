"""Numbers, dates, names, provisions, quantities and plain words of a line that its words do not have."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from travaux.analysis.grounding.alignment import Alignment
from travaux.analysis.grounding.lines import Context, Fault, Reason
from travaux.analysis.grounding.rules import Rules, alike
from travaux.analysis.grounding.verbs import chain
from travaux.analysis.grounding.words import OWN, ClauseWord, is_content, takes_stand
from travaux.domain.figures import whole

_SEVERAL = 3  # holders from which a line may say "several"
_HEAD = 3  # words after a quantity among which stands what it counts


def find_particulars(found: Alignment, holders: int, context: Context) -> Iterator[Reason]:
    """Yield each particular of the line that its words do not have, or have elsewhere."""
    for here, word in enumerate(found.line):
        if here not in found.to and (reason := _missing(found, here, word, holders, context)):
            yield reason
    yield from _misplaced(found)
    yield from _elsewhere(found)
    yield from _lost_quantities(found)
    yield from _lost_labels(found)


def _missing(found: Alignment, here: int, word: ClauseWord, holders: int, context: Context) -> Reason | None:
    rules = found.rules
    if word.text in ("…", OWN):
        return None
    if word.number or word.text in rules.sets["numbers.words"]:
        return None if _counts(found, here, holders, rules) else Reason(Fault.NUMBER, word.text)
    if word.text in rules.sets["numbers.dates"]:
        return Reason(Fault.NUMBER, word.text)
    if quantity := rules.kind(word.text, "quantity"):
        fits = _quantity_fits(quantity, holders, context) and _counted(found.line, here, rules)
        return None if fits else Reason(Fault.QUANTITY, word.text)
    if rules.kind(word.text, "targets"):
        return Reason(Fault.TARGET, word.text)
    if word.text in rules.sets["limits.words"]:
        return Reason(Fault.CUT, word.text)
    if word.capital and here and is_content(word, rules):
        return Reason(Fault.NAME, word.text)
    if any(each.root == word.root for each in found.cited):
        return None  # said once and told twice
    return None if _is_frame(word, rules) or not is_content(word, rules) else Reason(Fault.WORDS, word.text)


def _is_frame(word: ClauseWord, rules: Rules) -> bool:
    """Say whether a report adds the word of its own, or some other rule has judged it."""
    return (
        word.text in rules.sets["frame.words"]
        or word.root in rules.root_sets["frame.reports"]
        or word.text in rules.sets["frame.loose"]
        or word.text in rules.sets["negation.words"]
        or any(word.root in rules.root_sets[f"stance.{side}"] for side in ("for", "against"))
        or any(word.root in rules.root_sets[path] for path in rules.sets if path.startswith("strength."))
        or rules.kind(word.text, "modality") is not None
    )


def _counted(words: Sequence[ClauseWord], place: int, rules: Rules) -> bool:
    following = words[place + 1 : place + 1 + _HEAD]
    return any(each.root in rules.root_sets["counting.counted"] for each in following)


def _counts(found: Alignment, here: int, holders: int, rules: Rules) -> bool:
    """Say whether a number counts the holders that the line names: "two delegations"."""
    word = found.line[here].text
    value = whole(word) if word.isdigit() else rules.values.get(word)
    if here + 1 < len(found.line) and found.line[here + 1].text in ("words",):
        return False
    return value == holders and _counted(found.line, here, rules)


def _quantity_fits(quantity: str, holders: int, context: Context) -> bool:
    if quantity == "several":
        return holders >= _SEVERAL
    if quantity in ("all", "most", "many"):
        total = context.participants
        if total is None:
            return False
        return holders == total if quantity == "all" else holders > total / 2
    return quantity == "some" and holders > 1


def _lost_quantities(found: Alignment) -> Iterator[Reason]:
    """Yield what limits how many or how much and that the line leaves out before what it limits."""
    rules = found.rules
    for here, there in found.to.items():
        if rules.kind(found.line[here].text, "quantity") in ("all", "most", "many"):
            counted = _next_telling(found.line, here, found)
            if counted in found.to and found.to[counted] != _next_telling(found.cited, there, found):
                yield Reason(Fault.QUANTITY, found.line[here].text)
    for there, word in enumerate(found.cited):
        kind = rules.kind(word.text, "quantity")
        numeral = word.text in rules.sets["numbers.words"] and _before_of(found.cited, there)
        if there in found.back or not (kind in rules.sets["counting.limiting"] or numeral):
            continue
        head = next(
            (
                n
                for n in range(there + 1, min(len(found.cited), there + 1 + _HEAD))
                if _is_telling_word(found, n)
            ),
            None,
        )
        if head is not None and head in found.back:
            yield Reason(Fault.QUANTITY, word.text)


def _lost_labels(found: Alignment) -> Iterator[Reason]:
    """Yield what the words add to a number and the line leaves out: 14 bis is not 14, nor 4 (a) 4."""
    for there in found.to.values():
        added = there + 1
        if added in found.back or added == len(found.cited):
            continue
        if found.cited[there].number and found.cited[added].label:
            yield Reason(Fault.TARGET, found.cited[added].text[1:])


def _next_telling(words: Sequence[ClauseWord], place: int, found: Alignment) -> int | None:
    """Return the place of what the quantity at ``place`` counts."""
    for there in range(place + 1, min(len(words), place + 1 + _HEAD)):
        if is_content(words[there], found.rules):
            return there
    return None


def _before_of(words: Sequence[ClauseWord], place: int) -> bool:
    return place + 1 < len(words) and words[place + 1].text == "of"


def _is_telling_word(found: Alignment, there: int) -> bool:
    word = found.cited[there]
    return is_content(word, found.rules) and found.rules.kind(word.text, "quantity") is None


def _misplaced(found: Alignment) -> Iterator[Reason]:
    """Yield numbers and names that change places, save where a passive turns the sentence round."""
    places = sorted(found.to.items())
    turned = is_turned(found)
    told = [(a, b) for a, b in places if _is_particular(found, a)]
    for (here, there), (after, beyond) in pairwise(told):
        if _figures_across_joint(found, here, after, there, beyond):
            yield Reason(Fault.NUMBER, found.line[after].text)
        if beyond < there and not (turned and _verb_between(found, here, after)):
            word = found.line[after]
            counts = word.number or word.text in found.rules.sets["numbers.words"]
            yield Reason(Fault.NUMBER if counts else Fault.NAME, word.text)


def _figures_across_joint(found: Alignment, here: int, after: int, there: int, beyond: int) -> bool:
    """Say whether two figures of the line stand on either side of an "and" that brings figures left out."""
    joins = found.rules.sets["lists.joins"]
    between = range(there + 1, beyond)
    joined = next((n for n in between if found.cited[n].text in joins and n not in found.back), None)
    if joined is None or not (found.line[here].number and found.line[after].number):
        return False
    return any(found.cited[n].number and n not in found.back for n in range(joined, beyond))


def _verb_between(found: Alignment, here: int, after: int) -> bool:
    """Say whether a verb stands between two words: then a passive can have put one before the other."""
    return any(
        n in found.to and found.line[n].text != OWN and not _is_particular(found, n) and _acts(found, n)
        for n in range(here + 1, after)
    )


def _acts(found: Alignment, place: int) -> bool:
    """Say whether the word at ``place`` is a verb in the passive, or one that takes a stand."""
    return bool(chain(found.line, place, found.rules)) or takes_stand(found.line, place, found.rules)


def is_turned(found: Alignment) -> bool:
    """Say whether one of line and words is in the passive with its doer named and the other is not."""
    agent = found.rules.sets["agents.by"]
    mine = sum(word.text in agent for word in found.line)
    return mine != sum(word.text in agent for word in found.cited)


def _is_particular(found: Alignment, place: int) -> bool:
    word = found.line[place]
    rules = found.rules
    if word.text == OWN:
        return False
    return (
        word.number
        or word.text in rules.sets["numbers.words"]
        or (word.capital and place > 0 and is_content(word, rules))
        or rules.kind(word.text, "modality") in ("shall", "should")
    )


def _elsewhere(found: Alignment) -> Iterator[Reason]:
    """Yield numbers and names that the words have in another clause, under another verb."""
    rules = found.rules
    for here, there in found.to.items():
        if not _is_particular(found, here) or rules.kind(found.line[here].text, "modality"):
            continue
        verb = _governor(found.line, here, found)
        if verb is None:
            continue
        first, last = sorted((found.to[verb], there))
        dropped = [
            n for n in range(first + 1, last) if n not in found.back and takes_stand(found.cited, n, rules)
        ]
        other = found.cited[found.to[verb]].clause != found.cited[there].clause
        if dropped or (other and not _points_back(found, found.cited[found.to[verb]].clause)):
            yield Reason(Fault.TARGET, found.line[here].text)


def _governor(words: Sequence[ClauseWord], place: int, found: Alignment) -> int | None:
    """Return the place of the shared verb of stance before ``place`` in its clause, else after it."""
    near: list[int] = [*range(place - 1, -1, -1), *range(place + 1, len(words))]
    for there in near:
        if words[there].clause != words[place].clause:
            continue
        if there in found.to and takes_stand(words, there, found.rules):
            return there
    return None


def _points_back(found: Alignment, clause: int) -> bool:
    return any(
        word.clause == clause and word.text in found.rules.sets["persons.pointers"] for word in found.cited
    )


def same_name(first: str, second: str) -> bool:
    """Say whether two names in small letters are one, an article and a plural aside."""
    one, other = (name.lower().removeprefix("the ").strip() for name in (first, second))
    return one == other or alike(one, other)
