"""The session report: what a meeting was, who held what, where they met and where they parted."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from travaux.domain.findings import Agreement, Argument, Line, Side
from travaux.domain.meeting_reports import MeetingReport, SpeakerStatistics
from travaux.domain.meetings import MeetingFacts
from travaux.domain.spans import Citation, name_of
from travaux.reports.overview import gate_table
from travaux.reports.page import (
    Bars,
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
    Table,
    bullets,
)
from travaux.reports.reviewed import reviewed_section, turns_reviewed

_GROUPS = 3  # the registry lists more; a table of speakers needs to be read across
_CHARTED = 20  # more bars or rows than this cannot be told apart on paper


def page_of(report: MeetingReport) -> Page:
    """Return the session report as a page."""
    facts = report.meeting.facts
    return Page(
        "Session report",
        facts.title or _untitled(facts),
        tuple(_facts(report)),
        (
            Section("glance", "At a glance", tuple(_glance(report))),
            Section("speakers", "Speakers", tuple(_speakers(report)), "Nobody was recorded as speaking."),
            Section("arguments", "Arguments", tuple(_arguments(report)), "No argument was found."),
            Section(
                "agreement",
                "Agreement",
                tuple(_agreement(report)),
                "No point made by several actors was found.",
            ),
            Section(
                "differences",
                "Differences",
                tuple(_differences(report)),
                "No opposing statements were found.",
            ),
            _lines("takeaways", "Takeaways", report.takeaways, "No takeaway was found."),
            _lines("decisions", "Decisions", report.decisions, "No decision was recorded."),
            _lines("actions", "Action items", report.actions, "No action item was recorded."),
            _lines(
                "unresolved",
                "Unresolved issues",
                report.unresolved,
                "No issue was left open in so many words.",
            ),
            _lines(
                "compromises", "Suggested compromises", report.compromises, "No compromise was suggested."
            ),
            Section("quotes", "Quotes worth keeping", bullets(_quote(line) for line in report.quotes)),
            Section(
                "questions",
                "Questions",
                bullets(map(_statement, report.questions)),
                "No question was asked.",
            ),
            *_reviewed(report),
            Section(
                "transcript", "Transcript", (Record(report.meeting),) if report.meeting.interventions else ()
            ),
            Section("method", "How this was made", tuple(_method(report))),
        ),
    )


def _reviewed(report: MeetingReport) -> Iterable[Section]:
    if said := tuple(turns_reviewed(report.meeting, "")):
        yield reviewed_section(said)


def _untitled(facts: MeetingFacts) -> str:
    """Return what to call a meeting whose record gives no title."""
    day = f" of {facts.date.day} {facts.date:%B %Y}" if facts.date else ""
    return f"{facts.body}, meeting{day}" if facts.body else f"Meeting{day}" if day else "Untitled meeting"


def _facts(report: MeetingReport) -> Iterable[tuple[str, str]]:
    meeting, facts = report.meeting, report.meeting.facts
    yield from ((label, value) for label, value in (("Body", facts.body), ("Meeting", facts.number)) if value)
    if facts.date:
        yield "Date", f"{facts.date.day} {facts.date:%B %Y}"
    if facts.chair:
        yield "Chair", facts.chair
    yield "Interventions", f"{len(meeting.interventions):,}"
    yield "Words", f"{sum(i.words for i in meeting.interventions):,}"
    yield "Source", name_of(meeting.source.id)


def _glance(report: MeetingReport) -> Iterable[Block]:
    if report.summary:
        yield Prose(tuple(map(_statement, report.summary)))
    for identifier, title, lines in (
        ("points", "Main points of discussion", report.points),
        ("purpose", "Purpose", report.purpose),
        ("tone", "Tone", report.tone),
    ):
        if lines:
            yield Group(identifier, title, (Bullets(tuple(map(_statement, lines))),))


def _speakers(report: MeetingReport) -> Iterable[Block]:
    speakers = report.statistics.speakers
    if not speakers:
        return
    top = sorted(speakers, key=lambda speaker: -speaker.words)[:_CHARTED]
    yield Bars(
        f"Words spoken{_first(len(top), len(speakers))}",
        "; ".join(f"{_name(s)} {s.words:,} words" for s in top[:5]),
        tuple((_name(s), float(s.words), f"{s.words:,} · {s.share:.0%}") for s in top),
    )
    yield Table(
        "Everyone who took the floor",
        (
            "Actor",
            "Speaking as",
            "Sector",
            "Groups",
            "Times",
            "Words",
            "Share %",
            "Minutes",
            "Words a minute",
            "Over time",
        ),
        tuple(map(_speaker_row, speakers)),
        report.statistics.note,
    ).without_empty_columns()
    if report.named:
        lines = Bullets(tuple(map(_statement, report.named)))
        yield Group(
            "named", "Named in what was said", (lines,), _counted(len(report.named), "actor"), folded=True
        )
    for table in report.statistics.tables:
        yield Table(table.name, table.columns, table.rows, table.recipe)


def _first(shown: int, all_: int) -> str:
    return f", the {shown} who spoke most of {all_}" if shown < all_ else ""


def _name(speaker: SpeakerStatistics) -> str:
    return speaker.actor or speaker.label


def _speaker_row(speaker: SpeakerStatistics) -> tuple[str | int | float | None, ...]:
    spoken_for = f"for {', '.join(speaker.on_behalf_of)}" if speaker.on_behalf_of else None
    return (
        _name(speaker),
        ", ".join(filter(None, (speaker.person if speaker.actor else None, speaker.role, spoken_for)))
        or None,
        speaker.sector,
        ", ".join(speaker.groups[:_GROUPS]) + (" …" if len(speaker.groups) > _GROUPS else "") or None,
        speaker.interventions,
        speaker.words,
        round(100 * speaker.share, 1),
        None if speaker.seconds is None else round(speaker.seconds / 60, 1),
        None if speaker.words_per_minute is None else round(speaker.words_per_minute),
        speaker.overruns or None,
    )


def _arguments(report: MeetingReport) -> Iterable[Block]:
    agrees, differs = report.linked()
    named = {turn.id: turn.speaker.label.strip() for turn in report.meeting.interventions}
    owners = {
        argument.id: argument.actor or named.get(argument.intervention) or "an unnamed speaker"
        for argument in report.arguments
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
            f"arguments-{number}", owner, (Bullets(lines),), _counted(len(lines), "argument"), folded=True
        )


def _names(ids: list[str], owners: Mapping[str, str], but: str) -> list[str]:
    return sorted({owners[identifier] for identifier in ids if identifier in owners} - {but})


def _argument(argument: Argument, agrees: list[str], differs: list[str]) -> Statement:
    parts = []
    if argument.explanation:
        parts.append(Statement(argument.explanation, argument.explanation_citations, lead="Why"))
    parts += [Statement(item.text, item.citations, lead="Evidence") for item in argument.evidence]
    aside = "; ".join(
        f"{verb} {', '.join(names)}"
        for verb, names in (("shared with", agrees), ("opposed to", differs))
        if names
    )
    if argument.review:
        aside = "; ".join(filter(None, (aside, argument.review.told)))
    tags = (
        (argument.point,) if argument.point and argument.point not in argument.topics else ()
    ) + argument.topics
    return Statement(argument.claim, argument.citations, aside=aside or None, tags=tags, parts=tuple(parts))


def _agreement(report: MeetingReport) -> Iterable[Block]:
    if report.consensus:
        yield Prose((Statement(report.consensus.text, lead="Level of consensus."),))
    if matrix := _matrix(report):
        yield matrix
    for kind, title in (
        ("agreement", "Points several actors make"),
        ("similar", "Similar viewpoints"),
        ("unexpected", "Unexpected agreement"),
    ):
        lines = tuple(_shared(item) for item in report.agreements if item.kind == kind)
        if lines:
            yield Group(f"agreement-{kind}", title, (Bullets(lines),))


def _shared(agreement: Agreement) -> Statement:
    words = tuple(
        _in_own_words(actor, citation)
        for actor, citation in zip(agreement.actors, agreement.citations, strict=False)
    )
    return Statement(agreement.text, aside=agreement.why, parts=words)


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
    labels = tuple(sorted(sorted(weight, key=lambda actor: -weight[actor])[:_CHARTED]))
    if len(labels) < 2:
        return None
    cells = {
        (r, c): (together.get((a, b), 0), apart.get((a, b), 0))
        for r, a in enumerate(labels)
        for c, b in enumerate(labels)
        if (a, b) in together or (a, b) in apart
    }
    return Matrix(
        "Who agrees with whom: a dot for points shared, a square for points opposed",
        f"Agreement and difference among {len(labels)} actors; the same figures follow as a table",
        labels,
        cells,
    )


def _count_pairs(counts: dict[tuple[str, str], int], left: Iterable[str], right: Iterable[str]) -> None:
    others = tuple(right)
    for actor in left:
        for other in others:
            if actor != other:
                counts[actor, other] = counts.get((actor, other), 0) + 1


def _differences(report: MeetingReport) -> Iterable[Block]:
    for difference in report.differences:
        yield Opposed(
            Statement(difference.text, aside=difference.why),
            {"unexpected": "unexpected difference", "partial": "same aim, other means"}.get(
                difference.kind, difference.kind
            ),
            tuple((", ".join(side.actors), tuple(_words_of(side))) for side in difference.sides),
        )


def _words_of(side: Side) -> Iterable[Statement]:
    alone = len(side.actors) == 1  # the heading names the one speaker already
    for actor, citation in zip(side.actors, side.citations, strict=False):
        statement = _in_own_words(actor, citation)
        yield replace(statement, lead=None) if alone else statement


def _lines(identifier: str, title: str, lines: tuple[Line, ...], empty: str) -> Section:
    return Section(identifier, title, bullets(map(_statement, lines)), empty)


def _statement(line: Line) -> Statement:
    aside = "; ".join(
        filter(None, (f"by {line.due}" if line.due and line.due not in line.text else None, line.note))
    )
    return Statement(line.text, line.citations, aside=aside or None)


def _quote(line: Line) -> Statement:
    return Statement(
        line.text, line.citations, lead=", ".join(line.actors) or None, aside=line.note, quoted=True
    )


def _method(report: MeetingReport) -> Iterable[Block]:
    yield Prose(
        (
            Statement(
                "A machine read this record and assembled the report from the speakers' own words. It shows "
                "nothing without words to prove it, but it can overlook and misjudge: open the evidence."
            ),
        )
    )
    yield Table("What had a hand in it", ("Part", "Version"), report.made_with)
    yield gate_table(report.gate)
    if report.omitted:
        rows = tuple((omission.reason, omission.count) for omission in report.omitted)
        yield Table("What was left out, and why", ("Reason", "Count"), rows)
    if notes := report.meeting.notes:
        yield Bullets(tuple(Statement(note.what, aside=note.where or None) for note in notes))


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
