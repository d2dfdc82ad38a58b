"""In French and Spanish too, what is denied, supposed, past or hearsay is no present stand; its like is.

States of the world stand in for delegations, in invented sentences.
"""

from pathlib import Path

import pytest

from travaux.analysis.positions.reported import find_reported
from travaux.analysis.positions.spoken import find_spoken
from travaux.analysis.speakers.identification import identify
from travaux.domain.positions import Position, Stance
from travaux.domain.spans import SourceText
from travaux.formats.transcripts import read_transcript
from travaux.reference.registry import load_registry

REGISTRY = load_registry()
SPOKEN_OF = frozenset({Stance.OPPOSE, Stance.SUPPORT})
RECORDS = {
    "fr": "Président : La séance est ouverte.\n\nSénégal : {}\n\nPrésident : Je remercie le Sénégal.\n",
    "es": "Presidente: Se abre la sesión.\n\nMéxico: {}\n\nPresidente: Doy las gracias a México.\n",
}


def stances(positions: tuple[Position, ...]) -> set[Stance]:
    return {one.stance for one in positions if not one.closes} & SPOKEN_OF


def told(language: str, sentence: str) -> set[Stance]:
    return stances(find_reported(SourceText("report.txt", sentence), REGISTRY, language).positions)


def said(language: str, sentence: str, folder: Path) -> set[Stance]:
    path = folder / "record.txt"
    path.write_text(RECORDS[language].format(sentence), encoding="utf-8")
    return stances(find_spoken(identify(read_transcript(path), REGISTRY), REGISTRY).positions)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("fr", "On nous prête l'intention de rejeter le paragraphe 5."),
        ("fr", "Ne croyez pas que nous rejetons le paragraphe 5."),
        ("fr", "Que l'on ne dise pas que nous rejetons le paragraphe 5."),
        ("fr", "Il n'a jamais été question de rejeter le paragraphe 5."),
        ("fr", "Nous démentons avoir rejeté le paragraphe 5."),
        ("fr", "La presse écrit que nous rejetons le paragraphe 5."),
        ("fr", "Vous avez peut-être lu que nous rejetons le paragraphe 5."),
        ("fr", "Il paraît que nous rejetons le paragraphe 5."),
        ("fr", "Si nous rejetions le paragraphe 5, nous le dirions."),
        ("fr", "Nous rejetterions le paragraphe 5 si le fonds fermait."),
        ("fr", "Nous aurions rejeté le paragraphe 5."),
        ("fr", "Nous ne savons pas encore si nous rejetons le paragraphe 5."),
        ("fr", "Rejetons-nous le paragraphe 5 ?"),
        ("fr", "Une affiche disait : « Nous rejetons le paragraphe 5 »."),
        ("fr", "Mon prédécesseur rejetait le paragraphe 5."),
        ("fr", "Sous le gouvernement précédent, nous rejetions le paragraphe 5."),
        ("fr", "Dans les années quatre-vingt, nous rejetions le paragraphe 5."),
        ("fr", "Nous avons longtemps rejeté le paragraphe 5, mais nous avons changé d'avis."),
        ("fr", "À la session précédente, nous avons rejeté le paragraphe 5."),
        ("fr", "Rien ne permet de dire que nous rejetons le paragraphe 5."),
        ("es", "No crean que rechazamos el párrafo 5."),
        ("es", "Que nadie diga que rechazamos el párrafo 5."),
        ("es", "Nunca se trató de rechazar el párrafo 5."),
        ("es", "Desmentimos haber rechazado el párrafo 5."),
        ("es", "La prensa escribe que rechazamos el párrafo 5."),
        ("es", "Quizás hayan leído que rechazamos el párrafo 5."),
        ("es", "Parece que rechazamos el párrafo 5, según los periódicos."),
        ("es", "Si rechazáramos el párrafo 5, lo diríamos."),
        ("es", "Rechazaríamos el párrafo 5 si el fondo cerrara."),
        ("es", "Habríamos rechazado el párrafo 5."),
        ("es", "Todavía no sabemos si rechazamos el párrafo 5."),
        ("es", "¿Rechazamos el párrafo 5?"),
        ("es", "Un cartel decía: «Rechazamos el párrafo 5»."),
        ("es", "Mi predecesor rechazaba el párrafo 5."),
        ("es", "Con el gobierno anterior, rechazábamos el párrafo 5."),
        ("es", "En los años ochenta rechazamos el párrafo 5."),
        ("es", "Durante mucho tiempo rechazamos el párrafo 5, pero hemos cambiado de opinión."),
        ("es", "En la sesión anterior rechazamos el párrafo 5."),
        ("es", "Nada permite decir que rechazamos el párrafo 5."),
        ("es", "Se nos acusa de rechazar el párrafo 5."),
        ("es", "Se dice que rechazamos el párrafo 5."),
    ],
)
def test_speech_of_what_is_not_held_now_gives_no_stand(language: str, sentence: str, tmp_path: Path) -> None:
    assert said(language, sentence, tmp_path) == set()


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("fr", "Que personne n'en doute : nous rejetons le paragraphe 5."),
        ("fr", "Nous ne pouvons que rejeter le paragraphe 5."),
        ("fr", "Certains hésitent, mais nous rejetons le paragraphe 5."),
        ("fr", "Nous avons toujours rejeté le paragraphe 5."),
        ("fr", "Comme en 2015, nous rejetons le paragraphe 5."),
        ("fr", "Il est vrai que nous rejetons le paragraphe 5."),
        ("fr", "Nous rejetons le paragraphe 5, quoi qu'en dise la presse."),
        ("fr", "Selon nos instructions, nous rejetons le paragraphe 5."),
        ("fr", "Nous rejetons, aujourd'hui comme hier, le paragraphe 5."),
        ("fr", "On nous dit que le temps presse, mais nous rejetons le paragraphe 5."),
        ("fr", "S'il vous plaît, notez que nous rejetons le paragraphe 5."),
        ("fr", "Nous tenons à rejeter clairement le paragraphe 5."),
        ("fr", "Au nom du Groupe des 77, nous rejetons le paragraphe 5."),
        ("es", "Que nadie lo dude: rechazamos el párrafo 5."),
        ("es", "No podemos sino rechazar el párrafo 5."),
        ("es", "Algunos dudan, pero nosotros rechazamos el párrafo 5."),
        ("es", "Siempre hemos rechazado el párrafo 5."),
        ("es", "Como en 2015, rechazamos el párrafo 5."),
        ("es", "Es cierto que rechazamos el párrafo 5."),
        ("es", "Rechazamos el párrafo 5, diga lo que diga la prensa."),
        ("es", "Según nuestras instrucciones, rechazamos el párrafo 5."),
        ("es", "Hoy, como ayer, rechazamos el párrafo 5."),
        ("es", "Se nos dice que el tiempo apremia, pero rechazamos el párrafo 5."),
        ("es", "En nombre del Grupo de los 77, rechazamos el párrafo 5."),
    ],
)
def test_speech_of_what_is_held_keeps_the_stand(language: str, sentence: str, tmp_path: Path) -> None:
    assert said(language, sentence, tmp_path) == {Stance.OPPOSE}


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("fr", "Le Maroc rejetterait le paragraphe 5, selon certaines sources."),
        ("fr", "Le Maroc aurait rejeté le paragraphe 5."),
        ("fr", "Il se murmurait que le Maroc rejetait le paragraphe 5."),
        ("fr", "Un blogueur a prétendu que le Maroc rejetait le paragraphe 5."),
        ("fr", "Le Maroc a démenti avoir rejeté le paragraphe 5."),
        ("fr", "Le Maroc s'est défendu de rejeter le paragraphe 5."),
        ("fr", "Le Maroc avait rejeté le paragraphe 5 vingt ans plus tôt."),
        ("fr", "Le Maroc a rejeté autrefois le paragraphe 5."),
        ("fr", "Le Maroc pourrait un jour rejeter le paragraphe 5."),
        ("fr", "Le Maroc menaçait de rejeter le paragraphe 5."),
        ("fr", "Le Maroc n'a pas dit s'il rejetait le paragraphe 5."),
        ("fr", "Personne n'a dit que le Maroc rejetait le paragraphe 5."),
        ("fr", "Le Maroc ne rejetait plus le paragraphe 5."),
        ("fr", "Le Maroc rejetterait le paragraphe 5 si le fonds fermait."),
        ("es", "Chile rechazaría el párrafo 5, según ciertas fuentes."),
        ("es", "Chile habría rechazado el párrafo 5."),
        ("es", "Se murmuraba que Chile rechazaba el párrafo 5."),
        ("es", "Un bloguero afirmó que Chile rechazaba el párrafo 5."),
        ("es", "Chile desmintió haber rechazado el párrafo 5."),
        ("es", "Chile había rechazado el párrafo 5 veinte años antes."),
        ("es", "Chile podría algún día rechazar el párrafo 5."),
        ("es", "Chile amenazó con rechazar el párrafo 5."),
        ("es", "Chile no dijo si rechazaba el párrafo 5."),
        ("es", "Nadie dijo que Chile rechazara el párrafo 5."),
        ("es", "Chile ya no rechazaba el párrafo 5."),
        ("es", "Chile rechazaría el párrafo 5 si el fondo cerrara."),
    ],
)
def test_a_report_of_what_is_not_held_now_gives_no_stand(language: str, sentence: str) -> None:
    assert told(language, sentence) == set()


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("fr", "Le Maroc a déclaré qu'il rejetait le paragraphe 5."),
        ("fr", "Le représentant du Maroc a dit que sa délégation rejetait le paragraphe 5."),
        ("fr", "À la reprise de la session, le Maroc a rejeté le paragraphe 5."),
        ("fr", "Malgré les rumeurs, le Maroc a rejeté le paragraphe 5."),
        ("fr", "Le Maroc aurait préféré un texte plus fort et a rejeté le paragraphe 5."),
        ("es", "Chile declaró que rechazaba el párrafo 5."),
        ("es", "El representante de Chile dijo que su delegación rechazaba el párrafo 5."),
        ("es", "Al reanudarse el período de sesiones, Chile rechazó el párrafo 5."),
        ("es", "Pese a los rumores, Chile rechazó el párrafo 5."),
        ("es", "Chile habría preferido un texto más fuerte y rechazó el párrafo 5."),
    ],
)
def test_a_report_of_what_is_held_keeps_the_stand(language: str, sentence: str) -> None:
    assert told(language, sentence) == {Stance.OPPOSE}
