"""The gate for sentences that a language model wrote: whose they are is proved before what they say.

A composed line takes its holders from the turns that it cites. A model only says who they are, and which
sentences it rests on, so that both are held against the turns first. After that the sentence is held as a
composed line is, against the words of every citation alone.
"""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from travaux.analysis.grounding.gate import hold, weigh
from travaux.analysis.grounding.lines import (
    CitedWords,
    ComposedLine,
    Context,
    Fault,
    GroundedLine,
    Reason,
    Refused,
)
from travaux.analysis.grounding.particulars import same_name
from travaux.analysis.grounding.rules import Rules, load_rules
from travaux.analysis.grounding.statements import LineStatement, read_statements
from travaux.ports import WrittenSentence

LONGEST = 60  # words: half as long again as the longest line that is composed for a summary
_WORD = re.compile(r"[\w’'-]+")


@dataclass(frozen=True, slots=True)
class Citable:
    """What a model was given: the words by the id that it cites, and ``names`` of all who take part."""

    words: Mapping[str, CitedWords]
    names: Set[str]
    context: Context


def hold_written(sentence: WrittenSentence, given: Citable) -> GroundedLine | Refused:
    """Return a model's sentence as held if its words prove it, else as refused with the reasons."""
    cited = tuple(given.words[each] for each in dict.fromkeys(sentence.cites) if each in given.words)
    line = ComposedLine(" ".join(sentence.text.split()), _holders(cited), cited)
    rules = load_rules(given.context.language)
    if not rules:
        return Refused(line, (Reason(Fault.LANGUAGE, given.context.language),))
    reasons = list(_unfit(sentence, line, given))
    if not reasons:
        statements = read_statements(line, rules)
        reasons = [*_unattributed(sentence, line, given, rules), *_misshapen(statements)]
        reasons = reasons or list(_unproved(statements, line, rules, given.context))
    if not reasons:
        held = hold(line, given.context)
        reasons = list(held.reasons) if isinstance(held, Refused) else []
    return Refused(line, tuple(dict.fromkeys(reasons))) if reasons else GroundedLine(line)


def _holders(cited: Sequence[CitedWords]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.speaker for each in cited if each.speaker))


def _unfit(sentence: WrittenSentence, line: ComposedLine, given: Citable) -> Iterator[Reason]:
    """Yield what makes a sentence none: ids that were never given, no words, or more than one reads."""
    for each in sentence.cites:
        if each not in given.words:
            yield Reason(Fault.CITATION, each)
    if not line.words:
        yield Reason(Fault.CITATION, "")
    if not 1 < len(line.text.split()) <= LONGEST or not sentence.text.isprintable():
        yield Reason(Fault.FORM, sentence.text[:40])


def _unattributed(
    sentence: WrittenSentence, line: ComposedLine, given: Citable, rules: Rules
) -> Iterator[Reason]:
    """Yield who is named without a citation of its own, and whose words are cited without a name."""
    plain = re.sub(r"“[^”]*”?", " ", line.text)
    for each in line.words:
        if each.speaker and not any(_names(plain, name) for name in _own_names(each)):
            yield Reason(Fault.HOLDER, each.speaker)
    own = {name.lower() for each in line.words for name in _own_names(each)}
    for name in sentence.holders:
        if not any(same_name(name, known) for known in own):
            yield Reason(Fault.HOLDER, name)
    others = [name for name in given.names if name.lower() not in own]
    for name in others:
        if _names(_without(plain, own, name), name) and not any(
            _spoken_of(name, plain, each.citation.quote, rules) for each in line.words
        ):
            yield Reason(Fault.HOLDER, name)


def _own_names(words: CitedWords) -> tuple[str, ...]:
    return tuple(name for name in (words.speaker, *words.known_as, *words.speaking_for) if name)


def _names(text: str, name: str) -> bool:
    return (
        re.search(rf"(?<!\w){re.escape(name.removeprefix('The ').removeprefix('the '))}(?!\w)", text)
        is not None
    )


def _without(text: str, own: Set[str], name: str) -> str:
    """Return ``text`` less the holders' own longer names that ``name`` is a part of: "Chair of the Forum"."""
    for longer in sorted(own, key=len, reverse=True):
        if name.lower() in longer:
            text = re.sub(re.escape(longer), " ", text, flags=re.IGNORECASE)
    return text


def _spoken_of(name: str, text: str, quote: str, rules: Rules) -> bool:
    """Say whether every mention of somebody who is not cited stands as in the words: "the paper of A"."""
    said, told, wanted = (
        [rules.root(word.lower()) for word in _WORD.findall(each)] for each in (quote, text, name)
    )
    places = [n for n in range(len(told)) if told[n : n + len(wanted)] == wanted]
    return all(n > 0 and _runs_in(told[n - 1 : n + len(wanted)], said) for n in places)


def _runs_in(part: Sequence[str], whole: Sequence[str]) -> bool:
    return any(list(whole[n : n + len(part)]) == list(part) for n in range(len(whole)))


def _misshapen(statements: Sequence[LineStatement]) -> Iterator[Reason]:
    """Yield why a line is not one statement that its words can prove: several, none, or a mere topic."""
    if len(statements) != 1:
        yield Reason(Fault.FORM, statements[1].body[:40] if statements else "")
    elif statements[0].topic:
        yield Reason(Fault.WORDS, statements[0].body[:40])


def _unproved(
    statements: Sequence[LineStatement], line: ComposedLine, rules: Rules, context: Context
) -> Iterator[Reason]:
    """Yield why the words that one citation gives, taken alone, do not prove the statement.

    A sentence that cites more than it tells would make a composed line give way that says more.
    """
    for each in line.words:
        yield from weigh(statements[0], each, rules, context, line)[1]
