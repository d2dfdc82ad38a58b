"""Both sides of what makes a meeting a hearing, a negotiation, a panel, a council or one of statements."""

from dataclasses import replace

import pytest
from harbour import meet

from travaux.analysis.meeting.form import form_of
from travaux.domain.findings import Line, Reply
from travaux.domain.meeting_forms import MeetingForm
from travaux.domain.meeting_reports import Matter
from travaux.domain.meetings import Manner, Meeting, MeetingFacts

PLAIN = meet("Aru: We like lamps.\nBelmora: We like bells.")
CITED = (PLAIN.source.cite(0, 3),)


def lasting(record: str, *words: int) -> Meeting:
    """Return a meeting whose turns have so many words, whatever stands there."""
    meeting = meet(record)
    turns = tuple(
        replace(turn, words=count) for turn, count in zip(meeting.interventions, words, strict=True)
    )
    return replace(meeting, interventions=turns)


def question(asker: str, answerer: str | None) -> Line:
    reply = Reply(answerer, CITED[0]) if answerer else None
    return Line("q", "question", "How many?", CITED, (asker,), reply=reply)


def matter(label: str, kind: str = "text") -> Matter:
    return Matter("m", label, kind, (), (), CITED)


def decision(text: str) -> Line:
    return Line("d", "decision", text, CITED)


def form(meeting: Meeting, **found: object) -> MeetingForm:
    given: dict[str, object] = {"votes": (), "matters": (), "questions": (), "decisions": (), **found}
    return form_of(meeting, **given)  # type: ignore[arg-type]


STATEMENTS = [((250, 249), True), ((249, 249), False), ((250, 250), True), ((250, 249, 249), False)]


@pytest.mark.parametrize(("words", "stated"), STATEMENTS)
def test_half_of_the_turns_are_statements_in_a_meeting_of_statements(
    words: tuple[int, ...], stated: bool
) -> None:
    record = "\n".join(f"{name}: We like lamps." for name in ("Aru", "Belmora", "Corvane")[: len(words)])
    found = form(lasting(record, *words))
    assert found is (MeetingForm.STATEMENTS if stated else MeetingForm.DISCUSSION)


@pytest.mark.parametrize(
    ("labels", "kind", "negotiated"),
    [
        (("paragraph 1", "paragraph 2", "paragraph 3"), "text", True),
        (("paragraph 1", "paragraph 2"), "text", False),
        (("paragraph 1", "paragraph 2", "annex"), "text", False),
        (("paragraph 1", "paragraph 2", "paragraph 3"), "item", False),
    ],
)
def test_stands_on_three_paragraphs_make_a_negotiation(
    labels: tuple[str, ...], kind: str, negotiated: bool
) -> None:
    found = form(PLAIN, matters=[matter(label, kind) for label in labels])
    assert (found is MeetingForm.NEGOTIATION) is negotiated


@pytest.mark.parametrize(
    ("turns", "asked", "hearing"),
    [
        (6, [("Aru", "Belmora")] * 2, True),
        (7, [("Aru", "Belmora")] * 2, False),
        (2, [("Aru", "Belmora")], False),
        (6, [("Aru", "Belmora"), ("Aru", None)], False),
        (9, [*[("Aru", "Belmora")] * 5, ("Belmora", "Aru")], True),
        (9, [*[("Aru", "Belmora")] * 4, ("Belmora", "Aru")], False),
        (6, [("Aru", "Belmora"), ("Belmora", "Aru")], False),
    ],
    ids=["every third", "fewer", "one", "not answered", "hardly asked back", "asked back", "both ask"],
)
def test_every_third_turn_asks_one_who_answers_in_a_hearing(
    turns: int, asked: list[tuple[str, str | None]], hearing: bool
) -> None:
    meeting = meet("\n".join(f"{'Aru' if n % 2 else 'Belmora'}: We like lamps." for n in range(turns)))
    found = form(meeting, questions=[question(*each) for each in asked])
    assert (found is MeetingForm.HEARING) is hearing


@pytest.mark.parametrize(
    ("record", "texts", "adopted"),
    [
        ("Chair: We adopt.\nAru: We like lamps.", 2, True),
        ("Chair: We adopt.\nAru: We like lamps.", 1, False),
        ("Aru: We like lamps.\nBelmora: We like bells.", 2, False),
        ("Chair: We adopt.", 2, True),
        ("Chair: We adopt.", 0, False),
    ],
)
def test_a_body_that_adopts_two_texts_is_there_to_adopt(record: str, texts: int, adopted: bool) -> None:
    lines = [decision("The draft resolution was adopted.") for _ in range(texts)]
    found = form(meet(record), decisions=[*lines, decision("Lamps were lit.")])
    assert (found is MeetingForm.ADOPTION) is adopted


@pytest.mark.parametrize(
    ("words", "title", "asked", "panel"),
    [
        ((500, 500, 20), None, 3, True),
        ((500, 499, 20), None, 3, False),
        ((500, 500, 20), None, 2, False),
        ((500, 500, 20), "Panel discussion on lamps", 0, True),
        ((500, 500, 20), "Third session on lamps", 0, False),
    ],
)
def test_two_who_are_no_states_present_at_length_and_are_asked_in_a_panel(
    words: tuple[int, ...], title: str | None, asked: int, panel: bool
) -> None:
    meeting = lasting("Orm: We know lamps.\nVale: We know bells.\nAru: We ask.", *words)
    meeting = replace(meeting, facts=MeetingFacts(title=title))
    found = form(meeting, questions=[question("Aru", None)] * asked)
    assert (found is MeetingForm.PANEL) is panel


def test_states_that_present_at_length_are_no_panel() -> None:
    meeting = lasting("Aru: We know lamps.\nBelmora: We know bells.\nOrm: We ask.", 500, 500, 20)
    assert form(meeting, questions=[question("Orm", None)] * 3) is MeetingForm.STATEMENTS
    meeting = lasting(
        "Orm: We know.\nVale: We know.\nAru: So.\nBelmora: So.\nCorvane: So.", 500, 500, 250, 250, 250
    )
    assert form(meeting, questions=[question("Aru", None)] * 3) is MeetingForm.STATEMENTS
    meeting = lasting(
        "Orm: We know.\nVale: We know.\nAru: So.\nBelmora: So.\nCorvane: So.", 500, 500, 250, 250, 249
    )
    assert form(meeting, questions=[question("Aru", None)] * 3) is MeetingForm.PANEL


@pytest.mark.parametrize(
    ("record", "facts", "council"),
    [
        ("Mayor: Order.\nCouncillor: I am here.\nMayor: We begin.", MeetingFacts(), True),
        ("Mayor: Order.\nCouncillor: I am here.\nOrm: We begin.", MeetingFacts(), False),
        ("Orm: Order.\nVale: Here.", MeetingFacts(body="City Council"), True),
        ("Orm: Order.\nVale: Here.", MeetingFacts(title="City Council"), True),
        ("Orm: Order.\nAru: Here.", MeetingFacts(title="City Council"), False),
        ("Orm: Order.\nVale: Here.", MeetingFacts(title="On lamps"), False),
    ],
)
def test_a_council_is_known_by_its_offices_or_its_name_where_no_state_speaks(
    record: str, facts: MeetingFacts, council: bool
) -> None:
    assert (form(replace(meet(record), facts=facts)) is MeetingForm.COUNCIL) is council


def test_where_no_state_speaks_experts_work_and_what_is_only_told_is_a_discussion() -> None:
    meeting = meet("Orm: We like lamps.\nVale: We like bells.")
    assert form(meeting) is MeetingForm.TECHNICAL
    first, second = meeting.interventions
    told = tuple(replace(turn, manner=Manner.INDIRECT) for turn in (first, second))
    assert form(replace(meeting, interventions=told)) is MeetingForm.DISCUSSION
    assert form(replace(meeting, interventions=(told[0], second))) is MeetingForm.TECHNICAL
    assert form(meet("Chair: We wait.")) is MeetingForm.DISCUSSION
