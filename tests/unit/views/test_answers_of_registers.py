"""What each register of a record answers to a question, and what stands apart."""

from dataclasses import replace

import pytest

from tests.unit.views.made_records import (
    EGYPT,
    FIJI,
    G77,
    KENYA,
    NORWAY,
    event,
    record,
)
from tests.unit.views.talks_of_harbours import (
    EVENTS,
    LINEAGE,
    POSITIONS,
    SOURCES,
    TRACES,
    form,
    talks,
    told,
)
from travaux.analysis.search.question import Question
from travaux.domain.actors import Sector
from travaux.domain.lineage import (
    Match,
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
)
from travaux.views.search.proposal_answers import proposal_reply
from travaux.views.search.stance_answers import agreed_reply, stance_reply, withdrawn_reply
from travaux.views.snapshot import Snapshot


@pytest.fixture(scope="module", name="talks")
def talks_held() -> Snapshot:
    return talks()


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
        (Question("", topic=("lights", "like")), [LIGHTS]),
        (Question("", topic=("reject", "lights", "ships")), []),
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
    nobody = stance_reply(talks, Question("", stances=(Stance.REGRET,), sectors=(Sector.YOUTH,)))
    assert (nobody.answers, nobody.counted) == ((), None)


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


@pytest.mark.parametrize(
    ("stance", "label", "behind"),
    [
        (Stance.SUPPORT, "the statement made by Kenya", True),
        (Stance.ALIGN, "the statement delivered by Kenya", True),
        (Stance.OPPOSE, "the statement made by Kenya", False),
        (Stance.SUPPORT, "the harbours of Kenya", False),
        (Stance.SUPPORT, "the statement of the keepers", False),
    ],
)
def test_who_supports_a_statement_puts_themselves_behind_whoever_made_it(
    stance: Stance, label: str, behind: bool
) -> None:
    one = replace(POSITIONS[0], stance=stance, targets=(Target(TargetKind.TERM, label),))
    kept = record(SOURCES, {"": [Register((one,), events=(event(one),))]})
    found = agreed_reply(kept, Question("", others=(KENYA,))).answers
    assert [answer.actor for answer in found] == ["Norway"] * behind


def test_what_was_lifted_is_told_in_the_words_that_lift_it() -> None:
    events = (event(POSITIONS[1], PositionStatus.WITHDRAWN, "p5"), event(POSITIONS[0]))
    kept = record(SOURCES, {"": [Register(POSITIONS, events=events)]})
    [one] = withdrawn_reply(kept, Question("")).answers
    assert (one.actor, one.text, one.apart) == ("Kenya", "Fiji objected late", False)
    assert str(one.note) == "lifts: “We reject dredging”"
    two = replace(POSITIONS[4], id="p6", citations=(POSITIONS[3].citations[0], *POSITIONS[4].citations))
    twice = (event(POSITIONS[1], PositionStatus.WITHDRAWN, "gone", "p6", "p5"),)
    [one] = withdrawn_reply(
        record(SOURCES, {"": [Register((*POSITIONS, two), events=twice)]}), Question("")
    ).answers
    assert one.text == "We regret fees"  # the first words of the first that closes it
    assert [cited.quote for cited in one.citations[:2]] == ["We regret fees", "Fiji objected late"]
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
        (Question("", form("proposals", taken=True)), [PAINT]),
        (Question("", form("proposals", taken=False)), [NIGHT, NONE]),
        (Question("", form("proposals")), [NIGHT, PAINT, NONE]),
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
