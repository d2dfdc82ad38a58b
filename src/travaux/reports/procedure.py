"""The page of a procedure: its steps in order, budgets, and inconsistencies."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from travaux.domain.messages import Cell, Text, Value, joined, joined_or_none, message
from travaux.domain.process import Budget, BudgetItem, Party, Procedure, Step, StepKind
from travaux.domain.sources import Track
from travaux.domain.votes import VoteChoice, Votes
from travaux.reports.page import Block, Bullets, Group, Page, Section, Statement, Table, bullets
from travaux.reports.provisions import name_paragraphs
from travaux.reports.terms import term, term_or_name

_MANY = frozenset({StepKind.EXPLANATION_BEFORE, StepKind.EXPLANATION_AFTER, StepKind.RIGHT_OF_REPLY})


def procedure_page(procedure: Procedure, title: str) -> Page:
    """Return the page: inconsistencies first, then every step with its evidence, then budgets."""
    return Page(
        kicker=message("Procedure on record"),
        title=title,
        facts=((message("Steps"), len(procedure.steps)), (message("Period"), _period(procedure.steps))),
        sections=(
            _inconsistencies(procedure),
            Section(
                "steps", message("Steps"), _steps(procedure.steps), message("No source mentions a step.")
            ),
            *_lanes(procedure.steps),
            *(
                [Section("budget", message("Budget implications"), tuple(map(_budget, procedure.budgets)))]
                if procedure.budgets
                else []
            ),
        ),
    )


def _lanes(steps: Iterable[Step]) -> Iterator[Section]:
    """Yield the timeline in two lanes, where it is known of any step in which track it was taken."""
    known = [step for step in steps if step.track]
    if not known:
        return
    rows = [
        (when_of(step), *(describe_step(step) if step.track == track else None for track in Track))
        for step in known
    ]
    left_out = message("Steps of which nothing says in which track they were taken stand above alone.")
    columns = (message("Day"), message("Open consultation"), message("Closed negotiation"))
    table = Table(message("Steps by track"), columns, tuple(rows), left_out)
    yield Section("tracks", message("Timeline by track"), (table,))


def _period(steps: Iterable[Step]) -> Value:
    days = [step.date for step in steps if step.date]
    if not days:
        return message("no date is stated")
    return message("%(first)s to %(last)s", first=min(days), last=max(days))


def _inconsistencies(procedure: Procedure) -> Section:
    known = {step.id: step for step in procedure.steps}
    lines = (
        Statement(
            doubt.what,
            tuple(c for id_ in doubt.steps if id_ in known for c in known[id_].citations[:1]),
            lead=message("To be verified"),
        )
        for doubt in procedure.doubts
    )
    return Section(
        "doubts", message("Inconsistencies"), bullets(lines), message("No inconsistency was found.")
    )


def _steps(steps: tuple[Step, ...]) -> tuple[Block, ...]:
    """Return the steps as lists; a long row of explanations is folded under its heading."""
    blocks: list[Block] = []
    for number, (many, run) in enumerate(groupby(steps, key=lambda step: step.kind in _MANY and step.kind)):
        lines = tuple(map(statement, run))
        if many and len(lines) > 3:
            name = joined((term(many.value),), capital=True)
            count = joined((len(lines),))
            blocks.append(Group(f"floor-{number}", name, (Bullets(lines),), aside=count, folded=True))
        else:
            blocks.append(Bullets(lines))
    return tuple(blocks)


def statement(step: Step) -> Statement:
    """Return a step as a line: the day, what happened, who, on what."""
    return Statement(
        describe_step(step),
        step.citations,
        lead=joined((when_of(step), _clock(step.time, step.zone))),
        aside=_detail_of_step(step),
    )


def when_of(step: Step) -> Value:
    """Return the day of a step, else the days between which it was, else that none is stated."""
    if step.date is None and step.between:
        return message("%(first)s to %(last)s", first=step.between.first, last=step.between.last)
    return step.date or message("no date stated")


def describe_step(step: Step) -> Text:
    """Return in words what happened, who did it, and on what."""
    details = (
        step.what if step.what != step.kind.value else None,
        message("by %(names)s", names=joined(map(_party, step.by), "; ")) if step.by else None,
        message("on %(paragraphs)s", paragraphs=name_paragraphs(step.paragraphs))
        if step.paragraphs and step.what.lower() != str(name_paragraphs(step.paragraphs))
        else None,
        message("and on words removed: former %(paragraphs)s", paragraphs=name_paragraphs(step.former))
        if step.former
        else None,
        message("%(part)s of %(all)s paragraphs", part=step.counted[0], all=step.counted[1])
        if step.counted
        else None,
    )
    return joined((term(step.kind.value), joined_or_none(details, ", ")), " – ", capital=True)


def _party(party: Party) -> Text:
    if party.speaking_for is None:
        return party.name
    return message("%(name)s, on behalf of %(group)s", name=party.name, group=party.speaking_for)


def _detail_of_step(step: Step) -> Text | None:
    return joined_or_none(
        (
            _deadline(step),
            *(_tally(step.votes) if step.votes else ()),
            term_or_name(step.result) if step.result else None,
            step.note,
            message("entered by %(who)s", who=step.by_hand) if step.by_hand else None,
        )
    )


def _deadline(step: Step) -> Text | None:
    if step.until is None:
        return None
    return message("until %(date)s", date=joined((step.until, _clock(step.until_time, step.until_zone))))


def _clock(time: str | None, zone: str | None) -> str | None:
    return f"{time} {zone}" if time and zone else time


def _tally(votes: Votes) -> Iterable[Text | None]:
    """Return the figures, who voted how, and what voters afterwards said that they had meant."""
    yield message("%(favour)s in favour, %(against)s against", favour=votes.favour, against=votes.against)
    if votes.abstaining is not None:
        yield message("%(abstaining)s abstaining", abstaining=votes.abstaining)
    for choice in VoteChoice:
        if names := votes.who(choice):
            yield message("%(choice)s: %(names)s", choice=term(choice.value), names=joined(names))
    for ballot in votes.ballots:
        if ballot.intended:
            yield message(
                "%(name)s subsequently indicated that it had intended to be recorded as %(choice)s",
                name=ballot.actor,
                choice=term(ballot.intended.value),
            )


def _with_posts(item: BudgetItem) -> str:
    return (
        f"{item.activity} ({item.posts})" if item.posts and item.posts not in item.activity else item.activity
    )


def _budget(budget: Budget) -> Table:
    rows: list[tuple[Cell, ...]] = [
        (item.paragraphs or None, _with_posts(item), item.amount) for item in budget.items
    ]
    rows += [
        (None, message("Sum of the items"), budget.sum),
        (None, message("Total as stated"), budget.total),
    ]
    notes = {
        True: message("The items add up to the stated total."),
        False: message("The items do not add up to the stated total."),
        None: message("There is no total to compare."),
    }
    columns = (message("Paragraph"), message("Activity"), message("Amount"))
    return Table(message("Requirements"), columns, tuple(rows), notes[budget.adds_up])
