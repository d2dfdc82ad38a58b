"""The gate: a line passes if nothing in it is otherwise than in the words that it cites.

The suite in ``tests/unit/analysis/grounding`` holds planted falsehoods of ten kinds, and true lines.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from travaux.analysis.grounding.agents import find_agents
from travaux.analysis.grounding.alignment import Alignment, align
from travaux.analysis.grounding.cuts import find_cuts
from travaux.analysis.grounding.holders import find_false_holders, words_of
from travaux.analysis.grounding.lines import (
    CitedWords,
    ComposedLine,
    Context,
    Fault,
    GroundedLine,
    Reason,
    Refused,
)
from travaux.analysis.grounding.particulars import find_particulars
from travaux.analysis.grounding.persons import listed_as_one, with_own
from travaux.analysis.grounding.polarity import find_denials
from travaux.analysis.grounding.rules import Rules, load_rules
from travaux.analysis.grounding.statements import LineStatement, read_statements, speaker_of
from travaux.analysis.grounding.verbs import find_shifts
from travaux.analysis.grounding.words import ClauseWord, read_words

_ALIKE = 0.5  # share of a statement's telling words from which another holder's words speak of the same
_QUOTE = re.compile(r"“([^”]*)”")
_MARKS = str.maketrans({"“": "’", "”": "’", '"': "’", "‘": "’", "'": "’"})


def hold(line: ComposedLine, context: Context = Context()) -> GroundedLine | Refused:  # noqa: B008 - a frozen value
    """Return ``line`` as held if its words prove it, else as refused with the reasons.

    A language without rules proves nothing: the line is refused, and shown as its quotation.
    """
    rules = load_rules(context.language)
    if not rules:
        return Refused(line, (Reason(Fault.LANGUAGE, context.language),))
    statements = read_statements(line, rules)
    reasons = list(dict.fromkeys(_reasons(line, statements, rules, context)))
    return Refused(line, tuple(reasons)) if reasons else GroundedLine(line)


def _reasons(
    line: ComposedLine, statements: Sequence[LineStatement], rules: Rules, context: Context
) -> Iterator[Reason]:
    yield from find_false_holders(line, statements, rules)
    for statement in statements:
        yield from _objections_to_statement(statement, line, rules, context)


def _objections_to_statement(
    statement: LineStatement, line: ComposedLine, rules: Rules, context: Context
) -> Iterator[Reason]:
    """Yield why none of the words of its holders proves a statement, or why some contradict it."""
    candidates = words_of(statement, line)
    weighed = [(weigh(statement, each, rules, context, line), each) for each in candidates]
    if not weighed:
        return
    best = min((pair[0] for pair in weighed), key=lambda pair: (len(pair[1]), -pair[0].coverage))
    yield from best[1]
    for found, _ in (pair[0] for pair in weighed if not statement.topic):
        if found is not best[0] and found.coverage >= _ALIKE:
            yield from find_denials(found)


def weigh(
    statement: LineStatement, words: CitedWords, rules: Rules, context: Context, line: ComposedLine
) -> tuple[Alignment, list[Reason]]:
    """Return a statement set beside the words of one holder, and what it says otherwise than they do."""
    names = (words.speaker, *words.known_as, *words.speaking_for)
    fellows = tuple(one.name for one in statement.holders if speaker_of(one.name, line.words))
    quote = words.citation.quote
    body = statement.body
    one = listed_as_one(body, fellows, words.speaker, rules)
    told = _read(one, names, rules, first_person="“" in statement.body)
    cited = _read(quote, names, rules, first_person=True)
    found = align(told, cited, rules)
    holders = len(statement.holders) or len(set(line.holders))
    if _is_verbatim(told, cited):
        return found, list(_misquoted(statement.body, quote))
    if statement.topic:
        return found, list(find_particulars(found, holders, context))
    reasons = [
        *_misquoted(statement.body, quote),
        *find_agents(found),
        *find_denials(found),
        *find_shifts(found),
        *find_particulars(found, holders, context),
        *find_cuts(found),
    ]
    return found, reasons


@lru_cache(maxsize=2048)
def _read(text: str, names: tuple[str, ...], rules: Rules, first_person: bool) -> tuple[ClauseWord, ...]:
    """Return the words of a line, or of what it cites, which stand behind several lines."""
    return tuple(read_words(with_own(text, names, rules, first_person), rules))


def _is_verbatim(told: Sequence[ClauseWord], cited: Sequence[ClauseWord]) -> bool:
    """Say whether a statement is all that was said, word for word, whoever speaks put by name."""
    return [word.root for word in told] == [word.root for word in cited] and not any(
        word.plural for word in cited
    )


def _misquoted(body: str, quote: str) -> Iterator[Reason]:
    """Yield what stands in quotation marks and not, word for word, in the words cited."""
    source = " ".join(quote.translate(_MARKS).split()).lower()
    for quoted in _QUOTE.findall(body):
        place = 0
        for part in quoted.split("…"):
            wanted = " ".join(part.translate(_MARKS).split()).lower().strip(" .,;:")
            place = source.find(wanted, place)
            if place < 0:
                yield Reason(Fault.QUOTATION, part.strip())
                break
