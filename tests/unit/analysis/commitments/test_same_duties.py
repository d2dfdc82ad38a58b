"""The same duty in several instruments: agreed language is one line, what differs in substance is not."""

from pathlib import Path

import pytest

from travaux.analysis.commitments.duties import find_commitments
from travaux.analysis.commitments.same_duties import same_duties
from travaux.domain.commitments import Commitment
from travaux.pipeline.drafts import read_draft

BASE = (
    "Requests the River Fund to publish, together with the ports that keep them, an open register of gauges"
)


def duties(folder: Path, *paragraphs: str) -> tuple[Commitment, ...]:
    path = folder / "text.txt"
    numbered = "\n\n".join(f"{n}. {words};" for n, words in enumerate(paragraphs, 1))
    path.write_text(f"Resolution on gauges\n\nThe Assembly of Rivers,\n\n{numbered}\n", encoding="utf-8")
    return find_commitments(read_draft(path)).commitments


def lines(folder: Path, one: str, other: str) -> int:
    found = same_duties([duties(folder, one), duties(folder, other)])
    assert sum(map(len, found)) == 2, found
    return len(found)


@pytest.mark.parametrize(
    "other",
    [
        BASE,
        BASE.replace("an open register", "an open public register"),
        BASE.replace("that keep them,", "that keep them"),
        BASE.replace("together with the ports that keep them", "together with ports that keep them"),
    ],
)
def test_identical_and_nearly_identical_words_are_one_duty(tmp_path: Path, other: str) -> None:
    assert lines(tmp_path, BASE, other) == 1


@pytest.mark.parametrize(
    "other",
    [
        BASE.replace("Requests", "Urges"),  # another verb
        BASE.replace("the River Fund", "the Harbour Fund"),  # another doer
        BASE.replace("to publish", "not to publish"),  # its contrary
        f"{BASE} by 2031",  # with a deadline
        f"{BASE} of 12 ports",  # with a figure
        "Requests the River Fund to train the keepers of locks in reading a gauge",  # another act
    ],
)
def test_what_differs_in_verb_doer_figures_or_denial_is_another_duty(tmp_path: Path, other: str) -> None:
    assert lines(tmp_path, BASE, other) == 2


@pytest.mark.parametrize(("session", "count"), [("eighty-first session", 1), ("eighty-second session", 2)])
def test_the_session_of_a_report_tells_duties_apart(tmp_path: Path, session: str, count: int) -> None:
    report = "Requests the Secretary-General to report on the state of the gauges at its eighty-first session"
    assert lines(tmp_path, report, report.replace("eighty-first session", session)) == count


def test_two_duties_of_one_text_are_never_one(tmp_path: Path) -> None:
    own = duties(tmp_path, BASE, BASE.replace("an open register", "an open public register"))
    assert [len(line) for line in same_duties([own])] == [1, 1]
    joined = same_duties([own, duties(tmp_path, BASE)])
    assert [[number for number, _ in line] for line in joined] == [[0, 1], [0]]


def test_the_order_is_that_of_the_texts(tmp_path: Path) -> None:
    first = duties(tmp_path, "Invites Fiji to mend its lights", BASE)
    second = duties(tmp_path, BASE, "Invites Fiji to dredge its port")
    found = same_duties([first, second])
    assert [line[0][1].duty.split()[0] for line in found] == ["mend", "publish,", "dredge"]
    assert same_duties([]) == ()
