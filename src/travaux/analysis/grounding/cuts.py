"""What a line leaves out of its words: conditions, limits, members of a list, what bends the sense."""

from collections.abc import Iterator

from travaux.analysis.grounding.alignment import Alignment
from travaux.analysis.grounding.lines import Fault, Reason
from travaux.analysis.grounding.verbs import chain
from travaux.analysis.grounding.words import OWN, is_auxiliary, is_content, takes_stand

_ITEM = 4  # words at most of a member of a list that is no name
_BEYOND = 10  # words beyond a marked cut from which a limit bears on something else
_TOUCH = 2  # words at the head of a clause among which its condition stands


def find_cuts(found: Alignment) -> Iterator[Reason]:
    """Yield what the line leaves out although the sense of what it keeps hangs on it."""
    yield from _limits(found)
    yield from _acts(found)
    yield from _views(found)
    yield from _missing_modifiers(found)
    yield from _restricted(found)
    yield from _lists(found)


def _bound_clauses(found: Alignment, relative: bool) -> frozenset[int]:
    """Return the clauses that the line tells and those that hang on one: "but only if …"."""
    rules = found.rules
    clauses = set(found.used)
    for there, word in enumerate(found.cited):
        opens = not there or found.cited[there - 1].clause != word.clause
        if not opens or word.clause in clauses or word.clause - 1 not in clauses:
            continue
        if word.sentence != found.cited[there - 1].sentence:
            continue
        head = [each.text for each in found.cited[there : there + _TOUCH]]
        if (relative and word.text in rules.sets["clauses.relative"]) or set(head) & rules.sets[
            "limits.words"
        ]:
            clauses.add(word.clause)
    return frozenset(clauses)


def _limits(found: Alignment) -> Iterator[Reason]:
    rules = found.rules
    bound, tied = _bound_clauses(found, relative=True), _bound_clauses(found, relative=False)
    for there, word in enumerate(found.cited):
        if there in found.back or word.clause not in bound:
            continue
        if (
            word.text in rules.sets["limits.words"]
            and word.clause in tied
            and not _is_beyond_cut(found, there)
        ) or (word.root in rules.root_sets["limits.undone"] and takes_verb(found, there)):
            yield Reason(Fault.CUT, word.text)


def _is_beyond_cut(found: Alignment, there: int) -> bool:
    """Say whether a limit stands far beyond a cut that the line marks, and is no condition."""
    marked = bool(found.line) and found.line[-1].text == "…"
    condition = found.cited[there].text in found.rules.sets["limits.conditions"]
    return marked and not condition and there - max(found.back, default=there) > _BEYOND


def takes_verb(found: Alignment, there: int) -> bool:
    """Say whether the cited word at ``there`` is a verb and no noun."""
    before = found.cited[there - 1].text if there else ""
    if before in found.rules.sets["tense.infinitive"]:
        return False
    return before not in found.rules.sets["clauses.determiners"]


def _acts(found: Alignment) -> Iterator[Reason]:
    """Yield "deletion", or a sentence, where the line opposes the paragraph and the words only that of it."""
    rules = found.rules
    for there, word in enumerate(found.cited):
        if there in found.back or word.root not in rules.root_sets["limits.acts"]:
            continue
        if any(
            n in found.back and takes_stand(found.cited, n, rules) for n in range(max(0, there - 3), there)
        ):
            yield Reason(Fault.CUT, word.text)
            continue
        before = found.cited[max(0, there - 3) : there]
        if any(
            each.number and n in found.back and each.clause == word.clause
            for n, each in enumerate(before, max(0, there - 3))
        ):
            yield Reason(Fault.CUT, word.text)  # "paragraph 4, second sentence"
            continue
        reached = [
            n for n in range(there + 1, min(len(found.cited), there + 6)) if is_content(found.cited[n], rules)
        ]
        if reached and reached[0] in found.back and found.cited[reached[0]].clause == word.clause:
            yield Reason(Fault.CUT, word.text)


def _views(found: Alignment) -> Iterator[Reason]:
    """Yield a view of others that the line tells as a fact or as the speaker's own."""
    rules = found.rules
    for there, word in enumerate(found.cited):
        if there in found.back or not (
            word.root in rules.root_sets["limits.views"] or _opinion(found, there)
        ):
            continue
        held_by_speaker = any(
            each.text == OWN or each.text in rules.sets["persons.reported"]
            for each in found.cited[max(0, there - 3) : there]
        )
        doubted = word.root in rules.root_sets["limits.doubts"]
        told = [
            n
            for n in range(there + 1, len(found.cited))
            if found.cited[n].clause == word.clause and n in found.back and chain(found.cited, n, rules)
        ]
        if told and (doubted or not held_by_speaker):
            yield Reason(Fault.CUT, word.text)


def _opinion(found: Alignment, there: int) -> bool:
    """Say whether the cited word at ``there`` is a noun such as "agreement" before "that"."""
    following = found.cited[there + 1 : there + 2]
    thought = found.cited[there].root in found.rules.root_sets["limits.opinions"]
    return thought and any(each.text in found.rules.sets["limits.that"] for each in following)


def _restricted(found: Alignment) -> Iterator[Reason]:
    """Yield what narrows a word of the line and is left out after it: "landlords with …"."""
    rules = found.rules
    for there in range(1, len(found.cited) - 1):
        word = found.cited[there]
        if there in found.back or word.text not in rules.sets["limits.restrictive"] or word.before.strip():
            continue
        following = next(
            (n for n in range(there + 1, len(found.cited)) if is_content(found.cited[n], rules)), None
        )
        goes_on = any(
            n in found.back and is_content(found.cited[n], rules) and found.cited[n].clause == word.clause
            for n in range(there + 1, len(found.cited))
        )
        noun = there - 1 in found.back and is_content(found.cited[there - 1], rules)
        lost = following is not None and following not in found.back
        if noun and lost and goes_on and not takes_stand(found.cited, there - 1, rules):
            yield Reason(Fault.CUT, word.text)


def _missing_modifiers(found: Alignment) -> Iterator[Reason]:
    """Yield a word that the line leaves out right before the word that it defines: "coastal" States."""
    rules = found.rules
    for there in range(1, len(found.cited)):
        word, before = found.cited[there], found.cited[there - 1]
        if there not in found.back or there - 1 in found.back or word.before.strip():
            continue
        if (
            not is_content(word, rules)
            or not is_content(before, rules)
            or takes_stand(found.cited, there - 1, rules)
        ):
            continue
        if before.text in rules.sets["frame.loose"] or before.text in rules.sets["frame.adverbs"]:
            continue
        if chain(found.cited, there, rules) or before.text == OWN or word.text == OWN:
            continue
        if word.text.endswith(tuple(rules.sets["tense.endings"])) or word.text in rules.sets["tense.past"]:
            continue
        if before.root in rules.root_sets["limits.views"] or before.root in rules.root_sets["frame.reports"]:
            continue
        if rules.kind(before.text, "quantity") or before.text in rules.sets["limits.words"]:
            continue
        yield Reason(Fault.CUT, before.text)


def _lists(found: Alignment) -> Iterator[Reason]:
    """Yield a member of a list that the line does not have where it has another, save at a marked cut."""
    last = max(found.back, default=-1)
    marked = bool(found.line) and found.line[-1].text == "…"
    for members in _enumerations(found):
        kept = [_is_kept(found, member) for member in members]
        if not any(kept) or all(kept):
            continue
        lost = [member for member, whole in zip(members, kept, strict=True) if not whole]
        if marked and all(min(member) > last for member in lost):
            continue
        first = next(n for n in lost[0] if n not in found.back)
        yield Reason(Fault.LIST, found.cited[first].text)


def _is_kept(found: Alignment, member: list[int]) -> bool:
    """Say whether the line has a member of a list: what it is, where a comma or "and" follows that word.

    Nothing parts the first member from the words that lead up to it: "covers masts, ropes and oars".
    """
    following = found.cited[member[-1] + 1 : member[-1] + 2]
    ends = any("," in each.before or each.text in found.rules.sets["lists.joins"] for each in following)
    return member[-1] in found.back if ends else any(n in found.back for n in member)


def _enumerations(found: Alignment) -> Iterator[list[list[int]]]:
    """Yield the lists of the words cited, each as the places of the telling words of its members."""
    rules = found.rules
    for there, word in enumerate(found.cited):
        if word.text not in rules.sets["lists.joins"] or not there:
            continue
        after = _member(found, there + 1, 1)
        before = _member(found, there - 1, -1)
        if not after or not before or found.cited[after[0]].clause != found.cited[before[0]].clause:
            continue
        members = [after, before]
        place = min(before)
        while (comma := _comma_before(found, place)) is not None:
            earlier = _member(found, comma, -1)
            if not earlier or all(found.cited[n].text in rules.sets["frame.adverbs"] for n in earlier):
                break
            members.append(earlier)
            place = min(earlier)
        yield members[::-1]


def _member(found: Alignment, start: int, step: int) -> list[int]:
    """Return the telling words of the member of a list next to ``start``, none at a verb."""
    rules = found.rules
    places: list[int] = []
    place = start
    while 0 <= place < len(found.cited) and abs(place - start) < _ITEM:
        word = found.cited[place]
        if word.clause != found.cited[start].clause or word.text == OWN:
            break
        if is_auxiliary(word.text, rules) or takes_stand(found.cited, place, rules):
            break
        if word.text in rules.sets["lists.joins"] or (
            word.text in rules.sets["lists.ends"]
            and (place != start or word.text not in rules.sets["lists.of"])
        ):
            break
        if step == 1 and places and "," in word.before:
            break
        if is_content(word, rules) or word.number:
            places.append(place)
        if step == -1 and "," in word.before:
            break
        place += step
    return sorted(places)


def _comma_before(found: Alignment, place: int) -> int | None:
    """Return the place of the word before the comma that stands before the member at ``place``."""
    rules = found.rules
    for there in range(place, max(-1, place - 3), -1):
        if "," in found.cited[there].before and there:
            return there - 1
        if there != place and is_content(found.cited[there], rules):
            return None
    return None
