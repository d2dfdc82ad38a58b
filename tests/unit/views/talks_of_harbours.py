"""A record of fictional talks on harbours, made of values alone: positions, proposals, steps and duties."""

import re
from dataclasses import replace
from datetime import date

from tests.unit.analysis.text.drafting import draft
from tests.unit.views.made_records import (
    EGYPT,
    FIJI,
    G77,
    KENYA,
    NORWAY,
    cite,
    event,
    position,
    record,
    source,
)
from travaux.domain.actors import Sector
from travaux.domain.commitments import Commitment, Commitments, Deadline, Strength
from travaux.domain.lineage import (
    Lineage,
    Link,
    LinkKind,
    Place,
    Thread,
    Trace,
    Traces,
    Verdict,
    Wording,
)
from travaux.domain.positions import (
    Register,
    Stance,
    Target,
    TargetKind,
    Via,
)
from travaux.domain.process import Party, Procedure, Step, StepKind
from travaux.domain.search import Answer
from travaux.domain.sources import SourceKind
from travaux.domain.spans import SourceText
from travaux.domain.texts import Action, Attribution, Bracket, Draft
from travaux.reference.questions import QuestionForm
from travaux.views.snapshot import Snapshot


def _with_brackets(text: Draft) -> Draft:
    first, second, *rest = text.paragraphs
    whole = replace(first, attributions=(Attribution(("Egypt", "Somebody"), Action.OPPOSES),))
    held = replace(
        second,
        brackets=(
            Bracket(
                10, 18, (Attribution(("Kenya",), Action.DELETES), Attribution(("Fiji",), Action.COMMENTS))
            ),
            Bracket(10, 18, (Attribution(("Fiji",), Action.RETAINS),)),
        ),
    )
    return replace(text, paragraphs=(whole, held, *rest))


ZERO = _with_brackets(
    draft("1. We light the harbours.\n2. We dredge [rivers].\n3. We meet.\n4. We part.\nWe hope.", "zero")
)
REV = draft("1. We meet.\n2. We light every harbour.\n3. We dredge rivers.", "rev")
TALK = SourceText("talk", "We like lights. We reject dredging. We ask for buoys. We regret fees.")
NOTE = SourceText("note", "Kenya broke the silence on paragraph 2. Fiji objected late. Norway voted.")
KEEPERS = SourceText("keepers", "Dredge rivers at night. Paint the buoys.")
FISHERS = SourceText("fishers", "Dredge no rivers. Paint the piers.")
SOURCES = (
    source("zero", SourceKind.DRAFT, date(2031, 1, 1), stage="zero draft", title="Zero"),
    source("rev", SourceKind.DRAFT, date(2031, 4, 1), stage="Rev.1", title="Rev"),
    source("talk", SourceKind.TRANSCRIPT, date(2031, 2, 1), title="First reading"),
    source("note", SourceKind.REPORT, title="Note"),
    source("keepers", SourceKind.INPUT, author="Keepers", sector=Sector.CIVIL_SOCIETY, title="Of keepers"),
    source("fishers", SourceKind.INPUT, author="Kenya", sector=Sector.GOVERNMENT, title="Of fishers"),
)
TOLD = (cite(NOTE, "Norway voted"),)


def _at(label: str, version: str | None = None, paragraph: int | None = None) -> Target:
    return Target(TargetKind.PARAGRAPH, label, version=version, paragraph=paragraph)


POSITIONS = (
    position("p1", NORWAY, Stance.SUPPORT, cite(TALK, "We like lights"), _at("1", "rev", 1)),
    position("p2", KENYA, Stance.OPPOSE, cite(TALK, "We reject dredging"), _at("3", "rev", 2), beside=TOLD),
    position(
        "p3", EGYPT, Stance.CALL_FOR, cite(TALK, "We ask for buoys"), Target(TargetKind.TERM, "red buoys"),
        speaking_for=G77,
    ),
    position("p4", FIJI, Stance.REGRET, cite(TALK, "We regret fees"), _at("2 (a)"), via=Via.REPORT),
    position("p5", FIJI, Stance.WELCOME, cite(NOTE, "Fiji objected late"), aligned_with=(KENYA,)),
)  # fmt: skip


EVENTS = tuple(map(event, POSITIONS))


def _trace(name: str, of: SourceText, words: str, verdict: Verdict, label: str | None = None) -> Trace:
    return Trace(Wording(name, words, citation=cite(of, words), label=label), verdict, 0.9, ())


TRACES = Traces(
    (
        _trace("w1", KEEPERS, "Dredge rivers at night", Verdict.DROPPED, "2"),
        _trace("w2", KEEPERS, "Paint the buoys", Verdict.VERBATIM),
        _trace("w3", FISHERS, "Dredge no rivers", Verdict.NOT_TAKEN_UP, "2 (b)"),
        Trace(Wording("w4", "Paint nothing"), Verdict.VERBATIM, 0.9, ()),
        Trace(
            Wording("w5", "Ah", citation=cite(FISHERS, "Paint the piers"), asks=False), Verdict.DROPPED, 1, ()
        ),
    )
)
STEPS = Procedure(
    (
        Step(
            "s1", StepKind.SILENCE_BROKEN, "broken", date(2031, 5, 1), by=(Party("Kenya", "African Group"),),
            paragraphs=("2",), citations=(cite(NOTE, "Kenya broke the silence"),),
        ),
        Step(
            "s2", StepKind.LATE_OBJECTION, "late", by=(Party("Fiji"), Party("Egypt")), paragraphs=("7",),
            citations=(cite(NOTE, "Fiji objected late"),),
        ),
        Step("s3", StepKind.VOTE, "vote", citations=(cite(NOTE, "Norway voted"),)),
        Step("s4", StepKind.VOTE, "vote", by_hand="Ana"),
    )
)  # fmt: skip


def _duty(
    name: str, label: str, words: str, *whom: str, day: date | None = None, due: bool = True
) -> Commitment:
    cited = cite(REV, words)
    deadline = Deadline("by then", "", cited, day) if due else None
    said = (label, int(label[0]) - 1, (), Strength.REQUESTS, "requests", whom, (), words)
    return Commitment(name, *said, (cited,), deadline)


DUTIES = Commitments(
    "rev",
    (
        _duty("c1", "1", "We meet", due=False),
        _duty("c2", "2.", "We light every harbour", "Norway", "the Ports", day=date(2031, 7, 31)),
        _duty("c3", "3 (a)", "We dredge rivers", "Kenya", day=date(2031, 6, 30)),
        _duty("c4", "3 (b)", "dredge", "Kenya"),
    ),
)


def _link(old: int, new: int) -> Link:
    spans = ((ZERO, ZERO.paragraphs[old]), (REV, REV.paragraphs[new]))
    cited = tuple(text.source.cite(each.start, each.end) for text, each in spans)
    return Link(LinkKind.EDITED, (old,), (new,), 0.9, citations=cited)


LINEAGE = Lineage(
    (ZERO, REV),
    ((_link(0, 1), _link(1, 2), _link(2, 0)),),
    (
        Thread("lights", (Place(0, (0,)), Place(1, (1,)))),
        Thread("rivers", (Place(0, (1,)), Place(1, (2,)))),
        Thread("meets", (Place(0, (2,)), Place(1, (0,)))),
        Thread("parts", (Place(0, (3,)),)),
    ),
)


def talks() -> Snapshot:
    """Return the record in which all of this stands."""
    whole = [Register(POSITIONS, events=EVENTS), TRACES, STEPS, LINEAGE]
    return record(SOURCES, {"zero": [ZERO], "rev": [REV, DUTIES], "": whole})


def form(sought: str, *steps: StepKind, taken: bool | None = None) -> QuestionForm:
    """Return a form of question that asks for ``sought``, however it is worded."""
    return QuestionForm("en", sought, re.compile(""), steps=tuple(map(str, steps)), taken=taken)


def told(found: tuple[Answer, ...]) -> list[tuple[str | None, str | None, str]]:
    """Return whose each answer is, its stance and its words."""
    return [(one.actor, one.stance, one.text) for one in found]
