"""The register of positions as a page: by delegation, by paragraph, who with whom, and what was left out."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from travaux.analysis.standing.register import side
from travaux.domain.positions import Position, Register, Stance, Target, TargetKind, Via
from travaux.reports.page import Block, Bullets, Group, Page, Section, Statement, Table

_MOST_COLUMNS = 40


def page_of(register: Register, title: str = "Who stands where") -> Page:
    """Return the register as a page."""
    positions = register.positions
    sources = {citation.source for position in positions for citation in position.citations}
    return Page(
        kicker="Register of positions",
        title=title,
        facts=(
            ("Positions", str(len(positions))),
            ("Delegations and others", str(len({position.holder.code for position in positions}))),
            ("Left unresolved", str(len(register.unresolved))),
            ("Sources", str(len(sources))),
        ),
        sections=(
            Section("by-delegation", "By delegation", _by_delegation(positions), "No position was found."),
            Section("by-paragraph", "By paragraph", _by_paragraph(positions), "No paragraph is named."),
            Section("matrix", "Delegations and paragraphs", _matrix(positions), "No paragraph is named."),
            Section(
                "sides",
                "Who sides with whom",
                _sides(positions),
                "No two actors took a stand on the same thing.",
            ),
            Section(
                "drift",
                "Stands that moved",
                _drift(positions),
                "Nobody's stand is recorded at more than one time.",
            ),
            Section(
                "contested", "Contested", _contested(positions), "Nothing in the record contradicts itself."
            ),
            Section("unresolved", "Left unresolved", _unresolved(register), "Nothing was left out."),
        ),
    )


def target_name(target: Target) -> str:
    """Return a target as prose names it."""
    if target.kind is TargetKind.TERM:
        return f"“{target.label}”"
    if target.kind is TargetKind.PARAGRAPH and target.label[:1].isdigit():
        return f"paragraph {target.label}"
    if target.kind is TargetKind.SECTION:
        return f"the {target.label} section"
    return target.label


def holder_name(position: Position) -> str:
    """Return whose position it is, and who spoke it where that was for a group."""
    if position.speaking_for is None:
        return position.actor.name
    return f"{position.speaking_for.name} (spoken by {position.actor.name})"


def _statement(position: Position, lead: str | None) -> Statement:
    about = ", ".join(target_name(target) for target in position.targets) or "no target named"
    known = [position.moment.value + " adoption"] if position.moment.value != "unknown" else []
    if position.via is Via.REPORT:
        known.append("as reported; own words are at hand" if position.yields else "as reported")
    if position.contested:
        known.append(f"contested: {position.contested}")
    if position.review:
        known.append(position.review.told)
    quote = " ".join(position.citations[0].quote.split())
    return Statement(
        f"{position.stance.value}: {about}. “{quote}”",
        position.citations,
        lead=lead,
        aside="; ".join(known) or None,
    )


def _by_delegation(positions: Sequence[Position]) -> tuple[Block, ...]:
    held: dict[str, list[Position]] = defaultdict(list)
    for position in positions:
        held[holder_name(position)].append(position)
    return tuple(
        Group(
            f"by-{number}", name, (Bullets(tuple(_statement(one, None) for one in held[name])),), folded=True
        )
        for number, name in enumerate(sorted(held), 1)
    )


def _by_paragraph(positions: Sequence[Position]) -> tuple[Block, ...]:
    held: dict[str, list[Position]] = defaultdict(list)
    for position in positions:
        for label in paragraphs_of(position):
            held[label].append(position)
    return tuple(
        Group(
            f"on-{number}",
            f"Paragraph {label}",
            (Bullets(tuple(_statement(one, holder_name(one)) for one in held[label])),),
            folded=True,
        )
        for number, label in enumerate(sorted(held, key=in_order), 1)
    )


def paragraphs_of(position: Position) -> tuple[str, ...]:
    """Return the labels of the paragraphs that a position names."""
    return tuple(target.label for target in position.targets if target.kind is TargetKind.PARAGRAPH)


def in_order(label: str) -> tuple[int, int, str]:
    """Return what sorts labels as a text has them: the preamble first, then by number."""
    digits = "".join(letter if letter.isdigit() else " " for letter in label).split()
    return (0 if label.startswith("PP") else 1, int(digits[0]) if digits else 0, label)


def _matrix(positions: Sequence[Position]) -> tuple[Block, ...]:
    cells: dict[tuple[str, str], list[str]] = defaultdict(list)
    for position in positions:
        for label in paragraphs_of(position):
            stances = cells[position.holder.name, label]
            if position.stance.value not in stances:
                stances.append(position.stance.value)
    if not cells:
        return ()
    labels = sorted({label for _, label in cells}, key=in_order)
    names = sorted({name for name, _ in cells})
    return tuple(
        Table(
            "What each takes of each paragraph",
            ("", *labels[first : first + _MOST_COLUMNS]),
            tuple(
                (
                    name,
                    *(
                        ", ".join(cells[name, label]) or None if (name, label) in cells else None
                        for label in part
                    ),
                )
                for name in names
                for part in [labels[first : first + _MOST_COLUMNS]]
            ),
        )
        for first in range(0, len(labels), _MOST_COLUMNS)
    )


def pairs(positions: Sequence[Position]) -> list[tuple[str, str, tuple[str, ...], tuple[str, ...]]]:
    """Return (one, other, what they side on, what they differ on), for all who took sides on one thing."""
    sides: dict[tuple[TargetKind, str], dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for position in positions:
        if side(position.stance):
            for target in position.targets:
                if target.kind is not TargetKind.TEXT:
                    sides[target.kind, target.label.lower()][position.holder.name].add(side(position.stance))
    agreed: dict[tuple[str, str], list[str]] = defaultdict(list)
    differed: dict[tuple[str, str], list[str]] = defaultdict(list)
    for (kind, label), held in sides.items():
        about = target_name(Target(kind, label))
        clear = {name: next(iter(taken)) for name, taken in held.items() if len(taken) == 1}
        for one in clear:
            for other in clear:
                if one < other:
                    (agreed if clear[one] == clear[other] else differed)[one, other].append(about)
    both = sorted({*agreed, *differed}, key=lambda pair: (-len(agreed[pair]) - len(differed[pair]), pair))
    return [(one, other, tuple(agreed[one, other]), tuple(differed[one, other])) for one, other in both]


def _sides(positions: Sequence[Position]) -> tuple[Block, ...]:
    rows = tuple(
        (one, other, ", ".join(agreed) or None, ", ".join(differed) or None)
        for one, other, agreed, differed in pairs(positions)
    )
    if not rows:
        return ()
    note = "On the same side: both support or welcome it, or both oppose, delete, reserve or dissociate."
    return (Table("Pairs of actors", ("", "", "with each other on", "against each other on"), rows, note),)


def drift(positions: Sequence[Position]) -> list[tuple[str, str, tuple[Position, ...]]]:
    """Return (actor, what, positions in order) wherever somebody's stand on one thing changed over time."""
    held: dict[tuple[str, str], list[Position]] = defaultdict(list)
    for position in positions:
        for label in paragraphs_of(position):
            held[position.holder.name, f"paragraph {label}"].append(position)
    found = []
    for (name, what), together in sorted(held.items()):
        ordered = sorted(together, key=lambda one: (one.date or "", one.moment.value == "after"))
        times = {(one.date, one.moment) for one in ordered}
        if len(times) > 1 and len({one.stance for one in ordered}) > 1:
            found.append((name, what, tuple(ordered)))
    return found


def _drift(positions: Sequence[Position]) -> tuple[Block, ...]:
    statements = tuple(
        Statement(
            f"{what}: {' → '.join(_runs(one.stance for one in moved))}",
            tuple(one.citations[0] for one in moved),
            lead=name,
        )
        for name, what, moved in drift(positions)
    )
    return (Bullets(statements),) if statements else ()


def _runs(stances: Iterable[Stance]) -> list[str]:
    """Return the stances in order, each once where it follows itself."""
    said: list[str] = []
    for stance in stances:
        if not said or said[-1] != stance.value:
            said.append(stance.value)
    return said


def _contested(positions: Sequence[Position]) -> tuple[Block, ...]:
    found = tuple(_statement(one, holder_name(one)) for one in positions if one.contested)
    return (Bullets(found),) if found else ()


def _unresolved(register: Register) -> tuple[Block, ...]:
    found = tuple(
        Statement(f"“{' '.join(item.citations[0].quote.split())}”", item.citations, aside=item.reason)
        for item in register.unresolved
    )
    return (Bullets(found),) if found else ()
