"""A consultation composed: who took part, what is told under each issue, what is left out and why."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from tests.unit.analysis.consultation.test_contributions import draft, read
from travaux.analysis.consultation.composition import ReadSubmission, compose
from travaux.analysis.overview.claims import ArguedMeeting
from travaux.domain.actors import Actor, ActorKind, Sector, Speaker
from travaux.domain.consultation import Consultation, Contribution
from travaux.domain.findings import Argument
from travaux.domain.lineage import Match, Trace, Verdict, Wording
from travaux.domain.meetings import Intervention, Meeting, MeetingFacts
from travaux.domain.spans import SourceText
from travaux.domain.texts import Draft
from travaux.engines.sentence_encoder import default_embedder
from travaux.pipeline.tools import tools
from travaux.reference.taxonomies import parse_taxonomy

NO_TOPICS = tools().taxonomy
TOPICS = parse_taxonomy(
    {
        "name": "harbour",
        "label": "Harbour",
        "topic": [
            {"label": "Pilots", "description": "Training of pilots", "cues": ["pilot", "pilots"]},
            {"label": "Lamps", "description": "Lamps of the cape", "cues": ["lamp", "lamps"]},
        ],
    }
)


def contribution(text: str, name: str, author: str | None = "Union of Pilots") -> Contribution:
    """Return an input of its own source, so that inputs are told apart."""
    found = read(text, author)
    meeting = replace(found.meeting, source=SourceText(name, text))
    return replace(found, meeting=meeting, title="Input")


def submission(found: Contribution) -> ReadSubmission:
    """Return an input of which every paragraph is a claim."""
    return ReadSubmission(found, argued(found.meeting))


def argued(meeting: Meeting) -> ArguedMeeting:
    arguments = tuple(
        Argument(
            f"{meeting.source.id}-{turn.id}",
            turn.id,
            turn.speaker.name,
            meeting.words_of(turn),
            (meeting.source.cite(turn.start, turn.end),),
        )
        for turn in meeting.interventions
    )
    return ArguedMeeting(meeting, arguments)


def composed(
    inputs: Sequence[Contribution] = (),
    papers: Sequence[Draft] = (),
    traces: Sequence[Trace] = (),
    taxonomy: object = NO_TOPICS,
    meetings: Sequence[Meeting] = (),
    later: Sequence[Meeting] = (),
) -> Consultation:
    return compose(
        [submission(each) for each in inputs],
        [argued(each) for each in meetings],
        papers,
        traces,
        taxonomy,  # type: ignore[arg-type]
        default_embedder(),
        later=later,
    )


def sitting(said: str, speaker: Speaker) -> Meeting:
    turn = Intervention("t1", speaker, 0, len(said), len(said.split()))
    return Meeting(SourceText("sitting", said), "plain", MeetingFacts(date=date(2031, 4, 1)), (turn,))


def quoted(found: Consultation, issue: str) -> list[tuple[str, str]]:
    (one,) = [each for each in found.issues if each.label == issue]
    return [(ask.kind, ask.sentence.voices[0].citation.quote) for ask in one.asks]


PILOTS = "All pilots of the delta must be trained before winter."
LAMPS = "The lamps of the northern cape must be mended at once."
NEITHER = "Every harbour master must publish the tides of the year."


def test_a_sentence_stands_under_the_issue_that_it_names_in_the_order_of_the_list() -> None:
    found = composed([contribution(f"{LAMPS}\n\n{PILOTS}\n\n{NEITHER}", "a")], taxonomy=TOPICS)
    assert [issue.label for issue in found.issues] == ["Pilots", "Lamps", "Other matters"]
    assert quoted(found, "Pilots") == [("call", PILOTS)]
    assert quoted(found, "Lamps") == [("call", LAMPS)]


@pytest.mark.parametrize(
    ("title", "issue"),
    [("On lamps", "Lamps"), ("On lamps and pilots", "Other matters"), ("On tides", "Other matters")],
)
def test_a_title_that_names_one_issue_names_that_of_all_of_the_input(title: str, issue: str) -> None:
    found = composed([replace(contribution(NEITHER, "a"), title=title)], taxonomy=TOPICS)
    assert [one.label for one in found.issues] == [issue]


@pytest.mark.parametrize(("before", "issue"), [(770, "Lamps"), (800, "Other matters")])
def test_the_front_of_an_input_is_its_first_eight_hundred_characters(before: int, issue: str) -> None:
    text = f"{' ' * before}On lamps of the northern cape\n\n{NEITHER}"
    found = contribution(text, "a")
    own = tuple(turn for turn in found.meeting.interventions if turn.start >= text.index(NEITHER))
    found = replace(found, meeting=replace(found.meeting, interventions=own))
    assert [one.label for one in composed([found], taxonomy=TOPICS).issues] == [issue]


def test_concerns_come_before_calls_proposals_and_views() -> None:
    view = "Pilots of the delta are trained in winter and in spring."
    proposal = "We propose that a school of pilots be opened in the delta."
    concern = "We are concerned that pilots of the cape are not trained."
    text = "\n\n".join((view, proposal, PILOTS, concern))
    found = composed([contribution(text, "a")], taxonomy=TOPICS)
    assert [kind for kind, _ in quoted(found, "Pilots")] == ["concern", "call", "proposal", "view"]


@pytest.mark.parametrize(("count", "left"), [(3, 0), (4, 1), (5, 2)])
def test_three_sentences_of_a_kind_of_one_author_are_told_under_an_issue(count: int, left: int) -> None:
    told = [
        "All pilots of the delta must be trained before winter.",
        "Every lamp on the northern cape must be mended at once.",
        "Owners of ferries must pay for new moorings.",
        "The tide tables must be printed in three languages.",
        "Fishing boats must carry two anchors and a bell.",
    ]
    found = composed([contribution("\n\n".join(told[:count]), "a")])
    assert sum(len(one.asks) for one in found.issues) == count - left
    assert [one.count for one in found.omitted] == ([left] if left else [])


def test_claims_about_this_alone_are_left_out_and_counted() -> None:
    found = composed([contribution(f"This must be done.\n\n{PILOTS}", "a")])
    assert [(quote) for one in found.issues for _, quote in quoted(found, one.label)] == [PILOTS]
    assert [(str(one.reason)[:6], one.count) for one in found.omitted] == [("claims", 1)]


def test_participants_are_told_as_the_inputs_tell_them() -> None:
    known = replace(contribution(PILOTS, "a"), region="Coast", date="2031-04-01", title="On pilots")
    unknown = replace(contribution(LAMPS, "b", None), sector=None)
    told = composed([known, unknown]).participants
    assert [(one.source, one.author, one.title, one.sector, one.region, one.date) for one in told] == [
        ("a", "Union of Pilots", "On pilots", "civil society", "Coast", "2031-04-01"),
        ("b", "no author named", "Input", None, None, None),
    ]


def test_what_nobody_signs_is_told_as_unattributed_and_under_no_issue() -> None:
    found = composed([contribution(PILOTS, "a", None)])
    assert found.issues == ()
    assert [one.citations[0].quote for one in found.unattributed] == [PILOTS]


@pytest.mark.parametrize(
    ("speaker", "sectors"),
    [
        (Speaker("Delta Fund", Actor("ORG-1", "Delta Fund", ActorKind.ORGANISATION, Sector.PRIVATE)), True),
        (Speaker("Delta Fund", Actor("ORG-1", "Delta Fund", ActorKind.ORGANISATION)), False),
    ],
    ids=["of a sector", "of none"],
)
def test_what_is_said_in_a_meeting_is_told_with_the_sector_of_its_speaker(
    speaker: Speaker, sectors: bool
) -> None:
    found = composed([contribution(LAMPS, "a")], meetings=[sitting(PILOTS, speaker)])
    told = {name: ask.sectors for one in found.issues for ask in one.asks for name in ask.sentence.actors}
    assert told["Union of Pilots"] == ("civil society",)
    assert told["Delta Fund"] == ((Sector.PRIVATE.value,) if sectors else ())


CONVENED = "Issued by the port\n\n"
LONG = "Tides-and-tables-of-tides-" * 6


def test_a_paper_of_nobody_is_told_with_its_first_hundred_and_twenty_characters() -> None:
    paper = draft(f" \n\n{LONG}", "paper")
    (left,) = composed(papers=[paper]).unattributed
    assert str(left.reason).startswith("names nobody as its author")
    assert left.citations[0].quote == LONG[:120]
    short = draft(PILOTS, "paper")
    assert composed(papers=[short]).unattributed[0].citations[0].quote == PILOTS


def test_a_paper_with_the_words_of_an_input_is_its_copy_even_if_it_convenes() -> None:
    text = f"{CONVENED}{PILOTS} {LAMPS} {NEITHER}"
    found = composed([contribution(text, "a")], [draft(text, "paper")])
    (left,) = found.unattributed
    assert str(left.reason).startswith("holds the same words as the submission of Union of Pilots")
    assert found.opening == ()
    assert [one.text for one in composed([], [draft(text, "paper")]).opening] == [PILOTS, LAMPS, NEITHER]


PROMISE = "Proposals on pilots will be reflected in Rev.1, to be issued on 3 May 2031."
STEP = "The next meeting will be held on 3 May 2031 in the harbour."


def test_what_is_promised_is_not_told_again_as_a_step() -> None:
    found = composed(papers=[draft(f"{CONVENED}{PROMISE}\n\n{STEP}", "paper")])
    assert [one.text for one in found.promises] == [PROMISE]
    assert [one.text for one in found.next_steps] == [STEP]


def test_whoever_presides_tells_of_steps_in_this_meeting_and_in_later_ones() -> None:
    chair = Speaker("The Chair", role="Chair")
    member = Speaker("Delta Fund", Actor("ORG-1", "Delta Fund", ActorKind.ORGANISATION))
    for speaker, told in ((chair, [STEP]), (member, [])):
        assert [one.text for one in composed(later=[sitting(STEP, speaker)]).next_steps] == told
        assert [one.text for one in composed(meetings=[sitting(STEP, speaker)]).next_steps] == told


SAID = f"{PILOTS}\n\nPilots of the delta are trained in winter and in spring."


def outcomes(
    place: int, verdict: Verdict, asks: bool = True, matched: bool = True
) -> list[tuple[str, float, str | None]]:
    found = contribution(SAID, "a")
    turn = found.meeting.interventions[place]
    proposal = Wording("w", "", citation=found.meeting.source.cite(turn.start, turn.end), asks=asks)
    other = SourceText("rev", "Pilots are trained.")
    match = Match(Wording("m", "", citation=other.cite(0, 6)), 0.9)
    trace = Trace(proposal, verdict, 0.7, (match,) if matched else ())
    nowhere = Trace(Wording("n", ""), verdict, 0.7, ())
    told = composed([found], traces=[nowhere, trace]).outcomes
    return [(one.verdict, one.confidence, one.where.quote if one.where else None) for one in told]


@pytest.mark.parametrize(
    ("place", "verdict", "asks", "told"),
    [
        (0, Verdict.NOT_TAKEN_UP, True, True),
        (0, Verdict.COINCIDENCE, False, True),
        (1, Verdict.NOT_TAKEN_UP, True, False),
        (1, Verdict.VERBATIM, True, True),
        (1, Verdict.SUBSTANCE, True, True),
        (1, Verdict.DROPPED, True, True),
        (1, Verdict.VERBATIM, False, False),
        (1, Verdict.COINCIDENCE, True, False),
    ],
)
def test_calls_have_an_outcome_and_other_sentences_where_they_were_taken_up(
    place: int, verdict: Verdict, asks: bool, told: bool
) -> None:
    assert outcomes(place, verdict, asks) == ([(verdict.value, 0.7, "Pilots")] if told else [])


def test_an_outcome_without_a_match_stands_nowhere() -> None:
    assert outcomes(0, Verdict.NOT_TAKEN_UP, matched=False) == [("not taken up", 0.7, None)]
