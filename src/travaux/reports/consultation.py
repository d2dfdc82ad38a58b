"""The consultation as a page: participants, their views issue by issue, and the outcome."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from travaux.analysis.consultation.composition import UNNAMED
from travaux.analysis.overview.composition import OTHER
from travaux.domain.consultation import Ask, Checked, Consultation, FollowUp, Participant, SubmissionOutcome
from travaux.domain.messages import Message, Percentage, Text, day_of, joined, joined_or_none, message
from travaux.reports.overview import gate_table, statement_of, unresolved
from travaux.reports.page import (
    Block,
    Bullets,
    Group,
    Page,
    Prose,
    Section,
    Statement,
    Table,
    bullets,
    components,
    omissions,
)
from travaux.reports.terms import term, term_or_name

_KINDS = (
    ("concern", message("Concerns")),
    ("call", message("Calls")),
    ("proposal", message("Proposals")),
    ("view", message("Other views")),
)
_VERDICTS = ("verbatim", "substance", "dropped", "not taken up", "coincidence")
_NOT_STATED = "not stated"


_TITLE = message("Views of stakeholders")


def page_of(consultation: Consultation, title: Text = _TITLE) -> Page:
    """Return a consultation as a page."""
    return Page(
        message("Consultation"),
        title,
        (
            (message("Submissions"), len(consultation.participants)),
            (message("Authors"), len({one.author for one in consultation.participants})),
            (message("Issues"), len(consultation.issues)),
            (message("Promises for the text"), len(consultation.promises)),
            (message("Proposals traced"), len(consultation.outcomes)),
        ),
        _sections(consultation),
    )


def _sections(consultation: Consultation) -> tuple[Section, ...]:
    return (
        Section(
            "opening",
            message("Opening"),
            _lines(consultation.opening),
            message("No paper that opened the consultation is available."),
        ),
        Section("participants", message("Participants"), tuple(_participants(consultation.participants))),
        *(
            Section(f"issue-{number}", _label(issue.label), tuple(_by_kind(issue.asks, number)))
            for number, issue in enumerate(consultation.issues, 1)
        ),
        Section(
            "promises",
            message("Promises for the text"),
            _lines(consultation.promises),
            message("No available paper makes a promise for a version of the text."),
        ),
        Section(
            "next",
            message("Next steps"),
            _lines(consultation.next_steps),
            message("No available paper announces next steps."),
        ),
        Section(
            "inputs",
            message("Outcome of each submission"),
            tuple(_outcomes(consultation)),
            message("No draft was given in which to look for the submissions."),
        ),
        Section(
            "unresolved",
            message("Unresolved"),
            unresolved(consultation.unattributed),
            message("Every view was assigned to its holder."),
        ),
        Section("method", message("Method"), tuple(_method(consultation))),
    )


def _label(issue: str) -> Text:
    return Message(issue) if issue == OTHER else issue


def _author(name: str) -> Text:
    return Message(name) if name == UNNAMED else name


def _lines(items: Iterable[FollowUp]) -> tuple[Block, ...]:
    return bullets(
        Statement(
            item.text,
            item.citations,
            aside=_for_version(item),
            parts=tuple(_checked(one, item.version or "") for one in item.checked),
            quoted=True,
        )
        for item in items
    )


def _for_version(item: FollowUp) -> Text | None:
    if item.version is None:
        return None
    if item.draft:
        return message("for the %(version)s, which is available", version=item.version)
    return message("for the %(version)s, which is not available", version=item.version)


def _checked(item: Checked, version: str) -> Statement:
    if item.where is None:
        missing = message(
            "No paragraph of the %(version)s has the words “%(words)s”.", version=version, words=item.subject
        )
        return Statement(missing, lead=message("Not found"))
    found = message(
        "A paragraph of the %(version)s has the words “%(words)s”.", version=version, words=item.subject
    )
    return Statement(found, (item.where,), lead=message("Found"))


def _participants(participants: Sequence[Participant]) -> Iterable[Block]:
    total = len(participants)
    for caption, what, values in (
        (
            message("Submissions by sector"),
            message("Sector"),
            Counter[Text](term_or_name(one.sector or _NOT_STATED) for one in participants),
        ),
        (
            message("Submissions by country or region"),
            message("Country or region"),
            Counter[Text](term_or_name(one.region or _NOT_STATED) for one in participants),
        ),
    ):
        rows = tuple(
            (name, count, message("%(part)s of %(all)s", part=count, all=total))
            for name, count in values.most_common()
        )
        yield Table(caption, (what, message("Submissions"), message("Share")), rows)
    every = tuple(
        (
            _author(one.author),
            term(one.sector) if one.sector else None,
            one.region,
            day_of(one.date),
            one.title,
        )
        for one in participants
    )
    columns = (
        message("Author"),
        message("Sector"),
        message("Country or region"),
        message("Date"),
        message("Title"),
    )
    yield Table(message("All submissions"), columns, every).without_empty_columns()


def _by_kind(asks: Sequence[Ask], number: int) -> Iterable[Block]:
    for kind, title in _KINDS:
        lines = tuple(_line(ask) for ask in asks if ask.kind == kind)
        if lines:
            yield Group(
                f"issue-{number}-{kind}",
                title,
                (Bullets(lines),),
                joined((len(lines),)),
                folded=kind == "view",
            )


def _line(ask: Ask) -> Statement:
    return replace(statement_of(ask.sentence), aside=joined_or_none(map(term, ask.sectors), ", "))


def _outcomes(consultation: Consultation) -> Iterable[Block]:
    if not consultation.outcomes:
        return
    authors = {one.source: one.author for one in consultation.participants}
    by_input: dict[str, list[SubmissionOutcome]] = {}
    for outcome in consultation.outcomes:
        by_input.setdefault(outcome.source, []).append(outcome)
    by_author = [(_author(authors.get(source, source)), outcomes) for source, outcomes in by_input.items()]
    yield _table_of_outcomes(by_author)
    for number, (author, outcomes) in enumerate(by_author, 1):
        lines = Bullets(tuple(map(_outcome, outcomes)))
        yield Group(f"outcome-{number}", author, (lines,), joined((len(outcomes),)), folded=True)


def _table_of_outcomes(by_author: Sequence[tuple[Text, Sequence[SubmissionOutcome]]]) -> Table:
    """Return how many proposals of each submission met with which outcome."""
    rows = tuple(
        (author, len(outcomes), *(sum(f.verdict == v for f in outcomes) or None for v in _VERDICTS))
        for author, outcomes in by_author
    )
    note = message(
        "Sentences that call for or propose something are counted, and any other that entered the text."
    )
    columns = (message("Submission"), message("Proposals"), *map(term, _VERDICTS))
    return Table(message("Submissions and their outcomes"), columns, rows, note)


def _outcome(outcome: SubmissionOutcome) -> Statement:
    entered = (outcome.where,) if outcome.where and outcome.verdict in _VERDICTS[:3] else ()
    return Statement(
        " ".join(outcome.proposal.quote.split()),
        (outcome.proposal, *entered),
        lead=term(outcome.verdict),
        aside=message("confidence %(share)s", share=Percentage(outcome.confidence)),
        quoted=True,
    )


def _method(consultation: Consultation) -> Iterable[Block]:
    yield Prose(
        (
            Statement(
                message(
                    "This page was assembled by a machine from the submissions. Each sentence is the "
                    "author's own claim in the third person; it is attributed to several authors only where "
                    "the words of each support it. Authors and sectors are those stated in the submissions "
                    "or given by whoever added them."
                )
            ),
        )
    )
    yield gate_table(consultation.gate)
    if consultation.omitted:
        yield omissions(consultation.omitted)
    if consultation.made_with:
        yield components(consultation.made_with)
