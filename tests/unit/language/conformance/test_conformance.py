"""Every language tells the same phenomena: who holds what after denial, report, condition, list and act.

Each language's file has one sentence a phenomenon and what must be found in it, and names what it does not
cover. States of the world stand in for delegations, in invented sentences.
"""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from travaux.analysis.positions.reported import find_reported
from travaux.analysis.positions.spoken import find_spoken
from travaux.analysis.speakers.identification import identify
from travaux.domain.positions import Position, Register
from travaux.domain.spans import SourceText
from travaux.formats.transcripts import read_transcript
from travaux.reference.language_data import LANGUAGES
from travaux.reference.registry import load_registry

HERE = Path(__file__).parent
FEWEST = {"en": 60, "fr": 60, "es": 60, "ar": 20, "zh": 20, "ru": 20}
"""Phenomena that each covers; of the last three explicit acts alone are read."""
RECORDS = {
    "en": "Chair: The floor is open to all delegations.\n\nNorway: {}\n\nChair: I thank the delegations.\n",
    "fr": "Président : La séance est ouverte, la parole est aux délégations.\n\nSénégal : {}\n\n"
    "Président : Je remercie les délégations.\n",
    "es": "Presidente: Se abre la sesión, tienen la palabra las delegaciones.\n\nMéxico: {}\n\n"
    "Presidente: Doy las gracias a las delegaciones.\n",
    "ar": "الرئيس: أعطي الكلمة للوفود.\n\nالمغرب: {}\n\nالرئيس: أشكر الوفود.\n",
    "zh": "主席：现在请各代表团发言。\n\n新加坡：{}\n\n主席：感谢各代表团。\n",
    "ru": "Председатель: Слово предоставляется делегациям.\n\n"
    "Казахстан: {}\n\nПредседатель: Благодарю делегации.\n",
}


def read(language: str) -> dict[str, Any]:
    return tomllib.loads((HERE / f"{language}.toml").read_text(encoding="utf-8"))


CASES = [
    pytest.param(language, case, id=f"{language}: {case['phenomenon']}")
    for language in LANGUAGES
    for case in read(language)["case"]
]


def found_in(language: str, case: dict[str, Any], folder: Path) -> Register:
    if "report" in case:
        return find_reported(SourceText("report.txt", case["report"]), load_registry(), language)
    path = folder / "record.txt"
    path.write_text(RECORDS[language].format(case["speech"]), encoding="utf-8")
    return find_spoken(identify(read_transcript(path), load_registry()), load_registry())


def told(position: Position) -> str:
    who = position.actor.code + (f"/{position.speaking_for.code}" if position.speaking_for else "")
    stance = f"closes {position.closes.value}" if position.closes else position.stance.value
    targets = ", ".join(target.label for target in position.targets)
    return f"{who} {stance}" + (f": {targets}" if targets else "")


@pytest.mark.parametrize(("language", "case"), CASES)
def test_each_language_tells_each_phenomenon(language: str, case: dict[str, Any], tmp_path: Path) -> None:
    found = found_in(language, case, tmp_path)
    assert sorted(map(told, found.positions)) == sorted(case["holds"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_covers_what_english_does_or_says_that_it_does_not(language: str) -> None:
    english = {case["phenomenon"] for case in read("en")["case"]}
    own = {case["phenomenon"] for case in read(language)["case"]}
    assert own | {*read(language)["uncovered"]} == english
    assert len(own) >= FEWEST[language]
    assert not own & {*read(language)["uncovered"]}
