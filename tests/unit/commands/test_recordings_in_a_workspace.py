"""A recording is added, transcribed by a run and read as a meeting; what was not heard surely is reviewed."""

import wave
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from travaux.commands import adding, running
from travaux.commands.adding import Added, add
from travaux.commands.reviewing import decide
from travaux.commands.workspace import create
from travaux.domain.positions import Register
from travaux.domain.recordings import Fitness, HeardWord, LanguageGuess, SoundFacts
from travaux.domain.review import ReviewDecision
from travaux.domain.runs import RunEvent, State
from travaux.domain.sources import SourceKind, Viewer, Visibility
from travaux.errors import NotFound
from travaux.pipeline import tools, transcription
from travaux.store.workspace import Workspace, open_workspace
from travaux.views.recordings import recording_view
from travaux.views.review.findings import queue
from travaux.views.snapshot import Snapshots

SAID = (
    "The meeting is called to order. I give the floor to the representative of Kenya. Thank you, Chair. "
    "Kenya supports paragraph 4. We oppose the new paragraph 9. "
    "I thank the representative of Kenya. The meeting is adjourned."
)


@dataclass
class Hears:
    """Hears what was said, "oppose" unsurely."""

    identity: str = "hears 1"

    def fitness(self, language: str) -> Fitness:  # noqa: ARG002
        return Fitness.GOOD

    def language_of(self, sound: NDArray[np.float32]) -> LanguageGuess | None:  # noqa: ARG002
        return LanguageGuess("en", 0.99)

    def recognise(
        self,
        sound: NDArray[np.float32],  # noqa: ARG002
        language: str,  # noqa: ARG002
        expected: Sequence[str] = (),  # noqa: ARG002
    ) -> Sequence[HeardWord]:
        return [
            HeardWord(word, 400 * place, 400 * place + 300, 0.3 if word == "oppose" else 0.95)
            for place, word in enumerate(SAID.split())
        ]


@pytest.fixture(autouse=True)
def hearing(monkeypatch: pytest.MonkeyPatch) -> None:
    facts = SoundFacts(20_000, 1)
    for module in (adding, transcription):
        monkeypatch.setattr(module, "sound_facts", lambda _: facts)
    monkeypatch.setattr(transcription, "sound_blocks", lambda _: [np.zeros(20 * 16_000, dtype=np.float32)])
    monkeypatch.setattr(tools, "speech_recogniser", lambda *_: Hears())


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    create(tmp_path / "w", None, "none", None)
    return open_workspace(tmp_path / "w")


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    with wave.open(str(tmp_path / "talk.wav"), "wb") as file:
        file.setparams((1, 2, 16_000, 0, "NONE", ""))
        file.writeframes(bytes(32_000))
    return tmp_path / "talk.wav"


def added(workspace: Workspace, talk: Path, **said: object) -> Added:
    (one,) = add(workspace, [(talk, said)], "Ana")
    return one


def positions(workspace: Workspace) -> list[tuple[str, str]]:
    register = Snapshots(workspace, Viewer.KEEPER).now().result(Register, "")
    return [(one.holder.name, one.stance.value) for one in register.positions]


def test_a_recording_is_checked_kept_and_private_unless_said_otherwise(
    workspace: Workspace, talk: Path
) -> None:
    one = added(workspace, talk)
    assert (one.status, one.error, dict(one.counts)) == ("added", None, {"seconds": 20})
    assert one.source is not None
    assert one.source.facts.kind is SourceKind.RECORDING
    assert one.source.facts.visibility is Visibility.PRIVATE
    assert added(workspace, talk).status == "unchanged"
    public = added(workspace, talk, visibility="public")
    assert public.source is not None
    assert public.source.facts.visibility is Visibility.PUBLIC


def test_a_text_added_as_a_recording_leaves_nothing_behind(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "talk.mp3").write_text("just words")
    one = added(workspace, tmp_path / "talk.mp3", kind="recording")
    assert (one.status, "is no sound or film" in str(one.error)) == ("failed", True)
    assert list(workspace.originals.addresses()) == []


def test_a_run_transcribes_it_and_reads_it_as_a_meeting(workspace: Workspace, talk: Path) -> None:
    added(workspace, talk, language="en")
    events: list[RunEvent] = []
    summary = running.run(workspace, "Ana", events.append)
    assert summary.failures == ()
    assert any(event.state is State.UNDER_WAY and event.stage == "transcribe" for event in events)
    assert positions(workspace) == [("Kenya", "support")]


def test_what_was_not_heard_surely_enters_when_a_person_confirms_it(workspace: Workspace, talk: Path) -> None:
    added(workspace, talk, language="en")
    running.run(workspace, "Ana")
    snapshot = Snapshots(workspace, Viewer.KEEPER).now()
    (item,) = [one for one in queue(snapshot) if one.key.kind == "hearing"]
    assert str(item.now) == "heard as “oppose” (30%): listen"
    assert item.citations[1].quote == "We oppose the new paragraph 9."
    assert item.citations[1].start_ms is not None
    decide(workspace, [item], ReviewDecision.CONFIRM, "Ana")
    running.run(workspace, "Ana")
    assert positions(workspace) == [("Kenya", "support"), ("Kenya", "oppose")]


def test_another_title_costs_no_hearing(
    workspace: Workspace, talk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    added(workspace, talk, language="en")
    running.run(workspace, "Ana")
    monkeypatch.setattr(Hears, "recognise", lambda *_: pytest.fail("heard again"))
    added(workspace, talk, title="Lamps")
    assert running.run(workspace, "Ana").failures == ()


def test_a_lone_text_needs_no_recogniser(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text("1. Decides to light every lamp.\n\n2. Requests a report on fog.\n")
    added(workspace, tmp_path / "draft.txt")
    summary = running.run(workspace, "Ana")
    assert summary.failures == ()
    assert summary.stages["transcribe"] == {}


def test_a_player_finds_turns_words_times_and_doubts(workspace: Workspace, talk: Path) -> None:
    one = added(workspace, talk, language="en")
    assert one.source is not None
    running.run(workspace, "Ana")
    view = recording_view(Snapshots(workspace, Viewer.KEEPER).now(), one.source.id)
    words = [word for turn in view.turns for word in turn.words]
    assert " ".join(word.text for word in words) == SAID
    assert [word.text for word in words if word.hearing] == ["oppose"]
    assert [(word.start_ms, word.probability) for word in words[:2]] == [(0, 0.95), (400, 0.95)]
    assert [turn.turn.speaker.name if turn.turn else None for turn in view.turns] == [
        "Chair",
        "Kenya",
        None,
        "Chair",
    ]
    assert view.media_type == "audio/wav"


def test_what_is_no_recording_has_no_player(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text("1. Decides to light every lamp.\n")
    one = added(workspace, tmp_path / "draft.txt")
    assert one.source is not None
    with pytest.raises(NotFound, match="is no recording"):
        recording_view(Snapshots(workspace, Viewer.KEEPER).now(), one.source.id)
