"""The register of positions as a page: by delegation, by paragraph, who sides with whom, the unresolved."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from travaux.domain.messages import Text, joined, joined_or_none, message
from travaux.domain.positions import (
    Moment,
    Position,
    PositionStatus,
    Register,
    Stance,
    Target,
    TargetKind,
    Time,
    Via,
    side,
)
from travaux.domain.review import describe_review
from travaux.domain.texts import label_order
from travaux.reports.page import Block, Bullets, Group, Page, Prose, Section, Statement, Table, bullets
from travaux.reports.provisions import name_paragraph
from travaux.reports.terms import term

_MOST_COLUMNS = 10
_QUALIFYING = (
    (Stance.DISSOCIATE, message("Dissociations")),
    (Stance.RESERVE, message("Reservations")),
    (Stance.INTERPRET, message("Interpretations")),
    (Stance.OPPOSE, message("Objections")),
    (Stance.REGRET, message("Regrets")),
)
_SAYS_IT_ALL = 0.7  # a target that makes up so much of its quotation is not named beside it
_TITLE = message("Positions of delegations")


def page_of(register: Register, title: Text = _TITLE) -> Page:
    """Return the register as a page."""
    positions, held = register.positions, register.held
    sources = {citation.source for position in positions for citation in position.citations}
    return Page(
        kicker=message("Register of positions"),
        title=title,
        facts=(
            (message("Positions"), len(held)),
            (
                message("Delegations and organisations"),
                len({position.holder.code for position in held}),
            ),
            (message("Unresolved"), len(register.unresolved)),
            (message("Sources"), len(sources)),
        ),
        sections=(*_who_holds_what(register), *_how_views_relate(register)),
    )


def _who_holds_what(register: Register) -> tuple[Section, ...]:
    held = register.held
    return (
        Section(
            "on-record",
            message("Placed on record"),
            _on_record(held),
            message("No reservation, dissociation or the like was placed on record."),
        ),
        Section(
            "by-delegation",
            message("By delegation"),
            _by_delegation(register),
            message("No position was found."),
        ),
        Section(
            "by-paragraph",
            message("By paragraph"),
            _by_paragraph(held),
            message("No paragraph is named."),
        ),
    )


def _how_views_relate(register: Register) -> tuple[Section, ...]:
    positions, held = register.positions, register.held
    return (
        Section(
            "matrix",
            message("Delegations and paragraphs"),
            _matrix(held),
            message("No paragraph is named."),
        ),
        Section(
            "sides",
            message("Who sides with whom"),
            _sides(held),
            message("No two delegations or organisations took a position on the same provision or issue."),
        ),
        Section(
            "drift",
            message("Positions that changed"),
            _blocks_of_drift(positions),
            message("No change of position is on record."),
        ),
        Section(
            "contested",
            message("Contradictory statements"),
            _contested(positions),
            message("No contradictory statement was found."),
        ),
        *_unnamed(register),
        Section(
            "unresolved",
            message("Unresolved"),
            _unresolved(register),
            message("Every passage was assigned."),
        ),
    )


def _unnamed(register: Register) -> tuple[Section, ...]:
    """Return what is told of holders whom nobody names, where there is any: it counts for no delegation."""
    lines = tuple(_statement(one, message("Not named")) for one in register.unnamed)
    heading = message("Holders not named")
    return (Section("unnamed", heading, (Bullets(lines),)),) if lines else ()


def target_name(target: Target) -> Text:
    """Return a target as prose names it."""
    if target.kind is TargetKind.TERM:
        return f"“{target.label}”"
    if target.kind is TargetKind.PARAGRAPH and target.label[:1].isdigit():
        return name_paragraph(target.label)
    if target.kind is TargetKind.SECTION:
        return message("the %(label)s section", label=target.label)
    if target.kind is TargetKind.PROPOSAL:
        return _proposal_name(target.label)
    return target.label


def _proposal_name(label: str) -> Text:
    """Return a proposal, or a stand that another takes, as prose names it by whose it is."""
    of, _, owner = label.partition(" by ")
    if of == "proposal" and owner:
        return message("proposal by %(name)s", name=owner)
    of, _, owner = label.partition(" of ")
    if of == "position" and owner:
        return message("position of %(name)s", name=owner)
    return message("proposal") if label == "proposal" else label


def holder_name(position: Position) -> Text:
    """Return whose position it is, and who spoke it where that was for a group."""
    if position.speaking_for is None:
        return position.actor.name
    return message(
        "%(group)s (spoken by %(name)s)", group=position.speaking_for.name, name=position.actor.name
    )


def _statement(position: Position, lead: Text | None, *, plain: bool = False) -> Statement:
    """Return a position as a line; ``plain`` leaves out the stance that a heading names."""
    quote = " ".join(position.citations[0].quote.split())
    targets = joined(map(target_name, position.targets)) if position.targets else NO_TARGET
    says_it = len(position.targets) == 1 and len(position.targets[0].label) > _SAYS_IT_ALL * len(quote)
    about = None if says_it else joined((targets, "."), "")
    stance = None if plain else joined((term(position.stance.value), ":"), "")
    return Statement(
        joined((stance, about, f"“{quote}”"), " "),
        (*position.citations, *position.context, *filter(None, (position.author,))),
        lead=lead,
        aside=joined_or_none(_details_of_position(position)),
    )


NO_TARGET = message("no provision or issue named")
MOMENTS = {Moment.BEFORE: message("before adoption"), Moment.AFTER: message("after adoption")}


def _details_of_position(position: Position) -> Iterator[Text]:
    """Yield what is known of a position beside its words: when, by which way, and who shares it."""
    if moment := MOMENTS.get(position.moment):
        yield moment
    if position.via is Via.REPORT:
        yield (
            message("as reported; the speaker's own words are available")
            if position.yields
            else message("as reported")
        )
    yield from _no_longer(position)
    if position.reported_by:
        yield message("as told by %(name)s", name=position.reported_by.name)
    if position.typist:
        yield message("typed by %(name)s", name=position.typist)
    if position.hedged:
        yield message("put as a possibility")
    if position.contested:
        yield message("contradictory: %(reason)s", reason=position.contested)
    if position.review:
        yield describe_review(position.review)
    if position.aligned_with:
        yield message("with %(names)s", names=", ".join(actor.name for actor in position.aligned_with))
    if position.author:
        yield message("author named in: “%(words)s”", words=" ".join(position.author.quote.split()))
    for words in position.context:
        yield message("refers to: “%(words)s”", words=" ".join(words.quote.split()))
    for target in position.targets:
        if target.words and position.stance is Stance.AMEND:
            yield message("on the words “%(words)s”", words=" ".join(target.words.split()))
        if target.overtaken:
            yield message("no longer applies: %(why)s", why=target.overtaken)
        if target.why_unbound:
            yield message("not a paragraph of the text here: %(why)s", why=target.why_unbound)


_ENDED = {
    PositionStatus.WITHDRAWN: message("withdrawn later"),
    PositionStatus.SUPERSEDED: message("replaced by a later position"),
}


def _no_longer(position: Position) -> Iterator[Text]:
    """Yield why a position is not held now, where it is not."""
    if position.closes:
        yield message("lifts an earlier position: %(stance)s", stance=term(position.closes.value))
    elif position.time is Time.PAST:
        yield message("held in the past")
    elif ended := _ENDED.get(position.status):
        yield ended


def _on_record(positions: Sequence[Position]) -> tuple[Block, ...]:
    """Return what qualifies a consensus, each kind apart: a reservation is no dissociation."""
    found = []
    for stance, heading in _QUALIFYING:
        held = sorted(
            (one for one in positions if one.stance is stance), key=lambda one: str(holder_name(one))
        )
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


def _spoken_by(position: Position) -> Text | None:
    """Return who spoke for a group, None where somebody spoke for itself."""
    return message("Spoken by %(name)s", name=position.actor.name) if position.speaking_for else None


def _members(names: Sequence[str]) -> tuple[Block, ...]:
    """Return who belongs to a group: as lists have it, and not as having said what the group says."""
    if not names:
        return ()
    members = message(
        "Members as listed, none of which is recorded here as having said this: %(names)s.",
        names=", ".join(names),
    )
    return (Prose((Statement(members),)),)


def _counted(positions: Sequence[Position]) -> Text:
    """Return how often each stance is taken: "oppose 2, support 1"."""
    counts = Counter(position.stance.value for position in positions)
    return joined(joined((term(stance), count), " ") for stance, count in counts.most_common())


def _by_paragraph(positions: Sequence[Position]) -> tuple[Block, ...]:
    held: dict[str, list[Position]] = defaultdict(list)
    for position in positions:
        for label in paragraphs_of(position):
            held[label].append(position)
    return tuple(
        Group(
            f"on-{number}",
            message("Paragraph %(label)s", label=label),
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
    rows = tuple(
        (name, *(joined_or_none(map(term, cells.get((name, label), ())), ", ") for label in labels))
        for name in names
    )
    caption = (
        message("Positions on paragraph %(label)s", label=labels[0])
        if len(labels) == 1
        else message("Positions on paragraphs %(first)s to %(last)s", first=labels[0], last=labels[-1])
    )
    return Table(caption, ("", *labels), rows)


def pairs(positions: Sequence[Position]) -> list[tuple[str, str, tuple[Text, ...], tuple[Text, ...]]]:
    """Return (one, other, what they side on, what they differ on), for all who took sides on one thing."""
    sides: dict[tuple[TargetKind, str], dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for position in positions:
        if side(position.stance):
            for target in position.targets:
                if target.kind is not TargetKind.TEXT:
                    sides[target.kind, target.label.lower()][position.holder.name].add(side(position.stance))
    agreed: dict[tuple[str, str], list[Text]] = defaultdict(list)
    differed: dict[tuple[str, str], list[Text]] = defaultdict(list)
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
        (one, other, joined_or_none(agreed, ", "), joined_or_none(differed, ", "))
        for one, other, agreed, differed in pairs(positions)
    )
    if not rows:
        return ()
    note = message(
        "Two are on the same side where both support or welcome it, or both oppose it, ask to delete it, "
        "reserve their position or dissociate themselves from it."
    )
    columns = ("", "", message("On the same side on"), message("On opposite sides on"))
    return (Table(message("Pairs of delegations or organisations"), columns, rows, note),)


def changes_of_position(positions: Sequence[Position]) -> list[tuple[str, Text, tuple[Position, ...]]]:
    """Return (actor, what, positions in order) wherever a position on one paragraph changed over time.

    What a report says of own words that are at hand is left out: it is no position of another time.
    """
    held: dict[tuple[str, str], list[Position]] = defaultdict(list)
    for position in (one for one in positions if not one.yields):
        for label in paragraphs_of(position):
            held[position.holder.name, label].append(position)
    found = []
    for (name, label), together in sorted(held.items()):
        ordered = sorted(together, key=lambda one: (one.date or "", one.moment.value == "after"))
        times = {(one.date, one.moment) for one in ordered}
        if len(times) > 1 and len({one.stance for one in ordered}) > 1:
            found.append((name, name_paragraph(label), tuple(ordered)))
    return found


def _blocks_of_drift(positions: Sequence[Position]) -> tuple[Block, ...]:
    return bullets(
        Statement(
            joined((what, joined(map(term, _runs(one.stance for one in moved)), " → ")), ": "),
            tuple(one.citations[0] for one in moved),
            lead=name,
        )
        for name, what, moved in changes_of_position(positions)
    )


def _runs(stances: Iterable[Stance]) -> list[str]:
    """Return the stances in order, each once where it follows itself."""
    said: list[str] = []
    for stance in stances:
        if not said or said[-1] != stance.value:
            said.append(stance.value)
    return said


def _contested(positions: Sequence[Position]) -> tuple[Block, ...]:
    return bullets(_statement(one, holder_name(one)) for one in positions if one.contested)


def _unresolved(register: Register) -> tuple[Block, ...]:
    return bullets(
        Statement(" ".join(item.citations[0].quote.split()), item.citations, aside=item.reason, quoted=True)
        for item in register.unresolved
    )
