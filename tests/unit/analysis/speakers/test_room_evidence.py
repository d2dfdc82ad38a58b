"""Who speaks, by the evidence of one meeting: each kind with inputs on both sides of its edge."""
# ruff: noqa: E501 (a meeting stands on one line)

from pathlib import Path

import pytest

from travaux.analysis.speakers.identification import identify
from travaux.domain.meetings import Meeting
from travaux.formats.transcripts import read_transcript
from travaux.reference.registry import load_registry

REGISTRY = load_registry()


def meet(tmp_path: Path, text: str, suffix: str = "txt") -> Meeting:
    path = tmp_path / f"meeting.{suffix}"
    path.write_text(text, encoding="utf-8")
    return identify(read_transcript(path), REGISTRY)


def told(meeting: Meeting, words: str) -> str | None:
    """Return whom the turn that holds ``words`` is given to, "-" where no turn holds them."""
    for turn in meeting.interventions:
        if words in meeting.words_of(turn):
            return turn.speaker.actor.name if turn.speaker.actor else None
    return "-"


LETTERS = [
    ("Present: Jan Roth (JR), Mia Kern (MK), Lu Yang (LY)\n\nJR: The cable is old.\n\nMK: Replace it.\n\nLY: Agreed.\n", "Replace it", None),
    ("| Name | Abbr |\n|---|---|\n| Ina Dahl | ID |\n| Eva Sand | ES |\n\nID: We start.\n\nES: Fine by me.\n\nID: Good.\n", "Fine by me", None),
    ("Bo Gard (BG): First point.\n\nSB: I doubt that.\n\nBG: Let us see.\n\nSB: Fine.\n", "Let us see", None),
    ("PE: I start.\n\nCL: I go on.\n\nPE: I end.\n\nCL: Thanks.\n", "I go on", None),
    ("MX: Hello.\n\nIT: Hello.\n\nMX: We begin.\n\nIT: Good.\n", "We begin", None),
    ("Norway: We agree.\n\nEU: We do not.\n\nJapan: We do.\n\nEU: Noted.\n", "We do not", "European Union"),
    ("Chair: We start.\n\nUS delegate: We agree.\n\nChair: Thanks.\n\nUS delegate: Bye.\n", "We agree", "United States of America"),
    ("Delegations: Norway, Japan, EU\n\nChair: We start.\n\nEU: We agree.\n\nChair: Thank you.\n\nEU: Bye.\n", "We agree", "European Union"),
    ("Chair: I give the floor to the EU.\n\nEU: We agree.\n\nChair: Thank you.\n\nEU: Bye.\n", "We agree", "European Union"),
    ("Anna: Hi.\n\nJordan: I like the draft.\n\nBen: Me too.\n\nJordan: Good.\n", "I like the draft", None),
    ("Kenya: Hi.\n\nJordan: We like the draft.\n\nPeru: So do we.\n\nJordan: Good.\n", "We like the draft", "Jordan"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "who"), LETTERS, ids=[words + str(n) for n, (_, words, _) in enumerate(LETTERS)])  # fmt: skip
def test_letters_and_given_names_need_evidence_of_the_meeting(
    tmp_path: Path, text: str, words: str, who: str | None
) -> None:
    assert told(meet(tmp_path, text), words) == who


BRACKETS = [
    ("Mr. Otto Hart (Lower Vale, ILO): Is it so?\n\nMs. Ida Berg (West Fen, ILO): It is.\n\nThe Chair: Order.\n", "Is it so", None),
    ("Ms. Ann Poe (Georgia): I rise.\n\nMr. Tom Roe (Ohio): I too.\n\nMr. Al Coe (Texas): And I.\n\nMr. Tom Roe (Ohio): Again.\n", "I rise", None),
    ("Ms. Ann Poe (Georgia): I rise.\n\nMr. Tom Roe (Peru): I too.\n\nMr. Al Coe (Malta): And I.\n", "I rise", "Georgia"),
    ("Mr. Poe (Niger): We agree.\n\nMr. Roe (Mali): No.\n\nMs. Coe (UNDP): We help.\n", "We help", "United Nations Development Programme"),
    ("Ms. Ann Poe (Riverside Party): I rise.\n\nMr. Tom Roe (Riverside Party): I too.\n\nThe Chair: Order.\n", "I rise", None),
    ("Mr. Poe (Niger) (during the vote): We agree.\n\nMr. Roe (Mali) (via video link from home): No.\n", "We agree", "Niger"),
    ("Mr. Poe (Niger) (resuming in French): We agree.\n\nMr. Roe (Mali) (after the break): No.\n", "No.", "Mali"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "who"), BRACKETS, ids=[str(n) for n, _ in enumerate(BRACKETS)])
def test_a_bracket_after_a_person_is_a_state_only_where_brackets_are(
    tmp_path: Path, text: str, words: str, who: str | None
) -> None:
    assert told(meet(tmp_path, text), words) == who


FLOOR = [
    ("I give the floor to the representative of Peru.\n\nWe want a cap.\n\nI thank the representative of Peru. The meeting is adjourned.\n", "We want a cap", "Peru"),
    ("The next speaker on my list is the delegate of Fiji.\n\nThank you, Chair. We want a fund.\n\nI thank Fiji. I now give the floor to Chad.\n\nWe want none.\n\nI thank Chad.\n", "We want none", "Chad"),
    ("La parole est à la Tunisie.\n\nNous voulons un fonds.\n\nJe remercie la Tunisie de sa déclaration. Je donne la parole au Maroc.\n\nNous n’en voulons pas.\n\nJe remercie le Maroc.\n", "Nous n’en voulons pas", "Morocco"),
    ("Tiene la palabra el representante de Chile.\n\nQueremos un fondo.\n\nDoy las gracias al representante de Chile. Tiene la palabra el representante de Cuba.\n\nNosotros no.\n", "Nosotros no", "Cuba"),
    ("I now give the floor to Ambassador Lena Orr.\n\nThank you, Mr. President. We want a cap.\n\nI thank Ambassador Lena Orr for her briefing.\n", "We want a cap", None),
    ("I now give the floor to Peru.\n\nThank you, Mr. President. We want a cap.\n\nI thank Peru. The floor is open.\n\nThank you, Chair. We want none.\n", "We want none", None),
    ("We met. I said that we must give the floor a good clean.\n\nNorway was named. It rained.\n", "Norway was named", None),
    ("Chair: Peru, please.\n\nAna Roe: We want a cap.\n\nChair: Thank you, Peru. Fiji.\n\nBo Lee: We do not.\n\nChair: Thank you, Fiji.\n", "We do not", "Fiji"),
    ("Chair: I call on Peru.\n\nAna Roe: We want a cap. I call on Australia to pay.\n\nBo Lee: We do not want it.\n\nChair: Thank you.\n", "We do not want it", None),
    ("Moderator: Over to you, Kenya.\n\nSpeaker 1: This is not Kenya, it is my colleague. We want a cap.\n\nModerator: Sorry. Chad, you have the floor.\n\nSpeaker 2: We want a fund.\n", "We want a cap", None),
    ("Chair: Egypt, you have the floor.\n\nDelegate A: The representative of Egypt has left the room. We want a cap.\n\nChair: I see.\n\nDelegate A: Bye.\n", "We want a cap", None),
    ("Chair: I give the floor to Mali.\n\nDelegate A: I represent Niger. We want a cap.\n\nChair: I see.\n", "We want a cap", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "who"), FLOOR, ids=[str(n) for n, _ in enumerate(FLOOR)])
def test_who_is_given_the_floor_has_it_and_nobody_else(
    tmp_path: Path, text: str, words: str, who: str | None
) -> None:
    assert told(meet(tmp_path, text), words) == who


NOBODY = [
    ("Kenya: We agree.\n\n---\n\nA note by hand.\n\nPeru: We do not.\n", "A note by hand", "-"),
    ("Kenya: We agree.\n\n## Item 2\n\nThe item was long.\n\nPeru: We do not.\n", "The item was long", "-"),
    ("Kenya: We agree.\n\nHon. Members: Oh!\n\nPeru: We do not.\n", "Oh!", None),
    ("Kenya: We agree.\n\nA voice from the gallery: Down!\n\nPeru: We do not.\n", "Down!", "-"),
    ("Kenya: We agree.\n\nThe sitting was suspended at noon.\n\nPeru: We do not.\n", "suspended", "-"),
    ("Kenya: We agree.\n\nAnna joined the call\n\nPeru: We do not.\n\nRecording stopped at 10:30\n", "joined the call", "-"),
    ("Kenya: We agree for one reason: it is fair.\n\nIt is also cheap.\n\nPeru: We do not.\n", "also cheap", "Kenya"),
    ("Chair: We start.\n\nThe meeting is suspended.\n\nChair: We go on.\n\nPeru: Good.\n", "is suspended", "Chair"),
    ("Kenya: The old letter says:\nPeru: We hate the cap.\nThat was then. We love it.\n\nNorway: So do we.\n", "We hate the cap", "-"),
    ("Kenya: The old letter says:\nPeru: We hate the cap.\nThat was then. We love it.\n\nNorway: So do we.\n", "We love it", "Kenya"),
    ("Kenya: We agree.\n(Peru: We hate it.) We still agree on the cap.\n\nNorway: So do we.\n", "We hate it", "-"),
    ("K\u2060enya: We agree.\n\nPe\u00adru: We do not.\n\nNor\ufe0fway: Nor do we.\n", "We do not", "Peru"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "who"), NOBODY, ids=[str(n) for n, _ in enumerate(NOBODY)])
def test_what_nobody_with_the_floor_said_is_in_no_turn(
    tmp_path: Path, text: str, words: str, who: str | None
) -> None:
    assert told(meet(tmp_path, text), words) == who


NAMES = [
    ("Norway (Unverified): We agree.\n\nPeru [Guest]: We do not.\n\nFiji (External): Nor do we.\n", "Nor do we", "Fiji"),
    ("Norway’s iPad: We agree.\n\nPeru: We do not.\n\nFiji Guest: Nor do we.\n", "We agree", "Norway"),
    ("The CHAIRMAN. Order.\n\nMr. DOE of Peru. We want a cap.\n\nMs. ROE of Fiji. We do not.\n", "We want a cap", "Peru"),
    ("09:00:01 From Peru to Everyone : We agree.\n09:00:05 From Fiji to Peru (Direct Message) : Meet me.\n09:01:00 From Fiji to Everyone : We do not.\n", "Meet me", "-"),
    ("09:00:01 From Peru to Everyone : We agree.\n09:01:00 From Fiji to Everyone : We do not.\n", "We do not", "Fiji"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "who"), NAMES, ids=[str(n) for n, _ in enumerate(NAMES)])
def test_labels_of_tools_and_parliaments_are_read(
    tmp_path: Path, text: str, words: str, who: str | None
) -> None:
    assert told(meet(tmp_path, text), words) == who


CUES = [
    ("[Peru] We agree.|[Fiji] We do not.|[applause]|[Peru] Good.", "We do not", "Fiji"),
    ("(Peru)\nWe agree.|(Peru)\nfully.|(Fiji)\nWe do not.|(Fiji)\nat all.", "We do not", "Fiji"),
    ("- [Peru] We agree.\n- [Fiji] We do not.|- [Peru] Good.\n- [Fiji] Bad.", "We do not", "Fiji"),
    ("[Translation] We agree.|[Translation] fully.", "We agree", None),
    ("<v Peru>We agree.</v>|<v ->We do not.</v>", "We do not", None),
    ("<v Peru (Guest)>We agree.</v>|<v Fiji External>We do not.</v>", "We do not", "Fiji"),
]


@pytest.mark.parametrize(("cues", "words", "who"), CUES, ids=[str(n) for n, _ in enumerate(CUES)])
def test_names_in_captions_are_read(tmp_path: Path, cues: str, words: str, who: str | None) -> None:
    blocks = [f"00:00:{n:02}.000 --> 00:00:{n + 1:02}.000\n{cue}\n" for n, cue in enumerate(cues.split("|"))]
    assert told(meet(tmp_path, "WEBVTT\n\n" + "\n".join(blocks), "vtt"), words) == who


ABBREVIATED = [
    ("Delegations and their abbreviations: Norway (NO), Chile (CL)\n\nNO: We agree.\n\nCL: We do not.\n\nNO: Pity.\n", "We do not", "Chile"),
    ("Abbreviations\n\nNO = Norway\nCL = Chile\n\nNO: We agree.\n\nCL: We do not.\n\nNO: Pity.\n\nCL: Indeed.\n", "We do not", "Chile"),
    ("The trip from Norway (by sea) to Chile was long.\n\nNO: We agree.\n\nCL: We do not.\n\nNO: Pity.\n", "We do not", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "who"), ABBREVIATED, ids=["brackets", "equals", "neither"])
def test_letters_are_the_delegations_for_which_the_record_itself_gives_them(
    tmp_path: Path, text: str, words: str, who: str | None
) -> None:
    assert told(meet(tmp_path, text), words) == who


DEMANDS = [
    "I call on Denmark to open its own markets.",
    "I call on Denmark to make deep cuts in its fleet.",
    "I call on Denmark to take action before spring.",
    "I call on Denmark to introduce a tax of its own.",
    "We should give the floor to the sailors, as Denmark does.",
    "Let us give the floor to the young for once, because Denmark has.",
]


@pytest.mark.parametrize("demand", DEMANDS)
def test_a_demand_upon_a_state_gives_nobody_the_floor(tmp_path: Path, demand: str) -> None:
    text = f"Host: Welcome to all.\n\nAda Lind: {demand}\n\nBo Sand: The dues are too high.\n\nHost: Next question.\n\nAda Lind: {demand}\n\nBo Sand: They are.\n"
    meeting = meet(tmp_path, text)
    assert told(meeting, "dues are too high") is None
    assert {turn.speaker.actor for turn in meeting.interventions} == {None}


CALLS = [
    "I call on Denmark to make a short statement.",
    "I call on Denmark to take the floor.",
    "I call on Denmark to introduce its draft amendment.",
    "I give the floor to His Excellency Mr. Piet Holm, Minister for Trade and Fisheries, of Denmark.",
    "The first speaker on my list is the representative of Denmark.",
]


@pytest.mark.parametrize("call", CALLS)
def test_a_call_gives_the_floor_to_the_state_that_it_names(tmp_path: Path, call: str) -> None:
    text = f"The Chair: Welcome to all. {call}\n\nSpeaker 2: The dues are too high.\n\nThe Chair: Noted.\n"
    assert told(meet(tmp_path, text), "dues are too high") == "Denmark"


def test_what_is_added_to_a_call_leaves_it_standing(tmp_path: Path) -> None:
    text = (
        "I open the meeting. The first speaker on my list is the representative of Peru. You have the floor, Madam.\n\n"
        "Thank you, Mr. Chair. Peru cannot support the fee. It would close our ports.\n\n"
        "I thank the representative of Peru. I now call on the representative of Fiji.\n\n"
        "Fiji supports the fee.\n\nI thank the representative of Fiji. The meeting rose at noon.\n"
    )
    assert told(meet(tmp_path, text), "would close our ports") == "Peru"


@pytest.mark.parametrize(
    "line",
    [
        "Distr. general",
        "The meeting rose at 1.05 p.m.",
        "The session has been adjourned.",
        "Recording has stopped.",
        "This meeting is being transcribed. Please check it.",
    ],
)
def test_lines_of_the_page_and_the_machine_are_nobodys(tmp_path: Path, line: str) -> None:
    text = f"The Chair: We begin.\n\nMs. Fall (Senegal): We support it.\n\n{line}\n"
    meeting = meet(tmp_path, text)
    assert told(meeting, line[:12]) in (None, "-")
    assert told(meeting, "We support it") == "Senegal"


GIVEN = [
    "The next speaker inscribed on my list for this afternoon is the representative of Peru. Please proceed.",
    "The second delegation to take the floor will be Peru. You have the floor, Sir.",
    "The last request for the floor comes from Peru. Please, Madam.",
    "Peru has asked for the floor. Please go ahead, Madam.",
    "I see that Peru has requested the floor. Go ahead, please.",
    "Peru, your flag is up. You have the floor.",
    "The delegate of Peru would like to respond. The floor is yours.",
    "We will now listen to the representative of Peru.",
    "I hand over to Peru. You may begin.",
]
NOT_GIVEN = [
    "I thank Peru for its patience. You have the floor.",
    "Peru was late this morning. Please.",
    "The next speaker who quoted Peru was right.",
    "The first item on our list this morning is the draft of Peru.",
    "I passed the note of the desk to Peru.",
]


@pytest.mark.parametrize(("call", "who"), [*((each, "Peru") for each in GIVEN), *((each, None) for each in NOT_GIVEN)])  # fmt: skip
def test_the_floor_given_over_two_sentences_leaves_both_to_the_chair(
    tmp_path: Path, call: str, who: str | None
) -> None:
    text = (
        f"We go on with item 4. {call}\n\nThe dues are too high, and they would close our ports.\n\n"
        "I thank the speaker. I now give the floor to Fiji.\n\nFiji supports the dues.\n\nI thank Fiji.\n"
    )
    meeting = meet(tmp_path, text)
    assert told(meeting, "dues are too high") == (who or "Chair")
    assert call.split(". ")[-1] in meeting.words_of(meeting.interventions[0])
    assert told(meeting, "Fiji supports") == "Fiji"
