"""Figures that name their choice, in whatever order: "12 against, 8 in favour", "against: 12; for: 8"."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from travaux.analysis.procedure.vote_tables import choice_of
from travaux.domain.votes import VoteChoice
from travaux.language.numbers import read_number
from travaux.reference.expressions import Expression
from travaux.reference.phrases import phrase


def _phrase(name: str) -> Expression:
    return phrase("procedure", f"votes.counts.{name}")


@dataclass(slots=True)
class Counts:
    """The figures of one vote by choice, and where they begin and end in the words."""

    figures: dict[VoteChoice, int] = field(default_factory=dict)
    start: int = 0
    end: int = 0

    @property
    def whole(self) -> bool:
        """Tell whether those in favour and those against are both counted."""
        return VoteChoice.FAVOUR in self.figures and VoteChoice.AGAINST in self.figures


def find_counts(words: str, after: str = "") -> Counts | None:
    """Return the first figures in ``words`` that name their choice; None where they are of no vote.

    Speakers are counted "in favour" and "against" as well: words of a vote, or what came of it, must stand
    in ``words`` or in the sentence ``after`` them.
    """
    if not (_phrase("two_sides").search(words) and _is_of_a_vote(f"{words} {after}")):
        return None
    return next((counts for counts in _runs(words) if counts.whole), None)


def _is_of_a_vote(words: str) -> bool:
    if _phrase("of_a_vote").search(words):
        return True
    decided = phrase("procedure", "votes.outcome").search(words)
    return decided is not None and not _phrase("of_speakers").search(words)


def _runs(words: str) -> Iterator[Counts]:
    """Yield the figures that stand together, each choice once."""
    run = Counts()
    for match in _phrase("figure_of").finditer(words):
        named = {name: value for name, value in match.groupdict().items() if value}
        figure = _number(next(value for name, value in named.items() if name.startswith("figure")))
        choice = choice_of(match)
        if figure is None:
            continue
        apart = _phrase("between").fullmatch(words, run.end, match.start()) is None
        if run.figures and (apart or choice in run.figures):
            yield run
            run = Counts()
        run.start = run.start if run.figures else match.start()
        run.figures[choice], run.end = figure, match.end()
    yield run


def _number(words: str) -> int | None:
    return 0 if _phrase("nobody").fullmatch(words.lower()) else read_number(words)


def counted_on(words: str, counts: Counts) -> str:
    """Return what was voted on: what was adopted or lost by these figures, else the words before them."""
    around = (words[: counts.start], words[counts.end :])
    for name in ("decided", "subject"):
        for part in around:
            found = list(_phrase(name).finditer(part))
            if found:
                return str(found[-1 if part is around[0] else 0]["object" if name == "decided" else name])
    return around[0]
