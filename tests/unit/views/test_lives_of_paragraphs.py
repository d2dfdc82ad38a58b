"""Paragraphs that go, come back and are objected to, as answers about the text tell them; and plain steps."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from tests.unit.analysis.text.drafting import draft
from tests.unit.views.made_records import KENYA, NORWAY, cite, position, record, source
from tests.unit.views.talks_of_harbours import form, told
from travaux.analysis.search.question import Question
from travaux.domain.lineage import Lineage, Link, LinkKind, Place, Thread
from travaux.domain.positions import Position, Register, Stance, Target, TargetKind
from travaux.domain.process import Party, Procedure, Step, StepKind
from travaux.domain.sources import SourceKind
from travaux.domain.spans import SourceText
from travaux.domain.texts import Action, Attribution, Bracket, Mark, MarkKind
from travaux.views.search.step_answers import next_reply, silence_reply, step_reply
from travaux.views.search.text_answers import change_reply, contested_reply, history_reply, wording_reply
from travaux.views.snapshot import Snapshot
from travaux.views.text.drafts import draft_as_json
from travaux.views.text.lives import life_of
from travaux.views.text.paragraphs import paragraph_views

ZERO = draft("1. We light the harbours.\n2. We dredge rivers.\n3. We part.", "zero")
REV = draft("1. We light the harbours.\n2. We part.", "rev")
LAST = draft("1. We light the harbours.\n2. We dredge rivers.\n3. We part as friends.", "last")
NOTE = SourceText(
    "note",
    "Head\n\n Kenya broke the silence: paragraph 2 was dropped. \n\nFiji objected late. Norway spoke.\n\n"
    "The revision was read out.",
)
SOURCES = (
    source("zero", SourceKind.DRAFT, date(2031, 1, 1), stage="zero draft", title="Zero"),
    source("rev", SourceKind.DRAFT, date(2031, 2, 1), stage="Rev.1", title="Rev"),
    source("last", SourceKind.DRAFT, date(2031, 3, 1), stage="Rev.2", title="Last"),
    source("note", SourceKind.REPORT, date(2031, 2, 5), title="Note"),
)
TEXTS = (ZERO, REV, LAST)


def _link(kind: LinkKind, step: int, old: int | None, new: int | None) -> Link:
    ends = ((step, old), (step + 1, new))
    cited = tuple(
        TEXTS[n].source.cite(TEXTS[n].paragraphs[at].start, TEXTS[n].paragraphs[at].end)
        for n, at in ends
        if at is not None
    )
    there, here = (() if at is None else (at,) for at in (old, new))
    return Link(kind, there, here, 1.0, citations=cited)


SAME, EDITED, GONE, CAME = LinkKind.UNCHANGED, LinkKind.EDITED, LinkKind.DELETED, LinkKind.INSERTED
LINKS = (
    (_link(SAME, 0, 0, 0), _link(GONE, 0, 1, None), _link(SAME, 0, 2, 1)),
    (_link(SAME, 1, 0, 0), _link(CAME, 1, None, 1), _link(EDITED, 1, 1, 2)),
)
THREADS = (
    Thread("lights", (Place(0, (0,)), Place(1, (0,)), Place(2, (0,)))),
    Thread("rivers", (Place(0, (1,)), Place(2, (1,))), returned=(2,)),
    Thread("parts", (Place(0, (2,)), Place(1, (1,)), Place(2, (2,)))),
)
BROKEN = cite(NOTE, "Kenya broke the silence")

LINEAGE = Lineage(TEXTS, LINKS, THREADS)


def test_a_life_goes_on_from_either_end_where_a_paragraph_was_brought_back() -> None:
    text = paragraph_views(_talks())
    for start in ((0, 1), (2, 1)):
        assert life_of(text, [start]) == ((0, 1), (2, 1))
    lost = replace(LINEAGE, threads=(THREADS[0], replace(THREADS[1], returned=()), THREADS[2]))
    apart = paragraph_views(_talks(lineage=lost))
    assert (life_of(apart, [(0, 1)]), life_of(apart, [(2, 1)])) == (((0, 1),), ((2, 1),))
    assert life_of(text, [(1, 1)]) == ((0, 2), (1, 1), (2, 2))
    unknown = paragraph_views(_talks(lineage=replace(LINEAGE, threads=(THREADS[0],))))
    assert (life_of(unknown, [(0, 1)]), life_of(unknown, [(2, 1)])) == (((0, 1),), ((2, 1),))


def _objects(kind: StepKind = StepKind.SILENCE_BROKEN, *former: str, by: Sequence[Party] = ()) -> Step:
    parties = tuple(by) or (Party("Kenya", "African Group"), Party("Peru"))
    return Step("s1", kind, "broken", date(2031, 2, 5), by=parties, former=former, citations=(BROKEN,))


def _talks(*steps: Step, lineage: Lineage = LINEAGE, held: Sequence[Position] = ()) -> Snapshot:
    values: list[object] = [lineage, Register(tuple(held))]
    drafts: dict[str, Sequence[object]] = {"zero": [ZERO], "rev": [REV], "last": [LAST]}
    return record(SOURCES, {**drafts, "": [*values, Procedure(steps)] if steps else values})


def _history(kept: Snapshot, label: str, *versions: int) -> list[tuple[str, str, str]]:
    reply = history_reply(kept, Question("", paragraphs=(label,), versions=versions))
    return [(one.title, one.text, str(one.note or "")) for one in reply.answers]


def test_a_wording_that_was_brought_back_is_told_again() -> None:
    assert _history(_talks(), "2") == [
        ("Zero, paragraph 2.", "We dredge rivers.", ""),
        ("Last, paragraph 2.", "We dredge rivers.", "brought back"),
    ]
    reply = history_reply(_talks(), Question("", paragraphs=("2",)))
    assert str(reply.counted) == "2 wordings; not in Rev.1"


def test_a_wording_that_stayed_is_told_once_and_one_that_changed_again() -> None:
    assert _history(_talks(), "1") == [("Zero, paragraph 1.", "We light the harbours.", "")]
    assert _history(_talks(), "3") == [
        ("Zero, paragraph 3.", "We part.", ""),
        ("Last, paragraph 3.", "We part as friends.", ""),
    ]


def test_a_history_since_a_version_begins_with_it() -> None:
    assert [title for title, *_ in _history(_talks(), "3", 1)] == ["Rev, paragraph 2.", "Last, paragraph 3."]
    assert [title for title, *_ in _history(_talks(), "3", 2)] == ["Last, paragraph 3."]
    assert [title for title, *_ in _history(_talks(), "2", 0, 1)] == [
        "Zero, paragraph 3.",
        "Last, paragraph 3.",
    ]


@pytest.mark.parametrize(
    ("step", "objectors"),
    [
        (_objects(StepKind.SILENCE_BROKEN, "2"), ["African Group", "Peru"]),
        (_objects(StepKind.LATE_OBJECTION, "2"), ["African Group", "Peru"]),
        (_objects(StepKind.SILENCE_BROKEN, "7"), []),
        (_objects(StepKind.SILENCE_BROKEN), []),
        (_objects(StepKind.VOTE, "2"), []),
    ],
)
def test_objections_to_its_removal_belong_to_the_history_of_a_paragraph(
    step: Step, objectors: list[str]
) -> None:
    reply = history_reply(_talks(step), Question("", paragraphs=("2",)))
    told_of = [one for one in reply.answers if one.actor]
    assert [one.actor for one in told_of] == objectors
    assert {str(one.note) for one in told_of} <= {"objected to its removal"}
    assert {one.found for one in told_of} <= {f"procedure, {step.kind.value}"}
    assert str(reply.counted).startswith("2 wordings")


def test_an_objection_under_a_label_that_stayed_is_none_to_a_removal() -> None:
    reply = history_reply(_talks(_objects(StepKind.SILENCE_BROKEN, "1")), Question("", paragraphs=("1",)))
    assert [one.actor for one in reply.answers if one.actor] == [
        "African Group",
        "Peru",
    ]  # the last has no next
    early = Lineage(TEXTS[:2], LINKS[:1], THREADS[:1])
    kept = history_reply(
        _talks(_objects(StepKind.SILENCE_BROKEN, "3"), lineage=early), Question("", topic=("x",))
    )
    assert kept.answers == ()


def test_a_paragraph_that_moved_or_stayed_unlabelled_is_told_so() -> None:
    moved = [(one.title, str(one.note)) for one in change_reply(_talks(), Question("")).answers]
    assert moved == [("Last, paragraph 2", "None"), ("Last, paragraph 3", "paragraph 2 before")]
    bare = replace(REV, paragraphs=(REV.paragraphs[0], replace(REV.paragraphs[1], label=None)))
    kept = _talks(lineage=Lineage((ZERO, bare, LAST), LINKS, THREADS))
    assert [one.note for one in change_reply(kept, Question("")).answers] == [None, None]


@pytest.mark.parametrize(
    ("versions", "titles", "counted"),
    [
        ((0, 1), ["Zero, paragraph 2"], "1 of 3 provisions between zero draft and Rev.1"),
        ((1,), ["Zero, paragraph 2"], "1 of 3 provisions between zero draft and Rev.1"),
        ((0, 2), ["Last, paragraph 3"], "1 of 3 provisions between zero draft and Rev.2"),
        ((), ["Last, paragraph 2", "Last, paragraph 3"], "2 of 3 provisions between Rev.1 and Rev.2"),
        ((0,), [], ""),
    ],
)
def test_versions_are_compared_as_they_are_named(
    versions: tuple[int, ...], titles: list[str], counted: str
) -> None:
    reply = change_reply(_talks(), Question("", versions=versions))
    assert [one.title for one in reply.answers] == titles
    assert str(reply.counted or "") == counted


@pytest.mark.parametrize(
    ("kinds", "titles"),
    [
        (("deleted",), ["Zero, paragraph 2"]),
        (("inserted",), []),
        (("deleted", "edited"), ["Zero, paragraph 2"]),
        ((), ["Zero, paragraph 2"]),
    ],
)
def test_changes_are_of_the_kind_that_is_asked_for(kinds: tuple[str, ...], titles: list[str]) -> None:
    asked = Question("", replace(form("changes"), kinds=kinds), versions=(0, 1))
    found = change_reply(_talks(), asked).answers
    assert [one.title for one in found] == titles
    assert {one.stance for one in found} <= {"deleted"}


def test_a_wording_is_counted_among_the_versions_that_have_it() -> None:
    reply = wording_reply(_talks(), Question("", paragraphs=("3",), versions=(0,)))
    assert str(reply.counted) == "1 of 2 versions that have it"


def _against(name: str, *targets: Target, day: str = "2031-03-05") -> Position:
    words = cite(NOTE, "Norway spoke")
    return position(name, NORWAY, Stance.OPPOSE, words, *targets, date=day)


def _on(label: str, thread: str, version: str | None = None, paragraph: int | None = None) -> Target:
    return Target(TargetKind.PARAGRAPH, label, thread=thread, version=version, paragraph=paragraph)


@pytest.mark.parametrize(
    ("target", "told_of"),
    [
        (_on("3", "parts"), True),
        (_on("9", "parts"), False),
        (_on("9", "parts", "last", 2), True),
        (_on("3", "parts", "last", 1), False),
        (_on("3", "parts", "rev", 1), True),
    ],
)
def test_an_objection_is_told_where_it_names_this_paragraph_of_its_thread(
    target: Target, told_of: bool
) -> None:
    reply = contested_reply(_talks(held=[_against("p1", target)]), Question(""))
    assert [one.actor for one in reply.answers] == ["Norway"] * told_of


def test_contested_words_are_told_with_their_brackets_and_who_broke_the_silence() -> None:
    attributed = Bracket(0, 7, (Attribution(("Kenya",), Action.DELETES),))
    first, second, third = LAST.paragraphs
    last = replace(LAST, paragraphs=(replace(first, brackets=(attributed,)), second, third))
    broken = Step(
        "s1",
        StepKind.SILENCE_BROKEN,
        "broken",
        date(2031, 3, 5),
        by=(Party("Kenya"),),
        paragraphs=("2",),
        citations=(BROKEN,),
    )
    kept = _talks(
        broken,
        lineage=Lineage((ZERO, REV, last), LINKS, THREADS),
        held=[_against("p1", _on("3", "parts"))] * 2,
    )
    reply = contested_reply(kept, Question(""))
    assert [(one.actor, one.found, str(one.note or "")) for one in reply.answers] == [
        (None, "brackets", "1 bracket; beside them: Kenya"),
        ("Kenya", "procedure, silence broken", ""),
        ("Norway", "position, own words", ""),
    ]
    assert str(reply.counted) == "3 of 3 paragraphs of Rev.2"
    about = contested_reply(kept, Question("", topic=("friends",)))
    assert [one.actor for one in about.answers] == ["Norway"]
    named = contested_reply(kept, Question("", paragraphs=("2",)))
    assert [one.actor for one in named.answers] == ["Kenya"]


READ_OUT = cite(NOTE, "revision was read")


def _steps(*steps: Step) -> Snapshot:
    return record(SOURCES, {"note": [draft(NOTE.text, "note")], "": [Procedure(steps)]})


def test_an_oral_revision_is_told_with_its_whole_paragraph_and_other_steps_are_not() -> None:
    asked = Question("", form("steps", StepKind.ORAL_REVISION, StepKind.SILENCE_BROKEN))
    last = Step("r1", StepKind.ORAL_REVISION, "revised", citations=(READ_OUT,))
    first = Step("r2", StepKind.ORAL_REVISION, "revised", citations=(cite(NOTE, "Hea"),))
    middle = replace(last, id="r3", citations=(cite(NOTE, "paragraph 2"),))
    plain = Step("r4", StepKind.SILENCE_BROKEN, "broken", citations=(READ_OUT,))
    found = [text for _, _, text in told(step_reply(_steps(first, middle, last, plain), asked).answers)]
    assert found == [
        "Head",
        "Kenya broke the silence: paragraph 2 was dropped.",
        "The revision was read out.",
        "revision was read",
    ]


def test_steps_are_counted_by_party_and_late_ones_apart() -> None:
    asked = Question("", form("steps", StepKind.SILENCE_BROKEN, StepKind.LATE_OBJECTION), actors=(KENYA,))
    two = _objects(by=(Party("Kenya"), Party("Peru")))
    none = replace(two, id="s2", by=())
    late = replace(_objects(StepKind.LATE_OBJECTION, by=(Party("Kenya"),)), id="s3")
    reply = step_reply(_steps(two, none, late), asked)
    assert [(one.actor, one.apart) for one in reply.answers] == [("Kenya", False), ("Kenya", True)]
    assert str(reply.counted) == "1 of 3 steps of this kind on record; 1 more after the deadline"
    alone = step_reply(_steps(none), Question("", form("steps", StepKind.SILENCE_BROKEN)))
    assert [(one.actor, one.note) for one in alone.answers] == [(None, None)]
    assert str(alone.counted) == "1 of 1 steps of this kind on record"


def test_words_of_a_step_in_a_report_come_after_those_of_others() -> None:
    letter = SourceText("letter", "We break the silence.")
    sources = (*SOURCES, source("letter", SourceKind.LETTER, date(2031, 2, 4), title="Letter"))
    words = cite(letter, "We break")
    step = replace(_objects(by=(Party("Kenya"),)), citations=(BROKEN, words))
    asked = Question("", form("steps", StepKind.SILENCE_BROKEN))
    [one] = step_reply(record(sources, {"": [Procedure((step,))]}), asked).answers
    assert (one.citations, one.title) == ((words, BROKEN), "Letter")
    [alone] = step_reply(_steps(step), asked).answers
    assert alone.citations == (BROKEN,)


@pytest.mark.parametrize(
    ("kind", "day", "until", "ahead"),
    [
        (StepKind.UNDER_SILENCE, date(2031, 1, 1), date(2031, 6, 1), True),
        (StepKind.REVIEW, date(2031, 6, 1), None, True),
        (StepKind.CONSULTATIONS, date(2031, 6, 1), None, True),
        (StepKind.CONSULTATIONS, date(2031, 5, 31), None, False),
        (StepKind.UNDER_SILENCE, date(2031, 6, 5), date(2031, 5, 31), False),
        (StepKind.ADOPTION, date(2031, 6, 1), None, False),
        (StepKind.REVIEW, None, None, False),
    ],
)
def test_deadlines_reviews_and_consultations_of_today_or_later_lie_ahead(
    kind: StepKind, day: date | None, until: date | None, ahead: bool
) -> None:
    step = Step("s1", kind, "it", day, until=until, citations=(READ_OUT,))
    reply = next_reply(_steps(step), date(2031, 6, 1))
    assert [one.due for one in reply.answers] == ["2031-06-01"] * ahead
    assert str(reply.counted or "") == ("1 date after 1 June 2031" if ahead else "")


def test_what_lies_ahead_is_told_soonest_first_and_once() -> None:
    soon = Step("s1", StepKind.REVIEW, "it", date(2031, 6, 3), citations=(READ_OUT,))
    again = replace(soon, id="s2", kind=StepKind.CONSULTATIONS)
    late = replace(soon, id="s3", date=date(2031, 6, 9))
    reply = next_reply(_steps(late, soon, again), date(2031, 6, 1))
    assert [(one.due, one.found) for one in reply.answers] == [
        ("2031-06-03", "procedure, next review"),
        ("2031-06-09", "procedure, next review"),
    ]


def test_where_no_silence_runs_nothing_is_told() -> None:
    step = Step("s1", StepKind.UNDER_SILENCE, "it", date(2031, 6, 3), citations=(READ_OUT,))
    reply = silence_reply(_steps(step), Question(""), date(2031, 6, 1))
    assert (reply.answers, reply.counted) == ((), None)


def test_a_draft_as_json_has_its_brackets_and_marks() -> None:
    first, *rest = ZERO.paragraphs
    bracket = Bracket(3, 8, (Attribution(("Kenya",), Action.DELETES, "if lit"),), "agreed", opened_in=0)
    marked = replace(first, brackets=(bracket,), marks=(Mark(next(iter(MarkKind)), 0, 2, "Kari", "2031"),))
    plain = draft_as_json(replace(ZERO, paragraphs=(marked, *rest)))
    paragraphs = plain["paragraphs"]
    assert isinstance(paragraphs, list)
    assert paragraphs[0]["marks"] == [
        {"kind": next(iter(MarkKind)).value, "start": 0, "end": 2, "author": "Kari", "when": "2031"}
    ]
    assert paragraphs[0]["brackets"] == [
        {
            "start": 3,
            "end": 8,
            "attributions": [{"actors": ["Kenya"], "action": "deletes", "note": "if lit"}],
            "status": "agreed",
            "parent": None,
            "alternative": None,
            "mended": None,
            "opened_in": 0,
            "closed_in": None,
        }
    ]
    assert (paragraphs[1]["label"], paragraphs[1]["marks"], paragraphs[1]["brackets"]) == ("2.", [], [])
