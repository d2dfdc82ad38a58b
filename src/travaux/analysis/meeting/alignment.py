"""Positions taken by reference: speakers who align themselves with another's statement."""

import re
from collections import defaultdict
from functools import cache

from travaux.analysis.meeting.sides import MeetingSides
from travaux.domain.actors import ActorKind
from travaux.domain.findings import Line
from travaux.domain.meetings import Meeting
from travaux.domain.messages import Text, counted, listed
from travaux.domain.spans import Citation, stable_id
from travaux.reference.expressions import Expression
from travaux.reference.lexicons import load_lexicon
from travaux.reference.phrases import load_pattern, pattern_about

_REACH = 260
_SENTENCE_END = re.compile(r"[.!?](?=\s)|\n")


@cache
def _patterns(kind: str) -> tuple[Expression, ...]:
    return tuple(Expression(pattern, re.IGNORECASE) for pattern in load_lexicon("alignment")[kind])


def find_alignments(meeting: Meeting, room: MeetingSides) -> tuple[Line, ...]:
    """Return who aligned with whose statement, one line for each statement aligned with."""
    names = RoomNames(room)
    aligned: dict[str, dict[str, Citation]] = defaultdict(dict)
    for intervention in meeting.interventions:
        side = room.side_of.get(intervention.id)
        if side is None:
            continue
        words = meeting.words_of(intervention)
        for start, verb, end in _alignments(words):
            for owner in names.find(words[verb:end]):
                if owner != side:
                    citation = meeting.source.cite(intervention.start + start, intervention.start + end)
                    aligned[owner].setdefault(side, citation)
    return tuple(
        _line(owner, followers, room)
        for owner, followers in sorted(aligned.items(), key=lambda item: (-len(item[1]), item[0]))
    )


def _alignments(words: str) -> list[tuple[int, int, int]]:
    """Return sentences that align their speaker with a statement: start, where the verb ends, end."""
    spans: list[tuple[int, int, int]] = []
    for pattern in _patterns("with_statement"):
        for match in pattern.finditer(words):
            stop = _SENTENCE_END.search(words, match.end())
            end = min(stop.end() if stop else len(words), match.end() + _REACH)
            begin = max((m.end() for m in _SENTENCE_END.finditer(words, 0, match.start())), default=0)
            if load_pattern("alignment", "of_its_own").search(words, begin, match.end()) and not any(
                begin < other_end and other < end for other, _, other_end in spans
            ):
                spans.append((begin, match.start(), end))
    return sorted(spans)


class RoomNames:
    """How the sides of a room, and the groups they spoke for, are named in running text."""

    def __init__(self, room: MeetingSides) -> None:
        self._owners: list[tuple[re.Pattern[str], str]] = []
        # Nobody speaks on behalf of a State: what stands there is a group, however it was taken down.
        self._groups = {n for n, actor in room.actors.items() if actor.kind is not ActorKind.STATE}
        self._groups.update(name for name, groups in room.speaks_for.items() if groups)
        variants: dict[str, str] = {}
        for name, actor in room.actors.items():
            variants.update(dict.fromkeys(_variants(name), name))
            if actor.kind is not ActorKind.STATE and len(actor.code) > 1:
                variants.setdefault(re.escape(actor.code), name)
        for name, groups in room.speaks_for.items():
            for group in groups:
                for label in (group.name, group.code):
                    variants.update(dict.fromkeys(_variants(label), name))
        longest_first = sorted(variants.items(), key=lambda item: (-len(item[0]), item[0]))
        self._owners = [
            (re.compile(rf"(?<!\w)(?:{variant})(?!\w)", re.IGNORECASE), name)
            for variant, name in longest_first
        ]
        self._any = re.compile(
            rf"(?<!\w)(?:{'|'.join(variant for variant, _ in longest_first) or '(?!)'})(?!\w)", re.IGNORECASE
        )

    def find(self, words: str) -> list[str]:
        """Return whose names ``words`` hold, in order."""
        return list(dict.fromkeys(owner for _, owner in self.locate(words)))

    def locate(self, words: str) -> list[tuple[int, str]]:
        """Return where names stand in ``words`` and whose; a name inside a longer one does not count."""
        found: list[tuple[int, str]] = []
        if not self._any.search(words):
            return found
        on_behalf = load_pattern("alignment", "on_behalf")
        for pattern, owner in self._owners:
            for match in pattern.finditer(words):
                if owner in self._groups or not on_behalf.search(words, 0, match.start()):
                    found.append((match.start(), owner))
            words = pattern.sub(lambda match: " " * len(match.group()), words)
        return sorted(found)


def _variants(name: str) -> list[str]:
    """Return regular expressions for how ``name`` is written."""
    plain = load_pattern("alignment", "article").sub("", re.sub(r"\s*\(.*?\)", "", name).strip())
    numbered = load_pattern("alignment", "numbered_group").match(plain)
    if numbered:
        return [pattern_about("alignment", "numbered_written", numbered[1][0]).pattern]
    found = [re.escape(plain)] if len(plain) > 1 else []
    if "," in plain:
        found.append(re.escape(plain.split(",")[0]))
    return found


def aligned(names: Text, number: int, owner: Text) -> Text:
    """Return that ``names``, so many, have aligned themselves with the statement of ``owner``."""
    return counted(
        "%(names)s aligns itself with the statement of %(owner)s.",
        "%(names)s align themselves with the statement of %(owner)s.",
        number,
        names=names,
        owner=owner,
    )


def _line(owner: str, followers: dict[str, Citation], room: MeetingSides) -> Line:
    names = list(followers)
    return Line(
        stable_id("alignment", owner, *names),
        "alignment",
        aligned(listed(names), len(names), room.label(owner)),
        tuple(followers.values()),
        tuple(names),
    )
