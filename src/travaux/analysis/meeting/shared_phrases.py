"""Proposals that several sides name by the same telling phrase, each in a sentence of its own making.

"We support a sunset clause of five years" and "Every mandate should carry a sunset clause" are on one thing,
though little else in them is the same. The phrase must be what the stand is on, and few may use it.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise

from travaux.analysis.meeting.joins import Proposition, camps_of, is_whole
from travaux.analysis.meeting.propositions import Stand
from travaux.analysis.meeting.sides import MeetingSides
from travaux.analysis.wording import institutions, is_content, tokens
from travaux.domain.findings import Agreement
from travaux.domain.meetings import Meeting
from travaux.domain.messages import listed, message
from travaux.domain.spans import Citation, stable_id
from travaux.reference.lexicons import lexicon_pattern

_FEW, _SHARE = 5, 0.3
"""Sides that may use a phrase, or their share of all that take a stand: what all speak of is the occasion."""
_GAP = re.compile(r"[\s-]+")
_SHORT = 4  # letters of a stem that loses nothing
_NAMED_SO = re.compile(r"^\s+[\w’-]+")
_pattern = partial(lexicon_pattern, "propositions")

Phrase = tuple[str, str]


def find_shared_phrases(
    meeting: Meeting, stands: Sequence[Stand], told: Sequence[Proposition], room: MeetingSides
) -> list[Proposition]:
    """Return the phrases on which at least two sides take a stand, in their own words, widest first.

    A phrase is left to one of the propositions ``told`` that brings the same sides together whole.
    """
    using: dict[Phrase, list[Stand]] = defaultdict(list)
    printed: dict[Phrase, str] = {}
    named = room.stems()
    for stand in stands:
        for phrase, words in _phrases(stand, named):
            using[phrase].append(stand)
            printed.setdefault(phrase, words)
    most = max(_FEW, int(_SHARE * len(set(room.side_of.values()))))
    spoken = _sides_by_phrase(meeting, using, room)
    found: list[Proposition] = []
    taken: set[int] = set()
    for phrase in sorted(using, key=lambda each: -len({stand.side for stand in using[each]})):
        members = [stand for stand in using[phrase] if id(stand) not in taken]
        at_one_item = len({stand.matter for stand in members}) == 1 and members[0].matter is not None
        if len({stand.side for stand in members}) < 2 or (spoken[phrase] > most and not at_one_item):
            continue
        made = replace(camps_of(members), words=printed[phrase])
        joins = len(made.supporters) > 1 or len(made.opponents) > 1 or (made.supporters and made.opponents)
        if joins and not any(stood_on(made) <= stood_on(each) and is_whole(each) for each in told):
            taken.update(id(stand) for stand in members)
            found.append(made)
    return found


def _sides_by_phrase(meeting: Meeting, phrases: Collection[Phrase], room: MeetingSides) -> Counter[Phrase]:
    """Return how many sides use each of the ``phrases`` anywhere."""
    using: dict[str, set[Phrase]] = defaultdict(set)
    for turn in meeting.interventions:
        if side := room.side_of.get(turn.id):
            stems = [_root(token.stem) for token in tokens(meeting.words_of(turn))]
            using[side].update(pair for pair in pairwise(stems) if pair in phrases)
    return Counter(phrase for used in using.values() for phrase in used)


def stood_on(proposition: Proposition) -> frozenset[Citation]:
    """Return the words by which sides stand on a proposition."""
    camps = (proposition.supporters, proposition.opponents, proposition.conditional, proposition.rivals)
    return frozenset(stand.citation for camp in camps for stand in camp)


def _phrases(stand: Stand, named: frozenset[str]) -> Iterator[tuple[Phrase, str]]:
    """Yield each two telling words that stand together in what a stand is on, not in what is said of it."""
    if stand.change or _pattern("denying").search(stand.words):
        return
    within = _pattern("beside").search(stand.words)
    limit = within.start() if within else len(stand.words)
    words = [token for token in tokens(stand.words) if token.end <= limit]
    for first, second in pairwise(words):
        if not (is_content(first) and is_content(second)):
            continue
        pair = (_root(first.stem), _root(second.stem))
        apart = not _GAP.fullmatch(stand.words[first.end : second.start])
        vague = set(pair) & (institutions() | named) or all(_pattern("general").match(each) for each in pair)
        name = all(each.text[:1].isupper() for each in (first, second))
        before, after = stand.words[: first.start], stand.words[second.end :]
        if stand.words[first.end : second.start] == "-":  # "server-made addresses": what is so is named after
            after = _NAMED_SO.sub("", after)
        said = stand.citation.quote.partition(stand.words[first.start : second.end])[0]
        if _pattern("only_discussed").search(said) or not _is_wanted(before, after):
            continue
        if not (apart or vague or name) and not any(_says_how(each.text) for each in (first, second)):
            yield pair, stand.words[first.start : second.end]


def _root(stem: str) -> str:
    """Return a stem as the other forms of its word have it: "proxy" and "proxying" are of one."""
    return stem.removesuffix("y") if len(stem) > _SHORT else stem


def _is_wanted(before: str, after: str) -> bool:
    """Tell whether a stand is on the thing itself, not on its size, its price or what it is to do."""
    return _pattern("leading").search(before) is not None and _pattern("existing").match(after) is not None


def _says_how(word: str) -> bool:
    return any(_pattern(kind).search(word) for kind in ("measures", "keeping", "small", "figures"))


def agreements_on_phrases(phrases: Sequence[Proposition], room: MeetingSides) -> Iterator[Agreement]:
    """Yield what at least two sides support, or oppose, by the phrase that they share."""
    for each in phrases:
        for camp, support in ((each.supporters, True), (each.opponents, False)):
            if len(camp) < 2:
                continue
            names, matter = listed([room.label(stand.side) for stand in camp]), f"“{each.words}”"
            said = message("%(names)s support %(matter)s.", names=names, matter=matter)
            if not support:
                said = message("%(names)s oppose %(matter)s.", names=names, matter=matter)
            yield Agreement(
                stable_id("phrase", each.words, *(str(stand.citation.start) for stand in camp)),
                "agreement",
                said,
                tuple(room.voice(stand.side, stand.citation) for stand in camp),
                (),
                proposition=each.words,
            )
