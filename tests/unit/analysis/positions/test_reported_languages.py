"""Bulletins and minutes in French and Spanish: who is told to hold, promise or join what, and who is not."""

import pytest

from travaux.analysis.positions.reported import find_reported
from travaux.domain.positions import Position
from travaux.domain.spans import SourceText
from travaux.reference.registry import load_registry

FRENCH = [
    (
        "Le BRÉSIL, au nom du GROUPE DES 77 ET DE LA CHINE, a demandé la suppression du paragraphe 7, "
        "tandis que le JAPON s'y est opposé.",
        ["BRA/G77 delete: 7", "JPN oppose: 7"],
    ),
    (
        "Le représentant du Sénégal a indiqué que sa délégation ne pouvait accepter l'article 12.",
        ["SEN oppose: Article 12"],
    ),
    (
        "Plusieurs délégations, dont le Mexique et le Kenya, ont rejeté le paragraphe 6.",
        ["MEX oppose: 6", "KEN oppose: 6"],
    ),
    ("La SUISSE a retiré son objection au paragraphe 3.", ["CHE closes oppose: 3"]),
    ("Le Pérou a dit que l'Argentine avait rejeté le plafond.", ["ARG oppose: le plafond"]),
    ("Cuba s'est engagée à accueillir la session.", ["CUB commit: accueillir la session"]),
    (
        "Le Canada a annoncé qu'il verserait deux millions de dollars au fonds.",
        ["CAN commit: deux millions de dollars au fonds"],
    ),
    ("L'Allemagne a confirmé qu'elle doublerait sa contribution.", ["DEU commit: sa contribution"]),
    (
        "Le Mali a réclamé, de concert avec le Tchad, un calendrier.",
        ["MLI call for: un calendrier", "TCD call for: un calendrier"],
    ),
    ("La délégation chinoise a appuyé le paragraphe 4.", ["CHN support: 4"]),
    ("La représentante sénégalaise a émis des réserves sur l'article 3.", ["SEN reserve: Article 3"]),
    (
        "Soutenant la Norvège, le Chili a rejeté le paragraphe 9.",
        ["CHL support: position of Norvège", "CHL oppose: 9"],
    ),
    ("Le Kenya a déclaré que la question sort du mandat de la commission.", ["KEN oppose: la question"]),
]
FRENCH_NONE = [
    "Le Canada verserait deux millions de dollars au fonds.",
    "Selon la presse, le Canada s'est engagé à verser deux millions.",
    "Le Canada n'a pas annoncé qu'il verserait deux millions.",
    "Le délégué principal s'est opposé au texte.",
    "La délégation congolaise a rejeté le paragraphe 8.",
    "Le Sénégal a nié avoir rejeté le paragraphe 24.",
    "Si le Mali rejetait le paragraphe 5, le texte tomberait.",
    "La cuisine chinoise a été appréciée.",
    "Le Kenya a demandé si la Norvège rejetait le paragraphe 65.",
    "Le débat sur le mandat du comité reprendra demain.",
]
SPANISH = [
    (
        "El BRASIL, en nombre del GRUPO DE LOS 77 Y CHINA, pidió la supresión del párrafo 7, "
        "mientras que el JAPÓN se opuso.",
        ["BRA/G77 delete: 7", "JPN oppose: 7"],
    ),
    (
        "El representante del Senegal indicó que su delegación no podía aceptar el artículo 12.",
        ["SEN oppose: Article 12"],
    ),
    (
        "Varias delegaciones, entre ellas México y Kenya, rechazaron el párrafo 6.",
        ["MEX oppose: 6", "KEN oppose: 6"],
    ),
    ("SUIZA retiró su objeción al párrafo 3.", ["CHE closes oppose: 3"]),
    ("El Perú dijo que la Argentina había rechazado el tope.", ["ARG oppose: el tope"]),
    ("Cuba se comprometió a acoger el período de sesiones.", ["CUB commit: acoger el período de sesiones"]),
    (
        "El Canadá anunció que aportaría dos millones de dólares al fondo.",
        ["CAN commit: dos millones de dólares al fondo"],
    ),
    ("Alemania confirmó que duplicaría su contribución.", ["DEU commit: su contribución"]),
    (
        "Malí reclamó, junto con el Chad, un calendario.",
        ["MLI call for: un calendario", "TCD call for: un calendario"],
    ),
    ("La delegación china apoyó el párrafo 4.", ["CHN support: 4"]),
    ("La representante marroquí expresó reservas sobre el artículo 3.", ["MAR reserve: Article 3"]),
    (
        "Apoyando a Noruega, Chile rechazó el párrafo 9.",
        ["CHL support: position of Noruega", "CHL oppose: 9"],
    ),
    ("Kenya declaró que la discusión excede el mandato del grupo.", ["KEN oppose: la discusión"]),
]
SPANISH_NONE = [
    "Según la prensa, el Canadá se comprometió a aportar dos millones.",
    "El Canadá no anunció que aportaría dos millones.",
    "El delegado principal se opuso al texto.",
    "La delegación congoleña rechazó el párrafo 8.",
    "El Senegal negó haber rechazado el párrafo 24.",
    "Si Malí rechazara el párrafo 5, el texto caería.",
    "La cocina china fue muy apreciada.",
    "Kenya preguntó si Noruega rechazaba el párrafo 65.",
    "El debate sobre el mandato del comité continuará mañana.",
    "El Canadá habría aportado dos millones.",
]


def told(position: Position) -> str:
    who = position.actor.code + (f"/{position.speaking_for.code}" if position.speaking_for else "")
    stance = f"closes {position.closes.value}" if position.closes else position.stance.value
    targets = ", ".join(target.label for target in position.targets)
    return f"{who} {stance}" + (f": {targets}" if targets else "")


def found_in(sentence: str, language: str) -> list[str]:
    register = find_reported(SourceText("bulletin.txt", sentence), load_registry(), language)
    return [told(one) for one in register.positions]


@pytest.mark.parametrize(
    ("language", "sentence", "wanted"),
    [*(("fr", *one) for one in FRENCH), *(("es", *one) for one in SPANISH)],
)
def test_a_report_tells_who_holds_what(language: str, sentence: str, wanted: list[str]) -> None:
    assert found_in(sentence, language) == wanted


@pytest.mark.parametrize(
    ("language", "sentence"),
    [*(("fr", one) for one in FRENCH_NONE), *(("es", one) for one in SPANISH_NONE)],
)
def test_a_report_that_tells_of_no_stand_gives_none(language: str, sentence: str) -> None:
    assert found_in(sentence, language) == []


def test_an_adjective_of_two_states_is_left_unresolved() -> None:
    register = find_reported(
        SourceText("bulletin.txt", "La délégation congolaise a rejeté le paragraphe 8."),
        load_registry(),
        "fr",
    )
    assert not register.positions
    assert any("could mean" in str(one.reason) for one in register.unresolved)
