"""Targets held against the draft at hand: each paragraph found there, or said to be missing."""

import re
from collections.abc import Mapping
from dataclasses import replace

from travaux.analysis.text.named import is_chapeau
from travaux.domain.lineage import Lineage
from travaux.domain.positions import Moment, Position, Register, Stance, Target, TargetKind, Unresolved
from travaux.domain.texts import Draft, ParagraphKind

_AT_ADOPTION = frozenset({Stance.RESERVE, Stance.DISSOCIATE, Stance.INTERPRET})
_PAPER = re.compile(r"\bpaper$", re.IGNORECASE)
_LEADING = re.compile(r"^(PP|OP|AP)?\s*(.+)$")


def ground(register: Register, lineage: Lineage) -> Register:
    """Return ``register`` with paragraphs linked to those of the version on the table and to their threads.

    That is the last version before or on the day of the position, the last of all where a date is missing. A
    paragraph that the version does not have leaves its position, and is told as unresolved. Where the version
    that was on the table is not at hand, a paragraph keeps its number and is linked to nothing.
    """
    if not lineage.versions:
        return register
    versions = [_Paragraphs(lineage, number) for number in range(len(lineage.versions))]
    positions: list[Position] = []
    unresolved = list(register.unresolved)
    for position in register.positions:
        number = _on_the_table(position, lineage)
        if number is None:
            positions.append(position)
            continue
        known = versions[number]
        found = tuple(known.find(target) for target in position.targets)
        missing = [target for target, hit in zip(position.targets, found, strict=True) if hit is None]
        kept = tuple(hit for hit in found if hit is not None)
        for target in missing:
            reason = f"{position.actor.name}: {known.lacks(target.label)}"
            unresolved.append(Unresolved(reason, position.citations))
        if kept or not missing:
            positions.append(replace(position, targets=kept))
    return Register(tuple(positions), tuple(dict.fromkeys(unresolved)))


def _on_the_table(position: Position, lineage: Lineage) -> int | None:
    """Return the version that a position speaks of, None where it is not among them.

    What is placed on record at adoption speaks of a draft, never of the paper that came before drafts.
    """
    final = position.stance in _AT_ADOPTION or position.moment is Moment.AFTER
    dates = {
        number: version.date.isoformat() if version.date else None
        for number, version in enumerate(lineage.versions)
        if not (final and _PAPER.search(version.stage or ""))
    }
    if position.date is None or None in dates.values():
        return max(dates, default=None)
    earlier = [number for number, date in dates.items() if date and date <= position.date]
    if earlier or len(lineage.versions) > 1:
        return max(earlier, default=None)
    return min(dates, default=None)


class _Paragraphs:
    """The paragraphs of a draft by every label that people use for them."""

    def __init__(self, lineage: Lineage, number: int) -> None:
        draft = lineage.versions[number]
        self._by_label = dict(_labelled(draft))
        self._threads: Mapping[int, str] = {
            index: thread.id
            for thread in lineage.threads
            for place in thread.places
            if place.version == number
            for index in place.paragraphs
        }
        self.last = max((int(label) for label in self._by_label if label.isdigit()), default=0)

    def find(self, target: Target) -> Target | None:
        """Return ``target`` with its paragraph and thread; None for a paragraph that is not there."""
        if target.kind is not TargetKind.PARAGRAPH or target.label.startswith("Article"):
            return target
        index = self._by_label.get(_key(target.label))
        if index is None:
            return None
        return replace(target, paragraph=index, thread=self._threads.get(index))

    def lacks(self, label: str) -> str:
        """Return that there is no such paragraph, and how many there are."""
        return (
            f"paragraph {label} of {self.last}" if self.last else f"no paragraph {label} in the draft at hand"
        )


def _labelled(draft: Draft) -> list[tuple[str, int]]:
    found: list[tuple[str, int]] = []
    preambular = 0
    by_index = {paragraph.index: paragraph for paragraph in draft.paragraphs}
    for paragraph in draft.paragraphs:
        if paragraph.kind is ParagraphKind.PREAMBULAR and not is_chapeau(paragraph):
            preambular += 1
            found.append((_key(f"PP{preambular}"), paragraph.index))
        if not paragraph.label or paragraph.kind is ParagraphKind.HEADING:
            continue
        label = paragraph.label.strip().rstrip(".)")
        parent = by_index.get(paragraph.parent) if paragraph.parent is not None else None
        if parent is not None and parent.label and paragraph.kind is ParagraphKind.SUBPARAGRAPH:
            label = f"{parent.label.strip().rstrip('.)')}({label.strip('()')})"
        found.append((_key(label), paragraph.index))
        if paragraph.kind is ParagraphKind.OPERATIVE:
            found.append((_key(f"OP{label.removeprefix('OP')}"), paragraph.index))
    return found[::-1]


def _key(label: str) -> str:
    match = _LEADING.match(label.strip())
    assert match is not None
    return (match.group(1) or "") + re.sub(r"\s+", "", match.group(2)).lower()
