"""What each register of a record answers to a question, and what it leaves to others."""

import re
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
    event,
    position,
    record,
    source,
)
from travaux.analysis.search.question import Question
from travaux.domain.actors import Sector
from travaux.domain.commitments import Commitment, Commitments, Deadline, Strength
from travaux.domain.lineage import (
    Lineage,
    Link,
    LinkKind,
    Match,
    Place,
    Thread,
    Trace,
    Traces,
    Verdict,
    Wording,
)
from travaux.domain.positions import (
    PositionStatus,
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
from travaux.views.search.commitment_answers import duty_reply
from travaux.views.search.proposal_answers import proposal_reply
from travaux.views.search.reply import closeness, has_phrase, is_about, is_all_about, names_label
from travaux.views.search.stance_answers import agreed_reply, stance_reply, withdrawn_reply
from travaux.views.search.step_answers import next_reply, silence_reply, step_reply
from travaux.views.search.text_answers import history_reply, paragraphs_about, wording_reply
from travaux.views.search.understood import described
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


@pytest.fixture(scope="module")
def talks() -> Snapshot:
    whole = [Register(POSITIONS, events=EVENTS), TRACES, STEPS, LINEAGE]
    return record(SOURCES, {"zero": [ZERO], "rev": [REV, DUTIES], "": whole})


def _form(sought: str, *steps: StepKind, taken: bool | None = None) -> QuestionForm:
    return QuestionForm("en", sought, re.compile(""), steps=tuple(map(str, steps)), taken=taken)


def told(found: tuple[Answer, ...]) -> list[tuple[str | None, str | None, str]]:
    return [(one.actor, one.stance, one.text) for one in found]


LIGHTS = ("Norway", "support", "We like lights")
REJECTS = ("Kenya", "oppose", "We reject dredging")
BUOYS = ("Group of 77 and China", "call for", "We ask for buoys")
FEES = ("Fiji", "regret", "We regret fees")
BEHIND = ("Fiji", "welcome", "Fiji objected late")
NIGHT = ("Keepers", "propose", "Dredge rivers at night")
PAINT = ("Keepers", "propose", "Paint the buoys")
NONE = ("Kenya", "propose", "Dredge no rivers")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (Question(""), [LIGHTS, REJECTS, BUOYS, FEES, BEHIND]),
        (Question("", stances=(Stance.REGRET,)), [FEES]),
        (Question("", actors=(KENYA,)), [REJECTS]),
        (Question("", actors=(EGYPT,)), [BUOYS]),
        (Question("", actors=(G77,)), [BUOYS]),
        (Question("", sectors=(Sector.GOVERNMENT,)), [LIGHTS, REJECTS, FEES, BEHIND]),
        (Question("", sectors=(Sector.YOUTH,)), []),
        (Question("", topic=("dredging",)), [REJECTS]),
        (Question("", topic=("buoys", "fees")), []),
        (Question("", topic=("red", "buoys")), [BUOYS]),
        (Question("", stances=(Stance.WELCOME,), topic=("objected",)), []),
        (Question("", stances=(Stance.PROPOSE,)), [NIGHT, PAINT, NONE]),
        (Question("", stances=(Stance.PROPOSE,), actors=(KENYA,)), [NONE]),
    ],
)
def test_who_stands_where_is_told_of_whom_and_what_is_asked(
    talks: Snapshot, asked: Question, found: list[tuple[str | None, str | None, str]]
) -> None:
    assert told(stance_reply(talks, asked).answers) == found


@pytest.mark.parametrize(
    ("label", "apart", "found"),
    [
        ("2", False, [LIGHTS]),
        ("2", True, [FEES, *((name, "oppose", "We light the harbours.") for name in ("Egypt", "Somebody"))]),
        ("op 3", False, [REJECTS]),
        ("3", True, [("Kenya", "delete", "[rivers]"), ("Fiji", "support", "[rivers]")]),
        ("9", False, []),
    ],
)  # fmt: skip
def test_what_no_longer_lies_on_the_table_stands_apart(
    talks: Snapshot, label: str, apart: bool, found: list[tuple[str | None, str | None, str]]
) -> None:
    answers = stance_reply(talks, Question("", paragraphs=(label,))).answers
    assert told(tuple(one for one in answers if one.apart is apart)) == found


def test_an_answer_says_where_it_stands_and_in_which_register(talks: Snapshot) -> None:
    reply = stance_reply(talks, Question(""))
    spoken, _, called, reported, _ = reply.answers
    assert (spoken.found, spoken.title, spoken.date, spoken.note) == (
        "position, own words", "First reading: paragraph 1", "2031-02-01", None,
    )  # fmt: skip
    assert (called.title, str(called.note)) == ("First reading: “red buoys”", "spoken by Egypt")
    assert (reported.found, str(reported.note)) == ("position, report", "as reported")
    assert str(reply.counted) == "5 of 5 statements of position on record; by 4 holders"
    alone = stance_reply(talks, Question("", stances=(Stance.REGRET,), topic=("ships",)))
    assert (alone.answers, str(alone.counted)[:11]) == ((), "1 statement")


@pytest.mark.parametrize(
    ("status", "note"),
    [
        (PositionStatus.WITHDRAWN, "withdrawn later"),
        (PositionStatus.SUPERSEDED, "no longer held: another stance was taken later"),
        (PositionStatus.CONTESTED, "the record speaks against it"),
    ],
)
def test_what_does_not_stand_is_apart_and_not_counted(status: PositionStatus, note: str) -> None:
    events = (event(POSITIONS[0], status), event(POSITIONS[1]))
    reply = stance_reply(record(SOURCES, {"": [Register(POSITIONS, events=events)]}), Question(""))
    assert [(one.actor, one.apart) for one in reply.answers] == [("Kenya", False), ("Norway", True)]
    assert str(reply.answers[1].note) == note
    assert str(reply.counted).startswith("1 of 2 statements of position on record; by 1 holder; 1 more")


def test_what_rests_on_words_that_are_not_seen_is_no_answer() -> None:
    seen = [each for each in SOURCES if each.id not in ("talk", "keepers")]
    kept = record(seen, {"": [Register(POSITIONS, events=EVENTS), TRACES]})
    assert told(stance_reply(kept, Question("")).answers) == [BEHIND]
    assert told(proposal_reply(kept, Question("")).answers) == [NONE]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (Question(""), [BEHIND]),
        (Question("", others=(KENYA,)), [BEHIND]),
        (Question("", others=(NORWAY,)), []),
        (Question("", actors=(FIJI,), others=(KENYA,)), [BEHIND]),
        (Question("", actors=(NORWAY,)), []),
        (Question("", topic=("glaciers",)), []),
    ],
)
def test_who_agreed_is_told_of_whom_they_put_themselves_behind(
    talks: Snapshot, asked: Question, found: list[tuple[str | None, str | None, str]]
) -> None:
    assert told(agreed_reply(talks, asked).answers) == found


def test_what_was_lifted_is_told_in_the_words_that_lift_it() -> None:
    events = (event(POSITIONS[1], PositionStatus.WITHDRAWN, "p5"), event(POSITIONS[0]))
    kept = record(SOURCES, {"": [Register(POSITIONS, events=events)]})
    [one] = withdrawn_reply(kept, Question("")).answers
    assert (one.actor, one.text, one.apart) == ("Kenya", "Fiji objected late", False)
    assert str(one.note) == "lifts: “We reject dredging”"
    open_still = (event(POSITIONS[1], PositionStatus.WITHDRAWN, "gone"),)
    assert (
        withdrawn_reply(record(SOURCES, {"": [Register(POSITIONS, events=open_still)]}), Question("")).answers
        == ()
    )


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (Question(""), [NIGHT, PAINT, NONE]),
        (Question("", paragraphs=("2",)), [NIGHT, NONE]),
        (Question("", paragraphs=("7",)), []),
        (Question("", topic=("buoys",)), [PAINT]),
        (Question("", sectors=(Sector.CIVIL_SOCIETY,)), [NIGHT, PAINT]),
        (Question("", actors=(NORWAY,)), []),
        (Question("", _form("proposals", taken=True)), [PAINT]),
        (Question("", _form("proposals", taken=False)), [NIGHT, NONE]),
        (Question("", _form("proposals")), [NIGHT, PAINT, NONE]),
    ],
)
def test_proposals_are_told_with_what_became_of_them(
    talks: Snapshot, asked: Question, found: list[tuple[str | None, str | None, str]]
) -> None:
    reply = proposal_reply(talks, asked)
    assert told(reply.answers) == found
    assert str(reply.counted or "") == (
        f"{len(found)} of {_all(asked)} proposals in submissions" if found else ""
    )


def _all(asked: Question) -> int:
    return 2 if asked.sectors or asked.paragraphs else 3


def test_a_proposal_says_where_it_entered(talks: Snapshot) -> None:
    notes = [str(one.note) for one in proposal_reply(talks, Question("")).answers]
    assert notes == [
        "entered the text and was dropped later",
        "entered the text word for word",
        "not taken up",
    ]
    met = replace(TRACES.traces[1], matches=(Match(Wording("m", "", draft="rev", paragraph=2), 0.9),))
    [one] = proposal_reply(record(SOURCES, {"": [Traces((met,)), LINEAGE]}), Question("")).answers
    assert str(one.note) == "entered the text word for word, paragraph 3"
    missed = replace(met, verdict=Verdict.NOT_TAKEN_UP)
    [one] = proposal_reply(record(SOURCES, {"": [Traces((missed,)), LINEAGE]}), Question("")).answers
    assert str(one.note) == "not taken up"


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (Question("", paragraphs=("1.",)), [("Rev, paragraph 1.", "We meet.")]),
        (Question("", paragraphs=("4",)), [("Zero, paragraph 4.", "We part.")]),
        (Question("", paragraphs=("1",), versions=(0,)), [("Zero, paragraph 1.", "We light the harbours.")]),
        (Question("", paragraphs=("9",)), []),
    ],
)
def test_the_version_named_or_the_newest_that_has_it_words_a_paragraph(
    talks: Snapshot, asked: Question, found: list[tuple[str, str]]
) -> None:
    assert [(one.title, one.text) for one in wording_reply(talks, asked).answers] == found


def test_paragraphs_about_a_topic_have_every_word_of_it(talks: Snapshot) -> None:
    asked = Question("", topic=("dredge", "rivers"))
    assert [one.title for one in paragraphs_about(talks, asked).answers] == ["Rev, paragraph 3"]
    assert [one.title for one in paragraphs_about(talks, replace(asked, versions=(0,))).answers] == [
        "Zero, paragraph 2"
    ]
    assert paragraphs_about(talks, Question("", topic=("dredge", "ships"))).answers == ()
    reply = paragraphs_about(talks, Question("", topic=("light",)))
    assert str(reply.counted) == "1 of 3 paragraphs"


@pytest.mark.parametrize(
    ("label", "found", "counted"),
    [
        ("1", ["We meet."], "1 wording"),
        ("2", ["We light the harbours.", "We light every harbour."], "2 wordings"),
        ("4", ["We part."], "1 wording; not in Rev.1"),
        ("9", [], ""),
    ],
)
def test_the_history_of_a_paragraph_is_each_wording_of_its_life(
    talks: Snapshot, label: str, found: list[str], counted: str
) -> None:
    reply = history_reply(talks, Question("", paragraphs=(label,)))
    assert [one.text for one in reply.answers] == found
    assert str(reply.counted or "") == counted


def test_without_versions_that_are_linked_the_history_is_the_wording() -> None:
    unlinked = record(SOURCES, {"zero": [ZERO], "rev": [REV]})
    asked = Question("", paragraphs=("2",))
    assert [one.text for one in history_reply(unlinked, asked).answers] == ["We light every harbour."]
    assert history_reply(unlinked, Question("", topic=("light",))).answers == ()


DAY = date(2031, 7, 1)
LIT = ("Norway, the Ports", "2.", "2031-07-31", "not started")
DREDGED = ("Kenya", "3 (a)", "2031-06-30", "overdue")
UNDATED = ("Kenya", "3 (b)", None, "not started")
MET = (None, "1", None, "not started")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (Question("", _form("due")), [DREDGED, LIT, UNDATED]),
        (Question("", _form("duties")), [DREDGED, LIT, MET, UNDATED]),
        (Question("", _form("overdue")), [DREDGED]),
        (Question("", days=30), [LIT]),
        (Question("", days=29), []),
        (Question("", until=date(2031, 6, 30)), [DREDGED]),
        (Question("", since=date(2031, 7, 1), until=date(2031, 7, 31)), [LIT]),
        (Question("", since=date(2031, 7, 1), until=date(2031, 7, 30)), []),
        (Question("", paragraphs=("3",)), [DREDGED, UNDATED]),
        (Question("", actors=(NORWAY,)), [LIT]),
        (Question("", actors=(FIJI,)), []),
        (Question("What must the ports do?"), [LIT]),
        (Question("Who tells the ports?", who=True), [DREDGED, LIT, MET, UNDATED]),
        (Question("", topic=("harbour",)), [LIT]),
        (Question("", topic=("ships",)), []),
    ],
)
def test_commitments_are_told_soonest_first_and_what_names_no_day_last(
    talks: Snapshot, asked: Question, found: list[tuple[str | None, str, str | None, str]]
) -> None:
    reply = duty_reply(talks, asked, DAY)
    prefix, status = "Rev, paragraph ", "commitment, "
    assert [
        (one.actor, one.title.removeprefix(prefix), one.due, one.found.removeprefix(status))
        for one in reply.answers
    ] == found
    assert str(reply.counted or "") == (f"{len(found)} of 4 commitments of the text" if found else "")


def test_a_deadline_of_today_is_still_ahead(talks: Snapshot) -> None:
    asked = Question("", days=0)
    assert [one.actor for one in duty_reply(talks, asked, date(2031, 7, 31)).answers] == ["Norway, the Ports"]
    assert duty_reply(talks, asked, date(2031, 8, 1)).answers == ()
    assert [one.due for one in next_reply(talks, date(2031, 7, 31)).answers] == ["2031-07-31"]
    assert next_reply(talks, date(2031, 8, 1)).answers == ()
    assert duty_reply(record(SOURCES, {}), asked, DAY).answers == ()


BROKEN = ("African Group", None, "Kenya broke the silence")
LATE = [(name, None, "Fiji objected late") for name in ("Fiji", "Egypt")]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (Question("", _form("steps", StepKind.SILENCE_BROKEN)), [BROKEN]),
        (Question("", _form("steps", StepKind.VOTE)), [(None, None, "Norway voted")]),
        (Question("", _form("steps", StepKind.SILENCE_BROKEN, StepKind.LATE_OBJECTION)), [BROKEN, *LATE]),
        (Question("", _form("steps", StepKind.LATE_OBJECTION), actors=(EGYPT,)), LATE[1:]),
        (Question("", _form("steps", StepKind.SILENCE_BROKEN), paragraphs=("2",)), [BROKEN]),
        (Question("", _form("steps", StepKind.SILENCE_BROKEN), paragraphs=("7",)), []),
        (Question("", _form("steps", StepKind.SILENCE_BROKEN), actors=(KENYA,)), [BROKEN]),
        (Question("", _form("steps", StepKind.SILENCE_BROKEN), actors=(FIJI,)), []),
        (Question("", _form("steps", StepKind.VOTE), topic=("voted",)), [(None, None, "Norway voted")]),
        (Question("", _form("steps", StepKind.VOTE), topic=("voted", "ships")), []),
        (Question("", _form("steps", StepKind.ADOPTION)), []),
    ],
)
def test_steps_are_told_of_the_kinds_the_paragraphs_and_the_parties_asked_for(
    talks: Snapshot, asked: Question, found: list[tuple[str | None, str | None, str]]
) -> None:
    assert told(step_reply(talks, asked).answers) == found


def test_a_step_is_told_with_its_day_its_paragraphs_and_who_spoke(talks: Snapshot) -> None:
    kinds = (StepKind.SILENCE_BROKEN, StepKind.LATE_OBJECTION)
    reply = step_reply(talks, Question("", _form("steps", *kinds)))
    broken, late, _ = reply.answers
    assert (broken.title, broken.date, broken.found, str(broken.note), broken.apart) == (
        "Note: paragraph 2", "2031-05-01", "procedure, silence broken", "spoken by Kenya", False,
    )  # fmt: skip
    assert (late.date, str(late.note), late.apart) == (None, "after the deadline", True)
    assert str(reply.counted) == "1 of 1 steps of this kind on record; 2 more after the deadline"


@pytest.mark.parametrize(("day", "said"), [(14, "it is still running"), (15, "it has ended")])
def test_the_latest_silence_is_told_first_and_runs_through_its_last_day(day: int, said: str) -> None:
    def silence(name: str, until: int, time: str | None) -> Step:
        words = (cite(NOTE, "Norway voted"),)
        return Step(
            name,
            StepKind.UNDER_SILENCE,
            "silence",
            until=date(2031, 7, until),
            until_time=time,
            citations=words,
        )

    kept = record(SOURCES, {"": [Procedure((silence("s1", 10, None), silence("s2", 14, "12:00")))]})
    reply = silence_reply(kept, Question(""), date(2031, 7, day))
    assert [(one.due, one.apart) for one in reply.answers] == [("2031-07-14", False), ("2031-07-10", True)]
    assert [str(one.note) for one in reply.answers] == ["until 14 July 2031, 12:00", "until 10 July 2031"]
    assert str(reply.counted) == f"{said}; 2 silence procedures on record"


@pytest.mark.parametrize(
    ("topic", "said", "about", "all_about", "near"),
    [
        ((), ["Anything."], True, True, 2),
        (("lights",), ["We like a light."], True, True, 3),
        (("lights", "harbours"), ["We like a light."], False, False, 0),
        (("lights", "harbours"), ["We like a light", "in a harbour."], True, True, 1),
        (("lights", "harbours"), ["Harbours have lights."], True, True, 2),
        (("lights", "harbours"), ["The lights of the harbours."], True, True, 3),
        (("lights", "harbours", "rivers"), ["A harbour with a light."], True, False, 1),
    ],
)
def test_words_are_about_a_topic_as_far_as_they_have_it(
    topic: tuple[str, ...], said: list[str], about: bool, all_about: bool, near: int
) -> None:
    asked = Question("", topic=topic)
    assert (is_about(asked, said), is_all_about(asked, said), closeness(asked, said)) == (
        about,
        all_about,
        near,
    )


@pytest.mark.parametrize(
    ("text", "has"),
    [
        ("red lamps", True),
        ("the red and the lamps", True),
        ("lamps red", False),
        ("red; lamps", False),
        ("red. Lamps", False),
        ("red", False),
    ],
)
def test_a_phrase_is_words_in_their_order_with_few_between(text: str, has: bool) -> None:
    assert has_phrase(Question("", topic=("red", "lamps")), text) is has
    assert not has_phrase(Question(""), text)


@pytest.mark.parametrize(
    ("wanted", "label", "same"),
    [
        ("2", "OP 2.", True),
        ("2", "2 (a)", True),
        ("2 (a)", "2", False),
        ("2", "20", False),
        ("2 bis", "2bis.", True),
    ],
)
def test_a_label_is_that_of_a_paragraph_or_of_a_part_of_it(wanted: str, label: str, same: bool) -> None:
    assert names_label(wanted, label) is same


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (Question(""), "a question that is not understood"),
        (Question("", _form("due"), days=0), "what is due, within 0 days"),
        (Question("", _form("stance"), stances=(Stance.OPPOSE, Stance.DELETE)), "oppose / delete"),
        (Question("", _form("steps", StepKind.VOTE, StepKind.ADOPTION)), "procedure: vote / adoption"),
        (Question("", _form("history"), paragraphs=("1", "2")), "how the words changed, on paragraph 1, 2"),
        (Question("", _form("said"), actors=(NORWAY,), topic=("red",)), "what was said, of Norway, about “red”"),
        (Question("", _form("said"), others=(NORWAY,), sectors=(Sector.YOUTH,)), "what was said, of youth"),
        (Question("", _form("agreed with"), others=(NORWAY,)), "who agreed with whom, with Norway"),
    ],
)  # fmt: skip
def test_a_question_is_told_as_it_was_understood(asked: Question, words: str) -> None:
    assert str(described(asked)) == words
