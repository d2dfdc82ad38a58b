"""A composed line read as statements: each with who is said to hold it and the words that say it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from travaux.analysis.grounding.lines import CitedWords, ComposedLine
from travaux.analysis.grounding.rules import Rules
from travaux.reference.phrases import load_pattern

_STOP = re.compile(r"[.!?…]+[”\"’]?\s+(?=[A-Z“])")
_LAST = re.compile(r"(\w+)\.\s+$")
_BRACKET = re.compile(r"\s*\((?P<names>[^()]*(?:\([^()]*\))?[^()]*)\)\s*[.…]*$")
_COLON = re.compile(r"^(?P<names>[^“:.]{1,160}?):\s+(?=\S)")
_form = partial(load_pattern, "gate")


@dataclass(frozen=True, slots=True)
class Asserted:
    """Who is said to hold a statement: the name, and the group that the line says it is held for."""

    name: str
    speaking_for: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LineStatement:
    """One sentence of a line: who is said to hold it, and its ``body`` without what only names them."""

    holders: tuple[Asserted, ...]
    body: str
    topic: bool = False  # whether the body only names what views differ on


def read_statements(line: ComposedLine, rules: Rules) -> list[LineStatement]:
    """Return the sentences of ``line``; one that names nobody is held by whom the sentence before names."""
    known = {name for each in line.words for name in (each.speaker, *each.known_as) if name}
    names = sorted(known | set(line.holders), key=len, reverse=True)
    found: list[LineStatement] = []
    for sentence in _sentences(line.text, rules):
        for lead in rules.sets["leads.strip"]:
            if sentence.startswith(lead):
                sentence = sentence[len(lead) :].lstrip(" ,:")
        topic = next((each for each in rules.sets["leads.topics"] if sentence.startswith(each)), None)
        statement = _statement(sentence.removeprefix(topic or ""), names, rules)
        statement = replace(statement, topic=topic is not None)
        if statement.body.strip(" .…“”"):
            found.append(statement)
    return found


def _sentences(text: str, rules: Rules) -> Iterator[str]:
    """Yield the sentences of ``text``; what stands in quotation marks is never split."""
    start = 0
    for match in _STOP.finditer(text):
        before = text[start : match.end()]
        open_quote = before.count("“") > before.count("”")
        last = _LAST.search(before)
        if open_quote or (last and _is_short(last[1], rules)):
            continue
        yield before.strip()
        start = match.end()
    if text[start:].strip():
        yield text[start:].strip()


def _is_short(word: str, rules: Rules) -> bool:
    """Say whether a stop after ``word`` marks a shortened word or an initial, not the end of a sentence."""
    return (len(word) == 1 and word.isupper()) or word.lower() in rules.sets["clauses.shortened"]


def _statement(sentence: str, names: Sequence[str], rules: Rules) -> LineStatement:
    bracket = _BRACKET.search(sentence)
    if bracket and bracket["names"].startswith(tuple(rules.sets["leads.words_of"])):
        return LineStatement(
            tuple(_mentioned(sentence[: bracket.start()], names)), sentence[: bracket.start()]
        )
    if bracket and (listed := _listed_names(bracket["names"], names)):
        return LineStatement(tuple(listed), sentence[: bracket.start()])
    colon = _COLON.match(sentence)
    if colon and (listed := _listed_names(colon["names"], names)):
        return LineStatement(tuple(listed), sentence[colon.end() :])
    return LineStatement(tuple(_mentioned(sentence, names)), sentence)


def _listed_names(text: str, names: Sequence[str]) -> list[Asserted]:
    """Return the names that a bracket or the words before a colon list; nothing where they are no names."""
    found: list[Asserted] = []
    rest = text.strip().removeprefix("The ").removeprefix("the ")
    while rest:
        name = next((each for each in names if _opens_with(rest, each)), None)
        if name is None:
            unknown = _form("unknown_name").match(rest)
            if unknown is None or (not found and not _is_names(rest)):
                return []
            name = _form("between_names").split(unknown.group())[0]
        rest = rest[len(name) :]
        groups, rest = _groups(rest)
        found.append(Asserted(name, groups))
        gap = _form("next_name").match(rest)
        if rest.strip() and gap is None:
            return found if not re.match(r"\s*\w", rest) else []
        rest = rest[gap.end() :] if gap else ""
    return found


def _opens_with(text: str, name: str) -> bool:
    return text.startswith(name) and not text[len(name) : len(name) + 1].isalnum()


def _is_names(text: str) -> bool:
    """Say whether ``text`` is a list of names: every word in it is a capital or joins names."""
    words = re.findall(r"[\w'’-]+", text)
    small = {"of", "and", "the", "for", "on", "behalf", "in"}
    return bool(words) and all(word[:1].isupper() or word in small for word in words)


def _groups(rest: str) -> tuple[tuple[str, ...], str]:
    """Return the groups of "A (for the G)" or "A for the G" at the start of ``rest``, and what follows."""
    match = _form("after_name").match(rest)
    return ((match["group"].strip(),), rest[match.end() :]) if match else ((), rest)


def _mentioned(sentence: str, names: Sequence[str]) -> Iterator[Asserted]:
    """Yield the known names that stand in ``sentence`` outside of quotation marks, with their groups."""
    plain = re.sub(r"“[^”]*”?", lambda match: " " * len(match.group()), sentence)
    for name in names:
        match = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", plain)
        if match:
            groups, _ = _groups(plain[match.end() :])
            plain = plain[: match.start()] + " " * len(name) + plain[match.end() :]
            yield Asserted(name, groups)


def speaker_of(name: str, words: Sequence[CitedWords]) -> list[CitedWords]:
    """Return the words whose speaker goes by ``name``."""
    return [each for each in words if name == each.speaker or name in each.known_as]
