"""Who is said to hold a line, and in what capacity, against whose words it cites."""

import re
from collections.abc import Iterator, Sequence
from functools import partial

from travaux.analysis.grounding.lines import CitedWords, ComposedLine, Fault, Reason
from travaux.analysis.grounding.particulars import same_name
from travaux.analysis.grounding.rules import Rules
from travaux.analysis.grounding.statements import Asserted, LineStatement, speaker_of
from travaux.language.sentences import split_text
from travaux.reference.phrases import load_pattern, pattern_about

_form = partial(load_pattern, "gate")


def words_of(statement: LineStatement, line: ComposedLine) -> list[CitedWords]:
    """Return the words of those who are said to hold ``statement``; all words of the line where nobody is."""
    own = [each for one in statement.holders for each in speaker_of(one.name, line.words)]
    return list(dict.fromkeys(own)) or list(line.words)


def find_false_holders(
    line: ComposedLine, statements: Sequence[LineStatement], rules: Rules
) -> Iterator[Reason]:
    """Yield holders without words of their own, those left out, and capacities that are not the speaker's."""
    for name in line.holders:
        if not _has_words(name, line.words):
            yield Reason(Fault.HOLDER, name)
    for statement in statements:
        for one in statement.holders:
            if not _has_words(one.name, line.words):
                yield Reason(Fault.HOLDER, one.name)
            for words in speaker_of(one.name, line.words):
                yield from _wrong_capacity(one, words, statement, line, rules)
    yield from _left_out(line, statements, rules)


def _has_words(name: str, words: Sequence[CitedWords]) -> bool:
    return any(
        same_name(name, known)
        for each in words
        for known in (each.speaker, *each.known_as, *each.speaking_for)
    ) or any(name in each.citation.quote for each in words)


def _wrong_capacity(
    one: Asserted, words: CitedWords, statement: LineStatement, line: ComposedLine, rules: Rules
) -> Iterator[Reason]:
    plain = re.sub(r"“[^”]*”?", " ", line.text)
    said = words.citation.quote.lower()
    for match in _form("for_group").finditer(plain):
        about = _speaks(plain, match.start(), one.name)
        if about and not _speaks_for(match["name"], words):
            yield Reason(Fault.CAPACITY, match["name"])
    lowered = statement.body.lower()
    for phrase in sorted(rules.sets["capacity.national"]):
        if phrase in lowered and not _same_sentence(phrase, statement, words):
            yield Reason(Fault.CAPACITY, phrase)
    missing = words.speaking_for and not any(
        _names_group(group, plain, rules) for group in words.speaking_for
    )
    codes = [name for name in words.known_as if name.isupper()]
    if missing and any(re.search(rf"\b{re.escape(code)}\b", plain) for code in codes):
        return
    if missing and not any(phrase in said for phrase in rules.sets["capacity.national"]):
        yield Reason(Fault.CAPACITY, words.speaking_for[0])


def _speaks(text: str, place: int, name: str) -> bool:
    """Say whether "for G" at ``place`` tells for whom ``name`` speaks."""
    before = text[:place].rstrip(" (,")
    behalf = text[place:].startswith("on behalf")
    return before.endswith((name, "speaking")) or (behalf and before[-60:].count(name) > 0)


def _speaks_for(group: str, words: CitedWords) -> bool:
    known = (*words.speaking_for, words.speaker, *words.known_as)
    if any(same_name(group, each) for each in known):
        return True
    after = [m.end() for m in _form("on_behalf").finditer(words.citation.quote)]
    return any(group in words.citation.quote[end:] for end in after)


def _same_sentence(phrase: str, statement: LineStatement, words: CitedWords) -> bool:
    """Say whether the words claim the capacity ``phrase`` in the sentence that the statement tells."""
    told = {each.lower() for each in re.findall(r"\w{4,}", statement.body)} - set(phrase.split())
    shared = [
        (len(told & set(re.findall(r"\w{4,}", sentence.lower()))), phrase in sentence.lower())
        for start, end in split_text(words.citation.quote)
        if (sentence := words.citation.quote[start:end])
    ]
    return max(shared, key=lambda pair: pair)[1] if shared else False


def _names_group(group: str, text: str, rules: Rules) -> bool:
    """Say whether ``text`` names ``group``, by its name or as "the Group"."""
    if group.lower().removeprefix("the ") in text.lower():
        return True
    last = group.split()[-1]
    is_group = last.lower() in rules.sets["capacity.group"]
    return is_group and pattern_about("gate", "the_group", last).search(text) is not None


def _left_out(line: ComposedLine, statements: Sequence[LineStatement], rules: Rules) -> Iterator[Reason]:
    """Yield holders that a line does not name although it names others, as if these were all."""
    named = {one.name for statement in statements for one in statement.holders}
    if not named or any(word in line.text.lower() for word in rules.sets["lists.open"]):
        return
    for name in dict.fromkeys(line.holders):
        if name not in named and name.lower().removeprefix("the ") not in line.text.lower():
            yield Reason(Fault.LIST, name)
