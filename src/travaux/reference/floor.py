"""Rules on who has the floor: ``languages/LANGUAGE/floor.toml``, the same tables in each language.

A rule is a regular expression (matched without regard to case; a space stands for any white space), with a
sentence that it must match and one that it must not. ``unread`` names the jobs a language does not do.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from travaux.reference.expressions import Expression, Family
from travaux.reference.language_data import LANGUAGES, read_language

_CLASS = re.compile(r"(\[[^\]]*\])")


class FloorJob(StrEnum):
    """What a rule is for; the value is the name of its table."""

    CALL = "call"  # gives the floor; the name stands after
    CALL_STRICT = "call_strict"  # the same, the name at once after
    ANOTHER_CLAUSE = "another_clause"  # between those words and a name that is not called: "as Norway does"
    CALL_AFTER = "call_after"  # gives the floor; matches what stands after the name
    CALL_BEFORE_NAME = "call_before_name"  # what may stand before a bare name
    THANKS = "thanks"  # thanks for a statement; the name stands after
    SPOKEN_OF = "spoken_of"  # before the name of somebody who is spoken of, and does not speak; also misheard
    INTERRUPTS = "interrupts"  # whoever had the floor is stopped, or told to end
    DENIAL = "denial"  # "I am not the representative of X"
    MISDIRECTED = "misdirected"  # "you mean my neighbour": whoever speaks is not the one called
    NOT_CALLED = "not_called"  # between whom a speaker represents and whom not: ", not"
    ITSELF = "itself"  # "this is X", where that is said against a call
    SELF_NAMING = "self_naming"  # "I represent X"
    OWN_GROUP = "own_group"  # "I speak on behalf of X"
    ALIGNED = "aligned"  # makes "on behalf of X" another speaker's
    NATIONAL = "national"
    OFFICE = "office"
    READING = "reading"
    AS_STATE = "as_state"  # whoever presides goes on as a State's representative; the name stands after
    RESUMES = "resumes"  # and presides again
    COLLECTIVE = "collective"  # labels of several whom nobody tells apart
    INTERLUDE = "interlude"  # lines that nobody who had the floor said, and after which nobody has it
    PASSING = "passing"  # the same, but whoever had the floor goes on
    QUOTING = "quoting"  # the end of a line after which another's words are read out
    UNQUOTING = "unquoting"  # where what is read out ends
    LABEL_CAPACITY = "label_capacity"  # the end of a label, after the name


@dataclass(frozen=True, slots=True)
class FloorRule:
    """One rule: ``matches`` is a sentence that it finds, ``misses`` one that it leaves alone."""

    language: str
    job: FloorJob
    pattern: Expression
    matches: str
    misses: str


@cache
def floor_rules(language: str) -> tuple[FloorRule, ...]:
    """Return the rules of ``language``, none where it has no file."""
    tables = read_language(language, "floor")
    return tuple(
        FloorRule(language, job, Expression(_spaced(row["pattern"]), re.I), row["matches"], row["misses"])
        for job in FloorJob
        for row in tables.get(job, ())
    )


@cache
def floor_family(job: FloorJob) -> Family:
    """Return the same rules, to be looked for in one sentence after another."""
    return Family(floor_patterns(job))


@cache
def floor_patterns(job: FloorJob) -> tuple[Expression, ...]:
    """Return the rules for ``job`` in every language: a meeting is seldom held in one."""
    return tuple(rule.pattern for language in LANGUAGES for rule in floor_rules(language) if rule.job is job)


def _spaced(pattern: str) -> str:
    """Return ``pattern`` with either apostrophe for one, and any white space for a space, but in classes."""
    parts = _CLASS.split(pattern)
    for place, part in enumerate(parts):
        is_class = place % 2 == 1
        spaced = part.replace(" ?", r"\s*").replace(" ", r"\s+")
        parts[place] = part.replace("’", "'’") if is_class else spaced.replace("’", "['’]")
    return "".join(parts)


def floor_matches(sentence: str, job: FloorJob) -> Iterator[re.Match[str]]:
    """Yield every place at which words of ``sentence`` do a job on the floor, pattern by pattern."""
    for pattern in floor_patterns(job):
        yield from pattern.finditer(sentence)
