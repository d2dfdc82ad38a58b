"""The consultation as a page: who took part, issue by issue what they held, and what became of it."""

from collections import Counter
from collections.abc import Iterable, Sequence

from travaux.domain.consultation import Ask, Checked, Consultation, Fate, FollowUp, Participant
from travaux.reports.overview import gate_table, statement_of, unresolved
from travaux.reports.page import Block, Bullets, Group, Page, Prose, Section, Statement, Table

_KINDS = (
    ("concern", "Concerns"),
    ("call", "Calls"),
    ("proposal", "Proposals"),
    ("view", "Other views"),
)
_VERDICTS = ("verbatim", "substance", "dropped", "not taken up", "coincidence")
_LONGEST = 160  # characters of a proposal in a table


def page_of(consultation: Consultation, title: str = "What stakeholders put forward") -> Page:
    """Return a consultation as a page."""
    return Page(
        "Consultation",
        title,
        (
            ("Inputs", str(len(consultation.participants))),
            ("Authors", str(len({one.author for one in consultation.participants}))),
            ("Issues", str(len(consultation.issues))),
            ("Promises for the text", str(len(consultation.promises))),
            ("Proposals traced", str(len(consultation.fates))),
        ),
        (
            Section(
                "opening", "Opening", _lines(consultation.opening), "No paper that opened it is at hand."
            ),
            Section("participants", "Who took part", tuple(_participants(consultation.participants))),
            *(
                Section(f"issue-{number}", issue.label, tuple(_by_kind(issue.asks, number)))
                for number, issue in enumerate(consultation.issues, 1)
            ),
            Section(
                "promises",
                "Promised for the text",
                _lines(consultation.promises),
                "No paper at hand promises anything for a version of the text.",
            ),
            Section(
                "next", "Next steps", _lines(consultation.next_steps), "No paper at hand says what follows."
            ),
            Section(
                "inputs",
                "What became of every input",
                tuple(_fates(consultation)),
                "No draft was given to look for the inputs in.",
            ),
            Section(
                "unresolved",
                "Left unresolved",
                unresolved(consultation.unattributed),
                "Nothing was left out for want of knowing whose it was.",
            ),
            Section("method", "How this was made", tuple(_method(consultation))),
        ),
    )


def _lines(items: Iterable[FollowUp]) -> tuple[Block, ...]:
    lines = tuple(
        Statement(
            item.text,
            item.citations,
            aside=_for_version(item),
            parts=tuple(_checked(one, item.version or "") for one in item.checked),
            quoted=True,
        )
        for item in items
    )
    return (Bullets(lines),) if lines else ()


def _for_version(item: FollowUp) -> str | None:
    if item.version is None:
        return None
    return f"for the {item.version}, which is {'at hand' if item.draft else 'not at hand'}"


def _checked(item: Checked, version: str) -> Statement:
    if item.where is None:
        return Statement(f"no paragraph of the {version} has the words “{item.subject}”", lead="not found")
    return Statement(
        f"a paragraph of the {version} has the words “{item.subject}”", (item.where,), lead="found"
    )


def _participants(participants: Sequence[Participant]) -> Iterable[Block]:
    total = len(participants)
    for what, values in (
        ("Sector", Counter(one.sector or "not stated" for one in participants)),
        ("Country or region", Counter(one.region or "not stated" for one in participants)),
    ):
        rows = tuple((name, count, f"{count} of {total}") for name, count in values.most_common())
        yield Table(f"Inputs by {what.lower()}", (what, "Inputs", "Of all"), rows)
    every = tuple((one.author, one.sector, one.region, one.date, one.title) for one in participants)
    columns = ("Author", "Sector", "Country or region", "Date", "Title")
    yield Table("Every input", columns, every).without_empty_columns()


def _by_kind(asks: Sequence[Ask], number: int) -> Iterable[Block]:
    for kind, title in _KINDS:
        lines = tuple(_line(ask) for ask in asks if ask.kind == kind)
        if lines:
            yield Group(
                f"issue-{number}-{kind}", title, (Bullets(lines),), str(len(lines)), folded=kind == "view"
            )


def _line(ask: Ask) -> Statement:
    told = statement_of(ask.sentence)
    aside = ", ".join(ask.sectors) or None
    return Statement(told.text, told.citations, aside=aside, tags=told.tags, parts=told.parts)


def _fates(consultation: Consultation) -> Iterable[Block]:
    if not consultation.fates:
        return
    authors = {one.source: one.author for one in consultation.participants}
    by_input: dict[str, list[Fate]] = {}
    for fate in consultation.fates:
        by_input.setdefault(fate.source, []).append(fate)
    rows = tuple(
        (
            authors.get(source, source),
            len(fates),
            *(sum(f.verdict == v for f in fates) or None for v in _VERDICTS),
        )
        for source, fates in by_input.items()
    )
    note = "Counted are sentences that call for or propose something, and any other that entered the text."
    yield Table("Every input and what became of it", ("Input", "Proposals", *_VERDICTS), rows, note)
    for number, (source, fates) in enumerate(by_input.items(), 1):
        lines = tuple(
            Statement(
                " ".join(fate.proposal.quote.split()),
                (fate.proposal, *((fate.where,) if fate.where and fate.verdict in _VERDICTS[:3] else ())),
                lead=fate.verdict,
                aside=f"confidence {fate.confidence:.2f}",
                quoted=True,
            )
            for fate in fates
        )
        yield Group(
            f"fate-{number}", authors.get(source, source), (Bullets(lines),), str(len(lines)), folded=True
        )


def _method(consultation: Consultation) -> Iterable[Block]:
    yield Prose(
        (
            Statement(
                "A machine read these inputs. Each sentence is the author's own claim in the third person; "
                "several authors share one only where the words of each hold what it says. Authors and "
                "sectors are those that the inputs state, or that their keeper gave them."
            ),
        )
    )
    yield gate_table(consultation.gate)
    if consultation.omitted:
        yield Table(
            "What was left out, and why",
            ("Reason", "Count"),
            tuple((item.reason, item.count) for item in consultation.omitted),
        )
    if consultation.made_with:
        yield Table("What had a hand in it", ("Part", "Version"), consultation.made_with)
