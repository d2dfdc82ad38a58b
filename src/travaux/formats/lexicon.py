"""The words by which transcripts are read, from the shipped data file."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class LabelWords:
    """Words that tell whether the text before a colon names a speaker, all in small letters."""

    not_names: frozenset[str]
    particles: frozenset[str]
    offices: frozenset[str]
    sounds: frozenset[str]


@dataclass(frozen=True, slots=True)
class MinutesWords:
    """How minutes report: verbs, and the shapes of outcomes, stages of the meeting and speakers' names.

    ``plain_verbs`` are the few that open a turn within a paragraph, where only plain speech does;
    ``opening_verbs`` are further ones that open one at the start of a paragraph alone.
    """

    verbs: frozenset[str]
    plain_verbs: frozenset[str]
    opening_verbs: frozenset[str]
    outcomes: tuple[re.Pattern[str], ...]
    body: str
    stages: tuple[re.Pattern[str], ...]
    collective: re.Pattern[str]
    openers: tuple[re.Pattern[str], ...]
    several: re.Pattern[str]
    between: re.Pattern[str]


@cache
def _data() -> Mapping[str, Any]:
    return tomllib.loads((files("travaux.reference") / "data" / "transcripts.toml").read_text("utf-8"))


@cache
def label_words() -> LabelWords:
    """Return the lists of ``[labels]``."""
    words = _data()["labels"]
    return LabelWords(
        frozenset(words["not_names"]),
        frozenset(words["particles"]),
        frozenset(words["offices"]),
        frozenset(words["sounds"]),
    )


@cache
def minutes_words() -> MinutesWords:
    """Return the lists and patterns of ``[minutes]``."""
    words = _data()["minutes"]
    return MinutesWords(
        frozenset(words["verbs"]),
        frozenset(words["plain_verbs"]),
        frozenset(words["opening_verbs"]),
        tuple(re.compile(pattern, re.I) for pattern in words["outcomes"]),
        words["bodies"],
        tuple(re.compile(pattern, re.I) for pattern in words["stages"]),
        re.compile(words["collective"], re.I),
        tuple(
            re.compile(pattern.replace("{reports}", words["reports"].get(language, "")))
            for language, patterns in words["openers"].items()
            for pattern in patterns
        ),
        re.compile(words["several"], re.I),
        re.compile(words["between"], re.I),
    )


@dataclass(frozen=True, slots=True)
class VerbatimWords:
    """How verbatim records name speakers and set down what is not speech."""

    label: re.Pattern[str]
    stages: tuple[re.Pattern[str], ...]
    outcomes: tuple[re.Pattern[str], ...]
    votes: re.Pattern[str]
    notices: tuple[re.Pattern[str], ...]
    languages: Mapping[str, tuple[str, ...]]


@cache
def verbatim_words() -> VerbatimWords:
    """Return the patterns of ``[verbatim]``."""
    words = _data()["verbatim"]
    who = "|".join(words["offices"] + words["persons"])
    remarks = r"(?:\s*[(（][^()（）\n]{1,120}[)）])*"
    return VerbatimWords(
        re.compile(
            rf"(?P<label>(?P<who>{who})(?P<remarks>{remarks}))(?P<tail>,\s+[^:\n]{{3,80}}|(?<=[)）])\s*[-–—]+\s+[^:\n]{{3,80}})?\s*[:：]\s*"
        ),
        tuple(re.compile(pattern, re.I) for pattern in words["stages"]),
        tuple(re.compile(pattern, re.I) for pattern in words["outcomes"]),
        re.compile(words["votes"], re.I),
        tuple(re.compile(pattern, re.S) for pattern in words["notices"]),
        {code: tuple(names) for code, names in words["languages"].items()},
    )


@cache
def hyphen_prefixes() -> frozenset[str]:
    """Return the first halves of words that are written with a hyphen."""
    return frozenset(_data()["hyphens"]["prefixes"])


@dataclass(frozen=True, slots=True)
class StatementWords:
    """How a single statement names its speaker, and how its first words and the rest of its front look."""

    opening: re.Pattern[str]
    ending: re.Pattern[str]
    address: re.Pattern[str]
    remark: re.Pattern[str]
    file_words: frozenset[str]


@cache
def statement_words() -> StatementWords:
    """Return the patterns of ``[statements]``."""
    words = _data()["statements"]
    return StatementWords(
        re.compile("|".join(f"(?:{pattern})" for pattern in words["openings"]), re.I),
        re.compile("|".join(words["endings"])),
        re.compile(words["address"], re.I),
        re.compile(words["remark"], re.I),
        frozenset(words["file_words"]),
    )


@dataclass(frozen=True, slots=True)
class FactWords:
    """How the front of a record states its title, body, number and chair; the fact is the first group."""

    title: re.Pattern[str]
    body: re.Pattern[str]
    number: re.Pattern[str]
    chair: re.Pattern[str]
    other_days: tuple[re.Pattern[str], ...]
    before_day: tuple[re.Pattern[str], ...]
    day_of_meeting: tuple[re.Pattern[str], ...]


@cache
def fact_words() -> FactWords:
    """Return the patterns of ``[facts]``."""
    words = _data()["facts"]
    return FactWords(
        re.compile(words["title"], re.I),
        re.compile("(" + "|".join(words["bodies"]) + ")"),
        re.compile("(" + "|".join(words["numbers"]) + ")", re.I),
        re.compile(words["chair"], re.I),
        tuple(re.compile(pattern) for pattern in words["other_days"]),
        tuple(re.compile(pattern, re.I) for pattern in words["before_day"]),
        tuple(re.compile(pattern, re.I) for pattern in words["day_of_meeting"]),
    )


@dataclass(frozen=True, slots=True)
class ChatWords:
    """Whose account a chat's messages come from, and which of them nobody said.

    ``scribes`` and ``no_scribes`` are the commands that name who writes down what others say, in "who".
    """

    bots: tuple[re.Pattern[str], ...]
    recorders: tuple[re.Pattern[str], ...]
    commands: tuple[re.Pattern[str], ...]
    scribes: tuple[re.Pattern[str], ...]
    no_scribes: tuple[re.Pattern[str], ...]
    passed_on: tuple[re.Pattern[str], ...]


@cache
def chat_words() -> ChatWords:
    """Return the patterns of ``[chats]``."""
    words = _data()["chats"]
    names = ("bots", "recorders", "commands", "scribes", "no_scribes", "passed_on")
    return ChatWords(*(tuple(re.compile(pattern, re.I) for pattern in words[name]) for name in names))


@dataclass(frozen=True, slots=True)
class ReplyWords:
    """How sentences within a paragraph of minutes ask, reply, tell of nobody, or turn to another speaker."""

    questions: tuple[re.Pattern[str], ...]
    replies: tuple[re.Pattern[str], ...]
    impersonal: tuple[re.Pattern[str], ...]
    agreed: tuple[re.Pattern[str], ...]
    to_another: tuple[re.Pattern[str], ...]


@cache
def reply_words() -> ReplyWords:
    """Return the patterns of ``[minutes]`` on sentences; a space stands for any white space."""
    words = _data()["minutes"]
    names = ("questions", "replies", "impersonal", "agreed", "to_another")
    return ReplyWords(
        *(tuple(re.compile(pattern.replace(" ", r"\s+"), re.I) for pattern in words[name]) for name in names)
    )
