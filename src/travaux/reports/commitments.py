"""The page of a text's commitments: what is due, what to watch, and every duty with its words."""

from datetime import date

from travaux.domain.commitments import Deadline, Entry, FollowedCommitment, Kept, Status, due_within
from travaux.domain.spans import Note
from travaux.domain.texts import Draft
from travaux.reports.page import Block, Bullets, Group, Page, Section, Statement, Table

SOON = 90


def commitments_page(
    draft: Draft,
    items: tuple[FollowedCommitment, ...],
    as_of: date,
    notes: tuple[Note, ...] = (),
    lost: tuple[Kept, ...] = (),
) -> Page:
    """Return the page: due soon, overdue, to watch, then every commitment by addressee."""
    facts = [("Text", draft.symbol or ""), ("Dated", draft.date.isoformat() if draft.date else "")]
    overdue = tuple(item for item in items if item.status is Status.OVERDUE)
    again = sorted((item for item in items if item.next_review), key=lambda item: item.next_review or as_of)
    asked = tuple(item for item in items if item.commitment.reporting)
    empty = "No commitment was found."
    return Page(
        kicker="Commitments",
        title=draft.title or draft.symbol or draft.source.id,
        facts=(
            *((name, value) for name, value in facts if value),
            ("As of", as_of.isoformat()),
            ("Commitments", f"{len(items)}, {sum(not item.undated for item in items)} with a date"),
        ),
        sections=(
            _listed("due", f"Due in the next {SOON} days", due_within(items, SOON), "Nothing is due."),
            _listed("overdue", "Overdue", overdue, "Nothing is overdue."),
            *([_listed("again", "To be looked at again", tuple(again), "")] if again else ()),
            _listed("reporting", "Reports asked for", asked, "No report is asked for."),
            _watched(items),
            _fed(items),
            _by_addressee(items),
            Section("register", "Register", (_table(items),) if items else (), empty),
            *([_lost(lost)] if lost else ()),
            *([_left_out(notes)] if notes else ()),
        ),
    )


def _lost(lost: tuple[Kept, ...]) -> Section:
    lines = tuple(
        Statement(
            kept.duty,
            lead=", ".join(kept.addressees) or "Nobody is named",
            aside=f"paragraph {kept.paragraph} of an earlier version",
            parts=(_entry(kept.entry),),
        )
        for kept in lost
    )
    return Section("lost", "Noted of what this version no longer holds", (Bullets(lines),))


def _left_out(notes: tuple[Note, ...]) -> Section:
    lines = tuple(
        Statement(note.what, lead=str(note.count) if note.count else None, aside=note.where or None)
        for note in notes
    )
    return Section("left-out", "What was left out", (Bullets(lines),))


def _listed(id_: str, title: str, items: tuple[FollowedCommitment, ...], empty: str) -> Section:
    return Section(id_, title, (Bullets(tuple(map(statement, items))),) if items else (), empty)


def statement(item: FollowedCommitment) -> Statement:
    """Return a commitment as a line: who, what, by when and how it stands."""
    one = item.commitment
    who = ", ".join(one.addressees) or "Nobody is named"
    aside = [
        f"paragraph {one.paragraph}",
        "; ".join(one.capacity),
        _when(item),
        f"means: {'; '.join(one.means)}" if one.means else "",
        item.status.value,
        one.review.told if one.review else "",
    ]
    return Statement(
        f"{one.strength.asked}: {one.duty}",
        one.citations,
        lead=who,
        aside="; ".join(part for part in aside if part),
        parts=tuple(map(_entry, item.entries)),
    )


def _entry(entry: Entry) -> Statement:
    said = [
        entry.status.value if entry.status else "",
        entry.note or "",
        _evidence(entry),
        f"next review {entry.next_review.isoformat()}" if entry.next_review else "",
    ]
    told = f"{entry.who}, {entry.when.isoformat()}" if entry.when else entry.who
    return Statement("; ".join(part for part in said if part), lead=told)


def _evidence(entry: Entry) -> str:
    """Return the evidence with its source and date, as far as they were noted."""
    said = ", ".join(part for part in (entry.source, entry.dated.isoformat() if entry.dated else "") if part)
    if not entry.evidence:
        return f"source: {said}" if said else ""
    return f"evidence: {entry.evidence}{f' ({said})' if said else ''}"


def _when(item: FollowedCommitment) -> str:
    """Return the deadline of an item; of what recurs, when it is due next."""
    deadline = item.commitment.deadline
    told = when(deadline)
    if deadline and deadline.every and item.due and item.due != deadline.date:
        told += f"; next due {item.due.isoformat()}"
    return told


def when(deadline: Deadline | None) -> str:
    """Return a deadline as words: the day, the period where it recurs, and the rule that gave it."""
    if deadline is None:
        return "no deadline"
    if deadline.date is None:
        return f"“{deadline.text}”: {deadline.rule}"
    every = f", then every {deadline.every.removeprefix('one ')}" if deadline.every else ""
    return f"due {deadline.date.isoformat()}{every} (“{deadline.text}”: {deadline.rule})"


def _watched(items: tuple[FollowedCommitment, ...]) -> Section:
    """Return what follow-up must watch: what has no date, no addressee, no new means, counted and named."""
    kinds = (
        ("No date", [item for item in items if item.undated]),
        ("Nobody named", [item for item in items if not item.commitment.addressees]),
        ("No new means named", [item for item in items if item.unfunded]),
        ("No date and no new means", [item for item in items if item.undated and item.unfunded]),
    )
    table = Table(
        "What follow-up must watch",
        ("Commitments with", "Number", "Of", "In paragraphs"),
        tuple((name, len(own), len(items), _places(own) or None) for name, own in kinds),
        "“Within existing resources” counts as no new means.",
    )
    shown = tuple(
        Group(
            f"watch-{number}", name, (Bullets(tuple(map(statement, own))),), aside=str(len(own)), folded=True
        )
        for number, (name, own) in enumerate(kinds, 1)
        if own and number in _NAMED
    )
    return Section("watch", "Undated and unfunded", (table, *shown) if items else (), "Nothing to watch.")


_NAMED = (1, 2)  # most of any text is unfunded: a list of that would repeat the register


def _places(items: list[FollowedCommitment]) -> str:
    return ", ".join(dict.fromkeys(item.commitment.paragraph for item in items))


def _fed(items: tuple[FollowedCommitment, ...]) -> Section:
    """Return which processes a text feeds, each with the duties that are to inform it."""
    processes: dict[str, list[FollowedCommitment]] = {}
    for item in items:
        for name in item.commitment.feeds:
            processes.setdefault(name, []).append(item)
    blocks = tuple(
        Group(f"feeds-{number}", name, (Bullets(tuple(map(statement, own))),), aside=_places(own))
        for number, (name, own) in enumerate(processes.items(), 1)
    )
    return Section("feeds", "What it feeds", blocks, "No other process is named.")


def _by_addressee(items: tuple[FollowedCommitment, ...]) -> Section:
    groups: dict[str, list[FollowedCommitment]] = {}
    for item in items:
        for name in item.commitment.addressees or ("Nobody named",):
            groups.setdefault(name, []).append(item)
    blocks: tuple[Block, ...] = tuple(
        Group(
            f"who-{number}",
            name,
            (Bullets(tuple(map(statement, theirs))),),
            aside=str(len(theirs)),
            folded=len(groups) > 8,
        )
        for number, (name, theirs) in enumerate(groups.items(), 1)
    )
    return Section("addressees", "By addressee", blocks, "No commitment was found.")


def _table(items: tuple[FollowedCommitment, ...]) -> Table:
    return Table(
        "Commitments in the order of the text",
        ("Paragraph", "Addressee", "Strength", "Duty", "For", "Due", "Means", "Status"),
        tuple(
            (
                item.commitment.paragraph,
                "; ".join(item.commitment.addressees) or None,
                item.commitment.strength.value,
                item.commitment.duty,
                "; ".join(item.commitment.beneficiaries) or None,
                item.due.isoformat() if item.due else None,
                "; ".join(item.commitment.means) or None,
                item.status.value,
            )
            for item in items
        ),
    ).without_empty_columns()
