"""Tables of votes: a row a voter, or a column a choice, set with bars, tabs, dashes or spaces."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from travaux.domain.votes import VoteChoice
from travaux.reference.expressions import Expression
from travaux.reference.phrases import phrase

Cell = tuple[int, int]


@dataclass(frozen=True, slots=True)
class TableVotes:
    """Cells that name voters, each with the choice that they made, and the stretch of the table."""

    start: int
    end: int
    votes: tuple[tuple[VoteChoice, int, int], ...]
    heads: tuple[VoteChoice, ...]


def _choice() -> Expression:
    return phrase("procedure", "votes.cell")


def find_table_votes(text: str) -> Iterator[TableVotes]:
    """Yield the tables of a text that say who voted how: runs of rows, each of a voter or under heads."""
    rows: list[list[Cell]] = []
    heads: dict[int, tuple[VoteChoice, int]] | None = None
    for line in (*re.finditer(r"[^\n]+", text), None):
        cells = _cells(text, line) if line else []
        named = _choice_columns(text, cells)
        if cells and re.fullmatch(r"[\s|:\-–]*", text[cells[0][0] : cells[-1][1]]):
            continue
        if len(named) > 1 or len(cells) < 2 or line is None:
            yield from _table(text, rows, heads)
            rows, heads = [], named if len(named) > 1 else None
            continue
        rows.append(cells)


def _cells(text: str, line: re.Match[str]) -> list[Cell]:
    parting = r"\|" if "|" in line[0] else r"\t+" if "\t" in line[0] else r"\s{2,}|\.{3,}"
    if not re.search(parting, line[0].strip()):
        parting = r"\s[–—-]\s|:\s"
    found, at = [], line.start()
    for match in re.finditer(parting, line[0]):
        found.append((at, line.start() + match.start()))
        at = line.start() + match.end()
    found.append((at, line.end()))
    if "|" in line[0]:
        found = found[1:] if not text[slice(*found[0])].strip() else found
        return found[:-1] if found and not text[slice(*found[-1])].strip() else found
    return [cell for cell in found if text[slice(*cell)].strip()]


def _choice_columns(text: str, cells: list[Cell]) -> dict[int, tuple[VoteChoice, int]]:
    """Return the choices that cells name, by column, with where each stands in its line."""
    found = {}
    for number, (start, end) in enumerate(cells):
        match = _choice().fullmatch(text[start:end])
        if match:
            found[number] = (choice_of(match), start - text.rfind("\n", 0, start) - 1)
    return found if len({choice for choice, _ in found.values()}) == len(found) else {}


def _table(
    text: str, rows: list[list[Cell]], heads: dict[int, tuple[VoteChoice, int]] | None
) -> Iterator[TableVotes]:
    rows = rows if heads else _voting(text, rows)
    votes = [
        vote
        for row in rows
        for vote in (_votes_under_heads(text, row, heads) if heads else _votes_beside_names(text, row))
    ]
    if rows and len(votes) > 1:
        chosen = (
            tuple(choice for choice, _ in heads.values())
            if heads
            else tuple(dict.fromkeys(v[0] for v in votes))
        )
        yield TableVotes(rows[0][0][0], rows[-1][-1][1], tuple(votes), chosen)


def _voting(text: str, rows: list[list[Cell]]) -> list[list[Cell]]:
    """Return the rows from the first voter to the last, where most between them are of voters.

    Two who say "yes" and "abstain" in an hour of talk, each line behind a name, make no list of votes.
    """
    cast = [number for number, row in enumerate(rows) if any(_votes_beside_names(text, row))]
    within = rows[cast[0] : cast[-1] + 1] if cast else []
    return within if 2 * len(cast) > len(within) else []


def _votes_beside_names(text: str, row: list[Cell]) -> Iterator[tuple[VoteChoice, int, int]]:
    """Yield the votes of a row in which a choice stands after each name."""
    for (start, end), beside in pairwise(row):
        match = _choice().fullmatch(text[slice(*beside)])
        if match and not _choice().fullmatch(text[start:end]):
            yield choice_of(match), start, end


def _votes_under_heads(
    text: str, row: list[Cell], heads: dict[int, tuple[VoteChoice, int]]
) -> Iterator[tuple[VoteChoice, int, int]]:
    """Yield the votes of a row under heads: names under each, or marks beside the name in front."""
    marked = 0 not in heads
    for number, (start, end) in enumerate(row):
        choice = heads[number][0] if number in heads else None
        if (
            not marked
            and "|" not in text[row[0][0] : row[-1][1] + 2]
            and "\t" not in text[row[0][0] : row[-1][1]]
        ):
            at = start - text.rfind("\n", 0, start) - 1
            choice = min(heads.values(), key=lambda head: abs(head[1] - at))[0]
        words = text[start:end].strip()
        if choice is None or not words:
            continue
        if not marked:
            yield choice, start, end
        elif phrase("procedure", "votes.mark").fullmatch(words):
            yield choice, *row[0]


def choice_of(match: re.Match[str]) -> VoteChoice:
    """Return the choice that a match of the words of all choices is; its groups may be numbered."""
    named = (name.rstrip("0123456789") for name, value in match.groupdict().items() if value)
    return next(VoteChoice[name] for name in named if name in VoteChoice.__members__)
