"""What modifies what a sentence says: negation, report, supposition, past, quotation, question, hedge."""

import re
from collections.abc import Iterator
from functools import lru_cache

from travaux.domain.annotations import Annotations, Modified, Modifier
from travaux.language.quotations import quoted_spans
from travaux.reference.modifier_rules import Direction, ModifierRule, ModifierRules, Reach, load_modifiers

_NEAR = 7  # words: "not at all in a position to fully and unreservedly support" is as far as authors go
_QUESTION = re.compile(r"[?؟？][\s”\"»’)\]]*$")
_COMMAS = (",", "،", "，")
_WORD = re.compile(r"\S+")


@lru_cache(maxsize=8192)
def annotate(sentence: str, language: str) -> Annotations:
    """Return the modifiers of ``sentence`` by the rules of ``language``; quotations need no rule."""
    rules = load_modifiers(language)
    found = [*by_rules(sentence, rules), *_quoted(sentence)]
    if _QUESTION.search(sentence):
        found.append(Modifier(Modified.ASKED, len(sentence) - 1, len(sentence), 0, len(sentence)))
    return Annotations(language, tuple(sorted(found, key=lambda one: (one.start, one.end))))


def _quoted(sentence: str) -> Iterator[Modifier]:
    for start, end in quoted_spans(sentence):
        yield Modifier(Modified.QUOTED, start, end, start, end)


def by_rules(sentence: str, rules: ModifierRules) -> Iterator[Modifier]:
    """Yield the modifiers of ``sentence`` by ``rules``; those within a quotation reach no further than it."""
    quoted = list(quoted_spans(sentence))
    for rule in rules.within(sentence):
        for match in rule.pattern.finditer(sentence):
            start, end = _scope(sentence, rule, match, rules)
            for left, right in quoted:
                if left < match.start() and match.end() < right:
                    start, end = max(start, left), min(end, right)  # words named modify nothing around them
            by = (match.groupdict().get("by") or "").strip()
            yield Modifier(
                rule.category, match.start(), match.end(), start, end, by, rule.dated, rule.distant
            )


def _scope(sentence: str, rule: ModifierRule, match: re.Match[str], rules: ModifierRules) -> tuple[int, int]:
    """Return the span over which a matched rule reaches."""
    if rule.direction is Direction.INSIDE:
        return match.start(), match.end()
    start = match.start() if rule.inclusive else match.end()
    end = match.end() if rule.inclusive else match.start()
    if rule.direction in (Direction.FORWARD, Direction.BOTH):
        end = _scope_ahead(sentence, match.end(), rule.reach, rules)
    if rule.direction in (Direction.BACKWARD, Direction.BOTH):
        start = _scope_behind(sentence, match.start(), rule.reach, rules)
    return start, end


def _scope_ahead(sentence: str, place: int, reach: Reach, rules: ModifierRules) -> int:
    if reach is Reach.SENTENCE:
        return len(sentence)
    if sentence[place : place + 1] in _COMMAS:
        place += 1  # "In 2019, we opposed": what follows the comma is what is dated
    if reach is Reach.COMMA:
        commas = (at for at in range(place, len(sentence)) if sentence[at] in _COMMAS)
        inserted = rules.inserted.search(sentence, place)
        within = range(*inserted.span()) if inserted else ()
        comma = next((at for at in commas if at not in within), None)
        return len(sentence) if comma is None else comma
    ends = rules.turn if reach is Reach.TURN else rules.clause_end
    stop = ends.search(sentence, place)
    end = stop.start() if stop else len(sentence)
    if reach in (Reach.CLAUSE, Reach.TURN):
        return end
    words = list(_WORD.finditer(sentence, place, end))
    return words[_NEAR - 1].end() if len(words) > _NEAR else end


def _scope_behind(sentence: str, place: int, reach: Reach, rules: ModifierRules) -> int:
    if reach is Reach.SENTENCE:
        return 0
    if reach is Reach.COMMA:
        return max(sentence.rfind(comma, 0, place) for comma in _COMMAS) + 1
    start = max((stop.end() for stop in rules.clause_start.finditer(sentence, 0, place)), default=0)
    if reach is Reach.CLAUSE:
        return start
    words = list(_WORD.finditer(sentence, start, place))
    return words[-_NEAR].start() if len(words) > _NEAR else start
