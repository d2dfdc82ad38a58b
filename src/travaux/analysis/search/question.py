"""A question in plain words, understood as far as registers can answer it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from travaux.analysis.positions.targets import find_targets
from travaux.analysis.search.folding import Word, folded, forms, stemmed, words
from travaux.analysis.wording import stop_words
from travaux.domain.actors import Actor, ActorKind, Sector
from travaux.domain.positions import Stance, TargetKind
from travaux.domain.process import StepKind
from travaux.reference.lexicons import load_lexicon
from travaux.reference.phrases import phrase
from travaux.reference.questions import load_question_words
from travaux.reference.registry import Registry
from travaux.reference.stances import load_stances

LONGEST = 1000
_LONGEST_NAME = 5  # words
_SHORTEST_NAME = 4  # letters: "us" is a word
_KINDS = ("due", "overdue", "duties", "history")
_LENGTHS = {"day": 1, "week": 7, "month": 30}
"""How many days lie ahead in each unit of time in which somebody asks for what is due."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked. ``topic`` holds the words that name what it is about; ``days`` a time to look ahead.

    ``due`` and ``overdue`` ask for what has a deadline, ``duties`` for all that somebody shall do,
    ``history`` for how a paragraph came to read as it does, ``steps`` for the procedure, ``who`` for people.
    ``actors`` are those whose words are sought, none where anybody's are; ``others`` are merely named.
    """

    text: str
    actors: tuple[Actor, ...] = ()
    others: tuple[Actor, ...] = ()
    paragraphs: tuple[str, ...] = ()
    stances: tuple[Stance, ...] = ()
    sectors: tuple[Sector, ...] = ()
    steps: tuple[StepKind, ...] = ()
    due: bool = False
    overdue: bool = False
    duties: bool = False
    history: bool = False
    days: int | None = None
    topic: tuple[str, ...] = ()
    who: bool = False

    @property
    def stems(self) -> frozenset[str]:
        """Return the stems of the topic's words."""
        return frozenset(stemmed(folded(word)) for word in self.topic)


def understand(text: str, registry: Registry) -> Question:
    """Return what ``text`` asks."""
    text = text[:LONGEST].encode(errors="replace").decode()
    found = list(words(text))
    stances, stance_at = _stances(found)
    asked = {name: any(_root(word) in _roots(name) for word in found) for name in _KINDS}
    due = asked["due"] or asked["overdue"]
    spans: list[tuple[int, int]] = []
    paragraphs: list[str] = []
    for seen in find_targets(text, load_stances()):
        if seen.target.kind is TargetKind.PARAGRAPH:
            paragraphs.append(seen.target.label)
            spans.append((seen.start, seen.end))
    who = _who(found)
    sought, others = _actors(text, registry, who, stance_at, spans)
    sectors = _named_by(load_question_words().sectors, found, spans)
    steps = () if stances else _named_by(load_question_words().steps, found, spans)
    days = phrase("calendar", "span_of_days").search(text) if due else None
    return Question(
        text,
        sought,
        others,
        tuple(dict.fromkeys(paragraphs)),
        stances,
        tuple(map(Sector, sectors)),
        tuple(map(StepKind, steps)),
        due,
        asked["overdue"],
        asked["duties"],
        asked["history"],
        int(days[1]) * _LENGTHS[days.lastgroup or "day"] if days else None,
        tuple(text[w.start : w.end] for w in found if not _within(w, spans) and _is_topic(w)),
        who,
    )


def _actors(
    text: str, registry: Registry, who: bool, stance_at: int | None, spans: list[tuple[int, int]]
) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
    """Return those whose words are sought and those who are merely named after the stance of "who …"."""
    sought: list[Actor] = []
    others: list[Actor] = []
    for mention in registry.mentions(text):
        actor = mention.resolution.actor
        if actor is None or _within(Word("", mention.start, mention.end), spans):
            continue
        named_only = who and stance_at is not None and mention.start > stance_at
        (others if named_only else sought).append(actor)
        if not named_only:
            spans.append((mention.start, mention.end))
    for actor, start, end in _named_in_small_letters(text, registry, spans):
        if not (who and (actor.kind is ActorKind.ROLE or (stance_at is not None and start > stance_at))):
            sought.append(actor)
            spans.append((start, end))
    return tuple(dict.fromkeys(sought)), tuple(dict.fromkeys(others))


def _named_in_small_letters(
    text: str, registry: Registry, spans: list[tuple[int, int]]
) -> Iterator[tuple[Actor, int, int]]:
    """Yield the actors and offices that words of ``text`` name as a whole, written without capitals too."""
    free = [word for word in words(text) if not _within(word, spans)]
    place = 0
    while place < len(free):
        length = 1
        for length in range(min(_LONGEST_NAME, len(free) - place), 0, -1):
            start, end = free[place].start, free[place + length - 1].end
            name = text[start:end]
            if len(name) < _SHORTEST_NAME or (length == 1 and name.lower() in _asking()):
                continue
            if actor := registry.resolve_exactly(name).actor:
                yield actor, start, end
                break
        place += length


def _named_by(
    names: Mapping[str, tuple[str, ...]], found: list[Word], spans: list[tuple[int, int]]
) -> tuple[str, ...]:
    """Return what the phrases of a question name, the longest first heard; take them off the topic.

    A phrase that names several is narrowed by the others: "explanations … after adoption".
    """
    have = [word.form for word in found]
    heard: dict[tuple[int, int], set[str]] = {}
    for name, phrases in names.items():
        for sought in map(forms, phrases):
            for at in range(len(have) - len(sought) + 1):
                if sought and have[at : at + len(sought)] == sought:
                    heard.setdefault((at, at + len(sought)), set()).add(name)
    named: set[str] = set()
    for (first, last), each in sorted(heard.items(), key=lambda item: item[0][0] - item[0][1]):
        named = (named & each) or named or each
        spans.append((found[first].start, found[last - 1].end))
    return tuple(name for name in names if name in named)


def _stances(found: list[Word]) -> tuple[tuple[Stance, ...], int | None]:
    """Return the stance asked for, with any that is joined to it, and where the first is named."""
    stances: list[Stance] = []
    first, last = None, -2
    for place, word in enumerate(found):
        stance = _stance_words().get(_root(word))
        joined = last >= 0 and place == last + 2 and _root(found[place - 1]) in _roots("joining")
        if stance is None or (stances and not joined):
            continue
        stances.append(stance)
        first, last = (word.start if first is None else first), place
    return tuple(dict.fromkeys(stances)), first


def _who(found: list[Word]) -> bool:
    return any(word.form in {folded(who) for who in load_question_words().who} for word in found[:3])


def _is_topic(word: Word) -> bool:
    root = _root(word)
    return not (
        word.form in stop_words()
        or word.form in _asking()
        or any(root in _roots(name) for name in _KINDS)
        or root in _stance_words()
        or (word.form.isdigit() and len(word.form) < 4)
    )


def _within(word: Word, spans: list[tuple[int, int]]) -> bool:
    return any(start <= word.start and word.end <= end for start, end in spans)


def _root(word: Word) -> str:
    return stemmed(word.form)


@cache
def _roots(name: str) -> frozenset[str]:
    return frozenset(stemmed(folded(word)) for word in getattr(load_question_words(), name))


@cache
def _asking() -> frozenset[str]:
    own = load_question_words()
    return frozenset(folded(w) for w in (*own.asking, *own.who, *load_lexicon("wording")["asking"]))


@cache
def _stance_words() -> dict[str, Stance]:
    return {
        stemmed(folded(word)): Stance(name)
        for name, listed in load_question_words().stances.items()
        for word in listed
    }
