"""The phrases that several sides take a stand on: what a room keeps coming back to, and divides over."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from travaux.analysis.meeting.stance import Signature, read_signature
from travaux.analysis.wording import Token, institutions, is_content, tokens
from travaux.domain.findings import Argument
from travaux.domain.spans import Citation
from travaux.reference.lexicons import load_lexicon

_LONGEST = 3
FEWEST_SIDES = 3
_NOUN_ENDINGS = ("tion", "tions", "ment", "ments", "process", "processes")
_OVERLAP = 0.5
_COMMON_SHARE = 0.08
_LINKS = ("of", "the")
_LONGEST_STATEMENT = 60

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence that an argument rests on, its claim or its explanation, read for its stand."""

    argument: int
    side: str
    citation: Citation
    signature: Signature


@dataclass(frozen=True, slots=True)
class Catchword:
    """A phrase as printed, with who is for it and who against, one statement a side."""

    phrase: str
    supporters: tuple[Statement, ...]
    opponents: tuple[Statement, ...]


def read_statements(arguments: Sequence[Argument], sides: Sequence[str]) -> list[Statement]:
    """Return the sentences of ``arguments`` that are short enough to be about one thing."""
    return [
        Statement(index, side, citation, read_signature(citation.quote))
        for index, (argument, side) in enumerate(zip(arguments, sides, strict=True))
        for citation in (*argument.citations, *argument.explanation_citations)
        if len(citation.quote.split()) <= _LONGEST_STATEMENT
    ]


def find_catchwords(statements: Sequence[Statement]) -> list[Catchword]:
    """Return phrases that at least three sides take the same stand on, or two sides contrary stands."""
    holders: dict[Phrase, list[tuple[int, int]]] = defaultdict(list)
    printed: dict[Phrase, Counter[str]] = defaultdict(Counter)
    for index, statement in enumerate(statements):
        for phrase, surface, sign in dict.fromkeys(_phrases(statement)):
            printed[phrase][surface] += 1
            holders[phrase].append((index, sign))
    common = _common(statements)
    found = []
    told: set[int] = set()
    for phrase in sorted(holders, key=lambda each: _worth(each, holders[each], statements)):
        held = holders[phrase]
        if not _telling(phrase, common):
            continue
        fresh = sum(index not in told for index, _ in held)
        if fresh < len(held) * (1 - _OVERLAP):
            continue
        catchword = _catchword(_surface(phrase, printed), held, statements)
        if catchword is not None:
            told.update(index for index, _ in held)
            found.append(catchword)
    return sorted(found, key=lambda each: -len(each.supporters) - len(each.opponents))


def _catchword(
    surface: str, held: Sequence[tuple[int, int]], statements: Sequence[Statement]
) -> Catchword | None:
    """Return the phrase with its two camps, None where neither is wide and none faces the other.

    A side that takes both stands is in neither camp.
    """
    camps: dict[int, dict[str, Statement]] = {1: {}, -1: {}}
    for index, sign in sorted(held, key=lambda item: len(statements[item[0]].citation.quote)):
        statement = statements[index]
        camps[sign].setdefault(statement.side, statement)
    torn = camps[1].keys() & camps[-1].keys()
    supporters, opponents = (
        tuple(s for side, s in camps[sign].items() if side not in torn) for sign in (1, -1)
    )
    wide = max(len(supporters), len(opponents)) >= FEWEST_SIDES
    return Catchword(surface, supporters, opponents) if wide or (supporters and opponents) else None


def _phrases(statement: Statement) -> Iterator[tuple[Phrase, str, int]]:
    """Yield runs of words that take the same stand: stems, surface, sign; "of" may join them.

    A run that goes on into another noun names something else and does not count.
    """
    text, signature = statement.citation.quote, statement.signature
    words = [word for word in tokens(text) if word.text.lower() not in _LINKS]
    for start in range(len(words)):
        stems: list[str] = []
        sign = 0
        for end in range(start, min(start + _LONGEST, len(words))):
            word = words[end]
            own = signature.signs.get(word.stem, 0) if word.stem in signature.firm and is_content(word) else 0
            if not own or (sign and own != sign):
                break
            sign = own
            stems.append(word.stem)
            if len(stems) > 1 and not _goes_on(words[end + 1 : end + 2], signature.signs):
                before = text[: words[start].start]
                if word.text.endswith(("ed", "ing")) or _is_setting(before) or _is_verb(before):
                    continue
                yield tuple(stems), text[words[start].start : word.end], sign


def _goes_on(following: Sequence[Token], signs: Mapping[str, int]) -> bool:
    """Tell whether the next word belongs to the same noun phrase."""
    if not following or following[0].stem in institutions():
        return False
    return following[0].stem in signs or following[0].text.endswith(_NOUN_ENDINGS)


def _is_verb(before: str) -> bool:
    """Tell whether what follows ``before`` is what somebody should do, not a thing: "to hold …"."""
    words, lexicon = before.lower().split(), load_lexicon("agreement_cues")
    if words[-1:] == ["to"]:
        return words[-2:-1] == [] or words[-2] not in lexicon["to_things"]
    return words[-1:] != [] and words[-1] in lexicon["before_verbs"]


def _is_setting(before: str) -> bool:
    """Tell whether what follows ``before`` says where or when: "at the stage of …"."""
    words = [word for word in before.lower().split() if word not in {"the", "a", "an", "our", "its"}]
    lexicon = load_lexicon("agreement_cues")
    if words[-1:] == ["of"]:
        return words[-2:-1] != [] and words[-2] in lexicon["settings_of"]
    return words[-1:] != [] and words[-1] in lexicon["settings"]


def _common(statements: Sequence[Statement]) -> set[str]:
    """Return stems that so many statements hold that they name the meeting's subject, not a point in it."""
    counts = Counter(stem for statement in statements for stem in statement.signature.stems)
    most = max(_COMMON_SHARE * len(statements), 2 * FEWEST_SIDES)
    return {stem for stem, count in counts.items() if count > most}


def _telling(phrase: Phrase, common: set[str]) -> bool:
    return any(
        part not in institutions() and part not in common and not part[:1].isdigit() for part in phrase
    )


def _surface(phrase: Phrase, printed: Mapping[Phrase, Counter[str]]) -> str:
    """Return how ``phrase`` is mostly printed."""
    return min(printed[phrase].items(), key=lambda item: (-item[1], item[0]))[0]


def _worth(
    phrase: Phrase, held: Sequence[tuple[int, int]], statements: Sequence[Statement]
) -> tuple[float, Phrase]:
    sides = len({statements[index].side for index, _ in held})
    own = sum(part not in institutions() for part in phrase)
    return (-sides * (0.5, 1.0, 1.5, 1.7)[min(own, _LONGEST)], phrase)
