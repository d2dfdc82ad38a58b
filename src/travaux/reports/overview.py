"""The overview as a page: theme by theme, every sentence opening on the words it rests on."""

from collections.abc import Iterable

from travaux.domain.findings import Gate
from travaux.domain.overview import AttributedSentence, Overview, Unattributed
from travaux.reports.page import Block, Bullets, Page, Prose, Section, Statement, Table

_SET_OUT = 6  # quotations that a sentence sets out below it; more are opened one by one


def page_of(overview: Overview, title: str | None = None) -> Page:
    """Return an overview as a page."""
    sentences = [sentence for theme in overview.themes for sentence in theme.sentences]
    return Page(
        "Overview",
        title or _title(overview),
        (
            ("Meetings", str(len(overview.sittings))),
            ("Themes", str(len(overview.themes))),
            ("Sentences", str(len(sentences))),
            ("Speakers told of", str(len({name for one in sentences for name in one.attribution}))),
            ("Points made by several", str(sum(len(one.attribution) > 1 for one in sentences))),
            ("Divergent views", str(sum(one.divergent for one in sentences))),
        ),
        (
            *(
                Section(f"theme-{number}", theme.label, tuple(_blocks(theme.sentences)))
                for number, theme in enumerate(overview.themes, 1)
            ),
            Section(
                "unresolved",
                "Left unresolved",
                unresolved(overview.unattributed),
                "Nothing was left out for want of knowing whose it was.",
            ),
            Section("method", "How this was made", tuple(_method(overview))),
        ),
    )


def _title(overview: Overview) -> str:
    titles = [sitting.title for sitting in overview.sittings]
    return titles[0] if len(titles) == 1 else f"{len(titles)} meetings"


def _blocks(sentences: Iterable[AttributedSentence]) -> Iterable[Block]:
    yield Bullets(tuple(statement_of(sentence) for sentence in sentences))


def statement_of(sentence: AttributedSentence) -> Statement:
    """Return a sentence as a line of a page; what several said or parted on is shown in their own words."""
    if len(sentence.citations) == 1 or len(sentence.citations) > _SET_OUT:
        return Statement(sentence.text, sentence.citations)
    words = tuple(
        Statement(" ".join(citation.quote.split()), (citation,), lead=lead, quoted=True)
        for lead, citation in zip(_leads(sentence), sentence.citations, strict=False)
    )
    return Statement(sentence.text, parts=words, tags=("divergent",) if sentence.divergent else ())


def _leads(sentence: AttributedSentence) -> Iterable[str | None]:
    exact = len(sentence.attribution) == len(sentence.citations)
    return sentence.attribution if exact else [None] * len(sentence.citations)


def unresolved(items: Iterable[Unattributed]) -> tuple[Block, ...]:
    """Return what could be given to nobody, with the reason."""
    found = tuple(
        Statement(" ".join(item.citations[0].quote.split()), item.citations, aside=item.reason, quoted=True)
        for item in items
    )
    return (Bullets(found),) if found else ()


def gate_table(gate: Gate) -> Table:
    """Return how many composed lines are shown as composed, and for how many a quotation stands."""
    rows = (("shown as composed", gate.held), ("shown as a quotation", gate.quoted))
    return Table("Composed lines held against the words they cite", ("Outcome", "Count"), rows)


def _method(overview: Overview) -> Iterable[Block]:
    yield Prose(
        (
            Statement(
                "A machine read these records. One sentence stands for several speakers only where the words "
                "of each hold what it says; all else is told speaker by speaker. Whoever presides or serves "
                "the meeting is not counted as holding a view."
            ),
        )
    )
    yield Table(
        "Meetings covered",
        ("Meeting", "Date", "Speakers"),
        tuple((sitting.title, sitting.date, len(sitting.speakers)) for sitting in overview.sittings),
    )
    yield gate_table(overview.gate)
    if overview.omitted:
        yield Table(
            "What was left out, and why",
            ("Reason", "Count"),
            tuple((item.reason, item.count) for item in overview.omitted),
        )
    if overview.made_with:
        yield Table("What had a hand in it", ("Part", "Version"), overview.made_with)
