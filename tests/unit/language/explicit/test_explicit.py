"""Arabic, Chinese and Russian: reservations, dissociations and votes are read, nothing is taken for them."""

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from travaux.analysis.positions.reported import find_reported
from travaux.analysis.positions.spoken import find_spoken
from travaux.analysis.speakers.identification import identify
from travaux.cli import travaux
from travaux.domain.positions import Moment, Position, Register, Time
from travaux.domain.spans import SourceText
from travaux.formats.transcripts import read_transcript
from travaux.language.identification import language_written
from travaux.reference.explicit_acts import ActRule, TargetRule, load_acts, read_for_acts
from travaux.reference.modifier_rules import ModifierRule, load_modifiers
from travaux.reference.registry import load_registry

HERE = Path(__file__).parent
LANGUAGES = read_for_acts()
FOUND, NONE = 25, 15  # the fewest sentences a language that must be found, and that must not


def read(language: str) -> dict[str, Any]:
    return tomllib.loads((HERE / f"{language}.toml").read_text(encoding="utf-8"))


def register_of(text: str, folder: Path) -> Register:
    path = folder / "record.txt"
    path.write_text(text, encoding="utf-8")
    return find_spoken(identify(read_transcript(path), load_registry()), load_registry())


def told(position: Position) -> str:
    who = position.actor.code + (f"/{position.speaking_for.code}" if position.speaking_for else "")
    stance = f"closes {position.closes.value}" if position.closes else position.stance.value
    targets = ", ".join(target.label for target in position.targets)
    return f"{who} {stance}" + (f": {targets}" if targets else "")


def rules_of(language: str) -> list[ActRule | TargetRule | ModifierRule]:
    rules = load_acts(language)
    assert rules is not None
    return [*rules.acts, *rules.targets, *load_modifiers(language).rules]


@pytest.mark.parametrize(
    ("language", "sentence", "wanted"), [(one, *pair) for one in LANGUAGES for pair in read(one)["found"]]
)
def test_an_explicit_act_is_found(language: str, sentence: str, wanted: str, tmp_path: Path) -> None:
    found = register_of(read(language)["record"].format(sentence), tmp_path)
    assert [told(one) for one in found.positions] == [wanted]


@pytest.mark.parametrize(
    ("language", "sentence"), [(one, sentence) for one in LANGUAGES for sentence in read(one)["none"]]
)
def test_what_is_no_act_of_the_speaker_is_not_taken_for_one(
    language: str, sentence: str, tmp_path: Path
) -> None:
    found = register_of(read(language)["record"].format(sentence), tmp_path)
    assert found.positions == ()
    assert found.unresolved


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_matches_its_sentence_and_not_the_other(language: str) -> None:
    for rule in rules_of(language):
        assert rule.pattern.search(rule.match), rule.match
        assert not rule.pattern.search(rule.other), rule.other


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_sentences_enough_of_both_kinds(language: str) -> None:
    assert language in read_for_acts()
    assert len(read(language)["found"]) >= FOUND
    assert len(read(language)["none"]) >= NONE


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "الرئيس: أعطي الكلمة لممثل مصر.\n\nالسيد محمود (مصر) (تكلم بالعربية): يشرفني أن أتكلم نيابة عن "
            "مجموعة الـ 77 والصين. نبدي تحفظنا على الفقرة 7.\n",
            "EGY/G77 reserve: 7",
        ),
        (
            "主席：现在请中国代表发言。\n\n王先生（中国）：我谨代表77国集团和中国发言。我们对第7段表示保留。\n",
            "CHN/G77 reserve: 7",
        ),
        (
            "Председатель: Слово имеет представитель Российской Федерации.\n\n"
            "Г-н Иванов (Российская Федерация): Имею честь выступать от имени Группы 77 и Китая. "
            "Мы оговариваем свою позицию по пункту 7.\n",
            "RUS/G77 reserve: 7",
        ),
    ],
)
def test_an_act_on_behalf_of_a_group_is_the_groups(text: str, wanted: str, tmp_path: Path) -> None:
    found = register_of(text, tmp_path)
    assert [told(one) for one in found.positions] == [wanted]
    assert [one.capacity for one in found.positions] == ["on behalf of"]


@pytest.mark.parametrize(
    ("language", "support", "name"),
    [
        ("ar", "نؤيد الفقرة 7.", "Arabic"),
        ("zh", "我们支持第7段。", "Chinese"),
        ("ru", "Мы поддерживаем пункт 7.", "Russian"),
    ],
)
def test_what_is_not_read_is_said(language: str, support: str, name: str, tmp_path: Path) -> None:
    spoken = register_of(read(language)["record"].format(support), tmp_path)
    assert [str(one.reason) for one in spoken.unresolved] == [
        f"not read in this language: {name}, of which speakers, capacity and explicit reservations, "
        "dissociations and votes alone are read"
    ]
    told_of = find_reported(SourceText("report.txt", support), load_registry())
    assert not told_of.positions
    assert [str(one.reason).partition(",")[0] for one in told_of.unresolved] == [
        f"not read in this language: {name}"
    ]


def test_a_vote_to_come_is_announced_and_one_explained_after_it_is_after(tmp_path: Path) -> None:
    record = read("ru")["record"]
    (coming,) = register_of(record.format("Мы будем голосовать против текста."), tmp_path).positions
    (cast,) = register_of(record.format("Мы голосовали против текста."), tmp_path).positions
    (explained,) = register_of(
        record.format("Я выступаю по мотивам голосования после голосования. Мы голосовали против текста."),
        tmp_path,
    ).positions
    assert (coming.time, cast.time) == (Time.ANNOUNCED, Time.NOW)
    assert (cast.moment, explained.moment) == (Moment.UNKNOWN, Moment.AFTER)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("نؤيد الفقرة", "ar"),
        ("我们支持", "zh"),
        ("Мы поддерживаем", "ru"),
        ("ما از این بند پشتیبانی می‌کنیم", None),
        ("私たちは支持します", None),
        ("Ми підтримуємо цей пункт", None),
        ("We support the text of the draft and thank the Chair", "en"),
    ],
)
def test_a_script_tells_its_language_unless_letters_are_of_another(text: str, language: str | None) -> None:
    assert language_written(text) == language


@pytest.mark.parametrize(
    ("language", "act", "name"),
    [
        ("ar", "صوتنا ضد النص.", "Arabic"),
        ("zh", "我们对案文投了反对票。", "Chinese"),
        ("ru", "Мы голосовали против текста.", "Russian"),
    ],
)
def test_a_report_counts_the_sentences_that_are_not_read(
    language: str, act: str, name: str, tmp_path: Path
) -> None:
    path = tmp_path / "record.txt"
    path.write_text(read(language)["record"].format(act), encoding="utf-8")
    made = CliRunner().invoke(travaux, ["report", str(path), "--json"])
    assert made.exit_code == 0, made.output
    reasons = [one["reason"] for one in json.loads(made.stdout)["omitted"]]
    assert f"sentences not read in this language: {name}" in reasons
