"""Roles: who thanks, runs the meeting or asks does not argue; others' words stay theirs."""

from unicodedata import normalize

import pytest

from travaux.analysis.meeting.roles import presides, roles_of_turn
from travaux.domain.actors import Actor, ActorKind, Speaker
from travaux.domain.findings import SentenceRole
from travaux.domain.meetings import Intervention, Manner, Meeting, MeetingFacts
from travaux.domain.spans import SourceText
from travaux.language.identification import language_of, language_of_turn

VESLAND = Speaker("Vesland", Actor("VS", "Vesland", ActorKind.STATE))
CHAIR = Speaker("The Chair", role="Chair")


def role(text: str, speaker: Speaker = VESLAND, manner: Manner = Manner.DIRECT) -> str:
    turn = Intervention("i0001", speaker, 0, len(text), 0, manner)
    return roles_of_turn([text], turn, "en")[0].value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thank you, Madam Chair.", "courtesy"),
        ("Allow me at the outset to congratulate you and your team on your election.", "courtesy"),
        ("You can count on the full support of my delegation.", "courtesy"),
        ("We look forward to working with all delegations in the months ahead.", "courtesy"),
        ("I have the honour to speak on behalf of the River States.", "introduction"),
        ("Vesland aligns itself with the statement delivered by Orland.", "introduction"),
        ("We would like to make three brief remarks.", "introduction"),
        ("I now give the floor to the representative of Orland.", "procedure"),
        ("Statements are limited to three minutes, and the microphone will be cut.", "procedure"),
        ("I will be brief in the interest of time.", "procedure"),
        ("Could the Secretariat explain how the costs were reckoned?", "question"),
        ("We would like to know how the ferry tolls will be shared.", "question"),
        ("We believe that the ferry register must be public.", "claim"),
        ("The tolls should fall on those who use the river.", "claim"),
        ("My delegation cannot accept paragraph 4 as it stands.", "claim"),
        ("It is essential that small ports keep their say.", "claim"),
        ("For example, 14 of the 20 ports have closed since 2011.", "evidence"),
        ("According to the survey, two thirds of the boats carry no papers.", "evidence"),
        ("Some delegations say that the register is useless.", "other"),
        ("Secondly, many delegations argue that the tolls should rise.", "other"),
        ("Secondly, the resolution stipulates that tolls must be published.", "evidence"),
    ],
)
def test_direct_speech(text: str, expected: str) -> None:
    assert role(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The representative of Vesland stressed the need for a public register.", "claim"),
        ("He believed that the tolls needed to be lowered.", "claim"),
        ("Ms. Orr (Vesland) said that her delegation supported a shorter register.", "claim"),
        ("Ms. Orr (Vesland) said that she opposed the tolls.", "claim"),
        ("Ms. Orr (Vesland) said that Vesland could not accept the tolls.", "claim"),
        ("Ms. Orr (Vesland) said that Orland had the longest river.", "explanation"),
        ("Ms. Orr (Vesland) said that her delegation had come by boat.", "explanation"),
        ("She would be brief, as the hour was late.", "procedure"),
        ("The representative of Vesland thanked the Chair for the consultations.", "courtesy"),
        ("She asked whether the Secretariat had reckoned the costs.", "question"),
        ("She sought clarification on the tolls.", "question"),
        ("He noted that 14 of the 20 ports had closed.", "evidence"),
    ],
)
def test_indirect_speech(text: str, expected: str) -> None:
    assert role(text, manner=Manner.INDIRECT) == expected


def test_a_reason_follows_its_claim() -> None:
    turn = Intervention("i0001", VESLAND, 0, 1, 0)
    spoken = ["We call for a public register.", "This would allow every port to see what the others pay."]
    assert roles_of_turn(spoken, turn, "en") == [SentenceRole.CLAIM, SentenceRole.EXPLANATION]


def test_the_chair_argues_only_by_taking_a_stand() -> None:
    assert role("The next consultation was prepared by the two facilitators of last year.", CHAIR) == "other"
    assert role("I believe that we should aim higher than last year.", CHAIR) == "claim"


def test_the_president_of_an_organisation_takes_part() -> None:
    centre = Speaker(
        "Delta Centre | Ana Pell | President", Actor("DC", "Delta Centre", ActorKind.ORGANISATION)
    )
    assert not presides(centre)
    assert presides(CHAIR)
    assert role("An independent study found that a fifth of all boats leak.", centre) == "evidence"


def test_a_language_without_a_lexicon_makes_no_claims() -> None:
    turn = Intervention("i0001", VESLAND, 0, 1, 0)
    assert language_of("Мы считаем, что реестр должен быть открытым и что это важно для всех портов.") is None
    assert roles_of_turn(["Мы считаем, что реестр должен быть открытым."], turn, None) == [SentenceRole.OTHER]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Je vous remercie, Madame la Présidente.", "fr", "courtesy"),
        ("Je donne maintenant la parole au représentant du Vesland.", "fr", "procedure"),
        ("Nous demandons que le registre des bacs soit ouvert à tous les ports.", "fr", "claim"),
        ("Certaines délégations affirment que le registre est inutile.", "fr", "other"),
        ("Nous voudrions savoir qui paiera les péages.", "fr", "question"),
        ("Selon le rapport, 40 pour cent des bacs naviguent sans papiers.", "fr", "evidence"),
        ("Muchas gracias, señora Presidenta.", "es", "courtesy"),
        ("Tiene ahora la palabra el representante de Vesland.", "es", "procedure"),
        ("Apoyamos que el registro de las barcas sea público.", "es", "claim"),
        ("Algunas delegaciones afirman que el registro es inútil.", "es", "other"),
        ("Según el informe, el 40 por ciento de las barcas no tiene papeles.", "es", "evidence"),
    ],
)
def test_french_and_spanish_have_begun(text: str, language: str, expected: str) -> None:
    turn = Intervention("i0001", VESLAND, 0, len(text), 0)
    assert roles_of_turn([text], turn, language)[0].value == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Mme Orr a dit que sa délégation appuyait le registre.", "fr", "claim"),
        ("Mme Orr a dit que sa délégation était venue en bateau.", "fr", "explanation"),
        ("La Sra. Orr dijo que su delegación no podía aceptar los peajes.", "es", "claim"),
        ("La Sra. Orr dijo que su delegación había llegado en barco.", "es", "explanation"),
    ],
)
def test_what_is_told_to_be_held_is_a_claim_in_french_and_spanish(
    text: str, language: str, expected: str
) -> None:
    turn = Intervention("i0001", VESLAND, 0, len(text), 0, Manner.INDIRECT)
    assert roles_of_turn([text], turn, language)[0].value == expected


def test_a_turn_of_few_words_is_in_the_language_of_its_record() -> None:
    text = "The paragraph is open, and the floor is yours.\nVesland opposes paragraph 4.\nNein danke."
    source = SourceText("talk", text)
    stand = Intervention("i0001", VESLAND, text.index("Vesland"), text.index("\nNein"), 0, Manner.DIRECT)
    meeting = Meeting(source, "text", MeetingFacts(), (stand,))
    assert language_of(meeting.words_of(stand)) is None
    assert language_of_turn(meeting, stand) == "en"


def test_a_longer_turn_without_common_words_is_in_no_language_known() -> None:
    text = "The floor is yours, and you may speak to the draft.\n" + "Vesland lehnt Absatz vier ab " * 4
    source = SourceText("talk", text)
    stand = Intervention("i0001", VESLAND, text.index("Vesland"), len(text), 0, Manner.DIRECT)
    assert language_of_turn(Meeting(source, "text", MeetingFacts(), (stand,)), stand) is None


def test_accents_in_two_characters_are_read_as_one() -> None:
    turn = Intervention("i0001", VESLAND, 0, 1, 0)
    text = normalize("NFD", "La résolution souligne que les péages doivent rester bas pour tous les ports.")
    assert roles_of_turn([text], turn, "fr") == [SentenceRole.OTHER]


def test_the_language_is_that_of_the_words() -> None:
    assert language_of("Nous demandons que le registre des bacs soit ouvert à tous les ports.") == "fr"
    assert language_of("Apoyamos que el registro de las barcas sea público para todos.") == "es"
    assert language_of("We ask that the register of the ferries be open to all.") == "en"
    assert language_of("今天我们讨论这个问题。") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On paragraph 9, let me be clear.", "other"),
        ("We have a few comments on the tolls.", "other"),
        ("There are questions on how the tolls would be shared among the ports.", "other"),
        ("“A pilot shall remain on board of each ferry at night.”", "explanation"),
        ("If a pilot must sleep on board, then each ferry must have a cabin.", "claim"),
        ("If a pilot must be on board at night, then he sees forty ferries.", "explanation"),
        ("We would like “shall” rather than “may” in this line.", "claim"),
        ("On paragraph 2 the Delta Coalition stands for “open by default”.", "claim"),
    ],
)
def test_a_premise_a_quotation_and_talk_of_the_speech_hold_nothing(text: str, expected: str) -> None:
    assert role(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "We oppose paragraph 3.",
        "Vesland supports article 9.",
        "We favour option B.",
        "We reject L.12.",
        "Paragraph 3 must go.",
        "Paragraph 9 should be kept, unless the Office can show that the cost exceeds two million.",
    ],
)
def test_a_stand_on_a_numbered_provision_is_a_claim(text: str) -> None:
    assert role(text) == "claim"


@pytest.mark.parametrize(
    "text", ["We oppose it.", "We agree.", "Paragraph 3.", "On paragraph 3.", "Article 12 binds all ports."]
)
def test_a_few_words_on_nothing_by_its_number_are_none(text: str) -> None:
    assert role(text) != "claim"
