"""A stand that is denied, supposed, asked, quoted, past or told as hearsay is no present one; its like is.

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


def stances(positions: tuple[Position, ...]) -> set[Stance]:
    return {one.stance for one in positions if not one.closes} & SPOKEN_OF


def told(sentence: str) -> set[Stance]:
    return stances(find_reported(SourceText("report.txt", sentence), REGISTRY, "en").positions)


def said(sentence: str, folder: Path) -> set[Stance]:
    path = folder / "record.txt"
    path.write_text(
        f"Chair: The floor is open.\n\nNorway: {sentence}\n\nChair: I thank Norway.\n", encoding="utf-8"
    )
    return stances(find_spoken(identify(read_transcript(path), REGISTRY), REGISTRY).positions)


@pytest.mark.parametrize(
    "sentence",
    [
        "Norway is rumoured to have rejected paragraph 5.",
        "Norway, it was said, had rejected paragraph 5.",
        "Insiders whispered that Norway rejected paragraph 5.",
        "Word had it that Norway rejected paragraph 5.",
        "Norway rejected paragraph 5, according to a blog.",
        "Chile, according to press reports, rejected paragraph 6.",
        "The Harbour Gazette reported that Norway rejected paragraph 5.",
        "Norway is likely to reject paragraph 5.",
        "Norway may yet reject paragraph 5.",
        "Were Norway to reject paragraph 5, the talks would end.",
        "Norway considered rejecting paragraph 5.",
        "Norway refused to be drawn on whether it opposed paragraph 5.",
        "Norway declined to comment on reports that it had rejected paragraph 5.",
        "It was not clear that Norway opposed paragraph 5.",
        "Nobody believed that Norway opposed paragraph 5.",
        "Nothing in the minutes showed that Norway opposed paragraph 5.",
        "Norway has yet to decide whether to support paragraph 5.",
        "Norway recalled that it had opposed paragraph 5 ten years earlier.",
        "A century ago, Norway opposed paragraph 5.",
        "When Norway opposed paragraph 5 in 2015, the fund was empty.",
        "Norway opposed paragraph 5, a view that it has since given up.",
        "Norway once rejected paragraph 5.",
    ],
)
def test_a_report_of_what_is_not_held_now_gives_no_stand(sentence: str) -> None:
    assert told(sentence) == set()


@pytest.mark.parametrize(
    "sentence",
    [
        "Norway, which had said nothing in 2015, opposed paragraph 5.",
        "Although rumours had suggested otherwise, Norway opposed paragraph 5.",
        "As in 2019, Norway opposed paragraph 5.",
        "As it had in 2015, Norway opposed paragraph 5.",
        "At the first session, Norway opposed paragraph 5.",
        "Norway opposed the plan adopted two years ago.",
        "Norway, supported by Chile, reportedly a newcomer, opposed paragraph 5.",
        "Norway was said to be ill, but Chile opposed paragraph 5.",
        "Nobody doubted that Norway opposed paragraph 5.",
        "When Norway opposed paragraph 5, Chile left the room.",
        "Norway once again opposed paragraph 5.",
        "Norway said it was wrong to call the fund a rumour and opposed paragraph 5.",
        "Norway opposed the fund, and Chile, according to press reports, left early.",
    ],
)
def test_a_report_of_what_is_held_keeps_the_stand(sentence: str) -> None:
    assert told(sentence) == {Stance.OPPOSE}


@pytest.mark.parametrize(
    "sentence",
    [
        "You will have read that we reject paragraph 5.",
        "A headline this morning claimed that we oppose paragraph 5.",
        "The Harbour Gazette tells its readers that we oppose paragraph 5.",
        "Whoever says that we oppose paragraph 5 has not listened.",
        "We are believed to oppose paragraph 5.",
        "To say that we oppose paragraph 5 is to misread our statement.",
        "Let nobody go home thinking that we oppose paragraph 5.",
        "There is no truth in the claim that we reject paragraph 5.",
        "We might one day oppose paragraph 5.",
        "We would oppose paragraph 5 were it to be reopened.",
        "Under a previous government we opposed paragraph 5.",
        "In my youth I opposed paragraph 5.",
        "We opposed paragraph 5 for many years; we do not any more.",
        "We have yet to decide whether to oppose paragraph 5.",
    ],
)
def test_speech_of_what_is_not_held_now_gives_no_stand(sentence: str, tmp_path: Path) -> None:
    assert said(sentence, tmp_path) == set()


@pytest.mark.parametrize(
    "sentence",
    [
        "Nobody should doubt that we oppose paragraph 5.",
        "It would be wrong to hide that we oppose paragraph 5.",
        "We oppose paragraph 5, whatever the press may write.",
        "Whatever the newspapers may say, we oppose paragraph 5.",
        "Some say that we are alone, but we oppose paragraph 5.",
        "It is not true that we are alone; we oppose paragraph 5.",
        "You may say that it is late, but we oppose paragraph 5.",
        "We have long opposed paragraph 5.",
        "According to our instructions, we oppose paragraph 5.",
        "We are expected to be brief; we reject paragraph 5.",
        "The reports show that shipping has grown, and we oppose paragraph 5.",
    ],
)
def test_speech_of_what_is_held_keeps_the_stand(sentence: str, tmp_path: Path) -> None:
    assert said(sentence, tmp_path) == {Stance.OPPOSE}
