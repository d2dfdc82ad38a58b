"""The words of a line set beside the words that it cites: which stands for which."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from travaux.analysis.grounding.rules import Rules, alike
from travaux.analysis.grounding.words import OWN, ClauseWord, is_auxiliary, is_content

_LEAST = 2  # words in a row by which a run counts where other runs compete


@dataclass(frozen=True, slots=True, eq=False)
class Alignment:
    """A line and its words: ``to`` gives the place in ``cited`` of each word of ``line`` that stands there.

    ``moved`` are the places in ``line`` of words that stand elsewhere in the order of ``cited``.
    """

    line: Sequence[ClauseWord]
    cited: Sequence[ClauseWord]
    rules: Rules
    to: dict[int, int]
    back: dict[int, int]
    moved: frozenset[int]
    used: frozenset[int] = field(default_factory=frozenset)  # clauses of ``cited`` that the line tells

    def content(self, words: Sequence[ClauseWord], place: int) -> bool:
        """Say whether the word at ``place`` says something by itself."""
        return words[place].text == OWN or is_content(words[place], self.rules)

    @property
    def coverage(self) -> float:
        """Return the share of the line's telling words that stand in the words cited."""
        own = [place for place in range(len(self.line)) if is_content(self.line[place], self.rules)]
        return sum(place in self.to for place in own) / len(own) if own else 1.0


def align(line: Sequence[ClauseWord], cited: Sequence[ClauseWord], rules: Rules) -> Alignment:
    """Return the alignment of ``line`` with ``cited``: runs in their order first, then words moved."""
    known = {word.root for word in cited}
    roots = [_root_in(word, cited, known) for word in line]
    matcher = SequenceMatcher(None, roots, [word.root for word in cited], autojunk=False)
    blocks = _telling_runs(matcher.get_matching_blocks(), line, rules)
    to = {a + n: b + n for a, b, size in blocks for n in range(size)}
    moved = _words_elsewhere(line, cited, roots, to, rules)
    used = _told_clauses(line, cited, to, rules)
    for here, there in list(to.items()):
        if cited[there].clause not in used and not is_content(line[here], rules) and line[here].text != OWN:
            del to[here]
    back = {there: here for here, there in to.items()}
    return Alignment(line, cited, rules, to, back, frozenset(moved), used)


def _told_clauses(
    line: Sequence[ClauseWord], cited: Sequence[ClauseWord], to: dict[int, int], rules: Rules
) -> frozenset[int]:
    """Return the clauses that ``line`` tells, and set its words to their like in those where they have one.

    A clause of the line tells the clause that most of its words are in; words in another one stand for "it".
    """
    used: set[int] = set()
    for clause in {word.clause for word in line}:
        own = [
            n for n, word in enumerate(line) if word.clause == clause and n in to and is_content(word, rules)
        ]
        counts = Counter(cited[to[n]].clause for n in own)
        if not counts:
            continue
        main = max(counts, key=lambda each: (_common_words(line, clause, cited, each, rules), each))
        _gather(line, cited, to, own, main)
        points = any(word.clause == main and word.text in rules.sets["persons.pointers"] for word in cited)
        used.update({main} if points else {cited[to[n]].clause for n in own})
    return frozenset(used)


def _common_words(
    line: Sequence[ClauseWord], clause: int, cited: Sequence[ClauseWord], other: int, rules: Rules
) -> int:
    """Return how many words, denials and auxiliaries among them, two clauses share; "it" may be one."""
    mine = {word.root for word in line if word.clause == clause and _weighs(word, rules)}
    theirs = {word.root for word in cited if word.clause == other and _weighs(word, rules)}
    points = any(word.clause == other and word.text in rules.sets["persons.pointers"] for word in cited)
    return len(mine & theirs) + points


def _weighs(word: ClauseWord, rules: Rules) -> bool:
    return (
        is_content(word, rules)
        or is_auxiliary(word.text, rules)
        or word.text in rules.sets["negation.words"]
        or word.root in ("be", "have")
    )


def _gather(
    line: Sequence[ClauseWord], cited: Sequence[ClauseWord], to: dict[int, int], own: Sequence[int], main: int
) -> None:
    """Set the words of one clause of the line to their like in ``main`` where it has one."""
    taken = set(to.values())
    for here in own:
        if cited[to[here]].clause != main:
            for there, word in enumerate(cited):
                if word.clause == main and there not in taken and alike(word.root, line[here].root):
                    taken.discard(to[here])
                    to[here] = there
                    taken.add(there)
                    break


def _telling_runs(
    blocks: Sequence[tuple[int, int, int]], line: Sequence[ClauseWord], rules: Rules
) -> list[tuple[int, int, int]]:
    """Return the runs that hold a telling word or touch one that does: a lone "of" proves nothing."""
    kept = []
    for start, there, size in blocks:
        if (
            (
                size
                and any(
                    is_content(line[start + n], rules) or line[start + n].text == OWN for n in range(size)
                )
            )
            or size >= _LEAST
            or (size and line[start].text not in rules.sets["frame.function"])
        ):
            kept.append((start, there, size))
    return kept


def _root_in(word: ClauseWord, cited: Sequence[ClauseWord], known: set[str]) -> str:
    if word.root in known or word.number or word.capital or word.text == OWN:
        return word.root
    return next((each.root for each in cited if alike(word.root, each.root)), word.root)


def _words_elsewhere(
    line: Sequence[ClauseWord],
    cited: Sequence[ClauseWord],
    roots: Sequence[str],
    to: dict[int, int],
    rules: Rules,
) -> set[int]:
    """Set words that are left to their like elsewhere, nearest to their neighbours; return their places."""
    taken = set(to.values())
    moved = set()
    for place, root in enumerate(roots):
        if place in to or not (is_content(line[place], rules) or line[place].text == OWN):
            continue
        free = [n for n, word in enumerate(cited) if n not in taken and word.root == root]
        if free:
            near = [to[each] for each in (place - 1, place - 2, place + 1) if each in to]
            there = min(free, key=lambda n: min((abs(n - each) for each in near), default=0))
            to[place] = there
            taken.add(there)
            moved.add(place)
    _follow(line, cited, to, taken, moved)
    return moved


def _follow(
    line: Sequence[ClauseWord],
    cited: Sequence[ClauseWord],
    to: dict[int, int],
    taken: set[int],
    moved: set[int],
) -> None:
    """Set words beside a moved word to their like beside its place: "not" beside "support"."""
    for place in range(len(line)):
        for step in (1, -1):
            here = place - step
            if place in to or here not in to:
                continue
            there = to[here] + step
            if 0 <= there < len(cited) and there not in taken and cited[there].root == line[place].root:
                to[place] = there
                taken.add(there)
                moved.add(place)
