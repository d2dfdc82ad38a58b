"""The session report: what was discussed, who argued what, where speakers agreed and where they differed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum

from travaux.domain.findings import Agreement, Argument, Line, Side
from travaux.domain.hearing import Hearing, describe_hearing
from travaux.domain.meeting_forms import MeetingForm
from travaux.domain.meeting_reports import Account, Consensus, MeetingReport
from travaux.domain.meetings import Meeting, MeetingFacts
from travaux.domain.messages import (
    Text,
    Value,
    counted,
    joined,
    joined_or_none,
    message,
)
from travaux.domain.review import describe_review
from travaux.domain.spans import Citation, name_of
from travaux.domain.writings import WrittenReport
from travaux.reports.overview import gate_table
from travaux.reports.page import (
    UNNAMED,
    Block,
    Bullets,
    Group,
    Matrix,
    Opposed,
    Page,
    Prose,
    Record,
    Section,
    Statement,
    bullets,
    components,
    omissions,
)
from travaux.reports.reviewed import reviewed_section, turns_reviewed
from travaux.reports.speakers import CHARTED, shares_of, speakers_of
from travaux.reports.written import as_bullets, as_prose, section_written, writing_table


class Length(StrEnum):
    """How much of a session report is wanted."""

    BRIEF = "brief"  # what a reader in a hurry needs: at a glance, where they met and parted, what came of it
    STANDARD = "standard"
    FULL = "full"  # with an account in prose, matter by matter


_LEADS = {
    MeetingForm.ADOPTION: ("decisions", "differences", "agreement"),
    MeetingForm.STATEMENTS: ("agreement", "differences"),
    MeetingForm.NEGOTIATION: ("differences", "agreement", "compromises", "unresolved"),
    MeetingForm.PANEL: ("takeaways", "questions"),
    MeetingForm.HEARING: ("questions",),
    MeetingForm.TECHNICAL: ("decisions", "actions", "unresolved"),
    MeetingForm.COUNCIL: ("decisions", "actions"),
}
"""The sections that stand first after the summary, by the kind of meeting: what its readers look for."""
_KINDS: dict[MeetingForm, Text] = {
    MeetingForm.ADOPTION: message("Adoption with explanations of position"),
    MeetingForm.STATEMENTS: message("General statements"),
    MeetingForm.NEGOTIATION: message("Negotiation of a draft"),
    MeetingForm.PANEL: message("Panel"),
    MeetingForm.HEARING: message("Hearing"),
    MeetingForm.TECHNICAL: message("Technical working group"),
    MeetingForm.COUNCIL: message("Council or board"),
}
_IN_BRIEF = ("glance", "agreement", "differences", "decisions", "actions", "unresolved", "method")


def page_of(
    report: MeetingReport, length: Length = Length.STANDARD, written: WrittenReport | None = None
) -> Page:
    """Return the session report as a page, with what a language model has ``written`` of it, if one has."""
    facts = report.meeting.facts
    sections = (
        Section("glance", message("At a glance"), tuple(_blocks_at_a_glance(report, written))),
        *(_account(report, written) if length is Length.FULL else ()),
        *_as_readers_look((*_debate(report), *_outcomes(report)), report.form),
        *_reviewed(report),
        *_held_back(report),
        Section("transcript", message("Transcript"), _transcript(report.meeting)),
        Section("method", message("Method"), tuple(_method(report, written))),
    )
    if length is Length.BRIEF:
        sections = tuple(each for each in sections if each.id in _IN_BRIEF)
    title = facts.title or _untitled(facts)
    return Page(message("Session report"), title, tuple(_facts(report)), sections)


def _as_readers_look(sections: Sequence[Section], form: MeetingForm) -> tuple[Section, ...]:
    """Return ``sections`` with those first that readers of such a meeting look for."""
    leads = _LEADS.get(form, ())
    first = sorted((each for each in sections if each.id in leads), key=lambda each: leads.index(each.id))
    return (*first, *(each for each in sections if each.id not in leads))


def _account(report: MeetingReport, written: WrittenReport | None) -> Iterable[Section]:
    """Yield the meeting in prose, matter by matter, in the order of the record."""
    groups = tuple(
        Group(
            f"account-{number}",
            each.matter or message("Other points"),
            tuple(_told(each, written, f"account-{number}")),
        )
        for number, each in enumerate(report.accounts, 1)
    )
    if groups:
        yield Section("account", message("Full report"), groups)


def _told(account: Account, written: WrittenReport | None, identifier: str) -> Iterable[Block]:
    if section := section_written(written, "account", account.matter):
        yield from as_prose(section, account.lines, identifier)
    else:
        yield Prose(tuple(Statement(line.text, line.citations) for line in account.lines))


def _debate(report: MeetingReport) -> Iterable[Section]:
    yield Section(
        "speakers", message("Speakers"), tuple(_speakers(report)), message("No speaker is recorded.")
    )
    yield Section(
        "arguments", message("Arguments"), tuple(_arguments(report)), message("No argument was found.")
    )
    yield Section(
        "agreement",
        message("Agreement"),
        tuple(_agreement(report)),
        message("No point made by several delegations or organisations was found."),
    )
    yield Section(
        "differences",
        message("Differences"),
        tuple(_differences(report)),
        message("No opposing statements were found."),
    )


def _outcomes(report: MeetingReport) -> Iterable[Section]:
    for identifier, title, lines, empty in (
        ("takeaways", message("Takeaways"), report.takeaways, message("No takeaway was found.")),
        ("decisions", message("Decisions"), report.decisions, message("No decision was recorded.")),
        ("actions", message("Action items"), report.actions, message("No action item was recorded.")),
        (
            "unresolved",
            message("Unresolved issues"),
            report.unresolved,
            message("No speaker said that an issue was left open."),
        ),
        (
            "compromises",
            message("Suggested compromises"),
            report.compromises,
            message("No compromise was suggested."),
        ),
    ):
        yield Section(identifier, title, bullets(map(_statement, lines)), empty)
    yield Section("quotes", message("Notable quotations"), bullets(map(_quote, report.quotes)))
    yield Section(
        "questions",
        message("Questions"),
        bullets(map(_statement, report.questions)),
        message("No question was asked."),
    )


def _held_back(report: MeetingReport) -> Iterable[Section]:
    """Yield what nothing in the report rests on, since it was not heard surely, to be listened to."""
    unsure: dict[Citation, list[Hearing]] = {}
    for one in report.meeting.unsure:
        unsure.setdefault(one.sentence, []).append(one)
    if unsure:
        lines = tuple(
            Statement(cited.quote, (cited,), _name_heard(words[0]), _doubt(words), quoted=True)
            for cited, words in unsure.items()
        )
        yield Section("unsure", message("Not heard surely"), bullets(lines))


def _name_heard(hearing: Hearing) -> Text:
    return hearing.speaker.name or UNNAMED


def _doubt(words: Sequence[Hearing]) -> Text:
    return joined(map(describe_hearing, words), "; ")


def _transcript(meeting: Meeting) -> tuple[Block, ...]:
    return (Record(meeting),) if meeting.interventions else ()


def _reviewed(report: MeetingReport) -> Iterable[Section]:
    if reviews := tuple(turns_reviewed(report.meeting, "")):
        yield reviewed_section(reviews)


def _untitled(facts: MeetingFacts) -> Text:
    """Return what to call a meeting whose record gives no title."""
    if facts.body and facts.date:
        return message("%(body)s, meeting of %(day)s", body=facts.body, day=facts.date)
    if facts.body:
        return message("%(body)s, meeting", body=facts.body)
    return message("Meeting of %(day)s", day=facts.date) if facts.date else message("Untitled meeting")


def _facts(report: MeetingReport) -> Iterable[tuple[Text, Value]]:
    meeting, facts = report.meeting, report.meeting.facts
    known = (
        (message("Body"), facts.body),
        (message("Meeting"), facts.number),
        (message("Date"), facts.date),
        (message("Chair"), facts.chair),
    )
    yield from ((label, value) for label, value in known if value)
    if report.form in _KINDS:
        yield message("Kind of meeting"), _KINDS[report.form]
    yield message("Interventions"), len(meeting.interventions)
    yield message("Words"), sum(i.words for i in meeting.interventions)
    yield message("Source"), name_of(meeting.source.id)


def _blocks_at_a_glance(report: MeetingReport, written: WrittenReport | None) -> Iterable[Block]:
    if section := section_written(written, "summary"):
        yield from as_prose(section, report.summary, "summary")
    elif report.summary:
        yield Prose(tuple(map(_statement, report.summary)))
    for identifier, title, lines in (
        ("points", message("Main points of discussion"), report.points),
        ("purpose", message("Purpose"), report.purpose),
        ("tone", message("Tone"), report.tone),
    ):
        section = section_written(written, identifier)
        if section:
            yield Group(identifier, title, tuple(as_bullets(section, lines, identifier)))
        elif lines:
            yield Group(identifier, title, (Bullets(tuple(map(_statement, lines))),))


def _speakers(report: MeetingReport) -> Iterable[Block]:
    yield from speakers_of(report.statistics)
    if report.named:
        lines = Bullets(tuple(map(_statement, report.named)))
        number = counted(
            "%(n)s delegation or organisation", "%(n)s delegations and organisations", len(report.named)
        )
        yield Group("named", message("Mentioned in interventions"), (lines,), number, folded=True)
    yield from shares_of(report.statistics)


def _arguments(report: MeetingReport) -> Iterable[Block]:
    agrees, differs = report.linked()
    named = {turn.id: turn.speaker.label.strip() for turn in report.meeting.interventions}
    owners = {
        argument.id: argument.actor or named.get(argument.intervention) or "" for argument in report.arguments
    }
    by_owner: dict[str, list[Argument]] = {}
    for argument in report.arguments:
        by_owner.setdefault(owners[argument.id], []).append(argument)
    for number, (owner, arguments) in enumerate(by_owner.items(), 1):
        lines = tuple(
            _argument(
                argument,
                _names(agrees[argument.id], owners, owner),
                _names(differs[argument.id], owners, owner),
            )
            for argument in arguments
        )
        yield Group(
            f"arguments-{number}",
            owner or UNNAMED,
            (Bullets(lines),),
            counted("%(n)s argument", "%(n)s arguments", len(lines)),
            folded=True,
        )


def _names(ids: list[str], owners: Mapping[str, str], but: str) -> list[Text]:
    names = {owners[identifier] for identifier in ids if identifier in owners} - {but}
    return [name or UNNAMED for name in sorted(names)]


def _argument(argument: Argument, agrees: list[Text], differs: list[Text]) -> Statement:
    parts = []
    if argument.explanation:
        reason = argument.explanation_citations
        parts.append(Statement(argument.explanation, reason, lead=message("Reason")))
    parts += [Statement(item.text, item.citations, lead=message("Evidence")) for item in argument.evidence]
    aside = joined_or_none(
        (
            message("shared with %(names)s", names=joined(agrees)) if agrees else None,
            message("opposed to %(names)s", names=joined(differs)) if differs else None,
            describe_review(argument.review) if argument.review else None,
        )
    )
    tags = (
        (argument.point,) if argument.point and argument.point not in argument.topics else ()
    ) + argument.topics
    return Statement(argument.told, argument.citations, aside=aside, tags=tags, parts=tuple(parts))


def _agreement(report: MeetingReport) -> Iterable[Block]:
    if report.consensus and report.consensus.balances:
        yield Prose((Statement(_sides_on_matters(report.consensus), lead=message("Where the sides stand.")),))
    if matrix := _matrix(report):
        yield matrix
    for kind, title in (
        ("agreement", message("Points made by several delegations or organisations")),
        ("similar", message("Similar views")),
        ("unexpected", message("Unexpected agreement")),
    ):
        lines = tuple(_statement_of_agreement(item) for item in report.agreements if item.kind == kind)
        if lines:
            yield Group(f"agreement-{kind}", title, (Bullets(lines),))


def _sides_on_matters(consensus: Consensus) -> Text:
    """Return how many sides are for and against each matter, and how they were counted."""
    counts = (
        message(
            "%(matter)s: %(favour)s for, %(against)s against, %(bound)s on a condition, %(silent)s silent.",
            matter=each.said or each.matter,
            favour=len(each.supporters),
            against=len(each.opponents),
            bound=len(each.conditional),
            silent=each.silent,
        )
        for each in consensus.balances
    )
    recipe = message(
        "A side is counted once on each matter, where its own words take a stand on it; the rest are silent, "
        "as far as this record shows. This counts what was said in this meeting. It is no decision."
    )
    return joined((*counts, recipe), " ")


def _statement_of_agreement(agreement: Agreement) -> Statement:
    words = tuple(
        _in_own_words(actor, citation)
        for actor, citation in zip(
            (voice.name for voice in agreement.voices), agreement.citations, strict=True
        )
    )
    return Statement(agreement.said, aside=agreement.why, parts=words)


def _in_own_words(actor: str, citation: Citation) -> Statement:
    return Statement(citation.quote, (citation,), lead=actor, quoted=True)


def _matrix(report: MeetingReport) -> Matrix | None:
    together: dict[tuple[str, str], int] = {}
    apart: dict[tuple[str, str], int] = {}
    for agreement in report.agreements:
        _count_pairs(together, agreement.actors, agreement.actors)
    for difference in report.differences:
        for number, side in enumerate(difference.sides):
            for other in difference.sides[number + 1 :]:
                _count_pairs(apart, side.actors, other.actors)
                _count_pairs(apart, other.actors, side.actors)
    weight: dict[str, int] = {}
    for pairs in (together, apart):
        for (actor, _), count in pairs.items():
            weight[actor] = weight.get(actor, 0) + count
    labels = tuple(sorted(sorted(weight, key=lambda actor: -weight[actor])[:CHARTED]))
    if len(labels) < 2:
        return None
    cells = {
        (r, c): (together.get((a, b), 0), apart.get((a, b), 0))
        for r, a in enumerate(labels)
        for c, b in enumerate(labels)
        if (a, b) in together or (a, b) in apart
    }
    return Matrix(
        message("Agreement and difference: a dot marks shared points, a square opposed points"),
        counted(
            "Agreement and difference of %(n)s delegation or organisation, with the same figures in a table",
            "Agreement and difference among %(n)s delegations and organisations, with the same figures in a"
            " table",
            len(labels),
        ),
        labels,
        cells,
    )


def _count_pairs(counts: dict[tuple[str, str], int], left: Iterable[str], right: Iterable[str]) -> None:
    others = tuple(right)
    for actor in left:
        for other in others:
            if actor != other:
                counts[actor, other] = counts.get((actor, other), 0) + 1


_DIFFERENCES = {
    "difference": message("difference"),
    "unexpected": message("unexpected difference"),
    "partial": message("same aim, different means"),
}


def _differences(report: MeetingReport) -> Iterable[Block]:
    for difference in report.differences:
        yield Opposed(
            Statement(difference.said, aside=difference.why),
            _DIFFERENCES[difference.kind],
            tuple((", ".join(side.actors), tuple(_words_of(side))) for side in difference.sides),
        )


def _words_of(side: Side) -> Iterable[Statement]:
    alone = len(side.actors) == 1  # the heading names the one speaker already
    for actor, citation in zip(side.actors, side.citations, strict=True):
        statement = _in_own_words(actor, citation)
        yield replace(statement, lead=None) if alone else statement


def _statement(line: Line) -> Statement:
    due = message("by %(date)s", date=line.due) if line.due and line.due not in line.text else None
    tags = (line.matter,) if line.matter else ()
    return Statement(line.said, line.citations, aside=joined_or_none((due, line.note)), tags=tags)


def _quote(line: Line) -> Statement:
    return Statement(
        line.said, line.citations, lead=", ".join(line.actors) or None, aside=line.note, quoted=True
    )


def _method(report: MeetingReport, written: WrittenReport | None) -> Iterable[Block]:
    yield Prose(
        (
            Statement(
                message(
                    "This report was assembled by a machine from the speakers' own words. It shows nothing "
                    "without the words that prove it, but it may overlook or misjudge: please check the "
                    "evidence."
                )
            ),
        )
    )
    yield components(report.made_with)
    yield gate_table(report.gate)
    if written:
        yield writing_table(written)
    if report.omitted:
        yield omissions(report.omitted)
    if notes := report.meeting.notes:
        yield Bullets(tuple(Statement(note.what, aside=note.where or None) for note in notes))
