"""The page of a text's commitments: what is due, what to watch, and every duty with its words."""

from datetime import date

from travaux.analysis.standing.follow_up import Item, due_within
from travaux.domain.commitments import Deadline, Entry, Status
from travaux.domain.texts import Draft
from travaux.reports.page import Block, Bullets, Group, Page, Section, Statement, Table

SOON = 90


def commitments_page(draft: Draft, items: tuple[Item, ...], as_of: date) -> Page:
    """Return the page: due soon, overdue, to watch, then every commitment by addressee."""
    facts = [("Text", draft.symbol or ""), ("Dated", draft.date.isoformat() if draft.date else "")]
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
            _listed(
                "overdue",
                "Overdue",
                [item for item in items if item.status is Status.OVERDUE],
                "Nothing is overdue.",
            ),
            _listed(
                "reporting",
                "Reports asked for",
                [item for item in items if item.commitment.reporting],
                "No report is asked for.",
            ),
            _watched(items),
            _by_addressee(items),
            Section("register", "Register", (_table(items),) if items else (), "No commitment was found."),
        ),
    )


def _listed(id_: str, title: str, items: tuple[Item, ...] | list[Item], empty: str) -> Section:
    return Section(id_, title, (Bullets(tuple(map(statement, items))),) if items else (), empty)


def statement(item: Item) -> Statement:
    """Return a commitment as a line: who, what, by when and how it stands."""
    one = item.commitment
    who = ", ".join(one.addressees) or "Nobody is named"
    aside = [f"paragraph {one.paragraph}", when(one.deadline), item.status.value]
    return Statement(
        f"{one.strength.value}: {one.duty}",
        one.citations,
        lead=who,
        aside="; ".join(part for part in aside if part),
        parts=tuple(map(_entry, item.entries)),
    )


def _entry(entry: Entry) -> Statement:
    said = [
        entry.status.value if entry.status else "",
        entry.note or "",
        f"evidence: {entry.evidence}" if entry.evidence else "",
        f"next review {entry.next_review.isoformat()}" if entry.next_review else "",
    ]
    told = f"{entry.who}, {entry.when.isoformat()}" if entry.when else entry.who
    return Statement("; ".join(part for part in said if part), lead=told)


def when(deadline: Deadline | None) -> str:
    """Return a deadline as words: the day, and the rule that gave it."""
    if deadline is None:
        return "no deadline"
    if deadline.date is None:
        return f"“{deadline.text}”: {deadline.rule}"
    return f"due {deadline.date.isoformat()} (“{deadline.text}”: {deadline.rule})"


def _watched(items: tuple[Item, ...]) -> Section:
    """Return what follow-up must watch: how much has no date, no addressee, no new means."""
    rows = (
        ("No date", sum(item.undated for item in items)),
        ("Nobody named", sum(not item.commitment.addressees for item in items)),
        ("No new means named", sum(item.unfunded for item in items)),
        ("No date and no new means", sum(item.undated and item.unfunded for item in items)),
    )
    table = Table(
        "What follow-up must watch",
        ("Commitments with", "Number", "Of"),
        tuple((name, count, len(items)) for name, count in rows),
        "“Within existing resources” counts as no new means.",
    )
    return Section("watch", "Undated and unfunded", (table,) if items else (), "Nothing to watch.")


def _by_addressee(items: tuple[Item, ...]) -> Section:
    groups: dict[str, list[Item]] = {}
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


def _table(items: tuple[Item, ...]) -> Table:
    return Table(
        "Commitments in the order of the text",
        ("Paragraph", "Addressee", "Strength", "Duty", "Due", "Means", "Status"),
        tuple(
            (
                item.commitment.paragraph,
                "; ".join(item.commitment.addressees) or None,
                item.commitment.strength.value,
                item.commitment.duty,
                item.commitment.deadline.date.isoformat()
                if item.commitment.deadline and item.commitment.deadline.date
                else None,
                "; ".join(item.commitment.means) or None,
                item.status.value,
            )
            for item in items
        ),
    )
