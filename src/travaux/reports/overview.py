"""The overview as a page: theme by theme, every sentence opening on the words it rests on."""

from collections.abc import Iterable

from travaux.domain.findings import Gate
from travaux.domain.messages import Message, Text, counted, day_of, message
from travaux.domain.overview import AttributedSentence, Overview, Theme, Unattributed
from travaux.reports.page import (
    Block,
    Bullets,
    Page,
    Prose,
    Section,
    Statement,
    Table,
    bullets,
    components,
    omissions,
)

_SET_OUT = 6  # quotations that a sentence sets out below it; more are opened one by one


def page_of(overview: Overview, title: str | None = None) -> Page:
    """Return an overview as a page."""
    sentences = [sentence for theme in overview.themes for sentence in theme.sentences]
    return Page(
        message("Overview"),
        title or _title(overview),
        (
            (message("Meetings"), len(overview.sittings)),
            (message("Themes"), len(overview.themes)),
            (message("Sentences"), len(sentences)),
            (message("Speakers"), len({name for one in sentences for name in one.attribution})),
            (message("Points made by several speakers"), sum(len(one.attribution) > 1 for one in sentences)),
            (message("Divergent views"), sum(one.divergent for one in sentences)),
        ),
        (
            *(
                Section(f"theme-{number}", _label(theme), tuple(_blocks(theme.sentences)))
                for number, theme in enumerate(overview.themes, 1)
            ),
            Section(
                "unresolved",
                message("Unresolved"),
                unresolved(overview.unattributed),
                message("Every view was assigned to its holder."),
            ),
            Section("method", message("Method"), tuple(_method(overview))),
        ),
    )


def _label(theme: Theme) -> Text:
    """Return the heading of a theme: of ours for what is on none, else as the record or the list has it."""
    return Message(theme.label) if theme.kind in ("other", "outcome") else theme.label


def _title(overview: Overview) -> Text:
    titles = [sitting.title for sitting in overview.sittings]
    return titles[0] if len(titles) == 1 else counted("%(n)s meeting", "%(n)s meetings", len(titles))


def _blocks(sentences: Iterable[AttributedSentence]) -> Iterable[Block]:
    yield Bullets(tuple(statement_of(sentence) for sentence in sentences))


def statement_of(sentence: AttributedSentence) -> Statement:
    """Return a sentence as a line of a page; what several said or parted on is shown in their own words."""
    if len(sentence.citations) == 1 or len(sentence.citations) > _SET_OUT:
        return Statement(sentence.said, sentence.citations)
    words = tuple(
        Statement(" ".join(citation.quote.split()), (citation,), lead=lead, quoted=True)
        for lead, citation in zip(_leads_of_sentence(sentence), sentence.citations, strict=False)
    )
    return Statement(sentence.said, parts=words, tags=(message("divergent"),) if sentence.divergent else ())


def _leads_of_sentence(sentence: AttributedSentence) -> Iterable[Text | None]:
    exact = len(sentence.attribution) == len(sentence.citations)
    return sentence.attribution if exact else [None] * len(sentence.citations)


def unresolved(items: Iterable[Unattributed]) -> tuple[Block, ...]:
    """Return what could be given to nobody, with the reason."""
    return bullets(
        Statement(" ".join(item.citations[0].quote.split()), item.citations, aside=item.reason, quoted=True)
        for item in items
    )


def gate_table(gate: Gate) -> Table:
    """Return how many composed lines are shown as composed, and for how many a quotation stands."""
    rows = (
        (message("Shown as composed"), gate.held),
        (message("Shown as a quotation instead"), gate.quoted),
    )
    caption = message("Composed lines checked against the words they cite")
    return Table(caption, (message("Outcome"), message("Count")), rows)


def _method(overview: Overview) -> Iterable[Block]:
    yield Prose(
        (
            Statement(
                message(
                    "This overview was assembled by a machine from the records of the meetings. A sentence "
                    "is attributed to several speakers only where the words of each support it; everything "
                    "else is given speaker by speaker. The chair and the secretariat are not counted as "
                    "holding views."
                )
            ),
        )
    )
    yield Table(
        message("Meetings covered"),
        (message("Meeting"), message("Date"), message("Speakers")),
        tuple((sitting.title, day_of(sitting.date), len(sitting.speakers)) for sitting in overview.sittings),
    )
    yield gate_table(overview.gate)
    if overview.omitted:
        yield omissions(overview.omitted)
    if overview.made_with:
        yield components(overview.made_with)
