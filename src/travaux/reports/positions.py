"""The register of positions as a page: by delegation, by paragraph, who with whom, and what was left out."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from travaux.domain.positions import Position, Register, Stance, Target, TargetKind, Via, side
from travaux.domain.texts import label_order
from travaux.reports.page import Block, Bullets, Group, Page, Prose, Section, Statement, Table

_MOST_COLUMNS = 10
_QUALIFYING = (
    (Stance.DISSOCIATE, "Dissociations"),
    (Stance.RESERVE, "Reservations"),
    (Stance.INTERPRET, "Interpretations"),
    (Stance.OPPOSE, "Objections"),
    (Stance.REGRET, "Regrets"),
)
_SAYS_IT_ALL = 0.7


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
            Section(
                "on-record", "Placed on record", _on_record(positions), "Nobody placed anything on record."
            ),
            Section("by-delegation", "By delegation", _by_delegation(register), "No position was found."),
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


def _statement(position: Position, lead: str | None, *, plain: bool = False) -> Statement:
    """Return a position as a line; ``plain`` leaves out the stance that a heading names."""
    about = ", ".join(target_name(target) for target in position.targets) or "no target named"
    known = [position.moment.value + " adoption"] if position.moment.value != "unknown" else []
    if position.via is Via.REPORT:
        known.append("as reported; own words are at hand" if position.yields else "as reported")
    if position.contested:
        known.append(f"contested: {position.contested}")
    if position.review:
        known.append(position.review.told)
    if position.aligned_with:
        known.append(f"with {', '.join(actor.name for actor in position.aligned_with)}")
    known += [f"what was meant: “{' '.join(words.quote.split())}”" for words in position.context]
    quote = " ".join(position.citations[0].quote.split())
    stance = "" if plain else f"{position.stance.value}: "
    says_it = len(position.targets) == 1 and len(position.targets[0].label) > _SAYS_IT_ALL * len(quote)
    return Statement(
        f"{stance}“{quote}”" if says_it else f"{stance}{about}. “{quote}”",
        (*position.citations, *position.context),
        lead=lead,
        aside="; ".join(known) or None,
    )


def _on_record(positions: Sequence[Position]) -> tuple[Block, ...]:
    """Return what qualifies a consensus, each kind apart: a reservation is no dissociation."""
    found = []
    for stance, heading in _QUALIFYING:
        held = sorted((one for one in positions if one.stance is stance), key=holder_name)
        if held:
            lines = tuple(_statement(one, holder_name(one), plain=True) for one in held)
            found.append(Group(f"on-record-{stance.value}", heading, (Bullets(lines),)))
    return tuple(found)


def _by_delegation(register: Register) -> tuple[Block, ...]:
    held: dict[str, list[Position]] = defaultdict(list)
    for position in register.positions:
        held[position.holder.name].append(position)
    members = {each.group.name: each.members for each in register.memberships}
    return tuple(
        Group(
            f"by-{number}",
            name,
            (
                Bullets(tuple(_statement(one, _spoken_by(one)) for one in held[name])),
                *_members(members.get(name, ())),
            ),
            aside=_counted(held[name]),
            folded=True,
        )
        for number, name in enumerate(sorted(held), 1)
    )


def _spoken_by(position: Position) -> str | None:
    """Return who spoke for a group, None where somebody spoke for itself."""
    return f"Spoken by {position.actor.name}" if position.speaking_for else None


def _members(names: Sequence[str]) -> tuple[Block, ...]:
    """Return who belongs to a group: as lists have it, and not as having said what the group says."""
    if not names:
        return ()
    told = f"Members as listed, none of whom is recorded here as having said it: {', '.join(names)}."
    return (Prose((Statement(told),)),)


def _counted(positions: Sequence[Position]) -> str:
    """Return how often each stance is taken: "oppose 2, support 1"."""
    counts = Counter(position.stance.value for position in positions)
    return ", ".join(f"{stance} {count}" for stance, count in counts.most_common())


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
        for number, label in enumerate(sorted(held, key=label_order), 1)
    )


def paragraphs_of(position: Position) -> tuple[str, ...]:
    """Return the labels of the paragraphs that a position names."""
    return tuple(target.label for target in position.targets if target.kind is TargetKind.PARAGRAPH)


def _matrix(positions: Sequence[Position]) -> tuple[Block, ...]:
    cells: dict[tuple[str, str], list[str]] = defaultdict(list)
    for position in positions:
        for label in paragraphs_of(position):
            stances = cells[position.holder.name, label]
            if position.stance.value not in stances:
                stances.append(position.stance.value)
    if not cells:
        return ()
    labels = sorted({label for _, label in cells}, key=label_order)
    return tuple(
        _part_of_matrix(cells, labels[first : first + _MOST_COLUMNS])
        for first in range(0, len(labels), _MOST_COLUMNS)
    )


def _part_of_matrix(cells: Mapping[tuple[str, str], Sequence[str]], labels: Sequence[str]) -> Table:
    """Return as many columns as a page is wide, with the rows that have anything in them."""
    names = sorted({name for name, label in cells if label in labels})
    span = labels[0] if len(labels) == 1 else f"{labels[0]} to {labels[-1]}"
    rows = tuple(
        (name, *(", ".join(cells.get((name, label), ())) or None for label in labels)) for name in names
    )
    return Table(f"What each takes of paragraphs {span}", ("", *labels), rows)


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
    """Return (actor, what, positions in order) wherever somebody's stand on one thing changed over time.

    What a report tells of own words that are at hand is left out: it is no stand of another time.
    """
    held: dict[tuple[str, str], list[Position]] = defaultdict(list)
    for position in (one for one in positions if not one.yields):
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
