"""How firmly and when: the modal words and the tense of a line against those of its words."""

from collections.abc import Iterator, Sequence

from travaux.analysis.grounding.alignment import Alignment
from travaux.analysis.grounding.lines import Fault, Reason
from travaux.analysis.grounding.rules import Rules
from travaux.analysis.grounding.words import OWN, ClauseWord, is_auxiliary, is_content

_CHAIN = 6  # words before a verb among which its auxiliaries stand
_RANKS = ("invite", "ask", "urge", "demand")


def find_shifts(found: Alignment) -> Iterator[Reason]:
    """Yield what is firmer, weaker, earlier or later in the line than in its words."""
    yield from _modals(found)
    yield from _strength(found)
    yield from _tenses(found)


def chain(words: Sequence[ClauseWord], place: int, rules: Rules) -> list[str]:
    """Return the auxiliaries that stand right before the word at ``place``, adverbs and denials aside."""
    found: list[str] = []
    for there in range(place - 1, max(-1, place - 1 - _CHAIN), -1):
        word = words[there]
        if word.clause != words[place].clause:
            break
        if "," in words[there + 1].before and not _opens_aside(words, there, rules):
            break
        if is_auxiliary(word.text, rules) or word.root in ("be", "have"):
            found.append(word.text)
        elif not _between(word, rules):
            break
    return found[::-1]


def _opens_aside(words: Sequence[ClauseWord], there: int, rules: Rules) -> bool:
    """Say whether the comma after the word at ``there`` sets off an aside within a verb."""
    return any(each.text in rules.sets["frame.adverbs"] for each in words[there : there + 2])


def _between(word: ClauseWord, rules: Rules) -> bool:
    adverb = word.text in rules.sets["frame.loose"] or word.text in rules.sets["tense.markers"]
    return adverb or word.text in rules.sets["negation.words"] or word.text in rules.sets["frame.adverbs"]


def _modals(found: Alignment) -> Iterator[Reason]:
    rules = found.rules
    for here, word in enumerate(found.line):
        rank = rules.kind(word.text, "modality")
        if rank is None or (word.capital and here):
            continue
        head = _head(found.line, here, rules)
        there = found.to.get(head) if head is not None else None
        if _same_modal(found, here, rank, there):
            continue
        theirs = _ranks_before(found, there) if there is not None else _ranks_in_use(found)
        if rank not in theirs and not _back_shift(word.text, theirs, rules):
            yield Reason(Fault.MODALITY, word.text)
    yield from _lost_modals(found)


def _same_modal(found: Alignment, here: int, rank: str, head: int | None) -> bool:
    """Say whether the words have the line's own modal, before the same verb."""
    there = found.to.get(here)
    if there is None or found.rules.kind(found.cited[there].text, "modality") != rank:
        return False
    return _head(found.cited, there, found.rules) == head


def _lost_modals(found: Alignment) -> Iterator[Reason]:
    rules = found.rules
    for there, word in enumerate(found.cited):
        rank = rules.kind(word.text, "modality")
        if rank is None or there in found.back or word.clause not in found.used:
            continue
        head = _head(found.cited, there, rules)
        here = found.back.get(head) if head is not None else None
        if here is None or _is_wish(found.cited, there, rules):
            continue
        if found.line[here].root in rules.root_sets["frame.reports"]:
            continue
        mine = {rules.kind(each, "modality") for each in chain(found.line, here, rules)}
        if rank not in mine:
            yield Reason(Fault.MODALITY, word.text)


def _is_wish(words: Sequence[ClauseWord], place: int, rules: Rules) -> bool:
    """Say whether "would" only makes a wish polite: "would like to thank"."""
    following = words[place + 1 : place + 3]
    return any(each.text in rules.sets["modality_wishes.words"] for each in following)


def _head(words: Sequence[ClauseWord], place: int, rules: Rules) -> int | None:
    """Return the place of the verb that the modal at ``place`` goes with."""
    for there in range(place + 1, min(len(words), place + _CHAIN)):
        if words[there].clause != words[place].clause:
            return None
        if is_content(words[there], rules) and not _between(words[there], rules):
            return there
    return None


def _ranks_before(found: Alignment, there: int) -> set[str]:
    ranks = {found.rules.kind(each, "modality") for each in chain(found.cited, there, found.rules)}
    shared = {r for r in ranks if r}
    return shared or _inherited(found, there)


def _inherited(found: Alignment, there: int) -> set[str]:
    """Return the modals of the verb before "and": "will come and stay"."""
    if there and found.cited[there - 1].text in found.rules.sets["lists.joins"]:
        before = [
            found.cited[n] for n in range(there) if found.cited[n].sentence == found.cited[there].sentence
        ]
        ranks = [found.rules.kind(each.text, "modality") for each in before]
        return {rank for rank in ranks if rank}
    return set()


def _ranks_in_use(found: Alignment) -> set[str]:
    ranks = (found.rules.kind(each.text, "modality") for each in found.cited if each.clause in found.used)
    return {rank for rank in ranks if rank}


def _back_shift(word: str, theirs: set[str], rules: Rules) -> bool:
    """Say whether ``word`` is the past form of a modal that reported speech puts for the present one."""
    rank = rules.kind(word, "modality")
    return word in rules.sets["modality_shifts.words"] and rank in theirs


def _strength(found: Alignment) -> Iterator[Reason]:
    """Yield a verb of asking in the line that is firmer than any in its words."""
    rules = found.rules
    for here, word in enumerate(found.line):
        rank = _rank(word, rules)
        if rank is None or here in found.to:
            continue
        theirs = [_rank(each, rules) for each in found.cited if each.clause in found.used]
        if rank not in theirs:
            yield Reason(Fault.MODALITY, word.text)


def _rank(word: ClauseWord, rules: Rules) -> str | None:
    for rank in _RANKS:
        if word.root in rules.root_sets[f"strength.{rank}"]:
            return rank
    return None


def _tenses(found: Alignment) -> Iterator[Reason]:
    rules = found.rules
    for here, there in found.to.items():
        word = found.line[here]
        if word.text == OWN or word.number or not is_content(word, rules):
            continue
        if _between(word, rules) or word.root in rules.root_sets["frame.reports"]:
            continue
        mine, theirs = _time(found.line, here, rules), _time(found.cited, there, rules)
        if mine and theirs and not _agree(mine, theirs, found, here):
            yield Reason(Fault.TENSE, word.text)
    for there, word in enumerate(found.cited):
        lost = word.text in rules.sets["tense.markers"] and there not in found.back
        if lost and word.clause in found.used and _governs_told(found, there):
            yield Reason(Fault.TENSE, word.text)


def _governs_told(found: Alignment, there: int) -> bool:
    head = next(
        (n for n in range(there + 1, len(found.cited)) if is_content(found.cited[n], found.rules)), None
    )
    return head is not None and head in found.back and found.cited[head].clause == found.cited[there].clause


def _time(words: Sequence[ClauseWord], place: int, rules: Rules) -> str | None:
    """Return when the verb at ``place`` is: past, present, future, supposed or wanted, if it is one."""
    before = chain(words, place, rules)
    if place and words[place - 1].text in rules.sets["tense.infinitive"]:
        return "wanted"
    kinds = [_auxiliary_time(each, rules) for each in before]
    known = [kind for kind in kinds if kind]
    if "future" in known or "supposed" in known:
        return "future" if "future" in known else "supposed"
    if known:
        return known[0]
    word = words[place]
    if word.text in rules.sets["tense.past"]:
        return "past"
    if word.text.endswith(tuple(rules.sets["tense.endings"])) and _stands_as_verb(words, place, rules):
        return "past"
    return "present" if _stands_as_verb(words, place, rules) else None


def _auxiliary_time(word: str, rules: Rules) -> str | None:
    for kind in ("future", "supposed", "present"):
        if word in rules.sets[f"tense.{kind}"]:
            return kind
    if word in rules.sets["tense.has"] or word in rules.sets["tense.had"] or word in rules.sets["tense.was"]:
        return "past"
    return None


def _stands_as_verb(words: Sequence[ClauseWord], place: int, rules: Rules) -> bool:
    """Say whether the word at ``place`` follows a subject, or "and" after a verb."""
    if not place:
        return False
    before = words[place - 1]
    if before.text == OWN or before.text in rules.sets["persons.subjects"]:
        return True
    if before.text in rules.sets["persons.reported"] and before.text not in rules.sets["persons.owners"]:
        return True
    return words[place].root in rules.root_sets["clauses.verbs"] and before.text in rules.sets["lists.joins"]


def _agree(mine: str, theirs: str, found: Alignment, here: int) -> bool:
    if mine == theirs:
        return True
    reported = _is_reported(found, here)
    if reported and (theirs, mine) in {("present", "past"), ("future", "supposed"), ("wanted", "past")}:
        word, rules = found.line[here], found.rules
        return (theirs, mine) != ("wanted", "past") or (_speaks(word, rules) and not _is_deed(word, rules))
    if theirs == "supposed" or mine == "supposed":
        return (
            theirs == mine
            or (theirs in ("supposed", "future") and mine in ("supposed", "future"))
            or ({mine, theirs} == {"supposed", "wanted"})
        )
    if (theirs, mine) == ("present", "past"):
        return _speaks(found.line[here], found.rules)
    said = _speaks(found.line[here], found.rules) and not _is_deed(found.line[here], found.rules)
    return said and (theirs, mine) in {("wanted", "present"), ("wanted", "past"), ("future", "present")}


def _is_deed(word: ClauseWord, rules: Rules) -> bool:
    """Say whether a verb is not done by saying it: "signs", "publishes"."""
    return word.root in rules.root_sets["tense.deeds"]


def _speaks(word: ClauseWord, rules: Rules) -> bool:
    """Say whether a verb is itself what the speaker does by speaking: "supports", "asks", "withdraws"."""
    return any(
        word.root in rules.root_sets[path]
        for path in (
            "stance.for", "stance.against", "strength.ask", "strength.urge", "strength.demand",
            "strength.invite", "frame.reports", "clauses.verbs",
        )
    )  # fmt: skip


def _is_reported(found: Alignment, here: int) -> bool:
    """Say whether the line reports speech in the past before the word at ``here``."""
    rules = found.rules
    return any(
        _speaks(word, rules)
        and (word.text in rules.sets["tense.past"] or word.text.endswith(tuple(rules.sets["tense.endings"])))
        for word in found.line[:here]
    )
