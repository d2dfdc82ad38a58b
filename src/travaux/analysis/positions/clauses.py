"""Where one clause ends and the next begins, so that each keeps its own stance and owner."""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from travaux.analysis.positions.cues import Cue
from travaux.analysis.positions.stances import in_quotation, with_names_masked, words_of
from travaux.domain.findings import Sentence
from travaux.reference.expressions import Expression
from travaux.reference.language_data import LANGUAGES
from travaux.reference.phrases import clause_pattern, entries
from travaux.reference.stances import StanceLexicon, saying_of

_FOR_WHOM = re.compile(r"(?:\band|,|;)\s+for\s+(?:the\s+)?$", re.IGNORECASE)
_ALSO = re.compile(
    r"(?:,\s*|\s)and\s+(?=that\b)|"
    r",?\s+(?=(?:regardless of|despite|notwithstanding|in spite of)\s+(?:its|their)\b)",
    re.IGNORECASE,
)
_PRONOUN_SUBJECT = re.compile(r"(?:he|she|they|(?:his|her|their) delegation)\b", re.IGNORECASE)
_BESIDE_NAMES = re.compile(r"\b(?:the|for|(?:speaking )?on behalf of|speaking for)\b", re.IGNORECASE)
_LONGEST_BRIDGE = 12


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of a sentence, by its span there, and the cues in it, in order."""

    start: int
    end: int
    cues: tuple[Cue, ...]


def split_clauses(
    sentence: str, cues: Sequence[Cue], lexicon: StanceLexicon, names: Sequence[tuple[int, int]] = ()
) -> tuple[Clause, ...]:
    """Return the clauses of ``sentence``: cut at semicolons, contrasts, and wherever a new stand begins.

    ``names`` are the spans of actors' names: a new subject before a cue begins a clause too.
    """
    whole = unsplit(sentence, lexicon)
    beside = [found.span() for found in _companions(whole, lexicon, names)]
    alone = _without(sentence, beside)
    cuts = [0]
    for place, weak in _candidates(whole, lexicon, cues, names):
        if any(start < place <= end + 1 for start, end in beside):
            continue
        if place - cuts[-1] < 2 or (weak and not _has_cue(cues, cuts[-1], place)):
            continue
        if _in_brackets(sentence, place) or in_quotation(sentence, place):
            continue
        if not weak or _leads_to_cue(alone, place, cues, lexicon, names):
            cuts.append(place)
    cuts.append(len(sentence))
    return tuple(
        Clause(start, end, tuple(cue for cue in cues if start <= cue.start < end))
        for start, end in itertools.pairwise(cuts)
        if sentence[start:end].strip(" ,;.")
    )


def _companions(
    sentence: str, lexicon: StanceLexicon, names: Sequence[tuple[int, int]]
) -> Iterator[re.Match[str]]:
    """Yield who stands between commas beside a subject: "X, joined by Y, withdrew it"."""
    if names and "," in sentence:
        yield from clause_pattern(lexicon.language, "companions").finditer(with_names_masked(sentence, names))


def _without(sentence: str, spans: Sequence[tuple[int, int]]) -> str:
    """Return the sentence, as long as it was, with blanks for ``spans``."""
    for start, end in spans:
        sentence = sentence[:start] + " " * (end - start) + sentence[end:]
    return sentence


def unsplit(sentence: str, lexicon: StanceLexicon) -> str:
    """Return the sentence, as long as it was, with marks for phrases that no clause or list is cut in."""
    return _unsplit(lexicon.words.get("unsplit", ())).sub(lambda match: "_" * len(match.group()), sentence)


def closed_up(sentence: str, language: str, *, told: bool = False) -> str:
    """Return the sentence, as long as it was, with blanks for what is put between the parts of it.

    "could not, however, accept"; "for the Union; the candidate countries X and Y; and Z, said". ``told`` is a
    sentence of a record, in which what somebody held or thought is told as what is said is.
    """
    for name in ("inserted", "shared_auxiliary", "also_for", "later_also", "joined_with", "among_those"):
        found = clause_pattern(language, name).finditer(sentence)
        sentence = _without(sentence, [(match.start("inserted"), match.end()) for match in found])
    for vote in clause_pattern(language, "quoted_vote").finditer(sentence):
        opened, closed = vote.span("vote")
        sentence = _without(sentence, [(opened, opened + 1), (closed - 1, closed)])
    together = _said_together(sentence, language)
    if not told:
        return together
    told_of = _subject_first(_with_principals(_said_again(together, language), language), language)
    return _told_plainly(told_of, language)


def _said_again(sentence: str, language: str) -> str:
    """Return "X said that A, and Y that B" as "X said that A;Y said that B", as long as it was."""
    pattern = clause_pattern(language, "again_without_verb")
    while found := pattern.search(sentence):
        how = "moved" if found["moved"] else "asked" if found["asked"] else "plain"
        verb = entries("clauses", f"patterns.again_{how}", language)
        start, end = found.span("again")
        told = f";{found['who']} {verb}"
        sentence = sentence[:start] + told.ljust(end - start) + sentence[end:]
    return sentence


def _with_principals(sentence: str, language: str) -> str:
    """Return "X (on behalf of G)" as "X, for G,", as long as it was."""
    for found in clause_pattern(language, "for_in_brackets").finditer(sentence):
        whole = len(found[0]) - len(found["group"]) - 1
        told = ", for".ljust(whole) + found["group"] + ","
        sentence = sentence[: found.start()] + told + sentence[found.end() :]
    return sentence


def _subject_first(sentence: str, language: str) -> str:
    """Return a sentence with the verb that opens it behind its subject, as long as it was."""
    found = clause_pattern(language, "subject_behind").match(sentence)
    if found is None:
        return sentence
    return f"{sentence[: found.start('verb')]}{found['subject']} {found['verb']}{sentence[found.end() :]}"


def _said_together(sentence: str, language: str) -> str:
    """Return "X said, and Y agreed, that" as "X and Y said that", as long as it was."""
    for found in clause_pattern(language, "shared_saying").finditer(sentence):
        said = f"{found['and']}{found['first']}"
        before = min(found.start("and") - found.start(), len(found[0]) - len(said))
        together = (" " * before + said).ljust(len(found[0]))
        sentence = sentence[: found.start()] + together + sentence[found.end() :]
    return sentence


def _told_plainly(sentence: str, language: str) -> str:
    """Return a sentence of a record, as long as it was, with what somebody held told as what is said is.

    "Held that it was too early", "was of the opinion that": "said that".
    """
    for match in clause_pattern(language, "says_so").finditer(sentence):
        start, end = match.span("told")
        said = entries("clauses", "patterns.said_plainly", language).ljust(end - start)
        sentence = sentence[:start] + said + sentence[end:]
    return sentence


def is_bridge(between: str, lexicon: StanceLexicon) -> bool:
    """Tell whether only auxiliaries, adverbs and the like stand in ``between``."""
    words = words_of(clause_pattern(lexicon.language, "manner").sub(" ", between))
    known = _bridge_words((*lexicon.words["bridge"], *lexicon.words["contrasts"]))
    return len(words) <= _LONGEST_BRIDGE and all(
        word in known or word.endswith(lexicon.adverbs) or word.split("'")[0] in known for word in words
    )


def _candidates(
    sentence: str, lexicon: StanceLexicon, cues: Sequence[Cue], names: Sequence[tuple[int, int]]
) -> list[tuple[int, bool]]:
    """Return every place where a clause may begin, and whether it needs a cue of its own to do so."""
    strong = [
        (match.end(), False)
        for match in re.finditer(r";\s*(?:and\s)?", sentence)
        if not _is_in_list(sentence, match.end(), names)
        and _says_something(cues, names, match.end(), _item_end(sentence, match.end()))
    ]
    strong += [(match.start(), False) for match in _contrasts(lexicon.words["contrasts"]).finditer(sentence)]
    strong += [
        (match.end(), False)
        for match in _ALSO.finditer(sentence)
        if _has_cue(cues, match.end(), len(sentence)) and _has_cue(cues, 0, match.start())
    ]
    beside = ("relative_demand", "said_beside")
    strong += [
        (match.end(), False)
        for name in beside
        for match in clause_pattern(lexicon.language, name).finditer(sentence)
        if _has_cue(cues, match.end(), len(sentence)) and _has_cue(cues, 0, match.start())
    ]
    apart = ("fronted", "not_that", "kept_beside", "judged_beside")
    strong += [
        (match.end(), False)
        for name in apart
        for match in clause_pattern(lexicon.language, name).finditer(with_names_masked(sentence, names))
        if _has_cue(cues, 0, match.start() + 1)
    ]
    strong += [
        (match.end(), False)
        for match in clause_pattern(lexicon.language, "turned_beside").finditer(sentence)
        if match.lastgroup and match.span(match.lastgroup) in {(cue.start, cue.end) for cue in cues}
    ]
    strong += [(comma + 1, False) for comma in _after_concession(sentence, lexicon)]
    strong += [(name[0], False) for name in names if _FOR_WHOM.search(sentence[: name[0]])]
    coordinators = clause_pattern(lexicon.language, "coordinator").finditer(sentence)
    weak = [(match.end(), True) for match in coordinators]
    return sorted(dict(sorted(weak + strong, key=lambda one: not one[1])).items())


def _is_in_list(sentence: str, place: int, names: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a semicolon parts items of a list after a colon: who stands before it said them all."""
    colon = sentence.rfind(":", 0, place)
    return colon >= 0 and not any(place <= start < _item_end(sentence, place) for start, _ in names)


def _item_end(sentence: str, place: int) -> int:
    """Return where the item between semicolons ends that begins at ``place``."""
    semicolon = sentence.find(";", place)
    return semicolon if semicolon >= 0 else len(sentence)


def _says_something(cues: Sequence[Cue], names: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Tell whether somebody is named or a stand is taken in a stretch."""
    return _has_cue(cues, start, end) or any(start <= name[0] < end for name in names)


def _after_concession(sentence: str, lexicon: StanceLexicon) -> list[int]:
    """Return the comma that ends a concession which opens the sentence: "While we support this, …"."""
    opening = _contrasts(lexicon.words["contrasts"]).match(sentence)
    comma = sentence.find(",", opening.end()) if opening else -1
    return [comma] if comma > 0 and comma - (opening.end() if opening else 0) > 3 else []


def _has_cue(cues: Sequence[Cue], start: int, end: int) -> bool:
    return any(start <= cue.start < end and cue.end <= end for cue in cues)


def _leads_to_cue(
    sentence: str, place: int, cues: Sequence[Cue], lexicon: StanceLexicon, names: Sequence[tuple[int, int]]
) -> bool:
    """Tell whether from ``place`` on only names and bridging words stand before the next cue."""
    following = next((cue for cue in cues if cue.start >= place), None)
    if following is None:
        return False
    if _opens_with_teller(sentence, place, lexicon, names):
        return True
    between = sentence[place : following.start]
    inside = [name for name in names if place <= name[0] and name[1] <= following.start]
    for start, end in reversed(inside):
        between = between[: start - place] + " " + between[end - place :]
    return is_bridge(_BESIDE_NAMES.sub(" ", between) if inside else between, lexicon)


def _opens_with_teller(
    sentence: str, place: int, lexicon: StanceLexicon, names: Sequence[tuple[int, int]]
) -> bool:
    """Tell whether somebody named begins to say something at ``place``: "and X, for the group, said"."""
    end = place
    for name in names:
        if (
            place <= name[0]
            and not sentence[end : name[0]].strip(" ,").replace("the", "").replace("for", "").strip()
        ):
            end = name[1]
    if end == place:
        himself = _PRONOUN_SUBJECT.match(sentence, place)
        end = himself.end() if himself else end
    words = [
        word
        for word in words_of(sentence[end : end + 40])
        if not word.endswith(lexicon.adverbs) and word != "also"
    ]
    return end > place and words[:1] != [] and words[0] in saying_of(lexicon)


def _in_brackets(sentence: str, place: int) -> bool:
    return sentence.count("(", 0, place) > sentence.count(")", 0, place)


@cache
def _unsplit(words: tuple[str, ...]) -> Expression:
    return Expression(rf"\b(?:{'|'.join(map(re.escape, words))})\b" if words else r"(?!)", re.IGNORECASE)


@cache
def _contrasts(words: tuple[str, ...]) -> Expression:
    return Expression(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)


@cache
def _bridge_words(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(words) | {"which"}


def without_splice(sentence: Sentence, text: str) -> tuple[Sentence, ...]:
    """Return a sentence in two where a question follows what is held: "I support it, how long …?"."""
    spliced = clause_pattern("en", "spliced_question").fullmatch(text, sentence.start, sentence.end)
    if spliced is None:
        return (sentence,)
    return replace(sentence, end=spliced.end("held")), replace(sentence, start=spliced.start("asked"))


def is_denial(words: str) -> bool:
    """Tell whether a sentence does nothing but deny the one before it, in any language: "That is not so."."""
    return any(clause_pattern(language, "denied_next").match(words) for language in LANGUAGES)
