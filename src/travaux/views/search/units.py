"""What a search can find in a workspace: its passages, and what was found in them."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from travaux.analysis.search.folding import forms
from travaux.domain.actors import Actor
from travaux.domain.findings import Agreement, Argument, Difference
from travaux.domain.meeting_reports import MeetingReport
from travaux.domain.meetings import Intervention, Meeting
from travaux.domain.positions import Stance
from travaux.domain.search import Facet, Unit, UnitKind
from travaux.domain.sources import Source, SourceKind
from travaux.domain.spans import Citation, stable_id
from travaux.domain.texts import Action, Draft, Paragraph
from travaux.exports.positions import named
from travaux.language.sentences import split_text
from travaux.reference.registry import Registry
from travaux.views.citation_targets import opening, spans_cited
from travaux.views.positions.indexes import positions_of
from travaux.views.registry import registry_of
from travaux.views.snapshot import Snapshot

Span = tuple[int, int]

_MOST_SENTENCES = 3
_MOST_CHARACTERS = 420

_KINDS = {
    SourceKind.DRAFT: UnitKind.PARAGRAPH,
    SourceKind.INPUT: UnitKind.INPUT,
    SourceKind.REPORT: UnitKind.REPORT,
    SourceKind.LETTER: UnitKind.LETTER,
    SourceKind.AGREED: UnitKind.AGREED,
    SourceKind.ADOPTED: UnitKind.AGREED,
}
FINDINGS = frozenset(
    {UnitKind.ARGUMENT, UnitKind.AGREEMENT, UnitKind.DIFFERENCE, UnitKind.POSITION, UnitKind.COMMITMENT}
)
"""Kinds of units that are no passages: what was found in the record's words."""
_OF_SEVERAL = frozenset({UnitKind.AGREEMENT, UnitKind.DIFFERENCE})
STANCES_OF_ACTIONS = {
    Action.PROPOSES: Stance.PROPOSE,
    Action.DELETES: Stance.DELETE,
    Action.RETAINS: Stance.SUPPORT,
    Action.RESERVES: Stance.RESERVE,
    Action.SUPPORTS: Stance.SUPPORT,
    Action.OPPOSES: Stance.OPPOSE,
}
"""What a bracket's author does, as a stance."""


def units_of(snapshot: Snapshot) -> list[Unit]:
    """Return every unit that the viewer of ``snapshot`` may find, in the order of the sources' dates."""
    registry = registry_of(snapshot)
    units: list[Unit] = []
    for source in sorted(snapshot.sources.values(), key=lambda source: (source.dated, source.id)):
        units += _of_source(snapshot, source, registry)
    return _within_passages(units, list(_of_register(snapshot, registry)))


def spoken_spans(meeting: Meeting) -> Iterator[tuple[Intervention, Span]]:
    """Yield the passages of a meeting: up to three sentences of one intervention each."""
    for turn in meeting.interventions:
        for start, end in _windows(split_text(meeting.words_of(turn), turn.language)):
            yield turn, (turn.start + start, turn.start + end)


def spans_found(snapshot: Snapshot, source: str) -> frozenset[Span]:
    """Return the spans of a source on which results of a search open, for pages to put anchors there."""

    def gather() -> frozenset[Span]:
        if not snapshot.has(MeetingReport, source):
            return frozenset()
        meeting = snapshot.result(MeetingReport, source).meeting
        return frozenset(_trimmed(meeting.source.cite(*span)) for _, span in spoken_spans(meeting))

    return snapshot.cached(("spans found", source), gather)


def opened_at(snapshot: Snapshot, citation: Citation) -> str:
    """Return the page and anchor on which a citation opens: its own, else that of the words around it."""
    path, _, _ = opening(snapshot, citation).path.partition("#")
    span = (citation.start, citation.end)
    anchors = _anchors(snapshot, citation.source, spoken=path.startswith("meetings/"))
    if span not in anchors:
        around = [(start, end) for start, end in anchors if start <= span[0] < end]
        if not around:
            return path
        span = min(around, key=lambda held: held[1] - held[0])
    return f"{path}#w{span[0]}-{span[1]}"


def _anchors(snapshot: Snapshot, source: str, *, spoken: bool) -> frozenset[Span]:
    return spans_cited(snapshot, source) | (spans_found(snapshot, source) if spoken else frozenset())


def facets_of(registry: Registry, source: Source, actors: Iterable[Actor]) -> dict[Facet, tuple[str, ...]]:
    """Return the facets that follow from where words stand and whose they are."""
    actors = tuple(actors)
    groups = [registry.actors[code].name for a in actors for code in a.groups if code in registry.actors]
    sectors = [a.sector.value for a in actors if a.sector] or (
        [source.facts.sector.value] if source.facts.sector else []
    )
    facets = {
        Facet.ACTOR: [actor.name for actor in actors],
        Facet.GROUP: groups,
        Facet.SECTOR: sectors,
        Facet.SOURCE: [source.facts.kind.value],
        Facet.VERSION: [source.facts.stage or source.title] if source.facts.kind is SourceKind.DRAFT else [],
        Facet.MONTH: [source.dated[:7]] if source.facts.date else [],
    }
    return {facet: tuple(dict.fromkeys(values)) for facet, values in facets.items() if values}


def _of_source(snapshot: Snapshot, source: Source, registry: Registry) -> list[Unit]:
    if snapshot.has(MeetingReport, source.id):
        report = snapshot.result(MeetingReport, source.id)
        return _within_passages(
            list(_units_of_speech(snapshot, source, report, registry)),
            list(_findings(snapshot, source, report, registry)),
        )
    if snapshot.has(Draft, source.id):
        return list(_units_of_draft(snapshot, source, snapshot.result(Draft, source.id), registry))
    return []


def _units_of_speech(
    snapshot: Snapshot, source: Source, report: MeetingReport, registry: Registry
) -> Iterator[Unit]:
    for turn, span in spoken_spans(report.meeting):
        citation = report.meeting.source.cite(*span)
        speaker = turn.speaker
        actors = [*([speaker.actor] if speaker.actor else []), *speaker.on_behalf_of]
        yield _unit(
            snapshot, source, UnitKind.INTERVENTION, source.title, citation,
            facets_of(registry, source, actors),
            actor=speaker.name or None,
        )  # fmt: skip


def _units_of_draft(snapshot: Snapshot, source: Source, draft: Draft, registry: Registry) -> Iterator[Unit]:
    author = _author(source, registry)
    kind = _KINDS.get(source.facts.kind, UnitKind.DOCUMENT)
    for paragraph in draft.paragraphs:
        if not draft.source.text[paragraph.start : paragraph.end].strip():
            continue
        citation = draft.source.cite(paragraph.start, paragraph.end)
        marks = attributed(paragraph, registry)
        actors = dict.fromkeys([*([author] if author else []), *(actor for actor, _ in marks)])
        facets = facets_of(registry, source, actors)
        facets |= (
            {Facet.STANCE: tuple(sorted({stance.value for _, stance in marks if stance}))} if marks else {}
        )
        unit = _unit(
            snapshot, source, kind, _title(source, paragraph), citation, facets,
            actor=author.name if author else source.facts.author,
        )  # fmt: skip
        same = kind is UnitKind.PARAGRAPH  # the same words in several versions are one result
        yield replace(unit, place=stable_id(*forms(unit.text))) if same else unit


def attributed(paragraph: Paragraph, registry: Registry) -> list[tuple[Actor, Stance | None]]:
    """Return whom the brackets of a paragraph name, with the stance that is written beside each."""
    found = []
    written = [*paragraph.attributions, *(a for bracket in paragraph.brackets for a in bracket.attributions)]
    for attribution in written:
        for name in attribution.actors:
            if actor := registry.resolve_exactly(name).actor:
                found.append((actor, STANCES_OF_ACTIONS.get(attribution.action)))
    return list(dict.fromkeys(found))


def _findings(
    snapshot: Snapshot, source: Source, report: MeetingReport, registry: Registry
) -> Iterator[Unit]:
    speakers = {turn.id: turn.speaker for turn in report.meeting.interventions}
    for argument in report.arguments:
        speaker = speakers.get(argument.intervention)
        facets = facets_of(registry, source, [speaker.actor] if speaker and speaker.actor else [])
        yield _argued(snapshot, source, argument, facets | {Facet.THEME: argument.topics})
    for agreement in report.agreements:
        yield _unit_of_agreement(
            snapshot, source, registry, UnitKind.AGREEMENT, agreement, agreement.actors, agreement.citations
        )
    for difference in report.differences:
        names = tuple(name for side in difference.sides for name in side.actors)
        citations = tuple(citation for side in difference.sides for citation in side.citations)
        yield _unit_of_agreement(
            snapshot, source, registry, UnitKind.DIFFERENCE, difference, names, citations
        )


def _argued(snapshot: Snapshot, source: Source, item: Argument, facets: dict[Facet, tuple[str, ...]]) -> Unit:
    unit = _unit(
        snapshot, source, UnitKind.ARGUMENT, source.title, item.citations[0], facets, actor=item.actor
    )
    citations = (*item.citations, *item.explanation_citations)
    return replace(unit, id=item.id, citations=tuple(dict.fromkeys(citations)))


def _unit_of_agreement(
    snapshot: Snapshot,
    source: Source,
    registry: Registry,
    kind: UnitKind,
    item: Agreement | Difference,
    names: tuple[str, ...],
    citations: tuple[Citation, ...],
) -> Unit:
    found = (registry.resolve_exactly(name).actor for name in dict.fromkeys(names))
    facets = facets_of(registry, source, [actor for actor in found if actor])
    unit = _unit(snapshot, source, kind, source.title, citations[0], facets, actor=None, text=item.text)
    return replace(unit, id=item.id, citations=citations, place=item.id)


def _of_register(snapshot: Snapshot, registry: Registry) -> Iterator[Unit]:
    for position in positions_of(snapshot):
        citation = position.citations[0]
        source = snapshot.sources.get(citation.source)
        if source is None:
            continue
        facets = facets_of(registry, source, dict.fromkeys([position.actor, position.holder]))
        facets[Facet.STANCE] = (position.stance.value,)
        title = (
            f"{position.stance.value}: {', '.join(map(named, position.targets))}" if position.targets else ""
        )
        unit = _unit(
            snapshot, source, UnitKind.POSITION, title or position.stance.value, citation, facets,
            actor=position.holder.name,
        )  # fmt: skip
        yield replace(unit, id=position.id, citations=position.citations)


def _unit(
    snapshot: Snapshot,
    source: Source,
    kind: UnitKind,
    title: str,
    citation: Citation,
    facets: dict[Facet, tuple[str, ...]],
    *,
    actor: str | None,
    text: str | None = None,
) -> Unit:
    place = f"{citation.source}:{citation.start}"
    return Unit(
        id=f"{kind.value}:{place}-{citation.end}",
        kind=kind,
        title=title,
        text=text or citation.quote,
        citations=(citation,),
        path=opened_at(snapshot, citation),
        place=place,
        actor=actor,
        date=source.facts.date.isoformat() if source.facts.date else None,
        facets={**facets, Facet.KIND: (kind.value,)},
    )


def _within_passages(units: list[Unit], findings: list[Unit]) -> list[Unit]:
    """Return all units; the passage that holds a finding's words is its place, and gains what it tells.

    Where several hold a position in the very same words, each is a result of its own.
    """
    shared = _shared_citations(findings)
    starts: dict[str, list[tuple[int, int]]] = {}
    for number, unit in enumerate(units):
        if unit.kind in FINDINGS:
            continue
        starts.setdefault(unit.citations[0].source, []).append((unit.citations[0].start, number))
    for rows in starts.values():
        rows.sort()
    placed = []
    for finding in findings:
        first = finding.citations[0]
        rows = starts.get(first.source, [])
        at = bisect_right(rows, (first.start, len(units))) - 1
        passage = units[rows[at][1]] if at >= 0 else None
        if passage is None or first.start >= passage.citations[0].end or finding.kind in _OF_SEVERAL:
            placed.append(finding)
            continue
        units[rows[at][1]] = _unit_of_finding(passage, finding)
        own = f"{passage.place}/{finding.actor}" if first in shared else passage.place
        placed.append(replace(finding, place=own))
    return [*units, *placed]


def _shared_citations(findings: Iterable[Unit]) -> set[Citation]:
    """Return the words in which several hold a position, as a report gives one sentence to all of them."""
    holders: dict[Citation, set[str | None]] = {}
    for finding in findings:
        if finding.kind is UnitKind.POSITION:
            holders.setdefault(finding.citations[0], set()).add(finding.actor)
    return {words for words, actors in holders.items() if len(actors) > 1}


def _unit_of_finding(passage: Unit, finding: Unit) -> Unit:
    facets = dict(passage.facets)
    for facet in (Facet.THEME, Facet.STANCE):
        if values := finding.facets.get(facet):
            facets[facet] = tuple(dict.fromkeys((*facets.get(facet, ()), *values)))
    return replace(passage, facets=facets)


def _windows(sentences: Sequence[Span]) -> Iterator[Span]:
    """Yield adjoining sentences together, a few at most."""
    held: list[Span] = []
    for start, end in sentences:
        if held and (len(held) == _MOST_SENTENCES or end - held[0][0] > _MOST_CHARACTERS):
            yield held[0][0], held[-1][1]
            held = []
        held.append((start, end))
    if held:
        yield held[0][0], held[-1][1]


def _author(source: Source, registry: Registry) -> Actor | None:
    """Return whose words a written source is, where it says so and is not a text of all."""
    if source.facts.author is None or source.facts.kind is SourceKind.DRAFT:
        return None
    return registry.resolve_exactly(source.facts.author).actor


def _title(source: Source, paragraph: Paragraph) -> str:
    return f"{source.title}, {paragraph.label}" if paragraph.label else source.title


def _trimmed(citation: Citation) -> Span:
    return citation.start, citation.end
