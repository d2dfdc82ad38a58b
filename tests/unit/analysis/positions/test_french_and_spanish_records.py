"""Summary records, press releases and provisions in French and Spanish, with plain neighbours."""

from pathlib import Path

import pytest

from travaux.analysis.positions.targets import find_targets
from travaux.domain.positions import Position
from travaux.domain.sources import SourceKind
from travaux.reference.language_data import read_language
from travaux.reference.registry import load_registry
from travaux.reference.stances import load_stances
from travaux.views.positions.register import positions_in

# Beside them each record has two other speakers, so that it is read as one.
REST = {
    "fr": "\n\n2. M. Roe (Ghana) dit que la séance est longue.\n\n3. Mme Doe (Togo) remercie la salle.\n",
    "es": "\n\n2. El Sr. Roe (Ghana) dice que la sesión es larga.\n\n3. La Sra. Doe (Togo) da las gracias.\n",
}
RECORDS = [
    ("fr", "1. Mme Ray (Japon) réfute ces accusations.", ["JPN oppose"]),
    (
        "fr",
        "1. M. Sato (Japon), appuyé par M. Kay (Kenya), demande la suppression du paragraphe 4.",
        ["JPN delete", "KEN support"],
    ),
    (
        "fr",
        "1. Mme Ray (Suède), prenant la parole au nom de l'Union européenne, salue le rapport.",
        ["SWE/EU welcome"],
    ),
    (
        "fr",
        "1. S'exprimant au nom de l'Union européenne, Mme Ray (Suède) salue le rapport.",
        ["SWE/EU welcome"],
    ),
    (
        "fr",
        "1. M. Kay (Kenya) indique que son pays n'est pas en mesure de souscrire à l'option 2.",
        ["KEN oppose"],
    ),
    (
        "fr",
        "1. M. Kay (Kenya) retire l'objection que sa délégation avait formulée sur l'article 5.",
        ["KEN closes oppose"],
    ),
    ("fr", "1. M. Kay (Kenya) fait sienne l'idée d'un fonds.", ["KEN support"]),
    ("fr", "1. M. Kay (Kenya) est élu Vice-Président par acclamation.", []),
    ("fr", "1. M. Kay (Kenya) indique que la nuit est tombée.", []),
    ("fr", "1. M. Kay (Kenya) dit que son silence ne doit pas être interprété comme un rejet du texte.", []),
    ("es", "1. La Sra. Ray (Japón) refuta esas acusaciones.", ["JPN oppose"]),
    (
        "es",
        "1. El Sr. Sato (Japón), apoyado por el Sr. Kay (Kenya), pide la supresión del párrafo 4.",
        ["JPN delete", "KEN support"],
    ),
    (
        "es",
        "1. La Sra. Ray (Suecia), hablando en nombre de la Unión Europea, celebra el informe.",
        ["SWE/EU welcome"],
    ),
    ("es", "1. El Sr. Kay (Kenya) dice que es tarde. Pide que se añada una nota.", ["KEN amend"]),
    ("es", "1. El Sr. Kay (Kenya) retira su objeción al artículo 5.", ["KEN closes oppose"]),
    ("es", "1. El Sr. Kay (Kenya) no puede apoyar ni la opción 1 ni la opción 2.", ["KEN oppose"]),
    ("es", "1. El Sr. Kay (Kenya) es elegido Vicepresidente por aclamación.", []),
    ("es", "1. El Sr. Kay (Kenya) dice que ha anochecido. Se propone una pausa.", []),
    ("es", "1. El Sr. Kay (Kenya) dice que su silencio no debe interpretarse como un rechazo del texto.", []),
]


@pytest.mark.parametrize(("language", "paragraph", "wanted"), RECORDS)
def test_a_summary_record_tells_who_holds_what(
    language: str, paragraph: str, wanted: list[str], tmp_path: Path
) -> None:
    assert found_in(paragraph + REST[language], tmp_path, SourceKind.TRANSCRIPT) == wanted


PRESS = [
    (
        "Le délégué du Kenya a rejeté le texte. « Nous regrettons cette hâte », a-t-il ajouté.",
        ["KEN oppose", "KEN regret"],
    ),
    (
        "La déléguée du Kenya a rejeté le texte. D'après elle, il n'y a pas lieu de rouvrir la liste.",
        ["KEN oppose", "KEN oppose"],
    ),
    ("« Ce texte est inacceptable », a tranché la représentante de Cuba.", ["CUB oppose"]),
    ("Au nom de l'Union européenne, la Suède a rejeté le texte.", ["SWE/EU oppose"]),
    ("La question a été posée par la France, qui a réclamé un calendrier.", ["FRA call for"]),
    ("Une banderole proclamait « La Norvège a rejeté le texte ».", []),
    ("El delegado de Kenya rechazó el texto. «Lamentamos esta prisa», añadió.", ["KEN oppose", "KEN regret"]),
    (
        "La delegada de Kenya rechazó el texto. A su juicio, no hay motivo para reabrir la lista.",
        ["KEN oppose", "KEN oppose"],
    ),
    ("«Este texto es inaceptable», zanjó la representante de Cuba.", ["CUB oppose"]),
    ("En nombre de la Unión Europea, Suecia rechazó el texto.", ["SWE/EU oppose"]),
    ("Noruega, con el apoyo de Chile, propuso un fondo.", ["CHL support", "NOR propose"]),
    ("Una pancarta decía «Noruega rechazó el texto».", []),
]


@pytest.mark.parametrize(("text", "wanted"), PRESS)
def test_a_press_release_tells_who_holds_what(text: str, wanted: list[str], tmp_path: Path) -> None:
    assert found_in(text + "\n", tmp_path, SourceKind.REPORT) == wanted


@pytest.mark.parametrize(
    ("language", "example"),
    [
        (language, one)
        for language in ("fr", "es")
        for one in read_language(language, "provisions")["example"]
    ],
)
def test_provisions_are_found_as_a_language_writes_them(language: str, example: dict[str, list[str]]) -> None:
    sentence = example.get("matches") or example["not"]
    found = find_targets(str(sentence), load_stances(language))
    assert [seen.target.label for seen in found] == example.get("labels", [])


@pytest.mark.parametrize(
    ("language", "words", "labels"),
    [
        ("fr", "le paragraphe 4 b) ii)", ["4(b)(ii)"]),
        ("fr", "article 5, paragraphes 2 et 3", ["Article 5, paragraph 2", "Article 5, paragraph 3"]),
        ("fr", "les deuxième et troisième alinéas du préambule", ["PP2", "PP3"]),
        ("fr", "supprimer « selon qu'il convient »", ["selon qu'il convient"]),
        ("es", "inciso b) del artículo 3", ["Article 3(b)"]),
        ("es", "el párrafo 4 o el 5", ["4", "5"]),
        ("es", "los párrafos segundo y tercero del preámbulo", ["PP2", "PP3"]),
        ("es", "la opción 3", ["opción 3"]),
    ],
)
def test_labels_are_those_of_english(language: str, words: str, labels: list[str]) -> None:
    assert [seen.target.label for seen in find_targets(words, load_stances(language))] == labels


def test_an_article_of_a_named_text_is_not_one_of_the_draft() -> None:
    (seen,) = find_targets("l'article 5 de l'Accord doit rester", load_stances("fr"))
    assert seen.target.instrument == "Accord"
    (own,) = find_targets("l'article 5 du projet doit rester", load_stances("fr"))
    assert own.target.instrument is None


def found_in(text: str, folder: Path, kind: SourceKind) -> list[str]:
    path = folder / "record.txt"
    path.write_text(text, encoding="utf-8")
    positions = positions_in(path, load_registry(), kind).positions
    return sorted(told(one) for one in positions)


def told(one: Position) -> str:
    group = f"/{one.speaking_for.code}" if one.speaking_for else ""
    stance = f"closes {one.closes.value}" if one.closes else one.stance.value
    return f"{one.actor.code}{group} {stance}"
