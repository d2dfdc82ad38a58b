"""Everything that is found in one meeting, put together."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from travaux.analysis.meeting import (
    agenda,
    agreement,
    arguments,
    decisions,
    motions,
    outcomes,
    points,
    questions,
    quotes,
    roles,
    statistics,
    summary,
    tone,
    votes,
)
from travaux.analysis.meeting import speaker_conflicts as conflicts
from travaux.analysis.meeting.account import find_accounts
from travaux.analysis.meeting.bulletins import find_record_sentences
from travaux.analysis.meeting.form import form_of
from travaux.analysis.meeting.grounded import MeetingGrounding
from travaux.analysis.meeting.items import Items
from travaux.analysis.meeting.key_points import KeyPoint, find_key_points
from travaux.analysis.meeting.record_blocks import read_blocks
from travaux.analysis.meeting.record_outcomes import before_annexes, find_record_outcomes, with_recorded
from travaux.analysis.meeting.reviewed_arguments import reviewed
from travaux.analysis.meeting.sides import MeetingSides, find_sides
from travaux.analysis.meeting.weight import weigh
from travaux.analysis.positions.reading import read_meeting
from travaux.analysis.speakers.naming import find_named
from travaux.analysis.wording import sentence_case
from travaux.domain.findings import ARGUED, Argument, Line, Omission, Sentence, SentenceRole
from travaux.domain.meeting_reports import MeetingReport
from travaux.domain.meetings import Meeting, MeetingFacts, Transcript
from travaux.domain.messages import N_
from travaux.domain.readings import Reading
from travaux.domain.review import Reviews
from travaux.domain.spans import Citation
from travaux.language.identification import language_written
from travaux.reference.explicit_acts import read_for_acts
from travaux.reference.language_data import read_language
from travaux.reports.composition.bulletin import bulletin_report
from travaux.reports.composition.provenance import made_with
from travaux.reports.composition.tools import Tools

Say = Callable[[str], None]


def described(transcript: Transcript, facts: MeetingFacts | None) -> Transcript:
    """Return ``transcript`` with what its user says of the meeting put before what it says of itself."""
    if facts is None:
        return transcript
    given = {name: value for name in MeetingFacts.__slots__ if (value := getattr(facts, name)) is not None}
    return replace(transcript, facts=replace(transcript.facts, **given))


@dataclass(frozen=True, slots=True)
class _Debate:
    """What is said in one meeting: sentences by their roles, questions, arguments, and who agrees on what."""

    meeting: Meeting
    items: Items
    spoken: tuple[Sentence, ...]
    utterances: Sequence[outcomes.SentenceOfRecord]
    questions: Sequence[Line]
    arguments: tuple[Argument, ...]
    motions: Sequence[motions.Motion]
    concord: agreement.Concord
    conflicts: int


@dataclass(frozen=True, slots=True)
class _Outcomes:
    """What came of a meeting, each line under the matter that it belongs to."""

    decisions: tuple[Line, ...]
    actions: tuple[Line, ...]
    unresolved: tuple[Line, ...]
    compromises: tuple[Line, ...]


def analyse(
    meeting: Meeting,
    with_: Tools,
    reviews: Reviews | None = None,
    reading: Reading | None = None,
    *,
    say: Say = lambda _: None,
) -> MeetingReport:
    """Return everything that is found in one meeting, arguments as people's ``reviews`` leave them.

    ``reading`` is the meeting's, where it has been read already.
    """
    if sentences := find_record_sentences(meeting, with_.registry):
        say("reading what the record tells")
        return bulletin_report(_titled(meeting), sentences, with_)
    reading = reading or read_meeting(meeting, with_.registry)
    debate = _follow(meeting, with_, reviews, reading, say)
    say("gathering what came of it")
    items, room = debate.items, find_sides(debate.meeting)
    came_of_it = _find_outcomes(debate)
    weights = weigh(debate.meeting, debate.arguments, reading.positions, room, with_.embedder)
    main = find_key_points(items, debate.arguments, weights, room)
    return _report(debate, came_of_it, main, items, room, with_)


def _follow(meeting: Meeting, with_: Tools, reviews: Reviews | None, reading: Reading, say: Say) -> _Debate:
    doubtful = conflicts.find_conflicts(meeting)
    meeting = _titled(conflicts.with_conflicts_marked(meeting, doubtful))
    say("weighing sentences")
    heard = roles.assign_roles(meeting, reading.sentences)
    spoken = tuple(sentence for sentence in heard if sentence.intervention not in doubtful)
    utterances = outcomes.read_utterances(meeting, spoken)
    asked = questions.find_questions(meeting, utterances)
    spoken = questions.answers_as_claims(spoken, asked)
    say("finding arguments")
    items = Items(meeting)
    found = arguments.find_arguments(meeting, spoken, with_.embedder, with_.taxonomy, items)
    found = reviewed(found, reviews) if reviews else found
    say("comparing positions")
    moved = motions.find_motions(utterances)
    concord = agreement.find_agreement(meeting, found, with_.embedder, reading.positions, moved, items)
    return _Debate(meeting, items, spoken, utterances, asked, found, moved, concord, len(doubtful))


def _find_outcomes(debate: _Debate) -> _Outcomes:
    meeting, utterances, items = debate.meeting, debate.utterances, debate.items
    grounding = MeetingGrounding(meeting)

    def kept(lines: Sequence[Line]) -> tuple[Line, ...]:
        return agenda.under_matters(items, grounding.lines(lines))

    blocks = read_blocks(meeting)
    recorded = find_record_outcomes(meeting, blocks)
    body = before_annexes(meeting, blocks, utterances)
    said = kept(decisions.find_decisions(meeting, body, debate.motions))
    given = kept(outcomes.find_actions(meeting, body))
    # The record's own words stand as they are: nothing in them is put otherwise than it says.
    return _Outcomes(
        with_recorded(said, agenda.under_matters(items, recorded.decisions)),
        with_recorded(given, agenda.under_matters(items, recorded.actions)),
        kept(outcomes.find_unresolved(meeting, utterances)),
        kept(outcomes.find_compromises(meeting, utterances)),
    )


def _report(
    debate: _Debate, came: _Outcomes, main: Sequence[KeyPoint], items: Items, room: MeetingSides, with_: Tools
) -> MeetingReport:
    meeting, utterances, concord = debate.meeting, debate.utterances, debate.concord
    found, asked, decided = debate.arguments, debate.questions, came.decisions
    counted = votes.find_votes(meeting, decided, with_.registry)
    matters = agenda.find_matters(items, found, concord.points, room)
    lines = (*decided, *came.actions, *came.unresolved, *came.compromises)
    takeaways = summary.find_takeaways(meeting, utterances, concord, decided, came.actions, came.unresolved)
    return MeetingReport(
        meeting=meeting,
        statistics=statistics.measure(meeting, with_.registry, with_.time_limit_s),
        arguments=found,
        agreements=concord.agreements,
        differences=concord.differences,
        consensus=concord.consensus,
        summary=summary.summarise(meeting, utterances, concord, decided, asked, main, came.actions, matters),
        points=points.find_points(concord, main, room, decided),
        purpose=summary.find_purpose(meeting, utterances),
        tone=tone.find_tone(meeting, utterances),
        takeaways=MeetingGrounding(meeting).takeaways(takeaways),
        decisions=decided,
        actions=came.actions,
        unresolved=came.unresolved,
        compromises=came.compromises,
        quotes=quotes.find_quotes(meeting, utterances),
        questions=agenda.under_matters(items, asked),
        named=find_named(meeting, with_.registry),
        omitted=(
            *_unread(meeting, debate.spoken),
            *_omitted(meeting, debate.spoken, found, asked, debate.conflicts),
        ),
        made_with=made_with(with_.embedder, with_.taxonomy),
        refused=concord.refused,
        votes=counted,
        matters=matters,
        accounts=find_accounts(items, found, concord.agreements, concord.differences, lines, room),
        form=form_of(meeting, counted, matters, asked, decided),
    )


def _titled(meeting: Meeting) -> Meeting:
    """Return ``meeting`` with a title printed in capitals put in sentence case."""
    title = meeting.facts.title
    if not title:
        return meeting
    return replace(meeting, facts=replace(meeting.facts, title=sentence_case(title, meeting.source.text)))


def _omitted(
    meeting: Meeting,
    spoken: Sequence[Sentence],
    arguments_: Sequence[Argument],
    asked: Sequence[Line],
    doubtful: int,
) -> tuple[Omission, ...]:
    """Return what the report does not show, or shows without knowing whose it is, and how much of it."""
    shown = {
        SentenceRole.COURTESY: N_("courtesies"),
        SentenceRole.PROCEDURE: N_("procedure and floor management"),
        SentenceRole.INTRODUCTION: N_("self-introductions and alignments"),
        SentenceRole.OTHER: N_("sentences in which no claim, reason or evidence was found"),
    }
    counts = {reason: sum(s.role is role for s in spoken) for role, reason in shown.items()}
    cited = {c.start for argument in arguments_ for c in _rests_on(argument)}
    counts[N_("reasons and evidence given for no claim, or beyond the first reasons of one")] = sum(
        s.role in ARGUED and s.start not in cited for s in spoken
    )
    put = {line.citations[0].start for line in asked}
    counts[N_("questions put for effect, or to nobody in particular")] = sum(
        s.role is SentenceRole.QUESTION and s.start not in put for s in spoken
    )
    counts[N_("stretches of text that no speaker could be given")] = len(meeting.unattributed)
    counts[N_("interventions labelled as whoever presides in which a delegation speaks")] = doubtful
    unnamed = sum(i.speaker.actor is None for i in meeting.interventions)
    counts[N_("interventions whose speaker matched no known actor (shown under the name as written)")] = (
        unnamed
    )
    return tuple(Omission(reason, count) for reason, count in counts.items() if count)


def _unread(meeting: Meeting, spoken: Sequence[Sentence]) -> Iterator[Omission]:
    """Yield how many sentences stand in a language of which a report says who spoke, and little more."""
    written = Counter(language_written(meeting.source.text[one.start : one.end]) for one in spoken)
    for language in read_for_acts():
        if written[language]:
            name = read_language(language, "identity")["name"]
            yield Omission(f"sentences not read in this language: {name}", written[language])


def _rests_on(argument: Argument) -> Iterator[Citation]:
    yield from argument.citations
    yield from argument.explanation_citations
    for item in argument.evidence:
        yield from item.citations
