"""Stands on propositions: what each side is for or against, by what its position says it is on.

Two stands are on the same proposition where they are under the same matter, the telling words of one are all
among those of the other, and the other says little more. Which way each points is told by its stance and by
what is to be done with the thing. Likeness of meaning joins nothing.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import combinations

from travaux.analysis.meeting.items import Items
from travaux.analysis.meeting.sides import MeetingSides
from travaux.analysis.wording import stem, tokens
from travaux.domain.meetings import Intervention, Meeting
from travaux.domain.positions import Position, Stance, Target, TargetKind, Time
from travaux.domain.spans import Citation
from travaux.language.sentences import split_text
from travaux.reference.lexicons import lexicon_pattern, load_lexicon

_FOR = frozenset(
    {Stance.SUPPORT, Stance.WELCOME, Stance.PROPOSE, Stance.CALL_FOR, Stance.COMMIT, Stance.NOT_BLOCKING}
)
_AGAINST = frozenset({Stance.OPPOSE, Stance.DELETE, Stance.RESERVE, Stance.DISSOCIATE})
_CHANGES = ("lessening", "raising", "changing")
_LONGEST = 26  # words of what a stand is on; what is longer says several things
_SHORTEST_ROOT = 3  # letters that the forms of a verb have in common
_BEFORE = 200  # characters before a stand within which its sentence may begin
_MOST_APART = 2  # telling words that one stand on a thing may say more than another
_FEWEST = 2  # telling words that two stands need in common, unless one word is all that either names
_RECALLED = 12  # stands before one that is on "a ban" among which it is said on what
_pattern = partial(lexicon_pattern, "propositions")

Thing = tuple[int | None, frozenset[str], str | None]


@dataclass(frozen=True, slots=True)
class Stand:
    """A side's stand: ``sign`` is 1 for the thing and -1 against it, whatever is to be done with it.

    ``stance`` is 1 for what ``words`` say and -1 against it; ``conditional`` where it depends on something.
    ``stems`` are the telling words of the thing, ``figures`` its quantities, ``matter`` where it was said;
    ``change`` is which way it is to change, where the stand is on that change and not on the thing.
    """

    side: str
    sign: int
    stance: int
    conditional: bool
    words: str
    stems: frozenset[str]
    figures: frozenset[str]
    matter: int | None
    citation: Citation
    change: str | None = None

    @property
    def telling(self) -> int:
        """Return 1 where the side wants what ``words`` say, their own "must not" included, else -1."""
        return 1 if self.stance < 0 and _pattern("own_denial").search(self.words) else self.stance

    @property
    def thing(self) -> Thing:
        """Return what tells the thing from others: where it was said, its telling words, and its change."""
        return self.matter, self.stems, self.change


def find_stands_on_propositions(
    meeting: Meeting, positions: Sequence[Position], room: MeetingSides, items: Items | None = None
) -> list[Stand]:
    """Return the stands of all sides, in the order in which they were taken."""
    items = items or Items(meeting)
    found = [
        *(each for position in positions for each in _of_position(meeting, position, room, items)),
        *_in_so_many_words(meeting, room, items),
    ]
    return with_antecedents(sorted(found, key=lambda stand: (stand.citation.start, -len(stand.words))))


def with_antecedents(stands: Sequence[Stand]) -> list[Stand]:
    """Return ``stands``, in their order, with what "a ban" is on where one before it says "a ban on X".

    What is before it is of the same matter, and all that have this head there are on one thing.
    """
    found: list[Stand] = []
    for stand in stands:
        head = _pattern("small_head").sub("", stand.words).strip(" .,;:").lower()
        bare = bool(head) and " " not in head and len(stand.stems) <= 1 and not stand.figures
        said = [each for each in found[-_RECALLED:] if bare and _opens_with(each, head, stand)]
        if said and len({each.thing for each in said}) == 1:
            of = said[-1]
            sign = stand.stance * of.sign * of.stance
            stand = replace(stand, sign=sign, words=of.words, stems=of.stems, change=of.change)
        found.append(_against_the_act(stand, found[-_RECALLED:]))
    return found


def _against_the_act(stand: Stand, before: Sequence[Stand]) -> Stand:
    """Return a stand that an act is to end as one against what others want done by that act just before."""
    ended = (
        _pattern("ended_act").search(stand.words) if stand.stance > 0 and stand.matter is not None else None
    )
    if ended is None:
        return stand
    root = _act_in(f"{ended['act'] or ended['ended']} ")[1]
    wanted = [
        each
        for each in before
        if each.side != stand.side and each.matter == stand.matter and each.sign == each.stance > 0
        if _act_in(each.words)[1] == root
    ]
    if not wanted or len({each.thing for each in wanted}) > 1:
        return stand
    of = wanted[0]
    return replace(stand, sign=-1, stance=-1, words=of.words, stems=of.stems, change=of.change)


def _opens_with(before: Stand, head: str, stand: Stand) -> bool:
    """Tell whether what another said ``before`` is "ban on X" where ``stand`` is on "ban" alone."""
    words = _pattern("small_head").sub("", before.words).lower().split()
    headed = len(words) > 2 and words[0] == head and _pattern("of_what").match(words[1])
    return bool(headed) and before.side != stand.side and before.matter == stand.matter


def group_by_thing(stands: Sequence[Stand]) -> dict[Thing, list[int]]:
    """Return for each thing the places of the stands that are on it as far as their words tell, in order.

    Each thing looks for those that say a little less, which are few, and not for all others.
    """
    places: dict[Thing, list[int]] = defaultdict(list)
    for place, stand in enumerate(stands):
        if len(stand.stems) > 1 or not any(_pattern("vague").match(each) for each in stand.stems):
            places[stand.thing].append(place)
    alike: dict[Thing, set[Thing]] = {thing: set() for thing in places}
    for thing in places:
        for less in filter(places.__contains__, _saying_less(thing)):
            alike[thing].add(less)
            alike[less].add(thing)
    return {thing: sorted(place for one in those for place in places[one]) for thing, those in alike.items()}


def _saying_less(thing: Thing) -> Iterator[Thing]:
    """Yield each thing that is the same as ``thing`` in as many telling words, or a few less."""
    matter, stems, change = thing
    for fewer in range(_MOST_APART + 1):
        left = len(stems) - fewer
        if left < 1 or (fewer == _MOST_APART and left <= _FEWEST):
            return
        for without in combinations(stems, fewer):
            less = stems.difference(without)
            if left >= _FEWEST or not any(_pattern("general").match(each) for each in less):
                yield matter, less, change


def are_rivals(one: Stand, other: Stand) -> bool:
    """Tell whether two stands want the same thing in other quantities."""
    return bool(one.figures and other.figures and not one.figures & other.figures)


def _act_in(words: str) -> tuple[str, str]:
    """Return the word for what is done to the thing, and what it has in common with its other forms.

    "moving the seat" and "that the seat be moved" are of one act.
    """
    match = _pattern("acts").search(words)
    if match is None:
        return "", ""
    word = next(value for value in match.groupdict().values() if value).lower()
    forms = dict(each.split() for each in load_lexicon("propositions")["act_forms"])
    if word in forms or stem(word) != word:
        return word, forms.get(word) or stem(word)  # what is long enough has lost its ending already
    root = _pattern("act_endings").sub("", word)
    if len(root) > _SHORTEST_ROOT and root[-1] == root[-2] and not root.endswith(("ss", "ll")):
        root = root[:-1]  # "transferring"
    return word, root if len(root) >= _SHORTEST_ROOT else word


def _of_position(meeting: Meeting, position: Position, room: MeetingSides, items: Items) -> Iterator[Stand]:
    citation = position.citations[0]
    turn = meeting.turn_at(citation.start)
    side = room.side_of.get(turn.id) if turn and citation.end <= turn.end else None
    if side is None or position.reported_by is not None or position.closes or position.time is not Time.NOW:
        return
    conditional = position.stance is Stance.CONDITIONAL or _is_bound(meeting, turn, citation)
    changed = list(_proposed_acts(position)) if position.stance is Stance.AMEND else []
    if position.stance not in _FOR | _AGAINST and not conditional and not changed:
        return
    stance = -1 if position.stance in _AGAINST else 1
    for words in changed or _named_targets(position.targets, citation.quote):
        said = position.stance is Stance.DELETE and _pattern("undoing").search(words)
        made = _stand_of_side(side, 1 if said else stance, words, citation, items, conditional)
        if made:
            yield made
            return


def _is_bound(meeting: Meeting, turn: Intervention | None, citation: Citation) -> bool:
    """Tell whether the sentence sets a condition before the stand: "If the fee falls, we agree"."""
    first = max(turn.start if turn else 0, citation.start - _BEFORE)
    before = re.split(r"[.!?;\n]", meeting.source.text[first : citation.start])[-1]
    opening = citation.quote.partition(",")[0] if "," in citation.quote else ""
    return any(_pattern("conditions").search(words) for words in (before, opening))


def _named_targets(targets: Sequence[Target], quote: str) -> Iterator[str]:
    """Yield what a position is on in words: the proposal as told, else its terms."""
    told = _pattern("proposed").search(quote)
    if told and any(target.kind is TargetKind.PROPOSAL for target in targets):
        yield quote[told.end() :]
    yield from (
        _label_with_purpose(target.label, quote) for target in targets if target.kind is TargetKind.TERM
    )
    if any(target.kind is TargetKind.TEXT for target in targets):
        yield from (found["what"] for found in _pattern("named_text").finditer(quote))


def _proposed_acts(position: Position) -> Iterator[str]:
    """Yield what a proposal would change with the act that it names: "moving the seat", not "the seat"."""
    quote = position.citations[0].quote
    for target in position.targets:
        place = quote.lower().find(target.label.lower()) if target.kind is TargetKind.TERM else -1
        act = _pattern("proposed_act").search(quote, 0, place) if place > 0 else None
        if act:
            yield quote[act.start() : place + len(target.label)]


def _label_with_purpose(label: str, quote: str) -> str:
    """Return ``label`` with what is to become of it: "that the fee be halved" is not "the fee"."""
    place = quote.lower().find(label.lower())
    rest = _pattern("becoming").match(quote, place + len(label)) if place >= 0 else None
    return f"{label}{rest.group()}" if rest else label


def _in_so_many_words(meeting: Meeting, room: MeetingSides, items: Items) -> Iterator[Stand]:
    """Yield demands and refusals that no position tells: "we need X", "there is no consensus for X"."""
    for turn in meeting.interventions:
        side = room.side_of.get(turn.id)
        for start, end in split_text(meeting.words_of(turn)) if side else ():
            yield from _uttered(meeting, (turn.start + start, turn.start + end), side or "", items)


def _uttered(meeting: Meeting, span: tuple[int, int], side: str, items: Items) -> Iterator[Stand]:
    text = meeting.source.text[span[0] : span[1]]
    if text.rstrip().endswith("?"):
        return
    for sign, kind in ((-1, "refusals"), (-1, "unwanted"), (1, "demands"), (1, "wanted")):
        match = _pattern(kind).search(text)
        if match:
            words = match.groupdict().get("what") or text[match.end() :]
            made = _stand_of_side(side, sign, words, meeting.source.cite(*span), items, False)
            if made:
                yield made
                return


def _stand_of_side(
    side: str, stance: int, words: str, citation: Citation, items: Items, conditional: bool
) -> Stand | None:
    bare = " ".join(words.split())
    if denied := _pattern("denied").match(bare):
        stance, bare = -stance, bare[denied.end() :]
    bound = _pattern("conditions").search(bare)
    if bound:
        conditional, bare = True, bare[: bound.start()].rstrip(" ,")
    if making := _pattern("makings").match(bare):
        bare = bare[making.end() :]
    if beyond := _pattern("beyond").search(bare):
        bare = bare[: beyond.start()].rstrip(" ,")
    if not bare or len(bare.split()) > _LONGEST or _pattern("habits").search(citation.quote):
        return None
    if lexicon_pattern("alignment", "sentiments").search(citation.quote) or _pattern("idle").search(bare):
        return None
    figures, told = _values_in(bare)
    undone = _pattern("undoing").search(bare) is not None
    change = next((kind for kind in _CHANGES if _pattern(kind).search(bare)), None)
    for kind in (*((change,) if change else ()), "figures", "undoing", "keeping", "measures"):
        told = _pattern(kind).sub(" ", told)
    act, root = _act_in(bare)
    words_left = (token for token in tokens(told) if token.stem and not _pattern("small").match(token.text))
    stems = frozenset(root if token.text.lower() == act else token.stem for token in words_left)
    item = items.at(citation.start)
    matter = item.start if item else None
    return Stand(
        side,
        -stance if undone else stance,
        stance,
        conditional,
        bare,
        stems,
        figures,
        matter,
        citation,
        change,
    )


def _values_in(words: str) -> tuple[frozenset[str], str]:
    """Return the figures and the place or name that words give a thing, and the words without the latter."""
    figures = {" ".join(each.lower().split()) for each in _pattern("figures").findall(words)}
    value = _pattern("values").search(words)
    if value is None:
        return frozenset(figures), words
    name = next(each for each, said in value.groupdict().items() if said)
    named = frozenset({*figures, value[name].lower()})
    return named, f"{words[: value.start(name)]} {words[value.end(name) :]}"
