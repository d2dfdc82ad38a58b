"""By what a meeting is recognised as of one kind."""

import pytest
from harbour import meet, utterances

from travaux.analysis.meeting.decisions import find_decisions
from travaux.analysis.meeting.form import form_of
from travaux.analysis.meeting.questions import find_questions
from travaux.analysis.meeting.votes import find_votes
from travaux.domain.meeting_forms import MeetingForm
from travaux.reference.registry import load_registry

LONG = "The lamps of the outer channel were set by our crews and are kept by them. " * 40
HEARD = "".join(
    f"Wick: How many lamps does channel {n} have in all?\nOrm: It has {n} lamps and a bell.\n"
    for n in range(2, 6)
)
TALKED = "".join(
    f"Ann: Who keeps lamp {n} on the cape at night?\nBen: The pilots keep it, all of them.\n"
    f"Ben: Who keeps bell {n} on the cape at night?\nAnn: The keeper keeps it, all of it.\n"
    for n in range(2, 5)
)
PANEL = (
    f"Chair: We hear two who know the lamps.\nOrm: {LONG}\nVale: {LONG}\n"
    "Aru: Could you tell us what a lamp costs?\nBelmora: Could you tell us who keeps the lamps?\n"
    "Corvane: Could you explain how a lamp is lit?"
)
ADOPTED = (
    "Chair: We come to the draft. The draft resolution was adopted by 9 votes to 5, with 1 abstention.\n"
    "Aru: We voted against."
)


def kind(record: str) -> MeetingForm:
    meeting = meet(record)
    said = utterances(meeting)
    decided = find_decisions(meeting, said)
    votes = find_votes(meeting, decided, load_registry())
    return form_of(meeting, votes, (), find_questions(meeting, said), decided)


@pytest.mark.parametrize(
    ("record", "form"),
    [
        (HEARD, MeetingForm.HEARING),
        (TALKED, MeetingForm.TECHNICAL),
        (PANEL, MeetingForm.PANEL),
        (ADOPTED, MeetingForm.ADOPTION),
        ("Mayor: Order.\nCouncillor: I am here.\nMayor: We begin with parking.", MeetingForm.COUNCIL),
        (f"Aru: {LONG}\nBelmora: {LONG}", MeetingForm.STATEMENTS),
        (f"{PANEL}\nAru: {LONG}\nBelmora: {LONG}\nCorvane: {LONG}\nDunmark: {LONG}", MeetingForm.STATEMENTS),
        ("Aru: We like lamps.\nBelmora: We like bells.", MeetingForm.DISCUSSION),
    ],
)
def test_a_kind_of_meeting_is_recognised(record: str, form: MeetingForm) -> None:
    assert kind(record) is form
