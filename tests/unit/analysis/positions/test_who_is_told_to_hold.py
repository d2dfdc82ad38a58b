"""Who a report says holds what: views, votes, persons, bodies, those not named; each with its neighbour."""

import pytest

from travaux.analysis.positions.reported import find_reported
from travaux.domain.positions import Position, Register
from travaux.domain.spans import SourceText
from travaux.reference.registry import load_registry


def read(text: str) -> Register:
    return find_reported(SourceText("report.txt", text), load_registry(), "en")


def told(register: Register) -> list[str]:
    return sorted(f"{name(one)} {one.stance.value}" for one in (*register.positions, *register.unnamed))


def name(one: Position) -> str:
    return one.holder.name if one.actor.code.startswith(("PERSON", "NAMED", "NOT-")) else one.holder.code


HELD = [
    # whose view, wish or opposition it is
    ("Fiji's view was that the fund should report yearly.", ["FJI call for"]),
    ("The position of Fiji was that paragraph 4 should be deleted.", ["FJI delete"]),
    ("In Chad's opinion the text must change.", ["TCD call for"]),
    ("The British position was that the fund should report.", ["GBR call for"]),
    ("Peru's preference was for a shorter text.", ["PER support"]),
    ("The main concern of Chad and Peru is to reopen the talks.", ["PER call for", "TCD call for"]),
    ("There was resistance from Fiji to the fund.", ["FJI oppose"]),
    ("The plan met with support from Chad and Peru.", ["PER support", "TCD support"]),
    ("Despite opposition from Peru, the plan went ahead.", ["PER oppose"]),
    ("Fiji's report was late and the fund should report yearly.", []),
    ("With support from Chad, a school was built.", []),
    ("The view of the lake was fine and the fund should report.", []),
    # votes told by lists of names
    ("Adopted eleven to none, those abstaining being Chad, Peru and Fiji.",
     ["FJI not blocking", "PER not blocking", "TCD not blocking"]),
    ("Vote 11 to 1 (Belgium) with Chad and France abstaining.",
     ["BEL oppose", "FRA not blocking", "TCD not blocking"]),
    ("Adopted by 32 votes, 5 against (Chad, Peru) with 17 abstentions.", ["PER oppose", "TCD oppose"]),
    ("The motion was rejected, Canada voting in favour.", ["CAN support"]),
    ("Clause rejected, Kenya in addition joining abstentions.", ["KEN not blocking"]),
    ("Nine voted for it but France vetoed it.", ["FRA oppose"]),
    ("Abstentions were many, and Fiji left early.", []),
    ("The text was adopted without a vote.", []),
    ("U.S.S.R. opposed the draft.", ["RUS oppose"]),
    ("The New Zealand amendment was lost.", ["NZL amend"]),
    ("The Iceland plan was discussed.", []),
    # who goes on being spoken of, and what is said beside a stand
    ("Fiji spoke next. Their representative argued that the fund should report.", ["FJI call for"]),
    ("A strong statement came from Fiji. Moving on, they argued that the fund should report.",
     ["FJI call for"]),
    ("Peru opposed the cap, emphasizing that the text cannot be built on that basis.",
     ["PER oppose", "PER oppose"]),
    ("Many, including the African Group (AG), Fiji and Chad, stressed that guidance is premature.",
     ["AFRICAN oppose", "FJI oppose", "TCD oppose"]),
    ("Chad suggested removing brackets around paragraph 4.", ["TCD amend"]),
    ("Chad suggested removing paragraph 4.", ["TCD delete"]),
    ("Russia was unhappy with the role of the UN High Commissioner for Human Rights, "
     "Chad missed a paragraph.",
     ["RUS regret", "TCD regret"]),
    ("Fiji underlined that water is key to growth.", ["FJI support"]),
    ("Fiji underlined that water will be key to growth.", []),
    # not named
    ("Many parties opposed paragraph 4.", ["not named oppose"]),
    ("Some said that the fund should report, while others called for delay.",
     ["not named call for", "not named call for"]),
    ("One delegation proposed deleting paragraph 4.", ["not named delete"]),
    ("Developing countries argued that the fund should report.", ["not named call for"]),
    ("Others, such as Syria, wanted more time.", ["SYR call for"]),
    ("A number of speakers welcomed the text (Fiji).", ["FJI welcome"]),
    ("Some progress was made. Some of the text should be moved.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "holds"), HELD)
def test_a_report_gives_each_stand_to_whoever_holds_it(text: str, holds: list[str]) -> None:
    assert told(read(text)) == holds


PERSONS = [
    ("Jane Okoro, Executive Director of Reed, urged parties to act. Okoro stressed the importance of wells.",
     ["Jane Okoro call for", "Jane Okoro support"]),
    ("Ms. Tamm said the fund should report yearly. She opposed the cap.",
     ["Ms. Tamm call for", "Ms. Tamm oppose"]),
    ("Sanna Vell, Minister of Water, Fiji, opposed the fund. Vell proposed a new clause.",
     ["FJI oppose", "FJI propose"]),
    ("Minister Ana Roe of Fiji opposed the cap.", ["FJI oppose"]),
    ("Mr. Sato (Japan) opposed paragraph 4. Mr. Sato proposed a new text.", ["JPN oppose", "JPN propose"]),
    ("The Reed Guild, represented by Adam Bordak, spoke. Bordak called for a forum.",
     ["Adam Bordak call for"]),
    ("Co-Chair Ana Vell suggested a break. Vell proposed a new text. Ms. Vell urged brevity.", []),
    ("The Working Group said that the fund should report yearly.", []),
    ("Ana Vell, facilitator of the talks, urged brevity. Ms. Vell proposed a break.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "holds"), PERSONS)
def test_persons_hold_what_they_say_unless_they_preside_or_speak_for_a_state(
    text: str, holds: list[str]
) -> None:
    assert told(read(text)) == holds


def test_bodies_of_a_list_of_speakers_are_known_in_the_report() -> None:
    speakers = (
        "Speakers\n\nReed Music Guild – a body of musicians\n\nHall Chair – presiding\n\nFiji – a State\n\n"
    )
    assert told(read(f"{speakers}Summary\n\nThe Reed Music Guild called for a fund.")) == [
        "Reed Music Guild call for"
    ]
    assert told(read("Summary\n\nThe Reed Music Guild called for a fund.")) == []


def test_what_is_held_by_nobody_named_is_kept_apart_and_counts_for_nobody() -> None:
    register = read("Many parties opposed paragraph 4. Fiji supported it.")
    assert [one.actor.code for one in register.positions] == ["FJI"]
    assert [one.unnamed for one in register.unnamed] == [True]
    assert all(not one.unnamed for one in register.held)
