"""What is written beside brackets and objected to under silence, as answers about a paragraph tell it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from tests.unit.analysis.text.drafting import draft
from tests.unit.views.made_records import KEEPERS, KENYA, NORWAY, cite, record, source
from tests.unit.views.talks_of_harbours import told
from travaux.analysis.search.question import Question
from travaux.domain.actors import Sector
from travaux.domain.lineage import Lineage, Link, LinkKind, Place, Thread
from travaux.domain.positions import Register, Stance
from travaux.domain.process import Party, Procedure, Step, StepKind
from travaux.domain.sources import SourceKind
from travaux.domain.spans import SourceText
from travaux.domain.texts import Action, Attribution, Bracket, Draft
from travaux.views.search.stance_answers import stance_reply
from travaux.views.snapshot import Snapshot

EARLY = draft("1. We light it at dusk.\n2. We part.", "early")
LATE = draft("1. We light it at dawn.\n2. We part.", "late")
NOTE = SourceText("note", "Kenya broke the silence on paragraph 1. The text was adopted.")
SOURCES = (
    source("early", SourceKind.DRAFT, date(2031, 1, 1), title="Early"),
    source("late", SourceKind.DRAFT, date(2031, 3, 1), title="Late"),
    source("note", SourceKind.REPORT, date(2031, 3, 5), title="Note"),
)
BROKEN, ADOPTED = cite(NOTE, "Kenya broke the silence"), cite(NOTE, "The text was adopted")
DELETE, OPPOSE = (Stance.DELETE,), (Stance.OPPOSE,)


def _bracketed(text: Draft, *brackets: Bracket, whole: Sequence[Attribution] = ()) -> Draft:
    first, *rest = text.paragraphs
    return replace(text, paragraphs=(replace(first, brackets=brackets, attributions=tuple(whole)), *rest))


def _said(action: Action, *actors: str) -> Attribution:
    return Attribution(actors, action)


def _link(number: int) -> Link:
    ends = tuple(
        text.source.cite(p.start, p.end) for text in (EARLY, LATE) for p in [text.paragraphs[number]]
    )
    return Link(LinkKind.EDITED, (number,), (number,), 1.0, citations=ends)


def _talks(late: Draft = LATE, early: Draft = EARLY, steps: Sequence[Step] = ()) -> Snapshot:
    threads = tuple(Thread(f"t{n}", (Place(0, (n,)), Place(1, (n,)))) for n in (0, 1))
    lineage = Lineage((early, late), ((_link(0), _link(1)),), threads)
    values: list[object] = [lineage, Register(()), Procedure(tuple(steps))]
    notes = [draft(NOTE.text, "note")]
    return record(SOURCES, {"early": [early], "late": [late], "note": notes, "": values})


def _asked(*stances: Stance, label: str = "1") -> Question:
    return Question("", paragraphs=(label,), stances=stances)


def test_who_wants_the_same_beside_an_earlier_version_is_told_once_and_others_apart() -> None:
    late = _bracketed(LATE, Bracket(3, 8, (_said(Action.DELETES, "Kenya"),)))
    early = _bracketed(EARLY, Bracket(3, 8, (_said(Action.DELETES, "Kenya", "Fiji"),)))
    answers = stance_reply(_talks(late, early), _asked(*DELETE)).answers
    assert [(one.actor, one.apart, one.note and str(one.note)) for one in answers] == [
        ("Kenya", False, None),
        ("Fiji", True, "beside brackets of an earlier version"),
    ]
    assert stance_reply(_talks(late, early), _asked(*DELETE, label="2")).answers == ()


@pytest.mark.parametrize(
    ("end", "asked", "found"),
    [
        (16, OPPOSE, ["Kenya"]),  # sixteen of twenty characters hold the paragraph itself
        (15, OPPOSE, []),
        (15, DELETE, ["Kenya"]),
        (16, DELETE, ["Kenya"]),
        (16, (Stance.SUPPORT,), []),
        (16, (), ["Kenya"]),
    ],
)
def test_words_that_are_nearly_the_paragraph_are_opposed_by_deleting_them(
    end: int, asked: tuple[Stance, ...], found: list[str]
) -> None:
    assert len(LATE.paragraphs[0].text) == 20
    late = _bracketed(LATE, Bracket(0, end, (_said(Action.DELETES, "Kenya"),)))
    assert [one.actor for one in stance_reply(_talks(late), _asked(*asked)).answers] == found


def test_words_beside_a_bracket_are_those_within_it_or_of_the_whole_paragraph() -> None:
    late = _bracketed(
        LATE, Bracket(3, 8, (_said(Action.DELETES, "Kenya"),)), whole=[_said(Action.RETAINS, "Fiji")]
    )
    assert told(stance_reply(_talks(late), _asked()).answers) == [
        ("Fiji", "support", "We light it at dawn."),
        ("Kenya", "delete", "light"),
    ]
    other = replace(late, paragraphs=(replace(late.paragraphs[0], text="We light it."), *late.paragraphs[1:]))
    assert told(stance_reply(_talks(other), _asked(*DELETE)).answers) == [
        ("Kenya", "delete", "We light it at dawn.")
    ]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (_asked(*DELETE), ["Kenya", "Lighthouse Fund"]),
        (replace(_asked(*DELETE), actors=(KENYA,)), ["Kenya"]),
        (replace(_asked(*DELETE), actors=(NORWAY,)), []),
        (replace(_asked(*DELETE), sectors=(Sector.GOVERNMENT,)), ["Kenya"]),
        (replace(_asked(*DELETE), sectors=(Sector.YOUTH,)), []),
        (Question("", stances=DELETE, topic=("light",)), ["Kenya", "Lighthouse Fund"]),
        (Question("", stances=DELETE, topic=("light", "ships")), []),
        (Question("", stances=DELETE), []),
        (Question("", topic=("light",)), []),
    ],
)
def test_brackets_answer_of_whom_and_what_is_asked(asked: Question, found: list[str]) -> None:
    late = _bracketed(LATE, Bracket(3, 8, (_said(Action.DELETES, "Kenya", "Lighthouse Fund"),)))
    assert [one.actor for one in stance_reply(_talks(late), asked).answers] == found
    assert KEEPERS.sector is not Sector.GOVERNMENT


def _step(kind: StepKind, day: date | None, *labels: str, by: Sequence[Party] = ()) -> Step:
    return Step(f"{kind}", kind, "it", day, paragraphs=labels, by=tuple(by), citations=(BROKEN,))


PARTIES = (Party("Kenya", "African Group"), Party("Peru"))
BREAK = _step(StepKind.SILENCE_BROKEN, date(2031, 3, 5), "1", by=PARTIES)


@pytest.mark.parametrize(
    ("step", "objectors"),
    [
        (BREAK, ["African Group", "Peru"]),
        (replace(BREAK, kind=StepKind.LATE_OBJECTION), ["African Group", "Peru"]),
        (replace(BREAK, kind=StepKind.VOTE), []),
        (replace(BREAK, paragraphs=("2",)), []),
        (replace(BREAK, paragraphs=("2", "1")), ["African Group", "Peru"]),
        (replace(BREAK, date=None), []),
        (replace(BREAK, date=date(2031, 1, 1)), ["African Group", "Peru"]),
        (replace(BREAK, date=date(2030, 12, 31)), []),
        (replace(BREAK, citations=(), by_hand="Ana"), []),
        (replace(BREAK, by=()), []),
    ],
)
def test_objections_under_silence_oppose_the_paragraph_of_the_version_before_them(
    step: Step, objectors: list[str]
) -> None:
    reply = stance_reply(_talks(steps=[step]), _asked(*OPPOSE))
    assert [one.actor for one in reply.answers] == objectors
    assert {one.found for one in reply.answers} <= {f"procedure, {step.kind.value}"}
    assert not any(one.apart or one.note for one in reply.answers)
    for other in (_asked(*DELETE), _asked(), Question("", stances=OPPOSE)):
        assert stance_reply(_talks(steps=[step]), other).answers == ()


def test_objections_in_words_that_are_not_seen_are_not_told() -> None:
    kept = _talks(steps=[replace(BREAK, citations=(replace(BROKEN, source="hidden"),))])
    assert stance_reply(kept, _asked(*OPPOSE)).answers == ()


@pytest.mark.parametrize(("actor", "objectors"), [(KENYA, ["African Group"]), (NORWAY, []), (KEEPERS, [])])
def test_objections_are_told_of_whoever_is_asked_about(actor: object, objectors: list[str]) -> None:
    asked = replace(_asked(*OPPOSE), actors=(actor,))  # type: ignore[arg-type] # each is an actor
    assert [one.actor for one in stance_reply(_talks(steps=[BREAK]), asked).answers] == objectors


@pytest.mark.parametrize(
    ("kind", "day", "over"),
    [
        (StepKind.ADOPTION, date(2031, 3, 5), True),
        (StepKind.SILENCE_KEPT, date(2031, 3, 6), True),
        (StepKind.ADOPTION, date(2031, 3, 4), False),
        (StepKind.ADOPTION, None, False),
        (StepKind.VOTE, date(2031, 3, 6), False),
    ],
)
def test_objections_to_a_text_that_was_agreed_since_stand_apart(
    kind: StepKind, day: date | None, over: bool
) -> None:
    settled = replace(_step(kind, day), citations=(ADOPTED,))
    earlier = replace(_step(StepKind.SILENCE_KEPT, date(2031, 2, 1)), id="kept", citations=(ADOPTED,))
    answers = stance_reply(_talks(steps=[earlier, BREAK, settled]), _asked(*OPPOSE)).answers
    assert [one.apart for one in answers] == [over] * 2
    assert {one.note and str(one.note) for one in answers} == {"the text was agreed since" if over else None}
