"""The same duty in several instruments: agreed language that was taken over from one to the next."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from travaux.analysis.text.likeness import Vocabulary, WeightedParagraph, compare_units
from travaux.analysis.text.wording import find_keys
from travaux.domain.commitments import Commitment, Deadline
from travaux.language.numbers import read_number, read_ordinal
from travaux.reference.phrases import phrase

NEARLY = 0.9
"""The likeness, as that of paragraphs of two versions is reckoned, from which two duties are one.

Of the pairs read for it in seventeen resolutions that recur, those from here on differed by a word, a name or
an example and asked for the same; just below, some asked for more.
"""


@dataclass(frozen=True, slots=True)
class _Duty:
    """A duty as it is compared; two whose ``fixed`` parts differ are never the same."""

    commitment: Commitment
    fixed: tuple[object, ...]
    unit: WeightedParagraph


def same_duties(texts: Sequence[Sequence[Commitment]]) -> tuple[tuple[tuple[int, Commitment], ...], ...]:
    """Return the duties of several instruments, each with all its places: (number of the text, commitment).

    Two are the same where they have the same verb, addressees and figures, and nearly the same words. In one
    instrument no two are. The order is that of the texts; a place stands where its first one does.
    """
    vocabulary = Vocabulary(_keys(one) for commitments in texts for one in commitments)
    lines: list[list[tuple[int, _Duty]]] = []
    known: dict[tuple[object, ...], list[int]] = {}
    for number, commitments in enumerate(texts):
        for one in commitments:
            duty = _Duty(one, _fixed(one), vocabulary.unit(_keys(one)))
            alike = known.setdefault(duty.fixed, [])
            line = _line_of(duty, number, [(at, lines[at]) for at in alike], vocabulary)
            if line is None:
                alike.append(len(lines))
                lines.append([(number, duty)])
            else:
                lines[line].append((number, duty))
    return tuple(tuple((number, duty.commitment) for number, duty in line) for line in lines)


def _line_of(
    duty: _Duty,
    number: int,
    lines: Sequence[tuple[int, Sequence[tuple[int, _Duty]]]],
    vocabulary: Vocabulary,
) -> int | None:
    """Return the line that a duty belongs to: the likest of another text, None where none is alike."""
    best = max(
        (
            (compare_units(line[0][1].unit, duty.unit, vocabulary.weights).score, -at)
            for at, line in lines
            if all(there != number for there, _ in line)
        ),
        default=(0.0, 0),
    )
    return -best[1] if best[0] >= NEARLY else None


def _keys(one: Commitment) -> tuple[str, ...]:
    return tuple(find_keys(one.duty)) or (one.duty.strip(),)


def _fixed(one: Commitment) -> tuple[object, ...]:
    """Return what must not differ: verb, addressees, figures and numbers in words, and what is denied."""
    figures = tuple(sorted(str(number) for word in _WORD.findall(one.duty) if (number := _number(word))))
    denials = len(phrase("commitments", "sameness.denying").findall(one.duty))
    addressees = tuple(sorted(name.casefold() for name in one.addressees))
    return one.strength, addressees, figures, denials, due_when(one.deadline)


def due_when(deadline: Deadline | None) -> tuple[object, ...]:
    """Return what tells a deadline from another: its days where they are known, else its words."""
    if deadline is None or deadline.date is None:
        return (deadline and deadline.text.casefold(),)
    return deadline.date, deadline.until, deadline.every, deadline.ends, deadline.opens


_WORD = re.compile(r"[\w-]+")


def _number(word: str) -> str | int | None:
    """Return the number that a word names, or the word where it holds a figure; None of any other."""
    found = read_ordinal(word)
    if found is None and word[:1].isalnum():
        found = read_number(word)
    return found if found is not None else word if any(map(str.isdigit, word)) else None
