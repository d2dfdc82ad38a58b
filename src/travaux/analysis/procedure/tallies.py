"""The figures of a vote as sentences state them, and which of them were cast in favour."""

import re
from dataclasses import dataclass

from travaux.analysis.procedure.vote_counts import Counts, counted_on, find_counts
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
    against did not make. Of three bare figures with nought in the middle, "six nought five", the first are
    those in favour: nobody is told to have voted for nothing by putting the others first.
    """
    counts = find_counts(words, after)
    if counts is not None:
        return _counted(words, after, counts)
    match = _figures_in(words)
    if match is None:
        return None
    groups = match.groupdict()
    first, second = _figure(groups["first"]), _figure(groups["second"])
    if first is None or second is None:
        return None
    said = groups.get("result")
    result = _done(said) if said else read_result(words, after)
    favour, against = first, second
    in_order = groups.get("abstain2") is not None and second == 0
    if (
        not groups.get("labelled")
        and not in_order
        and _reversed(first, second, result, f"{words} {after}", lists)
    ):
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


def _counted(words: str, after: str, counts: Counts) -> Tally:
    """Return the tally of figures that name their choice, with the result that stands nearest to them."""
    before = [result for result, _ in _results(words[: counts.start])]
    result = before[-1] if before else read_result(words[counts.end :], after)
    figures = counts.figures
    abstaining = figures.get(VoteChoice.ABSTAINING)
    if abstaining is None:
        said = _abstained(words[counts.end :], after)
        abstaining = _figure(said) if said else None
    return Tally(
        figures[VoteChoice.FAVOUR],
        figures[VoteChoice.AGAINST],
        abstaining,
        result,
        counted_on(words, counts),
        counts.end,
    )


def read_result(words: str, after: str = "") -> str | None:
    """Return what became of what was voted on, as a sentence or the one after it says."""
    for part in (words, after):
        found = _results(part)
        if found:
            return next((result for result, lost in found if lost), found[0][0])
    return None


def _results(words: str) -> list[tuple[str, bool]]:
    """Return the results that ``words`` tell, each as told once it is done, and whether it is a loss."""
    found = []
    for match in _phrase("outcome").finditer(words):
        told = next(name for name, value in match.groupdict().items() if value)
        result = _done(match[told])
        if told == "denied":
            result = f"{entries('procedure', 'votes.not')} {result}"
        found.append((result, bool(_phrase("losing").fullmatch(result))))
    return found


def _done(words: str) -> str:
    """Return what was done with a proposal as it is told once it is done: "adopting" is "adopted"."""
    plain = " ".join(words.lower().split())
    forms = {**entries("procedure", "votes.forms"), **entries("procedure", "votes.gerunds")}
    return str(forms.get(plain, plain))


def _figure(words: str) -> int | None:
    return read_number(words)
