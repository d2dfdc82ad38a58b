"""What each register of a record answers to a question, and what it leaves to others."""

from dataclasses import replace
from datetime import date

import pytest

from tests.unit.analysis.text.drafting import draft
from tests.unit.views.made_records import (
    EGYPT,
    FIJI,
    G77,
    KENYA,
    NORWAY,
    cite,
    paragraph_target,
    position,
    record,
    source,
)
from travaux.analysis.search.question import Question
from travaux.domain.actors import Sector
from travaux.domain.commitments import Commitment, Commitments, Deadline, Strength
from travaux.domain.lineage import Lineage, Place, Thread, Trace, Traces, Verdict, Wording
from travaux.domain.positions import Register, Stance, Target, TargetKind, Via
from travaux.domain.process import Party, Procedure, Step, StepKind
from travaux.domain.search import Answer
from travaux.domain.sources import SourceKind
from travaux.domain.spans import SourceText
from travaux.domain.texts import Action, Attribution, Bracket, Draft
from travaux.views.search import answers
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
POSITIONS = (
    position("p1", NORWAY, Stance.SUPPORT, cite(TALK, "We like lights"), paragraph_target("1 (a)", "a")),
    position("p2", KENYA, Stance.OPPOSE, cite(TALK, "We reject dredging"), paragraph_target("OP 2.", "b")),
    position(
        "p3", EGYPT, Stance.CALL_FOR, cite(TALK, "We ask for buoys"), Target(TargetKind.TERM, "red buoys"),
        speaking_for=G77,
    ),
    position("p4", FIJI, Stance.REGRET, cite(TALK, "We regret fees"), via=Via.REPORT),
)  # fmt: skip


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
LINEAGE = Lineage(
    (ZERO, REV),
    ((),),
    (
        Thread("lights", (Place(0, (0,)), Place(1, (1,)))),
        Thread("rivers", (Place(0, (1,)), Place(1, (2,)))),
        Thread("meets", (Place(0, (2,)), Place(1, (0,)))),
        Thread("parts", (Place(0, (3,)),)),
    ),
)


@pytest.fixture(scope="module")
def talks() -> Snapshot:
    return record(
        SOURCES,
        {
            "zero": [ZERO],
            "rev": [REV, DUTIES],
            "": [Register(POSITIONS), TRACES, STEPS, LINEAGE],
        },
    )


def _record_without_text(*values: object) -> Snapshot:
    return record(SOURCES, {"": values} if values else {})


def told(found: list[Answer]) -> list[tuple[str | None, str | None, str]]:
    return [(one.actor, one.stance, one.text) for one in found]


LIGHTS = ("Norway", "support", "We like lights")
REJECTS = ("Kenya", "oppose", "We reject dredging")
BUOYS = ("Group of 77 and China", "call for", "We ask for buoys")
FEES = ("Fiji", "regret", "We regret fees")
DELETES = ("Kenya", "delete", "[rivers]")
RETAINS = ("Fiji", "support", "[rivers]")
WHOLE = [(name, "oppose", "We light the harbours.") for name in ("Egypt", "Somebody")]
BROKEN = ("Kenya for African Group", None, "Kenya broke the silence")
NIGHT = ("Keepers", "propose", "Dredge rivers at night")
PAINT = ("Keepers", "propose", "Paint the buoys")
NONE = ("Kenya", "propose", "Dredge no rivers")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (Question("", topic=("lights",)), []),
        (Question("", stances=(Stance.SUPPORT,)), [LIGHTS]),
        (Question("", actors=(KENYA,)), [REJECTS]),
        (Question("", actors=(EGYPT,)), [BUOYS]),
        (Question("", actors=(G77,)), [BUOYS]),
        (Question("", sectors=(Sector.GOVERNMENT,)), [LIGHTS, REJECTS, FEES]),
        (Question("", sectors=(Sector.YOUTH,)), []),
        (Question("", paragraphs=("1",)), [LIGHTS, *WHOLE]),
        (Question("", paragraphs=("OP1.",), sectors=(Sector.GOVERNMENT,)), [LIGHTS, WHOLE[0]]),
        (Question("", paragraphs=("1",), actors=(EGYPT,)), [WHOLE[0]]),
        (Question("", paragraphs=("op 2",)), [REJECTS, DELETES, RETAINS]),
        (Question("", paragraphs=("2",), stances=(Stance.DELETE,)), [DELETES]),
        (Question("", paragraphs=("2",), stances=(Stance.OPPOSE,)), [REJECTS, BROKEN]),
        (Question("", paragraphs=("3",), topic=("rivers",)), []),
        (Question("", stances=(Stance.OPPOSE,), topic=("dredging",)), [REJECTS]),
        (Question("", stances=(Stance.OPPOSE,), topic=("harbours",)), WHOLE),
        (Question("", stances=(Stance.DELETE, Stance.SUPPORT), topic=("rivers",)), [DELETES, RETAINS]),
        (Question("", stances=(Stance.CALL_FOR,), topic=("red", "buoys")), [BUOYS]),
        (Question("", stances=(Stance.CALL_FOR,), topic=("red", "ships")), []),
        (Question("", stances=(Stance.CALL_FOR,), topic=("red", "ask", "ships")), [BUOYS]),
        (Question("", stances=(Stance.PROPOSE,)), [NIGHT, PAINT, NONE]),
        (Question("", stances=(Stance.PROPOSE,), actors=(KENYA,)), [NONE]),
        (Question("", stances=(Stance.PROPOSE,), actors=(NORWAY,)), []),
        (Question("", stances=(Stance.AMEND,), sectors=(Sector.CIVIL_SOCIETY,)), [NIGHT, PAINT]),
        (Question("", stances=(Stance.PROPOSE,), paragraphs=("2",)), [NIGHT, NONE]),
        (Question("", stances=(Stance.PROPOSE,), paragraphs=("7",)), []),
        (Question("", stances=(Stance.PROPOSE,), topic=("buoys",)), [PAINT]),
    ],
)
def test_who_stands_where_is_told_of_whom_and_what_is_asked(
    talks: Snapshot, asked: Question, found: list[tuple[str | None, str | None, str]]
) -> None:
    assert told(list(answers.position_answers(talks, asked))) == found


def test_an_answer_says_where_it_stands_and_in_which_register(talks: Snapshot) -> None:
    everyone = Question("", stances=(Stance.SUPPORT, Stance.REGRET, Stance.CALL_FOR))
    spoken, called, reported, *proposed = answers.position_answers(talks, everyone)
    assert (spoken.found, spoken.title, spoken.date) == (
        "position, own words",
        "First reading: paragraph 1 (a)",
        "2031-02-01",
    )
    assert called.title == "First reading: “red buoys”"
    assert (reported.found, reported.title) == ("position, report", "First reading")
    assert [(one.found, one.title, one.date) for one in proposed] == [
        ("proposal in an input, dropped", "Of keepers", None),
        ("proposal in an input, verbatim", "Of keepers", None),
        ("proposal in an input, not taken up", "Of fishers", None),
    ]
    [written, *_] = answers.position_answers(talks, Question("", stances=(Stance.DELETE,), topic=("rivers",)))
    assert (written.found, written.title, written.date) == ("the text", "Zero, paragraph 2.", "2031-01-01")
    assert (written.citations[0].start, written.citations[0].end) == (39, 47)


def test_words_that_are_not_printed_as_they_are_read_are_cited_with_the_whole_paragraph() -> None:
    whole, held = ZERO.paragraphs[:2]
    changed = replace(ZERO, paragraphs=(whole, replace(held, text="We dredge: [rivers].")))
    found = answers.position_answers(
        record(SOURCES, {"zero": [changed]}), Question("", paragraphs=("2",), actors=(KENYA,))
    )
    assert [one.text for one in found] == ["We dredge [rivers]."]


def test_what_rests_on_words_that_are_not_seen_is_no_answer() -> None:
    seen = [each for each in SOURCES if each.id not in ("talk", "keepers")]
    kept = record(seen, {"": [Register(POSITIONS), TRACES]})
    asked = Question("", stances=(Stance.SUPPORT, Stance.PROPOSE))
    assert told(list(answers.position_answers(kept, asked))) == [NONE]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (Question(""), ["We meet.", "We light every harbour.", "We dredge rivers."]),
        (Question("", paragraphs=("1.",)), ["We meet."]),
        (Question("", paragraphs=("4",)), ["We part."]),
        (Question("", paragraphs=("9",)), []),
    ],
)
def test_the_newest_version_that_has_a_paragraph_words_it(
    talks: Snapshot, asked: Question, found: list[str]
) -> None:
    assert [one.text for one in answers.wordings(talks, asked)] == found


def test_a_wording_is_nobodys_and_has_its_paragraph_in_its_title(talks: Snapshot) -> None:
    [one] = answers.wordings(talks, Question("", paragraphs=("3",)))
    assert (one.actor, one.stance, one.title, one.date) == (None, None, "Rev, paragraph 3.", "2031-04-01")


@pytest.mark.parametrize(
    ("label", "found"),
    [
        ("1", [("Zero, paragraph 3.", "We meet.")]),
        (
            "2",
            [
                ("Zero, paragraph 1.", "We light the harbours."),
                ("Rev, paragraph 2.", "We light every harbour."),
            ],
        ),
        ("4", [("Zero, paragraph 4.", "We part.")]),
        ("9", []),
    ],
)  # fmt: skip
def test_the_history_of_a_paragraph_is_each_wording_of_what_the_newest_version_so_numbers(
    talks: Snapshot, label: str, found: list[tuple[str, str]]
) -> None:
    told = answers.history(talks, Question("", paragraphs=(label,), history=True))
    assert [(one.title, one.text) for one in told] == found


def test_without_versions_that_are_linked_the_history_is_the_wording() -> None:
    asked = Question("", paragraphs=("2",), history=True)
    unlinked = record(SOURCES, {"zero": [ZERO], "rev": [REV]})
    assert [one.text for one in answers.history(unlinked, asked)] == ["We light every harbour."]
    unthreaded = record(SOURCES, {"zero": [ZERO], "rev": [REV], "": [Lineage((ZERO, REV), ((),), ())]})
    assert [one.text for one in answers.history(unthreaded, asked)] == ["We light every harbour."]


DAY = date(2031, 7, 1)
LIT = ("Norway, the Ports", "2.", "2031-07-31", "not started")
DREDGED = ("Kenya", "3 (a)", "2031-06-30", "overdue")
UNDATED = ("Kenya", "3 (b)", None, "not started")
MET = (None, "1", None, "not started")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (Question("", due=True), [DREDGED, LIT, UNDATED]),
        (Question("", due=True, duties=True), [DREDGED, LIT, MET, UNDATED]),
        (Question("", duties=True), [DREDGED, LIT, MET, UNDATED]),
        (Question("", due=True, overdue=True), [DREDGED]),
        (Question("", due=True, days=30), [LIT]),
        (Question("", due=True, days=29), []),
        (Question("", due=True, paragraphs=("3",)), [DREDGED, UNDATED]),
        (Question("", due=True, actors=(NORWAY,)), [LIT]),
        (Question("", due=True, actors=(NORWAY, KENYA)), []),
        (Question("", due=True, topic=("harbour",)), [LIT]),
        (Question("", due=True, topic=("ships",)), []),
    ],
)
def test_commitments_are_told_soonest_first_and_what_names_no_day_last(
    talks: Snapshot, asked: Question, found: list[tuple[str | None, str, str | None, str]]
) -> None:
    told = [
        (
            one.actor,
            one.title.removeprefix("Rev, paragraph "),
            one.due,
            one.found.removeprefix("commitment, "),
        )
        for one in answers.due(talks, asked, DAY)
    ]
    assert told == found


def test_a_deadline_of_today_is_still_ahead(talks: Snapshot) -> None:
    asked = Question("", due=True, days=0)
    assert [one.actor for one in answers.due(talks, asked, date(2031, 7, 31))] == ["Norway, the Ports"]
    assert not list(answers.due(talks, asked, date(2031, 8, 1)))


def test_what_commits_nobody_answers_nothing_that_is_due() -> None:
    assert not list(answers.due(_record_without_text(), Question("", due=True), DAY))


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (Question("", steps=(StepKind.SILENCE_BROKEN,)), [BROKEN]),
        (Question("", steps=(StepKind.VOTE,)), [(None, None, "Norway voted")]),
        (
            Question("", steps=(StepKind.SILENCE_BROKEN, StepKind.LATE_OBJECTION)),
            [BROKEN, ("Fiji, Egypt", None, "Fiji objected late")],
        ),
        (Question("", steps=(StepKind.SILENCE_BROKEN,), paragraphs=("2",)), [BROKEN]),
        (Question("", steps=(StepKind.SILENCE_BROKEN,), paragraphs=("7",)), []),
        (Question("", steps=(StepKind.SILENCE_BROKEN,), actors=(KENYA,)), [BROKEN]),
        (Question("", steps=(StepKind.SILENCE_BROKEN,), actors=(NORWAY, KENYA)), [BROKEN]),
        (Question("", steps=(StepKind.SILENCE_BROKEN,), actors=(FIJI,)), []),
        (Question("", steps=(StepKind.ADOPTION,)), []),
    ],
)
def test_steps_are_told_of_the_kinds_the_paragraphs_and_the_parties_asked_for(
    talks: Snapshot, asked: Question, found: list[tuple[str | None, str | None, str]]
) -> None:
    assert told(list(answers.steps(talks, asked))) == found


def test_a_step_is_told_with_its_day_and_its_paragraphs(talks: Snapshot) -> None:
    kinds = (StepKind.SILENCE_BROKEN, StepKind.VOTE)
    broken, voted = answers.steps(talks, Question("", steps=kinds))
    assert (broken.title, broken.date, broken.found) == (
        "Note: paragraph 2",
        "2031-05-01",
        "procedure, silence broken",
    )
    assert (voted.title, voted.date) == ("Note", None)
    assert not list(answers.steps(_record_without_text(), Question("", steps=kinds)))


@pytest.mark.parametrize(
    ("topic", "said", "about"),
    [
        ((), [], True),
        (("lights",), ["We like a light."], True),
        (("lights", "harbours"), ["We like a light."], False),
        (("lights", "harbours"), ["We like a light", "in a harbour."], True),
        (("lights", "harbours", "rivers"), ["A light in a harbour."], True),
    ],
)
def test_words_are_about_a_topic_that_they_have_more_than_half_of(
    topic: tuple[str, ...], said: list[str], about: bool
) -> None:
    assert answers.is_about(Question("", topic=topic), said) is about
