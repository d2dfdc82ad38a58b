"""A consultation composed: who took part, issue by issue what they held, and what was promised."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from travaux.analysis.consultation.asks import (
    KINDS,
    find_unargued,
    find_wordings,
    holder_of,
    kind_of_claim,
    sectors_of,
)
from travaux.analysis.consultation.copies import copied_from
from travaux.analysis.consultation.following import (
    SourceSentence,
    chaired,
    convenes,
    find_opening,
    find_promises,
    find_steps,
    passages_of,
    summarises,
)
from travaux.analysis.consultation.reported import find_reported
from travaux.analysis.overview.claim_holders import HeldClaim, find_held_claims
from travaux.analysis.overview.claims import ArguedMeeting
from travaux.analysis.overview.composition import OTHER, VAGUE, sentence_of
from travaux.analysis.overview.grounded import OverviewGrounding
from travaux.analysis.overview.merging import merge
from travaux.analysis.overview.narration import is_quoted, leans
from travaux.analysis.overview.phrases import find_phrases
from travaux.analysis.themes import assign_topics
from travaux.domain.consultation import (
    OWN_WORDS,
    Ask,
    Consultation,
    Contribution,
    Issue,
    Participant,
    SubmissionOutcome,
)
from travaux.domain.findings import Omission
from travaux.domain.lineage import TAKEN_UP, Trace
from travaux.domain.meetings import Meeting
from travaux.domain.messages import N_, message
from travaux.domain.overview import Unattributed
from travaux.domain.spans import Citation
from travaux.domain.texts import Draft
from travaux.ports import Embedder
from travaux.reference.taxonomies import Taxonomy

_FRONT = 120  # characters by which a paper is recognised
_MASTHEAD = 800  # characters that say what an input is about
_GAP = 16  # characters at most between a sentence and the wording that it leads up to
_COUNTERS = 1  # words among them: "First:"
UNNAMED = N_("no author named")
_FURTHER = N_("further sentences of an author on an issue where others of its sentences are shown")
_EACH = 3  # sentences of a kind that one author gets under one issue


@dataclass(frozen=True, slots=True)
class ReadSubmission:
    """An input and what is argued in it."""

    contribution: Contribution
    heard: ArguedMeeting


def compose(
    inputs: Sequence[ReadSubmission],
    meetings: Sequence[ArguedMeeting],
    papers: Sequence[Draft],
    traces: Sequence[Trace],
    taxonomy: Taxonomy,
    embedder: Embedder,
    drafts: Sequence[Draft] = (),
    later: Sequence[Meeting] = (),
) -> Consultation:
    """Return the consultation that ``inputs`` and ``meetings`` were part of.

    ``papers``, and whoever presides over ``meetings`` and ``later`` ones, are searched for promises,
    ``drafts`` for the versions that they are promised for.
    """
    holdings, doubtful = _claims_of(inputs, meetings, taxonomy, embedder)
    omitted: Counter[str] = Counter()
    known = [each.contribution for each in inputs]
    originals = {paper.source.id: copied_from(paper.source.text, known) for paper in papers}
    own = [paper for paper in papers if convenes(paper) and not originals[paper.source.id]]
    doubtful.extend(_anonymous(paper, originals[paper.source.id]) for paper in papers if paper not in own)
    passages = [passages_of(paper) for paper in own]
    passages += [chaired(meeting) for meeting in (*(one.meeting for one in meetings), *later)]
    said = [passage for each in passages for passage in each]
    reported = _reported_in(zip(own, passages, strict=False), taxonomy, embedder)
    promises = find_promises(said, (*drafts, *papers))
    sittings = (*(each.contribution.meeting for each in inputs), *(one.meeting for one in meetings))
    grounding = OverviewGrounding(sittings)
    promised = {follow_up.citations for follow_up in promises}
    issues = _issues(holdings, _sectors(inputs, meetings), taxonomy, embedder, omitted, reported)
    return Consultation(
        tuple(_participant(each.contribution) for each in inputs),
        tuple(_grounded(issue, grounding) for issue in issues),
        tuple(find_opening(passages)),
        tuple(promises),
        tuple(step for step in find_steps(said) if step.citations not in promised),
        tuple(_outcomes(traces, holdings)),
        tuple(doubtful),
        tuple(Omission(reason, count) for reason, count in omitted.items() if count),
    )


def _reported_in(
    papers: Iterable[tuple[Draft, Sequence[SourceSentence]]], taxonomy: Taxonomy, embedder: Embedder
) -> list[tuple[str | None, Ask]]:
    """Return what papers that sum up what was said report of it."""
    summaries = [passages for paper, passages in papers if summarises(paper)]
    return [one for each in summaries for one in find_reported(each, taxonomy, embedder)]


def _claims_of(
    inputs: Sequence[ReadSubmission],
    meetings: Sequence[ArguedMeeting],
    taxonomy: Taxonomy,
    embedder: Embedder,
) -> tuple[list[HeldClaim], list[Unattributed]]:
    """Return the claims of submissions and meetings, and those that cannot be attributed."""
    holdings: list[HeldClaim] = []
    doubtful: list[Unattributed] = []
    for each in inputs:
        holdings.extend(claims_of(each, taxonomy, embedder))
        doubtful.extend(find_held_claims(each.heard.meeting, each.heard.arguments)[1])
    for sitting in meetings:
        held, doubts = find_held_claims(sitting.meeting, sitting.arguments)
        holdings.extend(held)
        doubtful.extend(doubts)
    return holdings, doubtful


def _grounded(issue: Issue, grounding: OverviewGrounding) -> Issue:
    """Return ``issue`` with every sentence that its words do not bear out given as its quotation."""
    asks = (
        ask if ask.via != OWN_WORDS else replace(ask, sentence=grounding.sentence(ask.sentence))
        for ask in issue.asks
    )
    return replace(issue, asks=tuple(asks))


def claims_of(written: ReadSubmission, taxonomy: Taxonomy, embedder: Embedder) -> list[HeldClaim]:
    """Return everything that an input claims or puts forward, with its issues."""
    held, _ = find_held_claims(written.heard.meeting, written.heard.arguments)
    return _with_wordings(written.contribution, held, taxonomy, embedder)


def _anonymous(paper: Draft, original: Contribution | None) -> Unattributed:
    """Return that nothing in a paper is given to anybody, with its first words."""
    first = next(one for one in paper.paragraphs if one.text.strip())
    same = message(
        "holds the same words as the submission of %(author)s, where they are shown once",
        author=(original.author if original else None) or "–",
    )
    return Unattributed(
        same if original else message("names nobody as its author: nothing in it is attributed"),
        (paper.source.cite(first.start, min(first.end, first.start + _FRONT)),),
    )


def _with_wordings(
    contribution: Contribution, held: Sequence[HeldClaim], taxonomy: Taxonomy, embedder: Embedder
) -> list[HeldClaim]:
    """Return the claims of an input with the wording it puts forward.

    Claims about the same words, and those that only lead up to them, give way to the wording.
    """
    holder = held[0] if held else holder_of(contribution)
    wordings = find_wordings(contribution, holder)
    held = [*held, *(find_unargued(contribution, holder, (*held, *wordings)) if holder else ())]
    said = [_context(contribution, one) for one in (*held, *wordings)]
    topics = assign_topics(said, taxonomy, embedder)
    spans = [one.argument.citations[0] for one in wordings]
    kept = [
        (place, one)
        for place, one in enumerate((*held, *wordings))
        if place >= len(held) or not _gives_way(contribution, one.argument.citations[0], spans)
    ]
    front = _front_topics(contribution, taxonomy, embedder)
    return [_about(one, one.argument.topics or topics[place] or front) for place, one in kept]


def _front_topics(contribution: Contribution, taxonomy: Taxonomy, embedder: Embedder) -> tuple[str, ...]:
    """Return the one issue that the title and the masthead of an input name, which holds for all of it."""
    turns = contribution.meeting.interventions
    front = contribution.meeting.source.text[: turns[0].start][:_MASTHEAD] if turns else ""
    (topics,) = assign_topics([f"{contribution.title}. {front}"], taxonomy, embedder)
    return topics if len(topics) == 1 else ()


def _context(contribution: Contribution, holding: HeldClaim) -> str:
    """Return the paragraph in which a claim is made, which may name the issue where the claim does not."""
    turns = {turn.id: turn for turn in contribution.meeting.interventions}
    return contribution.meeting.words_of(turns[holding.argument.intervention])


def _gives_way(contribution: Contribution, claim: Citation, spans: Sequence[Citation]) -> bool:
    """Say whether a claim is about wording that is shown itself, or only leads up to it."""
    text = contribution.meeting.source.text
    for span in spans:
        between = text[claim.end : span.start] if claim.end <= span.start else "too far away"
        leads_up = len(between) <= _GAP and len(re.findall(r"[^\W\d]{2,}", between)) <= _COUNTERS
        if leads_up or (claim.start < span.end and span.start < claim.end):
            return True
    return False


def _about(holding: HeldClaim, topics: tuple[str, ...]) -> HeldClaim:
    return replace(holding, argument=replace(holding.argument, topics=topics))


def _sectors(inputs: Sequence[ReadSubmission], meetings: Sequence[ArguedMeeting]) -> dict[str, str]:
    known = {
        turn.speaker.name: turn.speaker.actor.sector.value
        for each in (*[one.heard for one in inputs], *meetings)
        for turn in each.meeting.interventions
        if turn.speaker.actor and turn.speaker.actor.sector
    }
    said = {
        each.contribution.author: each.contribution.sector.value
        for each in inputs
        if each.contribution.author and each.contribution.sector
    }
    return {**known, **said}


def _issues(
    holdings: Sequence[HeldClaim],
    sectors: dict[str, str],
    taxonomy: Taxonomy,
    embedder: Embedder,
    omitted: Counter[str],
    reported: Sequence[tuple[str | None, Ask]] = (),
) -> Iterable[Issue]:
    under: dict[str, list[Ask]] = defaultdict(list)
    shown: Counter[tuple[str, str, str]] = Counter()
    shared = () if taxonomy.topics else find_phrases(holdings)  # issues that the inputs themselves name
    filed = {argument: each.label for each in shared for argument in each.filed}
    for group in sorted(merge(holdings, embedder), key=lambda one: (-min(len(one), 2), is_quoted(one[0]))):
        if len(group) == 1 and leans(group[0]):
            omitted[VAGUE] += 1
            continue
        issue = next(iter(group[0].argument.topics), filed.get(group[0].argument.id, OTHER))
        kind = kind_of_claim(group[0])
        key = (issue, kind, group[0].attribution)
        shown[key] += 1
        if len(group) == 1 and shown[key] > _EACH:
            omitted[_FURTHER] += 1
            continue
        sentence = sentence_of(group)
        under[issue].append(Ask(kind, sentence, sectors_of(sentence.actors, sectors)))
    for about, ask in reported:
        under[about or OTHER].append(ask)
    labels = [topic.label for topic in taxonomy.topics]
    for label in (*labels, *(one for one in under if one not in labels)):
        if under.get(label):
            yield Issue(label, tuple(sorted(under[label], key=_in_order)))


def _in_order(ask: Ask) -> tuple[int, int, str]:
    return (KINDS.index(ask.kind), -len(ask.sentence.actors), ask.sectors[0] if ask.sectors else "~")


def _participant(contribution: Contribution) -> Participant:
    return Participant(
        contribution.meeting.source.id,
        contribution.author or UNNAMED,
        contribution.title,
        contribution.sector.value if contribution.sector else None,
        contribution.region,
        contribution.date,
    )


def _outcomes(traces: Sequence[Trace], holdings: Sequence[HeldClaim]) -> Iterable[SubmissionOutcome]:
    """Yield what became of the calls and proposals of each input, and of any other sentence taken up."""
    asked: dict[str, list[Citation]] = defaultdict(list)
    for one in holdings:
        if kind_of_claim(one) in ("call", "proposal"):
            asked[one.argument.citations[0].source].extend(one.argument.citations)
    for trace in traces:
        own = trace.proposal.citation
        if own is None:
            continue
        wanted = any(map(own.overlaps, asked[own.source]))
        if wanted or (trace.verdict in TAKEN_UP and trace.proposal.asks):
            best = trace.matches[0].target.citation if trace.matches else None
            yield SubmissionOutcome(own.source, own, trace.verdict.value, trace.confidence, best)
