"""The page of a procedure: its steps in order, budgets, and what cannot be so."""

from itertools import groupby

from travaux.domain.process import Budget, Procedure, Step, StepKind
from travaux.reports.page import Block, Bullets, Group, Page, Section, Statement, Table

_MANY = frozenset({StepKind.EXPLANATION_BEFORE, StepKind.EXPLANATION_AFTER, StepKind.RIGHT_OF_REPLY})


def procedure_page(procedure: Procedure, title: str) -> Page:
    """Return the page: doubts first, then every step with its evidence, then budgets."""
    days = [step.date for step in procedure.steps if step.date]
    span = f"{min(days).isoformat()} to {max(days).isoformat()}" if days else "no day is stated"
    return Page(
        kicker="Procedure, as recorded",
        title=title,
        facts=(("Steps", str(len(procedure.steps))), ("From", span)),
        sections=(
            _doubted(procedure),
            Section("steps", "Steps", _steps(procedure.steps), "No source tells of a step."),
            *(
                Section(f"budget-{number}", "Budget implications", (_budget(budget),))
                for number, budget in enumerate(procedure.budgets, 1)
            ),
        ),
    )


def _doubted(procedure: Procedure) -> Section:
    known = {step.id: step for step in procedure.steps}
    lines = tuple(
        Statement(
            doubt.what,
            tuple(c for id_ in doubt.steps if id_ in known for c in known[id_].citations[:1]),
            lead="To check",
        )
        for doubt in procedure.doubts
    )
    return Section(
        "doubts", "What cannot be so", (Bullets(lines),) if lines else (), "The order of steps is sound."
    )


def _steps(steps: tuple[Step, ...]) -> tuple[Block, ...]:
    """Return the steps as lists; a long row of explanations is folded under its heading."""
    blocks: list[Block] = []
    for number, (many, run) in enumerate(groupby(steps, key=lambda step: step.kind in _MANY and step.kind)):
        told = tuple(map(statement, run))
        if many and len(told) > 3:
            name = f"{many.value[:1].upper()}{many.value[1:]}"
            blocks.append(Group(f"floor-{number}", name, (Bullets(told),), aside=str(len(told)), folded=True))
        else:
            blocks.append(Bullets(told))
    return tuple(blocks)


def statement(step: Step) -> Statement:
    """Return a step as a line: the day, what happened, who, on what."""
    day = step.date.isoformat() if step.date else "no day stated"
    lead = f"{day}, {step.time}" if step.time else day
    return Statement(_said(step), step.citations, lead=lead, aside=_aside(step))


def _said(step: Step) -> str:
    who = "; ".join(
        f"{party.name}, for {party.speaking_for}" if party.speaking_for else party.name for party in step.by
    )
    said = [f"{step.kind.value[:1].upper()}{step.kind.value[1:]}"]
    if step.what and step.what != step.kind.value:
        said.append(step.what)
    if who:
        said.append(f"by {who}")
    if step.paragraphs and step.what.lower() != _listed(step.paragraphs):
        said.append(f"on {_listed(step.paragraphs)}")
    if step.former:
        said.append(f"and on what was taken out: former {_listed(step.former)}")
    if step.counted:
        said.append(f"{step.counted[0]} of {step.counted[1]} paragraphs")
    return ": ".join(said[:1]) + (f" – {', '.join(said[1:])}" if said[1:] else "")


def _listed(labels: tuple[str, ...]) -> str:
    return f"paragraph{'s' * (len(labels) > 1)} {', '.join(labels)}"


def _aside(step: Step) -> str | None:
    parts = []
    if step.until:
        parts.append(f"until {step.until.isoformat()}{f', {step.until_time}' if step.until_time else ''}")
    if step.votes:
        parts.append(step.votes.words)
    parts += [step.result or "", step.note or "", f"set down by {step.by_hand}" if step.by_hand else ""]
    return "; ".join(part for part in parts if part) or None


def _budget(budget: Budget) -> Table:
    rows: list[tuple[str | int | float | None, ...]] = [
        (item.paragraphs or None, item.activity, item.amount) for item in budget.items
    ]
    rows += [(None, "Sum of the items", budget.sum), (None, "Total as stated", budget.total)]
    notes = {
        True: "The items add up to the stated total.",
        False: "The items do not add up to the stated total.",
        None: "There is nothing to compare.",
    }
    return Table("Requirements", ("Paragraph", "Activity", "Amount"), tuple(rows), notes[budget.adds_up])
