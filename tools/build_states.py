"""Write src/travaux/reference/data/states.csv from public tables of country codes and regional groups.

Usage: python tools/build_states.py FOLDER, where FOLDER holds ``country-codes.csv`` (datasets/country-codes,
PDDL) and ``countrygroups/un-regional-groups.csv`` (openclimatedata/countrygroups, CC0). The result is
checked in; nothing else reads the tables. Corrections stand below, each a fact of UN protocol.
"""

import csv
import re
import sys
from pathlib import Path

TARGET = Path(__file__).parents[1] / "src/travaux/reference/data/states.csv"
LANGUAGES = {
    "en": "English",
    "fr": "French",
    "es": "Spanish",
    "ru": "Russian",
    "zh": "Chinese",
    "ar": "Arabic",
}
OFFICIAL = {**{code: f"official_name_{code}" for code in LANGUAGES}, "zh": "official_name_cn"}
REGIONS = {
    "African Group": "AFRICAN",
    "Asia-Pacific Group": "ASIA-PACIFIC",
    "Eastern European Group": "EASTERN-EUROPEAN",
}
OBSERVERS = ("VAT", "PSE")
# Members of specialised agencies or of the WTO that are neither Members nor observer States of the UN.
PARTICIPANTS = {
    "COK": "Cook Islands",
    "NIU": "Niue",
    "HKG": "Hong Kong, China",
    "MAC": "Macao, China",
    "TWN": "Chinese Taipei",
}
NAMES = {"CIV": "Côte d'Ivoire", "NLD": "Netherlands (Kingdom of the)", "CZE": "Czechia", **PARTICIPANTS}
REPLACED = {
    ("CIV", "ar"): ["كوت ديفوار"],
    ("TUR", "fr"): ["Türkiye", "République de Türkiye", "Turquie"],
    ("TUR", "es"): ["Türkiye", "República de Türkiye", "Turquía"],
    ("TUR", "ru"): ["Турция", "Турецкая Республика"],
    ("TUR", "zh"): ["土耳其", "土耳其共和国"],
    ("TUR", "ar"): ["تركيا", "تركيه", "جمهورية تركيا"],
    ("TUR", "en"): ["Türkiye", "Republic of Türkiye"],
    ("CIV", "fr"): ["Côte d'Ivoire", "République de Côte d'Ivoire"],
    ("CIV", "es"): ["Côte d'Ivoire", "República de Côte d'Ivoire", "Costa de Marfil"],
    ("CIV", "ru"): ["Кот-д'Ивуар", "Республика Кот-д'Ивуар"],
    ("CIV", "zh"): ["科特迪瓦", "科特迪瓦共和国"],
    ("CIV", "en"): ["Côte d'Ivoire", "Republic of Côte d'Ivoire"],
    ("HKG", "zh"): ["中国香港"],
    ("MAC", "zh"): ["中国澳门"],
    ("TWN", "zh"): ["中国台北", "中华台北"],
    ("TWN", "en"): ["Chinese Taipei", "Separate Customs Territory of Taiwan, Penghu, Kinmen and Matsu"],
    ("HKG", "en"): ["Hong Kong, China", "China, Hong Kong Special Administrative Region", "Hong Kong"],
    ("MAC", "en"): ["Macao, China", "China, Macao Special Administrative Region", "Macao"],
}
# Endings of Russian names, what becomes of them in the genitive, and whether they are an adjective's.
RUSSIAN = (
    *(("уа", "уа", False), ("оа", "оа", False), ("жа", "жи", False), ("иль", "иля", False)),
    *(("пет", "пта", False), ("анды", "андов", False), ("нь", "ня", False)),
    *(("ный", "ного", True), ("той", "того", True), ("кая", "кой", True), ("овы", "овых", True)),
    *(("ная", "ной", True), ("вая", "вой", True), ("вые", "вых", True), ("ные", "ных", True)),
    *(("ские", "ских", True), ("кое", "кого", True), ("ное", "ного", True), ("острова", "островов", False)),
    *(("штаты", "штатов", False), ("эмираты", "эмиратов", False), ("ины", "ин", False), ("ия", "ии", False)),
    *(("я", "и", False), ("ка", "ки", False), ("га", "ги", False), ("ша", "ши", False)),
    *(("ство", "ства", False), ("а", "ы", False), ("й", "я", False), ("ь", "и", False)),
    *((letter, letter + "а", False) for letter in "бвгджзклмнпрстфхцчшщ"),
)
ARTICLE = re.compile(r"\s*\((?:the|le|la|les|l'|el|los|las)\)\s*$|\s*\*+\s*$|（刚果）$")
LEADING = re.compile(r"^(?:[Tt]he|le|la|les|el|los|las) |^l['’]")


def plain(name: str) -> str:
    """Return ``name`` without asterisks and the article that the tables put after or before it."""
    before = None
    while before != name:
        before, name = name, ARTICLE.sub("", name).strip()
    return LEADING.sub("", name).replace("’", "'")


def names(row: dict[str, str], language: str) -> list[str]:
    """Return the official, short and formal names of one State in one language, without repeats."""
    replaced = REPLACED.get((row["ISO3166-1-Alpha-3"], language))
    if replaced:
        return replaced
    columns = (
        OFFICIAL[language],
        f"UNTERM {LANGUAGES[language]} Short",
        f"UNTERM {LANGUAGES[language]} Formal",
    )
    return list(dict.fromkeys(plain(row[column]) for column in columns if row[column]))


def genitive(name: str) -> str:
    """Return a Russian name as it stands after "представитель": adjectives and the first noun declined."""
    words = name.split(" ")
    for place, word in enumerate(words):
        rule = next((rule for rule in RUSSIAN if word.lower().endswith(rule[0])), None)
        if rule:
            words[place] = word[: len(word) - len(rule[0])] + rule[1]
        if not rule or not rule[2]:
            break
    return " ".join(words)


def region(code: str, groups: dict[str, set[str]]) -> str:
    """Return the regional group of a State; Türkiye is counted where it stands in elections, WEOG."""
    found = groups.get(code, set())
    chosen = "WEOG" if "WEOG" in found else next(iter(found), "")
    return REGIONS.get(chosen, chosen)


def kind(code: str) -> str:
    return "observer" if code in OBSERVERS else "participant" if code in PARTICIPANTS else "state"


def build(folder: Path) -> list[dict[str, str]]:
    """Return the rows of states.csv, by code."""
    groups: dict[str, set[str]] = {}
    with (folder / "countrygroups/un-regional-groups.csv").open(encoding="utf-8") as table:
        for row in csv.DictReader(table):
            groups.setdefault(row["Code"], set()).add(row["Region"])
    with (folder / "country-codes.csv").open(encoding="utf-8") as table:
        rows = {row["ISO3166-1-Alpha-3"]: row for row in csv.DictReader(table)}
    made = []
    for code in sorted({*groups, *OBSERVERS, *PARTICIPANTS}):
        row = rows[code]
        iso2 = row["ISO3166-1-Alpha-2"] or {"NAM": "NA"}[code]
        made.append(
            {"code": code, "iso2": iso2, "kind": kind(code), "region": region(code, groups)}
            | {"name": NAMES.get(code, plain(row["official_name_en"]))}
            | {language: "|".join(names(row, language)) for language in LANGUAGES}
            | {"ru_genitive": "|".join(genitive(name) for name in names(row, "ru") if "(" not in name)}
        )
    return made


def main() -> None:
    made = build(Path(sys.argv[1]))
    with TARGET.open("w", encoding="utf-8", newline="") as table:
        writer = csv.DictWriter(table, made[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(made)


if __name__ == "__main__":
    main()
