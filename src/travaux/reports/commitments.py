"""The page of a text's commitments: what is due, what to follow up, and every commitment with its words."""

from collections.abc import Iterator
from datetime import date

from travaux.analysis.commitments.fed_processes import fed_processes
from travaux.analysis.commitments.offsets import frequency
from travaux.domain.commitments import (
    CommitmentStatus,
    Deadline,
    DutyPlace,
    Entry,
    FedProcess,
    FollowedCommitment,
    RecordedEntry,
    due_within,
)
from travaux.domain.messages import Cell, Text, Value, counted, joined, joined_or_none, message
from travaux.domain.review import describe_review
from travaux.domain.spans import Note
from travaux.domain.texts import Draft
from travaux.reference.processes import load_processes
from travaux.reports.page import Block, Bullets, Group, Page, Section, Statement, Table
from travaux.reports.provisions import name_paragraph
from travaux.reports.terms import term

SOON = 90  # days
NO_ADDRESSEE = message("No addressee")


def commitments_page(
    draft: Draft,
    items: tuple[FollowedCommitment, ...],
    as_of: date,
    notes: tuple[Note, ...] = (),
    lost: tuple[RecordedEntry, ...] = (),
) -> Page:
    """Return the page: due soon, overdue, to watch, then every commitment by addressee."""
    overdue = tuple(item for item in items if item.status is CommitmentStatus.OVERDUE)
    again = sorted((item for item in items if item.next_review), key=lambda item: item.next_review or as_of)
    asked = tuple(item for item in items if item.commitment.reporting)
    empty = message("No commitment was found.")
    return Page(
        kicker=message("Commitments"),
        title=draft.title or draft.symbol or draft.source.id,
        facts=_facts(draft, items, as_of),
        sections=(
            _section_of_items(
                "due",
                counted("Due in the next %(n)s day", "Due in the next %(n)s days", SOON),
                due_within(items, SOON),
                message("Nothing is due."),
            ),
            _section_of_items("overdue", message("Overdue"), overdue, message("Nothing is overdue.")),
            *(
                [_section_of_items("again", message("To be reviewed again"), tuple(again), "")]
                if again
                else ()
            ),
            _section_of_items(
                "reporting", message("Reports requested"), asked, message("No report is requested.")
            ),
            _watched(items),
            _related_processes(items),
            _by_addressee(items),
            Section("register", message("Register"), (_table(items),) if items else (), empty),
            *([_section_of_losses(lost)] if lost else ()),
            *([_left_out(notes)] if notes else ()),
        ),
    )


def _facts(
    draft: Draft, items: tuple[FollowedCommitment, ...], as_of: date
) -> tuple[tuple[Text, Value], ...]:
    return (
        *([(message("Text"), draft.symbol)] if draft.symbol else ()),
        *([(message("Dated"), draft.date)] if draft.date else ()),
        (message("As of"), as_of),
        (message("Commitments"), _total(items)),
    )


def _total(items: tuple[FollowedCommitment, ...]) -> Text:
    return message(
        "%(all)s, of which %(dated)s with a date",
        all=len(items),
        dated=sum(not item.undated for item in items),
    )


def _section_of_losses(lost: tuple[RecordedEntry, ...]) -> Section:
    lines = tuple(
        Statement(
            recorded.duty,
            lead=", ".join(recorded.addressees) or NO_ADDRESSEE,
            aside=message("paragraph %(label)s of an earlier version", label=recorded.paragraph),
            parts=(_entry(recorded.entry),),
        )
        for recorded in lost
    )
    return Section(
        "lost", message("Entries on commitments that this version no longer contains"), (Bullets(lines),)
    )


def _left_out(notes: tuple[Note, ...]) -> Section:
    lines = tuple(
        Statement(note.what, lead=joined((note.count,)) if note.count else None, aside=note.where or None)
        for note in notes
    )
    return Section("left-out", message("Left out"), (Bullets(lines),))


def _section_of_items(id_: str, title: Text, items: tuple[FollowedCommitment, ...], empty: Text) -> Section:
    return Section(id_, title, (Bullets(tuple(map(statement, items))),) if items else (), empty)


def statement(item: FollowedCommitment) -> Statement:
    """Return a commitment as a line: who, what, by when and how it stands."""
    one = item.commitment
    aside = (
        name_paragraph(one.paragraph),
        "; ".join(one.capacity),
        _deadline_in_words(item),
        message("means: %(means)s", means="; ".join(one.means)) if one.means else None,
        term(item.status.value),
        describe_review(one.review) if one.review else None,
        joined_or_none(tuple(goal.name for goal in item.goals), ", "),
    )
    return Statement(
        joined((item.asked, one.duty), ": "),
        one.citations,
        lead=", ".join(one.addressees) or NO_ADDRESSEE,
        aside=joined_or_none(aside),
        parts=(*map(_also, item.places[1:]), *map(_entry, item.entries)),
    )


def _also(place: DutyPlace) -> Statement:
    """Return where else the same duty stands, in its words there."""
    where = joined((place.title, name_paragraph(place.paragraph)))
    return Statement(message("also in %(text)s", text=where), place.citations)


def _entry(entry: Entry) -> Statement:
    parts = (
        term(entry.status.value) if entry.status else None,
        entry.note,
        _evidence(entry),
        message("next review on %(day)s", day=entry.next_review) if entry.next_review else None,
    )
    return Statement(joined(parts, "; "), lead=joined((entry.who, entry.when)))


def _evidence(entry: Entry) -> Text | None:
    """Return the evidence with its source and date, as far as they were noted."""
    source = joined_or_none((entry.source, entry.dated), ", ")
    if not entry.evidence:
        return message("source: %(source)s", source=source) if source else None
    if source is None:
        return message("evidence: %(words)s", words=entry.evidence)
    return message("evidence: %(words)s (%(source)s)", words=entry.evidence, source=source)


def _deadline_in_words(item: FollowedCommitment) -> Text:
    """Return the deadline of an item; of what recurs, when it is due next."""
    deadline = item.commitment.deadline
    if deadline and deadline.every and item.due and item.due != deadline.date:
        return joined((when(deadline), message("next due on %(day)s", day=item.due)), "; ")
    return when(deadline)


def when(deadline: Deadline | None) -> Text:
    """Return a deadline as words: the day, the period where it recurs, and the rule that gave it."""
    if deadline is None:
        return message("no deadline")
    reason = joined((f"“{deadline.text}”", deadline.rule), ": ")
    if deadline.date is None:
        return reason
    if deadline.every:
        return message(
            "due on %(day)s, then %(every)s (%(reason)s)",
            day=deadline.date,
            every=frequency(deadline.every),
            reason=reason,
        )
    return message("due on %(day)s (%(reason)s)", day=deadline.date, reason=reason)


def _watched(items: tuple[FollowedCommitment, ...]) -> Section:
    """Return what follow-up must watch: what has no date, no addressee, no new means, counted and named."""
    kinds = (
        (message("No date"), [item for item in items if item.undated]),
        (NO_ADDRESSEE, [item for item in items if not item.commitment.addressees]),
        (message("No new means"), [item for item in items if item.unfunded]),
        (message("No date and no new means"), [item for item in items if item.undated and item.unfunded]),
    )
    table = Table(
        message("Commitments that need follow-up"),
        (message("Commitments with"), message("Number"), message("Of"), message("In paragraphs")),
        tuple((name, len(own), len(items), _places(own) or None) for name, own in kinds),
        message("“Within existing resources” counts as no new means."),
    )
    shown = tuple(
        Group(
            f"watch-{number}",
            name,
            (Bullets(tuple(map(statement, own))),),
            aside=joined((len(own),)),
            folded=True,
        )
        for number, (name, own) in enumerate(kinds, 1)
        if own and number in _NAMED
    )
    return Section(
        "watch",
        message("Undated and unfunded"),
        (table, *shown) if items else (),
        message("Nothing needs follow-up."),
    )


_NAMED = (1, 2)  # most of any text is unfunded: a list of that would repeat the register


def _places(items: list[FollowedCommitment]) -> str:
    return ", ".join(dict.fromkeys(item.commitment.paragraph for item in items))


def _related_processes(items: tuple[FollowedCommitment, ...]) -> Section:
    """Return which processes a text feeds, each with the duties that are to inform it."""
    processes: dict[str, list[FollowedCommitment]] = {}
    for item in items:
        for name in item.commitment.feeds:
            processes.setdefault(name, []).append(item)
    blocks = tuple(
        Group(f"feeds-{number}", name, (Bullets(tuple(map(statement, own))),), aside=_places(own))
        for number, (name, own) in enumerate(processes.items(), 1)
    )
    matrix = tuple(_matrix_of_processes(items))
    return Section(
        "feeds", message("Related processes"), (*matrix, *blocks), message("No other process is named.")
    )


def _matrix_of_processes(items: tuple[FollowedCommitment, ...]) -> Iterator[Table]:
    """Yield which paragraph feeds the review of which process, by the words that name it."""
    found = {item.commitment.id: {one.code: one for one in fed_processes(item.commitment)} for item in items}
    feeding = [item for item in items if any(one.feeds for one in found[item.commitment.id].values())]
    codes = dict.fromkeys(
        process.code
        for process in load_processes()
        if any((one := found[item.commitment.id].get(process.code)) and one.feeds for item in feeding)
    )
    if codes:
        rows = tuple(
            (_place(item), *(_cell(found[item.commitment.id].get(code)) for code in codes))
            for item in feeding
        )
        yield Table(
            message("Paragraphs that feed the review of a process"),
            (message("Paragraph"), *codes),
            rows,
            _RULE,
        )


def _place(item: FollowedCommitment) -> str:
    several = len(item.places) > 1
    return f"{item.commitment.paragraph} ({item.places[0].title})" if several else item.commitment.paragraph


def _cell(one: FedProcess | None) -> Cell:
    if one is None:
        return None
    return message("“%(words)s”", words=one.words) if one.feeds else message("named")


_RULE = message(
    "A cell quotes words that name the process beside a review, follow-up, report or agenda."
    " “Named”: the words only name it."
)


def _by_addressee(items: tuple[FollowedCommitment, ...]) -> Section:
    groups: dict[Text, list[FollowedCommitment]] = {}
    for item in items:
        for name in item.commitment.addressees or (NO_ADDRESSEE,):
            groups.setdefault(name, []).append(item)
    blocks: tuple[Block, ...] = tuple(
        Group(
            f"who-{number}",
            name,
            (Bullets(tuple(map(statement, theirs))),),
            aside=joined((len(theirs),)),
            folded=len(groups) > 8,
        )
        for number, (name, theirs) in enumerate(groups.items(), 1)
    )
    return Section("addressees", message("By addressee"), blocks, message("No commitment was found."))


def _table(items: tuple[FollowedCommitment, ...]) -> Table:
    return Table(
        message("Commitments in the order of the text"),
        (
            message("Paragraph"),
            message("Addressee"),
            message("Kind"),
            message("Strength"),
            message("Action"),
            message("Beneficiaries"),
            message("Due"),
            message("Means"),
            message("Status"),
        ),
        tuple(
            (
                item.commitment.paragraph,
                "; ".join(item.commitment.addressees) or None,
                term(item.commitment.kind.value),
                term(item.commitment.strength.value),
                item.commitment.duty,
                "; ".join(item.commitment.beneficiaries) or None,
                item.due,
                "; ".join(item.commitment.means) or None,
                term(item.status.value),
            )
            for item in items
        ),
    ).without_empty_columns()
