"""The full account: everything that was found, once, by matter, each sentence with its words."""

from harbour import arguments, meet, positions

from travaux.analysis.meeting.account import find_accounts
from travaux.analysis.meeting.agreement import find_agreement
from travaux.analysis.meeting.items import Items
from travaux.analysis.meeting.sides import find_sides
from travaux.domain.findings import Line
from travaux.domain.meeting_reports import Account
from travaux.domain.meetings import Meeting
from travaux.engines.sentence_encoder import default_embedder

DEBATE = meet(
    """
    Chair: We turn to the dredging of the northern channel.
    Aru: We support the dredging levy. The channel silts up every winter.
    Belmora: We support the dredging levy.
    Corvane: We oppose the dredging levy.
    Chair: We turn to the training of pilots.
    Dunmark: The training of pilots should last two years.
    """
)


def _accounts(meeting: Meeting, outcomes: tuple[Line, ...] = ()) -> tuple[Account, ...]:
    found = arguments(meeting)
    concord = find_agreement(meeting, found, default_embedder(), positions(meeting))
    return find_accounts(
        Items(meeting), found, concord.agreements, concord.differences, outcomes, find_sides(meeting)
    )


def test_matters_stand_in_the_order_of_the_record() -> None:
    assert [each.matter for each in _accounts(DEBATE) if each.matter] == [
        "Dredging of the northern channel",
        "Training of pilots",
    ]


def test_what_is_shared_and_what_divides_comes_before_what_each_said_and_is_not_said_again() -> None:
    dredging = _accounts(DEBATE)[0]
    assert set(dredging.lines[0].actors) == {"Aru", "Belmora"}
    assert sum("Belmora" in line.actors for line in dredging.lines) == len(
        [line for line in dredging.lines if len(line.actors) > 1 and "Belmora" in line.actors]
    )


def test_every_claim_is_told_and_every_sentence_has_its_words() -> None:
    accounts = _accounts(DEBATE)
    cited = {citation for each in accounts for line in each.lines for citation in line.citations}
    assert {each.citations[0] for each in arguments(DEBATE)} <= cited
    assert all(line.citations for each in accounts for line in each.lines)


def test_what_came_of_a_matter_stands_at_its_end_and_the_rest_under_no_matter() -> None:
    citation = DEBATE.source.cite(0, 5)
    on_it = Line(
        "d1", "decision", "The levy was agreed.", (citation,), matter="Dredging of the northern channel"
    )
    other = Line("d2", "decision", "The agenda was adopted.", (citation,))
    accounts = _accounts(DEBATE, (on_it, other))
    assert accounts[0].lines[-1].text == "The levy was agreed."
    assert accounts[-1].matter is None
    assert accounts[-1].lines[-1].text == "The agenda was adopted."
