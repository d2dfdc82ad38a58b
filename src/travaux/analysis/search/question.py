"""A question in plain words, understood as far as registers can answer it; or not at all."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from travaux.analysis.commitments.deadlines import find_deadlines
from travaux.analysis.commitments.moments import DocumentContext
from travaux.analysis.positions.targets import find_targets
from travaux.analysis.search.folding import FoldedWord, folded, forms, stemmed, words
from travaux.analysis.search.question_names import ActorInQuestion, Span, names_in, within
from travaux.analysis.wording import stop_words
from travaux.domain.actors import Actor, ActorKind, Sector
from travaux.domain.positions import Stance, TargetKind
from travaux.domain.process import StepKind
from travaux.domain.votes import VoteChoice
from travaux.reference.lexicons import load_lexicon
from travaux.reference.phrases import phrase
from travaux.reference.questions import (
    QuestionForm,
    asked_patterns,
    is_denied,
    language_of_question,
    load_question_forms,
    load_question_words,
    words_for_text,
)
from travaux.reference.registry import Registry
from travaux.reference.stances import load_stances

LONGEST = 1000
_LENGTHS = {"day": 1, "week": 7, "month": 30}
"""How many days lie ahead in each unit of time in which somebody asks for what is due."""
_OF_PEOPLE = frozenset({"vote", "steps", "agreed with", "stance", "sides", "said", "duties", "due"})
"""What is sought of somebody: in "who …" of these, whoever is named behind the verb is not the one sought."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked. ``form`` is the form of question that it is, None where it is not understood.

    ``actors`` are those whose words are sought, none where anybody's are; ``others`` are merely named, as
    whoever was agreed with. ``versions`` are numbers of versions of the text. ``topic`` holds the words that
    name what it is about. ``days`` is a time to look ahead, ``since`` and ``until`` bound what is due.
    """

    text: str
    form: QuestionForm | None = None
    actors: tuple[Actor, ...] = ()
    others: tuple[Actor, ...] = ()
    paragraphs: tuple[str, ...] = ()
    versions: tuple[int, ...] = ()
    stances: tuple[Stance, ...] = ()
    choices: tuple[VoteChoice, ...] = ()
    sectors: tuple[Sector, ...] = ()
    days: int | None = None
    since: date | None = None
    until: date | None = None
    topic: tuple[str, ...] = ()
    who: bool = False

    @property
    def sought(self) -> str:
        """Return where the answer stands, empty where the question is not understood."""
        return self.form.sought if self.form else ""

    @property
    def steps(self) -> tuple[StepKind, ...]:
        """Return the steps of the procedure that are asked for."""
        return tuple(map(StepKind, self.form.steps)) if self.form else ()

    @property
    def stems(self) -> frozenset[str]:
        """Return the stems of the topic's words."""
        return frozenset(root_of(folded(word)) for word in self.topic)


def root_of(form: str) -> str:
    """Return the stem of a word by which a topic is compared: short words lose their plural too."""
    stem = stemmed(form)
    return stem[:-1] if len(stem) > 3 and stem.endswith("s") and not stem.endswith("ss") else stem


@dataclass(frozen=True, slots=True)
class _Parts:
    """What a question names, whatever its form; ``spans`` are taken up by it and are no topic."""

    text: str
    found: tuple[FoldedWord, ...]
    names: tuple[ActorInQuestion, ...]
    paragraphs: tuple[str, ...]
    versions: tuple[int, ...]
    stances: tuple[Stance, ...]
    stance_at: int | None
    sectors: tuple[str, ...]
    spans: tuple[Span, ...]
    who: bool


def understand(text: str, registry: Registry, versions: Sequence[Sequence[str]] = ()) -> Question:
    """Return what ``text`` asks; ``versions`` are the names of each version of the text, oldest first."""
    parts = _parts_of(text[:LONGEST].encode(errors="replace").decode(), registry, versions)
    language = language_of_question(parts.text)
    denied = is_denied(parts.text, language)
    for form in load_question_forms(language):
        match = form.pattern.search(parts.text)
        if match and form.deny >= denied and not (form.unless and form.unless.search(parts.text)):
            question = _question_of_form(form, match, parts)
            if question is not None:
                return question
    return Question(parts.text, actors=tuple(dict.fromkeys(one.actor for one in parts.names)))


def _parts_of(text: str, registry: Registry, versions: Sequence[Sequence[str]]) -> _Parts:
    found = tuple(words(text))
    numbers, taken = _versions(text, versions)
    spans = list(taken)
    paragraphs: list[str] = []
    for seen in find_targets(text, load_stances()):
        if seen.target.kind is TargetKind.PARAGRAPH and not within(seen.start, seen.end, taken):
            paragraphs.append(seen.target.label)
            spans.append((seen.start, seen.end))
    stances, stance_at = _stances(found)
    names = tuple(names_in(text, registry, spans, _question_words()))
    free = [*spans, *((one.start, one.end) for one in names)]
    sectors, sector_spans = _named_by(
        load_question_words().sectors, [w for w in found if not _lies_in(w, free)]
    )
    return _Parts(
        text,
        found,
        names,
        tuple(dict.fromkeys(paragraphs)),
        numbers,
        stances,
        stance_at,
        sectors,
        (*spans, *sector_spans),
        _asks_who(found),
    )


def _question_of_form(form: QuestionForm, match: re.Match[str], parts: _Parts) -> Question | None:
    """Return the question as one of ``form``; None where it does not name what the form needs."""
    sought, others = _split(form, match, parts)
    spans = [*parts.spans, *((one.start, one.end) for one in sought)]
    if form.sought == "agreed with":
        spans += [(one.start, one.end) for one in others]
    topic = tuple(
        parts.text[w.start : w.end] for w in parts.found if not _lies_in(w, spans) and _is_topic(w, form)
    )
    stances = tuple(map(Stance, form.stances)) or parts.stances
    named = {
        "paragraphs": parts.paragraphs,
        "versions": parts.versions,
        "stances": parts.stances,
        "actors": (*sought, *parts.sectors),
        "counterparts": others,
        "topic": topic,
    }
    if not all(named[need] for need in form.needs) or any(named[other] for other in form.without):
        return None
    if form.any and not any(named[one] for one in form.any):
        return None
    found = Question(
        parts.text,
        form,
        tuple(dict.fromkeys(one.actor for one in sought)),
        tuple(dict.fromkeys(one.actor for one in others)),
        parts.paragraphs,
        parts.versions,
        stances if form.sought == "stance" else (),
        _choices(parts.text) if form.sought == "vote" else (),
        tuple(map(Sector, parts.sectors)),
        topic=topic,
        who=parts.who,
    )
    return _timed(found) if form.sought in {"due", "overdue", "duties"} else found


def _split(
    form: QuestionForm, match: re.Match[str], parts: _Parts
) -> tuple[tuple[ActorInQuestion, ...], tuple[ActorInQuestion, ...]]:
    """Return those whose words are sought, and those who are merely named."""
    if form.sought == "agreed with" and "counterparts" in form.needs:
        at = next((match.start(group) for group in ("counterpart", "other") if match[group]), None)
        others = tuple(one for one in parts.names if one.start == at)
        return tuple(one for one in parts.names if one.start < match.start()), others
    if not (parts.who and form.sought in _OF_PEOPLE):
        return parts.names, ()
    verb = parts.stance_at if parts.stance_at is not None else match.start()
    sought = tuple(
        one
        for one in parts.names
        if one.start < verb and not (one.small and one.actor.kind is ActorKind.ROLE)
    )
    return sought, tuple(one for one in parts.names if one.start >= verb and not one.small)


def _timed(question: Question) -> Question:
    """Return the question with the time that it bounds: days ahead, a year, or a day by which."""
    ahead = phrase("calendar", "span_of_days").search(question.text)
    days = int(ahead[1]) * _LENGTHS[ahead.lastgroup or "day"] if ahead else None
    since, until, taken = (None, None, "") if ahead else _bounds(question.text)
    words_of_time = {*taken.split(), *(ahead[0].split() if ahead else ())}
    topic = tuple(word for word in question.topic if word not in words_of_time and not word.isdigit())
    return replace(question, days=days, since=since, until=until, topic=topic)


def _bounds(text: str) -> tuple[date | None, date | None, str]:
    """Return the first and the last day that a question asks for, and the words that say so."""
    for pattern in asked_patterns("times")["year"]:
        if year := pattern.search(text):
            return date(int(year["year"]), 1, 1), date(int(year["year"]), 12, 31), year[0]
    for when in find_deadlines(text, DocumentContext()):
        if day := when.until or when.date:
            return None, day, text[when.start : when.end]
    return None, None, ""


def _versions(text: str, versions: Sequence[Sequence[str]]) -> tuple[tuple[int, ...], list[Span]]:
    """Return the versions that a question names, in their order, and where."""
    at: dict[Span, int] = {}
    for number, names in enumerate(versions):
        for name in names:
            matches = _version_pattern(name).finditer(text)
            at |= {match.span(): number for match in matches if _is_version(text, match)}
    whole = [span for span in at if not any(span != o and o[0] <= span[0] and span[1] <= o[1] for o in at)]
    found = {at[span] for span in whole}
    for name, place in (("last", -1), ("first", 0), ("previous", -2)):
        for pattern in asked_patterns("versions").get(name, ()):
            match = pattern.search(text)
            if match and len(versions) >= abs(place) and not within(*match.span(), whole):
                found.add(place % len(versions) if versions else 0)
                whole.append(match.span())
    return tuple(sorted(found)), whole


@cache
def _version_pattern(name: str) -> re.Pattern[str]:
    """Return what finds the name of a version, however its parts are joined."""
    parts = re.findall(r"[^\W\d_]+|\d+", name)
    if not parts:
        return re.compile(r"(?!)")
    return re.compile(r"\b" + r"\W*".join(map(re.escape, parts)) + r"\b", re.IGNORECASE)


def _is_version(text: str, match: re.Match[str]) -> bool:
    """Say whether words name a version: one word ("adopted") does so before "text" or between two alone."""
    if re.search(r"[\W\d_]", match[0]):
        return True
    beside = asked_patterns("versions")
    return any(pattern.match(text, match.end()) for pattern in beside["behind"]) or any(
        pattern.search(text[: match.start()]) for pattern in beside["before"]
    )


def _named_by(
    names: Mapping[str, tuple[str, ...]], found: Sequence[FoldedWord]
) -> tuple[tuple[str, ...], list[Span]]:
    """Return what the phrases of a question name, and where."""
    have = [word.form for word in found]
    named: dict[str, list[Span]] = {}
    for name, phrases in names.items():
        for sought in map(forms, phrases):
            for at in range(len(have) - len(sought) + 1):
                if sought and have[at : at + len(sought)] == sought:
                    span = found[at].start, found[at + len(sought) - 1].end
                    named.setdefault(name, []).append(span)
    return tuple(named), [span for spans in named.values() for span in spans]


def _choices(text: str) -> tuple[VoteChoice, ...]:
    """Return the choices of voters that a question names; what it denies is told first."""
    patterns = asked_patterns("choices")
    found = [
        choice
        for choice in VoteChoice
        if any(pattern.search(text) for pattern in patterns.get(choice.value, ()))
    ]
    return (VoteChoice.NOT_VOTING,) if VoteChoice.NOT_VOTING in found else tuple(found)


def _stances(found: Sequence[FoldedWord]) -> tuple[tuple[Stance, ...], int | None]:
    """Return the stance asked for, with any that is joined to it, and where the first is named."""
    stances: list[Stance] = []
    first, last = None, -2
    for place, word in enumerate(found):
        stance = _stance_words().get(_root(word))
        joined = last >= 0 and place == last + 2 and _root(found[place - 1]) in _joining()
        if stance is None or (stances and not joined):
            continue
        stances.append(stance)
        first, last = (word.start if first is None else first), place
    return tuple(dict.fromkeys(stances)), first


def _asks_who(found: Sequence[FoldedWord]) -> bool:
    return any(word.form in {folded(who) for who in load_question_words().who} for word in found[:3])


def _is_topic(word: FoldedWord, form: QuestionForm) -> bool:
    root = _root(word)
    return not (
        word.form in stop_words()
        or word.form in _question_words()
        or word.form in _idle_words(form)
        or (form.sought == "stance" and root in _stance_words())
        or (word.form.isdigit() and len(word.form) < 4)
    )


def _lies_in(word: FoldedWord, spans: Sequence[Span]) -> bool:
    return within(word.start, word.end, spans)


def _root(word: FoldedWord) -> str:
    return stemmed(word.form)


@cache
def _idle_words(form: QuestionForm) -> frozenset[str]:
    return frozenset(folded(word) for word in form.idle)


@cache
def _joining() -> frozenset[str]:
    return frozenset(stemmed(folded(word)) for word in load_question_words().joining)


@cache
def _question_words() -> frozenset[str]:
    own = load_question_words()
    lists: Iterator[str] = iter(
        (*own.asking, *own.who, *words_for_text(), *load_lexicon("wording")["asking"])
    )
    return frozenset(map(folded, lists))


@cache
def _stance_words() -> dict[str, Stance]:
    return {
        stemmed(folded(word)): Stance(name)
        for name, listed in load_question_words().stances.items()
        for word in listed
    }
