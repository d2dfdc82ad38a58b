"""Records that tell of a meeting and give no turns: bulletins and cables. Their sentences name who held what.

What is found here is a sentence of the record, as it stands, with the holders that it gives a position to.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from travaux.analysis.positions.attributions import names_anybody
from travaux.analysis.positions.reported import find_reported
from travaux.domain.actors import ActorKind
from travaux.domain.findings import Argument, Line
from travaux.domain.meetings import Meeting
from travaux.domain.positions import Position
from travaux.domain.spans import Citation, stable_id
from travaux.language.identification import language_written
from travaux.language.sentences import split_text
from travaux.reference.expressions import Expression
from travaux.reference.lexicons import load_lexicon
from travaux.reference.registry import Registry

_FEWEST = 3  # positions by which a text without turns tells of a meeting
_HOLDERS = 2
_MOST = 60
_NUMBER = re.compile(r" \d+$")  # of a session: “COP 20” is the COP
_CAPITALS = re.compile(
    r"(?:^|[.;,] |\b[Tt]he )"
    r"(?P<name>[A-Z][A-Z&/-]+(?: (?:OF |AND |THE )*[A-Z][A-Z&/-]+){0,4}|[A-Z][A-Za-z-]+s?)"
    r"(?:,[^,]{3,60},)?(?: \w+ly| then| also| further)* \w+$"
)
"""A side as bulletins print it, in capitals or as an initialism, before a single verb."""
_SHORTEST = 4  # words of a sentence that tells an outcome


@dataclass(frozen=True, slots=True)
class RecordSentence:
    """A sentence of the record and the positions that it tells; ``passage`` numbers its paragraph."""

    citation: Citation
    passage: int
    positions: tuple[Position, ...]
    by_holder: bool = False  # whether whoever "agreed" or "decided" in it is a delegation or a group
    proposals: tuple[tuple[str, str], ...] = ()
    """Whose proposals it names, by code, and by what name: "the Canadian draft"."""

    @property
    def owners(self) -> frozenset[str]:
        """Return the codes of those whose proposals it names."""
        return frozenset(code for code, _ in self.proposals)


def find_record_sentences(meeting: Meeting, registry: Registry) -> tuple[RecordSentence, ...]:
    """Return the sentences of a record that tells of a meeting; none where turns have speakers."""
    text = meeting.source.text
    if any(turn.speaker.name.strip() for turn in meeting.interventions):
        return ()
    if not names_anybody(text, registry, language_written(text) or "en"):
        return ()  # long lists and figures are not read sentence by sentence for nothing
    positions = find_reported(meeting.source, registry, date=meeting.facts.date).positions
    if len(positions) < _FEWEST or len({each.holder.code for each in positions}) < _HOLDERS:
        return ()
    return tuple(_by_sentence(meeting, positions, registry))


def _by_sentence(
    meeting: Meeting, positions: Sequence[Position], registry: Registry
) -> Iterator[RecordSentence]:
    waiting = sorted(positions, key=lambda each: each.citations[0].start)
    place = 0
    for number, line in enumerate(re.finditer(r"[^\n]+", meeting.source.text)):
        for start, end in split_text(line.group()):
            span = (line.start() + start, line.start() + end)
            held: list[Position] = []
            while place < len(waiting) and waiting[place].citations[0].start < span[1]:
                if waiting[place].citations[0].start >= span[0]:
                    held.append(waiting[place])
                place += 1
            cited = meeting.source.cite(*span)
            owned = tuple(dict.fromkeys(_owners_named(cited.quote, registry)))
            yield RecordSentence(cited, number, tuple(held), _is_by_holder(cited.quote, registry), owned)


def _is_by_holder(words: str, registry: Registry) -> bool:
    """Tell whether the name before what was decided is that of a side: "The EU agreed" decides nothing."""
    found = _deciding().search(words)
    named = _CAPITALS.search(words[: found.end()]) if found else None
    if named is None:
        return False
    actor = registry.resolve_exactly(named["name"]).actor
    return actor is not None and actor.kind in {ActorKind.STATE, ActorKind.GROUP}


def _owners_named(words: str, registry: Registry) -> Iterator[tuple[str, str]]:
    """Yield those whose proposals are named, by code and name: "the Canadian draft", "Kenya's amendment"."""
    for match in _pattern("owned_proposals").finditer(words):
        named = next(name for name in match.groupdict().values() if name)
        meant = registry.resolve_addressed(named)
        if meant.actor is not None and meant.how == "name":
            yield meant.actor.code, named


def names_proposal(label: str) -> bool:
    """Tell whether what a position is on is a proposal as such."""
    return _pattern("proposal_labels").search(label) is not None


def points_back(words: str) -> bool:
    """Tell whether a sentence says of holders that they are against what it has just named."""
    return _pattern("against_it").search(words) is not None


def bulletin_arguments(meeting: Meeting, sentences: Sequence[RecordSentence]) -> tuple[Argument, ...]:
    """Return what each holder is told to hold, once for each sentence, in the words of the record."""
    found: list[Argument] = []
    for sentence in sentences:
        names = dict.fromkeys(each.holder.name for each in sentence.positions if each.reported_by is None)
        for name in names:
            identity = stable_id(sentence.citation.source, str(sentence.citation.start), name)
            claim = as_line(sentence.citation)
            found.append(Argument(identity, _turn(meeting, sentence), name, claim, (sentence.citation,)))
    return tuple(found)


def _turn(meeting: Meeting, sentence: RecordSentence) -> str:
    turn = meeting.turn_at(sentence.citation.start)
    return turn.id if turn else ""


def bulletin_decisions(sentences: Sequence[RecordSentence]) -> tuple[Line, ...]:
    """Return what a body is told to have decided."""
    return _lines("decision", [each for each in sentences if not each.by_holder], _decides)


def bulletin_actions(sentences: Sequence[RecordSentence]) -> tuple[Line, ...]:
    """Return who is told to have something to do."""
    found = []
    for sentence in sentences:
        who = None if _is_wish(sentence) else _tasked(sentence.citation.quote)
        if who is not None:
            found.append(_line("action", sentence, (who,) if who else ()))
    return tuple(found[:_MOST])


def _is_wish(sentence: RecordSentence) -> bool:
    """Tell whether the sentence is what holders want, and not what a body decided or somebody is to do."""
    return bool(sentence.positions) and not _decides(sentence.citation.quote)


def bulletin_open_matters(sentences: Sequence[RecordSentence]) -> tuple[Line, ...]:
    """Return what is told to have been left open."""
    return _lines("unresolved", sentences, lambda words: _pattern("open").search(words) is not None)


def bulletin_compromises(sentences: Sequence[RecordSentence]) -> tuple[Line, ...]:
    """Return what holders are told to have offered between two demands."""
    offers = [
        each for each in sentences if each.positions and _pattern("bridges").search(each.citation.quote)
    ]
    return tuple(
        _line("compromise", each, tuple(dict.fromkeys(one.holder.name for one in each.positions)))
        for each in offers[:_MOST]
    )


def _decides(words: str) -> bool:
    if _pattern("undecided").search(words):
        return False
    return bool(_deciding().search(words) or _pattern("decided").search(words))


def _tasked(words: str) -> str | None:
    """Return who is to do something by a sentence, None where nobody is."""
    found = _pattern("tasks").search(words)
    if found is None or _pattern("no_tasks").search(words[: found.end()]):
        return None
    named = next((who for who in found.groupdict().values() if who), "")
    if _pattern("nobody_named").match(named):
        return ""
    return _NUMBER.sub("", named.removeprefix("the ").removeprefix("The "))


def _lines(kind: str, sentences: Sequence[RecordSentence], fits: Callable[[str], bool]) -> tuple[Line, ...]:
    found = [each for each in sentences if fits(each.citation.quote)]
    plain = [each for each in found if len(each.citation.quote.split()) >= _SHORTEST]
    return tuple(_line(kind, each, ()) for each in plain[:_MOST])


def _line(kind: str, sentence: RecordSentence, names: tuple[str, ...]) -> Line:
    named = stable_id(kind, f"{sentence.citation.source}:{sentence.citation.start}")
    return Line(named, kind, as_line(sentence.citation), (sentence.citation,), names)


def as_line(citation: Citation) -> str:
    """Return a sentence of the record as a line: without the mark of a list, closed by a stop."""
    words = " ".join(citation.quote.split()).lstrip("-*• ")
    return words if words[-1:] in ".!?…”’'" else f"{words.rstrip(';:,')}."


@cache
def _pattern(key: str) -> Expression:
    numbered = enumerate(load_lexicon("bulletins")[key])
    return Expression("|".join(f"(?:{_with_numbered_groups(each, number)})" for number, each in numbered))


def _with_numbered_groups(pattern: str, number: int) -> str:
    """Return a pattern with its groups named apart from those of the others."""
    return re.sub(r"\(\?P<(\w+)>", rf"(?P<\g<1>_{number}>", pattern)


@cache
def _deciding() -> Expression:
    bodies, verbs = ("|".join(load_lexicon("bulletins")[key]) for key in ("bodies", "deciding"))
    adverbs = "|".join(load_lexicon("bulletins")["adverbs"])
    between = rf"(?:,[^,]{{3,60}},)? (?:(?:{adverbs}) )*"
    return Expression(rf"(?<!\w)(?:{bodies}){between}(?:{verbs})\b")
