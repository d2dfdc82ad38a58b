"""A small record of fictional talks, made of values alone, with a little of everything in it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from tests.unit.analysis.text.drafting import draft
from tests.unit.views.made_records import (
    EGYPT,
    G77,
    KENYA,
    NORWAY,
    by,
    cite,
    meeting,
    paragraph_target,
    position,
    source,
)
from travaux.domain.actors import Actor, ActorKind, Sector, Speaker
from travaux.domain.canonical import canonical
from travaux.domain.commitments import (
    Commitment,
    Commitments,
    CommitmentStatus,
    Deadline,
    Entry,
    RecordedEntry,
    Strength,
)
from travaux.domain.findings import Agreement, Argument, Difference, Line, Side
from travaux.domain.lineage import (
    Borrowing,
    EarlierOccurrence,
    Lineage,
    Link,
    LinkKind,
    Match,
    Origin,
    Origins,
    Phrase,
    Place,
    Thread,
    Trace,
    Traces,
    Verdict,
    Wording,
)
from travaux.domain.meeting_reports import MeetingReport, MeetingStatistics
from travaux.domain.overview import AttributedSentence, Overview, Theme
from travaux.domain.positions import Register, Stance, Unresolved
from travaux.domain.process import Procedure, Step, StepKind
from travaux.domain.review import ENTRY, EVENT, FindingKey, Review, ReviewDecision
from travaux.domain.sources import SourceKind
from travaux.domain.spans import SourceText
from travaux.domain.texts import Action, Attribution, Bracket
from travaux.domain.voices import Voice

CHOIR = Actor("PORT CHOIR", "Port Choir", ActorKind.ORGANISATION, Sector.CIVIL_SOCIETY)
TALK = meeting(
    "talk",
    (by(NORWAY), "We light harbours."),
    (by(EGYPT, G77), "We dredge rivers."),
    (Speaker("Voice 3"), "We part."),
    (by(NORWAY), "We light again."),
    (by(KENYA), "We never light."),
)
LIGHT, AGAIN, RIVERS, NEVER = (
    Argument("a1", "t1", "Norway", "Light.", (cite(TALK, "We light harbours"),), topics=("Lights",)),
    Argument("a2", "t4", "Norway", "Again.", (cite(TALK, "We light again"),), topics=("Lights",)),
    Argument("a3", "t2", "Egypt", "Dredge.", (cite(TALK, "We dredge rivers"),)),
    Argument("a4", "t5", "Kenya", "Never.", (cite(TALK, "We never light"),)),
)
UNKNOWN = Argument("a5", "t3", None, "Part.", (cite(TALK, "We part"),))


def _voice(one: Argument) -> Voice:
    return Voice(one.actor or "", one.citations[0])


REPORT = MeetingReport(
    TALK,
    MeetingStatistics(()),
    (LIGHT, AGAIN, RIVERS, NEVER, UNKNOWN),
    (Agreement("g1", "agreement", "Both.", (_voice(LIGHT), _voice(RIVERS)), ("a1", "a2", "a3", "a5")),),
    (
        Difference(
            "d1", "difference", "Apart.",
            (Side((_voice(LIGHT),), ("a1", "a2")), Side((_voice(NEVER),), ("a4", "a5"))),
        ),
    ),
    decisions=(Line("x", "decision", "Lit.", (cite(TALK, "We light"),)),),
)  # fmt: skip
ZERO = draft("1. We light [harbours].\n2. We dredge rivers.\nWe hope.", "zero")
LAST = draft("1. We light.\n2. We dredge rivers.", "last")
FIRST, SECOND, THIRD = ZERO.paragraphs
ZERO = replace(
    ZERO,
    paragraphs=(
        replace(
            FIRST,
            brackets=(
                Bracket(9, 19, (Attribution(("Kenya", "Nowhere"), Action.DELETES, "for now"),)),
                Bracket(10, 15, (Attribution(("Fiji",), Action.RETAINS),), opened_in=0),
            ),
        ),
        replace(SECOND, attributions=(Attribution(("Norway",), Action.SUPPORTS),)),
        THIRD,
    ),
)


def _link(kind: LinkKind, old: tuple[int, ...], new: tuple[int, ...]) -> Link:
    return Link(kind, old, new, 1.0, citations=(LAST.source.cite(3, 5),))


LINEAGE = Lineage(
    (ZERO, LAST),
    (
        (
            _link(LinkKind.EDITED, (0,), (0,)),
            _link(LinkKind.UNCHANGED, (1,), (1,)),
            _link(LinkKind.EDITED, (2,), (1,)),
        ),
    ),
    (
        Thread(
            "light",
            (Place(0, (0,)), Place(1, (0,))),
            (
                Phrase("harb", 0, 1, (Attribution(("Kenya", "Nowhere"), Action.PROPOSES),)),
                Phrase("har", 0, 1, (Attribution(("Kenya",), Action.PROPOSES),)),
                Phrase("We light", 0, None),
            ),
        ),
        Thread("dredge", (Place(0, (1,)), Place(1, (1,)))),
    ),
)
INPUT = SourceText("input", "Light the piers. Dredge rivers. Count gulls. Sing.")


def _trace(words: str, verdict: Verdict, *met: tuple[str | None, int | None], asks: bool = True) -> Trace:
    matches = tuple(Match(Wording("m", "", draft=of, paragraph=at), 0.9) for of, at in met)
    return Trace(
        Wording(words, words, draft="input", citation=cite(INPUT, words), asks=asks), verdict, 0.91, matches
    )


TRACES = Traces(
    (
        _trace("Light the piers", Verdict.NOT_TAKEN_UP, ("zero", 0)),
        _trace("Dredge rivers", Verdict.VERBATIM, ("last", 1), ("zero", 0)),
        _trace("Dredge", Verdict.DROPPED, ("zero", 2)),
        _trace("Count gulls", Verdict.SUBSTANCE, ("elsewhere", 0)),
        _trace("Sing", Verdict.SUBSTANCE, asks=False),
        Trace(Wording("w", "Nowhere"), Verdict.VERBATIM, 0.9, ()),
    )
)
SENT = (cite(INPUT, "Dredge rivers"),)
HELD = (
    position("p1", NORWAY, Stance.SUPPORT, cite(TALK, "We light harbours"), paragraph_target("1", "light")),
    position("p2", EGYPT, Stance.OPPOSE, cite(TALK, "We dredge rivers"), speaking_for=G77, beside=SENT),
)
DEADLINE = Deadline("by May", "named", cite(LAST, "rivers"), date(2031, 5, 31))
DUTY = Commitment(
    "c1",
    "2",
    1,
    (),
    Strength.SHALL,
    "shall",
    ("Ports", "Piers"),
    (),
    "to dredge",
    (cite(LAST, "We dredge"),),
    DEADLINE,
)
LATER = replace(DUTY, id="c2", paragraph="1", index=0, deadline=replace(DEADLINE, until=date(2031, 7, 31)))
SOURCES = (
    source("talk", SourceKind.TRANSCRIPT, date(2031, 2, 1), title="First reading"),
    source("zero", SourceKind.DRAFT, date(2031, 1, 1), title="Zero"),
    source("last", SourceKind.DRAFT, date(2031, 3, 1), title="Last"),
    source("input", SourceKind.INPUT, author="Fiji", sector=Sector.GOVERNMENT, title="Of Fiji"),
    source("silent", SourceKind.INPUT, author="Nobody knows", title="Silent"),
)
SENTENCE = AttributedSentence("s1", "They light.", (_voice(LIGHT),), ("Norway",))
BEFORE = EarlierOccurrence("old", 0, cite(SourceText("old", "We dredge rivers."), "We dredge"))
STEP = Step("s1", StepKind.VOTE, "Voted", date(2031, 5, 1), by_hand="Ana")
ENTERED = Step("s2", StepKind.CONSULTATIONS, "Talks on fees", date(2031, 5, 2), by_hand="Cleo")
NOTED = RecordedEntry(
    "c1", "2", "to dredge", ("Ports",), Entry("Cleo", None, CommitmentStatus.IN_PROGRESS, "begun"), "last", 1
)
VALUES: dict[str, Sequence[object]] = {
    "talk": [REPORT],
    "zero": [ZERO, Commitments("zero", (replace(DUTY, citations=(cite(ZERO, "rivers"),)),))],
    "last": [LAST, Commitments("last", (DUTY, LATER))],
    "": [
        LINEAGE, TRACES, Register(HELD, (Unresolved("nobody", (cite(TALK, "We part"),)),)),
        Procedure((STEP,)), Overview((), (Theme("Lights", "topic", (SENTENCE,)),)),
        Origins((Origin("last", (Borrowing(1, cite(LAST, "We dredge"), (BEFORE,)),), ()),)),
    ],
}  # fmt: skip
WHEN = datetime(2031, 6, 2, tzinfo=UTC)


def _recorded(kind: str, name: str, value: object, **also: object) -> Review:
    facts = {"who": "Cleo", "when": WHEN, **also}
    put = canonical(value) if value else None
    return Review(FindingKey("", kind, name), ReviewDecision.EDIT, "", replacement=put, **facts)  # type: ignore[arg-type]


GIVEN = (
    _recorded(ENTRY, "c1", NOTED),
    _recorded(EVENT, "s2", ENTERED, when=None),
    _recorded(EVENT, "s3", None),
    Review(
        FindingKey("talk", "argument", "a1"), ReviewDecision.REJECT, canonical(LIGHT), "not so", who="Ben",
        when=WHEN,
    ),
)  # fmt: skip
