"""The figures of a vote as sentences state them, and which of them were cast in favour."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from travaux.domain.votes import VoteChoice
from travaux.language.numbers import read_number
from travaux.reference.expressions import Expression
from travaux.reference.phrases import entries, phrase

Lists = tuple[int | None, int | None]
"""How many are listed in favour and against; None where there is no such list."""


def _phrase(name: str) -> Expression:
    return phrase("procedure", f"votes.{name}")


@dataclass(frozen=True, slots=True)
class Tally:
    """The figures of a vote; ``what`` was voted on, and ``end`` is where they stop in the words."""

    favour: int
    against: int
    abstaining: int | None
    result: str | None
    what: str
    end: int


def read_tally(
    words: str, after: str = "", lists: tuple[int | None, int | None] = (None, None)
) -> Tally | None:
    """Return the figures that ``words`` state; ``after`` is the sentence that follows them.

    Of a vote that was lost the larger figure is against, unless the words label the figures, the ``lists``
    (those counted in favour and against) say otherwise, or a majority was needed that more voices for than
    against did not make.
    """
    match = _figures_in(words)
    if match is None:
        return None
    groups = match.groupdict()
    first, second = _figure(groups["first"]), _figure(groups["second"])
    if first is None or second is None:
        return None
    said = groups.get("result")
    result = " ".join(said.lower().split()) if said else read_result(words, after)
    favour, against = first, second
    if not groups.get("labelled") and _reversed(first, second, result, f"{words} {after}", lists):
        favour, against = second, first
    abstaining = groups.get("abstain") or groups.get("abstain2") or _abstained(words[match.end() :], after)
    what = groups.get("object") or groups.get("what") or ""
    return Tally(favour, against, _figure(abstaining) if abstaining else None, result, what, match.end())


def _figures_in(words: str) -> re.Match[str] | None:
    """Return the figures of a vote in ``words``, by the first way of stating them that fits."""
    ways = (_phrase(f"tally.{way}") for way in entries("procedure", "votes.tally"))
    return next((found for way in ways if (found := way.search(words))), None)


def _abstained(rest: str, after: str) -> str | None:
    opening = re.split(r"(?<=[.;])\s", after, maxsplit=1)[0]
    if _figures_in(opening) is not None:
        opening = ""  # the abstentions of another vote
    found = _phrase("abstained").search(rest) or _phrase("abstained").search(opening)
    return found["abstain"] if found else None


def _reversed(first: int, second: int, result: str | None, words: str, lists: Lists) -> bool:
    if first != second and None not in lists and lists in ((first, second), (second, first)):
        return lists == (second, first)
    lost = bool(result and _phrase("losing").fullmatch(result))
    return lost and first > second and not _phrase("majority").search(words)


def read_result(words: str, after: str = "") -> str | None:
    """Return what became of what was voted on, as a sentence or the one after it says."""
    for part in (words, after):
        lost = _phrase("was_lost").search(part)
        if lost and lost["denied"]:
            return f"{entries('procedure', 'votes.not')} {lost['denied'].lower()}"
        found = lost or _phrase("was_won").search(part)
        if found:
            return " ".join(found[0].lower().split())
    return None


def _figure(words: str) -> int | None:
    return read_number(words)


def choices_in_prose(words: str) -> Iterator[tuple[VoteChoice, int, int]]:
    """Yield the choices that running words state, each with the span of those who made it."""
    for match in _phrase("prose").finditer(words):
        abstained = match["abstained"] or match["abstained2"] or match["abstained3"]
        against = match["against"] or match["against2"]
        choice = VoteChoice.ABSTAINING if abstained else VoteChoice.AGAINST if against else VoteChoice.FAVOUR
        group = next(name for name in ("names", "names2", "names3") if match[name])
        yield choice, *match.span(group)
